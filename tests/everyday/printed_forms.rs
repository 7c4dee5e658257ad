//! Printed forms: what is read of them, and how a person settles what is in doubt.

use std::fs;

use serde_json::Value;

use crate::harness::printed::{EDITION, FORM, Sheet, copied, with, without_saved_values, workbook};
use crate::harness::program::{Run, against_golden, finished, in_package, program};

/// What is found in a file with these bytes.
fn checked(name: &str, bytes: &[u8], options: &[&str]) -> (Run, Value) {
    checked_by(EDITION, name, bytes, options)
}

/// The same by another edition.
pub fn checked_by(edition: &str, name: &str, bytes: &[u8], options: &[&str]) -> (Run, Value) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    // under a name that is the same wherever the package lies, for it is shown
    fs::copy(in_package(edition), folder.path().join("edition.toml")).unwrap();
    let run = |more: &[&str]| {
        let mut command = program();
        command.current_dir(&folder).args(["check", "--criteria", "edition.toml"]).args(options).args(more);
        finished(command.arg(name))
    };
    let json = run(&["--format", "json"]);
    let json = serde_json::from_str(&json.stdout).unwrap_or(Value::Null);
    (run(&["--format", "text"]), json)
}

/// The codes and rows of what is found, without the notes that every form of this kind has.
pub fn found(json: &Value) -> Vec<String> {
    let usual = ["figures-changed", "score-lowered", "choice-inferred", "figure-from-note", "facts-missing"];
    let all = json["findings"].as_array().into_iter().flatten();
    let mut found: Vec<String> = all
        .filter(|finding| !usual.contains(&finding["code"].as_str().unwrap()))
        .map(|finding| {
            let part = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", part("code"), part("row"), part("column")).trim_end().to_owned()
        })
        .collect();
    found.dedup();
    found
}

/// The points of each column of the small form, row by row; `–` where there are none.
fn points(name: &str, bytes: &[u8], options: &[&str]) -> String {
    points_by(EDITION, name, bytes, options)
}

/// The same by another edition.
pub fn points_by(edition: &str, name: &str, bytes: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let mut command = program();
    command.current_dir(&folder).args(["evaluate", "--format", "json", "--criteria"]);
    let run = finished(command.arg(in_package(edition)).args(options).arg(name));
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let rows = json["rows"].as_array().unwrap().iter().chain([&json["total"]]);
    let of = |row: &Value, column: &str| row[column]["points"].as_str().unwrap_or("–").to_owned();
    let lines = rows.map(|row| format!("{}/{}", of(row, "self"), of(row, "appraisal")));
    lines.collect::<Vec<_>>().join(" ")
}

/// What the small form comes to: 1, 1.1, 1.2, 1.3, 2, 2.1, 2.2, 2.3, 2.10, total.
const RIGHT: &str = "14.00/11.00 5.00/5.00 4.00/3.00 5.00/3.00 17.00/17.00 6.00/6.00 4.00/4.00 4.00/4.00 3.00/3.00 \
                     31.00/28.00";

