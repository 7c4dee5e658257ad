//! What must be done to reach a target, as tables: the fewest rows, then every row by what it gains.

use super::ledger::title_in_short;
use super::messages::target::{
    Each, EnoughAlone, Fewest, FewestIsOne, InBand, Missing, NotFound, NothingGains, OutOfReach, ROWS,
    Reached, Smallest, TryIt, Wanted,
};
use super::progress::in_progress_in;
use super::what_if::answer_words;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Mark, Phrase, Room,
    Sheet, Tone, WhatIf,
};
use crate::account::approximately;
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Outcome, Progress};
use crate::language::{Computed, Counted, Sentence, Show};
use crate::number::{Decimal, Exact};
use crate::submission::Submission;
use crate::target::{Goal, Move, Plan, Planned, Proof, Set, settings};
use crate::text::shortened;

/// Columns are left out rather than that titles have fewer letters.
const LEAST: usize = 11;
/// So many letters of the title of an option are shown.
const TITLE: usize = 40;

/// What a target is reported from.
#[derive(Clone, Copy)]
pub struct TargetRequest<'t> {
    /// The edition.
    pub criteria: &'t Criteria,
    /// The form.
    pub submission: &'t Submission,
    /// The column that is to reach it.
    pub column: Column,
    /// The target.
    pub(crate) goal: &'t Goal,
    /// What can be done.
    pub(crate) plan: &'t Plan,
    /// A command about the form that takes `--set`.
    pub try_command: &'t str,
    /// The form as it is, where answers were set by hand.
    pub what_if: Option<&'t WhatIf>,
    /// How far the appraisal is, where it is being worked on.
    pub progress: Option<&'t Progress>,
    /// The language.
    pub language: Language,
}

