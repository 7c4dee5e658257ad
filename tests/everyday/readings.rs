//! Numbers and texts of a form that may have been misread: each is refused, or warned about with both readings.

use tempfile::TempDir;

use crate::harness::load;
use crate::harness::program::{Run, score};
use score::column::Column;

/// A small edition of every kind of answer that the cells below give.
const EDITION: &str = r#"
criterion = [
  { code = "1", title = "Trained", rule = "ratio", max = 10, den = "staff" },
  { code = "2", title = "On time", rule = "tiers", measure = "ratio", max = 10, tiers = [
    { ge = "50%", points = 10 }, { lt = "50%", points = 0 } ] },
  { code = "3", title = "Survey", rule = "manual", max = 10 },
  { code = "4", title = "Meetings", rule = "count", max = 10, each = 2 },
  { code = "5", title = "Prizes", rule = "checklist", max = 10, items = [
    { id = "jury", rule = "manual", min = -2, max = 5 }, { id = "share", rule = "ratio", max = 5 } ] },
  { code = "6", title = "Course", rule = "choice", max = 10, options = [
    { id = "held", rule = "ratio" }, { id = "judged", rule = "manual", min = -1 },
    { id = "counted", rule = "count", each = 2 }, { id = "none", points = 0 } ] },
]
criteria = { id = "x", title = "X", max = 60 }
rounding = { at = "leaf", mode = "half-up", decimals = 2 }
facts = { staff = { title = "Staff" }, leak = { title = "Leak", options = ["no", "yes"] } }
"#;

/// What a command says of a form, which stands in a file of this name.
fn says(command: &[&str], name: &str, form: &str) -> Run {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (edition, form) = (write("edition.toml", EDITION), write(name, form));
    score(&[command, &["--criteria", &edition, &form]].concat())
}

