//! The floors of `src/lib.rs`, enforced: who may use whom, and what no file may do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A file may have so many lines. Above, it is split by noun.
const MOST_LINES: usize = 400;
/// Files that are longer all the same, each with the reason why it still is.
const TOO_LONG: [(&str, &str); 2] = [
    (
        "tests/everyday/check_command.rs",
        "one test for each thing that the command says, over one table of oddities",
    ),
    ("tests/everyday/fix.rs", "one test for each notation, over the same five slips"),
];
/// Module, and a module on no lower floor that it uses all the same, with the reason.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// A source file: its path from the package's folder, its text, and its code without comments and texts in quotes.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    /// The module at the root of the crate that the file belongs to.
    fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or_default();
        below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Whether the word stands in the code by itself, not as a part of another.
    fn has_word(&self, word: &str) -> bool {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(word).any(|(at, _)| {
            !self.code[..at].ends_with(part) && !self.code[at + word.len()..].starts_with(part)
        })
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), folder, &mut found);
    assert!(!found.is_empty(), "{folder} has no files");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, shown: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = format!("{shown}/{name}");
        if path.is_dir() {
            collect(&path, &shown, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("source files are UTF-8");
            found.push(Source { path: shown, code: code_of(&text), text });
        }
    }
}

/// The code alone: comments are left out, texts in quotes are emptied, and so are characters.
fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut at) = (String::new(), 0);
    let ahead = |at: usize, offset: usize| chars.get(at + offset).copied().unwrap_or('\0');
    while at < chars.len() {
        match chars[at] {
            '/' if ahead(at, 1) == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            'r' if ahead(at, 1) == '#' && ahead(at, 2) == '"' => {
                at += 3;
                while at < chars.len() && !(chars[at] == '"' && ahead(at, 1) == '#') {
                    at += 1;
                }
                at += 2;
                code.push_str("\"\"");
            }
            '"' => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
                code.push_str("\"\"");
            }
            '\'' if ahead(at, 1) == '\\' || ahead(at, 2) == '\'' => {
                at += if ahead(at, 1) == '\\' { 3 } else { 2 };
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
                code.push_str("' '");
            }
            other => {
                code.push(other);
                at += 1;
            }
        }
    }
    code
}

/// The modules that a piece of code names: `crate::number::Exact`, `use crate::{answer, rule::Rule}`.
fn used(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            None => names.extend(first_word(rest)),
            Some(list) => {
                let mut depth = 0;
                let mut item = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.extend(first_word(std::mem::take(&mut item).trim())),
                        _ => {}
                    }
                    item.push(c);
                }
                names.extend(first_word(item.trim_start_matches([',', ' ', '\n'])));
            }
        }
    }
    names
}

