//! A ranking on its way out: the result to where it belongs, the findings of bad units to standard error.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Exit;
use super::batch::BatchArguments;
use super::messages::batch::{AndMoreRows, AndMoreUnits, MORE_UNITS, MoreOfUnits};
use super::output::{Outlet, Screen, refuse_unfit, tell};
use crate::criteria::Criteria;
use crate::finding::{Severity, is_told_at_once};
use crate::language::{Counted, Language, Show};
use crate::ranking::{LineShape, RenderedFinding, Standing, Standings, Summary, Tally};
use crate::report::{RankingRequest, Said};
use crate::source::Position;
use crate::text::visible;
use crate::write::{RankingWithForms, Readers, UnitForm, UnitLine};

/// The terminal shows so many findings of bad units, and says how many more there are.
const SHOWN: usize = 100;

/// A ranking that is to be shown.
pub(super) struct Ranked<'r> {
    /// The edition, where the units come from forms.
    pub criteria: Option<&'r Criteria>,
    /// The forms of the units, where they are shown beside the ranking.
    pub forms: Vec<UnitForm<'r>>,
    /// What all units have in common.
    pub shape: LineShape,
    /// The units.
    pub standings: &'r Standings,
    /// What was counted.
    pub tally: &'r Tally,
    /// The files that were read: no result is written over them.
    pub inputs: &'r [PathBuf],
}

impl Ranked<'_> {
    /// Writes it in the format that was asked for.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn show(mut self, arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
        let format = arguments.format();
        refuse_unfit(format, &arguments.output)?;
        let mut outlet = Outlet::open(&arguments.output, self.inputs)?;
        let top = arguments.top.and_then(|top| usize::try_from(top).ok());
        let summary = Summary::new(self.standings, self.tally);
        let request = RankingRequest {
            criteria: self.criteria,
            groups: self.shape.groups.clone(),
            standings: self.standings,
            summary: &summary,
            tally: self.tally,
            top,
            language: screen.language,
        };
        if format.readers != Readers::Programs {
            tell(&trouble(self.standings, screen.language));
        }
        match format.line {
            Some(line) => self.lines(line, top, &mut outlet)?,
            None => {
                let forms = std::mem::take(&mut self.forms);
                let ranking = RankingWithForms { request, forms };
                outlet.write(&(format.write)(&ranking, &screen.rendering(format, &arguments.output)))?;
            }
        }
        outlet.finish()?;
        screen.tell_written(&arguments.output);
        if !format.readers.are_people() && self.standings.incomplete {
            let units = screen.language.units(&summary);
            tell(&format!("{units}: {}\n", screen.language.said(Said::Incomplete)));
        }
        let error = |unit: &Standing| unit.is_bad() || unit.has_wrong_rows();
        let clean = !self.standings.units.iter().any(error);
        Ok(if clean { Exit::Clean } else { Exit::Findings })
    }

    fn lines(&self, line: UnitLine, top: Option<usize>, outlet: &mut Outlet) -> anyhow::Result<()> {
        for place in self.standings.listed(top) {
            let unit = self.standings.unit(place);
            let unranked = unit.unranked(self.standings.column);
            outlet.write(line(unit, place.rank, unranked, &self.shape).as_bytes())?;
        }
        Ok(())
    }
}

/// What is wrong with the units that are not ranked, a line each.
pub(super) fn trouble(standings: &Standings, language: Language) -> String {
    let each = standings.bad().flat_map(|unit| unit.trouble.iter().map(|finding| (&*unit.id, finding)));
    // what is wrong with the header of a file is wrong with each of its units
    let mut lines: Vec<(&str, &RenderedFinding, usize, usize)> = Vec::new();
    let mut first: BTreeMap<(&str, Option<usize>, usize, &str, &str), usize> = BTreeMap::new();
    for (id, finding) in each {
        if let Some((unit, before, _, alike)) = lines.last_mut()
            && (*unit, &before.code) == (id, &finding.code)
            && is_told_at_once(&finding.code)
        {
            *alike += 1;
            continue;
        }
        let cause = finding
            .place
            .as_ref()
            .map(|(file, place)| (&**file, place.row(), column_of(place), &*finding.code, &*finding.message));
        match cause.map(|cause| *first.entry(cause).or_insert(lines.len())) {
            Some(known) if known < lines.len() && lines[known].0 != id => lines[known].2 += 1,
            Some(_) | None => lines.push((id, finding, 0, 0)),
        }
    }
    let mut text = String::new();
    for (id, finding, more, alike) in lines.iter().take(SHOWN) {
        let place = finding.place.as_ref();
        let place =
            place.map_or(String::new(), |(file, place)| format!("{}: ", visible(&place.of_file(file))));
        let units = match more {
            0 => visible(id),
            more => AndMoreUnits { unit: visible(id), more: Counted(*more, MORE_UNITS) }.said(language),
        };
        let unit = if id.is_empty() { String::new() } else { format!("{units}: ") };
        // a line of another run may have any word
        let severity = Severity::named(&finding.severity)
            .map_or(&*finding.severity, |severity| severity.name().in_language(language));
        let message = visible(&finding.message);
        let message = match alike {
            0 => message,
            more => AndMoreRows { message, more: *more }.said(language),
        };
        text.push_str(&format!(
            "{place}{}[{}]: {unit}{message}\n",
            visible(severity),
            visible(&finding.code)
        ));
    }
    if lines.len() > SHOWN {
        let more = MoreOfUnits { more: lines.len() - SHOWN };
        text.push_str(&format!("{}\n", more.said(language)));
    }
    text
}

/// The column of a place in a text.
fn column_of(place: &Position) -> usize {
    match place {
        Position::Text { column, .. } => *column,
        Position::File | Position::Cell { .. } => 0,
    }
}
