//! What `score batch` was given: files, folders and patterns to files in the order of their paths.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::complaint::Complaint;
use super::messages::batch::{NoFileOrFolder, NoForm, NoFormInFolder, NoPattern, NothingMatches};
use crate::language::Listed;
use crate::read::{extensions, reader_for};
use crate::text::visible;

/// One file of a batch, or standard input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// Standard input; it comes first.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// Its name as the user knows it.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "<stdin>".to_owned(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// What a form in it is called that gives no id.
    pub fn stem(&self) -> String {
        match self {
            Input::Stdin => "stdin".to_owned(),
            Input::File(path) => path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }
}

/// All inputs in the order of their paths, each once; and how many files in folders are no forms.
#[derive(Debug)]
pub struct Inputs {
    /// The files.
    pub files: Vec<Input>,
    /// Files in folders whose ending no reader knows, and folders in folders.
    pub passed_over: usize,
    /// Whether their folder says of all that they are files, and nothing else that would have to be looked at first.
    pub plain: bool,
}

impl Inputs {
    /// Finds the files that paths mean. A folder means the forms right in it; a path that does not exist is tried as a
    /// pattern, for shells that do not expand them.
    ///
    /// # Errors
    /// Where a path means nothing.
    pub fn of(paths: &[PathBuf]) -> anyhow::Result<Self> {
        let one_folder = matches!(paths, [one] if one.is_dir());
        let mut inputs = Inputs { files: Vec::new(), passed_over: 0, plain: one_folder };
        for path in paths {
            inputs.add(path)?;
        }
        // the forms of one folder are in order already, each once
        if !one_folder {
            inputs.files.sort();
            inputs.files.dedup();
        }
        Ok(inputs)
    }

    fn add(&mut self, path: &Path) -> anyhow::Result<()> {
        let shown = visible(&path.to_string_lossy());
        if path.as_os_str() == "-" {
            self.files.push(Input::Stdin);
        } else if path.is_dir() {
            self.add_folder(path).with_context(|| shown)?;
        } else if fs::symlink_metadata(path).is_ok() {
            if !is_form(path) {
                let endings = Listed(extensions().map(|ending| format!(".{ending}")).collect());
                bail!(Complaint::new(NoForm { name: shown, endings }));
            }
            self.files.push(Input::File(path.to_owned()));
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
        for entry in entries {
            let path = entry.path();
            // most systems tell the type with the name; what stands behind a link must be looked at
            let plain = entry.file_type().is_ok_and(|it| it.is_file());
            if is_form(&path) && (plain || !path.is_dir()) {
                self.plain &= plain;
                self.files.push(Input::File(path));
            } else {
                self.passed_over += 1;
            }
        }
        if self.files.len() == before {
            let endings = Listed(extensions().map(|ending| format!(".{ending}")).collect());
            bail!(Complaint::new(NoFormInFolder { endings }));
        }
        Ok(())
    }

    fn add_pattern(&mut self, path: &Path, shown: &str) -> anyhow::Result<()> {
        let pattern = path.to_string_lossy();
        if !pattern.contains(['*', '?', '[']) {
            bail!(Complaint::new(NoFileOrFolder { name: shown.to_owned() }));
        }
        let found = glob::glob(&pattern)
            .map_err(|why| Complaint::new(NoPattern { name: shown.to_owned(), why: why.to_string() }))?;
        let before = self.files.len();
        for path in found {
            let path = path.with_context(|| shown.to_owned())?;
            if is_form(&path) && !path.is_dir() {
                self.files.push(Input::File(path));
            } else {
                self.passed_over += 1;
            }
        }
        if self.files.len() == before {
            bail!(Complaint::new(NothingMatches { name: shown.to_owned() }));
        }
        Ok(())
    }
}

fn is_form(path: &Path) -> bool {
    path.extension().is_some_and(|ending| reader_for(&ending.to_string_lossy()).is_some())
}
