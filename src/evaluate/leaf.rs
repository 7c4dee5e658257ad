//! Leaves: asked? applicable? answer → rule → cap and floor → rounding → sign → gates → evidence.

use super::gates::gated;
use super::run::Run;
use super::sums::{Formed, floored, rounded};
use super::{Effects, Outcome, Status, remarks, rule_remarks};
use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Effect, Node, NotApplicable, RescaleOver, Role};
use crate::number::{Exact, RoundAt};
use crate::rule::{Direction, Remark, Rule, Score, Scoring};
use crate::submission::missing_row;
use crate::working::{Recorder, Step};

/// What an answer comes to before the row's own settings.
enum Answered {
    Points(Status, Exact),
    /// The row left the sum.
    Left,
    Impossible,
}

impl Run<'_> {
    /// What a row is measured by, where its points depend on the other units of the batch.
    pub(super) fn measured(&self, row: usize) -> Option<Exact> {
        let Answer::Given(given) = &self.stated(row).answer else { return None };
        let rule = self.criteria.rows[row].rule.as_deref()?;
        let asked = self.asked(row);
        rule.measured(given).filter(|_| asked)
    }

    /// Works out a leaf.
    pub(super) fn leaf(&mut self, row: usize, rule: &dyn Rule, pool: &[Exact]) -> Outcome {
        let criterion = &self.criteria.rows[row];
        let stated = self.stated(row);
        let mut recorder = self.recorder.fresh();
        if !self.asked(row) {
            return self.not_asked(row, self.criteria.worth(row), recorder);
        }
        self.report_absent(row);
        if stated.doubtful {
            // why was said where the form was read
            return self.settled(row, Answered::Impossible, Effects::default(), None, recorder);
        }
        if matches!(stated.answer, Answer::NotApplicable) {
            let answered = self.not_applicable(row, criterion.not_applicable, &mut recorder);
            return self.settled(row, answered, Effects::default(), None, recorder);
        }
        let failed = self.failing(&criterion.node.gates);
        // what is blank stays blank: nobody earns points by not answering
        let blank = matches!(stated.answer, Answer::Blank);
        let replaced =
            failed.iter().filter(|_| !blank).find_map(|gate| match criterion.node.gates[*gate].effect {
                Effect::Choice(option) => Some((*gate, option)),
                Effect::Zero | Effect::Cap(_) | Effect::NoScore => None,
            });
        let counted = replaced.map(|(_, option)| option);
        let answered = match (replaced, &stated.answer) {
            (Some((gate, option)), _) => {
                recorder.step(|| Step::Replaced { gate, option });
                self.scored(row, rule, &Given::chosen(option), pool, &mut recorder)
            }
            (None, Answer::Given(given)) => self.scored(row, rule, given, pool, &mut recorder),
            (None, Answer::Blank | Answer::NotApplicable) => {
                recorder.step(|| Step::Blank);
                self.blank.push(row);
                Answered::Points(Status::Blank, Exact::ZERO)
            }
        };
        // 0/0 may turn out not to apply: such a row has no gates, as one that is said not to apply
        let applies = !matches!(answered, Answered::Left | Answered::Points(Status::NotApplicable, _));
        let failed = if applies { failed } else { Vec::new() };
        let effects = Effects { failed, ..Effects::default() };
        self.settled(row, answered, effects, counted, recorder)
    }

    /// Whether a row is asked of this unit: by its own conditions, and by those of the groups that it is in.
    pub(super) fn asked(&self, row: usize) -> bool {
        if !self.criteria.derived.conditional[row] {
            return true;
        }
        std::iter::once(row).chain(self.criteria.above(row)).all(|row| {
            let conditions = &self.criteria.rows[row].asked_if;
            conditions.iter().all(|condition| self.known().truth(condition).holds())
        })
    }

    pub(super) fn not_asked(&mut self, row: usize, worth: Exact, mut recorder: Recorder) -> Outcome {
        let stated = self.stated(row);
        if !matches!(stated.answer, Answer::Blank) && !stated.same {
            self.findings.push(remarks::answered_not_asked(&self.criteria.rows[row], stated, self.column));
        }
        recorder.step(|| Step::NotAsked);
        let formed = Formed::not_asked(Some(worth.clone()), Some(worth), recorder);
        self.outcome_of(formed, Effects::default(), Node::Row(row))
    }

    /// A row that is asked only of some units, of this one too, and is absent.
    fn report_absent(&mut self, row: usize) {
        let criterion = &self.criteria.rows[row];
        let is_open = self.column == Column::Appraisal && self.submission.awaits_appraisal(row);
        if self.criteria.derived.conditional[row] && self.stated(row).place.is_none() && !is_open {
            self.findings.push(missing_row(criterion, self.column, self.submission.shape()));
        }
    }

    /// Rows that nobody answered, unless another one stands for it. Known once all rows are: one that is not asked stands
    /// for nothing.
    pub(super) fn report_blank(&mut self) {
        for row in std::mem::take(&mut self.blank) {
            let stated = self.stated(row);
            // a row that is absent altogether was reported when it was bound
            if stated.place.is_some() && !stated.same && !self.has_alternative(row) && !self.is_open(row) {
                self.findings.push(remarks::blank(&self.criteria.rows[row], stated, self.column));
            }
        }
    }

    /// Whether the best of several rows counts, and another of them is answered. One with less than the 0 of the blank
    /// row does not stand for it: what counts then is the blank one.
    pub(super) fn has_alternative(&self, row: usize) -> bool {
        let answered = |leaf: usize| {
            let asked = self.outcome(leaf).status != Status::NotAsked;
            asked && !matches!(self.stated(leaf).answer, Answer::Blank)
        };
        let has_less = |row: usize| self.outcome(row).points.as_ref().is_some_and(Exact::is_negative);
        let below = |top: usize| {
            let in_it =
                move |leaf: &usize| *leaf == top || self.criteria.above(*leaf).any(|above| above == top);
            self.criteria.leaves().map(|(leaf, _)| leaf).filter(in_it).any(answered)
        };
        std::iter::once(row).chain(self.criteria.above(row)).any(|one| {
            let (combine, siblings) = match self.criteria.rows[one].parent {
                Some(parent) => {
                    (self.criteria.rows[parent].node.combine, &self.criteria.rows[parent].children)
                }
                None => (self.criteria.total.node.combine, &self.criteria.top),
            };
            combine == Combine::Max
                && !below(one)
                && siblings.iter().any(|other| *other != one && below(*other) && !has_less(*other))
        })
    }

    fn scored(
        &mut self,
        row: usize,
        rule: &dyn Rule,
        given: &Given,
        pool: &[Exact],
        recorder: &mut Recorder,
    ) -> Answered {
        let (criterion, stated) = (&self.criteria.rows[row], self.stated(row));
        let mut noticed = Vec::new();
        let score = rule.score(given, &mut Scoring { recorder, remarks: &mut noticed, pool });
        let score = score.expect("the rule of the row validated its answer");
        // what is wrong with an answer that holds for both columns was told of the self column
        for remark in noticed.iter().filter(|_| !stated.same) {
            self.findings.push(rule_remarks::finding(remark, criterion, rule, stated, self.column));
        }
        match score {
            Score::Points(points) => Answered::Points(Status::Scored, points),
            Score::Provisional(points) => Answered::Points(Status::Provisional, points),
            Score::Impossible => Answered::Impossible,
            Score::NotApplicable => {
                // forbidden is to say so; here the criteria do (zero_over_zero)
                let meaning = match criterion.not_applicable {
                    NotApplicable::Forbid => NotApplicable::Drop,
                    meaning => meaning,
                };
                self.not_applicable(row, meaning, recorder)
            }
        }
    }

    fn not_applicable(&mut self, row: usize, meaning: NotApplicable, recorder: &mut Recorder) -> Answered {
        if meaning == NotApplicable::Forbid {
            if !self.stated(row).same {
                let criterion = &self.criteria.rows[row];
                let finding = remarks::not_applicable_forbidden(criterion, self.stated(row), self.column);
                self.findings.push(finding);
            }
            return Answered::Impossible;
        }
        let Some(points) = where_not_applicable(self.criteria, row, meaning) else { return Answered::Left };
        recorder.step(|| Step::NotApplicable { points: points.clone() });
        Answered::Points(Status::NotApplicable, points)
    }

    /// From what the answer comes to, to what the row counts.
    fn settled(
        &mut self,
        row: usize,
        answered: Answered,
        effects: Effects,
        counted: Option<usize>,
        mut recorder: Recorder,
    ) -> Outcome {
        let criterion = &self.criteria.rows[row];
        let worth = self.criteria.worth(row);
        let (status, points) = match answered {
            Answered::Points(status, points) => (status, points),
            Answered::Left => return left(criterion, worth, recorder),
            Answered::Impossible => {
                let outcome = Outcome::without_points(Status::Error, recorder);
                let effects = effects.boxed();
                return Outcome { max: Some(worth.clone()), whole: Some(worth), effects, ..outcome };
            }
        };
        let answers = matches!(status, Status::Scored | Status::Provisional);
        let points = if answers { cut(criterion, points, &mut recorder) } else { points };
        let mut points = rounded(self.criteria, RoundAt::Leaf, points, &mut recorder);
        if criterion.role == Role::Penalty && !points.is_zero() {
            let from = std::mem::replace(&mut points, Exact::ZERO);
            points = -&from;
            recorder.step(|| Step::Penalty { from, points: points.clone() });
        }
        let (status, points) = match gated(&criterion.node.gates, &effects.failed, points, &mut recorder) {
            Some(points) => (status, Some(points)),
            None => (Status::NoScore, None),
        };
        let points = points.map(|points| {
            let unproven = answers && !points.is_zero() && self.lacks_evidence(row);
            if unproven {
                recorder.step(|| Step::Unproven { from: points.clone(), points: Exact::ZERO });
            }
            if unproven { Exact::ZERO } else { points }
        });
        let formed = Formed {
            status,
            points,
            unrounded: None,
            max: Some(worth.clone()),
            whole: Some(worth),
            recorder,
        };
        let mut outcome = self.outcome_of(formed, effects, Node::Row(row));
        outcome.counted = counted;
        outcome
    }

    /// Whether the row has no points without evidence, and has none.
    fn lacks_evidence(&self, row: usize) -> bool {
        let evidence = self.criteria.rows[row].evidence;
        let needed = evidence.is_some_and(|evidence| evidence.zero && evidence.concerns(self.column));
        needed && !self.submission.has_evidence(row, self.column)
    }
}

