//! `score --version --verbose`: the build, and the editions in it with their hashes.

use std::ffi::OsString;

use super::messages::version::{COMMIT, EDITIONS as CRITERIA, PROFILE, TARGET};
use crate::criteria::EDITIONS;
use crate::hash::sha256;
use crate::language::{Language, Text};
use crate::receipt::short;

/// The commit that a build is of, where whoever builds it says so.
const COMMIT_BUILT: Option<&str> = option_env!("SCORE_COMMIT");

/// Whether more than the version is asked for: `--verbose`, `-v`, or an `-Vv`.
pub(super) fn is_verbose(typed: impl IntoIterator<Item = OsString>) -> bool {
    typed.into_iter().any(|word| {
        let word = word.to_string_lossy();
        let letters = word.strip_prefix('-').filter(|letters| !letters.starts_with('-'));
        word == "--verbose" || letters.is_some_and(|letters| letters.contains('v'))
    })
}

/// The build, and the editions in it.
pub(super) fn text(language: Language) -> String {
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let target = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let mut lines = vec![(TARGET, target), (PROFILE, profile.to_owned())];
    lines.extend(COMMIT_BUILT.map(|commit| (COMMIT, commit.to_owned())));
    for edition in EDITIONS {
        let hash = sha256(edition.text.as_bytes());
        lines.push((CRITERIA, format!("{} {} ({hash})", edition.id, short(&hash))));
    }
    let label = |label: Text| label.in_language(language);
    let width = lines.iter().map(|(it, _)| label(*it).chars().count()).max().unwrap_or(0);
    let line = |(name, value): &(Text, String)| {
        let padding = " ".repeat(width - label(*name).chars().count());
        format!("{}{padding}  {value}\n", label(*name))
    };
    format!("score {}\n{}", env!("CARGO_PKG_VERSION"), lines.iter().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_said_wherever_it_is_asked_for() {
        for (typed, verbose) in [
            (&["--version"][..], false),
            (&["-V"], false),
            (&["--version", "--verbose"], true),
            (&["--verbose", "--version"], true),
            (&["-Vv"], true),
            (&["-v", "-V"], true),
            (&["--version", "--lang", "vi"], false),
        ] {
            assert_eq!(is_verbose(typed.iter().map(OsString::from)), verbose, "{typed:?}");
        }
    }
}
