//! The edition that a batch is scored by: the one that was asked for, or the first that a unit names.

use std::path::Path;

use anyhow::{Context, bail};

use super::batch_inputs::{Input, is_foreign};
use super::batch_work::{Beginning, beginning_of};
use super::complaint::Complaint;
use super::load::{CRITERIA_OPTION, FACTS_ENDING, FACTS_OPTION, Loader};
use super::messages::batch::{FactsEmpty, FactsNotRead, FactsOnly, NoneNamed, NoneShipped, NotText, Saying};
use super::messages::files::unread;
use super::options::InputOptions;
use super::printed::{editions_of, expect_rows};
use crate::batch::{Batch, BatchOptions, CommonFacts, FastPath, Keep, Uncounted, is_relative};
use crate::criteria::{Criteria, EDITIONS, edition};
use crate::finding::{Findings, SourceId};
use crate::form::{Prepared, origin};
use crate::language::Listed;
use crate::number::RoundAt;
use crate::read::{Opened, ReadOptions, Reader, open, read_unit};
use crate::source::{RawSubmission, SourceText, read_file};
use crate::text::visible;

/// Decimals that ranks are held against: more than any figure has that a form could declare.
const UNROUNDED_DECIMALS: u32 = 12;

/// Binds the edition once. `None` where its definition is wrong, which the loader's findings tell.
///
/// # Errors
/// Where no edition is named, or a file cannot be read.
pub(super) fn bind(
    loader: &mut Loader,
    inputs: &[Input],
    beginning: Option<&Beginning>,
    options: &InputOptions,
    batch: BatchOptions,
) -> anyhow::Result<Option<Batch>> {
    let read = options.reading();
    let named = match &options.criteria {
        Some(asked) => asked.clone(),
        None => first_named(inputs, beginning, options)?.into(),
    };
    let asked = loader.criteria(&named);
    let asked = if options.criteria.is_some() { asked.context(CRITERIA_OPTION) } else { asked };
    let Some(criteria) = asked? else { return Ok(None) };
    let layout = options.layout.overrides();
    expect_rows(&criteria, &layout).context("--row")?;
    let marks = batch.marks && criteria.rounding.at != RoundAt::Never;
    let unrounded = marks.then(|| unrounded(criteria.clone()));
    let facts = options.facts.as_deref().map(|path| common_facts(loader, path)).transpose()?;
    Ok(Some(Batch {
        fast: Some(FastPath::new(&criteria, unrounded.is_some())),
        relative: is_relative(&criteria),
        uncounted: Uncounted::default(),
        keep: Keep::default(),
        printed: Prepared::default(),
        criteria,
        unrounded,
        named_by_user: options.criteria.is_some(),
        facts,
        read,
        layout,
        options: batch,
    }))
}

/// The same edition as if nothing were rounded.
fn unrounded(mut criteria: Criteria) -> Criteria {
    criteria.rounding.at = RoundAt::Total;
    criteria.rounding.decimals = UNROUNDED_DECIMALS;
    if let Some(index) = &mut criteria.total.index {
        index.decimals = UNROUNDED_DECIMALS;
    }
    criteria
}

/// The first edition that a unit names, in the order of the files.
fn first_named(
    inputs: &[Input],
    beginning: Option<&Beginning>,
    options: &InputOptions,
) -> anyhow::Result<String> {
    let read = options.reading();
    let mut other = None;
    for input in inputs {
        let bytes = match input {
            Input::Stdin => beginning.map(|beginning| beginning.bytes.clone()),
            Input::File(path) if is_foreign(path) => None,
            Input::File(path) => beginning_of(path),
        };
        let named = bytes.and_then(|bytes| named_in(&bytes, input.ending().as_deref(), read));
        let named = named.or_else(|| edition_of_printed(input, options));
        match named {
            Some(named) if edition(&named).is_some() => return Ok(named),
            Some(named) => other = other.or(Some(named)),
            None => {}
        }
    }
    let shipped = Listed(EDITIONS.iter().map(|edition| edition.id).collect());
    match other {
        Some(other) => bail!(Complaint::new(NoneShipped { other: visible(&other), shipped })),
        None => bail!(Complaint::new(NoneNamed { shipped })),
    }
}

