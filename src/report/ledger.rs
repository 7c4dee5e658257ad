//! The ledger: every change from self-score to appraisal with its reason, adding up to the difference of the totals.

use super::messages::causes::Under;
use super::{
    Align, Cause, Cell, Change, Content, Grid, GridColumn, GridRow, Language, Level, Line, Mark, Phrase,
    Room, Sheet, Tone, changes, difference,
};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Node, TOTAL, Words};
use crate::evaluate::{Evaluation, Status};
use crate::language::{Computed, NodeCode, Show};
use crate::number::{Decimal, Exact};
use crate::submission::Submission;
use crate::text::shortened;

/// One line of the ledger.
struct Entry {
    code: String,
    title: String,
    own: Option<Decimal>,
    appraisal: Option<Decimal>,
    difference: Exact,
    reason: String,
}

/// So many letters of a title are shown where there is little room, and of that above it.
const SHORT_TITLE: usize = 70;
const SHORT_PARENT: usize = 30;

/// By what rows are called.
type Titles = fn(&Criteria, usize, Language) -> String;

/// The ledger of a form that is appraised, each row under the title of the one above it, without which *Năm 2022* says
/// nothing; `None` where a column or a total is absent, or the appraisal is not finished.
pub(crate) fn ledger(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Sheet> {
    ledger_called(title_in_short, criteria, submission, evaluation, language)
}

/// The same for paper, where no title is shortened.
pub(super) fn ledger_in_full(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Sheet> {
    ledger_called(title_under, criteria, submission, evaluation, language)
}

/// The title of a row, under that of the row above it.
pub(super) fn title_under(criteria: &Criteria, row: usize, language: Language) -> String {
    let title = criteria.rows[row].title.clone();
    let parent = criteria.rows[row].parent.map(|parent| &criteria.rows[parent]);
    match parent.filter(|parent| parent.depth > 1) {
        Some(parent) => Under { parent: parent.title.clone(), title }.said(language),
        None => title,
    }
}

/// The same where there is little room: the row above is told by its beginning.
pub(super) fn title_in_short(criteria: &Criteria, row: usize, language: Language) -> String {
    let title = shortened(&criteria.rows[row].title, SHORT_TITLE);
    let parent = criteria.rows[row].parent.map(|parent| &criteria.rows[parent]);
    match parent.filter(|parent| parent.depth > 1) {
        Some(parent) => Under { parent: shortened(&parent.title, SHORT_PARENT), title }.said(language),
        None => title,
    }
}

fn ledger_called(
    titles: Titles,
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Sheet> {
    let total = difference(evaluation, Node::Total)?;
    let entries = entries(titles, criteria, submission, evaluation, language)?;
    let printed = |figure: Option<Decimal>| figure.map(|figure| criteria.rounding.printed(figure));
    let signed = |exact: &Exact| match exact.to_decimal() {
        Some(difference) => Content::Difference(criteria.rounding.printed(difference)),
        None => {
            let sign = if exact.is_negative() { "" } else { "+" };
            Content::Said(Computed(format!("{sign}{exact}")).into())
        }
    };
    let column = |phrase, align, room| GridColumn::new(language.say(phrase), align, room);
    let columns = vec![
        column(Phrase::Code, Align::Left, Room::Content),
        column(Phrase::Criterion, Align::Left, Room::Rest),
        column(Phrase::SelfAnswer, Align::Right, Room::Content),
        column(Phrase::AppraisalAnswer, Align::Right, Room::Content),
        column(Phrase::Difference, Align::Right, Room::Content),
        column(Phrase::Reason, Align::Left, Room::Rest),
    ];
    let mut rows: Vec<GridRow> = entries
        .iter()
        .map(|entry| GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::code(&entry.code, Tone::Plain),
                Cell::plain(entry.title.as_str()),
                Cell::plain(printed(entry.own)),
                Cell::plain(printed(entry.appraisal)),
                Cell::plain(signed(&entry.difference)),
                Cell::plain(entry.reason.as_str()),
            ],
        })
        .collect();
    rows.extend(facts(criteria, submission));
    let for_now = |column| {
        evaluation.outcome(Node::Total, column).is_some_and(|total| total.status == Status::Provisional)
    };
    let shown = |column| {
        let total = evaluation.outcome(Node::Total, column).and_then(|total| total.shown);
        let mark = (for_now(column) && total.is_some()).then_some(Mark::Provisional);
        Cell { mark, ..Cell::new(printed(total), Tone::Strong) }
    };
    rows.push(GridRow {
        level: Level::Total,
        cells: vec![
            Cell::new(Content::Empty, Tone::Strong),
            Cell::new(language.say(Phrase::Total), Tone::Strong),
            shown(Column::Own),
            shown(Column::Appraisal),
            Cell::new(signed(&Exact::from(total)), Tone::Strong),
            Cell::plain(Content::Empty),
        ],
    });
    let sum = Exact::sum(entries.iter().map(|entry| &entry.difference));
    let agrees = sum == Exact::from(total);
    let verdict = language.ledger_verdict(entries.len(), &signed(&sum).said(language), agrees);
    let tone = if agrees { Tone::Good } else { Tone::Bad };
    let legend = Column::BOTH.into_iter().any(for_now);
    let legend = legend.then(|| Line::new(language.say(Phrase::LegendProvisional), Tone::Faint));
    let notes = legend.into_iter().chain([Line::new(verdict, tone)]).collect();
    Some(Sheet { notes, ..Sheet::of(Grid { columns, rows }) })
}

/// Ledgers of several forms for spreadsheets, each with the name of its form.
pub(crate) fn ledger_flat<'l>(ledgers: impl IntoIterator<Item = (&'l str, &'l Sheet)>) -> Grid {
    let row = |file: &str, row: &GridRow| {
        let mut cells = [vec![Cell::plain(file)], row.cells.clone()].concat();
        if row.level == Level::Total {
            cells[1] = Cell::code(TOTAL, Tone::Strong);
        }
        cells
    };
    let rows =
        ledgers.into_iter().flat_map(|(file, ledger)| ledger.grid.rows.iter().map(move |of| row(file, of)));
    Grid::flat(["file", "code", "title", "self", "appraisal", "difference", "reason"], rows)
}

