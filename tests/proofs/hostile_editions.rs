//! Editions with lists and conditions without end: each gets one true sentence, at a cost that stays small.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::harness::program::program;

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(text, "{}", part(number));
        text
    })
}

const HEAD: &str = "criteria = { id = \"x\", title = \"X\", max = 10 }\nrounding = { mode = \"exact\" }\n";

/// An edition of one row with these keys, and what stands beside it.
fn one(keys: &str, beside: &str) -> String {
    format!("criterion = [ {{ code = \"1\", title = \"A\", max = 10, {keys} }} ]\n{HEAD}{beside}\n")
}

fn manual(beside: &str) -> String {
    one("rule = \"manual\"", beside)
}

/// An edition of many rows with these keys.
fn many(rows: usize, keys: &str, beside: &str) -> String {
    let row = |row| format!("  {{ code = \"{row}\", title = \"A\", max = 1, {keys} }},\n");
    format!("criterion = [\n{}]\n{HEAD}{beside}\n", repeated(rows, row))
}

/// Each with the code by which it is refused.
#[expect(clippy::too_many_lines, reason = "a table: an edition each")]
fn editions() -> Vec<(&'static str, String, &'static str)> {
    let n = 20_000;
    let tiers = |count: usize| repeated(count, |tier| format!("{{ ge = {}, points = 1 }},", count - tier));
    let points = |count: usize| "{ points = 1 },".repeat(count);
    vec![
        ("rows", many(6_000, "rule = \"manual\"", ""), "too-many-entries"),
        (
            "tiers",
            one(&format!("rule = \"tiers\", measure = \"value\", tiers = [{}]", tiers(n)), ""),
            "too-many-entries",
        ),
        ("options", one(&format!("rule = \"choice\", options = [{}]", points(n)), ""), "too-many-entries"),
        ("items", one(&format!("rule = \"checklist\", items = [{}]", points(n)), ""), "too-many-entries"),
        (
            "a table",
            one(
                &format!("rule = \"deduct\", counters = [ {{ id = \"s\", table = [{}] }} ]", "1,".repeat(n)),
                "",
            ),
            "too-many-entries",
        ),
        (
            "a line",
            one(
                &format!(
                    "rule = \"piecewise\", measure = \"value\", points = [{}]",
                    "{ at = 1, points = 1 },".repeat(n)
                ),
                "",
            ),
            "too-many-entries",
        ),
        (
            "facts",
            manual(&format!("[facts]\n{}", repeated(n, |fact| format!("f{fact} = {{ title = \"F\" }}\n")))),
            "too-many-entries",
        ),
        (
            "options of a fact",
            manual(&format!(
                "facts = {{ f = {{ title = \"F\", options = [{}] }} }}",
                repeated(n, |at| format!("\"o{at}\","))
            )),
            "too-many-entries",
        ),
        (
            "bands",
            manual(&format!(
                "total = {{ bands = [{}] }}",
                repeated(n, |at| format!("{{ id = \"b{at}\", ge = {} }},", n - at))
            )),
            "too-many-entries",
        ),
        (
            "gates",
            manual(&format!(
                "total = {{ requires = [{}] }}",
                "{ criterion = \"1\", ge = 1, else = \"no-score\" },".repeat(n)
            )),
            "too-many-entries",
        ),
        (
            "gates that name nothing",
            manual(&format!(
                "total = {{ requires = [{}] }}",
                repeated(1_000, |at| format!("{{ criterion = \"q{at}\", ge = 1, else = \"no-score\" }},"))
            )),
            "unknown-name",
        ),
        (
            "conditions in conditions",
            manual(&format!(
                "total = {{ requires = [ {{ {} criterion = \"1\", ge = 1 {} }} ] }}",
                "any_of = [ { ".repeat(n),
                " } ]".repeat(n)
            )),
            "toml-syntax",
        ),
        (
            "one list in every row",
            many(3_000, "rule = \"choice\", options = \"o\"", &format!("[lists]\no = [{}]", points(1_000))),
            "too-many-entries",
        ),
        (
            "conditions over every row in every row",
            many(
                3_000,
                "rule = \"manual\", requires = [ { every = \"leaves\", met = true, else = \"zero\" } ]",
                "",
            ),
            "too-many-entries",
        ),
        (
            "tests",
            manual(&repeated(11_000, |at| format!("[[test]]\nname = \"t{at}\"\nself = {{ \"1\" = 1 }}\n"))),
            "too-many-entries",
        ),
        (
            "tests like each other",
            manual("[[test]]\nname = \"a\"\nlike = \"b\"\n[[test]]\nname = \"b\"\nlike = \"a\"\n"),
            "unknown-name",
        ),
        (
            "keys",
            one(&format!("rule = \"manual\", {}", repeated(n, |key| format!("k{key} = 1,"))), ""),
            "unknown-key",
        ),
    ]
}

#[test]
fn an_edition_with_lists_without_end_is_refused_at_little_cost() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, code) in editions() {
        fs::write(folder.path().join("edition.toml"), text).unwrap();
        // the seconds of processor time are only there to end a test that hangs
        let run = Command::new("sh")
            .args(["-c", "ulimit -v 230000; ulimit -t 60; exec \"$0\" \"$@\""])
            .arg(program().get_program())
            .args(["criteria", "check", "--format", "short", "edition.toml"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
        assert!(
            run.status.code().is_some_and(|code| code == 1 || code == 2),
            "{name}: {:?} {said:.300}",
            run.status
        );
        assert!(said.contains(&format!("error[{code}]: ")), "{name}: {said:.600}");
        assert!(said.len() < 1 << 20, "{name}: {} bytes of output", said.len());
    }
}

#[test]
fn lists_of_a_thousand_entries_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.toml");
    let options = "{ points = 10 },".repeat(1_000);
    fs::write(&path, one(&format!("rule = \"choice\", options = [{options}]"), "")).unwrap();
    let run = program().args(["criteria", "check"]).arg(&path).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stdout));
}
