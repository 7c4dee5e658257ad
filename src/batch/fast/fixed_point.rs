//! The points of a plain unit, scored from the table of its edition: whole numbers of the last printed place, in lists that are
//! used again for the next unit.

use super::super::Batch;
use super::super::kept::ScoredUnit;
use super::codes::is_counted;
use super::row_table::FastRemarks;
use super::table::{Digits, ScoreTable};
use crate::check::Declared;
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Agreement, Evaluation, Status};
use crate::finding::{Code, code};
use crate::number::{Decimal, Exact};
use crate::ranking::{Key, More, Origin, Reached, RenderedFinding, Standing, Tally};
use crate::submission::Submission;

/// One column of a unit.
#[derive(Default)]
pub(crate) struct Side {
    /// The points of each row.
    pub points: Vec<i64>,
    /// The total as it is printed, where there is one.
    pub total: Option<Decimal>,
    /// How many leaves are blank.
    pub blank: usize,
    /// What was remarked.
    pub remarks: FastRemarks,
}

/// Points of a unit, and how many of its declared figures are wrong.
#[derive(Default)]
pub(crate) struct FixedPointScores {
    /// The two columns.
    pub sides: PerColumn<Side>,
    /// What is declared of groups and of the total: compared once their leaves are state.
    pub declared: Vec<(Node, PerColumn<Option<Digits>>)>,
    /// What of it is wrong.
    pub differing: Declared,
    /// Whether the unit says something of a row, and the appraisal nothing.
    pub awaits: bool,
    /// What the engine made of the total, where it is not a mere sum.
    evaluation: Option<Evaluation>,
}

impl FixedPointScores {
    /// Allocates for all rows of an edition; `unrounded` says whether ranks are compared with those of unrounded points.
    pub(crate) fn new(rows: usize, unrounded: bool) -> Self {
        let remarks = || FastRemarks { rounded: unrounded.then(Vec::new), ..FastRemarks::default() };
        let side = || Side { points: vec![0; rows], remarks: remarks(), ..Side::default() };
        FixedPointScores {
            sides: PerColumn { own: side(), appraisal: side() },
            ..FixedPointScores::default()
        }
    }

    /// Resets for the next unit; the points of its leaves are filled in as its rows are read.
    pub(crate) fn begin(&mut self) {
        self.declared.clear();
        self.differing = Declared::default();
        self.awaits = false;
        for column in Column::BOTH {
            let side = self.sides.get_mut(column);
            side.blank = 0;
            side.remarks.clear();
        }
    }

    /// Computes the sums and compares the declared ones; `None` if one is too large, or something must be reported
    /// with its place.
    pub(crate) fn finish(
        &mut self,
        table: &ScoreTable,
        criteria: &Criteria,
        submission: &Submission,
    ) -> Option<()> {
        for column in Column::BOTH {
            table.sums(&mut self.sides.get_mut(column).points)?;
        }
        let points = self.sides.as_ref().map(|side| &side.points[..]);
        if let Some((evaluation, findings)) = table.evaluate_total(criteria, submission, &points) {
            findings.iter().all(is_counted).then_some(())?;
            // whose column it is does not matter where findings are only counted
            self.sides.own.remarks.codes.extend(findings.iter().map(|finding| finding.code));
            for column in Column::BOTH {
                let total = evaluation.outcome(Node::Total, column);
                self.sides.get_mut(column).total = total.and_then(|total| total.shown);
            }
            self.evaluation = Some(evaluation);
        } else {
            for column in Column::BOTH {
                let side = self.sides.get_mut(column);
                let total = table.total(&side.points)?;
                side.total = submission.present.get(column).then(|| table.figure(total));
            }
        }
        for at in 0..self.declared.len() {
            let (node, declared) = self.declared[at];
            let agreement = |column| {
                let (side, digits) = (self.sides.get(column), (*declared.get(column))?);
                Some(match (node, side.total) {
                    (Node::Row(row), _) => table.agreement(side.points[row], digits),
                    (Node::Total, Some(total)) if total == Decimal::new(digits.0, digits.1) => {
                        Agreement::Agrees
                    }
                    (Node::Total, Some(_)) => Agreement::Differs,
                    (Node::Total, None) => Agreement::NoScore,
                })
            };
            self.differing.add_row(PerColumn::from_fn(agreement), false);
        }
        Some(())
    }
}

