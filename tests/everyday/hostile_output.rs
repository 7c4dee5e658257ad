//! What a hostile file or file name says reaches the terminal, a spreadsheet and a document as text, and does nothing.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use score::write::Part;

use crate::harness::program::{Run, finished, program, text_formats};

/// An edition of one row, with a title that would be a formula, in a file of this name.
fn edition(folder: &Path, title: &str) {
    let text = format!(
        "criterion = [ {{ code = \"1\", title = {title:?}, rule = \"manual\", max = 10 }} ]\n\
         criteria = {{ id = \"x\", title = {title:?}, max = 10 }}\nrounding = {{ mode = \"exact\" }}\n"
    );
    fs::write(folder.join("edition.toml"), text).unwrap();
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder).args(arguments))
}

/// The cells of a text as a spreadsheet splits it, at this delimiter, with quotes where a cell begins with one.
fn cells(text: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether a spreadsheet may run a cell.
fn is_live(cell: &str) -> bool {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '"');
    let magnitude = cell.strip_prefix('-').unwrap_or(cell);
    let number = magnitude.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !number
}

const FORMULAS: [&str; 9] = [
    "=1+1",
    " =1+1",
    "x;=1+1;",
    "x;  =1+1;",
    "x,=1+1,",
    "x\t=1+1\t",
    "＝1+1",
    "x;＠SUM(A1);",
    "x;\"=1+1\";y",
];

#[test]
fn no_formula_is_alive_in_a_csv_whatever_the_spreadsheet_splits_at() {
    for formula in FORMULAS {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        edition(folder, formula);
        let form = format!(
            "criteria = \"x\"\nunit = {{ name = {formula:?} }}\nself = {{ \"1\" = {{ value = 9, note = {formula:?} }} }}\n"
        );
        fs::write(folder.join("form.toml"), &form).unwrap();
        let other = form.replace("value = 9", "value = 8");
        fs::write(folder.join("other.toml"), other).unwrap();
        let commands: [&[&str]; 10] = [
            &["batch", "--criteria", "edition.toml", "form.toml"],
            &["evaluate", "--criteria", "edition.toml", "form.toml"],
            &["check", "--criteria", "edition.toml", "form.toml"],
            &["explain", "--criteria", "edition.toml", "form.toml", "1"],
            &["losses", "--criteria", "edition.toml", "form.toml"],
            &["target", "--criteria", "edition.toml", "form.toml", "9.5"],
            &["compare", "--criteria", "edition.toml", "form.toml", "form.toml"],
            &["merge", "--criteria", "edition.toml", "form.toml", "other.toml"],
            &["criteria", "show", "edition.toml"],
            &["template", "edition.toml", "--unit", formula],
        ];
        for (command, dialect) in commands.iter().flat_map(|it| [(it, "plain"), (it, "excel")]) {
            let said = run(folder, &[command, &["--csv", dialect][..]].concat()).stdout;
            assert!(!said.is_empty(), "{command:?}");
            let said = said.trim_start_matches('\u{feff}');
            for delimiter in [b',', b';', b'\t'] {
                let live: Vec<String> =
                    cells(said, delimiter).into_iter().filter(|cell| is_live(cell)).collect();
                assert!(live.is_empty(), "{command:?} {:?}: {live:?}\n{said}", char::from(delimiter));
            }
        }
    }
}

/// Whether a text has a character that acts on a terminal. Line breaks are looked for elsewhere.
fn acts(text: &str) -> bool {
    text.chars().any(|c| score::text::is_unseen(c) && c != '\n')
}

/// Characters that act on a terminal, each with what is shown.
const ACTING: [(&str, &str); 7] = [
    ("\u{1b}[31m", "␛[31m"),
    ("\r", "␍"),
    ("\u{9b}31m", "\\u{9b}31m"),
    ("\u{202e}", "\\u{202e}"),
    ("\n", "␊"),
    ("\u{ad}", "\\u{ad}"),
    ("\u{7f}", "␡"),
];

