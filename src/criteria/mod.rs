//! One edition of one scorecard, validated: the tree of criteria, its rules, facts and quantities.
//!
//! A [`Criteria`] cannot be inconsistent; what is wrong with a file is said by [`decode`] while it is made. The
//! settings of whole trees that no shipped edition needs yet (combine, gates, base, index, bands, events, ranking)
//! will each be a file beside `decode`.

mod decode;
mod editions;
mod row;
mod tree;

pub use decode::decode;
pub use editions::{EDITIONS, Edition, edition};

use crate::answer::Given;
use crate::column::Column;
use crate::finding::Place;
use crate::number::{Decimal, Exact, Rounding, plain};
use crate::rule::{Named, Rule};

/// The code by which files call the root of the tree.
pub const TOTAL: &str = "total";

/// One edition.
#[derive(Debug)]
pub struct Criteria {
    /// `binh-thuan-huyen-2022`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// The year that is judged.
    pub year: Option<Decimal>,
    /// The language of its titles.
    pub language: Option<String>,
    /// The max as it should be printed, bonus left out: it caps the total before the bonus.
    pub max: Option<Decimal>,
    /// Where and how points are rounded.
    pub rounding: Rounding,
    /// What each unit states once.
    pub facts: Vec<Fact>,
    /// What several rows quote.
    pub quantities: Vec<Quantity>,
    /// All rows, in the form's order.
    pub rows: Vec<Criterion>,
    /// Indices of the rows at the top.
    pub top: Vec<usize>,
    /// Indices of all rows, children before their parents.
    pub upward: Vec<usize>,
    /// SHA-256 of the file's text, in hexadecimal.
    pub sha256: String,
}

/// What each unit states once.
#[derive(Debug)]
pub struct Fact {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// Indices of the facts that it is the sum of.
    pub sum: Vec<usize>,
}

/// What several rows quote, and must quote alike.
#[derive(Debug)]
pub struct Quantity {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// What it cannot exceed.
    pub at_most: Option<Named>,
}

/// How a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Within the max.
    Normal,
    /// Outside the max, under its own cap.
    Bonus,
}

impl Role {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, Role); 2] = [("normal", Role::Normal), ("bonus", Role::Bonus)];
}

/// What an answer "not applicable" comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// It is refused.
    Forbid,
    /// The row leaves the sum.
    Drop,
    /// All points.
    Full,
    /// No points.
    Zero,
}

impl NotApplicable {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, NotApplicable); 4] = [
        ("forbid", NotApplicable::Forbid),
        ("drop", NotApplicable::Drop),
        ("full", NotApplicable::Full),
        ("zero", NotApplicable::Zero),
    ];
}

/// Points of a row must be backed by evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// In this column; in both where none is named.
    pub column: Option<Column>,
}

/// One row of the form.
#[derive(Debug)]
pub struct Criterion {
    /// The dotted code: `4.10.5`.
    pub code: String,
    /// As printed.
    pub title: String,
    /// Guidance.
    pub note: Option<String>,
    /// The decision and article behind the row.
    pub basis: Option<String>,
    /// The max as printed; a leaf always has what its rule needs.
    pub max: Option<Decimal>,
    /// 1 at the top.
    pub depth: usize,
    /// Index of the group that it is in.
    pub parent: Option<usize>,
    /// Indices of the rows right below.
    pub children: Vec<usize>,
    /// How it counts.
    pub role: Role,
    /// Whether bonus points may lift the total above the max.
    pub above_max: bool,
    /// What "not applicable" comes to.
    pub not_applicable: NotApplicable,
    /// Whether points must be backed by evidence.
    pub evidence: Option<Evidence>,
    /// A leaf's rule.
    pub rule: Option<Box<dyn Rule>>,
    /// Where its code stands in the criteria file.
    pub place: Place,
}

impl Criterion {
    /// Whether the row has rows below it.
    pub fn is_group(&self) -> bool {
        self.rule.is_none()
    }

    /// An answer as a person writes it: `13/15`, `a`, `c 406/4823`, `7`.
    pub fn answer_text(&self, given: &Given) -> String {
        let list = self.rule.as_ref().map(|rule| rule.list());
        let choice = given.choice.zip(list).map(|(choice, list)| list[choice].id.clone());
        let fraction = given.num.zip(given.den).map(|(num, den)| format!("{}/{}", plain(num), plain(den)));
        let figures = [given.value, given.count].into_iter().flatten().map(plain);
        choice.into_iter().chain(fraction).chain(figures).collect::<Vec<_>>().join(" ")
    }

    /// The kind of rule, or `group`.
    pub fn kind(&self) -> &'static str {
        self.rule.as_ref().map_or("group", |rule| rule.kind().name)
    }
}

impl Criteria {
    /// The index of a code.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.code == code)
    }

    /// The printed name of a fact or a quantity.
    pub fn title_of(&self, named: Named) -> &str {
        match named {
            Named::Fact(index) => &self.facts[index].title,
            Named::Quantity(index) => &self.quantities[index].title,
        }
    }

    /// The name of a fact or a quantity in files.
    pub fn name_of(&self, named: Named) -> &str {
        match named {
            Named::Fact(index) => &self.facts[index].name,
            Named::Quantity(index) => &self.quantities[index].name,
        }
    }

    /// All codes, and `total`.
    pub fn codes(&self) -> impl Iterator<Item = &str> + Clone {
        self.rows.iter().map(|row| row.code.as_str()).chain([TOTAL])
    }

    /// The leaves, by index.
    pub fn leaves(&self) -> impl Iterator<Item = (usize, &Criterion)> {
        self.rows.iter().enumerate().filter(|(_, row)| !row.is_group())
    }

    /// What a row is worth at most: its max, or what its children come to where it prints none.
    pub fn worth(&self, row: usize) -> Exact {
        let criterion = &self.rows[row];
        match (criterion.max, &criterion.rule) {
            (Some(max), _) => Exact::from(max),
            (None, Some(rule)) => rule.best(),
            (None, None) => self.worth_of_children(&criterion.children, criterion.role),
        }
    }

    /// What rows of one role come to together.
    pub fn worth_of_children(&self, rows: &[usize], role: Role) -> Exact {
        let worths: Vec<Exact> =
            rows.iter().filter(|row| self.rows[**row].role == role).map(|row| self.worth(*row)).collect();
        Exact::sum(&worths)
    }

    /// The bonus rows that stand in no other bonus row.
    pub fn bonus_rows(&self) -> impl Iterator<Item = usize> {
        let is_bonus = |row: usize| self.rows[row].role == Role::Bonus;
        (0..self.rows.len())
            .filter(move |row| is_bonus(*row) && !self.rows[*row].parent.is_some_and(is_bonus))
    }
}
