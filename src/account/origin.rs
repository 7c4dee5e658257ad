//! Where the points of a row begin: its rule, or its rows, before anything changes the points.

use std::sync::Arc;

use super::Accounts;
use super::messages::starts::{
    AfterChoice, AfterSemicolon, AllItems, Alone, Among, Awarded, AwardedInShort, BestItem, BestRow, Blank,
    BlankInShort, Chosen, ChosenInShort, Continued, CountEarns, CountFormula, CountLoses, CountsAs, CutTo,
    HighestRow, InParentheses, InShort, ItemWithPoints, ItemsAdded, ItemsMissing, LineEnd, LossOf, Lost,
    LowestRow, Mean, NoItem, NoRowAdds, NoRowCounts, NotApplicable, NotBelow, NothingLost, NothingOfNothing,
    OnLine, OneItem, OneRowAdds, OptionChosen, OptionInShort, OptionIsWorth, RateCount, RatesEarn, RatesLose,
    RatioEarns, RatioFormula, RatioLoses, Replaced, RowsAdd, Share, ShortfallEarns, ShortfallFormula,
    ShortfallLoses, Start, TickedTierIsWorth, TierHolds, TierInShort, TierIsWorth, TierTicked, Together,
    WeakestRow, WeightedMean,
};
use super::numbers::{Points, about, approximately};
use crate::answer::{Answer, AnswerField};
use crate::combine::Combine;
use crate::criteria::{Node, Role};
use crate::language::{And, Are, Computed, Counted, Joined, Noun, RowName, Sentence, Text};
use crate::number::{Decimal, Exact, plain};
use crate::rule::{Direction, Listed, percent};
use crate::working::Step;

const ROW: Noun = Noun { one: "row", many: "rows", vi: "mục" };
const ALL: Text = Text { en: "all", vi: "toàn bộ" };
const OR: Text = Text { en: " or ", vi: " hoặc " };

/// Where points begin.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    /// As a sentence says it.
    pub sentence: Arc<dyn Start>,
    /// As a finding says it.
    pub short: Arc<dyn Start>,
    /// The same without points, where something else than points is said.
    pub event: Option<Sentence>,
    /// Whether that is a formula, to which the rounding belongs.
    pub is_formula: bool,
    /// Whether it is a sum of rows.
    pub is_sum: bool,
    /// The points.
    pub value: Exact,
}

/// A start as a sentence and as a finding says it.
struct Starts {
    sentence: Arc<dyn Start>,
    short: Arc<dyn Start>,
    event: Option<Sentence>,
    is_formula: bool,
}

impl Starts {
    fn new(sentence: impl Start + 'static, short: impl Start + 'static) -> Self {
        Starts { sentence: Arc::new(sentence), short: Arc::new(short), event: None, is_formula: false }
    }

    /// A finding says the same.
    fn alike(sentence: impl Start + Clone + 'static) -> Self {
        Starts::new(sentence.clone(), InShort(sentence))
    }

    fn formula(self) -> Self {
        Starts { is_formula: true, ..self }
    }

    fn event(self, event: impl Into<Sentence>) -> Self {
        Starts { event: Some(event.into()), ..self }
    }
}

/// The steps of the row itself; those of the items of a checklist stand before them.
pub(crate) fn own_steps(steps: &[Step]) -> &[Step] {
    let items = steps.iter().position(|step| matches!(step, Step::Items { .. }));
    &steps[items.unwrap_or(0)..]
}

/// The points of an item of a checklist, with the formula of its own rule: `3 × 1 = 3, cut to 2`.
pub(crate) fn item_points(all: &[Step], item: usize, points: &Exact) -> Sentence {
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
    match (formula.map(Computed), own.first().and_then(Step::points)) {
        (Some(formula), Some(before)) if before == points => formula.into(),
        (Some(formula), _) => CutTo { formula, points: about(points) }.into(),
        (None, _) => about(points).into(),
    }
}