#[test]
fn one_form_in_every_notation_comes_to_the_same() {
    let text = copied(FORM);
    let book = workbook(&[Sheet::of("Phiếu", FORM)]);
    // a comma between cells and a comma in figures
    let quoted = |line: &str| -> String {
        let cells = line.split('|').map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let commas = with(&[("2.10", "2.10|Sáng kiến được Hội đồng công nhận||||5|3,0|||3,00|")]);
    let commas: String = commas.lines().map(quoted).collect();
    let semicolons = FORM.replace('|', ";");
    for (name, bytes) in [
        ("f.txt", text.as_bytes()),
        ("f.xlsx", &book),
        ("f.csv", commas.as_bytes()),
        ("g.csv", semicolons.as_bytes()),
    ] {
        assert_eq!(points(name, bytes, &[]), RIGHT, "{name}");
        assert_eq!(found(&checked(name, bytes, &[]).1), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_form_is_read_however_it_is_spoilt_a_little() {
    let plain: String = FORM.replace("ệ", "ê");
    let no_codes = FORM.replace("1.1|", "|").replace("1.2|", "|").replace("2.2|", "|");
    for (what, form) in [
        (
            "2.10 was typed as a number",
            with(&[("2.10", "2.1|Sáng kiến được Hội đồng công nhận||||5|3|||3|")]),
        ),
        (
            "the code is glued to the title",
            with(&[("1.2", "|1.2. Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|3|5|3|")]),
        ),
        ("letters are misspelt", plain),
        ("no codes", no_codes),
        (
            "ticks are crosses",
            with(&[
                ("|Có tường lửa chuyên dụng", "|Có tường lửa chuyên dụng||||5|x|||"),
                ("|Có tường lửa tích hợp", "|Có tường lửa tích hợp||||3||||x|"),
            ]),
        ),
        (
            "the score is glued to a note",
            with(&[("2.2", "2.2|Có trang thông tin điện tử||||4|4|||4 Thống nhất|")]),
        ),
        (
            "a remark below the heading has words of headings",
            with(&[("1|", "|Lưu ý: số liệu tính đến ngày 31 tháng 12\n1|HẠ TẦNG KỸ THUẬT||||15|14|||11|")]),
        ),
        ("the total is misspelt", with(&[("|TỔNG", "|TỔG CỘNG||||36|31|||28|")])),
        (
            "figures have decimal commas",
            with(&[("2.10", "2.10|Sáng kiến được Hội đồng công nhận||||5|3,0|||3,00|")]),
        ),
        (
            "the appraisal slid one column to the right",
            with(&[("2.2", "2.2|Có trang thông tin điện tử||||4|4||||4")]),
        ),
    ] {
        assert_eq!(points("f.txt", copied(&form).as_bytes(), &[]), RIGHT, "{what}");
    }
}

#[test]
fn a_person_settles_a_doubt_by_hand() {
    let form = with(&[("|Có tường lửa chuyên dụng", "|Có tường lửa chuyên dụng||||5|||||")]);
    let bytes = copied(&form).into_bytes();
    assert!(points("f.txt", &bytes, &[]).starts_with("–/11.00"), "{}", points("f.txt", &bytes, &[]));
    assert_eq!(points("f.txt", &bytes, &["--row", "self.1.3=a"]), RIGHT);
    // a column that is named another way
    let other = FORM.replace("Điểm tự chấm", "Kết quả của xã").replace("Điểm thẩm định", "Điểm của huyện");
    let columns = ["--column", "self.points=G", "--column", "appraisal.points=J"];
    assert_eq!(points("f.txt", copied(&other).as_bytes(), &columns), RIGHT);
}

#[test]
fn what_workbooks_hide_and_have_besides_is_said() {
    let mut transcript = String::new();
    let other = with(&[("Tên", "Tên cơ quan: UBND xã Sơn Mỹ")]);
    let hidden = Sheet { hidden: true, ..Sheet::of("Nháp", &other) };
    let hidden_row = Sheet { hidden_rows: &[6], ..Sheet::of("Phiếu", FORM) };
    // the form before anybody filled it in: titles and maxima alone
    let open: String = FORM
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            let kept = |at: usize| cells.len() < 9 || line.starts_with("Nhóm") || matches!(at, 0 | 1 | 4 | 5);
            let cells = cells.iter().enumerate().map(|(at, cell)| if kept(at) { *cell } else { "" });
            cells.collect::<Vec<_>>().join("|") + "\n"
        })
        .collect();
    let stale =
        with(&[("1.2", "1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|=C7-15→4|5|Tỷ lệ x 5|5|4|3|5|3|")]);
    let twice = FORM.replace("Cách tính", "Điểm tự chấm").replace("Tỷ lệ x 5", "3");
    let again = with(&[("1.2", "1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|5|5|5|")]);
    let sums = with(&[
        ("1|", "1|HẠ TẦNG KỸ THUẬT||||15|=SUM(G7:G8)→14|||=SUM(J7:J9)→12|"),
        (
            "1.1",
            "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|20|20|Tỷ lệ x 5|5|=C7/D7*F7→5|20|20|5|",
        ),
    ]);
    let factors = "=A1*$C$1→1|1|2\n=A2*$C$1→1|1\n=A3*$C$2→1|1\n=A4*$C$1→1|1\n=A5*$C$1→1|1\n=A6*$C$1→1|1\n";
    let unrelated = "Họ tên|Lớp|Điểm\nAn|1|2\nBình|1|3\n";
    let otherwise =
        with(&[("1.2", "1.7|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|3|5|3|")]);
    for (what, book, options) in [
        ("a hidden sheet", workbook(&[Sheet::of("Phiếu", FORM), hidden]), &[][..]),
        ("a hidden row", workbook(&[hidden_row]), &[]),
        ("comments", workbook(&[Sheet { marked: true, ..Sheet::of("Phiếu", FORM) }]), &[]),
        ("colours", workbook(&[Sheet { marked: true, ..Sheet::of("Phiếu", &open) }]), &[]),
        ("a stale answer", workbook(&[Sheet::of("Phiếu", &stale)]), &[]),
        ("two units", workbook(&[Sheet::of("Tân Hải", FORM), Sheet::of("Sơn Mỹ", &other)]), &[]),
        ("no such sheet", workbook(&[Sheet::of("Phiếu", FORM)]), &["--sheet", "Phieu"]),
        ("no form", workbook(&[Sheet::of("Lớp", unrelated)]), &[]),
        ("the form once more", workbook(&[Sheet::of("Phiếu", FORM), Sheet::of("In", &again)]), &[]),
        ("sums and saved values", workbook(&[Sheet::of("Phiếu", &sums)]), &[]),
        ("no saved values", without_saved_values(&workbook(&[Sheet::of("Phiếu", &sums)])), &[]),
        (
            "a formula unlike its neighbours",
            workbook(&[Sheet::of("Phiếu", FORM), Sheet::of("Tính", factors)]),
            &[],
        ),
        ("two columns of one heading", workbook(&[Sheet::of("Phiếu", &twice)]), &[]),
        ("another code", workbook(&[Sheet::of("Phiếu", &otherwise)]), &[]),
    ] {
        let (run, _) = checked("f.xlsx", &book, options);
        transcript.push_str(&format!("== {what}\n{}", run.transcript()));
    }
    against_golden("tests/goldens/printed-workbooks.txt", &transcript).unwrap();
    let units = workbook(&[Sheet::of("Tân Hải", FORM), Sheet::of("Sơn Mỹ", &other)]);
    assert_eq!(points("f.xlsx", &units, &["--sheet", "Sơn Mỹ"]), RIGHT);
}

#[test]
fn numbers_that_were_computed_from_blanks_are_blank() {
    let form = with(&[
        ("1.1", "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|20|20|Tỷ lệ x 5|5|5|||=F7*H7→0|"),
        ("1.2", "1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|||=F8*H8→0|"),
        ("1.3", "1.3|Trang bị thiết bị tường lửa||||5|5||||"),
        ("|Có tường lửa tích hợp", "|Có tường lửa tích hợp||||3|||||"),
        ("1|", "1|HẠ TẦNG KỸ THUẬT||||15|14|||=SUM(J7:J9)→0|"),
        ("2|", "2|ỨNG DỤNG||||21|17||||"),
        ("2.10", "2.10|Sáng kiến được Hội đồng công nhận||||5|3||||"),
        ("2.1|", "2.1|Tỷ lệ hồ sơ nộp trực tuyến||||6|6||||"),
        ("|Từ 50% trở lên", "|Từ 50% trở lên||||6|6||||"),
        ("2.2", "2.2|Có trang thông tin điện tử||||4|4||||"),
        ("2.3", "2.3|Phần mềm chuyên ngành đang sử dụng||||6|4||||"),
        ("|1. Phần mềm", "|1. Phần mềm kế toán|||||2||||"),
        ("|2. Phần mềm", "|2. Phần mềm hộ tịch|||||2||||"),
        ("|TỔNG", "|TỔNG CỘNG||||36|31|||=J6+J13→0|"),
    ]);
    let book = workbook(&[Sheet::of("Phiếu", &form)]);
    let (run, _) = checked("f.xlsx", &book, &[]);
    assert!(run.stdout.contains("this form has no appraisal"), "{}", run.stdout);
    assert!(points("f.xlsx", &book, &[]).ends_with("31.00/–"), "{}", points("f.xlsx", &book, &[]));
}

#[test]
fn a_row_that_nobody_filled_in_is_blank_and_in_no_doubt() {
    let form = with(&[("2.2", "2.2|Có trang thông tin điện tử||||4|||||")]);
    let (_, json) = checked("f.txt", copied(&form).as_bytes(), &[]);
    assert!(found(&json).iter().all(|line| !line.starts_with("import-doubt")), "{:?}", found(&json));
    assert!(points("f.txt", copied(&form).as_bytes(), &[]).contains(" 6.00/6.00 0.00/0.00 "));
}

#[test]
fn a_batch_takes_forms_of_every_notation() {
    let folder = tempfile::tempdir().unwrap();
    let other = with(&[("Tên", "Tên cơ quan: UBND xã Sơn Mỹ")]);
    let units = workbook(&[Sheet::of("Tân Hải", FORM), Sheet::of("Sơn Mỹ", &other)]);
    fs::write(folder.path().join("a.txt"), copied(FORM)).unwrap();
    fs::write(folder.path().join("b.xlsx"), units).unwrap();
    let mut command = program();
    command.current_dir(&folder).args(["batch", "--format", "json", "--criteria"]);
    let run = finished(command.arg(in_package(EDITION)).arg("."));
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let units: Vec<&str> = lines.iter().map(|line| line["unit"].as_str().unwrap()).collect();
    assert_eq!(units, ["a", "Sơn Mỹ", "Tân Hải"], "{}{}", run.stdout, run.stderr);
    assert!(lines.iter().all(|line| line["appraisal"] == "28.00"), "{}", run.stdout);
}
