//! Runs the tests of an edition with the one engine, and compares.

use std::sync::Arc;

use super::coverage::Reached;
use super::messages::failure::{
    AnswersNothing, Because, ComesOutAs, Found, FoundCodes, NoPoints, OtherBand, OtherBandByPoints,
    OtherFinding, OtherFindings, OtherIndex, OtherPoints, OtherRank, OtherStatus, Said, UnexpectedError,
};
use super::strange_keys::take_strange_keys;
use super::{Case, CaseUnit, Expected, What};
use crate::answer::AnswerField;
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Criterion, TOTAL};
use crate::evaluate::{Evaluation, Outcome, Status, evaluate_batch};
use crate::finding::{Finding, Findings, Severity, SourceId, code};
use crate::language::{Computed, NodeCode};
use crate::number::{Decimal, Exact, plain};
use crate::ranking::rank;
use crate::rule::Rule;
use crate::source::{Notation, RawField, RawHead, RawRow, RawSubmission, Shape};
use crate::submission::{Stage, Submission, bind};
use crate::working::Recorder;

/// What became of one test.
#[derive(Debug)]
pub struct CaseResult {
    /// Its name.
    pub name: String,
    /// What is wrong with it; nothing where it passes.
    pub failures: Findings,
    /// How many expected values were compared.
    pub compared: usize,
}

/// Runs all tests of an edition; also says what they reach.
pub fn run_cases(criteria: &Criteria, source: SourceId, cases: &[Case]) -> (Vec<CaseResult>, Reached) {
    let mut reached = Reached::default();
    let results = cases.iter().map(|case| run_case(criteria, source, case, &mut reached)).collect();
    (results, reached)
}

fn run_case(criteria: &Criteria, source: SourceId, case: &Case, reached: &mut Reached) -> CaseResult {
    let name = case.name.value.clone();
    let mut failures = Findings::default();
    let mut bound: Vec<Submission> = Vec::new();
    let mut of_units: Vec<Findings> = Vec::new();
    if case.units.iter().any(|unit| unit.answers.each().all(|(_, rows)| rows.is_none())) {
        failures.push(Finding::from(AnswersNothing { name: name.clone() }).at(&case.name.place));
        return CaseResult { name, failures, compared: 0 };
    }
    for unit in &case.units {
        let mut unit = unit.clone();
        take_strange_keys(criteria, &mut unit, &mut failures);
        let raw = raw_submission(criteria, source, &unit);
        let mut own = Findings::default();
        match bind(criteria, &raw, (&name, Stage::Final), &mut own) {
            Some(submission) => {
                bound.push(submission);
                of_units.push(own);
            }
            None => failures.extend(own),
        }
    }
    if bound.len() < case.units.len() {
        return CaseResult { name, failures, compared: 0 };
    }
    let submissions: Vec<&Submission> = bound.iter().collect();
    let evaluated = evaluate_batch(criteria, &submissions, &Recorder::keeping());
    let (evaluations, each): (Vec<Evaluation>, Vec<Findings>) = evaluated.into_iter().unzip();
    for (all, own) in of_units.iter_mut().zip(each) {
        all.extend(own);
    }
    let ranks = PerColumn::from_fn(|column| rank(criteria, &submissions, &evaluations, &of_units, column));
    let mut found = Findings::default();
    for own in of_units {
        found.extend(own);
    }
    for (index, unit) in case.units.iter().enumerate() {
        reached.add(criteria, submissions[index], &evaluations[index]);
        for expected in &unit.expected {
            let rank = ranks.get(expected.column)[index];
            failures.extend(compare(criteria, &name, expected, &evaluations[index], rank));
        }
    }
    failures.extend(compare_findings(case, &found));
    let compared = case.units.iter().map(|unit| unit.expected.len()).sum();
    CaseResult { name, failures, compared }
}

