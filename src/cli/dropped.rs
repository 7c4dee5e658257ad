//! A form that is dropped on the program, or opened with it: its page is written beside it and shown, and the window waits, since
//! nobody could read it otherwise. Windows alone starts programs so; nobody types there, so only what is unmistakable counts.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::messages::open::WaitsForKey;
use super::output::tell;
use crate::language::{Language, Show};
use crate::write::GENERATOR;

/// Whether the program has a console of its own, which closes when it ends.
pub(super) fn has_own_window() -> bool {
    crabtrap::started_by_explorer()
}

/// Whether forms were dropped on the program: it has a window of its own, and was given files and nothing else.
pub(super) fn is_drop(own_window: bool, given: &[OsString]) -> bool {
    own_window && !given.is_empty() && given.iter().all(|given| Path::new(given).is_file())
}

/// The page of a form, beside it: never in the place of a file that this program did not write.
pub(super) fn page_beside(form: &Path) -> PathBuf {
    let stem = form.file_stem().unwrap_or_default().to_string_lossy();
    let names = std::iter::once(format!("{stem}.html")).chain(std::iter::once(format!("{stem}.score.html")));
    let numbered = (2..).map(|number: u32| format!("{stem}.score-{number}.html"));
    let mut pages = names.chain(numbered).map(|name| form.with_file_name(name));
    let is_free = |page: &PathBuf| page.symlink_metadata().is_err() || is_own_page(page);
    pages.find(is_free).expect("some number is free")
}

/// So many bytes at the beginning of a page say who wrote it.
const BEGINNING: u64 = 2 << 10;

/// Whether this program wrote a page.
fn is_own_page(page: &Path) -> bool {
    let read = || -> io::Result<Vec<u8>> {
        let mut beginning = Vec::new();
        File::open(page)?.take(BEGINNING).read_to_end(&mut beginning)?;
        Ok(beginning)
    };
    let mark = format!("<meta name=\"generator\" content=\"{GENERATOR}\">");
    let is_file = page.symlink_metadata().is_ok_and(|about| about.is_file());
    is_file && read().is_ok_and(|beginning| memchr::memmem::find(&beginning, mark.as_bytes()).is_some())
}

/// Keeps the window until somebody has read it.
pub(super) fn wait_for_key(language: Language) {
    tell(&format!("\n{}\n", WaitsForKey {}.said(language)));
    // without a keyboard there is nothing to wait for
    let _ = io::stdin().read_line(&mut String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_alone_in_a_window_of_its_own_are_dropped() {
        let folder = tempfile::tempdir().expect("there is room");
        let file = |name: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, "x").expect("there is room");
            file.into_os_string()
        };
        let (a, b) = (file("Phiếu La Gi.xlsx"), file("b.toml"));
        let missing = folder.path().join("missing.toml").into_os_string();
        let of_folder = folder.path().as_os_str().to_owned();
        for (own_window, given, is_dropped) in [
            (true, vec![a.clone()], true),
            (true, vec![a.clone(), b.clone()], true),
            (false, vec![a.clone()], false),
            (true, vec![], false),
            (true, vec!["check".into(), a.clone()], false),
            (true, vec![a.clone(), "--lang".into(), "vi".into()], false),
            (true, vec![missing], false),
            (true, vec![of_folder], false),
        ] {
            assert_eq!(is_drop(own_window, &given), is_dropped, "{own_window} {given:?}");
        }
    }

    #[test]
    fn a_page_takes_the_place_of_nothing_but_a_page_of_ours() {
        let folder = tempfile::tempdir().expect("there is room");
        let form = folder.path().join("la.gi.toml");
        let of = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| std::fs::write(of(name), text).expect("there is room");
        assert_eq!(page_beside(&form), of("la.gi.html"));
        write("la.gi.html", "<!DOCTYPE html><meta name=\"generator\" content=\"score\"><p>ours</p>");
        assert_eq!(page_beside(&form), of("la.gi.html"));
        write("la.gi.html", "<p>a page of somebody else</p>");
        assert_eq!(page_beside(&form), of("la.gi.score.html"));
        write("la.gi.score.html", "");
        assert_eq!(page_beside(&form), of("la.gi.score-2.html"));
        std::fs::create_dir(of("la.gi.score-2.html")).expect("there is room");
        assert_eq!(page_beside(&form), of("la.gi.score-3.html"));
    }
}
