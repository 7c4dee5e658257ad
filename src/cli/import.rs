//! `score import`: what is read of forms, as submissions in TOML that a person can look through and complete.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::complaint::Complaint;
use super::layout_file::{layout_of, learn, settle};
use super::load::{Loaded, Loader, look_at_options};
use super::messages::import::{Imported, IntoFolder, Kept, LearnNeedsFile, NothingToKeep};
use super::options::InputOptions;
use super::options::OutputOptions;
use super::output::{Screen, refuse_inputs, tell, to_stdout};
use super::whole_file::{make_folder, overwrite};
use super::{Exit, forms::forms};
use crate::finding::{Finding, Findings, code};
use crate::language::Show;
use crate::text::visible;
use crate::write::{Remarks, submission_toml};

/// Read forms of any notation, and write what they say as TOML
#[derive(Args, Debug)]
pub(super) struct ImportArguments {
    /// The forms: workbooks, documents, copied tables, .csv; folders of them, patterns
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Write the submission into a file; those of several forms into a folder, each under the name of its form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Keep what --sheet, --column and --row say in a file beside the form, for every later reading
    #[arg(long)]
    settle: bool,

    /// Write the layout of the form into the edition, for every form of it
    #[arg(long)]
    learn: bool,

    #[command(flatten)]
    input: InputOptions,
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read or written.
pub(super) fn run(arguments: &ImportArguments, screen: &Screen) -> anyhow::Result<Exit> {
    look_at_options(&arguments.input)?;
    if arguments.learn && arguments.input.criteria.as_ref().is_none_or(|file| !Path::new(file).is_file()) {
        bail!(Complaint::new(LearnNeedsFile {}));
    }
    let asked = forms(&arguments.files, screen);
    let several = asked.len() > 1;
    let folder = arguments.output.as_deref().filter(|path| path.is_dir());
    let folder = match (&arguments.output, folder) {
        // a folder that is not there yet is made; a name that ends like a submission's is a slip
        (Some(path), None) if several && !path.exists() && path.extension().is_none() => {
            make_folder(path)?;
            Some(path.as_path())
        }
        (_, folder) => folder,
    };
    if several && folder.is_none() {
        bail!(Complaint::new(IntoFolder { forms: asked.len() }));
    }
    let mut exits = Vec::new();
    for asked in asked {
        let shown = asked.map_err(|(_, why)| why).and_then(|file| import(&file, arguments, folder, screen));
        match shown {
            Ok(exit) => exits.push(exit),
            Err(error) if !several => return Err(error),
            Err(error) => {
                tell(&screen.stderr_drawing().error(&error));
                exits.push(Exit::NoResult);
            }
        }
    }
    Ok(Exit::worst(&exits))
}

fn import(
    file: &Path,
    arguments: &ImportArguments,
    folder: Option<&Path>,
    screen: &Screen,
) -> anyhow::Result<Exit> {
    let layout = &arguments.input.layout;
    if arguments.settle && layout.says_nothing() {
        bail!(Complaint::new(NothingToKeep {}));
    }
    let mut loader = Loader::default();
    let loaded = loader.load(file, &arguments.input)?;
    let Loader { sources, findings, inputs, .. } = loader;
    let Some(Loaded { criteria, submission, .. }) = loaded else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
    };
    // what the form cannot be read by is not kept: every later reading would stumble over it
    if arguments.settle {
        let name = visible(&settle(file, layout)?.to_string_lossy());
        tell(&format!("{}\n", Kept { name }.said(screen.language)));
    }
    if arguments.learn
        && let Some(edition) = &arguments.input.criteria
        && let Some(workbook) = sources.get(submission.source).workbook_shown()
    {
        learn(Path::new(edition), &criteria, workbook, &layout_of(file, layout)?)?;
    }
    let language = screen.language;
    let mut remarks = Remarks::new();
    for finding in findings.iter().filter(|finding| finding.code == &code::IMPORT_DOUBT) {
        if let (Some(row), Some(column)) = (&finding.criterion, finding.column) {
            let place = finding.place.as_ref().map(|place| sources.locate(place).1);
            let place = place.map_or(String::new(), |place| format!("{}: ", place.said(language)));
            remarks
                .entry((row.clone(), column))
                .or_default()
                .push(format!("{place}{}", finding.message(language)));
        }
    }
    // a submission is a submission already
    let text = match sources.get(submission.source).text.as_ref() {
        own if is_toml(file) => own.to_owned(),
        _ => submission_toml(&criteria, &submission, &remarks),
    };
    let target = match folder {
        Some(folder) => Some(folder.join(file.file_stem().unwrap_or_default()).with_extension("toml")),
        None => arguments.output.clone(),
    };
    let exit = exit_of(&findings);
    screen.tell_short(&findings.sorted(), &sources);
    match target {
        Some(target) => {
            let output = OutputOptions::to(Some(target.clone()));
            refuse_inputs(&output, &inputs)?;
            overwrite(text.as_bytes(), &target)?;
            let doubts = remarks.values().map(Vec::len).sum();
            let name = visible(&target.to_string_lossy());
            tell(&format!("{}\n", Imported { name, doubts }.said(language)));
        }
        // who settles a doubt has asked for nothing else
        None if arguments.settle || arguments.learn => {}
        None => to_stdout(text)?,
    }
    Ok(exit)
}

fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn exit_of(findings: &Findings) -> Exit {
    let is_doubt = |finding: &Finding| finding.code == &code::IMPORT_DOUBT;
    if findings.has_errors() || findings.iter().any(is_doubt) { Exit::Findings } else { Exit::Clean }
}
