//! The summary of a form: its groups by reference to the form, their shares as native bars, and what no formula computes.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Formula, Worksheet,
    XlsxError,
};

use super::book::{cell_of, landscape};
use super::results::{FormResults, line_of};
use super::tables::shown;
use super::words::OfReceipt;
use super::{styles, words};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::language::{Language, Show, Text};
use crate::live::{Whole, divided};
use crate::number::{Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::report::{ScorecardRequest, Tone, in_progress};
use crate::source::CellAddress;
use crate::template::{Results, height, workbook_number};

/// The row of the heading.
const HEADING: u32 = 3;
/// How many letters wide the titles are.
const TITLES: u16 = 46;
/// Shares have so many decimals: 92.84 %.
const SHARES: Rounding = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals: 4 };
/// So many codes are listed.
const LISTED: usize = 200;

/// The sheet.
pub(super) struct Summary<'s> {
    pub(super) request: ScorecardRequest<'s>,
    pub(super) results: &'s FormResults<'s>,
    /// The name of the sheet of the form.
    pub(super) form: &'s str,
    /// The receipt of the form, by the beginning of its hash.
    pub(super) receipt: Option<String>,
}

/// What a column of the table shows.
#[derive(Clone, Copy)]
enum Shows {
    Points(Column),
    Difference,
    Share(Column),
}