#[test]
fn merged_lines_reach_the_terminal_as_text() {
    for (acting, _) in ACTING {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        edition(folder, "A");
        let rows = "unit,code,self_answer\n,criteria,x\nb,1,8\na,1,x\n";
        fs::write(folder.join("units.csv"), rows).unwrap();
        let lines =
            run(folder, &["batch", "--criteria", "edition.toml", "--format", "json", "units.csv"]).stdout;
        let forged = format!("y{acting}zz");
        let escaped = serde_json::to_string(&forged).unwrap();
        for (what, with) in [
            ("\"wrong-answer\"", escaped.as_str()),
            ("\"error\"", escaped.as_str()),
            ("\"unit\":\"a\"", &format!("\"unit\":{escaped}")),
            ("\"unit\":\"b\"", &format!("\"unit\":{escaped}")),
            ("units.csv\"", &format!("y{}", &escaped[1..])),
        ] {
            assert!(lines.contains(what), "{what}: {lines}");
            fs::write(folder.join("lines.jsonl"), lines.replace(what, with)).unwrap();
            for format in text_formats(&[Part::Table]) {
                let run = run(folder, &["batch", "--merge", "--format", format, "lines.jsonl"]);
                for said in [&run.stdout, &run.stderr] {
                    assert!(!acts(said), "{what} {format}: {said:?}");
                    // a forged line break begins no line
                    assert!(!said.lines().any(|line| line.trim_start().starts_with("zz")), "{said}");
                    assert!(!said.contains("<br>"), "{said}");
                }
            }
        }
    }
}

#[test]
fn what_was_typed_is_said_visibly() {
    for (acting, shown) in ACTING {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        edition(folder, "A");
        fs::write(folder.join("form.toml"), "criteria = \"x\"\n[self]\n\"1\" = 9\n").unwrap();
        let name = format!("a{acting}b");
        let toml = format!("{name}.toml");
        let commands: [Vec<&str>; 11] = [
            vec!["evaluate", &toml],
            vec!["check", &toml],
            vec!["explain", &toml, "1"],
            vec!["batch", &toml],
            vec!["evaluate", "--criteria", &name, "form.toml"],
            vec!["criteria", "show", &name],
            vec!["criteria", "check", &toml],
            vec![&name],
            vec!["check", "--format", &name, "x.toml"],
            vec!["batch", "--jobs", &name, "x.toml"],
            vec!["evaluate", "--lang", &name, "x.toml"],
        ];
        for command in commands {
            let run = run(folder, &command);
            assert_eq!(run.code, 2, "{command:?}");
            assert!(!acts(&run.stderr) && run.stdout.is_empty(), "{command:?}: {:?}", run.stderr);
            let named = run.stderr.contains(&format!("a{shown}b"));
            assert!(named, "{command:?} does not name what was typed: {}", run.stderr);
        }
    }
}

#[test]
fn a_line_break_in_the_id_of_a_unit_begins_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    edition(folder, "A");
    let rows = "unit,code,self_answer\n,criteria,x\n\"a\nTOTAL 10\",1,8\nb,1,9\n";
    fs::write(folder.join("units.csv"), rows).unwrap();
    for format in text_formats(&[Part::Table]) {
        let run = run(folder, &["batch", "--criteria", "edition.toml", "--format", format, "units.csv"]);
        assert!(!run.stdout.lines().any(|line| line.starts_with("TOTAL 10")), "{}", run.stdout);
        assert!(!run.stdout.contains("<br>") && run.stdout.contains("TOTAL 10"), "{}", run.stdout);
    }
}

