//! `score compare BEFORE AFTER`: two versions of a form, two units, two years, or two folders.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;

use super::Exit;
use super::compare_units::compare_units;
use super::complaint::Complaint;
use super::findings_output::shown_name;
use super::forms::stands_for_many;
use super::load::{Loaded, Loader, look_at_options};
use super::messages::compare::StdinForBoth;
use super::options::{InputOptions, OutputOptions, RESULT};
use super::output::{Screen, tell};
use crate::check::Examined;
use crate::compare::{Comparison, Side, Sides};
use crate::evaluate::{Evaluation, evaluate};
use crate::finding::{Finding, Severity};
use crate::read::LongCsv;
use crate::report::ComparisonRequest;
use crate::source::{Sources, read_beginning};
use crate::working::Recorder;
use crate::write::{ComparisonView, Readers};

/// Say what differs between two forms or two folders, and what each difference does to the totals
#[derive(Args, Clone, Debug)]
#[command(mut_arg("column", |column| column.value_name("COLUMN").help(COLUMN_HELP)))]
pub(super) struct CompareArguments {
    /// The form before: .toml or .csv, or many units: a folder, a pattern, a CSV; `-` for standard input
    #[arg(value_name = "BEFORE")]
    pub before: PathBuf,

    /// The form after, or many units
    #[arg(value_name = "AFTER")]
    pub after: PathBuf,

    /// The criteria of BEFORE, where they are another edition, and BEFORE does not name them
    #[arg(long, value_name = "ID|FILE")]
    criteria_before: Option<OsString>,

    #[command(flatten)]
    pub input: InputOptions,

    #[command(flatten)]
    pub output: OutputOptions,
}

const COLUMN_HELP: &str = "The column that is compared, or that ranks: self or appraisal [default: both; of many units the \
                           appraisal, if one unit has one]; or what a column of printed forms holds: appraisal.points=J";

/// So many bytes are looked at to tell a CSV of many units.
const BEGINNING: u64 = 64 << 10;

impl CompareArguments {
    /// How each side is read.
    pub(super) fn inputs(&self) -> Sides<InputOptions> {
        let criteria = self.criteria_before.clone().or_else(|| self.input.criteria.clone());
        Sides { before: InputOptions { criteria, ..self.input.clone() }, after: self.input.clone() }
    }

    /// Whether a path means many units.
    fn is_many(&self, path: &Path) -> bool {
        let is_long = || {
            let bytes = path.is_file().then(|| read_beginning(path, BEGINNING).ok()).flatten();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            let has_units = crate::read::reader_for(&ending).is_some_and(|reader| reader.units.is_some());
            has_units && bytes.is_some_and(|bytes| LongCsv::of(&bytes, self.input.reading()).is_some())
        };
        stands_for_many(path) || is_long()
    }
}

/// Runs the command.
///
/// # Errors
/// Where a file cannot be read, or the result cannot be written.
pub(super) fn run(arguments: &CompareArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let output = arguments.output.ready_to_open(RESULT, "compare")?;
    let arguments = &CompareArguments { output, ..arguments.clone() };
    let stdin = |path: &Path| path.as_os_str() == "-";
    if stdin(&arguments.before) && stdin(&arguments.after) {
        bail!(Complaint::new(StdinForBoth {}));
    }
    let inputs = arguments.inputs();
    look_at_options(&inputs.before)?;
    look_at_options(&inputs.after)?;
    if arguments.is_many(&arguments.before) || arguments.is_many(&arguments.after) {
        return compare_units(arguments, screen);
    }
    let before = Form::load(&arguments.before, &inputs.before)?;
    let after = Form::load(&arguments.after, &inputs.after)?;
    if let (Some(before_form), Some(after_form)) = (&before.loaded, &after.loaded) {
        let comparison =
            Comparison::new(side(before_form), side(after_form), arguments.input.layout.ranked_column());
        return deliver(arguments, &comparison, Sides { before: &before, after: &after }, screen);
    }
    for form in [&before, &after] {
        let told: &[Finding] = if form.loaded.is_none() { &form.findings } else { &[] };
        screen.show_findings(told, &form.sources);
    }
    Ok(Exit::NoResult)
}

fn deliver(
    arguments: &CompareArguments,
    comparison: &Comparison<'_>,
    forms: Sides<&Form>,
    screen: &Screen,
) -> anyhow::Result<Exit> {
    let format = arguments.output.format(RESULT);
    // a consequence goes with its cause
    let is_error = |finding: &&Finding| finding.severity == Severity::Error && !finding.is_consequence();
    let errors = forms.map(|form| form.findings.iter().filter(is_error).cloned().collect::<Vec<_>>());
    if format.readers != Readers::Programs {
        for (form, errors) in [(forms.before, &errors.before), (forms.after, &errors.after)] {
            screen.tell_short(errors, &form.sources);
        }
    }
    let request = ComparisonRequest {
        comparison,
        files: Sides { before: &forms.before.name, after: &forms.after.name },
        language: screen.language_in(format),
    };
    let findings = Sides {
        before: (errors.before.as_slice(), &forms.before.sources),
        after: (errors.after.as_slice(), &forms.after.sources),
    };
    let inputs: Vec<PathBuf> =
        [forms.before, forms.after].iter().flat_map(|form| form.inputs.clone()).collect();
    screen.write(&ComparisonView { request, findings }, format, &arguments.output, &inputs)?;
    let clean = errors.each().iter().all(|errors| errors.is_empty());
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}

/// One of the two forms, with everything that was found in it.
struct Form {
    name: String,
    loaded: Option<(Loaded, Evaluation)>,
    findings: Vec<Finding>,
    sources: Sources,
    inputs: Vec<PathBuf>,
}

impl Form {
    fn load(file: &Path, options: &InputOptions) -> anyhow::Result<Self> {
        let options = InputOptions { layout: options.layout.without_ranking(), ..options.clone() };
        let mut loader = Loader::default();
        let loaded = loader.load(file, &options)?;
        let Loader { sources, mut findings, inputs, .. } = loader;
        let loaded = loaded.map(|loaded| {
            let evaluation =
                evaluate(&loaded.criteria, &loaded.submission, &Recorder::keeping(), &mut findings);
            Examined::new(&loaded.criteria, &loaded.submission, &evaluation).check_declared(&mut findings);
            (loaded, evaluation)
        });
        Ok(Form { name: shown_name(file), loaded, findings: findings.sorted(), sources, inputs })
    }
}

fn side((loaded, evaluation): &(Loaded, Evaluation)) -> Side<'_> {
    Side { criteria: &loaded.criteria, submission: &loaded.submission, evaluation }
}

/// What is said of a folder before its units.
pub(super) fn say(text: &str, screen: &Screen) {
    if !screen.quiet {
        tell(text);
    }
}
