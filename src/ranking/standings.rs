//! Many units in their order: bad ones first, then by rank, ties by id, and last those without a score.

use std::cmp::Ordering;

use super::messages::{GivenTwice, GivenTwiceHere};
use super::natural::natural;
use super::{Origin, RenderedFinding, Standing, Unranked, competition};
use crate::column::Column;
use crate::finding::code;
use crate::language::Language;
use crate::source::Position;

/// Where a unit stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position among the units.
    pub unit: u32,
    /// Its rank.
    pub rank: Option<u32>,
    /// Whether it would have another rank if nothing had been rounded.
    pub by_rounding: bool,
}

/// By what the units that are not bad are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// By cohort and rank.
    Rank,
    /// By id.
    Unit,
    /// By the self total, the greatest first.
    Own,
    /// By the total of the appraisal, the greatest first.
    Appraisal,
    /// By appraisal − self, the least first.
    Difference,
    /// By the number of wrong rows, the most first.
    WrongRows,
}

impl Sorting {
    /// All, by the word that the user may give.
    pub const WORDS: [(&'static str, Sorting); 6] = [
        ("rank", Sorting::Rank),
        ("unit", Sorting::Unit),
        ("self", Sorting::Own),
        ("appraisal", Sorting::Appraisal),
        ("difference", Sorting::Difference),
        ("wrong-rows", Sorting::WrongRows),
    ];
}

/// Units, ranked.
#[derive(Debug)]
pub struct Standings {
    /// The units, in the order of their ids.
    pub units: Vec<Standing>,
    /// The column that ranks.
    pub column: Column,
    /// All units in the order in which they are listed.
    pub order: Vec<Place>,
    /// Whether a unit has no rank that might have one.
    pub incomplete: bool,
}

/// The column that ranks where the user does not say: the appraisal, where one unit has one, whatever it comes to.
pub(crate) fn ranked_column<'s>(units: impl IntoIterator<Item = &'s Standing>) -> Column {
    let appraised = units.into_iter().any(|unit| unit.statuses.appraisal.is_some());
    if appraised { Column::Appraisal } else { Column::Own }
}

impl Standings {
    /// Ranks units. Those that are given twice are told so, by the names of their files, and are not ranked.
    pub fn new(
        mut units: Vec<Standing>,
        column: Column,
        sorting: Sorting,
        files: &[String],
        language: Language,
    ) -> Self {
        units.sort_unstable_by(|a, b| natural(&a.id, &b.id).then(a.origin.cmp(&b.origin)));
        tell_twice(&mut units, files, language);
        let ranks =
            competition(units.len(), |unit| units[unit].ranked_by(column), |unit| units[unit].cohort());
        let unrounded = unrounded_ranks(&units, &ranks);
        let place = |(unit, rank): (usize, Option<u32>)| {
            let other = unrounded.as_ref().and_then(|ranks| ranks[unit]);
            let by_rounding = other.is_some_and(|other| rank != Some(other));
            Place { unit: u32::try_from(unit).expect("a batch has fewer than 2^32 units"), rank, by_rounding }
        };
        let mut order: Vec<Place> = ranks.into_iter().enumerate().map(place).collect();
        order.sort_unstable_by(|a, b| sorted(&units, *a, *b, sorting));
        let incomplete = units.iter().any(|unit| {
            let open = [Unranked::Bad, Unranked::NoColumn, Unranked::NoCohort, Unranked::InProgress];
            unit.unranked(column).is_some_and(|why| open.contains(&why))
        });
        Standings { units, column, order, incomplete }
    }

    /// The units that are not ranked for what is wrong with them.
    pub fn bad(&self) -> impl Iterator<Item = &Standing> {
        self.order.iter().map(|place| self.unit(place)).filter(|unit| unit.is_bad())
    }

    /// The units that are given twice.
    pub fn given_twice(&self) -> impl Iterator<Item = &Standing> {
        let twice = |told: &RenderedFinding| &*told.code == code::UNIT_TWICE.name;
        self.units.iter().filter(move |unit| unit.trouble.iter().any(twice))
    }

    /// The unit at a place.
    pub fn unit(&self, place: &Place) -> &Standing {
        &self.units[place.unit as usize]
    }
}

/// The ranks that exact figures give; `None` where they were not worked out for all that are ranked.
fn unrounded_ranks(units: &[Standing], ranks: &[Option<u32>]) -> Option<Vec<Option<u32>>> {
    let known = |unit: usize| ranks[unit].is_none() || units[unit].unrounded.is_some();
    (0..units.len()).all(known).then(|| {
        competition(
            units.len(),
            |unit| ranks[unit].and(units[unit].unrounded.as_ref()),
            |unit| units[unit].cohort(),
        )
    })
}

fn tell_twice(units: &mut [Standing], files: &[String], language: Language) {
    for twins in units.chunk_by_mut(|a, b| a.id == b.id && !a.id.is_empty()).filter(|twins| twins.len() > 1) {
        let origins: Vec<_> = twins.iter().map(|twin| twin.origin).collect();
        for twin in twins {
            let other = origins.iter().find(|origin| **origin != twin.origin).unwrap_or(&origins[0]);
            let told = RenderedFinding::twice(&twin.id, twin.origin, *other, files, language);
            twin.tell(told);
        }
    }
}

