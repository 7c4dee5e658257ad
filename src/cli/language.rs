//! Which language: `--lang`, then `SCORE_LANG` (both through clap), then the system's, else English.

use std::ffi::OsString;

use anyhow::bail;

use super::complaint::Complaint;
use super::messages::options::NoLanguage;
use crate::report::Language;
use crate::text::visible;

/// The variable that stands for `--lang`.
pub(super) const VARIABLE: &str = "SCORE_LANG";

/// Who chose the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChosenBy {
    /// The user, by option or variable: then sentences in JSON and CSV follow too.
    User,
    /// The system's locale, or nothing at all.
    System,
}

/// The language to use.
///
/// # Errors
/// A language that there is none for.
pub(super) fn chosen(asked: Option<&str>) -> anyhow::Result<(Language, ChosenBy)> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        return Ok((of_system(), ChosenBy::System));
    };
    match of_tag(asked) {
        Some(language) => Ok((language, ChosenBy::User)),
        None => bail!(Complaint::new(NoLanguage { asked: visible(asked) })),
    }
}

/// The language of what is said before all of the command line is understood, or when it is not.
pub(super) fn before_parsing(arguments: impl IntoIterator<Item = OsString>) -> Language {
    let variable = || std::env::var(VARIABLE).ok().and_then(|asked| of_tag(&asked));
    of_arguments(arguments).or_else(variable).unwrap_or_else(of_system)
}

/// What `--lang` says among arguments that may be anything.
fn of_arguments(arguments: impl IntoIterator<Item = OsString>) -> Option<Language> {
    let mut arguments = arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        let asked = match argument.strip_prefix("--lang") {
            _ if argument == "--" => return None,
            Some("") => arguments.next(),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(language) = asked.and_then(|asked| of_tag(&asked)) {
            return Some(language);
        }
    }
    None
}

fn of_system() -> Language {
    sys_locale::get_locale().and_then(|locale| of_tag(&locale)).unwrap_or(Language::English)
}

/// Only the language counts, not the country: `vi_VN.UTF-8`.
fn of_tag(tag: &str) -> Option<Language> {
    let subtag = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
    Language::WORDS.iter().find(|(word, _)| *word == subtag).map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_among_arguments_that_are_not_understood() {
        for (typed, language) in [
            ("evalute --lang vi", Some(Language::Vietnamese)),
            ("--lang=vi-VN --lagn", Some(Language::Vietnamese)),
            ("--lang en --help", Some(Language::English)),
            ("--lang fr x", None),
            ("--lang", None),
            ("--language=vi", None),
            ("check -- --lang vi", None),
        ] {
            assert_eq!(of_arguments(typed.split(' ').map(OsString::from)), language, "{typed}");
        }
    }
}
