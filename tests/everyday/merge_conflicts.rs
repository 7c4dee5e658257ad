//! What `score merge` says where versions differ or do not belong together, and how that is settled.

use std::fs;

use tempfile::TempDir;

use crate::harness::merging::{EDITION, added, merged, toml, written};
use crate::harness::program::{against_golden, finished, program, text_formats};
use score::write::Part;

#[test]
fn conflicts_are_decided_one_by_one() {
    let base = toml("");
    let a = toml("\"1.1\" = { num = 1, den = 2 }\n\"2.1\" = 5\n\"2.10\" = [\"a\"]\n");
    let b = toml("\"1.1\" = { num = 1, den = 4 }\n\"2.1\" = 6\n\"2.10\" = [\"b\"]\n");
    let files = |decisions: &str| {
        let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b), ("d.csv", decisions)];
        let folder = TempDir::new().unwrap();
        let out = written(folder.path(), &files, &["--decisions", "d.csv"]);
        (out.run, out.out)
    };
    let head = "code,column,take\n";
    let (_, out) = files(&format!("{head}1.1,appraisal,a.toml\n2.1,appraisal,b\n2.10,,base\n"));
    assert_eq!(added(&base, &out.unwrap()), ["\"1.1\"  = { num = 1, den = 2 }", "\"2.1\"  = 6"]);
    // as Excel saves it, under Vietnamese
    let (_, out) = files(
        "\u{feff}code;column;take\r\n1.1;thẩm định;a\r\n2.1;appraisal;b\r\n=\"2.10\";self;\r\n'2.10;appraisal;a\r\n",
    );
    assert_eq!(added(&base, &out.unwrap()).len(), 3);
    // what is left open stays open
    let (run, out) = files(&format!("{head}1.1,appraisal,a\n2.1,appraisal,\n"));
    assert_eq!((out, run.code), (None, 1));
    assert!(run.stdout.contains("2 conflicts; nothing was written"), "{}", run.stdout);
    for (line, said) in [
        (
            "1.2,appraisal,a\n",
            "1.2 appraisal is no conflict, so there is nothing to decide; open are: 1.1 appraisal, 2.1 appraisal, 2.10 appraisal",
        ),
        ("1.1,self,a\n", "1.1 self is no conflict"),
        ("1.11,appraisal,a\n", "no entry has the code `1.11`; did you mean `1.1`?"),
        ("1.1,appraisal,c\n", "no version is called `c`"),
        ("01/04/2022,appraisal,a\n", "`01/04/2022` is a date, and a code was meant"),
        ("1.1,appraiser,a\n", "`appraiser` is not a column"),
        ("1.1,appraisal,a\n1.1,appraisal,b\n", "1.1 appraisal is decided twice, and not alike"),
    ] {
        let (run, out) = files(&format!("{head}{line}"));
        assert_eq!((out, run.code), (None, 2), "{line}");
        assert!(run.stderr.contains(said) && run.stderr.contains("bad-decision"), "{line}{}", run.stderr);
        assert_eq!(run.stdout, "", "{line}");
    }
    let (run, _) = files("code,column\n1.1,appraisal\n");
    assert!(run.stderr.contains("lacks the names of columns: take"), "{}", run.stderr);
}

#[test]
fn conflicts_are_listed_to_be_decided_and_read_back() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = 5\n\"2.10\" = [\"a\"]\n"), toml("\"2.1\" = 6\n\"2.10\" = [\"b\"]\n"));
    let folder = TempDir::new().unwrap();
    let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b)];
    let out = written(folder.path(), &files, &["--conflicts", "list.csv"]);
    assert_eq!(out.run.code, 1);
    let path = folder.path().join("list.csv");
    let list = fs::read_to_string(&path).unwrap();
    assert!(list.starts_with("code,column,take,title,base,a.toml,b.toml\n2.1,appraisal,,"), "{list}");
    // the same list is left alone
    let again = written(folder.path(), &files, &["--conflicts", "list.csv"]);
    assert_eq!(again.run.code, 1);
    assert!(again.run.stderr.contains("list.csv is there already and lists these"), "{}", again.run.stderr);
    // the list is not written over once somebody may have worked on it
    let filled = list
        .replace("2.1,appraisal,,", "2.1,appraisal,b.toml,")
        .replace("2.10,appraisal,,", "2.10,appraisal,a.toml,");
    fs::write(&path, &filled).unwrap();
    let again = written(folder.path(), &files, &["--conflicts", "list.csv"]);
    assert_eq!(again.run.code, 2);
    assert!(again.run.stderr.contains("is there already"), "{}", again.run.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), filled);
    let decided = written(folder.path(), &files, &["--decisions", "list.csv"]);
    assert_eq!(added(&base, &decided.out.unwrap()), ["\"2.1\"  = 6", "\"2.10\" = [\"a\"]"]);
    assert!(decided.run.stdout.contains("1 conflict settled by --decisions, b.toml taken: 2.1 appraisal"));
}

