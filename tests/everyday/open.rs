//! `--open`: the page is written and shown in the browser, which `BROWSER` stands in for.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::program::{LA_GI, Run, finished, program};

/// A browser that writes down what it was asked to show.
struct Browser {
    folder: TempDir,
    script: PathBuf,
}

impl Browser {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let script = folder.path().join("browser");
        let shown = folder.path().join("shown");
        // it appears whole or not at all
        let text = format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new'\nmv '{0}.new' '{0}'\n", shown.display());
        fs::write(&script, text).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        Browser { folder, script }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        finished(program().env("BROWSER", &self.script).env("TMPDIR", self.folder.path()).args(arguments))
    }

    /// What it shows, once it does.
    fn shown(&self) -> PathBuf {
        let until = Instant::now() + Duration::from_secs(20);
        let shown = self.folder.path().join("shown");
        while Instant::now() < until {
            if let Ok(page) = fs::read_to_string(&shown) {
                fs::remove_file(&shown).unwrap();
                return page.into();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the browser shows nothing")
    }
}

fn is_page(file: &Path) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text.starts_with("<!DOCTYPE html>"))
}

#[test]
fn every_report_that_can_be_a_page_is_shown_under_a_telling_name() {
    for (arguments, name) in [
        (&["evaluate", LA_GI][..], "la-gi-2022.html"),
        (&["check", LA_GI], "la-gi-2022.html"),
        (&["check", LA_GI, "--minutes"], "la-gi-2022.html"),
        (&["check", LA_GI, "examples/la-gi-2022-slips.toml"], "check.html"),
        (&["explain", LA_GI, "1.4", "total"], "la-gi-2022 1.4.html"),
        (&["batch", "examples/province.csv"], "ranking.html"),
        (&["criteria", "show", "binh-thuan-huyen-2022"], "criteria.html"),
        (&["evaluate", LA_GI, "--format", "html"], "la-gi-2022.html"),
    ] {
        let browser = Browser::new();
        let run = browser.run(&[arguments, &["--open"]].concat());
        assert_eq!(run.stdout, "", "{arguments:?}");
        let shown = browser.shown();
        assert_eq!(shown.file_name().unwrap(), name, "{arguments:?}");
        assert!(shown.starts_with(browser.folder.path()), "{arguments:?}: {}", shown.display());
        assert!(is_page(&shown), "{arguments:?}");
        assert!(run.stderr.contains(&format!("wrote {}", shown.display())), "{}", run.stderr);
    }
}

#[test]
fn the_file_that_was_named_is_shown() {
    let browser = Browser::new();
    let page = browser.folder.path().join("Phiếu La Gi.html");
    let without =
        browser.run(&["-q", "check", "examples/la-gi-2022-slips.toml", "-o", page.to_str().unwrap()]);
    let run = browser.run(&[
        "-q",
        "check",
        "examples/la-gi-2022-slips.toml",
        "--open",
        "-o",
        page.to_str().unwrap(),
    ]);
    assert_eq!((run.code, without.code), (1, 1));
    assert_eq!(browser.shown(), page);
    assert!(is_page(&page));
}

#[test]
fn what_is_no_page_is_not_shown() {
    let browser = Browser::new();
    let file = browser.folder.path().join("x.md");
    for arguments in [
        &["evaluate", LA_GI, "--open", "--format", "json"][..],
        &["evaluate", LA_GI, "--open", "-o", file.to_str().unwrap()],
        &["check", LA_GI, "--open", "--csv", "excel"],
        &["batch", LA_GI, "--open", "--format", "table"],
    ] {
        let run = browser.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("--open shows a page"), "{arguments:?}: {}", run.stderr);
        assert!(!file.exists());
    }
}

#[test]
fn a_browser_that_does_not_start_costs_nothing_but_a_word() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("page.html");
    let missing = folder.path().join("no-browser");
    for (form, code) in [(LA_GI, 0), ("examples/la-gi-2022-slips.toml", 1)] {
        let arguments = ["-q", "evaluate", form, "--open", "-o", page.to_str().unwrap()];
        let run = finished(program().env("BROWSER", &missing).args(arguments));
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{}", run.stderr);
        let told = format!("open the page by hand: {}", page.display());
        assert!(run.stderr.contains(&told), "{}", run.stderr);
        assert!(is_page(&page));
    }
}
