//! Reports at the widths that people have: no line is wider, what is left out is said, and red is an error.

use unicode_width::UnicodeWidthStr;

use crate::harness::program::{finished, program, score};
use crate::harness::scratch::Scratch;

const SLIPS: &str = "examples/la-gi-2022-slips.toml";
const TUTORIAL: [&str; 3] =
    ["examples/tutorial/tan-hoa.toml", "--criteria", "examples/tutorial/xa-2025.toml"];

fn at(columns: usize, typed: &[&str]) -> String {
    finished(program().args(typed).env("COLUMNS", columns.to_string())).stdout
}

#[test]
fn no_line_of_a_table_is_wider_than_the_terminal() {
    let [form, option, edition] = TUTORIAL;
    for typed in [
        &["evaluate", SLIPS][..],
        &["evaluate", form, option, edition],
        &["explain", SLIPS, "3.2.2", "4.11.1", "2", "total"],
        &["losses", SLIPS],
        &["target", SLIPS, "470"],
        &["compare", "examples/la-gi-2022-monday.toml", SLIPS],
        &["merge", "examples/merge/base.toml", "examples/merge/an.toml", "examples/merge/binh.toml"],
        &["batch", "examples/province.csv"],
        &["batch", "examples/province.csv", "--groups"],
    ] {
        for (columns, lang) in [40, 47, 60, 80, 99, 120, 200].into_iter().flat_map(|c| [(c, "en"), (c, "vi")])
        {
            let text = at(columns, &[typed, &["--lang", lang]].concat());
            // a command that is to be copied is not broken
            for line in text.lines().filter(|line| {
                !["score check", "score evaluate", "--set"].iter().any(|copied| line.contains(copied))
            }) {
                assert!(
                    line.width() <= columns,
                    "{typed:?} {lang} at {columns}: {}\n{line}\n{text}",
                    line.width()
                );
                assert_eq!(line, line.trim_end(), "{typed:?} at {columns}");
            }
        }
    }
}

#[test]
fn answers_are_shown_where_they_fit_and_else_said_to_be_left_out() {
    let folder = Scratch::new("narrow");
    let edition = folder.write(
        "e.toml",
        r#"criterion = [ { code = "1", title = "A", rule = "ratio", max = 5 } ]
           criteria = { id = "x", title = "X", max = 5 }
           rounding = { at = "leaf", mode = "half-up", decimals = 2 }"#,
    );
    let form = folder
        .write("f.toml", "criteria = \"x\"\nself = { \"1\" = \"13/15\" }\nappraisal = { \"1\" = \"12/15\" }");
    let small = at(61, &["evaluate", &form, "--criteria", &edition]);
    assert!(small.contains("13/15") && small.contains("12/15") && !small.contains("left out"), "{small}");
    for (columns, lang, said) in [
        (80, "en", "answers are left out: 100 columns have room for them"),
        (80, "vi", "không hiện số liệu: màn hình từ "),
        (40, "en", "left out: Max, Diff.; "),
    ] {
        let text = at(columns, &["evaluate", SLIPS, "--lang", lang]);
        assert!(text.contains(said) && !text.contains("13/15"), "{columns} {lang}\n{text}");
    }
    // points are headed by whose they are, and by what they are
    let text = at(80, &["evaluate", SLIPS]);
    let head: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("Code")).take(2).collect();
    assert!(
        head[0].ends_with("Self  Appraisal   Diff.") && head[1].trim() == "Points     Points",
        "{head:?}"
    );
    // the width that is named is the least that has room
    for (columns, there) in [(99, false), (100, true)] {
        assert_eq!(at(columns, &["evaluate", SLIPS]).contains("13/15"), there, "{columns}");
    }
}

#[test]
fn groups_are_left_out_from_the_last_and_named() {
    let text = at(80, &["batch", "examples/province.csv", "--groups"]);
    assert!(text.contains("left out: 2, 3, 4, 5, 6; "), "{text}");
    assert!(!at(120, &["batch", "examples/province.csv", "--groups"]).contains("left out"));
}