#[test]
fn forms_that_do_not_belong_together_are_refused() {
    let base = toml("");
    for (version, said) in [
        (
            base.replace("\"u1\"", "\"u2\""),
            "this version is the form of unit u2, and base.toml is that of u1",
        ),
        (base.replace("\"small\"", "\"large\""), "this version answers another edition than base.toml"),
        (base.replace("\"1.1\"", "\"1.7\""), "1.7"),
    ] {
        let out = merged(&[("base.toml", &base), ("a.toml", &version)], &[]);
        assert_eq!((out.out, out.run.code), (None, 2));
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
        assert_eq!(out.run.stdout, "");
    }
    // a form that names no unit is of any
    let nameless = base.replace("id = \"u1\" # kept\n", "");
    let out = merged(&[("base.toml", &base), ("a.toml", &nameless)], &[]);
    assert_eq!(out.out, Some(base.clone()));
}

#[test]
fn what_is_not_merged_is_said() {
    let base = toml("\"1\" = { score = 3 }\n").replace("# kept\n", "# kept\nphone = \"1\"\n");
    let a = base
        .replace("\"1\" = { score = 3 }", "\"1\" = { score = 4 }")
        .replace("phone = \"1\"", "phone = \"2\"");
    let out = merged(&[("base.toml", &base), ("a.toml", &a)], &[]);
    assert_eq!(out.out.as_ref(), Some(&base));
    for said in [
        "a.toml declares other sums (1); sums are not merged, the base's stay: score check out.toml",
        "a.toml says phone = 2; the base's stays: 1",
    ] {
        assert!(out.run.stdout.replace('\u{a0}', " ").contains(said), "{}", out.run.stdout);
    }
}

#[test]
fn sums_are_put_right_where_the_base_has_some() {
    let with = toml("\"1\" = { score = 3 }\n");
    let without = toml("").replace("total  = { score = 20.33 }\n", "");
    let other = with.replace("score = 3", "score = 4");
    for (base, language, said) in [
        (&with, "en", "the base's stay: score check FILE --criteria edition.toml --fix"),
        (&with, "vi", "giữ theo bản gốc: score check TỆP --criteria edition.toml --fix"),
        (&without, "en", "a.toml declares other sums (1, total); sums are not merged\n"),
    ] {
        let folder = TempDir::new().unwrap();
        for (name, text) in [("edition.toml", EDITION), ("base.toml", base), ("a.toml", &other)] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut command = program();
        command.current_dir(folder.path()).env("COLUMNS", "1000").args(["merge", "base.toml", "a.toml"]);
        let run = finished(command.args(["--criteria", "edition.toml", "--lang", language]));
        assert!(run.stdout.replace('\u{a0}', " ").contains(said), "{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn what_every_version_lacks_is_listed() {
    let base = toml("\"2.1\"  = 5\n\"2.9\"  = { value = 3, note = \"x\" }\n");
    let version = toml("\"2.9\"  = { score = 3 }\n").replace("\"1.2\"  = { choice = \"a\" }\n", "");
    let out = merged(&[("base.toml", &base), ("a.toml", &version), ("b.toml", &version)], &[]);
    for said in [
        "3 entries lost the answer of the base, which no version has any more: 1.2 self, 2.1 appraisal, 2.9 appraisal",
        "without an answer in the appraisal column: ",
    ] {
        assert!(out.run.stdout.contains(said), "{}{}", out.run.stdout, out.run.stderr);
    }
}

#[test]
fn files_that_cannot_be_meant_are_refused() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = 5\n"), toml("\"2.1\" = 6\n"));
    let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b), ("d.csv", "PK\u{3}\u{4}")];
    for (options, said) in [
        (&["a.toml"][..], "a.toml was given twice as a version"),
        (&["./b.toml"], "b.toml and ./b.toml are one file"),
        (&["--conflicts", "c.xlsx"], "give it a name that ends in .csv"),
        (&["--conflicts", "c"], "give it a name that ends in .csv"),
        (&["--decisions", "d.csv"], "d.csv is a workbook, and decisions are read from a CSV"),
    ] {
        let out = merged(&files, options);
        assert_eq!((out.out, out.run.code, out.run.stdout.as_str()), (None, 2, ""), "{options:?}");
        assert!(out.run.stderr.contains(said), "{options:?}: {}", out.run.stderr);
    }
}

