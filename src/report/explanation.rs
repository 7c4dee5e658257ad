//! How a number came about, in both columns side by side, told from the working that the engine kept.

use super::explanation_steps::{AFTER_THE_CAP, BEFORE_THE_CAP};
use super::explanation_words::{absent, approximately, declared, describe, exactly, formula};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::answer::{Answer, Word};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Criterion, Role, TOTAL};
use crate::evaluate::{Evaluation, Outcome, Status};
use crate::finding::Place;
use crate::number::{Decimal, Exact, RoundAt, plain};
use crate::rule::percent;
use crate::source::Sources;
use crate::submission::{Row, Submission};
use crate::working::{Reach, Step};

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

fn sum_words(group: &Criterion) -> String {
    match group.node.combine {
        Combine::Sum => "the sum of its rows",
        Combine::Mean => "the mean of its rows",
        Combine::WeightedMean => "the weighted mean of its rows",
        Combine::Max => "the best of its rows",
        Combine::Min => "the weakest of its rows",
    }
    .to_owned()
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
                let rule =
                    criterion.rule.as_ref().map_or_else(|| sum_words(criterion), |rule| rule.summary());
                let max = criterion.max.map_or(String::new(), |max| format!(", at most {}", plain(max)));
                let place = self.place(Some(&criterion.place));
                (format!("{}  {}", criterion.code, criterion.title), format!("{rule}{max}"), place)
            }
            None => {
                let above =
                    self.criteria.outer_rows(Role::Bonus).any(|row| self.criteria.rows[row].above_max);
                let bonus = if above { " without bonus" } else { "" };
                let max = self.criteria.max;
                let max = max.map_or(String::new(), |max| format!(", at most {}{bonus}", plain(max)));
                let title = self.language.say(Phrase::Total).to_owned();
                (title, format!("the sum of the groups{max}"), self.criteria.id.clone())
            }
        };
        vec![Line::new(title, Tone::Strong), Line::new(format!("{rule} · {place}"), Tone::Faint)]
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
        tell("Tier", &|column| self.tier(row, &outcome(column)?.steps));
        tell("Why not better", &|column| self.missed(row, &outcome(column)?.steps));
        for told in BEFORE_THE_CAP {
            tell(told.label, &|column| self.steps_told(row, &outcome(column)?.steps, told));
        }
        tell("Cap", &|column| self.cap(row, outcome(column)?));
        tell("Bonus", &|column| self.bonus(&outcome(column)?.steps, true));
        for told in AFTER_THE_CAP {
            tell(told.label, &|column| self.steps_told(row, &outcome(column)?.steps, told));
        }
        tell("Rounding", &|column| self.rounding(row, outcome(column)?));
        tell("Points", &|column| outcome(column)?.shown.map(|points| self.fixed(points)));
        tell("Index", &|column| outcome(column)?.index.map(plain));
        tell("Band", &|column| self.band(row, outcome(column)?));
        tell("Declared", &|column| declared(outcome(column)?, row_of(column)));
        tell("Declared band", &|column| self.declared_band(row, outcome(column)?, row_of(column)));
        tell("Goes into", &|column| self.destination(row, column));
        tell("Note", &|column| row_of(column).note.as_ref().map(|note| note.value.clone()));
        tell("Stands in", &|column| Some(self.place(row_of(column).place.as_ref())));
        lines
    }

    fn fixed(&self, figure: Decimal) -> String {
        self.criteria.rounding.show(figure)
    }

    /// One plain sentence.
    pub fn sentence(&self, row: Option<usize>, outcome: &Outcome, column: Column) -> String {
        let points = outcome.shown.map_or("no points".to_owned(), |points| self.fixed(points));
        let max = self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max);
        let of = max.map_or(String::new(), |max| format!(" of {}", plain(max)));
        match outcome.status {
            Status::Blank => return format!("Nothing is answered, so it counts {points}{of}."),
            Status::Error => return self.blocked(outcome, column),
            Status::NotApplicable if outcome.points.is_none() => {
                return "It does not apply and is left out.".to_owned();
            }
            Status::NotApplicable => return format!("It does not apply, which counts {points}{of}."),
            Status::NotAsked => return "It is not asked of this unit, and counts 0.".to_owned(),
            Status::NoScore => return "There is no score: a condition fails, or nothing applies.".to_owned(),
            Status::None => return "The groups are not added up.".to_owned(),
            Status::Provisional => return format!("{points}{of} for now: it is set against other units."),
            Status::Scored => {}
        }
        let list = self.criterion(row).and_then(|criterion| criterion.rule.as_ref()).map(|rule| rule.list());
        let listed = |index: &usize| list.map(|list| &list[*index]);
        for step in &outcome.steps {
            match step {
                Step::Ratio { num, den, .. } => {
                    let share = Exact::from(*num).over(&Exact::from(*den)).map(|share| percent(&share));
                    return format!("{num} of {den} ({}) earn {points}{of}.", share.unwrap_or_default());
                }
                Step::NothingOfNothing { .. } => return format!("0 of 0, which counts {points}{of}."),
                Step::Chosen { option, points: Some(_) } => {
                    let listed = listed(option);
                    let (id, title) = listed.map_or(("", ""), |listed| (&listed.id, &listed.title));
                    return format!("Option {id} was chosen ({title}), which is worth {points}{of}.");
                }
                Step::Tier { tier, by_tick, .. } => {
                    let id = listed(tier).map_or("", |listed| listed.id.as_str());
                    let why = if *by_tick { "is ticked" } else { "holds the figure" };
                    return format!("Tier {id} {why}, which is worth {points}{of}.");
                }
                Step::Counted { count, each, .. } => {
                    let is_loss =
                        self.criterion(row).is_some_and(|criterion| criterion.role == Role::Penalty);
                    let verb = if is_loss { "lose" } else { "earn" };
                    let points = points.trim_start_matches('-');
                    return format!("{count} at {each} each {verb} {points}{of}.");
                }
                Step::Awarded { .. } => return format!("{points}{of} was awarded by judgement."),
                Step::Sum { terms, .. } => {
                    let has = |of: fn(&Step) -> bool| outcome.steps.iter().any(of);
                    let bonus =
                        if has(|step| matches!(step, Step::Bonus { .. })) { " and the bonus" } else { "" };
                    let penalties = has(|step| matches!(step, Step::Penalties { .. }));
                    let come_to = if penalties { ", less the penalties, come" } else { " add up" };
                    return format!("{} rows{bonus}{come_to} to {points}{of}.", terms.len());
                }
                _ => {}
            }
        }
        format!("{points}{of}.")
    }

    /// Why there are no points: the rows at the bottom of it.
    fn blocked(&self, outcome: &Outcome, column: Column) -> String {
        let codes = self.blocking(outcome, column);
        if codes.is_empty() {
            return "It cannot be computed, nor can any sum above it.".to_owned();
        }
        format!("It cannot be computed, because {} cannot.", codes.join(" and "))
    }

    fn blocking(&self, outcome: &Outcome, column: Column) -> Vec<&str> {
        let rows = outcome.steps.iter().flat_map(|step| match step {
            Step::Blocked { rows } => rows.as_slice(),
            _ => &[],
        });
        rows.flat_map(|row| {
            let below =
                self.evaluation.outcome(Some(*row), column).map(|outcome| self.blocking(outcome, column));
            below.filter(|below| !below.is_empty()).unwrap_or_else(|| vec![self.code(Some(*row))])
        })
        .collect()
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
            Step::Sum { terms, points } => {
                let each: Vec<String> = terms
                    .iter()
                    .map(|(row, points)| format!("{} ({points})", self.code(Some(*row))))
                    .collect();
                Some(format!("{} = {points}", each.join(" + ")))
            }
            _ => None,
        })
    }

    fn tier(&self, row: Option<usize>, steps: &[Step]) -> Option<String> {
        let rule = self.criterion(row)?.rule.as_ref()?;
        steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick, points } => {
                let listed = &rule.list()[*tier];
                let by = if *by_tick { ", by the tick: no figure is given" } else { "" };
                Some(format!("{} ({}): {points} points{by}", listed.id, listed.bounds))
            }
            _ => None,
        })
    }

    /// The tier just missed, and what would reach it.
    fn missed(&self, row: Option<usize>, steps: &[Step]) -> Option<String> {
        let rule = self.criterion(row)?.rule.as_ref()?;
        let list = rule.list();
        let ticked = steps.iter().find_map(|step| match step {
            Step::Tier { tier, by_tick: true, .. } => tier.checked_sub(1),
            _ => None,
        });
        if let Some(next) = ticked {
            let listed = &list[next];
            return Some(format!(
                "{} ({}, {} points) was not ticked",
                listed.id, listed.bounds, listed.worth
            ));
        }
        let measured = steps.iter().find_map(|step| match step {
            Step::Measured { fraction, measure } => Some((*fraction, measure)),
            _ => None,
        });
        let (fraction, measure) = measured?;
        let last = steps.iter().rev().find_map(|step| match step {
            Step::TierMissed { tier, reach } => Some((tier, reach)),
            _ => None,
        });
        let Some((tier, reach)) = last else {
            let is_tier = steps.iter().any(|step| matches!(step, Step::Tier { .. }));
            return is_tier.then(|| "it is the best tier".to_owned());
        };
        let listed = &list[*tier];
        let shown = if fraction.is_some() { percent(measure) } else { measure.to_string() };
        let why = format!("{} ({}, {} points) does not hold {shown}", listed.id, listed.bounds, listed.worth);
        Some(match reach {
            None => why,
            Some(Reach { at, inclusive, num }) => {
                let bound = if fraction.is_some() { percent(at) } else { at.to_string() };
                let side = if *inclusive { "at least" } else { "more than" };
                let needs = match (num, fraction) {
                    (Some(num), Some((now, den))) => {
                        let more = num - &Exact::from(now);
                        format!(": {num} of {den}, {more} more")
                    }
                    _ => String::new(),
                };
                format!("{why}; it takes {side} {bound}{needs}")
            }
        })
    }

    fn cap(&self, row: Option<usize>, outcome: &Outcome) -> Option<String> {
        let cut = outcome.steps.iter().find_map(|step| match step {
            Step::Capped { from, points } => Some(format!("cut from {} to {points}", approximately(from))),
            Step::RatioCapped { from, points } => {
                Some(format!("a ratio counts as 1 at most: {} becomes {points}", approximately(from)))
            }
            _ => None,
        });
        let max = self.criterion(row).map_or(self.criteria.max, |criterion| criterion.max)?;
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
        let rounded = outcome.steps.iter().find_map(|step| match step {
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

    /// The sums that a row goes into, from below; the total is last.
    pub fn sums_above(&self, row: Option<usize>) -> Vec<Option<usize>> {
        let Some(row) = row else { return Vec::new() };
        self.criteria.above(row).map(Some).chain([None]).collect()
    }

    /// The printed points of a row as a share of the printed total; `None` where there is no total to share.
    pub fn share_of_total(&self, row: Option<usize>, column: Column) -> Option<Exact> {
        let shown = |row| self.evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
        Exact::from(shown(Some(row?))?).over(&Exact::from(shown(None)?))
    }

    /// The sums that the points go into, and their share of the total.
    fn destination(&self, row: Option<usize>, column: Column) -> Option<String> {
        self.criterion(row)?;
        let shown = |row| self.evaluation.outcome(row, column).and_then(|outcome| outcome.shown);
        let each: Vec<String> = self
            .sums_above(row)
            .into_iter()
            .map(|sum| match shown(sum) {
                Some(points) => format!("{} ({})", self.code(sum), self.fixed(points)),
                None => self.code(sum).to_owned(),
            })
            .collect();
        let share = self.share_of_total(row, column);
        let share = share.map(|share| format!("; {} of the total", percent(&share)));
        Some(format!("{}{}", each.join(" → "), share.unwrap_or_default()))
    }
}
