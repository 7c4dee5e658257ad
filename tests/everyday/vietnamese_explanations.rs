//! What `explain` and `check` say in Vietnamese: whole sentences, numbers with a comma, and nothing left in English.

use serde_json::Value;

use crate::harness::program::{LA_GI, Run, against_golden, score, text_of};

/// An edition whose conditions replace an answer, cut points and take them all.
const GATED: &str = r#"
criteria = { id = "x", title = "X", max = 16 }
rounding = { mode = "exact" }
facts = { staff = { title = "Số cán bộ" } }
criterion = [
  { code = "1", title = "Có kế hoạch", rule = "choice", max = 1, options = "yes-no" },
  { code = "2", title = "Ký kế hoạch", rule = "choice", max = 3, options = [ { id = "done", points = 3 }, { id = "open", points = 0 } ],
    requires = [ { criterion = "1", is = "yes", else = { choice = "open" } } ] },
  { code = "3", title = "Công bố kế hoạch", rule = "choice", max = 3, options = "yes-no",
    requires = [ { criterion = "1", is = "yes", else = { cap = 1 } } ] },
  { code = "4", title = "Quy mô", rule = "tiers", measure = "value", max = 3,
    tiers = [ { id = "hi", ge = 10, points = 3 }, { id = "lo", lt = 10, points = 0 } ],
    requires = [ { fact = "staff", ge = 7.5, else = { choice = "lo" } } ] },
  { code = "5", title = "Đánh giá chung", rule = "manual", max = 6,
    requires = [ { every = ["1", "2", "3"], met = true, else = "zero", message = "Chưa đủ điều kiện" } ] },
]
"#;

const FORM: &str = r#"
criteria = "x"
facts = { staff = 6 }
[self]
"1" = "no"
"2" = { choice = "done", score = 3 }
"3" = { choice = "yes", score = 3 }
"4" = { value = 12, score = 3 }
"5" = { value = 2.5, score = 2.5 }
"#;

/// A command about the edition with conditions.
fn gated(command: &[&str], after: &[&str]) -> Run {
    about(GATED, FORM, command, after)
}

/// A command about an edition and a form.
fn about(edition_text: &str, form_text: &str, command: &[&str], after: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (edition, form) = (path("e.toml"), path("f.toml"));
    std::fs::write(&edition, edition_text).unwrap();
    std::fs::write(&form, form_text).unwrap();
    let run = score(&[&["--lang", "vi"], command, &["--criteria", &edition, &form], after].concat());
    let shown = |text: &str| text.replace(&edition, "e.toml").replace(&form, "f.toml");
    Run { stdout: shown(&run.stdout), stderr: shown(&run.stderr), code: run.code }
}

