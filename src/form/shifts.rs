//! Which cell of a line is which figure, where blocks of cells slid sideways: the cheapest reading of all lines together,
//! with what the best other reading of each line would cost. Costs are thousandths.

use super::costs::{OTHER_MAX, STRAY_NUMBER, STRAY_TEXT, of_role, of_what_is_missing};
use super::figures::Figure;
use super::header::{Columns, Role};
use crate::column::{Column, PerColumn};
use crate::number::Decimal;

/// A reading that another one nearly equals is a doubt.
pub(super) const LEAST_MARGIN: i32 = 350;
/// A line that costs as much by itself is a doubt.
pub(super) const MOST_COST: i32 = 1000;

/// What a shift costs per line, by block.
const SHIFTED: [i32; 3] = [150, 100, 100];
const CHANGE: i32 = 350;
const CHANGE_AT_PAGE: i32 = 100;

/// Shifts that are tried.
const SHIFTS: [i32; 4] = [0, -1, 1, 2];
const STATES: usize = SHIFTS.len() * SHIFTS.len() * SHIFTS.len();

/// What kind of line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Group,
    Leaf,
    Option,
    Total,
    /// Evidence, guidance, or a line that is no row.
    Other,
}

/// What is expected of a line.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something else of it, and all go together in any mix"
)]
#[derive(Clone, Debug)]
pub(super) struct Expected {
    pub(super) kind: Kind,
    /// What it is worth at most.
    pub(super) worth: Option<Decimal>,
    /// Whether such lines print their maximum in this form.
    pub(super) prints_max: bool,
    /// Whether such lines have points in each column.
    pub(super) scored: PerColumn<bool>,
    /// Whether its numerator stands without a denominator.
    pub(super) one_figure: bool,
    /// Whether it is an option with a rule of its own.
    pub(super) by_rule: bool,
    /// Whether options are ticked where figures stand, in each column.
    pub(super) ticked_by_figure: PerColumn<bool>,
    /// Whether a page begins with it.
    pub(super) page_break: bool,
}

impl Expected {
    /// Whether it is asked how many of it there are.
    pub(super) fn is_counted(&self) -> bool {
        self.kind == Kind::Option && self.one_figure && !self.by_rule
    }

    /// Whether it is ticked among the points of a column, so that no figure stands on it.
    pub(super) fn is_ticked(&self, column: Column) -> bool {
        let by_figure = self.by_rule || self.one_figure || *self.ticked_by_figure.get(column);
        self.kind == Kind::Option && !by_figure
    }
}

/// A cell of a line: its column and what it says.
pub(super) type Said = (u16, Figure);

/// Which cell is what, as positions among the cells of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) max: Option<usize>,
    pub(super) num: PerColumn<Option<usize>>,
    pub(super) den: PerColumn<Option<usize>>,
    pub(super) answer: PerColumn<Option<usize>>,
    pub(super) points: PerColumn<Option<usize>>,
    pub(super) notes: Vec<usize>,
    /// Numbers that stand in no column.
    pub(super) strays: Vec<usize>,
}

/// What was decided for a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Decided {
    pub(super) reading: Reading,
    /// The other reading, where it is nearly as good.
    pub(super) instead: Option<Reading>,
    /// Whether the reading is bad by itself.
    pub(super) bad: bool,
}

/// The block that slides together with a role.
fn block(role: Role) -> Option<usize> {
    match role {
        Role::Calc | Role::Max | Role::Points(Column::Own) => Some(0),
        Role::Num(Column::Appraisal) | Role::Den(Column::Appraisal) => Some(1),
        Role::Points(Column::Appraisal) => Some(2),
        Role::Code | Role::Title | Role::Note | Role::Num(_) | Role::Den(_) | Role::Answer(_) => None,
    }
}

/// Where each role stands in each state; `None` of a state in which two stand in one place.
struct States {
    places: Vec<Option<Vec<(i32, Role)>>>,
    /// The rightmost figure of each state: what stands right of it is a note.
    ends: Vec<i32>,
    costs: Vec<i32>,
    /// Columns that their heading says to be something else.
    aside: Vec<i32>,
}

fn shifts_of(state: usize) -> [usize; 3] {
    [state / 16, state / 4 % 4, state % 4]
}

impl States {
    fn of(columns: &Columns) -> Self {
        let has = |wanted: usize| columns.roles.iter().any(|(_, role)| block(*role) == Some(wanted));
        let present = [has(0), has(1), has(2)];
        let slides = columns.options.is_empty();
        let mut states =
            States { places: Vec::new(), ends: Vec::new(), costs: Vec::new(), aside: columns.aside() };
        for state in 0..STATES {
            let shifts = shifts_of(state);
            let idle = (0..3).any(|at| shifts[at] != 0 && !(present[at] && slides));
            let places = columns
                .roles
                .iter()
                .filter(|(_, role)| !matches!(role, Role::Code | Role::Title | Role::Note));
            let places: Vec<(i32, Role)> = places
                .map(|(column, role)| {
                    let shift = block(*role).map_or(0, |block| SHIFTS[shifts[block]]);
                    (i32::from(*column) + shift, *role)
                })
                .collect();
            let mut taken: Vec<i32> = places.iter().map(|(at, _)| *at).collect();
            taken.sort_unstable();
            let collides = taken.windows(2).any(|pair| pair[0] == pair[1]);
            let titles = columns.titles.iter().copied().max().map_or(-1, i32::from);
            let over_title = places.iter().any(|(at, role)| block(*role).is_some() && *at <= titles);
            states.ends.push(taken.last().copied().unwrap_or(i32::MAX));
            states.costs.push((0..3).filter(|at| shifts[*at] != 0).map(|at| SHIFTED[at]).sum());
            states.places.push((!idle && !collides && !over_title).then_some(places));
        }
        states
    }

