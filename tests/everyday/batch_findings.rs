//! What is found about a unit in a batch is the same by the fast path and by the general engine, and the fast path knows
//! every finding that there is.

use crate::harness::program;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::harness::batch_units::{SMALL, broken_kinds, folder, long_csv, unit_name, unit_rows, write};
use crate::harness::program::{in_package, score};
use score::batch::{COUNTED, GIVEN_BACK};
use score::finding::CODES;

/// Where the findings of reading, binding and evaluating a unit are worded.
const WORDED: [&str; 5] = [
    "src/source/messages",
    "src/read/messages",
    "src/submission/messages",
    "src/evaluate/messages.rs",
    "src/batch/messages.rs",
];

/// The codes of the diagnostics that a file, or the files of a folder, declare: `RowBlank(ROW_BLANK) {`.
fn declared(path: &Path) -> BTreeSet<String> {
    if path.is_dir() {
        let files = fs::read_dir(path).unwrap().map(|file| declared(&file.unwrap().path()));
        return files.flatten().collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let code = |line: &str| {
        let (name, rest) = line.trim_start().split_once('(')?;
        let (code, _) = rest.split_once(')')?;
        let is_name = !name.is_empty() && name.chars().all(char::is_alphanumeric);
        let is_code = code.len() > 1 && code.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        (is_name && is_code).then(|| code.to_ascii_lowercase().replace('_', "-"))
    };
    text.lines().filter_map(code).collect()
}

#[test]
fn the_fast_path_knows_every_finding_that_a_unit_can_get() {
    let found: BTreeSet<String> = WORDED.iter().flat_map(|path| declared(&in_package(path))).collect();
    assert!(
        found.len() > 50 && found.iter().all(|name| CODES.iter().any(|code| code.name == name)),
        "{found:?}"
    );
    let known: Vec<String> = COUNTED.iter().chain(GIVEN_BACK).map(|code| code.name.to_owned()).collect();
    let names: BTreeSet<String> = known.iter().cloned().collect();
    assert_eq!(names.len(), known.len(), "a code stands twice in src/batch/fast/codes.rs");
    assert_eq!(found, names, "what a unit can get, and what src/batch/fast/codes.rs says of it");
}

/// Holds what a batch says by the fast path against what it says without it, in every shape of its results; returns the
/// summary.
fn same_either_way(criteria: &str, options: &[&str], paths: &[&str]) -> String {
    let run = |format: &[&str], way: &[&str]| {
        let arguments = ["batch", "--criteria", criteria];
        score(&[&arguments, options, format, way, paths].concat()).transcript()
    };
    let formats = [&["--no-rank"][..], &["--format", "csv"], &["--format", "markdown", "--groups"]];
    let mut summary = String::new();
    for format in formats {
        let (fast, general) = (run(format, &[]), run(format, &["--no-fast-path"]));
        assert!(
            fast == general,
            "{criteria} {options:?} {format:?}\n{}",
            program::difference(&general, &fast)
        );
        assert!(!fast.ends_with("exit code 2 ---\n"), "{fast}");
        summary = fast;
    }
    summary
}

#[test]
fn every_bad_form_and_every_broken_unit_gets_the_same_findings() {
    let files = fs::read_dir(in_package("tests/bad")).unwrap().map(|file| file.unwrap().path());
    let csv = |path: &Path| {
        path.extension().is_some_and(|ending| ["csv", "tsv", "txt"].iter().any(|it| ending == *it))
    };
    let mut files: Vec<String> =
        files.filter(|path| csv(path)).map(|path| path.to_str().unwrap().to_owned()).collect();
    files.sort();
    assert!(files.len() > 100);
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    for options in [&[][..], &["--delimiter", ";"], &["--decimal-mark", ","]] {
        same_either_way(SMALL, options, &files);
    }
    let kinds = broken_kinds();
    let units: Vec<(String, String)> = (0..60)
        .map(|unit| {
            let rows = if unit % 2 == 1 { kinds[unit / 2 % kinds.len()].rows(unit) } else { unit_rows(unit) };
            (unit_name(unit), rows)
        })
        .collect();
    let folder = folder();
    same_either_way(SMALL, &[], &[&write(&folder, "units.csv", &long_csv(&units))]);
}

const EDITION: &str = r#"
[criteria]
id    = "remarks"
title = "Remarks"
max   = 20

[rounding]
at       = "leaf"
mode     = "truncate"
decimals = 2

[attributes]
late = { title = "Late" }

[[criterion]]
code  = "1"
title = "A share"
rule  = "ratio"
max   = 5

[[criterion]]
code    = "2"
title   = "Tiers of a ratio"
rule    = "tiers"
measure = "ratio"
max     = 5
tiers   = [ { ge = "50%", points = 5 }, { lt = "50%", points = 0 } ]

[[criterion]]
code     = "3"
title    = "Losses"
rule     = "deduct"
max      = 5
counters = [ { id = "late", per = 0.5 }, { id = "absent", per = 1 } ]

[[criterion]]
code    = "4"
title   = "Items that exclude each other"
rule    = "checklist"
combine = "max"
max     = 5
items   = [ { id = "jury", points = 3, excludes = ["prize"] }, { id = "prize", points = 5 } ]
"#;

/// A row that is not asked where another one is answered so, and one whose condition asks for an attribute.
const CONDITIONS: &str = r#"
[[criterion]]
code     = "5"
title    = "Asked of some"
rule     = "manual"
max      = 1
asked_if = [ { criterion = "2", is = "a" } ]

[[criterion]]
code     = "6"
title    = "Where the share was late"
rule     = "manual"
max      = 1
requires = [ { criterion = "1", has = "late", else = { cap = 1 } } ]
"#;

#[test]
fn every_remark_that_is_counted_is_counted_as_the_general_engine_counts_it() {
    let folder = folder();
    let plain = write(&folder, "plain.toml", EDITION);
    let open = write(&folder, "open.toml", &format!("{EDITION}{CONDITIONS}"));
    let header = "unit,code,self_num,self_den,self_answer,self_score,appraisal_num,appraisal_den,appraisal_answer,appraisal_score\n";
    let more = |unit: &str| format!("{unit},5,,,1,,,,1,\n{unit},6,,,1,,,,1,\n");
    let units = [
        // both columns, with what rules remark
        "a,1,7,5,,5,7,5,,\na,2,3,4,,,3,4,,\na,3,,,late=1;absent=0,,,,late=1;absent=0,\na,4,,,prize,,,,prize,\n".to_owned(),
        // a tick beside a measure, a part that is blank, items that exclude each other
        "b,1,1,5,,,1,5,,\nb,2,3,4,b,,1,4,b,\nb,3,,,late=1,,,,absent=1,\nb,4,,,jury;prize,,,,jury,\n".to_owned(),
        // one column alone
        "c,1,1,5,,,,,,\nc,2,1,4,,,,,,\nc,3,,,late=1;absent=0,,,,,\nc,4,,,prize,,,,,\n".to_owned(),
        "d,1,,,,,1,5,,1\nd,2,,,,,1,4,,\nd,3,,,,,,,late=1;absent=0,\nd,4,,,,,,,prize,\n".to_owned(),
        // blanks; a total beside declared figures, and one that says nothing
        "e,1,1,5,,1,1,5,,2\ne,2,,,,,,,,\ne,3,,,,,,,,\ne,4,,,,,,,,\ne,total,,,,1,,,,\n".to_owned(),
    ];
    let file = |name: &str, more: &dyn Fn(&str) -> String| {
        let rows: String = units.iter().map(|rows| format!("{rows}{}", more(&rows[..1]))).collect();
        write(&folder, name, &format!("{header}{rows}"))
    };
    let said = [
        same_either_way(&plain, &[], &[&file("plain.csv", &|_| String::new())]),
        same_either_way(&open, &[], &[&file("open.csv", &more)]),
    ]
    .concat();
    let missing: Vec<&str> =
        COUNTED.iter().map(|code| code.name).filter(|name| !said.contains(name)).collect();
    assert!(missing.is_empty(), "no unit here gets {missing:?}\n{said}");
}
