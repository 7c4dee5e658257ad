//! Columns that a narrow terminal has no room for.

use super::messages::left_out::{AnswersLeftOut, ColumnsLeftOut};
use super::{GridColumn, Language, Line, Tone};
use crate::language::{Listed, Show};

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Answers, beside which the points stand.
    Answers,
    /// Any columns, by their headings.
    Columns,
}

/// That a column is left out where there is no room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GivesWay {
    /// The greatest goes first; equal ones go together.
    pub order: usize,
    /// It is left out rather than that columns of text have fewer columns than this.
    pub leaves: usize,
    /// What it is.
    pub what: LeftOut,
}

impl GivesWay {
    /// What is said of columns that are left out, by their headings; `width` shows them.
    pub fn note(self, names: Vec<String>, width: usize, language: Language) -> Line {
        let said = match self.what {
            LeftOut::Answers => AnswersLeftOut { width }.said(language),
            LeftOut::Columns => ColumnsLeftOut { names: Listed(names), width }.said(language),
        };
        Line::new(said, Tone::Faint)
    }
}

impl GridColumn {
    /// The same, left out where there is no room for it.
    #[must_use]
    pub fn giving_way(self, order: usize, leaves: usize, what: LeftOut) -> Self {
        GridColumn { gives_way: Some(GivesWay { order, leaves, what }), ..self }
    }
}
