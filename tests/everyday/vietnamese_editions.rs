//! What is printed of editions and kinds of rule in Vietnamese: whole sentences, and nothing left in English.

use crate::harness::program::{against_golden, score};
use crate::harness::vietnamese::english_words;

/// An edition with everything that one can say.
const EVERYTHING: &str = r#"
criteria = { id = "x", title = "Bộ tiêu chí mẫu", year = 2025, language = "vi", max = 100, min = 10 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
facts = { staff = { title = "Số cán bộ" }, type = { title = "Loại xã", options = ["I", "II"] }, all = { title = "Tổng", sum = ["staff"] } }
quantities = { files = { title = "Số hồ sơ", at_most = "staff" } }
attributes = { late = { title = "Nộp chậm" } }
lists = { unused = [ { id = "a", points = 1 } ] }
criterion = [
  { code = "1", title = "Nhóm một", max = 40, combine = "mean", direction = "up", attainable = 39.5, floor = 1.5 },
  { code = "1.1", title = "Tỷ lệ hồ sơ", rule = "ratio", max = 40, num = "files", den = "staff", zero_below = "12.5%", zero_over_zero = "full",
    evidence = { column = "self", else = "zero" }, note = "Xem hướng dẫn", basis = "Quyết định 1" },
  { code = "1.2", title = "Mức hồ sơ", rule = "tiers", measure = "value", max = 40, domain = [0, 50], not_applicable = "drop",
    tiers = [ { ge = 10.5, points = 39.5, title = "Từ 10,5 trở lên" }, { points = 0 } ] },
  { code = "1.3", title = "Đường nội suy", rule = "piecewise", measure = "ratio", max = 40, not_applicable = "rescale",
    points = [ { at = "50%", points = 0 }, { at = "99.5%", points = 39.5 } ], asked_if = [ { fact = "type", is = "I" } ] },
  { code = "2", title = "Nhóm hai", max = 40 },
  { code = "2.1", title = "Phương án", rule = "choice", max = 10, options = [ { id = "held", rule = "ratio", title = "Theo tỷ lệ" }, { id = "late", lose = 2 }, { id = "no", points = 0 } ],
    requires = [ { criterion = "1.1", ge = 5, else = { choice = "no" }, message = "Chưa đạt" } ] },
  { code = "2.2", title = "Nội dung", rule = "checklist", max = 10, items = [ { id = "a", points = 4.5, excludes = ["b"] }, { id = "b", points = 5.5 } ],
    requires = [ { every = ["1.1", "1.2"], met = true, else = { cap = 2.5 } } ] },
  { code = "2.3", title = "Số lượng", rule = "count", max = 10, rates = [ { id = "national", each = 2.5 }, { id = "provincial", each = 1 } ] },
  { code = "2.4", title = "Trừ điểm", rule = "deduct", max = 10, counters = [ { id = "late", per = 0.5, max = 2 }, { id = "table", table = [0, 1.5, "all"] }, { id = "judged", judged = { min = 0.5, max = 3 } } ] },
  { code = "3", title = "So sánh", rule = "norm", measure = "value", method = "min-max", scale = [1, 10], max = 10, weight = 1 },
  { code = "4", title = "Người chấm", rule = "manual", max = 10, step = 0.5, source = "Điều tra xã hội học" },
  { code = "5", title = "Thưởng", role = "bonus", rule = "manual", max = 5 },
  { code = "6", title = "Phạt", role = "penalty", rule = "manual", max = 5 },
  { code = "7", title = "Bắt buộc", role = "mandatory", rule = "choice", options = "yes-no" },
]
total = { base = 1.5, index = { scale = 100, decimals = 2, mode = "half-up" },
  bands = [ { id = "good", title = "Tốt", ge = 80.5, printed = "Từ 80,5 điểm", requires = [ { criterion = "7", met = true } ] }, { id = "fair", ge = 50, lt = 80.5 }, { id = "poor" } ],
  requires = [ { criterion = "7", met = true, else = "no-score" } ],
  events = [ { title = "Thu hồi", when = { fact = "type", is = "I" }, points = -2.5, shift = -1 }, { unless = { criterion = "7", met = true }, at_most = "fair" }, { when = { criterion = "1.1", lt = 1 }, points_by_band = { good = -9, fair = -4.5 } } ] }
ranking = { by = "index", then = ["1", "2.1"], ties = "competition", cohort = "type" }

[[test]]
name = "một đơn vị"
facts = { staff = 20, type = "II" }
[test.self]
"1.1" = { num = 10, den = 20, score = 20 }
"1.2" = { value = 12, score = 3.5 }
"2.1" = { choice = "no", status = "blank" }
"2.2" = { choices = ["a"] }
"2.3" = { counts = { national = 1, provincial = 1 } }
"2.4" = { counts = { late = 1, table = 1, judged = 0 } }
"3" = { value = 5 }
"4" = 2.5
"5" = 1
"6" = 1
"7" = "yes"
total = { score = 1, index = 2.5, band = "good", rank = 2 }

[[test]]
name = "không đạt"
like = "một đơn vị"
findings = []
[test.self]
"1.1" = {}
"7" = "no"
total = { score = 1 }

[[test]]
name = "khóa lạ"
like = "một đơn vị"
[test.self]
"1.2" = { valeu = 12, points = 3 }
"#;

/// A command about that edition.
fn about_everything(command: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("e.toml");
    let edition = path.to_str().unwrap();
    std::fs::write(&path, EVERYTHING).unwrap();
    let run = score(&[&["--lang", "vi"], command, &[edition]].concat());
    run.transcript().replace(edition, "e.toml")
}

fn held_against(golden: &str, shown: &str) {
    against_golden(&format!("tests/goldens/{golden}"), shown)
        .unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn an_edition_is_shown_as_in_the_golden() {
    held_against("vietnamese-criteria-show.txt", &about_everything(&["criteria", "show"]));
}

#[test]
fn an_edition_is_checked_as_in_the_golden() {
    held_against("vietnamese-criteria-check.txt", &about_everything(&["criteria", "check"]));
}

#[test]
fn an_edition_is_tested_as_in_the_golden() {
    held_against("vietnamese-criteria-test.txt", &about_everything(&["criteria", "test"]));
}

#[test]
fn the_kinds_of_rule_are_told_as_in_the_golden() {
    let mut shown = score(&["--lang", "vi", "criteria", "kinds"]).stdout;
    for kind in ["checklist", "choice", "count", "deduct", "manual", "norm", "piecewise", "ratio", "tiers"] {
        shown.push('\n');
        shown.push_str(&score(&["--lang", "vi", "criteria", "kinds", kind]).stdout);
    }
    held_against("vietnamese-criteria-kinds.txt", &shown);
}

#[test]
fn the_shipped_editions_and_their_tests_are_told_as_in_the_golden() {
    let shown = score(&["--lang", "vi", "criteria", "list"]).transcript();
    let tested =
        score(&["--lang", "vi", "criteria", "test", "criteria/binh-thuan-huyen-2022.toml"]).transcript();
    held_against("vietnamese-criteria-list.txt", &format!("{shown}\n{tested}"));
}

#[test]
fn a_schema_describes_keys_in_vietnamese_where_that_is_asked_for() {
    for file in ["criteria", "submission"] {
        let schema = score(&["--lang", "vi", "schema", file]).json();
        let mut english = Vec::new();
        descriptions(&schema, &mut |description| {
            let words = english_words(description);
            if !words.is_empty() {
                english.push(format!("{description} ({})", words.join(" ")));
            }
        });
        assert!(english.is_empty(), "{}", english.join("\n"));
    }
}

fn descriptions(schema: &serde_json::Value, tell: &mut dyn FnMut(&str)) {
    if let Some(table) = schema.as_object() {
        if let Some(description) = table.get("description").and_then(serde_json::Value::as_str) {
            tell(description);
        }
        table.values().for_each(|value| descriptions(value, tell));
    }
    schema.as_array().into_iter().flatten().for_each(|value| descriptions(value, tell));
}

#[test]
fn the_words_of_yes_and_no_are_in_the_language_of_the_edition() {
    let folder = tempfile::tempdir().unwrap();
    for (language, yes, no) in [
        ("", "Có", "Không"),
        ("language = \"vi\"", "Có", "Không"),
        ("language = \"en\"", "Yes", "No"),
        ("language = \"en-GB\"", "Yes", "No"),
    ] {
        let path = folder.path().join("edition.toml");
        let row = "[rounding]\nat = \"leaf\"\nmode = \"truncate\"\ndecimals = 2\n[[criterion]]\ncode = \"1\"\ntitle = \"T\"\nmax = 3\nrule = \"choice\"\noptions = \"yes-no\"\n";
        std::fs::write(&path, format!("[criteria]\nid = \"x\"\ntitle = \"X\"\n{language}\n{row}")).unwrap();
        for asked in ["en", "vi"] {
            let shown = score(&["criteria", "show", &path.to_string_lossy(), "--lang", asked]).stdout;
            assert!(shown.contains(&format!("a. {yes}")), "{shown}");
            assert!(shown.contains(&format!("b. {no}")), "{shown}");
        }
    }
}
