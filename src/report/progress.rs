//! How far an appraisal is, as reports say it.

use super::{Line, Mark, Tone};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::evaluate::{InProgress, Progress};
use crate::finding::Diagnostic;
use crate::language::Language;

/// The line of a report about both columns.
pub(crate) fn in_progress(
    criteria: &Criteria,
    progress: Option<&Progress>,
    language: Language,
) -> Option<Line> {
    let said = InProgress { so_far: progress?.so_far(criteria) }.message(language);
    Some(Line::new(format!("{} {said}", Mark::Open.sign()), Tone::Caution))
}

/// The line of a report about one column.
pub(super) fn in_progress_in(
    criteria: &Criteria,
    progress: Option<&Progress>,
    column: Column,
    language: Language,
) -> Option<Line> {
    in_progress(criteria, progress.filter(|_| column == Column::Appraisal), language)
}