impl Accounts<'_> {
    /// The origin, and the steps after it.
    pub(super) fn origin<'s>(&self, node: Node, all: &'s [Step]) -> Option<(Origin, &'s [Step])> {
        let steps = own_steps(all);
        let begins = |step: &Step| step.points().is_some() || matches!(step, Step::Blank);
        let at = steps.iter().position(begins)?;
        let (step, rest) = (&steps[at], &steps[at + 1..]);
        let mut starts = self.starts(node, step, all)?;
        if let Some((gate, option)) = self.replaced(node) {
            let option = self.list(node)[option].id.clone();
            let answer = self.answered(node).unwrap_or(Sentence::new(""));
            let because = self.gate(node, gate);
            let points = Points::bare(Computed(String::new()));
            let event = CountsAs { answer: answer.clone(), option: option.clone(), because: because.clone() };
            let replaced = Replaced { answer, option, because, points };
            starts = Starts {
                is_formula: starts.is_formula,
                ..Starts::new(replaced.clone(), AfterSemicolon(replaced))
            };
            starts = starts.event(event);
        }
        for step in &steps[..at] {
            if let Step::Chosen { option, points: None } = step {
                let (option, title) = self.chosen(node, *option);
                let then = starts.sentence;
                starts.sentence = Arc::new(Chosen { option: option.clone(), title: title.clone(), then });
                starts.short = Arc::new(ChosenInShort { option: option.clone(), then: starts.short });
                starts.event =
                    starts.event.map(|then| AfterChoice { option, title, then: Continued(then) }.into());
            }
        }
        let value = step.points().cloned().unwrap_or(Exact::ZERO);
        let is_sum = matches!(step, Step::Sum { .. });
        let Starts { sentence, short, event, is_formula } = starts;
        Some((Origin { sentence, short, event, is_formula, is_sum, value }, rest))
    }

    fn list(&self, node: Node) -> &[Listed] {
        let rule = self.criterion(node).and_then(|criterion| criterion.rule.as_ref());
        rule.map_or(&[], |rule| rule.list())
    }

    /// An option, and its title.
    fn chosen(&self, node: Node, option: usize) -> (String, Option<InParentheses>) {
        let Listed { id, title, .. } = &self.list(node)[option];
        let text = || Sentence::new(title.clone());
        (id.clone(), (!title.is_empty()).then(|| InParentheses { text: text() }))
    }

    /// What was answered, as it is shown.
    pub(crate) fn answered(&self, node: Node) -> Option<Sentence> {
        match &self.submission.row(node, self.column).answer {
            Answer::Given(given) => Some(Sentence::new(self.criterion(node)?.answer_words(given))),
            Answer::Blank | Answer::NotApplicable => None,
        }
    }

    /// Whether an option or tier, and nothing else, was answered.
    pub(super) fn answered_only(&self, node: Node, option: usize) -> bool {
        match &self.submission.row(node, self.column).answer {
            Answer::Given(given) => {
                let others =
                    AnswerField::ALL.into_iter().any(|word| word != AnswerField::Choice && given.has(word));
                given.choice() == Some(option) && !others
            }
            Answer::Blank | Answer::NotApplicable => false,
        }
    }

    /// What begins with a formula.
    fn formulas(&self, node: Node, step: &Step, points: Points) -> Option<Starts> {
        let loses = self.role(node) == Role::Penalty;
        let share = |num: &Decimal, den: &Decimal| {
            let share = Exact::from(*num).over(&Exact::from(*den));
            share.map(|share| Share { share: Computed(percent(&share)) })
        };
        Some(match step {
            Step::Ratio { num, den, max, .. } => {
                let (num, den, share, max) = (*num, *den, share(num, den), Computed(max.to_string()));
                let short = RatioFormula { num, den, max, points: points.clone() };
                if loses {
                    Starts::new(RatioLoses { num, den, share, points }, short).formula()
                } else {
                    Starts::new(RatioEarns { num, den, share, points }, short).formula()
                }
            }
            Step::Shortfall { num, den, max, .. } => {
                let (num, den, share, max) = (*num, *den, share(num, den), Computed(max.to_string()));
                let short = ShortfallFormula { num, den, max, points: points.clone() };
                if loses {
                    Starts::new(ShortfallLoses { num, den, share, points }, short).formula()
                } else {
                    Starts::new(ShortfallEarns { num, den, share, points }, short).formula()
                }
            }
            Step::Counted { count, each, .. } => {
                let (count, each) = (*count, Computed(each.to_string()));
                let short = CountFormula { count, each: each.clone(), points: points.clone() };
                if loses {
                    Starts::new(CountLoses { count, each, points }, short).formula()
                } else {
                    Starts::new(CountEarns { count, each, points }, short).formula()
                }
            }
            _ => return None,
        })
    }

    fn starts(&self, node: Node, step: &Step, all: &[Step]) -> Option<Starts> {
        let loses = self.role(node) == Role::Penalty;
        // whoever says the sentence says with which points
        let points = Points::bare(Computed(String::new()));
        Some(match step {
            Step::Ratio { .. } | Step::Shortfall { .. } | Step::Counted { .. } => {
                return self.formulas(node, step, points);
            }
            Step::NothingOfNothing { .. } => Starts::alike(NothingOfNothing { points }),
            Step::Chosen { option, .. } => {
                let (option, title) = self.chosen(node, *option);
                let short = OptionInShort { option: option.clone(), points: points.clone() };
                let event = OptionChosen { option: option.clone(), title: title.clone() };
                Starts::new(OptionIsWorth { option, title, points }, short).event(event)
            }
            Step::Tier { tier, by_tick, .. } => {
                let tier = self.list(node)[*tier].id.clone();
                let short = TierInShort { tier: tier.clone(), points: points.clone() };
                if *by_tick {
                    let event = TierTicked { tier: tier.clone() };
                    Starts::new(TickedTierIsWorth { tier, points }, short).event(event)
                } else {
                    let event = TierHolds { tier: tier.clone() };
                    Starts::new(TierIsWorth { tier, points }, short).event(event)
                }
            }
            Step::Rates { terms, .. } => {
                let each = terms.iter().map(|(rate, count, _)| RateCount {
                    count: Computed(plain(*count)),
                    rate: self.list(node)[*rate].id.clone(),
                });
                let counts = And(each.collect());
                if loses {
                    Starts::alike(RatesLose { counts, points })
                } else {
                    Starts::alike(RatesEarn { counts, points })
                }
            }
            Step::Items { terms, combine, .. } => self.items(node, terms, *combine, all, points),
            Step::Lost { from, terms, floor, points: left } => {
                self.lost(node, (from, floor, left), terms, points)
            }
            Step::Interpolated { low, high, .. } if low == high => Starts::alike(LineEnd { points }),
            Step::Interpolated { low, high, .. } => {
                Starts::alike(OnLine { low: about(&low.at), high: about(&high.at), points })
            }
            Step::Relative { units, .. } => Starts::alike(Among { units: *units, points }),
            Step::Alone { .. } => Starts::alike(Alone { points }),
            Step::Awarded { .. } => {
                Starts::new(Awarded { points: points.clone() }, AwardedInShort { points })
            }
            Step::NotApplicable { .. } => Starts::alike(NotApplicable { points }),
            Step::Blank => Starts::new(Blank { points: points.clone() }, BlankInShort { points }),
            Step::Sum { terms, .. } => match terms.len() {
                0 => Starts::alike(NoRowAdds { points }),
                1 => Starts::alike(OneRowAdds { points }),
                rows => Starts::alike(RowsAdd { rows, points }),
            },
            Step::Combined { combine, terms, points: taken } => {
                self.combined(node, *combine, terms, taken, points)
            }
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
        node: Node,
        terms: &[(usize, Exact)],
        combine: Option<Combine>,
        all: &[Step],
        points: Points,
    ) -> Starts {
        let list = self.list(node);
        let id = |item: usize| list[item].id.clone();
        match (combine, terms) {
            (None, _) => {
                let held = |item: usize| terms.iter().any(|(held, _)| *held == item);
                let missing: Vec<String> = (0..list.len()).filter(|item| !held(*item)).map(id).collect();
                let all = list.len();
                if missing.is_empty() {
                    Starts::alike(AllItems { all, points })
                } else {
                    Starts::alike(ItemsMissing { missing: Are(missing), all, points })
                }
            }
            (Some(_), []) => Starts::alike(NoItem { points }),
            (Some(_), [(item, earned)]) => {
                let text = item_points(all, *item, earned);
                let is_worked = text.to_string() != approximately(earned);
                let how = is_worked.then_some(InParentheses { text });
                Starts::alike(OneItem { item: id(*item), how, points })
            }
            (Some(Combine::Max), _) => {
                let most = terms.iter().map(|(_, points)| points).max();
                let best = terms.iter().filter(|(_, points)| Some(points) == most).map(|(item, _)| id(*item));
                let best = Joined { items: best.collect(), by: OR };
                Starts::alike(BestItem { items: terms.len(), best, points })
            }
            (Some(_), _) => {
                let each = terms.iter().map(|(item, points)| {
                    ItemWithPoints { item: id(*item), points: item_points(all, *item, points) }.into()
                });
                Starts::alike(ItemsAdded { items: And(each.collect()), points })
            }
        }
    }

    /// What was lost of a max: from what, down to which floor, and what is left.
    fn lost(
        &self,
        node: Node,
        (from, floor, left): (&Exact, &Exact, &Exact),
        terms: &[(usize, Option<Exact>)],
        points: Points,
    ) -> Starts {
        let list = self.list(node);
        let counts = |loss: &Option<Exact>| loss.as_ref().is_none_or(|loss| !loss.is_zero());
        let losses: Vec<Sentence> = terms
            .iter()
            .filter(|(_, loss)| counts(loss))
            .map(|(counter, loss)| {
                let loss = loss.as_ref().map_or(ALL.into(), |loss| about(loss).into());
                LossOf { loss, counter: list[*counter].id.clone() }.into()
            })
            .collect();
        let printed = Computed(from.to_string());
        if losses.is_empty() {
            return Starts::alike(NothingLost { from: printed, points });
        }
        let sum = terms.iter().map(|(_, loss)| loss.clone()).collect::<Option<Vec<Exact>>>();
        let below = sum.is_none_or(|losses| from - &Exact::sum(&losses) != *left);
        let floor = below.then(|| NotBelow { floor: Computed(floor.to_string()) });
        Starts::alike(Lost { from: printed, losses: And(losses), floor, points })
    }

    /// Rows of a group that are not added up.
    fn combined(
        &self,
        node: Node,
        combine: Combine,
        terms: &[(usize, Exact, Exact)],
        taken: &Exact,
        points: Points,
    ) -> Starts {
        let rows = Counted(terms.len(), ROW);
        let up = self.criteria.direction(node) == Direction::Up;
        let same = terms.iter().filter(|(_, _, of)| of == taken);
        let same = same.map(|(row, _, _)| RowName(self.code(*row).to_owned()));
        let row = Joined { items: same.collect(), by: OR };
        match combine {
            _ if terms.is_empty() => Starts::alike(NoRowCounts { points }),
            Combine::Sum => Starts::alike(Together { rows, points }),
            Combine::Mean => Starts::alike(Mean { rows, points }),
            Combine::WeightedMean => Starts::alike(WeightedMean { rows, points }),
            Combine::Max if up => Starts::alike(BestRow { rows, row, points }),
            Combine::Min if up => Starts::alike(WeakestRow { rows, row, points }),
            Combine::Max => Starts::alike(HighestRow { rows, row, points }),
            Combine::Min => Starts::alike(LowestRow { rows, row, points }),
        }
    }
}
