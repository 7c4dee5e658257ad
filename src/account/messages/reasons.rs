//! Why something happened to a row.

use std::fmt;

use crate::language::{And, In, Language, RowName, Sentence, Show, Text};

/// At most so many rows are named.
const NAMED: usize = 6;

sentence! {
    /// A condition that fails.
    NotHolding { condition: Sentence, failing: Option<Failing>, said: Option<Message> } {
        en: "it does not hold that {condition}{failing}{said}",
        vi: "không thỏa điều kiện {condition}{failing}{said}",
    }

    /// A condition that holds.
    Holding { condition: Sentence } { en: "it holds that {condition}", vi: "thỏa: {condition}" }

    /// What the form says about a condition.
    Message { message: String } { en: " (“{message}”)", vi: " (“{message}”)" }

    /// A fact among rows.
    TheFact { name: String } { en: "the fact {name}", vi: "thông tin chung “{name}”" }

    /// A title in quotes.
    InQuotes { title: String } { en: "“{title}”", vi: "“{title}”" }

    /// An event without a title.
    TheEvent { when: Sentence } { en: "the event {when}", vi: "sự kiện {when}" }
}

/// The rows and facts because of which a condition fails, and those that were counted.
#[derive(Clone, Debug)]
pub(crate) struct Failing {
    /// For which it fails.
    pub fails: Vec<Sentence>,
    /// For which it holds, where these are counted.
    pub holds: Option<Vec<RowName>>,
}

const FAILS: Text = Text { en: "it fails for ", vi: "không thỏa: " };
const HOLDS: Text = Text { en: "it holds for ", vi: "thỏa: " };
const NONE: Text = Text { en: "none", vi: "không có mục nào" };

impl Show for Failing {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.fails.is_empty() {
            parts.push(format!("{}{}", In(language, &FAILS), In(language, &SomeOf(&self.fails))));
        }
        match self.holds.as_deref() {
            None => {}
            Some([]) => parts.push(format!("{}{}", In(language, &HOLDS), In(language, &NONE))),
            Some(holds) => parts.push(format!("{}{}", In(language, &HOLDS), In(language, &SomeOf(holds)))),
        }
        write!(f, " ({})", parts.join("; "))
    }
}

/// A few, and how many more.
#[derive(Debug)]
struct SomeOf<'s, T>(&'s [T]);

impl<T: Show + Clone> Show for SomeOf<'_, T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.len() <= NAMED + 1 {
            return And(self.0.to_vec()).show(language, f);
        }
        let named: Vec<String> = self.0[..NAMED].iter().map(|name| name.said(language)).collect();
        let more = self.0.len() - NAMED;
        match language {
            Language::English => write!(f, "{} and {more} more", named.join(", ")),
            Language::Vietnamese => write!(f, "{} và {more} mục nữa", named.join(", ")),
        }
    }
}
