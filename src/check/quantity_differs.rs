//! `quantity-differs`: two rows quote one quantity with different figures.

use super::Examined;
use super::quotes::{Quote, quotes};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::number::plain;
use crate::rule::Named;

/// The check. The first row that quotes a quantity is what the others are held against.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
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
    let code = |quote: &Quote<'_>| examined.criteria.rows[quote.row].code.clone();
    let (value, other) = (plain(quote.value), plain(first.value));
    let title = examined.criteria.title_of(quote.named);
    let message = format!(
        "{} gives {value} in the {} column, and {} gives {other}, for the same thing: {title}",
        code(quote),
        column.word(),
        code(first)
    );
    let help = "it cannot be both: correct one of the two, and what was counted from it";
    let mut finding = Finding::new(&code::QUANTITY_DIFFERS, message, help)
        .at_if(quote.place)
        .about(&code(quote), Some(column));
    if let Some(place) = first.place {
        finding = finding.related(place, format!("{other} in {}", code(first)));
    }
    finding
}
