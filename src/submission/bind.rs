//! Raw rows and criteria to a [`Submission`]. All problems are reported in one run.

use std::collections::BTreeSet;

use super::answer_findings::missing_row;
use super::answers::RowBinder;
use super::codes::{Answered, Search, duplicate, resolve};
use super::facts::{bind_fact_options, bind_facts, bind_printed_max, bind_unit, fact_changes};
use super::messages::form::{
    ColumnTwice, NoColumnsInCsv, NoColumnsInForm, NoColumnsInToml, NoSelfColumn, NotAppraised,
};
use super::messages::row::{FIRST_HERE, SameAsNothing, TotalNotInCsv, TotalNotInForm, TotalNotInToml};
use super::{Row, Stage, Submission};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node, TOTAL};
use crate::finding::{Finding, Findings, Place, Severity, code};
use crate::language::NodeCode;
use crate::source::{RawRow, RawSubmission, Shape, unknown_column};
use crate::text::nearest;

/// Binds a submission. `None` where something in it cannot be understood; rows that are missing are reported, and
/// stay blank. `stem` is the id of a unit that gives none.
pub fn bind(
    criteria: &Criteria,
    raw: &RawSubmission,
    (stem, stage): (&str, Stage),
    findings: &mut Findings,
) -> Option<Submission> {
    // a doubt was reported, and stays an error of its row alone
    let broken = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && finding.code != &code::IMPORT_DOUBT);
    let mut own = Findings::default();
    let unit = bind_unit(&raw.head, stem, &mut own);
    let facts = bind_facts(criteria, &raw.head.facts, raw.notation, &mut own);
    let fact_options = bind_fact_options(criteria, &raw.head.facts, &mut own);
    let printed_max = bind_printed_max(criteria, &raw.head, &mut own);
    let mut submission = Submission {
        stage,
        source: raw.source,
        notation: raw.notation,
        shape: raw.shape,
        unit,
        facts,
        fact_options,
        fact_changes: Vec::new(),
        present: raw.columns.as_ref().map(Option::is_some),
        rows: criteria.rows.iter().map(|_| PerColumn::default()).collect(),
        total: PerColumn::default(),
        printed_max,
    };
    submission.fact_changes = fact_changes(criteria, &raw.head.facts, &submission);
    let misspelt = report_other_columns(criteria, raw, &mut own);
    // a CSV row holds both columns: a code is reported once, by where it begins
    let mut told = BTreeSet::new();
    for column in Column::BOTH {
        if let Some(rows) = raw.columns.get(column) {
            bind_column(criteria, raw, column, rows, &mut submission, &mut told, &mut own);
        }
    }
    // a self row whose code is misspelt is there after all
    let codes_hold = !own.iter().any(|finding| {
        [&code::UNKNOWN_CODE, &code::CODE_IS_DATE, &code::DUPLICATE_ROW].contains(&finding.code)
    });
    hold_same(criteria, &mut submission, codes_hold && !broken, &mut own);
    let fatal = broken || own.iter().any(|finding| finding.severity == Severity::Error);
    // half a form says nothing about what it lacks
    if !fatal {
        report_columns(raw, &submission, &mut own);
        report_missing(criteria, raw, &submission, &mut own);
    }
    let answered = Column::BOTH.into_iter().any(|column| *submission.present.get(column));
    findings.extend(own);
    if misspelt {
        findings.retain(|finding| !lacks_a_column(finding));
    }
    (!fatal && answered).then_some(submission)
}

fn bind_column(
    criteria: &Criteria,
    raw: &RawSubmission,
    column: Column,
    rows: &[RawRow],
    submission: &mut Submission,
    told: &mut BTreeSet<usize>,
    findings: &mut Findings,
) {
    let facts = submission.facts.get(column).clone();
    let fact = |named| match named {
        crate::rule::Named::Fact(index) => facts[index].as_ref().map(|fact| fact.value),
        crate::rule::Named::Quantity(_) => None,
    };
    let is_misread = |named| match named {
        crate::rule::Named::Fact(index) => {
            let stated = raw.head.facts.iter().find(|fact| fact.name.value == criteria.facts[index].name);
            facts[index].is_none()
                && stated.is_some_and(|fact| fact.broken || fact.values.get(column).is_some())
        }
        crate::rule::Named::Quantity(_) => false,
    };
    let (shape, notation) = (raw.shape, raw.notation);
    let (fact, is_misread) = (&fact, &is_misread);
    let binder = RowBinder { column, shape, notation, criteria, fact, is_misread };
    let (mut near, answered) = (0, Answered::by(criteria, rows));
    for raw_row in rows {
        let target = match resolve(criteria, &raw_row.code, (near, &answered), Search::after(findings)) {
            Ok(target) => target,
            Err(finding) => {
                if told.insert(raw_row.code.place.span.start) {
                    findings.push(*finding);
                }
                continue;
            }
        };
        if let Some(first) = &submission.row(target, column).place {
            if told.insert(raw_row.code.place.span.start) {
                findings.push(duplicate(criteria, &raw_row.code, first, &answered));
            }
            continue;
        }
        near = target.row().map_or(near, |index| index + 1);
        let criterion = criteria.criterion(target);
        let row = binder.bind(criterion, raw_row, findings);
        match target {
            Node::Row(index) => *submission.rows[index].get_mut(column) = row,
            Node::Total => *submission.total.get_mut(column) = row,
        }
    }
}

/// What is found of a CSV of which a column was not read because its name is misspelt. That name is the one mistake.
pub(crate) fn lacks_a_column(finding: &Finding) -> bool {
    [&code::INCOMPLETE_ANSWER, &code::MISSING_KEY, &code::MISPLACED_CELL, &code::NO_CRITERIA]
        .contains(&finding.code)
}

