//! A small edition, forms of it, and `score merge` of them.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::program::{Run, finished, program};

/// A small edition of several kinds of rule.
pub const EDITION: &str = r#"
criterion = [
  { code = "1", title = "Group" },
  { code = "1.1", title = "A share", rule = "ratio", max = 5 },
  { code = "1.2", title = "An option", rule = "choice", max = 4, options = [ { points = 4 }, { points = 1 } ] },
  { code = "1.3", title = "A share of the staff", rule = "ratio", max = 5, den = "staff" },
  { code = "2", title = "Another group" },
  { code = "2.1", title = "A count", rule = "count", each = 1, max = 10 },
  { code = "2.9", title = "Judged", rule = "manual", max = 4 },
  { code = "2.10", title = "Items", rule = "checklist", max = 3, items = [ { points = 1 }, { points = 1 }, { points = 1 } ] },
]
criteria = { id = "small", title = "A small form" }
rounding = { at = "leaf", mode = "truncate", decimals = 2 }
facts = { staff = { title = "Staff" }, rooms = { title = "Rooms" } }
"#;

/// The head of every form, and the unit's own answers.
pub const HEAD: &str = "criteria = \"small\"

[unit]
id = \"u1\" # kept

[facts]
staff = 20

[self]
\"1.1\"  = { num = 13, den = 15, score = 4.33 } # as sent in
\"1.2\"  = { choice = \"a\" }
\"1.3\"  = { num = 10 }
\"2.1\"  = 7
\"2.9\"  = { value = 2.5 }
\"2.10\" = { choices = [\"a\"] }
total  = { score = 20.33 }
";

/// A form in TOML whose appraisal has these lines.
pub fn toml(appraisal: &str) -> String {
    format!("{HEAD}\n[appraisal]\n{appraisal}")
}

/// What a merge came to: the run, and the form that was written.
pub struct Outcome {
    pub run: Run,
    pub out: Option<String>,
}

/// Merges files of these texts into `out.EXT`.
pub fn merged(files: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    let folder = TempDir::new().unwrap();
    written(folder.path(), files, arguments)
}

pub fn written(folder: &Path, files: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    fs::write(folder.join("edition.toml"), EDITION).unwrap();
    for (name, text) in files {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    let ending = Path::new(files[0].0).extension().unwrap().to_str().unwrap();
    let out = format!("out.{ending}");
    let versions: Vec<&str> = files.iter().map(|(name, _)| *name).filter(|name| *name != "d.csv").collect();
    let mut command = program();
    command.current_dir(folder).env("COLUMNS", "1000");
    command.args(["merge", "--criteria", "edition.toml", "-o", &out]);
    let run = finished(command.args(versions).args(arguments));
    Outcome { run, out: fs::read_to_string(folder.join(out)).ok() }
}

/// The lines of a text that another one does not have.
pub fn added(before: &str, after: &str) -> Vec<String> {
    let mut left: Vec<&str> = before.lines().collect();
    let mut added = Vec::new();
    for line in after.lines() {
        match left.iter().position(|known| *known == line) {
            Some(at) => drop(left.remove(at)),
            None => added.push(line.to_owned()),
        }
    }
    added
}
