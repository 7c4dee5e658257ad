//! `score batch`: every unit as `evaluate` has it, whatever stands around it, and the same bytes however it is run.

use crate::harness::program;
use std::fs;

use crate::harness::batch_units::{
    Broken, SMALL, broken_kinds, folder, form_of, lines, long_csv, path, unit_name, unit_rows, write,
};
use crate::harness::program::{LA_GI, against_golden, in_package, program, score};
use serde_json::Value;

fn batch(arguments: &[&str]) -> program::Run {
    score(&[&["batch", "--criteria", SMALL], arguments].concat())
}

#[test]
fn what_a_small_batch_says() {
    let folder = folder();
    let good = long_csv(&[1, 2, 3, 4].map(|unit| (unit_name(unit), unit_rows(unit))));
    let bad = long_csv(&[(unit_name(5), broken_kinds()[0].rows(5)), (unit_name(6), unit_rows(6))]);
    write(&folder, "good.csv", &good);
    write(&folder, "bad.csv", &bad);
    write(&folder, "again.csv", &long_csv(&[(unit_name(2), unit_rows(2))]));
    let nameless = long_csv(&[7, 8].map(|unit| (unit_name(unit), unit_rows(unit))));
    write(&folder, "nameless.csv", &nameless.replacen("U00008,", ",", 1));
    let mut failures = Vec::new();
    for (golden, paths, options) in [
        ("table", vec!["good.csv"], vec![]),
        ("vietnamese", vec!["good.csv"], vec!["--lang", "vi"]),
        ("with-a-bad-one", vec!["good.csv", "bad.csv"], vec!["--groups"]),
        ("json", vec!["good.csv", "bad.csv"], vec!["--format", "json"]),
        ("csv", vec!["good.csv", "bad.csv"], vec!["--format", "csv"]),
        ("markdown", vec!["good.csv"], vec!["--format", "markdown", "--top", "2"]),
        ("streamed", vec!["bad.csv", "good.csv"], vec!["--no-rank"]),
        ("unit-twice", vec!["good.csv", "again.csv"], vec!["--format", "json"]),
        ("without-a-unit", vec!["nameless.csv"], vec!["--format", "json"]),
        ("by-wrong-rows", vec!["good.csv"], vec!["--sort", "wrong-rows", "--column", "self"]),
    ] {
        let criteria = in_package(SMALL);
        let run = program::finished(
            program()
                .current_dir(folder.path())
                .args(["batch", "--criteria", criteria.to_str().unwrap()])
                .args(&options)
                .args(&paths),
        );
        failures
            .extend(against_golden(&format!("tests/goldens/batch-{golden}.txt"), &run.transcript()).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What `evaluate` says of a form, as the line that a batch must write; `None` where it gives no result.
fn evaluated(arguments: &[&str]) -> Option<Value> {
    let run = score(&[&["evaluate", "--format", "json"], arguments].concat());
    if run.code == 2 {
        return None;
    }
    let document = run.json();
    let points = |column: &str| document["total"][column]["points"].clone();
    let differs = |row: &Value| ["self", "appraisal"].iter().any(|column| row[column]["agrees"] == false);
    let rows = document["rows"].as_array().unwrap().iter().chain([&document["total"]]);
    Some(serde_json::json!({
        "self": points("self"), "appraisal": points("appraisal"), "difference": document["total"]["difference"],
        "wrong_rows": rows.filter(|row| differs(row)).count(), "unit": document["unit"]["id"],
    }))
}

/// Holds a line against what `evaluate` says.
fn same_as_alone(line: &Value, alone: Option<&Value>, name: &str) {
    let Some(alone) = alone else {
        assert_eq!(line["status"], "failed", "{name}");
        assert!(line["findings"].as_array().is_some_and(|found| !found.is_empty()), "{name}: {line}");
        return;
    };
    assert_ne!(line["status"], "failed", "{name}");
    for key in ["self", "appraisal", "difference", "wrong_rows", "unit"] {
        assert_eq!(line[key], alone[key], "{name} {key}");
    }
}

#[test]
fn every_example_comes_to_what_evaluate_says() {
    for form in [LA_GI, "examples/la-gi-2022.csv", "examples/la-gi-2022-slips.toml"] {
        let run = score(&["batch", "--format", "json", form]);
        same_as_alone(&lines(&run.stdout)[0], evaluated(&[form]).as_ref(), form);
    }
}

#[test]
fn every_bad_input_comes_to_what_evaluate_says() {
    let mut files: Vec<String> = fs::read_dir(in_package("tests/bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|ending| ending != "expected"))
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ["csv", "tsv", "toml", "txt"].iter().any(|it| ending == *it))
        })
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    files.sort();
    assert!(files.len() > 200);
    let arguments: Vec<&str> = ["--no-rank"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let run = batch(&arguments);
    let found = lines(&run.stdout);
    // a CSV of many units is no form of one, and may come to several lines
    let many = "a-column-of-units.csv";
    let mut found = found.iter();
    for file in &files {
        let line = found.next().unwrap();
        if file.ends_with(many) {
            continue;
        }
        same_as_alone(line, evaluated(&["--criteria", SMALL, file]).as_ref(), file);
    }
    assert!(found.next().is_none());
}

#[test]
fn three_thousand_units_of_which_one_in_a_hundred_is_broken() {
    let kinds = broken_kinds();
    assert!(kinds.len() >= 30);
    let broken = |unit: usize| (unit % 100 == 50).then(|| &kinds[(unit / 100) % kinds.len()]);
    let rows = |unit: usize| broken(unit).map_or_else(|| unit_rows(unit), |kind: &Broken| kind.rows(unit));
    let units: Vec<(String, String)> = (0..3000).map(|unit| (unit_name(unit), rows(unit))).collect();
    let folder = folder();
    let all = write(&folder, "all.csv", &long_csv(&units));
    let good: Vec<(String, String)> =
        (0..3000).filter(|unit| broken(*unit).is_none()).map(|unit| units[unit].clone()).collect();
    let without = write(&folder, "good.csv", &long_csv(&good));
    let run = batch(&["--no-rank", &all]);
    let clean = batch(&["--no-rank", &without]);
    assert_eq!(run.code, 1);
    // the good ones are what they are without the broken ones, byte for byte
    let is_good = |line: &&str| !line.contains("\"findings\"");
    let kept: Vec<&str> = run.stdout.lines().filter(is_good).collect();
    assert_eq!(kept, clean.stdout.lines().collect::<Vec<_>>());
    // and what they are alone
    for unit in (0..3000).filter(|unit| broken(*unit).is_none()).step_by(97) {
        let alone = write(&folder, "alone.csv", &long_csv(&units[unit..=unit]));
        let alone = batch(&["--no-rank", &alone]).stdout;
        assert!(kept.contains(&alone.trim_end()), "{alone}");
        let form = write(&folder, "form.csv", &form_of(&units[unit]));
        let line = serde_json::from_str(&alone).unwrap();
        same_as_alone(&line, evaluated(&["--criteria", SMALL, &form]).as_ref(), &units[unit].0);
    }
    // all broken ones are named, each for what is wrong with it
    let found = lines(&run.stdout);
    for unit in (0..3000).filter(|unit| broken(*unit).is_some()) {
        let kind = broken(unit).unwrap();
        let of_unit = |line: &&Value| line["unit"] == unit_name(unit).as_str() || kind.renames(line, unit);
        let told: Vec<&str> = found
            .iter()
            .filter(of_unit)
            .flat_map(|line| line["findings"].as_array().into_iter().flatten())
            .map(|finding| finding["code"].as_str().unwrap())
            .collect();
        assert!(told.contains(&kind.code), "unit {unit}, {}: {told:?}", kind.name);
    }
    // in the ranking they come first, without a rank
    let ranked = lines(&batch(&["--format", "json", &all]).stdout);
    let bad = ranked.iter().take_while(|line| line.get("findings").is_some()).count();
    assert!(bad >= 30 && ranked[..bad].iter().all(|line| line["rank"].is_null()));
    assert!(ranked[bad..].iter().all(|line| line["rank"].is_number() && line.get("findings").is_none()));
}

#[test]
fn the_same_bytes_for_any_number_of_threads_and_any_order_of_the_files() {
    let folder = folder();
    let kinds = broken_kinds();
    let mut files = Vec::new();
    for unit in 0..60 {
        let rows = if unit % 9 == 4 { kinds[unit % kinds.len()].rows(unit) } else { unit_rows(unit) };
        files.push(write(
            &folder,
            &format!("{:02}.csv", (unit * 37) % 60),
            &long_csv(&[(unit_name(unit), rows)]),
        ));
    }
    let many: Vec<(String, String)> = (100..400).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    files.push(write(&folder, "zz.csv", &long_csv(&many)));
    for options in [&["--format", "json"][..], &["--no-rank"], &["--format", "table", "--groups"]] {
        let mut first = None;
        for shuffle in 0..if crate::SHARE == 1 { 20 } else { 6 } {
            files.sort_by_key(|file| {
                file.bytes().fold(shuffle, |hash: u64, byte| hash.wrapping_mul(31) ^ u64::from(byte))
            });
            let jobs = ["1", "2", "16"][usize::try_from(shuffle % 3).unwrap()];
            let paths: Vec<&str> = files.iter().map(String::as_str).collect();
            let run = batch(&[options, &["--jobs", jobs], &paths].concat()).transcript();
            assert_eq!(*first.get_or_insert_with(|| run.clone()), run, "{options:?} {jobs} {shuffle}");
        }
    }
}

#[test]
fn lines_of_several_runs_are_ranked_as_one_run_ranks_them() {
    let folder = folder();
    let units: Vec<(String, String)> = (0..90).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let mut parts = Vec::new();
    for (number, part) in units.chunks(37).enumerate() {
        let csv = write(&folder, &format!("{number}.csv"), &long_csv(part));
        let run = batch(&["--no-rank", "--groups", &csv]);
        parts.push(write(&folder, &format!("{number}.jsonl"), &run.stdout));
    }
    let whole = write(&folder, "whole.csv", &long_csv(&units));
    let once = batch(&["--format", "json", "--groups", &whole]);
    let paths: Vec<&str> = parts.iter().map(String::as_str).collect();
    let merged = score(&[&["batch", "--merge", "--format", "json"][..], &paths].concat());
    assert_eq!(merged.transcript(), once.transcript());
    // a line that comes twice is a unit that is given twice
    let twice = score(&[
        "batch",
        "--merge",
        "--format",
        "json",
        paths[0],
        paths[1],
        &write(&folder, "again.jsonl", &fs::read_to_string(paths[0]).unwrap()),
    ]);
    assert_eq!(twice.code, 1);
    assert_eq!(twice.stdout.matches("unit-twice").count(), 74);
    let torn = write(&folder, "torn.jsonl", "{\"schema\":1,\"unit\":\"x\"");
    let run = score(&["batch", "--merge", &torn]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("torn.jsonl:1: no line of a batch"), "{}", run.stderr);
}

const RELATIVE: &str = r#"
[criteria]
id = "relative"
title = "Phiếu so sánh"
max = 10
[rounding]
at = "leaf"
mode = "half-up"
decimals = 2
[facts]
class = { title = "Loại", options = ["I", "II"] }
[total]
bands = [ { id = "good", ge = 5, printed = "từ 5" }, { id = "poor", lt = 5, printed = "dưới 5" } ]
[ranking]
by = "total"
compare = "exact"
ties = "competition"
cohort = "class"
[[criterion]]
code = "1"
title = "Thu nhập"
rule = "norm"
max = 10
measure = "value"
method = "min-max"
direction = "up"
"#;

#[test]
fn units_that_are_set_against_each_other_are_scored_together_and_cohorts_ranked_apart() {
    let folder = folder();
    let criteria = write(&folder, "relative.toml", RELATIVE);
    let mut forms = Vec::new();
    for (id, class, value) in [("a", "I", 2), ("b", "I", 5), ("c", "II", 8), ("d", "II", 5)] {
        let text = format!("[unit]\nid = \"{id}\"\n[facts]\nclass = \"{class}\"\n[self]\n\"1\" = {value}\n");
        fs::create_dir_all(folder.path().join("forms")).unwrap();
        forms.push(write(&folder, &format!("forms/{id}.toml"), &text));
    }
    let run = score(&["batch", "--criteria", &criteria, "--format", "json", &path(&folder, "forms")]);
    let found: Vec<(String, String, u64, String)> = lines(&run.stdout)
        .iter()
        .map(|line| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let band = text(&line["band"]["self"]);
            assert_eq!(line["set_against"], 4);
            (text(&line["unit"]), text(&line["self"]), line["rank"].as_u64().unwrap(), band)
        })
        .collect();
    let expected = [
        ("b", "5.00", 1, "good"),
        ("a", "0.00", 2, "poor"),
        ("c", "10.00", 1, "good"),
        ("d", "5.00", 2, "good"),
    ];
    let expected = expected
        .map(|(unit, points, rank, band)| (unit.to_owned(), points.to_owned(), rank, band.to_owned()));
    assert_eq!(found, expected, "{}", run.stderr);
    // their points would be others in another company: they are neither streamed nor merged
    let streamed = score(&["batch", "--criteria", &criteria, "--no-rank", &path(&folder, "forms")]);
    assert_eq!((streamed.code, streamed.stdout.as_str()), (2, ""));
    let merged = score(&["batch", "--merge", &write(&folder, "one.jsonl", &run.stdout)]);
    assert_eq!((merged.code, merged.stdout.as_str()), (2, ""));
    assert!(merged.stderr.contains("was scored against the other units of its run"), "{}", merged.stderr);
    // a unit that is given twice is no measure for the others
    let twice =
        write(&folder, "forms/e.toml", "[unit]\nid = \"a\"\n[facts]\nclass = \"I\"\n[self]\n\"1\" = 0\n");
    let run = score(&["batch", "--criteria", &criteria, "--format", "json", &path(&folder, "forms")]);
    let found = lines(&run.stdout);
    assert!(found.iter().take(2).all(|line| line["unit"] == "a" && line["status"] == "failed"), "{twice}");
    assert!(found.iter().any(|line| line["unit"] == "b" && line["self"] == "0.00"));
}

/// A cell that may be anything, good or bad.
const CELLS: [&str; 30] = [
    "",
    "a",
    "b",
    "c",
    "z",
    "yes",
    "no",
    "A",
    "0",
    "1",
    "3",
    "7",
    "14",
    "15",
    "99",
    "100",
    "007",
    "1.5",
    "0.125",
    "1.234",
    "1,5",
    "-1",
    "1e3",
    "3/4",
    "n/a",
    "-",
    " 3",
    "5%",
    "1234567890123",
    "à",
];

#[test]
fn the_fast_path_and_the_general_engine_agree() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    let units: Vec<(String, String)> = (0..if crate::SHARE == 1 { 1500 } else { 400 })
        .map(|unit| {
            let rows = unit_rows(unit);
            let mut rows: Vec<Vec<String>> =
                rows.lines().map(|row| row.split(',').map(str::to_owned).collect()).collect();
            for _ in 0..draw(3) {
                let row = draw(rows.len());
                rows[row][2 + draw(8)] = CELLS[draw(CELLS.len())].replace(',', ".");
            }
            match draw(8) {
                0 => rows.swap(0, 5),
                1 => drop(rows.remove(draw(12))),
                2 => {
                    let total = format!("{},total,,,,{},,,,{},", unit_name(unit), draw(30), draw(30));
                    rows.push(total.split(',').map(str::to_owned).collect());
                }
                3 => {
                    let group = format!("{},1,,,,{},,,,{},", unit_name(unit), draw(16), draw(16));
                    rows.insert(3, group.split(',').map(str::to_owned).collect());
                }
                4 => rows.iter_mut().for_each(|row| row[6..].iter_mut().for_each(String::clear)),
                5 => {
                    let name = format!("{},unit.name,,,Xã số {unit},,,,,,", unit_name(unit));
                    rows.insert(draw(4), name.split(',').map(str::to_owned).collect());
                }
                _ => {}
            }
            let rows: Vec<String> = rows.iter().map(|row| format!("{}\n", row.join(","))).collect();
            (unit_name(unit), rows.concat())
        })
        .collect();
    let text = long_csv(&units);
    let folder = folder();
    write(&folder, "f.csv", &text);
    for options in [&["--no-rank"][..], &["--groups"], &["--format", "csv", "--groups"]] {
        let run = |more: &[&str]| {
            let criteria = in_package(SMALL);
            let mut command = program();
            command.current_dir(folder.path()).args(["batch", "--criteria", criteria.to_str().unwrap()]);
            program::finished(command.args(options).args(more).arg("f.csv")).transcript()
        };
        let (fast, general) = (run(&[]), run(&["--no-fast-path"]));
        assert!(fast == general, "{options:?}\n{}", program::difference(&general, &fast));
    }
}
