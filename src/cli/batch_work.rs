//! The reading and the threads of `score batch`: pieces of work from files, and what the threads do with them.

use std::fs::File;
use std::io::{Cursor, Read};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use super::batch_inputs::Input;
use super::batch_profile::Profile;
use super::complaint::Reason;
use super::layout_file::layout_beside;
use super::messages::batch_files::{of_system, too_large, unread_below};
use crate::batch::{Batch, BatchResults, HeaderCache, NO_UNITS, NoForm, Place, parallel_map_ordered};
use crate::finding::SourceId;
use crate::language::{Sentence, Text};
use crate::read::{LongCsv, Opened, Portion, Portions, foreign_for, open, own_result, reader_for};
use crate::source::{MAX_BYTES, length_of, read_beginning, read_file, read_regular};

/// A CSV above this size may be one of many units, and is then read in portions.
const LARGE: u64 = 1 << 20;
/// About so many bytes of a long CSV are one piece of work.
const PORTION: usize = 256 << 10;
/// So many bytes are looked at to tell what a file is.
const BEGINNING: u64 = 64 << 10;
/// So many files are one piece of work at most.
const PACK: usize = 64;
/// There are so many pieces of work for each thread, where that makes them smaller.
const PACKS: usize = 4;
/// Among so many files none is looked at before it is read: all threads have work without dividing a long one.
const MANY: usize = 16 * PACK;

/// A piece of work.
enum Work {
    /// Files from a position on, each with its length where it is a regular one.
    Files { first: usize, lengths: Vec<Option<u64>> },
    /// Some of many files that nothing is known of, but that they are files.
    Plain(Range<usize>),
    /// The bytes of a form whose file was read already.
    Bytes { file: usize, bytes: Vec<u8> },
    /// Some units of a long CSV.
    Portion { file: usize, long: Arc<LongCsv>, portion: Portion },
    /// A file that cannot be read.
    Unreadable { file: usize, why: Sentence },
    /// A file that is no form, and what it is.
    NoForm { file: usize, what: Text },
}

/// The inputs of a batch.
pub(super) struct Files<'f> {
    /// The inputs.
    pub inputs: &'f [Input],
    /// Whether they are known to be files, and nothing else.
    pub plain: bool,
    /// What was read of standard input already.
    pub beginning: Option<Beginning>,
}

/// The first bytes of standard input.
pub(super) struct Beginning {
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Beginning {
    /// Reads them.
    ///
    /// # Errors
    /// Where the system says no.
    pub(super) fn of_stdin() -> anyhow::Result<Self> {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(BEGINNING).read_to_end(&mut bytes).context("<stdin>")?;
        Ok(Beginning { bytes })
    }
}

/// The first bytes of a file, to tell what it is.
pub(super) fn beginning_of(path: &Path) -> Option<Vec<u8>> {
    path.is_file().then(|| read_beginning(path, BEGINNING).ok())?
}

/// A long CSV that is being read.
struct Open {
    file: usize,
    /// Whether a unit was found in it.
    any: bool,
    long: Arc<LongCsv>,
    portions: Portions<Box<dyn Read>>,
}

struct Producer<'p> {
    batch: &'p Batch,
    files: Files<'p>,
    /// So many files are one piece of work.
    pack: usize,
    next: usize,
    open: Option<Open>,
}

