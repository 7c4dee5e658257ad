//! Leaves: answer → rule → cap → rounding.

use super::{Outcome, Status, remarks};
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, NotApplicable};
use crate::finding::Findings;
use crate::number::{Exact, RoundAt};
use crate::rule::{Rule, Score, Scoring};
use crate::submission::{Row, Submission};
use crate::working::{Recorder, Step};

/// Each row of the criteria: leaves with their outcome, groups still without.
pub fn evaluate_leaves(
    criteria: &Criteria,
    submission: &Submission,
    column: Column,
    recorder: &Recorder,
    findings: &mut Findings,
) -> Vec<Option<Outcome>> {
    let mut outcomes = Vec::with_capacity(criteria.rows.len() + 1);
    for (criterion, pair) in criteria.rows.iter().zip(&submission.rows) {
        let outcome = criterion.rule.as_deref().map(|rule| {
            let row = pair.get(column);
            let leaf = Leaf { criteria, criterion, rule, row, column };
            leaf.evaluate(recorder.fresh(), findings)
        });
        outcomes.push(outcome);
    }
    outcomes
}

struct Leaf<'e> {
    criteria: &'e Criteria,
    criterion: &'e Criterion,
    rule: &'e dyn Rule,
    row: &'e Row,
    column: Column,
}

impl Leaf<'_> {
    fn evaluate(&self, mut recorder: Recorder, findings: &mut Findings) -> Outcome {
        let (status, score) = match &self.row.answer {
            Answer::Blank => {
                recorder.step(|| Step::Blank);
                // a row that is absent altogether was reported when it was bound
                if self.row.place.is_some() && !self.row.same {
                    findings.push(remarks::blank(self.criterion, self.row, self.column));
                }
                (Status::Blank, Score::Points(Exact::ZERO))
            }
            Answer::NotApplicable => {
                self.not_applicable(self.criterion.not_applicable, &mut recorder, findings)
            }
            Answer::Given(given) => {
                let mut noticed = Vec::new();
                let score =
                    self.rule.score(given, &mut Scoring { recorder: &mut recorder, remarks: &mut noticed });
                // what is wrong with an answer that holds for both columns was told of the self column
                for remark in noticed.iter().filter(|_| !self.row.same) {
                    findings.push(remarks::finding(remark, self.criterion, self.rule, self.row, self.column));
                }
                match score {
                    Score::NotApplicable => {
                        // forbidden is to say so; here the criteria do (zero_over_zero)
                        let meaning = match self.criterion.not_applicable {
                            NotApplicable::Forbid => NotApplicable::Drop,
                            meaning => meaning,
                        };
                        self.not_applicable(meaning, &mut recorder, findings)
                    }
                    Score::Points(_) | Score::Impossible => (Status::Scored, score),
                }
            }
        };
        match score {
            Score::Points(points) => self.finish(status, points, recorder, findings),
            Score::NotApplicable => Outcome::without_points(Status::NotApplicable, recorder),
            Score::Impossible => Outcome::without_points(Status::Error, recorder),
        }
    }

    fn not_applicable(
        &self,
        meaning: NotApplicable,
        recorder: &mut Recorder,
        findings: &mut Findings,
    ) -> (Status, Score) {
        let score = match meaning {
            NotApplicable::Forbid => {
                if !self.row.same {
                    findings.push(remarks::not_applicable_forbidden(self.criterion, self.row, self.column));
                }
                Score::Impossible
            }
            NotApplicable::Drop => Score::NotApplicable,
            NotApplicable::Full => Score::Points(self.rule.best()),
            NotApplicable::Zero => Score::Points(Exact::ZERO),
        };
        if let Score::Points(points) = &score {
            recorder.step(|| Step::NotApplicable { points: points.clone() });
        }
        (Status::NotApplicable, score)
    }

    fn finish(
        &self,
        status: Status,
        points: Exact,
        mut recorder: Recorder,
        findings: &mut Findings,
    ) -> Outcome {
        let mut points = points;
        if let Some(max) = self.criterion.max.map(Exact::from).filter(|max| points > *max) {
            recorder.step(|| Step::Capped { from: points, points: max.clone() });
            points = max;
        }
        let rounding = self.criteria.rounding;
        let rounded = match rounding.at {
            RoundAt::Total => Ok(points),
            RoundAt::Leaf => rounding.apply(&points).map(|rounded| {
                let rounded = Exact::from(rounded);
                if rounded != points {
                    recorder.step(|| Step::Rounded { from: points, rounding, points: rounded.clone() });
                }
                rounded
            }),
        };
        let outcome =
            rounded.and_then(|points| Outcome::with_points(self.criteria, status, points, recorder));
        outcome.unwrap_or_else(|_| {
            let place = self.row.place.as_ref();
            findings.push(remarks::too_large(&self.criterion.code, place, self.column));
            Outcome::without_points(Status::Error, Recorder::discarding())
        })
    }
}
