//! JSON: a contract of its own, made of structs of its own. Numbers are strings, exact in every digit.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::json_text::pretty;
use crate::answer::{Answer, Given, Ticked, Word};
use crate::column::Column;
use crate::criteria::{Bands, Criteria, Criterion};
use crate::evaluate::{Outcome, Status};
use crate::finding::{Finding, Severity};
use crate::number::{Decimal, Rounding, fixed};
use crate::report::{ScorecardRequest, difference};
use crate::source::Sources;
use crate::submission::Row;

/// The version of the shapes.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'d> {
    schema: u32,
    criteria: Edition<'d>,
    unit: Unit<'d>,
    rows: Rows<'d>,
    total: TotalShape,
    findings: Vec<FindingShape<'d>>,
}

#[derive(Serialize)]
struct Edition<'d> {
    id: &'d str,
    title: &'d str,
    sha256: &'d str,
}

#[derive(Serialize)]
struct Unit<'d> {
    id: &'d str,
    name: Option<&'d str>,
}

/// All rows; each is worked out when it is written.
struct Rows<'d>(&'d ScorecardRequest<'d>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.0.criteria.rows.iter().enumerate();
        let shown = rows.filter(|(_, criterion)| criterion.depth <= self.0.depth);
        serializer.collect_seq(shown.map(|(row, criterion)| row_shape(self.0, row, criterion)))
    }
}

#[derive(Serialize)]
struct RowShape<'d> {
    code: &'d str,
    title: &'d str,
    depth: usize,
    kind: &'static str,
    max: Option<String>,
    #[serde(rename = "self")]
    own: Option<ColumnShape>,
    appraisal: Option<ColumnShape>,
    difference: Option<String>,
}

#[derive(Serialize)]
struct ColumnShape {
    status: &'static str,
    points: Option<String>,
    declared: Option<String>,
    agrees: Option<bool>,
    answer: Option<AnswerShape>,
    /// This and the next only where the criteria have bands; each is then there, also where it is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_by_points: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_provisional: Option<bool>,
}

/// Only where the criteria have bands; each is then there, also where it is null.
#[derive(Default, Serialize)]
struct BandShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_by_points: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_provisional: Option<bool>,
}

#[derive(Default, Serialize)]
struct AnswerShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    not_applicable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    num: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    den: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<BTreeMap<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct TotalShape {
    max: Option<String>,
    #[serde(rename = "self")]
    own: Option<TotalColumn>,
    appraisal: Option<TotalColumn>,
    difference: Option<String>,
}

#[derive(Serialize)]
struct TotalColumn {
    /// Only where the points, or that there are none, do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    points: Option<String>,
    declared: Option<String>,
    agrees: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<Value>,
    #[serde(flatten)]
    band: BandShape,
}

#[derive(Serialize)]
struct FindingShape<'d> {
    code: &'static str,
    severity: &'static str,
    message: &'d str,
    help: &'d str,
    file: Option<&'d str>,
    line: Option<usize>,
    col: Option<usize>,
    criterion: Option<&'d str>,
    column: Option<&'static str>,
    #[serde(flatten)]
    figure: Option<FigureShape<'d>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'d [String],
}

#[derive(Serialize)]
struct FigureShape<'d> {
    declared: &'d str,
    computed: &'d str,
    root: bool,
    affects: &'d [String],
    causes: &'d [String],
}

#[derive(Serialize)]
struct CheckDocument<'d> {
    schema: u32,
    findings: Vec<FindingShape<'d>>,
    summary: Summary,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Summary {
    /// Of error severity.
    pub errors: usize,
    /// Wrong figures that are causes.
    pub causes: usize,
    /// Of warning severity.
    pub warnings: usize,
    /// Of note severity.
    pub notes: usize,
}

