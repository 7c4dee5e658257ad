//! Pages in a real browser: nothing is said on its console, every text can be read, reached and printed, and no text of a
//! form comes alive. An HTML validator reads them too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::harness::program::{finished, program};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const LOOKS: &str = include_str!("looks.js");
/// What a validator does not know yet, or cannot see: newer properties and units, and that the policy names the style by its hash.
const KNOWN: [&str; 5] =
    ["vector-effect", "container-type", "\"width\"", "Inline style violates", "Inline script violates"];

/// The browser that is installed.
fn browser() -> Option<&'static str> {
    let found = BROWSERS.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        eprintln!("skipped: no Chromium is installed");
    }
    found
}

/// Lets the browser open a page in a window of this size.
fn open(browser: &str, page: &Path, (width, height): (u32, u32), arguments: &[String]) -> Output {
    let profile = tempfile::tempdir().unwrap();
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.args(["--enable-logging=stderr", "--hide-scrollbars"]);
    command.arg(format!("--user-data-dir={}", profile.path().display()));
    command.arg(format!("--window-size={width},{height}")).args(arguments);
    command.arg(format!("file://{}", page.display())).output().unwrap()
}

fn dom(browser: &str, page: &Path, size: (u32, u32), more: &[&str]) -> (String, String) {
    let arguments: Vec<String> = ["--dump-dom"].iter().chain(more).map(|text| (*text).to_owned()).collect();
    let output = open(browser, page, size, &arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// A page of each kind of report, in a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    const FORM: &str = "examples/la-gi-2022.toml";
    const SLIPS: &str = "examples/la-gi-2022-slips.toml";
    let reports: [(&str, &[&str]); 9] = [
        ("form", &["evaluate", FORM]),
        ("checked", &["check", SLIPS]),
        ("several", &["check", FORM, SLIPS]),
        ("ledger", &["check", FORM, "--ledger"]),
        ("explained", &["explain", FORM, "1.4", "total"]),
        ("ranking", &["batch", "examples/province.csv", "--criteria", "binh-thuan-huyen-2022"]),
        ("edition", &["criteria", "show", "binh-thuan-huyen-2022"]),
        ("kinds", &["criteria", "kinds", "tiers"]),
        ("tests", &["criteria", "test", "binh-thuan-huyen-2022"]),
    ];
    let write = |(name, typed): (&str, &[&str])| {
        let file = folder.join(format!("{name}.html"));
        finished(program().env("SCORE_LANG", "vi").args(typed).arg("-o").arg(&file));
        assert!(file.is_file(), "{name}");
        file
    };
    reports.into_iter().map(write).collect()
}

#[test]
fn every_page_can_be_read_reached_and_sorted_and_says_nothing_on_the_console() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    for page in pages(folder.path()) {
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let (_, log) = dom(browser, &page, (1280, 1000), &[]);
        let said: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
        assert!(said.is_empty(), "{name}: {said:?}");
        // the policy would not let the looks run
        let text = fs::read_to_string(&page).unwrap();
        let start = text.find("<meta http-equiv").unwrap();
        let end = start + text[start..].find('>').unwrap() + 1;
        let looked = format!("{}{}", &text[..start], &text[end..])
            .replace("</body>", &format!("<script>{LOOKS}</script></body>"));
        let copy = folder.path().join(format!("{name}-looked-at.html"));
        fs::write(&copy, looked).unwrap();
        for (size, dark) in
            [((1280, 1000), false), ((1280, 1000), true), ((500, 900), false), ((500, 900), true)]
        {
            let scheme: &[&str] = if dark { &["--blink-settings=preferredColorScheme=0"] } else { &[] };
            let (dom, _) = dom(browser, &copy, size, scheme);
            let (_, found) = dom.split_once("<pre id=\"looked-at\">").expect("the looks ran to their end");
            let (found, _) = found.split_once("</pre>").unwrap();
            let (least, wrong) = found.split_once('\n').unwrap();
            println!("{name}, {} × {}{}: {least}", size.0, size.1, if dark { ", dark" } else { "" });
            assert!(wrong.trim().is_empty(), "{name} {size:?} dark {dark}:\n{wrong}");
        }
    }
}

