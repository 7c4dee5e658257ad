//! Minutes of an appraisal (*biên bản thẩm định*): what both parties sign, as data. What only people know is left to them to fill
//! in: who was there, where and when.

use super::ledger::ledger_in_full;
use super::messages::minutes::{self, DifferenceInWords, ForNowInWords, OfMax, Origins, TotalInWords};
use super::objections::objections;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, Level, Phrase, Room, ScorecardRequest, Tone,
    difference,
};
use crate::column::{Column, PerColumn};
use crate::criteria::{Node, TOTAL};
use crate::evaluate::Status;
use crate::finding::{Finding, Severity};
use crate::language::{InWords, NodeCode, Show, Text};
use crate::number::Decimal;
use crate::receipt::{InputBytes, Receipt};
use crate::source::Sources;
use crate::text::visible;

/// Minutes of an appraisal.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// Their language.
    pub language: Language,
    /// The unit that was appraised.
    pub unit: String,
    /// The title of the edition.
    pub edition: String,
    /// The two totals.
    pub totals: PerColumn<TotalOf>,
    /// Appraisal − self.
    pub difference: Decimal,
    /// The index and the bands, where the edition has them.
    pub standings: Vec<String>,
    /// The points of each group, and the total.
    pub groups: Grid,
    /// The ledger: every change with its reason; `None` where nothing was changed.
    pub changes: Option<Grid>,
    /// Errors and warnings that are not settled; `None` where there are none.
    pub open: Option<Grid>,
    /// What the unit objects, with the replies.
    pub objections: Option<Grid>,
    /// What the figures were worked out from.
    pub made_from: MadeFrom,
}

/// What minutes were made from.
#[derive(Clone, Debug)]
pub struct MadeFrom {
    /// The receipt, by the beginning of its hash.
    pub receipt: String,
    /// The id of the edition.
    pub criteria: String,
}

/// The total of a column.
#[derive(Clone, Copy, Debug)]
pub struct TotalOf {
    /// Its points, as they are printed.
    pub points: Decimal,
    /// The most that there could be.
    pub max: Option<Decimal>,
    /// Whether it may change.
    pub for_now: bool,
}

/// The minutes of a form that was appraised; `None` where a column or its total is missing.
pub(crate) fn minutes(
    request: &ScorecardRequest<'_>,
    findings: &[Finding],
    sources: &Sources,
    input: &InputBytes,
) -> Option<Minutes> {
    let ScorecardRequest { criteria, submission, evaluation, language, .. } = *request;
    let changes = ledger_in_full(criteria, submission, evaluation, language)?;
    // the total alone is no change
    let changes = Some(changes.grid).filter(|grid| grid.rows.len() > 1);
    let total = |column| {
        let outcome = evaluation.outcome(Node::Total, column)?;
        Some(TotalOf {
            points: criteria.rounding.printed(outcome.shown?),
            max: criteria.max.map(|max| max.normalize()),
            for_now: outcome.status == Status::Provisional,
        })
    };
    let receipt = Receipt::new(criteria, submission, evaluation, input);
    Some(Minutes {
        language,
        unit: submission.unit.name.clone().unwrap_or_else(|| submission.unit.id.clone()),
        edition: criteria.title.clone(),
        totals: PerColumn { own: total(Column::Own)?, appraisal: total(Column::Appraisal)? },
        difference: criteria.rounding.printed(difference(evaluation, Node::Total)?),
        standings: request.standings().into_iter().map(|line| line.text).collect(),
        groups: groups(request),
        changes,
        open: open(findings, sources, language),
        objections: objections(criteria, submission, evaluation, language),
        made_from: MadeFrom { receipt: receipt.short_hash().to_owned(), criteria: criteria.id.clone() },
    })
}

