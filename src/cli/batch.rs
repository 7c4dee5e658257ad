//! `score batch PATH…`: many units, scored, ranked and summed up; never stopped by a bad one.

use std::collections::BTreeSet;
use std::num::{NonZeroUsize, ParseIntError};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use indicatif::ProgressBar;

use super::Exit;
use super::batch_count::Count;
use super::batch_edition::bind;
use super::batch_forms::{Forms, FormsOptions, Kept};
use super::batch_inputs::{Input, Inputs};
use super::batch_merge::merge;
use super::batch_others::{Others, Why};
use super::batch_profile::Profile;
use super::batch_ranked::Ranked;
use super::batch_work::{Beginning, Files, score_all};
use super::complaint::Complaint;
use super::identity::FileIdentity;
use super::load::{Loader, show_other_edition};
use super::messages::batch::{RelativeStream, StreamIsJson};
use super::messages::batch_files::NoFormAmongFiles;
use super::messages::options::{GiveOneOf, Most, NoWholeNumber};
use super::options::{InputOptions, OutputOptions, RESULT, whole_number};
use super::output::{Outlet, Screen, tell};
use crate::batch::{Batch, BatchOptions, BatchResults, NoForm, Seen};
use crate::language::{Language, Listed};
use crate::ranking::{
    LineShape, RenderedFinding, Sorting, Standing, Standings, Tally, Unranked, ranked_column,
};
use crate::text::visible;
use crate::write::Format;

/// Score and rank many forms: files, folders, a CSV of many units
#[derive(Args, Clone, Debug)]
#[command(after_help = HELP, mut_arg("column", |column| column.value_name("COLUMN").help(COLUMN_HELP)))]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that the user may set")]
pub(super) struct BatchArguments {
    /// Forms (.toml, .csv), folders of forms, patterns, CSVs of many units; `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// By what to sort: rank, unit, self, appraisal, difference or wrong-rows
    #[arg(long, value_name = "BY", default_value = "rank", value_parser = parse_sorting)]
    pub sort: Sorting,

    /// List so many units only; bad ones are always listed
    #[arg(long, value_name = "N", value_parser = parse_top)]
    pub top: Option<u32>,

    /// Add the points of the groups at the top
    #[arg(long)]
    groups: bool,

    /// Write each unit as a line of JSON as soon as it is scored, in the order of the input, without ranks
    #[arg(long, conflicts_with_all = ["sort", "top", "merge"])]
    no_rank: bool,

    /// Rank lines of JSON that earlier runs wrote, in place of forms
    #[arg(long, conflicts_with_all = ["facts", "criteria", "decimal_mark", "delimiter", "encoding", "groups"])]
    merge: bool,

    /// Threads [default: as many as there are cores]; the result is the same for any number
    #[arg(short, long, value_name = "N", value_parser = parse_jobs)]
    jobs: Option<NonZeroUsize>,

    /// Say on standard error where the time goes
    #[arg(long)]
    pub profile: bool,

    /// Score every unit by the general engine: the same result, only slower
    #[arg(long, hide = true)]
    no_fast_path: bool,

    #[command(flatten)]
    pub forms: FormsOptions,

    #[command(flatten)]
    pub input: InputOptions,

    #[command(flatten)]
    pub output: OutputOptions,
}

const COLUMN_HELP: &str = "The column that ranks: self or appraisal [default: the appraisal, if one unit has one]; or \
                           what a column of printed forms holds: appraisal.points=J";

const HELP: &str = "A CSV of many units has a column `unit`; the rows of a unit stand one after the other. \
A unit that cannot be scored, or is given twice, is listed first, with its findings and without a rank.";

fn parse_top(text: &str) -> Result<u32, Complaint> {
    whole_number(text, 1, Most::Room(i64::from(u32::MAX)))
}

fn parse_jobs(text: &str) -> Result<NonZeroUsize, Complaint> {
    text.parse().map_err(|error: ParseIntError| Complaint::new(NoWholeNumber::Text(error.to_string())))
}

fn parse_sorting(text: &str) -> Result<Sorting, Complaint> {
    let known = Sorting::WORDS.iter().find(|(word, _)| *word == text).map(|(_, sorting)| *sorting);
    known.ok_or_else(|| {
        Complaint::new(GiveOneOf { words: Listed(Sorting::WORDS.iter().map(|(word, _)| *word).collect()) })
    })
}

