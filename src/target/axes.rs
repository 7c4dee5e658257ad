//! The ways in which an answer can be changed: a figure up and down, another option, one more item.

use crate::answer::{Answer, Given, Ticked};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::evaluate::points_alone;
use crate::number::{Decimal, Exact};
use crate::rule::{Answering, Measure, Range, Rule};
use crate::submission::Submission;

/// An answer with another figure.
type Make<'r> = Box<dyn Fn(Decimal) -> Option<Given> + 'r>;

/// A way in which an answer can be changed.
pub(super) enum Axis<'r> {
    /// A figure, in steps of a unit.
    Figure {
        /// The figure as it is; of a blank row one step below the least.
        from: Decimal,
        /// The least that it can be.
        least: Option<Decimal>,
        /// The most that it can be.
        most: Option<Decimal>,
        /// A step: one, or one in the last decimal that is given.
        unit: Decimal,
        /// Figures at which the points may jump or turn.
        turns: Vec<Exact>,
        /// The answer with another figure.
        make: Make<'r>,
    },
    /// Other answers, none of which is nearer than the others.
    Others(Vec<Given>),
    /// Answers with several parts changed at once, each the fullest of its kind: looked at after all others.
    Full(Vec<Given>),
}

impl<'r> Axis<'r> {
    fn figure(from: Decimal, range: Range, make: Make<'r>) -> Self {
        let Range { least, most, step } = range;
        let unit = step.unwrap_or_else(|| Decimal::new(1, from.normalize().scale()));
        // a figure between two steps stands on the lower one
        let on_step = step.zip(least).and_then(|(step, least)| {
            let steps = Exact::from(from - least).over(&Exact::from(step))?.floor().to_decimal()?;
            Some(least + steps * step)
        });
        Axis::Figure { from: on_step.unwrap_or(from), least, most, unit, turns: Vec::new(), make }
    }

    /// From nothing at all: the first step is the least figure.
    fn blank(range: Range, make: Make<'r>) -> Self {
        let unit = range.step.unwrap_or(Decimal::ONE);
        let from = range.least.unwrap_or(Decimal::ZERO) - unit;
        Axis::Figure { from, least: Some(from), most: range.most, unit, turns: Vec::new(), make }
    }

    /// The same, whose points may jump or turn at some figures.
    fn turning(mut self, at: Vec<Exact>) -> Self {
        if let Axis::Figure { turns, .. } = &mut self {
            *turns = at;
        }
        self
    }

    fn within(self, wrap: impl Fn(Given) -> Given + Clone + 'r) -> Self {
        match self {
            Axis::Figure { from, least, most, unit, turns, make } => {
                let make: Make<'r> = Box::new(move |figure| make(figure).map(&wrap));
                Axis::Figure { from, least, most, unit, turns, make }
            }
            Axis::Others(others) => Axis::Others(others.into_iter().map(wrap).collect()),
            Axis::Full(full) => Axis::Full(full.into_iter().map(wrap).collect()),
        }
    }
}

/// The ways in which the answer of a row can be changed. A row that is said not to apply stays so.
pub(super) fn axes<'r>(
    criteria: &'r Criteria,
    submission: &Submission,
    column: Column,
    row: usize,
) -> Vec<Axis<'r>> {
    let Some(rule) = criteria.rows[row].rule.as_deref() else { return Vec::new() };
    let den = denominator(rule, submission, column, row);
    match &submission.row(Node::Row(row), column).answer {
        Answer::NotApplicable => Vec::new(),
        Answer::Given(given) => {
            let mut axes = given_axes(rule, given, den);
            axes.extend(full_axis(criteria, row, rule, den));
            axes
        }
        Answer::Blank => {
            let mut axes = blank_axes(rule, den);
            axes.extend(full_axis(criteria, row, rule, den));
            axes
        }
    }
}

/// Several parts of an answer at once: all counts at nothing; all items that do no harm, of those that exclude each other one.
fn full_axis<'r>(criteria: &Criteria, row: usize, rule: &dyn Rule, den: Decimal) -> Option<Axis<'r>> {
    match rule.answering() {
        Answering::Counts => Some(Axis::Full(vec![Given::Counts(none(rule))])),
        Answering::Items => {
            let alone = |items: Vec<Ticked>| points_alone(criteria, row, &Given::Items(items));
            let nothing = alone(Vec::new());
            let item = |item: usize| {
                let given = rule.rule_of(item).map(|own| full(own, den));
                let given = if let Some(given) = given { Some(given?) } else { None };
                let ticked = Ticked { item, given };
                (alone(vec![ticked.clone()]) >= nothing).then_some(ticked)
            };
            let items: Vec<Ticked> = (0..rule.list().len()).filter_map(item).collect();
            let mut lists = Vec::new();
            consistent(rule, &items, &mut Vec::new(), &mut lists);
            Some(Axis::Full(lists.into_iter().map(Given::Items).collect()))
        }
        _ => None,
    }
}

/// So many lists of items are made at most.
const MOST_LISTS: usize = 64;

