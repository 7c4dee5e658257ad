//! What a reading of a line costs: cells that are not what their place asks for, and what is missing. Thousandths.

use super::figures::Figure;
use super::header::Role;
use super::shifts::{Expected, Kind, Reading, Said};
use crate::column::Column;

const NO_MAX: i32 = 1200;
pub(super) const OTHER_MAX: i32 = 1000;
const ZERO_MAX: i32 = 150;
/// A total may print another maximum than the edition's, or none.
const MAX_OF_TOTAL: i32 = 500;
const ABOVE_MAX: i32 = 800;
const NUM_WITHOUT_DEN: i32 = 800;
const PAIR_WITHOUT_USE: i32 = 1000;
const PAIR_ON_OPTION: i32 = 600;
const OTHER_THAN_OPTION: i32 = 500;
const NO_SCORE: i32 = 800;
const NUMBER_BESIDE_SCORE: i32 = 500;
const NUMBER_ALONE: i32 = 1000;
const GLUED: i32 = 100;
pub(super) const STRAY_TEXT: i32 = 300;
pub(super) const STRAY_NUMBER: i32 = 3000;
/// One figure stands in the column of numerators, where other rows have pairs.
const ONE_FIGURE: i32 = 200;
/// A number beside a score is the figure that the row is asked for.
const FIGURE_AS_NOTE: i32 = 300;

/// What a cell costs as what it is taken for.
pub(super) fn of_role(role: Role, figure: &Figure, expected: &Expected) -> i32 {
    let is_words = matches!(figure, Figure::Words(_));
    match role {
        Role::Calc if matches!(figure, Figure::Tick | Figure::Pair(..)) => STRAY_NUMBER,
        Role::Calc if figure.number().is_some() && !matches!(figure, Figure::Glued(..)) => STRAY_NUMBER,
        Role::Max => match (figure, expected.worth) {
            _ if is_words => STRAY_TEXT + if expected.prints_max { NO_MAX } else { 0 },
            (Figure::Number(printed), Some(worth)) if *printed == worth => 0,
            (Figure::Number(printed), _)
                if printed.is_zero() && matches!(expected.kind, Kind::Group | Kind::Total | Kind::Other) =>
            {
                ZERO_MAX
            }
            (Figure::Number(_), Some(_)) if expected.kind == Kind::Total => MAX_OF_TOTAL,
            (Figure::Number(_), Some(_)) if expected.prints_max => OTHER_MAX,
            (Figure::Pair(..) | Figure::Tick | Figure::Glued(..), _) => OTHER_MAX,
            _ => 0,
        },
        Role::Points(_) => {
            let glued = if matches!(figure, Figure::Glued(..)) { GLUED } else { 0 };
            let number = figure.number();
            let above = matches!((number, expected.worth), (Some(number), Some(worth)) if number > worth && expected.kind != Kind::Total);
            let other = expected.kind == Kind::Option
                && !expected.by_rule
                && number.is_some_and(|number| !number.is_zero() && Some(number) != expected.worth);
            let pair = matches!(figure, Figure::Pair(..));
            glued
                + if above { ABOVE_MAX } else { 0 }
                + if other { OTHER_THAN_OPTION } else { 0 }
                + if pair && expected.kind != Kind::Option { PAIR_WITHOUT_USE } else { 0 }
                + match expected.worth {
                    Some(worth) if is_words && worth.is_zero() && expected.kind == Kind::Leaf => {
                        PAIR_WITHOUT_USE
                    }
                    _ if is_words => STRAY_TEXT,
                    _ => 0,
                }
        }
        Role::Num(_) | Role::Den(_) if is_words => STRAY_TEXT,
        // a tick is no measure: on an option with a rule of its own it slid there from the points
        Role::Num(column)
            if *figure == Figure::Tick && expected.by_rule && !*expected.ticked_by_figure.get(column) =>
        {
            PAIR_WITHOUT_USE
        }
        Role::Den(_) if matches!(figure, Figure::Pair(..) | Figure::Tick | Figure::Glued(..)) => {
            PAIR_WITHOUT_USE
        }
        _ => 0,
    }
}

pub(super) fn of_what_is_missing(
    reading: &Reading,
    cells: &[Said],
    expected: &Expected,
    places: &[(i32, Role)],
) -> i32 {
    let is_row = matches!(expected.kind, Kind::Group | Kind::Leaf);
    let mut cost = 0;
    // what is worth no points prints no maximum, and has no points
    let is_worth = expected.worth.is_some_and(|worth| !worth.is_zero());
    if reading.max.is_none() && expected.prints_max && expected.worth.is_some() && (is_worth || !is_row) {
        cost += if expected.kind == Kind::Total { MAX_OF_TOTAL } else { NO_MAX };
    }
    for column in Column::BOTH {
        let scored = reading.points.get(column).is_some();
        let is_scored = is_row && is_worth || expected.kind == Kind::Total;
        if is_scored && *expected.scored.get(column) && !scored {
            cost += NO_SCORE;
        }
        let (num, den) = (reading.num.get(column), reading.den.get(column));
        let stands = |wanted: Role| places.iter().any(|(_, role)| *role == wanted);
        // how many there are stands where figures do, and not among the points
        if scored && expected.is_counted() && stands(Role::Num(column)) {
            cost += PAIR_WITHOUT_USE;
        }
        let asks_den = stands(Role::Den(column));
        cost += match (num, den) {
            (Some(_), Some(_)) if matches!(expected.kind, Kind::Group | Kind::Other) => PAIR_WITHOUT_USE,
            // one figure has no denominator, and a total has neither
            (_, Some(_)) if expected.one_figure => PAIR_WITHOUT_USE,
            (Some(_), _) | (_, Some(_)) if expected.kind == Kind::Total => PAIR_WITHOUT_USE,
            (Some(_), Some(_)) if expected.by_rule => 0,
            (Some(_), Some(_)) if expected.kind == Kind::Option => PAIR_ON_OPTION,
            (None, Some(_)) if matches!(expected.kind, Kind::Option | Kind::Other) => PAIR_WITHOUT_USE,
            (Some(num), None) if expected.is_ticked(column) || expected.kind == Kind::Other => {
                match cells[*num].1 {
                    Figure::Words(_) => 0,
                    _ => PAIR_WITHOUT_USE,
                }
            }
            (Some(num), None)
                if asks_den
                    && !expected.one_figure
                    && !matches!(cells[*num].1, Figure::Pair(..) | Figure::Words(_)) =>
            {
                NUM_WITHOUT_DEN
            }
            (Some(_), None) if asks_den && expected.one_figure && expected.kind == Kind::Leaf => ONE_FIGURE,
            (None, Some(_)) => NUM_WITHOUT_DEN,
            _ => 0,
        };
    }
    let beside = reading.points.appraisal.is_some() || reading.points.own.is_some();
    let number = |position: &&usize| matches!(cells[**position].1, Figure::Number(_) | Figure::Tick);
    let numbers = i32::try_from(reading.notes.iter().filter(number).count()).unwrap_or(i32::MAX / 4096);
    let lacks_figure =
        |column: Column| reading.points.get(column).is_some() && reading.num.get(column).is_none();
    if numbers > 0
        && expected.one_figure
        && expected.kind == Kind::Leaf
        && Column::BOTH.into_iter().any(lacks_figure)
    {
        cost += FIGURE_AS_NOTE;
    }
    cost + numbers * if beside { NUMBER_BESIDE_SCORE } else { NUMBER_ALONE }
}