/// The finding for a column whose name is near that of another one, if only the criteria can tell that.
pub(crate) fn misspelt_column(raw: &RawSubmission, findings: &Findings) -> Option<Finding> {
    let other = raw.others.iter().find(|other| nearest(&other.value, raw.known.iter().copied()).is_some())?;
    Some(unknown_column(&other.value, raw.known.iter().copied(), findings).at(&other.place))
}

/// Columns of a CSV that are neither parts of an answer nor attributes of the criteria; true if one of them is misspelt.
fn report_other_columns(criteria: &Criteria, raw: &RawSubmission, findings: &mut Findings) -> bool {
    let mut misspelt = false;
    let attributes = criteria.attributes.iter().map(|attribute| attribute.name.as_str());
    for (position, other) in raw.others.iter().enumerate() {
        let name = Column::BOTH.into_iter().find_map(|column| {
            other.value.strip_prefix(column.word()).and_then(|rest| rest.strip_prefix('_'))
        });
        if name.is_none_or(|name| !attributes.clone().any(|known| known == name)) {
            let own =
                attributes.clone().flat_map(|name| Column::BOTH.map(|it| format!("{}_{name}", it.word())));
            let own: Vec<String> = own.collect();
            let known = raw.known.iter().copied().chain(own.iter().map(String::as_str));
            findings.push(unknown_column(&other.value, known, findings).at(&other.place));
            misspelt |= nearest(&other.value, raw.known.iter().copied()).is_some();
        } else if let Some(first) = raw.others[..position].iter().find(|first| first.value == other.value) {
            let finding = Finding::from(ColumnTwice { name: other.value.clone() });
            findings.push(finding.at(&other.place).related(&first.place, FIRST_HERE));
        }
    }
    misspelt
}

/// `same = true`: the self column's answer holds, and its declared score where the appraisal declares none.
fn hold_same(criteria: &Criteria, submission: &mut Submission, report: bool, findings: &mut Findings) {
    let absent = !submission.present.own;
    let rows = submission.rows.iter_mut().chain([&mut submission.total]);
    for (pair, code) in rows.zip(criteria.codes()) {
        if !pair.appraisal.same {
            continue;
        }
        let own_missing = pair.own.place.is_none();
        if report && (absent || own_missing) {
            let finding = Finding::from(SameAsNothing { row: NodeCode(code.to_owned()) });
            findings.push(finding.at_if(pair.appraisal.place.as_ref()).about(code, Some(Column::Appraisal)));
        }
        let own: Row = pair.own.clone();
        pair.appraisal.answer = own.answer;
        pair.appraisal.den_from_fact = own.den_from_fact;
        // the answer may hold where the sum was wrong
        pair.appraisal.declared = pair.appraisal.declared.take().or(own.declared);
        pair.appraisal.class = pair.appraisal.class.take().or(own.class);
        pair.appraisal.words = own.words;
        pair.appraisal.attributes = own.attributes;
    }
}

fn report_columns(raw: &RawSubmission, submission: &Submission, findings: &mut Findings) {
    let start = Place::new(raw.source, 0..0);
    let finding: Finding = match (submission.present.own, submission.present.appraisal, raw.shape) {
        (true, true, _) => return,
        (true, false, _) => NotAppraised {}.into(),
        (false, true, _) => NoSelfColumn {}.into(),
        (false, false, Shape::Toml) => NoColumnsInToml {}.into(),
        (false, false, Shape::Csv) => NoColumnsInCsv {}.into(),
        (false, false, Shape::Form) => NoColumnsInForm {}.into(),
    };
    findings.push(finding.at(&start));
}

/// Leaves that a column should have and has not, and a total that nobody declares beside other declared figures.
fn report_missing(
    criteria: &Criteria,
    raw: &RawSubmission,
    submission: &Submission,
    findings: &mut Findings,
) {
    for column in Column::BOTH {
        let Some(rows) = raw.columns.get(column) else { continue };
        let last = rows.last().map_or(Place::new(raw.source, 0..0), |row| row.code.place.clone());
        let mut previous: Option<&Place> = None;
        let first = submission.rows.iter().find_map(|pair| pair.get(column).place.as_ref());
        let mut declares = false;
        for (index, (pair, criterion)) in submission.rows.iter().zip(&criteria.rows).enumerate() {
            let row = pair.get(column);
            declares |= row.declared.is_some();
            // whether a row with a condition is asked is known once the others are evaluated
            let is_known = !criterion.is_group() && !criteria.derived.conditional[index];
            let is_open = column == Column::Appraisal && submission.awaits_appraisal(index);
            if row.place.is_none() && is_known && !is_open {
                let near = previous.or(first).unwrap_or(&last);
                findings.push(missing_row(criterion, column, raw.shape).at(near));
            }
            previous = row.place.as_ref().or(previous);
        }
        let total = submission.total.get(column);
        let is_open = || {
            column == Column::Appraisal && criteria.leaves().any(|(row, _)| submission.awaits_appraisal(row))
        };
        if declares && !total.declares() && criteria.forms_total() && !is_open() {
            let finding: Finding = match raw.shape {
                Shape::Toml => TotalNotInToml { column }.into(),
                Shape::Csv => TotalNotInCsv { column }.into(),
                Shape::Form => TotalNotInForm { column }.into(),
            };
            findings.push(finding.at(total.place.as_ref().unwrap_or(&last)).about(TOTAL, Some(column)));
        }
    }
}