impl Batch {
    /// What is kept of a unit that was scored by the table, with its errors; `None` where its total without rounding is
    /// not known so.
    pub(in super::super) fn fixed_point_standing(
        &self,
        table: &ScoreTable,
        (submission, scores): (&Submission, &FixedPointScores),
        origin: Origin,
        blocking: impl FnOnce(&mut Tally) -> Vec<RenderedFinding>,
        tally: &mut Tally,
    ) -> Option<Standing> {
        let side = scores.sides.get(self.column(submission));
        let unrounded = match side.remarks.rounded.as_ref().filter(|_| side.total.is_some()) {
            Some(rounded) => Some(Key::new(table.unrounded(&side.points, rounded)?, [])),
            None => None,
        };
        let blocking = blocking(tally);
        let present = |column| *submission.present.get(column);
        let mut found = |code: &Code, times: usize| {
            if times > 0 {
                *tally.findings.entry(code.name).or_default() += times;
            }
        };
        for (column, side) in scores.sides.each() {
            found(&code::ROW_BLANK, if present(column) { side.blank } else { 0 });
            side.remarks.codes.iter().for_each(|code| found(code, 1));
        }
        let groups = || {
            let figure = |row: usize, column| table.figure(scores.sides.get(column).points[row]);
            let group =
                |row: usize| PerColumn::from_fn(|column| present(column).then(|| figure(row, column)));
            More { groups: self.criteria.top_with_points().map(group).collect(), ..More::default() }
        };
        let (statuses, more) = match &scores.evaluation {
            Some(evaluation) => (
                evaluation.total.as_ref().map(|total| Some(total.as_ref()?.status)),
                self.more(submission, evaluation),
            ),
            None => {
                let status = |column| present(column).then_some(Status::Scored);
                (PerColumn::from_fn(status), self.options.groups.then(groups))
            }
        };
        let points = scores.sides.as_ref().map(|side| side.total);
        let unit = ScoredUnit {
            submission,
            origin,
            blocking,
            statuses,
            points,
            declared: scores.differing,
            unrounded,
            more,
        };
        Some(self.standing(unit, tally, |tally, column| {
            let side = scores.sides.get(column);
            tally.add_column(&self.criteria, column, |node| reached(&self.criteria, table, side, node));
        }))
    }
}

fn reached(criteria: &Criteria, table: &ScoreTable, side: &Side, node: Node) -> Option<Reached> {
    let (shown, max) = match node {
        Node::Row(row) => (table.figure(side.points[row]), criteria.worth(row)),
        Node::Total => (side.total?, criteria.max.map_or_else(|| criteria.worth_of_total(), Exact::from)),
    };
    Some(Reached { points: Exact::from(shown), shown, max })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::{BatchOptions, BatchResults, Keep, Place, Uncounted};
    use super::*;
    use crate::batch::FastPath;
    use crate::criteria::decode;
    use crate::finding::{Findings, SourceId};
    use crate::language::Language;
    use crate::read::ReadOptions;
    use crate::source::SourceText;
    use crate::submission::Stage;

    /// How often each code is counted over units, by one way of scoring them.
    fn counted(edition: &str, units: &str, is_fast: bool) -> BTreeMap<&'static str, usize> {
        let mut findings = Findings::default();
        let source = SourceText::new("edition", edition);
        let criteria = decode(SourceId(0), &source, &mut findings).expect("the edition is sound");
        let options = BatchOptions {
            column: None,
            groups: false,
            marks: false,
            tally: true,
            language: Language::English,
            stage: Stage::Final,
        };
        let fast = FastPath::new(&criteria, false);
        assert!(fast.has_table());
        let batch = Batch {
            fast: is_fast.then_some(fast),
            criteria,
            unrounded: None,
            named_by_user: true,
            facts: None,
            read: ReadOptions::default(),
            layout: crate::form::Overrides::default(),
            options,
            relative: false,
            uncounted: Uncounted::default(),
            keep: Keep::default(),
            printed: crate::form::Prepared::default(),
        };
        let mut results = BatchResults::default();
        let place = Place { file: 0, name: "units.csv", ending: Some("csv"), stem: "units", layout: None };
        batch.file(&place, units.as_bytes(), &mut results);
        assert_eq!(results.units.len(), 3);
        results.tally.findings.into_iter().collect()
    }

    /// Where nothing is added up, a declared total has nothing to differ from. Results for people are held against
    /// unrounded ones, for which such an edition has no table: only the counts themselves show it.
    #[test]
    fn a_total_that_is_declared_where_there_is_none_does_not_differ() {
        let edition = "[criteria]\nid = \"one\"\ntitle = \"One\"\n\
                       [rounding]\nat = \"leaf\"\nmode = \"half-up\"\ndecimals = 2\n\
                       [[criterion]]\ncode = \"1\"\ntitle = \"One\"\nmax = 5\nrule = \"ratio\"\n\
                       [total]\ncombine = \"none\"\n";
        let units = "unit,code,self_num,self_den,self_score,appraisal_num,appraisal_den,appraisal_score\n\
                     A,1,3,5,3,3,5,3\nA,total,,,3,,,4\n\
                     B,1,4,5,4,4,5,4\nB,total,,,,,,\n\
                     C,1,4,5,5,4,5,4\nC,total,,,0,,,\n";
        let general = counted(edition, units, false);
        let codes = ["declared-without-score", "declared-score-differs"];
        assert_eq!(codes.map(|code| general.get(code).copied()), [Some(3), Some(1)]);
        assert_eq!(counted(edition, units, true), general);
    }
}
