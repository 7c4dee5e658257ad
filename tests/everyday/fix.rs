//! `score check --fix`: the right declared figures go into the file, and nothing else of it changes.

use crate::harness::program;
use std::path::{Path, PathBuf};

use crate::harness::program::{
    LA_GI, Run, declaring, finished, la_gi_declaring, program, score, score_reading, text_of,
};

const CSV: &str = "examples/la-gi-2022.csv";

/// Five slips, and the sums above redone with them.
const SLIPS: &[(&str, &str, &str)] = &[
    ("self", "3.2.2", "4.58"),
    ("self", "2.12.1", "3"),
    ("self", "4.11.1", "10"),
    ("appraisal", "3.2.1", "3.34"),
    ("appraisal", "6.1", "1"),
];
const SUMS: &[(&str, &str, &str)] = &[
    ("self", "3.2", "14.58"),
    ("self", "3", "44.58"),
    ("self", "2.12", "29"),
    ("self", "2", "69"),
    ("self", "4.11", "20"),
    ("self", "4", "297.88"),
    ("self", "total", "466.79"),
    ("appraisal", "3.2", "7.7"),
    ("appraisal", "3", "22.7"),
    ("appraisal", "6", "1"),
    ("appraisal", "total", "431.93"),
];

fn planted() -> Vec<(&'static str, &'static str, &'static str)> {
    [SLIPS, SUMS].concat()
}

/// The cells of a CSV, rows with their first cell as code.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

/// The CSV form with other declared figures, its cells written by `write`.
fn csv_declaring(figures: &[(&str, &str, &str)], write: &dyn Fn(&[Vec<String>]) -> Vec<u8>) -> Vec<u8> {
    let mut rows = cells(&text_of(CSV));
    for (column, code, figure) in figures {
        let at = rows[0].iter().position(|cell| *cell == format!("{column}_score")).unwrap();
        let row = rows.iter_mut().find(|row| row[0] == *code).unwrap();
        (*figure).clone_into(&mut row[at]);
    }
    write(&rows)
}

fn plain_csv(rows: &[Vec<String>]) -> Vec<u8> {
    written(rows, &mut csv::WriterBuilder::new())
}

fn written(rows: &[Vec<String>], builder: &mut csv::WriterBuilder) -> Vec<u8> {
    let mut writer = builder.from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Figures with a decimal comma, where the column holds figures.
fn with_commas(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let is_figure = |at: usize| ["_score", "_num", "_den"].iter().any(|end| rows[0][at].ends_with(end));
    let cell =
        |(at, cell): (usize, &String)| if is_figure(at) { cell.replace('.', ",") } else { cell.clone() };
    let mut changed = vec![rows[0].clone()];
    changed.extend(rows[1..].iter().map(|row| row.iter().enumerate().map(cell).collect()));
    changed
}

/// As a Vietnamese Excel saves "CSV UTF-8": BOM, semicolons, decimal comma, CRLF.
fn excel_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut builder = csv::WriterBuilder::new();
    let body = written(&with_commas(rows), builder.delimiter(b';').terminator(csv::Terminator::CRLF));
    [b"\xef\xbb\xbf", &body[..]].concat()
}

/// As Excel saves "Unicode Text": UTF-16LE with BOM, tabs, CRLF.
fn unicode_text(rows: &[Vec<String>]) -> Vec<u8> {
    let mut builder = csv::WriterBuilder::new();
    let body = written(rows, builder.delimiter(b'\t').terminator(csv::Terminator::CRLF));
    let text = String::from_utf8(body).unwrap();
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// The same with a decimal comma.
fn unicode_text_with_commas(rows: &[Vec<String>]) -> Vec<u8> {
    unicode_text(&with_commas(rows))
}

fn all_quoted(rows: &[Vec<String>]) -> Vec<u8> {
    written(rows, csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always))
}

/// Commas between cells and in figures: those are quoted.
fn commas_everywhere(rows: &[Vec<String>]) -> Vec<u8> {
    written(&with_commas(rows), &mut csv::WriterBuilder::new())
}

