//! Every row of a form: a table for each group at the top, whose summary carries its figures.

use maud::{Markup, html};

use super::figures::{direction, signed};
use super::form::column_name;
use super::working::working;
use super::{anchor, cell, chart, findings, words};
use crate::column::Column;
use crate::criteria::{Criterion, Node};
use crate::finding::{Finding, Severity};
use crate::language::{Show, Text};
use crate::number::Decimal;
use crate::report::{Cell, Explained, GridRow, Level, ScorecardRequest, Sheet, difference};
use crate::text::visible;
use crate::write::Scorecard;

/// The table of a form, and what all its rows need.
pub(super) struct Table<'t> {
    form: &'t Scorecard<'t>,
    explained: Explained<'t>,
    /// The columns that are there.
    columns: Vec<Column>,
    /// The cells of each row that is shown.
    cells: Vec<Option<&'t GridRow>>,
    total: Option<&'t GridRow>,
    /// The findings of each row, and behind them those of the total, by position.
    found: Vec<Vec<usize>>,
    /// The greatest change of a row that is no sum.
    greatest: Decimal,
}

impl<'t> Table<'t> {
    /// Brings together what stands in it.
    pub(super) fn new(form: &'t Scorecard<'t>, sheet: &'t Sheet) -> Self {
        let request = &form.request;
        let ScorecardRequest { criteria, submission, evaluation, language, .. } = *request;
        let explained = Explained { criteria, submission, evaluation, sources: form.sources, language };
        let columns = Column::BOTH.into_iter().filter(|column| *submission.present.get(*column)).collect();
        let mut lines = sheet.grid.rows.iter().filter(|row| row.level != Level::Total);
        let shown = |row: &Criterion| row.depth <= request.depth;
        let cells = criteria.rows.iter().map(|row| if shown(row) { lines.next() } else { None }).collect();
        let mut found = vec![Vec::new(); criteria.rows.len() + 1];
        for (position, finding) in form.findings.iter().enumerate() {
            match finding.criterion.as_deref().and_then(|code| criteria.node_called(code)) {
                Some(Node::Row(row)) => found[row].push(position),
                Some(Node::Total) => found[criteria.rows.len()].push(position),
                None => {}
            }
        }
        let change = |row| difference(evaluation, Node::Row(row)).map(|change| change.abs());
        let greatest = criteria.leaves().filter_map(|(row, _)| change(row)).max().unwrap_or_default();
        let total = sheet.grid.rows.iter().find(|row| row.level == Level::Total);
        Table { form, explained, columns, cells, total, found, greatest }
    }

