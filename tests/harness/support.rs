//! What several tests share: the La Gi form, read once.
#![allow(dead_code, reason = "each test uses a part of it")]

use super::load;

use std::path::Path;

use score::column::Column;
use score::criteria::{Criteria, Node};
use score::evaluate::{Evaluation, evaluate};
use score::finding::Findings;
use score::number::{Decimal, Exact};
use score::submission::Submission;
use score::working::Recorder;

/// The text of a file of the repository.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The edition of the reference form.
pub fn edition() -> Criteria {
    load::criteria(&file("criteria/binh-thuan-huyen-2022.toml"))
}

/// The reference form.
pub fn la_gi(criteria: &Criteria) -> Submission {
    load::submission(criteria, &file("examples/la-gi-2022.toml"))
}

/// What a form comes to, with its working.
pub fn evaluated(criteria: &Criteria, submission: &Submission) -> Evaluation {
    evaluate(criteria, submission, &Recorder::keeping(), &mut Findings::default())
}

/// All rows, the total last.
pub fn rows(criteria: &Criteria) -> impl Iterator<Item = Node> + use<> {
    criteria.nodes()
}

/// The code of a row, or `total`.
pub fn code(criteria: &Criteria, row: Node) -> &str {
    criteria.code_of(row)
}

/// The declared figure of a row.
pub fn declared(submission: &Submission, row: Node, column: Column) -> Decimal {
    submission.row(row, column).declared.as_ref().unwrap().value
}

/// Declares another figure.
pub fn declare(submission: &mut Submission, row: Node, column: Column, figure: Decimal) {
    let stated = match row {
        Node::Row(row) => &mut submission.rows[row],
        Node::Total => &mut submission.total,
    };
    stated.get_mut(column).declared.as_mut().unwrap().value = figure;
}

/// The sums that a row goes into, from below, by its code alone.
pub fn sums_above(criteria: &Criteria, row: Node) -> Vec<Node> {
    let Node::Row(row) = row else { return Vec::new() };
    let mut sums = Vec::new();
    let mut code = criteria.rows[row].code.as_str();
    while let Some((shorter, _)) = code.rsplit_once('.') {
        sums.extend(criteria.find(shorter).map(Node::Row));
        code = shorter;
    }
    sums.push(Node::Total);
    sums
}

/// Adds up a sum again from what its rows declare, cut to its max; group 6 is the bonus, outside the max.
pub fn add_up(criteria: &Criteria, submission: &Submission, sum: Node, column: Column) -> Decimal {
    let is_child = |row: &usize| sums_above(criteria, Node::Row(*row)).first() == Some(&sum);
    let children = (0..criteria.rows.len()).filter(is_child);
    let (mut ordinary, mut bonus) = (Decimal::ZERO, Decimal::ZERO);
    for child in children {
        let part =
            if sum == Node::Total && criteria.rows[child].code == "6" { &mut bonus } else { &mut ordinary };
        *part += declared(submission, Node::Row(child), column);
    }
    let max = criteria.criterion(sum).map_or(criteria.max, |sum| sum.max);
    max.map_or(ordinary, |max| ordinary.min(max)) + bonus
}

/// A decimal from its text.
pub fn figure(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// An exact number from its text.
pub fn exact(text: &str) -> Exact {
    Exact::from(figure(text))
}

/// A small generator: the same numbers on every machine.
pub struct Random(u64);

impl Random {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xd1b5_4a32_d192_ed03)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % end
    }
}
