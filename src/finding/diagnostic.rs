//! What a finding says, as data: a struct of values with its sentences in both languages.

use std::fmt;
use std::sync::Arc;

use super::Code;
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
}

/// Findings: each a struct of values under a code, with message and remedy as whole sentences in each language.
macro_rules! diagnostic {
    ($(
        $(#[$doc:meta])*
        $name:ident($code:ident) { $($field:ident: $type:ty),* $(,)? } {
            en: $en:literal,
            vi: $vi:literal,
            help en: $help_en:literal,
            help vi: $help_vi:literal $(,)?
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
                // not every sentence shows every value
                $( let $field = $crate::language::In(language, &self.$field);
                let _ = &$field; )*
                match language {
                    $crate::language::Language::English => format!($en),
                    $crate::language::Language::Vietnamese => format!($vi),
                }
            }

            fn help(&self, language: $crate::language::Language) -> String {
                // not every sentence shows every value
                $( let $field = $crate::language::In(language, &self.$field);
                let _ = &$field; )*
                match language {
                    $crate::language::Language::English => format!($help_en),
                    $crate::language::Language::Vietnamese => format!($help_vi),
                }
            }

            fn arguments(&self) -> Vec<(&'static str, $crate::language::Argument)> {
                vec![$((stringify!($field), $crate::language::Show::argument(&self.$field))),*]
            }
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
}
