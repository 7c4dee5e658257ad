//! What a reader looks for stands where it is found: errors first, the causes last, and nothing else where that is asked.

use tempfile::TempDir;

use crate::harness::program::{Run, finished, program, score, text_of};

const SLIPS: &str = "examples/la-gi-2022-slips.toml";

fn at_width(width: &str, arguments: &[&str]) -> Run {
    finished(program().env("COLUMNS", width).args(arguments))
}

#[test]
fn errors_come_before_warnings_and_the_causes_are_the_last_thing_on_the_screen() {
    let run = score(&["check", SLIPS]);
    let at = |text: &str| run.stdout.find(text).unwrap_or_else(|| panic!("no {text:?} in\n{}", run.stdout));
    assert!(at("\nerror[declared-score-differs]: the total") < at("\nwarning["), "{}", run.stdout);
    assert!(at("\nwarning[changed-without-note]") < at("\nnote[figures-changed]"), "{}", run.stdout);
    let causes: Vec<&str> = run.stdout[at("Causes (4)")..].lines().collect();
    for (code, column, declared, computed) in [
        ("1.1.1", "self", "3", "5.00"),
        ("3.2.2", "self", "4.58", "4.85"),
        ("2.12", "appraisal", "20.53", "22.53"),
        ("total", "appraisal", "440.92", "430.92"),
    ] {
        let line = causes.iter().find(|line| line.starts_with(code)).unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[..4], [code, column, declared, computed], "{line}");
    }
    let line = causes.iter().find(|line| line.starts_with("3.2.2")).unwrap();
    assert!(line.contains("two digits are") && line.contains("3.2, 3, total"), "{line}");
    assert!(line.contains("Tại UBND cấ… › Tỷ lệ:"), "a title is read with the one above it: {line}");
}

#[test]
fn a_form_is_read_on_one_screen_where_nothing_else_is_wanted() {
    for (quiet, causes) in [("-q", "Causes (4)"), ("--quiet", "Causes (4)")] {
        let run = at_width("80", &["check", SLIPS, quiet]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""));
        assert!(run.stdout.starts_with(causes), "{}", run.stdout);
        assert!(run.stdout.lines().count() <= 18, "{}", run.stdout);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{}", run.stdout);
        let last = run.stdout.split("━\n").last().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            last,
            format!("{SLIPS}: 7 errors (4 causes), 32 warnings, 11 notes; 7 of 228 declared figures differ")
        );
    }
    let run = score(&["evaluate", SLIPS, "-q"]);
    assert!(run.stderr.starts_with("Causes (4)"), "{}", run.stderr);
    let vietnamese = score(&["check", SLIPS, "-q", "--lang", "vi"]).stdout;
    assert!(vietnamese.starts_with("Nguyên nhân (4)"), "{vietnamese}");
    assert!(vietnamese.contains("đảo hai chữ số") && vietnamese.contains("3.2, mục 3, tổng"), "{vietnamese}");
}