/// A unit of a test as if it had been read from a file.
fn raw_submission(criteria: &Criteria, source: SourceId, unit: &CaseUnit) -> RawSubmission {
    let head = RawHead { facts: unit.facts.clone(), ..RawHead::default() };
    let columns = PerColumn::from_fn(|column| {
        let named = unit.answers.get(column).as_ref()?;
        let is_group =
            |row: &RawRow| criteria.find(&row.code.value).is_none_or(|row| criteria.rows[row].is_group());
        // a group or the total that only says what it comes to answers nothing
        let silent = |row: &RawRow| row.bare.is_none() && row.fields.is_empty() && !row.broken;
        let is_total = |row: &RawRow| row.code.value == TOTAL;
        let mut rows: Vec<RawRow> =
            named.iter().filter(|row| !(silent(row) && (is_group(row) || is_total(row)))).cloned().collect();
        let unknown = |row: &RawRow| criteria.find(&row.code.value).is_none() && !is_total(row);
        rows.extend(named.iter().filter(|row| silent(row) && unknown(row)).cloned());
        if let Some(rest) = unit.rest.get(column) {
            let open =
                criteria.leaves().filter(|(_, leaf)| !named.iter().any(|row| row.code.value == leaf.code));
            rows.extend(open.map(|(_, leaf)| rest_row(leaf, rest)));
        }
        Some(rows)
    });
    let notation = Notation::default();
    RawSubmission {
        source,
        shape: Shape::Toml,
        notation,
        head,
        others: Vec::new(),
        known: Vec::new(),
        columns,
    }
}

/// What `rest` answers to a leaf: the words that its rule knows; a choice alone where that is enough.
fn rest_row(leaf: &Criterion, rest: &RawRow) -> RawRow {
    let rule = leaf.rule.as_deref();
    let mut row = RawRow { code: rest.code.with(leaf.code.clone()), ..rest.clone() };
    row.fields.retain(|field| match AnswerField::named(&field.name.value) {
        Some(word) => rule.is_some_and(|rule| rule.answer_fields().contains(&word)),
        None => true,
    });
    if let Some(rule) = rule {
        let alone = choice_is_enough(rule, &row.fields);
        row.fields.retain(|field| {
            let word = AnswerField::named(&field.name.value);
            !alone || word.is_none_or(|word| word == AnswerField::Choice)
        });
    }
    row
}

/// Whether the option that is named has no rule of its own that would need more.
fn choice_is_enough(rule: &dyn Rule, fields: &[RawField]) -> bool {
    use crate::source::RawValue;
    let named = fields.iter().find(|field| field.name.value == AnswerField::Choice.key());
    let Some(RawValue::Text(id)) = named.map(|field| &field.value.value) else { return false };
    let option = rule.list().iter().position(|listed| listed.is_called(id));
    option.is_some_and(|option| rule.rule_of(option).is_none())
}

