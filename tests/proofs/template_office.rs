//! Forms that the program makes, saved by LibreOffice in each of its notations: read as they were filled in.

use std::fs;
use std::process::Command;

use crate::harness::filled::{FORMS, filled, rows, run};
use crate::harness::program::text_of;
use score::read::reader_for;

/// Notations, by their endings; those that are read are tried.
const NOTATIONS: [&str; 3] = ["xlsx", "ods", "xls"];

#[test]
fn what_libreoffice_saves_is_read_as_it_was_filled_in() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: soffice is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    for (index, (edition, form)) in FORMS.into_iter().enumerate() {
        let text = text_of(form);
        let name = format!("form{index}");
        fs::write(folder.path().join(format!("{name}.toml")), &text).unwrap();
        fs::write(folder.path().join(format!("{name}.xlsx")), filled(edition, &text)).unwrap();
        let expected = rows(folder.path(), edition, &format!("{name}.toml"));
        for notation in NOTATIONS.into_iter().filter(|notation| reader_for(notation).is_some()) {
            let out = folder.path().join(notation);
            let mut office = Command::new("soffice");
            office.current_dir(&folder).arg(&profile).args([
                "--headless",
                "--convert-to",
                notation,
                "--outdir",
            ]);
            let done = office.arg(&out).arg(format!("{name}.xlsx")).output().unwrap();
            let file = format!("{notation}/{name}.{notation}");
            assert!(folder.path().join(&file).is_file(), "{}", String::from_utf8_lossy(&done.stderr));
            let doubts = run(folder.path(), "check", edition, &file).stdout.matches("import-doubt").count();
            assert_eq!(doubts, 0, "{file}");
            assert_eq!(rows(folder.path(), edition, &file), expected, "{file} of {form}");
        }
    }
}
