//! Each declared figure against the computed one.

use crate::column::Column;
use crate::criteria::{Criteria, TOTAL};
use crate::evaluate::Evaluation;
use crate::finding::{Finding, Findings, Located, code};
use crate::number::{Decimal, fixed, plain};
use crate::submission::Submission;

/// How many figures a form declares, and how many of them differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Declared where the computed figure is known.
    pub compared: usize,
    /// Of these, different.
    pub differing: usize,
}

/// Compares every declared figure. Where a row has no points there is nothing to compare with.
pub fn declared_scores(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    findings: &mut Findings,
) -> Declared {
    let mut count = Declared::default();
    let rows = (0..criteria.rows.len()).map(Some).chain([None]);
    for (row, column) in rows.flat_map(|row| Column::BOTH.map(|column| (row, column))) {
        let declared = submission.row(row, column).declared.as_ref();
        let computed = evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
        let (Some(declared), Some(computed)) = (declared, computed) else { continue };
        count.compared += 1;
        if declared.value != computed {
            count.differing += 1;
            findings.push(differs(criteria, row, column, declared, computed));
        }
    }
    count
}

fn differs(
    criteria: &Criteria,
    row: Option<usize>,
    column: Column,
    declared: &Located<Decimal>,
    computed: Decimal,
) -> Finding {
    let criterion = row.map(|row| &criteria.rows[row]);
    let code = criterion.map_or(TOTAL, |criterion| criterion.code.as_str());
    let computed = fixed(computed, criteria.rounding.decimals);
    let finding = Finding::new(
        &code::DECLARED_SCORE_DIFFERS,
        format!("{code} declares {}, and comes to {computed}", plain(declared.value)),
        format!("write {computed}, or correct the answer"),
    );
    finding.at(&declared.place).about(code, Some(column))
}
