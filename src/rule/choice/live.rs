//! Options as a formula: a case for each id.

use super::{Choice, Worth};
use crate::answer::AnswerField;
use crate::live::{Cells, Figure, Points};

impl Choice {
    /// What the cells of a choice, and of the figures beside it, come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let mut points = Points::Impossible;
        for (option, listed) in self.options.iter().zip(&self.list).rev() {
            let (of_option, asked): (Points, &[AnswerField]) = match &option.worth {
                Worth::Points(points) => (Points::Known(points.clone()), &[]),
                Worth::Rule(rule) => {
                    let points = rule.live(cells)?;
                    let capped = option.cap.iter().try_fold(points, Points::capped)?;
                    (capped, rule.answer_fields())
                }
            };
            let beside = not_asked(cells, asked);
            let of_option = match Cells::all_blank(beside) {
                Some(blank) => Points::when(blank, of_option, Points::Impossible),
                None => of_option,
            };
            points = Points::when(cells.chosen(&listed.id)?, of_option, points);
        }
        Some(points)
    }
}

/// The cells of figures that an option does not ask for: with something in them the answer is none.
fn not_asked<'c>(cells: &'c Cells<'_>, asked: &[AnswerField]) -> Vec<&'c Figure> {
    let second = asked.contains(&AnswerField::Den) || asked.contains(&AnswerField::Previous);
    let own = [(&cells.first, asked.is_empty()), (&cells.second, !second)];
    own.into_iter().filter_map(|(figure, idle)| figure.as_ref().filter(|_| idle)).collect()
}
