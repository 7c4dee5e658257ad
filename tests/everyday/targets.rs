//! `score target` on one row: what several parts of an answer gain only together, and what a figure gains where its points turn.

use std::fs;

use crate::harness::program::{finished, program};

/// Runs `score target` on a form with one row, and returns what is to be set for the row: next, and at most.
fn advised(rule: &str, answer: &str, target: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let edition = format!(
        "[criteria]\nid = \"x\"\ntitle = \"X\"\n[rounding]\nat = \"leaf\"\nmode = \"half-up\"\ndecimals = 2\n[total]\nbands = [ {{ id = \"good\", ge = 5 }}, \
         {{ id = \"poor\", lt = 5 }} ]\n[[criterion]]\ncode = \"1\"\ntitle = \"A\"\nmax = 8\n{rule}\n"
    );
    fs::write(folder.path().join("e.toml"), edition).unwrap();
    fs::write(folder.path().join("f.toml"), format!("criteria = \"x\"\n[self]\n\"1\" = {answer}\n")).unwrap();
    let arguments = ["target", "f.toml", target, "--criteria", "e.toml", "--format", "json"];
    let run = finished(program().current_dir(folder.path()).args(arguments));
    let json = run.json();
    let set = |of: &serde_json::Value| {
        let set = of["set"].as_array().map(Vec::as_slice).unwrap_or_default();
        set.iter().map(|set| set.as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    (set(&json["rows"][0]), set(&json["rows"][0]["most"]))
}

#[test]
fn parts_that_gain_only_together_are_changed_together() {
    let all = "rule = \"checklist\"\ncombine = \"all\"\nitems = [ { title = \"A\" }, { title = \"B\" }, { title = \"C\" } ]";
    let excluding = "rule = \"checklist\"\nitems = [ { points = 3, excludes = [\"b\", \"c\"] }, { points = 2 }, { points = 2 } ]";
    let judged = "rule = \"checklist\"\nitems = [ { points = 2 }, { rule = \"manual\", min = 0, max = 4, step = 0.5 } ]";
    let deduct = "rule = \"deduct\"\ncounters = [ { table = [0, \"all\"] }, { judged = { max = \"all\" } }, { per = 1 } ]";
    let peak = "rule = \"piecewise\"\nmeasure = \"value\"\npoints = [ { at = 0, points = 0 }, { at = 7, points = 5 }, { at = 30, points = 1 } ]";
    for (rule, answer, next, most) in [
        // all or nothing: no item gains alone
        (all, "{ choices = [\"b\"] }", ".choices=a;b;c", ".choices=a;b;c"),
        (all, "{}", ".choices=a;b;c", ".choices=a;b;c"),
        // one item goes where two come that it excludes, and neither is worth as much
        (excluding, "{ choices = [\"a\"] }", ".choices=b;c", ".choices=b;c"),
        // the figure of an item, beside the others
        (judged, "{ choices = { a = true, b = 1.5 } }", ".choices=a;b=2", ".choices=a;b=4"),
        // two counters of which each loses everything; the third may stay for the first step
        (deduct, "{ counts = { a = 1, b = 8, c = 2 } }", ".counts=a=0;b=0;c=2", ".counts=a=0;b=0;c=0"),
        // from above, as far as the line rises
        (peak, "{ value = 16 }", ".value=15", ".value=7"),
        (peak, "{ value = 3 }", ".value=4", ".value=7"),
    ] {
        let (found_next, found_most) = advised(rule, answer, "8");
        let path = |set: &str| format!("self.1{set}");
        assert_eq!((found_next, found_most), (path(next), path(most)), "{rule}\n{answer}");
        // the same to a band
        assert_eq!(advised(rule, answer, "good").1, path(most), "{rule}\n{answer}");
    }
}
