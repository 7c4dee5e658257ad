//! Sentences in two languages: each names the same values, whichever language says them, and the Vietnamese one has no
//! English words.

use crate::harness::program::score;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::vietnamese::english_words;

/// A pair of sentences as it stands in the source.
struct Pair {
    place: String,
    english: String,
    vietnamese: String,
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text in quotes behind a key, from a place in the source; and where it ends.
fn quoted(source: &str, key: &str, from: usize) -> Option<(String, usize)> {
    let at = from + source[from..].find(key)? + key.len();
    let open = at + source[at..].find('"')?;
    let mut escaped = false;
    let end = source[open + 1..].find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some((source[open + 1..open + 1 + end].to_owned(), open + 1 + end))
}

/// All pairs of `sentence!`, `diagnostic!` and `Text`.
fn pairs() -> Vec<Pair> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        // the macros themselves, and the tests of values
        let source = source.split("#[cfg(test)]").next().unwrap();
        let name = file.strip_prefix(root).unwrap().display().to_string();
        let mut from = 0;
        while let Some(at) = source[from..].find("en: \"").map(|at| from + at) {
            let (english, end) = quoted(source, "en:", at).unwrap();
            let line = source[..at].matches('\n').count() + 1;
            let (vietnamese, end) = quoted(source, "vi:", end).expect("a sentence has both languages");
            found.push(Pair { place: format!("{name}:{line}"), english, vietnamese });
            from = end;
        }
    }
    found
}

/// The values that a sentence shows.
fn values(sentence: &str) -> BTreeSet<&str> {
    let plain = sentence.replace("{{", "  ").replace("}}", "  ");
    let names: Vec<(usize, usize)> =
        plain.match_indices('{').filter_map(|(at, _)| Some((at + 1, at + plain[at..].find('}')?))).collect();
    names.into_iter().map(|(from, to)| &sentence[from..to]).collect()
}

#[test]
fn both_languages_of_a_sentence_show_the_same_values() {
    let pairs = pairs();
    assert!(pairs.len() > 10, "the sentences are found");
    let wrong: Vec<String> = pairs
        .iter()
        .filter(|pair| values(&pair.english) != values(&pair.vietnamese))
        .map(|pair| format!("{}\n  {}\n  {}", pair.place, pair.english, pair.vietnamese))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn vietnamese_is_composed_and_polite() {
    for pair in pairs() {
        let Pair { place, vietnamese, .. } = pair;
        assert!(unicode_normalization::is_nfc(&vietnamese), "{place}: composed letters: {vietnamese}");
        for word in ["bạn", "xin lỗi", "vui lòng", "!", "hoá", "tuỳ", "uỷ ban"] {
            assert!(!vietnamese.to_lowercase().contains(word), "{place}: “{word}” in: {vietnamese}");
        }
    }
}

#[test]
fn no_vietnamese_sentence_has_english_words() {
    let wrong: Vec<String> = pairs()
        .iter()
        .filter_map(|pair| {
            // keys stand in quotes, the names of values in braces
            let vietnamese = pair.vietnamese.replace("\\\"", "\"");
            let named = values(&vietnamese).into_iter().map(|name| format!("{{{name}}}"));
            let words = named.fold(vietnamese.clone(), |sentence, name| sentence.replace(&name, "…"));
            let words = english_words(&words);
            (!words.is_empty()).then(|| format!("{}: {}\n  {vietnamese}", pair.place, words.join(" ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_values_of_a_finding_are_the_same_in_every_language() {
    let findings = |language: &str| {
        let arguments = ["check", "examples/la-gi-2022-slips.toml", "--format", "json", "--lang", language];
        score(&arguments).json()["findings"].as_array().unwrap().clone()
    };
    let (english, vietnamese) = (findings("en"), findings("vi"));
    assert_eq!(english.len(), vietnamese.len());
    for (english, vietnamese) in english.iter().zip(&vietnamese) {
        assert_ne!(english["message"], vietnamese["message"], "{english:#}");
        assert_eq!(english["args"], vietnamese["args"], "{english:#}");
        assert!(english["args"].as_object().is_some_and(|values| !values.is_empty()), "{english:#}");
    }
    let total = &english[english.len() - 1];
    assert_eq!(total["code"], "declared-score-differs");
    assert_eq!(
        total["args"],
        serde_json::json!({
            "row": "total", "declared": "440.92", "column": "appraisal",
            "why": { "computed": "430.92" }, "remedy": { "figure": "430.92" },
        })
    );
}
