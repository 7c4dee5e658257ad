//! The page of a ranking: its figures, how the totals are spread, and every unit with its way from self-score to
//! appraisal.

use maud::{Markup, html};

use super::chart::{self, Key, thousandths};
use super::form::note;
use super::words::{self, InStretch, NotRanked};
use super::{cell, page, sheet};
use crate::column::Column;
use crate::language::{Show, Text};
use crate::number::{Decimal, shown};
use crate::ranking::Standing;
use crate::report::{Align, Cell, Content, Mark, RankingRequest, Room, Sheet, ranking};
use crate::text::visible;

/// So many stretches has the picture of the totals.
const STRETCHES: i64 = 20;
/// Fewer units have no distribution.
const FEW: usize = 8;

/// The page.
pub(super) fn page(request: &RankingRequest<'_>) -> Markup {
    let language = request.language;
    let said = |text: Text| text.in_language(language);
    let sheets = ranking(request);
    let (title, edition) = match request.criteria {
        Some(criteria) => {
            (format!("{} · {}", said(words::RANKED), criteria.id), Some(criteria.title.as_str()))
        }
        None => (said(words::RANKED).to_owned(), None),
    };
    let by = sheets.first().and_then(|sheet| sheet.heading.last()).map_or("", |line| &line.text);
    let body = html! {
        (page::head(by, said(words::RANKED), edition))
        (tiles(request))
        (distribution(request))
        @if let Some((standings, others)) = sheets.split_first() {
            (table(request, standings))
            div.notes { @for line in &standings.notes { (note(line)) } }
            @for other in others { (sheet::written(other, false, language)) }
        }
    };
    page::page(language, &title, true, &body)
}

/// The totals of the units that are ranked.
fn totals(request: &RankingRequest<'_>) -> Vec<Decimal> {
    let standings = request.standings;
    let ranked = standings.order.iter().filter(|place| place.rank.is_some());
    ranked.filter_map(|place| *standings.unit(place).points.get(standings.column)).collect()
}

fn tiles(request: &RankingRequest<'_>) -> Markup {
    let language = request.language;
    let said = |text: Text| text.in_language(language);
    let summary = request.summary;
    let standings = request.standings;
    let totals = summary.totals.get(standings.column).as_ref();
    let printed = |figure: Decimal| match request.criteria {
        Some(criteria) => criteria.rounding.printed(figure).said(language),
        None => figure.said(language),
    };
    let holder = |figure: Decimal| {
        let has = |unit: &&Standing| *unit.points.get(standings.column) == Some(figure);
        let mut units = standings.units.iter().filter(has);
        units.next().filter(|_| units.next().is_none()).map(unit_name)
    };
    let others = summary.read - summary.ranked;
    html! {
        dl.tiles {
            div.tile {
                dt { (said(words::UNITS)) }
                dd {
                    b { (summary.read) }
                    @if others > 0 { " " small.bad { (NotRanked { units: others }.said(language)) } }
                }
            }
            @if let Some([least, _, median, _, greatest]) = totals.map(|totals| totals.quartiles) {
                div.tile.main {
                    dt { (said(words::HIGHEST)) }
                    dd {
                        b { (printed(greatest)) }
                        @if let Some(name) = holder(greatest) { " " small { (visible(name)) } }
                    }
                }
                div.tile { dt { (said(words::MEDIAN)) } dd { b { (printed(median)) } } }
                div.tile { dt { (said(words::LOWEST)) } dd { b { (printed(least)) } } }
            }
        }
    }
}

fn unit_name(unit: &Standing) -> &str {
    unit.name.as_deref().unwrap_or(&unit.id)
}

/// How many totals lie in each of some equal stretches between the least and the greatest, the last with its end.
fn stretches(totals: &[Decimal]) -> Vec<(Decimal, Decimal, usize)> {
    let (Some(least), Some(greatest)) = (totals.iter().min(), totals.iter().max()) else { return Vec::new() };
    let (least, greatest) = (least.floor(), greatest.ceil().max(least.floor() + Decimal::ONE));
    // whole numbers read best
    let width = ((greatest - least) / Decimal::from(STRETCHES)).ceil();
    let mut stretches = Vec::new();
    let mut from = least;
    while from <= *totals.iter().max().unwrap_or(&least) {
        let to = from + width;
        let count = totals.iter().filter(|total| **total >= from && **total < to).count();
        stretches.push((from, to, count));
        from = to;
    }
    stretches
}