impl TargetRequest<'_> {
    /// The tables.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        let verdict = Line::new(self.verdict(), Tone::Strong);
        let mut heading = vec![
            Line::new(self.criteria.title.clone(), Tone::Strong),
            Line::new(self.unit(), Tone::Faint),
            verdict,
        ];
        heading.extend(in_progress_in(self.criteria, self.progress, self.column, self.language));
        heading.extend(self.what_if.map(|what_if| Line::new(what_if.said(self.language), Tone::Caution)));
        let mut first = Some(heading);
        if let Planned::Set(set) = &self.plan.outcome {
            sheets.push(self.set(set, first.take().unwrap_or_default()));
        }
        sheets.push(self.each(first.take().unwrap_or_default()));
        sheets
    }

    fn unit(&self) -> String {
        let unit = &self.submission.unit;
        format!("{} · {}", unit.name.as_deref().unwrap_or(&unit.id), self.criteria.id)
    }

    /// A total as it is shown, with its band where that is the target.
    fn total(&self, total: &Outcome) -> Sentence {
        let points = total.shown.map_or("–".to_owned(), |shown| self.criteria.rounding.show(shown));
        let bands = self.criteria.total.node.bands.as_ref().filter(|_| matches!(self.goal, Goal::Band(_)));
        let band = total.band.and_then(|banded| banded.band).zip(bands);
        match band {
            Some((band, bands)) => {
                InBand { points: Computed(points), band: bands.list[band].name().to_owned() }.into()
            }
            None => Computed(points).into(),
        }
    }

    fn total_words(&self, total: &Outcome) -> Computed {
        Computed(self.total(total).said(Language::English))
    }

    fn target_words(&self) -> Computed {
        Computed(match self.goal {
            Goal::Points(points) => approximately(points),
            Goal::Band(band) => {
                let bands = self.criteria.total.node.bands.as_ref();
                bands.map(|bands| bands.list[*band].name().to_owned()).unwrap_or_default()
            }
        })
    }

    fn verdict(&self) -> String {
        let (column, total, target) = (self.column, self.total_words(&self.plan.total), self.target_words());
        match (&self.plan.outcome, self.plan.missing(self.goal)) {
            (Planned::Reached, _) => Reached { column, total, target }.said(self.language),
            (_, Some(missing)) => {
                let short = Computed(approximately(&if missing.is_negative() { -&missing } else { missing }));
                Missing { column, total, target, short }.said(self.language)
            }
            (_, None) => Wanted { column, total, target }.said(self.language),
        }
    }

    fn set(&self, set: &Set, mut heading: Vec<Line>) -> Sheet {
        let rows = Counted(set.moves.len(), ROWS);
        let title = match (set.moves.len(), set.proof) {
            (1, _) => FewestIsOne {}.said(self.language),
            (_, Proof::Minimal) => Fewest { rows }.said(self.language),
            (_, Proof::Smallest) => Smallest { rows }.said(self.language),
        };
        heading.push(Line::new(title, Tone::Good));
        let title = |phrase, align, room| GridColumn::new(self.language.say(phrase), align, room);
        let columns = vec![
            title(Phrase::Code, Align::Left, Room::Content),
            title(Phrase::Criterion, Align::Left, Room::RestShort),
            title(Phrase::Now, Align::Left, Room::Content).giving_way(3, LEAST, LeftOut::Columns),
            title(Phrase::Change, Align::Left, Room::Rest),
            title(Phrase::Gain, Align::Right, Room::Content),
            title(Phrase::TotalThen, Align::Right, Room::Content).giving_way(2, LEAST, LeftOut::Columns),
        ];
        let row = |one: &Move| {
            let mut cells = self.step(one);
            cells.push(Cell::plain(self.gain(&one.gain)));
            cells.push(Cell::new(Content::Said(self.total(&one.total)), Tone::Strong));
            GridRow { level: Level::Inner, cells }
        };
        let rows = set.moves.iter().map(row).collect();
        let set = set.moves.iter().flat_map(|one| settings(self.criteria, self.column, one.row, &one.answer));
        let before = self.what_if.iter().flat_map(|what_if| what_if.settings.clone());
        let words: Vec<String> = before.chain(set).map(|one| format!(" --set \"{one}\"")).collect();
        let command = format!("{}{}", self.try_command, words.concat());
        let notes = vec![Line::new(TryIt { command }.said(self.language), Tone::Faint)];
        Sheet { heading, notes, ..Sheet::of(Grid { columns, rows }) }
    }

    fn each(&self, mut heading: Vec<Line>) -> Sheet {
        if let Planned::OutOfReach { most, is_proven } = &self.plan.outcome {
            let most = self.total_words(most);
            let said = match is_proven {
                true => OutOfReach { most }.said(self.language),
                false => NotFound { most }.said(self.language),
            };
            heading.push(Line::new(said, Tone::Bad));
        }
        if self.plan.rows.is_empty() {
            heading.push(Line::new(NothingGains {}.said(self.language), Tone::Plain));
            return Sheet { heading, ..Sheet::of(Grid { columns: Vec::new(), rows: Vec::new() }) };
        }
        heading.push(Line::new(Each {}.said(self.language), Tone::Plain));
        let title = |phrase, align, room| GridColumn::new(self.language.say(phrase), align, room);
        let columns = vec![
            title(Phrase::Code, Align::Left, Room::Content),
            title(Phrase::Criterion, Align::Left, Room::RestShort),
            title(Phrase::Now, Align::Left, Room::Content).giving_way(3, LEAST, LeftOut::Columns),
            title(Phrase::Change, Align::Left, Room::Rest),
            title(Phrase::Gain, Align::Right, Room::Content),
            title(Phrase::GainAtMost, Align::Right, Room::Content).giving_way(2, LEAST, LeftOut::Columns),
        ];
        let enough = |one: &Move| (one.is_enough && self.plan.outcome.is_open()).then_some(Mark::Good);
        let rows = self.plan.rows.iter().map(|row| {
            let mut cells = self.step(&row.next);
            let next = Cell { mark: enough(&row.next), ..Cell::plain(self.gain(&row.next.gain)) };
            let same = row.next.gain == row.most.gain;
            let most = if same {
                Cell::mark(Mark::Same, Tone::Faint)
            } else {
                Cell::plain(self.gain(&row.most.gain))
            };
            cells.extend([next, Cell { mark: enough(&row.most).filter(|_| !same).or(most.mark), ..most }]);
            GridRow { level: Level::Inner, cells }
        });
        let rows: Vec<GridRow> = rows.collect();
        let has_enough = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.mark == Some(Mark::Good));
        let notes = has_enough.then(|| Line::new(EnoughAlone {}.said(self.language), Tone::Faint));
        Sheet { heading, notes: notes.into_iter().collect(), ..Sheet::of(Grid { columns, rows }) }
    }

    /// Code, title, the answer as it is, and what becomes of it.
    fn step(&self, one: &Move) -> Vec<Cell> {
        let criterion = &self.criteria.rows[one.row];
        let is_open = self.column == Column::Appraisal
            && self.progress.is_some_and(|progress| progress.open.contains(&one.row));
        let now = if is_open {
            Cell::mark(Mark::Open, Tone::Caution)
        } else {
            let (node, language) = (Node::Row(one.row), self.language);
            Cell::plain(answer_words(self.criteria, self.submission, node, self.column, language))
        };
        vec![
            Cell::code(&criterion.code, Tone::Plain),
            Cell::plain(title_in_short(self.criteria, one.row, self.language)),
            now,
            Cell::plain(then((self.criteria, self.submission), self.column, self.language, one)),
        ]
    }

    fn gain(&self, gain: &Exact) -> Content {
        match gain.to_decimal() {
            Some(gain) => Content::Difference(self.criteria.rounding.printed(gain)),
            None => Content::Said(Computed(format!("+{}", approximately(gain))).into()),
        }
    }

    /// For spreadsheets.
    pub(crate) fn flat(&self) -> Grid {
        let names = ["code", "title", "now", "then", "gain", "total", "enough", "at_most", "set"];
        let row = |next: &Move, most: &Move| {
            let set = settings(self.criteria, self.column, next.row, &next.answer).join(" ");
            let mut cells = self.step(next);
            let figure = |exact: &Exact| {
                exact
                    .to_decimal()
                    .map_or_else(|| Cell::plain(exact.to_string()), |it| Cell::plain(it.normalize()))
            };
            cells.push(figure(&next.gain));
            cells.push(Cell::plain(next.total.shown));
            cells.push(Cell::plain(if next.is_enough { "true" } else { "false" }));
            cells.push(figure(&most.gain));
            cells.push(Cell::plain(set));
            cells
        };
        Grid::flat(names, self.plan.rows.iter().map(|moves| row(&moves.next, &moves.most)))
    }
}

