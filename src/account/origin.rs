//! Where the points of a row begin: its rule, or its rows, before anything changes the points.

use super::Accounts;
use super::numbers::{approximately, enumerated};
use crate::answer::{Answer, Word};
use crate::combine::Combine;
use crate::criteria::Role;
use crate::number::{Exact, plain};
use crate::rule::{Direction, Listed, percent};
use crate::working::Step;

/// Where points begin.
#[derive(Clone, Debug)]
pub struct Origin {
    /// As a sentence says it.
    pub sentence: Phrase,
    /// As a finding says it.
    pub short: Phrase,
    /// Whether that is a formula, to which the rounding belongs.
    pub is_formula: bool,
    /// Whether it is a sum of rows.
    pub is_sum: bool,
    /// The points.
    pub value: Exact,
}

/// Words around a number.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// Before it.
    pub before: String,
    /// Between these and the number; with such a link the words before it are a sentence by themselves.
    pub link: String,
    /// After it.
    pub after: &'static str,
}

impl Phrase {
    fn before(before: impl Into<String>) -> Self {
        Phrase { before: before.into(), ..Phrase::default() }
    }

    fn worth(before: impl Into<String>) -> Self {
        Phrase { before: before.into(), link: ", which is worth ".to_owned(), after: "" }
    }
}

/// The steps of the row itself; those of the items of a checklist stand before them.
pub fn own_steps(steps: &[Step]) -> &[Step] {
    let items = steps.iter().position(|step| matches!(step, Step::Items { .. }));
    &steps[items.unwrap_or(0)..]
}

/// The points of an item of a checklist, with the formula of its own rule: `3 × 1 = 3, cut to 2`.
pub fn item_points(all: &[Step], item: usize, points: &Exact) -> String {
    let starts =
        all.iter().position(|step| matches!(step, Step::Chosen { option, points: None } if *option == item));
    let own = starts.map_or(&[][..], |at| &all[at + 1..]);
    let formula = own.first().and_then(|step| match step {
        Step::Ratio { num, den, max, points } => {
            Some(format!("{num}/{den} × {max} = {}", approximately(points)))
        }
        Step::Counted { count, each, points } => {
            Some(format!("{count} × {each} = {}", approximately(points)))
        }
        _ => None,
    });
    match (formula, own.first().and_then(Step::points)) {
        (Some(formula), Some(before)) if before == points => formula,
        (Some(formula), _) => format!("{formula}, cut to {}", approximately(points)),
        (None, _) => approximately(points),
    }
}

/// Two phrases, and whether the second is a formula.
type Phrases = (Phrase, Phrase, bool);

