//! Whether a form that was written says what was merged, and nothing else: read again, and held against every choice.

use super::kept::DeclaredSum;
use super::{Change, Said, Spot};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::number::Decimal;
use crate::submission::Submission;

/// The first entry or declared sum of which a form says otherwise than was merged, by its code.
pub(crate) fn first_entry_that_differs(
    criteria: &Criteria,
    base: &Submission,
    changes: &[Change],
    written: &Submission,
) -> Option<String> {
    let expected = |spot: Spot| {
        let of = |spot: Spot| changes.iter().find(|change| change.spot == spot).and_then(Change::taken);
        let both = match spot {
            Spot::Fact(fact, Some(_)) => of(Spot::Fact(fact, None)),
            Spot::Fact(_, None) | Spot::Row(..) => None,
        };
        of(spot).or(both).cloned().unwrap_or_else(|| Said::of(criteria, base, spot))
    };
    let facts =
        (0..criteria.facts.len()).flat_map(|fact| Column::BOTH.map(|column| Spot::Fact(fact, Some(column))));
    let rows = criteria.nodes().flat_map(|node| Column::BOTH.map(|column| Spot::Row(node, column)));
    let differs = |spot: &Spot| !Said::of(criteria, written, *spot).says_same(&expected(*spot));
    if let Some(spot) = facts.chain(rows).find(differs) {
        return Some(spot.code(criteria));
    }
    let sum_differs = |node: &Node| {
        Column::BOTH.iter().any(|column| {
            let of = |form: &Submission| DeclaredSum::of(criteria, form, *node, *column);
            of(base) != of(written)
        })
    };
    criteria.nodes().find(sum_differs).map(|node| criteria.code_of(node).to_owned())
}

/// The first thing that a form says otherwise than was merged, by its code; `None` where it is exactly that.
pub(crate) fn first_difference(
    criteria: &Criteria,
    base: &Submission,
    changes: &[Change],
    written: &Submission,
) -> Option<String> {
    if let Some(entry) = first_entry_that_differs(criteria, base, changes, written) {
        return Some(entry);
    }
    let printed = |form: &Submission| -> Vec<(Node, Decimal)> {
        form.printed_max.iter().map(|(node, max)| (*node, max.value)).collect()
    };
    if printed(base) != printed(written) {
        return Some("printed_max".to_owned());
    }
    (base.unit != written.unit).then(|| "unit".to_owned())
}
