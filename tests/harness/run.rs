//! Runs the program as a shell would, with nothing of the caller's surroundings that could change its words.

use std::io::Write;
use std::process::{Command, Stdio};

/// What a run came to.
pub struct Run {
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error, as text.
    pub stderr: String,
    /// Exit code.
    pub code: i32,
}

/// The program in English, without colours, in the package's folder.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_score"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "CLICOLOR_FORCE", "CLICOLOR", "TERM"]
    {
        command.env_remove(name);
    }
    command.env("SCORE_LANG", "en").env("NO_COLOR", "1");
    command
}

/// Runs a command to its end, with bytes on standard input.
pub fn finish(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    let bytes = stdin.to_vec();
    // a program that refuses early closes the pipe: that is its right
    let writer = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writing thread ends");
    Run {
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        code: output.status.code().expect("the program ends by itself, not by a signal"),
    }
}