fn checked(name: &str, form: &str) -> String {
    let Run { stdout, stderr, .. } = says(&["check"], name, form);
    // sentences may stand on several lines
    (stdout + &stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A CSV whose columns are these, with one row.
fn csv(columns: &str, row: &str) -> String {
    format!("{columns}\n{row}\n")
}

const COLUMNS: &str =
    "code,self_num,self_den,self_answer,self_score,self_note,self_evidence,appraisal_answer,note";

#[test]
fn digits_in_a_note_beside_a_number_are_told_with_both_readings() {
    for (columns, row, joined, remedy) in [
        (COLUMNS, "3,,,,4,5,,,", "4,5", "write 4.5"),
        (COLUMNS, "4,,,,1,120,,,", "1,120", "write 1120, or 1.1200"),
        (COLUMNS, "3,,,,,,,4,5", "4,5", "write 4.5"),
        (COLUMNS, "total,,,,45,92,,,", "45,92", "write 45.92"),
        (COLUMNS, "4,,,,1,234,567,,", "1,234,567", "write 1234567"),
        (COLUMNS, "4,,,,1,234.5,,,", "1,234.5", "write 1234.5"),
        ("code,self_answer,self_evidence", "3,87,5%", "87,5%", "write 87.5"),
        ("code,self_answer,self_note", "3,-1,5", "-1,5", "write -1.5"),
        ("code,self_answer,self_note", "5,jury=1,5", "1,5", "write 1.5"),
        ("code,self_note,self_answer", "4,1,120", "1,120", "write 1120"),
        ("code,self_answer,printed_max,note", "3,4,4,5", "4,5", "write 4.5"),
    ] {
        let told = checked("form.csv", &csv(columns, row));
        assert!(told.contains("warning[cut-at-comma]"), "{row}:\n{told}");
        assert!(told.contains(&format!("it may be one number, {joined},")), "{row}:\n{told}");
        assert!(told.contains(remedy), "{row}:\n{told}");
        assert_eq!(told.matches("cut-at-comma").count(), 1, "{row}:\n{told}");
    }
}

#[test]
fn a_note_that_is_no_part_of_a_number_is_let_be() {
    for (columns, row) in [
        // no comma separates these cells
        ("code;self_answer;self_note", "3;4;5"),
        ("code\tself_answer\tself_note", "3\t4\t5"),
        // quotes show that the cell was meant as one
        ("code,self_answer,self_note", "3,4,\"5\""),
        ("code,self_answer,self_note", "3,4,số 5"),
        ("code,self_answer,self_note", "3,4,12/2025"),
        ("code,self_answer,self_note", "3,4.5,120"),
        // no number stands beside it
        ("code,self_answer,self_note", "6,none,120"),
        ("code,self_answer,self_score,self_note", "3,4,,120"),
    ] {
        let told = checked("form.csv", &csv(columns, row));
        assert!(!told.contains("cut-at-comma"), "{row}:\n{told}");
    }
}

#[test]
fn a_score_of_digits_right_behind_an_answer_may_be_the_end_of_it() {
    let criteria = load::criteria(EDITION);
    let row = criteria.node_called("3").unwrap();
    for (form, joined) in [
        ("code,self_answer,self_score\n3,4,5\n", Some("4,5")),
        ("code,self_num,self_answer,self_score\n3,,1,05\n", None),
        ("code,self_answer,self_note,self_score\n3,4,,5\n", None),
        ("code;self_answer;self_score\n3;4;5\n", None),
        ("code,self_answer,self_score\n3,4.5,5\n", None),
    ] {
        let submission = load::submission_in("csv", &criteria, form);
        assert_eq!(submission.cut_at_comma(row, Column::Own).as_deref(), joined, "{form}");
    }
}

#[test]
fn a_value_beside_a_head_row_is_refused_in_every_column() {
    for (columns, row) in [
        ("code,self_answer,self_note", "facts.staff,1,340"),
        ("code,self_answer,note", "facts.staff,1,340"),
        ("code,self_answer,self_note", "facts.leak,no,as they say"),
        ("code,self_answer,self_note", "criteria,x,2022"),
        ("code,self_answer,self_evidence", "unit.phone,0252,3871850"),
        ("code,self_answer,appraisal_answer,appraisal_note", "unit.name,A,,B"),
        ("code,self_answer,appraisal_answer,appraisal_note", "facts.staff,24,24,the same"),
        ("code,self_answer,appraisal_answer,appraisal_note", "facts.staff,24,1,340"),
        ("code,self_answer,self_band", "facts.staff,24,good"),
    ] {
        let told = checked("form.csv", &csv(columns, row));
        assert!(told.contains("error[misplaced-cell]"), "{row}:\n{told}");
    }
    let told = checked("form.csv", &csv("code,self_answer,self_note", "facts.staff,1,340"));
    assert!(told.contains("it may be the end of 1,340, cut at its comma"), "{told}");
}

#[test]
fn a_reason_may_stand_beside_a_fact_that_the_appraisal_changed() {
    let row = "facts.staff,24,20,as the register has it";
    let told = checked("form.csv", &csv("code,self_answer,appraisal_answer,appraisal_note", row));
    assert!(!told.contains("misplaced-cell"), "{told}");
}

#[test]
fn a_ratio_of_a_whole_number_and_one_that_is_not_is_told_with_both_readings() {
    for (answer, reading) in [
        (r#""1" = { num = 0.7917 }"#, "may be meant as the share 79.17%"),
        (r#""1" = { num = 79.17 }"#, "may be meant as 79.17%"),
        (r#""1" = "0.7917/24""#, "may be meant as the share 79.17%"),
        (r#""2" = { num = 0.825, den = 40 }"#, "may be meant as the share 82.5%"),
        (r#""2" = { num = 19, den = 0.7917 }"#, "may be meant as the share 79.17%"),
        (r#""6" = { choice = "held", num = 0.825, den = 40 }"#, "may be meant as the share 82.5%"),
        (r#""5" = { choices = { share = "0.825/40" } }"#, "may be meant as the share 82.5%"),
        (r#""2" = { num = 120.5, den = 400 }"#, "it is read as 120.5 of 400"),
    ] {
        let form = format!("facts = {{ staff = 24, leak = \"no\" }}\nself = {{ {answer} }}\n");
        let told = checked("form.toml", &form);
        assert!(told.contains("warning[count-not-whole]"), "{answer}:\n{told}");
        assert!(told.contains(reading), "{answer}:\n{told}");
    }
    let told = checked("form.csv", &csv("code,self_num,self_den", "2,0.825,40"));
    assert!(told.contains("warning[count-not-whole]"), "{told}");
}

#[test]
fn measured_amounts_whole_counts_and_percentages_as_a_pair_are_no_mixed_ratios() {
    for answer in ["12.5/40.25", "19/24", "19.0/24", "62.5/100", "0.625/1", "0/12.5"] {
        let form = format!("facts = {{ staff = 24, leak = \"no\" }}\nself = {{ \"2\" = \"{answer}\" }}\n");
        let told = checked("form.toml", &form);
        assert!(!told.contains("count-not-whole"), "{answer}:\n{told}");
    }
}

#[test]
fn a_batch_warns_as_a_check_does() {
    let whole = |three: &str, two: &str| {
        let rows = ["1,19,24,,,", two, three, "4,,,1,,", "5,,,-,,", "6,,,none,,"];
        rows.map(|row| format!("a,{row}\n")).concat()
    };
    let header = "unit,code,self_num,self_den,self_answer,self_score,self_note\n,criteria,,,x,,\n";
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let batch = |rows: &str| {
        words(&says(&["batch", "--format", "table"], "many.csv", &format!("{header}{rows}")).stdout)
    };
    let plain = batch(&whole("3,,,4,,", "2,33,40,,,"));
    assert!(!plain.contains("cut-at-comma") && !plain.contains("count-not-whole"), "{plain}");
    assert!(batch(&whole("3,,,,4,5", "2,33,40,,,")).contains("cut-at-comma 1"));
    assert!(batch(&whole("3,,,4,,", "2,0.825,40,,,")).contains("count-not-whole 1"));
    let beside = header.replace(",criteria,,,x,,", ",criteria,,,x,,340");
    let rows = whole("3,,,4,,", "2,33,40,,,");
    let told = says(&["batch", "--format", "table"], "many.csv", &format!("{beside}{rows}"));
    assert!(words(&told.stdout).contains("misplaced-cell 1") && told.code == 1, "{}", told.stdout);
}

#[test]
fn backslashes_that_became_other_characters_are_told_with_what_was_read() {
    for (text, told_of) in [
        (r#""see D:\tables\new\rates.pdf""#, r"\t is a tab, \n is a line break, \r is a carriage return"),
        (r#""C:\files\x64\bin""#, r"\f is a form feed, \x is a character by its number, \b is a backspace"),
        (r#""C:\eoffice""#, r"\e is an escape character"),
    ] {
        for form in [
            format!("unit = {{ name = {text} }}\nself = {{ \"3\" = 4 }}\n"),
            format!("self = {{ \"3\" = {{ value = 4, note = {text} }} }}\n"),
            format!("self = {{ \"3\" = {{ value = 4, evidence = [\"a\", {text}] }} }}\n"),
        ] {
            let told = checked("form.toml", &form);
            assert!(told.contains("warning[backslash-in-text]"), "{form}:\n{told}");
            assert!(told.contains(told_of) && told.contains("write the text in '…'"), "{form}:\n{told}");
        }
    }
}

#[test]
fn backslashes_that_are_meant_are_let_be() {
    for text in [r"'D:\tables\new'", r#""D:\\tables\\new""#, r#""""a\nb""""#, r#""caf\u00e9""#, r#""\"so\"""#]
    {
        let told = checked("form.toml", &format!("self = {{ \"3\" = {{ value = 4, note = {text} }} }}\n"));
        assert!(!told.contains("backslash"), "{text}:\n{told}");
    }
}

#[test]
fn an_escape_that_there_is_not_is_one_error_with_its_remedy() {
    for path in [r"C:\Users\x", r"C:\u1\x", r"C:\data\", r"D:\new\", r"C:\xyz", r"D:\Ảnh"] {
        let told = checked("form.toml", &format!("unit = {{ name = \"{path}\" }}\n"));
        assert_eq!(told.matches("error[").count(), 1, "{path}:\n{told}");
        assert!(told.contains("error[toml-syntax]: a backslash in"), "{path}:\n{told}");
        assert!(told.contains("write the text in '…', where a backslash is only that"), "{path}:\n{told}");
    }
}

#[test]
fn the_num_column_gives_what_the_chosen_option_asks_for() {
    for (cells, shown) in [
        ("6,3,4,held", "held 3/4"),
        ("6,3,,judged", "judged 3"),
        ("6,-1,,judged", "judged −1"),
        ("6,3,,counted", "counted 3"),
    ] {
        let form = csv("code,self_num,self_den,self_answer", cells);
        let run = says(&["evaluate", "--depth", "1"], "form.csv", &form);
        assert!(run.stdout.contains(shown), "{cells}:\n{}{}", run.stdout, run.stderr);
    }
    let told = checked("form.csv", &csv("code,self_num,self_den,self_answer", "6,3,,none"));
    assert!(told.contains("error[wrong-answer]"), "{told}");
}

#[test]
fn an_item_may_be_judged_below_zero_in_either_notation() {
    let toml = says(&["evaluate"], "form.toml", "self = { \"5\" = { choices = { jury = -1.5 } } }\n").stdout;
    let csv = says(&["evaluate"], "form.csv", &csv("code,self_answer,self_note", "5,jury=-1.5,")).stdout;
    let row = |text: &str| text.lines().find(|line| line.starts_with('5')).map(str::to_owned);
    assert_eq!(row(&toml), row(&csv));
    assert!(csv.contains("jury=−1.5") && csv.contains("−1.50"), "{csv}");
}

#[test]
fn a_document_alone_is_no_appraisal() {
    let told = checked("form.csv", &csv("code,self_answer,appraisal_evidence", "3,4,minutes of 5 May"));
    assert!(told.contains("note[not-appraised]"), "{told}");
}
