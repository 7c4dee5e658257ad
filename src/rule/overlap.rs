//! Entries of a list that hold the same stretch of measures: the first takes it, and the bound of the second says otherwise.
//!
//! A list that leaves sides open on purpose (`ge = 80`, then `ge = 60`) has no overlap, and neither has an exception that
//! is cut out of a later entry: only a bound that is written, and lies inside of what an earlier entry holds, is one.

use super::bounds::{Bound, Bounds};

/// Two entries that hold the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Overlap {
    /// Position of the entry that takes it.
    pub first: usize,
    /// Position of the entry whose bound lies inside of what the first one holds.
    pub second: usize,
    /// What both hold.
    pub stretch: Bounds,
}

/// The overlaps of a list that is tried in order. An entry that is never reached is reported as that.
pub(crate) fn overlaps(list: &[Bounds], is_reached: impl Fn(usize) -> bool) -> Vec<Overlap> {
    let mut found = Vec::new();
    for second in (0..list.len()).filter(|entry| is_reached(*entry)) {
        let written = || [&list[second].lower, &list[second].upper].into_iter().flatten();
        let first = (0..second)
            .filter(|entry| is_reached(*entry))
            .find(|first| written().any(|bound| is_inside(bound, &list[*first])));
        if let Some(first) = first {
            let stretch = common(&list[first], &list[second]);
            found.push(Overlap { first, second, stretch });
        }
    }
    found
}

/// Whether measures on both sides of a bound are held.
fn is_inside(bound: &Bound, held: &Bounds) -> bool {
    held.lower.as_ref().is_none_or(|lower| lower.at < bound.at)
        && held.upper.as_ref().is_none_or(|upper| upper.at > bound.at)
}

/// What both hold.
fn common(one: &Bounds, other: &Bounds) -> Bounds {
    // of two bounds at one place, the one that leaves it out is the narrower
    let lower = [&one.lower, &other.lower].into_iter().flatten();
    let upper = [&one.upper, &other.upper].into_iter().flatten();
    Bounds {
        lower: lower.max_by(|a, b| a.at.cmp(&b.at).then(b.inclusive.cmp(&a.inclusive))).cloned(),
        upper: upper.min_by(|a, b| a.at.cmp(&b.at).then(a.inclusive.cmp(&b.inclusive))).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;

    fn bounds(written: &str) -> Bounds {
        let mut bounds = Bounds::default();
        for word in written.split_whitespace() {
            let (key, at) = word.split_at(2);
            let side =
                Some(Bound { at: Exact::from(at.parse::<i64>().unwrap()), inclusive: key.ends_with('e') });
            if key.starts_with('g') { bounds.lower = side } else { bounds.upper = side }
        }
        bounds
    }

    fn found(list: &[&str]) -> Vec<String> {
        let list: Vec<Bounds> = list.iter().map(|written| bounds(written)).collect();
        let shown = |overlap: Overlap| {
            format!(
                "{} {}: {}",
                overlap.first,
                overlap.second,
                overlap.stretch.said(false, crate::language::Language::English)
            )
        };
        overlaps(&list, |_| true).into_iter().map(shown).collect()
    }

    #[test]
    fn overlaps_by_table() {
        let none: &[&str] = &[];
        for (list, expected) in [
            (&["ge80", "ge60 lt95", "lt60"][..], &["0 1: from 80 to below 95"][..]),
            (&["ge80", "ge60 lt80", "ge50 lt70", "lt50"], &["1 2: from 60 to below 70"]),
            (&["lt20", "ge15 lt30", "ge30"], &["0 1: from 15 to below 20"]),
            (&["ge8", "lt9"], &["0 1: from 8 to below 9"]),
            (&["gt80", "ge70 le85", "lt70"], &["0 1: above 80 to 85"]),
            (&["ge80", "ge60 le80", "lt60"], none),
            (&["ge80", "ge60 lt80", "lt60"], none),
            (&["ge80", "ge60", "ge40", ""], none),
            (&["le15", "le20", "le30", ""], none),
            (&["ge40 le60", "ge30 le70", ""], none),
        ] {
            assert_eq!(found(list), expected, "{list:?}");
        }
    }
}
