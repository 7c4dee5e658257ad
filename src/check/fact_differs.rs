//! `fact-differs`: a row quotes a fact with another figure than the unit stated.

use super::Examined;
use super::messages::{FactDiffers, STATED_HERE};
use super::quotes::quotes;
use crate::column::Column;
use crate::finding::{Finding, Findings};
use crate::language::{Computed, RowName};
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
