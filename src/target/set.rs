//! The fewest rows that reach the target together.

use super::additive::{is_additive, is_without_conditions};
use super::axes::{Axis, axes};
use super::search::{Move, RowMoves, Search, steps_to};
use super::{direction, gain};
use crate::answer::{Answer, AnswerField, Given};
use crate::criteria::Criteria;
use crate::evaluate::Outcome;
use crate::number::{Decimal, Exact};
use crate::rule::Direction;

/// So many totals are worked out at most while sets of rows are tried.
const MOST_TRIALS: usize = 20_000;

/// So often each row is looked at again beside the others.
const CLIMBS: usize = 4;

/// What is known of the number of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// No fewer rows reach the target.
    Minimal,
    /// No fewer were found.
    Smallest,
}

/// Rows that reach the target together.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    /// What each is changed to; the gain and the total of each are those after it and all before it.
    pub moves: Vec<Move>,
    /// Whether it was proven that there is no smaller set.
    pub proof: Proof,
}

/// What several rows can reach.
pub(super) enum Reach {
    /// The target.
    Set(Set),
    /// This total at most, in which more rows do not help; whether that is proven.
    Short { most: Box<Outcome>, is_proven: bool },
}

/// A row, and the answers that are tried: the best for itself first.
struct Candidate {
    row: usize,
    answers: Vec<Given>,
}

impl Candidate {
    fn choices(&self) -> impl Iterator<Item = Choice> {
        self.answers.iter().map(|answer| (self.row, Answer::Given(answer.clone())))
    }

    fn best(&self) -> Choice {
        (self.row, Answer::Given(self.answers[0].clone()))
    }
}

impl Search<'_, '_> {
    /// The fewest of some rows that reach the target.
    pub(super) fn fewest(&mut self, rows: &[RowMoves], may_change: &[usize]) -> Reach {
        let additive = is_additive(self.criteria, &self.trials);
        let monotone = is_without_conditions(self.criteria);
        let mut gaining: Vec<&RowMoves> = rows.iter().collect();
        let worth = |row: &RowMoves| unrounded(self.criteria, &row.most);
        gaining.sort_by(|a, b| worth(b).cmp(&worth(a)).then(a.row.cmp(&b.row)));
        let mut candidates: Vec<Candidate> = Vec::new();
        for row in gaining {
            let levels = row.levels.iter().map(|level| level.answer.clone());
            let answers =
                [row.most.answer.clone()].into_iter().chain(levels).chain([row.next.answer.clone()]);
            candidates.push(Candidate { row: row.row, answers: answers.collect() });
        }
        if !additive {
            for row in may_change {
                let of_row = self.candidates(*row);
                match candidates.iter_mut().find(|candidate| candidate.row == *row) {
                    // what is best for the row is best beside others where nothing but points counts
                    Some(candidate) if monotone => candidate.answers.splice(0..0, of_row).for_each(drop),
                    Some(candidate) => candidate.answers.extend(of_row),
                    None if of_row.is_empty() => {}
                    None => candidates.push(Candidate { row: *row, answers: of_row }),
                }
            }
        }
        for candidate in &mut candidates {
            let mut unique: Vec<Given> = Vec::new();
            candidate.answers.drain(..).for_each(|answer| {
                if !unique.contains(&answer) {
                    unique.push(answer);
                }
            });
            candidate.answers = unique;
        }
        let all: Vec<Choice> = candidates.iter().map(Candidate::best).collect();
        let most = if monotone { all } else { self.climbed(&candidates, all) };
        let total = self.total_of(&most);
        if !self.goal.is_reached(self.criteria, &total) {
            return Reach::Short { most: Box::new(total), is_proven: additive || monotone };
        }
        let (set, proof) = if additive {
            // the largest gains first: no other rows as few gain more
            let mut enough = most.len();
            let mut short = 0;
            while enough - short > 1 {
                let middle = short + (enough - short) / 2;
                if self.is_enough(&most[..middle]) { enough = middle } else { short = middle }
            }
            (most[..enough].to_vec(), Proof::Minimal)
        } else {
            self.tried_sets(&candidates, most, monotone)
        };
        Reach::Set(Set { moves: self.least(set, &candidates), proof })
    }

    fn total_of(&mut self, set: &[Choice]) -> Outcome {
        self.trials.total_with(set)
    }

    fn is_enough(&mut self, set: &[Choice]) -> bool {
        let total = self.total_of(set);
        self.goal.is_reached(self.criteria, &total)
    }

    /// From every row at its best: each row at that of its answers which is best beside the others, or as it is.
    fn climbed(&mut self, candidates: &[Candidate], start: Vec<Choice>) -> Vec<Choice> {
        let mut set = start;
        let mut best = self.total_of(&set);
        for _ in 0..CLIMBS {
            let mut moved = false;
            for candidate in candidates {
                let others: Vec<Choice> =
                    set.iter().filter(|(row, _)| *row != candidate.row).cloned().collect();
                for answer in candidate.choices().map(Some).chain([None]) {
                    let mut tried = others.clone();
                    tried.extend(answer);
                    let total = self.total_of(&tried);
                    let reaches = |total: &Outcome| self.goal.is_reached(self.criteria, total);
                    if gain(self.criteria, &best, &total) > Exact::ZERO
                        && (reaches(&total) || !reaches(&best))
                    {
                        (set, best, moved) = (tried, total, true);
                    }
                }
            }
            if !moved {
                break;
            }
        }
        set
    }