fn check(path: &Path, options: &[&str]) -> Run {
    score(&[&["check", path.to_str().unwrap()], options].concat())
}

fn no_findings_to_fix(run: &Run) {
    assert!(run.stdout.ends_with("; all 228 declared figures agree\n"), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains(": 0 errors, "), "{}", run.stdout);
    assert_eq!(run.code, 0);
}

/// Fixing the wrong bytes must give the right ones, once and for all.
fn is_restored(name: &str, right: &[u8], wrong: &[u8], options: &[&str]) {
    assert_ne!(right, wrong, "{name}: slips are planted");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, right).unwrap();
    no_findings_to_fix(&check(&path, options));
    std::fs::write(&path, wrong).unwrap();
    let before = check(&path, options);
    assert!(before.stdout.contains("; 16 of 228 declared figures differ\n"), "{}", before.stdout);
    assert!(before.stdout.contains(": 16 errors (5 causes), "), "{}", before.stdout);

    let fixed = check(&path, &[options, &["--fix"]].concat());
    assert_eq!(fixed.stderr, "", "{name}");
    assert_eq!(fixed.code, 0, "{name}: what stays is told of the file as it now is");
    assert!(fixed.stdout.contains("changed 5 figures of rows and 11 of sums\n"), "{}", fixed.stdout);
    let now = std::fs::read(&path).unwrap();
    assert!(
        now == right,
        "{name}: not the original bytes\n{}",
        program::difference(&String::from_utf8_lossy(right), &String::from_utf8_lossy(&now))
    );
    no_findings_to_fix(&check(&path, options));

    let again = check(&path, &[options, &["--fix"]].concat());
    no_findings_to_fix(&again);
    assert!(!again.stdout.contains(" figures of rows"), "{}", again.stdout);
    assert_eq!(std::fs::read(&path).unwrap(), right);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
}

#[test]
fn a_toml_form_is_fixed_to_the_byte() {
    is_restored("form.toml", text_of(LA_GI).as_bytes(), la_gi_declaring(&planted()).as_bytes(), &[]);
}

#[test]
fn a_toml_form_with_crlf_is_fixed_to_the_byte() {
    let crlf = |text: String| text.replace('\n', "\r\n");
    let (right, wrong) = (crlf(text_of(LA_GI)), crlf(la_gi_declaring(&planted())));
    is_restored("form.toml", right.as_bytes(), wrong.as_bytes(), &[]);
}

#[test]
fn a_csv_form_is_fixed_to_the_byte() {
    assert_eq!(csv_declaring(&[], &plain_csv), text_of(CSV).as_bytes(), "the test writes what is shipped");
    is_restored("form.csv", text_of(CSV).as_bytes(), &csv_declaring(&planted(), &plain_csv), &[]);
}

#[test]
fn csv_as_excel_saves_it_is_fixed_to_the_byte() {
    for (name, write, options) in [
        ("excel.csv", &excel_csv as &dyn Fn(&[Vec<String>]) -> Vec<u8>, &[][..]),
        ("unicode.csv", &unicode_text, &[]),
        ("unicode-comma.csv", &unicode_text_with_commas, &["--decimal-mark", ","]),
        ("quoted.csv", &all_quoted, &[]),
        ("commas.csv", &commas_everywhere, &["--decimal-mark", ","]),
    ] {
        is_restored(name, &csv_declaring(&[], write), &csv_declaring(&planted(), write), options);
    }
}

