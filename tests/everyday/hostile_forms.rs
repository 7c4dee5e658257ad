//! Forms that somebody made to cost as much as they can: what they cost grows no faster than they do, and they take no
//! room that a small machine does not have. Time is counted in instructions, never by the clock.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::program::{against_golden, in_package, program, score};

/// An edition of one row, called `x`.
const EDITION: &str = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
"#;

/// A kind of hostile form: its name, its ending, and its text for a size.
type Kind = (&'static str, &'static str, fn(usize) -> String);

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(text, "{}", part(number));
        text
    })
}

fn toml(body: &str) -> String {
    format!("criteria = \"x\"\n{body}\n")
}

fn csv(body: &str) -> String {
    format!("code,self_answer\ncriteria,x\n{body}")
}

const KINDS: [Kind; 34] = [
    ("a list where a number belongs", "toml", |n| {
        toml(&format!("self = {{ \"1\" = 9, x = [{}] }}", "1,".repeat(n)))
    }),
    ("choices that are numbers", "toml", |n| {
        toml(&format!("[self]\n\"1\" = {{ choices = [{}] }}", "1,".repeat(n)))
    }),
    ("a list that is never closed", "toml", |n| toml(&format!("[self]\nx = [{}\n\"1\" = 9", "1,".repeat(n)))),
    ("a bracket too many", "toml", |n| toml(&format!("[self]\nx = [{}] }}\n\"1\" = 9", "1,".repeat(n)))),
    ("codes on one line", "toml", |n| {
        toml(&format!("self = {{ \"1\" = 9{} }}", repeated(n, |k| format!(", k{k} = 1"))))
    }),
    ("codes, a line each", "toml", |n| {
        toml(&format!("[self]\n{}", repeated(n, |k| format!("\"k{k}\" = 1\n"))))
    }),
    ("keys of an answer", "toml", |n| {
        toml(&format!("[self]\n\"1\" = {{ {} }}", repeated(n, |k| format!("k{k} = 1,"))))
    }),
    ("codes without quotes on one line", "toml", |n| {
        toml(&format!("self = {{ {} }}", repeated(n, |k| format!("1.{k} = 1,"))))
    }),
    ("parts of answers on one line", "toml", |n| {
        toml(&format!("self = {{ {} }}", repeated(n, |k| format!("\"1\".k{k} = 1,"))))
    }),
    ("one table many times", "toml", |n| toml(&"[self]\n".repeat(n))),
    ("many tables", "toml", |n| toml(&repeated(n, |k| format!("[self{k}]\n")))),
    ("one code many times", "toml", |n| toml(&format!("[self]\n{}", "\"1\" = 9\n".repeat(n)))),
    ("a syntax error on each line", "toml", |n| toml(&format!("[self]\n{}", "\"1\" = = 9\n".repeat(n)))),
    ("braces that are never closed", "toml", |n| toml(&format!("[self]\n{}", "\"1\" = {\n".repeat(n)))),
    ("lists in lists", "toml", |n| toml(&format!("[self]\nx = {}{}", "[".repeat(n), "]".repeat(n)))),
    ("tables in tables", "toml", |n| toml(&format!("[self]\nx = {}1{}", "{a=".repeat(n), "}".repeat(n)))),
    ("a key of many parts", "toml", |n| toml(&format!("[self]\n{}a = 1", "a.".repeat(n)))),
    ("digits without end", "toml", |n| toml(&format!("[self]\n\"1\" = {}", "1".repeat(n)))),
    ("an exponent without end", "toml", |n| toml(&format!("[self]\n\"1\" = 1e{}", "9".repeat(n)))),
    ("a comment without end", "toml", |n| toml(&format!("# {}\n[self]\n\"1\" = 9", "a".repeat(n)))),
    ("facts", "toml", |n| {
        toml(&format!("[facts]\n{}[self]\n\"1\" = 9", repeated(n, |k| format!("f{k} = 1\n"))))
    }),
    ("texts about the unit", "toml", |n| {
        toml(&format!("[unit]\n{}[self]\n\"1\" = 9", repeated(n, |k| format!("t{k} = \"1\"\n"))))
    }),
    ("texts about the unit", "csv", |n| csv(&repeated(n, |k| format!("unit.t{k},1\n")))),
    ("facts", "csv", |n| csv(&repeated(n, |k| format!("facts.f{k},1\n")))),
    ("codes", "csv", |n| csv(&repeated(n, |k| format!("k{k},1\n")))),
    ("one code many times", "csv", |n| csv(&"1,9\n".repeat(n))),
    ("a code of many parts", "csv", |n| csv(&format!("{}1,9\n", "1.".repeat(n)))),
    ("columns", "csv", |n| format!("code,self_answer{}\n1,9\n", repeated(n, |k| format!(",c{k}")))),
    ("columns of attributes", "csv", |n| {
        format!("code,self_answer{}\n1,9\n", repeated(n, |k| format!(",self_c{k}")))
    }),
    ("cells that are empty", "csv", |n| csv(&format!("1,9\n{}\n", ",".repeat(n)))),
    ("cells that are not", "csv", |n| csv(&format!("1,9\n{}\n", "1,".repeat(n)))),
    ("quotes that go wrong", "csv", |n| csv(&"\"a\"b,1\n".repeat(n))),
    ("lines that end with a return alone", "csv", |n| {
        format!("code,self_answer\rcriteria,x\r{}", "k,1\r".repeat(n))
    }),
    ("marks of byte order", "csv", |n| csv(&"\u{feff}1,9\n".repeat(n))),
];

