//! Bands: points that none of them holds, bands that nothing leads to, and a last band that asks for more than points.

use std::collections::BTreeMap;

use super::messages::bands::{
    AnswersGiveMore, BandUnreachable, BandsGap, BandsOverlap, BandsShareBound, FIRST_BAND, FactIs, ForType,
    GapBelowAnswers, LastBandRequires, UpsideDownDown, UpsideDownUp,
};
use super::{grain, range};
use crate::criteria::{Band, Bands, Criteria, Level, Limit, Limits, Node};
use crate::finding::{Finding, Findings, Severity};
use crate::language::{Computed, Joined, Language, NodeCode, RowName, Text};
use crate::number::Exact;
use crate::rule::{Bound, Bounds, Direction, Domain, Interval, Overlap, Stretch, along, examine, overlaps};

/// The most types of unit for which a list of bands is examined.
const MOST_TYPES: usize = 200;

/// Looks at every list of bands, for each type of unit that its bounds differ by.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for (owner, bands) in criteria.all_bands().filter(|(_, bands)| bands.least_of.is_none()) {
        let code = criteria.code_of(owner);
        let domain = match owner {
            Node::Row(row) => range::of_row(criteria, row),
            Node::Total => range::of_total(criteria),
        };
        let node = Banded { criteria, owner, bands, code, domain };
        let mut told: Vec<Finding> = Vec::new();
        let mut unreachable: Option<Vec<usize>> = None;
        for unit in node.types() {
            let (found, never) = node.examined(&unit);
            let is_new = |finding: &Finding| !told.iter().any(|other| says_the_same(other, finding));
            told.extend(found.into_iter().filter(is_new).collect::<Vec<_>>());
            // a band may be meant for some types of unit only
            unreachable = Some(match unreachable {
                None => never,
                Some(before) => before.into_iter().filter(|band| never.contains(band)).collect(),
            });
        }
        told.extend(node.never_reached(&unreachable.unwrap_or_default()));
        told.into_iter().chain(node.last_requires()).for_each(|finding| findings.push(finding));
    }
}

/// Two types of unit can have the same gap.
fn says_the_same(one: &Finding, other: &Finding) -> bool {
    let message = |finding: &Finding| finding.message(Language::English);
    one.code == other.code && one.place == other.place && message(one) == message(other)
}

/// A type of unit: the option of each fact that bounds differ by, and how it is described.
#[derive(Clone, Default)]
struct UnitType {
    options: BTreeMap<usize, usize>,
    facts: Vec<FactIs>,
}

impl UnitType {
    fn described(&self) -> Option<ForType> {
        let facts = Joined { items: self.facts.clone(), by: Text { en: " and ", vi: " và " } };
        (!self.facts.is_empty()).then_some(ForType { facts })
    }
}

struct Banded<'b> {
    criteria: &'b Criteria,
    owner: Node,
    bands: &'b Bands,
    code: &'b str,
    domain: Domain,
}

