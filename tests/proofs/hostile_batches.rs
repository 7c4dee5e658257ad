//! A hostile unit among good ones: the others are scored, it is named, and it takes no room that they need.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::program::program;

const EDITION: &str = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
"#;

/// The size of what is hostile, in bytes.
const SIZE: usize = 2 << 20;

/// Each with the rows of the unit `h`, and the code by which it is named.
fn hostile() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("commas without end", format!("h,1,5{}\n", ",".repeat(SIZE)), "text-too-long"),
        ("a field without end", format!("h,1,5,{}\n", "a".repeat(SIZE)), "text-too-long"),
        ("a field in quotes without end", format!("h,1,5,\"{}\"\n", "a".repeat(SIZE)), "text-too-long"),
        ("letters of three bytes without end", format!("h,1,5,{}\n", "ệ".repeat(SIZE / 3)), "text-too-long"),
        ("quotes without end", format!("h,1,5,{}\n", "\"".repeat(SIZE)), "text-too-long"),
        ("a field that is too long", format!("h,1,5,{}\n", "a".repeat(40_000)), "text-too-long"),
        ("a quote that is never closed", format!("h,1,5,\"{}\n", "a".repeat(200_000)), "unclosed-quote"),
        ("cells over many lines", format!("h,1,5{}\n", ",\"\n\"".repeat(SIZE / 4)), "unclosed-quote"),
        ("one row many times", "h,1,5,\n".repeat(SIZE / 7), "unreadable-file"),
        ("rows without a code", "h,,5,\n".repeat(SIZE / 7), "unreadable-file"),
        (
            "texts about the unit",
            (0..19_000).map(|k| format!("h,unit.t{k},1,\n")).collect(),
            "too-many-entries",
        ),
        ("facts", (0..19_000).map(|k| format!("h,facts.f{k},1,\n")).collect(), "too-many-entries"),
        ("codes", (0..19_000).map(|k| format!("h,k{k},1,\n")).collect(), "unknown-code"),
    ]
}

fn good(units: std::ops::Range<usize>) -> String {
    units.map(|unit| format!("u{unit},1,{},\n", unit % 10)).collect()
}

/// Runs `score batch` in a folder where hardly any memory is left for it.
fn batch(folder: &Path, inputs: &str) -> (Vec<serde_json::Value>, String, i32) {
    let run = Command::new("sh")
        .args(["-c", "ulimit -v 230000; ulimit -t 60; exec \"$0\" \"$@\""])
        .arg(program().get_program())
        .args(["batch", "--criteria", "edition.toml", "--format", "json", "--jobs", "2", inputs])
        .current_dir(folder)
        .output()
        .unwrap();
    let lines = String::from_utf8(run.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (lines, String::from_utf8_lossy(&run.stderr).into_owned(), run.status.code().unwrap_or(-1))
}

fn scored(lines: &[serde_json::Value]) -> Vec<(&str, &str)> {
    let scored = lines.iter().filter(|line| line["status"] == "scored");
    let mut scored: Vec<_> =
        scored.map(|line| (line["unit"].as_str().unwrap(), line["self"].as_str().unwrap())).collect();
    scored.sort_unstable();
    scored
}

#[test]
fn one_hostile_unit_among_a_hundred_good_ones_is_named_and_they_are_scored() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("edition.toml"), EDITION).unwrap();
    let head = "unit,code,self_answer,self_note\n,criteria,x,\n";
    fs::write(folder.path().join("units.csv"), format!("{head}{}", good(0..100))).unwrap();
    let (expected, said, code) = batch(folder.path(), "units.csv");
    assert_eq!((expected.len(), code), (100, 0), "{said}");
    for (name, rows, finding) in hostile() {
        let text = format!("{head}{}{rows}{}", good(0..50), good(50..100));
        fs::write(folder.path().join("units.csv"), text).unwrap();
        let (lines, said, code) = batch(folder.path(), "units.csv");
        assert_eq!(scored(&lines), scored(&expected), "{name}: {said:.600}");
        assert_eq!(code, 1, "{name}: {said:.600}");
        let failed: Vec<_> = lines.iter().filter(|line| line["unit"] == "h").collect();
        assert_eq!(failed.len(), 1, "{name}: {said:.600}");
        let codes: Vec<_> = failed[0]["findings"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
        assert!(codes.iter().any(|code| **code == finding), "{name}: {codes:?}");
    }
}

#[test]
fn one_hostile_form_among_a_hundred_good_ones_is_named_and_they_are_scored() {
    let forms: [(&str, String); 6] = [
        ("toml", format!("criteria = \"x\"\nself = {{ \"1\" = 9, x = [{}] }}\n", "1,".repeat(SIZE / 2))),
        ("toml", format!("criteria = \"x\"\n[self]\n{}", "\"1\" = 9\n".repeat(SIZE / 8))),
        ("toml", format!("criteria = \"x\"\n[self]\nx = {}", "[".repeat(SIZE))),
        ("csv", format!("code,self_answer\ncriteria,x\n1,{}\n", "9".repeat(SIZE))),
        ("csv", format!("code,self_answer\ncriteria,x\n1,9{}\n", ",1".repeat(SIZE / 2))),
        ("csv", format!("code,self_answer{}\ncriteria,x\n1,9\n", ",".repeat(SIZE))),
    ];
    for (number, (ending, text)) in forms.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("edition.toml"), EDITION).unwrap();
        let forms = folder.path().join("forms");
        fs::create_dir(&forms).unwrap();
        for unit in 0..100 {
            let text = format!("code,self_answer\ncriteria,x\n1,{}\n", unit % 10);
            fs::write(forms.join(format!("u{unit}.csv")), text).unwrap();
        }
        fs::write(forms.join(format!("h.{ending}")), text).unwrap();
        let (lines, said, code) = batch(folder.path(), "forms");
        assert_eq!((scored(&lines).len(), code), (100, 1), "{number}: {said:.600}");
        assert_eq!(lines.iter().filter(|line| line["unit"] == "h").count(), 1, "{number}: {said:.600}");
    }
}

#[test]
fn rows_without_text_below_a_unit_are_no_lines_of_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("edition.toml"), EDITION).unwrap();
    let blank = ",,,\r\n".repeat(300_000);
    let text =
        format!("unit,code,self_answer,self_note\r\n,criteria,x,\r\na,1,9,\r\n{blank}b,1,8,\r\n{blank}");
    fs::write(folder.path().join("units.csv"), text).unwrap();
    let (lines, said, code) = batch(folder.path(), "units.csv");
    assert_eq!((scored(&lines), code), (vec![("a", "9"), ("b", "8")], 0), "{said}");
}
