//! How far an appraisal is: the rows without an appraisal yet, and the figures that depend on them.

use super::messages::{AppraisedSoFar, InProgress, TotalOverOpen};
use super::run::Run;
use super::{Outcome, Status};
use crate::column::Column;
use crate::criteria::{Criteria, TOTAL};
use crate::finding::{Finding, Place};
use crate::language::{Computed, SomeRows};

/// How far an appraisal is that is being worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Leaves that the unit answered, and the appraisal not yet, in the form's order; at least one.
    pub open: Vec<usize>,
    /// How many leaves are appraised.
    pub appraised: usize,
}

impl Progress {
    /// How many leaves there are to appraise.
    pub fn of(&self) -> usize {
        self.appraised + self.open.len()
    }

    /// The same in words.
    pub(crate) fn so_far(&self, criteria: &Criteria) -> AppraisedSoFar {
        let open = self.open.iter().map(|row| criteria.rows[*row].code.clone());
        AppraisedSoFar { appraised: self.appraised, of: self.of(), open: SomeRows(open.collect()) }
    }
}

impl Run<'_> {
    /// How far the appraisal is; `None` where it is finished, or taken to be. Known once all rows are.
    pub(super) fn progress(&self) -> Option<Progress> {
        if self.column != Column::Appraisal {
            return None;
        }
        let open: Vec<usize> =
            self.criteria.leaves().map(|(row, _)| row).filter(|row| self.is_open(*row)).collect();
        if open.is_empty() {
            return None;
        }
        let appraised = self.criteria.leaves().filter(|(row, _)| {
            self.stated(*row).is_stated() && self.outcome(*row).status != Status::NotAsked
        });
        Some(Progress { appraised: appraised.count(), open })
    }

    /// Whether a leaf is still to be appraised: asked, answered by the unit, and no other one appraised in its place.
    pub(super) fn is_open(&self, row: usize) -> bool {
        self.column == Column::Appraisal
            && self.submission.awaits_appraisal(row)
            && self.outcome(row).status == Status::Blank
            && !self.has_alternative(row)
    }

    /// The finding that reports it.
    pub(super) fn in_progress(&self, progress: &Progress, total: &Outcome) -> Finding {
        let finding = Finding::from(InProgress { so_far: progress.so_far(self.criteria) })
            .at(&Place::new(self.submission.source, 0..0))
            .about(TOTAL, Some(Column::Appraisal));
        let declared = self.submission.total.appraisal.declared.as_ref().map(|declared| declared.value);
        match declared.zip(total.shown) {
            Some((declared, so_far)) if declared != so_far => {
                let so_far = Computed(self.criteria.rounding.show(so_far));
                finding.note(TotalOverOpen { declared, so_far })
            }
            _ => finding,
        }
    }
}

impl Progress {
    /// Marks open rows and whatever depends on them: their figures are not final.
    pub(super) fn mark(&self, criteria: &Criteria, outcomes: &mut [Option<Outcome>], total: &mut Outcome) {
        let mut hangs = vec![false; criteria.rows.len()];
        for &row in &criteria.order {
            let children = &criteria.rows[row].children;
            let all_open =
                |child: &usize| outcomes[*child].as_ref().is_some_and(|it| it.status == Status::Open);
            // nothing of the group is appraised
            let none = !children.is_empty() && children.iter().all(all_open);
            let is_open = none || self.open.binary_search(&row).is_ok();
            hangs[row] = is_open || criteria.needs(row).into_iter().any(|needed| hangs[needed]);
            if let Some(outcome) = outcomes[row].as_mut().filter(|_| hangs[row]) {
                outcome.be_unfinished(if is_open { Status::Open } else { Status::InProgress });
            }
        }
        total.be_unfinished(Status::InProgress);
    }
}

impl Outcome {
    /// Points that say so already, and none, keep their state.
    fn be_unfinished(&mut self, status: Status) {
        let has_figure = matches!(self.status, Status::Scored | Status::Blank | Status::Provisional);
        if has_figure {
            self.status = status;
        }
    }
}
