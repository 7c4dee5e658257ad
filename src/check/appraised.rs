//! `row-not-appraised`: the unit scored itself on a row, and the appraisal says nothing of it.

use super::Examined;
use crate::answer::Answer;
use crate::column::Column;
use crate::finding::{Finding, Findings, code};

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    if !examined.submission.present.appraisal || !examined.submission.present.own {
        return;
    }
    for (row, criterion) in examined.criteria.leaves() {
        let stated = &examined.submission.rows[row];
        let answered = !matches!(stated.own.answer, Answer::Blank);
        if answered && matches!(stated.appraisal.answer, Answer::Blank) {
            let code = &criterion.code;
            let place = stated.appraisal.place.as_ref().or(stated.own.place.as_ref());
            findings.push(
                Finding::new(
                    &code::ROW_NOT_APPRAISED,
                    format!(
                        "{code} is answered by the unit, and not appraised: it counts 0 in the appraisal"
                    ),
                    "appraise it; where the unit's answer holds, write { same = true }",
                )
                .at_if(place)
                .about(code, Some(Column::Appraisal)),
            );
        }
    }
}
