//! The charts of a ranking: how its totals are spread, and those of the first units as bars.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, Formula, Worksheet,
    XlsxError,
};

use super::book::{cell_of, landscape};
use super::{styles, words};
use crate::column::Column;
use crate::language::Language;
use crate::live::literal;
use crate::number::{Decimal, Exact, fixed};
use crate::report::Tone;
use crate::source::CellAddress;

/// Totals are counted in so many classes.
const CLASSES: i64 = 10;
/// So many units have bars.
const MOST_BARS: u32 = 30;

/// The units that bars are drawn of.
pub(super) struct Bars<'b> {
    /// The sheet of the ranking.
    pub(super) ranking: &'b str,
    /// Their first and last row.
    pub(super) rows: (u32, u32),
    /// The column of their names.
    pub(super) titles: u16,
    /// The columns of their totals.
    pub(super) columns: Vec<(Column, u16)>,
}

/// The sheet; `None` where there is nothing to draw.
pub(super) fn sheet(
    name: &str,
    (totals, points): (&[Decimal], u16),
    bars: &Bars<'_>,
    max: Option<Decimal>,
    language: Language,
) -> Result<Option<Worksheet>, XlsxError> {
    if totals.is_empty() {
        return Ok(None);
    }
    let mut page = Worksheet::new();
    page.set_name(name)?;
    let mut row = 0;
    if let Some(classes) = classes(totals, max) {
        row = spread(&mut page, name, (&classes, points), bars, totals, language)?;
    }
    let (first, last) = bars.rows;
    let last = last.min(first + MOST_BARS - 1);
    let mut chart = Chart::new(ChartType::Bar);
    for (of, column) in &bars.columns {
        let (title, colour) = match of {
            Column::Own => (words::OF_SELF, styles::SELF),
            Column::Appraisal => (words::OF_APPRAISAL, styles::APPRAISAL),
        };
        chart
            .add_series()
            .set_name(title.in_language(language))
            .set_categories((bars.ranking, first, bars.titles, last, bars.titles))
            .set_values((bars.ranking, first, *column, last, *column))
            .set_format(&mut filled(colour))
            .set_gap(50);
    }
    let rows = last + 1 - first;
    dress(&mut chart, words::TOTALS_OF_UNITS.in_language(language));
    chart.y_axis().set_reverse();
    chart.x_axis().set_min(0);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(860).set_height(140 + rows * 30);
    page.insert_chart(row, 0, &chart)?;
    landscape(&mut page, None, language)?;
    Ok(Some(page))
}

/// The bounds of the classes.
fn classes(totals: &[Decimal], max: Option<Decimal>) -> Option<Vec<Exact>> {
    let least = Exact::from(*totals.iter().min()?).min(Exact::ZERO).floor();
    let most = Exact::from(*totals.iter().max()?);
    let most = max.map_or(most.clone(), |max| most.max(Exact::from(max))).ceil();
    let width = (&most - &least).over(&Exact::from(CLASSES))?;
    if width.is_zero() {
        return None;
    }
    Some((0..=CLASSES).map(|at| &least + &(&width * &Exact::from(at))).collect())
}

/// The table and the chart of how many units are in each class; the row below them.
fn spread(
    page: &mut Worksheet,
    name: &str,
    (classes, points): (&[Exact], u16),
    bars: &Bars<'_>,
    totals: &[Decimal],
    language: Language,
) -> Result<u32, XlsxError> {
    for (at, (title, width)) in (0..).zip([(words::TOTALS, 22), (words::UNITS, 12)]) {
        page.write_string_with_format(0, at, title.in_language(language), &styles::heading())?;
        page.set_column_width(at, width)?;
    }
    let (first, last) = bars.rows;
    let [from, to] = [first, last].map(|row| cell_of(bars.ranking, CellAddress { row, column: points }));
    let range = format!("{from}:{}", to.rsplit('!').next().unwrap_or_default());
    let mut row = 1;
    for pair in classes.windows(2) {
        let [low, high] = pair else { continue };
        let is_last = row == u32::try_from(CLASSES).unwrap_or(0);
        let (Some(from), Some(to)) = (literal(low), literal(high)) else { continue };
        let sign = if is_last { "<=" } else { "<" };
        let holds = |total: &&Decimal| {
            let total = Exact::from(**total);
            total >= *low && (total < *high || (is_last && total == *high))
        };
        let count = totals.iter().filter(holds).count();
        let shown = |bound: &Exact| {
            let text =
                bound.to_decimal().map_or_else(String::new, |bound| fixed(bound, bound.normalize().scale()));
            if language == Language::Vietnamese { text.replace('.', ",") } else { text }
        };
        let title = format!("{} – {}", shown(low), shown(high));
        page.write_string_with_format(row, 0, title, &styles::text(Tone::Plain))?;
        let formula = format!("=SUMPRODUCT(--ISNUMBER({range}),--({range}>={from}),--({range}{sign}{to}))");
        let formula = Formula::new(formula).set_result(count.to_string());
        page.write_formula_with_format(row, 1, formula, &styles::cell(Tone::Plain))?;
        row += 1;
    }
    let mut chart = Chart::new(ChartType::Column);
    chart
        .add_series()
        .set_name(words::UNITS.in_language(language))
        .set_categories((name, 1, 0, row - 1, 0))
        .set_values((name, 1, 1, row - 1, 1))
        .set_format(&mut filled(styles::APPRAISAL))
        .set_gap(20);
    dress(&mut chart, words::SPREAD.in_language(language));
    chart.legend().set_hidden();
    chart.y_axis().set_min(0).set_num_format("0");
    chart.set_width(640).set_height(300);
    page.insert_chart(0, 3, &chart)?;
    Ok(17)
}

fn filled(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
    format
}

fn dress(chart: &mut Chart, title: &str) {
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(9);
    let mut bold = ChartFont::new();
    bold.set_name("Arial").set_size(11).set_bold();
    chart.title().set_name(title).set_font(&bold);
    chart.x_axis().set_font(&font);
    chart.y_axis().set_font(&font);
    chart.legend().set_font(&font);
    chart.set_alt_text(title);
}
