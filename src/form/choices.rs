//! Which option of a leaf is the answer: by ticks, by words, or by the points that only one option gives.

use std::ops::Range;

use super::answers::{Leaf, LeafAnswer, Part, unread};
use super::doubt::Doubt;
use super::entries::Meaning;
use super::figures::Figure;
use super::header::Role;
use super::messages::why;
use super::shifts::Said;
use super::ticks::{Printed, Ticks, ticks};
use crate::column::Column;
use crate::number::{Decimal, plain};
use crate::rule::{Answering, Measure, Rule};
use crate::title::folded;

impl Leaf<'_> {
    /// The option that is ticked, or written in words.
    pub(super) fn choice(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        let (printed, complete) = self.placed.options(self.row, self.column);
        if let Some(span) = self.unknown_option(rule).filter(|_| !complete) {
            return answer.doubts.push(Doubt::new(why::NO_ENTRY, Vec::new(), span));
        }
        let id = |entry: usize| rule.list()[entry].id.clone();
        let doubts = &mut answer.doubts;
        match ticks(&printed) {
            Ticks::These(these) => match &these[..] {
                [(entry, span)] => match self.doubt_of_tick(rule, (*entry, span), (&printed, complete)) {
                    Some(doubt) => doubts.push(doubt),
                    None => {
                        answer.parts.push(Part::Choice(id(*entry), span.clone()));
                        if let Some(own) = rule.rule_of(*entry) {
                            self.beside_option(own, *entry, answer);
                        }
                    }
                },
                several => {
                    let readings = several.iter().map(|(entry, _)| id(*entry)).collect();
                    doubts.push(Doubt::new(why::SEVERAL_TICKS, readings, several[0].1.clone()));
                }
            },
            Ticks::Unclear(span) => doubts.push(Doubt::new(why::TICK, Vec::new(), span)),
            Ticks::None if !printed.is_empty() => {
                // a score without a tick: which option it means nobody says
                if let Some((figure, span)) = self.points()
                    && let Some(points) = figure.number()
                    && !(points.is_zero() && complete)
                {
                    doubts.push(Doubt::new(why::NO_TICK, self.options_of(rule, points), span));
                } else if let Some((_, span)) = self.measured_option(rule) {
                    doubts.push(Doubt::new(why::MEASURED, Vec::new(), span));
                }
            }
            Ticks::None => self.word(rule, answer),
        }
    }

    /// Why the one option that is ticked may be another one: it has a bare 0 beside points, and an option has no line; or
    /// an option with a rule of its own is measured.
    fn doubt_of_tick(
        &self,
        rule: &dyn Rule,
        (entry, span): (usize, &Range<usize>),
        (printed, complete): (&[Printed], bool),
    ) -> Option<Doubt> {
        let is_number = |figure: &Figure| figure.is_blank() || figure.number().is_some();
        let is_bare_zero = printed.iter().any(|option| {
            option.entry == entry
                && option.worth.is_some_and(|worth| worth.is_zero())
                && option.cells.iter().all(|(figure, _)| is_number(figure))
        });
        let points = self.points().and_then(|(figure, _)| figure.number());
        if let Some(points) = points.filter(|points| !points.is_zero() && is_bare_zero && !complete) {
            return Some(Doubt::new(why::NO_TICK, self.options_of(rule, points), span.clone()));
        }
        let measured = self.measured_option(rule).filter(|(figure, _)| !is_zero(figure));
        let (_, span) = measured.filter(|_| rule.rule_of(entry).is_none())?;
        Some(Doubt::new(why::MEASURED, Vec::new(), span))
    }

    /// Where something is ticked on a line of no entry, among those of the options: it may be the option that has no line.
    fn unknown_option(&self, rule: &dyn Rule) -> Option<Range<usize>> {
        if rule.list().iter().all(|listed| listed.place.is_none()) {
            return None;
        }
        self.placed.unknown_below(self.row).into_iter().find_map(|line| {
            let read = &self.placed.read[line];
            let reading = read.reading();
            let cells = [reading.points, reading.answer, reading.num];
            let mut cells = cells.iter().filter_map(|cell| *cell.get(self.column));
            let at = cells.find(|at| !matches!(read.cells[*at].1, Figure::Blank | Figure::Words(_)))?;
            Some(read.spans[at].clone())
        })
    }

    /// Where an option or an item with a rule of its own is measured, ticked or not.
    pub(super) fn measured_option(&self, rule: &dyn Rule) -> Option<(&Figure, Range<usize>)> {
        let own = (0..rule.list().len()).filter(|entry| rule.rule_of(*entry).is_some());
        let lines = own.filter_map(|entry| self.placed.line_of(Meaning::Listed { row: self.row, entry }));
        lines.into_iter().find_map(|line| {
            let read = &self.placed.read[line];
            let at = (*read.reading().num.get(self.column))?;
            Some(read.at(at)).filter(|(figure, _)| !figure.is_blank())
        })
    }

    /// What an option with a rule of its own was answered: on its own line, or on that of the leaf.
    fn beside_option(&self, rule: &dyn Rule, entry: usize, answer: &mut LeafAnswer) {
        let own = self.placed.line_of(Meaning::Listed { row: self.row, entry });
        for line in own.into_iter().chain([self.line]) {
            let leaf =
                Leaf { placed: self.placed, row: self.row, line, column: self.column, has_notes: false };
            let mut beside = LeafAnswer::default();
            match rule.answering() {
                Answering::Measure { measure: Measure::Ratio, .. } => leaf.ratio(&mut beside),
                Answering::Measure { measure: Measure::Growth, .. } => leaf.growth(&mut beside),
                Answering::Measure { measure: Measure::Value, .. } => leaf.measured(&mut beside, "value"),
                Answering::Count => leaf.measured(&mut beside, "count"),
                _ => {}
            }
            if !beside.parts.is_empty() || !beside.doubts.is_empty() {
                answer.parts.extend(beside.parts);
                answer.doubts.extend(beside.doubts);
                return;
            }
        }
    }

    /// An option in words: "Yes", "Có", or its title or id.
    fn word(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        // where a form has no column of answers, words stand where figures would
        let words = || self.cell(Role::Num(self.column)).filter(|(figure, _)| figure.number().is_none());
        let written = self.cell(Role::Answer(self.column)).or_else(words);
        let Some((figure, span)) = written else { return };
        match named(rule, figure)[..] {
            [one] => answer.parts.push(Part::Choice(rule.list()[one].id.clone(), span)),
            _ if matches!(figure, Figure::Words(_)) => {
                let ids = rule.list().iter().map(|entry| entry.id.clone()).collect();
                answer.doubts.push(Doubt::new(why::NO_OPTION, ids, span));
            }
            _ => {}
        }
    }

    /// A tick, or the words of an option, that no column reads: beside a blank it may be the answer that slid away.
    pub(super) fn stray_option(&self, rule: &dyn Rule) -> Option<Range<usize>> {
        let read = &self.placed.read[self.line];
        let heading = &self.placed.headings[self.placed.lines[self.line].columns];
        let is_choice = matches!(rule.answering(), Answering::Choice { .. } | Answering::Tier(_));
        if !is_choice || !heading.options.is_empty() {
            return None;
        }
        let answered = [read.reading().answer, read.reading().num];
        let theirs = |at: usize| {
            Column::BOTH.iter().any(|own| answered.iter().any(|cell| *cell.get(*own) == Some(at)))
        };
        let is_option = |(column, figure): &Said| match figure {
            Figure::Tick | Figure::Flag(_) => true,
            // words below the heading of notes are a note
            Figure::Words(_) => heading.role(*column) != Some(Role::Note) && !named(rule, figure).is_empty(),
            _ => false,
        };
        let mut cells = (0..read.cells.len()).filter(|at| !theirs(*at));
        cells.find(|at| is_option(&read.cells[*at])).map(|at| read.spans[at].clone())
    }

    /// The options that give these points.
    fn options_of(&self, rule: &dyn Rule, points: Decimal) -> Vec<String> {
        let entries = self.placed.entries.iter().filter_map(|entry| match entry.meaning {
            Meaning::Listed { row, entry: position } if row == self.row => Some((position, entry.worth)),
            _ => None,
        });
        let giving = entries.filter(|(_, worth)| worth.is_some_and(|worth| worth.normalize() == points));
        giving.map(|(position, _)| rule.list()[position].id.clone()).collect()
    }

    /// The only option that gives the points, where the form prints none. Where it prints those of other leaves, the lines
    /// of these are gone, the ticked one among them: what the points seem to name is no answer then.
    pub(super) fn infer(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        let (printed, _) = self.placed.options(self.row, self.column);
        let Some((figure, span)) = self.points().filter(|_| printed.is_empty()) else { return };
        let points = match figure {
            Figure::Number(points) | Figure::Glued(points, _) => *points,
            Figure::Blank | Figure::Words(_) => return,
            other => return answer.doubts.push(unread(other, span)),
        };
        let giving = self.options_of(rule, points);
        match &giving[..] {
            [one] if !self.lacks_options(rule) => {
                answer.inferred = Some(span.clone());
                answer.parts.push(Part::Choice(one.clone(), span));
            }
            _ => answer.doubts.push(Doubt::new(why::NO_TICK, giving, span)),
        }
    }

    /// Whether the form prints the options of other leaves as lines, and none of this one's.
    pub(super) fn lacks_options(&self, rule: &dyn Rule) -> bool {
        rule.list().iter().any(|listed| listed.place.is_some()) && self.placed.prints_options()
    }
}

fn is_zero(figure: &Figure) -> bool {
    match figure {
        Figure::Pair(num, _) => num.is_zero(),
        figure => figure.number().is_some_and(|number| number.is_zero()),
    }
}

/// The options that a cell names: by title, id or alias, or by a tick for yes.
fn named(rule: &dyn Rule, figure: &Figure) -> Vec<usize> {
    let word = match figure {
        Figure::Words(word) => folded(word),
        Figure::Flag(true) | Figure::Tick => "ies".to_owned(),
        Figure::Flag(false) => "no".to_owned(),
        Figure::Number(number) => plain(*number),
        _ => return Vec::new(),
    };
    let listed = rule.list();
    let is_called = |at: &usize| {
        let entry = &listed[*at];
        let alias = entry.alias.is_some_and(|alias| folded(alias) == word);
        folded(&entry.title) == word || folded(&entry.id) == word || alias
    };
    (0..listed.len()).filter(is_called).collect()
}
