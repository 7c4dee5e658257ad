//! `row-not-appraised`: the unit scored itself on a row, and the appraisal says nothing of it.

use super::messages::{APPRAISE_IN_CSV, APPRAISE_IN_FORM, APPRAISE_IN_TOML, NotAppraised};
use super::{Check, Examined};
use crate::answer::Answer;
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{RowName, Text};
use crate::source::Shape;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::ROW_NOT_APPRAISED,
    explanation: Text {
        en: "The unit answered a row, and the appraisal leaves it blank. It counts 0 in the appraisal, which \
            is never the self-score by default.",
        vi: "Đơn vị đã ghi, cột thẩm định để trống. Mục này tính 0 điểm thẩm định; điểm thẩm định không bao giờ \
            mặc định bằng điểm tự chấm.",
    },
    run: check,
};

/// A row that is not appraised is blank too: that is told once.
pub(super) fn once(findings: &mut Findings) {
    let told: Vec<Option<String>> = findings
        .iter()
        .filter(|finding| finding.code == &code::ROW_NOT_APPRAISED)
        .map(|finding| finding.criterion.clone())
        .collect();
    findings.retain(|finding| {
        let blank = finding.code == &code::ROW_BLANK && finding.column == Some(Column::Appraisal);
        !(blank && told.contains(&finding.criterion))
    });
}

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    if !examined.submission.present.appraisal || !examined.submission.present.own {
        return;
    }
    for (row, criterion) in examined.criteria.leaves() {
        let stated = &examined.submission.rows[row];
        // one that is still to be appraised is reported with the others
        let is_open = examined.submission.awaits_appraisal(row);
        // a row that is not there at all was told as missing
        let answered = !matches!(stated.own.answer, Answer::Blank) && stated.appraisal.place.is_some();
        if answered && !is_open && matches!(stated.appraisal.answer, Answer::Blank) {
            let code = &criterion.code;
            let place = stated.appraisal.place.as_ref();
            findings.push(
                Finding::from(NotAppraised {
                    row: RowName(code.clone()),
                    how: match examined.submission.shape() {
                        Shape::Toml => APPRAISE_IN_TOML,
                        Shape::Csv => APPRAISE_IN_CSV,
                        Shape::Form => APPRAISE_IN_FORM,
                    },
                })
                .at_if(place)
                .about(code, Some(Column::Appraisal)),
            );
        }
    }
}
