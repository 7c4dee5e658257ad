//! The tests that compare with Python need 3.11, whose library reads TOML.

use std::io::Write as _;
use std::process::Command;

/// Whether there is one; says so where there is none.
pub fn is_there() -> bool {
    has("tomllib")
}

/// Whether there is one with this library; says so where it is not.
pub fn has(library: &str) -> bool {
    let found = Command::new("python3")
        .args(["-c", &format!("import {library}")])
        .output()
        .is_ok_and(|output| output.status.success());
    if !found {
        // past the capture of the test runner, so that it is seen
        let _ = writeln!(std::io::stderr(), "SKIPPED: no python3 with {library} here");
    }
    found
}