impl Summary {
    /// Counts.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let is_cause = |finding: &&Finding| finding.figure.as_ref().is_some_and(|figure| figure.root);
        Summary {
            errors: count(Severity::Error),
            causes: findings.iter().filter(is_cause).count(),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// The JSON of a check, of one form or several.
pub fn check(findings: &[(&Finding, &Sources)], summary: Summary) -> String {
    let findings = findings.iter().map(|(finding, sources)| finding_shape(finding, sources)).collect();
    pretty(&CheckDocument { schema: SCHEMA, findings, summary })
}

/// The JSON of one evaluation.
pub fn evaluation(request: &ScorecardRequest<'_>, findings: &[Finding], sources: &Sources) -> String {
    let ScorecardRequest { criteria, submission, evaluation, .. } = request;
    let total = |column| {
        let row = submission.row(None, column);
        evaluation.outcome(None, column).map(|outcome| total_column(criteria, row, outcome))
    };
    pretty(&Document {
        schema: SCHEMA,
        criteria: Edition { id: &criteria.id, title: &criteria.title, sha256: &criteria.sha256 },
        unit: Unit { id: &submission.unit.id, name: submission.unit.name.as_deref() },
        rows: Rows(request),
        total: TotalShape {
            max: criteria.max.map(|max| max.to_string()),
            own: total(Column::Own),
            appraisal: total(Column::Appraisal),
            difference: gap(request, None),
        },
        findings: findings.iter().map(|finding| finding_shape(finding, sources)).collect(),
    })
}

fn row_shape<'d>(request: &ScorecardRequest<'d>, index: usize, criterion: &'d Criterion) -> RowShape<'d> {
    let ScorecardRequest { criteria, submission, evaluation, .. } = request;
    let column = |column| {
        let row = submission.row(Some(index), column);
        evaluation.outcome(Some(index), column).map(|outcome| column_shape(criteria, criterion, row, outcome))
    };
    RowShape {
        code: &criterion.code,
        title: &criterion.title,
        depth: criterion.depth,
        kind: criterion.kind(),
        max: criterion.max.map(|max| max.to_string()),
        own: column(Column::Own),
        appraisal: column(Column::Appraisal),
        difference: gap(request, Some(index)),
    }
}

fn gap(request: &ScorecardRequest<'_>, row: Option<usize>) -> Option<String> {
    difference(request.evaluation, row).map(|difference| request.criteria.rounding.show(difference))
}

fn agrees(row: &Row, outcome: &Outcome) -> Option<bool> {
    Some(row.declared.as_ref()?.value == outcome.shown?)
}

fn column_shape(criteria: &Criteria, criterion: &Criterion, row: &Row, outcome: &Outcome) -> ColumnShape {
    let rounding = criteria.rounding;
    let BandShape { band, band_by_points, band_provisional } =
        band_shape(criterion.node.bands.as_ref(), outcome);
    ColumnShape {
        status: outcome.status.word(),
        points: outcome.shown.map(|points| rounding.show(points)),
        declared: row.declared.as_ref().map(|declared| declared_text(declared.value, rounding)),
        agrees: agrees(row, outcome),
        answer: answer_shape(criterion, &row.answer),
        band,
        band_by_points,
        band_provisional,
    }
}

fn total_column(criteria: &Criteria, row: &Row, outcome: &Outcome) -> TotalColumn {
    let rounding = criteria.rounding;
    let index = criteria.total.index.as_ref();
    let told = [Status::Provisional, Status::NoScore, Status::None];
    TotalColumn {
        status: Some(outcome.status).filter(|status| told.contains(status)).map(Status::word),
        points: outcome.shown.map(|points| rounding.show(points)),
        declared: row.declared.as_ref().map(|declared| declared_text(declared.value, rounding)),
        agrees: agrees(row, outcome),
        index: index.map(|index| Value::from(outcome.index.map(|figure| fixed(figure, index.decimals)))),
        band: band_shape(criteria.total.node.bands.as_ref(), outcome),
    }
}

fn band_shape(bands: Option<&Bands>, outcome: &Outcome) -> BandShape {
    let Some(bands) = bands else { return BandShape::default() };
    let banded = outcome.band.unwrap_or_default();
    let id = |band: Option<usize>| Value::from(band.map(|band| bands.list[band].id.clone()));
    BandShape {
        band: Some(id(banded.band)),
        band_by_points: Some(id(banded.by_points)),
        band_provisional: Some(banded.provisional),
    }
}

/// With the criteria's decimals; one with more digits is kept as it was written.
fn declared_text(declared: Decimal, rounding: Rounding) -> String {
    if declared.scale() > rounding.decimals { declared.to_string() } else { rounding.show(declared) }
}

fn answer_shape(criterion: &Criterion, answer: &Answer) -> Option<AnswerShape> {
    match answer {
        Answer::Blank => None,
        Answer::NotApplicable => Some(AnswerShape { not_applicable: Some(true), ..AnswerShape::default() }),
        Answer::Given(given) => {
            let figure = |word| given.figure(word).map(|figure| figure.to_string());
            let list = criterion.rule.as_ref().map(|rule| rule.list());
            let id = |entry: usize| list.map_or(String::new(), |list| list[entry].id.clone());
            let ticked = |ticked: &Ticked| (id(ticked.item), item_shape(&ticked.given));
            let counted = |(entry, count): &(usize, Decimal)| (id(*entry), count.to_string());
            Some(AnswerShape {
                not_applicable: None,
                choice: given.choice.zip(list).map(|(choice, list)| list[choice].id.clone()),
                num: figure(Word::Num),
                den: figure(Word::Den),
                value: figure(Word::Value),
                previous: figure(Word::Previous),
                choices: given.choices.as_ref().map(|choices| choices.iter().map(ticked).collect()),
                count: figure(Word::Count),
                counts: given.counts.as_ref().map(|counts| counts.iter().map(counted).collect()),
            })
        }
    }
}

/// What answers an item: true where it is only ticked, else its figure or fraction.
fn item_shape(given: &Given) -> Value {
    match (given.num, given.den, given.value.or(given.count)) {
        (Some(num), Some(den), _) => Value::from(format!("{num}/{den}")),
        (_, _, Some(figure)) => Value::from(figure.to_string()),
        (_, _, None) => Value::from(true),
    }
}

fn finding_shape<'d>(finding: &'d Finding, sources: &'d Sources) -> FindingShape<'d> {
    let place = finding.place.as_ref().map(|place| sources.locate(place));
    FindingShape {
        code: finding.code.name,
        severity: finding.severity.word(),
        message: &finding.message,
        help: &finding.help,
        file: place.map(|(file, _)| file),
        line: place.map(|(_, position)| position.line),
        col: place.map(|(_, position)| position.column),
        criterion: finding.criterion.as_deref(),
        column: finding.column.map(Column::word),
        figure: finding.figure.as_ref().map(|figure| FigureShape {
            declared: &figure.declared,
            computed: &figure.computed,
            root: figure.root,
            affects: &figure.affects,
            causes: &figure.causes,
        }),
        notes: &finding.notes,
    }
}