#[test]
fn codes_and_names_of_an_edition_are_letters_that_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let row = |code: &str, head: &str| {
        format!(
            "criterion = [ {{ code = \"{code}\", title = \"A\", rule = \"manual\", max = 10 }} ]\n{head}\
             criteria = {{ id = \"x\", title = \"X\", max = 10 }}\nrounding = {{ mode = \"exact\" }}\n"
        )
    };
    let invisible =
        ['\u{ad}', '\u{34f}', '\u{115f}', '\u{2800}', '\u{3164}', '\u{fe0f}', '\u{200b}', '\u{2007}'];
    let mut wrong: Vec<(String, String)> = Vec::new();
    for c in invisible {
        wrong.push((row(&format!("1{c}"), ""), format!("`1\\u{{{:x}}}` is no code", u32::from(c))));
        let shown = format!("\\u{{{:x}}}", u32::from(c));
        wrong.push((
            row("1", &format!("facts = {{ \"a{c}\" = {{ title = \"A\" }} }}\n")),
            format!("`a{shown}`"),
        ));
        let options = format!("facts = {{ a = {{ title = \"A\", options = [\"b{c}\", \"b\"] }} }}\n");
        wrong.push((row("1", &options), format!("`b{shown}` cannot be an option")));
    }
    for code in ["\u{ff11}", "\u{ff21}", "\u{b9}", "\u{2160}"] {
        wrong.push((row(code, ""), format!("`{code}` is no code")));
    }
    for (text, said) in wrong {
        fs::write(folder.join("edition.toml"), text).unwrap();
        let run = run(folder, &["criteria", "check", "edition.toml"]);
        assert!(run.code == 2 && run.stderr.contains(&said), "{said}: {}{}", run.stderr, run.stdout);
    }
    for code in ["1", "A.1", "Đ.2", "ă", "1-a"] {
        fs::write(folder.join("edition.toml"), row(code, "")).unwrap();
        assert_eq!(run(folder, &["criteria", "show", "edition.toml"]).code, 0, "{code}");
    }
}

#[test]
fn numbers_are_read_alike_in_toml_and_csv() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    edition(folder, "A");
    for (written, said) in [
        ("+5", "`+5` is not a number: `+` has no place in one"),
        ("0b1", "`0b1` is not a number: `b` has no place in one"),
        ("0x1", "`0x1` is not a number: `x` has no place in one"),
        ("0o7", "`0o7` is not a number: `o` has no place in one"),
        ("1_0", "`1_0` is not a number: `_` has no place in one"),
        ("1e999999", "`1e999999` is not written in plain digits"),
    ] {
        fs::write(folder.join("form.toml"), format!("criteria = \"x\"\n[self]\n\"1\" = {written}\n"))
            .unwrap();
        fs::write(folder.join("form.csv"), format!("code,self_answer\ncriteria,x\n1,{written}\n")).unwrap();
        for form in ["form.toml", "form.csv"] {
            let run = run(folder, &["check", "--criteria", "edition.toml", form]);
            assert!(run.code == 2 && run.stderr.contains(said), "{form} {written}: {}", run.stderr);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_text() {
    use std::os::unix::ffi::OsStringExt as _;

    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    edition(folder, "A");
    let named = |name: &[u8]| OsString::from_vec(name.to_vec());
    let (criteria, form, output) = (named(b"e\xff.toml"), named(b"f\xff.toml"), named(b"o\xff.json"));
    fs::rename(folder.join("edition.toml"), folder.join(&criteria)).unwrap();
    fs::write(folder.join(&form), "criteria = \"x\"\n[self]\n\"1\" = 9\n").unwrap();
    for command in ["evaluate", "check", "batch"] {
        let run = finished(
            program()
                .current_dir(folder)
                .args([command, "--criteria"])
                .arg(&criteria)
                .arg("-o")
                .arg(&output)
                .arg(&form),
        );
        assert_eq!((run.code, run.stderr.contains("error")), (0, false), "{command}: {}", run.stderr);
        assert!(fs::read_to_string(folder.join(&output)).unwrap().contains("\"schema\""), "{command}");
    }
    for command in ["show", "check", "test"] {
        let run = finished(program().current_dir(folder).args(["criteria", command]).arg(&criteria));
        assert!(run.code < 2, "{command}: {}", run.stderr);
    }
}
