//! A folder of forms of an edition of one row.

use std::fs;

use tempfile::TempDir;

use super::batch_units::{folder, lines, write};
use super::program::{Run, finished, program};

/// The edition.
pub const ONE: &str = r#"
criterion = [ { code = "1", title = "A", rule = "manual", max = 10 } ]
criteria = { id = "x", title = "X", max = 10 }
rounding = { mode = "exact" }
"#;

/// A folder with the edition beside it.
pub fn forms() -> TempDir {
    let folder = folder();
    write(&folder, "one.toml", ONE);
    fs::create_dir(folder.path().join("in")).unwrap();
    folder
}

/// Runs `score batch` in the folder.
pub fn batch(folder: &TempDir, arguments: &[&str]) -> Run {
    let fixed = ["batch", "--criteria", "one.toml"];
    finished(program().current_dir(folder.path()).args(fixed).args(arguments))
}

/// The ids of all units with their status, as lines of JSON have them.
pub fn units(run: &Run) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    lines(&run.stdout).iter().map(|line| (text(&line["unit"]), text(&line["status"]))).collect()
}

/// A form that gives no id.
pub fn form(answer: u32) -> String {
    format!("code,self_answer\ncriteria,x\n1,{answer}\n")
}

/// Ranks lines.
pub fn merge(folder: &TempDir, arguments: &[&str]) -> Run {
    finished(program().current_dir(folder.path()).args(["batch", "--merge"]).args(arguments))
}
