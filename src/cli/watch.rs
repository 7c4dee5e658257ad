//! `--watch`: a command runs again whenever a file that it read changes, until Ctrl-C.
//!
//! Nothing listens for Ctrl-C: the system ends the process, and results take their place whole or not at all.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::complaint::Complaint;
use super::messages::watch::{
    CTRL_C, Changed, ChangedAgo, DepthThatFits, RunNumber, StdinNotWatched, WaitingFor, Watching,
    WatchingMany,
};
use super::output::{Screen, tell, to_stdout_if_read};
use super::terminal::{height_of, moves_its_cursor};
use super::watch_files::WatchedFiles;
use crate::compare::Side;
use crate::criteria::Criteria;
use crate::evaluate::Evaluation;
use crate::language::{Listed, Show};
use crate::report::{Language, Line, Tone, since, since_counts};
use crate::submission::Submission;
use crate::text::visible;
use crate::write::{RenderOptions, write_lines};

/// Whether a command runs again.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct WatchOption {
    /// Run again whenever a file that was read changes, and say what changed; Ctrl-C ends
    #[arg(long)]
    pub watch: bool,
}

/// A form and its evaluation, kept for the next run.
pub(super) struct KeptForm {
    /// The edition.
    pub criteria: Criteria,
    /// The form.
    pub submission: Submission,
    /// Its evaluation, with its working.
    pub evaluation: Evaluation,
}

/// What a run came to, as far as the next one is set against it.
pub(super) enum Kept {
    /// Points.
    Points(Box<KeptForm>),
    /// How many errors and warnings there are.
    Counts([usize; 2]),
}

/// One run of a command: what it tells the next one.
#[derive(Default)]
pub(super) struct Run {
    /// The files that were read.
    pub inputs: Vec<PathBuf>,
    /// What it came to; `None` where there is no result.
    pub result: Option<Kept>,
    /// Whether there will be a next one.
    pub is_watched: bool,
    /// Lines that the screen has for the result; `None` where it may have as many as it wants.
    room: Option<usize>,
    /// The depth that was chosen so that the rows fit.
    depth: Option<usize>,
}

/// Lines of the screen below a result: what changed and the status, which may take two lines each, and that of the cursor.
const BELOW: usize = 5;

impl Run {
    /// The greatest depth whose result has room on the screen, with a text below it; all rows where nobody counts lines.
    pub(super) fn depth_that_fits(
        &mut self,
        criteria: &Criteria,
        below: &str,
        write: impl Fn(usize) -> Vec<u8>,
    ) -> usize {
        let deepest = criteria.rows.iter().map(|row| row.depth).max().unwrap_or(1);
        let Some(room) = self.room else { return usize::MAX };
        let lines = |text: &[u8]| memchr::memchr_iter(b'\n', text).count();
        let fits = |depth: &usize| lines(&write(*depth)) + lines(below.as_bytes()) <= room;
        let depth = (2..=deepest).rev().find(fits).unwrap_or(1);
        self.depth = Some(depth).filter(|depth| *depth < deepest);
        depth
    }
}

impl WatchOption {
    /// Runs a command once, or again and again.
    ///
    /// # Errors
    /// If the first run fails: what was typed is wrong then. Later ones say so, and the next change is waited for.
    pub(super) fn run(
        self,
        (given, is_on_stdout): (&[PathBuf], bool),
        screen: &Screen,
        mut once: impl FnMut(&mut Run, &Screen) -> anyhow::Result<Exit>,
    ) -> anyhow::Result<Exit> {
        if !self.watch {
            return once(&mut Run::default(), screen);
        }
        if given.iter().any(|file| file.as_os_str() == "-") {
            bail!(Complaint::new(StdinNotWatched {}));
        }
        let place = Place::new(screen, is_on_stdout);
        let mut files = WatchedFiles::given(given);
        let mut status = Status::default();
        let mut last = None;
        loop {
            status.run += 1;
            place.clear()?;
            let began = SystemTime::now();
            files.look();
            let mut run = Run { is_watched: true, room: place.room(), ..Run::default() };
            let is_first = status.run == 1;
            let exit = match once(&mut run, &screen.showing_pages(is_first)) {
                Err(error) if is_first => return Err(error),
                Err(error) => {
                    tell(&screen.stderr_drawing().error(&error));
                    Exit::NoResult
                }
                Ok(exit) => exit,
            };
            files.take_up(&run.inputs, began, exit != Exit::NoResult);
            status.since = last.as_ref().zip(run.result.as_ref()).and_then(|it| changes(it, screen.language));
            status.watching = watching(&files, screen.language);
            status.depth = run.depth;
            // what had no result is passed over
            last = run.result.or(last);
            let mut shown = Shown::default();
            if !shown.show(&status, &[], &place)? {
                return Ok(exit);
            }
            let changed = files.wait(|missing| {
                // a reader who is gone is noticed at the next result
                let _ = shown.show(&status, missing, &place);
            });
            status.changed = Some((names(changed.iter().map(PathBuf::as_path)), Instant::now()));
        }
    }
}

