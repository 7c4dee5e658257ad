//! What `score batch` reads: files, folders, patterns, a CSV of many units in any spelling; and how much memory it takes.

use crate::harness::program;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::harness::batch_units::{
    HEADER, SMALL, folder, form_of, lines, long_csv, path, unit_name, unit_rows, write,
};
use crate::harness::program::{LA_GI, in_package, score, score_reading, text_of};
use serde_json::Value;

fn batch(arguments: &[&str]) -> program::Run {
    score(&[&["batch", "--criteria", SMALL], arguments].concat())
}

#[test]
fn a_folder_of_very_many_files_is_read_as_the_files_one_by_one() {
    let folder = folder();
    fs::create_dir(folder.path().join("forms")).unwrap();
    for unit in 0..1100 {
        write(&folder, &format!("forms/f{unit:04}.csv"), &form_of(&(unit_name(unit), unit_rows(unit))));
    }
    // more than is read of a small file, in the middle of them, and files that cannot be read or hold nothing
    let many: Vec<(String, String)> = (2000..5400).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let long = long_csv(&many);
    assert!(long.len() > 1 << 20, "{}", long.len());
    write(&folder, "forms/f0500-long.csv", &long);
    write(&folder, "forms/f0600-long.toml", &format!("# {}\n", "x".repeat(1 << 20)));
    write(&folder, "forms/f0700-empty.csv", "");
    let run = |what: &str| batch(&["--no-rank", "--jobs", "2", &path(&folder, what)]);
    // a pattern means the same files, and each is looked at before it is read
    let (by_folder, by_pattern) = (run("forms"), run("forms/f*"));
    assert_eq!(by_folder.stdout.lines().count(), 1100 + 3400 + 2);
    assert!(by_folder.stdout == by_pattern.stdout && by_folder.stderr == by_pattern.stderr);
}

