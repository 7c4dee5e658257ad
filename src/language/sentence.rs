//! A sentence that stands in another one.

use std::fmt;
use std::sync::Arc;

use super::{Argument, Computed, Language, Show, Text};

/// Any sentence, or a part of one, to stand in another.
#[derive(Clone, Debug)]
pub struct Sentence(Arc<dyn Show>);

impl Sentence {
    /// Of anything that can stand in one.
    pub fn new(sentence: impl Show + 'static) -> Self {
        Sentence(Arc::new(sentence))
    }

    /// No words at all.
    pub fn nothing() -> Self {
        Sentence::new("")
    }
}

impl Show for Sentence {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(language, f)
    }

    fn argument(&self) -> Argument {
        self.0.argument()
    }
}

/// In English.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(Language::English, f)
    }
}

impl From<Text> for Sentence {
    fn from(text: Text) -> Self {
        Sentence::new(text)
    }
}

impl From<Computed> for Sentence {
    fn from(number: Computed) -> Self {
        Sentence::new(number)
    }
}

/// The first letter small, as after a colon.
#[derive(Clone, Debug)]
pub(crate) struct Lowered(pub Sentence);

impl Show for Lowered {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = self.0.said(language);
        let mut letters = sentence.chars();
        let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
        write!(f, "{first}{}", letters.as_str())
    }
}
