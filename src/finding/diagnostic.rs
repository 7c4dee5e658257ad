//! What a finding says, as data: a struct of values with its sentences in both languages.

use std::fmt;
use std::sync::Arc;

use super::{Code, Several};
use crate::language::{Argument, Language, Show};

/// What a finding says.
pub trait Diagnostic: fmt::Debug + Send + Sync {
    /// Which kind of thing it is.
    fn code(&self) -> &'static Code;
    /// What is wrong, with the names and both numbers.
    fn message(&self, language: Language) -> String;
    /// What to do about it.
    fn help(&self, language: Language) -> String;
    /// Its values by name, as JSON has them.
    fn arguments(&self) -> Vec<(&'static str, Argument)>;

    /// What several findings of one cause have in common; `None` if each is told by itself.
    fn cause(&self) -> Option<String> {
        None
    }

    /// What is written at its place, if it stands for others of the same cause.
    fn example(&self, _: Language) -> String {
        String::new()
    }

    /// What is counted, in Vietnamese, if there are more of the same cause than are named.
    fn noun(&self) -> &'static str {
        "chỗ"
    }

    /// What several of one cause say together.
    fn together(&self, _: &Several, language: Language) -> String {
        self.message(language)
    }

    /// What to do about all of them.
    fn help_together(&self, _: &Several, language: Language) -> String {
        self.help(language)
    }
}

/// The sentence of a language, in which values are named: those of a finding, and those that are made beside them.
macro_rules! sentence_of {
    ($this:ident, $language:ident, [$($field:ident),*], [$($beside:ident = $value:expr),*], $en:literal, $vi:literal) => {{
        // not every sentence shows every value
        $( let $field = $crate::language::In($language, &$this.$field);
        let _ = &$field; )*
        $( let $beside = $value;
        let _ = &$beside; )*
        match $language {
            $crate::language::Language::English => format!($en),
            $crate::language::Language::Vietnamese => format!($vi),
        }
    }};
}

/// What a finding says of several of its cause, if it says anything of them.
macro_rules! told_together {
    ($name:ident [$($field:ident),*]) => {};
    (
        $name:ident [$($field:ident),*]
        several($count:ident, $examples:ident) $(of $example:ident)? $(counts $noun:literal)? $(by $by:ident)? {
            en: $en:literal,
            vi: $vi:literal,
            help en: $help_en:literal,
            help vi: $help_vi:literal $(,)?
        } $(,)?
    ) => {
        fn cause(&self) -> Option<String> {
            let by: Vec<String> =
                vec![$($crate::language::Show::said(&self.$by, $crate::language::Language::English))?];
            Some(format!("{} {}", stringify!($name), by.concat()))
        }

        $(fn example(&self, language: $crate::language::Language) -> String {
            $crate::language::Show::said(&self.$example, language)
        })?

        $(fn noun(&self) -> &'static str {
            $noun
        })?

        fn together(
            &self,
            several: &$crate::finding::Several,
            language: $crate::language::Language,
        ) -> String {
            sentence_of!(
                self,
                language,
                [$($field),*],
                [$count = several.count(language), $examples = several.examples(language)],
                $en,
                $vi
            )
        }

        fn help_together(
            &self,
            several: &$crate::finding::Several,
            language: $crate::language::Language,
        ) -> String {
            sentence_of!(
                self,
                language,
                [$($field),*],
                [$count = several.count(language), $examples = several.examples(language)],
                $help_en,
                $help_vi
            )
        }
    };
}

/// Findings: each a struct of values under a code, with message and remedy as whole sentences in each language.
///
/// Findings that have one cause in many places of a file are told once. `several(count, examples) of FIELD by FIELD` names
/// how many they are and what some of them say, the value that is an example, and the one that they have in common;
/// `counts "tiêu chí"` after the example says what there are more of, in Vietnamese.
macro_rules! diagnostic {
    ($(
        $(#[$doc:meta])*
        $name:ident($code:ident) { $($field:ident: $type:ty),* $(,)? } {
            en: $en:literal,
            vi: $vi:literal,
            help en: $help_en:literal,
            help vi: $help_vi:literal $(, $($several:tt)*)?
        }
    )+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }

        impl $crate::finding::Diagnostic for $name {
            fn code(&self) -> &'static $crate::finding::Code {
                &$crate::finding::code::$code
            }

            fn message(&self, language: $crate::language::Language) -> String {
                sentence_of!(self, language, [$($field),*], [], $en, $vi)
            }

            fn help(&self, language: $crate::language::Language) -> String {
                sentence_of!(self, language, [$($field),*], [], $help_en, $help_vi)
            }

            fn arguments(&self) -> Vec<(&'static str, $crate::language::Argument)> {
                vec![$((stringify!($field), $crate::language::Show::argument(&self.$field))),*]
            }

            told_together! { $name [$($field),*] $($($several)*)? }
        }

        impl From<$name> for $crate::finding::Finding {
            fn from(what: $name) -> Self {
                $crate::finding::Finding::saying(what)
            }
        }
    )+ };
}

/// What a finding says, with another remedy than it usually has.
#[derive(Clone, Debug)]
pub(super) struct Remedied {
    pub(super) what: Arc<dyn Diagnostic>,
    pub(super) help: Arc<dyn Show>,
}

impl Diagnostic for Remedied {
    fn code(&self) -> &'static Code {
        self.what.code()
    }

    fn message(&self, language: Language) -> String {
        self.what.message(language)
    }

    fn help(&self, language: Language) -> String {
        self.help.said(language)
    }

    fn arguments(&self) -> Vec<(&'static str, Argument)> {
        self.what.arguments()
    }

    fn cause(&self) -> Option<String> {
        self.what.cause().map(|cause| format!("{cause} {}", self.help.said(Language::English)))
    }

    fn example(&self, language: Language) -> String {
        self.what.example(language)
    }

    fn noun(&self) -> &'static str {
        self.what.noun()
    }

    fn together(&self, several: &Several, language: Language) -> String {
        self.what.together(several, language)
    }

    fn help_together(&self, _: &Several, language: Language) -> String {
        self.help(language)
    }
}
