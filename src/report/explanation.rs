//! How a number came about, in both columns side by side, told from the working that the engine kept.

use super::explanation_steps::{AFTER_THE_CAP, AFTER_THE_GATES, BEFORE_THE_CAP};
use super::explanation_words::{absent, declared, exactly, formula};
use super::messages::explanation::{
    Added, AnswerFrom, AtMost, BY_SAME, BestOf, CutFrom, DEN_FROM_FACT, FromBase, Heading, HighestOf,
    IN_DOUBT, ITS_ROWS, InColumn, LowestOf, MeanOf, NOT_ANSWERED, NOT_APPLICABLE, NotAddedUp,
    ROWS_AT_THE_TOP, RatioCut, Rounded, Sum, SumOf, THE_GROUPS, Term, WITHOUT_BONUS, WeakestOf,
    WeightedMeanOf, WhatApplies,
};
use super::messages::labels;
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Mark, Phrase, Room, Sheet, Tone};
use crate::account::{about, own_steps};
use crate::answer::{Answer, AnswerField};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Node, Role};
use crate::evaluate::{Agreement, Evaluation, Outcome, Status};
use crate::finding::Place;
use crate::language::{Computed, Joined, Listed, NodeCode, Sentence, Show, Text};
use crate::number::{Decimal, Exact, plain};
use crate::rule::Direction;
use crate::source::Sources;
use crate::submission::{Row, Submission};
use crate::working::Step;

/// What an explanation is made from.
#[derive(Clone, Copy)]
pub(crate) struct Explained<'x> {
    /// The edition.
    pub criteria: &'x Criteria,
    /// The form.
    pub submission: &'x Submission,
    /// Its evaluation, with its working.
    pub evaluation: &'x Evaluation,
    /// The texts of both.
    pub sources: &'x Sources,
    /// The language of everything that it says.
    pub language: Language,
}

/// One line: what is told, and of each column.
type Told = (Text, [String; 2]);

const PLUS: Text = Text { en: " + ", vi: " + " };
const COMMA: Text = Text { en: ", ", vi: ", " };

/// How rows become one number; `rows` is what they are called.
fn sum_words(combine: Combine, direction: Direction, rows: Text) -> Sentence {
    match combine {
        Combine::Sum => SumOf { rows }.into(),
        Combine::Mean => MeanOf { rows }.into(),
        Combine::WeightedMean => WeightedMeanOf { rows }.into(),
        Combine::Max if direction == Direction::Up => BestOf { rows }.into(),
        Combine::Min if direction == Direction::Up => WeakestOf { rows }.into(),
        Combine::Max => HighestOf { rows }.into(),
        Combine::Min => LowestOf { rows }.into(),
    }
}

