//! What `score batch` was given: files, folders and patterns to files in the order of their paths.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::batch_others::{Others, Why};
use super::complaint::Complaint;
use super::identity::{FileIdentity, number_in_folder};
use super::layout_file::is_layout_file;
use super::messages::batch::{NoFileOrFolder, NoForm, NoFormInFolder, NoPattern, NothingMatches};
use super::messages::batch_files::A_FILE;
use super::messages::files::NearFile;
use super::near_files::near_path;
use super::output::overwrites_input;
use crate::language::Listed;
use crate::read::{extensions, foreign_for, own_result, reader_for};
use crate::source::read_beginning;
use crate::submission::unit_key;
use crate::text::visible;

/// So many bytes of a file are looked at to tell whether this program wrote it.
const BEGINNING: u64 = 8 << 10;

/// One file of a batch, or standard input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    /// Standard input; it comes first.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// Its name as the user knows it.
    pub(super) fn name(&self) -> String {
        match self {
            Input::Stdin => "<stdin>".to_owned(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// What a form in it is called that gives no id.
    pub(super) fn stem(&self) -> String {
        match self {
            Input::Stdin => "stdin".to_owned(),
            Input::File(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }

    /// The ending of its name.
    pub(super) fn ending(&self) -> Option<Cow<'_, str>> {
        self.path().extension().map(OsStr::to_string_lossy)
    }

    /// The path as the user writes it.
    pub(super) fn path(&self) -> &Path {
        match self {
            Input::Stdin => Path::new("-"),
            Input::File(path) => path,
        }
    }

    /// Which file it is.
    pub(super) fn identity(&self) -> Option<FileIdentity> {
        match self {
            Input::Stdin => FileIdentity::of_stdin(),
            // a circle of links is walked until the system stops: one step less leads to the file
            Input::File(path) => FileIdentity::of(path).or_else(|| {
                let folder = fs::canonicalize(path.parent()?).ok()?;
                FileIdentity::of(&folder.join(path.file_name()?))
            }),
        }
    }
}

/// All inputs in the order of their paths, each file once, and what is not read.
#[derive(Debug)]
pub(super) struct Inputs {
    /// The files.
    pub files: Vec<Input>,
    /// What lies among them.
    pub others: Others,
    /// Whether their folder says of all that they are files, and nothing else that would have to be looked at first.
    pub plain: bool,
    /// Files that are no forms wherever they are found.
    set_aside: Vec<(FileIdentity, Why)>,
    /// A form that the result would be written over.
    overwritten: Option<PathBuf>,
}

impl Inputs {
    /// Finds the files that paths mean. A folder means the forms right in it; a path that does not exist is tried as a
    /// pattern, for shells that do not expand them. What is set aside is found and not read.
    ///
    /// # Errors
    /// Where a path means nothing.
    pub(super) fn of(paths: &[PathBuf], set_aside: Vec<(FileIdentity, Why)>) -> anyhow::Result<Self> {
        let one_folder = matches!(paths, [one] if one.is_dir());
        let mut inputs = Inputs {
            files: Vec::new(),
            others: Others::default(),
            plain: one_folder,
            set_aside,
            overwritten: None,
        };
        for path in paths {
            inputs.add(path)?;
        }
        if let Some(path) = &inputs.overwritten {
            return Err(overwrites_input(path));
        }
        // the forms of one folder are in order already, each once
        if !inputs.plain {
            let files = std::mem::take(&mut inputs.files);
            inputs.files = each_file_once(files, &mut inputs.others);
        }
        inputs.drop_sources();
        Ok(inputs)
    }

    fn add(&mut self, path: &Path) -> anyhow::Result<()> {
        let shown = visible(&path.to_string_lossy());
        if path.as_os_str() == "-" {
            self.files.push(Input::Stdin);
        } else if path.is_dir() {
            self.add_folder(path).with_context(|| shown)?;
        } else if fs::symlink_metadata(path).is_ok() {
            if !is_form(path) && !is_foreign(path) {
                let endings = Listed(extensions().map(|ending| format!(".{ending}")).collect());
                bail!(Complaint::new(NoForm { name: shown, endings }));
            }
            match self.aside(path).or_else(|| temporary(path)) {
                Some(why) => self.others.add(path.to_owned(), why),
                None => self.files.push(Input::File(path.to_owned())),
            }
        } else {
            self.add_pattern(path, &shown)?;
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        let before = self.files.len();
        // in order by name at once: paths are slow to compare
        let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_cached_key(fs::DirEntry::file_name);
        let mut numbers = Vec::with_capacity(entries.len());
        for entry in entries {
            let path = entry.path();
            // most systems tell the type with the name; what stands behind a link must be looked at
            let plain = entry.file_type().is_ok_and(|it| it.is_file());
            let look = self.set_aside.iter().any(|(file, _)| !plain || file.may_be(&entry));
            if self.add_found(path, plain, look) {
                self.plain &= plain;
                numbers.extend(number_in_folder(&entry));
            }
        }
        numbers.sort_unstable();
        self.plain &= numbers.windows(2).all(|pair| pair[0] != pair[1]);
        if self.files.len() == before && self.overwritten.is_none() {
            let endings = Listed(extensions().map(|ending| format!(".{ending}")).collect());
            bail!(Complaint::new(NoFormInFolder { endings }));
        }
        Ok(())
    }

    fn add_pattern(&mut self, path: &Path, shown: &str) -> anyhow::Result<()> {
        let pattern = path.to_string_lossy();
        if !pattern.contains(['*', '?', '[']) {
            let near = near_path(path, |_| true).as_deref().map(NearFile::of);
            bail!(Complaint::new(NoFileOrFolder { name: shown.to_owned(), near }));
        }
        let found = glob::glob(&pattern)
            .map_err(|why| Complaint::new(NoPattern { name: shown.to_owned(), why: why.to_string() }))?;
        let before = self.files.len();
        for path in found {
            let path = path.with_context(|| shown.to_owned())?;
            self.add_found(path, false, true);
        }
        if self.files.len() == before && self.overwritten.is_none() {
            bail!(Complaint::new(NothingMatches { name: shown.to_owned() }));
        }
        Ok(())
    }

    /// Adds what was found in a folder or by a pattern; false where it is not read.
    fn add_found(&mut self, path: PathBuf, is_file: bool, look: bool) -> bool {
        // what a person settled of a form is read with the form
        if is_layout_file(&path) {
            return false;
        }
        let aside = if look { self.aside(&path) } else { None };
        let why = if !is_file && path.is_dir() {
            Why::Folder
        } else if let Some(why) = temporary(&path) {
            why
        } else if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            Why::Hidden
        } else if let Some(why) = aside {
            why
        } else if is_form(&path) || is_foreign(&path) {
            self.files.push(Input::File(path));
            return true;
        } else {
            Why::NoForm
        };
        self.others.add(path, why);
        false
    }

    /// Why a file is set aside. The result may go into an earlier result, and into no form.
    fn aside(&mut self, path: &Path) -> Option<Why> {
        let identity = FileIdentity::of(path)?;
        let (_, why) = self.set_aside.iter().find(|(file, _)| *file == identity)?;
        let is_lost =
            || read_beginning(path, BEGINNING).is_ok_and(|bytes| bytes.is_empty() || is_ours(&bytes));
        let is_form = *why == Why::Result && is_form(path) && !is_lost();
        if is_form {
            self.overwritten.get_or_insert_with(|| path.to_owned());
        }
        Some(why.clone())
    }

    /// Leaves out the workbooks from which a form beside them was saved.
    fn drop_sources(&mut self) {
        let place = |path: &Path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (path.parent().map(Path::to_owned), unit_key(&stem).into_owned())
        };
        if !self.files.iter().any(|input| is_foreign(input.path())) {
            return;
        }
        let found = std::mem::take(&mut self.files);
        let forms: BTreeMap<_, _> = found
            .iter()
            .filter(|input| is_form(input.path()))
            .map(|input| (place(input.path()), input.path().to_owned()))
            .collect();
        for input in found {
            let form = if is_foreign(input.path()) { forms.get(&place(input.path())) } else { None };
            match form {
                Some(form) => {
                    let ending = input.path().extension().unwrap_or_default().to_string_lossy();
                    let what = foreign_for(&ending).map_or(A_FILE, |kind| kind.what);
                    self.others.add(input.path().to_owned(), Why::SavedAs(what, form.clone()));
                }
                None => self.files.push(input),
            }
        }
    }
}

/// Files in the order of their paths, each once: by the first path that is no link. What is left out is added to the
/// others, unless it is another way to the same name.
pub(super) fn each_file_once(mut files: Vec<Input>, others: &mut Others) -> Vec<Input> {
    files.sort();
    files.dedup();
    let mut first: BTreeMap<FileIdentity, usize> = BTreeMap::new();
    let mut kept: Vec<Input> = Vec::with_capacity(files.len());
    let mut left_out: Vec<(Input, usize)> = Vec::new();
    for input in files {
        let known = input.identity().map(|identity| *first.entry(identity).or_insert(kept.len()));
        match known {
            Some(known) if known < kept.len() => {
                let other = if is_link(&kept[known]) && !is_link(&input) {
                    std::mem::replace(&mut kept[known], input)
                } else {
                    input
                };
                left_out.push((other, known));
            }
            Some(_) | None => kept.push(input),
        }
    }
    let mut named = BTreeSet::new();
    for (input, read) in left_out {
        let (path, read) = (input.path(), kept[read].path());
        let folder = path.parent().and_then(FileIdentity::of);
        let own_name = path.file_name() != read.file_name();
        if own_name && named.insert((folder, path.file_name().map(ToOwned::to_owned))) {
            others.add(path.to_owned(), Why::SameAs(read.to_owned()));
        }
    }
    kept.sort();
    kept
}

/// Whether a path leads to a file by a link. Standard input is one as well: its file has a better name.
fn is_link(input: &Input) -> bool {
    match input {
        Input::Stdin => true,
        Input::File(path) => fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()),
    }
}

/// What the name of a file says that no form has: locks of office programs, and what macOS writes beside a file.
fn temporary(path: &Path) -> Option<Why> {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    [&b"~$"[..], b".~", b"._"].iter().any(|start| name.starts_with(start)).then_some(Why::Temporary)
}

/// Whether bytes begin like something that this program wrote.
fn is_ours(bytes: &[u8]) -> bool {
    own_result(&String::from_utf8_lossy(bytes)).is_some()
}

fn is_form(path: &Path) -> bool {
    path.extension().is_some_and(|ending| reader_for(&ending.to_string_lossy()).is_some())
}

/// Whether the ending is of a kind that forms are kept in and not read.
pub(super) fn is_foreign(path: &Path) -> bool {
    path.extension().is_some_and(|ending| foreign_for(&ending.to_string_lossy()).is_some())
}
