//! The files that a watched command read: what they were like, and whether they are so still.
//!
//! They are looked at again and again. Editors and Excel put a new file in the place of the old one, and shared folders
//! of a network send no events: what is looked at by its name is found all the same.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::batch_inputs::{Input, Inputs};
use super::forms::stands_for_many;
use super::layout_file::is_layout_file;
use crate::hash::sha256;
use crate::source::{ReadError, read_file};

/// So long is waited between two looks; longer if a look takes long, as on a slow network.
const PAUSE: Duration = Duration::from_millis(300);
/// Part of the time that may go into looking: one in so many.
const SHARE: u32 = 4;
/// A file that is just written is left alone until it was the same for so long.
const SETTLES: Duration = Duration::from_millis(50);
/// So often at most: what never rests is read all the same.
const MOST_SETTLING: usize = 20;
/// A file may be missing for so long while it is replaced.
const REPLACED_WITHIN: Duration = Duration::from_secs(2);

/// What the system says of a file without it being read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The number of the file on Unix: another one after it was replaced.
    number: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&about);
        #[cfg(not(unix))]
        let number = 0;
        Some(Stamp { length: about.len(), modified: about.modified().ok(), number })
    }
}

struct Watched {
    path: PathBuf,
    /// `None` while there is no such file.
    stamp: Option<Stamp>,
    /// Names what it held; `None` while it cannot be read, or if that is not known.
    content: Option<String>,
}

impl Watched {
    /// Looks at it; true if it holds something else now.
    fn look(&mut self) -> bool {
        let stamp = Stamp::of(&self.path);
        if stamp == self.stamp && (stamp.is_none() || self.content.is_some()) {
            return false;
        }
        let stamp = settled(&self.path, stamp);
        let content = content(&self.path);
        let differs = content != self.content || stamp.is_some() != self.stamp.is_some();
        (self.stamp, self.content) = (stamp, content);
        differs
    }
}

/// What the system says of a file once it rests.
fn settled(path: &Path, mut stamp: Option<Stamp>) -> Option<Stamp> {
    for _ in 0..MOST_SETTLING {
        std::thread::sleep(SETTLES);
        let now = Stamp::of(path);
        if now == stamp {
            break;
        }
        stamp = now;
    }
    stamp
}

fn content(path: &Path) -> Option<String> {
    match read_file(path) {
        Ok(bytes) => Some(sha256(&bytes)),
        Err(ReadError::System(_)) => None,
        // that will not change until its stamp does
        Err(refused @ (ReadError::NotRegular | ReadError::TooLarge)) => Some(refused.to_string()),
    }
}

/// The files of a watched command.
#[derive(Default)]
pub(super) struct WatchedFiles {
    files: Vec<Watched>,
    /// Folders and patterns, each with the files that it meant.
    many: Vec<(PathBuf, Vec<PathBuf>)>,
}

impl WatchedFiles {
    /// What a command was given by name.
    pub(super) fn given(paths: &[PathBuf]) -> Self {
        let many = paths.iter().filter(|path| stands_for_many(path));
        WatchedFiles { files: Vec::new(), many: many.map(|path| (path.clone(), meant(path))).collect() }
    }

    /// The names of the files.
    pub(super) fn paths(&self) -> impl ExactSizeIterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// Looks at all before they are read: what changes from now on, changed since.
    pub(super) fn look(&mut self) {
        for file in &mut self.files {
            file.look();
        }
        for (path, meant_before) in &mut self.many {
            *meant_before = meant(path);
        }
    }

    /// Takes up the files that a run read which began at a time. Those of the run before stay if it did not come to its end:
    /// it may be one of them that it could not read.
    pub(super) fn take_up(&mut self, read: &[PathBuf], began: SystemTime, is_complete: bool) {
        self.files.retain(|file| !is_complete || read.contains(&file.path));
        for path in read {
            if self.files.iter().any(|file| file.path == *path) {
                continue;
            }
            let stamp = Stamp::of(path);
            // one that was written meanwhile may be another than the one that was read
            let is_old = |stamp: Stamp| stamp.modified.is_none_or(|modified| modified < began);
            let content = if stamp.is_some_and(is_old) { content(path) } else { None };
            self.files.push(Watched { path: path.clone(), stamp, content });
        }
    }

    /// Waits until a file changes, and names those that did. At each look, the files that are missing for some time are
    /// told.
    pub(super) fn wait(&mut self, mut tell: impl FnMut(&[&Path])) -> Vec<PathBuf> {
        let mut missing_since: Option<Instant> = None;
        let mut waited_for = Vec::new();
        let mut pause = PAUSE;
        loop {
            std::thread::sleep(pause);
            let began = Instant::now();
            let missing = self.missing();
            if missing.is_empty() {
                let mut changed = self.changed();
                changed.extend(std::mem::take(&mut waited_for));
                changed.dedup();
                if !changed.is_empty() {
                    return changed;
                }
                missing_since = None;
                tell(&[]);
            } else if missing_since.get_or_insert(began).elapsed() >= REPLACED_WITHIN {
                tell(&missing);
                waited_for = missing.into_iter().map(Path::to_owned).collect();
            }
            pause = PAUSE.max(began.elapsed() * SHARE);
        }
    }

    /// Files that were there and are not: they are probably being replaced. What lies in a folder may go, and so may what
    /// was settled of a form.
    fn missing(&self) -> Vec<&Path> {
        let may_go = |path: &PathBuf| {
            is_layout_file(path) || self.many.iter().any(|(_, meant_before)| meant_before.contains(path))
        };
        let is_gone = |file: &&Watched| file.stamp.is_some() && Stamp::of(&file.path).is_none();
        let gone = self.files.iter().filter(is_gone).filter(|file| !may_go(&file.path));
        gone.map(|file| file.path.as_path()).collect()
    }

    fn changed(&mut self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for file in &mut self.files {
            if file.look() {
                changed.push(file.path.clone());
            }
        }
        for (path, meant_before) in &mut self.many {
            let now = meant(path);
            let differs = |path: &&PathBuf| !(meant_before.contains(path) && now.contains(path));
            let come_or_gone = meant_before.iter().chain(&now).filter(differs).cloned();
            changed.extend(come_or_gone.collect::<Vec<_>>());
            *meant_before = now;
        }
        changed
    }
}

/// The files that a folder or a pattern means now.
fn meant(path: &Path) -> Vec<PathBuf> {
    let inputs = Inputs::of(&[path.to_owned()], Vec::new());
    let files = inputs.map(|inputs| inputs.files).unwrap_or_default();
    files.iter().map(|file: &Input| file.path().to_owned()).collect()
}