/// What "not applicable" comes to, before it is rounded and has its sign; `None` where the row leaves the sum.
fn where_not_applicable(criteria: &Criteria, row: usize, meaning: NotApplicable) -> Option<Exact> {
    match meaning {
        NotApplicable::Forbid | NotApplicable::Drop | NotApplicable::Rescale => None,
        NotApplicable::Zero => Some(Exact::ZERO),
        NotApplicable::Full => Some(match (criteria.direction(Node::Row(row)), criteria.rows[row].role) {
            // the sign of a penalty comes later: its best result is no loss, or all of it where less is better
            (Direction::Up, Role::Penalty) => Exact::ZERO,
            (Direction::Up, _) | (Direction::Down, Role::Penalty) => criteria.worth(row),
            (Direction::Down, _) => criteria.least(row),
        }),
    }
}

/// The points of a row that does not apply, where nothing else of the form has a say in it; `None` where it has none.
pub(crate) fn not_applicable_alone(criteria: &Criteria, row: usize) -> Option<Exact> {
    let points = where_not_applicable(criteria, row, criteria.rows[row].not_applicable)?;
    Some(signed(criteria, row, rounded(criteria, RoundAt::Leaf, points, &mut Recorder::discarding())))
}

/// What points that an answer comes to count in their row, where nothing else of the form has a say in it.
pub(crate) fn settled_alone(criteria: &Criteria, row: usize, points: Exact) -> Exact {
    let mut recorder = Recorder::discarding();
    let points = cut(&criteria.rows[row], points, &mut recorder);
    signed(criteria, row, rounded(criteria, RoundAt::Leaf, points, &mut recorder))
}

