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

/// What the fast path says of the law a second time, and rows that try it: the row of a unit that begins so is replaced.
const TRIED: [(&str, &str, &[&str]); 6] = [
    (
        "rows of metadata",
        "facts.communes",
        &[
            "unit.name,,,A,,,,,,\nID,unit.name,,,B,,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.name,,,A,,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.name,,,M?t,,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.name,,,A,1,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.id,,,ID,,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.kind,,,x,,,,,,\nID,unit.kind,,,y,,,,,,\nID,facts.communes,,,4,,,,,,",
            "criteria,,,small,,,,,,\nID,facts.communes,,,4,,,,,,",
            "criteria,,,small,,,,,,\nID,criteria,,,small,,,,,,\nID,facts.communes,,,4,,,,,,",
            "facts.communes,,,4,,,,,,\nID,facts.communes,,,5,,,,,,",
            "facts.communes,,,4,,,,5,,",
            "facts.communes,4,,,,,,,,",
            "facts.communes,,,4,,,,,,a note",
            "facts.communes,,,four,,,,,,",
            "facts.communes,,,50%,,,,,,",
            "facts.communes,,,4.5,,,,,,",
            "facts.communes,,,,,,,,,",
            "facts.nothing,,,4,,,,,,",
            "1,,,,,,,,,\nID,facts.communes,,,4,,,,,,",
            "unit.,,,4,,,,,,\nID,facts.communes,,,4,,,,,,",
            "Criteria,,,small,,,,,,\nID,facts.communes,,,4,,,,,,",
        ],
    ),
    (
        "answers to options",
        "1.2",
        &[
            "1.2,,,yes,,,,no,,",
            "1.2,,,A,,,,YES,,",
            "1.2,,,-,,,,+,,",
            "1.2,,,a/b,,,,a,,",
            "1.2,1,,,,,,a,,",
            "1.2,1,2,a,,,,a,,",
            "1.2,,,n/a,,,,a,,",
            "1.2,,,có,,,,a,,",
            "1.2,,, a,,,,a ,,",
            "1.2,,,0,,,,1,,",
        ],
    ),
    (
        "answers with ratios",
        "1.3",
        &[
            "1.3,3,,a,,2,4,a,,",
            "1.3,3,,b,,,,b,,",
            "1.3,,,a,,,,b,,",
            "1.3,2.5,4,a,,1,2.5,a,,",
            "1.3,5,4,a,,4,4,a,,",
            "1.3,0,0,a,,1,0,a,,",
            "1.3,1,4,,,,4,a,,",
        ],
    ),
    (
        "ratios and numbers",
        "1.1",
        &[
            "1.1,7,5,,,5,5,,,",
            "1.1,0,5,,,5,0,,,",
            "1.1,0,0,,,0,0,,,",
            "1.1,3,,,,,15,,,",
            "1.1,0.5,40,,,40,0.5,,,",
            "1.1,62.5,100,,,0.625,1,,,",
            "1.1,1.234,15,,,1234.567,1500,,,",
            "1.1,0.125,15.5,,,\"1,5\",15,,,",
            "1.1,01,015,,,1.0,15.0,,,",
            "1.1,.5,15,,,5.,15,,,",
            "1.1, 5,15,,,5 ,15,,,",
            "1.1,5%,15,,,5,15,,,",
            "1.1,1234567890123,9999999999999,,,999999999999,999999999999,,,",
            "1.1,0.1234567,15.5,,,0.123456,15.5,,,",
            "1.1,33/40,,,,,,33/40,,",
            "1.1,5,15,,,5,15,,,1.5",
            "1.1,5,15,,,5,15,,,is it l?st",
        ],
    ),
    (
        "tiers, counts and judgements",
        "2.9",
        &[
            "2.9,7,,,,,,7,,",
            "2.9,7,2,,,7,,a,,",
            "2.9,7,,b,,7,,a,,",
            "2.9,4.999999,,,,5.0,,,,",
            "2.9,,,a,,,,B,,",
            "2.9,-1,,,,10,,,,",
        ],
    ),
    (
        "declared figures",
        "2.2",
        &[
            "2.2,,,1,2,,,1,2.00,",
            "2.2,,,1,2.001,,,1,1.99,",
            "2.2,,,1,2.0000001,,,1,2.000001,",
            "2.2,,,1,x,,,1,-2,",
            "2.2,,,1,2.1234,,,1,200,",
            "2.2,,,1,2,,,1,2,\nID,2,,,,7,,,,7.001,\nID,total,,,,20,,,,20,",
            "2.2,,,1,2,,,,,\nID,total,,,,,,,,20,",
            "2.2,,,1,,,,1,,\nID,total,,,,20.5,,,,,",
            "2.2,,,1,,,,1,2,\nID,total,,,a,20.5,,,,,",
            "2.2,,,1,,,,1,2,\nID,total,,,,20.5,,,,,\nID,total,,,,20.5,,,,,",
            "2.2,,,0.5,1,,,1.5,3,",
        ],
    ),
];

