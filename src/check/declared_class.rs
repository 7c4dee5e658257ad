//! `declared-band-differs` and `declared-index-differs`: what the form declares of its place in a classification.

use super::{Examined, Form};
use crate::column::Column;
use crate::evaluate::{Agreement, Outcome};
use crate::finding::{Finding, Findings, Place, code};
use crate::number::plain;

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let form = examined.form();
    for (row, column) in form.rows().flat_map(|row| Column::BOTH.map(|column| (row, column))) {
        let Some(outcome) = form.evaluation.outcome(row, column) else { continue };
        // a row that says `same` has nothing of its own that could be wrong
        if column == Column::Appraisal && form.taken_over(row) {
            continue;
        }
        let stated = form.submission.row(row, column);
        let of_same = stated.place.as_ref().filter(|_| stated.same);
        let told = Told { form, row, column, outcome };
        if let Some(band) = stated.declared_band() {
            told.band(band.value, of_same.unwrap_or(&band.place))
                .into_iter()
                .for_each(|it| findings.push(it));
        }
        if let Some(index) = stated.declared_index() {
            told.index(index.value, of_same.unwrap_or(&index.place))
                .into_iter()
                .for_each(|it| findings.push(it));
        }
    }
}

struct Told<'t> {
    form: Form<'t>,
    row: Option<usize>,
    column: Column,
    outcome: &'t Outcome,
}

impl Told<'_> {
    fn band(&self, declared: usize, place: &Place) -> Option<Finding> {
        let criteria = self.form.criteria;
        let node = self.row.map_or(&criteria.total.node, |row| &criteria.rows[row].node);
        let list = &node.bands.as_ref()?.list;
        let name = |band: usize| match &list[band].title {
            Some(title) => format!("{} ({title})", list[band].id),
            None => list[band].id.clone(),
        };
        (self.outcome.band_agreement(declared) != Agreement::Agrees).then_some(())?;
        let computed = self.outcome.band.and_then(|banded| banded.band);
        let (what, help) = match computed {
            Some(band) => (
                format!("its band is {}", name(band)),
                format!("write {}, or correct the answers", list[band].id),
            ),
            None => (
                format!("it has none{}", self.without_score()),
                "leave the band out, or correct what takes it away".to_owned(),
            ),
        };
        let message = self.message(&format!("the band {}", name(declared)), &what);
        Some(self.finding(Finding::new(&code::DECLARED_BAND_DIFFERS, message, help), place, &|| {
            computed.map(|band| list[band].id.clone())
        }))
    }

    fn index(&self, declared: crate::number::Decimal, place: &Place) -> Option<Finding> {
        (self.outcome.index_agreement(declared) != Agreement::Agrees).then_some(())?;
        let (what, help) = match self.outcome.index {
            Some(index) => (
                format!("its index is {}", plain(index)),
                format!("write {}, or correct the answers", plain(index)),
            ),
            None => (
                format!("it has none{}", self.without_score()),
                "leave the index out, or correct what takes it away".to_owned(),
            ),
        };
        let message = self.message(&format!("the index {}", plain(declared)), &what);
        Some(self.finding(Finding::new(&code::DECLARED_INDEX_DIFFERS, message, help), place, &|| {
            self.outcome.index.map(plain)
        }))
    }

    fn without_score(&self) -> &'static str {
        if self.outcome.points.is_none() { ": there is no score" } else { "" }
    }

    fn message(&self, declared: &str, what: &str) -> String {
        let name = self.form.name(self.row);
        format!("{name} declares {declared} in the {} column, but {what}", self.column.word())
    }

    fn finding(&self, finding: Finding, place: &Place, right: &dyn Fn() -> Option<String>) -> Finding {
        let finding = finding.at(place).about(self.form.code(self.row), Some(self.column));
        match right() {
            Some(right) => finding.label(format!("should be {right}")),
            None => finding,
        }
    }
}
