//! JSON: a contract of its own, written key by key. Numbers are strings, exact in every digit.

use std::collections::BTreeMap;

use super::json_lines::standing_line;
use super::json_writer::Json;
use super::{Format, Part, Readers};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Bands, Criteria, Criterion, Node};
use crate::evaluate::{Outcome, Progress, Status};
use crate::finding::{Finding, Place, Severity};
use crate::language::{Argument, Language, Text};
use crate::number::{Decimal, Rounding, fixed};
use crate::report::{ScorecardRequest, WhatIf, difference};
use crate::source::{Position, Sources};
use crate::submission::Row;

/// The version of the shapes.
pub(crate) const SCHEMA: u32 = 1;

/// The format.
pub(crate) static FORMAT: Format = Format {
    name: "json",
    meaning: Text { en: "For programs", vi: "cho chương trình" },
    extensions: &["json", "jsonl"],
    readers: Readers::Programs,
    is_binary: false,
    shows_forms: false,
    needs: Some(Part::Json),
    write: |view, _| view.json().unwrap_or_default().into_bytes(),
    line: Some(standing_line),
};

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Summary {
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
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let of = |severity| findings.iter().filter(move |finding| finding.severity == severity);
        let count = |severity| of(severity).map(|finding| finding.count).sum();
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
pub(crate) fn check(findings: &[(&Finding, &Sources)], summary: Summary, language: Language) -> String {
    Json::document(|json| {
        json.put("schema", SCHEMA);
        json.objects("findings", findings, |json, (finding, sources)| {
            put_finding(json, finding, sources, language);
        });
        json.object("summary", |json| {
            json.put("errors", summary.errors);
            json.put("causes", summary.causes);
            json.put("warnings", summary.warnings);
            json.put("notes", summary.notes);
        });
    })
}

/// The JSON of one evaluation.
pub(crate) fn evaluation(request: &ScorecardRequest<'_>, findings: &[Finding], sources: &Sources) -> String {
    let ScorecardRequest { criteria, submission, .. } = request;
    let rows = criteria.rows.iter().enumerate().filter(|(_, criterion)| criterion.depth <= request.depth);
    Json::document(|json| {
        json.put("schema", SCHEMA);
        json.object("criteria", |json| {
            json.put("id", &criteria.id);
            json.put("title", &criteria.title);
            json.put("sha256", &criteria.sha256);
        });
        json.object("unit", |json| {
            json.put("id", &submission.unit.id);
            json.put("name", submission.unit.name.as_ref());
        });
        if let Some(what_if) = request.what_if {
            json.object("what_if", |json| put_what_if(json, request, what_if));
        }
        if let Some(progress) = &request.evaluation.progress {
            json.object("progress", |json| put_progress(json, criteria, progress));
        }
        json.objects("rows", rows, |json, (index, criterion)| put_row(json, request, index, criterion));
        json.object("total", |json| put_total(json, request));
        json.objects("findings", findings, |json, finding| {
            put_finding(json, finding, sources, request.language);
        });
    })
}

fn put_row(json: &mut Json, request: &ScorecardRequest<'_>, index: usize, criterion: &Criterion) {
    let rounding = request.criteria.rounding;
    json.put("code", &criterion.code);
    json.put("title", &criterion.title);
    json.put("depth", criterion.depth);
    json.put("kind", criterion.kind());
    json.put("max", criterion.max);
    for column in Column::BOTH {
        let row = request.submission.row(Node::Row(index), column);
        let outcome = request.evaluation.outcome(Node::Row(index), column);
        json.object_or_null(column.word(), outcome, |json, outcome| {
            json.put("status", outcome.status.word());
            put_points(json, rounding, row, outcome);
            put_answer(json, criterion, &row.answer);
            put_band(json, criterion.node.bands.as_ref(), row, outcome);
            put_dispute(json, row);
        });
    }
    put_difference(json, request, Node::Row(index));
}

/// How far the appraisal is.
pub(super) fn put_progress(json: &mut Json, criteria: &Criteria, progress: &Progress) {
    json.put("appraised", progress.appraised);
    json.put("of", progress.of());
    let open: Vec<String> = progress.open.iter().map(|row| criteria.rows[*row].code.clone()).collect();
    json.texts("open", &open);
}

/// What was set by hand, and what changes because of it.
pub(super) fn put_what_if(json: &mut Json, request: &ScorecardRequest<'_>, what_if: &WhatIf) {
    let ScorecardRequest { criteria, evaluation, .. } = request;
    let rounding = criteria.rounding;
    json.texts("set", &what_if.settings);
    json.objects("changes", what_if.changes(criteria, evaluation), |json, changed| {
        json.put("code", criteria.code_of(changed.node));
        json.put("column", changed.column.word());
        json.put("set", what_if.has_set(changed.node, changed.column));
        for (key, outcome) in [("before", changed.before), ("after", changed.after)] {
            json.object_or_null(key, outcome, |json, outcome| {
                json.put("status", outcome.status.word());
                json.put("points", outcome.shown.map(|points| rounding.show(points)));
            });
        }
        json.put("difference", changed.difference().map(|difference| rounding.show(difference)));
    });
}

fn put_total(json: &mut Json, request: &ScorecardRequest<'_>) {
    let Criteria { total, rounding, .. } = request.criteria;
    json.put("max", request.criteria.max);
    for column in Column::BOTH {
        let row = request.submission.row(Node::Total, column);
        let outcome = request.evaluation.outcome(Node::Total, column);
        json.object_or_null(column.word(), outcome, |json, outcome| {
            // only where the points, or that there are none, do not say it
            let told = [Status::Provisional, Status::NoScore, Status::None, Status::InProgress];
            let told = told.contains(&outcome.status);
            json.put_some("status", told.then(|| outcome.status.word()));
            put_points(json, *rounding, row, outcome);
            let index = total.index.as_ref();
            json.put_some(
                "index",
                index.map(|index| outcome.index.map(|figure| fixed(figure, index.decimals))),
            );
            if let Some(declared) = row.declared_index() {
                json.put("declared_index", declared.value);
                json.put("index_agrees", outcome.index_agreement(declared.value).holds());
            }
            put_band(json, total.node.bands.as_ref(), row, outcome);
            put_dispute(json, row);
        });
    }
    put_difference(json, request, Node::Total);
}

/// What the unit objects, and the reply to it; only where there is anything of it.
fn put_dispute(json: &mut Json, row: &Row) {
    json.put_some("objection", row.objection.as_ref().map(|said| said.value.as_str()));
    json.put_some("reply", row.reply.as_ref().map(|said| said.value.as_str()));
}

fn put_difference(json: &mut Json, request: &ScorecardRequest<'_>, node: Node) {
    let difference = difference(request.evaluation, node);
    json.put("difference", difference.map(|difference| request.criteria.rounding.show(difference)));
}

fn put_points(json: &mut Json, rounding: Rounding, row: &Row, outcome: &Outcome) {
    let declared = row.declared.as_ref().map(|declared| declared.value);
    json.put("points", outcome.meant().map(|points| rounding.show(points)));
    json.put("declared", declared.map(|declared| declared_text(declared, rounding)));
    json.put("agrees", declared.and_then(|declared| outcome.agreement(declared).holds()));
}

/// With the criteria's decimals; one with more digits is kept as it was written.
fn declared_text(declared: Decimal, rounding: Rounding) -> String {
    if declared.scale() > rounding.decimals { declared.to_string() } else { rounding.show(declared) }
}

/// Only if the criteria have bands; each is then there, also if it is null. What is declared follows, if anything is.
fn put_band(json: &mut Json, bands: Option<&Bands>, row: &Row, outcome: &Outcome) {
    let Some(bands) = bands else { return };
    let banded = outcome.band.unwrap_or_default();
    let id = |band: Option<usize>| band.map(|band| &bands.list[band].id);
    json.put("band", id(banded.band));
    json.put("band_by_points", id(banded.by_points));
    json.put("band_provisional", banded.provisional);
    if let Some(declared) = row.declared_band() {
        json.put("declared_band", id(Some(declared.value)));
        json.put("band_agrees", outcome.band_agreement(declared.value).holds());
    }
}

pub(super) fn put_answer(json: &mut Json, criterion: &Criterion, answer: &Answer) {
    match answer {
        Answer::Blank => json.put("answer", None::<&str>),
        Answer::NotApplicable => json.object("answer", |json| json.put("not_applicable", true)),
        Answer::Given(given) => json.object("answer", |json| put_given(json, criterion, given)),
    }
}

fn put_given(json: &mut Json, criterion: &Criterion, given: &Given) {
    let list = criterion.rule.as_ref().map(|rule| rule.list());
    let id = |entry: usize| list.map_or("", |list| list[entry].id.as_str());
    json.put_some("choice", given.choice().map(id).filter(|_| list.is_some()));
    for word in [AnswerField::Num, AnswerField::Den, AnswerField::Value, AnswerField::Previous] {
        json.put_some(word.key(), given.number(word));
    }
    if let Some(choices) = given.items() {
        let choices: BTreeMap<_, _> =
            choices.iter().map(|ticked| (id(ticked.item), ticked.given.as_ref())).collect();
        json.object("choices", |json| choices.into_iter().for_each(|(id, given)| put_item(json, id, given)));
    }
    json.put_some("count", given.number(AnswerField::Count));
    if let Some(counts) = given.counts() {
        let counts: BTreeMap<_, _> = counts.iter().map(|(entry, count)| (id(*entry), *count)).collect();
        json.object("counts", |json| counts.into_iter().for_each(|(id, count)| json.put(id, count)));
    }
}

/// What answers an item: true where it is only ticked, else its figure or fraction.
fn put_item(json: &mut Json, id: &str, given: Option<&Given>) {
    match given {
        Some(Given::Ratio { num, den }) => json.put(id, format!("{num}/{den}")),
        Some(Given::Value(figure) | Given::Growth { value: figure, .. } | Given::Count(figure)) => {
            json.put(id, *figure);
        }
        Some(Given::Counts(_) | Given::Items(_) | Given::Choice { .. }) | None => json.put(id, true),
    }
}

pub(super) fn put_finding(json: &mut Json, finding: &Finding, sources: &Sources, language: Language) {
    json.put("code", finding.code.name);
    json.put("severity", finding.severity.word());
    json.put("message", finding.message(language));
    json.put("help", finding.help(language));
    put_place(json, finding.place.as_ref(), sources);
    json.put("criterion", finding.criterion.as_ref());
    json.put("column", finding.column.map(Column::word));
    if let Some(figure) = &finding.figure {
        json.put("declared", figure.declared);
        json.put("computed", figure.computed);
        json.put("root", figure.root);
        json.texts("affects", &figure.affects);
        json.texts("causes", &figure.causes);
    }
    if !finding.notes.is_empty() {
        let notes: Vec<String> = finding.notes.iter().map(|note| note.said(language)).collect();
        json.texts("notes", &notes);
    }
    if !finding.also.is_empty() {
        json.objects("also", &finding.also, |json, place| put_place(json, Some(place), sources));
    }
    json.object("args", |json| {
        put_arguments(json, &finding.what.arguments());
    });
}

/// A file, and the place in it.
fn put_place(json: &mut Json, place: Option<&Place>, sources: &Sources) {
    let place = place.map(|place| sources.locate(place));
    json.put("file", place.as_ref().map(|(file, _)| *file));
    match place.map(|(_, position)| position) {
        Some(Position::Cell { sheet, cell }) => {
            json.put("sheet", &*sheet);
            json.put("cell", cell.to_string());
        }
        Some(Position::Text { line, column }) => {
            json.put("line", Some(line));
            json.put("col", Some(column));
        }
        Some(Position::File) | None => {
            json.put("line", None::<usize>);
            json.put("col", None::<usize>);
        }
    }
}

/// The values of a finding, the same in every language.
fn put_arguments(json: &mut Json, arguments: &[(&'static str, Argument)]) {
    for (name, value) in arguments {
        match value {
            Argument::Text(text) => json.put(name, text),
            Argument::Count(count) => json.put(name, *count),
            Argument::List(items) => json.texts(name, items),
            Argument::Absent => json.put(name, None::<&str>),
            Argument::Values(values) => json.object(name, |json| put_arguments(json, values)),
        }
    }
}
