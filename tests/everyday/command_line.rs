//! The command line as a shell sees it: exit codes, streams, languages and colours, and inputs that never end.

use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use score::write::Part;

use crate::harness::program::{Run, finished, formats, program, reading};
use tempfile::TempDir;

const FORM: &str = "examples/la-gi-2022.toml";

fn run(arguments: &[&str]) -> Run {
    finished(program().args(arguments))
}

fn text(run: &Run) -> &str {
    &run.stdout
}

fn example(name: &str) -> Vec<u8> {
    fs::read(format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the example is there")
}

/// A folder with the files of these tests.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("there is room for a temporary folder");
    for (name, content) in [
        ("small.toml", SMALL_CRITERIA),
        ("other.toml", &SMALL_CRITERIA.replace("\"small\"", "\"other\"")),
        ("wrong.toml", "criteria = \"small\"\n[self]\n\"1\" = { num = 37, den = 74, score = 3 }\n"),
        ("right.toml", "criteria = \"small\"\n[self]\n\"1\" = { num = 37, den = 74, score = 1.5 }\n"),
        ("open.toml", "criteria = \"small\"\n[self]\n\"1\" = { num = 37 }\n"),
        ("own-fact.toml", "criteria = \"small\"\n[facts]\nstaff = 148\n[self]\n\"1\" = { num = 37 }\n"),
        ("facts.toml", "[unit]\nid = \"u-7\"\n[facts]\nstaff = 74\n"),
        ("broken.toml", "criteria = \"small\"\n[self\n"),
        ("form.odt", "criteria = \"small\"\n"),
        ("form.md", "criteria = \"small\"\n"),
    ] {
        fs::write(folder.path().join(name), content).expect("the folder takes files");
    }
    fs::create_dir(folder.path().join("folder.toml")).expect("the folder takes folders");
    folder
}

const SMALL_CRITERIA: &str = r#"
[criteria]
id = "small"
title = "Phiếu nhỏ"
max = 3
[rounding]
at = "leaf"
mode = "truncate"
decimals = 2
[facts]
staff = { title = "Tổng số CBCCV" }
[[criterion]]
code = "1"
title = "Tỷ lệ"
rule = "ratio"
max = 3
den = "staff"
"#;

/// What is typed after `score` in a folder with the files above, the exit code, and what standard error says.
const EXITS: [(&str, i32, &str); 28] = [
    ("--help", 0, ""),
    ("--version", 0, ""),
    ("evaluate --help", 0, ""),
    ("evaluate --criteria small.toml right.toml", 0, "total-not-declared"),
    (
        "evaluate --criteria small.toml wrong.toml",
        1,
        "error[declared-score-differs]: 1 declares 3 in the self column",
    ),
    ("evaluate --criteria small.toml --format json wrong.toml", 1, ""),
    ("evaluate --criteria small.toml broken.toml", 2, "broken.toml:2:"),
    ("evaluate --criteria small.toml --format json broken.toml", 2, "broken.toml:2:"),
    ("evaluate --criteria small.toml open.toml", 2, "state the fact that it stands for in [facts]"),
    ("evaluate --criteria small.toml absent.toml", 2, "absent.toml: there is no such file"),
    (
        "evaluate --criteria small.toml folder.toml",
        2,
        "folder.toml: this is a folder; give the name of a file",
    ),
    ("evaluate --criteria small.toml form.odt", 2, "open it in Word, and save it as .docx"),
    ("evaluate --criteria small.toml form.md", 2, "forms are read from files that end in .csv"),
    ("evaluate --criteria small.toml absent", 2, "absent: there is no such file"),
    ("check --criteria small.toml form.odt", 2, "help: open it in Word, and save it as .docx"),
    ("check --criteria small.toml form.md", 2, "help: give the name of a form"),
    ("evaluate --criteria absent.toml right.toml", 2, "absent.toml: there is no such file"),
    ("evaluate --criteria smal right.toml", 2, "no edition `smal` is shipped"),
    ("evaluate right.toml", 2, "no criteria `small` are shipped"),
    ("evaluate --criteria other.toml right.toml", 2, "this form answers `small`, and `other` was asked for"),
    (
        "evaluate --criteria small.toml --format yaml right.toml",
        2,
        "[possible values: table, json, csv, markdown",
    ),
    ("evaluate --criteria small.toml --depth 0 right.toml", 2, "--depth"),
    ("evaluate --criteria small.toml --lang fr right.toml", 2, "there is no language `fr`: give en or vi"),
    ("evaluate --criteria small.toml --formt json right.toml", 2, "--format"),
    ("evaluate", 2, "<FILE>"),
    ("evalute right.toml", 2, "evaluate"),
    ("", 2, "Usage"),
    ("criteria show binh-thuan-huyen-2021", 2, "did you mean `binh-thuan-huyen-2022`?"),
];

