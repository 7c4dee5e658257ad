//! The groups at the top as bars: self-score, appraisal and max on one track.

use maud::{Markup, html};

use super::chart::{self, Key, thousandths};
use super::figures::{direction, signed};
use super::{anchor, words};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Status;
use crate::language::{Show, Text};
use crate::number::Decimal;
use crate::report::{Mark, ScorecardRequest, difference};
use crate::text::visible;

/// The section; nothing where there are no groups.
pub(super) fn section(request: &ScorecardRequest<'_>) -> Markup {
    let ScorecardRequest { criteria, submission, evaluation, language, .. } = *request;
    let said = |text: Text| text.in_language(language);
    let is_open = |row: usize, column: Column| {
        evaluation.outcome(Node::Row(row), column).is_some_and(|outcome| outcome.status == Status::Open)
    };
    let shown = |row: usize, column: Column| {
        evaluation.outcome(Node::Row(row), column).filter(|_| !is_open(row, column))?.shown
    };
    let present = |column: Column| *submission.present.get(column);
    let of = |row: usize, column: Column| shown(row, column).filter(|_| present(column));
    let counted = criteria.top.iter().copied().filter(|row| criteria.rows[*row].role.counts());
    let rows: Vec<usize> = counted.collect();
    let appraised = present(Column::Appraisal);
    let printed = |points: Decimal| criteria.rounding.printed(points).said(language);
    let mut keys = Vec::new();
    if present(Column::Own) {
        keys.push((Key::SelfBar, said(words::OWN)));
    }
    if appraised {
        keys.push((Key::AppraisalBar, said(words::APPRAISAL)));
    }
    keys.push((Key::Track, said(words::MAX)));
    html! {
        @if rows.len() > 1 {
            section.card aria-labelledby="groups-title" {
                h2 #groups-title { (said(words::GROUPS)) }
                (chart::legend(&keys))
                table.chart.cards aria-labelledby="groups-title" {
                    thead.seen-not {
                        tr {
                            th scope="col" { (said(words::CODE)) }
                            th scope="col" { (said(words::GROUP)) }
                            td {}
                            @for column in Column::BOTH.into_iter().filter(|column| present(*column)) {
                                th scope="col" { (said(words::column_name(column))) }
                            }
                            th scope="col" { (said(words::MAX)) }
                            @if appraised { th scope="col" { (said(words::DIFFERENCE)) } }
                        }
                    }
                    tbody {
                        @for row in rows {
                            @let max = criteria.rows[row].max;
                            @let length = |points: Decimal| max.map(|max| thousandths(points, max));
                            tr {
                                td.code { (visible(&criteria.rows[row].code)) }
                                th.title scope="row" {
                                    a href={ "#" (anchor::of_row(criteria, Node::Row(row))) } { (visible(&criteria.rows[row].title)) }
                                }
                                td.bar {
                                    @if max.is_some() {
                                        (chart::bars(
                                            of(row, Column::Own).and_then(length),
                                            of(row, Column::Appraisal).and_then(length),
                                        ))
                                    }
                                }
                                @for column in Column::BOTH.into_iter().filter(|column| present(*column)) {
                                    td.n.of-appraisal[column == Column::Appraisal].strong[column == Column::Appraisal]
                                        data-l=(said(words::column_name(column))) {
                                        @if is_open(row, column) {
                                            (Mark::Open.sign())
                                        } @else {
                                            (of(row, column).map_or_else(|| Mark::Bad.sign().to_owned(), printed))
                                        }
                                    }
                                }
                                td.n.muted data-l=(said(words::MAX)) {
                                    @if let Some(max) = max { "/ " (max.normalize().said(language)) }
                                }
                                @if appraised {
                                    @let difference = difference(evaluation, Node::Row(row));
                                    td.n.strong data-l=(said(words::DIFFERENCE)) {
                                        @if let Some(difference) = difference {
                                            span class=(direction(difference).unwrap_or("faint")) {
                                                (signed(criteria.rounding.printed(difference), language))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