/// All lists of some items in which none excludes another and to which none can be added; the items in their order.
fn consistent(rule: &dyn Rule, left: &[Ticked], chosen: &mut Vec<Ticked>, lists: &mut Vec<Vec<Ticked>>) {
    if lists.len() >= MOST_LISTS {
        return;
    }
    let Some((first, rest)) = left.split_first() else {
        lists.push(chosen.clone());
        return;
    };
    let fits = |item: &Ticked, others: &[Ticked]| {
        others.iter().all(|other| !rule.contradicts(&[item.clone(), other.clone()]))
    };
    if fits(first, chosen) {
        chosen.push(first.clone());
        consistent(rule, rest, chosen, lists);
        chosen.pop();
        if fits(first, rest) {
            return;
        }
    }
    consistent(rule, rest, chosen, lists);
}

/// Every count at nothing.
fn none(rule: &dyn Rule) -> Vec<(usize, Decimal)> {
    (0..rule.list().len()).map(|entry| (entry, Decimal::ZERO)).collect()
}

/// A denominator where the answer has none: the fact of the column, else what the other column says.
fn denominator(rule: &dyn Rule, submission: &Submission, column: Column, row: usize) -> Decimal {
    let other = match column {
        Column::Own => Column::Appraisal,
        Column::Appraisal => Column::Own,
    };
    let of_other = match &submission.row(Node::Row(row), other).answer {
        Answer::Given(given) => given.ratio().map(|(_, den)| den),
        Answer::Blank | Answer::NotApplicable => None,
    };
    let named = rule.names().into_iter().next();
    let fact = named.and_then(|named| submission.fact(named, column)).map(|fact| fact.value);
    fact.or(of_other).filter(|den| !den.is_zero()).unwrap_or(Decimal::ONE)
}

/// Anything that is counted.
const COUNTED: Range = Range { least: Some(Decimal::ZERO), most: None, step: None };

/// The figures that a rule takes: none below zero where it takes none.
fn range(rule: &dyn Rule) -> Range {
    let range = rule.range();
    let least = if rule.answering().is_signed() { None } else { Some(Decimal::ZERO) };
    Range { least: range.least.or(least), ..range }
}

/// A measure by itself, or with the tier that it is in where a tier was ticked beside it.
fn ticked(rule: &dyn Rule, measure: Given, is_ticked: bool) -> Option<Given> {
    if !is_ticked {
        return Some(measure);
    }
    let option = (0..rule.list().len()).find(|entry| rule.matches(&measure, *entry))?;
    Some(Given::Choice { option, beside: Some(Box::new(measure)) })
}

fn measure_axis<'r>(rule: &'r dyn Rule, given: &Given, is_ticked: bool) -> Option<Axis<'r>> {
    let range = range(rule);
    let turns = |figure: &dyn Fn(&Exact) -> Exact| rule.turns_at().iter().map(figure).collect();
    Some(match *given {
        Given::Ratio { num, den } => {
            let make: Make<'r> = Box::new(move |num| ticked(rule, Given::Ratio { num, den }, is_ticked));
            Axis::figure(
                num,
                Range { least: Some(Decimal::ZERO), most: Some(den.max(num)), step: None },
                make,
            )
            .turning(turns(&|share| share * &Exact::from(den)))
        }
        Given::Value(value) => {
            let make: Make<'r> = Box::new(move |value| ticked(rule, Given::Value(value), is_ticked));
            Axis::figure(value, range, make).turning(rule.turns_at())
        }
        Given::Growth { value, previous } => {
            let make: Make<'r> =
                Box::new(move |value| ticked(rule, Given::Growth { value, previous }, is_ticked));
            let previous = Exact::from(previous);
            Axis::figure(value, range, make).turning(turns(&|growth| &previous + &(growth * &previous)))
        }
        Given::Count(_) | Given::Counts(_) | Given::Items(_) | Given::Choice { .. } => return None,
    })
}

fn given_axes<'r>(rule: &'r dyn Rule, given: &Given, den: Decimal) -> Vec<Axis<'r>> {
    match (rule.answering(), given) {
        (Answering::Choice { .. }, Given::Choice { option, beside }) => {
            let option = *option;
            let mut axes = Vec::new();
            if let (Some(own), Some(beside)) = (rule.rule_of(option), beside) {
                let wrap = move |given| Given::Choice { option, beside: Some(Box::new(given)) };
                axes.extend(given_axes(own, beside, den).into_iter().map(|axis| axis.within(wrap)));
            }
            axes.push(Axis::Others(
                options(rule, den).into_iter().filter(|other| other.choice() != Some(option)).collect(),
            ));
            axes
        }
        (Answering::Tier(_), Given::Choice { beside: Some(beside), .. }) => {
            measure_axis(rule, beside, true).into_iter().collect()
        }
        (Answering::Tier(_), Given::Choice { option, beside: None }) => {
            let others = (0..rule.list().len()).filter(|other| other != option).map(Given::chosen);
            vec![Axis::Others(others.collect())]
        }
        (_, Given::Count(count)) => {
            vec![Axis::figure(*count, COUNTED, Box::new(|count| Some(Given::Count(count))))]
        }
        (_, Given::Counts(counts)) => count_axes(rule, counts),
        (_, Given::Items(items)) => {
            let mut axes = vec![Axis::Others(with_one_changed(rule, items, den))];
            for (at, ticked) in items.iter().enumerate() {
                if let (Some(own), Some(given)) = (rule.rule_of(ticked.item), &ticked.given) {
                    let items = items.clone();
                    let wrap = move |given| {
                        let mut items = items.clone();
                        items[at].given = Some(given);
                        Given::Items(items)
                    };
                    axes.extend(
                        given_axes(own, given, den).into_iter().map(|axis| axis.within(wrap.clone())),
                    );
                }
            }
            axes
        }
        (_, measured) => measure_axis(rule, measured, false).into_iter().collect(),
    }
}