impl Summary<'_> {
    fn columns(&self) -> Vec<(Text, Shows)> {
        let present = &self.request.submission.present;
        let mut columns = Vec::new();
        if present.own {
            columns.push((words::OF_SELF, Shows::Points(Column::Own)));
        }
        if present.appraisal {
            columns.push((words::OF_APPRAISAL, Shows::Points(Column::Appraisal)));
        }
        if present.own && present.appraisal {
            columns.push((words::DIFFERENCE, Shows::Difference));
        }
        if present.own {
            columns.push((words::SHARE_OF_SELF, Shows::Share(Column::Own)));
        }
        if present.appraisal {
            columns.push((words::SHARE_OF_APPRAISAL, Shows::Share(Column::Appraisal)));
        }
        columns
    }

    /// Writes it.
    pub(super) fn sheet(&self, name: &str, language: Language) -> Result<Worksheet, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(name)?.set_formula_result_default("");
        let criteria = self.request.criteria;
        let unit = &self.request.submission.unit;
        let of = unit.name.as_deref().unwrap_or(&unit.id);
        page.write_string_with_format(0, 0, shown(of), &styles::title())?;
        page.write_string_with_format(1, 0, shown(&criteria.title), &styles::line(Tone::Faint))?;
        let progress = self.request.evaluation.progress.as_ref();
        if let Some(line) = in_progress(criteria, progress, language) {
            page.write_string_with_format(2, 0, shown(&line.text), &styles::line(line.tone))?;
        }
        let columns = self.columns();
        let fixed = [(words::CODE, 8), (words::GROUP, TITLES), (words::MAX, 10)];
        let titles = fixed.into_iter().chain(columns.iter().map(|(title, _)| (*title, 13)));
        for (at, (title, width)) in (0..).zip(titles) {
            page.write_string_with_format(HEADING, at, title.in_language(language), &styles::heading())?;
            page.set_column_width(at, width)?;
        }
        page.set_row_height(HEADING, 34)?;
        let groups: Vec<usize> = criteria.top_with_points().collect();
        let total = criteria.forms_total().then_some(Node::Total);
        let mut row = HEADING + 1;
        for node in groups.iter().copied().map(Node::Row).chain(total) {
            self.line(&mut page, row, node, &columns, language)?;
            row += 1;
        }
        let groups = u32::try_from(groups.len()).unwrap_or(0);
        if groups > 0 {
            let below = row + 1;
            let chart = chart(name, groups, &columns, language);
            page.insert_chart_with_offset(below, 1, &chart, 0, 4)?;
            row = below + height_of(groups) / 20 + 2;
        }
        self.of_score(&mut page, row, language)?;
        page.set_freeze_panes(HEADING + 1, 0)?;
        landscape(&mut page, Some(HEADING), language)?;
        Ok(page)
    }

    fn line(
        &self,
        page: &mut Worksheet,
        row: u32,
        node: Node,
        columns: &[(Text, Shows)],
        language: Language,
    ) -> Result<(), XlsxError> {
        let criteria = self.request.criteria;
        let style = |format| if node == Node::Total { styles::sum(format) } else { format };
        let text = style(styles::text(Tone::Plain));
        let decimals = criteria.rounding.decimals;
        let (code, title, max) = match criteria.criterion(node) {
            Some(group) => (group.code.as_str(), group.title.as_str(), group.max),
            None => ("", words::TOTAL.in_language(language), criteria.max),
        };
        page.write_string_with_format(row, 0, shown(code), &text.clone().set_num_format("@"))?;
        page.write_string_with_format(row, 1, shown(title), &text)?;
        page.set_row_height(row, height([(title, TITLES - 4)]))?;
        let number = |shape: String| style(styles::cell(Tone::Plain)).set_num_format(shape);
        match max {
            Some(max) => {
                let shape = number(styles::decimals(max.normalize().scale()));
                page.write_number_with_format(row, 2, workbook_number(max), &shape)?;
            }
            None => drop(page.write_blank(row, 2, &number("0".to_owned()))?),
        }
        let at = |of: Column| {
            let before =
                columns.iter().position(|(_, shows)| matches!(shows, Shows::Points(known) if *known == of));
            let column = u16::try_from(before? + 3).ok()?;
            Some(CellAddress { row, column })
        };
        for (column, (_, shows)) in (3..).zip(columns) {
            let (formula, value, shape) = match shows {
                Shows::Points(of) => {
                    let cell = self.results.cell(node, *of).map(|cell| cell_of(self.form, cell));
                    let printed = self.results.printed(node, *of);
                    let printed = printed.map(|printed| printed.map_or_else(str::to_owned, plain));
                    // a reference to an empty cell would be 0
                    let is_empty = printed.as_deref().unwrap_or_default().is_empty();
                    let cell =
                        cell.map(|cell| if is_empty { format!("IF({cell}=\"\",\"\",{cell})") } else { cell });
                    (cell, printed, styles::decimals(decimals))
                }
                Shows::Difference => {
                    let cells = at(Column::Own).zip(at(Column::Appraisal));
                    let text = cells.map(|(own, appraisal)| {
                        format!("IF(COUNT({own},{appraisal})<2,\"\",ROUND({appraisal}-{own},6))")
                    });
                    let line = line_of(criteria, node);
                    (text, self.results.difference(&line).map(plain), styles::signed(decimals))
                }
                Shows::Share(of) => {
                    let points = self.results.value(node, *of);
                    let value = max.and_then(|max| {
                        let share = Exact::from(points?).over(&Exact::from(max))?;
                        SHARES.apply(&share).ok()
                    });
                    let has_few = points.is_none_or(|points| points.normalize().scale() <= decimals);
                    let formula = at(*of).filter(|_| has_few).and_then(|cell| share(criteria, node, cell));
                    if let (None, Some(value)) = (&formula, value) {
                        let format = style(styles::cell(Tone::Faint)).set_num_format("0.00%");
                        page.write_number_with_format(row, column, workbook_number(value), &format)?;
                        continue;
                    }
                    (formula, value.map(plain), "0.00%".to_owned())
                }
            };
            let format = number(shape);
            match formula {
                Some(text) => {
                    let formula = Formula::new(format!("={text}"));
                    let formula = formula.set_result(value.unwrap_or_default());
                    page.write_formula_with_format(row, column, formula, &format)?;
                }
                None => drop(page.write_blank(row, column, &format)?),
            }
        }
        Ok(())
    }

    /// What no formula computes.
    fn of_score(&self, page: &mut Worksheet, row: u32, language: Language) -> Result<(), XlsxError> {
        let criteria = self.request.criteria;
        let mut row = row;
        let mut is_all = true;
        for column in Column::BOTH {
            let codes: Vec<&str> = self.results.of_score(column).map(|node| criteria.code_of(node)).collect();
            if codes.is_empty() {
                continue;
            }
            if is_all {
                let head = words::OF_SCORE.in_language(language);
                page.write_string_with_format(row, 0, head, &styles::line(Tone::Strong))?;
                row += 1;
            }
            is_all = false;
            let whose = match column {
                Column::Own => words::SELF,
                Column::Appraisal => words::APPRAISAL,
            };
            let more = if codes.len() > LISTED { ", …" } else { "" };
            let listed = codes.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
            let text = format!("{} ({}): {listed}{more}", whose.in_language(language), codes.len());
            let last = u16::try_from(self.columns().len() + 2).unwrap_or(7);
            page.merge_range(row, 0, row, last, &shown(&text), &styles::line(Tone::Plain).set_text_wrap())?;
            page.set_row_height(row, height([(text.as_str(), 110)]))?;
            row += 1;
        }
        if is_all {
            let text = words::ALL_LIVE.in_language(language);
            page.write_string_with_format(row, 0, text, &styles::line(Tone::Good))?;
            row += 1;
        }
        let again = words::READ_AGAIN.in_language(language);
        page.write_string_with_format(row, 0, again, &styles::line(Tone::Faint))?;
        if let Some(receipt) = self.receipt.clone() {
            let made = OfReceipt { receipt }.said(language);
            page.write_string_with_format(row + 1, 0, made, &styles::line(Tone::Faint))?;
        }
        Ok(())
    }
}

