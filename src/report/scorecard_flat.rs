//! The scorecard for machines, in columns that never change their meaning.

use super::scorecard::{ScorecardRequest, difference};
use super::{Align, Cell, Grid, GridColumn, GridRow, Level, Room, Tone};
use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion};
use crate::evaluate::Outcome;
use crate::number::{Decimal, fixed, plain};
use crate::submission::Row;

/// The same for machines: every word in a column of its own, numbers with a decimal point in every language.
pub fn scorecard_flat(request: &ScorecardRequest<'_>) -> Grid {
    let mut of_column = vec!["status", "num", "den", "answer", "points", "declared"];
    of_column.extend(standings(request.criteria).into_iter().map(|standing| standing.name));
    let both = Column::BOTH
        .map(|column| of_column.iter().map(|name| format!("{}_{name}", column.word())).collect::<Vec<_>>());
    let first = ["code", "title", "depth", "kind", "max"].map(str::to_owned);
    let names = first.into_iter().chain(both.into_iter().flatten()).chain(["difference".to_owned()]);
    let columns = names.map(|name| GridColumn::new(name, Align::Left, Room::Content)).collect();
    let criteria = request.criteria;
    let kept = criteria.rows.iter().enumerate().filter(|(_, row)| row.depth <= request.depth);
    let rows = kept.map(Some).chain([None]).map(|criterion| request.flat_row(criterion)).collect();
    Grid { columns, rows }
}

/// A column that only some editions have.
struct Standing {
    name: &'static str,
    of: fn(&ScorecardRequest<'_>, Option<usize>, &Outcome, &Row) -> Option<String>,
}

/// Bands and the index, where the edition has them.
fn standings(criteria: &Criteria) -> Vec<Standing> {
    let mut nodes = criteria.rows.iter().map(|row| &row.node).chain([&criteria.total.node]);
    let banded = nodes.any(|node| node.bands.is_some());
    let band = Standing {
        name: "band",
        of: |request, row, outcome, _| {
            let node = row.map_or(&request.criteria.total.node, |row| &request.criteria.rows[row].node);
            Some(node.bands.as_ref()?.list[outcome.band?.band?].id.clone())
        },
    };
    let index = Standing {
        name: "index",
        of: |request, _, outcome, _| {
            let decimals = request.criteria.total.index.as_ref()?.decimals;
            Some(fixed(outcome.index?, decimals))
        },
    };
    let declared_band = Standing {
        name: "declared_band",
        of: |request, row, _, stated| {
            let node = row.map_or(&request.criteria.total.node, |row| &request.criteria.rows[row].node);
            Some(node.bands.as_ref()?.list[stated.declared_band()?.value].id.clone())
        },
    };
    let declared_index = Standing {
        name: "declared_index",
        of: |_, _, _, stated| Some(stated.declared_index()?.value.to_string()),
    };
    let indexed = criteria.total.index.is_some();
    let banded = [band, declared_band].into_iter().filter(|_| banded);
    banded.chain([index, declared_index].into_iter().filter(|_| indexed)).collect()
}

impl ScorecardRequest<'_> {
    fn flat_row(&self, criterion: Option<(usize, &Criterion)>) -> GridRow {
        let row = criterion.map(|(index, _)| index);
        let rounding = self.criteria.rounding;
        let mut texts = match criterion {
            Some((_, criterion)) => vec![
                criterion.code.clone(),
                criterion.title.clone(),
                criterion.depth.to_string(),
                criterion.kind().to_owned(),
                criterion.max.map(plain).unwrap_or_default(),
            ],
            None => {
                let max = self.criteria.max.map(plain).unwrap_or_default();
                vec![
                    crate::criteria::TOTAL.to_owned(),
                    String::new(),
                    "0".to_owned(),
                    "total".to_owned(),
                    max,
                ]
            }
        };
        for column in Column::BOTH {
            let stated = self.submission.row(row, column);
            let outcome = self.evaluation.outcome(row, column);
            let (num, den, answer) = match (&stated.answer, criterion) {
                (Answer::Given(given), Some((_, criterion))) => flat_answer(criterion, given),
                (Answer::NotApplicable, _) => (String::new(), String::new(), "n/a".to_owned()),
                (Answer::Blank | Answer::Given(_), _) => Default::default(),
            };
            texts.push(outcome.map(|outcome| outcome.status.word().to_owned()).unwrap_or_default());
            texts.extend([num, den, answer]);
            texts.push(
                outcome
                    .and_then(|outcome| outcome.shown)
                    .map(|shown| rounding.show(shown))
                    .unwrap_or_default(),
            );
            texts.push(
                stated.declared.as_ref().map(|declared| declared.value.to_string()).unwrap_or_default(),
            );
            for standing in standings(self.criteria) {
                let text = outcome.and_then(|outcome| (standing.of)(self, row, outcome, stated));
                texts.push(text.unwrap_or_default());
            }
        }
        texts.push(
            difference(self.evaluation, row).map(|difference| rounding.show(difference)).unwrap_or_default(),
        );
        let cells = texts.into_iter().map(|text| Cell::new(text, Tone::Plain)).collect();
        GridRow { level: Level::Inner, cells }
    }
}

/// An answer in the columns of a CSV form: a spreadsheet would take 2/2 for a date.
fn flat_answer(criterion: &Criterion, given: &Given) -> (String, String, String) {
    let text = |figure: Option<Decimal>| figure.map(plain).unwrap_or_default();
    let list = criterion.rule.as_ref().map(|rule| rule.list());
    let choice = given.choice.zip(list).map(|(choice, list)| list[choice].id.clone());
    let several = given.choices.is_some() || given.counts.is_some();
    match choice {
        Some(choice) => (text(given.num.or(given.value)), text(given.den), choice),
        None if several => (String::new(), String::new(), criterion.answer_text(given)),
        None => (text(given.num), text(given.den), text(given.value.or(given.count))),
    }
}
