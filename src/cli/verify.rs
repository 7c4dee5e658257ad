//! `score verify RECEIPT [FILE…]`: whether the same files give the same numbers, and if not, what differs and why.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use serde_json::error::Category;

use super::Exit;
use super::complaint::{Complaint, Reason};
use super::layout_file::beside;
use super::load::{Loaded, Loader, show_other_edition};
use super::messages::files::unread;
use super::messages::receipt::{
    BadOptions, CannotVerify, EditionNotShipped, FileNotFound, FormNotNamed, HasChanged, InBrackets,
    NotAReceipt, NotJson, OtherSchema, OtherShape, TooManyFiles, input as input_called,
};
use super::options::{InputOptions, OutputOptions, RESULT};
use super::output::Screen;
use super::receipt::folder_of;
use crate::criteria::edition;
use crate::evaluate::evaluate;
use crate::finding::Findings;
use crate::hash::sha256;
use crate::language::{Listed, Quoted};
use crate::receipt::{Comparison, Content, Input, Receipt, SCHEMA};
use crate::report::Verification;
use crate::source::{read_file, read_stdin};
use crate::text::visible;
use crate::working::Recorder;

/// Tell whether the files of a receipt still give its numbers
#[derive(Args, Debug)]
pub(super) struct VerifyArguments {
    /// The receipt, `-` for standard input
    #[arg(value_name = "RECEIPT")]
    receipt: PathBuf,

    /// The form, the criteria file and the file of facts, known by content or name, else in this order [default: where the
    /// receipt says]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputOptions,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be found or read, or the result cannot be written.
pub(super) fn run(arguments: &VerifyArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let output = arguments.output.ready_to_open(RESULT, "verify")?;
    let name = visible(&arguments.receipt.to_string_lossy());
    let receipt = read(&arguments.receipt, &name)?;
    let files = Files::of(&receipt, arguments, &name)?;
    let criteria = match &files.criteria {
        Some(path) => path.clone().into_os_string(),
        None => OsString::from(&receipt.content.criteria),
    };
    let options = InputOptions::from_typed(&receipt.content.options, Some(criteria), files.facts.clone());
    let options =
        options.map_err(|why| Complaint::new(BadOptions { name: name.clone(), why: Reason::from(why) }))?;
    let mut loader = Loader::default();
    let loaded = loader.load(&files.form, &options)?;
    let Loader { sources, findings, mut inputs, .. } = loader;
    inputs.push(arguments.receipt.clone());
    let Some(Loaded { criteria, submission, input, .. }) = loaded else {
        screen.show_findings(&findings.sorted(), &sources);
        let changed = files.changed(&receipt.content);
        let changed = (!changed.is_empty()).then_some(HasChanged { what: Listed(changed) });
        bail!(Complaint::new(CannotVerify { hash: short(&receipt), changed }));
    };
    show_other_edition(findings, &sources, screen);
    let evaluation = evaluate(&criteria, &submission, &Recorder::keeping(), &mut Findings::default());
    let now = Receipt::new(&criteria, &submission, &evaluation, &input);
    let comparison = Comparison::new(&receipt, &now);
    let format = output.format(RESULT);
    let report = Verification {
        receipt: &receipt,
        now: &now,
        comparison: &comparison,
        names: files.names(),
        language: screen.language_in(format),
    };
    screen.write(&report, format, &output, &inputs)?;
    Ok(if comparison.is_match() { Exit::Clean } else { Exit::Findings })
}

fn short(receipt: &Receipt) -> String {
    visible(receipt.short_hash())
}

/// Reads a receipt.
///
/// # Errors
/// Where it cannot be read, or is none.
fn read(path: &Path, name: &str) -> anyhow::Result<Receipt> {
    let bytes = if path.as_os_str() == "-" { read_stdin() } else { read_file(path) };
    let bytes = bytes.map_err(|error| unread(path, error))?;
    let is_none = |why: serde_json::Error| {
        let (line, column) = (why.line(), why.column());
        let why = match why.classify() {
            Category::Syntax | Category::Eof | Category::Io => NotJson { line, column }.into(),
            Category::Data => OtherShape { line, column, key: key_of(&why.to_string()) }.into(),
        };
        Complaint::new(NotAReceipt { name: name.to_owned(), why })
    };
    // a byte-order mark is no part of JSON, and editors write one
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let value: serde_json::Value = serde_json::from_slice(text).map_err(is_none)?;
    let schema = value.get("schema").and_then(serde_json::Value::as_u64);
    if let Some(schema) =
        schema.filter(|schema| *schema != u64::from(SCHEMA) && value.get("content").is_some())
    {
        let schema = usize::try_from(schema).unwrap_or(usize::MAX);
        bail!(Complaint::new(OtherSchema { name: name.to_owned(), schema, known: SCHEMA as usize }));
    }
    // from the text once more: a key that stands twice is refused there
    Ok(serde_json::from_slice(text).map_err(is_none)?)
}

/// The key that the reader of JSON complains of: it has it between backticks, before those that it knows.
fn key_of(complaint: &str) -> Option<InBrackets> {
    let (known, _) = complaint.split_once(", expected").unwrap_or((complaint, ""));
    let key = known.split('`').nth(1)?;
    Some(InBrackets { key: Quoted(visible(key)) })
}

/// The files that a receipt is verified with.
struct Files {
    form: PathBuf,
    criteria: Option<PathBuf>,
    facts: Option<PathBuf>,
}

impl Files {
    /// Those that were given, and those that the receipt names.
    ///
    /// # Errors
    /// Where one is not there, or too many are given.
    fn of(receipt: &Receipt, arguments: &VerifyArguments, name: &str) -> anyhow::Result<Self> {
        let given = Given::of(receipt, &arguments.files, name)?;
        let folder = folder_of(&arguments.receipt);
        let find = |input: Input, named: &str| {
            let path = Path::new(named);
            let here = folder == Path::new(".");
            let places = [if here { path.to_owned() } else { folder.join(path) }, path.to_owned()];
            let beside = path.file_name().map(|name| folder.join(name));
            let found = places.into_iter().chain(beside).find(|place| place.is_file());
            found.ok_or_else(|| {
                Complaint::new(FileNotFound { what: input_called(input), name: Quoted(visible(named)) })
            })
        };
        let form = match (given.form, &receipt.files.form) {
            (Some(given), _) => given,
            (None, Some(named)) => find(Input::Form, named)?,
            (None, None) => bail!(Complaint::new(FormNotNamed { name: name.to_owned() })),
        };
        let facts = match (given.facts, &receipt.files.facts) {
            (Some(given), _) => Some(given),
            (None, Some(named)) => Some(find(Input::Facts, named)?),
            (None, None) => None,
        };
        let id = &receipt.content.criteria;
        let criteria = match (given.criteria, &receipt.files.criteria) {
            (Some(given), _) => Some(given),
            (None, Some(named)) => Some(find(Input::Edition, named)?),
            (None, None) if edition(id).is_some() => None,
            (None, None) => bail!(Complaint::new(EditionNotShipped { id: Quoted(visible(id)) })),
        };
        Ok(Files { form, criteria, facts })
    }

