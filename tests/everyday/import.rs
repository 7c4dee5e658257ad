//! `score import`: forms of any notation become submissions that come to the same, doubts are told above their rows, and
//! what a person settles is kept.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::printed::{EDITION, FORM, Sheet, copied, with, workbook};
use crate::harness::program::{Run, finished, in_package, program};

fn score(folder: &Path, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder).args(arguments))
}

fn edition() -> String {
    in_package(EDITION).to_string_lossy().into_owned()
}

/// The outcome of every row and the total, without places.
fn outcomes(folder: &Path, form: &str, edition: Option<&str>) -> Value {
    let criteria: Vec<&str> = edition.map_or(Vec::new(), |edition| vec!["--criteria", edition]);
    let run = score(folder, &[&["evaluate", "--format", "json", form][..], &criteria].concat());
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{form}: {}", run.stderr));
    serde_json::json!([json["rows"], json["total"]])
}

#[test]
fn what_is_imported_comes_to_what_the_form_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let edition = edition();
    fs::write(here.join("f.txt"), copied(FORM)).unwrap();
    fs::write(here.join("f.xlsx"), workbook(&[Sheet::of("Phiếu", FORM)])).unwrap();
    fs::copy(in_package("examples/la-gi-2022.csv"), here.join("la-gi.csv")).unwrap();
    for (form, criteria) in
        [("f.txt", Some(edition.as_str())), ("f.xlsx", Some(&edition)), ("la-gi.csv", None)]
    {
        let options: Vec<&str> = criteria.map_or(Vec::new(), |edition| vec!["--criteria", edition]);
        let run = score(here, &[&["import", form, "-o", "out.toml"][..], &options].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("out.toml is written; rows in doubt: 0\n"), "{}", run.stderr);
        assert_eq!(outcomes(here, "out.toml", criteria), outcomes(here, form, criteria), "{form}");
        // what it wrote is imported as it is
        let again = score(here, &[&["import", "out.toml", "-o", "again.toml"][..], &options].concat());
        assert_eq!(again.code, 0, "{}", again.stderr);
        assert_eq!(fs::read(here.join("again.toml")).unwrap(), fs::read(here.join("out.toml")).unwrap());
    }
}

#[test]
fn a_doubt_stands_above_its_row_with_both_readings() {
    let folder = tempfile::tempdir().unwrap();
    let form = with(&[("|Có tường lửa tích hợp", "|Có tường lửa tích hợp||||3|3|||3|")]);
    fs::write(folder.path().join("f.txt"), copied(&form)).unwrap();
    let run = score(folder.path(), &["import", "f.txt", "--criteria", &edition()]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let at =
        run.stdout.find("# text!G10: 1.3 (self) is in doubt: several options are ticked: a or b\n# \"1.3\" ");
    assert!(at.is_some(), "{}", run.stdout);
    // what is in doubt is not blank, which would count 0: it is missing until somebody answers it
    fs::write(folder.path().join("out.toml"), &run.stdout).unwrap();
    let again = score(folder.path(), &["check", "out.toml", "--criteria", &edition()]);
    assert!(again.stdout.contains("error[row-missing]: "), "{}", again.stdout);
}

#[test]
fn what_is_settled_is_kept_beside_the_form_and_holds_for_every_reading() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let edition = edition();
    let form = with(&[("|Có tường lửa chuyên dụng", "|Có tường lửa chuyên dụng||||5|||||")]);
    fs::write(here.join("f.xlsx"), workbook(&[Sheet::of("Phiếu", &form)])).unwrap();
    let criteria = ["--criteria", edition.as_str()];
    let total = |form: &str| outcomes(here, form, Some(&edition))[1]["self"]["points"].clone();
    assert_eq!(total("f.xlsx"), Value::Null);
    let nothing = score(here, &[&["import", "f.xlsx", "--settle"][..], &criteria].concat());
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""), "{}", nothing.stderr);
    // what the form cannot be read by is not kept
    for wrong in ["self.1.3=z", "self.9.9=4"] {
        let run = score(here, &[&["import", "f.xlsx", "--settle", "--row", wrong][..], &criteria].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{wrong}: {}", run.stderr);
        assert!(!here.join("f.xlsx.score.toml").exists(), "{wrong}");
    }
    let settled =
        score(here, &[&["import", "f.xlsx", "--settle", "--row", "self.1.3=a"][..], &criteria].concat());
    assert_eq!((settled.code, settled.stdout.as_str()), (0, ""), "{}", settled.stderr);
    assert!(settled.stderr.contains("f.xlsx.score.toml is written; every later"), "{}", settled.stderr);
    let kept = fs::read_to_string(here.join("f.xlsx.score.toml")).unwrap();
    assert_eq!(kept, "[row]\n\"self.1.3\" = \"a\"\n");
    assert_eq!(total("f.xlsx"), "31.00");
    // in a batch too, where the file beside the form is no form
    let batch = score(here, &[&["batch", ".", "--format", "json"][..], &criteria].concat());
    let line: Value = serde_json::from_str(batch.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&line["self"], line["unit"].as_str()),
        (&Value::from("31.00"), Some("f")),
        "{}",
        batch.stdout
    );
    // what is said now holds above what was kept
    let now = score(
        here,
        &[&["evaluate", "f.xlsx", "--row", "self.1.3=b", "--format", "json"][..], &criteria].concat(),
    );
    assert!(now.stdout.contains("\"29.00\""), "{}", now.stdout);
    // a file that says something else is told
    fs::write(here.join("f.xlsx.score.toml"), "rows = 1\n").unwrap();
    let wrong = score(here, &[&["evaluate", "f.xlsx"][..], &criteria].concat());
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("f.xlsx.score.toml does not say what was settled"), "{}", wrong.stderr);
}

