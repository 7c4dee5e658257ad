//! Every code that a finding can have. Codes are public: they are never renamed, and never used for another thing.

use std::fmt;

use super::Severity;
use crate::language::{Language, Show, Text};

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `row-missing`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What summaries in Vietnamese call it.
    pub vietnamese: &'static str,
    /// What it says, in one sentence.
    pub summary: Text,
}

/// As a summary has it: `row-blank`, `để trống (row-blank)`.
impl Show for Code {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => f.write_str(self.name),
            Language::Vietnamese => write!(f, "{} ({})", self.vietnamese, self.name),
        }
    }
}

/// Codes under the name of their list: constant, name, severity and Vietnamese name, then the summary in English and in
/// Vietnamese.
macro_rules! codes {
    ($list:ident: $($constant:ident $name:literal $severity:ident $vietnamese:literal $en:literal $vi:literal)*) => {
        $(
            #[doc = $en]
            pub static $constant: Code = Code {
                name: $name,
                severity: Severity::$severity,
                vietnamese: $vietnamese,
                summary: Text { en: $en, vi: $vi },
            };
        )*
        pub(super) const $list: &[&Code] = &[$(&$constant),*];
    };
}

mod editions;
mod files;
mod forms;
mod printed;

pub use editions::*;
pub use files::*;
pub use forms::*;
pub use printed::*;

use editions::EDITIONS;
use files::FILES;
use forms::FORMS;
use printed::PRINTED;

const COUNT: usize = FILES.len() + PRINTED.len() + FORMS.len() + EDITIONS.len();

/// All codes, in the order in which a file is read, bound, evaluated and checked.
pub static CODES: &[&Code] = &joined([FILES, PRINTED, FORMS, EDITIONS]);

/// The lists one after the other.
const fn joined(lists: [&[&'static Code]; 4]) -> [&'static Code; COUNT] {
    let mut codes = [lists[0][0]; COUNT];
    let (mut list, mut at, mut count) = (0, 0, 0);
    while list < lists.len() {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
        } else {
            codes[count] = lists[list][at];
            (at, count) = (at + 1, count + 1);
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_kebab_case_and_explained_in_both_languages() {
        for (index, code) in CODES.iter().enumerate() {
            let before = &CODES[..index];
            assert!(before.iter().all(|other| other.name != code.name), "{} twice", code.name);
            assert!(
                before.iter().all(|other| other.vietnamese != code.vietnamese),
                "{} twice",
                code.vietnamese
            );
            assert!(code.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", code.name);
            assert!(!code.vietnamese.is_empty() && !code.vietnamese.ends_with('.'), "{}", code.name);
            for summary in [code.summary.en, code.summary.vi] {
                assert!(
                    summary.ends_with('.') && summary.starts_with(|c: char| !c.is_lowercase()),
                    "{}",
                    code.name
                );
            }
            assert_ne!(code.summary.en, code.summary.vi);
        }
    }
}
