//! Slips of one row: conditions that were not applied, points of a neighbour, other roundings.

use super::slip::{Looked, rounded};
use crate::account::{Account, Sort, own_steps};
use crate::answer::{Answer, Word};
use crate::criteria::Criterion;
use crate::evaluate::answer_alone;
use crate::number::{Decimal, Exact, RoundingMode, plain};
use crate::working::Step;

impl Looked<'_> {
    /// The slips of a leaf.
    pub(super) fn leaf(&self, row: usize, criterion: &Criterion) -> Vec<String> {
        let mut slips = Vec::new();
        let Some(outcome) = self.examined.evaluation.outcome(Some(row), self.column) else { return slips };
        let accounts = self.accounts();
        if accounts.replaced(Some(row)).is_some() {
            slips.extend(self.condition_not_applied(row));
            return slips;
        }
        let account = accounts.of(Some(row));
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
                Step::Chosen { option, .. } => slips.extend(self.neighbour(criterion, *option, "option")),
                Step::Tier { tier, .. } => slips.extend(self.neighbour(criterion, *tier, "tier")),
                Step::Blank => slips.push("points are claimed on a row that is not answered".to_owned()),
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
            slips.push("the max was copied".to_owned());
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
        let outcome = self.examined.evaluation.outcome(Some(row), self.column);
        self.lacks_evidence(row) || outcome.is_some_and(|outcome| !outcome.failed().is_empty())
    }

    /// The points of the answer, which a condition replaced.
    fn condition_not_applied(&self, row: usize) -> Option<String> {
        let Answer::Given(given) = &self.examined.submission.row(Some(row), self.column).answer else {
            return None;
        };
        let points = answer_alone(self.examined.criteria, row, given)?;
        let answered = self.accounts().answered(Some(row))?;
        let fits = self.is(&points);
        fits.then(|| {
            format!("the condition was not applied: these are the points of {answered}, as answered")
        })
    }

    /// The last step that changed the points, but for the rounding and the sign, was left out.
    pub(super) fn not_applied(&self, account: &Account) -> Option<String> {
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
                format!("the max of {max} was not applied")
            }
            Sort::Floor => format!("the floor of {} was not applied", last.to),
            Sort::Gate(_) if self.row.is_some_and(|row| self.lacks_evidence(row)) => return None,
            Sort::Gate(_) => "the condition was not applied".to_owned(),
            Sort::Evidence => "points are claimed without evidence".to_owned(),
            Sort::Rescale => "the max of the rows that do not apply was not given to the others".to_owned(),
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
    fn other_denominator(&self, row: usize, num: Decimal, den: Decimal, max: &Exact) -> Option<String> {
        let Answer::Given(given) = &self.examined.submission.row(Some(row), self.column).answer else {
            return None;
        };
        let named = self.examined.criteria.rows[row].rule.as_ref()?.quotes(Word::Den, given)?;
        let fact = self.examined.submission.fact(named, self.column)?.value;
        let points = (&Exact::from(num) * max).over(&Exact::from(fact))?.min(max.clone());
        let fits = fact != den && self.is(&points);
        fits.then(|| {
            let declared = plain(self.declared);
            format!("the denominator {den}: with {fact}, the fact, it comes to {declared} as declared")
        })
    }

    fn ratio(&self, num: Decimal, den: Decimal, max: &Exact, uncapped: &Exact) -> Vec<String> {
        let mut slips = Vec::new();
        let (num, den) = (Exact::from(num), Exact::from(den));
        let swapped = (&den * max).over(&num).filter(|_| num != den);
        if swapped.is_some_and(|points| self.is(&points) || (num < den && self.is(&points.min(max.clone()))))
        {
            slips.push("numerator and denominator are swapped".to_owned());
        }
        if num > den && self.is(uncapped) {
            slips.push("the ratio above 1 was not cut to 1".to_owned());
        }
        let Some(ratio) = num.over(&den).map(|ratio| ratio.min(Exact::ONE)) else { return slips };
        let own = self.examined.criteria.rounding;
        for decimals in [4, 3, 2] {
            let first = rounded(&ratio, own.mode, decimals).map(|first| &Exact::from(first) * max);
            let points = first.and_then(|points| rounded(&points, own.mode, own.decimals));
            if points == Some(self.declared) {
                slips.push(format!(
                    "the ratio was {} to {decimals} decimals before it was multiplied",
                    own.mode.participle()
                ));
                return slips;
            }
        }
        slips
    }

    fn neighbour(&self, criterion: &Criterion, hit: usize, what: &str) -> Option<String> {
        let list = criterion.rule.as_ref()?.list();
        let declared = plain(self.declared);
        let other = list
            .iter()
            .enumerate()
            .filter(|(index, listed)| *index != hit && listed.worth == declared)
            .min_by_key(|(index, _)| index.abs_diff(hit))?;
        Some(format!("these are the points of {what} {}", other.1.id))
    }

    fn rounding(&self, exact: &Exact) -> Option<String> {
        let own = self.examined.criteria.rounding;
        let decimals = [own.decimals, 1, 0, 3];
        decimals.into_iter().find_map(|decimals| {
            RoundingMode::WORDS.into_iter().find_map(|(_, mode)| {
                let other = decimals != own.decimals || mode != own.mode;
                let hit = other && self.is_by(exact, mode, decimals);
                hit.then(|| {
                    if decimals == own.decimals {
                        format!("{} instead of {}", mode.participle(), own.mode.participle())
                    } else {
                        let unit = if decimals == 1 { "decimal" } else { "decimals" };
                        format!("rounded to {decimals} {unit} instead of {}", own.decimals)
                    }
                })
            })
        })
    }
}
