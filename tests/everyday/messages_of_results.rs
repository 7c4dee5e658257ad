//! What is said of results, in both languages: as little as is needed, and nothing twice.

use std::fs;

use tempfile::TempDir;

use crate::harness::program::{Run, finished, program};

const EDITION: &str = "tests/editions/every-reading.toml";

const WHOLE: &str =
    "code,self_num,self_den,self_answer,self_score,appraisal_num,appraisal_den,appraisal_answer,\
appraisal_score
criteria,,,faults,,,,,
facts.staff,,,24,,,,,
facts.leak,,,no,,,,,
1.1,,,yes,10,,,yes,10
1.2,19,24,,7.92,19,24,,7.92
1.3,,,3,6,,,3,6
1.4,33,40,,5,33,40,,5
2.1,,,8,8,,,8,8
2.2.1,,,yes,10,,,yes,10
2.2.2,,,4,4,,,4,4
3,,,1,-1,,,1,-1
total,,,,45.92,,,,45.92
";

/// A folder with files of these names and texts.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(language: &str, arguments: &[&str]) -> Run {
    finished(program().env("COLUMNS", "1000").env("SCORE_LANG", language).args(arguments))
}

#[test]
fn files_that_are_fine_are_counted_and_not_named() {
    let wrong = WHOLE.replace("2.1,,,8,8,,,8,8", "2.1,,,8,9,,,8,8");
    let folder = folder(&[("a.csv", WHOLE), ("b.csv", WHOLE), ("c.csv", &wrong), ("d.csv", WHOLE)]);
    let path = folder.path().to_str().unwrap();
    for (language, last) in [
        ("en", "4 files: 1 error (1 cause), 0 warnings, 0 notes; 3 files have no findings (-v names them)\n"),
        (
            "vi",
            "4 tệp: 1 lỗi (1 nguyên nhân), 0 cảnh báo, 0 lưu ý; 3 tệp không có nội dung cần xem (-v nêu tên)\n",
        ),
    ] {
        let usual = run(language, &["check", "--criteria", EDITION, path]);
        assert_eq!(usual.code, 1);
        assert!(usual.stdout.ends_with(last), "{}", usual.stdout);
        assert!(usual.stdout.contains("c.csv") && !usual.stdout.contains("a.csv"), "{}", usual.stdout);
        let all = run(language, &["check", "-v", "--criteria", EDITION, path]);
        assert!(all.stdout.contains("a.csv") && !all.stdout.contains("-v"), "{}", all.stdout);
    }
}

#[test]
fn missing_rows_are_one_finding_to_read_and_one_each_in_data() {
    let form = "criteria = \"faults\"\nfacts = { staff = 24, leak = \"no\" }\n[self]\n\"2.1\" = 8\n";
    let folder = folder(&[("form.toml", form)]);
    let path = folder.path().join("form.toml");
    let arguments = ["check", "--criteria", EDITION, path.to_str().unwrap()];
    for (language, said) in [
        ("en", "7 rows are missing from the self column: 1.1, 1.2, 1.3 and 4 more\n"),
        ("vi", "cột tự chấm thiếu 7 tiêu chí: 1.1, 1.2, 1.3 và 4 tiêu chí nữa\n"),
    ] {
        let told = run(language, &arguments).stdout;
        // with its excerpt, and once more at the end
        assert_eq!(told.matches(said).count(), 2, "{told}");
        assert_eq!(told.matches("row-missing").count(), 2, "{told}");
        let all = run(language, &[&arguments[..], &["-v"]].concat()).stdout;
        assert_eq!(all.matches("row-missing").count(), 14, "{all}");
    }
    let data = run("en", &[&arguments[..], &["--format", "json"]].concat()).json();
    let missing = data["findings"].as_array().unwrap().iter().filter(|it| it["code"] == "row-missing");
    let codes: Vec<&str> = missing.map(|it| it["criterion"].as_str().unwrap()).collect();
    assert_eq!(codes, ["1.1", "1.2", "1.3", "1.4", "2.2.1", "2.2.2", "3"]);
}

#[test]
fn rows_that_are_missing_below_a_declared_sum_are_one_finding_too() {
    let folder = folder(&[("a.csv", &without_group_one())]);
    let path = folder.path().join("a.csv");
    let told = run("en", &["check", "--criteria", EDITION, path.to_str().unwrap()]).stdout;
    let said = "4 rows are missing from the self column: 1.1, 1.2, 1.3 and 1 more\n";
    assert_eq!(told.matches(said).count(), 2, "{told}");
    assert!(told.contains("as long as rows are missing, these cannot agree: the total (+28.92)"), "{told}");
    let batch = run("en", &["batch", "--criteria", EDITION, path.to_str().unwrap()]).stderr;
    assert_eq!(batch.matches("row-missing").count(), 1, "{batch}");
    assert!(batch.contains("(and 7 more like it)\n"), "{batch}");
}

