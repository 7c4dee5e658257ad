//! What a unit objects to, and what is answered: listed while it is open, in every notation and on paper.

use crate::harness::program::{LA_GI, score, text_of};
use crate::harness::scratch::Scratch;

/// The form of La Gi with three objections, of which 4.2.1 is answered.
const OBJECTED: &str = "examples/la-gi-2022-objections.toml";

#[test]
fn open_objections_are_listed_until_they_are_answered() {
    for (language, line) in [
        ("en", "objections without a reply (2): 2.12.1, 3.1.4"),
        ("vi", "kiến nghị chưa trả lời (2): 2.12.1, 3.1.4"),
    ] {
        let table = score(&["evaluate", OBJECTED, "--lang", language]).stdout;
        assert!(table.contains(line), "{language}");
        let page = score(&["evaluate", OBJECTED, "--lang", language, "--format", "html"]).stdout;
        assert!(page.contains(line), "{language}");
    }
    let checked = score(&["check", OBJECTED, "--format", "json"]).json();
    let findings = checked["findings"].as_array().unwrap().iter();
    let open: Vec<&str> = findings
        .filter(|finding| finding["code"] == "objection-open")
        .map(|finding| finding["criterion"].as_str().unwrap())
        .collect();
    assert_eq!(open, ["2.12.1", "3.1.4"]);
    // one of them answered
    let answered = text_of(OBJECTED).replace(
        "\"2.12.1\"  = { num = 6, den = 74, score = 0.32",
        "\"2.12.1\"  = { num = 6, den = 74, score = 0.32, reply = \"Hợp đồng từ năm 2023\"",
    );
    let folder = Scratch::new("objections");
    let form = folder.write("form.toml", &answered);
    assert!(score(&["evaluate", &form]).stdout.contains("objections without a reply (1): 3.1.4"));
    // an objection and a reply change no figure
    let totals = |form: &str| score(&["evaluate", form, "--format", "json"]).json()["total"].clone();
    assert_eq!(totals(&form), totals(LA_GI));
    assert!(!score(&["evaluate", LA_GI]).stdout.contains("objection"));
}

#[test]
fn ledger_minutes_and_page_have_them_as_a_table_with_their_replies() {
    let folder = Scratch::new("objections");
    let minutes = folder.write("minutes.html", "");
    assert_eq!(score(&["check", OBJECTED, "--minutes", "-o", &minutes, "--lang", "vi"]).code, 0);
    for shown in [
        score(&["check", OBJECTED, "--ledger", "--lang", "vi", "--format", "markdown"]).stdout,
        score(&["evaluate", OBJECTED, "--lang", "vi", "--format", "html"]).stdout,
        std::fs::read_to_string(&minutes).unwrap(),
    ] {
        for said in [
            "Đã cài phần mềm diệt virus cho 74 máy từ tháng 11, có hợp đồng kèm theo",
            "Chỉ tính hộp thư công vụ cấp cho từng lãnh đạo, giữ nguyên 2/3",
            "(chưa trả lời)",
        ] {
            assert!(shown.contains(said), "{said}");
        }
    }
    let explained = score(&["explain", OBJECTED, "4.2.1", "--lang", "vi"]).stdout;
    assert!(explained.contains("Kiến nghị") && explained.contains("Trả lời"));
}

#[test]
fn every_notation_has_a_place_for_them() {
    let folder = Scratch::new("objections");
    let spoken = |form: &str| {
        let named = ["--criteria", "binh-thuan-huyen-2022", "--format", "json"];
        let json = score(&[&["evaluate", form], &named[..]].concat()).json();
        let rows = json["rows"].as_array().unwrap().iter();
        let said = rows.filter(|row| row["self"]["objection"].is_string()).map(|row| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            (text(&row["code"]), text(&row["self"]["objection"]), text(&row["appraisal"]["reply"]))
        });
        said.collect::<Vec<_>>()
    };
    let expected = spoken(OBJECTED);
    assert_eq!(expected.len(), 3);
    assert_eq!(expected[2].2, "Chỉ tính hộp thư công vụ cấp cho từng lãnh đạo, giữ nguyên 2/3");
    for name in ["form.csv", "form.xlsx"] {
        let path = folder.write(name, "");
        assert_eq!(score(&["evaluate", OBJECTED, "-o", &path]).code, 0, "{name}");
        assert_eq!(spoken(&path), expected, "{name}");
    }
    // as they are called in a CSV
    for [objection, reply] in
        [["objection", "reply"], ["self_objection", "appraisal_reply"], ["kiến nghị", "trả lời"]]
    {
        let csv = format!(
            "code,self_num,self_den,appraisal_num,appraisal_den,{objection},{reply}\n\
             1,1,2,1,4,\"Đếm lại, có 2\",Giữ nguyên\n2,1,2,1,2,,\n"
        );
        let path = folder.write("small.csv", &csv);
        let edition = folder.write("edition.toml", SMALL);
        let json = score(&["evaluate", &path, "--criteria", &edition, "--format", "json"]).json();
        let row = &json["rows"][0];
        assert_eq!(row["self"]["objection"], "Đếm lại, có 2", "{objection}");
        assert_eq!(row["appraisal"]["reply"], "Giữ nguyên", "{reply}");
    }
}

