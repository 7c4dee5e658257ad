//! What lies among the forms and is not read: it is named, and why, so that no form is missed without a word.

use std::path::{Path, PathBuf};

use super::messages::batch_files::{
    Because, FOLDER, File, HIDDEN, MoreFiles, NotRead, OTHER_FILES, RESULT, RULES, SameAs, SavedAs, TEMPORARY,
};
use crate::language::{Counted, Language, Sentence, Show, Text};
use crate::read::own_result;
use crate::source::read_beginning;
use crate::text::visible;

/// So many are named, and the rest is counted.
const SHOWN: usize = 20;
/// So many bytes of a file are looked at to tell whether this program wrote it.
const BEGINNING: u64 = 8 << 10;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// Its ending is of no form.
    NoForm,
    /// Its name says that it is hidden.
    Hidden,
    /// Programs write files of such names beside those that they have open.
    Temporary,
    /// A folder in a folder.
    Folder,
    /// It is another name of a file that is read.
    SameAs(PathBuf),
    /// A workbook or a document, with the form that was saved beside it.
    SavedAs(Text, PathBuf),
    /// What is read of it shows what it is.
    Is(Text),
    /// The result goes into it.
    Result,
    /// The edition or the facts of this batch.
    Rules,
}

impl Why {
    /// What is said of it; nothing of a file that no form can be.
    fn sentence(&self) -> Option<Sentence> {
        let name = |path: &Path| visible(&path.to_string_lossy());
        Some(match self {
            Why::NoForm => return None,
            Why::Hidden => HIDDEN.into(),
            Why::Temporary => TEMPORARY.into(),
            Why::Folder => FOLDER.into(),
            Why::SameAs(path) => SameAs { name: name(path) }.into(),
            Why::SavedAs(what, path) => SavedAs { what: *what, name: name(path) }.into(),
            Why::Is(what) => (*what).into(),
            Why::Result => RESULT.into(),
            Why::Rules => RULES.into(),
        })
    }
}

/// Files that are not read.
#[derive(Clone, Debug, Default)]
pub(super) struct Others(Vec<(PathBuf, Why)>);

impl Others {
    /// Adds one.
    pub(super) fn add(&mut self, path: PathBuf, why: Why) {
        self.0.push((path, why));
    }

    /// What is said of them, of each where everything is wanted; empty if there is none.
    pub(super) fn text(mut self, language: Language, all: bool) -> String {
        self.0.sort();
        self.0.dedup();
        let count = self.0.len();
        let shown = if all { count } else { SHOWN };
        if count == 0 {
            return String::new();
        }
        let mut text = format!("{}\n", NotRead { files: Counted(count, OTHER_FILES) }.said(language));
        for (path, why) in self.0.iter().take(shown) {
            let why = if *why == Why::NoForm { looked_at(path) } else { why.clone() };
            let why = why.sentence().map(|why| Because { why });
            let file = File { name: visible(&path.to_string_lossy()), why };
            text.push_str(&format!("{}\n", file.said(language)));
        }
        if count > shown {
            text.push_str(&format!("{}\n", MoreFiles { more: count - shown }.said(language)));
        }
        text
    }
}

/// What a file is whose ending is of no form: results of this program are known by what is in them.
fn looked_at(path: &Path) -> Why {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let may_be_ours = matches!(ending.as_str(), "json" | "jsonl" | "ndjson" | "md" | "markdown");
    let beginning = if may_be_ours && path.is_file() { read_beginning(path, BEGINNING).ok() } else { None };
    let what = beginning.and_then(|bytes| own_result(&String::from_utf8_lossy(&bytes)));
    what.map_or(Why::NoForm, Why::Is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_files_are_counted_and_the_first_are_named() {
        let mut others = Others::default();
        assert_eq!(Others::default().text(Language::English, false), "");
        for number in 0..25 {
            others.add(PathBuf::from(format!("in/{number:02}.png")), Why::NoForm);
        }
        let text = others.clone().text(Language::English, false);
        assert!(text.starts_with("25 other files are not read:\n  in/00.png\n"), "{text}");
        assert!(text.ends_with("  in/19.png\n  … and 5 more\n"), "{text}");
        let all = others.text(Language::English, true);
        assert!(all.ends_with("  in/24.png\n"), "{all}");
    }
}
