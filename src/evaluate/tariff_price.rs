//! What the frequent answers to one row are worth.

use super::leaf::alone;
use crate::answer::{Given, Word};
use crate::criteria::{Criteria, Role};
use crate::finding::{Code, code};
use crate::number::{Exact, Rounding, RoundingMode};
use crate::rule::{Remark, Rule};

/// Whole figures below this are put to the rule beforehand.
const FIGURES: i64 = 64;

/// What the frequent answers to a row are worth, in whole numbers of the last printed place.
#[derive(Debug, Default)]
pub struct Price {
    leaf: bool,
    share: Option<Share>,
    /// Each name of an option, and its points.
    options: Vec<(Box<[u8]>, i64)>,
    /// The points of 0, 1, 2 …; `None` where the rule has something to say.
    figures: Vec<Option<i64>>,
}

/// A ratio: num × most ÷ den.
#[derive(Debug)]
struct Share {
    mode: RoundingMode,
    /// What a full ratio gives, in the last printed place, as a fraction.
    most: (u64, u64),
    /// The same rounded and cut.
    full: i64,
    /// Whether a num above its den counts as a full ratio, and is remarked.
    above: bool,
    /// What nothing out of nothing gives.
    nothing: Option<i64>,
}

impl Price {
    /// Puts the frequent answers to the rule of a row.
    pub(super) fn of(criteria: &Criteria, row: usize) -> Self {
        let Some(rule) = criteria.rows[row].rule.as_deref() else { return Price::default() };
        let ask = Asked { criteria, row, rule };
        let options = rule.list().iter().enumerate().flat_map(|(option, listed)| {
            let points = ask.points(&Given::chosen(option));
            let names = std::iter::once(listed.id.as_str()).chain(listed.alias);
            names.filter_map(move |name| Some((name.as_bytes().into(), points?)))
        });
        let figure = rule.bare_figure().filter(|word| matches!(word, Word::Count | Word::Value));
        let figures = figure.into_iter().flat_map(|word| {
            (0..FIGURES).map(move |figure| {
                let mut given = Given::default();
                *given.figure_mut(word)? = Some(figure.into());
                ask.points(&given)
            })
        });
        Price { leaf: true, share: Share::of(ask), options: options.collect(), figures: figures.collect() }
    }

    /// Whether the row is one that is answered.
    #[inline]
    pub fn is_leaf(&self) -> bool {
        self.leaf
    }

    /// The points of a ratio; the code of a remark is added to those that are told. `None` where the rule has to be
    /// asked.
    #[inline]
    pub fn share(&self, num: u64, den: u64, told: &mut Vec<&'static Code>) -> Option<i64> {
        let share = self.share.as_ref()?;
        if num > den {
            (share.above && den > 0).then(|| told.push(&code::NUM_ABOVE_DEN))?;
            return Some(share.full);
        }
        if den == 0 {
            return share.nothing;
        }
        let (most, of) = share.most;
        let points = share.mode.quotient(num.checked_mul(most)?, den.checked_mul(of)?);
        Some(i64::try_from(points).ok()?.min(share.full))
    }

    /// The points of an option. `None` where the rule has to be asked.
    #[inline]
    pub fn option(&self, name: &[u8]) -> Option<i64> {
        let is = |own: &[u8]| match (own, name) {
            ([own], [name]) => own == name, // most are a letter
            _ => own == name,
        };
        self.options.iter().find(|(own, _)| is(own)).map(|(_, points)| *points)
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
    fn rounding(self) -> Rounding {
        self.criteria.rounding
    }

    /// The points of an answer of which nothing is remarked.
    fn points(self, given: &Given) -> Option<i64> {
        let (points, remarks) = self.told(given)?;
        remarks.is_empty().then_some(points)
    }

    fn told(self, given: &Given) -> Option<(i64, Vec<Remark>)> {
        self.rule.fit(given).ok()?;
        let mut remarks = Vec::new();
        let points = alone(self.criteria, self.row, given, &mut remarks)?;
        Some((self.rounding().places(&points)?, remarks))
    }
}

impl Share {
    fn of(asked: Asked<'_>) -> Option<Self> {
        let ratio =
            |num: i64, den: i64| Given { num: Some(num.into()), den: Some(den.into()), ..Given::default() };
        let criterion = &asked.criteria.rows[asked.row];
        (criterion.role != Role::Penalty && criterion.node.floor.is_none()).then_some(())?;
        let places = Exact::from(10_i64.checked_pow(asked.rounding().decimals)?);
        let (up, down) = (asked.rule.full_ratio()? * &places).reduced_parts()?;
        let above = asked.told(&ratio(2, 1));
        let full = asked.points(&ratio(1, 1))?;
        Some(Share {
            mode: asked.rounding().mode,
            most: (u64::try_from(up).ok()?, u64::try_from(down).ok()?),
            full,
            above: above.is_some_and(|(points, remarks)| {
                points == full && matches!(remarks[..], [Remark::AboveOne { capped: true, .. }])
            }),
            nothing: asked.points(&ratio(0, 0)),
        })
    }
}
