//! What a row, a group or the total may carry besides its rule.

use super::condition::{Condition, Limits, Tests};
use crate::column::Column;
use crate::combine::Combine;
use crate::finding::{Located, Place};
use crate::number::{Decimal, Exact, RoundingMode};
use crate::rule::Direction;
use crate::setting::Keyword;

/// How a row counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Within the max.
    #[default]
    Normal,
    /// Outside the max, under its own cap.
    Bonus,
    /// A loss, taken from the total.
    Penalty,
    /// No points.
    Info,
    /// No points, but a condition.
    Mandatory,
}

impl Keyword for Role {
    const WORDS: &'static [(&'static str, Role)] = &[
        ("normal", Role::Normal),
        ("bonus", Role::Bonus),
        ("penalty", Role::Penalty),
        ("info", Role::Info),
        ("mandatory", Role::Mandatory),
    ];
}

impl Role {
    /// The word that a criteria file uses.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }

    /// Whether its points reach the total.
    pub fn counts(self) -> bool {
        !matches!(self, Role::Info | Role::Mandatory)
    }
}

/// What an answer "not applicable" comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// It is refused.
    Forbid,
    /// The row leaves the sum, and its max with it.
    Drop,
    /// The row leaves its max to the others.
    Rescale,
    /// All points.
    Full,
    /// No points.
    Zero,
}

impl Keyword for NotApplicable {
    const WORDS: &'static [(&'static str, NotApplicable)] = &[
        ("forbid", NotApplicable::Forbid),
        ("drop", NotApplicable::Drop),
        ("rescale", NotApplicable::Rescale),
        ("full", NotApplicable::Full),
        ("zero", NotApplicable::Zero),
    ];
}

/// To whom a row that does not apply leaves its max.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RescaleOver {
    /// The other rows of its group.
    #[default]
    Group,
    /// All other rows.
    Total,
}

impl Keyword for RescaleOver {
    const WORDS: &'static [(&'static str, RescaleOver)] =
        &[("group", RescaleOver::Group), ("total", RescaleOver::Total)];
}

/// Points of a row must be backed by evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// In this column; in both where none is named.
    pub column: Option<Column>,
    /// Whether the row has no points without it; else it is only told.
    pub zero: bool,
}

impl Evidence {
    /// Whether a column has to give it.
    pub fn concerns(self, column: Column) -> bool {
        self.column.is_none_or(|only| only == column)
    }
}

/// A condition, and what follows where it fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// What must hold.
    pub condition: Condition,
    /// What follows otherwise.
    pub effect: Effect,
    /// What the form says about it.
    pub message: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What follows where a gate's condition fails.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// No points.
    Zero,
    /// At most so many points.
    Cap(Exact),
    /// The row counts as if this option had been chosen.
    Choice(usize),
    /// There is no score at all.
    NoScore,
}

/// A classification.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    /// Best first.
    pub list: Vec<Band>,
    /// Rows whose worst band it is, in place of points.
    pub least_of: Option<Vec<usize>>,
    /// Where it stands.
    pub place: Place,
}

impl Bands {
    /// The position of a band.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|band| band.id == id)
    }
}

/// One class.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What files call it.
    pub id: String,
    /// As printed.
    pub title: Option<String>,
    /// Where the points lie.
    pub limits: Limits,
    /// The bounds in the form's words.
    pub printed: Option<String>,
    /// Side conditions.
    pub requires: Vec<Condition>,
    /// Where it stands.
    pub place: Place,
}

impl Band {
    /// What reports call it: its title, or its id where it has none.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }
}

/// What every node of the tree may carry: a row, a group, the total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeSettings {
    /// How the children become one figure.
    pub combine: Combine,
    /// Which way is better, as written; see [`super::Criteria::direction`].
    pub direction: Option<Direction>,
    /// The least points.
    pub floor: Option<Decimal>,
    /// What it comes to where that is knowingly not the max.
    pub attainable: Option<Decimal>,
    /// Conditions, and what follows.
    pub gates: Vec<Gate>,
    /// Its classification.
    pub bands: Option<Bands>,
    /// Codes of remarks about it that the edition accepts.
    pub allow: Vec<Located<String>>,
}

/// What only the total may carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// What any group may carry.
    pub node: NodeSettings,
    /// Whether there is no total at all: `combine = "none"`.
    pub unformed: bool,
    /// What it starts from.
    pub base: Option<Decimal>,
    /// Total ÷ max.
    pub index: Option<Index>,
    /// What limits the band, shifts it, or takes points.
    pub events: Vec<Event>,
}

/// Total ÷ max × scale, with a rounding of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// 100, or 1.
    pub scale: Exact,
    /// Whether the max of the rows that apply divides, or the max as printed.
    pub of_applicable: bool,
    /// Its decimals.
    pub decimals: u32,
    /// How it is rounded.
    pub mode: RoundingMode,
}

/// Something that happened, and what it does to the band.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What happened, in the form's words.
    pub title: Option<String>,
    /// The condition.
    pub condition: Condition,
    /// Whether it acts where the condition fails.
    pub unless: bool,
    /// What it adds.
    pub points: Option<Exact>,
    /// What it adds by the band before any event, by position.
    pub points_by_band: Vec<(usize, Exact)>,
    /// So many bands up, or down where negative.
    pub shift: i64,
    /// The band is this one at least.
    pub at_least: Option<usize>,
    /// The band is this one at most.
    pub at_most: Option<usize>,
    /// Where it stands.
    pub place: Place,
}

/// How units are ranked.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// By what.
    pub by: RankBy,
    /// Whether exact figures are compared, and not what is printed.
    pub exact: bool,
    /// Rows that decide between equals, in this order.
    pub then: Vec<usize>,
    /// The fact whose options are ranked apart.
    pub cohort: Option<usize>,
}

/// What ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankBy {
    /// The total.
    Total,
    /// The index.
    Index,
    /// A row.
    Row(usize),
}

/// A yes or no that any answer may carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// Of which rows it is asked; of all where there is none.
    pub asked_if: Option<Tests>,
    /// Where it stands.
    pub place: Place,
}