#[test]
fn what_the_fast_path_says_again_is_what_the_general_engine_says() {
    let folder = folder();
    for (what, row, ways) in TRIED {
        let mut units = Vec::new();
        for (number, way) in ways.iter().enumerate() {
            let id = unit_name(number);
            let rows = unit_rows(number);
            let rows = rows.lines().map(|line| {
                let begins = line.starts_with(&format!("{id},{row},"));
                let line = if begins { format!("{id},{}", way.replace("ID", &id)) } else { line.to_owned() };
                format!("{line}\n")
            });
            units.push((id.clone(), rows.collect::<String>()));
            // with the self column alone, as long as nothing stands in the other one
            let own = units.last().unwrap().1.lines().map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                let plain = cells.len() == 11 && !line.contains('"');
                let line = if plain {
                    format!("{},,,,,{}", cells[..6].join(","), cells[10])
                } else {
                    line.to_owned()
                };
                format!("{}\n", line.replace(&id, &format!("{id}-own")))
            });
            let own: String = own.collect();
            units.push((format!("{id}-own"), own));
        }
        let file = write(&folder, &format!("{}.csv", what.replace(' ', "-")), &long_csv(&units));
        for options in [&[][..], &["--column", "self"], &["--decimal-mark", "."]] {
            same_either_way(SMALL, options, &[&file]);
        }
    }
}

#[test]
fn a_column_means_the_same_to_the_fast_path() {
    let columns = [
        "",
        " ",
        "title",
        "printed_max",
        "note",
        "self_note",
        "appraisal_note",
        "self_evidence",
        "appraisal_evidence",
        "self_previous",
        "appraisal_previous",
        "self_band",
        "appraisal_index",
        "num",
        "score",
        "code",
        "unit",
        "self_num",
        "self_late",
        "remarks",
        "điểm",
    ];
    let folder = folder();
    for column in columns {
        for cell in ["", "5", "1.5", "1.234", "x", "a?b"] {
            let units: Vec<(String, String)> = (0..3)
                .map(|unit| {
                    let rows = unit_rows(unit);
                    // the second unit says it in an answered row, the third one in a row of metadata
                    let said =
                        |at: usize| if (unit, at) == (1, 3) || (unit, at) == (2, 0) { cell } else { "" };
                    let rows = rows.lines().enumerate().map(|(at, row)| format!("{row},{}\n", said(at)));
                    (unit_name(unit), rows.collect())
                })
                .collect();
            let text = long_csv(&units).replacen(",note\n", &format!(",reason,{column}\n"), 1);
            let text = text.replacen(",reason,", if column == "note" { ",self_note," } else { ",note," }, 1);
            let file = write(&folder, "columns.csv", &text);
            let run = |way: &[&str]| {
                score(&[&["batch", "--criteria", SMALL, "--no-rank", &file], way].concat()).transcript()
            };
            let (fast, general) = (run(&[]), run(&["--no-fast-path"]));
            assert!(fast == general, "{column:?} {cell:?}\n{}", program::difference(&general, &fast));
        }
    }
}