    fn said(&self, text: Text) -> &'static str {
        text.in_language(self.explained.language)
    }

    /// All of it.
    pub(super) fn written(&self) -> Markup {
        let criteria = self.explained.criteria;
        // rows at the top that are no groups stand together
        let parts =
            criteria.top.chunk_by(|a, b| !criteria.rows[*a].is_group() && !criteria.rows[*b].is_group());
        html! {
            @for part in parts {
                @match part {
                    [row] if criteria.rows[*row].is_group() => (self.group(*row)),
                    rows => div.group { (self.table(rows, "")) },
                }
            }
            (self.sum())
        }
    }

    fn below(&self, row: usize) -> Vec<usize> {
        let criteria = self.explained.criteria;
        (0..criteria.rows.len()).filter(|other| criteria.above(*other).any(|above| above == row)).collect()
    }

    fn group(&self, row: usize) -> Markup {
        let criterion = &self.explained.criteria.rows[row];
        let node = Node::Row(row);
        let below = self.below(row);
        let found = below.iter().chain([&row]).map(|row| self.found[*row].len()).sum::<usize>();
        html! {
            details.group open id=(anchor::of_row(self.explained.criteria, node)) {
                summary {
                    h3 { span { (visible(&criterion.code)) } span.long { (visible(&criterion.title)) } }
                    (self.sums(node, criterion.max))
                    @if found > 0 {
                        span.caution { (found) " " (self.said(words::TO_LOOK_AT)) (self.marks(&self.found[row])) }
                    }
                }
                (self.alone(node, words::HOW_GROUP))
                @if below.iter().any(|row| self.cells[*row].is_some()) { (self.table(&below, &criterion.title)) }
            }
        }
    }

    /// The figures of a sum in a line.
    fn sums(&self, node: Node, max: Option<Decimal>) -> Markup {
        let ScorecardRequest { criteria, language, .. } = self.form.request;
        let cells = match node {
            Node::Row(row) => self.cells[row],
            Node::Total => self.total,
        };
        let points = |position: usize| cells.and_then(|row| row.cells.get(4 + 2 * position));
        let change = difference(self.explained.evaluation, node).filter(|change| !change.is_zero());
        html! {
            span.sums {
                @for (position, column) in self.columns.iter().enumerate() {
                    span {
                        (self.said(column_name(*column))) " "
                        b.of-appraisal[*column == Column::Appraisal] {
                            @if let Some(points) = points(position) { (cell::shown(points, language)) }
                        }
                    }
                }
                @if let Some(max) = max { span { "/ " (max.normalize().said(language)) } }
                @if let Some(change) = change {
                    b class=[direction(change)] { (signed(criteria.rounding.printed(change), language)) }
                }
            }
        }
    }

    /// How a sum came about, below its line.
    fn alone(&self, node: Node, title: Text) -> Markup {
        html! {
            div.whole {
                details.how {
                    summary { (self.said(title)) }
                    (working(&self.explained, node, &self.columns))
                }
            }
        }
    }

    /// The total, where there is one.
    fn sum(&self) -> Markup {
        let criteria = self.explained.criteria;
        html! {
            @if self.total.is_some() {
                div.total #total {
                    div.alone {
                        h3 { (self.said(words::TOTAL)) }
                        (self.sums(Node::Total, criteria.max))
                        (self.marks(&self.found[criteria.rows.len()]))
                    }
                    (self.alone(Node::Total, words::HOW_TOTAL))
                }
            }
        }
    }

    fn table(&self, rows: &[usize], caption: &str) -> Markup {
        let both = self.columns.len() == 2;
        html! {
            table.rows.cards {
                @if !caption.is_empty() { caption.seen-not { (visible(caption)) } }
                colgroup {
                    col.c-code;
                    col;
                    col.c-max;
                    @for _ in &self.columns { col.c-answer; col.c-points; }
                    @if both { col.c-difference; }
                }
                thead {
                    tr {
                        th scope="col" rowspan="2" { (self.said(words::CODE)) }
                        th scope="col" rowspan="2" { (self.said(words::CRITERION)) }
                        th.n scope="col" rowspan="2" { (self.said(words::MAX)) }
                        @for column in &self.columns {
                            th.span scope="colgroup" colspan="2" { (self.said(column_name(*column))) }
                        }
                        @if both { th.n scope="col" rowspan="2" { (self.said(words::DIFFERENCE)) } }
                    }
                    tr {
                        @for _ in &self.columns {
                            th.n scope="col" { (self.said(words::ANSWER)) }
                            th.n scope="col" { (self.said(words::POINTS)) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        @if let Some(cells) = self.cells[*row] { (self.row(*row, &cells.cells)) }
                    }
                }
            }
        }
    }

    fn row(&self, row: usize, cells: &[Cell]) -> Markup {
        let (criteria, language) = (self.explained.criteria, self.explained.language);
        let criterion = &criteria.rows[row];
        let node = Node::Row(row);
        let depth = format!("i{}", criterion.depth.min(5));
        let is_tall = cells.iter().any(|cell| cell.below.is_some());
        html! {
            tr.(depth).sum[criterion.is_group()].tall[is_tall] id=(anchor::of_row(criteria, node)) {
                td.code { (visible(&criterion.code)) (self.marks(&self.found[row])) }
                th.title scope="row" {
                    details.how {
                        summary { (visible(&criterion.title)) }
                        (working(&self.explained, node, &self.columns))
                    }
                    (self.notes(row))
                }
                td.n.faint data-l=(self.said(words::MAX)) {
                    @if let Some(max) = cells.get(2) { (cell::shown(max, language)) }
                }
                @for (position, column) in self.columns.iter().enumerate() {
                    @if let Some([answer, points]) = cells.get(3 + 2 * position..5 + 2 * position) {
                        td.answer data-l=(self.said(words::answer_of(*column))) { (parted(&answer.text(language))) }
                        td.n.points.of-appraisal[*column == Column::Appraisal]
                            data-l=(self.said(words::points_of(*column))) {
                            b { (cell::shown(points, language)) }
                        }
                    }
                }
                @if self.columns.len() == 2 { (self.change(row)) }
            }
        }
    }

    fn change(&self, row: usize) -> Markup {
        let (criteria, language) = (self.explained.criteria, self.explained.language);
        let change = difference(self.explained.evaluation, Node::Row(row));
        html! {
            td.n data-l=(self.said(words::DIFFERENCE)) {
                @match change {
                    None => {},
                    Some(none) if none.is_zero() => span.faint { "0" },
                    Some(change) => {
                        span.strong.(direction(change).unwrap_or("same")) {
                            (signed(criteria.rounding.printed(change), language))
                        }
                        @if !criteria.rows[row].is_group() {
                            (chart::change(
                                chart::thousandths(change.abs(), self.greatest),
                                change.is_sign_negative(),
                            ))
                        }
                    }
                }
            }
        }
    }

    /// The notes of a row: once where both columns say the same.
    fn notes(&self, row: usize) -> Markup {
        let pair = &self.explained.submission.rows[row];
        let note = |column: Column| pair.get(column).note.as_ref().map(|note| note.value.trim());
        let (own, appraisal) = (note(Column::Own), note(Column::Appraisal));
        let label = |column| {
            format!("{} ({})", self.said(words::NOTE), self.said(column_name(column)).to_lowercase())
        };
        let notes: Vec<(String, &str)> = match (own, appraisal) {
            (Some(own), Some(appraisal)) if own != appraisal => {
                vec![(label(Column::Own), own), (label(Column::Appraisal), appraisal)]
            }
            (own, appraisal) => {
                appraisal.or(own).map(|note| (self.said(words::NOTE).to_owned(), note)).into_iter().collect()
            }
        };
        html! {
            @for (label, note) in notes.iter().filter(|(_, note)| !note.is_empty()) {
                p.note { (label) ": " i { (visible(note)) } }
            }
        }
    }

    /// The signs of what was found, with a link to the first of each severity.
    fn marks(&self, found: &[usize]) -> Markup {
        let of = |severity: Severity| -> Vec<usize> {
            let all: &[Finding] = self.form.findings;
            found.iter().copied().filter(|position| all[*position].severity == severity).collect()
        };
        html! {
            @if !found.is_empty() {
                span.marks {
                    @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                        @let positions = of(severity);
                        @if let Some(first) = positions.first() {
                            @let (sign, class) = findings::sign(severity);
                            @let name = severity.name().in_language(self.explained.language);
                            a class=(class) href={ "#" (anchor::of_finding(*first)) }
                                title=(visible(&self.form.findings[*first].message(self.explained.language))) {
                                span aria-hidden="true" { (sign) @if positions.len() > 1 { (positions.len()) } }
                                span.seen-not { (name) " " (positions.len()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A fraction, which may be parted after its stroke.
fn parted(text: &str) -> Markup {
    let text = visible(text);
    let (first, rest) =
        text.split_once('/').map_or((text.as_str(), None), |(first, rest)| (first, Some(rest)));
    html! {
        (first)
        @if let Some(rest) = rest { "/" wbr; (rest) }
    }
}
