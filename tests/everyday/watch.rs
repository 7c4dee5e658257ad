//! `--watch`: a command runs again when a file that it read holds something else, and only then.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime};

use crate::harness::program::{LA_GI, program, score, text_of};

/// A busy machine may take so long for what takes a moment.
const PATIENCE: Duration = Duration::from_secs(60);

/// A watching program and the lines that it says on its two streams, each in its order; nothing is known of the order of one
/// against the other.
struct Watching {
    child: Child,
    lines: Receiver<(usize, String)>,
    said: Vec<(usize, String)>,
    /// So many lines of `said` were waited for already, by stream.
    passed: [usize; 2],
}

impl Watching {
    fn new(folder: &Path, arguments: &[&str], language: &str) -> Self {
        let mut command = program();
        command.current_dir(folder).env("SCORE_LANG", language).args(arguments).arg("--watch");
        Self::of(command.stderr(Stdio::piped()))
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let (sender, lines) = channel();
        let stdout = child.stdout.take().map(|it| -> Box<dyn Read + Send> { Box::new(it) });
        let stderr = child.stderr.take().map(|it| -> Box<dyn Read + Send> { Box::new(it) });
        for (at, stream) in [stdout, stderr].into_iter().enumerate() {
            let Some(stream) = stream else { continue };
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send((at, line));
                }
            });
        }
        Watching { child, lines, said: Vec::new(), passed: [0; 2] }
    }

    /// The same as documents have it: standard output at 100 columns.
    fn at_100_columns(folder: &Path, arguments: &[&str], language: &str) -> Self {
        let mut command = program();
        command.current_dir(folder).env("SCORE_LANG", language).env("COLUMNS", "100").args(arguments);
        Self::of(command.stderr(Stdio::null()))
    }

    /// Waits for a line that has all these parts, below those of its stream that were waited for before, and returns it.
    fn line(&mut self, parts: &[&str]) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let new = |(at, (stream, _)): &(usize, &(usize, String))| *at >= self.passed[*stream];
            let mut lines = self.said.iter().enumerate().filter(new);
            if let Some((at, (stream, line))) =
                lines.find(|(_, (_, line))| parts.iter().all(|part| line.contains(part)))
            {
                self.passed[*stream] = at + 1;
                return line.clone();
            }
            let left = until.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("no line has {parts:?}; it said:\n{:#?}", self.said);
            };
            self.said.push(line);
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The form of La Gi in a folder of its own.
fn la_gi() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room");
    let form = folder.path().join("form.toml");
    fs::write(&form, text_of(LA_GI)).unwrap();
    (folder, form)
}

/// The form of La Gi with another denominator of 1.4 in both columns.
fn with_1_4_of(den: u32) -> String {
    let text = text_of(LA_GI);
    assert_eq!(text.matches("num = 13, den = 15,").count(), 2);
    text.replace("num = 13, den = 15,", &format!("num = 13, den = {den},"))
}

/// Puts a new file in the place of an old one, as editors do.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

fn touch(path: &Path, ago: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(ago)).unwrap();
}

#[test]
fn a_form_that_is_replaced_is_scored_again_with_what_changed() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["evaluate", "form.toml"], "en");
    watching.line(&["TOTAL", "464.06", "430.92"]);
    let status = watching.line(&["run 1 ·"]);
    assert_eq!(status, "run 1 · watching form.toml · Ctrl-C ends");
    replace(&form, &with_1_4_of(16));
    watching.line(&["TOTAL", "463.79", "430.65"]);
    assert_eq!(
        watching.line(&["since"]),
        "since the last result: total (self) 464.06 → 463.79; total (appraisal) 430.92 → 430.65; \
         1.4 (self) 4.33 → 4.06;"
    );
    assert_eq!(watching.line(&["→"]), "  1.4 (appraisal) 4.33 → 4.06");
    assert_eq!(watching.line(&["run 2 ·"]), "run 2 · form.toml changed · watching form.toml · Ctrl-C ends");
}

