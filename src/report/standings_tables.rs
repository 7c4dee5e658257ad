//! The summary of a ranking as tables: what was found, the totals, the groups at the top, and where points were lost. Every
//! number is of the units that are ranked, or says of how many.

use super::standings::{RankingRequest, shown};
use super::standings_words::Said;
use super::{Align, Cell, Content, Grid, GridColumn, GridRow, LeftOut, Level, Room, Sheet};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node};
use crate::finding::{CODES, code};
use crate::language::Show;
use crate::number::{Exact, RoundAt, Rounding, RoundingMode, with_decimals};
use crate::ranking::{Loss, Spread, Totals};
use crate::rule::Direction;

/// A mean has so many decimals at most where the criteria round nothing.
const DECIMALS: u32 = 2;
/// Quartiles are left out rather than that the first column has less than this.
const READABLE: usize = 10;
/// Of fewer units than this, quartiles say nothing.
const ENOUGH: usize = 3;

/// A table of the summary: what its rows are, what stands above its numbers, and the rows.
struct Table {
    title: String,
    numbers: Vec<Said>,
    rows: Vec<Vec<Content>>,
}

/// In what order columns of numbers are left out where there is no room; others stay.
fn gives_way(number: Said) -> Option<usize> {
    match number {
        Said::Units => Some(3),
        Said::FirstQuartile | Said::ThirdQuartile => Some(2),
        Said::Median => Some(1),
        _ => None,
    }
}