/// The edition that a form was made for, or the only shipped one that a printed form has lines for.
fn edition_of_printed(input: &Input, options: &InputOptions) -> Option<String> {
    let Input::File(path) = input else { return None };
    let bytes = read_file(path).ok()?;
    let opened = open("", input.ending().as_deref(), &bytes, options.reading(), SourceId(0)).ok()?;
    let workbook = opened.text.workbook_shown()?;
    if let Some(origin) = origin(workbook) {
        return Some(origin.id.0);
    }
    match editions_of(workbook, options)[..] {
        [one] => Some(one.to_owned()),
        _ => None,
    }
}

/// The criteria that the beginning of a file names.
fn named_in(bytes: &[u8], ending: Option<&str>, read: ReadOptions) -> Option<String> {
    let id = SourceId(0);
    // a letter that is cut at the end of the beginning is no mistake
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        Ok(_) | Err(_) => bytes,
    };
    let Opened { text, reader } = open("", ending, whole, read, id).ok()?;
    let named = |text: &SourceText| {
        let raw = beginning_read(id, text, reader, read)?;
        raw.head.criteria.map(|named| named.value)
    };
    // most forms say it in their first lines, and need not be read for it to their end
    let at = text.text.find(CRITERIA)?;
    let line = text.text[at..].find('\n').map_or(text.text.len(), |length| at + length + 1);
    named(&SourceText::new("", &text.text[..line])).or_else(|| named(&text))
}

/// The key, and the code, by which forms name their criteria.
const CRITERIA: &str = "criteria";

/// A form, or the first unit of many.
fn beginning_read(
    id: SourceId,
    text: &SourceText,
    reader: &Reader,
    read: ReadOptions,
) -> Option<RawSubmission> {
    let mut ignored = Findings::default();
    match reader.units.and_then(|units| units(text.text.as_bytes(), read)) {
        Some(long) => {
            let bytes = text.text.as_bytes();
            let rows = long.unit_at(bytes, long.header.len())?;
            let text = SourceText::new("", &text.text[..rows.span.end]);
            read_unit(id, &text, read, &mut ignored)
        }
        None => reader.read.rows(id, text, read, &mut ignored),
    }
}

/// `--facts`: facts that hold for every unit that does not state them.
fn common_facts(loader: &mut Loader, path: &Path) -> anyhow::Result<CommonFacts> {
    let name = path.to_string_lossy();
    let bytes = read_file(path).map_err(|error| unread(path, error)).context(FACTS_OPTION)?;
    loader.inputs.push(path.to_owned());
    // the second of a unit's texts
    let id = SourceId(1);
    let opened = open(&name, Some(FACTS_ENDING), &bytes, ReadOptions::default(), id);
    let Ok(Opened { text: source, reader }) = opened else {
        bail!(Complaint::new(NotText { name: visible(&name) }))
    };
    let mut findings = Findings::default();
    let raw = reader.read.rows(id, &source, ReadOptions::default(), &mut findings);
    let raw = raw.filter(|_| !findings.has_errors());
    let Some(raw) = raw else {
        let name = visible(&name);
        match findings.iter().next() {
            Some(finding) => {
                bail!(Complaint::new(FactsNotRead { name, why: Saying(finding.what.clone()) }))
            }
            None => bail!(Complaint::new(FactsEmpty { name })),
        }
    };
    let answers = raw.columns.each().any(|(_, rows)| rows.is_some());
    if answers || raw.head.criteria.is_some() || !raw.head.printed_max.is_empty() || !raw.head.unit.is_empty()
    {
        bail!(Complaint::new(FactsOnly { name: visible(&name) }));
    }
    Ok(CommonFacts { facts: raw.head.facts, source })
}
