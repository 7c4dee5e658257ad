//! One edition of one scorecard, validated: the tree of criteria, its rules, facts and quantities.
//!
//! A [`Criteria`] cannot be inconsistent; what is wrong with a file is said by [`decode`] while it is made.

mod allowance;
mod answer_words;
mod band_decode;
mod condition;
mod condition_decode;
mod condition_keys;
mod condition_words;
mod decode;
mod derived;
mod difference;
mod document_keys;
mod editions;
mod event_decode;
mod form_decode;
mod gate_decode;
mod limits_decode;
mod maxima;
mod messages;
mod names;
mod node;
mod node_decode;
mod order;
mod ranking_decode;
mod rounding_decode;
mod row;
mod row_keys;
mod settings;
mod stated;
mod total_decode;
mod tree;

pub(crate) use allowance::{Allowance, accept};
pub(crate) use answer_words::AnswerWords;
pub(crate) use condition::{Condition, FactTests, Flag, Level, Limit, Limits, Quantifier, Tests};
pub(crate) use condition_words::Words;
pub(crate) use settings::{
    Attribute, Band, Bands, Event, Evidence, Gate, NodeSettings, NotApplicable, RankBy, Ranking, RescaleOver,
    Total,
};
pub use settings::{Effect, Role};

pub use decode::decode;
pub(crate) use derived::Derived;
pub(crate) use difference::{Difference, first_difference};
pub(crate) use document_keys::DOCUMENT;
pub use editions::{EDITIONS, edition};
pub(crate) use form_decode::{FormLayout, OptionsStand};
pub use node::Node;
pub(crate) use row::RowDefaults;
pub(crate) use stated::Stated;

use std::sync::Arc;

use crate::answer::Given;
use crate::finding::{Located, Place};
use crate::language::{Language, Show};
use crate::number::{Decimal, Exact, Rounding};
use crate::rule::{Direction, Named, Rule};

/// The code by which files call the root of the tree.
pub const TOTAL: &str = "total";

/// A leaf stands so many rows below the one before it, or nearer: groups begin between them.
const NEAR: usize = 4;

/// One edition.
#[derive(Clone, Debug)]
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
    /// The least that the total is to come to, as printed; penalties and the floor are checked against it.
    pub min: Option<Decimal>,
    /// What holds of rows that do not say otherwise.
    pub defaults: RowDefaults,
    /// Where and how points are rounded.
    pub rounding: Rounding,
    /// What each unit states once.
    pub facts: Vec<Fact>,
    /// What several rows quote.
    pub quantities: Vec<Quantity>,
    /// What any answer may carry beside its own.
    pub attributes: Vec<Attribute>,
    /// All rows, in the form's order.
    pub rows: Vec<Criterion>,
    /// Indices of the rows at the top.
    pub top: Vec<usize>,
    /// Indices of all rows, each after those that it hangs on: its children, and what its conditions speak of.
    pub order: Vec<usize>,
    /// What the total carries.
    pub total: Total,
    /// How units are ranked.
    pub ranking: Option<Ranking>,
    /// How its printed form is laid out.
    pub form: FormLayout,
    /// Remarks about the edition that it accepts.
    pub allowances: Vec<Allowance>,
    /// Lists that no row names.
    pub unused_lists: Vec<Located<String>>,
    /// SHA-256 of the file's text, in hexadecimal.
    pub sha256: String,
    /// What follows from all this.
    pub derived: Derived,
}

/// What each unit states once.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// Indices of the facts that it is the sum of.
    pub sum: Vec<usize>,
    /// What it may be, where it is a choice and no number.
    pub options: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

impl Fact {
    /// How a unit states it.
    pub fn example(&self) -> String {
        match self.options.first() {
            Some(option) => format!("{} = \"{option}\"", self.name),
            None => format!("{} = 74", self.name),
        }
    }
}

/// What several rows quote, and must quote alike.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// What it cannot exceed.
    pub at_most: Option<Named>,
    /// Where it stands.
    pub place: Place,
}