/// The document shows a run that does not end: the same two runs say the same lines. `…` stands for any.
#[test]
fn the_document_shows_what_is_said() {
    for (document, language) in [("docs/watch.md", "en"), ("docs/vi/theo-doi.md", "vi")] {
        let text = text_of(document);
        let block = text.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
        let (command, shown) = block.split_once('\n').unwrap();
        let arguments: Vec<&str> = command.strip_prefix("$ score ").unwrap().split(' ').collect();
        let folder = tempfile::tempdir().unwrap();
        let form = folder.path().join(arguments[1]);
        let text = text_of(LA_GI);
        fs::write(&form, &text).unwrap();
        let mut watching = Watching::at_100_columns(folder.path(), &arguments, language);
        let line = "\"1.4\"     = { num = 13, den = 15, score = 4.33 }";
        let at = text.rfind(line).expect("the appraisal is below the self-score");
        let changed = line.replace("15", "16").replace("4.33", "4.06");
        watching.line(&["1 ·", "Ctrl-C"]);
        replace(&form, &format!("{}{changed}{}", &text[..at], &text[at + line.len()..]));
        watching.line(&["2 ·", "Ctrl-C"]);
        let mut said = watching.said.iter().map(|(_, line)| line);
        let mut skips = false;
        for shown in shown.lines() {
            if shown == "…" {
                skips = true;
                continue;
            }
            let found = if skips { said.find(|line| **line == *shown) } else { said.next() };
            assert_eq!(found.map(String::as_str), Some(shown), "{document}: {:#?}", watching.said);
            skips = false;
        }
        assert_eq!(said.next(), None, "{document}");
    }
}

#[test]
fn a_form_that_is_only_touched_is_not_scored_again() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["evaluate", "form.toml", "-q"], "en");
    watching.line(&["run 1 ·"]);
    for ago in [500, 400, 300] {
        touch(&form, ago);
        // time to see it; nothing is asserted of how long that takes
        std::thread::sleep(Duration::from_millis(500));
    }
    replace(&form, &text_of(LA_GI));
    std::thread::sleep(Duration::from_millis(500));
    replace(&form, &with_1_4_of(20));
    watching.line(&["since", "464.06 → 462.98"]);
    // were it not, there would have been more runs
    watching.line(&["run 2 ·"]);
}

#[test]
fn a_form_that_is_gone_is_waited_for() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["evaluate", "form.toml"], "en");
    watching.line(&["run 1 ·"]);
    fs::remove_file(&form).unwrap();
    assert_eq!(
        watching.line(&["run 1 ·"]),
        "run 1 · waiting for form.toml: the file is not there at the moment · Ctrl-C ends"
    );
    fs::write(&form, with_1_4_of(16)).unwrap();
    watching.line(&["TOTAL", "463.79", "430.65"]);
    watching.line(&["run 2 · form.toml changed"]);
}

#[test]
fn a_form_with_an_error_shows_it_and_is_watched_on() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["evaluate", "form.toml"], "vi");
    watching.line(&["lần 1 · đang theo dõi form.toml · Ctrl-C để dừng"]);
    replace(&form, "criteria = \"binh-thuan-huyen-2022\"\n[unit\n");
    watching.line(&["lỗi[toml-syntax]"]);
    watching.line(&["lần 2 · form.toml đã thay đổi"]);
    replace(&form, &with_1_4_of(16));
    // set against the last result, and not against none
    watching.line(&["so với kết quả trước: tổng điểm (tự chấm) 464,06 → 463,79"]);
    watching.line(&["lần 3 ·"]);
}

#[test]
fn an_edition_that_changes_scores_its_form_again() {
    let folder = tempfile::tempdir().unwrap();
    let text = text_of("examples/guide/thon-2025.toml");
    let edition = folder.path().join("edition.toml");
    fs::write(&edition, &text).unwrap();
    fs::write(folder.path().join("thon.toml"), text_of("examples/guide/thon-dong.toml")).unwrap();
    let arguments = ["target", "thon.toml", "90", "--criteria", "edition.toml"];
    let mut watching = Watching::new(folder.path(), &arguments, "en");
    watching.line(&["run 1 · watching thon.toml, edition.toml"]);
    replace(&edition, &text.replace("per = 5, title", "per = 3, title"));
    watching.line(&["since the last result: total (self) 86.23 → 88.23; II.2 (self) 15.00 → 17.00"]);
    watching.line(&["run 2 · edition.toml changed"]);
    // one that cannot be read as an edition is reported, and mended
    replace(&edition, &text.replace("max      = 100", "max      ="));
    watching.line(&["error[toml-syntax]"]);
    watching.line(&["run 3 · edition.toml changed"]);
    replace(&edition, &text);
    watching.line(&["since the last result: total (self) 88.23 → 86.23"]);
}

