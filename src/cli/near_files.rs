//! What was probably meant by the name of a file that is not there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::criteria::TOTAL;
use crate::text::nearest;

/// So many names of a folder are looked at.
const MOST_NAMES: usize = 10_000;

/// A file in the same folder with a similar name, or the same one with another ending.
pub(super) fn near_file(path: &Path) -> Option<PathBuf> {
    near_path(path, Path::is_file)
}

/// The same of whatever may be meant.
pub(super) fn near_path(path: &Path, may_be: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let files = entries.flatten().take(MOST_NAMES).filter(|entry| may_be(&entry.path()));
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with(['.', '~']));
    // of two that are equally near the same one is always named
    names.sort_unstable();
    let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let same_stem = || {
        let mut same = names.iter().filter(|other| stem(other) == stem(name));
        same.next().filter(|_| same.next().is_none()).map(String::as_str)
    };
    // an ending that is the same says nothing: `a.csv` is not near `b.csv`
    let ending =
        Path::new(name).extension().map_or(String::new(), |ending| format!(".{}", ending.to_string_lossy()));
    let without = |name: &'_ str| name.strip_suffix(&ending).map(str::to_owned);
    let near_stem = || {
        let stems: Vec<String> = names.iter().filter_map(|name| without(name)).collect();
        let near = nearest(&without(name)?, stems.iter().map(String::as_str))?.to_owned();
        names.iter().find(|name| without(name).as_ref() == Some(&near)).map(String::as_str)
    };
    let near = same_stem().or_else(near_stem)?;
    Some(folder.map_or_else(|| PathBuf::from(near), |folder| folder.join(near)))
}

/// Whether a word is like the code of a row, and no name of a file that forms are read from: `4.11.1`, `total`.
pub(super) fn looks_like_code(word: &str) -> bool {
    let is_code = word
        .split('.')
        .all(|part| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty());
    word == TOTAL || is_code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_from_a_file() {
        for (word, is_code) in [
            ("4.11.1", true),
            ("1", true),
            ("total", true),
            ("1.csv", false),
            ("2022.1", false),
            ("a", false),
            ("", false),
        ] {
            assert_eq!(looks_like_code(word), is_code, "{word}");
        }
    }
}
