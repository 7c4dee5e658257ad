//! What is wrong with a file, where, and how to mend it.
//!
//! A finding is about a mistake of the author of a file; errors of the system are `anyhow` errors. Nothing here
//! draws: messages are plain text, places are spans, and `cli` and the writers make them visible.

mod codes;
#[macro_use]
mod diagnostic;
mod findings;
mod several;

pub use codes::{CODES, Code};
pub use diagnostic::Diagnostic;
use diagnostic::Remedied;
pub use findings::Findings;
pub(crate) use findings::MOST_FINDINGS;
pub(crate) use several::{Several, is_told_at_once, joined_for_readers};

/// Codes by name.
pub mod code {
    pub use super::codes::*;
}

use std::ops::Range;
use std::sync::Arc;

use crate::column::Column;
use crate::language::{Language, Show, Text};
use crate::number::Decimal;
use crate::text::shortened;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A remark.
    Note,
    /// Somebody must look.
    Warning,
    /// A figure cannot stand, or cannot be computed.
    Error,
}

impl Severity {
    /// The word of JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The one that has this word in JSON.
    pub fn named(word: &str) -> Option<Self> {
        [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| severity.word() == word)
    }

    /// What a reader calls it.
    pub fn name(self) -> Text {
        match self {
            Severity::Note => Text { en: "note", vi: "lưu ý" },
            Severity::Warning => Text { en: "warning", vi: "cảnh báo" },
            Severity::Error => Text { en: "error", vi: "lỗi" },
        }
    }
}

/// One of the texts that were read in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A span of bytes in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which text.
    pub source: SourceId,
    /// Which bytes of it.
    pub span: Range<usize>,
}

impl Place {
    /// The place of something in a text.
    pub fn new(source: SourceId, span: Range<usize>) -> Self {
        Place { source, span }
    }
}

/// Something with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What.
    pub value: T,
    /// Where.
    pub place: Place,
}

impl<T> Located<T> {
    /// Joins the two.
    pub fn new(value: T, place: Place) -> Self {
        Located { value, place }
    }

    /// What it tos, at the same place.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: to(self.value), place: self.place }
    }

    /// The same place with another thing.
    pub fn with<U>(&self, value: U) -> Located<U> {
        Located { value, place: self.place.clone() }
    }
}

/// A second place that helps to understand the first.
#[derive(Clone, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub label: Arc<dyn Show>,
}

/// A declared figure that is wrong, and how it hangs together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As the form has it.
    pub declared: Decimal,
    /// As it should be; `None` if there is nothing to compare it with.
    pub computed: Option<Decimal>,
    /// Whether it is wrong by itself, and not because rows below it are.
    pub root: bool,
    /// Codes of the sums that are wrong because of it.
    pub affects: Vec<String>,
    /// Codes of the rows that it is wrong because of.
    pub causes: Vec<String>,
}

/// One thing that is wrong, or remarkable.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which kind of thing.
    pub code: &'static Code,
    /// As the code says, unless the user asked otherwise.
    pub severity: Severity,
    /// How many findings it stands for: one, but for the last one of a file that has too many.
    pub count: usize,
    /// What is wrong, and what to do about it.
    pub what: Arc<dyn Diagnostic>,
    /// Where.
    pub place: Option<Place>,
    /// What the caret says, in a few words.
    pub label: Option<Arc<dyn Show>>,
    /// The places of others that have the same cause.
    pub also: Vec<Place>,
    /// Other places.
    pub related: Vec<Related>,
    /// The criterion that it is about (`total` for the total).
    pub criterion: Option<String>,
    /// The column that it is about.
    pub column: Option<Column>,
    /// The declared figure that it is about.
    pub figure: Option<Figure>,
    /// What helps to understand it, a sentence each.
    pub notes: Vec<Arc<dyn Show>>,
}

/// The longest sentence that a finding says: names of the file may stand in it, and they may be of any length.
const MAX_SENTENCE: usize = 2_000;

impl Finding {
    /// A finding from its values, without a place yet.
    pub fn saying(what: impl Diagnostic + 'static) -> Self {
        let code = what.code();
        Finding {
            code,
            severity: code.severity,
            what: Arc::new(what),
            count: 1,
            place: None,
            label: None,
            also: Vec::new(),
            related: Vec::new(),
            criterion: None,
            column: None,
            figure: None,
            notes: Vec::new(),
        }
    }

    /// What is wrong, with the names and both numbers.
    pub fn message(&self, language: Language) -> String {
        bounded(self.what.message(language))
    }

    /// What to do about it.
    pub fn help(&self, language: Language) -> String {
        bounded(self.what.help(language))
    }

    /// Another remedy than it usually has.
    #[must_use]
    pub fn remedy(mut self, help: impl Show + 'static) -> Self {
        self.what = Arc::new(Remedied { what: self.what, help: Arc::new(help) });
        self
    }

    /// Where it is.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Where it is, if that is known.
    #[must_use]
    pub fn at_if(mut self, place: Option<&Place>) -> Self {
        self.place = place.cloned().or(self.place);
        self
    }

    /// What the caret says.
    #[must_use]
    pub fn label(mut self, label: impl Show + 'static) -> Self {
        self.label = Some(Arc::new(label));
        self
    }

    /// A second place.
    #[must_use]
    pub fn related(mut self, place: &Place, label: impl Show + 'static) -> Self {
        self.related.push(Related { place: place.clone(), label: Arc::new(label) });
        self
    }

    /// The declared figure that it is about.
    #[must_use]
    pub fn figure(mut self, figure: Figure) -> Self {
        self.figure = Some(figure);
        self
    }

    /// A sentence that helps to understand it.
    #[must_use]
    pub fn note(mut self, note: impl Show + 'static) -> Self {
        self.notes.push(Arc::new(note));
        self
    }

    /// Whether it is only the consequence of another finding.
    pub fn is_consequence(&self) -> bool {
        self.figure.as_ref().is_some_and(|figure| !figure.root)
    }

    /// The row that it is about.
    #[must_use]
    pub fn about(mut self, criterion: &str, column: Option<Column>) -> Self {
        self.criterion = Some(criterion.to_owned());
        self.column = column;
        self
    }
}

fn bounded(sentence: String) -> String {
    if sentence.len() <= MAX_SENTENCE { sentence } else { shortened(&sentence, MAX_SENTENCE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    diagnostic! {
        /// A finding about a name of any length.
        Long(UNKNOWN_CODE) { name: String } { en: "{name}", vi: "{name}", help en: "x", help vi: "x" }
    }

    #[test]
    fn a_sentence_is_bounded() {
        let finding = Finding::from(Long { name: "ệ".repeat(100_000) });
        assert_eq!(finding.message(Language::English).chars().count(), MAX_SENTENCE);
        assert!(finding.message(Language::English).ends_with('…'));
    }
}