#[test]
fn inputs_of_all_kinds_mix() {
    let folder = folder();
    fs::create_dir(folder.path().join("forms")).unwrap();
    let one = |unit: usize| form_of(&(unit_name(unit), unit_rows(unit)));
    write(&folder, "forms/a.csv", &one(1));
    write(&folder, "forms/b.csv", &one(2));
    write(&folder, "forms/notes.md", "no form");
    write(&folder, "p1.csv", &one(3));
    write(&folder, "p2.csv", &one(4));
    write(&folder, "many.csv", &long_csv(&[5, 6].map(|unit| (unit_name(unit), unit_rows(unit)))));
    let criteria = in_package(SMALL);
    let criteria = criteria.to_str().unwrap();
    let arguments = [
        "batch",
        "--criteria",
        criteria,
        "--no-rank",
        &path(&folder, "forms"),
        &path(&folder, "p?.csv"),
        &path(&folder, "many.csv"),
        "-",
    ];
    let run = score_reading(&arguments, one(7).as_bytes());
    let units: Vec<String> =
        lines(&run.stdout).iter().map(|line| line["unit"].as_str().unwrap().to_owned()).collect();
    assert_eq!(units, [7, 1, 2, 5, 6, 3, 4].map(unit_name), "{}", run.stderr);
    assert!(run.stderr.contains("1 other file is not read:\n"), "{}", run.stderr);
    // a file that is given twice is read once
    let twice = batch(&["--no-rank", &path(&folder, "p1.csv"), &path(&folder, "p*.csv")]);
    assert_eq!(twice.stdout.lines().count(), 2);
    for (missing, told) in [
        ("nothing.csv", "there is no such file or folder"),
        ("nothing*.csv", "no form is called so"),
        ("forms/notes.md", "forms end in .csv"),
    ] {
        let run = batch(&[&path(&folder, missing)]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{missing}");
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
}

#[test]
fn a_long_csv_in_any_spelling_comes_to_the_same() {
    let folder = folder();
    let units: Vec<(String, String)> = (0..20).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    let text = long_csv(&units);
    let plain = batch(&["--no-rank", &write(&folder, "plain.csv", &text)]).stdout;
    assert_eq!(plain.lines().count(), 20);
    let semicolons = text.replace('.', "\u{1}").replace(',', ";").replace('\u{1}', ".");
    let quoted: String = text
        .lines()
        .map(|line| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut spellings: Vec<(&str, Vec<u8>)> = vec![
        ("crlf", text.replace('\n', "\r\n").into_bytes()),
        ("returns", text.replace('\n', "\r").into_bytes()),
        ("bom", format!("\u{feff}{text}").into_bytes()),
        ("sep", format!("sep=,\n{text}").into_bytes()),
        ("quoted", quoted.into_bytes()),
        ("utf16", utf16),
        ("gaps", text.replace("\nU0001", "\n\n\nU0001").into_bytes()),
        ("first", format!("{HEADER}\n,criteria,,,small,,,,,,\n{}", &text[HEADER.len() + 1..]).into_bytes()),
    ];
    if !text.contains("4.5") {
        spellings.push(("semicolons", semicolons.into_bytes()));
    }
    for (name, bytes) in spellings {
        let file = folder.path().join(format!("{name}.csv"));
        fs::write(&file, bytes).unwrap();
        let run = batch(&["--no-rank", file.to_str().unwrap()]);
        assert_eq!(run.stdout, plain, "{name}: {}", run.stderr);
    }
}

#[test]
fn a_unit_that_is_given_twice_names_both_places() {
    let folder = folder();
    let twice = [1, 2, 1, 3].map(|unit| (unit_name(unit), unit_rows(unit)));
    let file = write(&folder, "f.csv", &long_csv(&twice));
    for options in [&["--no-rank"][..], &["--format", "json"]] {
        let run = batch(&[options, &[&file]].concat());
        assert_eq!(run.code, 1);
        assert!(run.stdout.contains("the unit `U00001` is given twice: here and at"), "{}", run.stdout);
    }
    let ranked = lines(&batch(&["--format", "json", &file]).stdout);
    let messages: Vec<&str> =
        ranked[..2].iter().map(|line| line["findings"][0]["message"].as_str().unwrap()).collect();
    let rows = unit_rows(1).lines().count();
    assert!(messages[0].ends_with(&format!("f.csv:{}", 2 + 2 * rows)), "{messages:?}");
    assert!(messages[1].ends_with("f.csv:2"), "{messages:?}");
    assert_eq!(ranked.iter().filter(|line| line["rank"].is_number()).count(), 2);
}

#[test]
fn facts_of_a_file_hold_for_every_unit() {
    let folder = folder();
    let without: Vec<(String, String)> = (0..3)
        .map(|unit| {
            let rows = unit_rows(unit);
            let kept = rows.lines().filter(|row| !row.contains(",facts.")).map(|row| format!("{row}\n"));
            (unit_name(unit), kept.collect())
        })
        .collect();
    let file = write(&folder, "f.csv", &long_csv(&without));
    let facts =
        write(&folder, "facts.toml", "[facts]\nstaff_district = 5\nstaff_commune = 10\ncommunes = 4\n");
    let run = batch(&["--no-rank", "--facts", &facts, &file]);
    assert_eq!(run.stdout.lines().count(), 3);
    assert!(!run.stdout.contains("findings"), "{}", run.stdout);
    let named = write(&folder, "named.toml", "[unit]\nid = \"x\"\n[facts]\ncommunes = 4\n");
    let run = batch(&["--facts", &named, &file]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--facts has [facts] and nothing else"), "{}", run.stderr);
}

#[test]
fn a_file_of_many_units_that_has_none_is_no_success() {
    let folder = folder();
    for text in [format!("{HEADER}\n"), format!("{HEADER}\n,criteria,,,small,,,,,,\n\n")] {
        let file = write(&folder, "none.csv", &text);
        let from_file = batch(&["--format", "json", &file]);
        let from_stdin = score_reading(&["batch", "--criteria", SMALL, "--no-rank", "-"], text.as_bytes());
        for run in [from_file, from_stdin] {
            assert_eq!(run.code, 1);
            assert!(run.stdout.contains("it has a header, and no unit below it"), "{}", run.stdout);
        }
    }
}

#[test]
fn a_unit_that_never_ends_does_not_keep_the_others_waiting() {
    let folder = folder();
    let endless = format!("{},2.1,85,100,,,50,100,,,\n", unit_name(1)).repeat(200_000);
    let units = [(unit_name(0), unit_rows(0)), (unit_name(1), endless), (unit_name(2), unit_rows(2))];
    let run = batch(&["--no-rank", &write(&folder, "f.csv", &long_csv(&units))]);
    let found = lines(&run.stdout);
    assert_eq!(
        found.iter().map(|line| line["status"].as_str().unwrap()).collect::<Vec<_>>(),
        ["scored", "failed", "scored"]
    );
    assert!(run.stdout.contains("this unit has more than 20,000 lines"), "{}", run.stdout);
}

#[test]
fn a_batch_is_of_one_edition() {
    let folder = folder();
    let (own, other) = (text_of(LA_GI), "criteria = \"other\"\n[unit]\nid = \"x\"\n[self]\n\"1\" = 3\n");
    write(&folder, "a.toml", &own);
    write(&folder, "b.toml", other);
    let run = score(&["batch", "--format", "json", folder.path().to_str().unwrap()]);
    let found = lines(&run.stdout);
    assert_eq!((run.code, found.len()), (1, 2));
    assert_eq!(found[0]["findings"][0]["code"], "criteria-differ");
    assert_eq!((&found[1]["appraisal"], &found[1]["rank"]), (&Value::from("430.92"), &Value::from(1)));
    let run = score(&["batch", &write(&folder, "b.toml", other)]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("the first names `other`"), "{}", run.stderr);
}

#[test]
fn a_result_is_never_written_over_an_input_and_appears_whole() {
    let folder = folder();
    let file = write(&folder, "f.csv", &long_csv(&[(unit_name(1), unit_rows(1))]));
    let before = fs::read_to_string(&file).unwrap();
    let run = batch(&["-o", &file, &file]);
    assert_eq!((run.code, fs::read_to_string(&file).unwrap()), (2, before));
    let out = path(&folder, "out.json");
    let run = batch(&["-o", &out, &file]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(lines(&fs::read_to_string(&out).unwrap()).len(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

/// Peak memory in KiB, by `/usr/bin/time`.
fn peak(arguments: &[&str]) -> Option<usize> {
    let time = Path::new("/usr/bin/time");
    if !time.is_file() {
        return None;
    }
    let mut command = std::process::Command::new(time);
    command
        .args(["-f", "%M", env!("CARGO_BIN_EXE_score"), "batch", "--criteria", SMALL, "--jobs", "2"])
        .args(arguments);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    String::from_utf8(output.stderr).unwrap().lines().last().unwrap().parse().ok()
}

#[test]
fn a_long_csv_is_not_held_in_memory() {
    let folder = folder();
    let file = |name: &str, units: usize| {
        let units: Vec<(String, String)> =
            (0..units).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
        write(&folder, name, &long_csv(&units))
    };
    let (one, few, many) = (file("one.csv", 1), file("few.csv", 3000), file("many.csv", 12_000));
    let Some(streamed_few) = peak(&["--no-rank", &few]) else {
        // past the capture of the test runner, so that it is seen
        let _ = writeln!(std::io::stderr(), "SKIPPED: there is no /usr/bin/time to measure memory with");
        return;
    };
    let streamed = peak(&["--no-rank", &many]).unwrap();
    let ranked = peak(&["--format", "json", &many]).unwrap();
    let (size, mib) = (fs::metadata(&many).unwrap().len(), 1024);
    assert!(size > 3 << 20);
    // the code itself takes some MiB, more where it is not optimised
    let code = peak(&["--no-rank", &one]).unwrap();
    assert!(
        streamed < streamed_few + 2 * mib && streamed < code + 5 * mib,
        "{code} {streamed_few} {streamed}"
    );
    assert!(ranked < streamed + 6 * mib, "{streamed} {ranked}");
}

#[test]
fn what_is_settled_of_rows_that_are_not_there_is_refused_before_any_form_is_read() {
    for (arguments, en, vi) in [
        (&["--row", "4.12.44=180"][..], "`4.12.44`: did you mean `4.12.4`?", "“4.12.44”. Có phải “4.12.4”?"),
        // each of them in one run, with the column or without
        (
            &["--row", "self.4.12.44=180", "--row", "1.1.1.1=a"],
            "`4.12.44`: did you mean `4.12.4`?",
            "“1.1.1.1”. Có phải “1.1.1”?",
        ),
    ] {
        for (language, said) in [("en", en), ("vi", vi)] {
            let typed = ["batch", "examples/la-gi-2022.txt", "--lang", language];
            let run = score(&[&typed[..], arguments].concat());
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
            assert!(
                run.stderr.contains("--row") && run.stderr.contains(said),
                "{arguments:?}: {}",
                run.stderr
            );
        }
    }
    // a row that is there is settled
    let settled = ["batch", "examples/la-gi-2022.txt", "--row", "self.1.4=12/15", "--format", "csv"];
    let run = score(&settled);
    assert!(run.code < 2 && run.stdout.contains("463.73"), "{}", run.transcript());
}
