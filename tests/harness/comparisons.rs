//! What must hold of every comparison: its effects add up, at every sum, and a form is no other than itself.

use score::column::Column;
use score::compare::{At, Cause, Comparison, Side};
use score::number::Exact;

/// Compares two forms; `same` where they are one form. Returns how many rows differ.
pub fn adds_up(before: Side<'_>, after: Side<'_>, same: bool) -> usize {
    let comparison = Comparison::new(before, after, None);
    if same {
        assert!(comparison.is_empty(), "{:?}", comparison.columns);
    }
    let mut rows = 0;
    for column in Column::BOTH {
        let Some(it) = comparison.columns.get(column) else { continue };
        rows += it.rows.len();
        assert!(it.beside.iter().all(|beside| beside.cause != Cause::Unknown), "{it:?}");
        for sum in it.sums.iter().chain([&it.total]) {
            let Some(difference) = sum.difference() else { continue };
            // added up again here, from the effects themselves
            let effects =
                it.rows.iter().map(|row| &row.effects).chain(it.beside.iter().map(|it| &it.effects));
            let there = effects.flatten().filter(|(at, _)| *at == sum.at).map(|(_, points)| points);
            assert_eq!(Exact::sum(there), difference, "{:?}: {it:?}", sum.at);
            assert_eq!(&sum.by_rows + &sum.otherwise, difference, "{:?}", sum.at);
        }
        let totals = (before.total(column), after.total(column));
        if let (Some(before), Some(after)) = totals {
            let difference = &Exact::from(after) - &Exact::from(before);
            assert_eq!(it.total.difference(), Some(difference), "{:?}", At::Total);
        }
    }
    rows
}