const SMALL: &str = r#"
[criteria]
id = "small"
title = "Small"
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[[criterion]]
code = "1"
title = "One"
max = 4
rule = "ratio"
[[criterion]]
code = "2"
title = "Two"
max = 4
rule = "ratio"
"#;

#[test]
fn one_in_the_other_column_is_refused_with_its_place() {
    let folder = Scratch::new("objections");
    let edition = folder.write("edition.toml", SMALL);
    let form = "[self]\n\"1\" = { num = 1, den = 2, reply = \"x\" }\n\"2\" = \"1/2\"\n\
                [appraisal]\n\"1\" = { num = 1, den = 2, objection = \"x\" }\n\"2\" = \"1/2\"\n";
    let form = folder.write("form.toml", form);
    for (language, said) in [
        (
            "en",
            [
                "a reply is the appraiser's, and stands in the self column",
                "an objection is the unit's, and stands in the appraisal",
            ],
        ),
        (
            "vi",
            [
                "phần trả lời là của người thẩm định, đang ghi ở cột tự chấm",
                "kiến nghị là của đơn vị, đang ghi ở cột thẩm định",
            ],
        ),
    ] {
        let run = score(&["evaluate", &form, "--criteria", &edition, "--lang", language]);
        assert_eq!(run.code, 2);
        for said in said {
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
        assert!(run.stderr.contains("form.toml:2:"), "{}", run.stderr);
        assert!(run.stderr.contains("form.toml:5:"), "{}", run.stderr);
    }
}

#[test]
fn a_batch_reads_past_them_quickly_and_slowly_alike() {
    let folder = Scratch::new("objections");
    let edition = folder.write("edition.toml", SMALL);
    let units = "unit,code,self_num,self_den,appraisal_num,appraisal_den,objection,reply\n\
                 a,1,1,2,1,4,Đếm lại,\na,2,1,2,1,2,,\nb,1,1,2,1,2,,\nb,2,1,2,1,2,\"Có, hai\",Không\n";
    let units = folder.write("units.csv", units);
    let batch = ["batch", &units, "--criteria", &edition, "--format", "json"];
    let quick = score(&batch).stdout;
    assert_eq!(quick, score(&[&batch[..], &["--no-fast-path"]].concat()).stdout);
    assert!(quick.contains("\"appraisal\":\"3.00\"") && quick.contains("\"appraisal\":\"4.00\""), "{quick}");
}

#[test]
fn a_fact_that_the_appraisal_changed_stands_in_the_ledger_with_its_reason() {
    let folder = Scratch::new("objections");
    let text = text_of(LA_GI).replace(
        "staff_district = 74\n",
        "staff_district = { self = 74, appraisal = 71, note = \"3 người đã nghỉ hưu\" }\n",
    );
    let form = folder.write("form.toml", &text);
    for format in ["table", "csv", "markdown"] {
        let format: &[&str] = if format == "table" { &[] } else { &["--format", format] };
        let ledger = score(&[&["check", &form, "--ledger"][..], format].concat()).stdout;
        let line = ledger.lines().find(|line| line.contains("3 người đã nghỉ hưu"));
        let line = line.unwrap_or_else(|| panic!("{ledger}"));
        assert!(
            line.replace('\\', "").contains("staff_district") && line.contains("74") && line.contains("71"),
            "{line}"
        );
    }
    let table = score(&["check", LA_GI, "--ledger"]).stdout;
    assert!(table.contains("› Tại UBND"), "rows are known by the row above them");
}
