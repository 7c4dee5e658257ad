//! Slips of one row: conditions that were not applied, points of a neighbour, other roundings.

use super::messages::slip::{
    AnswerCounted, CLAIMED_BLANK, CLAIMED_UNPROVEN, CONDITION_NOT_APPLIED, DECIMAL, DecimalsInsteadOf,
    FloorNotApplied, MAX_COPIED, MaxNotApplied, ModeInsteadOf, NOT_RESCALED, OtherDenominator,
    PointsOfOption, PointsOfTier, RATIO_NOT_CUT, RatioRounded, SWAPPED,
};
use super::slip::{Looked, rounded};
use crate::account::{Account, Sort, own_steps};
use crate::answer::{Answer, AnswerField};
use crate::criteria::{Criterion, Node};
use crate::evaluate::answer_alone;
use crate::language::{Computed, Counted, Sentence};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::working::Step;

impl Looked<'_> {
    /// The slips of a leaf.
    pub(super) fn leaf(&self, row: usize, criterion: &Criterion) -> Vec<Sentence> {
        let mut slips = Vec::new();
        let Some(outcome) = self.examined.evaluation.outcome(Node::Row(row), self.column) else {
            return slips;
        };
        let accounts = self.accounts();
        if accounts.replaced(Node::Row(row)).is_some() {
            slips.extend(self.condition_not_applied(row));
            return slips;
        }
        let account = accounts.of(Node::Row(row));
        slips.extend(account.iter().filter_map(|account| self.not_applied(account)));
        let decided = |sort: Sort| matches!(sort, Sort::Gate(_) | Sort::Evidence);
        if account.is_some_and(|account| account.changes.iter().any(|change| decided(change.sort))) {
            return slips; // the answer alone does not explain the figure
        }
        let max = criterion.max.map(Exact::from);
        for step in own_steps(&outcome.steps) {
            match step {
                Step::Ratio { num, den, max, points } => {
                    slips.extend(self.other_denominator(row, *num, *den, max));
                    slips.extend(self.ratio(*num, *den, max, points));
                }
                Step::Chosen { option, .. } => {
                    let other = self.neighbour(criterion, *option);
                    slips.extend(other.map(|option| PointsOfOption { option }.into()));
                }
                Step::Tier { tier, .. } => {
                    let other = self.neighbour(criterion, *tier);
                    slips.extend(other.map(|tier| PointsOfTier { tier }.into()));
                }
                Step::Blank => slips.push(CLAIMED_BLANK.into()),
                Step::Rounded { from, .. } => {
                    // the plain slip before the far-fetched one
                    if let Some(slip) = self.rounding(from) {
                        slips.insert(0, slip);
                    }
                }
                _ => {}
            }
        }
        let is_max = max.is_some_and(|max| max == Exact::from(self.declared.abs()));
        if is_max && slips.is_empty() {
            slips.push(MAX_COPIED.into());
        }
        slips
    }

    /// Whether a row has no points without evidence, and has none.
    fn lacks_evidence(&self, row: usize) -> bool {
        let evidence = self.examined.criteria.rows[row].evidence;
        evidence.is_some_and(|evidence| evidence.zero && evidence.concerns(self.column))
            && !self.examined.submission.has_evidence(row, self.column)
    }

    /// Whether a condition or missing evidence decides the points of a row after its rounding.
    pub(super) fn is_decided(&self, row: usize) -> bool {
        let outcome = self.examined.evaluation.outcome(Node::Row(row), self.column);
        self.lacks_evidence(row) || outcome.is_some_and(|outcome| !outcome.failed().is_empty())
    }

    /// The points of the answer, which a condition replaced.
    fn condition_not_applied(&self, row: usize) -> Option<Sentence> {
        let Answer::Given(given) = &self.examined.submission.row(Node::Row(row), self.column).answer else {
            return None;
        };
        let points = answer_alone(self.examined.criteria, row, given)?;
        let answer = self.accounts().answered(Node::Row(row))?;
        let fits = self.is(&points);
        fits.then(|| AnswerCounted { answer }.into())
    }

    /// The last step that changed the points, but for the rounding and the sign, was left out.
    pub(super) fn not_applied(&self, account: &Account) -> Option<Sentence> {
        let last = account
            .changes
            .iter()
            .rev()
            .find(|change| !matches!(change.sort, Sort::Rounding | Sort::Sign))?;
        if !self.is(&last.from) {
            return None;
        }
        let left_out = match last.sort {
            Sort::Cap => {
                let max = &last.to;
                let max = if max.is_negative() { -max } else { max.clone() };
                MaxNotApplied { max: Computed(max.to_string()) }.into()
            }
            Sort::Floor => FloorNotApplied { floor: Computed(last.to.to_string()) }.into(),
            Sort::Gate(_) if self.node.row().is_some_and(|row| self.lacks_evidence(row)) => return None,
            Sort::Gate(_) => CONDITION_NOT_APPLIED.into(),
            Sort::Evidence => CLAIMED_UNPROVEN.into(),
            Sort::Rescale => NOT_RESCALED.into(),
            Sort::Ratio
            | Sort::Sign
            | Sort::Rounding
            | Sort::Base
            | Sort::Bonus
            | Sort::Penalties
            | Sort::Event(_) => return None,
        };
        Some(left_out)
    }

    /// The fact that the row quotes comes to the declared figure, and the denominator that was typed does not.
    fn other_denominator(&self, row: usize, num: Decimal, den: Decimal, max: &Exact) -> Option<Sentence> {
        let Answer::Given(given) = &self.examined.submission.row(Node::Row(row), self.column).answer else {
            return None;
        };
        let named =
            self.examined.criteria.rows[row].rule.as_ref()?.quotes(AnswerField::Den, given.choice())?;
        let fact = self.examined.submission.fact(named, self.column)?.value;
        let points = (&Exact::from(num) * max).over(&Exact::from(fact))?.min(max.clone());
        let fits = fact != den && self.is(&points);
        fits.then(|| {
            let declared = Computed(plain(self.declared));
            OtherDenominator { den, fact, declared }.into()
        })
    }

    fn ratio(&self, num: Decimal, den: Decimal, max: &Exact, uncapped: &Exact) -> Vec<Sentence> {
        let mut slips = Vec::new();
        let (num, den) = (Exact::from(num), Exact::from(den));
        let swapped = (&den * max).over(&num).filter(|_| num != den);
        if swapped.is_some_and(|points| self.is(&points) || (num < den && self.is(&points.min(max.clone()))))
        {
            slips.push(SWAPPED.into());
        }
        if num > den && self.is(uncapped) {
            slips.push(RATIO_NOT_CUT.into());
        }
        let Some(ratio) = num.over(&den).map(|ratio| ratio.min(Exact::ONE)) else { return slips };
        let own = self.examined.criteria.rounding;
        for decimals in [4, 3, 2] {
            let first = rounded(&ratio, own.mode, decimals).map(|first| &Exact::from(first) * max);
            let points = first.and_then(|points| rounded(&points, own.mode, own.decimals));
            if points == Some(self.declared) {
                let rounding = Rounding { at: RoundAt::Leaf, mode: own.mode, decimals };
                slips.push(RatioRounded { rounding }.into());
                return slips;
            }
        }
        slips
    }

    /// Another entry of the list that is worth what is declared.
    fn neighbour(&self, criterion: &Criterion, hit: usize) -> Option<String> {
        let list = criterion.rule.as_ref()?.list();
        let declared = plain(self.declared);
        let other = list
            .iter()
            .enumerate()
            .filter(|(index, listed)| *index != hit && listed.worth.to_string() == declared)
            .min_by_key(|(index, _)| index.abs_diff(hit))?;
        Some(other.1.id.clone())
    }

    fn rounding(&self, exact: &Exact) -> Option<Sentence> {
        let own = self.examined.criteria.rounding;
        let decimals = [own.decimals, 1, 0, 3];
        decimals.into_iter().find_map(|decimals| {
            RoundingMode::WORDS.into_iter().find_map(|(_, mode)| {
                let other = decimals != own.decimals || mode != own.mode;
                let hit = other && self.is_by(exact, mode, decimals);
                hit.then(|| {
                    if decimals == own.decimals {
                        ModeInsteadOf { mode, own: own.mode }.into()
                    } else {
                        let decimals = Counted(decimals as usize, DECIMAL);
                        DecimalsInsteadOf { decimals, own: own.decimals as usize }.into()
                    }
                })
            })
        })
    }
}
