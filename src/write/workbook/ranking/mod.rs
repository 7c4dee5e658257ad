//! A ranking as a workbook: live ranks, a row a unit, its totals by reference where the units have sheets of their own, and
//! native charts.

mod cells;

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{MOST_ROWS, Names, begun, landscape};
use super::charts;
use super::results::FormResults;
use super::tables::shown;
use super::{styles, tables, words};
use crate::column::Column;
use crate::criteria::Node;
use crate::language::{Language, Text};
use crate::number::Decimal;
use crate::ranking::{Place, Standing, competition};
use crate::report::{RankingRequest, Said, Sheet, Tone};
use crate::source::CellAddress;
use crate::template::{Lists, Plan, finish, form_sheet};
use crate::write::UnitForm;

/// The row of the heading.
pub(super) const HEADING: u32 = 3;
/// Ranks within cohorts are compared unit by unit: of more units than this they are no formulas.
const MOST_COMPARED: usize = 5_000;

/// What a column shows.
#[derive(Clone, Debug, PartialEq)]
enum Shows {
    Rank,
    Cohort,
    Unit,
    Name,
    Points(Column),
    Difference,
    Index,
    Band,
    Row,
    Group(usize),
    WrongRows,
    Status,
}

/// By which column a spreadsheet ranks as the engine did.
struct LiveRank {
    column: u16,
    ascending: bool,
    by_cohort: bool,
}

/// The ranking that is written.
struct Ranks<'r> {
    request: &'r RankingRequest<'r>,
    places: Vec<&'r Place>,
    columns: Vec<(Shows, String, u16)>,
    language: Language,
    /// The sheet of each unit, and the cell of its total in each column.
    sheets: BTreeMap<u32, UnitSheet>,
}

/// Where a unit has its own sheet.
struct UnitSheet {
    name: String,
    totals: [Option<CellAddress>; 2],
}

