//! `printed-max-differs`: a maximum is printed on the form otherwise than the criteria have it.

use super::messages::{PrintedMaxDiffers, ROW_IN_CRITERIA};
use super::{Check, Examined};
use crate::criteria::Node;
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, RowName, Text};
use crate::number::Exact;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::PRINTED_MAX_DIFFERS,
    explanation: Text {
        en: "The form prints another maximum than the criteria have, often 0 where a formula was lost. Points \
            are judged by the criteria.",
        vi: "Điểm tối đa in trên phiếu khác bộ tiêu chí, thường là 0 do mất công thức. Điểm chấm theo bộ tiêu \
            chí.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for (row, printed) in &examined.submission.printed_max {
        let right = match row {
            Node::Row(row) => Some(examined.criteria.worth(*row)),
            Node::Total => examined.criteria.max.map(Exact::from),
        };
        let Some(right) = right.filter(|right| *right != Exact::from(printed.value)) else { continue };
        let code = examined.form().code(*row);
        let differs = PrintedMaxDiffers {
            row: RowName(code.to_owned()),
            printed: printed.value.normalize(),
            max: Computed(right.to_string()),
        };
        let mut finding = Finding::from(differs).at(&printed.place).about(code, None);
        if let Node::Row(row) = row {
            finding = finding.related(&examined.criteria.rows[*row].place, ROW_IN_CRITERIA);
        }
        findings.push(finding);
    }
}