#[test]
fn the_layout_of_one_form_is_learned_for_all_of_its_edition() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::copy(in_package(EDITION), here.join("edition.toml")).unwrap();
    let other = FORM.replace("Điểm tự chấm", "Kết quả của xã").replace("Điểm thẩm định", "Điểm của huyện");
    fs::write(here.join("f.xlsx"), workbook(&[Sheet::of("Phiếu", &other)])).unwrap();
    fs::write(here.join("g.txt"), copied(&other)).unwrap();
    let criteria = ["--criteria", "edition.toml"];
    let unlearned = score(here, &[&["evaluate", "g.txt"][..], &criteria].concat());
    assert_ne!(unlearned.code, 0, "{}", unlearned.stdout);
    let columns = ["--column", "self.points=G", "--column", "appraisal.points=J"];
    let learned =
        score(here, &[&["import", "f.xlsx", "--learn", "-o", "o.toml"][..], &columns, &criteria].concat());
    assert_eq!(learned.code, 0, "{}", learned.stderr);
    let text = fs::read_to_string(here.join("edition.toml")).unwrap();
    let (_, form) = text.split_once("\n[form]\n").expect("the layout is there");
    assert!(form.contains("self.points = \"Kết quả của xã\"\n"), "{form}");
    assert_eq!(outcomes(here, "g.txt", Some("edition.toml"))[1]["appraisal"]["points"], "28.00");
    assert_eq!(score(here, &["criteria", "check", "edition.toml"]).code, 0);
    // a layout that is there is a person's to change
    let again =
        score(here, &[&["import", "f.xlsx", "--learn", "-o", "o.toml"][..], &columns, &criteria].concat());
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("has [form] already"), "{}", again.stderr);
}

#[test]
fn several_forms_are_written_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    for name in ["a.txt", "b.txt"] {
        fs::write(here.join(name), copied(FORM)).unwrap();
    }
    let edition = edition();
    let one = score(here, &["import", "a.txt", "b.txt", "-o", "out.toml", "--criteria", &edition]);
    assert_eq!((one.code, one.stdout.as_str()), (2, ""), "{}", one.stderr);
    // a folder that is not there is made
    let run = score(here, &["import", "a.txt", "b.txt", "-o", "out", "--criteria", &edition]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["a.toml", "b.toml"] {
        assert_eq!(outcomes(&here.join("out"), name, Some(&edition))[1]["self"]["points"], "31.00");
    }
    // a form is never written over
    let over = score(here, &["import", "out/a.toml", "-o", "out", "--criteria", &edition]);
    assert_eq!(over.code, 2, "{}", over.stderr);
}
