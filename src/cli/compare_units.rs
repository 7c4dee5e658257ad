//! `score compare FOLDER FOLDER`: many units before and after, by the machinery of `score batch`, without what a ranking alone
//! needs.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Exit;
use super::batch_edition::bind;
use super::batch_inputs::{Input, Inputs};
use super::batch_profile::Profile;
use super::batch_ranked::trouble;
use super::batch_work::{Beginning, Files, score_all};
use super::compare::{CompareArguments, say};
use super::complaint::Complaint;
use super::load::Loader;
use super::messages::batch_files::NoFormAmongFiles;
use super::options::{InputOptions, RESULT};
use super::output::{Screen, tell};
use crate::batch::{Batch, BatchOptions, BatchResults};
use crate::column::Column;
use crate::compare::{Movements, Sides};
use crate::criteria::Criteria;
use crate::ranking::{Sorting, Standing, Standings, ranked_column};
use crate::report::MovementsRequest;
use crate::text::visible;
use crate::write::Readers;

/// Many units that were scored.
struct Scored {
    criteria: Criteria,
    units: Vec<Standing>,
    names: Vec<String>,
    inputs: Vec<PathBuf>,
}

/// Compares two folders, patterns or CSVs of many units.
///
/// # Errors
/// Where nothing can be scored, or the result cannot be written.
pub(super) fn compare_units(arguments: &CompareArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let inputs = arguments.inputs();
    let before = scored(&arguments.before, &inputs.before, screen)?;
    let after = scored(&arguments.after, &inputs.after, screen)?;
    let (Some(before), Some(after)) = (before, after) else { return Ok(Exit::NoResult) };
    let asked = arguments.input.layout.ranked_column();
    let column = asked.unwrap_or_else(|| ranked_column(before.units.iter().chain(&after.units)));
    let read: Vec<PathBuf> = [&before.inputs[..], &after.inputs[..]].concat();
    let criteria = Sides { before: before.criteria, after: after.criteria };
    let old = ranking(before.units, column, &before.names, screen);
    let new = ranking(after.units, column, &after.names, screen);
    let format = arguments.output.format(RESULT);
    if format.readers != Readers::Programs {
        tell(&format!("{}{}", trouble(&old, screen.language), trouble(&new, screen.language)));
    }
    let names = Sides { before: &arguments.before, after: &arguments.after };
    let names = names.map(|path| visible(&path.to_string_lossy()));
    let request = MovementsRequest {
        movements: &Movements::new(&old, &new),
        criteria: criteria.as_ref(),
        files: Sides { before: &names.before, after: &names.after },
        language: screen.language_in(format),
    };
    screen.write(&request, format, &arguments.output, &read)?;
    let is_wrong = |unit: &Standing| unit.is_bad() || unit.has_wrong_rows();
    let clean = !old.units.iter().chain(&new.units).any(is_wrong);
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}

fn ranking(units: Vec<Standing>, column: Column, names: &[String], screen: &Screen) -> Standings {
    Standings::new(units, column, Sorting::Rank, names, screen.language)
}

/// Scores all units of a path; `None` where the edition is wrong, which is told.
fn scored(path: &Path, options: &InputOptions, screen: &Screen) -> anyhow::Result<Option<Scored>> {
    let found = Inputs::of(&[path.to_owned()], Vec::new())?;
    let beginning = found.files.contains(&Input::Stdin).then(Beginning::of_stdin).transpose()?;
    let mut loader = Loader::default();
    let wanted = BatchOptions {
        column: options.layout.ranked_column(),
        groups: false,
        marks: false,
        tally: false,
        language: screen.language,
        stage: options.stage(),
    };
    let bound = bind(&mut loader, &found.files, beginning.as_ref(), options, wanted)?;
    let Loader { sources, findings, inputs: mut read, .. } = loader;
    let Some(batch) = bound else {
        screen.show_findings(&findings.sorted(), &sources);
        return Ok(None);
    };
    let files = Files { inputs: &found.files, plain: found.plain, beginning };
    let units = units(&batch, files)?;
    say(&found.others.text(screen.language, screen.verbose), screen);
    if units.is_empty() {
        bail!(Complaint::new(NoFormAmongFiles {}));
    }
    read.extend(found.files.iter().map(|input| input.path().to_owned()));
    let names = found.files.iter().map(|input| visible(&input.name())).collect();
    Ok(Some(Scored { criteria: batch.criteria, units, names, inputs: read }))
}

fn units(batch: &Batch, files: Files<'_>) -> anyhow::Result<Vec<Standing>> {
    let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut all = BatchResults::default();
    score_all(batch, files, cores, &Profile::start(), |done| {
        all.add(done);
        Ok(())
    })?;
    if !all.bound.is_empty() {
        let bound = std::mem::take(&mut all.bound);
        all.add(batch.evaluate_relative(bound));
    }
    // a file that was given by name and is no form is a unit that failed
    all.units.extend(all.no_forms.into_iter().flat_map(|file| file.failed));
    Ok(all.units)
}
