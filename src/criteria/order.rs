//! The order in which rows can be known: what a condition refers to comes first. A circle is an error.

use super::messages::condition::{Chain, Circle};
use super::{Criteria, Criterion};
use crate::finding::{Finding, Findings};
use crate::language::RowName;

/// All rows, each after the rows that it hangs on; as far as these allow, in the form's order. Reports circles.
pub(super) fn evaluation_order(rows: &[Criterion], findings: &mut Findings) -> Vec<usize> {
    let mut walk = Walk { rows, state: vec![State::New; rows.len()], order: Vec::new(), path: Vec::new() };
    for row in 0..rows.len() {
        walk.visit(row, findings);
    }
    walk.order
}

/// The rows that must be known before a row can be.
pub(super) fn needs(rows: &[Criterion], row: usize) -> Vec<usize> {
    let criterion = &rows[row];
    let mut needed = criterion.children.clone();
    let above = |row: &usize| rows[*row].parent;
    for asked in std::iter::successors(Some(row), above) {
        needed.extend(rows[asked].asked_if.iter().flat_map(super::Condition::rows));
    }
    needed.extend(criterion.node.gates.iter().flat_map(|gate| gate.condition.rows()));
    if let Some(bands) = &criterion.node.bands {
        needed.extend(bands.list.iter().flat_map(|band| &band.requires).flat_map(super::Condition::rows));
        needed.extend(bands.least_of.iter().flatten().copied());
    }
    needed
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

struct Walk<'w> {
    rows: &'w [Criterion],
    state: Vec<State>,
    order: Vec<usize>,
    path: Vec<usize>,
}

impl Walk<'_> {
    // as deep as the longest chain of conditions: at most the number of rows
    fn visit(&mut self, start: usize, findings: &mut Findings) {
        let mut stack = vec![(start, needs(self.rows, start), 0)];
        if self.state[start] != State::New {
            return;
        }
        self.state[start] = State::Open;
        self.path.push(start);
        while let Some((row, needed, next)) = stack.last_mut() {
            let Some(&wanted) = needed.get(*next) else {
                self.state[*row] = State::Done;
                self.order.push(*row);
                self.path.pop();
                stack.pop();
                continue;
            };
            *next += 1;
            match self.state[wanted] {
                State::Done => {}
                State::Open => self.circle(wanted, findings),
                State::New => {
                    self.state[wanted] = State::Open;
                    self.path.push(wanted);
                    stack.push((wanted, needs(self.rows, wanted), 0));
                }
            }
        }
    }

    fn circle(&self, back_to: usize, findings: &mut Findings) {
        let from = self.path.iter().position(|row| *row == back_to).unwrap_or(0);
        let walked = self.path[from..].iter().chain([&back_to]);
        let rows = Chain(walked.map(|row| RowName(self.rows[*row].code.clone())).collect());
        findings.push(
            Finding::from(Circle { rows })
                .at(&self.rows[back_to].place)
                .about(&self.rows[back_to].code, None),
        );
    }
}

impl Criteria {
    /// The rows that must be known before a row can be.
    pub fn needs(&self, row: usize) -> Vec<usize> {
        needs(&self.rows, row)
    }
}
