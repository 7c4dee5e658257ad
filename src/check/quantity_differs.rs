//! `quantity-differs`: two rows quote one quantity with different figures.

use super::messages::{QuantityDiffers, ValueIn};
use super::quotes::{Quote, quotes};
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{RowName, Text};
use crate::rule::Named;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::QUANTITY_DIFFERS,
    explanation: Text {
        en: "Two rows of one column give different figures for the same thing, such as the mailboxes issued: \
            the numerator of one row, the denominator of another. It cannot be both.",
        vi: "Hai tiêu chí của một cột ghi hai số khác nhau cho cùng một số liệu, ví dụ số hộp thư được cấp: tử \
            số của tiêu chí này, mẫu số của tiêu chí kia. Không thể cả hai cùng đúng.",
    },
    run: check,
};

/// The check. The first row that quotes a quantity is what the others are held against.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for column in Column::BOTH {
        let all = quotes(examined, column);
        for (index, quote) in all.iter().enumerate() {
            if !matches!(quote.named, Named::Quantity(_)) {
                continue;
            }
            let first = all[..index].iter().find(|first| first.named == quote.named);
            if let Some(first) = first.filter(|first| first.value != quote.value) {
                findings.push(differs(examined, column, first, quote));
            }
        }
    }
}

fn differs(examined: &Examined<'_>, column: Column, first: &Quote<'_>, quote: &Quote<'_>) -> Finding {
    let row = |quote: &Quote<'_>| RowName(examined.criteria.rows[quote.row].code.clone());
    let (value, other_value) = (quote.value.normalize(), first.value.normalize());
    let differs = QuantityDiffers {
        row: row(quote),
        column,
        value,
        other: row(first),
        other_value,
        title: examined.criteria.title_of(quote.named).to_owned(),
    };
    let mut finding = Finding::from(differs).at_if(quote.place).about(&row(quote).0, Some(column));
    if let Some(place) = first.place {
        finding = finding.related(place, ValueIn { value: other_value, row: row(first) });
    }
    finding
}
