//! Printed forms: which edition they belong to, and which unit of theirs is meant.

use std::path::Path;

use anyhow::{Context, bail};

use super::complaint::Complaint;
use super::layout_file::layout_of;
use super::load::{Loader, unknown_criteria};
use super::messages::forms::{
    CriteriaDiffer, NoCriteriaOfPrinted, NoSuchRows, Semicolons, SeveralUnits, UnknownRow, hint,
};
use super::options::InputOptions;
use crate::criteria::{Criteria, EDITIONS, decode, edition};
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::form::{FormUnit, Overrides, fit, origin, read_form};
use crate::language::{Listed, Quoted};
use crate::source::workbook::Workbook;
use crate::source::{RawSubmission, SourceText};
use crate::text::visible;

/// The shipped editions that a printed form has lines for.
pub(super) fn editions_of(workbook: &Workbook, options: &InputOptions) -> Vec<&'static str> {
    let overrides = options.layout.overrides();
    let fits = |text: &'static str| {
        let mut ignored = Findings::default();
        let criteria = decode(SourceId(0), &SourceText::embedded("", text), &mut ignored);
        criteria.is_some_and(|criteria| fit(workbook, &criteria, &overrides).is_nearly_all())
    };
    EDITIONS.iter().filter(|edition| fits(edition.text)).map(|edition| edition.id).collect()
}

impl Loader {
    /// The form of the one unit in a file, with its edition. `None` where the findings say why that cannot be.
    ///
    /// # Errors
    /// Where the edition cannot be read.
    pub(super) fn read_printed(
        &mut self,
        (id, file): (SourceId, &Path),
        options: &InputOptions,
    ) -> anyhow::Result<Option<(RawSubmission, Criteria)>> {
        let source = self.sources.get(id).clone();
        let Some(workbook) = source.workbook_shown() else { return Ok(None) };
        let whole = Place::new(id, 0..0);
        let overrides = layout_of(file, &options.layout)?;
        // a form that the program made says which edition it is of
        let made_for = origin(workbook).map(|origin| (origin.id.0, Place::new(id, origin.id.1)));
        let criteria = match (&options.criteria, &made_for) {
            (Some(asked), _) => self.criteria_asked(asked)?,
            (None, Some((named, _))) if edition(named).is_some() => self.criteria(named)?,
            (None, Some((named, place))) => {
                self.findings.push(unknown_criteria(named).at(place));
                return Ok(None);
            }
            (None, None) => match editions_of(workbook, options)[..] {
                [one] => self.criteria(one)?,
                _ => {
                    let shipped = Listed(EDITIONS.iter().map(|edition| edition.id).collect());
                    self.findings.push(Finding::from(NoCriteriaOfPrinted { shipped }).at(&whole));
                    None
                }
            },
        };
        let Some(criteria) = criteria else { return Ok(None) };
        if let Some((named, place)) = made_for.filter(|(named, _)| *named != criteria.id) {
            let differ = CriteriaDiffer { named, asked: criteria.id.clone() };
            self.findings.push(Finding::from(differ).at(&place));
            return Ok(None);
        }
        // what is said of a row that is not there would be passed over, and the doubt stay
        expect_rows(&criteria, &overrides).context("--row")?;
        let mut units = read_form(&criteria, (id, workbook), &overrides, &mut self.findings);
        if units.len() > 1 {
            let names = units.iter().map(|unit| name_of(&unit.raw)).collect();
            let several = SeveralUnits { units: units.len(), names: Listed(names) };
            self.findings.push(Finding::from(several).at(&whole));
            return Ok(None);
        }
        Ok(units.pop().map(|FormUnit { raw, findings }| {
            self.findings.extend(findings);
            (raw, criteria)
        }))
    }
}

/// Refuses what was settled of rows that the edition does not have.
///
/// # Errors
/// Where there is one.
pub(super) fn expect_rows(criteria: &Criteria, settled: &Overrides) -> anyhow::Result<()> {
    let unknown: Vec<UnknownRow> = settled
        .rows
        .keys()
        .filter(|code| criteria.find(code).is_none())
        .map(|code| UnknownRow { code: Quoted(visible(code)), hint: hint(code, criteria.codes()) })
        .collect();
    if !unknown.is_empty() {
        bail!(Complaint::new(NoSuchRows { rows: Semicolons(unknown) }));
    }
    Ok(())
}

/// What a unit is called in a list of several.
fn name_of(raw: &RawSubmission) -> String {
    let said = raw.head.unit.iter().find(|(name, _)| name.value == "id");
    said.map(|(_, id)| id.value.clone()).unwrap_or_default()
}
