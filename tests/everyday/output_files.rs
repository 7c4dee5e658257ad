//! `-o FILE`: the format of its ending, whole or untouched, and never over an input.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::harness::program::{Run, finished, program};
use tempfile::TempDir;

/// A folder with the La Gi form, a facts file, and an older result.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("there is room for a temporary folder");
    let form = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/la-gi-2022.toml");
    let criteria = concat!(env!("CARGO_MANIFEST_DIR"), "/criteria/binh-thuan-huyen-2022.toml");
    fs::copy(form, folder.path().join("form.toml")).expect("the example is there");
    fs::copy(criteria, folder.path().join("criteria.toml")).expect("the edition is there");
    fs::write(folder.path().join("facts.toml"), "[facts]\nstaff = 258\n").expect("the folder takes files");
    fs::write(folder.path().join("old.json"), "old\n").expect("the folder takes files");
    folder
}

fn score(folder: &TempDir, typed: &str) -> Run {
    finished(program().current_dir(folder).args(typed.split_whitespace()))
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_ending_names_the_format_unless_the_option_does() {
    let folder = folder();
    for (options, format) in [
        ("-o a.json", "json"),
        ("-o a.JSON", "json"),
        ("-o a.csv", "csv"),
        ("-o a.md", "markdown"),
        ("-o a.markdown", "markdown"),
        ("-o a.txt", "table"),
        ("-o a.result", "table"),
        ("-o a", "table"),
        ("--output a.json --format csv", "csv"),
    ] {
        let expected = score(&folder, &format!("evaluate form.toml --format {format}"));
        let run = score(&folder, &format!("evaluate form.toml {options}"));
        assert_eq!((run.code, run.stdout.len()), (0, 0), "{options}\n{}", run.stderr);
        let file = options.split(' ').nth(1).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join(file)).unwrap(), expected.stdout, "{options}");
    }
}

#[test]
fn a_result_with_errors_is_written_and_no_result_leaves_the_old_one() {
    let folder = folder();
    let form = fs::read_to_string(folder.path().join("form.toml")).unwrap();
    for (name, text, code) in [
        ("wrong.toml", form.replacen("score = 34.33", "score = 34.34", 1), 1),
        ("broken.toml", form.replacen("[self]", "[self", 1), 2),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
        fs::write(folder.path().join("old.json"), "old\n").unwrap();
        let run = score(&folder, &format!("evaluate {name} -o old.json"));
        assert_eq!(run.code, code, "{name}\n{}", run.stderr);
        let written = fs::read_to_string(folder.path().join("old.json")).unwrap();
        assert_eq!(written == "old\n", code == 2, "{name}");
    }
}