    fn names(&self) -> Vec<(Input, String)> {
        let name = |path: &PathBuf| visible(&path.to_string_lossy());
        let mut names = vec![(Input::Form, name(&self.form))];
        names.extend(self.criteria.as_ref().map(|path| (Input::Edition, name(path))));
        names.extend(self.facts.as_ref().map(|path| (Input::Facts, name(path))));
        names.push((Input::Layout, name(&beside(&self.form))));
        names
    }

    /// The files that are others than those of a receipt.
    fn changed(&self, content: &Content) -> Vec<crate::language::Text> {
        let hash = |path: &PathBuf| read_file(path).ok().map(|bytes| sha256(&bytes));
        let criteria = match &self.criteria {
            Some(path) => hash(path),
            None => edition(&content.criteria).map(|edition| sha256(edition.text.as_bytes())),
        };
        [
            (Input::Form, hash(&self.form), Some(&content.form_sha256)),
            (Input::Edition, criteria, Some(&content.criteria_sha256)),
            (Input::Facts, self.facts.as_ref().and_then(hash), content.facts_sha256.as_ref()),
        ]
        .into_iter()
        .filter(|(_, now, before)| now.as_ref() != *before)
        .map(|(input, _, _)| input_called(input))
        .collect()
    }
}

/// Files that were given, as what they are: by their bytes, else by the names in the receipt, else in their order.
#[derive(Default)]
struct Given {
    form: Option<PathBuf>,
    criteria: Option<PathBuf>,
    facts: Option<PathBuf>,
}

impl Given {
    /// # Errors
    /// Where one cannot be read, or there are more than the receipt is about.
    fn of(receipt: &Receipt, files: &[PathBuf], name: &str) -> anyhow::Result<Self> {
        let mut given = Given::default();
        let mut unknown = Vec::new();
        let content = &receipt.content;
        for file in files {
            let hash = sha256(&read_file(file).map_err(|error| unread(file, error))?);
            let known = [
                (Input::Form, Some(&content.form_sha256)),
                (Input::Edition, Some(&content.criteria_sha256)),
                (Input::Facts, content.facts_sha256.as_ref()),
            ];
            let known = known.into_iter().find(|(input, known)| *known == Some(&hash) && given.lacks(*input));
            match known {
                Some((input, _)) => given.take(input, file),
                None => unknown.push(file),
            }
        }
        let named = [
            (Input::Form, &receipt.files.form),
            (Input::Edition, &receipt.files.criteria),
            (Input::Facts, &receipt.files.facts),
        ];
        unknown.retain(|file| {
            let is_named = |named: &Option<String>| {
                named.as_ref().is_some_and(|named| Path::new(named).file_name() == file.file_name())
            };
            let known = named.iter().find(|(input, named)| is_named(named) && given.lacks(*input));
            if let Some((input, _)) = known {
                given.take(*input, file);
            }
            known.is_none()
        });
        for file in unknown {
            let open = [Input::Form, Input::Edition, Input::Facts].into_iter();
            let has = |input: &Input| *input != Input::Facts || content.facts_sha256.is_some();
            match open.filter(has).find(|input| given.lacks(*input)) {
                Some(input) => given.take(input, file),
                None => {
                    let known = [Input::Form, Input::Edition, Input::Facts].into_iter().filter(has);
                    let known = Listed(known.map(input_called).collect());
                    bail!(Complaint::new(TooManyFiles { name: name.to_owned(), known, given: files.len() }))
                }
            }
        }
        Ok(given)
    }

    fn slot(&mut self, input: Input) -> Option<&mut Option<PathBuf>> {
        match input {
            Input::Form => Some(&mut self.form),
            Input::Edition => Some(&mut self.criteria),
            Input::Facts => Some(&mut self.facts),
            Input::Layout | Input::Options => None,
        }
    }

    fn lacks(&mut self, input: Input) -> bool {
        self.slot(input).is_some_and(|slot| slot.is_none())
    }

    fn take(&mut self, input: Input, file: &Path) {
        if let Some(slot) = self.slot(input) {
            *slot = Some(file.to_owned());
        }
    }
}
