//! docs/rules.md is the manual of all kinds of rule, as the program prints it, and docs/files.md has every key that criteria
//! files may have.

use crate::harness::program::{against_golden, score, text_of};
use score::rule::KINDS;

const HEAD: &str = "# Kinds of rule

Every kind of rule that a row may have: what it measures, how its points come about, how it is answered, and its settings.
`score criteria kinds` lists them, `score criteria kinds KIND` prints one. What every row may say besides (max, role,
conditions …), the total and the tests are in [files.md](files.md); the order of computation is in
[semantics.md](semantics.md). All of it in use: [examples/tutorial/xa-2025.toml](../examples/tutorial/xa-2025.toml).

This file is written by the program: `UPDATE_GOLDEN=1 cargo test rules_document`.
";

#[test]
fn the_document_is_what_the_program_says() {
    let mut document = HEAD.to_owned();
    for kind in KINDS {
        let run = score(&["criteria", "kinds", kind.name, "--format", "markdown"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", kind.name);
        document.push_str(&format!("\n#{}", run.stdout));
    }
    against_golden("docs/rules.md", &document).unwrap();
}

#[test]
fn a_kind_is_printed_with_all_its_settings_and_its_example() {
    for kind in KINDS {
        let run = score(&["criteria", "kinds", kind.name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", kind.name);
        assert!(run.stdout.ends_with(kind.example), "{}", kind.name);
        for setting in kind.settings {
            assert!(
                run.stdout.lines().any(|line| line.starts_with(setting.key)),
                "{}.{}",
                kind.name,
                setting.key
            );
        }
    }
    let run = score(&["criteria", "kinds", "choise"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("did you mean `choice`?"), "{}", run.stderr);
}

/// A definition with a key that no table has, in each table that there is.
const STRANGE: &str = r#"
[criteria]
id = "x"
title = "x"
strange-1 = 1
[rounding]
mode = "truncate"
at = "leaf"
decimals = 0
strange-2 = 1
[defaults]
strange-3 = 1
[facts]
f = { title = "f", options = ["a", "b"], strange-4 = 1 }
[quantities]
q = { title = "q", strange-5 = 1 }
[attributes]
a = { title = "a", strange-6 = 1 }
[[criterion]]
code = "1"
title = "x"
max = 1
rule = "choice"
options = "yes-no"
evidence = { strange-7 = 1 }
bands = [ { strange-8 = 1 } ]
[[criterion]]
code = "2"
title = "x"
max = 1
rule = "choice"
options = "yes-no"
requires = [ { criterion = "1", met = true, strange-9 = 1 }, { every = ["1"], met = true, strange-10 = 1 } ]
strange-11 = 1
[[criterion]]
code = "3"
title = "x"
strange-12 = 1
[[criterion]]
code = "3.1"
title = "x"
max = 1
rule = "choice"
options = "yes-no"
requires = [ { fact = "f", is = "a", strange-13 = 1 } ]
[total]
strange-14 = 1
index = { decimals = 1, mode = "up", strange-15 = 1 }
events = [ { when = { criterion = "1", met = true }, points = 1, strange-16 = 1 } ]
[ranking]
strange-17 = 1
"#;

#[test]
fn every_key_of_a_criteria_file_stands_in_the_document_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("strange.toml");
    std::fs::write(&file, STRANGE).unwrap();
    let run = score(&["criteria", "show", file.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    let document = text_of("docs/files.md");
    // in backticks, alone or in an example
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_said = |key: &str| {
        document.split('`').skip(1).step_by(2).any(|code| code.split(|c| !is_word(c)).any(|word| word == key))
    };
    let mut left_out = Vec::new();
    for strange in 1..=17 {
        assert!(run.stderr.contains(&format!("`strange-{strange}`")), "strange-{strange}\n{}", run.stderr);
    }
    for help in run.stderr.lines().filter_map(|line| line.split_once("help: ")) {
        let keys = help.1.split('`').skip(1).step_by(2);
        left_out.extend(keys.filter(|key| !is_said(key)).map(str::to_owned));
    }
    assert!(left_out.is_empty(), "docs/files.md does not say what these are: {left_out:?}\n{}", run.stderr);
}

#[test]
fn what_the_guide_writes_down_stands_in_its_edition() {
    let (guide, edition) = (text_of("docs/guide.md"), text_of("examples/guide/thon-2025.toml"));
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() >= 7, "{} blocks", blocks.len());
    for block in blocks {
        assert!(edition.contains(block), "{block}");
    }
    let run = score(&["criteria", "test", "examples/guide/thon-2025.toml"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}
