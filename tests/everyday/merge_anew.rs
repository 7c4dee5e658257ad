//! `score merge` of workbooks: a base that is written anew, and versions whose files have no place for all that the base says.

use std::path::Path;

use tempfile::TempDir;

use crate::harness::merging::{added, merged, toml};
use crate::harness::program::{Run, in_package, score};

/// A file of a folder.
fn file(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// The forms of An and Bình and what they began from, as files of this ending.
fn forms(folder: &Path, ending: &str) -> [String; 3] {
    ["base", "an", "binh"].map(|name| {
        let written = file(folder, &format!("{name}.{ending}"));
        let form = in_package(&format!("examples/merge/{name}.toml"));
        let run = score(&["evaluate", form.to_str().unwrap(), "-o", &written]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        written
    })
}

fn merge(forms: &[&str], options: &[&str]) -> Run {
    score(&[&["merge"], forms, options].concat())
}

#[test]
fn workbooks_are_merged_to_what_the_submissions_are_merged_to() {
    let folder = TempDir::new().unwrap();
    let of_toml = ["base", "an", "binh"].map(|name| format!("examples/merge/{name}.toml"));
    let expected = file(folder.path(), "expected.toml");
    let run = merge(&of_toml.each_ref().map(String::as_str), &["--prefer", "an", "-o", &expected]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let of_xlsx = forms(folder.path(), "xlsx");
    let of_xlsx = of_xlsx.each_ref().map(String::as_str);
    for name in ["out.toml", "out.xlsx", "OUT.XLSX"] {
        let out = file(folder.path(), name);
        let run = merge(&of_xlsx, &["--prefer", "an", "-o", &out]);
        assert_eq!(run.code, 0, "{name}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("80 entries of 2 versions merged into"), "{name}: {}", run.stdout);
        assert!(!run.stdout.contains("maxima"), "{name}: {}", run.stdout);
        assert!(run.stderr.contains("was written anew"), "{name}: {}", run.stderr);
        let json = score(&["evaluate", "--format", "json", &out]).json();
        let totals = ["self", "appraisal"].map(|column| json["total"][column]["points"].clone());
        assert_eq!(totals, ["464.06", "430.92"], "{name}");
        // entry by entry
        let run = merge(&[&expected, &out], &[]);
        assert!(run.stdout.contains("nothing that differs from the base"), "{name}: {}", run.stdout);
    }
    // a conflict is one in workbooks too
    let out = file(folder.path(), "open.xlsx");
    let run = merge(&of_xlsx, &["-o", &out]);
    assert_eq!((run.code, Path::new(&out).exists()), (1, false), "{}", run.stderr);
    assert!(run.stdout.contains("1 conflict; nothing was written"), "{}", run.stdout);
}

#[test]
fn a_workbook_is_written_anew_as_two_kinds_of_file() {
    let folder = TempDir::new().unwrap();
    let files = forms(folder.path(), "xlsx");
    let files = files.each_ref().map(String::as_str);
    for (name, said) in [
        ("out.csv", "give it a name that ends in .toml or .xlsx"),
        ("out.docx", "give it a name that ends in .toml or .xlsx"),
        ("base.xlsx", "is one of the inputs; results are never written over them"),
    ] {
        let out = file(folder.path(), name);
        let run = merge(&files, &["--prefer", "an", "-o", &out]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}");
        assert!(run.stderr.contains(said), "{name}: {}", run.stderr);
    }
}

#[test]
fn what_a_file_has_no_place_for_it_does_not_take_away() {
    let head = "code,self_answer,self_num,self_den,self_score,appraisal_answer";
    let rows = "criteria,small,,,,\nunit.id,u1,,,,\nfacts.staff,20,,,,\n1.1,,13,15,4.33,\n1.2,a,,,,\n1.3,,10,,,\n2.1,7,,,,5\n2.9,2.5,,,,\n2.10,a,,,,\n";
    let wide = |name: &str, of: &[(&str, &str)]| {
        let line = |line: &str| {
            let said = of.iter().find(|(code, _)| line.starts_with(&format!("{code},")));
            format!("{line},{}\n", said.map(|(_, text)| *text).unwrap_or_default())
        };
        format!("{head},{name}\n{}", rows.lines().map(line).collect::<String>())
    };
    let narrow = format!("{head}\n{rows}");
    let both = "evidence = [\"cv 1\"], note = \"x\"";
    let base = toml("\"2.1\" = 5\n")
        .replace("{ choice = \"a\" }", &format!("{{ choice = \"a\", {both} }}"))
        .replace("\"2.1\"  = 7", "\"2.1\"  = { count = 7, objection = \"y\" }");
    // the version; what of the base's line of 1.2 is taken out; whether that is a conflict with one who kept it
    for (name, version, lost) in [
        ("no column", narrow, None),
        ("empty columns", wide("self_evidence", &[]), None),
        ("another note", wide("self_note", &[("1.2", "x"), ("2.9", "z")]), None),
        // who has a place for notes took this one out
        ("a note elsewhere", wide("self_note", &[("2.9", "z")]), Some("1.2")),
    ] {
        let out = merged(&[("base.toml", &base), ("a.csv", &version)], &[]);
        let text = out.out.unwrap_or_else(|| panic!("{name}: {}{}", out.run.stdout, out.run.stderr));
        let gone: Vec<String> = added(&text, &base);
        let expected = |line: &String| match lost {
            Some(code) => line.contains(&format!("\"{code}\"")) || line.contains("2.9"),
            None => line.contains("2.9"),
        };
        assert!(gone.iter().all(expected), "{name}: {gone:?}");
        assert_eq!(gone.iter().any(|line| line.contains("1.2")), lost.is_some(), "{name}: {gone:?}");
        assert!(text.contains("objection = \"y\"") && text.contains("cv 1"), "{name}: {text}");
    }
}

#[test]
fn a_workbook_without_evidence_keeps_the_evidence_of_the_base() {
    let folder = TempDir::new().unwrap();
    let text =
        |name: &str| std::fs::read_to_string(in_package(&format!("examples/merge/{name}.toml"))).unwrap();
    let an = text("an");
    let line = an.lines().find(|line| line.contains(", evidence = [")).unwrap();
    let without = an.replace(line, &format!("{} }}", line.split_once(", evidence = [").unwrap().0));
    assert!(!without.contains("evidence"));
    let [from, form, out] = ["an.toml", "an.xlsx", "out.toml"].map(|name| file(folder.path(), name));
    std::fs::write(&from, &without).unwrap();
    assert_eq!(score(&["evaluate", &from, "-o", &form]).code, 0);
    // as TOML it says that there is none, as a workbook nothing
    for (version, entries, is_kept) in [(&from, 29, false), (&form, 28, true)] {
        let run = merge(&["examples/merge/base.toml", version], &["-o", &out]);
        assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(&format!("{entries} entries of 1 version")), "{}", run.stdout);
        let written = std::fs::read_to_string(&out).unwrap();
        assert_eq!(written.contains("evidence = ["), is_kept, "{version}");
    }
}
