//! `at-most-broken`: a quantity is above what it cannot exceed.

use super::messages::{AboveFact, AboveRow, THE_LIMIT};
use super::quotes::{Quote, quotes};
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, Place, code};
use crate::language::{RowName, Text};
use crate::number::Decimal;
use crate::rule::Named;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::AT_MOST_BROKEN,
    explanation: Text {
        en: "The criteria say that one quantity cannot exceed another: users of mailboxes the mailboxes \
            issued, documents processed the documents entered. On the form the first is greater than the second, so \
            one of the two numbers is wrong, and points depend on it. Points are computed from the numbers as given; find out which one is \
            right.",
        vi: "Bộ tiêu chí quy định một số liệu không được vượt số liệu khác: số người dùng thư không vượt số hộp \
            thư được cấp, số văn bản xử lý không vượt số văn bản đến. Trên phiếu, số thứ nhất lớn hơn số \
            thứ hai, nên một trong hai số cần xem lại, và điểm phụ thuộc vào đó. Điểm vẫn tính theo số đã ghi. \
            Đề nghị xác định số nào đúng.",
    },
    run: check,
};

/// The check. A limit is a fact, or a quantity as the first row quotes it.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for column in Column::BOTH {
        let all = quotes(examined, column);
        for (index, quote) in all.iter().enumerate() {
            let Named::Quantity(quantity) = quote.named else { continue };
            let told =
                all[..index].iter().any(|other| other.named == quote.named && other.value == quote.value);
            let Some(limit) = examined.criteria.quantities[quantity].at_most.filter(|_| !told) else {
                continue;
            };
            let known = match limit {
                Named::Fact(_) => examined.submission.fact(limit, column).map(|fact| Limit {
                    value: fact.value,
                    place: fact.place.as_ref(),
                    code: None,
                }),
                Named::Quantity(_) => all.iter().find(|other| other.named == limit).map(|other| Limit {
                    value: other.value,
                    place: other.place,
                    code: Some(&examined.criteria.rows[other.row].code),
                }),
            };
            if let Some(known) = known.filter(|known| quote.value > known.value) {
                findings.push(broken(examined, column, quote, limit, &known));
            }
        }
    }
}

struct Limit<'l> {
    value: Decimal,
    place: Option<&'l Place>,
    code: Option<&'l str>,
}

fn broken(
    examined: &Examined<'_>,
    column: Column,
    quote: &Quote<'_>,
    limit: Named,
    known: &Limit<'_>,
) -> Finding {
    let code = &examined.criteria.rows[quote.row].code;
    let titles = (examined.criteria.title_of(quote.named), examined.criteria.title_of(limit));
    let row = RowName(code.clone());
    let (value, limit) = (quote.value.normalize(), known.value.normalize());
    let (title, limit_title) = (titles.0.to_owned(), titles.1.to_owned());
    let finding: Finding = match known.code {
        Some(other) => {
            AboveRow { row, column, value, title, other: RowName(other.to_owned()), limit, limit_title }
                .into()
        }
        None => AboveFact { row, column, value, title, limit, limit_title }.into(),
    };
    let mut finding = finding.at_if(quote.place).about(code, Some(column));
    if let Some(place) = known.place {
        finding = finding.related(place, THE_LIMIT);
    }
    finding
}