#[test]
fn red_is_what_is_wrong() {
    const RED: &str = "\u{1b}[31m";
    let red = |text: &str| -> Vec<String> {
        let parts = text.split(RED).skip(1);
        parts.map(|part| part.split('\u{1b}').next().unwrap().to_owned()).collect()
    };
    let coloured = |typed: &[&str]| score(&[typed, &["--color", "always"]].concat()).stdout;
    let right = coloured(&["evaluate", "examples/la-gi-2022.toml"]);
    assert_eq!(red(&right), [""; 0], "a lowered row is no error");
    let wrong = coloured(&["evaluate", SLIPS]);
    let found = red(&wrong);
    assert!(found.iter().all(|text| text.starts_with("≠ ") || text.starts_with("✗ ")), "{found:?}");
    assert!(wrong.contains("\u{1b}[1m464.06\u{1b}[0m"), "the computed total keeps its weight\n{wrong}");
    let ledger = coloured(&["check", "--ledger", "examples/la-gi-2022.toml"]);
    assert_eq!(red(&ledger), [""; 0]);
    let batch = coloured(&["batch", "examples/province.csv"]);
    assert!(red(&batch).iter().all(|text| !text.contains('−')), "{:?}", red(&batch));
}

#[test]
fn colours_follow_the_variables_that_shells_know() {
    for (variables, coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "0")], false),
        (&[("CLICOLOR_FORCE", "")], false),
        (&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[("CLICOLOR", "1")], false),
    ] {
        let mut program = program();
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
            program.env_remove(name);
        }
        program.args(["evaluate", SLIPS]).envs(variables.iter().copied());
        let run = finished(&mut program);
        assert_eq!(run.stdout.contains('\u{1b}'), coloured, "{variables:?}");
        assert_eq!(run.stderr.contains('\u{1b}'), coloured, "{variables:?}");
    }
}

#[test]
fn a_sum_says_what_differs_below_it_and_a_legend_has_its_mark() {
    for (lang, below, legend, own) in [
        (
            "en",
            "≠ below",
            "≠ below: 3 rows that are not shown differ: 1.1.1, 2.12, 3.2.2",
            "≠ what the form declares",
        ),
        ("vi", "≠ ở dưới", "≠ ở dưới: 3 mục không hiện lệch: 1.1.1, 2.12, 3.2.2", "≠ điểm ghi trên phiếu"),
    ] {
        let text = score(&["evaluate", SLIPS, "--depth", "1", "--lang", lang]).stdout;
        assert!(text.contains(below) && text.contains(own), "{text}");
        assert!(text.contains(legend) || text.contains("3.2.2"), "{text}");
    }
    let folder = Scratch::new("below");
    let text = std::fs::read_to_string("examples/la-gi-2022.toml").unwrap();
    let wrong = text.replacen(
        "\"1.1.1\"   = { choice = \"a\", score = 5 }",
        "\"1.1.1\"   = { choice = \"a\", score = 4 }",
        1,
    );
    assert_ne!(text, wrong);
    let form = folder.write("f.toml", &wrong);
    let text = score(&["evaluate", &form, "--depth", "1"]).stdout;
    assert!(text.contains("≠ below: a row that is not shown differs: 1.1.1"), "{text}");
    assert!(!text.contains("≠ what the form declares"), "{text}");
}

#[test]
fn a_form_of_nothing_but_information_has_no_total() {
    let folder = Scratch::new("info");
    let edition = folder.write(
        "e.toml",
        r#"criterion = [ { code = "1", title = "A", role = "info", rule = "manual", max = 9 } ]
           criteria = { id = "x", title = "X" }
           rounding = { mode = "exact" }"#,
    );
    let form = folder.write("f.toml", "criteria = \"x\"\nself = { \"1\" = 5 }");
    let text = score(&["evaluate", &form, "--criteria", &edition]).stdout;
    assert!(!text.contains("TOTAL") && text.contains('5'), "{text}");
}

#[test]
fn a_small_batch_has_no_quartiles_and_units_are_listed_as_people_do() {
    let folder = Scratch::new("small");
    let edition = folder.write(
        "e.toml",
        r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
           criteria = { id = "x", title = "X", max = 10 }
           rounding = { at = "leaf", mode = "half-up", decimals = 2 }"#,
    );
    let batch = |units: &[(&str, u32)], more: &[&str]| {
        let rows: String = units.iter().map(|(unit, points)| format!("{unit},1,{points}\n")).collect();
        let form = folder.write("f.csv", &format!("unit,code,self_answer\n,criteria,x\n{rows}"));
        score(&[&["batch", "--criteria", &edition, &form], more].concat()).stdout
    };
    let two = [("a", 4), ("b", 5)];
    assert!(!batch(&two, &[]).contains("quartile") && batch(&two, &[]).contains("4.50"));
    assert!(batch(&[two[0], two[1], ("c", 7)], &[]).contains("Median"));
    let units = [("xã 10", 5), ("Đông", 5), ("xã 2", 5), ("Dương", 5), ("An", 6)];
    for (more, expected) in [
        (&["--sort", "unit"][..], ["An", "Dương", "Đông", "xã 2", "xã 10"]),
        (&["--sort", "rank"], ["An", "Dương", "Đông", "xã 2", "xã 10"]),
    ] {
        let csv = batch(&units, &[more, &["--format", "csv"]].concat());
        let ids: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
        assert_eq!(ids, expected, "{csv}");
        // equal points, equal ranks
        assert_eq!(csv.lines().filter(|line| line.starts_with("2,")).count(), 4, "{csv}");
    }
}

