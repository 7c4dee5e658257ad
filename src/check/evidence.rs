//! `evidence-missing`: points are claimed on a row that asks for evidence, and none is given.

use super::messages::{
    EvidenceMissing, NAME_EVIDENCE_IN_CSV, NAME_EVIDENCE_IN_FORM, NAME_EVIDENCE_IN_TOML, ROW_IN_CRITERIA,
};
use super::{Check, Examined};
use crate::column::Column;
use crate::criteria::Node;
use crate::finding::{Finding, Findings, code};
use crate::language::{RowName, Text};
use crate::source::Shape;
use crate::working::Step;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::EVIDENCE_MISSING,
    explanation: Text {
        en: "The criteria ask for evidence on this row; points are claimed and no document is named.",
        vi: "Bộ tiêu chí yêu cầu tài liệu kiểm chứng; mục này có ghi điểm mà chưa nêu tài liệu nào.",
    },
    run: check,
};

/// The check. Evidence that the unit handed in holds for the appraisal too.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for (row, criterion) in examined.criteria.leaves() {
        let Some(asked) = &criterion.evidence else { continue };
        for column in Column::BOTH.into_iter().filter(|column| asked.concerns(*column)) {
            let stated = &examined.submission.rows[row];
            let outcome = examined.evaluation.outcome(Node::Row(row), column);
            let unproven = outcome.is_some_and(|outcome| {
                outcome.steps.iter().any(|step| matches!(step, Step::Unproven { .. }))
            });
            let shown = outcome.and_then(|outcome| outcome.shown);
            let given = examined.submission.has_evidence(row, column);
            if given || (!unproven && shown.is_none_or(|points| points.is_zero())) {
                continue;
            }
            let code = &criterion.code;
            findings.push(
                Finding::from(EvidenceMissing {
                    row: RowName(code.clone()),
                    column,
                    how: match examined.submission.shape() {
                        Shape::Toml => NAME_EVIDENCE_IN_TOML,
                        Shape::Csv => NAME_EVIDENCE_IN_CSV,
                        Shape::Form => NAME_EVIDENCE_IN_FORM,
                    },
                })
                .at_if(stated.get(column).place.as_ref())
                .related(&criterion.place, ROW_IN_CRITERIA)
                .about(code, Some(column)),
            );
        }
    }
}
