//! `score batch PATH…`: many units, scored, ranked and summed up; never stopped by a bad one.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;
use indicatif::ProgressBar;

use super::Exit;
use super::batch_edition::bind;
use super::batch_inputs::{Input, Inputs};
use super::batch_profile::Profile;
use super::batch_work::{Beginning, Files, score_all};
use super::load::Loader;
use super::options::{InputOptions, OutputOptions};
use super::output::{Outlet, Screen, tell};
use crate::batch::{Batch, Seen, Wanted};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::ranking::{Origin, Sorting, Standing, Standings, Summary, Tally, Told, ranked_column};
use crate::read::read_standing;
use crate::report::{Language, RankingRequest, ranking, ranking_flat};
use crate::text::visible;
use crate::write::{Format, standing_line, write_csv, write_markdown, write_table};

/// The terminal shows so many findings of bad units, and says how many more there are.
const SHOWN: usize = 100;

/// What was typed.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct BatchArguments {
    /// Forms (.toml, .csv), folders of forms, patterns, CSVs of many units; `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// The column that ranks [default: the appraisal, where a unit has one]
    #[arg(long, value_name = "COLUMN", value_parser = parse_column)]
    column: Option<Column>,

    /// By what to sort: rank, unit, self, appraisal, difference or wrong-rows
    #[arg(long, value_name = "BY", default_value = "rank", value_parser = parse_sorting)]
    sort: Sorting,

    /// List so many units only; bad ones are always listed
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,

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
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Say on standard error where the time goes
    #[arg(long)]
    profile: bool,

    #[command(flatten)]
    input: InputOptions,

    #[command(flatten)]
    output: OutputOptions,
}

const HELP: &str = "A CSV of many units has a column `unit`; the rows of a unit stand one after the other. \
A unit that cannot be scored, or is given twice, is listed first, with its findings and without a rank.";

fn parse_column(text: &str) -> Result<Column, String> {
    let known = Column::BOTH.into_iter().find(|column| column.word() == text);
    known.ok_or_else(|| "give self or appraisal".to_owned())
}

fn parse_sorting(text: &str) -> Result<Sorting, String> {
    let known = Sorting::WORDS.iter().find(|(word, _)| *word == text).map(|(_, sorting)| *sorting);
    known.ok_or_else(|| {
        let words: Vec<&str> = Sorting::WORDS.iter().map(|(word, _)| *word).collect();
        format!("give one of {}", words.join(", "))
    })
}

/// Runs the command.
///
/// # Errors
/// Where nothing can be scored, or the result cannot be written.
pub fn run(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    // a panic in a unit is caught, and told as that unit's
    std::panic::set_hook(Box::new(|_| {}));
    if arguments.merge {
        return merge(arguments, screen);
    }
    let profile = Profile::start();
    let inputs = Inputs::of(&arguments.paths)?;
    let beginning = inputs.files.contains(&Input::Stdin).then(Beginning::of_stdin).transpose()?;
    let mut loader = Loader::default();
    let bound = bind(&mut loader, &inputs.files, beginning.as_ref(), &arguments.input, arguments.wanted())?;
    let Loader { sources, findings, inputs: mut read } = loader;
    let Some(batch) = bound else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(Exit::NoResult);
    };
    if arguments.no_rank && batch.is_relative() {
        bail!(
            "these criteria set units against each other, so that all must be known first: leave --no-rank out"
        );
    }
    if inputs.passed_over > 0 {
        tell(&format!("{} other files in these folders are no forms\n", inputs.passed_over));
    }
    read.extend(inputs.files.iter().filter_map(|input| match input {
        Input::File(path) => Some(path.clone()),
        Input::Stdin => None,
    }));
    let run = Run {
        arguments,
        batch: &batch,
        names: inputs.files.iter().map(|input| visible(&input.name())).collect(),
        read,
        profile,
        progress: ProgressBar::new_spinner(),
    };
    let files = Files { inputs: &inputs.files, beginning };
    if arguments.no_rank { run.stream(files) } else { run.rank(files, screen) }
}

impl BatchArguments {
    fn wanted(&self) -> Wanted {
        let tally = matches!(self.format(), Format::Table | Format::Markdown);
        Wanted { column: self.column, groups: self.groups, ranks: !self.no_rank, tally }
    }