#[test]
fn versions_that_say_what_the_base_says_leave_nothing_to_write() {
    let base = toml("\"2.1\" = 5\n");
    let folder = TempDir::new().unwrap();
    for (name, text) in [("edition.toml", EDITION), ("base.toml", &base)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let merge = |options: &[&str]| {
        let mut command = program();
        command
            .current_dir(folder.path())
            .args(["merge", "--criteria", "edition.toml"])
            .args(["base.toml", "base.toml"]);
        finished(command.args(options))
    };
    let run = merge(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("nothing that differs from the base: there is nothing to write"));
    let run = merge(&["-o", "out.toml"]);
    assert!(run.stdout.contains("out.toml says what the base says"), "{}", run.stdout);
    assert_eq!(fs::read_to_string(folder.path().join("out.toml")).unwrap(), base);
}

#[test]
fn names_tell_versions_apart() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = 5\n"), toml("\"2.1\" = 6\n"));
    let files = [("base.toml", base.as_str()), ("an/form.toml", &a), ("binh/form.toml", &b)];
    let out = merged(&files, &[]);
    assert!(out.run.stdout.contains("an/form.toml") && out.run.stdout.contains("binh/form.toml"));
    let out = merged(&files, &["--prefer", "binh/form.toml"]);
    assert_eq!(added(&base, &out.out.unwrap()), ["\"2.1\"  = 6"]);
    for (typed, said) in [
        ("form.toml", "several versions are called `form.toml`: an/form.toml, binh/form.toml"),
        ("chi", "no version is called `chi`"),
    ] {
        let out = merged(&files, &["--prefer", typed]);
        assert_eq!(out.run.code, 2);
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
    }
}

#[test]
fn results_never_take_the_place_of_inputs() {
    let base = toml("");
    let a = toml("\"2.1\" = 5\n");
    for arguments in
        [&["-o", "a.toml"][..], &["-o", "base.toml"], &["-o", "x.csv"], &["--conflicts", "a.toml"]]
    {
        let folder = TempDir::new().unwrap();
        for (name, text) in [("edition.toml", EDITION), ("base.toml", &base), ("a.toml", &a)] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut command = program();
        command.current_dir(folder.path()).args([
            "merge",
            "--criteria",
            "edition.toml",
            "base.toml",
            "a.toml",
        ]);
        let run = finished(command.args(arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(fs::read_to_string(folder.path().join("a.toml")).unwrap(), a);
        assert!(!folder.path().join("x.csv").exists());
    }
}

#[test]
fn the_report_is_written_in_every_format() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = { count = 5, note = \"<b>=1</b>\" }\n"), toml("\"2.1\" = 6\n"));
    let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b)];
    for format in text_formats(&[Part::Table, Part::Json]) {
        let out = merged(&files, &["--format", format]);
        assert_eq!(out.run.code, 1, "{format}: {}", out.run.stderr);
        for said in ["2.1", "a.toml", "b.toml"] {
            assert!(out.run.stdout.contains(said), "{format}: {said}\n{}", out.run.stdout);
        }
        let is_page = format == "html";
        assert!(!is_page || !out.run.stdout.contains("<b>=1"), "{}", out.run.stdout);
    }
    let out = merged(&files, &["--format", "csv"]);
    assert!(
        out.run.stdout.contains("\n2.1,A count,appraisal,conflict,b.toml,6,6.00,\n"),
        "{}",
        out.run.stdout
    );
}

#[test]
fn the_report_is_the_golden_in_both_languages() {
    let base = toml("");
    let a = toml(
        "\"1.1\" = { num = 1, den = 2 }\n\"2.1\" = { count = 5, note = \"đếm lại\" }\n\"1.2\" = \"a\"\n",
    );
    let b = toml("\"2.1\" = { count = 6 }\n\"2.10\" = [\"b\"]\n");
    let files = [
        ("base.toml", base.as_str()),
        ("a.toml", &a),
        ("b.toml", &b),
        ("d.csv", "code,column,take\n1.2,appraisal,a\n2.1,appraisal,q\n"),
    ];
    let mut failures = Vec::new();
    for language in ["en", "vi"] {
        let mut all = String::new();
        for options in [&[][..], &["--prefer", "a"], &["--decisions", "d.csv"], &["--format", "json"]] {
            let out = merged(&files, &[options, &["--lang", language]].concat());
            all += &format!("$ score merge {}\n{}\n", options.join(" "), out.run.transcript());
        }
        let other = base.replace("\"u1\"", "\"u2\"");
        let out = merged(&[("base.toml", base.as_str()), ("a.toml", &other)], &["--lang", language]);
        all += &out.run.transcript();
        failures.extend(against_golden(&format!("tests/goldens/merge-{language}.txt"), &all).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