impl Producer<'_> {
    fn next_work(&mut self) -> anyhow::Result<Option<Work>> {
        loop {
            if let Some(open) = &mut self.open {
                let (file, long) = (open.file, Arc::clone(&open.long));
                match open.portions.next_portion() {
                    Ok(Some(portion)) => {
                        open.any |= portion.bytes.iter().any(|byte| !matches!(byte, b'\n' | b'\r'));
                        return Ok(Some(Work::Portion { file, long, portion }));
                    }
                    Ok(None) => {
                        let any = open.any;
                        self.open = None;
                        if !any {
                            return Ok(Some(Work::Unreadable { file, why: NO_UNITS.into() }));
                        }
                    }
                    Err(error) => {
                        self.open = None;
                        return Ok(Some(Work::Unreadable { file, why: of_system(&error) }));
                    }
                }
            }
            let Some(input) = self.files.inputs.get(self.next) else { return Ok(None) };
            match input {
                Input::Stdin => {
                    let work = self.stdin()?;
                    self.next += 1;
                    if work.is_some() {
                        return Ok(work);
                    }
                }
                Input::File(_) if self.files.plain && self.files.inputs.len() >= MANY => {
                    let first = self.next;
                    self.next = (first + self.pack).min(self.files.inputs.len());
                    return Ok(Some(Work::Plain(first..self.next)));
                }
                Input::File(path) => {
                    let length = length_of(path);
                    if is_large(path, length) {
                        let path = path.clone();
                        let work = self.large(&path);
                        self.next += 1;
                        if work.is_some() {
                            return Ok(work);
                        }
                        continue;
                    }
                    let first = self.next;
                    let lengths = self.small_files(length);
                    self.next += lengths.len();
                    return Ok(Some(Work::Files { first, lengths }));
                }
            }
        }
    }

    /// The lengths of a small file and of those that follow it, as many as are one piece of work.
    fn small_files(&self, length: Option<u64>) -> Vec<Option<u64>> {
        let rest = self.files.inputs[self.next + 1..].iter().take(self.pack - 1);
        let lengths = rest.map_while(|input| match input {
            Input::File(path) => Some(length_of(path)).filter(|length| !is_large(path, *length)),
            Input::Stdin => None,
        });
        std::iter::once(length).chain(lengths).collect()
    }

    /// Standard input: a form, or many units that are then read in portions.
    fn stdin(&mut self) -> anyhow::Result<Option<Work>> {
        let beginning = match self.files.beginning.take() {
            Some(beginning) => beginning.bytes,
            None => Beginning::of_stdin()?.bytes,
        };
        let reader: Box<dyn Read> = Box::new(std::io::stdin());
        self.opened(beginning, reader).context("<stdin>")
    }

    fn large(&mut self, path: &Path) -> Option<Work> {
        let file = self.next;
        let unreadable = |why: Sentence| Some(Work::Unreadable { file, why });
        let mut reader = match File::open(path) {
            Ok(reader) => reader,
            Err(error) => return unreadable(of_system(&error)),
        };
        let mut beginning = Vec::new();
        if let Err(error) = reader.by_ref().take(BEGINNING).read_to_end(&mut beginning) {
            return unreadable(of_system(&error));
        }
        match self.opened(beginning, Box::new(reader)) {
            Ok(work) => work,
            Err(error) => unreadable(Sentence::new(Reason::of(&error))),
        }
    }

    /// What the rest of a file is, by its beginning.
    fn opened(&mut self, beginning: Vec<u8>, mut reader: Box<dyn Read>) -> anyhow::Result<Option<Work>> {
        let file = self.next;
        let plain = self.batch.read.encoding.is_none() && !is_other_encoding(&beginning);
        if let Some(what) = std::str::from_utf8(&beginning).ok().and_then(own_result) {
            return Ok(Some(Work::NoForm { file, what }));
        }
        if let Some(long) = LongCsv::of(&beginning, self.batch.read).filter(|_| plain) {
            let portions = Portions::new(long.clone(), &beginning, reader, PORTION);
            self.open = Some(Open { file, any: false, long: Arc::new(long), portions });
            return Ok(None);
        }
        // one form, or an encoding that must be decoded as a whole
        let mut bytes = beginning;
        let most = MAX_BYTES.saturating_sub(bytes.len() as u64) + 1;
        reader.by_ref().take(most).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Ok(Some(Work::Unreadable { file, why: too_large() }));
        }
        if plain {
            return Ok(Some(Work::Bytes { file, bytes }));
        }
        let name = self.files.inputs[file].name();
        let ending = self.files.inputs[file].ending();
        let opened = open(&name, ending.as_deref(), &bytes, self.batch.read, SourceId(0));
        let long = opened.ok().and_then(|Opened { text, reader }| {
            let long = reader.units?(text.text.as_bytes(), self.batch.read)?;
            Some((long, text.text.into_owned().into_bytes()))
        });
        match long {
            Some((long, bytes)) => {
                let header = bytes[..long.header.len()].to_vec();
                let mut rest = Cursor::new(bytes);
                rest.set_position(header.len() as u64);
                let portions = Portions::new(long.clone(), &header, Box::new(rest) as Box<dyn Read>, PORTION);
                self.open = Some(Open { file, any: false, long: Arc::new(long), portions });
                Ok(None)
            }
            None => Ok(Some(Work::Bytes { file, bytes })),
        }
    }
}

/// Whether a file of this length may be one of many units that is read in portions.
fn is_large(path: &Path, length: Option<u64>) -> bool {
    let csv = || {
        let ending = path.extension().unwrap_or_default();
        reader_for(&ending.to_string_lossy()).is_some_and(|reader| reader.units.is_some())
    };
    length.is_some_and(|length| length > LARGE) && csv()
}

/// Whether a file begins with a byte-order mark of UTF-16, or has zeros as UTF-16 has.
fn is_other_encoding(beginning: &[u8]) -> bool {
    beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff") || beginning.contains(&0)
}

