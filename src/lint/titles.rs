//! A title that says another thing than its bounds: "Từ 98% trở lên" over `gt = "98%"` leaves 98 % itself out, and "dưới 5
//! điểm" over `lt = 6` names another number.
//!
//! Numbers are compared if a title names as many of them as the entry has bounds. Forms print whole numbers with holes ("80 -
//! 89", then "90 - 100"): a bound that leaves itself out may be printed as the next number within.

use super::grain;
use super::messages::title::{
    TitleLeavesOut, TitleNamesOther, TitleNamesOthers, TitleTakesIn, Titled, WrittenBound,
};
use super::title_numbers::{TitleNumber, title_numbers};
use crate::criteria::{Criteria, Level, Limits, Node};
use crate::finding::{Finding, Findings, Place};
use crate::language::{And, Computed};
use crate::number::{Exact, parse_signed_share};
use crate::rule::percent;

/// One bound of an entry.
struct Side {
    /// What it is, or may be: a share is also that many points.
    values: Vec<Exact>,
    inclusive: bool,
    is_lower: bool,
    written: WrittenBound,
    /// What points are multiples of, where it is a bound of points.
    grain: Option<Exact>,
}

/// A tier or a band with its texts.
struct Entry<'e> {
    what: Titled,
    /// Each text, and whether it is nothing but bounds.
    texts: Vec<(&'e str, bool)>,
    sides: Vec<Side>,
    place: &'e Place,
}

/// Looks at tiers and bands.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    for (_, row) in criteria.leaves() {
        let Some(rule) = row.rule.as_ref().filter(|rule| rule.kind().name == "tiers") else { continue };
        let entries = rule.list().iter().map(|listed| Entry {
            what: Titled::Tier { id: listed.id.clone(), row: row.code.clone() },
            texts: vec![(listed.title.as_str(), false)],
            sides: written_sides(&listed.bounds.to_string()),
            place: listed.place.as_ref().unwrap_or(&row.place),
        });
        examine(&entries.collect::<Vec<_>>(), &row.code, findings);
    }
    for (owner, bands) in criteria.all_bands() {
        let code = criteria.code_of(owner);
        let max = match owner {
            Node::Row(row) => criteria.worth(row),
            Node::Total => criteria.max.map_or_else(|| criteria.worth_of_total(), Exact::from),
        };
        let grain = grain::of_points(criteria, owner).or(Some(Exact::ZERO));
        let entries = bands.list.iter().map(|band| {
            let printed = band.printed.iter().map(|printed| (printed.as_str(), true));
            let title = band.title.iter().map(|title| (title.as_str(), false));
            Entry {
                what: Titled::Band { id: band.id.clone(), node: code.to_owned() },
                texts: printed.chain(title).collect(),
                sides: sides(&band.limits, &max, grain.as_ref()),
                place: &band.place,
            }
        });
        examine(&entries.collect::<Vec<_>>(), code, findings);
    }
}