/// The rows at the top that go into the total, and the total.
fn groups(request: &ScorecardRequest<'_>) -> Grid {
    let ScorecardRequest { criteria, evaluation, language, .. } = *request;
    let printed = |figure: Option<Decimal>| figure.map(|figure| criteria.rounding.printed(figure));
    let figure = |phrase| GridColumn::new(language.say(phrase), Align::Right, Room::Content);
    let text = |phrase, room| GridColumn::new(language.say(phrase), Align::Left, room);
    let row = |node: Node| {
        let criterion = criteria.criterion(node);
        let (tone, level) = match criterion {
            Some(_) => (Tone::Plain, Level::Inner),
            None => (Tone::Strong, Level::Total),
        };
        let max = criterion.map_or(criteria.max, |row| row.max).map(|max| max.normalize());
        let shown = |column| printed(evaluation.outcome(node, column).and_then(|outcome| outcome.shown));
        let difference =
            difference(evaluation, node).map(|it| Content::Difference(criteria.rounding.printed(it)));
        let title = criterion.map_or(language.say(Phrase::Total), |row| &row.title);
        let cells = vec![
            Cell::code(criterion.map_or("", |row| &row.code), tone),
            Cell::new(title, tone),
            Cell::new(max, tone),
            Cell::new(shown(Column::Own), tone),
            Cell::new(shown(Column::Appraisal), tone),
            Cell::new(difference, tone),
        ];
        GridRow { level, cells }
    };
    let top = criteria.top.iter().filter(|row| criteria.rows[**row].role.counts());
    Grid {
        columns: vec![
            text(Phrase::Code, Room::Content),
            text(Phrase::Criterion, Room::Rest),
            figure(Phrase::Max),
            figure(Phrase::SelfAnswer),
            figure(Phrase::AppraisalAnswer),
            figure(Phrase::Difference),
        ],
        rows: top.map(|row| Node::Row(*row)).chain([Node::Total]).map(row).collect(),
    }
}

/// What has not been settled: remarks alone bind nobody.
fn open(findings: &[Finding], sources: &Sources, language: Language) -> Option<Grid> {
    let column = |text: Text, room| GridColumn::new(text.in_language(language), Align::Left, room);
    let row = |finding: &Finding| {
        // the heading says that it is a row
        let code = finding.criterion.clone().map(|code| match &*code {
            TOTAL => NodeCode(code).said(language),
            _ => code,
        });
        let place = finding.place.as_ref().map(|place| {
            let (name, position) = sources.locate(place);
            // the folder is that of one computer
            let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
            position.row_of_file(&visible(name))
        });
        let cells = vec![
            Cell::code(&code.unwrap_or_default(), Tone::Plain),
            Cell::plain(finding.severity.name().in_language(language)),
            Cell::plain(finding.message(language)),
            Cell::plain(place),
        ];
        GridRow { level: Level::Inner, cells }
    };
    let is_open = |finding: &&Finding| finding.severity != Severity::Note;
    let rows: Vec<GridRow> = findings.iter().filter(is_open).map(row).collect();
    let columns = vec![
        column(minutes::ROW, Room::Content),
        column(minutes::KIND, Room::Content),
        column(minutes::FINDING, Room::Rest),
        column(minutes::PLACE, Room::Content),
    ];
    (!rows.is_empty()).then_some(Grid { columns, rows })
}

impl Minutes {
    /// What they were made from.
    pub(crate) fn origins(&self) -> String {
        let MadeFrom { receipt, criteria } = self.made_from.clone();
        Origins { receipt, criteria }.said(self.language)
    }

    /// The totals and their difference, in figures and in words.
    pub(crate) fn in_words(&self) -> Vec<String> {
        let language = self.language;
        let total = |column: Text, total: TotalOf| {
            let TotalOf { points, max, for_now } = total;
            let (max, words) = (OfMax(max.map(|max| max.said(language))), InWords(points));
            let points = points.said(language);
            if for_now {
                ForNowInWords { column, points, max, words }.said(language)
            } else {
                TotalInWords { column, points, max, words }.said(language)
            }
        };
        let points = Content::Difference(self.difference).said(language);
        vec![
            total(minutes::SELF_TOTAL, self.totals.own),
            total(minutes::APPRAISAL_TOTAL, self.totals.appraisal),
            DifferenceInWords { points, words: InWords(self.difference) }.said(language),
        ]
    }
}