fn signed(criteria: &Criteria, row: usize, points: Exact) -> Exact {
    if criteria.rows[row].role == Role::Penalty { -&points } else { points }
}

/// A row that left the sum, and to whom it leaves its max.
fn left(criterion: &Criterion, worth: Exact, recorder: Recorder) -> Outcome {
    let to_total =
        criterion.not_applicable == NotApplicable::Rescale && criterion.rescale_over == RescaleOver::Total;
    let outcome = Outcome::without_points(Status::NotApplicable, recorder);
    Outcome { whole: to_total.then_some(worth), ..outcome }
}

/// What an answer to a row comes to before it is rounded, where nothing else of the form has a say in it; remarks are
/// left to the caller. `None` where the row has no points.
pub(crate) fn score_in_isolation(
    criteria: &Criteria,
    row: usize,
    given: &Given,
    remarks: &mut Vec<Remark>,
) -> Option<Exact> {
    let criterion = &criteria.rows[row];
    let mut recorder = Recorder::discarding();
    let mut scoring = Scoring { recorder: &mut recorder, remarks, pool: &[] };
    let Score::Points(points) = criterion.rule.as_ref()?.score(given, &mut scoring)? else { return None };
    let points = cut(criterion, points, &mut recorder);
    // magnitudes are rounded, so the sign may come first
    Some(if criterion.role == Role::Penalty { -&points } else { points })
}

/// What an answer counts in its row as it is printed, where nothing else of the form has a say in it; `None` where the row
/// has no points then, or some that hang on other units.
pub(crate) fn points_alone(criteria: &Criteria, row: usize, given: &Given) -> Option<Exact> {
    let (mut recorder, mut remarks) = (Recorder::discarding(), Vec::new());
    let mut scoring = Scoring { recorder: &mut recorder, remarks: &mut remarks, pool: &[] };
    match criteria.rows[row].rule.as_ref()?.score(given, &mut scoring)? {
        Score::Points(points) => Some(settled_alone(criteria, row, points)),
        Score::Provisional(_) | Score::NotApplicable | Score::Impossible => None,
    }
}

/// Cap and floor of a row.
fn cut(criterion: &Criterion, points: Exact, recorder: &mut Recorder) -> Exact {
    let mut points = points;
    if let Some(max) = criterion.max.map(Exact::from).filter(|max| points > *max) {
        recorder.step(|| Step::Capped { from: points, points: max.clone() });
        points = max;
    }
    floored(points, criterion.node.floor.map(Exact::from), recorder)
}

/// What an answer to a row comes to, with its sign, where no condition has a say in it.
pub(crate) fn answer_alone(criteria: &Criteria, row: usize, given: &Given) -> Option<Exact> {
    score_in_isolation(criteria, row, given, &mut Vec::new())
}
