//! Where points were lost: the rows that are furthest from their max, and who took the points.

use maud::{Markup, html};

use super::chart::{self, Key, thousandths_of};
use super::{anchor, words};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Status;
use crate::language::{Show, Text};
use crate::number::Exact;
use crate::ranking::losses;
use crate::report::{Said, ScorecardRequest, cut_after_decimals};
use crate::rule::Direction;
use crate::text::{shortened, visible};

/// So many rows are shown.
const ROWS: usize = 8;
/// So many letters of the title of the row above stand beside that of a row.
const PARENT: usize = 48;

/// A row that cost points of the total.
struct Loss {
    row: usize,
    /// What it cost.
    points: Exact,
    /// What the self-score lacked of it already.
    lacked: Exact,
}

/// The rows that cost most, the first first: as in the summary of a batch, a row that its group did not take or did not need
/// cost nothing.
fn worst(request: &ScorecardRequest<'_>) -> Vec<Loss> {
    let ScorecardRequest { criteria, evaluation, submission, .. } = *request;
    let of = |column: Column| losses(criteria, evaluation, column);
    let holding = if submission.present.appraisal { Column::Appraisal } else { Column::Own };
    let holds = of(holding);
    // nobody took the points of a row that is still to be appraised
    let is_open = |row: usize| {
        evaluation.outcome(Node::Row(row), holding).is_some_and(|outcome| outcome.status == Status::Open)
    };
    let own = submission.present.own.then(|| of(Column::Own));
    let loss = |(row, points): (usize, Exact)| {
        let lacked = own.as_ref().map_or(&points, |own| (&own[row]).min(&points)).clone();
        Loss { row, points, lacked }
    };
    let mut losses: Vec<Loss> = holds
        .into_iter()
        .enumerate()
        .filter(|(row, points)| *points > Exact::ZERO && !is_open(*row))
        .map(loss)
        .collect();
    losses.sort_by(|a, b| b.points.cmp(&a.points));
    losses.truncate(ROWS);
    losses
}

/// The section; nothing where nothing was lost.
pub(super) fn section(request: &ScorecardRequest<'_>) -> Markup {
    let ScorecardRequest { criteria, submission, language, .. } = *request;
    let said = |text: Text| text.in_language(language);
    let losses = worst(request);
    let whole = losses.first().map_or(Exact::ZERO, |loss| loss.points.clone());
    let length = |part: &Exact| thousandths_of(part, &whole);
    let is_up = criteria.direction(Node::Total) == Direction::Up;
    let title = if is_up { Said::Losses } else { Said::LossesDown };
    let both = is_up && submission.present.own && submission.present.appraisal;
    html! {
        @if !losses.is_empty() {
            section.card aria-labelledby="losses-title" {
                h2 #losses-title { (language.said(title)) }
                @if both {
                    (chart::legend(&[(Key::Taken, said(words::TAKEN)), (Key::SelfBar, said(words::LACKED))]))
                } @else {
                    (chart::legend(&[(Key::SelfBar, said(words::LACKING))]))
                }
                table.chart.cards aria-labelledby="losses-title" {
                    thead.seen-not {
                        tr {
                            th scope="col" { (said(words::CODE)) }
                            th scope="col" { (said(words::CRITERION)) }
                            td {}
                            th scope="col" { (said(words::LOST_POINTS)) }
                            th scope="col" { (said(words::MAX)) }
                        }
                    }
                    tbody {
                        @for loss in &losses {
                            @let row = &criteria.rows[loss.row];
                            tr {
                                td.code { (visible(&row.code)) }
                                th.title scope="row" {
                                    (anchor::to_row(criteria, Node::Row(loss.row), request.depth, &row.title))
                                    @if let Some(parent) = row.parent.filter(|_| row.depth > 2) {
                                        " " span.muted { "(" (shortened(&visible(&criteria.rows[parent].title), PARENT)) ")" }
                                    }
                                }
                                td.bar {
                                    (chart::lost(length(&(&loss.points - &loss.lacked)), length(&loss.lacked)))
                                }
                                td.n.strong data-l=(said(words::LOST_POINTS)) { (cut_after_decimals(Some(criteria), &loss.points).said(language)) }
                                td.n.muted data-l=(said(words::MAX)) {
                                    @if let Some(max) = row.max { "/ " (max.normalize().said(language)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
