//! Bounds as the form prints them: "trên 80%" leaves 80 % out, "từ 70%" takes 70 % in.

use std::cmp::Ordering;

use super::messages::measure::BothBounds;
use crate::finding::{Finding, Findings};
use crate::number::Exact;
use crate::setting::{Key, shape};
use crate::source::Keys;

/// One side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where it is.
    pub at: Exact,
    /// Whether the bound itself is in.
    pub inclusive: bool,
}

/// What lies between two bounds; a side without one is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// From where.
    pub lower: Option<Bound>,
    /// To where.
    pub upper: Option<Bound>,
}

/// What can be measured at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// The least; none where there is none.
    pub from: Option<Exact>,
    /// The most; none where there is none.
    pub to: Option<Exact>,
}

impl Domain {
    /// Whether something can be measured.
    pub fn holds(&self, measure: &Exact) -> bool {
        let above = self.from.as_ref().is_none_or(|from| measure >= from);
        above && self.to.as_ref().is_none_or(|to| measure <= to)
    }

    pub(crate) fn bounds(&self) -> Bounds {
        let side = |at: &Option<Exact>| at.clone().map(|at| Bound { at, inclusive: true });
        Bounds { lower: side(&self.from), upper: side(&self.to) }
    }
}

/// A stretch of measures that something is the matter with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Interval {
    /// No entry holds what lies there.
    Gap(Bounds),
    /// Two neighbours both hold this bound; the first takes it.
    Shared {
        /// The bound.
        at: Exact,
        /// Position of the first.
        first: usize,
        /// Position of the second.
        second: usize,
    },
    /// Entries before it hold everything that it holds.
    Unreachable(usize),
}

/// What `gt`, `ge`, `lt` and `le` say: the sign, whether it is a lower bound, and whether the bound is in.
pub(crate) const BOUND_SIDES: [(&str, bool, bool); 4] =
    [(">", true, false), ("≥", true, true), ("<", false, false), ("≤", false, true)];