/// The workbook of a ranking.
pub(super) fn write(
    request: &RankingRequest<'_>,
    forms: &[UnitForm<'_>],
    tables: &[Sheet],
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let title = request.criteria.map_or("score", |criteria| criteria.title.as_str());
    let mut names = Names::default();
    let name = names.unique(words::RANKING.in_language(language));
    let charts_name = names.unique(words::CHARTS.in_language(language));
    // sheets of units stand last, but what they are called is known first
    let mut lists = Lists::default();
    let mut pages = Vec::new();
    let mut sheets = BTreeMap::new();
    for (unit, form) in forms.iter().filter_map(|form| Some((position(request, form)?, form))) {
        let (page, sheet) = unit_sheet(form, &mut names, &mut lists)?;
        pages.push(page);
        sheets.insert(unit, sheet);
    }
    let mut book = begun(title)?;
    let mut places: Vec<&Place> = request.standings.listed(request.top).collect();
    let left_out = places.len().saturating_sub(MOST_ROWS);
    places.truncate(MOST_ROWS);
    let columns = columns(request, language);
    let ranks = Ranks { request, places, columns, language, sheets };
    book.push_worksheet(ranks.sheet(&name, left_out)?);
    if let Some(page) = ranks.charts(&charts_name, &name)? {
        book.push_worksheet(page);
    }
    tables::write_into(&mut book, &mut names, tables, language)?;
    for page in pages {
        book.push_worksheet(page);
    }
    if let Some(form) = forms.first() {
        finish(&mut book, &super::form::template(&form.card), &lists)?;
    }
    book.save_to_buffer()
}

/// Which unit of the ranking a form is of.
fn position(request: &RankingRequest<'_>, form: &UnitForm<'_>) -> Option<u32> {
    let id = &form.card.request.submission.unit.id;
    let units = &request.standings.units;
    let found = units.iter().position(|unit| unit.origin == form.origin && *unit.id == **id);
    u32::try_from(found?).ok()
}

/// The sheet of one unit.
fn unit_sheet(
    form: &UnitForm<'_>,
    names: &mut Names,
    lists: &mut Lists,
) -> Result<(Worksheet, UnitSheet), XlsxError> {
    let request = form.card.request;
    let template = super::form::template(&form.card);
    let name = names.unique(&request.submission.unit.id);
    let plan = Plan::of(&template);
    let results = FormResults::of(request.criteria, request.submission, request.evaluation, &plan);
    let (page, _) = form_sheet(&template, &name, &plan, lists, &results)?;
    // a reference to an empty cell would be 0
    let is_there =
        |column: Column| results.printed(Node::Total, column).is_some_and(|printed| printed != Err(""));
    let totals = Column::BOTH.map(|column| results.cell(Node::Total, column).filter(|_| is_there(column)));
    Ok((page, UnitSheet { name, totals }))
}

fn columns(request: &RankingRequest<'_>, language: Language) -> Vec<(Shows, String, u16)> {
    let standings = request.standings;
    let any = |test: &dyn Fn(&Standing) -> bool| standings.units.iter().any(test);
    let column = standings.column;
    let said = |said: Said| language.said(said).to_owned();
    let word = |text: Text| text.in_language(language).to_owned();
    let mut columns = vec![(Shows::Rank, said(Said::Rank), 8)];
    let mut push = |shows: bool, column: (Shows, String, u16)| columns.extend(shows.then_some(column));
    push(any(&|unit| unit.cohort().is_some()), (Shows::Cohort, said(Said::Cohort), 14));
    push(true, (Shows::Unit, word(words::UNIT), 26));
    push(any(&|unit| unit.name.is_some()), (Shows::Name, said(Said::Name), 38));
    push(any(&|unit| unit.statuses.own.is_some()), (Shows::Points(Column::Own), word(words::OF_SELF), 11));
    if any(&|unit| unit.statuses.appraisal.is_some()) {
        push(true, (Shows::Points(Column::Appraisal), word(words::OF_APPRAISAL), 11));
        push(true, (Shows::Difference, word(words::DIFFERENCE), 11));
    }
    let more =
        |test: &dyn Fn(&crate::ranking::More) -> bool| any(&|unit| unit.more.as_deref().is_some_and(test));
    push(more(&|more| more.index.get(column).is_some()), (Shows::Index, word(words::INDEX), 10));
    push(more(&|more| more.band.get(column).is_some()), (Shows::Band, word(words::BAND), 16));
    if more(&|more| more.ranking_row.get(column).is_some()) {
        let code = request.ranking_row().unwrap_or_default();
        push(true, (Shows::Row, format!("{} {code}", word(words::ROW)), 10));
    }
    for (position, code) in request.groups.iter().enumerate() {
        push(true, (Shows::Group(position), format!("{} {code}", word(words::ROW)), 10));
    }
    push(true, (Shows::WrongRows, said(Said::WrongRows), 10));
    push(true, (Shows::Status, word(words::STATUS), 34));
    columns
}

impl Ranks<'_> {
    fn at(&self, wanted: &Shows) -> Option<u16> {
        let at = self.columns.iter().position(|(shows, ..)| shows == wanted)?;
        u16::try_from(at).ok()
    }

    /// The number of a unit in a column.
    fn number(&self, unit: &Standing, shows: &Shows) -> Option<Decimal> {
        let column = self.request.standings.column;
        let more = unit.more.as_deref();
        match shows {
            Shows::Points(of) => unit.final_points(*of),
            Shows::Difference => unit.difference,
            Shows::Index | Shows::Row if unit.is_in_progress(column) => None,
            Shows::Index => *more?.index.get(column),
            Shows::Row => *more?.ranking_row.get(column),
            Shows::Group(position) => *more?.groups.get(*position)?.get(column),
            _ => None,
        }
    }

    /// The first and the last row of the units that are not bad.
    fn range(&self) -> (u32, u32) {
        let bad = self.places.iter().take_while(|place| self.request.standings.unit(place).is_bad()).count();
        let row = |at: usize| HEADING + 1 + u32::try_from(at).unwrap_or(u32::MAX - HEADING - 1);
        (row(bad), row(self.places.len().saturating_sub(1)))
    }

    /// The column by which a spreadsheet gives every unit the rank that it has.
    fn live(&self) -> Option<LiveRank> {
        let standings = self.request.standings;
        let good: Vec<&&Place> = self.places.iter().filter(|place| !standings.unit(place).is_bad()).collect();
        let (first, last) = self.range();
        if good.is_empty() || usize::try_from(last + 1 - first).ok()? != good.len() {
            return None; // a bad unit stands among the others
        }
        let by_cohort = self.at(&Shows::Cohort).is_some();
        let column = standings.column;
        for shows in [Shows::Points(column), Shows::Index, Shows::Row] {
            let Some(at) = self.at(&shows) else { continue };
            for ascending in [false, true] {
                let key = |unit: usize| {
                    let unit = standings.unit(good[unit]);
                    let among = !by_cohort || unit.cohort().is_some();
                    let number = self.number(unit, &shows).filter(|_| among)?;
                    Some(if ascending { -number } else { number })
                };
                let cohort = |unit: usize| standings.unit(good[unit]).cohort().filter(|_| by_cohort);
                let ranks = competition(good.len(), key, cohort);
                let agrees =
                    |(place, rank): (&&&Place, &Option<u32>)| place.rank.is_none() || place.rank == *rank;
                if good.iter().zip(&ranks).all(agrees) && (!by_cohort || good.len() <= MOST_COMPARED) {
                    return Some(LiveRank { column: at, ascending, by_cohort });
                }
            }
        }
        None
    }

    fn sheet(&self, name: &str, left_out: usize) -> Result<Worksheet, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(name)?.set_formula_result_default("");
        let language = self.language;
        let title = self.request.criteria.map_or_else(String::new, |criteria| shown(&criteria.title));
        page.write_string_with_format(0, 0, title, &styles::title())?;
        page.write_string_with_format(1, 0, shown(&self.request.by()), &styles::line(Tone::Faint))?;
        for (at, (_, title, width)) in (0..).zip(&self.columns) {
            page.write_string_with_format(HEADING, at, shown(title), &styles::heading())?;
            page.set_column_width(at, *width)?;
        }
        page.set_row_height(HEADING, 34)?;
        let live = self.live();
        for (row, place) in (HEADING + 1..).zip(&self.places) {
            self.row(&mut page, row, place, live.as_ref())?;
        }
        let last = HEADING + u32::try_from(self.places.len()).unwrap_or(0);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(0);
        if self.places.len() > 1 {
            page.autofilter(HEADING, 0, last, last_column)?;
        }
        let mut below = last + 2;
        let remark = if live.is_some() { words::RANK_LIVE } else { words::RANK_OF_SCORE };
        page.write_string_with_format(below, 0, remark.in_language(language), &styles::line(Tone::Faint))?;
        if left_out > 0 {
            below += 1;
            let text = words::ROWS_LEFT_OUT.in_language(language).replace("{}", &left_out.to_string());
            page.write_string_with_format(below, 0, text, &styles::line(Tone::Caution))?;
        }
        let frozen = self.at(&Shows::Unit).unwrap_or(1) + 1;
        page.set_freeze_panes(HEADING + 1, frozen)?;
        landscape(&mut page, Some(HEADING), language)?;
        Ok(page)
    }

    /// The distribution of the totals, and those of the first units, as native charts.
    fn charts(&self, name: &str, ranking: &str) -> Result<Option<Worksheet>, XlsxError> {
        let column = self.request.standings.column;
        let Some(points) = self.at(&Shows::Points(column)) else { return Ok(None) };
        let standings = self.request.standings;
        let totals = self.places.iter().map(|place| standings.unit(place)).filter(|unit| !unit.is_bad());
        let totals: Vec<Decimal> = totals.filter_map(|unit| unit.final_points(column)).collect();
        let bars = charts::Bars {
            ranking,
            rows: self.range(),
            titles: self.at(&Shows::Unit).unwrap_or(1),
            columns: Column::BOTH
                .into_iter()
                .filter_map(|of| Some((of, self.at(&Shows::Points(of))?)))
                .collect(),
        };
        charts::sheet(
            name,
            (&totals, points),
            &bars,
            self.request.criteria.and_then(|criteria| criteria.max),
            self.language,
        )
    }
}