#[test]
fn exit_codes_are_0_1_and_2_and_2_leaves_standard_output_empty() {
    let folder = folder();
    for (typed, code, said) in EXITS {
        let run = finished(program().current_dir(&folder).args(typed.split_whitespace()));
        assert_eq!(run.code, code, "score {typed}\n{}", run.stderr);
        assert_eq!(run.stdout.is_empty(), code == 2, "score {typed}");
        assert!(run.stderr.contains(said), "score {typed}\n{}", run.stderr);
        assert!(code == 2 || !said.is_empty() || run.stderr.is_empty(), "score {typed}\n{}", run.stderr);
    }
}

#[test]
fn facts_from_another_file_fill_in_what_the_form_does_not_state() {
    let folder = folder();
    // the form, its points of 37 among the staff, and the unit's id
    for (form, points, id) in [("open.toml", "1.50", "u-7"), ("own-fact.toml", "0.75", "u-7")] {
        let options = ["evaluate", "--format=json", "--criteria=small.toml", "--facts=facts.toml", form];
        let run = finished(program().current_dir(&folder).args(options));
        let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(document["rows"][0]["self"]["points"], points, "{form}");
        assert_eq!(document["unit"]["id"], id, "{form}");
    }
}

#[test]
fn depth_leaves_rows_out_and_changes_no_figure() {
    let document = |depth: &[&str]| -> serde_json::Value {
        let run = finished(program().args(["evaluate", FORM, "--format", "json"]).args(depth));
        serde_json::from_str(&run.stdout).unwrap()
    };
    let whole = document(&[]);
    for (depth, rows) in [("1", 6), ("2", 43), ("3", 101), ("4", 113), ("255", 113)] {
        let cut = document(&["--depth", depth]);
        let all = whole["rows"].as_array().unwrap().iter();
        let kept: Vec<_> = all.filter(|row| row["depth"].as_u64() <= depth.parse().ok()).cloned().collect();
        assert_eq!(kept.len(), rows, "--depth {depth}");
        assert_eq!(*cut["rows"].as_array().unwrap(), kept, "--depth {depth}");
        assert_eq!((&cut["total"], &cut["findings"]), (&whole["total"], &whole["findings"]));
    }
}

#[test]
fn standard_input_is_read_as_the_toml_or_csv_that_it_is() {
    let file = run(&["evaluate", "--format", "csv", FORM]);
    for name in ["la-gi-2022.toml", "la-gi-2022.csv"] {
        let piped = reading(program().args(["evaluate", "--format", "csv", "-"]), &example(name));
        assert_eq!((piped.code, text(&piped)), (0, text(&file)), "{name}\n{}", piped.stderr);
        assert!(piped.stderr.contains("--> <stdin>:"), "{name}");
    }
}

#[test]
fn the_language_is_asked_for_or_the_systems_or_english() {
    // SCORE_LANG, LC_ALL, --lang, and the word for the total
    for (score_lang, lc_all, option, word) in [
        (None, "C", None, "TOTAL"),
        (None, "vi_VN.UTF-8", None, "TỔNG CỘNG"),
        (None, "tr_TR.UTF-8", None, "TOTAL"),
        (None, "", None, "TOTAL"),
        (Some(""), "vi_VN.UTF-8", None, "TỔNG CỘNG"),
        (Some("vi"), "C", None, "TỔNG CỘNG"),
        (Some("VI"), "C", None, "TỔNG CỘNG"),
        (Some("en"), "vi_VN.UTF-8", None, "TOTAL"),
        (Some("vi"), "C", Some("--lang=en"), "TOTAL"),
        (Some("en"), "C", Some("--lang=vi"), "TỔNG CỘNG"),
        (Some("fr"), "C", Some("--lang=vi"), "TỔNG CỘNG"),
    ] {
        let mut program = program();
        program.args(["evaluate", FORM]).args(option).env("LC_ALL", lc_all).env_remove("SCORE_LANG");
        if let Some(language) = score_lang {
            program.env("SCORE_LANG", language);
        }
        let run = finished(&mut program);
        let total = text(&run).lines().find(|line| line.contains("500")).unwrap_or(&run.stderr);
        assert!(total.contains(word), "SCORE_LANG={score_lang:?} LC_ALL={lc_all} {option:?}: {total}");
        assert_eq!(total.contains("464,06"), word != "TOTAL", "{total}");
    }
}