    /// Reads a line in a state, and what that costs without the shift.
    fn read(&self, state: usize, cells: &[Said], expected: &Expected) -> Option<(Reading, i32)> {
        let places = self.places[state].as_ref()?;
        let mut reading = Reading::default();
        let mut cost = 0;
        for (position, (column, figure)) in cells.iter().enumerate() {
            if figure.is_blank() {
                continue;
            }
            let at = i32::from(*column);
            match places.iter().find(|(place, _)| *place == at).map(|(_, role)| *role) {
                Some(role) => {
                    cost += of_role(role, figure, expected);
                    match (role, figure) {
                        // words among the points are a note
                        (Role::Points(_), Figure::Words(_)) => reading.notes.push(position),
                        _ => reading.put(role, position),
                    }
                }
                None if self.aside.contains(&at) => {}
                // a tick is no note
                None if at > self.ends[state] && *figure != Figure::Tick => reading.notes.push(position),
                None if matches!(figure, Figure::Words(_)) => cost += STRAY_TEXT,
                None => {
                    reading.strays.push(position);
                    cost += STRAY_NUMBER;
                }
            }
        }
        // a maximum that a line of counts does not have is no reason for a shift
        if reading.max.is_some() && expected.is_counted() && shifts_of(state)[0] != 0 {
            cost += OTHER_MAX;
        }
        cost += of_what_is_missing(&reading, cells, expected, places);
        Some((reading, cost))
    }
}

impl Reading {
    /// Whether both read the same answers, whatever else they read.
    fn has_same_figures(&self, other: &Reading) -> bool {
        self.num == other.num
            && self.den == other.den
            && self.answer == other.answer
            && self.points == other.points
    }

    fn put(&mut self, role: Role, position: usize) {
        match role {
            Role::Max => self.max = Some(position),
            Role::Num(column) => *self.num.get_mut(column) = Some(position),
            Role::Den(column) => *self.den.get_mut(column) = Some(position),
            Role::Answer(column) => *self.answer.get_mut(column) = Some(position),
            Role::Points(column) => *self.points.get_mut(column) = Some(position),
            Role::Code | Role::Title | Role::Calc | Role::Note => {}
        }
    }
}

/// Reads the lines below one heading.
pub(super) fn decide(columns: &Columns, lines: &[(Vec<Said>, Expected)]) -> Vec<Decided> {
    let states = States::of(columns);
    let read: Vec<Vec<Option<(Reading, i32)>>> = lines
        .iter()
        .map(|(cells, expected)| (0..STATES).map(|state| states.read(state, cells, expected)).collect())
        .collect();
    let cost = |line: usize, state: usize| {
        read[line][state].as_ref().map_or(NEVER, |(_, cost)| cost + states.costs[state])
    };
    let change = |line: usize| if lines[line].1.page_break { CHANGE_AT_PAGE } else { CHANGE };
    let mut above = vec![[0_i32; STATES]; lines.len()];
    let mut below = vec![[0_i32; STATES]; lines.len()];
    for line in 0..lines.len() {
        let before = if line == 0 { [0; STATES] } else { cheapest_change(&above[line - 1], change(line)) };
        for state in 0..STATES {
            above[line][state] = before[state].saturating_add(cost(line, state)).min(NEVER);
        }
    }
    for line in (0..lines.len()).rev() {
        let after = match below.get(line + 1) {
            Some(next) => {
                let mut next = *next;
                for (state, total) in next.iter_mut().enumerate() {
                    *total = total.saturating_add(cost(line + 1, state)).min(NEVER);
                }
                cheapest_change(&next, change(line + 1))
            }
            None => [0; STATES],
        };
        below[line] = after;
    }
    let mut decided = Vec::with_capacity(lines.len());
    for line in 0..lines.len() {
        let total = |state: &usize| above[line][*state].saturating_add(below[line][*state]);
        let Some(best) = (0..STATES).min_by_key(total) else { continue };
        let Some((reading, own)) = &read[line][best] else {
            decided.push(Decided::default());
            continue;
        };
        let others =
            (0..STATES).filter_map(|state| read[line][state].as_ref().map(|(read, _)| (state, read)));
        let other = others
            .filter(|(_, other)| !other.has_same_figures(reading))
            .min_by_key(|(state, _)| total(state));
        let instead = other.filter(|(state, _)| total(state).saturating_sub(total(&best)) < LEAST_MARGIN);
        decided.push(Decided {
            reading: reading.clone(),
            instead: instead.map(|(_, reading)| reading.clone()),
            bad: *own >= MOST_COST,
        });
    }
    decided
}

const NEVER: i32 = 1 << 28;

/// The cheapest way into each state from the line before, block by block.
fn cheapest_change(from: &[i32; STATES], change: i32) -> [i32; STATES] {
    let mut best = *from;
    for stride in [16, 4, 1] {
        let before = best;
        for (state, total) in best.iter_mut().enumerate() {
            let first = state - (state / stride % 4) * stride;
            let least = (0..4).map(|shift| before[first + shift * stride]).min().unwrap_or(NEVER);
            *total = (*total).min(least.saturating_add(change));
        }
    }
    best
}