/// Scores everything in the inputs and hands it over in their order, whatever the number of threads.
///
/// # Errors
/// Where standard input cannot be read, or the result cannot be written.
pub(super) fn score_all(
    batch: &Batch,
    files: Files<'_>,
    jobs: impl FnOnce() -> usize,
    profile: &Profile,
    take: impl FnMut(BatchResults) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let inputs = files.inputs;
    let jobs = match inputs {
        // one form is one thread's work: to count the cores would take longer than to score it
        [Input::File(path)] if !is_large(path, length_of(path)) => 1,
        _ => jobs(),
    };
    let pack = (inputs.len() / (PACKS * jobs)).clamp(1, PACK);
    let mut producer = Producer { batch, files, pack, next: 0, open: None };
    let next = || profile.reading(|| producer.next_work());
    let work = |work: Work| profile.scoring(|| done(batch, inputs, work));
    parallel_map_ordered(jobs, next, work, take)
}

/// Scores a file by itself, piece by piece.
fn alone(batch: &Batch, inputs: &[Input], file: usize, all: &mut BatchResults) {
    let files = Files { inputs: &inputs[..=file], plain: false, beginning: None };
    let mut producer = Producer { batch, files, pack: 1, next: file, open: None };
    // only standard input may fail as a whole
    while let Ok(Some(work)) = producer.next_work() {
        all.add(done(batch, inputs, work));
    }
}

/// A file with its name, and with what a person settled of it.
fn placed_form(
    (batch, inputs): (&Batch, &[Input]),
    file: usize,
    done: &mut BatchResults,
    score: impl FnOnce(&Place<'_>, &mut BatchResults),
) {
    let kept = layout_beside(inputs[file].path(), &batch.layout).transpose();
    placed(inputs, file, |place| match &kept {
        Ok(layout) => score(&Place { layout: layout.as_ref(), ..*place }, done),
        Err(error) => batch.not_read(place, Sentence::new(Reason::of(error)), done),
    });
}

/// A file with its name.
fn placed(inputs: &[Input], file: usize, score: impl FnOnce(&Place<'_>)) {
    let input = &inputs[file];
    let (name, stem, ending) = (input.name(), input.stem(), input.ending());
    let file = u32::try_from(file).unwrap_or(u32::MAX);
    score(&Place { file, name: &name, stem: &stem, ending: ending.as_deref(), layout: None });
}

fn done(batch: &Batch, inputs: &[Input], work: Work) -> BatchResults {
    let mut done = BatchResults::default();
    match work {
        Work::Files { first, lengths } => {
            let mut alike = HeaderCache::default();
            for (file, length) in (first..).zip(lengths) {
                let Input::File(path) = &inputs[file] else { continue };
                if not_a_text(batch, inputs, file, path, &mut done) {
                    continue;
                }
                // what is no regular file is told by the reading of any file
                let read = length.map_or_else(|| read_file(path), |length| read_regular(path, length));
                placed_form((batch, inputs), file, &mut done, |place, done| match read {
                    Ok(bytes) => batch.score_file_cached(&mut alike, place, &bytes, done),
                    Err(error) => batch.not_read(place, unread_below(&error), done),
                });
            }
        }
        Work::Plain(range) => {
            let mut alike = HeaderCache::default();
            for file in range {
                let Input::File(path) = &inputs[file] else { continue };
                if not_a_text(batch, inputs, file, path, &mut done) {
                    continue;
                }
                match read_beginning(path, LARGE + 1) {
                    Ok(bytes) if bytes.len() as u64 <= LARGE => {
                        placed_form((batch, inputs), file, &mut done, |place, done| {
                            batch.score_file_cached(&mut alike, place, &bytes, done);
                        });
                    }
                    // it is long, or cannot be read: then it is looked at as one of few
                    Ok(_) | Err(_) => alone(batch, inputs, file, &mut done),
                }
            }
        }
        Work::Bytes { file, bytes } => {
            placed_form((batch, inputs), file, &mut done, |place, done| batch.file(place, &bytes, done));
        }
        Work::Portion { file, long, portion } => {
            placed(inputs, file, |place| batch.portion(place, &long, &portion, &mut done));
        }
        Work::Unreadable { file, why } => {
            placed(inputs, file, |place| batch.not_read(place, why.clone(), &mut done));
        }
        Work::NoForm { file, what } => {
            let file = u32::try_from(file).unwrap_or(u32::MAX);
            done.no_forms.push(NoForm { file, what, failed: Vec::new() });
        }
    }
    done
}

/// Reports a workbook or a document; false where the file is neither.
fn not_a_text(batch: &Batch, inputs: &[Input], file: usize, path: &Path, done: &mut BatchResults) -> bool {
    let Some(ending) = path.extension() else { return false };
    let Some(kind) = foreign_for(&ending.to_string_lossy()) else { return false };
    placed(inputs, file, |place| batch.foreign(place, kind, done));
    true
}