impl RankingRequest<'_> {
    /// The tables below a ranking.
    pub(super) fn summary_tables(&self) -> Vec<Sheet> {
        let of_criteria = self.criteria.map(|criteria| [self.spreads(criteria), self.losses(criteria)]);
        let tables = [self.findings(), self.totals()].into_iter().chain(of_criteria.into_iter().flatten());
        tables.flatten().collect()
    }

    /// With two columns of text, a code and a title, in front of the numbers, or with one.
    fn sheet(&self, table: Table, texts: usize) -> Option<Sheet> {
        if table.rows.is_empty() {
            return None;
        }
        let code = (texts > 1).then(|| GridColumn::new("", Align::Left, Room::Content));
        let title = GridColumn::new(table.title, Align::Left, Room::Rest);
        let number = |said: &Said| {
            let column = GridColumn::new(self.say(*said), Align::Right, Room::Content);
            match gives_way(*said) {
                Some(order) => column.giving_way(order, READABLE, LeftOut::Columns),
                None => column,
            }
        };
        let columns = code.into_iter().chain([title]).chain(table.numbers.iter().map(number)).collect();
        let row = |cells: Vec<Content>| GridRow {
            level: Level::Inner,
            cells: cells.into_iter().map(Cell::plain).collect(),
        };
        let rows = table.rows.into_iter().map(row).collect();
        Some(Sheet::of(Grid { columns, rows }))
    }

    fn say(&self, said: Said) -> &'static str {
        self.language.said(said)
    }

    fn findings(&self) -> Option<Sheet> {
        let mut counts = self.tally.findings.clone();
        // that a unit is given twice is known only once all units are
        let twice = self.standings.given_twice().count();
        if twice > 0 {
            counts.insert(code::UNIT_TWICE.name, twice);
        }
        let rows = counts.iter().map(|(code, count)| vec![self.code(code).into(), (*count).into()]).collect();
        let title = self.say(Said::Findings).to_owned();
        self.sheet(Table { title, numbers: vec![Said::Count], rows }, 1)
    }

    /// A code as a summary has it.
    fn code(&self, name: &str) -> String {
        let code = CODES.iter().find(|code| code.name == name);
        code.map_or_else(|| name.to_owned(), |code| code.said(self.language))
    }

    /// The totals in both columns, or the row that ranks where no total is formed.
    fn totals(&self) -> Option<Sheet> {
        let unformed = self.criteria.is_some_and(|criteria| criteria.total.unformed);
        let of = match self.ranking_row().filter(|_| unformed) {
            Some(row) => row,
            None => self.say(Said::Totals),
        };
        let each = self.summary.totals.each();
        let there: Vec<(Column, &Totals)> =
            each.filter_map(|(column, totals)| Some((column, totals.as_ref()?))).collect();
        let quartiles = there.iter().any(|(_, totals)| totals.units >= ENOUGH);
        let some = there.iter().any(|(_, totals)| totals.units != self.summary.ranked);
        let mut numbers = vec![Said::Mean, Said::Least];
        if quartiles {
            numbers.extend([Said::FirstQuartile, Said::Median, Said::ThirdQuartile]);
        }
        numbers.push(Said::Greatest);
        numbers.extend(some.then_some(Said::Units));
        let row = |(column, totals): &(Column, &Totals)| {
            let name = match column {
                Column::Own => Said::Own,
                Column::Appraisal => Said::Appraisal,
            };
            let [least, middle @ .., greatest] = totals.quartiles.map(Some);
            let mut cells = vec![self.say(name).into(), self.exact(&totals.mean), shown(least)];
            let enough = totals.units >= ENOUGH;
            cells.extend(
                middle.map(|figure| shown(figure.filter(|_| enough))).into_iter().filter(|_| quartiles),
            );
            cells.push(shown(greatest));
            cells.extend(some.then(|| totals.units.into()));
            cells
        };
        let rows = there.iter().map(row).collect();
        self.sheet(Table { title: format!("{}{of}", self.mark()), numbers, rows }, 1)
    }

    /// A row for each group at the top.
    fn spreads(&self, criteria: &Criteria) -> Option<Sheet> {
        let spreads: Vec<(usize, &Spread)> =
            criteria.top_with_points().zip(self.tally.groups.get(self.standings.column)).collect();
        let some = spreads.iter().any(|(_, spread)| spread.units != self.summary.ranked);
        let row = |(row, spread): &(usize, &Spread)| {
            let criterion = &criteria.rows[*row];
            let [code, title] = named(criterion);
            let mean = self.exact(&spread.mean()?);
            let mut cells = vec![code, title, mean, shown(spread.least), shown(spread.greatest)];
            cells.extend(some.then(|| spread.units.into()));
            Some(cells)
        };
        let rows = spreads.iter().filter_map(row).collect();
        let column = match self.standings.column {
            Column::Own => Said::Own,
            Column::Appraisal => Said::Appraisal,
        };
        let title = format!("{}{} ({})", self.mark(), self.say(Said::Groups), self.say(column));
        let numbers =
            [Said::Mean, Said::Least, Said::Greatest].into_iter().chain(some.then_some(Said::Units));
        self.sheet(Table { title, numbers: numbers.collect(), rows }, 2)
    }

    /// The rows that cost the most points, with what they cost a unit on average.
    fn losses(&self, criteria: &Criteria) -> Option<Sheet> {
        let counted = *self.tally.counted.get(self.standings.column);
        let units = Exact::from(i64::try_from(counted).unwrap_or(i64::MAX));
        let row = |loss: &Loss| {
            let criterion = &criteria.rows[loss.row];
            let (all, mean) = (self.exact(&loss.points), self.exact(&loss.points.over(&units)?));
            let [code, title] = named(criterion);
            Some(vec![code, title, all, mean])
        };
        let rows = self.summary.losses.iter().filter_map(row).collect();
        let said = match criteria.direction(Node::Total) {
            Direction::Up => Said::Losses,
            Direction::Down => Said::LossesDown,
        };
        let of = if counted == self.summary.ranked {
            String::new()
        } else {
            format!(" ({})", self.language.so_many_units(counted))
        };
        let title = format!("{}{}{of}", self.mark(), self.say(said));
        self.sheet(Table { title, numbers: vec![Said::Points, Said::Mean], rows }, 2)
    }

    fn exact(&self, exact: &Exact) -> Content {
        cut_after_decimals(self.criteria, exact)
    }
}

/// A figure that nobody declared: cut after the criteria's decimals.
pub(crate) fn cut_after_decimals(criteria: Option<&Criteria>, exact: &Exact) -> Content {
    let rounding = criteria.map(|criteria| criteria.rounding);
    let rounds = rounding.filter(|rounding| rounding.at != RoundAt::Never);
    let decimals = rounds.map_or(DECIMALS, |rounding| rounding.decimals);
    let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals };
    let Ok(figure) = cut.apply(exact) else { return exact.to_string().into() };
    let shown = if rounds.is_some() { with_decimals(figure, decimals) } else { figure.normalize() };
    if Exact::from(figure) == *exact { Content::Number(shown) } else { Content::Cut(shown) }
}

/// The code and the title of a row.
fn named(criterion: &Criterion) -> [Content; 2] {
    [Content::Code(criterion.code.clone()), criterion.title.as_str().into()]
}