impl Bounds {
    /// Reads `gt`, `ge`, `lt` and `le`, with how each is written: `≥ 10%`.
    pub fn decode(
        by: &[&Key<shape::FigureOrShare>; 4],
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> (Bounds, Vec<String>) {
        let mut bounds = Bounds::default();
        let mut shown = Vec::new();
        for (key, (sign, is_lower, inclusive)) in by.iter().zip(BOUND_SIDES) {
            let Some(amount) = keys.get(key, findings) else { continue };
            let side = if is_lower { &mut bounds.lower } else { &mut bounds.upper };
            if side.is_some() {
                let (open, closed) = if is_lower { ("gt", "ge") } else { ("lt", "le") };
                let finding = BothBounds { subject: keys.subject().clone(), open, closed };
                findings.push(Finding::from(finding).at(keys.place()));
                continue;
            }
            *side = Some(Bound { at: amount.value.exact, inclusive });
            shown.push(format!("{sign} {}", amount.value.written));
        }
        (bounds, shown)
    }

    /// One measure, and nothing beside it.
    pub fn single(at: &Exact) -> Bounds {
        let side = Some(Bound { at: at.clone(), inclusive: true });
        Bounds { lower: side.clone(), upper: side }
    }

    /// Whether a measure lies between them.
    pub fn holds(&self, measure: &Exact) -> bool {
        let within = |bound: &Bound, side: Ordering| match measure.cmp(&bound.at) {
            Ordering::Equal => bound.inclusive,
            other => other == side,
        };
        let above = self.lower.as_ref().is_none_or(|bound| within(bound, Ordering::Greater));
        above && self.upper.as_ref().is_none_or(|bound| within(bound, Ordering::Less))
    }
}

/// What is the matter with a list of bounds, tried in order, over a domain.
pub(crate) fn examine(list: &[Bounds], domain: &Domain) -> Vec<Interval> {
    let points = probes(list, domain);
    let holder = |measure: &Exact| list.iter().position(|bounds| bounds.holds(measure));
    let mut found = Vec::new();
    // each probe is a bound itself, or a measure between two neighbouring bounds
    let mut open: Option<Bounds> = None;
    for (index, probe) in points.iter().enumerate() {
        if holder(&probe.measure).is_none() {
            let upper = probe.upper(points.get(index + 1));
            match &mut open {
                Some(gap) => gap.upper = upper,
                None => {
                    let before = index.checked_sub(1).map(|before| &points[before]);
                    open = Some(Bounds { lower: probe.lower(before), upper });
                }
            }
        } else {
            found.extend(open.take().map(Interval::Gap));
        }
    }
    found.extend(open.map(Interval::Gap));
    for probe in points.iter().filter(|probe| probe.is_bound) {
        let holding: Vec<usize> =
            (0..list.len()).filter(|index| list[*index].holds(&probe.measure)).collect();
        if let [first, second, ..] = holding[..] {
            let ends_here = |side: &Option<Bound>| {
                side.as_ref().is_some_and(|bound| bound.inclusive && bound.at == probe.measure)
            };
            let (one, other) = (&list[first], &list[second]);
            if (ends_here(&one.lower) && ends_here(&other.upper))
                || (ends_here(&one.upper) && ends_here(&other.lower))
            {
                found.push(Interval::Shared { at: probe.measure.clone(), first, second });
            }
        }
    }
    let reached: Vec<Option<usize>> = points.iter().map(|probe| holder(&probe.measure)).collect();
    found.extend((0..list.len()).filter(|entry| !reached.contains(&Some(*entry))).map(Interval::Unreachable));
    found
}

/// The positions of the entries that hold, from the least measure to the most; a gap is left out.
pub(crate) fn along(list: &[Bounds], domain: &Domain) -> Vec<usize> {
    let holder = |probe: &Probe| list.iter().position(|bounds| bounds.holds(&probe.measure));
    let mut holding: Vec<usize> = probes(list, domain).iter().filter_map(holder).collect();
    holding.dedup();
    holding
}

/// A measure that stands for all between two neighbouring bounds, or is a bound itself.
struct Probe {
    measure: Exact,
    is_bound: bool,
}

impl Probe {
    fn lower(&self, before: Option<&Probe>) -> Option<Bound> {
        if self.is_bound {
            return Some(Bound { at: self.measure.clone(), inclusive: true });
        }
        before.map(|probe| Bound { at: probe.measure.clone(), inclusive: false })
    }

