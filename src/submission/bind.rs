//! Raw rows and criteria to a [`Submission`]. All problems are reported in one run.

use super::answers::RowBinder;
use super::codes::{Target, duplicate, resolve};
use super::facts::{bind_facts, bind_printed_max, bind_unit};
use super::{Row, Submission};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Criterion};
use crate::finding::{Finding, Findings, Place, Severity, code};
use crate::source::{RawRow, RawSubmission, Shape};

/// Binds a submission. `None` where something in it cannot be understood; rows that are missing are reported, and
/// stay blank.
pub fn bind(
    criteria: &Criteria,
    raw: &RawSubmission,
    stem: &str,
    findings: &mut Findings,
) -> Option<Submission> {
    let broken = findings.has_errors();
    let mut own = Findings::default();
    let unit = bind_unit(&raw.head, stem, &mut own);
    let facts = bind_facts(criteria, &raw.head.facts, &mut own);
    let printed_max = bind_printed_max(criteria, &raw.head, &mut own);
    let mut submission = Submission {
        source: raw.source,
        notation: raw.notation,
        unit,
        facts,
        present: raw.columns.as_ref().map(Option::is_some),
        rows: vec![PerColumn::default(); criteria.rows.len()],
        total: PerColumn::default(),
        printed_max,
    };
    for column in Column::BOTH {
        if let Some(rows) = raw.columns.get(column) {
            bind_column(criteria, raw, column, rows, &mut submission, &mut own);
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
    (!fatal && answered).then_some(submission)
}

fn bind_column(
    criteria: &Criteria,
    raw: &RawSubmission,
    column: Column,
    rows: &[RawRow],
    submission: &mut Submission,
    findings: &mut Findings,
) {
    let facts = submission.facts.get(column).clone();
    let fact = |named| match named {
        crate::rule::Named::Fact(index) => facts[index].as_ref().map(|fact| fact.value),
        crate::rule::Named::Quantity(_) => None,
    };
    let binder = RowBinder { column, shape: raw.shape, fact: &fact };
    for raw_row in rows {
        let target = match resolve(criteria, &raw_row.code, rows) {
            Ok(target) => target,
            Err(finding) => {
                // a CSV row holds both columns: its code is reported once
                let told = findings.iter().any(|known| known.place == finding.place);
                if !told {
                    findings.push(*finding);
                }
                continue;
            }
        };
        if let Some(first) = &submission.row(target.index(), column).place {
            let seen =
                |row: usize| rows.iter().any(|other| criteria.find(other.code.value.trim()) == Some(row));
            let finding = duplicate(criteria, &raw_row.code, first, seen);
            if !findings.iter().any(|known| known.place == finding.place) {
                findings.push(finding);
            }
            continue;
        }
        let criterion = target.index().map(|index| &criteria.rows[index]);
        let row = binder.bind(criterion, raw_row, findings);
        match target {
            Target::Row(index) => *submission.rows[index].get_mut(column) = row,
            Target::Total => *submission.total.get_mut(column) = row,
        }
    }
}

/// `same = true`: the self column's answer and declared score hold.
fn hold_same(criteria: &Criteria, submission: &mut Submission, report: bool, findings: &mut Findings) {
    let absent = !submission.present.own;
    let codes = criteria.codes().map(str::to_owned).collect::<Vec<_>>();
    for (pair, code) in submission.rows.iter_mut().chain([&mut submission.total]).zip(codes) {
        if !pair.appraisal.same {
            continue;
        }
        let own_missing = pair.own.place.is_none();
        if report && (absent || own_missing) {
            let finding = Finding::new(
                &code::SAME_AS_NOTHING,
                format!("{code} says `same`, and the self column has no such row"),
                "give the answer in the appraisal",
            );
            findings.push(finding.at_if(pair.appraisal.place.as_ref()).about(&code, Some(Column::Appraisal)));
        }
        let own: Row = pair.own.clone();
        pair.appraisal.answer = own.answer;
        pair.appraisal.den_from_fact = own.den_from_fact;
        pair.appraisal.declared = own.declared;
        pair.appraisal.words = own.words;
    }
}

fn report_columns(raw: &RawSubmission, submission: &Submission, findings: &mut Findings) {
    let start = Place::new(raw.source, 0..0);
    match (submission.present.own, submission.present.appraisal) {
        (true, true) => {}
        (true, false) => findings.push(
            Finding::new(
                &code::NOT_APPRAISED,
                "this form has no appraisal: only the self column is scored",
                "nothing to do where the form is not appraised yet; if it was, the file is not whole",
            )
            .at(&start),
        ),
        (false, true) => findings.push(
            Finding::new(
                &code::NO_SELF_COLUMN,
                "this form has no self column: only the appraisal is scored",
                "add the unit's own answers, if there are any",
            )
            .at(&start),
        ),
        (false, false) => findings.push(
            Finding::new(
                &code::NO_COLUMNS,
                "this file answers nothing: it has neither a self column nor an appraisal",
                match raw.shape {
                    Shape::Toml => {
                        "add [self] with a row for each criterion; if there was one, the file was cut off"
                    }
                    Shape::Csv => "add a row for each criterion, its answer in the self_ columns",
                },
            )
            .at(&start),
        ),
    }
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
        for (pair, criterion) in submission.rows.iter().zip(&criteria.rows) {
            let row = pair.get(column);
            declares |= row.declared.is_some();
            if row.place.is_none() && !criterion.is_group() {
                let near = previous.or(first).unwrap_or(&last);
                findings.push(missing_row(criterion, column, raw.shape).at(near));
            }
            previous = row.place.as_ref().or(previous);
        }
        let total = submission.total.get(column);
        if declares && total.declared.is_none() {
            let finding = Finding::new(
                &code::TOTAL_NOT_DECLARED,
                format!("the {} column declares points, but no total", column.word()),
                match raw.shape {
                    Shape::Toml => "add `total = { score = … }`; if it was there, the file was cut off",
                    Shape::Csv => "add the row `total` with its score; if it was there, the file was cut off",
                },
            );
            findings.push(finding.at(total.place.as_ref().unwrap_or(&last)).about("total", Some(column)));
        }
    }
}

fn missing_row(criterion: &Criterion, column: Column, shape: Shape) -> Finding {
    let code = &criterion.code;
    let title = crate::text::shortened(&criterion.title, 60);
    let help = match shape {
        Shape::Toml => format!("add \"{code}\" = {{ … }}; it counts 0 until then. A row left open is {{}}"),
        Shape::Csv => format!("add a row with the code {code}; it counts 0 until then"),
    };
    Finding::new(
        &code::ROW_MISSING,
        format!("{code} is missing from the {} column: {title}", column.word()),
        help,
    )
    .label("it belongs near here")
    .about(code, Some(column))
}