#[test]
fn an_explanation_says_what_happened_and_nothing_else() {
    let [form, option, edition] = TUTORIAL;
    for (lang, unwanted) in [
        ("en", ["not exceeded", "nothing to round", "…% of the total", "\nCap ", "worth 0.00 of 0"]),
        ("vi", ["không vượt", "không phải làm tròn", "…% tổng điểm", "\nMức trần ", "0/0"]),
    ] {
        let text = score(&["explain", SLIPS, "1.1.1", "4.11.1", "1", "total", "--lang", lang]).stdout;
        for unwanted in &unwanted[..4] {
            assert!(!text.contains(unwanted), "{unwanted}\n{text}");
        }
        // a requirement has no points, and goes into nothing
        let text = score(&["explain", form, option, edition, "8", "8.1", "--lang", lang]).stdout;
        let goes = if lang == "en" { "Goes into" } else { "Cộng vào" };
        assert!(!text.contains(unwanted[4]) && !text.contains(goes) && !text.contains("0.00"), "{text}");
        let met = if lang == "en" { "2 of 2 requirements met." } else { "Đạt 2/2 yêu cầu" };
        assert!(text.contains(met), "{text}");
    }
    let text = score(&["explain", "examples/la-gi-2022.toml", "1", "1.1.1"]).stdout;
    assert!(text.contains("total (464.06); 7.4% of the total") && text.contains("1.1% of the"), "{text}");
    let text = score(&["explain", SLIPS, "1.1.1", "--color", "always"]).stdout;
    assert!(
        text.contains("\u{1b}[1m5.00\u{1b}[0m") && text.contains("\u{1b}[31m3 ✗ it should be 5"),
        "{text}"
    );
}

#[test]
fn a_minus_and_a_band_look_the_same_in_every_report() {
    let folder = Scratch::new("same");
    let edition = folder.write(
        "e.toml",
        r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 10 },
             { code = "2", title = "B", role = "penalty", rule = "manual", max = 5 } ]
           criteria = { id = "x", title = "X", max = 10 }
           rounding = { at = "leaf", mode = "half-up", decimals = 2 }
           facts = { leak = { title = "Leak", options = ["no", "yes"] } }
           [total]
           bands = [ { id = "good", title = "Khá", ge = 5 }, { id = "poor", title = "Kém", lt = 5 } ]
           events = [ { title = "Leak", when = { fact = "leak", is = "yes" }, points = -2 } ]"#,
    );
    let form = folder.write(
        "f.toml",
        "criteria = \"x\"\nfacts = { leak = \"yes\" }\nself = { \"1\" = 9, \"2\" = 3 }\nappraisal = { \"1\" = 8, \"2\" = 4 }",
    );
    for command in [&["evaluate"][..], &["explain"], &["batch"]] {
        let codes: &[&str] = if command[0] == "explain" { &["2", "total"] } else { &[] };
        let text = score(&[command, &["--criteria", &edition, &form], codes].concat()).stdout;
        let at = |mark: &str| text.find(mark).unwrap_or(usize::MAX);
        assert!(text.contains("Kém") && !text.contains("poor"), "{command:?}\n{text}");
        assert!(
            text.contains('−') && at("-1") == usize::MAX && at("-4") == usize::MAX,
            "{command:?}\n{text}"
        );
    }
    let json = score(&["evaluate", "--format", "json", "--criteria", &edition, &form]).stdout;
    assert!(json.contains("\"-4.00\"") && json.contains("\"poor\"") && !json.contains("Kém"), "{json}");
}

#[test]
fn an_edition_has_as_many_groups_wherever_they_are_counted() {
    let shown = score(&["criteria", "show", "binh-thuan-huyen-2022"]).stdout;
    let checked = score(&["criteria", "check", "binh-thuan-huyen-2022"]);
    let groups = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let at = words.iter().position(|word| word.trim_end_matches(',') == "groups").unwrap();
        words[at - 1].to_owned()
    };
    assert_eq!(groups(&shown), groups(&format!("{}{}", checked.stdout, checked.stderr)));
}
