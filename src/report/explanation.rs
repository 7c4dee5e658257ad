//! How a number came about, in both columns side by side, told from the working that the engine kept.

use super::explanation_steps::{AFTER_THE_CAP, AFTER_THE_GATES, BEFORE_THE_CAP};
use super::explanation_words::{absent, declared, exactly, formula};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::account::{approximately, describe, own_steps};
use crate::answer::{Answer, Word};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Role, TOTAL};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::finding::Place;
use crate::number::{Decimal, Exact, RoundAt, plain};
use crate::rule::Direction;
use crate::source::Sources;
use crate::submission::{Row, Submission};
use crate::working::Step;

/// What an explanation is made from.
#[derive(Clone, Copy)]
pub struct Explained<'x> {
    /// The edition.
    pub criteria: &'x Criteria,
    /// The form.
    pub submission: &'x Submission,
    /// What it comes to, with its working.
    pub evaluation: &'x Evaluation,
    /// The texts of both.
    pub sources: &'x Sources,
    /// The language of headings.
    pub language: Language,
}

/// One line: what is told, and of each column.
type Told = (&'static str, [String; 2]);

/// How rows become one number; `rows` is what they are called.
fn sum_words(combine: Combine, direction: Direction, rows: &str) -> String {
    match combine {
        Combine::Sum => format!("the sum of {rows}"),
        Combine::Mean => format!("the mean of {rows}"),
        Combine::WeightedMean => format!("the weighted mean of {rows}"),
        Combine::Max if direction == Direction::Up => format!("the best of {rows}"),
        Combine::Min if direction == Direction::Up => format!("the weakest of {rows}"),
        Combine::Max => format!("the highest of {rows}"),
        Combine::Min => format!("the lowest of {rows}"),
    }
}

impl Explained<'_> {
    /// The explanation of a row, or of the total (`None`).
    pub fn sheet(&self, row: Option<usize>) -> Sheet {
        let columns = vec![
            GridColumn::new("", Align::Left, Room::Content),
            GridColumn::new(self.language.say(Phrase::SelfAnswer), Align::Left, Room::Rest),
            GridColumn::new(self.language.say(Phrase::AppraisalAnswer), Align::Left, Room::Rest),
        ];
        let rows = self
            .lines(row)
            .into_iter()
            .map(|(label, [own, appraisal])| GridRow {
                level: if label.is_empty() { Level::Top } else { Level::Inner },
                cells: vec![
                    Cell::new(label, Tone::Strong),
                    Cell::new(own, Tone::Plain),
                    Cell::new(appraisal, Tone::Plain),
                ],
            })
            .collect();
        Sheet { heading: self.heading(row), grid: Grid { columns, rows }, notes: Vec::new() }
    }

    pub(super) fn criterion(&self, row: Option<usize>) -> Option<&Criterion> {
        row.map(|row| &self.criteria.rows[row])
    }

    pub(super) fn code(&self, row: Option<usize>) -> &str {
        self.criterion(row).map_or(TOTAL, |criterion| criterion.code.as_str())
    }

    fn heading(&self, row: Option<usize>) -> Vec<Line> {
        let (title, rule, place) = match self.criterion(row) {
            Some(criterion) => {
                let rule = criterion.rule.as_ref().map_or_else(
                    || sum_words(criterion.node.combine, self.criteria.direction(row), "its rows"),
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
        let most = self.at_most(row);
        vec![Line::new(title, Tone::Strong), Line::new(format!("{rule}{most} · {place}"), Tone::Faint)]
    }

    /// How the total comes about: `the mean of the groups, from a base of 9`.
    fn of_the_total(&self) -> String {
        let total = &self.criteria.total;
        let added = self.criteria.top.iter().map(|row| &self.criteria.rows[*row]);
        let mut added = added.filter(|row| row.role == Role::Normal);
        let rows = if added.all(Criterion::is_group) { "the groups" } else { "the rows at the top" };
        if total.unformed {
            return format!("{rows} are not added up");
        }
        let base = total.base.map_or(String::new(), |base| format!(", from a base of {}", plain(base)));
        format!("{}{base}", sum_words(total.node.combine, self.criteria.direction(None), rows))
    }

    /// `, at most 10`; and how much of that applies, where rows left the sum.
    fn at_most(&self, row: Option<usize>) -> String {
        let Some(max) = self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max) else {
            return String::new();
        };
        let above = row.is_none()
            && self.criteria.outer_rows(Role::Bonus).any(|row| self.criteria.rows[row].above_max);
        let bonus = if above { " without bonus" } else { "" };
        let applies = |column: Column| self.accounts(column).applicable(row).map(|max| (column, max));
        let applies: Vec<_> = Column::BOTH.into_iter().filter_map(applies).collect();
        let each: Vec<String> = applies
            .iter()
            .map(|(column, max)| format!("{} in the {} column", approximately(max), column.word()))
            .collect();
        let applies =
            if each.is_empty() { String::new() } else { format!(" (what applies: {})", each.join(", ")) };
        format!(", at most {}{bonus}{applies}", plain(max))
    }

    fn place(&self, place: Option<&Place>) -> String {
        place.map_or(String::new(), |place| {
            let (file, position) = self.sources.locate(place);
            format!("{file}:{}", position.line)
        })
    }

    fn lines(&self, row: Option<usize>) -> Vec<Told> {
        let mut lines: Vec<Told> = Vec::new();
        let mut tell = |label: &'static str, of: &dyn Fn(Column) -> Option<String>| {
            let both = Column::BOTH.map(|column| match self.evaluation.outcome(row, column) {
                Some(_) => of(column).unwrap_or_default(),
                None if label == "In short" => absent(column).to_owned(),
                None => String::new(),
            });
            if both.iter().any(|text| !text.is_empty()) {
                lines.push((label, both));
            }
        };
        let outcome = |column| self.evaluation.outcome(row, column);
        let row_of = |column| self.submission.row(row, column);
        tell("In short", &|column| Some(self.sentence(row, outcome(column)?, column)));
        tell("Answer", &|column| self.answer(row, row_of(column)));
        tell("Sum of", &|column| self.terms(&outcome(column)?.steps));
        tell("Bonus within", &|column| self.bonus(&outcome(column)?.steps, false));
        tell("Formula", &|column| formula(&outcome(column)?.steps));
        tell("Exactly", &|column| exactly(&outcome(column)?.steps));
        tell("Tier", &|column| self.tier(row, &outcome(column)?.steps, column));
        tell("Why not better", &|column| self.missed(row, &outcome(column)?.steps, column));
        for told in BEFORE_THE_CAP {
            tell(told.label, &|column| self.steps_told(row, column, &outcome(column)?.steps, told));
        }
        tell("Cap", &|column| self.cap(row, outcome(column)?));
        tell("Bonus", &|column| self.bonus(&outcome(column)?.steps, true));
        for told in AFTER_THE_CAP {
            tell(told.label, &|column| self.steps_told(row, column, &outcome(column)?.steps, told));
        }
        tell("Gate", &|column| self.gates(row, outcome(column)?, column));
        for told in AFTER_THE_GATES {
            tell(told.label, &|column| self.steps_told(row, column, &outcome(column)?.steps, told));
        }
        tell("Rounding", &|column| self.rounding(row, outcome(column)?));
        tell("Points", &|column| self.points(outcome(column)?));
        tell("Index", &|column| outcome(column)?.index.map(plain));
        tell("Band", &|column| self.band(row, outcome(column)?, column));
        tell("Declared", &|column| declared(outcome(column)?, row_of(column)));
        tell("Declared band", &|column| self.declared_band(row, outcome(column)?, row_of(column)));
        tell("Goes into", &|column| self.destination(row, column));
        tell("Note", &|column| row_of(column).note.as_ref().map(|note| note.value.clone()));
        tell("Stands in", &|column| Some(self.place(row_of(column).place.as_ref())));
        lines
    }

    pub(super) fn fixed(&self, figure: Decimal) -> String {
        self.criteria.rounding.show(figure)
    }

    fn answer(&self, row: Option<usize>, stated: &Row) -> Option<String> {
        let criterion = self.criterion(row).filter(|criterion| !criterion.is_group())?;
        Some(match &stated.answer {
            Answer::Blank => "not answered".to_owned(),
            Answer::NotApplicable => "not applicable".to_owned(),
            Answer::Given(given) => {
                let from = if stated.same { " (the self column's, by `same`)" } else { "" };
                let fact =
                    if stated.den_from_fact && given.has(Word::Den) { " (den is the fact)" } else { "" };
                format!("{}{from}{fact}", criterion.answer_text(given))
            }
        })
    }

    fn terms(&self, steps: &[Step]) -> Option<String> {
        steps.iter().find_map(|step| match step {
            Step::Sum { terms, points } if !terms.is_empty() => {
                let each: Vec<String> = terms
                    .iter()
                    .map(|(row, points)| format!("{} ({points})", self.code(Some(*row))))
                    .collect();
                Some(format!("{} = {points}", each.join(" + ")))
            }
            _ => None,
        })
    }

    fn cap(&self, row: Option<usize>, outcome: &Outcome) -> Option<String> {
        let cut = own_steps(&outcome.steps).iter().find_map(|step| match step {
            Step::Capped { from, points } => Some(format!("cut from {} to {points}", approximately(from))),
            Step::RatioCapped { from, points } => {
                Some(format!("a ratio counts as 1 at most: {} becomes {points}", approximately(from)))
            }
            _ => None,
        });
        let max = self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max)?;
        let pointless = self.criterion(row).is_some_and(|row| !row.role.counts()) && max.is_zero();
        if pointless {
            return None;
        }
        cut.or_else(|| outcome.points.as_ref().map(|_| format!("{}, not exceeded", plain(max))))
    }

    /// Bonus that may pass the max is added after the cap, other bonus before it.
    fn bonus(&self, steps: &[Step], above: bool) -> Option<String> {
        let is_meant = |terms: &[(usize, Exact)]| {
            terms.iter().all(|(row, _)| self.criteria.rows[*row].above_max == above)
        };
        let each: Vec<String> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Bonus { terms, points } if is_meant(terms) => {
                    let each: Vec<String> = terms
                        .iter()
                        .map(|(row, points)| format!("{} ({points})", self.code(Some(*row))))
                        .collect();
                    Some(format!("+ {} = {points}", each.join(" + ")))
                }
                _ => None,
            })
            .collect();
        (!each.is_empty()).then(|| each.join(", "))
    }

    fn rounding(&self, row: Option<usize>, outcome: &Outcome) -> Option<String> {
        let rounded = own_steps(&outcome.steps).iter().find_map(|step| match step {
            Step::Rounded { from, rounding, points } => {
                Some(format!("{}: {} becomes {points}", describe(*rounding), approximately(from)))
            }
            _ => None,
        });
        let here = match self.criteria.rounding.at {
            RoundAt::Leaf => self.criterion(row).is_some_and(|criterion| !criterion.is_group()),
            RoundAt::Total => row.is_none(),
            RoundAt::Never => false,
        };
        let exact = || (here && outcome.points.is_some()).then(|| "nothing to round".to_owned());
        rounded.or_else(exact)
    }

    /// Points as they are printed, with the mark of those that may still change.
    pub(super) fn points(&self, outcome: &Outcome) -> Option<String> {
        let mark = if outcome.status == Status::Provisional { "~ " } else { "" };
        outcome.shown.map(|points| format!("{mark}{}", self.fixed(points)))
    }
}