#[test]
fn a_printed_page_ends_with_room_for_both_signatures() {
    let Some(browser) = browser() else { return };
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("skipped: pdftotext is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let page = &pages(folder.path())[1];
    let file = folder.path().join("page.pdf");
    let arguments = ["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", file.display())];
    open(browser, page, (1280, 1000), &arguments);
    let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let last = sheets.last().unwrap();
    println!("{} sheets of paper", sheets.len());
    for (number, sheet) in sheets.iter().enumerate() {
        assert!(sheet.contains(&format!("{}/{}", number + 1, sheets.len())), "each sheet has its number");
    }
    for party in ["ĐẠI DIỆN ĐƠN VỊ", "ĐẠI DIỆN TỔ THẨM ĐỊNH"] {
        assert!(last.contains(party), "{last}");
    }
    assert!(
        last.lines().filter(|line| !line.trim().is_empty()).count() > 8,
        "signatures do not stand alone:\n{last}"
    );
}

#[test]
fn no_text_of_a_form_comes_alive_in_a_browser() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let alive = "document.title=&apos;alive&apos;";
    let payloads = [
        "<script>document.title='alive'</script>".to_owned(),
        "<img src=x onerror=\\\"document.title='alive'\\\">".to_owned(),
        format!("\\\" autofocus onfocus=\\\"{alive}\\\" x=\\\""),
        "</title></style></script><svg onload=document.title='alive'>".to_owned(),
        "<a href=javascript:document.title='alive' id=f-1>x</a><base href=//x>".to_owned(),
        "<meta http-equiv=refresh content=0;url=data:text/html,alive><iframe srcdoc=x>".to_owned(),
    ];
    for (number, payload) in payloads.iter().enumerate() {
        let edition = format!(
            "criteria = {{ id = \"x\", title = \"{payload}\", max = 10 }}\nrounding = {{ mode = \"exact\" }}\n\
             facts = {{ f = {{ title = \"{payload}\" }} }}\ncriterion = [ {{ code = \"1\", title = \"{payload}\" }}, \
             {{ code = \"1.1\", title = \"{payload}\", rule = \"choice\", max = 10, options = [ {{ id = \"a\", \
             title = \"{payload}\", points = 10 }}, {{ id = \"b\", title = \"b\", points = 0 }} ] }} ]\n"
        );
        let form = format!(
            "criteria = \"x\"\nunit = {{ id = \"{payload}\", name = \"{payload}\" }}\n[facts]\nf = 3\n[self]\n\
             \"1.1\" = {{ choice = \"a\", score = 9, note = \"{payload}\" }}\n[appraisal]\n\
             \"1.1\" = {{ choice = \"b\", note = \"{payload}\" }}\n"
        );
        fs::write(folder.path().join("edition.toml"), edition).unwrap();
        fs::write(folder.path().join("form.toml"), form).unwrap();
        for command in
            [&["check", "form.toml"][..], &["explain", "form.toml", "1.1"], &["batch", "form.toml"]]
        {
            let page = folder.path().join("page.html");
            let typed = command.iter().copied().chain(["--criteria", "edition.toml", "-o", "page.html"]);
            let run = finished(program().current_dir(&folder).args(typed));
            assert!(page.is_file(), "{}", run.stderr);
            let (dom, log) = dom(browser, &page, (1280, 1000), &[]);
            let said: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
            assert!(said.is_empty(), "payload {number}, {command:?}: {said:?}");
            assert!(!dom.contains("<title>alive"), "payload {number}, {command:?}");
            let scripts = dom.matches("<script").count();
            assert_eq!(scripts, usize::from(command[0] == "batch"), "payload {number}, {command:?}");
            for element in ["<img", "<iframe", "<base", "http-equiv=\"refresh", "href=\"javascript"] {
                assert!(!dom.contains(element), "payload {number}, {command:?}: {element}");
            }
            fs::remove_file(page).unwrap();
        }
    }
}

#[test]
fn a_validator_finds_nothing_wrong_with_any_page() {
    let Ok(validator) = std::env::var("SCORE_HTML_VALIDATOR") else {
        eprintln!("skipped: SCORE_HTML_VALIDATOR does not name vnu.jar");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let pages = pages(folder.path());
    let output = Command::new("java")
        .args(["-Xss4m", "-jar", &validator, "--format", "gnu", "--asciiquotes"])
        .args(&pages)
        .output()
        .expect("java runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let wrong = |line: &&str| line.contains(".html") && !KNOWN.iter().any(|known| line.contains(known));
    let wrong: Vec<&str> = told.lines().filter(wrong).collect();
    assert!(!told.contains("Exception"), "{told}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    // it reads them: a page that is spoilt is refused
    let spoilt = folder.path().join("spoilt.html");
    fs::write(&spoilt, fs::read_to_string(&pages[0]).unwrap().replace("</h2>", "</h3>")).unwrap();
    let output = Command::new("java").args(["-Xss4m", "-jar", &validator]).arg(&spoilt).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("End tag"));
}
