//! An answer as it is shown: `173/178`, `c 406/4823`, `7 (before: 6)`.

use std::fmt;

use crate::answer::Given;
use crate::language::{Computed, Language, Show};
use crate::number::plain;
use crate::rule::Rule;

/// What an answer gives, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerWords(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// What was chosen.
    Choice(String),
    /// What was ticked, each with the answer to its own rule.
    Choices(Vec<(String, Option<AnswerWords>)>),
    /// How many of each.
    Counts(Vec<(String, Computed)>),
    /// A number, or two.
    Number(Computed),
    /// A value, and the one before it.
    Grown { value: Computed, previous: Computed },
}

impl AnswerWords {
    /// An answer to a rule.
    pub fn new(rule: &dyn Rule, given: &Given) -> Self {
        let id = |entry: usize| rule.list()[entry].id.clone();
        let number = |number| Computed(plain(number));
        let choices = given.choices.as_ref().map(|ticked| {
            let each = ticked.iter().map(|ticked| {
                let own = rule.rule_of(ticked.item).map(|own| AnswerWords::new(own, &ticked.given));
                (id(ticked.item), own)
            });
            Part::Choices(each.collect())
        });
        let counts = given.counts.as_ref().map(|counts| {
            Part::Counts(counts.iter().map(|(entry, count)| (id(*entry), number(*count))).collect())
        });
        let fraction = given.num.zip(given.den);
        let fraction = fraction.map(|(num, den)| Computed(format!("{}/{}", plain(num), plain(den))));
        let value = given.value.map(|value| match given.previous {
            Some(previous) => Part::Grown { value: number(value), previous: number(previous) },
            None => Part::Number(number(value)),
        });
        let parts = [
            given.choice.map(|choice| Part::Choice(id(choice))),
            choices,
            counts,
            fraction.map(Part::Number),
            value,
            given.count.map(|count| Part::Number(number(count))),
        ];
        AnswerWords(parts.into_iter().flatten().collect())
    }
}

impl Show for AnswerWords {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<String> = self.0.iter().map(|part| part.said(language)).collect();
        f.write_str(&each.join(" "))
    }
}

impl Show for Part {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Choice(id) => f.write_str(id),
            Part::Choices(ticked) if ticked.is_empty() => f.write_str("-"),
            Part::Choices(ticked) => {
                let each = ticked.iter().map(|(id, own)| match own {
                    Some(own) => format!("{id}={}", own.said(language)),
                    None => id.clone(),
                });
                f.write_str(&each.collect::<Vec<_>>().join(";"))
            }
            Part::Counts(counts) => {
                let each = counts.iter().map(|(id, count)| format!("{id}={}", count.said(language)));
                f.write_str(&each.collect::<Vec<_>>().join(";"))
            }
            Part::Number(number) => number.show(language, f),
            Part::Grown { value, previous } => {
                let (value, previous) = (value.said(language), previous.said(language));
                match language {
                    Language::English => write!(f, "{value} (before: {previous})"),
                    Language::Vietnamese => write!(f, "{value} (kỳ trước: {previous})"),
                }
            }
        }
    }
}