fn in_folder(folder: &Path, kind: &Kind, size: usize) -> String {
    let (_, ending, text) = kind;
    fs::write(folder.join("edition.toml"), EDITION).unwrap();
    let form = format!("form.{ending}");
    fs::write(folder.join(&form), text(size)).unwrap();
    form
}

#[test]
fn a_hostile_form_takes_little_room_whatever_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let (size, step) = if crate::SHARE == 1 { (60_000, 1) } else { (20_000, 3) };
    for kind in KINDS.iter().step_by(step) {
        let form = in_folder(folder.path(), kind, size);
        // 160 MiB of addresses, of which the program itself takes 90; the seconds are only there to end a test that hangs
        let run = Command::new("sh")
            .args(["-c", "ulimit -v 163840; ulimit -t 60; exec \"$0\" \"$@\""])
            .arg(program().get_program())
            .args(["check", "--criteria", "edition.toml", "--format", "json", &form])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let (name, ending, _) = kind;
        let said = String::from_utf8_lossy(&run.stderr).into_owned() + &String::from_utf8_lossy(&run.stdout);
        assert!(
            run.status.code().is_some_and(|code| code <= 2),
            "{name} ({ending}): {:?} {said:.300}",
            run.status
        );
        assert!(said.len() < 1 << 20, "{name} ({ending}): {} bytes of output", said.len());
    }
}

/// The instructions of a run, by callgrind.
fn instructions(folder: &Path, form: &str) -> u64 {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program().get_program())
        .args(["check", "--criteria", "edition.toml", "--format", "short", form])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let counted = said.lines().find_map(|line| line.split_once("Collected : ")).expect("callgrind counts");
    counted.1.trim().parse().unwrap()
}

