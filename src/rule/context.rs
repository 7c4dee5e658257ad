//! What rules share: where they decode from, what they score into, and what they remark.

use std::fmt;

use super::Allowed;

use super::messages::figures::MaxMissing;
use super::row_keys::MAX;
use crate::answer::AnswerField;
use crate::finding::{Finding, Findings, Located};
use crate::language::{Computed, Language, Show};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::setting::{Key, shape};
use crate::source::Keys;
use crate::working::Recorder;

/// A name that rows quote figures by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Index of a fact.
    Fact(usize),
    /// Index of a quantity.
    Quantity(usize),
}

/// What the answers of a row are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowUse {
    /// They give points.
    Points,
    /// They are information: the row has no points.
    Information,
    /// They meet a condition or do not: the row has no points.
    Condition,
}

/// What a rule may ask while it is decoded.
pub struct RuleContext<'c> {
    /// What its answers are for.
    pub row_use: RowUse,
    /// The row's max, where it has one.
    pub max: Option<Exact>,
    /// What the edition says of n > d unless a row says otherwise.
    pub over: super::Over,
    /// What the edition says of 0/0 unless a row says otherwise.
    pub zero_over_zero: super::ZeroOverZero,
    /// The language of the edition's titles, which built-in options have too.
    pub titles: Language,
    /// Finds a fact or quantity by name, or reports that there is none.
    pub resolve: &'c dyn Fn(&Located<String>, &mut Findings) -> Option<Named>,
}

impl RuleContext<'_> {
    /// The row's max, which this rule cannot do without.
    pub fn required_max(&self, keys: &Keys<'_, '_>, findings: &mut Findings) -> Option<Exact> {
        // one that is there and no figure was reported when it was read; an option inherits the row's
        if self.max.is_none() && !keys.contains(&MAX) {
            let finding = MaxMissing { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(keys.place()));
        }
        self.max.clone()
    }

    /// The fact or quantity that a key names.
    pub fn named(
        &self,
        key: &Key<shape::Name>,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Option<Named> {
        let name = keys.get(key, findings)?;
        (self.resolve)(&name, findings)
    }
}

/// What the engine hands to a rule.
pub struct Scoring<'r> {
    /// Where steps go.
    pub recorder: &'r mut Recorder,
    /// Where remarks go.
    pub remarks: &'r mut Vec<Remark>,
    /// What the units of the batch measured in this row and column, this one among them; of a kind that is relative.
    pub pool: &'r [Exact],
}

/// What a rule comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Score {
    /// Points, before the cap and the rounding of the row.
    Points(Exact),
    /// Points that may change once other units are known.
    Provisional(Exact),
    /// The row turns out not to apply (0/0 where the criteria say so).
    NotApplicable,
    /// It cannot be computed; a remark says why.
    Impossible,
}

/// Something that the engine noticed in an answer. The findings that it becomes are worded by `evaluate`.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// The numerator exceeds the denominator, and was cut to it.
    AboveOne {
        /// Numerator.
        num: Decimal,
        /// Denominator.
        den: Decimal,
        /// Whether the ratio counts as one; in tiers it counts as it is.
        capped: bool,
    },
    /// The numerator exceeds the denominator, which the criteria forbid.
    OverForbidden {
        /// Numerator.
        num: Decimal,
        /// Denominator.
        den: Decimal,
    },
    /// Something out of nothing, or nothing out of nothing where the criteria do not say what that is.
    DividedByZero {
        /// Numerator.
        num: Decimal,
    },
    /// The ticked tier is not the one that the measure is in.
    TickContradicts {
        /// Position of the ticked tier.
        ticked: usize,
        /// Position of the tier that holds.
        holds: usize,
        /// The measure.
        measure: Amount,
    },
    /// The figure is not one that the rule allows.
    OutOfRange {
        /// Which figure.
        word: AnswerField,
        /// What was given.
        figure: Decimal,
        /// What is allowed.
        allowed: Allowed,
    },
    /// Growth from nothing.
    GrowthFromZero {
        /// The value.
        value: Decimal,
    },
    /// The measure is outside of what the criteria say can be measured.
    OutsideDomain {
        /// The measure.
        measure: Amount,
        /// What can be measured.
        allowed: Allowed,
    },
    /// Parts of the list were left out of the answer: blank, which is not 0.
    PartBlank {
        /// Positions in the list.
        entries: Vec<usize>,
    },
    /// A figure of one entry of the list is not one that the rule allows.
    EntryOutOfRange {
        /// Position in the list.
        entry: usize,
        /// What was given.
        figure: Decimal,
        /// What is allowed.
        allowed: Allowed,
    },
    /// Two items hold that exclude each other.
    Contradicting {
        /// Position of the one that says so.
        first: usize,
        /// Position of the other.
        second: usize,
    },
    /// There is no other unit to be set against.
    Alone,
    /// No tier holds the measure.
    NoTier {
        /// The measure.
        measure: Amount,
    },
}

impl Remark {
    /// The same about an entry of a list, where it is about the figure that this entry was answered with.
    #[must_use]
    pub fn about(self, entry: usize) -> Self {
        match self {
            Remark::OutOfRange { word: _, figure, allowed } => {
                Remark::EntryOutOfRange { entry, figure, allowed }
            }
            other => other,
        }
    }
}

/// A measure, with the fraction that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Numerator and denominator, where it is a ratio.
    pub fraction: Option<(Decimal, Decimal)>,
    /// Its exact value.
    pub exact: Exact,
}

impl Amount {
    /// `406/4823 (8.41…%)`, or `62`.
    pub fn describe(&self) -> String {
        match self.fraction {
            Some((num, den)) => format!("{num}/{den} ({})", percent(&self.exact)),
            None => self.exact.to_string(),
        }
    }
}

impl Show for Amount {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Computed(self.describe()).show(language, f)
    }
}

/// A share as a percentage with two decimals, cut, and `…` where digits follow.
pub(crate) fn percent(share: &Exact) -> String {
    let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals: 2 };
    let hundredfold = share * &Exact::from(100);
    match cut.apply(&hundredfold) {
        Ok(shown) if Exact::from(shown) == hundredfold => format!("{}%", plain(shown)),
        Ok(shown) => format!("{shown}…%"),
        Err(_) => format!("{hundredfold}%"),
    }
}