#[test]
fn an_error_that_is_no_figure_is_named_again_with_its_place() {
    let run = score(&[
        "check",
        "tests/bad/missing-row.toml",
        "-q",
        "--criteria",
        "tests/bad/criteria-good/small.toml",
    ]);
    assert!(run.stdout.contains("tests/bad/missing-row.toml:"), "{}", run.stdout);
    assert!(run.stdout.contains(" error[row-missing]: "), "{}", run.stdout);
    // what could not be read has no causes, and is told in full all the same
    let run = score(&["check", "tests/bad/unquoted-code.toml", "-q"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("error["), "{}", run.stderr);
}

#[test]
fn remarks_of_one_code_share_an_excerpt_until_everything_is_asked_for() {
    let usual = score(&["check", SLIPS]).stdout;
    assert_eq!(usual.matches("warning[changed-without-note]").count(), 1, "{usual}");
    assert_eq!(usual.matches("= also: line ").count(), 1 + 1 + 1 + 3 + 16 + 2 + 1 + 4 + 5, "{usual}");
    let all = score(&["check", SLIPS, "--verbose"]).stdout;
    assert_eq!(all.matches("warning[changed-without-note]").count(), 17, "{all}");
    assert!(!all.contains("= also:"), "{all}");
    assert!(usual.lines().count() * 2 < all.lines().count());
    assert_eq!(score(&["check", SLIPS, "-q", "-v"]).code, 2, "one of the two");
}

#[test]
fn findings_are_counted_by_code() {
    let run = score(&["check", SLIPS, "-q", "--statistics"]);
    let counted: Vec<Vec<&str>> =
        run.stdout.lines().skip(2).take(3).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(
        counted,
        [
            vec!["7", "error", "declared-score-differs"],
            vec!["17", "warning", "changed-without-note"],
            vec!["4", "warning", "row-blank"],
        ]
    );
    let refused = score(&["check", SLIPS, "--statistics", "--format", "json"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("--statistics is for reading"), "{}", refused.stderr);
}

#[test]
fn all_warnings_can_be_silenced_but_for_those_that_are_named() {
    let summary = |arguments: &[&str]| {
        let run = score(&[&["check", SLIPS, "--format", "json"], arguments].concat());
        let summary = &run.json()["summary"];
        ["errors", "warnings", "notes"].map(|key| summary[key].as_u64().unwrap())
    };
    for (arguments, counts) in [
        (&[][..], [7, 32, 11]),
        (&["--allow", "warnings"], [7, 0, 11]),
        (&["--allow", "warnings", "--warn", "row-blank"], [7, 4, 11]),
        (&["--allow", "warnings", "--deny", "row-blank"], [11, 0, 11]),
        (&["--allow", "warnings", "--allow", "score-raised"], [7, 0, 5]),
    ] {
        assert_eq!(summary(arguments), counts, "{arguments:?}");
    }
}

/// A folder with two forms, one of them wrong, and something else.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("b.toml"), text_of(SLIPS)).unwrap();
    std::fs::write(folder.path().join("a.csv"), text_of("examples/la-gi-2022.csv")).unwrap();
    std::fs::write(folder.path().join("photo.png"), "x").unwrap();
    folder
}

#[test]
fn a_folder_or_a_pattern_means_the_forms_in_it() {
    let folder = folder();
    let inside = |arguments: &[&str]| finished(program().current_dir(&folder).args(arguments));
    let run = inside(&["check", "."]);
    assert!(run.stdout.contains("a.csv: 0 errors"), "{}", run.stdout);
    assert!(run.stdout.contains("2 files: 7 errors (4 causes)"), "{}", run.stdout);
    assert!(run.stderr.contains("photo.png"), "{}", run.stderr);
    let run = inside(&["check", "*.toml", "-q"]);
    assert!(run.stdout.contains("b.toml: 7 errors") && !run.stdout.contains("files:"), "{}", run.stdout);
    let run = inside(&["check", "*.ods"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("*.ods"), "{}", run.stderr);

    let run = inside(&["explain", ".", "1.4"]);
    let (a, b) = (run.stdout.find("a.csv\n").unwrap(), run.stdout.find("b.toml\n").unwrap());
    assert!(a < b && run.stdout.matches("13/15 × 5").count() == 4, "{}", run.stdout);
    let json = inside(&["explain", "*.csv", "1.4", "--format", "json"]).json();
    assert_eq!(json["forms"][0]["file"], "a.csv");
    assert_eq!(json["forms"][0]["explanations"][0]["code"], "1.4");
}

#[test]
fn a_form_alone_shows_its_card_and_everything_that_check_finds() {
    let run = score(&[SLIPS]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("TOTAL") && run.stdout.contains("464.06"), "{}", run.stdout);
    assert!(run.stderr.contains("warning[at-most-broken]"), "what evaluate leaves to check: {}", run.stderr);
    assert!(run.stderr.contains("Causes (4)"), "{}", run.stderr);
    assert_eq!(score(&["evaluate", SLIPS]).stdout, run.stdout);
    let quiet = score(&["-q", "--lang", "vi", SLIPS]);
    assert!(quiet.stderr.starts_with("Nguyên nhân (4)"), "{}", quiet.stderr);
    let missing = score(&["no-such-form.toml"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(missing.stderr.contains("no-such-form.toml"), "{}", missing.stderr);
    let mistyped = score(&["chekc", SLIPS]);
    assert_eq!(mistyped.code, 2);
    assert!(mistyped.stderr.contains("'check'"), "{}", mistyped.stderr);
}

#[test]
fn the_file_that_holds_a_result_is_named() {
    let folder = TempDir::new().unwrap();
    for (arguments, output) in [
        (&["evaluate", "examples/la-gi-2022.toml"][..], "card.json"),
        (&["check", "examples/la-gi-2022.toml"], "findings.md"),
        (&["explain", "examples/la-gi-2022.toml", "1.4"], "why.txt"),
        (&["batch", "examples/la-gi-2022.toml"], "ranking.md"),
        (&["batch", "examples/la-gi-2022.toml", "--no-rank"], "lines.jsonl"),
        (&["criteria", "show", "binh-thuan-huyen-2022"], "form.md"),
    ] {
        let path = folder.path().join(output).to_string_lossy().into_owned();
        let said = |more: &[&str]| score(&[arguments, &["-o", &path], more].concat()).stderr;
        assert!(said(&[]).ends_with(&format!("wrote {path}\n")), "{arguments:?}: {}", said(&[]));
        assert!(said(&["--lang", "vi"]).ends_with(&format!("đã ghi “{path}”\n")), "{arguments:?}");
        assert!(!said(&["-q"]).contains("wrote"), "{arguments:?}");
    }
}