impl RenderedFinding {
    /// That a unit is given twice, with both places.
    pub fn twice(
        id: &str,
        origin: Origin,
        other: Origin,
        files: &[String],
        language: Language,
    ) -> RenderedFinding {
        let name = |origin: Origin| files[origin.file as usize].as_str();
        let place = Some((name(origin), Position::Text { line: origin.line as usize, column: 1 }));
        let unit = id.to_owned();
        if other == origin {
            return RenderedFinding::new(&GivenTwiceHere { unit }, place, language);
        }
        let other = format!("{}:{}", name(other), other.line);
        RenderedFinding::new(&GivenTwice { unit, other }, place, language)
    }
}

fn sorted(units: &[Standing], a: Place, b: Place, sorting: Sorting) -> Ordering {
    let (one, two) = (&units[a.unit as usize], &units[b.unit as usize]);
    let bad = two.is_bad().cmp(&one.is_bad());
    let none_last = |a: Option<rust_decimal::Decimal>, b: Option<rust_decimal::Decimal>| {
        a.is_none().cmp(&b.is_none()).then(b.cmp(&a))
    };
    let chosen = if one.is_bad() {
        Ordering::Equal
    } else {
        match sorting {
            Sorting::Rank => a
                .rank
                .is_none()
                .cmp(&b.rank.is_none())
                .then_with(|| one.cohort().cmp(&two.cohort()))
                .then(a.rank.cmp(&b.rank)),
            Sorting::Unit => Ordering::Equal,
            Sorting::Own => none_last(one.points.own, two.points.own),
            Sorting::Appraisal => none_last(one.points.appraisal, two.points.appraisal),
            Sorting::Difference => {
                let (one, two) = (one.difference, two.difference);
                one.is_none().cmp(&two.is_none()).then(one.cmp(&two))
            }
            Sorting::WrongRows => two.wrong_rows.cmp(&one.wrong_rows),
        }
    };
    // the units stand in the order of their ids
    bad.then(chosen).then(a.unit.cmp(&b.unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::PerColumn;
    use crate::evaluate::Status;
    use crate::number::Exact;
    use crate::ranking::{Fate, Key};

    fn unit(id: &str, line: u32, points: Option<i64>, unrounded: i64) -> Standing {
        Standing {
            fate: points.map_or(Fate::Reached(Status::NoScore), |_| Fate::Reached(Status::Scored)),
            statuses: PerColumn {
                own: Some(points.map_or(Status::NoScore, |_| Status::Scored)),
                appraisal: None,
            },
            points: PerColumn { own: points.map(Into::into), appraisal: None },
            unrounded: points.map(|_| Box::new(Key::new(Exact::from(unrounded), []))),
            wrong_rows: Some(0),
            ..Standing::failed(id, Origin { file: 0, line }, Vec::new())
        }
    }

    fn listed(units: Vec<Standing>) -> Vec<(String, Option<u32>, bool)> {
        let standings =
            Standings::new(units, Column::Own, Sorting::Rank, &["f.csv".to_owned()], Language::English);
        let show = |place: &Place| (standings.unit(place).id.to_string(), place.rank, place.by_rounding);
        standings.order.iter().map(show).collect()
    }

    #[test]
    fn bad_units_come_first_then_ranks_then_units_without_a_score() {
        let bad = Standing::failed("z", Origin { file: 0, line: 9 }, Vec::new());
        let units = vec![unit("c", 1, Some(5), 5), unit("n", 2, None, 0), unit("a", 3, Some(5), 5), bad];
        let units = [units, vec![unit("b", 4, Some(4), 4), unit("d", 5, Some(9), 9)]].concat();
        let expected =
            [("z", None), ("d", Some(1)), ("a", Some(2)), ("c", Some(2)), ("b", Some(4)), ("n", None)];
        assert_eq!(listed(units), expected.map(|(id, rank)| (id.to_owned(), rank, false)));
    }

    #[test]
    fn a_rank_that_only_rounding_gives_is_marked() {
        let units =
            vec![unit("a", 1, Some(50), 501), unit("b", 2, Some(50), 504), unit("c", 3, Some(49), 490)];
        let expected = [("a", 1, true), ("b", 1, false), ("c", 3, false)];
        assert_eq!(listed(units), expected.map(|(id, rank, mark)| (id.to_owned(), Some(rank), mark)));
    }

    #[test]
    fn a_unit_given_twice_has_no_rank_and_names_both_places() {
        let units = vec![unit("a", 3, Some(5), 5), unit("a", 7, Some(6), 6), unit("b", 9, Some(1), 1)];
        let standings =
            Standings::new(units, Column::Own, Sorting::Rank, &["f.csv".to_owned()], Language::English);
        assert!(standings.incomplete);
        let told: Vec<&str> =
            standings.bad().flat_map(|unit| &unit.trouble).map(|told| &*told.message).collect();
        assert_eq!(
            told,
            [
                "the unit `a` is given twice: here and at f.csv:7",
                "the unit `a` is given twice: here and at f.csv:3"
            ]
        );
        assert_eq!(standings.order.iter().filter(|place| place.rank.is_some()).count(), 1);
    }
}