#[test]
fn a_folder_is_checked_again_when_a_form_comes_or_goes() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["check", "."], "en");
    watching.line(&["run 1 · watching form.toml"]);
    replace(&folder.path().join("other.toml"), &with_1_4_of(16));
    watching.line(&["since the last result: errors 0 → "]);
    watching.line(&["run 2 · other.toml changed · watching form.toml, other.toml"]);
    fs::remove_file(&form).unwrap();
    watching.line(&["run 3 · form.toml changed · watching other.toml"]);
}

#[test]
fn a_check_is_compared_with_the_last_one_that_could_be_read() {
    let (folder, form) = la_gi();
    let mut watching = Watching::new(folder.path(), &["check", "form.toml"], "en");
    watching.line(&["run 1 · watching form.toml"]);
    replace(&form, &with_1_4_of(16).replace("[appraisal]", "[appraisal"));
    watching.line(&["run 2 · form.toml changed"]);
    replace(&form, &with_1_4_of(16));
    watching.line(&["since the last result: errors 0 → "]);
}

#[test]
fn a_page_is_written_again_at_each_run() {
    let (folder, form) = la_gi();
    let arguments = ["evaluate", "form.toml", "-q", "-o", "page.html"];
    let mut watching = Watching::new(folder.path(), &arguments, "en");
    let page = || fs::read_to_string(folder.path().join("page.html")).unwrap();
    watching.line(&["run 1 ·"]);
    assert!(page().contains("430.92") && !page().contains("430.65"));
    replace(&form, &with_1_4_of(16));
    watching.line(&["run 2 ·"]);
    assert!(page().contains("430.65"));
}

#[test]
fn json_on_standard_output_is_nothing_but_json() {
    let (folder, form) = la_gi();
    let mut command = program();
    command.current_dir(folder.path()).args(["evaluate", "form.toml", "--format", "json", "--watch"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let documents = serde_json::Deserializer::from_reader(BufReader::new(stdout)).into_iter();
        let total = |json: serde_json::Value| json["total"]["appraisal"]["points"].to_string();
        documents.take(2).map(|it| total(it.expect("JSON"))).collect::<Vec<_>>()
    });
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(told.any(|line| line.starts_with("run 1 ·")));
    replace(&form, &with_1_4_of(16));
    assert!(told.any(|line| line.starts_with("run 2 ·")));
    child.kill().unwrap();
    child.wait().unwrap();
    let totals = reader.join().unwrap();
    assert!(totals[0].contains("430.92") && totals[1].contains("430.65"), "{totals:?}");
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let refused: [(&[&str], &str, &str); 5] = [
        (
            &["evaluate", "-", "--watch"],
            "standard input cannot be read again",
            "không đọc lại được đầu vào chuẩn",
        ),
        (&["check", LA_GI, "-", "--watch"], "standard input", "đầu vào chuẩn"),
        (&["check", LA_GI, "--watch", "--fix"], "'--watch' cannot be used with '--fix'", "--fix"),
        (&["check", LA_GI, "--diff", "--watch"], "'--diff' cannot be used with '--watch'", "--diff"),
        // what is typed wrong is not waited for
        (&["target", "no-such.toml", "400", "--watch"], "no such file", "không tìm thấy tệp"),
    ];
    for (arguments, en, vi) in refused {
        for (language, part) in [("en", en), ("vi", vi)] {
            let run = score(&[arguments, &["--lang", language]].concat());
            assert!(run.code == 2 && run.stdout.is_empty(), "{arguments:?}: {}", run.transcript());
            assert!(run.stderr.contains(part), "{arguments:?}: {}", run.stderr);
        }
    }
}