    /// Sets of one row, of two, and so on, as long as so many can be tried; else what is left when rows without which it goes
    /// are left out.
    fn tried_sets(
        &mut self,
        candidates: &[Candidate],
        most: Vec<Choice>,
        monotone: bool,
    ) -> (Vec<Choice>, Proof) {
        let levels = candidates.iter().map(|candidate| {
            let answers = candidate.choices().take(if monotone { 1 } else { usize::MAX });
            answers.collect::<Vec<Choice>>()
        });
        let levels: Vec<Vec<Choice>> = levels.collect();
        let mut left = MOST_TRIALS;
        for count in 1..=levels.len() {
            let mut found = None;
            let whole = self.of_size(&levels, count, &mut Vec::new(), &mut left, &mut found);
            if let Some(found) = found {
                let proof = if monotone || count == 1 { Proof::Minimal } else { Proof::Smallest };
                return (found, proof);
            }
            if !whole {
                break;
            }
        }
        (self.without_idle(most), Proof::Smallest)
    }

    /// Tries the sets of so many more rows; false where there are too many.
    fn of_size(
        &mut self,
        levels: &[Vec<Choice>],
        count: usize,
        chosen: &mut Vec<Choice>,
        left: &mut usize,
        found: &mut Option<Vec<Choice>>,
    ) -> bool {
        if count == 0 {
            if *left == 0 {
                return false;
            }
            *left -= 1;
            if self.is_enough(chosen) {
                *found = Some(chosen.clone());
            }
            return true;
        }
        for (at, of_row) in levels.iter().enumerate() {
            for level in of_row {
                chosen.push(level.clone());
                let whole = self.of_size(&levels[at + 1..], count - 1, chosen, left, found);
                chosen.pop();
                if !whole || found.is_some() {
                    return whole;
                }
            }
        }
        true
    }

    fn without_idle(&mut self, mut set: Vec<Choice>) -> Vec<Choice> {
        for at in (0..set.len()).rev() {
            let mut fewer = set.clone();
            fewer.remove(at);
            if self.is_enough(&fewer) {
                set = fewer;
            }
        }
        set
    }

    /// Each row of a set changed no further than it must be, the others as they are.
    fn least(&mut self, set: Vec<Choice>, candidates: &[Candidate]) -> Vec<Move> {
        let mut set = set;
        for at in (0..set.len()).rev() {
            let row = set[at].0;
            let of_row =
                candidates.iter().filter(|candidate| candidate.row == row).flat_map(Candidate::choices);
            let mut levels: Vec<(Exact, Choice)> = Vec::new();
            for choice in of_row {
                let total = self.total_of(std::slice::from_ref(&choice));
                levels.push((gain(self.criteria, self.trials.total(), &total), choice));
            }
            levels.sort_by(|a, b| a.0.cmp(&b.0));
            for (_, level) in levels {
                let mut tried = set.clone();
                tried[at] = level;
                if self.is_enough(&tried) {
                    set = tried;
                    break;
                }
            }
            self.nearer(&mut set, at);
        }
        let mut before = self.trials.total().clone();
        let mut moves = Vec::new();
        for count in 1..=set.len() {
            let total = self.total_of(&set[..count]);
            let (row, answer) = &set[count - 1];
            let Answer::Given(answer) = answer else { continue };
            moves.push(Move {
                row: *row,
                answer: answer.clone(),
                gain: gain(self.criteria, &before, &total),
                is_enough: self.goal.is_reached(self.criteria, &total),
                total: total.clone(),
            });
            before = total;
        }
        moves
    }

    /// A figure of a set brought as near to what it is now as the target allows.
    fn nearer(&mut self, set: &mut [Choice], at: usize) {
        let (row, wanted) = set[at].clone();
        for axis in axes(self.criteria, self.submission, self.column, row) {
            let Axis::Figure { from, unit, make, .. } = axis else { continue };
            let field = |answer: &Answer| match answer {
                Answer::Given(given) => figure_of(given),
                Answer::Blank | Answer::NotApplicable => None,
            };
            let Some(end) = field(&wanted) else { return };
            let is_on = make(end).map(Answer::Given).as_ref() == Some(&wanted);
            // the end may lie between two steps
            let steps = steps_to((end - from).abs(), unit);
            let Some(mut high) = steps.filter(|_| is_on) else { continue };
            let sign = if end < from { -unit } else { unit };
            let mut low = 0;
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                let Some(answer) = make(from + sign * Decimal::from(middle)).map(Answer::Given) else {
                    break;
                };
                let further = std::mem::replace(&mut set[at].1, answer);
                if self.is_enough(set) {
                    high = middle;
                } else {
                    low = middle;
                    set[at].1 = further;
                }
            }
            return;
        }
    }
}

/// The one figure that an axis changes.
fn figure_of(given: &Given) -> Option<Decimal> {
    [AnswerField::Num, AnswerField::Value, AnswerField::Count]
        .into_iter()
        .find_map(|field| given.number(field))
}

/// A row, and its answer then.
type Choice = (usize, Answer);

/// What a change gains before the total is rounded.
fn unrounded(criteria: &Criteria, one: &Move) -> Exact {
    let points = one.total.unrounded.clone().or_else(|| one.total.points.clone()).unwrap_or(Exact::ZERO);
    match direction(criteria) {
        Direction::Up => points,
        Direction::Down => -&points,
    }
}