/// Runs the command.
///
/// # Errors
/// Where nothing can be scored, or the result cannot be written.
pub(super) fn run(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let output = arguments.output.ready_to_open(RESULT, "ranking")?;
    let arguments = &BatchArguments { output, ..arguments.clone() };
    if arguments.merge {
        return merge(arguments, screen);
    }
    let profile = Profile::start();
    let inputs = Inputs::of(&arguments.paths, arguments.set_aside())?;
    let beginning = inputs.files.contains(&Input::Stdin).then(Beginning::of_stdin).transpose()?;
    let mut loader = Loader::default();
    let bound = bind(
        &mut loader,
        &inputs.files,
        beginning.as_ref(),
        &arguments.input,
        arguments.batch_options(screen),
    )?;
    let Loader { sources, findings, inputs: mut read, .. } = loader;
    let Some(mut batch) = bound else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
    };
    show_other_edition(findings, &sources, screen);
    if arguments.no_fast_path {
        batch.fast = None;
    }
    if arguments.no_rank && batch.relative {
        bail!(Complaint::new(RelativeStream {}));
    }
    read.extend(inputs.files.first().filter(|first| **first == Input::Stdin).map(|_| PathBuf::from("-")));
    let run = Run {
        arguments,
        batch: &batch,
        names: inputs.files.iter().map(|input| visible(&input.name())).collect(),
        inputs: &inputs,
        read,
        profile,
        progress: ProgressBar::new_spinner(),
    };
    let files = Files { inputs: &inputs.files, plain: inputs.plain, beginning };
    if arguments.no_rank { run.stream(files, screen) } else { run.rank(files, screen) }
}

impl BatchArguments {
    fn batch_options(&self, screen: &Screen) -> BatchOptions {
        let format = self.format();
        let tally = format.readers.are_people();
        // lines have no place for the mark
        let marks = !self.no_rank && format.line.is_none();
        let (language, stage) = (self.language(screen), self.input.stage());
        let column = self.input.layout.ranked_column();
        BatchOptions { column, groups: self.groups, marks, tally, language, stage }
    }

    /// The language of what is found about units: lines have it in them, else the terminal shows it.
    pub(super) fn language(&self, screen: &Screen) -> Language {
        if self.format().line.is_some() { screen.data_language() } else { screen.language }
    }

    /// A format of lines where units are streamed, else as everywhere.
    pub(super) fn format(&self) -> &'static Format {
        let streamed = self.no_rank && self.output.is_not_said();
        let of_lines = Format::all(RESULT).find(|format| streamed && format.line.is_some());
        of_lines.unwrap_or_else(|| self.output.format(RESULT))
    }

    /// Files that are no forms wherever they are found: the rules, and what the result goes into.
    fn set_aside(&self) -> Vec<(FileIdentity, Why)> {
        let result = match &self.output.output {
            Some(path) => FileIdentity::of(path),
            None => FileIdentity::of_stdout(),
        };
        let rules =
            self.input.criteria.as_deref().map(Path::new).into_iter().chain(self.input.facts.as_deref());
        let rules = rules.filter_map(FileIdentity::of).map(|rules| (rules, Why::Rules));
        result.map(|result| (result, Why::Result)).into_iter().chain(rules).collect()
    }

    fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.jobs.map_or_else(cores, NonZeroUsize::get)
    }
}

/// A batch that is being scored.
struct Run<'r> {
    arguments: &'r BatchArguments,
    batch: &'r Batch,
    inputs: &'r Inputs,
    names: Vec<String>,
    read: Vec<PathBuf>,
    profile: Profile,
    progress: ProgressBar,
}

