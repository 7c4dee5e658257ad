//! What the frequent answers to one row are worth.

use crate::answer::{AnswerField, Given, PartialAnswer};
use crate::criteria::{Criteria, Role};
use crate::evaluate::score_in_isolation;
use crate::finding::{Code, code};
use crate::number::{Exact, RoundingMode};
use crate::rule::{Remark, Rule, Score, Scoring};
use crate::working::{Recorder, Step};

/// Whole figures below this are scored once, up front.
const FIGURES: i64 = 24;

/// What the frequent answers to a row are worth, in whole numbers of the last printed place.
#[derive(Debug, Default)]
pub(crate) struct RowTable {
    leaf: bool,
    ratio: Option<LinearRatio>,
    /// The points of each option; `None` where the rule has something to say.
    entries: Vec<Option<i64>>,
    /// Each name of an option, and its position.
    options: Vec<(Box<[u8]>, usize)>,
    /// The points of 0, 1, 2 …; `None` where the rule has something to say.
    figures: Vec<Option<i64>>,
}

/// A ratio: num × full ÷ den.
#[derive(Debug)]
struct LinearRatio {
    mode: RoundingMode,
    /// What a full ratio gives.
    full: u64,
    /// Whether a num above its den counts as a full ratio, and is remarked.
    above: bool,
    /// What nothing out of nothing gives.
    nothing: Option<i64>,
}

/// What is remarked while answers are scored.
#[derive(Debug, Default)]
pub(crate) struct FastRemarks {
    /// Remarks, by code.
    pub codes: Vec<&'static Code>,
    /// Rows that rounding has changed, and what each comes to without it, in the last printed place; `None` where
    /// nobody asks.
    pub rounded: Option<Vec<(usize, Exact)>>,
}

impl FastRemarks {
    /// Forgets what was remarked.
    pub(crate) fn clear(&mut self) {
        self.codes.clear();
        self.rounded.iter_mut().for_each(Vec::clear);
    }
}

impl RowTable {
    /// Calls the row's rule for its common answers and keeps the results.
    pub(super) fn new(criteria: &Criteria, row: usize) -> Self {
        let Some(rule) = criteria.rows[row].rule.as_deref() else { return RowTable::default() };
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
        RowTable {
            leaf: true,
            ratio: LinearRatio::new(ask),
            entries: entries.collect(),
            options: options.collect(),
            figures: figures.collect(),
        }
    }

    /// Whether the row is one that is answered.
    #[inline]
    pub(crate) fn is_leaf(&self) -> bool {
        self.leaf
    }

    /// The points of a ratio in this row. `None` where the rule has to be asked.
    #[expect(clippy::inline_always, reason = "the fast reading goes through it for most cells")]
    #[inline(always)]
    pub(crate) fn ratio(&self, row: usize, num: u64, den: u64, remarks: &mut FastRemarks) -> Option<i64> {
        let ratio = self.ratio.as_ref()?;
        if num > den {
            (ratio.above && den > 0).then(|| remarks.codes.push(&code::NUM_ABOVE_DEN))?;
            return i64::try_from(ratio.full).ok();
        }
        if den == 0 {
            return ratio.nothing;
        }
        let product = num.checked_mul(ratio.full)?;
        if let Some(rounded) = remarks.rounded.as_mut().filter(|_| product % den != 0) {
            let (product, den) = (i64::try_from(product).ok()?, i64::try_from(den).ok()?);
            rounded.push((row, Exact::from(product).over(&Exact::from(den))?));
        }
        i64::try_from(ratio.mode.quotient(product, den)).ok()
    }

    /// The points of an option. `None` where the rule has to be asked.
    #[inline]
    pub(crate) fn option(&self, name: &[u8]) -> Option<i64> {
        let is = |own: &[u8]| match (own, name) {
            ([own], [name]) => own == name, // most are a letter
            _ => own == name,
        };
        let (_, option) = self.options.iter().find(|(own, _)| is(own))?;
        self.entries[*option]
    }

    /// The points of an option, by its position. `None` where the rule has to be asked.
    pub(crate) fn entry(&self, option: usize) -> Option<i64> {
        *self.entries.get(option)?
    }

    /// The points of a whole figure. `None` where the rule has to be asked.
    #[inline]
    pub(crate) fn figure(&self, figure: u64) -> Option<i64> {
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
        self.plain_points(&self.rule.validate(parts).ok()?)
    }

    fn plain_points(self, given: &Given) -> Option<i64> {
        let (points, remarks) = self.with_remarks(given)?;
        remarks.is_empty().then_some(points)
    }

    fn with_remarks(self, given: &Given) -> Option<(i64, Vec<Remark>)> {
        let mut remarks = Vec::new();
        let points = score_in_isolation(self.criteria, self.row, given, &mut remarks)?;
        Some((self.criteria.rounding.places(&points)?, remarks))
    }

    /// What a full ratio gives, where the working of the rule is num × this ÷ den and nothing else: for no ratio, for a
    /// full one, and between them. What `explain` shows is the proof.
    fn full_ratio(self) -> Option<Exact> {
        let mut full = None;
        for (num, den) in PROBES {
            let (mut recorder, mut remarks) = (Recorder::keeping(), Vec::new());
            let mut scoring = Scoring { recorder: &mut recorder, remarks: &mut remarks, pool: &[] };
            let Score::Points(scored) = self.rule.score(&ratio(num, den), &mut scoring)? else { return None };
            let [Step::Ratio { num: n, den: d, max, points }] = &recorder.into_steps()[..] else {
                return None;
            };
            let same = *full.get_or_insert_with(|| max.clone()) == *max && scored == *points;
            let own = ratio(num, den) == Given::Ratio { num: *n, den: *d };
            let linear = (max * &Exact::from(num)).over(&Exact::from(den)).as_ref() == Some(points);
            (same && own && linear && remarks.is_empty()).then_some(())?;
        }
        full
    }
}

/// Ratios at which a rule is asked for its working: a share below which there are no points shows at the first.
const PROBES: [(i64, i64); 6] = [(0, 1), (1, 1_000_000), (1, 3), (1, 2), (999_999, 1_000_000), (1, 1)];

/// A ratio as an answer.
pub(super) fn ratio(num: i64, den: i64) -> Given {
    Given::Ratio { num: num.into(), den: den.into() }
}

impl LinearRatio {
    fn new(asked: Asked<'_>) -> Option<Self> {
        let criterion = &asked.criteria.rows[asked.row];
        (criterion.role != Role::Penalty && criterion.node.floor.is_none()).then_some(())?;
        let full = asked.plain_points(&ratio(1, 1))?;
        // a max that is cut, or lies between two figures, is left to the rule
        let own = asked.criteria.rounding.places(&asked.full_ratio()?)?;
        let above = asked.with_remarks(&ratio(2, 1)).is_some_and(|(points, remarks)| {
            points == full && matches!(remarks[..], [Remark::AboveOne { capped: true, .. }])
        });
        Some(LinearRatio {
            mode: asked.criteria.rounding.mode,
            full: u64::try_from(full).ok().filter(|_| own == full)?,
            above,
            nothing: asked.plain_points(&ratio(0, 0)),
        })
    }
}