fn compare(
    criteria: &Criteria,
    name: &str,
    expected: &Expected,
    evaluation: &Evaluation,
    rank: Option<u32>,
) -> Findings {
    let mut failures = Findings::default();
    let code = &expected.code.value;
    let Some(node) = criteria.node_called(code) else { return failures }; // it was reported when it was bound
    let Some(outcome) = evaluation.outcome(node, expected.column) else { return failures };
    let band = |band: Option<usize>| {
        let list = criteria.settings(node).bands.as_ref().map(|bands| &bands.list);
        band.zip(list).map(|(band, list)| list[band].id.clone())
    };
    let (name, row, column) = (name.to_owned(), NodeCode(code.clone()), expected.column);
    // a band may be called "none", and a test says so where there is no band
    let same_band = |band: &Option<String>, stated: &str| band.as_deref().unwrap_or("none") == stated;
    let word = |word: Option<String>| word.map_or(Found::None, Found::Word);
    let number = |figure: Option<Decimal>, none: Found| {
        figure.map_or(none, |figure| Found::Number(Computed(plain(figure))))
    };
    let (agrees, found) = match &expected.what {
        What::Score(score) => (outcome.shown == Some(*score), number(outcome.shown, Found::NoPoints)),
        What::Index(index) => (outcome.index == Some(*index), number(outcome.index, Found::None)),
        What::Rank(stated) => {
            let agrees = rank.map(|rank| Exact::from(i64::from(rank))) == Some(Exact::from(*stated));
            (agrees, number(rank.map(Decimal::from), Found::None))
        }
        What::Status(status) => {
            let found = outcome.status.word();
            (found == status, Found::Word(found.to_owned()))
        }
        What::Band(stated) => {
            let found = band(outcome.band.and_then(|banded| banded.band));
            (same_band(&found, stated), word(found))
        }
        What::BandByPoints(stated) => {
            let found = band(outcome.band.and_then(|banded| banded.by_points));
            (same_band(&found, stated), word(found))
        }
    };
    if agrees {
        return failures;
    }
    let label = ComesOutAs { found: found.clone(), because: because(outcome) };
    let figure = |stated: &Decimal| Computed(plain(*stated));
    let finding: Finding = match &expected.what {
        What::Score(stated) if found == Found::NoPoints => {
            NoPoints { name, row, column, stated: figure(stated) }.into()
        }
        What::Score(stated) => OtherPoints { name, row, column, found, stated: figure(stated) }.into(),
        What::Index(stated) => OtherIndex { name, row, column, found, stated: figure(stated) }.into(),
        What::Rank(stated) => OtherRank { name, row, column, found, stated: figure(stated) }.into(),
        What::Status(stated) => OtherStatus { name, row, column, found, stated: stated.clone() }.into(),
        What::Band(stated) => OtherBand { name, row, column, found, stated: stated.clone() }.into(),
        What::BandByPoints(stated) => {
            OtherBandByPoints { name, row, column, found, stated: stated.clone() }.into()
        }
    };
    failures.push(finding.at(&expected.place).label(label).about(code, Some(column)));
    failures
}

/// The state of a row, where that is the reason.
fn because(outcome: &Outcome) -> Option<Because> {
    let is_scored = outcome.shown.is_some() && outcome.status == Status::Scored;
    (!is_scored).then_some(Because(outcome.status))
}

/// The codes of all findings, where the test states them. That a form has one column only is no finding of a test.
fn compare_findings(case: &Case, found: &Findings) -> Findings {
    let mut failures = Findings::default();
    let name = &case.name.value;
    let usual = [&code::NOT_APPRAISED, &code::NO_SELF_COLUMN];
    let mut codes: Vec<&str> = found
        .iter()
        .filter(|finding| !usual.contains(&finding.code))
        .map(|finding| finding.code.name)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    match &case.findings {
        Some(stated) => {
            let mut wanted: Vec<&str> = stated.value.iter().map(String::as_str).collect();
            wanted.sort_unstable();
            wanted.dedup();
            if wanted != codes {
                let found_codes = FoundCodes(codes.iter().map(|code| (*code).to_owned()).collect());
                let finding = Finding::from(OtherFindings { name: name.clone(), found: found_codes });
                let others = found
                    .iter()
                    .filter(|told| codes.contains(&told.code.name) && !wanted.contains(&told.code.name))
                    .map(|told| OtherFinding { code: told.code.name, message: Said(Arc::clone(&told.what)) })
                    .take(8);
                failures.push(others.fold(finding.at(&stated.place), Finding::note));
            }
        }
        // what nobody expects is no reason to fail, but for answers that cannot be scored
        None => {
            for told in found.iter().filter(|told| told.severity == Severity::Error) {
                let message = Said(Arc::clone(&told.what));
                let finding = UnexpectedError { name: name.clone(), code: told.code.name, message };
                let place = told.place.as_ref().unwrap_or(&case.name.place);
                failures.push(Finding::from(finding).at(place));
            }
        }
    }
    failures
}

/// The columns that a case answers.
impl Case {
    /// Whether a column is answered by one of its units.
    pub fn answers(&self, column: Column) -> bool {
        self.units.iter().any(|unit| unit.answers.get(column).is_some())
    }
}
