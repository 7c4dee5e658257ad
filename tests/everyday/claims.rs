//! Every claim that `explain` and `check` make about random forms (chosen, ticked, awarded, lost, goes into, caused by,
//! adds up to, likely slip …), read back from the sentence and held against an independent evaluator in Python, which
//! shares no code with the program. A sentence that no pattern knows fails, so a new one is registered there first.
//! Skipped, and said so, where there is no Python 3.11.
//!
//! `SCORE_CLAIMS_EDITIONS` and `SCORE_CLAIMS_SEED` choose how many and which.

use std::process::Command;

use crate::harness::python;

/// So many editions where nothing else is asked for.
const EDITIONS: usize = if crate::SHARE == 1 { 800 } else { 16 };

#[test]
fn no_sentence_about_a_random_form_says_what_did_not_happen() {
    if !python::is_there() {
        return;
    }
    let wanted = |name: &str, usual: usize| std::env::var(name).unwrap_or(usual.to_string());
    let editions = wanted("SCORE_CLAIMS_EDITIONS", EDITIONS);
    let seed = wanted("SCORE_CLAIMS_SEED", 1);
    let found = Command::new("python3")
        .args(["tests/oracle/claims.py", "--program", env!("CARGO_BIN_EXE_score")])
        .args(["--seed", &seed, "--editions", &editions])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&found.stdout);
    println!("{said}");
    assert!(found.status.success(), "{said}{}", String::from_utf8_lossy(&found.stderr));
}
