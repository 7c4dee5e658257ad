//! `score batch --merge`: lines of JSON that several runs wrote, ranked together.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;

use anyhow::{Context, bail};

use super::Exit;
use super::batch::BatchArguments;
use super::batch_inputs::{Input, each_file_once};
use super::batch_others::Others;
use super::batch_profile::Profile;
use super::batch_ranked::Ranked;
use super::complaint::Complaint;
use super::messages::batch::OnOneLine;
use super::messages::batch_files::{
    LineNotMerged, LineNotUtf8, LineTooLong, NoLine, NoLineInFile, OTHER_GROUPS, OTHER_KEYS, OtherRules,
    SOME_KEYS,
};
use super::output::{Screen, tell};
use crate::column::PerColumn;
use crate::finding::SourceId;
use crate::language::Sentence;
use crate::ranking::{Fate, LineShape, Origin, Standing, Standings, Tally, ranked_column};
use crate::read::read_standing;
use crate::source::decode::decode;
use crate::source::{MAX_BYTES, ReadError};
use crate::text::{shortened, visible};

/// Ranks lines of JSON.
///
/// # Errors
/// Where a line is none of a batch, or the result cannot be written.
pub(super) fn merge(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let profile = Profile::start();
    let (mut units, mut names) = (Vec::new(), Vec::new());
    let mut common: Option<Common> = None;
    let files = arguments.paths.iter().map(|path| match path.as_os_str().to_str() {
        Some("-") => Input::Stdin,
        Some(_) | None => Input::File(path.clone()),
    });
    let mut others = Others::default();
    let files = each_file_once(files.collect(), &mut others);
    tell(&others.text(screen.language, screen.verbose));
    for input in &files {
        let name = visible(&input.name());
        let file = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let before = units.len();
        let mut lines = Lines::of(input).with_context(|| name.clone())?;
        while let Some(line) = profile.reading(|| lines.next_line()).with_context(|| name.clone())? {
            let origin = Origin { file, line: u32::try_from(line.number).unwrap_or(u32::MAX) };
            let read = profile.reading(|| read_standing(&line.text, origin)).and_then(|(unit, shape)| {
                let common = common.get_or_insert_with(|| Common::new(&shape));
                common.add(shape, &unit).map(|()| unit)
            });
            match read {
                Ok(unit) => units.push(unit),
                Err(why) => {
                    let why = Sentence::new(OnOneLine(why));
                    bail!(Complaint::new(LineNotMerged { name, line: line.number, why }));
                }
            }
        }
        if units.len() == before {
            bail!(Complaint::new(NoLineInFile { name }));
        }
        names.push(name);
    }
    let Some(Common { shape, .. }) = common else { bail!(Complaint::new(NoLine {})) };
    let column = arguments.input.layout.ranked_column().unwrap_or_else(|| ranked_column(&units));
    let language = arguments.language(screen);
    let standings = profile.ranking(|| Standings::new(units, column, arguments.sort, &names, language));
    let tally = Tally::default();
    let inputs: Vec<PathBuf> = files.iter().map(|input| input.path().to_owned()).collect();
    let ranked = Ranked {
        criteria: None,
        forms: Vec::new(),
        shape,
        standings: &standings,
        tally: &tally,
        inputs: &inputs,
    };
    let exit = profile.writing(|| ranked.show(arguments, screen))?;
    if arguments.profile {
        tell(&profile.text(standings.units.len(), 1, screen.language));
    }
    Ok(exit)
}

/// What the lines that were read have in common.
struct Common {
    shape: LineShape,
    /// Whether a unit was scored: failed units have neither groups nor anything that they are compared by.
    scored: bool,
    /// By how many numbers units are compared, where not by the printed total alone.
    keys: Option<usize>,
}

impl Common {
    fn new(first: &LineShape) -> Self {
        Common { shape: first.clone(), scored: false, keys: None }
    }

    /// Adds a line.
    ///
    /// # Errors
    /// A sentence that says why it does not belong to the lines before it.
    fn add(&mut self, line: LineShape, unit: &Standing) -> Result<(), Sentence> {
        if line.criteria != self.shape.criteria {
            let (line, before) = (shortened(&line.criteria, 80), shortened(&self.shape.criteria, 80));
            return Err(OtherRules { line, before }.into());
        }
        if unit.fate == Fate::Failed {
            return Ok(());
        }
        if !self.scored {
            (self.shape, self.scored) = (line, true);
        } else if line.groups != self.shape.groups {
            return Err(OTHER_GROUPS.into());
        } else if line.compares_keys != self.shape.compares_keys {
            return Err(SOME_KEYS.into());
        }
        let both = unit.more.iter().filter_map(|more| more.keys.as_ref());
        let keys = both.flat_map(PerColumn::each).filter_map(|(_, key)| key.as_ref());
        for figures in keys.map(|key| key.numbers().count()) {
            if *self.keys.get_or_insert(figures) != figures {
                return Err(OTHER_KEYS.into());
            }
        }
        Ok(())
    }
}

/// The lines of a file that say something, one by one: a file that never ends is not held in memory.
struct Lines {
    reader: Box<dyn BufRead>,
    number: usize,
}

/// A line with its number, from 1.
struct NumberedLine {
    text: String,
    number: usize,
}

/// Lines in UTF-8: a Windows shell writes UTF-16 behind a mark. Such a file is read whole, as forms are.
fn utf8(mut reader: impl BufRead + 'static) -> anyhow::Result<Box<dyn BufRead>> {
    let is_utf16 = matches!(reader.fill_buf()?, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    if !is_utf16 {
        return Ok(Box::new(reader));
    }
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge.into());
    }
    let Ok(source) = decode("", &bytes, None, SourceId(0)) else {
        bail!(Complaint::new(LineNotUtf8 { line: 1 }))
    };
    Ok(Box::new(io::Cursor::new(source.text.into_owned().into_bytes())))
}

impl Lines {
    fn of(input: &Input) -> anyhow::Result<Self> {
        let reader: Box<dyn BufRead> = match input {
            Input::Stdin => utf8(BufReader::new(io::stdin()))?,
            Input::File(path) => {
                // looked at before it is opened: opening a pipe without a writer would wait forever
                if fs::metadata(path)?.is_file() {
                    utf8(BufReader::new(fs::File::open(path)?))?
                } else {
                    return Err(ReadError::NotRegular.into());
                }
            }
        };
        Ok(Lines { reader, number: 0 })
    }

    fn next_line(&mut self) -> anyhow::Result<Option<NumberedLine>> {
        loop {
            let mut bytes = Vec::new();
            self.reader.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.number += 1;
            let number = self.number;
            if bytes.len() as u64 > MAX_BYTES {
                let most = (MAX_BYTES >> 20).to_string();
                bail!(Complaint::new(LineTooLong { line: number, most }));
            }
            // what Windows writes before a text, also one that was joined to others
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            let Ok(text) = std::str::from_utf8(bytes) else {
                bail!(Complaint::new(LineNotUtf8 { line: number }))
            };
            let text = text.trim();
            if !text.is_empty() {
                return Ok(Some(NumberedLine { text: text.to_owned(), number }));
            }
        }
    }
}