/// The whole form, of which the rows of a group are left out and the total is not.
fn without_group_one() -> String {
    WHOLE.lines().filter(|line| !line.starts_with("1.")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn data_has_every_place_of_findings_that_are_told_as_one() {
    let commas = ["1.1", "1.2", "1.3", "1.4", "2.1"];
    let form = commas.iter().fold(WHOLE.to_owned(), |form, code| {
        form.replace(&format!("\n{code},"), &format!("\n\"{}\",", code.replace('.', ",")))
    });
    let folder = folder(&[("form.csv", &form), ("whole.csv", WHOLE)]);
    let paths = ["form.csv", "whole.csv"].map(|name| folder.path().join(name));
    let paths = paths.each_ref().map(|path| path.to_str().unwrap());
    let data =
        run("en", &[&["check", "--criteria", EDITION, "--format", "json"][..], &paths].concat()).json();
    let finding = &data["findings"][0];
    assert_eq!((&finding["code"], &finding["line"]), (&"unknown-code".into(), &5.into()));
    let lines: Vec<u64> =
        finding["also"].as_array().unwrap().iter().map(|place| place["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [6, 7, 8, 9]);
    assert_eq!(finding["args"]["examples"].as_array().unwrap().len(), 5);
}

const BANDS: &str = r#"
criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
[facts]
leak = { title = "Leak", options = ["no", "yes"] }
[total]
bands = [
  { id = "high", title = "High", ge = 8, requires = [ { criterion = "1", ge = 9.5 } ] },
  { id = "fair", title = "Fair", ge = 5, lt = 8 },
  { id = "low", title = "Low", lt = 5 },
]
events = [ { title = "Leak", when = { fact = "leak", is = "yes" }, at_most = "low" } ]
"#;

#[test]
fn a_band_that_the_points_do_not_give_has_its_reason() {
    let form =
        |leak: &str| format!("criteria = \"x\"\nfacts = {{ leak = \"{leak}\" }}\nself = {{ \"1\" = 9 }}\n");
    for (leak, english, vietnamese) in [
        (
            "no",
            "Self Fair (by points: High; it does not hold that 1 is ≥ 9.5)",
            "Tự chấm Fair (theo điểm: High; không thỏa điều kiện mục 1 từ 9,5 trở lên)",
        ),
        (
            "yes",
            "Self Low (by points: High; it does not hold that 1 is ≥ 9.5; “Leak”)",
            "Tự chấm Low (theo điểm: High; không thỏa điều kiện mục 1 từ 9,5 trở lên; “Leak”)",
        ),
    ] {
        let folder = folder(&[("e.toml", BANDS), ("f.toml", &form(leak))]);
        let [edition, form] = ["e.toml", "f.toml"].map(|name| folder.path().join(name));
        let (edition, form) = (edition.to_str().unwrap(), form.to_str().unwrap());
        for (language, said) in [("en", english), ("vi", vietnamese)] {
            let card = run(language, &["evaluate", "--criteria", edition, form]).stdout;
            assert!(card.contains(said), "{said}\n{card}");
        }
    }
}

#[test]
fn rows_that_are_not_a_part_of_the_total_are_named() {
    let edition = "criterion = [ { code = \"1\", title = \"A\", rule = \"manual\", max = 10 },
  { code = \"2\", title = \"Officer\", role = \"mandatory\", rule = \"choice\", max = 1, options = \"yes-no\" },
  { code = \"3\", title = \"Staff\", role = \"info\", rule = \"manual\", max = 5 } ]
criteria = { id = \"x\", title = \"X\", max = 10 }
rounding = { mode = \"exact\" }
";
    let form = "criteria = \"x\"\nself = { \"1\" = 9, \"2\" = \"yes\", \"3\" = 2 }\n";
    let folder = folder(&[("e.toml", edition), ("f.toml", form)]);
    let [edition, form] = ["e.toml", "f.toml"].map(|name| folder.path().join(name));
    let (edition, form) = (edition.to_str().unwrap(), form.to_str().unwrap());
    for (language, said) in
        [("en", "\nnot a part of the total: 2, 3\n"), ("vi", "\nkhông tính vào tổng điểm: 2, 3\n")]
    {
        let card = run(language, &["evaluate", "--criteria", edition, form]).stdout;
        assert!(card.contains(said), "{card}");
    }
}

#[test]
fn a_mistake_in_the_header_is_told_once_for_all_units() {
    let header = "unit,code,self_num,self_den,self_anwser,self_score\n";
    let rows = |unit: &str| format!("{unit},criteria,,,faults,\n{unit},1.1,,,yes,10\n");
    let form = format!("{header}{}{}{}", rows("a"), rows("b"), rows("c"));
    let folder = folder(&[("long.csv", &form)]);
    let path = folder.path().join("long.csv");
    let arguments = ["batch", "--criteria", EDITION, path.to_str().unwrap()];
    for (language, said) in [("en", "a and 2 more units: "), ("vi", "a và 2 đơn vị nữa: ")] {
        let told = run(language, &arguments).stderr;
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.contains("long.csv:1:29") && told.contains(said), "{told}");
    }
}

#[test]
fn many_rows_that_are_open_are_one_remark_to_read_and_one_each_in_data() {
    let rows = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2.1", "2.2.2", "3"];
    let answers: String = rows.iter().map(|code| format!("\"{code}\" = {{}}\n")).collect();
    let form = format!("criteria = \"faults\"\nfacts = {{ staff = 24, leak = \"no\" }}\n[self]\n{answers}");
    let folder = folder(&[("form.toml", &form)]);
    let path = folder.path().join("form.toml");
    let arguments = ["check", "--criteria", EDITION, path.to_str().unwrap()];
    for (language, said) in [
        ("en", "8 rows are not answered in the self column: 1.1, 1.2, 1.3 and 5 more; they count 0"),
        ("vi", "cột tự chấm để trống 8 tiêu chí: 1.1, 1.2, 1.3 và 5 tiêu chí nữa; tính 0 điểm"),
    ] {
        let told = run(language, &arguments).stdout;
        assert_eq!((told.matches(said).count(), told.matches("row-blank").count()), (1, 1), "{told}");
        let all = run(language, &[&arguments[..], &["-v"]].concat()).stdout;
        assert_eq!(all.matches("row-blank").count(), 8, "{all}");
    }
    let data = run("en", &[&arguments[..], &["--format", "json"]].concat()).json();
    let blank = data["findings"].as_array().unwrap().iter().filter(|it| it["code"] == "row-blank");
    assert_eq!(blank.count(), 8);
}