/// The share of the max that the points of a cell are, cut to two decimals of a percent; `None` where points may have more
/// decimals than are printed: they are whole numbers of the last printed place only where every row is rounded.
fn share(criteria: &Criteria, node: Node, cell: CellAddress) -> Option<String> {
    let max = match criteria.criterion(node) {
        Some(group) => group.max,
        None => criteria.max,
    };
    let decimals = criteria.rounding.decimals;
    let is_rounded = criteria.rounding.at == RoundAt::Leaf && max?.normalize().scale() <= decimals;
    let max = Exact::from(max?);
    if max.is_zero() || !is_rounded {
        return None;
    }
    let tens = Exact::from(10_i64.pow(decimals));
    let points = format!("ROUND({cell}*{},0)", 10_i64.pow(decimals));
    let num = Whole::held(points, 10_000_000_000, true);
    let (of, by) = Whole::parts(&(&max * &tens))?;
    let text = divided(&num.times(&by)?, &of, SHARES.mode, SHARES.decimals)?;
    Some(format!("IF(ISNUMBER({cell}),{text},\"\")"))
}

fn height_of(groups: u32) -> u32 {
    120 + groups * 44
}

/// The shares of the groups as bars.
fn chart(sheet: &str, groups: u32, columns: &[(Text, Shows)], language: Language) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    let (first, last) = (HEADING + 1, HEADING + groups);
    for (column, (title, shows)) in (3..).zip(columns) {
        let Shows::Share(of) = shows else { continue };
        let colour = match of {
            Column::Own => styles::SELF,
            Column::Appraisal => styles::APPRAISAL,
        };
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
        let series = chart.add_series();
        series
            .set_name(title.in_language(language))
            .set_categories((sheet, first, 1, last, 1))
            .set_values((sheet, first, column, last, column))
            .set_format(&mut format)
            .set_gap(60);
    }
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(9);
    let mut bold = ChartFont::new();
    bold.set_name("Arial").set_size(11).set_bold();
    chart.title().set_name(words::CHART.in_language(language)).set_font(&bold);
    // bars lie: their categories stand on the upright axis
    chart.y_axis().set_reverse().set_font(&font);
    chart.x_axis().set_min(0).set_max(1).set_num_format("0%").set_font(&font);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    chart.set_width(860).set_height(height_of(groups));
    chart.set_alt_text(words::CHART.in_language(language));
    chart
}