/// The lines of a result but for what findings say in words.
fn without_sentences(run: &Run) -> Vec<&str> {
    let sentence =
        |line: &&str| ["\"message\":", "\"help\":"].iter().any(|key| line.trim_start().starts_with(key));
    text(run).lines().filter(|line| !sentence(line)).collect()
}

#[test]
fn json_and_csv_are_the_same_bytes_wherever_they_are_made() {
    for format in ["json", "csv"] {
        let expected = run(&["evaluate", "--format", format, FORM]);
        for lang in ["C", "POSIX", "tr_TR.UTF-8", "ar_EG.UTF-8", "vi_VN.UTF-8", "de_DE", "xx", ""] {
            let mut program = program();
            program.args(["evaluate", "--format", format, FORM]);
            program.env_clear().env("LC_ALL", lang).env("LANG", lang).env("TZ", "Pacific/Kiritimati");
            let odd = finished(&mut program);
            assert_eq!(odd.code, 0, "{lang}: {}", odd.stderr);
            assert!(odd.stdout == expected.stdout, "{format} under LC_ALL={lang:?}");
        }
        // the sentences of findings, which JSON has, are in the language that the user asks for; nothing else is
        let vietnamese = run(&["evaluate", "--lang=vi", "--color=always", "--format", format, FORM]);
        assert!(without_sentences(&vietnamese) == without_sentences(&expected), "{format} in Vietnamese");
    }
}

#[test]
fn colours_come_where_they_are_asked_for_and_nowhere_else() {
    // --color, NO_COLOR, and whether there are colours in a pipe
    for (option, no_color, coloured) in [
        (None, None, false),
        (None, Some("1"), false),
        (Some("--color=auto"), None, false),
        (Some("--color=never"), None, false),
        (Some("--color=always"), None, true),
        (Some("--color=always"), Some("1"), true), // what is typed beats what is set
    ] {
        let mut program = program();
        program.args(["evaluate", FORM]).args(option).env_remove("NO_COLOR").env("TERM", "xterm-256color");
        if let Some(value) = no_color {
            program.env("NO_COLOR", value);
        }
        let run = finished(&mut program);
        assert_eq!(text(&run).contains('\u{1b}'), coloured, "{option:?} NO_COLOR={no_color:?}");
        assert_eq!(run.stderr.contains('\u{1b}'), coloured, "{option:?} NO_COLOR={no_color:?}");
    }
}

#[test]
fn criteria_are_listed_and_shown() {
    let list = run(&["criteria", "list"]);
    assert_eq!((list.code, list.stderr.as_str()), (0, ""));
    assert!(text(&list).contains("binh-thuan-huyen-2022"));
    let shipped = run(&["criteria", "show", "binh-thuan-huyen-2022"]);
    let file = run(&["criteria", "show", "criteria/binh-thuan-huyen-2022.toml"]);
    assert_eq!((shipped.code, text(&shipped)), (0, text(&file)));
    let codes = text(&shipped).lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    assert_eq!(codes, 113, "every row of the form stands there once");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    for format in formats(&[Part::Table, Part::Json]) {
        let mut program = program();
        program.args(["evaluate", "--format", format, "-"]);
        let mut child =
            program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        // the reader leaves before the form is whole, so before anything is written
        drop(child.stdout.take());
        child.stdin.take().unwrap().write_all(&example("la-gi-2022.toml")).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{format}");
    }
}

