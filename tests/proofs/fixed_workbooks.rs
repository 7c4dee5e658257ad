//! Workbooks that `score check --fix` has copied, opened by another program.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::harness::printed::{EDITION, Sheet, workbook};
use crate::harness::program::{Run, finished, in_package, program};
use crate::harness::wrong_workbooks::{ods, parts, wrong, xlsm};

fn check(folder: &Path, name: &str, options: &[&str]) -> Run {
    let mut command = program();
    command.current_dir(folder).args(["check", name, "--criteria"]).arg(in_package(EDITION));
    finished(command.args(options))
}

/// What LibreOffice makes of a file; `None` where it is not installed.
fn converted(folder: &Path, name: &str, ending: &str) -> Option<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.current_dir(folder).args([
        &profile,
        "--headless",
        "--convert-to",
        filter(ending),
        "--outdir",
        "out",
        name,
    ]);
    let Ok(run) = command.output() else {
        // past the capture of the test runner, so that it is seen
        let _ = writeln!(std::io::stderr(), "SKIPPED: no soffice here");
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let stem = name.rsplit_once('.').unwrap().0;
    Some(fs::read(folder.join("out").join(format!("{stem}.{ending}"))).unwrap())
}

/// A table as text is to be UTF-8.
fn filter(ending: &str) -> &str {
    if ending == "csv" { "csv:Text - txt - csv (StarCalc):44,34,76" } else { ending }
}

/// LibreOffice opens the copies, and finds the right figures in them; and what it writes itself is fixed as well.
#[test]
fn libreoffice_opens_the_copies() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("m.xlsm", xlsm()), ("o.ods", ods(&wrong()))] {
        fs::write(folder.path().join(name), &bytes).unwrap();
        assert_eq!(check(folder.path(), name, &["--fix"]).code, 0, "{name}");
        let copy = name.replace('.', ".fixed.");
        let Some(csv) = converted(folder.path(), &copy, "csv") else { return };
        let csv = String::from_utf8_lossy(&csv);
        assert!(csv.contains("Một thôn mất kết nối") && csv.contains("4 Thống nhất"), "{csv}");
    }
    fs::write(folder.path().join("w.xlsx"), workbook(&[Sheet::of("Phiếu", &wrong())])).unwrap();
    for ending in ["ods", "xlsx", "xls"] {
        let Some(saved) = converted(folder.path(), "w.xlsx", ending) else { return };
        let name = format!("saved.{ending}");
        fs::write(folder.path().join(&name), &saved).unwrap();
        let run = check(folder.path(), &name, &["--fix"]);
        if ending == "xls" {
            assert_eq!(run.code, 1);
            assert!(run.stdout.contains("saved.xls: nothing was written, "), "{}", run.stdout);
            continue;
        }
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name} {}", run.stdout);
        let copy = format!("saved.fixed.{ending}");
        let (old, new) = (parts(&saved), parts(&fs::read(folder.path().join(&copy)).unwrap()));
        let differing = old.iter().zip(&new).filter(|(old, new)| old.1 != new.1).count();
        assert_eq!((old.len(), differing), (new.len(), 1), "{name}");
        assert!(check(folder.path(), &copy, &[]).stdout.contains(": 0 errors, "), "{name}");
        assert!(converted(folder.path(), &copy, "csv").is_some());
    }
}
