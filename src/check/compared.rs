//! How many figures a form declares, and how many of them are wrong: the one count, whoever asks.

use super::Form;
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::evaluate::{Agreement, Evaluation};
use crate::finding::{Code, code};
use crate::submission::Submission;

/// How much of what a form declares is wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// All that is declared and can be compared: points, bands and indexes.
    pub compared: usize,
    /// Declared figures that depend on rows still to be appraised.
    pub not_yet: usize,
    /// Rows with at least one wrong figure, the total included.
    pub wrong_rows: usize,
    /// Points that differ.
    pub points: usize,
    /// Points that are declared without a score.
    pub without_score: usize,
    /// Bands that differ.
    pub bands: usize,
    /// Indexes that differ.
    pub indexes: usize,
}

impl Declared {
    /// Counts what is wrong, without its causes.
    pub fn of(criteria: &Criteria, submission: &Submission, evaluation: &Evaluation) -> Self {
        let form = Form { criteria, submission, evaluation };
        let mut count = Declared::default();
        for row in form.nodes() {
            let (mut points, class) = (PerColumn::default(), count.bands + count.indexes);
            for column in Column::BOTH {
                let agreements = form.agreements(row, column);
                for agreement in agreements.into_iter().flatten() {
                    let is_open = agreement == Agreement::NotYet;
                    *(if is_open { &mut count.not_yet } else { &mut count.compared }) += 1;
                }
                // a row that says `same` has no figure of its own that could be wrong
                if column == Column::Own || !form.taken_over(row) {
                    let [declared, band, index] = agreements;
                    *points.get_mut(column) = declared;
                    count.bands += usize::from(band.is_some_and(Agreement::is_wrong));
                    count.indexes += usize::from(index.is_some_and(Agreement::is_wrong));
                }
            }
            count.add_row(points, count.bands + count.indexes > class);
        }
        count
    }

    /// Counts a row: how the points that each column declares compare, and whether a band or an index differs.
    #[inline]
    pub fn add_row(&mut self, points: PerColumn<Option<Agreement>>, class_differs: bool) {
        let mut is_wrong = class_differs;
        for agreement in [points.own, points.appraisal].into_iter().flatten() {
            self.points += usize::from(agreement == Agreement::Differs);
            self.without_score += usize::from(agreement == Agreement::NoScore);
            is_wrong |= agreement.is_wrong();
        }
        self.wrong_rows += usize::from(is_wrong);
    }

    /// Those that differ, or that there is nothing to compare with.
    pub fn differing(self) -> usize {
        self.by_code().into_iter().map(|(_, times)| times).sum()
    }

    /// How many there are of each finding.
    pub fn by_code(self) -> [(&'static Code, usize); 4] {
        [
            (&code::DECLARED_SCORE_DIFFERS, self.points),
            (&code::DECLARED_WITHOUT_SCORE, self.without_score),
            (&code::DECLARED_BAND_DIFFERS, self.bands),
            (&code::DECLARED_INDEX_DIFFERS, self.indexes),
        ]
    }
}
