//! The cells of a ranking: ranks, points, what became of each unit.

use rust_xlsxwriter::{Format, FormatAlign, Formula, Worksheet, XlsxError};

use super::{LiveRank, Ranks, Shows};
use crate::column::Column;
use crate::evaluate::Status;
use crate::language::Text;
use crate::number::plain;
use crate::ranking::{Fate, Place, Standing, Unranked};
use crate::report::{Said, Tone};
use crate::source::CellAddress;
use crate::template::{height, workbook_number};
use crate::write::workbook::book::{MOST_LINKS, cell_of, url_of};
use crate::write::workbook::tables::shown;
use crate::write::workbook::{styles, words};

impl Ranks<'_> {
    /// Writes the row of a place.
    pub(super) fn row(
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
            (_, Some(Unranked::InProgress)) => {
                let so_far = unit.more.as_ref().and_then(|more| more.progress);
                let so_far = so_far.map_or(String::new(), |it| format!(" {}/{}", it.leaves, it.of));
                (format!("{}{so_far}", words::IN_PROGRESS.in_language(language)), Tone::Caution)
            }
            (_, Some(Unranked::NoKey)) => said(words::NO_KEY, Tone::Caution),
            (_, Some(Unranked::NoCohort)) => said(words::NO_COHORT, Tone::Caution),
            (_, Some(Unranked::NoScore)) => said(words::NO_SCORE, Tone::Caution),
            (Fate::Reached(Status::Provisional), _) => said(words::PROVISIONAL, Tone::Caution),
            _ => said(words::SCORED, Tone::Plain),
        }
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