impl Run<'_> {
    fn groups(&self) -> Vec<String> {
        let criteria = &self.batch.criteria;
        let wanted = criteria.top_with_points().filter(|_| self.arguments.groups);
        wanted.map(|row| criteria.rows[row].code.clone()).collect()
    }

    /// Scores all units, then ranks them.
    fn rank(&self, files: Files<'_>, screen: &Screen) -> anyhow::Result<Exit> {
        let mut all = BatchResults::default();
        let (files_read, plain) = (files.inputs, files.plain);
        let inputs = || Files { inputs: files_read, plain, beginning: None };
        let jobs = || self.arguments.jobs();
        score_all(self.batch, files, jobs, &self.profile, |done| {
            self.profile.taking(|| {
                all.add(done);
                let read = all.units.len() + all.bound.len();
                self.progress.set_position(u64::try_from(read).unwrap_or(u64::MAX));
            });
            Ok(())
        })?;
        if !all.bound.is_empty() {
            let bound = std::mem::take(&mut all.bound);
            all.add(self.batch.evaluate_relative(bound));
        }
        let BatchResults { mut units, mut tally, no_forms, .. } = all;
        self.progress.finish_and_clear();
        let mut others = self.inputs.others.clone();
        units.extend(self.no_forms(no_forms, &mut others));
        tell(&others.text(screen.language, screen.verbose));
        if units.is_empty() {
            bail!(Complaint::new(NoFormAmongFiles {}));
        }
        let language = self.arguments.language(screen);
        let standings = self.profile.ranking(|| {
            let column = self.arguments.input.layout.ranked_column().unwrap_or_else(|| ranked_column(&units));
            Standings::new(units, column, self.arguments.sort, &self.names, language)
        });
        self.count_again(&standings, inputs(), &mut tally)?;
        let forms = self.forms(&standings, inputs(), screen)?;
        let ranked = Ranked {
            criteria: Some(&self.batch.criteria),
            forms: forms.iter().map(|form| form.shown(self.batch, screen.language)).collect(),
            shape: LineShape::new(&self.batch.criteria, self.groups()),
            standings: &standings,
            tally: &tally,
            inputs: &self.read,
        };
        let exit = self.profile.writing(|| ranked.show(self.arguments, screen))?;
        self.show_profile(standings.units.len(), screen);
        Ok(exit)
    }

    /// The forms that have a sheet each, or a file each; all files are read again for them.
    fn forms(&self, standings: &Standings, files: Files<'_>, screen: &Screen) -> anyhow::Result<Vec<Kept>> {
        if !self.arguments.forms.are_given() {
            return Ok(Vec::new());
        }
        let forms = Forms {
            options: &self.arguments.forms,
            batch: self.batch,
            inputs: &self.inputs.files,
            read: &self.read,
            command: &|file| self.arguments.input.command("check", file),
            reading: &self.arguments.input,
            format: self.arguments.format(),
            screen,
        };
        let mut bound = Vec::new();
        forms.of(standings, || {
            score_all(
                self.batch,
                files,
                || self.arguments.jobs(),
                &self.profile,
                |done| {
                    bound.extend(done.bound);
                    Ok(())
                },
            )?;
            if !bound.is_empty() {
                self.batch.evaluate_relative(bound);
            }
            Ok(())
        })
    }

    /// That a unit is given twice is known once all have gone by, and then its points are in the summary. All units are
    /// scored again without those, where they can be read again; else the summary says of how many units it is.
    fn count_again(&self, standings: &Standings, files: Files<'_>, tally: &mut Tally) -> anyhow::Result<()> {
        let twice: BTreeSet<Box<str>> = standings.given_twice().map(|unit| unit.id.clone()).collect();
        let again = self.batch.options.tally && !self.batch.relative && !twice.is_empty();
        if !again || files.inputs.contains(&Input::Stdin) {
            return Ok(());
        }
        self.batch.set_uncounted(twice);
        let mut counted = Tally::default();
        score_all(
            self.batch,
            files,
            || self.arguments.jobs(),
            &self.profile,
            |done| {
                counted.merge(&done.tally);
                Ok(())
            },
        )?;
        tally.take_points(counted);
        Ok(())
    }

    /// Writes each unit as it comes.
    fn stream(&self, files: Files<'_>, screen: &Screen) -> anyhow::Result<Exit> {
        let Some(written) = self.arguments.format().line else { bail!(Complaint::new(StreamIsJson {})) };
        let mut outlet = Outlet::open(&self.arguments.output, &self.read)?;
        let shape = LineShape::new(&self.batch.criteria, self.groups());
        let language = self.arguments.language(screen);
        let (mut seen, mut count, mut exit) = (Seen::default(), Count::default(), Exit::Clean);
        let mut others = self.inputs.others.clone();
        let jobs = || self.arguments.jobs();
        score_all(self.batch, files, jobs, &self.profile, |done| {
            let mut units = done.units;
            let failed = self.no_forms(done.no_forms, &mut others);
            if !failed.is_empty() {
                units.extend(failed);
                units.sort_by_key(|unit| unit.origin);
            }
            for mut unit in units {
                if let Some(first) = seen.first(&unit.id, unit.origin).filter(|_| !unit.id.is_empty()) {
                    unit.tell(RenderedFinding::twice(&unit.id, unit.origin, first, &self.names, language));
                }
                count.add(&unit);
                let line = written(&unit, None, unit.has_no_cohort().then_some(Unranked::NoCohort), &shape);
                self.profile.writing(|| outlet.write(line.as_bytes()))?;
            }
            self.progress.set_position(u64::try_from(count.units.read).unwrap_or(u64::MAX));
            Ok(())
        })?;
        self.progress.finish_and_clear();
        tell(&others.text(screen.language, screen.verbose));
        if count.units.read == 0 {
            bail!(Complaint::new(NoFormAmongFiles {}));
        }
        outlet.finish()?;
        screen.tell_written(&self.arguments.output);
        if count.units.failed + count.units.in_progress > 0 {
            tell(&format!("{}\n", screen.language.units(&count.units)));
        }
        if count.errors > 0 {
            exit = Exit::Findings;
        }
        self.show_profile(count.units.read, screen);
        Ok(exit)
    }

    /// Files that turned out to be no forms are named among the others; one that was given as a form is a unit that failed.
    fn no_forms(&self, files: Vec<NoForm>, others: &mut Others) -> Vec<Standing> {
        let mut failed = Vec::new();
        for file in files {
            let path = self.inputs.files[file.file as usize].path();
            if !file.failed.is_empty() && self.arguments.paths.iter().any(|given| given == path) {
                failed.extend(file.failed);
            } else {
                others.add(path.to_owned(), Why::Is(file.what));
            }
        }
        failed
    }

    fn show_profile(&self, units: usize, screen: &Screen) {
        if self.arguments.profile {
            tell(&self.profile.text(units, self.arguments.jobs(), screen.language));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_sort_has_its_word() {
        for (word, sorting) in Sorting::WORDS {
            assert_eq!(parse_sorting(word).ok(), Some(sorting));
        }
        assert!(parse_sorting("size").unwrap_err().to_string().contains("wrong-rows"));
    }
}