impl Explained<'_> {
    /// The explanation of a node.
    pub(crate) fn sheet(&self, node: Node) -> Sheet {
        let columns = vec![
            GridColumn::new("", Align::Left, Room::Content),
            GridColumn::new(self.language.say(Phrase::SelfAnswer), Align::Left, Room::Rest),
            GridColumn::new(self.language.say(Phrase::AppraisalAnswer), Align::Left, Room::Rest),
        ];
        let rows = self
            .lines(node)
            .into_iter()
            .map(|(label, [own, appraisal])| GridRow {
                level: if label.en.is_empty() { Level::Top } else { Level::Inner },
                cells: vec![
                    Cell::new(label.in_language(self.language), Tone::Strong),
                    self.cell(node, label, (Column::Own, own)),
                    self.cell(node, label, (Column::Appraisal, appraisal)),
                ],
            })
            .collect();
        Sheet { heading: self.heading(node), ..Sheet::of(Grid { columns, rows }) }
    }

    /// What is told of a column: the points are what is asked for, and a declared figure that differs is an error.
    fn cell(&self, node: Node, label: Text, (column, text): (Column, String)) -> Cell {
        let Some(outcome) = self.evaluation.outcome(node, column) else { return Cell::plain(text) };
        let stated = self.submission.row(node, column);
        let held = match label {
            labels::POINTS => {
                let mark = match outcome.status {
                    Status::Open => return Cell::mark(Mark::Open, Tone::Strong),
                    Status::InProgress => Some(Mark::Open),
                    Status::Provisional => Some(Mark::Provisional),
                    _ => None,
                };
                let points = outcome.shown.map(|points| self.criteria.rounding.printed(points));
                return Cell { mark: mark.filter(|_| points.is_some()), ..Cell::new(points, Tone::Strong) };
            }
            labels::DECLARED => [
                stated.declared.as_ref().map(|declared| outcome.agreement(declared.value)),
                stated.declared_index().map(|declared| outcome.index_agreement(declared.value)),
            ],
            labels::DECLARED_BAND => {
                [stated.declared_band().map(|declared| outcome.band_agreement(declared.value)), None]
            }
            _ => [None, None],
        };
        let is_wrong = held.into_iter().flatten().any(Agreement::is_wrong);
        Cell::new(text, if is_wrong { Tone::Bad } else { Tone::Plain })
    }

    pub(super) fn criterion(&self, node: Node) -> Option<&Criterion> {
        self.criteria.criterion(node)
    }

    pub(super) fn code(&self, node: Node) -> &str {
        self.criteria.code_of(node)
    }

    fn heading(&self, node: Node) -> Vec<Line> {
        let (title, rule, place) = match self.criterion(node) {
            Some(criterion) => {
                let rule = criterion.rule.as_ref().map_or_else(
                    || sum_words(criterion.node.combine, self.criteria.direction(node), ITS_ROWS),
                    |rule| rule.summary(),
                );
                let place = self.place(Some(&criterion.place));
                (format!("{}  {}", criterion.code, criterion.title), rule, place)
            }
            None => {
                let title = self.language.say(Phrase::Total).to_owned();
                (title, self.of_the_total(), self.criteria.id.clone())
            }
        };
        let second = Heading { rule, most: self.at_most(node), place }.said(self.language);
        vec![Line::new(title, Tone::Strong), Line::new(second, Tone::Faint)]
    }

    /// How the total comes about: `the mean of the groups, from a base of 9`.
    fn of_the_total(&self) -> Sentence {
        let total = &self.criteria.total;
        let added = self.criteria.top.iter().map(|row| &self.criteria.rows[*row]);
        let mut added = added.filter(|row| row.role == Role::Normal);
        let rows = if added.all(Criterion::is_group) { THE_GROUPS } else { ROWS_AT_THE_TOP };
        if total.unformed {
            return NotAddedUp { rows }.into();
        }
        let how = sum_words(total.node.combine, self.criteria.direction(Node::Total), rows);
        match total.base {
            Some(base) => FromBase { how, base: Computed(plain(base)) }.into(),
            None => how,
        }
    }

    /// `, at most 10`; and how much of that applies, where rows left the sum.
    fn at_most(&self, node: Node) -> Option<AtMost> {
        let max = self.criterion(node).map_or(self.criteria.max, |criterion| criterion.max)?;
        if self.is_pointless(node) {
            return None;
        }
        let above = node == Node::Total
            && self.criteria.outer_rows(Role::Bonus).any(|row| self.criteria.rows[row].above_max);
        let applies = |column: Column| self.accounts(column).applicable(node).map(|max| (column, max));
        let applies = Column::BOTH.into_iter().filter_map(applies);
        let columns: Vec<InColumn> =
            applies.map(|(column, max)| InColumn { max: about(&max), column }).collect();
        let applies = (!columns.is_empty()).then_some(WhatApplies { columns: Listed(columns) });
        Some(AtMost { max: Computed(plain(max)), bonus: above.then_some(WITHOUT_BONUS), applies })
    }

    fn place(&self, place: Option<&Place>) -> String {
        place.map_or(String::new(), |place| {
            let (file, position) = self.sources.locate(place);
            position.row_of_file(file)
        })
    }

    fn lines(&self, node: Node) -> Vec<Told> {
        let mut lines: Vec<Told> = Vec::new();
        let mut tell = |label: Text, of: &dyn Fn(Column) -> Option<Sentence>| {
            let both = Column::BOTH.map(|column| match self.evaluation.outcome(node, column) {
                Some(_) => of(column).map(|sentence| sentence.said(self.language)).unwrap_or_default(),
                None if label == labels::IN_SHORT => absent(column).in_language(self.language).to_owned(),
                None => String::new(),
            });
            if both.iter().any(|text| !text.is_empty()) {
                lines.push((label, both));
            }
        };
        let outcome = |column| self.evaluation.outcome(node, column);
        let row_of = |column| self.submission.row(node, column);
        tell(labels::IN_SHORT, &|column| Some(self.sentence(node, outcome(column)?, column)));
        tell(labels::ANSWER, &|column| self.answer(node, row_of(column)));
        tell(labels::SUM_OF, &|column| {
            let added = outcome(column).filter(|outcome| outcome.status != Status::Open)?;
            self.terms(&added.steps, column).filter(|_| !self.is_pointless(node))
        });
        tell(labels::BONUS_WITHIN, &|column| self.bonus(&outcome(column)?.steps, column, false));
        tell(labels::FORMULA, &|column| formula(&outcome(column)?.steps).map(Sentence::from));
        tell(labels::EXACTLY, &|column| exactly(&outcome(column)?.steps).map(Sentence::from));
        tell(labels::TIER, &|column| self.tier(node, &outcome(column)?.steps, column));
        tell(labels::WHY_NOT_BETTER, &|column| self.missed(node, &outcome(column)?.steps, column));
        for told in BEFORE_THE_CAP {
            tell(told.label, &|column| self.steps_told(node, column, &outcome(column)?.steps, told));
        }
        tell(labels::CAP, &|column| Self::cap(outcome(column)?));
        tell(labels::BONUS, &|column| self.bonus(&outcome(column)?.steps, column, true));
        for told in AFTER_THE_CAP {
            tell(told.label, &|column| self.steps_told(node, column, &outcome(column)?.steps, told));
        }
        tell(labels::GATE, &|column| self.gates(node, outcome(column)?, column));
        for told in AFTER_THE_GATES {
            tell(told.label, &|column| self.steps_told(node, column, &outcome(column)?.steps, told));
        }
        tell(labels::ROUNDING, &|column| Self::rounding(outcome(column)?));
        tell(labels::POINTS, &|column| {
            self.points(outcome(column)?).filter(|_| !self.is_pointless(node)).map(Sentence::from)
        });
        tell(labels::INDEX, &|column| outcome(column)?.index.map(|index| Computed(plain(index)).into()));
        tell(labels::BAND, &|column| self.band(node, outcome(column)?, column));
        tell(labels::DECLARED, &|column| declared(outcome(column)?, row_of(column)));
        tell(labels::DECLARED_BAND, &|column| self.declared_band(node, outcome(column)?, row_of(column)));
        tell(labels::GOES_INTO, &|column| self.destination(node, column));
        tell(labels::NOTE, &|column| {
            row_of(column).note.as_ref().map(|note| Sentence::new(note.value.clone()))
        });
        tell(labels::OBJECTION, &|column| {
            row_of(column).objection.as_ref().map(|said| Sentence::new(said.value.clone()))
        });
        tell(labels::REPLY, &|column| {
            row_of(column).reply.as_ref().map(|said| Sentence::new(said.value.clone()))
        });
        tell(labels::STANDS_IN, &|column| Some(Sentence::new(self.place(row_of(column).place.as_ref()))));
        lines
    }

    pub(super) fn fixed(&self, figure: Decimal) -> String {
        self.criteria.rounding.show(figure)
    }

    fn answer(&self, node: Node, stated: &Row) -> Option<Sentence> {
        let criterion = self.criterion(node).filter(|criterion| !criterion.is_group())?;
        Some(match &stated.answer {
            // what was read of it in several ways is not blank
            Answer::Blank if stated.doubtful => IN_DOUBT.into(),
            Answer::Blank => NOT_ANSWERED.into(),
            Answer::NotApplicable => NOT_APPLICABLE.into(),
            Answer::Given(given) => {
                let answer = Sentence::new(criterion.answer_words(given));
                let is_fact = stated.den_from_fact && given.has(AnswerField::Den);
                let (same, fact) = (stated.same.then_some(BY_SAME), is_fact.then_some(DEN_FROM_FACT));
                AnswerFrom { answer, same, fact }.into()
            }
        })
    }

    fn each(&self, terms: &[(usize, Exact)], column: Column) -> Joined<Term> {
        let is_open = |row: usize| {
            let outcome = self.evaluation.outcome(Node::Row(row), column);
            outcome.is_some_and(|outcome| outcome.status == Status::Open)
        };
        let each = terms.iter().map(|(row, points)| Term {
            row: NodeCode(self.code(Node::Row(*row)).to_owned()),
            points: Computed(if is_open(*row) { Mark::Open.sign().to_owned() } else { points.to_string() }),
        });
        Joined { items: each.collect(), by: PLUS }
    }

    fn terms(&self, steps: &[Step], column: Column) -> Option<Sentence> {
        steps.iter().find_map(|step| match step {
            Step::Sum { terms, points } if !terms.is_empty() => {
                Some(Sum { terms: self.each(terms, column), points: Computed(points.to_string()) }.into())
            }
            _ => None,
        })
    }

    fn cap(outcome: &Outcome) -> Option<Sentence> {
        own_steps(&outcome.steps).iter().find_map(|step| match step {
            Step::Capped { from, points } => {
                Some(CutFrom { from: about(from), points: Computed(points.to_string()) }.into())
            }
            Step::RatioCapped { from, points } => {
                Some(RatioCut { from: about(from), points: Computed(points.to_string()) }.into())
            }
            _ => None,
        })
    }

    /// Bonus that may pass the max is added after the cap, other bonus before it.
    fn bonus(&self, steps: &[Step], column: Column, above: bool) -> Option<Sentence> {
        let is_meant = |terms: &[(usize, Exact)]| {
            terms.iter().all(|(row, _)| self.criteria.rows[*row].above_max == above)
        };
        let each: Vec<Added> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Bonus { terms, points } if is_meant(terms) => {
                    Some(Added { terms: self.each(terms, column), points: Computed(points.to_string()) })
                }
                _ => None,
            })
            .collect();
        (!each.is_empty()).then(|| Sentence::new(Joined { items: each, by: COMMA }))
    }

    fn rounding(outcome: &Outcome) -> Option<Sentence> {
        own_steps(&outcome.steps).iter().find_map(|step| match step {
            Step::Rounded { from, rounding, points } => {
                let points = Computed(points.to_string());
                Some(Rounded { rounding: *rounding, from: about(from), points }.into())
            }
            _ => None,
        })
    }

    /// Points as they are printed, with the mark of those that may still change.
    pub(super) fn points(&self, outcome: &Outcome) -> Option<Computed> {
        let mark = match outcome.status {
            Status::Open => return None,
            Status::InProgress => "… ",
            Status::Provisional => "~ ",
            _ => "",
        };
        outcome.shown.map(|points| Computed(format!("{mark}{}", self.fixed(points))))
    }
}
