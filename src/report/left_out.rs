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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivesWay {
    /// The greatest goes first; equal ones go together.
    pub order: usize,
    /// It is left out rather than that columns of text have fewer columns than this.
    pub leaves: usize,
    /// What it is.
    pub what: LeftOut,
    /// The language in which that is said.
    pub language: Language,
}

impl PartialOrd for GivesWay {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for GivesWay {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |of: &Self| (of.order, of.leaves, of.what);
        key(self).cmp(&key(other))
    }
}

impl GivesWay {
    /// What is said of columns that are left out, by their headings; `width` shows them.
    pub fn note(self, names: Vec<String>, width: usize) -> Line {
        let said = match self.what {
            LeftOut::Answers => AnswersLeftOut { width }.said(self.language),
            LeftOut::Columns => ColumnsLeftOut { names: Listed(names), width }.said(self.language),
        };
        Line::new(said, Tone::Faint)
    }
}

impl GridColumn {
    /// The same, left out where there is no room for it.
    #[must_use]
    pub fn giving_way(self, order: usize, leaves: usize, what: LeftOut, language: Language) -> Self {
        GridColumn { gives_way: Some(GivesWay { order, leaves, what, language }), ..self }
    }
}
