//! `score-raised`: the appraisal gives more than the unit gave itself, which is legitimate and worth a look.

use super::changed::{pairs, said};
use super::messages::{SELF_COLUMN, ScoreRaised, WITHOUT_NOTE};
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, RowName, Text};

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::SCORE_RAISED,
    explanation: Text {
        en: "The appraiser gave more than the unit gave itself. That is legitimate; it is told so that it is \
            meant.",
        vi: "Người thẩm định cho nhiều điểm hơn đơn vị tự chấm. Điều này được phép; nêu ra để chắc là có chủ ý.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for pair in pairs(examined).filter(|pair| pair.appraisal > pair.own) {
        let stated = &examined.submission.rows[pair.row];
        let rounding = examined.criteria.rounding;
        let (own, appraisal) = (rounding.show(pair.own), rounding.show(pair.appraisal));
        let code = &pair.criterion.code;
        let without = stated.appraisal.note.is_none().then_some(WITHOUT_NOTE);
        let answers =
            (said(pair.criterion, &stated.own.answer), said(pair.criterion, &stated.appraisal.answer));
        let mut finding = Finding::from(ScoreRaised {
            row: RowName(code.clone()),
            from: Computed(own),
            to: Computed(appraisal),
            before: answers.0,
            after: answers.1,
            without,
        })
        .at_if(stated.appraisal.cell())
        .about(code, Some(Column::Appraisal));
        if let Some(place) = stated.own.cell() {
            finding = finding.related(place, SELF_COLUMN);
        }
        findings.push(finding);
    }
}
