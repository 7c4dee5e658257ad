//! `score batch --merge`: only lines that belong together are ranked together.

use std::fs;

use crate::harness::batch_units::{SMALL, folder, lines, long_csv, path, unit_name, unit_rows, write};
use crate::harness::program::{finished, program, score, text_of};

/// The lines that a run writes.
fn lines_of(criteria: &str, units: std::ops::Range<usize>, options: &[&str]) -> String {
    let folder = folder();
    let units: Vec<(String, String)> = units.map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let file = write(&folder, "f.csv", &long_csv(&units));
    score(&[&["batch", "--no-rank", "--criteria", criteria], options, &[&file]].concat()).stdout
}

#[test]
fn every_line_says_by_which_criteria_it_was_scored() {
    let text = lines_of(SMALL, 0..3, &[]);
    let sha256 =
        score(&["evaluate", "--format", "json", "examples/la-gi-2022.toml"]).json()["criteria"]["sha256"]
            .as_str()
            .unwrap()
            .to_owned();
    for line in lines(&text) {
        let criteria = line["criteria"].as_str().unwrap();
        assert!(criteria.starts_with("small@") && criteria.len() == "small@".len() + 16, "{criteria}");
    }
    let la_gi = lines(&score(&["batch", "--no-rank", "examples/la-gi-2022.toml"]).stdout);
    assert_eq!(la_gi[0]["criteria"], format!("binh-thuan-huyen-2022@{}", &sha256[..16]));
    // of a unit that failed as well
    let folder = folder();
    let failed = score(&["batch", "--no-rank", "--criteria", SMALL, &write(&folder, "x.csv", "")]).stdout;
    assert_eq!(lines(&failed)[0]["criteria"], lines(&text)[0]["criteria"]);
}

#[test]
fn units_of_different_rules_are_not_ranked_together() {
    let folder = folder();
    // the same id, and another max of one row
    let other = text_of(SMALL).replacen("max = ", "max =  ", 1);
    let other = write(&folder, "other.toml", &other);
    let one = write(&folder, "1.jsonl", &lines_of(SMALL, 0..3, &[]));
    let two = write(&folder, "2.jsonl", &lines_of(&other, 3..6, &[]));
    let run = score(&["batch", "--merge", &one, &two]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("lines of different rules are not ranked together"), "{}", run.stderr);
    assert!(run.stderr.contains("2.jsonl:1"), "{}", run.stderr);
    // a line of an earlier version does not say it
    let line = fs::read_to_string(&one).unwrap();
    let (before, after) = line.split_once(",\"criteria\":\"").unwrap();
    let without = format!("{before}{}", &after[after.find('"').unwrap() + 1..]);
    let run = score(&["batch", "--merge", &write(&folder, "3.jsonl", &without)]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("does not say by which criteria it was scored"), "{}", run.stderr);
}

#[test]
fn lines_that_only_some_runs_could_have_written_are_refused() {
    let folder = folder();
    let ranked_by_rows = "
criterion = [ { code = \"1\", title = \"A\", rule = \"manual\", max = 10 }, { code = \"2\", title = \"B\", rule = \"manual\", max = 10 } ]
criteria = { id = \"x\", title = \"X\", max = 20 }
rounding = { mode = \"exact\" }
ranking = { by = \"total\", then = [\"1\"] }
";
    let criteria = write(&folder, "x.toml", ranked_by_rows);
    let form = write(&folder, "f.csv", "unit,code,self_answer\na,1,2\na,2,3\nb,1,4\nb,2,5\n");
    let text = score(&["batch", "--no-rank", "--criteria", &criteria, &form]).stdout;
    let merged = |text: &str| score(&["batch", "--merge", &write(&folder, "l.jsonl", text)]);
    assert_eq!(merged(&text).code, 0);
    let (first, second) = text.split_once('\n').unwrap();
    let without = |line: &str| {
        let (before, after) = line.split_once(",\"compared_by\":{").unwrap();
        format!("{before}{}", &after[after.find('}').unwrap() + 1..])
    };
    for (text, told) in [
        (format!("{}\n{second}", without(first)), "only some of the lines have `compared_by`"),
        (format!("{first}\n{}", without(second)), "only some of the lines have `compared_by`"),
        (text.replacen("[\"9\",\"4\"]", "[\"9\"]", 1), "`compared_by` has not as many numbers"),
        (text.replacen("\"9\"", "\"+9\"", 1), "`+9` is not a number of a line"),
        (String::new(), "there is no line of a batch in it"),
        ("\n \n".to_owned(), "there is no line of a batch in it"),
    ] {
        let run = merged(&text);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{told}");
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
    // a mark before the text, as a Windows shell writes it
    assert_eq!(merged(&format!("\u{feff}{text}")).code, 0);
}

#[test]
fn exact_totals_of_many_decimals_are_merged_as_they_are() {
    let folder = folder();
    let criteria = "
criterion = [ { code = \"1\", title = \"A\", rule = \"ratio\", max = 10 } ]
criteria = { id = \"x\", title = \"X\", max = 10 }
rounding = { mode = \"exact\" }
";
    let criteria = write(&folder, "x.toml", criteria);
    let form = write(&folder, "f.csv", "unit,code,self_num,self_den\na,1,1,1024\nb,1,1023,1024\n");
    let run = score(&["batch", "--format", "json", "--criteria", &criteria, &form]);
    assert!(run.stdout.contains("\"self\":\"9.990234375\""), "{}", run.stdout);
    let merged = score(&["batch", "--merge", "--format", "json", &write(&folder, "l.jsonl", &run.stdout)]);
    assert_eq!(merged.transcript(), run.transcript());
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let folder = folder();
    let pipe = path(&folder, "pipe");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        return;
    }
    for file in [pipe.as_str(), "/dev/zero", folder.path().to_str().unwrap()] {
        let run = score(&["batch", "--merge", file]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{file}");
        assert!(run.stderr.contains("not a regular file"), "{}", run.stderr);
    }
    // a line without end on standard input is given up
    let zeros = fs::File::open("/dev/zero").unwrap();
    let run = finished(program().args(["batch", "--merge", "-"]).stdin(zeros));
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("line 1 is longer than 16 MiB"), "{}", run.stderr);
}
