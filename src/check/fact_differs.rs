//! `fact-differs`: a row quotes a fact with another figure than the unit stated.

use super::messages::{FactDiffers, STATED_HERE};
use super::quotes::quotes;
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, RowName, Text};
use crate::number::plain;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::FACT_DIFFERS,
    explanation: Text {
        en: "A row quotes a fact, such as the number of staff, with another figure than the head of the form \
            states. The row's own figure computes; somebody must find out which one is right.",
        vi: "Tiêu chí dùng số liệu khác phần thông tin chung, ví dụ tổng số cán bộ. Điểm tính theo số của tiêu \
            chí. Đề nghị xác định số nào đúng.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for column in Column::BOTH {
        for quote in quotes(examined, column) {
            let Some(fact) = examined.submission.fact(quote.named, column) else { continue };
            if fact.value == quote.value {
                continue;
            }
            let code = &examined.criteria.rows[quote.row].code;
            let (value, stated) = (plain(quote.value), plain(fact.value));
            let mut finding = Finding::from(FactDiffers {
                row: RowName(code.clone()),
                column,
                value: Computed(value),
                stated: Computed(stated),
                title: examined.criteria.title_of(quote.named).to_owned(),
            })
            .at_if(quote.place)
            .about(code, Some(column));
            if let Some(place) = &fact.place {
                finding = finding.related(place, STATED_HERE);
            }
            findings.push(finding);
        }
    }
}
