//! Forms to fill in, made from an edition: a workbook with drop-down lists that is read again by hidden ids, and the two
//! notations of text, blank.

mod book;
mod carried;
mod csv;
mod entries;
mod heights;
mod layout;
mod number;
mod plan;
mod styles;
mod toml;
mod values;
mod words;
mod workbook;

use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::finding::SourceId;
use crate::language::Language;
use crate::source::{Notation, Shape};
use crate::submission::{Row, Stage, Submission, Unit};

pub(crate) use book::{Computed, Lists, Results, finish};
pub(crate) use carried::carried;
pub(crate) use csv::csv;
pub(crate) use heights::height;
pub(crate) use layout::sheet_name;
pub(crate) use number::{for_cell, workbook_number};
pub(crate) use plan::Plan;
pub(crate) use toml::toml;
pub(crate) use workbook::form_sheet;
pub use workbook::workbook;

/// What a form is made of.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    /// Its edition.
    pub criteria: &'t Criteria,
    /// Whether it has the columns of the appraisal.
    pub appraisal: bool,
    /// What stands in it already.
    pub filled: &'t Submission,
    /// Whether it has the points that it comes to beside those that it declares.
    pub computed: bool,
}

impl Template<'_> {
    /// The language of the form: that of the edition's titles.
    pub(crate) fn language(&self) -> Language {
        let is_english = |tag: &str| tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if self.criteria.language.as_deref().is_some_and(is_english) {
            Language::English
        } else {
            Language::Vietnamese
        }
    }

    /// The columns that it has.
    fn columns(&self) -> &'static [Column] {
        if self.appraisal { &Column::BOTH } else { &[Column::Own] }
    }
}

/// A form of an edition in which nothing stands yet.
pub fn blank(criteria: &Criteria) -> Submission {
    let pair = || PerColumn { own: Row::default(), appraisal: Row::default() };
    Submission {
        stage: Stage::Final,
        source: SourceId(0),
        notation: Notation::default(),
        shape: Shape::Form,
        unit: Unit::default(),
        facts: PerColumn::from_fn(|_| vec![None; criteria.facts.len()]),
        fact_options: PerColumn::from_fn(|_| vec![None; criteria.facts.len()]),
        fact_changes: Vec::new(),
        present: PerColumn { own: false, appraisal: false },
        rows: criteria.rows.iter().map(|_| pair()).collect(),
        total: pair(),
        printed_max: Vec::new(),
    }
}