#[test]
fn a_result_that_cannot_be_written_changes_nothing_and_says_so() {
    let folder = folder();
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    let before = names(&folder);
    for (options, said) in [
        ("form.toml -o form.toml", "form.toml is one of the inputs"),
        ("form.toml -o ./form.toml", "./form.toml is one of the inputs"),
        ("form.toml -o folder.json/../form.toml", "is one of the inputs"),
        ("form.toml --facts facts.toml -o facts.toml", "facts.toml is one of the inputs"),
        ("form.toml --criteria criteria.toml -o criteria.toml", "criteria.toml is one of the inputs"),
        ("form.toml -o folder.json", "folder.json is not a regular file"),
        ("form.toml -o absent/a.json", "absent/a.json cannot be written: there is no folder absent"),
        ("form.toml -o form.ods", "the result is not written as .ods"),
        ("form.toml -o old.json/a.json", "old.json/a.json cannot be written: there is no folder old.json"),
    ] {
        let inputs = ["form.toml", "facts.toml", "criteria.toml"];
        let read = || inputs.map(|name| fs::read(folder.path().join(name)).unwrap());
        let contents = read();
        let run = score(&folder, &format!("evaluate {options}"));
        assert_eq!((run.code, run.stdout.len()), (2, 0), "{options}");
        assert!(run.stderr.contains(said), "{options}\n{}", run.stderr);
        assert!(read() == contents, "{options} changed an input");
        assert_eq!(names(&folder), before, "{options} left something behind");
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn an_input_is_recognised_through_links() {
        let folder = folder();
        symlink("form.toml", folder.path().join("link.json")).unwrap();
        symlink("link.json", folder.path().join("link-to-link.json")).unwrap();
        symlink("form.toml", folder.path().join("other-name.toml")).unwrap();
        let form = fs::read(folder.path().join("form.toml")).unwrap();
        for typed in [
            "evaluate form.toml -o link.json",
            "evaluate form.toml -o link-to-link.json",
            "evaluate other-name.toml -o form.toml",
            "evaluate other-name.toml -o link.json",
        ] {
            let run = score(&folder, typed);
            assert_eq!(run.code, 2, "{typed}");
            assert!(run.stderr.contains("is one of the inputs"), "{typed}\n{}", run.stderr);
            assert!(fs::read(folder.path().join("form.toml")).unwrap() == form, "{typed}");
        }
        // a hard link is another name of the same text: the name is given up, the input keeps its text
        fs::hard_link(folder.path().join("form.toml"), folder.path().join("hard.json")).unwrap();
        score(&folder, "evaluate form.toml -o hard.json");
        assert!(fs::read(folder.path().join("form.toml")).unwrap() == form);
    }

    #[test]
    fn a_link_stays_a_link_and_its_file_gets_the_result() {
        let folder = folder();
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        fs::write(folder.path().join("elsewhere/real.json"), "old\n").unwrap();
        symlink("elsewhere/real.json", folder.path().join("link.json")).unwrap();
        let run = score(&folder, "evaluate form.toml -o link.json");
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(fs::symlink_metadata(folder.path().join("link.json")).unwrap().is_symlink());
        let expected = score(&folder, "evaluate form.toml --format json").stdout;
        assert_eq!(fs::read_to_string(folder.path().join("elsewhere/real.json")).unwrap(), expected);
        assert_eq!(fs::read_dir(folder.path().join("elsewhere")).unwrap().count(), 1);
    }

    #[test]
    fn a_link_to_nothing_stays_a_link() {
        let folder = folder();
        symlink("nowhere.json", folder.path().join("link.json")).unwrap();
        let run = score(&folder, "evaluate form.toml -o link.json");
        assert!(fs::symlink_metadata(folder.path().join("link.json")).unwrap().is_symlink());
        // refused, or written to where the link points
        assert_eq!(run.code == 0, folder.path().join("nowhere.json").exists(), "{}", run.stderr);
    }

    #[test]
    fn the_mode_of_the_file_is_kept() {
        let folder = folder();
        let old = folder.path().join("old.json");
        for mode in [0o600, 0o640, 0o664, 0o444] {
            fs::set_permissions(&old, Permissions::from_mode(mode)).unwrap();
            let run = score(&folder, "evaluate form.toml -o old.json");
            assert_eq!(run.code, 0, "{}", run.stderr);
            assert_eq!(fs::metadata(&old).unwrap().permissions().mode() & 0o777, mode, "{mode:o}");
        }
    }

    #[test]
    fn pipes_and_devices_are_no_place_for_a_result() {
        let folder = folder();
        let made = Command::new("mkfifo").arg(folder.path().join("pipe.json")).status().unwrap();
        assert!(made.success());
        symlink("/dev/null", folder.path().join("null.json")).unwrap();
        for file in ["pipe.json", "null.json", "/dev/null"] {
            let run = score(&folder, &format!("evaluate form.toml -o {file}"));
            assert_eq!(run.code, 2, "{file}");
            assert!(run.stderr.contains("is not a regular file"), "{file}\n{}", run.stderr);
        }
        assert!(File::open("/dev/null").is_ok());
    }

    #[test]
    fn a_new_file_has_the_mode_that_the_user_gives_new_files() {
        let folder = folder();
        for (umask, mode) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
            let command = format!("umask {umask} && exec \"$0\" evaluate form.toml -o new-{umask}.json");
            let binary = env!("CARGO_BIN_EXE_score");
            let run = finished(Command::new("sh").current_dir(&folder).args(["-c", &command, binary]));
            assert_eq!(run.code, 0, "{}", run.stderr);
            let made = fs::metadata(folder.path().join(format!("new-{umask}.json"))).unwrap();
            assert_eq!(
                made.permissions().mode() & 0o777,
                mode,
                "umask {umask}: {:o}",
                made.permissions().mode()
            );
        }
    }
}

/// Runs the program and ends it from outside after so long.
fn killed_after(folder: &Path, pause: Duration) {
    let mut child = program()
        .current_dir(folder)
        .args(["evaluate", "form.toml", "-o", "old.json"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(pause);
    child.kill().expect("the program can be killed, or has ended");
    child.wait().expect("the program has ended");
}

#[test]
fn a_program_killed_at_any_time_leaves_the_old_text_or_the_new_one() {
    let folder = folder();
    let new = score(&folder, "evaluate form.toml --format json").stdout;
    let old = folder.path().join("old.json");
    for step in 0..200_u64 {
        fs::write(&old, "old\n").unwrap();
        // spread over the run, in no order that a scheduler could follow
        killed_after(folder.path(), Duration::from_micros(step * 7919 % 200 * 50));
        let found = fs::read(&old).unwrap();
        assert!(found == b"old\n" || found == new.as_bytes(), "torn after {} bytes", found.len());
    }
}