impl Banded<'_> {
    /// Every type of unit that the bounds tell apart; one of nothing if they do not.
    fn types(&self) -> Vec<UnitType> {
        let mut facts: Vec<usize> = self.bands.list.iter().flat_map(|band| band.limits.facts()).collect();
        facts.sort_unstable();
        facts.dedup();
        let mut types = vec![UnitType::default()];
        for fact in facts {
            let known = &self.criteria.facts[fact];
            let each = types.iter().flat_map(|unit| {
                known.options.iter().enumerate().map(|(option, called)| {
                    let mut unit = unit.clone();
                    unit.facts.push(FactIs { fact: known.name.clone(), option: called.clone() });
                    unit.options.insert(fact, option);
                    unit
                })
            });
            types = each.take(MOST_TYPES).collect();
        }
        types
    }

    /// What is wrong for a type of unit, and the bands that its points alone never lead to.
    fn examined(&self, unit: &UnitType) -> (Vec<Finding>, Vec<usize>) {
        let chosen = |fact: usize| unit.options.get(&fact).copied();
        let max = self.max();
        let list = self.bands.list.iter().map(|band| bounds(&band.limits, &max, &chosen));
        let Some(list) = list.collect::<Option<Vec<Bounds>>>() else { return (Vec::new(), Vec::new()) };
        let found = examine(&list, &self.domain);
        let is_never = |band: usize| found.contains(&Interval::Unreachable(band));
        let never: Vec<usize> = (0..list.len()).filter(|band| is_never(*band)).collect();
        let mut told: Vec<Finding> = self.upside_down(&list).into_iter().collect();
        told.extend(found.iter().filter_map(|interval| self.told(interval, unit)));
        // a band with side conditions gives way where they fail, so the next may well hold the same
        let plain = |band: usize| !is_never(band) && self.bands.list[band].requires.is_empty();
        told.extend(overlaps(&list, plain).iter().map(|overlap| self.overlap(overlap, unit)));
        (told, never)
    }

    /// Bands whose list runs against the direction of the points.
    fn upside_down(&self, bounds: &[Bounds]) -> Option<Finding> {
        let order = along(bounds, &self.domain);
        let direction = self.criteria.direction(self.owner);
        let worst_first = |pair: &[usize]| match direction {
            Direction::Up => pair[0] < pair[1],
            Direction::Down => pair[0] > pair[1],
        };
        if order.len() < 2 || !order.windows(2).all(worst_first) {
            return None;
        }
        let list = &self.bands.list;
        let (first, last) = (list.first()?, list.last()?);
        let (first, last) = (first.id.clone(), last.id.clone());
        let node = RowName(self.code.to_owned());
        let finding: Finding = match direction {
            Direction::Up => UpsideDownUp { node, first, last }.into(),
            Direction::Down => UpsideDownDown { node, first, last }.into(),
        };
        Some(finding.at(&self.bands.place).about(self.code, None))
    }

    /// The bands that neither points nor a failed condition nor an event leads to.
    fn never_reached(&self, by_points: &[usize]) -> Vec<Finding> {
        let list = &self.bands.list;
        let events = if self.owner == Node::Total { &self.criteria.total.events[..] } else { &[] };
        let moves = |band: usize| {
            let named = |limit: Option<usize>| limit == Some(band);
            events.iter().any(|event| event.shift != 0 || named(event.at_least) || named(event.at_most))
        };
        let mut reached: Vec<bool> = Vec::new();
        for band in 0..list.len() {
            let falls =
                band.checked_sub(1).is_some_and(|above| reached[above] && !list[above].requires.is_empty());
            reached.push(falls || !by_points.contains(&band) || moves(band));
        }
        let never = list.iter().zip(reached).filter(|(_, reached)| !reached);
        never.map(|(band, _)| self.unreachable(band)).collect()
    }

    fn unreachable(&self, band: &Band) -> Finding {
        let finding = BandUnreachable { band: band.id.clone(), node: self.node() };
        Finding::from(finding).at(&band.place).about(self.code, None)
    }

    fn node(&self) -> NodeCode {
        NodeCode(self.code.to_owned())
    }

    fn overlap(&self, overlap: &Overlap, unit: &UnitType) -> Finding {
        let (first, second) = (&self.bands.list[overlap.first], &self.bands.list[overlap.second]);
        let finding = BandsOverlap {
            first: first.id.clone(),
            second: second.id.clone(),
            node: self.node(),
            stretch: points(overlap.stretch.clone()),
            units: unit.described(),
        };
        Finding::from(finding).at(&second.place).related(&first.place, FIRST_BAND).about(self.code, None)
    }

    fn told(&self, interval: &Interval, unit: &UnitType) -> Option<Finding> {
        let list = &self.bands.list;
        let finding = match interval {
            Interval::Gap(gap) if self.can_be_had(gap) => self.gap(gap, unit),
            Interval::Gap(_) | Interval::Unreachable(_) => return None,
            Interval::Shared { at, first, second } => {
                let (first, second) = (&list[*first], &list[*second]);
                let shared = BandsShareBound {
                    first: first.id.clone(),
                    second: second.id.clone(),
                    node: self.node(),
                    at: Computed(at.to_string()),
                    units: unit.described(),
                };
                Finding::from(shared).at(&second.place).related(&first.place, FIRST_BAND)
            }
        };
        Some(finding.about(self.code, None))
    }

    /// Points that no band holds. Below what answers give at least, only a form with blank rows has them: a remark.
    fn gap(&self, gap: &Bounds, unit: &UnitType) -> Finding {
        let (node, units) = (self.node(), unit.described());
        let least = match self.owner {
            Node::Row(row) => range::least_answered(self.criteria, row),
            Node::Total => range::least_answered_in_total(self.criteria),
        };
        let is_below = |upper: &Bound| upper.at < least || (upper.at == least && !upper.inclusive);
        if gap.upper.as_ref().is_some_and(is_below) {
            let finding = Finding::from(GapBelowAnswers { node, gap: points(gap.clone()), units });
            let mut finding = finding.at(&self.bands.place);
            finding.severity = Severity::Note;
            return finding.note(AnswersGiveMore { least: Computed(least.to_string()) });
        }
        let range = points(self.domain.bounds());
        Finding::from(BandsGap { node, gap: points(gap.clone()), units, range }).at(&self.bands.place)
    }

    /// Whether points that the node can have lie in a gap: between 79 and 80 there are none without decimals, between 15
    /// and 20 none if every row gives a multiple of 5.
    fn can_be_had(&self, gap: &Bounds) -> bool {
        let Some(grain) = grain::of_points(self.criteria, self.owner) else { return true };
        if grain.is_zero() {
            return gap.holds(&Exact::ZERO);
        }
        let Some(Bound { at, inclusive }) = &gap.lower else { return true };
        let Some(steps) = at.over(&grain) else { return true };
        let next = if *inclusive { steps.ceil() } else { &steps.floor() + &Exact::ONE };
        gap.holds(&(&next * &grain))
    }

    fn max(&self) -> Exact {
        match self.owner {
            Node::Row(row) => self.criteria.worth(row),
            Node::Total => self.criteria.max.map_or_else(|| self.criteria.worth_of_total(), Exact::from),
        }
    }

    fn last_requires(&self) -> Option<Finding> {
        let last = self.bands.list.last().filter(|last| !last.requires.is_empty())?;
        let finding = LastBandRequires { node: self.node(), band: last.id.clone() };
        Some(Finding::from(finding).at(&last.place).about(self.code, None))
    }
}

/// Points within bounds.
fn points(bounds: Bounds) -> Stretch {
    Stretch { bounds, share: false }
}

/// Limits as bounds in points; `None` where a fact decides that is not chosen.
fn bounds(limits: &Limits, max: &Exact, chosen: &dyn Fn(usize) -> Option<usize>) -> Option<Bounds> {
    let side = |limit: &Option<Limit>| match limit {
        None => Some(None),
        Some(Limit { level, inclusive }) => {
            let level: &Level = level;
            Some(Some(Bound { at: level.points(max, chosen)?, inclusive: *inclusive }))
        }
    };
    Some(Bounds { lower: side(&limits.lower)?, upper: side(&limits.upper)? })
}
