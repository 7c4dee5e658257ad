//! A ranking as a workbook: live ranks, a row a unit, its totals by reference where the units have sheets of their own, and
//! native charts.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, Formula, Worksheet, XlsxError};

use super::book::{MOST_LINKS, MOST_ROWS, Names, begun, cell_of, landscape, url_of};
use super::charts;
use super::results::FormResults;
use super::tables::shown;
use super::{styles, tables, words};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Status;
use crate::language::{Language, Text};
use crate::number::{Decimal, plain};
use crate::ranking::{Fate, Place, Standing, Unranked, competition};
use crate::report::{RankingRequest, Said, Sheet, Tone};
use crate::source::CellAddress;
use crate::template::{Lists, Plan, finish, form_sheet, height, workbook_number};
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
    let totals = Column::BOTH
        .map(|column| results.printed(Node::Total, column).and_then(|_| results.cell(Node::Total, column)));
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
            Shows::Points(of) => *unit.points.get(*of),
            Shows::Difference => unit.difference,
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

    fn row(
        &self,
        page: &mut Worksheet,
        row: u32,
        place: &Place,
        live: Option<&LiveRank>,
    ) -> Result<(), XlsxError> {
        let unit = self.request.standings.unit(place);
        let plain_text = styles::text(Tone::Plain);
        for (at, (shows, ..)) in (0..).zip(&self.columns) {
            match shows {
                Shows::Rank => self.rank(page, (row, at), place, live)?,
                Shows::Unit => self.unit(page, (row, at), place)?,
                Shows::Cohort => text(page, (row, at), unit.cohort().unwrap_or_default(), &plain_text)?,
                Shows::Name => text(page, (row, at), unit.name.as_deref().unwrap_or_default(), &plain_text)?,
                Shows::Band => {
                    let band = unit
                        .more
                        .as_deref()
                        .and_then(|more| more.band.get(self.request.standings.column).as_deref());
                    text(page, (row, at), band.map_or("", |band| self.request.band_name(band)), &plain_text)?;
                }
                Shows::WrongRows => match unit.wrong_rows {
                    Some(rows) if rows > 0 => {
                        page.write_number_with_format(row, at, rows, &styles::cell(Tone::Bad))?;
                    }
                    _ => drop(page.write_blank(row, at, &styles::cell(Tone::Plain))?),
                },
                Shows::Status => {
                    let (said, tone) = self.status(unit);
                    text(page, (row, at), &said, &styles::text(tone))?;
                }
                Shows::Points(_) | Shows::Difference | Shows::Index | Shows::Row | Shows::Group(_) => {
                    self.figure(page, (row, at), place, shows)?;
                }
            }
        }
        let texts = [(unit.name.as_deref().unwrap_or_default(), Shows::Name), (&*unit.id, Shows::Unit)];
        let widths = texts.iter().filter_map(|(text, shows)| {
            let at = self.at(shows)?;
            Some((*text, self.columns[usize::from(at)].2 - 2))
        });
        let status = self.status(unit).0;
        page.set_row_height(row, height(widths.chain([(status.as_str(), 32)])))?;
        Ok(())
    }

    fn rank(
        &self,
        page: &mut Worksheet,
        (row, at): (u32, u16),
        place: &Place,
        live: Option<&LiveRank>,
    ) -> Result<(), XlsxError> {
        let centred = |format: Format| format.set_align(FormatAlign::Center).set_bold();
        let (Some(rank), format) = (place.rank, centred(styles::cell(Tone::Plain))) else {
            page.write_string_with_format(row, at, "–", &centred(styles::cell(Tone::Faint)))?;
            return Ok(());
        };
        let Some(live) = live else {
            page.write_number_with_format(row, at, rank, &centred(styles::cell(Tone::Faint)).set_italic())?;
            return Ok(());
        };
        let (first, last) = self.range();
        let range = |column: u16| {
            let [from, to] = [first, last].map(|row| locked(CellAddress { row, column }));
            format!("{from}:{to}")
        };
        let cell = |column: u16| CellAddress { row, column }.to_string();
        let (own, all) = (cell(live.column), range(live.column));
        let formula = match self.at(&Shows::Cohort).filter(|_| live.by_cohort) {
            None => format!("=RANK({own},{all}{})", if live.ascending { ",1" } else { "" }),
            Some(cohort) => {
                let sign = if live.ascending { "<" } else { ">" };
                let (cohort, cohorts) = (cell(cohort), range(cohort));
                format!("=SUMPRODUCT(--ISNUMBER({all}),--({cohorts}={cohort}),--({all}{sign}{own}))+1")
            }
        };
        let formula = Formula::new(formula).set_result(rank.to_string());
        page.write_formula_with_format(row, at, formula, &format)?;
        Ok(())
    }

    fn unit(&self, page: &mut Worksheet, (row, at): (u32, u16), place: &Place) -> Result<(), XlsxError> {
        let unit = self.request.standings.unit(place);
        let format = styles::text(Tone::Plain);
        let id = if unit.id.is_empty() { self.language.said(Said::NoUnit) } else { &unit.id };
        match self.sheets.get(&place.unit).filter(|_| (row as usize) < MOST_LINKS) {
            Some(sheet) => {
                let url = url_of(&sheet.name, CellAddress { row: 0, column: 0 });
                page.write_url_with_options(
                    row,
                    at,
                    url.as_str(),
                    shown(id),
                    "",
                    Some(&styles::link(format)),
                )?;
            }
            None => text(page, (row, at), id, &format)?,
        }
        Ok(())
    }

    fn figure(
        &self,
        page: &mut Worksheet,
        (row, at): (u32, u16),
        place: &Place,
        shows: &Shows,
    ) -> Result<(), XlsxError> {
        let unit = self.request.standings.unit(place);
        let number = self.number(unit, shows);
        let decimals = number.map_or(2, |number| number.scale());
        let shape =
            if *shows == Shows::Difference { styles::signed(decimals) } else { styles::decimals(decimals) };
        let is_key = *shows == Shows::Points(self.request.standings.column);
        let format = styles::cell(Tone::Plain).set_num_format(shape);
        let format = if is_key { format.set_bold() } else { format };
        let of_sheet = |of: Column| {
            let sheet = self.sheets.get(&place.unit)?;
            let cell = sheet.totals[usize::from(of == Column::Appraisal)]?;
            Some(format!("={}", cell_of(&sheet.name, cell)))
        };
        let formula = match shows {
            Shows::Points(of) => of_sheet(*of),
            Shows::Difference => {
                let points = |of| self.at(&Shows::Points(of)).map(|column| CellAddress { row, column });
                points(Column::Own).zip(points(Column::Appraisal)).map(|(own, appraisal)| {
                    format!("=IF(COUNT({own},{appraisal})<2,\"\",ROUND({appraisal}-{own},6))")
                })
            }
            _ => None,
        };
        match (formula, number) {
            (Some(formula), number) => {
                let is_total = matches!(shows, Shows::Points(_));
                let none = if is_total { crate::live::NONE.to_owned() } else { String::new() };
                let formula = Formula::new(formula).set_result(number.map_or(none, plain));
                page.write_formula_with_format(row, at, formula, &format)?;
            }
            (None, Some(number)) => {
                page.write_number_with_format(row, at, workbook_number(number), &format)?;
            }
            (None, None) => drop(page.write_blank(row, at, &format)?),
        }
        Ok(())
    }

    /// What became of a unit, in words.
    fn status(&self, unit: &Standing) -> (String, Tone) {
        let language = self.language;
        let said = |text: Text, tone: Tone| (text.in_language(language).to_owned(), tone);
        if let Some(told) = unit.trouble.first() {
            let more = unit.trouble.len() - 1;
            let more = if more > 0 { format!(" (+{more})") } else { String::new() };
            return (shown(&format!("✖ {}{more}", told.message)), Tone::Bad);
        }
        let column = self.request.standings.column;
        match (unit.fate, unit.unranked(column)) {
            (Fate::Failed, _) => said(words::FAILED, Tone::Bad),
            (_, Some(Unranked::NoColumn)) => said(words::NO_COLUMN, Tone::Caution),
            (_, Some(Unranked::NoKey)) => said(words::NO_KEY, Tone::Caution),
            (_, Some(Unranked::NoCohort)) => said(words::NO_COHORT, Tone::Caution),
            (_, Some(Unranked::NoScore)) => said(words::NO_SCORE, Tone::Caution),
            (Fate::Reached(Status::Provisional), _) => said(words::PROVISIONAL, Tone::Caution),
            _ => said(words::SCORED, Tone::Plain),
        }
    }

    /// The distribution of the totals, and those of the first units, as native charts.
    fn charts(&self, name: &str, ranking: &str) -> Result<Option<Worksheet>, XlsxError> {
        let column = self.request.standings.column;
        let Some(points) = self.at(&Shows::Points(column)) else { return Ok(None) };
        let standings = self.request.standings;
        let totals = self.places.iter().map(|place| standings.unit(place)).filter(|unit| !unit.is_bad());
        let totals: Vec<Decimal> = totals.filter_map(|unit| *unit.points.get(column)).collect();
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

fn text(page: &mut Worksheet, (row, at): (u32, u16), said: &str, format: &Format) -> Result<(), XlsxError> {
    if said.is_empty() {
        page.write_blank(row, at, format)?;
    } else {
        page.write_string_with_format(row, at, shown(said), format)?;
    }
    Ok(())
}

/// `E$5` for `E5`: the same row wherever the formula is copied to.
fn locked(cell: CellAddress) -> String {
    let text = cell.to_string();
    let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    format!("{}${}", &text[..at], &text[at..])
}