fn first_word(path: &str) -> Option<String> {
    let path = path.trim_start_matches([',', ' ', '\n']);
    let word: String = path.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The floors as `src/lib.rs` lists them, the ground last.
fn floors() -> Vec<Vec<String>> {
    let library =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("there is a library");
    let rows = library.lines().filter_map(|line| line.strip_prefix("//! | `"));
    rows.map(|row| {
        let names = row.split(" | ").next().unwrap_or_default();
        names.split(',').map(|name| name.trim_matches([' ', '`']).to_owned()).collect()
    })
    .collect()
}

fn floor_of() -> BTreeMap<String, usize> {
    let numbered = floors().into_iter().rev().enumerate();
    numbered.flat_map(|(floor, names)| names.into_iter().map(move |name| (name, floor))).collect()
}

#[test]
fn every_module_of_the_library_stands_on_one_floor() {
    let listed: Vec<String> = floors().into_iter().flatten().collect();
    let unique: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(unique.len(), listed.len(), "a module stands on two floors: {listed:?}");
    let modules: BTreeSet<String> = sources("src")
        .iter()
        .map(|source| source.module().to_owned())
        .filter(|module| !["lib", "main"].contains(&module.as_str()))
        .collect();
    assert_eq!(unique.into_iter().cloned().collect::<BTreeSet<_>>(), modules);
}

#[test]
fn a_module_uses_only_floors_below_its_own() {
    let floors = floor_of();
    let mut wrong = Vec::new();
    let mut excused = BTreeSet::new();
    for source in
        sources("src").iter().filter(|source| source.path != "src/lib.rs" && source.path != "src/main.rs")
    {
        let own = source.module();
        for used in used(&source.code).into_iter().filter(|used| used != own) {
            let Some(floor) = floors.get(&used) else {
                wrong.push(format!("{} uses {used}, which is no module", source.path));
                continue;
            };
            let excuse = EXCEPTIONS.iter().find(|(from, to, _)| *from == own && *to == used);
            match excuse {
                Some(excuse) => drop(excused.insert(excuse)),
                None if *floor >= floors[own] => {
                    wrong.push(format!("{} uses {used}, which is not below", source.path));
                }
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(excused.len(), EXCEPTIONS.len(), "an exception that nothing needs any more");
}

#[test]
fn nothing_reaches_the_root_of_the_crate_but_by_its_name() {
    for source in sources("src") {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        let depth = source.path.matches('/').count() - usize::from(source.path.ends_with("/mod.rs"));
        // from src/a/b.rs, `super` is a, and `super::super` the root, where floors cannot be seen
        let to_root = vec!["super"; depth].join("::") + "::";
        for module in floor_of().into_keys() {
            let path = format!("{to_root}{module}::");
            assert!(!code.contains(&path), "{} uses {path}: write crate::{module}", source.path);
        }
    }
}

#[test]
fn main_only_calls_the_command_line() {
    let main =
        sources("src").into_iter().find(|source| source.path == "src/main.rs").expect("there is a main");
    assert!(main.text.lines().count() < 20);
    assert_eq!(main.code.matches("score::").count(), main.code.matches("score::cli::").count());
}

/// A word of code, and the folders or files in which alone it may stand.
const ONLY_IN: [(&str, &[&str]); 14] = [
    ("f32", &["src/read/", "src/write/"]),
    ("f64", &["src/read/", "src/template/number.rs", "src/write/"]),
    ("print!", &[]),
    ("println!", &[]),
    ("eprint!", &[]),
    ("eprintln!", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("std::env", &["src/cli/"]),
    ("std::fs", &["src/cli/", "src/source/file.rs"]),
    ("File::open", &["src/cli/", "src/source/file.rs"]),
    ("stdout", &["src/cli/"]),
    ("stderr", &["src/cli/"]),
    ("Instant", &["src/cli/batch_profile.rs", "src/cli/watch"]),
];

#[test]
fn what_only_some_files_may_do_the_others_do_not() {
    for source in sources("src") {
        for (word, places) in ONLY_IN {
            let allowed = places.iter().any(|place| source.path.starts_with(place));
            // a test of the file may look into the package's folder
            let code = source.code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            let outside_tests = Source { path: String::new(), text: String::new(), code };
            let tests_too = !word.starts_with("std::");
            let found = if tests_too { source.has_word(word) } else { outside_tests.has_word(word) };
            assert!(allowed || !found, "{} has {word}", source.path);
        }
    }
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut needed = BTreeSet::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        let excused = TOO_LONG.iter().any(|(path, _)| *path == source.path);
        assert!(lines <= MOST_LINES || excused, "{} has {lines} lines", source.path);
        if lines > MOST_LINES {
            needed.insert(source.path);
        }
    }
    let listed: BTreeSet<String> = TOO_LONG.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(needed, listed, "an exception that no file needs any more");
}

#[test]
fn the_reader_of_this_test_sees_code_and_nothing_else() {
    let text = "use crate::number::Exact; // crate::cli\nlet a = \"crate::cli \\\" f64\"; let q = '\"'; let b = '\\'';\n\
                use crate::{answer::{AnswerField, Given}, rule, working::Step};\nfn f<'a>(x: &'a str) { crate::text::f(x) }";
    assert_eq!(
        used(&code_of(text)).into_iter().collect::<Vec<_>>(),
        ["answer", "number", "rule", "text", "working"]
    );
    assert!(!code_of(text).contains("cli") && !code_of(text).contains("f64"));
}