#[test]
fn a_figure_that_comes_to_need_quotes_gets_them() {
    let wrong = csv_declaring(&[("self", "3.2.2", "5")], &commas_everywhere);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.csv");
    std::fs::write(&path, &wrong).unwrap();
    let run = check(&path, &["--decimal-mark", ",", "--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(std::fs::read(&path).unwrap(), csv_declaring(&[], &commas_everywhere));
}

#[test]
fn what_was_changed_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, la_gi_declaring(&planted())).unwrap();
    let run = check(&path, &["--fix", "--allow", "changed-without-note"]);
    let name = path.to_str().unwrap();
    for line in [
        "3.2.2 self: 4.58 → 4.85",
        "total self: 466.79 → 464.06",
        "3.2.1 appraisal: 3.34 → 3.33",
        "6.1 appraisal: 1 → 0",
    ] {
        assert!(run.stdout.contains(&format!("{name}: {line}\n")), "{line} in\n{}", run.stdout);
    }
}

#[test]
fn a_diff_shows_the_same_and_writes_nothing() {
    let wrong = la_gi_declaring(&planted());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, &wrong).unwrap();
    let run = check(&path, &["--diff"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
    let diff_lines = |sign: &str| {
        let lines = run.stdout.lines().filter(|line| line.starts_with(sign));
        lines
            .map(|line| line[1..].to_owned())
            .filter(|line| !line.starts_with(&sign.repeat(2)))
            .collect::<Vec<_>>()
    };
    let right = text_of(LA_GI);
    let differing = |a: &str, b: &str| {
        a.lines().zip(b.lines()).filter(|(a, b)| a != b).map(|(a, _)| a.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(diff_lines("-"), differing(&wrong, &right));
    assert_eq!(diff_lines("+"), differing(&right, &wrong));
    assert_eq!(run.stdout.matches("\n@@ ").count(), 16);
}

#[test]
fn a_diff_of_a_right_form_is_empty() {
    let run = score(&["check", LA_GI, "--diff"]);
    assert_eq!(run.stdout, score(&["check", LA_GI]).stdout);
}

#[test]
fn the_diff_of_a_csv_line_with_both_columns_wrong_is_one_hunk() {
    let wrong = csv_declaring(&[("self", "1.4", "4.34"), ("appraisal", "1.4", "4.34")], &plain_csv);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.csv");
    std::fs::write(&path, wrong).unwrap();
    let run = check(&path, &["--diff"]);
    assert!(
        run.stdout.contains("-1.4,13,15,,4.34,,,13,15,,4.34,,\n+1.4,13,15,,4.33,,,13,15,,4.33,,\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn answers_and_printed_maxima_never_change() {
    // wrong answers, wrong maxima and points claimed on a blank row: only figures that are sums of them may follow
    let text = text_of(LA_GI)
        .replace("\"6\"   = 0", "\"6\"   = 7")
        .replace(
            "\"1.4\"     = { num = 13, den = 15, score = 4.33 }",
            "\"1.4\"     = { num = 31, den = 15, score = 5 }",
        )
        .replace("\"5.1.3\"   = { score = 0 }", "\"5.1.3\"   = { score = 5 }");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, &text).unwrap();
    check(&path, &["--fix"]);
    let now = std::fs::read_to_string(&path).unwrap();
    let without_scores = |text: &str| {
        let cut = |line: &str| match line.split_once("score = ") {
            Some((before, after)) => {
                format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'))
            }
            None => line.to_owned(),
        };
        text.lines().map(cut).collect::<Vec<_>>()
    };
    assert_eq!(without_scores(&now), without_scores(&text));
    assert!(now.contains("\"6\"   = 7"));
    assert!(now.contains("\"1.4\"     = { num = 31, den = 15, score = 5 }"), "a ratio above 1 counts as 1");
    assert!(now.contains("\"5.1.3\"   = { score = 0 }"), "a blank row counts 0");
}

#[test]
fn a_form_that_declares_nothing_stays_as_it_is() {
    for code in ["fact-differs", "num-above-den", "printed-max-differs", "row-blank", "tick-contradicts"] {
        let text = text_of(&format!("tests/checks/{code}.toml"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("form.toml");
        std::fs::write(&path, &text).unwrap();
        let run = check(&path, &["--fix", "--criteria", "tests/checks/edition.toml"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.ends_with("; no figures are declared\n"), "{}", run.stdout);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{code}");
    }
}

#[test]
fn a_row_that_the_appraisal_takes_over_is_changed_once() {
    let wrong = la_gi_declaring(&[
        ("self", "2.3", "2"),
        ("self", "2", "69"),
        ("self", "total", "463.06"),
        ("appraisal", "2", "61.53"),
        ("appraisal", "total", "429.92"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, &wrong).unwrap();
    let run = check(&path, &["--fix"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("changed 1 figure of rows and 4 of sums\n"), "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text_of(LA_GI));
}

#[test]
fn where_another_rounding_was_used_every_figure_is_fixed() {
    let form = text_of("tests/checks/rounding-policy-differs.toml");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, &form).unwrap();
    let run = check(&path, &["--fix", "--criteria", "tests/checks/edition.toml"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let right = form
        .replace("2.62 }", "2.61 }")
        .replace("1.98 }", "1.97 }")
        .replace("2.47 }", "2.46 }")
        .replace("14.07", "14.04");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), right);
}

#[test]
fn what_cannot_be_fixed_is_still_told() {
    let wrong = declaring(&la_gi_declaring(&planted()), "self", "1.4", "4.33")
        .replace("\"1.5\"     = { choice = \"a\"", "\"1.5\"     = { choice = \"b\"");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, wrong).unwrap();
    let run = check(&path, &["--fix", "--deny", "fact-differs"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("error[fact-differs]: 3.2.2 gives 178"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn the_mode_of_the_file_and_a_link_to_it_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("form.toml"), folder.path().join("link.toml"));
    std::fs::write(&path, la_gi_declaring(&planted())).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("form.toml", &link).unwrap();
    let run = check(&link, &["--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_link(&link).unwrap(), PathBuf::from("form.toml"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text_of(LA_GI));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn in_a_read_only_folder_nothing_is_changed() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    let path = locked.join("form.toml");
    let wrong = la_gi_declaring(&planted());
    std::fs::write(&path, &wrong).unwrap();
    let mode = |mode| std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    // root writes everywhere, and shows nothing here
    let is_root = std::fs::write(locked.join("probe"), "").is_ok();
    let run = (!is_root).then(|| check(&path, &["--fix"]));
    mode(0o755);
    let Some(run) = run else { return };
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("form.toml could not be written; nothing was changed"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
}

#[test]
fn standard_input_cannot_be_fixed() {
    for text in [la_gi_declaring(&planted()), text_of(LA_GI)] {
        let run = score_reading(&["check", "-", "--fix"], text.as_bytes());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "also where there is nothing to change");
        assert!(run.stderr.contains("standard input"), "{}", run.stderr);
    }
}

#[test]
fn standard_input_has_a_diff() {
    let run = score_reading(&["check", "-", "--diff"], la_gi_declaring(&planted()).as_bytes());
    assert_eq!(run.code, 1);
    assert_eq!(run.stdout.matches("\n@@ ").count(), 16, "{}", run.stderr);
}

#[test]
fn fix_and_diff_are_not_asked_for_together() {
    let run = score(&["check", LA_GI, "--fix", "--diff"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn several_forms_are_fixed_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first.toml"), folder.path().join("second.csv"));
    std::fs::write(&first, la_gi_declaring(&planted())).unwrap();
    std::fs::write(&second, csv_declaring(&planted(), &plain_csv)).unwrap();
    let run = finished(program().arg("check").arg(&first).arg(&second).arg("--fix"));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&first).unwrap(), text_of(LA_GI));
    assert_eq!(std::fs::read_to_string(&second).unwrap(), text_of(CSV));
    assert_eq!(run.stdout.matches("changed 5 figures of rows and 11 of sums\n").count(), 2);
}

#[test]
fn what_was_fixed_is_told_though_another_form_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.toml");
    std::fs::write(&path, la_gi_declaring(&planted())).unwrap();
    let run = check(&path, &["no-such-form.toml", "--fix"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text_of(LA_GI));
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("changed 5 figures of rows and 11 of sums\n"), "{}", run.stdout);
}
