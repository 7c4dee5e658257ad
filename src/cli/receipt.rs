//! `score receipt FILE`: what the form was read from and every number, to verify later.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::complaint::Complaint;
use super::load::{Loaded, Loader};
use super::messages::receipt::{NotFinished, ReceiptIsJson, ReceiptWritten};
use super::options::{InputOptions, OutputOptions};
use super::output::{Screen, refuse_inputs, tell, to_stdout};
use super::whole_file::overwrite;
use crate::check::Examined;
use crate::criteria::edition;
use crate::evaluate::evaluate;
use crate::finding::{Finding, Severity, code};
use crate::language::Show;
use crate::receipt::{FileNames, Receipt};
use crate::text::visible;
use crate::working::Recorder;
use crate::write::json_text;

/// Write what a form was read from and every number, to verify later
#[derive(Args, Debug)]
pub(super) struct ReceiptArguments {
    /// The form: .toml, .csv, a workbook, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Write the receipt into a file that ends in .json, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    input: InputOptions,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the receipt cannot be written.
pub(super) fn run(arguments: &ReceiptArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let name = arguments.output.as_ref().map(|path| visible(&path.to_string_lossy()));
    if let (Some(path), Some(name)) = (&arguments.output, &name)
        && path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("json"))
    {
        bail!(Complaint::new(ReceiptIsJson { name: name.clone() }));
    }
    let mut loader = Loader::default();
    let loaded = loader.load(&arguments.file, &arguments.input)?;
    let Loader { sources, mut findings, inputs, .. } = loader;
    let Some(Loaded { criteria, submission, input, .. }) = loaded else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
    };
    let evaluation = evaluate(&criteria, &submission, &Recorder::keeping(), &mut findings);
    if let Some(progress) = &evaluation.progress {
        let (name, so_far) = (visible(&arguments.file.to_string_lossy()), progress.so_far(&criteria));
        bail!(Complaint::new(NotFinished { name, so_far }));
    }
    Examined::new(&criteria, &submission, &evaluation).check_declared(&mut findings);
    let mut receipt = Receipt::new(&criteria, &submission, &evaluation, &input);
    receipt.files = file_names(arguments);
    let is_told =
        |finding: &Finding| finding.severity == Severity::Error || finding.code == &code::EDITION_DIFFERS;
    let told: Vec<Finding> = findings.sorted().into_iter().filter(is_told).collect();
    screen.show_findings(&told, &sources);
    let text = json_text::pretty(&receipt);
    match (&arguments.output, name) {
        (Some(path), Some(name)) => {
            refuse_inputs(&OutputOptions::to(arguments.output.clone()), &inputs)?;
            overwrite(text.as_bytes(), path)?;
            if !screen.quiet {
                let said = ReceiptWritten { name, hash: receipt.short_hash().to_owned() };
                tell(&format!("{}\n", said.said(screen.language)));
            }
        }
        _ => {
            refuse_inputs(&OutputOptions::to(None), &inputs)?;
            to_stdout(text)?;
        }
    }
    let has_error = told.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if has_error { Exit::Findings } else { Exit::Clean })
}

/// Where the files are, as seen from the receipt.
fn file_names(arguments: &ReceiptArguments) -> FileNames {
    let folder = arguments.output.as_deref().map(folder_of);
    let name = |path: &Path| seen_from(folder, path);
    let criteria = arguments.input.criteria.as_ref();
    let criteria = criteria.filter(|asked| edition(&asked.to_string_lossy()).is_none());
    FileNames {
        form: Some(&arguments.file).filter(|file| file.as_os_str() != "-").map(|file| name(file)),
        criteria: criteria.map(|file| name(Path::new(file))),
        facts: arguments.input.facts.as_deref().map(name),
    }
}

/// The folder that a file is in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path as seen from a folder if it is in there, else as it was typed; with `/` on every system.
fn seen_from(folder: Option<&Path>, path: &Path) -> String {
    let inside = || {
        let folder = folder?.canonicalize().ok()?;
        let inside = folder_of(path).canonicalize().ok()?.join(path.file_name()?);
        Some(inside.strip_prefix(folder).ok()?.to_owned())
    };
    let seen = inside().unwrap_or_else(|| path.to_owned());
    let parts: Vec<_> = seen.iter().map(|part| part.to_string_lossy()).collect();
    if seen.is_absolute() { seen.to_string_lossy().into_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_the_receipt_sees_them() {
        let folder = tempfile::tempdir().expect("there is room");
        let root = folder.path();
        std::fs::create_dir(root.join("forms")).expect("there is room");
        for (receipt, form, seen) in [
            ("", "forms/a.toml", "forms/a.toml"),
            ("forms", "forms/a.toml", "a.toml"),
            ("forms", "a.toml", &*root.join("a.toml").to_string_lossy()),
        ] {
            assert_eq!(seen_from(Some(&root.join(receipt)), &root.join(form)), seen, "{receipt} {form}");
        }
        assert_eq!(seen_from(None, Path::new("./forms/a.toml")), "./forms/a.toml");
    }
}