    /// Lines of JSON where units are streamed, else as everywhere.
    fn format(&self) -> Format {
        let streamed = self.no_rank && self.output.format.is_none() && self.output.output.is_none();
        if streamed { Format::Json } else { self.output.format() }
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
    names: Vec<String>,
    read: Vec<PathBuf>,
    profile: Profile,
    progress: ProgressBar,
}

impl Run<'_> {
    fn groups(&self) -> Vec<String> {
        let criteria = &self.batch.criteria;
        let wanted = if self.arguments.groups { &criteria.top[..] } else { &[] };
        wanted.iter().map(|row| criteria.rows[*row].code.clone()).collect()
    }

    /// Scores all units, then ranks them.
    fn rank(&self, files: Files<'_>, screen: &Screen) -> anyhow::Result<Exit> {
        let (mut units, mut bound, mut tally) = (Vec::new(), Vec::new(), Tally::default());
        score_all(self.batch, files, self.arguments.jobs(), &self.profile, |done| {
            self.profile.taking(|| {
                units.extend(done.units);
                bound.extend(done.bound);
                tally.merge(&done.tally);
                self.progress.set_position(u64::try_from(units.len() + bound.len()).unwrap_or(u64::MAX));
            });
            Ok(())
        })?;
        if !bound.is_empty() {
            let done = self.batch.together(bound);
            units.extend(done.units);
            tally.merge(&done.tally);
        }
        self.progress.finish_and_clear();
        let standings = self.profile.ranking(|| {
            let column = self.arguments.column.unwrap_or_else(|| ranked_column(&units));
            Standings::new(units, column, self.arguments.sort, &self.names)
        });
        let ranked = Ranked {
            criteria: Some(&self.batch.criteria),
            groups: self.groups(),
            standings: &standings,
            tally: &tally,
            inputs: &self.read,
        };
        let exit = self.profile.writing(|| ranked.show(self.arguments, screen))?;
        self.show_profile(standings.units.len());
        Ok(exit)
    }

    /// Writes each unit as it comes.
    fn stream(&self, files: Files<'_>) -> anyhow::Result<Exit> {
        if self.arguments.format() != Format::Json {
            bail!("--no-rank writes lines of JSON as units come: leave --format out, or say --format json");
        }
        let mut outlet = Outlet::open(&self.arguments.output, &self.read)?;
        let groups = self.groups();
        let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
        let (mut seen, mut count, mut exit) = (Seen::default(), Count::default(), Exit::Clean);
        score_all(self.batch, files, self.arguments.jobs(), &self.profile, |done| {
            for mut unit in done.units {
                if let Some(first) = seen.first(&unit.id, unit.origin).filter(|_| !unit.id.is_empty()) {
                    unit.trouble.push(Told::twice(&unit.id, unit.origin, first, &self.names));
                }
                count.add(&unit);
                let line = standing_line(&unit, None, false, &groups);
                self.profile.writing(|| outlet.write(&line))?;
            }
            self.progress.set_position(u64::try_from(count.read).unwrap_or(u64::MAX));
            Ok(())
        })?;
        self.progress.finish_and_clear();
        outlet.finish()?;
        if count.bad > 0 {
            tell(&format!("{}\n", Language::English.units(count.read, count.read - count.bad, count.bad, 0)));
        }
        if count.errors > 0 {
            exit = Exit::Findings;
        }
        self.show_profile(count.read);
        Ok(exit)
    }

    fn show_profile(&self, units: usize) {
        if self.arguments.profile {
            tell(&self.profile.text(units, self.arguments.jobs()));
        }
    }
}

/// What went by.
#[derive(Default)]
struct Count {
    read: usize,
    bad: usize,
    errors: usize,
}

impl Count {
    fn add(&mut self, unit: &Standing) {
        self.read += 1;
        self.bad += usize::from(unit.is_bad());
        self.errors += usize::from(unit.is_bad() || unit.has_wrong_rows());
    }
}

/// A ranking that is to be shown.
struct Ranked<'r> {
    criteria: Option<&'r Criteria>,
    groups: Vec<String>,
    standings: &'r Standings,
    tally: &'r Tally,
    inputs: &'r [PathBuf],
}