/// What changed from one result to the next.
fn changes(results: (&Kept, &Kept), language: Language) -> Option<Line> {
    fn side(kept: &KeptForm) -> Side<'_> {
        let KeptForm { criteria, submission, evaluation } = kept;
        Side { criteria, submission, evaluation }
    }
    match results {
        (Kept::Points(before), Kept::Points(after)) => Some(since(side(before), side(after), language)),
        (Kept::Counts(before), Kept::Counts(after)) => Some(since_counts(*before, *after, language)),
        (Kept::Points(_), Kept::Counts(_)) | (Kept::Counts(_), Kept::Points(_)) => None,
    }
}

/// So many files are named.
const NAMED: usize = 3;

fn watching(files: &WatchedFiles, language: Language) -> String {
    let count = files.paths().len();
    if count > NAMED {
        return WatchingMany { files: count }.said(language);
    }
    // what a person may settle of a form is looked for, and seldom there
    Watching { names: names(files.paths().filter(|path| path.exists())) }.said(language)
}

/// The names of files, without the folders that they lie in.
fn names<'p>(paths: impl Iterator<Item = &'p Path>) -> Listed<String> {
    let name = |path: &Path| visible(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
    Listed(paths.map(name).collect())
}

/// What stands below a result.
#[derive(Default)]
struct Status {
    /// The number of the run.
    run: usize,
    /// The files because of which it ran, and when.
    changed: Option<(Listed<String>, Instant)>,
    /// What changed in the result.
    since: Option<Line>,
    /// What is watched.
    watching: String,
    depth: Option<usize>,
}

impl Status {
    fn line(&self, missing: &[&Path], language: Language) -> Line {
        let mut parts = vec![RunNumber { run: self.run }.said(language)];
        if let Some((names, at)) = &self.changed {
            let minutes = usize::try_from(at.elapsed().as_secs() / 60).unwrap_or_default();
            let names = names.clone();
            parts.push(match minutes {
                0 => Changed { names }.said(language),
                _ => ChangedAgo { names, minutes }.said(language),
            });
        }
        parts.push(if missing.is_empty() {
            self.watching.clone()
        } else {
            WaitingFor { names: names(missing.iter().copied()) }.said(language)
        });
        parts.extend(self.depth.map(|depth| DepthThatFits { depth }.said(language)));
        // hard blanks: it is not broken between lines
        parts.push(CTRL_C.said(language).replace(' ', "\u{a0}"));
        Line::new(parts.join(" · "), Tone::Faint)
    }
}

/// Where results and the status go.
struct Place {
    /// Whether it is a terminal that can be cleared.
    is_screen: bool,
    is_on_stdout: bool,
    options: RenderOptions,
    language: Language,
}

/// Clears a screen and what was scrolled off it.
const CLEAR: &str = "\x1b[H\x1b[2J\x1b[3J";

impl Place {
    fn new(screen: &Screen, is_on_stdout: bool) -> Self {
        let is_terminal = if is_on_stdout { io::stdout().is_terminal() } else { io::stderr().is_terminal() };
        Place {
            is_screen: is_terminal && moves_its_cursor(),
            is_on_stdout,
            options: if is_on_stdout { screen.stdout_rendering() } else { screen.stderr_rendering() },
            language: screen.language,
        }
    }

    /// Says something; false if nobody reads it any more.
    fn say(&self, text: &str) -> anyhow::Result<bool> {
        if self.is_on_stdout {
            return to_stdout_if_read(text);
        }
        tell(text);
        Ok(true)
    }

    fn clear(&self) -> anyhow::Result<()> {
        if self.is_screen {
            self.say(CLEAR)?;
        }
        Ok(())
    }

    /// Lines that the screen has for a result.
    fn room(&self) -> Option<usize> {
        let height = height_of(self.is_screen && self.is_on_stdout)?;
        Some(height.saturating_sub(BELOW))
    }
}

/// The status as it is on the screen.
#[derive(Default)]
struct Shown {
    text: String,
}

impl Shown {
    /// Shows the status below a result, in the place of an older one; elsewhere only what is new is told. False if nobody reads
    /// it any more.
    fn show(&mut self, status: &Status, missing: &[&Path], place: &Place) -> anyhow::Result<bool> {
        let line = status.line(missing, place.language);
        let text = write_lines(std::slice::from_ref(&line), &place.options);
        if text == self.text || (!place.is_screen && !self.text.is_empty() && missing.is_empty()) {
            return Ok(true);
        }
        let before = if self.text.is_empty() {
            write_lines(status.since.as_slice(), &place.options)
        } else if place.is_screen {
            format!("\x1b[{}A\r\x1b[J", self.text.lines().count())
        } else {
            String::new()
        };
        self.text = text;
        place.say(&format!("{before}{}", self.text))
    }
}