#[test]
fn what_a_hostile_form_costs_grows_no_faster_than_the_form() {
    if std::env::var_os("SCORE_COUNT_INSTRUCTIONS").is_none() || Command::new("valgrind").output().is_err() {
        println!("SKIPPED: instructions are counted by valgrind, where SCORE_COUNT_INSTRUCTIONS is set");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for kind in &KINDS {
        let (name, ending, _) = kind;
        let [none, once, twice] = [0, 1_500, 3_000].map(|size| {
            let form = in_folder(folder.path(), kind, size);
            instructions(folder.path(), &form)
        });
        let (small, large) = (once.saturating_sub(none), twice.saturating_sub(none));
        println!("{name} ({ending}): {none} + {small}, {large} at twice the size");
        // where hardly anything is added, nothing grows
        assert!(large < 3 * small.max(2_000_000), "{name} ({ending}): {small} became {large}");
    }
}

#[test]
fn findings_that_are_too_many_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let kind = KINDS.iter().find(|(name, ..)| *name == "codes, a line each").unwrap();
    in_folder(folder.path(), kind, 5_000);
    let path = folder.path();
    let (edition, form) = (path.join("edition.toml"), path.join("form.toml"));
    let run = |format: &str| {
        score(&["check", "--criteria", edition.to_str().unwrap(), "--format", format, form.to_str().unwrap()])
    };
    let said = run("short");
    let last: Vec<&str> = said.stderr.lines().rev().take(2).collect();
    let last =
        last.into_iter().rev().collect::<Vec<_>>().join("\n").replace(path.to_str().unwrap(), "folder");
    against_golden("tests/goldens/check-more-findings.txt", &format!("{last}\n")).unwrap();
    assert!(run("text").stderr.contains("… and 4900 more"), "{}", run("text").stderr);
    assert_eq!(said.code, 2);
}

#[test]
fn a_result_counts_the_findings_that_are_not_listed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let rows = repeated(1_500, |k| {
        format!("  {{ code = \"{}\", title = \"A\", rule = \"manual\", max = 1 }},\n", k + 1)
    });
    let edition = format!(
        "criterion = [\n{rows}]\ncriteria = {{ id = \"long\", title = \"Long\", max = 1500 }}\nrounding = {{ mode = \"exact\" }}\n"
    );
    fs::write(path.join("long.toml"), edition).unwrap();
    fs::write(path.join("form.toml"), "criteria = \"long\"\n[self]\n\"1\" = 1\n").unwrap();
    let (edition, form) = (path.join("long.toml"), path.join("form.toml"));
    let run = score(&[
        "check",
        "--criteria",
        edition.to_str().unwrap(),
        "--format",
        "json",
        form.to_str().unwrap(),
    ]);
    let json = run.json();
    assert_eq!(json["summary"]["errors"], 1_499);
    let listed = json["findings"].as_array().unwrap();
    let last = listed.last().unwrap();
    assert_eq!((last["code"].as_str(), last["severity"].as_str()), (Some("more-findings"), Some("error")));
    assert_eq!(last["message"], "and 499 more errors: only the first 1,000 of them are listed");
    assert_eq!(run.code, 1);
}

#[test]
fn the_column_of_a_finding_is_the_one_of_the_file_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("edition.toml"), EDITION).unwrap();
    for (before, column) in [("\u{202e}", 32), ("ệ", 32), (&"ệ".repeat(9_000), 9_031)] {
        let text = toml(&format!("[self]\n\"1\" = {{ value = 9, note = \"{before}\", nota = 1 }}"));
        fs::write(path.join("form.toml"), text).unwrap();
        for format in ["text", "short", "json"] {
            let run = program()
                .current_dir(path)
                .args(["check", "--criteria", "edition.toml", "--format", format, "form.toml"])
                .output()
                .unwrap();
            let said = String::from_utf8(run.stderr).unwrap();
            assert!(said.contains(&format!("form.toml:3:{column}")), "{format}: {said:.600}");
        }
    }
}

#[test]
fn the_package_says_what_is_read_at_most() {
    // the limits are stated where a person looks for them
    let files = fs::read_to_string(in_package("docs/files.md")).unwrap();
    for limit in ["1,000 entries", "400,000 values and lines", "20,000 rows", "1,000 findings of a form"] {
        assert!(files.contains(limit), "docs/files.md does not say: {limit}");
    }
}