impl Ranked<'_> {
    fn show(&self, arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
        let format = arguments.format();
        let mut outlet = Outlet::open(&arguments.output, self.inputs)?;
        let top = arguments.top.and_then(|top| usize::try_from(top).ok());
        let summary = Summary::new(self.standings, self.tally);
        let request = RankingRequest {
            criteria: self.criteria,
            groups: self.groups.clone(),
            standings: self.standings,
            summary: &summary,
            tally: self.tally,
            top,
            language: screen.language,
        };
        if format != Format::Json {
            tell(&self.findings());
        }
        match format {
            Format::Table => {
                outlet.write(&write_table(&ranking(&request), screen.paper(&arguments.output)))?;
            }
            Format::Markdown => outlet.write(&write_markdown(&ranking(&request)))?,
            Format::Csv => outlet.write(&write_csv(&ranking_flat(&request)))?,
            Format::Json => self.lines(top, &mut outlet)?,
        }
        outlet.finish()?;
        if matches!(format, Format::Json | Format::Csv) && self.standings.incomplete {
            let units = screen.language.units(summary.read, summary.scored, summary.failed, summary.without);
            tell(&format!("{units}: {}\n", screen.language.said(crate::report::Said::Incomplete)));
        }
        let error = |unit: &Standing| unit.is_bad() || unit.has_wrong_rows();
        let clean = !self.standings.units.iter().any(error);
        Ok(if clean { Exit::Clean } else { Exit::Findings })
    }

    fn lines(&self, top: Option<usize>, outlet: &mut Outlet) -> anyhow::Result<()> {
        let groups: Vec<&str> = self.groups.iter().map(String::as_str).collect();
        for place in self.standings.listed(top) {
            let unit = &self.standings.units[place.unit];
            outlet.write(&standing_line(unit, place.rank, place.by_rounding, &groups))?;
        }
        Ok(())
    }

    /// What is wrong with the units that are not ranked, a line each.
    fn findings(&self) -> String {
        let told: Vec<(&str, &Told)> =
            self.standings.bad().flat_map(|unit| unit.trouble.iter().map(|told| (&*unit.id, told))).collect();
        let mut text = String::new();
        for (id, told) in told.iter().take(SHOWN) {
            let place = told
                .place
                .as_ref()
                .map_or(String::new(), |(file, line, column)| format!("{}:{line}:{column}: ", visible(file)));
            let unit = if id.is_empty() { String::new() } else { format!("{}: ", visible(id)) };
            text.push_str(&format!(
                "{place}{}[{}]: {unit}{}\n",
                told.severity,
                told.code,
                visible(&told.message)
            ));
        }
        if told.len() > SHOWN {
            text.push_str(&format!("… and {} more: --format json has all\n", told.len() - SHOWN));
        }
        text
    }
}

/// Ranks lines of JSON.
fn merge(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let profile = Profile::start();
    let (mut units, mut names, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    let mut groups: Option<Vec<String>> = None;
    let mut paths = arguments.paths.clone();
    paths.sort_unstable();
    paths.dedup();
    for path in &paths {
        let name = visible(&path.to_string_lossy());
        let stdin = path.as_os_str() == "-";
        let text = if stdin {
            std::io::read_to_string(std::io::stdin()).context("<stdin>")?
        } else {
            inputs.push(path.clone());
            std::fs::read_to_string(path).with_context(|| name.clone())?
        };
        let file = u32::try_from(names.len()).unwrap_or(u32::MAX);
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let origin = Origin { file, line: u32::try_from(number + 1).unwrap_or(u32::MAX) };
            let read = profile.reading(|| read_standing(line, origin));
            let (unit, codes) = match read {
                Ok(read) => read,
                Err(why) => bail!("{name}:{}: {}", number + 1, visible(&why)),
            };
            if unit.fate != crate::ranking::Fate::Failed {
                let known = groups.get_or_insert_with(|| codes.clone());
                if *known != codes {
                    bail!("{name}:{}: this line has other groups than the lines before it", number + 1);
                }
            }
            units.push(unit);
        }
        names.push(if stdin { "<stdin>".to_owned() } else { name });
    }
    let column = arguments.column.unwrap_or_else(|| ranked_column(&units));
    let standings = profile.ranking(|| Standings::new(units, column, arguments.sort, &names));
    let tally = Tally::default();
    let groups = groups.unwrap_or_default();
    let ranked = Ranked { criteria: None, groups, standings: &standings, tally: &tally, inputs: &inputs };
    let exit = profile.writing(|| ranked.show(arguments, screen))?;
    if arguments.profile {
        tell(&profile.text(standings.units.len(), 1));
    }
    Ok(exit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_sort_has_its_word() {
        for (word, sorting) in Sorting::WORDS {
            assert_eq!(parse_sorting(word), Ok(sorting));
        }
        assert!(parse_sorting("size").unwrap_err().contains("wrong-rows"));
    }
}