/// The facts that the appraisal changed, as they are written: what that does to points stands at the rows that use them.
fn facts(criteria: &Criteria, submission: &Submission) -> impl Iterator<Item = GridRow> {
    submission.fact_changes.iter().map(|change| {
        let fact = &criteria.facts[change.fact];
        let cells = vec![
            Cell::code(&fact.name, Tone::Plain),
            Cell::plain(fact.title.as_str()),
            Cell::plain(change.written.own.value.as_str()),
            Cell::plain(change.written.appraisal.value.as_str()),
            Cell::plain(Content::Empty),
            Cell::plain(change.note.as_ref().map(|note| note.value.as_str())),
        ];
        GridRow { level: Level::Inner, cells }
    })
}

/// The changes as lines.
fn entries(
    titles: Titles,
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Vec<Entry>> {
    let changes = changes(criteria, evaluation)?;
    let entry = |Change { node, cause, difference }: Change| {
        let code = match node {
            Node::Row(row) => criteria.rows[row].code.clone(),
            Node::Total => NodeCode(TOTAL.to_owned()).said(language),
        };
        let Some(row) = node.row().filter(|_| cause == Cause::Row) else {
            let title = title(criteria, node, &cause, language);
            return Entry { code, title, own: None, appraisal: None, difference, reason: String::new() };
        };
        let shown = |column| evaluation.outcome(Node::Row(row), column).and_then(|outcome| outcome.shown);
        let note = submission.rows[row].appraisal.note.as_ref();
        Entry {
            code,
            title: titles(criteria, row, language),
            own: shown(Column::Own),
            appraisal: shown(Column::Appraisal),
            difference,
            reason: note.map_or_else(|| language.say(Phrase::NoReason).to_owned(), |note| note.value.clone()),
        }
    };
    Some(changes.into_iter().map(entry).collect())
}

/// What a change of a sum is called: events by their titles, gates by their messages, or both by their conditions.
pub(super) fn title(criteria: &Criteria, node: Node, cause: &Cause, language: Language) -> String {
    let words = Words { criteria, owner: node };
    let phrase = match cause {
        Cause::Event(event) => {
            let event = &criteria.total.events[*event];
            return event.title.clone().unwrap_or_else(|| words.condition(&event.condition).said(language));
        }
        Cause::Gate(gate) => {
            let gate = &criteria.settings(node).gates[*gate];
            let condition = || {
                let condition = words.condition(&gate.condition).said(language);
                format!("{}: {condition}", language.say(Phrase::Gate))
            };
            return gate.message.clone().unwrap_or_else(condition);
        }
        Cause::Combined(Combine::Mean | Combine::WeightedMean) => Phrase::MeanOfRows,
        Cause::Combined(Combine::Max) => Phrase::BestOfRows,
        Cause::Combined(Combine::Min) => Phrase::WeakestOfRows,
        Cause::Rescaled => Phrase::Rescaled,
        Cause::Base => Phrase::Base,
        Cause::Capped => Phrase::Cap,
        Cause::Floored => Phrase::Floor,
        Cause::Rounded => Phrase::Rounding,
        Cause::Row | Cause::Combined(Combine::Sum) | Cause::Unknown => Phrase::OtherChange,
    };
    language.say(phrase).to_owned()
}