/// `a · Fully`, `483/4823 (+77)`.
pub(super) fn then(
    (criteria, submission): (&Criteria, &Submission),
    column: Column,
    language: Language,
    one: &Move,
) -> String {
    let criterion = &criteria.rows[one.row];
    let mut words = criterion.answer_words(&one.answer).map(|words| words.said(language)).unwrap_or_default();
    let before = match &submission.row(Node::Row(one.row), column).answer {
        Answer::Given(given) => figure(given),
        Answer::Blank | Answer::NotApplicable => None,
    };
    if let Some(change) =
        figure(&one.answer).zip(before).and_then(|(after, before)| after.checked_sub(before))
    {
        if !change.is_zero() {
            words.push_str(&format!(" ({})", Content::Difference(change.normalize()).said(language)));
        }
    } else if let (Given::Choice { option, .. }, Some(rule)) = (&one.answer, &criterion.rule) {
        let title = &rule.list()[*option].title;
        if !title.is_empty() {
            words.push_str(&format!(" · {}", shortened(title, TITLE)));
        }
    }
    words
}

/// The one figure of an answer that is changed.
fn figure(given: &Given) -> Option<Decimal> {
    [AnswerField::Num, AnswerField::Value, AnswerField::Count]
        .into_iter()
        .find_map(|field| given.number(field))
}