#[test]
fn a_ratio_a_tier_a_group_and_the_total_are_explained_as_in_the_golden() {
    let rows = ["3.2.2", "4.11.1", "2.12", "total"];
    let run = score(&[&["--lang", "vi", "explain", LA_GI], &rows[..]].concat());
    against_golden("tests/goldens/vietnamese-explain.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn conditions_are_explained_as_in_the_golden() {
    let run = gated(&["explain"], &["2", "3", "4", "5"]);
    against_golden("tests/goldens/vietnamese-explain-gates.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn wrong_figures_are_told_as_in_the_golden() {
    let run = score(&["--lang", "vi", "check", "examples/la-gi-2022-slips.toml", "--ledger"]);
    against_golden("tests/goldens/vietnamese-check.txt", &run.transcript())
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn a_condition_that_was_not_applied_is_the_slip() {
    let run = gated(&["check", "--format", "short"], &[]);
    for said in [
        "mục 2 cột tự chấm ghi 3; phiếu ghi done, tính như open vì không thỏa điều kiện mục 1 là yes; open được 0",
        "mục 3 cột tự chấm ghi 3; phương án a được 3; còn 1 vì không thỏa điều kiện mục 1 là yes: 1",
        "mục 5 cột tự chấm ghi 2,5; người chấm cho 2,5; không có điểm vì không thỏa điều kiện mục 1, mục 2, mục 3 \
         đều đạt (không thỏa: mục 1, mục 2 và mục 3) (“Chưa đủ điều kiện”): 0",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
}

#[test]
fn the_figure_to_write_is_spelled_as_the_file_has_figures() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (edition, form) = (path("e.toml"), path("f.csv"));
    let row = "criterion = [ { code = \"1.1\", title = \"Tỷ lệ\", rule = \"ratio\", max = 5 } ]";
    let head = "criteria = { id = \"x\", title = \"X\", max = 5 }\nrounding = { at = \"leaf\", mode = \"truncate\", decimals = 2 }";
    std::fs::write(&edition, format!("{head}\n{row}\n")).unwrap();
    let rows = "code;self_num;self_den;self_answer;self_score\ncriteria;;;x;\n1.1;173;178;;4,58\n";
    std::fs::write(&form, rows).unwrap();
    let run = score(&["--lang", "vi", "check", "--criteria", &edition, &form]);
    assert!(run.stdout.contains("ghi 4,85 hoặc sửa số liệu"), "{}", run.transcript());
    let run = score(&["--lang", "vi", "check", "examples/la-gi-2022-slips.toml"]);
    assert!(run.stdout.contains("ghi 4.85 hoặc sửa số liệu"), "{}", run.stdout);
}

/// The JSON of an explanation without its sentences, and they.
fn without_sentences(language: &str) -> (Value, Vec<String>) {
    let mut json =
        score(&["--lang", language, "explain", LA_GI, "3.2.2", "total", "--format", "json"]).json();
    let mut sentences = Vec::new();
    for explained in json["explanations"].as_array_mut().unwrap() {
        for column in ["self", "appraisal"] {
            let sentence = explained[column].as_object_mut().unwrap().remove("sentence").unwrap();
            sentences.push(sentence.as_str().unwrap().to_owned());
        }
    }
    (json, sentences)
}

#[test]
fn json_says_the_same_in_every_language_but_for_its_sentences() {
    let ((vietnamese, said), (english, _)) = (without_sentences("vi"), without_sentences("en"));
    assert_eq!(vietnamese, english);
    assert_eq!(
        said[0],
        "Đạt 173/178 (97,19…%), được 4,859550… điểm; lấy 2 chữ số thập phân, không làm tròn: 4,85/5 điểm"
    );
}

/// The slip of a form that is cut, facts that the appraisal changed, declared bands, and rows that a best-of leaves out.
const OF_ALL_SORTS: &str = r#"
criteria = { id = "x", title = "X", max = 30 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
facts = { staff = { title = "Số cán bộ" } }
total = { index = { scale = 100, decimals = 2, mode = "half-up" }, bands = [ { id = "a", title = "Tốt", ge = 20 }, { id = "b", lt = 20 } ] }
criterion = [
  { code = "1", title = "Lấy mục cao nhất", combine = "max" },
  { code = "1.1", title = "Cộng", rule = "manual", max = 5 },
  { code = "1.2", title = "Riêng", rule = "manual", max = 10 },
  { code = "2", title = "Tỷ lệ", rule = "ratio", max = 20 },
]
"#;

const SORTS: &str = r#"
criteria = "x"
facts = { staff = { self = 6.5, appraisal = 7 } }
[self]
"1.1" = 2
"1.2" = 4.5
"2" = { num = 1, den = 8 }
total = { score = 7, band = "a", index = 24 }
[appraisal]
"1.1" = 2
"1.2" = 4.5
"2" = { num = 1, den = 0, score = 3 }
total = { score = 7, band = "a", index = 23.33 }
"#;

#[test]
fn a_declared_class_and_points_without_a_score_are_told() {
    let run = about(OF_ALL_SORTS, SORTS, &["check", "--format", "short"], &[]);
    for said in [
        "thông tin chung “staff” (Số cán bộ) đổi từ 6.5 thành 7, chưa ghi lý do",
        "tổng điểm cột tự chấm ghi xếp loại a (Tốt); tính lại được b",
        "tổng điểm cột tự chấm ghi chỉ số 24; tính lại được 23,33",
        "mục 2 cột thẩm định ghi 3, không có điểm để so sánh: mục này không tính được",
        "tổng điểm cột thẩm định ghi 7, không có điểm để so sánh: mục 2 không tính được",
        "tổng điểm cột thẩm định ghi xếp loại a (Tốt); tính lại không được xếp loại: không có điểm",
        "tổng điểm cột thẩm định ghi chỉ số 23,33; tính lại không có chỉ số: không có điểm",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.transcript());
    }
    let run = about(OF_ALL_SORTS, SORTS, &["explain"], &["1.1", "1.2", "2", "total"]);
    for said in [
        "không cộng: lấy 1.2",
        "mục 1 (4,50) → tổng điểm (7,00)",
        "3 ✗ không có điểm",
        "7 ✓ khớp; chỉ số 24 ✗ ",
        "Xếp loại trên phiếu  Tốt ✗ phải là b",
        "Tốt ✗ không xếp loại",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.transcript());
    }
}

#[test]
fn a_figure_that_was_cut_at_its_comma_is_named() {
    let edition = r#"criterion = [ { code = "1", title = "A", rule = "ratio", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
"#;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("e.toml"), edition).unwrap();
    std::fs::write(path("f.csv"), "code,self_num,self_den,self_score,self_note\n1,19,24,7,92\n").unwrap();
    let run = score(&["--lang", "vi", "check", "--criteria", &path("e.toml"), &path("f.csv")]);
    let said = "nhiều khả năng: 7,92 bị tách tại dấu phẩy, 92 nằm ở ghi chú";
    assert!(run.stdout.contains(said), "{}", run.transcript());
}

#[test]
fn no_english_is_left_where_every_kind_of_rule_is_explained() {
    for (edition, form) in
        [("xa-2025", "tan-hoa"), ("muc-do-2025", "tan-hoa-muc-do"), ("ky-cuong-2025", "phong-noi-vu")]
    {
        let (edition, form) =
            (format!("examples/tutorial/{edition}.toml"), format!("examples/tutorial/{form}.toml"));
        let text = text_of(&edition);
        let in_quotes = |line: &str| line.split('"').nth(1).unwrap().to_owned();
        let rows = text.lines().filter(|line| line.split('=').next().unwrap().trim() == "code");
        let codes: Vec<String> = rows.map(in_quotes).chain(["total".to_owned()]).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let run = score(&[&["--lang", "vi", "explain", "--criteria", &edition, &form], &codes[..]].concat());
        assert!(codes.len() > 5 && run.stdout.contains("Tóm tắt"), "{}", run.transcript());
        for word in [
            "the", "is", "are", "and", "or", "of", "which", "points", "rows", "because", "becomes", "not",
            "at",
        ] {
            let found = run.stdout.lines().find(|line| line.split([' ', ',', ';', ':']).any(|w| w == word));
            assert_eq!(found, None, "`{word}` of {edition}");
        }
    }
}