    fn upper(&self, after: Option<&Probe>) -> Option<Bound> {
        if self.is_bound {
            return Some(Bound { at: self.measure.clone(), inclusive: true });
        }
        after.map(|probe| Bound { at: probe.measure.clone(), inclusive: false })
    }
}

/// Every bound and one measure on either side of it, in order, within the domain.
fn probes(list: &[Bounds], domain: &Domain) -> Vec<Probe> {
    let mut bounds: Vec<Exact> = list
        .iter()
        .flat_map(|bounds| [&bounds.lower, &bounds.upper])
        .flatten()
        .map(|bound| bound.at.clone())
        .chain(domain.from.clone())
        .chain(domain.to.clone())
        .collect();
    bounds.sort();
    bounds.dedup();
    let two = Exact::from(2);
    let mut probes: Vec<Probe> = Vec::new();
    for (index, bound) in bounds.iter().enumerate() {
        let before = match index.checked_sub(1) {
            None => bound - &Exact::ONE,
            Some(previous) => (&bounds[previous] + bound).over(&two).expect("two is not zero"),
        };
        probes.push(Probe { measure: before, is_bound: false });
        probes.push(Probe { measure: bound.clone(), is_bound: true });
    }
    let last = bounds.last().map_or(Exact::ZERO, |last| last + &Exact::ONE);
    probes.push(Probe { measure: last, is_bound: false });
    let within = |probe: &Probe| {
        domain.from.as_ref().is_none_or(|from| probe.measure >= *from)
            && domain.to.as_ref().is_none_or(|to| probe.measure <= *to)
    };
    probes.retain(within);
    probes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use proptest::prelude::*;

    fn bounds(lower: Option<(i64, bool)>, upper: Option<(i64, bool)>) -> Bounds {
        let side =
            |side: Option<(i64, bool)>| side.map(|(at, inclusive)| Bound { at: Exact::from(at), inclusive });
        Bounds { lower: side(lower), upper: side(upper) }
    }

    #[test]
    fn whole_lists_have_nothing_the_matter() {
        let list = [
            bounds(Some((8, true)), None),
            bounds(Some((5, true)), Some((8, false))),
            bounds(None, Some((5, false))),
        ];
        assert_eq!(examine(&list, &Domain::default()), []);
    }

    #[test]
    fn holes_between_whole_numbers_are_found() {
        let list = [
            bounds(Some((90, true)), None),
            bounds(Some((80, true)), Some((89, true))),
            bounds(None, Some((80, false))),
        ];
        let gap = bounds(Some((89, false)), Some((90, false)));
        assert_eq!(examine(&list, &Domain::default()), [Interval::Gap(gap)]);
    }

    #[test]
    fn a_single_missing_bound_is_a_hole() {
        let list = [bounds(Some((80, false)), None), bounds(None, Some((80, false)))];
        let gap = bounds(Some((80, true)), Some((80, true)));
        assert_eq!(examine(&list, &Domain::default()), [Interval::Gap(gap)]);
    }

    #[test]
    fn below_a_domain_is_no_hole_and_within_it_is_one() {
        let list = [bounds(Some((5, true)), None), bounds(Some((0, true)), Some((5, false)))];
        let from_zero = Domain { from: Some(Exact::ZERO), to: None };
        assert_eq!(examine(&list, &from_zero), []);
        assert_eq!(examine(&list, &Domain::default()), [Interval::Gap(bounds(None, Some((0, false))))]);
    }

    #[test]
    fn shared_and_unreachable_are_told_apart() {
        let list = [
            bounds(Some((10, true)), None),
            bounds(Some((7, true)), Some((10, true))),
            bounds(Some((8, true)), Some((9, true))),
            bounds(None, Some((7, false))),
        ];
        let found = examine(&list, &Domain::default());
        assert_eq!(
            found,
            [Interval::Shared { at: Exact::from(10), first: 0, second: 1 }, Interval::Unreachable(2)]
        );
    }

    #[test]
    fn bounds_in_words() {
        for (lower, upper, words) in [
            (Some((7, true)), Some((10, false)), "from 7 to below 10"),
            (Some((7, false)), Some((10, true)), "above 7 to 10"),
            (Some((7, true)), None, "from 7"),
            (None, Some((7, true)), "7 and below"),
            (None, Some((7, false)), "below 7"),
            (Some((7, true)), Some((7, true)), "7"),
            (None, None, "everything"),
        ] {
            assert_eq!(bounds(lower, upper).said(false, Language::English), words);
        }
        assert_eq!(bounds(Some((7, true)), None).said(true, Language::English), "from 700%");
    }

    fn any_bounds() -> impl Strategy<Value = Bounds> {
        let side = || proptest::option::of((0..8_i64, any::<bool>()));
        (side(), side()).prop_map(|(lower, upper)| bounds(lower, upper))
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_trying_every_half_finds(
            list in proptest::collection::vec(any_bounds(), 1..5),
            (from, to) in (proptest::option::of(-1..3_i64), proptest::option::of(4..9_i64)),
        ) {
            let domain = Domain { from: from.map(Exact::from), to: to.map(Exact::from) };
            let halves = (-4..=20_i64).map(|half| Exact::from(half).over(&Exact::from(2)).unwrap());
            let measures: Vec<Exact> = halves.filter(|measure| domain.holds(measure)).collect();
            let holder = |measure: &Exact| list.iter().position(|bounds| bounds.holds(measure));
            let found = examine(&list, &domain);
            for measure in &measures {
                let gap = |interval: &Interval| matches!(interval, Interval::Gap(gap) if gap.holds(measure));
                prop_assert_eq!(found.iter().filter(|interval| gap(interval)).count(), usize::from(holder(measure).is_none()));
            }
            for entry in 0..list.len() {
                let reached = measures.iter().any(|measure| holder(measure) == Some(entry));
                prop_assert_eq!(found.contains(&Interval::Unreachable(entry)), !reached);
            }
            let mut order: Vec<usize> = measures.iter().filter_map(holder).collect();
            order.dedup();
            prop_assert_eq!(along(&list, &domain), order);
        }
    }
}