fn examine(entries: &[Entry<'_>], code: &str, findings: &mut Findings) {
    let all = entries.iter().flat_map(|entry| entry.texts.iter());
    let named: Vec<TitleNumber> = all.flat_map(|(text, printed)| title_numbers(text, *printed)).collect();
    for entry in entries {
        for (text, printed) in &entry.texts {
            let numbers = title_numbers(text, *printed);
            let bounds: Vec<TitleNumber> = numbers.into_iter().filter(|number| number.is_bound).collect();
            let strict = bounds.iter().filter_map(|number| strictness(entry, number));
            for finding in strict.chain(other_numbers(entry, &bounds, &named)) {
                findings.push(finding.at(entry.place).about(code, None));
            }
        }
    }
}

/// The bounds of a tier as they are shown: `≥ 70%, < 80%`.
fn written_sides(bounds: &str) -> Vec<Side> {
    let side = |bound: &str| {
        let (sign, figure) = bound.split_once(' ')?;
        Some(Side {
            values: vec![parse_signed_share(figure)?],
            inclusive: ["≥", "≤"].contains(&sign),
            is_lower: ["≥", ">"].contains(&sign),
            written: WrittenBound::Number(Computed(bound.to_owned())),
            grain: None,
        })
    };
    bounds.split(", ").filter_map(side).collect()
}

/// The bounds of a band.
fn sides(limits: &Limits, max: &Exact, grain: Option<&Exact>) -> Vec<Side> {
    let mut sides = Vec::new();
    for (limit, is_lower) in [(&limits.lower, true), (&limits.upper, false)] {
        let Some(limit) = limit else { continue };
        let sign = match (is_lower, limit.inclusive) {
            (true, true) => "≥",
            (true, false) => ">",
            (false, true) => "≤",
            (false, false) => "<",
        };
        let written = match &limit.level {
            Level::Points(at) => WrittenBound::Number(Computed(format!("{sign} {at}"))),
            Level::Share(share) => WrittenBound::Number(Computed(format!("{sign} {}", percent(share)))),
            Level::ByFact { .. } => WrittenBound::Different(sign),
        };
        let (values, inclusive) = (values(&limit.level, max), limit.inclusive);
        let grain = grain.filter(|_| matches!(limit.level, Level::Points(_))).cloned();
        sides.push(Side { values, inclusive, is_lower, written, grain });
    }
    sides
}

fn values(level: &Level, max: &Exact) -> Vec<Exact> {
    match level {
        Level::Points(at) => vec![at.clone()],
        Level::Share(share) => vec![share.clone(), share * max],
        Level::ByFact { levels, .. } => levels.iter().flat_map(|level| values(level, max)).collect(),
    }
}

/// A word that takes a number in which the bounds leave out, or the other way round.
fn strictness(entry: &Entry<'_>, number: &TitleNumber) -> Option<Finding> {
    let taken_in = number.taken_in?;
    let mut here =
        entry.sides.iter().filter(|side| number.readings.iter().any(|read| side.values.contains(read)));
    let first = here.next()?;
    if first.inclusive == taken_in || here.any(|side| side.inclusive == taken_in) {
        return None;
    }
    let (titled, written) = (entry.what.clone(), number.written.clone());
    Some(if taken_in {
        TitleTakesIn { entry: titled, written }.into()
    } else {
        TitleLeavesOut { entry: titled, written }.into()
    })
}

/// Numbers that are not those of the bounds, if there are as many.
fn other_numbers(entry: &Entry<'_>, numbers: &[TitleNumber], named: &[TitleNumber]) -> Option<Finding> {
    let agrees = |side: &&Side, number: &TitleNumber| side.agrees(number, named);
    // the end of what there is need not be printed
    let is_end = |side: &&Side| side.is_lower && side.values.iter().all(Exact::is_zero);
    let stated: Vec<&Side> = if entry.sides.len() == numbers.len() {
        entry.sides.iter().collect()
    } else {
        entry.sides.iter().filter(|side| !is_end(side)).collect()
    };
    let fine = match (&stated[..], numbers) {
        ([side], [number]) => agrees(side, number),
        // the other one is the end: "90 - 100"; as a neighbour of the bound only the one on its side counts
        ([side], [first, second]) => {
            let ascending = first.readings.first() <= second.readings.first();
            let own = if ascending == side.is_lower { first } else { second };
            side.equals(first) || side.equals(second) || agrees(side, own)
        }
        ([low, high], [first, second]) => {
            (agrees(low, first) && agrees(high, second)) || (agrees(low, second) && agrees(high, first))
        }
        _ => true,
    };
    if fine {
        return None;
    }
    let titled = entry.what.clone();
    let digits = And(numbers.iter().map(|number| number.digits.clone()).collect());
    let bounds: Vec<WrittenBound> = entry.sides.iter().map(|side| side.written.clone()).collect();
    Some(match &bounds[..] {
        [bound] => TitleNamesOther { entry: titled, digits, bound: bound.clone() }.into(),
        _ => TitleNamesOthers { entry: titled, digits, bounds: And(bounds) }.into(),
    })
}

impl Side {
    /// Whether a number is this bound.
    fn equals(&self, number: &TitleNumber) -> bool {
        let hundred = Exact::from(100);
        number.readings.iter().any(|read| {
            // a share may be named without its sign: the title of the row has it
            let same = |value: &Exact| value == read || Some(value) == read.over(&hundred).as_ref();
            self.values.iter().any(same)
        })
    }

    /// Whether a number stands for this bound, itself or as the next one beside it.
    fn agrees(&self, number: &TitleNumber, named: &[TitleNumber]) -> bool {
        let is_next = |read: &Exact| self.values.iter().any(|value| self.is_next(value, read, number, named));
        self.equals(number) || number.readings.iter().any(is_next)
    }

    /// Whether a number is the next one beside the bound: 89 within `lt = 90`, 80 left out by `le = 79`.
    fn is_next(&self, value: &Exact, read: &Exact, number: &TitleNumber, named: &[TitleNumber]) -> bool {
        let within = if self.is_lower { read > value } else { read < value };
        let distance = if read > value { read - value } else { value - read };
        let is_close = distance <= number.unit;
        match (self.inclusive, number.taken_in) {
            (false, Some(true) | None) => {
                // the hole between two printed ranges: the other end of it is named beside, and no points lie between
                let is_named = named.iter().any(|other| other.is_bound && other.readings.contains(value));
                let is_hole = || is_named && !self.has_points_between(read, value);
                within && (is_close || is_hole())
            }
            (true, Some(false)) => !within && is_close,
            (false, Some(false)) | (true, Some(true) | None) => false,
        }
    }

    /// Whether points can lie between two numbers.
    fn has_points_between(&self, one: &Exact, other: &Exact) -> bool {
        let Some(grain) = &self.grain else { return false };
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        low.over(grain).is_none_or(|steps| &(&(&steps.floor() + &Exact::ONE) * grain) < high)
    }
}
