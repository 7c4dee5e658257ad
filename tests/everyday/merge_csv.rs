//! `score merge` into a CSV: its cells are filled in, and nothing else of it changes.

use std::fs;

use tempfile::TempDir;

use crate::harness::merging::{EDITION, merged, toml};
use crate::harness::program::{finished, program};

const CSV: &str = "code,self_num,self_den,self_answer,self_score,appraisal_num,appraisal_den,appraisal_answer,appraisal_score,note
criteria,,,small,,,,,,
unit.id,,,u1,,,,,,
facts.staff,,,20,,,,,,
1.1,13,15,,4.33,,,,,
1.2,,,a,,,,,,
1.3,10,,,,,,,,
2.1,,,7,,,,,,
2.9,,,2.5,,,,,,
2.10,,,a,,,,,,
total,,,,20.33,,,,,
";

#[test]
fn a_csv_keeps_its_delimiter_its_decimal_mark_and_its_quotes() {
    let excel = CSV.replace(',', ";").replace("4.33", "4,33").replace("2.5", "2,5").replace("20.33", "20,33");
    let excel = excel.replace('\n', "\r\n").replace("2.1;;;7", "\"2.1\";;;\"7\"");
    let a = toml(
        "\"1.1\" = { num = 12, den = 15, score = 4, note = \"thiếu; xem lại\" }\n\"2.9\" = { value = 1.5 }\n",
    );
    let b = toml(
        "\"2.1\" = { same = true }\n\"2.10\" = [\"a\", \"c\"]\n\"1.2\" = { choice = \"b\", note = \"= 1\" }\n",
    );
    let plain = CSV
        .replace("1.1,13,15,,4.33,,,,,", "1.1,13,15,,4.33,12,15,,4,thiếu; xem lại")
        .replace("1.2,,,a,,,,,,", "1.2,,,a,,,,b,,\" = 1\"")
        .replace("2.1,,,7,,,,,,", "2.1,,,7,,,,7,,")
        .replace("2.9,,,2.5,,,,,,", "2.9,,,2.5,,,,1.5,,")
        .replace("2.10,,,a,,,,,,", "2.10,,,a,,,,a;c,,");
    let semicolons = excel
        .replace("1.1;13;15;;4,33;;;;;", "1.1;13;15;;4,33;12;15;;4;\"thiếu; xem lại\"")
        .replace("1.2;;;a;;;;;;", "1.2;;;a;;;;b;;\" = 1\"")
        .replace("\"2.1\";;;\"7\";;;;;;", "\"2.1\";;;\"7\";;;;7;;")
        .replace("2.9;;;2,5;;;;;;", "2.9;;;2,5;;;;1,5;;")
        .replace("2.10;;;a;;;;;;", "2.10;;;a;;;;\"a;c\";;");
    for (base, expected) in [(CSV, &plain), (&excel, &semicolons)] {
        let out = merged(&[("base.csv", base), ("a.toml", &a), ("b.toml", &b)], &[]);
        assert_eq!(out.out.as_ref(), Some(expected), "{}{}", out.run.stdout, out.run.stderr);
        // and the other way round
        let again = merged(&[("base.toml", &toml("")), ("a.csv", expected)], &[]);
        assert!(again.out.unwrap().contains("\"2.10\" = { choices = [\"a\", \"c\"] }"));
    }
}

#[test]
fn a_csv_in_an_old_encoding_keeps_it() {
    let folder = TempDir::new().unwrap();
    let a = toml("\"2.1\" = { count = 3, note = \"Thống nhất ở mức thấp\" }\n");
    fs::write(folder.path().join("edition.toml"), EDITION).unwrap();
    fs::write(folder.path().join("a.toml"), &a).unwrap();
    let merged = |base: &[u8], options: &[&str]| {
        fs::write(folder.path().join("base.csv"), base).unwrap();
        let mut command = program();
        command.current_dir(folder.path()).args([
            "merge",
            "--criteria",
            "edition.toml",
            "base.csv",
            "a.toml",
            "-o",
            "out.csv",
        ]);
        let run = finished(command.args(options));
        assert!(run.stderr.is_empty() || run.code < 2, "{}", run.stderr);
        fs::read(folder.path().join("out.csv")).unwrap()
    };
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(CSV.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let out = merged(&utf16, &[]);
    let text: Vec<u16> = out[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    assert!(out.starts_with(&[0xff, 0xfe]));
    let text = String::from_utf16(&text).unwrap();
    assert_eq!(text, CSV.replace("2.1,,,7,,,,,,", "2.1,,,7,,,,3,,Thống nhất ở mức thấp"));
    let out = merged(CSV.as_bytes(), &["--encoding", "windows-1258"]);
    let (text, _, broken) = encoding_rs::WINDOWS_1258.decode(&out);
    assert!(!broken && text.contains("2.1,,,7,,,,3,,Th"), "{text}");
    assert!(String::from_utf8(out).is_err());
}

#[test]
fn what_a_csv_has_no_column_for_is_said_and_nothing_is_written() {
    let narrow = "code,self_answer,appraisal_answer\ncriteria,small,\nunit.id,u1,\n1.2,a,\n2.1,7,\n";
    let a = toml(
        "\"1.1\" = { num = 1, den = 2, score = 2.5 }\n\"2.1\" = { count = 3, note = \"x\" }\n\"2.9\" = { value = 1, note = \"y\" }\n",
    );
    let out = merged(&[("base.csv", narrow), ("a.toml", &a)], &[]);
    assert_eq!((out.out, out.run.code), (None, 2));
    for said in [
        "1.1 appraisal: add the column appraisal_score",
        // each column once
        "2.1 appraisal, 2.9 appraisal: add the column appraisal_note to its header",
    ] {
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
    }
}

#[test]
fn rows_that_a_csv_lacks_are_put_in_order() {
    let short = CSV.replace("2.9,,,2.5,,,,,,\n", "").replace("facts.staff,,,20,,,,,,\n", "");
    let a = CSV.replace("2.9,,,2.5,,,,,,", "2.9,,,2.5,,,,1,,");
    let short = short.replace("1.3,10,", "1.3,10,20");
    let a = a.replace("1.3,10,", "1.3,10,20");
    let out = merged(&[("base.csv", &short), ("a.csv", &a)], &[]);
    assert_eq!(out.out, Some(a), "{}{}", out.run.stdout, out.run.stderr);
}
