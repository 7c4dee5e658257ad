//! A result is never written over what it was made from.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use crate::harness::batch_units::write;
use crate::harness::one_row::{ONE, batch, form, forms};
use crate::harness::program::program;

#[test]
fn a_result_is_never_written_over_an_input_whatever_path_leads_to_it() {
    use std::os::unix::fs::symlink;
    let folder = forms();
    let path = |name: &str| folder.path().join(name);
    let text = form(5).replace("code,self_answer", "code,self_answer,self_score").replace("1,5", "1,5,6");
    let text = text.replace("criteria,x", "criteria,x,");
    write(&folder, "form.csv", &text);
    write(&folder, "facts.toml", "[facts]\n");
    fs::hard_link(path("form.csv"), path("hard.csv")).unwrap();
    symlink("form.csv", path("link.csv")).unwrap();
    let line = batch(&folder, &["--no-rank", "form.csv"]).stdout;
    write(&folder, "lines.jsonl", &line);
    let rules = ["--criteria", "one.toml"];
    let unchanged = |name: &str, run: &std::process::Output, what: &str| {
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{what}: {told}");
        assert!(told.contains("is one of the inputs; results are never written over them"), "{what}: {told}");
        assert!(run.stdout.is_empty(), "{what}");
        let expected = match name {
            "form.csv" => text.as_str(),
            "lines.jsonl" => line.as_str(),
            "one.toml" => ONE,
            _ => "[facts]\n",
        };
        assert_eq!(fs::read_to_string(path(name)).unwrap(), expected, "{what}");
    };
    let all: [(&[&str], &str); 7] = [
        (&["evaluate"], "form.csv"),
        (&["check"], "form.csv"),
        (&["check", "--fix"], "form.csv"),
        (&["batch"], "form.csv"),
        (&["batch", "--no-rank", "--format", "json"], "form.csv"),
        (&["explain"], "form.csv"),
        (&["batch", "--merge"], "lines.jsonl"),
    ];
    for (command, input) in all {
        let code: &[&str] = if command == ["explain"] { &["1"] } else { &[] };
        let merge = command.contains(&"--merge");
        let rules = if merge { &[][..] } else { &rules[..] };
        let outputs: &[&str] =
            if merge { &["lines.jsonl"] } else { &["form.csv", "./form.csv", "hard.csv", "link.csv"] };
        for output in outputs {
            let arguments = [command, rules, &["-o", output, input], code].concat();
            let run = program().current_dir(folder.path()).args(&arguments).output().unwrap();
            unchanged(input, &run, &format!("{arguments:?}"));
            if command.contains(&"--fix") {
                continue; // standard input is not fixed at all
            }
            let arguments = [command, rules, &["-o", output, "-"], code].concat();
            let stdin = fs::File::open(path(input)).unwrap();
            let run = program().current_dir(folder.path()).args(&arguments).stdin(stdin).output().unwrap();
            unchanged(input, &run, &format!("{arguments:?} < {input}"));
        }
        if command.contains(&"--fix") {
            continue;
        }
        // added to by the shell
        let arguments = [command, rules, &[input], code].concat();
        let out = fs::OpenOptions::new().append(true).open(path(input)).unwrap();
        let run = program().current_dir(folder.path()).args(&arguments).stdout(out).output().unwrap();
        unchanged(input, &run, &format!("{arguments:?} >> {input}"));
        // the rules are inputs too
        for rules_file in if merge { &[][..] } else { &["one.toml", "facts.toml"][..] } {
            let facts = ["--facts", "facts.toml", "-o", rules_file, input];
            let arguments = [command, rules, &facts, code].concat();
            let run = program().current_dir(folder.path()).args(&arguments).output().unwrap();
            unchanged(rules_file, &run, &format!("{arguments:?}"));
        }
    }
    // a form in a folder, and the folder by itself
    fs::rename(path("hard.csv"), path("in/hard.csv")).unwrap();
    for paths in [&["in"][..], &["in/*"], &["in", "one.toml"]] {
        let arguments = [&["batch"], &rules[..], &["-o", "form.csv"], paths].concat();
        let run = program().current_dir(folder.path()).args(&arguments).output().unwrap();
        unchanged("form.csv", &run, &format!("{arguments:?}"));
    }
    for command in [&["criteria", "show"][..], &["criteria", "check"], &["criteria", "test"]] {
        let arguments = [command, &["one.toml", "-o", "./one.toml"]].concat();
        let run = program().current_dir(folder.path()).args(&arguments).output().unwrap();
        unchanged("one.toml", &run, &format!("{arguments:?}"));
    }
    assert!(Path::new(&path("link.csv")).is_symlink());
}
