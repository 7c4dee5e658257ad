//! Minutes of an appraisal: what both parties sign, complete and in words, and nothing else than that.

use std::fs;

use tempfile::TempDir;

use crate::harness::program::{LA_GI, against_golden, finished, program, score};

const SLIPS: &str = "examples/la-gi-2022-slips.toml";

#[test]
fn the_minutes_of_the_reference_form_are_as_they_were() {
    for (language, golden) in [("vi", "tests/goldens/minutes-vi.md"), ("en", "tests/goldens/minutes-en.md")] {
        let run = score(&["-q", "check", SLIPS, "--minutes", "--lang", language]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        against_golden(golden, &run.stdout).unwrap();
        assert_eq!(score(&["-q", "check", SLIPS, "--minutes", "--lang", language]).stdout, run.stdout);
    }
}

#[test]
fn totals_stand_there_in_figures_and_in_words_and_every_change_with_its_reason() {
    let said = score(&["check", LA_GI, "--minutes", "--lang", "vi", "--format", "markdown"]);
    let ledger = score(&["check", LA_GI, "--ledger", "--format", "csv"]).stdout;
    for line in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "# BIÊN BẢN THẨM ĐỊNH",
        "- Tổng điểm tự chấm: 464,06/500 điểm (bằng chữ: bốn trăm sáu mươi tư phẩy không sáu điểm)",
        "- Tổng điểm thẩm định: 430,92/500 điểm (bằng chữ: bốn trăm ba mươi phẩy chín hai điểm)",
        "- Chênh lệch: −33,14 điểm (bằng chữ: âm ba mươi ba phẩy một bốn điểm)",
    ] {
        assert!(said.stdout.lines().any(|written| written == line), "{line}");
    }
    assert!(said.stderr.contains("cảnh báo"), "what was found is told beside it: {}", said.stderr);
    let mut reader = csv::Reader::from_reader(ledger.as_bytes());
    let changes: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(changes.len() > 20, "{}", changes.len());
    for change in changes.iter().filter(|change| &change[1] != "total") {
        let row = format!("| {} | ", &change[1]);
        let points = format!(" | {} | {} | ", change[3].replace('.', ","), change[4].replace('.', ","));
        let stands = |line: &str| line.starts_with(&row) && line.contains(&points);
        assert!(said.stdout.lines().any(stands), "{change:?}");
    }
    assert!(said.stdout.contains("| Kế hoạch ứng dụng CNTT trong năm › Năm 2022 |"), "with the row above");
}

#[test]
fn what_they_were_made_from_is_named_by_its_receipt() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("form.toml");
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/la-gi-2022.toml")).unwrap();
    let mut hashes = Vec::new();
    for text in [text.clone(), format!("{text}\n# another\n")] {
        fs::write(&file, &text).unwrap();
        let receipt = finished(program().arg("receipt").arg(&file)).json();
        let short = receipt["hash"].as_str().unwrap()[..8].to_owned();
        let run = finished(program().args(["-q", "check", "--minutes"]).arg(&file));
        assert_eq!(
            run.stdout.lines().last(),
            Some(&*format!("Receipt {short} · criteria binh-thuan-huyen-2022"))
        );
        hashes.push(short);
    }
    assert_ne!(hashes[0], hashes[1]);
}

#[test]
fn what_cannot_be_minutes_is_refused() {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("own.toml");
    fs::write(&own, "criteria = \"x\"\nself = { \"1\" = { value = 9 } }\n").unwrap();
    let edition = folder.path().join("edition.toml");
    let criteria = "criterion = [ { code = \"1\", title = \"A\", rule = \"manual\", max = 10 } ]\n\
                    criteria = { id = \"x\", title = \"A\", max = 10 }\nrounding = { mode = \"exact\" }\n";
    fs::write(&edition, criteria).unwrap();
    let (own, edition) = (own.to_str().unwrap(), edition.to_str().unwrap());
    for (arguments, why) in [
        (&["check", LA_GI, "--minutes", "--format", "json"][..], "not written as json: give markdown"),
        (&["check", LA_GI, "--minutes", "--format", "text"], "not written as text: give markdown"),
        (&["check", LA_GI, "--minutes", "-o", "x.csv"], "not written as csv: give markdown"),
        (&["check", LA_GI, SLIPS, "--minutes"], "minutes are of one form, and 2 are given"),
        (&["check", own, "--criteria", edition, "--minutes"], "no minutes without a total of both columns"),
        (&["check", "no-such-form.toml", "--minutes"], "there is no such file"),
        (&["check", LA_GI, "--minutes", "--ledger"], "cannot be used with"),
    ] {
        let run = score(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(why), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn what_a_form_says_does_nothing_in_minutes() {
    let folder = TempDir::new().unwrap();
    let payload = "<img src=x onerror=alert(1)> | [a](javascript:b) **c** `d`";
    let file = folder.path().join("form.toml");
    let criteria = folder.path().join("edition.toml");
    fs::write(
        &criteria,
        format!(
            "criterion = [ {{ code = \"1\", title = {payload:?}, rule = \"manual\", max = 10 }} ]\n\
             criteria = {{ id = \"x\", title = {payload:?}, max = 10 }}\nrounding = {{ mode = \"exact\" }}\n"
        ),
    )
    .unwrap();
    fs::write(
        &file,
        format!(
            "criteria = \"x\"\nunit = {{ name = {payload:?} }}\nself = {{ \"1\" = {{ value = 9 }} }}\n\
             appraisal = {{ \"1\" = {{ value = 8, note = {payload:?} }} }}\n"
        ),
    )
    .unwrap();
    let run = finished(program().args(["check", "--minutes", "--criteria"]).arg(&criteria).arg(&file));
    assert_eq!(run.code, 0, "{}", run.stderr);
    for live in ["<img", "[a](javascript", "**c**", " `d`"] {
        assert!(!run.stdout.contains(live), "{live}\n{}", run.stdout);
    }
    assert_eq!(run.stdout.matches("onerror=alert(1)&gt; \\|").count(), 5, "{}", run.stdout);
}