/// Runs a command that might wait forever, and does not.
fn ends(command: &mut Command) -> Run {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let started = Instant::now();
    while child.try_wait().expect("the program can be watched").is_none() {
        if started.elapsed() > Duration::from_secs(20) {
            child.kill().expect("the program can be stopped");
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Run::of(child.wait_with_output().expect("the program ends"))
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_without_waiting() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.toml")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.csv")).unwrap();
    for typed in [
        "evaluate pipe.toml",
        "evaluate zero.csv",
        "evaluate --criteria pipe.toml right.toml",
        "evaluate --criteria /dev/zero right.toml",
        "evaluate --criteria small.toml --facts pipe.toml right.toml",
        "criteria show /dev/zero",
    ] {
        let run = ends(program().current_dir(&folder).args(typed.split_whitespace()).stdin(Stdio::null()));
        assert_eq!((run.code, run.stdout.len()), (2, 0), "{typed}");
        assert!(run.stderr.contains("not a regular file"), "{typed}\n{}", run.stderr);
    }
}

#[test]
fn a_form_of_16_mib_is_read_and_one_byte_more_is_refused_by_the_limits_name() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("form.toml");
    let mut bytes = example("la-gi-2022.toml");
    let padding = (16 << 20) - bytes.len();
    bytes.extend(b"#".iter().chain([b' '; 62].iter()).chain(b"\n").cycle().take(padding));
    for (bytes, code) in [(bytes.as_slice(), 0), ([bytes.as_slice(), b"\n"].concat().as_slice(), 2)] {
        fs::write(&file, bytes).unwrap();
        let named = ends(program().arg("evaluate").arg(&file).stdin(Stdio::null()));
        let piped = ends(program().args(["evaluate", "-"]).stdin(File::open(&file).unwrap()));
        for run in [named, piped] {
            assert_eq!((run.code, run.stdout.is_empty()), (code, code == 2), "{}", run.stderr);
            assert_eq!(run.stderr.contains("larger than 16 MiB"), code == 2, "{}", run.stderr);
        }
    }
}

#[cfg(target_os = "linux")]
fn full() -> File {
    File::options().write(true).open("/dev/full").expect("Linux has a full device")
}

#[cfg(target_os = "linux")]
fn said_into_a_full_device(typed: &str) -> String {
    let mut program = program();
    let child =
        program.args(typed.split_whitespace()).stdin(Stdio::null()).stdout(full()).stderr(Stdio::piped());
    let output = child.spawn().expect("the program starts").wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2), "{typed}");
    String::from_utf8(output.stderr).expect("standard error is UTF-8")
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_no_success() {
    for format in formats(&[Part::Table, Part::Json]) {
        let said = said_into_a_full_device(&format!("evaluate {FORM} --format {format}"));
        assert!(said.contains("could not be written") && !said.contains("panicked"), "{format}: {said:?}");
    }
    for typed in ["criteria list", "criteria show binh-thuan-huyen-2022"] {
        let said = said_into_a_full_device(typed);
        assert!(said.contains("could not be written") && !said.contains("panicked"), "{typed}: {said:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_told_too() {
    for typed in ["--help", "--version", "evaluate --help"] {
        let said = said_into_a_full_device(typed);
        assert!(said.contains("could not be written") && !said.contains("panicked"), "{typed}: {said:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn findings_that_nobody_can_read_do_not_spoil_the_result_and_endless_input_is_cut() {
    // nobody can be told, and the result stands
    let mut deaf = program();
    let output = deaf.args(["evaluate", FORM]).stderr(full()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(
        (output.status.code(), output.stdout),
        (Some(0), run(&["evaluate", FORM]).stdout.into_bytes())
    );
    let endless = ends(program().args(["evaluate", "-"]).stdin(File::open("/dev/zero").unwrap()));
    assert_eq!((endless.code, endless.stdout.len()), (2, 0));
    assert!(endless.stderr.contains("<stdin>: larger than 16 MiB"), "{}", endless.stderr);
}

#[test]
fn every_kind_of_rule_is_listed_with_its_answer() {
    let run = finished(program().args(["criteria", "kinds"]));
    let stdout = run.stdout;
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for kind in score::rule::KINDS {
        assert!(
            stdout.lines().any(|line| line.starts_with(kind.name)),
            "{} is missing:\n{stdout}",
            kind.name
        );
    }
}
