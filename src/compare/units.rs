//! Two rankings of the same units: who moved, by how much.

use std::collections::{BTreeMap, BTreeSet};

use super::Sides;
use crate::number::Decimal;
use crate::ranking::{Place, Standing, Standings};

/// A unit in two rankings, or in one of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Movement<'m> {
    /// Where it stands; `None` where it is not there.
    pub sides: Sides<Option<(&'m Standing, &'m Place)>>,
    column: Sides<crate::column::Column>,
}

/// Where a unit went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moving {
    /// So many places up.
    Up(u32),
    /// So many places down.
    Down(u32),
    /// Nowhere.
    Stays,
    /// It is only in the ranking after.
    New,
    /// It is only in the ranking before.
    Gone,
    /// It has no rank on one side, or on both.
    Unranked,
}

impl Moving {
    /// The word of JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Moving::Up(_) => "up",
            Moving::Down(_) => "down",
            Moving::Stays => "same",
            Moving::New => "new",
            Moving::Gone => "gone",
            Moving::Unranked => "unranked",
        }
    }
}

impl<'m> Movement<'m> {
    /// The unit.
    pub(crate) fn unit(&self) -> &'m Standing {
        let either = self.sides.after.or(self.sides.before);
        either.expect("a unit is in one of the two rankings").0
    }

    /// Its ranks.
    pub(crate) fn ranks(&self) -> Sides<Option<u32>> {
        self.sides.map(|side| side.and_then(|(_, place)| place.rank))
    }

    /// The printed totals of the columns that rank.
    pub(crate) fn totals(&self) -> Sides<Option<Decimal>> {
        let total =
            |side: Option<(&Standing, &Place)>, column| side.and_then(|(unit, _)| *unit.points.get(column));
        Sides {
            before: total(self.sides.before, self.column.before),
            after: total(self.sides.after, self.column.after),
        }
    }

    /// After − before; `None` where one side has no total.
    pub(crate) fn difference(&self) -> Option<Decimal> {
        let Sides { before, after } = self.totals();
        after?.checked_sub(before?)
    }

    /// Where it went.
    pub(crate) fn moving(&self) -> Moving {
        match (self.sides.before, self.sides.after) {
            (None, _) => return Moving::New,
            (_, None) => return Moving::Gone,
            (Some(_), Some(_)) => {}
        }
        match (self.ranks().before, self.ranks().after) {
            (Some(before), Some(after)) if after < before => Moving::Up(before - after),
            (Some(before), Some(after)) if after > before => Moving::Down(after - before),
            (Some(_), Some(_)) => Moving::Stays,
            (None, _) | (_, None) => Moving::Unranked,
        }
    }

    /// Whether nothing of it differs: neither total nor rank.
    pub(crate) fn is_same(&self) -> bool {
        self.sides.before.is_some()
            && self.sides.after.is_some()
            && self.totals().are_equal()
            && self.ranks().are_equal()
            && self.sides.map(|side| side.map(|(unit, _)| unit.fate)).are_equal()
    }
}

/// All units of two rankings: in the order of the ranking after, then those that are gone.
#[derive(Debug)]
pub(crate) struct Movements<'m> {
    /// The rankings.
    pub rankings: Sides<&'m Standings>,
    /// The units.
    pub units: Vec<Movement<'m>>,
}

impl<'m> Movements<'m> {
    /// Finds each unit in both rankings, by its id.
    pub(crate) fn new(before: &'m Standings, after: &'m Standings) -> Self {
        let column = Sides { before: before.column, after: after.column };
        // a unit that is given twice is known by its first form
        let mut old: BTreeMap<&str, (&Standing, &Place)> = BTreeMap::new();
        for place in &before.order {
            old.entry(&before.unit(place).id).or_insert((before.unit(place), place));
        }
        let mut units = Vec::with_capacity(after.order.len());
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for place in &after.order {
            let unit = after.unit(place);
            found.insert(&*unit.id);
            let before = old.get(&*unit.id).copied();
            units.push(Movement { sides: Sides { before, after: Some((unit, place)) }, column });
        }
        let gone = before.order.iter().filter(|place| found.insert(&*before.unit(place).id));
        units.extend(gone.map(|place| {
            let sides = Sides { before: Some((before.unit(place), place)), after: None };
            Movement { sides, column }
        }));
        Movements { rankings: Sides { before, after }, units }
    }

    /// How many units went so.
    pub(crate) fn count(&self, is: impl Fn(Moving) -> bool) -> usize {
        self.units.iter().filter(|unit| is(unit.moving())).count()
    }
}
