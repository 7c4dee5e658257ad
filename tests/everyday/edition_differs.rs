//! Which rules a run goes by: an edition of the user's that has the id of a shipped one is reported in every command, and the verbose
//! version names all editions by their hashes.

use std::fs;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::harness::program::{LA_GI, Run, against_golden, finished, in_package, program, score, text_of};

const EDITION: &str = "binh-thuan-huyen-2022";

/// A folder with the reference form, its receipt, and its edition with this text.
fn folder(edition: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::copy(in_package(LA_GI), path("form.toml")).unwrap();
    fs::write(path("edition.toml"), text_of(&format!("criteria/{EDITION}.toml"))).unwrap();
    let run = in_folder(&folder, &["receipt", "form.toml", "--criteria", "edition.toml", "-o", "r.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::write(path("edition.toml"), edition).unwrap();
    folder
}

fn in_folder(folder: &TempDir, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder.path()).args(arguments))
}

/// Every command that goes by an edition, and what it is given.
const COMMANDS: [&str; 13] = [
    "evaluate form.toml --criteria edition.toml",
    "form.toml --criteria edition.toml",
    "check form.toml --criteria edition.toml",
    "explain form.toml 1.4 --criteria edition.toml",
    "batch form.toml --criteria edition.toml",
    "batch --no-rank form.toml --criteria edition.toml",
    "import form.toml --criteria edition.toml",
    "receipt form.toml --criteria edition.toml",
    "template edition.toml --format toml",
    "criteria show edition.toml",
    "criteria check edition.toml",
    "criteria test edition.toml",
    "verify r.json",
];

#[test]
fn an_edition_with_a_shipped_id_that_says_something_else_is_reported_in_every_command() {
    let shipped = text_of(&format!("criteria/{EDITION}.toml"));
    let other = shipped.replacen("points = 15, title", "points = 14, title", 1);
    // remarks, line ends, how a number is written: none of it is a rule
    let same =
        format!("# ours\n{}", shipped.replace("max      = 500 ", "max      = 500.0 ").replace('\n', "\r\n"));
    for (text, named) in [(&shipped, false), (&same, false), (&other, true)] {
        let folder = folder(text);
        for command in COMMANDS {
            let run = in_folder(&folder, &command.split(' ').collect::<Vec<_>>());
            assert_eq!((run.stdout + &run.stderr).contains("edition-differs"), named, "{command}");
        }
    }
}

#[test]
fn the_report_names_the_first_row_and_key_that_differ() {
    let shipped = text_of(&format!("criteria/{EDITION}.toml"));
    let folder = folder(&shipped.replacen("points = 15, title", "points = 14, title", 1));
    for language in ["en", "vi"] {
        let command = ["explain", "form.toml", "4.11.2", "--criteria", "edition.toml", "--lang", language];
        let run = in_folder(&folder, &command);
        against_golden(&format!("tests/goldens/edition-differs-{language}.txt"), &run.transcript()).unwrap();
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_verbose_version_names_the_build_and_the_editions_with_their_hashes() {
    let plain = score(&["--version"]);
    assert_eq!(plain.stdout, format!("score {}\n", env!("CARGO_PKG_VERSION")));
    let known = hash(&text_of(&format!("criteria/{EDITION}.toml")));
    for arguments in [
        &["--version", "--verbose"][..],
        &["--verbose", "--version"],
        &["-Vv"],
        &["-v", "-V"],
        &["--lang", "vi", "--version", "--verbose"],
    ] {
        let run = score(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(run.stdout.starts_with(&plain.stdout), "{}", run.stdout);
        assert!(run.stdout.contains(&format!("{EDITION} {} ({known})", &known[..8])), "{}", run.stdout);
    }
}
