//! `fact-differs`: a row quotes a fact with another figure than the unit stated.

use super::Examined;
use super::quotes::quotes;
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::number::plain;

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for column in Column::BOTH {
        for quote in quotes(examined, column) {
            let Some(fact) = examined.submission.fact(quote.named, column) else { continue };
            if fact.value == quote.value {
                continue;
            }
            let code = &examined.criteria.rows[quote.row].code;
            let (value, stated) = (plain(quote.value), plain(fact.value));
            let title = examined.criteria.title_of(quote.named);
            let mut finding = Finding::new(
                &code::FACT_DIFFERS,
                format!(
                    "{code} gives {value} in the {} column, and the unit states {stated}: {title}",
                    column.word()
                ),
                "one of the two is wrong, or they were counted on different days: correct it, or say why in a note",
            )
            .at_if(quote.place)
            .about(code, Some(column));
            if let Some(place) = &fact.place {
                finding = finding.related(place, "stated here");
            }
            findings.push(finding);
        }
    }
}
