//! docs/codes.md lists every code that a finding can have, made from the registry; every code is reached by a test.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::program::{against_golden, in_package};
use score::finding::{CODES, Severity};

/// The page, as the registry has it.
fn page() -> String {
    let mut text = String::from(
        "# Codes\n\nEvery finding has a code. Codes are never renamed and never used for another thing; scripts may rely on \
         them.\n`score check --explain CODE` says more about one. The list is made from the program's own \
         (`UPDATE_GOLDEN=1 cargo test --test catalogue`),\nin the order in which a file is read, bound, evaluated and checked.\n\n\
         | code | severity | what it says |\n|---|---|---|\n",
    );
    for code in CODES {
        let severity = match code.severity {
            Severity::Error => "**error**",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        text.push_str(&format!("| `{}` | {severity} | {} |\n", code.name, code.summary));
    }
    text
}

#[test]
fn the_page_of_codes_is_the_registry() {
    against_golden("docs/codes.md", &page()).unwrap();
}

/// The codes that goldens show, and that tests of editions expect.
fn reached(folder: &Path, found: &mut BTreeSet<&'static str>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            reached(&path, found);
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for code in CODES {
            let shown = match ending.as_str() {
                "expected" | "txt" | "snap" => {
                    text.contains(&format!("[{}]: ", code.name))
                        || text.contains(&format!("\"code\":\"{}\"", code.name))
                }
                "json" => text.contains(&format!("\"code\": \"{}\"", code.name)),
                "toml" => text.lines().any(|line| {
                    line.starts_with("findings = ") && line.contains(&format!("\"{}\"", code.name))
                }),
                _ => false,
            };
            if shown {
                found.insert(code.name);
            }
        }
    }
}

#[test]
fn every_code_is_reached_by_a_golden_or_a_test_of_an_edition() {
    let mut found = BTreeSet::new();
    reached(&in_package("tests"), &mut found);
    // only a disk that fails shows the first, and only a mistake of the program the second: a test has neither
    found.extend(["unwritable-file", "internal-error"]);
    let missed: Vec<&str> = CODES.iter().map(|code| code.name).filter(|code| !found.contains(code)).collect();
    assert!(missed.is_empty(), "no golden shows {missed:?}");
}