fn blank_axes(rule: &dyn Rule, den: Decimal) -> Vec<Axis<'_>> {
    let (Answering::Measure { measure, .. } | Answering::Tier(measure)) = rule.answering() else {
        return match rule.answering() {
            Answering::Choice { .. } => vec![Axis::Others(options(rule, den))],
            Answering::Items => vec![Axis::Others(with_one_changed(rule, &[], den))],
            Answering::Counts => {
                // nothing was counted: as if each were none
                let none = none(rule);
                let mut axes = vec![Axis::Others(vec![Given::Counts(none.clone())])];
                axes.extend(count_axes(rule, &none));
                axes
            }
            _ => vec![Axis::blank(COUNTED, Box::new(|count| Some(Given::Count(count))))],
        };
    };
    match measure {
        Measure::Ratio => {
            let range = Range { least: Some(Decimal::ZERO), most: Some(den), step: None };
            let turns = rule.turns_at().iter().map(|share| share * &Exact::from(den)).collect();
            let make: Make<'_> = Box::new(move |num| Some(Given::Ratio { num, den }));
            vec![Axis::blank(range, make).turning(turns)]
        }
        Measure::Value => {
            let make: Make<'_> = Box::new(|value| Some(Given::Value(value)));
            vec![Axis::blank(range(rule), make).turning(rule.turns_at())]
        }
        // what grew from what, nobody can guess
        Measure::Growth => Vec::new(),
    }
}

/// Every option, with the full answer to its own rule.
fn options(rule: &dyn Rule, den: Decimal) -> Vec<Given> {
    let option = |option: usize| {
        let beside = match rule.rule_of(option) {
            Some(own) => Some(Box::new(full(own, den)?)),
            None => None,
        };
        Some(Given::Choice { option, beside })
    };
    (0..rule.list().len()).filter_map(option).collect()
}

/// The items with one more or one less.
fn with_one_changed(rule: &dyn Rule, items: &[Ticked], den: Decimal) -> Vec<Given> {
    let changed = |item: usize| {
        if items.iter().any(|ticked| ticked.item == item) {
            return Some(items.iter().filter(|ticked| ticked.item != item).cloned().collect());
        }
        let given = match rule.rule_of(item) {
            Some(own) => Some(full(own, den)?),
            None => None,
        };
        let added = Ticked { item, given };
        // in the place of those that exclude it
        let fits = |ticked: &&Ticked| !rule.contradicts(&[(*ticked).clone(), added.clone()]);
        let mut more: Vec<Ticked> = items.iter().filter(fits).cloned().collect();
        more.push(added);
        more.sort_by_key(|ticked| ticked.item);
        Some(more)
    };
    (0..rule.list().len()).filter_map(changed).map(Given::Items).collect()
}

fn count_axes<'r>(rule: &'r dyn Rule, counts: &[(usize, Decimal)]) -> Vec<Axis<'r>> {
    let axis = |entry: usize| {
        let counts = counts.to_vec();
        let from = counts.iter().find(|(of, _)| *of == entry).map_or(Decimal::ZERO, |(_, count)| *count);
        let make: Make<'r> = Box::new(move |count| {
            let mut counts = counts.clone();
            match counts.iter_mut().find(|(of, _)| *of == entry) {
                Some(counted) => counted.1 = count,
                None => counts.push((entry, count)),
            }
            counts.sort_by_key(|(entry, _)| *entry);
            Some(Given::Counts(counts))
        });
        Axis::figure(from, COUNTED, make)
    };
    (0..rule.list().len()).map(axis).collect()
}

/// The fullest answer that needs no figure of the unit.
fn full(rule: &dyn Rule, den: Decimal) -> Option<Given> {
    match rule.answering() {
        Answering::Measure { measure: Measure::Ratio, .. } => Some(Given::Ratio { num: den, den }),
        Answering::Measure { measure: Measure::Value, .. } => {
            rule.max_points().to_decimal().map(Given::Value)
        }
        Answering::Count => Some(Given::Count(Decimal::ONE)),
        Answering::Tier(_) if !rule.list().is_empty() => Some(Given::chosen(0)),
        Answering::Measure { measure: Measure::Growth, .. }
        | Answering::Tier(_)
        | Answering::Counts
        | Answering::Items
        | Answering::Choice { .. } => None,
    }
}
