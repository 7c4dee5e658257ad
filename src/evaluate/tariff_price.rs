//! What the frequent answers to one row are worth.

use super::leaf::alone;
use crate::answer::{AnswerField, PartialAnswer};
use crate::criteria::{Criteria, Role};
use crate::finding::{Code, code};
use crate::number::{Exact, RoundingMode};
use crate::rule::{Remark, Rule};

/// Whole figures below this are put to the rule beforehand.
const FIGURES: i64 = 24;

/// What the frequent answers to a row are worth, in whole numbers of the last printed place.
#[derive(Debug, Default)]
pub struct Price {
    leaf: bool,
    share: Option<Share>,
    /// The points of each option; `None` where the rule has something to say.
    entries: Vec<Option<i64>>,
    /// Each name of an option, and its position.
    options: Vec<(Box<[u8]>, usize)>,
    /// The points of 0, 1, 2 …; `None` where the rule has something to say.
    figures: Vec<Option<i64>>,
}

/// A ratio: num × full ÷ den.
#[derive(Debug)]
struct Share {
    mode: RoundingMode,
    /// What a full ratio gives.
    full: u64,
    /// Whether a num above its den counts as a full ratio, and is remarked.
    above: bool,
    /// What nothing out of nothing gives.
    nothing: Option<i64>,
}

/// What is noticed while answers are priced.
#[derive(Debug, Default)]
pub struct Noticed {
    /// Remarks, by code.
    pub codes: Vec<&'static Code>,
    /// Rows that rounding has changed, and what each comes to without it, in the last printed place; `None` where
    /// nobody asks.
    pub rounded: Option<Vec<(usize, Exact)>>,
}

impl Noticed {
    /// Forgets what was noticed.
    pub fn clear(&mut self) {
        self.codes.clear();
        self.rounded.iter_mut().for_each(Vec::clear);
    }
}

impl Price {
    /// Puts the frequent answers to the rule of a row.
    pub(super) fn of(criteria: &Criteria, row: usize) -> Self {
        let Some(rule) = criteria.rows[row].rule.as_deref() else { return Price::default() };
        let ask = Asked { criteria, row, rule };
        let entries = (0..rule.list().len())
            .map(|option| ask.points(&PartialAnswer { choice: Some(option), ..PartialAnswer::default() }));
        let options = rule.list().iter().enumerate().flat_map(|(option, listed)| {
            let names = std::iter::once(listed.id.as_str()).chain(listed.alias);
            // a cell that begins like a figure is read as one
            let names = names.filter(|name| !name.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
            names.map(move |name| (name.as_bytes().into(), option))
        });
        let figure = rule
            .default_number_field()
            .filter(|word| matches!(word, AnswerField::Count | AnswerField::Value));
        let figures = figure.into_iter().flat_map(|word| {
            (0..FIGURES).map(move |figure| {
                let mut parts = PartialAnswer::default();
                *parts.number_mut(word)? = Some(figure.into());
                ask.points(&parts)
            })
        });
        Price {
            leaf: true,
            share: Share::of(ask),
            entries: entries.collect(),
            options: options.collect(),
            figures: figures.collect(),
        }
    }

    /// Whether the row is one that is answered.
    #[inline]
    pub fn is_leaf(&self) -> bool {
        self.leaf
    }

    /// The points of a ratio in this row. `None` where the rule has to be asked.
    #[expect(clippy::inline_always, reason = "the quick reading goes through it for most cells")]
    #[inline(always)]
    pub fn share(&self, row: usize, num: u64, den: u64, noticed: &mut Noticed) -> Option<i64> {
        let share = self.share.as_ref()?;
        if num > den {
            (share.above && den > 0).then(|| noticed.codes.push(&code::NUM_ABOVE_DEN))?;
            return i64::try_from(share.full).ok();
        }
        if den == 0 {
            return share.nothing;
        }
        let product = num.checked_mul(share.full)?;
        if let Some(rounded) = noticed.rounded.as_mut().filter(|_| product % den != 0) {
            let (product, den) = (i64::try_from(product).ok()?, i64::try_from(den).ok()?);
            rounded.push((row, Exact::from(product).over(&Exact::from(den))?));
        }
        i64::try_from(share.mode.quotient(product, den)).ok()
    }

    /// The points of an option. `None` where the rule has to be asked.
    #[inline]
    pub fn option(&self, name: &[u8]) -> Option<i64> {
        let is = |own: &[u8]| match (own, name) {
            ([own], [name]) => own == name, // most are a letter
            _ => own == name,
        };
        let (_, option) = self.options.iter().find(|(own, _)| is(own))?;
        self.entries[*option]
    }

    /// The points of an option, by its position. `None` where the rule has to be asked.
    pub fn entry(&self, option: usize) -> Option<i64> {
        *self.entries.get(option)?
    }

    /// The points of a ratio where its rule, which is given, has steps. `None` where the rule has to be asked.
    pub fn step(&self, rule: &dyn Rule, num: u64, den: u64) -> Option<i64> {
        let (num, den) = (i64::try_from(num).ok()?, i64::try_from(den).ok()?);
        // a ratio above one may have to be remarked
        let step = if num > den { None } else { rule.step_of(&Exact::from(num).over(&Exact::from(den))?) };
        *self.entries.get(step?)?
    }

    /// The points of a whole figure. `None` where the rule has to be asked.
    #[inline]
    pub fn figure(&self, figure: u64) -> Option<i64> {
        *self.figures.get(usize::try_from(figure).ok()?)?
    }
}

/// A rule that is asked beforehand.
#[derive(Clone, Copy)]
struct Asked<'a> {
    criteria: &'a Criteria,
    row: usize,
    rule: &'a dyn Rule,
}

impl Asked<'_> {
    /// The points of an answer of which nothing is remarked, and which are not rounded.
    fn points(self, parts: &PartialAnswer) -> Option<i64> {
        let (points, remarks) = self.told(parts)?;
        remarks.is_empty().then_some(points)
    }

    fn told(self, parts: &PartialAnswer) -> Option<(i64, Vec<Remark>)> {
        let given = self.rule.validate(parts).ok()?;
        let mut remarks = Vec::new();
        let points = alone(self.criteria, self.row, &given, &mut remarks)?;
        Some((self.criteria.rounding.places(&points)?, remarks))
    }
}

impl Share {
    fn of(asked: Asked<'_>) -> Option<Self> {
        let ratio = |num: i64, den: i64| PartialAnswer {
            num: Some(num.into()),
            den: Some(den.into()),
            ..PartialAnswer::default()
        };
        let criterion = &asked.criteria.rows[asked.row];
        (criterion.role != Role::Penalty && criterion.node.floor.is_none()).then_some(())?;
        let full = asked.points(&ratio(1, 1))?;
        // a max that is cut, or lies between two figures, is left to the rule
        let own = asked.criteria.rounding.places(asked.rule.full_ratio()?)?;
        let above = asked.told(&ratio(2, 1)).is_some_and(|(points, remarks)| {
            points == full && matches!(remarks[..], [Remark::AboveOne { capped: true, .. }])
        });
        Some(Share {
            mode: asked.criteria.rounding.mode,
            full: u64::try_from(full).ok().filter(|_| own == full)?,
            above,
            nothing: asked.points(&ratio(0, 0)),
        })
    }
}
