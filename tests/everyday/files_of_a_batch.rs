//! Which files a batch reads: a file that looks like a form is never left out without a word, and none is read twice.

use std::fs;

use crate::harness::batch_units::{lines, write};
use crate::harness::one_row::{ONE, batch, form, forms, merge, units};
use crate::harness::program::{finished, program};

#[test]
fn a_file_that_looks_like_a_form_is_a_unit_that_failed() {
    for (name, what) in [
        ("b.xlt", "a workbook of Excel"),
        ("b.fods", "a workbook"),
        ("b.doc", "a document of Word"),
        ("b.odt", "a document"),
        ("b.rtf", "a document"),
        ("b.pdf", "a PDF"),
    ] {
        let folder = forms();
        write(&folder, "in/a.csv", &form(5));
        write(&folder, &format!("in/{name}"), "a workbook");
        let file = format!("in/{name}");
        for path in ["in", "in/*", "in/[ab].*"] {
            let run = batch(&folder, &[path]);
            assert_eq!(run.code, 1, "{name}");
            assert!(
                run.stdout.contains("✗  b     failed") && run.stdout.contains("incomplete"),
                "{}",
                run.stdout
            );
            let told = format!(
                "{file}:1:1: error[unreadable-file]: b: this is {what}, and no form is read from one"
            );
            assert!(run.stderr.contains(&told), "{}", run.stderr);
            assert!(run.stderr.contains("save"), "{}", run.stderr);
        }
        // also if it is given by name, and in every format
        let run = batch(&folder, &["--no-rank", "in/a.csv", &file]);
        assert_eq!(
            units(&run),
            [("a", "scored"), ("b", "failed")].map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        let help = lines(&run.stdout)[1]["findings"][0]["help"].as_str().unwrap().to_owned();
        assert!(help.contains("if it is no form"), "{help}");
        let csv = batch(&folder, &["--format", "csv", "in"]);
        assert!(csv.stdout.contains(",b,,failed,") && csv.stderr.contains("incomplete"), "{}", csv.stdout);
        // a form that was saved beside its workbook is read, and the workbook is named
        write(&folder, "in/b.csv", &form(6));
        for paths in [&["in"][..], &["in/*"], &[&file, "in/a.csv", "in/b.csv"]] {
            let run = batch(&folder, &[&["--format", "json"], paths].concat());
            assert_eq!((run.code, units(&run).len()), (0, 2), "{}", run.stdout);
            assert!(
                run.stderr.contains(&format!("{file}: {what}; in/b.csv beside it is read")),
                "{}",
                run.stderr
            );
        }
    }
}

#[test]
fn what_lies_among_the_forms_is_named() {
    let folder = forms();
    write(&folder, "in/a.csv", &form(5));
    for name in ["._c.csv", "~$c.csv", ".~lock.a.csv#", ".hidden.csv", "notes.md", "logo.png"] {
        write(&folder, &format!("in/{name}"), "x");
    }
    fs::create_dir(folder.path().join("in/archive")).unwrap();
    write(&folder, "in/archive/old.csv", &form(1));
    write(&folder, "in/next.toml", &ONE.replace("\"x\"", "\"y\""));
    fs::copy(folder.path().join("one.toml"), folder.path().join("in/same-rules.toml")).unwrap();
    let expected = "10 other files are not read:
  in/._c.csv: written by a program beside another file
  in/.hidden.csv: its name begins with a dot
  in/.~lock.a.csv#: written by a program beside another file
  in/archive: a folder; give its path as well to read the forms in it
  in/logo.png
  in/next.toml: an edition, not a form
  in/notes.md
  in/same-rules.toml: an edition, not a form
  in/~$c.csv: written by a program beside another file
";
    let expected = expected.replace("10 other", "9 other");
    for (path, options) in
        [("in", &["--format", "json"][..]), ("in/*", &["--no-rank"]), ("in", &["--no-rank"])]
    {
        let run = batch(&folder, &[options, &[path]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, expected.as_str()), "{path} {options:?}");
        assert_eq!(units(&run), [("a".to_owned(), "scored".to_owned())]);
    }
    // the edition of this batch is known by its file
    let run =
        finished(program().current_dir(folder.path()).args(["batch", "--criteria", "in/next.toml", "in"]));
    assert!(run.stderr.contains("in/next.toml: the criteria or the facts of this batch"), "{}", run.stderr);
    // one that is given as a form is a form that failed
    let run = batch(&folder, &["--no-rank", "in/a.csv", "in/next.toml"]);
    assert_eq!((run.code, units(&run)[1].clone()), (1, ("next".to_owned(), "failed".to_owned())));
}

#[test]
fn results_of_this_program_among_the_forms_are_no_units() {
    let folder = forms();
    write(&folder, "in/a.csv", &form(5));
    write(&folder, "in/b.csv", &form(7));
    let score = |arguments: &[&str]| finished(program().current_dir(folder.path()).args(arguments));
    let mut written = Vec::new();
    for ending in ["csv", "txt", "md", "json"] {
        for (command, name) in [("batch", "ranking"), ("evaluate", "scored"), ("check", "checked")] {
            let file = format!("in/{name}-{ending}.{ending}");
            let form = if command == "batch" { "in" } else { "in/a.csv" };
            let arguments = [command, "--criteria", "one.toml", form, "-o", &file];
            // the second time the result takes the place of the first
            for _ in 0..2 {
                let run = score(&arguments);
                assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
            }
            written.push(file);
        }
    }
    let run = batch(&folder, &["--format", "json", "in"]);
    assert_eq!((run.code, units(&run).len()), (0, 2), "{}", run.stdout);
    for file in &written {
        let shown = run.stderr.lines().find(|line| line.contains(file.as_str()));
        let shown = shown.unwrap_or_else(|| panic!("{file}: {}", run.stderr));
        // findings as a list in Markdown, or in words, do not show who wrote them
        let known = shown.ends_with("that this program wrote") || file.contains("checked-");
        assert!(known, "{shown}");
    }
    // a file that the shell has just made for the result
    let out = fs::File::create(folder.path().join("in/out.csv")).unwrap();
    let run = program()
        .current_dir(folder.path())
        .args(["batch", "--criteria", "one.toml", "--format", "csv", "in"])
        .stdout(out)
        .output()
        .unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{told}");
    if cfg!(unix) {
        assert!(told.contains("in/out.csv: this result is written into it"), "{told}");
    }
    // nothing but results
    fs::create_dir(folder.path().join("results")).unwrap();
    fs::copy(folder.path().join("in/ranking-csv.csv"), folder.path().join("results/r.csv")).unwrap();
    for options in [&["--no-rank"][..], &["--format", "json"]] {
        let run = batch(&folder, &[options, &["results"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains("there is no form among these files"), "{}", run.stderr);
        assert!(run.stderr.contains("results/r.csv: a ranking that this program wrote"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_file_is_read_once_whatever_paths_lead_to_it() {
    use std::os::unix::fs::symlink;
    let folder = forms();
    let path = |name: &str| folder.path().join(name);
    write(&folder, "in/m.csv", &form(5));
    symlink("m.csv", path("in/a-link.csv")).unwrap();
    fs::hard_link(path("in/m.csv"), path("in/n-hard.csv")).unwrap();
    symlink(".", path("in/self")).unwrap();
    symlink("in", path("linked")).unwrap();
    let alone = batch(&folder, &["--format", "json", "in/m.csv"]).stdout;
    assert_eq!(lines(&alone).len(), 1);
    for paths in [
        &["in"][..],
        &["in/*.csv"],
        &["in/**/*.csv"],
        &["in", "linked"],
        &["linked", "in/m.csv"],
        &["in/m.csv", "./in/m.csv", "in/../in/m.csv"],
        &["in/a-link.csv", "in/m.csv"],
        &["in/n-hard.csv", "in/m.csv"],
    ] {
        let run = batch(&folder, &[&["--format", "json"], paths].concat());
        assert_eq!((run.code, run.stdout.as_str()), (0, alone.as_str()), "{paths:?}: {}", run.stderr);
        if paths == ["in"] {
            assert!(run.stderr.contains("in/a-link.csv: the same file as in/m.csv"), "{}", run.stderr);
            assert!(run.stderr.contains("in/n-hard.csv: the same file as in/m.csv"), "{}", run.stderr);
        }
    }
    // two hard links, and nothing else: the folder alone tells that they are one
    let two = forms();
    write(&two, "in/a.csv", &form(5));
    fs::hard_link(two.path().join("in/a.csv"), two.path().join("in/b.csv")).unwrap();
    assert_eq!(units(&batch(&two, &["--no-rank", "in"])).len(), 1);
    // standard input from a file that is given as well
    let run = program()
        .current_dir(folder.path())
        .args(["batch", "--criteria", "one.toml", "--format", "json", "in/m.csv", "-"])
        .stdin(fs::File::open(path("in/m.csv")).unwrap())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(run.stdout).unwrap(), alone);
    // a copy under another name is another unit
    fs::copy(path("in/m.csv"), path("in/copy.csv")).unwrap();
    assert_eq!(units(&batch(&folder, &["--no-rank", "in"])).len(), 2);
    // lines too
    fs::write(path("l.jsonl"), &alone).unwrap();
    symlink("l.jsonl", path("k.jsonl")).unwrap();
    let run = merge(&folder, &["--format", "json", "k.jsonl", "l.jsonl", "./l.jsonl"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, alone.as_str()), "{}", run.stderr);
}