/// One row of the form.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The dotted code: `4.10.5`.
    pub code: String,
    /// As printed.
    pub title: String,
    /// Guidance.
    pub note: Option<String>,
    /// The decision and article behind the row.
    pub basis: Option<String>,
    /// Its code in the edition before, where the edition says it.
    pub was: Option<String>,
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
    /// Its weight in a weighted mean.
    pub weight: Exact,
    /// What "not applicable" comes to.
    pub not_applicable: NotApplicable,
    /// To whom it then leaves its max.
    pub rescale_over: RescaleOver,
    /// Whether points must be backed by evidence.
    pub evidence: Option<Evidence>,
    /// When it is asked at all; always where there is no condition.
    pub asked_if: Vec<Condition>,
    /// What it may carry as every node of the tree.
    pub node: NodeSettings,
    /// A leaf's rule; editions that are made from each other share it.
    pub rule: Option<Arc<dyn Rule>>,
    /// Where its code stands in the criteria file.
    pub place: Place,
}

impl Criterion {
    /// Whether the row has rows below it.
    pub fn is_group(&self) -> bool {
        self.rule.is_none()
    }

    /// An answer as a person writes it: `13/15`, `a`, `c 406/4823`, `7`, `jury=3;prize`.
    pub fn answer_text(&self, given: &Given) -> String {
        self.answer_words(given).map_or(String::new(), |answer| answer.said(Language::English))
    }

    /// An answer as it is shown, in either language; none to a group.
    pub fn answer_words(&self, given: &Given) -> Option<AnswerWords> {
        self.rule.as_deref().map(|rule| AnswerWords::new(rule, given))
    }

    /// The kind of rule, or `group`.
    pub fn kind(&self) -> &'static str {
        self.rule.as_ref().map_or("group", |rule| rule.kind().name)
    }
}

/// So many hexadecimal digits of the hash tell editions apart.
const FINGERPRINT_DIGITS: usize = 16;

impl Criteria {
    /// The id and the beginning of the hash: which rules scored a unit, in a line of a batch.
    pub fn fingerprint(&self) -> String {
        format!("{}@{}", self.id, &self.sha256[..FINGERPRINT_DIGITS])
    }

    /// The index of a code.
    pub fn find(&self, code: &str) -> Option<usize> {
        let by_code = &self.derived.by_code;
        let found = by_code.binary_search_by(|row| self.rows[*row].code.as_str().cmp(code));
        found.ok().map(|position| by_code[position])
    }

    /// The same, looked for first where it mostly is: at a row or a few below, since forms keep the order.
    pub fn find_near(&self, row: usize, code: &str) -> Option<usize> {
        let near = self.rows.iter().enumerate().skip(row).take(NEAR).find(|(_, row)| row.code == code);
        near.map(|(row, _)| row).or_else(|| self.find(code))
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

    /// The rows at the top whose points reach the total: groups, and leaves of their own.
    pub fn top_with_points(&self) -> impl Iterator<Item = usize> {
        self.top.iter().copied().filter(|row| self.rows[*row].role.counts())
    }

    /// Whether the total has points at all: not where nothing is added up, and not where every row is information.
    pub fn forms_total(&self) -> bool {
        let counts = self.total.base.is_some() || self.rows.iter().any(|row| row.role.counts());
        counts && !self.total.unformed
    }

    /// The rows of a role that stand in no other row of it: they go straight into the total.
    pub fn outer_rows(&self, role: Role) -> impl Iterator<Item = usize> {
        let is_role = move |row: usize| self.rows[row].role == role;
        (0..self.rows.len()).filter(move |row| is_role(*row) && !self.rows[*row].parent.is_some_and(is_role))
    }

    /// Which points of a node are better.
    pub fn direction(&self, node: Node) -> Direction {
        match node {
            Node::Row(row) => self.derived.directions[row],
            Node::Total => self.total.node.direction.unwrap_or_default(),
        }
    }

    /// The rows above one, from below.
    pub fn above(&self, row: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.rows[row].parent, |row| self.rows[*row].parent)
    }
}
