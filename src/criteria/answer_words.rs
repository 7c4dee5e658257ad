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
        let mut parts = Vec::new();
        put(rule, given, &mut parts);
        AnswerWords(parts)
    }
}

fn put(rule: &dyn Rule, given: &Given, parts: &mut Vec<Part>) {
    let id = |entry: usize| rule.list()[entry].id.clone();
    let number = |number| Computed(plain(number));
    parts.push(match given {
        Given::Choice { option, beside } => {
            parts.push(Part::Choice(id(*option)));
            return beside.iter().for_each(|beside| put(rule, beside, parts));
        }
        Given::Items(ticked) => {
            let each = ticked.iter().map(|ticked| {
                let own = rule.rule_of(ticked.item).zip(ticked.given.as_ref());
                (id(ticked.item), own.map(|(own, given)| AnswerWords::new(own, given)))
            });
            Part::Choices(each.collect())
        }
        Given::Counts(counts) => {
            Part::Counts(counts.iter().map(|(entry, count)| (id(*entry), number(*count))).collect())
        }
        Given::Ratio { num, den } => Part::Number(Computed(format!("{}/{}", plain(*num), plain(*den)))),
        Given::Growth { value, previous } => {
            Part::Grown { value: number(*value), previous: number(*previous) }
        }
        Given::Value(figure) | Given::Count(figure) => Part::Number(number(*figure)),
    });
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
