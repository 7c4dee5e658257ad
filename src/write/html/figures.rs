//! The figures of a form at a glance, and the facts that it states.

use maud::{Markup, html};

use super::words::{self, Counted};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Status;
use crate::language::{Language, Show, Text};
use crate::number::Decimal;
use crate::report::{Content, Mark, ScorecardRequest, difference};
use crate::text::visible;
use crate::write::Scorecard;
use crate::write::json::Summary;

/// The totals of both columns, their difference, and how much there is to look at. The column that holds is framed.
pub(super) fn tiles(form: &Scorecard<'_>) -> Markup {
    let request = &form.request;
    let language = request.language;
    let said = |text: Text| text.in_language(language);
    let present = &request.submission.present;
    let main = if present.appraisal { Column::Appraisal } else { Column::Own };
    let columns = Column::BOTH.into_iter().filter(|column| *present.get(*column));
    let Summary { errors, warnings, notes, .. } = Summary::of(form.findings);
    html! {
        dl.tiles {
            @for column in columns {
                div.tile.main[column == main] {
                    dt { (said(words::column_name(column))) }
                    dd {
                        b { (total(request, column)) }
                        @if let Some(max) = request.criteria.max.filter(|_| column == main) {
                            " " small { (said(words::OF)) " " (max.normalize().said(language)) }
                        }
                    }
                }
            }
            @if let Some(difference) = difference(request.evaluation, Node::Total) {
                div.tile {
                    dt { (said(words::DIFFERENCE)) }
                    dd { b class=[direction(difference)] { (signed(request.criteria.rounding.printed(difference), language)) } }
                }
            }
            div.tile {
                dt { a href="#findings" { (said(words::FINDINGS)) } }
                dd {
                    b.bad[errors > 0] { (errors + warnings + notes) }
                    " " small { (Counted { errors, warnings, notes }.said(language)) }
                }
            }
        }
    }
}

/// A total as it is printed, or why there is none.
fn total(request: &ScorecardRequest<'_>, column: Column) -> Markup {
    let language = request.language;
    let outcome = request.evaluation.outcome(Node::Total, column);
    let shown = outcome.and_then(|outcome| outcome.shown);
    let mark = match outcome.map(|outcome| outcome.status) {
        Some(Status::Provisional) => Some(Mark::Provisional),
        Some(Status::InProgress) => Some(Mark::Open),
        _ => None,
    };
    html! {
        @match shown {
            Some(total) => {
                @if let Some(mark) = mark { (mark.sign()) " " }
                (request.criteria.rounding.printed(total).said(language))
            }
            None => @match outcome.map(|outcome| outcome.status) {
                Some(Status::None) => span.faint { (words::NOT_FORMED.in_language(language)) },
                Some(Status::NoScore) => span.caution { (Mark::NoScore.sign()) " " (words::NO_SCORE.in_language(language)) },
                _ => span.bad { (Mark::Bad.sign()) " " (words::NO_TOTAL.in_language(language)) },
            },
        }
    }
}

/// The class of a change.
pub(super) fn direction(difference: Decimal) -> Option<&'static str> {
    match difference.is_zero() {
        true => None,
        false if difference.is_sign_negative() => Some("lowered"),
        false => Some("raised"),
    }
}

/// A change with its sign.
pub(super) fn signed(difference: Decimal, language: Language) -> String {
    if difference.is_zero() { "0".to_owned() } else { Content::Difference(difference).said(language) }
}

/// What the unit states once.
pub(super) fn facts(request: &ScorecardRequest<'_>) -> Markup {
    let ScorecardRequest { criteria, submission, language, .. } = *request;
    let columns: Vec<Column> =
        Column::BOTH.into_iter().filter(|column| *submission.present.get(*column)).collect();
    let value = |fact: usize, column: Column| {
        let option =
            submission.fact_option(fact, column).map(|option| criteria.facts[fact].options[option].clone());
        option.or_else(|| submission.fact_figure(fact, column).map(|figure| figure.said(language)))
    };
    let stated: Vec<usize> = (0..criteria.facts.len())
        .filter(|fact| columns.iter().any(|column| value(*fact, *column).is_some()))
        .collect();
    html! {
        @if !stated.is_empty() {
            section.card {
                table.plain.cards {
                    caption { h2 { (words::FACTS.in_language(language)) } }
                    thead {
                        tr {
                            th scope="col" { (words::FACTS.in_language(language)) }
                            @for column in &columns { th.n scope="col" { (words::column_name(*column).in_language(language)) } }
                        }
                    }
                    tbody {
                        @for fact in stated {
                            tr {
                                th.title scope="row" { (visible(&criteria.facts[fact].title)) }
                                @for column in &columns {
                                    td.n data-l=(words::column_name(*column).in_language(language)) {
                                        (value(fact, *column).map_or_else(String::new, |value| visible(&value)))
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