fn distribution(request: &RankingRequest<'_>) -> Markup {
    let language = request.language;
    let totals = totals(request);
    if totals.len() < FEW {
        return html! {};
    }
    let stretches = stretches(&totals);
    let most = stretches.iter().map(|(_, _, count)| *count).max().unwrap_or(1);
    let count_of = |count: usize| Decimal::from(count);
    let columns = i64::try_from(stretches.len()).unwrap_or(STRETCHES);
    let width = 900 / columns.max(1);
    html! {
        section.card.histogram aria-labelledby="distribution-title" {
            h2 #distribution-title { (words::DISTRIBUTION.in_language(language)) }
            svg viewBox="0 0 920 170" role="img" aria-labelledby="distribution-title" {
                @for ((from, to, count), at) in stretches.iter().zip(0_i64..) {
                    @let height = thousandths(count_of(*count), count_of(most)) * 120 / 1000;
                    @let left = 10 + at * width;
                    g {
                        title {
                            (InStretch { from: from.said(language), to: to.said(language), units: *count }.said(language))
                        }
                        rect.s-appraisal x=(left + 1) y=(140 - height) width=(width - 2) height=(height.max(i64::from(*count > 0))) {}
                        @if *count > 0 {
                            text x=(left + width / 2) y=(135 - height) text-anchor="middle" { (count) }
                        }
                        @if at % 2 == 0 { text x=(left) y="158" text-anchor="middle" { (from.said(language)) } }
                    }
                }
                line.axis x1="10" y1="140" x2=(10 + columns * width) y2="140" {}
            }
            table.seen-not {
                caption { (words::DISTRIBUTION.in_language(language)) }
                thead {
                    tr {
                        th scope="col" { (words::FROM_TO.in_language(language)) }
                        th scope="col" { (words::UNITS.in_language(language)) }
                    }
                }
                tbody {
                    @for (from, to, count) in &stretches {
                        tr {
                            th scope="row" { (from.said(language)) " … " (to.said(language)) }
                            td { (count) }
                        }
                    }
                }
            }
        }
    }
}

fn table(request: &RankingRequest<'_>, sheet: &Sheet) -> Markup {
    let language = request.language;
    let said = |text: Text| text.in_language(language);
    let standings = request.standings;
    let both =
        standings.units.iter().any(|unit| unit.points.appraisal.is_some() && unit.points.own.is_some());
    let ends = |column: Column| standings.units.iter().filter_map(move |unit| unit.final_points(column));
    let all = || ends(Column::Own).chain(ends(Column::Appraisal));
    let (least, greatest) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
    let at = |points: Decimal| thousandths(points - least, greatest - least);
    let is_number = |column: usize| sheet.grid.columns[column].align == Align::Right;
    let is_short = |column: usize| sheet.grid.columns[column].room == Room::Content;
    // the units that are not ranked for what is wrong with them stand last
    let lines = |bad: bool| {
        let units = standings.listed(request.top).map(|place| standings.unit(place));
        units.zip(&sheet.grid.rows).filter(move |(unit, _)| unit.is_bad() == bad)
    };
    html! {
        section.card.scroll aria-labelledby="standings-title" {
            h2 #standings-title { (said(words::RANKED)) }
            @if both {
                (chart::legend(&[(Key::SelfDot, said(words::OWN)), (Key::AppraisalDot, said(words::APPRAISAL))]))
            }
            table.standings.cards aria-labelledby="standings-title" {
                thead {
                    tr {
                        @for (column, head) in sheet.grid.columns.iter().enumerate() {
                            th.n[is_number(column)] scope="col" { button type="button" { (visible(&head.title)) } }
                        }
                        @if both { th.dots scope="col" { (said(words::WAY)) } }
                    }
                }
                tbody {
                    @for (unit, row) in lines(false) {
                        tr {
                            @for (column, cell) in row.cells.iter().enumerate() {
                                td.n[is_number(column)].keep[is_short(column)] data-k=(key(cell))
                                    data-l=(visible(&sheet.grid.columns[column].title)) {
                                    (cell::shown(cell, language))
                                }
                            }
                            @if both {
                                td.dots { (chart::dots(unit.points.own.map(at), unit.final_points(Column::Appraisal).map(at))) }
                            }
                        }
                    }
                }
                @if lines(true).next().is_some() {
                    tbody {
                        @for (unit, _) in lines(true) {
                            tr {
                                td.n { span.bad { (Mark::Bad.sign()) } }
                                th scope="row" { (visible(unit_name(unit))) }
                                td.why.wide colspan=(sheet.grid.columns.len() + usize::from(both) - 2) { (why(unit)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What keeps a unit from being ranked.
fn why(unit: &Standing) -> Markup {
    html! {
        @for (position, told) in unit.trouble.iter().enumerate() {
            @if position > 0 { br; }
            @if let Some((file, place)) = &told.place { (visible(&place.of_file(file))) ": " }
            (visible(&told.message))
        }
    }
}

/// What a cell is sorted by: a number as programs read it, else its text.
fn key(cell: &Cell) -> String {
    match &cell.content {
        Content::Number(number) | Content::Difference(number) | Content::Cut(number) => shown(*number),
        Content::Text(text) | Content::Code(text) => visible(text),
        Content::Said(_) | Content::Empty => String::new(),
    }
}