impl Accounts<'_> {
    /// The origin, and the steps after it.
    pub(super) fn origin<'s>(&self, row: Option<usize>, all: &'s [Step]) -> Option<(Origin, &'s [Step])> {
        let steps = own_steps(all);
        let begins = |step: &Step| step.points().is_some() || matches!(step, Step::Blank);
        let at = steps.iter().position(begins)?;
        let (step, rest) = (&steps[at], &steps[at + 1..]);
        let (mut sentence, mut short, is_formula) = self.phrases(row, step, all)?;
        if let Some((gate, option)) = self.replaced(row) {
            let id = &self.list(row)[option].id;
            let answered = self.answered(row).unwrap_or_default();
            let because = self.gate(row, gate);
            let before = format!("{answered} was answered; it counts as {id}, because {because}");
            sentence = Phrase { before, link: format!("; {id} is worth "), after: "" };
            short = sentence.clone();
        }
        for step in &steps[..at] {
            if let Step::Chosen { option, points: None } = step {
                let chosen = self.chosen(row, *option);
                sentence.before = format!("{chosen}; {}", sentence.before);
                short.before = format!("{}: {}", self.option(row, *option), short.before);
            }
        }
        let value = step.points().cloned().unwrap_or(Exact::ZERO);
        let is_sum = matches!(step, Step::Sum { .. });
        Some((Origin { sentence, short, is_formula, is_sum, value }, rest))
    }

    fn list(&self, row: Option<usize>) -> &[Listed] {
        let rule = self.criterion(row).and_then(|criterion| criterion.rule.as_ref());
        rule.map_or(&[], |rule| rule.list())
    }

    fn option(&self, row: Option<usize>, option: usize) -> String {
        format!("option {}", self.list(row)[option].id)
    }

    /// `Option a was chosen (Có)`.
    fn chosen(&self, row: Option<usize>, option: usize) -> String {
        let Listed { id, title, .. } = &self.list(row)[option];
        let title = if title.is_empty() { String::new() } else { format!(" ({title})") };
        format!("Option {id} was chosen{title}")
    }

    /// What was answered, as it is shown.
    pub fn answered(&self, row: Option<usize>) -> Option<String> {
        match &self.submission.row(row, self.column).answer {
            Answer::Given(given) => Some(self.criterion(row)?.answer_text(given)),
            Answer::Blank | Answer::NotApplicable => None,
        }
    }

    /// Whether an option or tier, and nothing else, was answered.
    pub(super) fn answered_only(&self, row: Option<usize>, option: usize) -> bool {
        match &self.submission.row(row, self.column).answer {
            Answer::Given(given) => {
                let others = Word::ALL.into_iter().any(|word| word != Word::Choice && given.has(word));
                given.choice == Some(option) && !others
            }
            Answer::Blank | Answer::NotApplicable => false,
        }
    }

    fn phrases(&self, row: Option<usize>, step: &Step, all: &[Step]) -> Option<Phrases> {
        let verb = if self.role(row) == Role::Penalty { "lose" } else { "earn" };
        let formula = |sentence: String, short: String| {
            (Phrase::before(sentence), Phrase::before(format!("{short} comes to ")), true)
        };
        let worth = |sentence: String, short: String| {
            (Phrase::worth(sentence), Phrase::before(format!("{short} is worth ")), false)
        };
        let alike = |sentence: &str| (Phrase::before(sentence), Phrase::before(lower(sentence)), false);
        let share = |num: &crate::number::Decimal, den: &crate::number::Decimal| {
            let share = Exact::from(*num).over(&Exact::from(*den));
            share.map_or(String::new(), |share| format!(" ({})", percent(&share)))
        };
        Some(match step {
            Step::Ratio { num, den, max, .. } => {
                formula(format!("{num} of {den}{} {verb} ", share(num, den)), format!("{num}/{den} × {max}"))
            }
            Step::Shortfall { num, den, max, .. } => formula(
                format!("{num} of {den}{}, where less is better, {verb} ", share(num, den)),
                format!("({den} − {num})/{den} × {max}"),
            ),
            Step::Counted { count, each, .. } => {
                formula(format!("{count} at {each} each {verb} "), format!("{count} × {each}"))
            }
            Step::NothingOfNothing { .. } => alike("0 of 0, which counts "),
            Step::Chosen { option, .. } => worth(self.chosen(row, *option), self.option(row, *option)),
            Step::Tier { tier, by_tick, .. } => {
                let id = &self.list(row)[*tier].id;
                let why = if *by_tick { "is ticked" } else { "holds the figure" };
                worth(format!("Tier {id} {why}"), format!("tier {id}"))
            }
            Step::Rates { terms, .. } => {
                let each = terms
                    .iter()
                    .map(|(rate, count, _)| format!("{} {}", plain(*count), self.list(row)[*rate].id));
                let each: Vec<String> = each.collect();
                alike(&format!("{} {verb} ", enumerated(&each)))
            }
            Step::Items { terms, combine, .. } => alike(&self.items(row, terms, *combine, all)),
            Step::Lost { from, terms, floor, points } => alike(&self.lost(row, from, terms, floor, points)),
            Step::Interpolated { low, high, .. } if low == high => alike("The end of the line gives "),
            Step::Interpolated { low, high, .. } => {
                let (low, high) = (approximately(&low.at), approximately(&high.at));
                alike(&format!("The line between {low} and {high} gives "))
            }
            Step::Relative { units, .. } => alike(&format!("Among {units} units it earns ")),
            Step::Alone { .. } => alike("There is no other unit to compare with, which counts "),
            Step::Awarded { .. } => (
                Phrase { after: " was awarded by judgement", ..Phrase::default() },
                Phrase { after: " was awarded", ..Phrase::default() },
                false,
            ),
            Step::NotApplicable { .. } => alike("It does not apply, which counts "),
            Step::Blank => (
                Phrase::before("Nothing is answered, so it counts "),
                Phrase::before("it is not answered, which counts "),
                false,
            ),
            Step::Sum { terms, .. } => alike(&match terms.len() {
                0 => "No row adds points, which is ".to_owned(),
                1 => "1 row adds up to ".to_owned(),
                rows => format!("{rows} rows add up to "),
            }),
            Step::Combined { combine, terms, points } => alike(&self.combined(row, *combine, terms, points)),
            Step::BelowLeast { .. }
            | Step::RatioCapped { .. }
            | Step::Measured { .. }
            | Step::TierMissed { .. }
            | Step::NotAsked
            | Step::Replaced { .. }
            | Step::Rescaled { .. }
            | Step::Base { .. }
            | Step::Blocked { .. }
            | Step::Capped { .. }
            | Step::Floored { .. }
            | Step::Penalty { .. }
            | Step::Gated { .. }
            | Step::Unproven { .. }
            | Step::Penalties { .. }
            | Step::Event { .. }
            | Step::Bonus { .. }
            | Step::Rounded { .. } => return None,
        })
    }

    /// The items of a checklist that hold, or those that are missing where all must hold.
    fn items(
        &self,
        row: Option<usize>,
        terms: &[(usize, Exact)],
        combine: Option<Combine>,
        all: &[Step],
    ) -> String {
        let list = self.list(row);
        let id = |item: usize| list[item].id.as_str();
        match (combine, terms) {
            (None, _) => {
                let held = |item: usize| terms.iter().any(|(held, _)| *held == item);
                let missing: Vec<&str> = (0..list.len()).filter(|item| !held(*item)).map(id).collect();
                let verb = if missing.len() == 1 { "is" } else { "are" };
                let all = list.len();
                match missing[..] {
                    [] => format!("All {all} items hold, which is worth "),
                    _ => format!(
                        "{} {verb} missing of the {all} items that must all hold, which is worth ",
                        enumerated(&missing)
                    ),
                }
            }
            (Some(_), []) => "No item holds, which is worth ".to_owned(),
            (Some(_), [(item, points)]) => match item_points(all, *item, points) {
                plain if plain == approximately(points) => {
                    format!("Item {} holds, which is worth ", id(*item))
                }
                worked => format!("Item {} ({worked}) holds, which is worth ", id(*item)),
            },
            (Some(Combine::Max), _) => {
                let most = terms.iter().map(|(_, points)| points).max();
                let best = terms.iter().filter(|(_, points)| Some(points) == most).map(|(item, _)| id(*item));
                let best: Vec<&str> = best.collect();
                format!("The best of {} items is {} with ", terms.len(), best.join(" or "))
            }
            (Some(_), _) => {
                let each: Vec<String> = terms
                    .iter()
                    .map(|(item, points)| format!("{} ({})", id(*item), item_points(all, *item, points)))
                    .collect();
                format!("Items {} add up to ", enumerated(&each))
            }
        }
    }

    /// What was lost of a max.
    fn lost(
        &self,
        row: Option<usize>,
        from: &Exact,
        terms: &[(usize, Option<Exact>)],
        floor: &Exact,
        points: &Exact,
    ) -> String {
        let list = self.list(row);
        let counts = |loss: &Option<Exact>| loss.as_ref().is_none_or(|loss| !loss.is_zero());
        let each: Vec<String> = terms
            .iter()
            .filter(|(_, loss)| counts(loss))
            .map(|(counter, loss)| {
                let loss = loss.as_ref().map_or("all".to_owned(), approximately);
                format!("{loss} ({})", list[*counter].id)
            })
            .collect();
        if each.is_empty() {
            return format!("Nothing of {from} is lost, which leaves ");
        }
        let sum = terms.iter().map(|(_, loss)| loss.clone()).collect::<Option<Vec<Exact>>>();
        let below = sum.is_none_or(|losses| from - &Exact::sum(&losses) != *points);
        let held = if below { format!(", but not more than down to {floor}") } else { String::new() };
        format!("Of {from}, {} is lost{held}, which leaves ", enumerated(&each))
    }

    /// Rows of a group that are not added up.
    fn combined(
        &self,
        row: Option<usize>,
        combine: Combine,
        terms: &[(usize, Exact, Exact)],
        points: &Exact,
    ) -> String {
        let rows = if terms.len() == 1 { "1 row".to_owned() } else { format!("{} rows", terms.len()) };
        let up = self.criteria.direction(row) == Direction::Up;
        let decide = || {
            let same = terms.iter().filter(|(_, _, of)| of == points).map(|(row, _, _)| self.code(*row));
            same.collect::<Vec<_>>().join(" or ")
        };
        match combine {
            _ if terms.is_empty() => "No row counts, which is ".to_owned(),
            Combine::Sum => format!("{rows} together are "),
            Combine::Mean => format!("The mean of {rows} is "),
            Combine::WeightedMean => format!("The weighted mean of {rows} is "),
            Combine::Max if up => format!("The best of {rows} is {} with ", decide()),
            Combine::Min if up => format!("The weakest of {rows} is {} with ", decide()),
            Combine::Max => format!("The highest of {rows} is {} with ", decide()),
            Combine::Min => format!("The lowest of {rows} is {} with ", decide()),
        }
    }
}

/// The first letter small, as after a colon.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
