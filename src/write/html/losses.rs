//! Where points were lost: the rows that are furthest from their max, and who took the points.

use maud::{Markup, html};

use super::chart::{self, Key, thousandths};
use super::{anchor, words};
use crate::column::Column;
use crate::criteria::{Node, Role};
use crate::language::{Show, Text};
use crate::number::Decimal;
use crate::report::ScorecardRequest;
use crate::rule::Direction;
use crate::text::{shortened, visible};

/// So many rows are shown.
const ROWS: usize = 8;
/// So many letters of the title of the row above stand beside that of a row.
const PARENT: usize = 48;

/// A row that is below its max.
struct Loss {
    row: usize,
    /// What the appraisal took from the self-score.
    taken: Decimal,
    /// What was lacking before that.
    lacked: Decimal,
}

impl Loss {
    fn all(&self) -> Decimal {
        self.taken + self.lacked
    }
}

/// The rows that lost most, by what is printed, the first first. Rows that are no part of the max, that are not asked or
/// do not apply lost nothing.
fn losses(request: &ScorecardRequest<'_>) -> Vec<Loss> {
    let ScorecardRequest { criteria, evaluation, .. } = *request;
    let shown = |row: usize, column: Column| {
        evaluation.outcome(Node::Row(row), column).and_then(|outcome| outcome.shown)
    };
    let is_normal = |row: usize| {
        criteria.rows[row].role == Role::Normal
            && criteria.above(row).all(|above| criteria.rows[above].role == Role::Normal)
    };
    let loss = |row: usize| {
        let max = criteria.rows[row].max?;
        let own = shown(row, Column::Own);
        let holds = shown(row, Column::Appraisal).or(own.filter(|_| !request.submission.present.appraisal))?;
        let all = max.checked_sub(holds)?;
        let taken =
            own.map_or(Decimal::ZERO, |own| (own - holds).clamp(Decimal::ZERO, all.max(Decimal::ZERO)));
        (all > Decimal::ZERO).then_some(Loss { row, taken, lacked: all - taken })
    };
    let is_up = criteria.direction(Node::Total) == Direction::Up;
    let rows = criteria.leaves().map(|(row, _)| row).filter(|row| is_up && is_normal(*row));
    let mut losses: Vec<Loss> = rows.filter_map(loss).collect();
    losses.sort_by_key(|loss| std::cmp::Reverse(loss.all()));
    losses.truncate(ROWS);
    losses
}

/// The section; nothing where nothing was lost.
pub(super) fn section(request: &ScorecardRequest<'_>) -> Markup {
    let ScorecardRequest { criteria, submission, language, .. } = *request;
    let said = |text: Text| text.in_language(language);
    let losses = losses(request);
    let whole = losses.iter().map(Loss::all).max().unwrap_or_default();
    let printed = |points: Decimal| criteria.rounding.printed(points).said(language);
    let both = submission.present.own && submission.present.appraisal;
    html! {
        @if !losses.is_empty() {
            section.card aria-labelledby="losses-title" {
                h2 #losses-title { (said(words::LOST)) }
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
                                    (chart::lost(thousandths(loss.taken, whole), thousandths(loss.lacked, whole)))
                                }
                                td.n.strong data-l=(said(words::LOST_POINTS)) { (printed(loss.all())) }
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
