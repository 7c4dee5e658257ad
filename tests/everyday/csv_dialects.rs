//! CSV for Excel and for programs: what it looks like, when which is written, and that it is read as a form again.

use std::fs;
use std::path::Path;

use crate::harness::program::{LA_GI, Run, finished, program, score};

const EXCEL_MARK: &str = "\u{feff}";
const LA_GI_EDITION: &str = "binh-thuan-huyen-2022";

/// Forms with the editions that score them: all kinds of rule and settings are among them.
const FORMS: [(&str, &str); 6] = [
    (LA_GI, LA_GI_EDITION),
    ("examples/la-gi-2022-slips.toml", LA_GI_EDITION),
    ("examples/la-gi-2022.txt", LA_GI_EDITION),
    ("examples/tutorial/tan-hoa.toml", "examples/tutorial/xa-2025.toml"),
    ("examples/tutorial/tan-hoa-muc-do.toml", "examples/tutorial/muc-do-2025.toml"),
    ("examples/tutorial/phong-noi-vu.toml", "examples/tutorial/ky-cuong-2025.toml"),
];

fn cells(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.trim_start_matches(EXCEL_MARK).as_bytes());
    let records = reader.records().map(|record| record.expect("all rows are of one length"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn written(arguments: &[&str], language: &str, name: &str) -> (Run, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let run = finished(program().env("SCORE_LANG", language).args(arguments).arg("-o").arg(&file));
    (run, fs::read_to_string(file).unwrap_or_default())
}

#[test]
fn excel_has_the_same_cells_with_its_own_marks() {
    let reports: [&[&str]; 8] = [
        &["evaluate", LA_GI],
        &["check", LA_GI],
        &["check", "--ledger", LA_GI],
        &["explain", LA_GI, "1.4", "total"],
        &["batch", "examples/province.csv"],
        &["criteria", "show", LA_GI_EDITION],
        &["criteria", "test", LA_GI_EDITION],
        &["template", LA_GI_EDITION, "--from", LA_GI],
    ];
    for report in reports {
        let plain = score(&[report, &["--csv", "plain"]].concat()).stdout;
        let excel = score(&[report, &["--csv", "excel"]].concat()).stdout;
        assert!(excel.starts_with(EXCEL_MARK) && !plain.starts_with(EXCEL_MARK), "{report:?}");
        assert_eq!(excel.matches(EXCEL_MARK).count(), 1, "{report:?}");
        assert_eq!(excel.matches('\n').count(), excel.matches("\r\n").count(), "{report:?}");
        assert!(!plain.contains('\r'), "{report:?}");
        let (plain, excel) = (cells(&plain, b','), cells(&excel, b';'));
        assert_eq!(plain.len(), excel.len(), "{report:?}");
        let mut numbers = 0;
        for (plain, excel) in plain.iter().flatten().zip(excel.iter().flatten()) {
            if plain != excel {
                assert_eq!(&plain.replace('.', ","), excel, "{report:?}");
                numbers += 1;
            }
        }
        let has_fractions =
            matches!(report[0], "evaluate" | "batch" | "explain") || report.contains(&"--ledger");
        assert!(numbers > 0 || !has_fractions, "{report:?}");
    }
}

#[test]
fn a_file_for_a_reader_of_vietnamese_is_for_excel_and_nothing_else_is() {
    let evaluate = &["-q", "evaluate", LA_GI][..];
    for (arguments, language, name, is_excel) in [
        (evaluate, "vi", "x.csv", true),
        (evaluate, "vi", "X.CSV", true),
        (evaluate, "en", "x.csv", false),
        (&["-q", "evaluate", LA_GI, "--csv", "plain"], "vi", "x.csv", false),
        (&["-q", "evaluate", LA_GI, "--csv", "excel"], "en", "x.csv", true),
        (&["-q", "evaluate", LA_GI, "--format", "csv"], "vi", "x.csv", true),
        (&["-q", "evaluate", LA_GI, "--format", "csv"], "vi", "x.dat", false),
        (&["-q", "evaluate", LA_GI, "--csv", "excel"], "vi", "x.dat", true),
        (&["-q", "evaluate", LA_GI, "--format", "json"], "vi", "x.csv", false),
        (&["template", LA_GI_EDITION], "vi", "x.csv", true),
        (&["template", LA_GI_EDITION], "en", "x.csv", false),
        (&["schema", "submission"], "vi", "x.csv", false),
    ] {
        let (run, text) = written(arguments, language, name);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
        assert!(!text.is_empty(), "{arguments:?}");
        assert_eq!(text.starts_with(EXCEL_MARK), is_excel, "{arguments:?} {language} {name}");
    }
    let piped = score(&["evaluate", LA_GI, "--format", "csv", "--lang", "vi"]);
    assert!(!piped.stdout.starts_with(EXCEL_MARK), "{}", piped.stdout);
}

#[test]
fn it_is_said_once_for_whom_a_file_was_written_unless_it_was_asked_for() {
    for (arguments, says) in [(&["evaluate", LA_GI][..], 1), (&["evaluate", LA_GI, "--csv", "excel"], 0)] {
        let (run, _) = written(arguments, "vi", "x.csv");
        assert_eq!(run.stderr.matches("để mở bằng Excel").count(), says, "{}", run.stderr);
        assert_eq!(run.stderr.matches("đã ghi").count(), 1, "{}", run.stderr);
    }
}

#[test]
fn who_a_csv_is_for_is_no_question_of_another_format() {
    for command in [
        &["evaluate", LA_GI, "--format", "json"][..],
        &["check", LA_GI, "--format", "text"],
        &["batch", LA_GI, "--format", "json"],
        &["criteria", "list", "--format", "markdown"],
    ] {
        let run = score(&[command, &["--csv", "excel"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command:?}");
        assert!(run.stderr.contains("leave it out, or give --format csv"), "{command:?}: {}", run.stderr);
    }
    let streamed = score(&["batch", LA_GI, "--no-rank", "--csv", "plain"]);
    assert_eq!((streamed.code, streamed.stdout.as_str()), (2, ""), "{}", streamed.stderr);
}

fn card(form: &Path, edition: &str, dialect: &str) -> Run {
    finished(program().args(["-q", "evaluate", "--criteria", edition, "--csv", dialect]).arg(form))
}

#[test]
fn a_scored_form_is_read_as_the_form_that_it_was() {
    for (form, edition) in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let facts = folder.path().join("facts.toml");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(form)).unwrap();
        let table = |text: &str| {
            let from = text.find("[facts]")?;
            let rest = &text[from + 1..];
            Some(text[from..from + 1 + rest.find("\n[").unwrap_or(rest.len())].to_owned())
        };
        let stated = table(&text);
        fs::write(&facts, stated.clone().unwrap_or_default()).unwrap();
        for dialect in ["plain", "excel"] {
            let first = card(Path::new(form), edition, dialect);
            assert!(first.code < 2, "{form}: {}", first.stderr);
            let file = folder.path().join("card.csv");
            fs::write(&file, &first.stdout).unwrap();
            let reading = |command: &str| {
                let mut reading = program();
                reading.args(["-q", command, "--criteria", edition]).arg(&file);
                if stated.is_some() {
                    reading.arg("--facts").arg(&facts);
                }
                reading
            };
            let again = finished(reading("evaluate").args(["--csv", dialect]));
            assert_eq!(again.code, first.code, "{form} as {dialect}: {}", again.stderr);
            assert_eq!(again.stdout, first.stdout, "{form} as {dialect}: {}", again.stderr);
            let checked = finished(&mut reading("check"));
            assert_eq!(checked.code, first.code, "{form} as {dialect}: {}", checked.stdout);
        }
    }
}

#[test]
fn a_form_to_fill_in_for_excel_is_read_as_the_one_for_programs_is() {
    let folder = tempfile::tempdir().unwrap();
    let read = |dialect: &str| {
        let file = folder.path().join("form.csv");
        let from = ["template", LA_GI_EDITION, "--from", LA_GI, "--csv", dialect];
        fs::write(&file, score(&from).stdout).unwrap();
        finished(program().args(["-q", "evaluate", "--format", "json"]).arg(&file)).json()["rows"].clone()
    };
    assert_eq!(read("plain"), read("excel"));
}
