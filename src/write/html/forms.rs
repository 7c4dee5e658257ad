//! The page of several forms: what each comes to and how much there is to look at, and below what was found in each.

use maud::{Markup, html};

use super::figures::{direction, signed};
use super::{findings, page, words};
use crate::column::Column;
use crate::criteria::Node;
use crate::language::{Language, Show, Text};
use crate::report::difference;
use crate::text::visible;
use crate::write::Scorecard;
use crate::write::json::Summary;

/// The page.
pub(super) fn page(forms: &[Scorecard<'_>], language: Language) -> Markup {
    let said = |text: Text| text.in_language(language);
    let body = html! {
        (page::head(said(words::CHECKED), said(words::CHECKED), None))
        div.card.scroll.notes {
            table.plain {
                thead {
                    tr {
                        th scope="col" { (said(words::UNIT)) }
                        th scope="col" { (said(words::FORM)) }
                        th.n scope="col" { (said(words::OWN)) }
                        th.n scope="col" { (said(words::APPRAISAL)) }
                        th.n scope="col" { (said(words::DIFFERENCE)) }
                        th.n scope="col" { (said(words::ERRORS)) }
                        th.n scope="col" { (said(words::WARNINGS)) }
                    }
                }
                tbody {
                    @for (position, form) in forms.iter().enumerate() { (line(position, form)) }
                }
            }
        }
        @for (position, form) in forms.iter().enumerate().filter(|(_, form)| !form.findings.is_empty()) {
            section id={ "form-" (position + 1) } {
                h2 { (visible(name(form))) }
                (findings::list(form.findings, form.sources, None, language))
            }
        }
    };
    page::page(language, said(words::CHECKED), false, &body)
}

fn name<'f>(form: &'f Scorecard<'_>) -> &'f str {
    let unit = &form.request.submission.unit;
    unit.name.as_deref().unwrap_or(&unit.id)
}

fn line(position: usize, form: &Scorecard<'_>) -> Markup {
    let request = &form.request;
    let language = request.language;
    let total = |column: Column| {
        let outcome = request.evaluation.outcome(Node::Total, column)?;
        Some(outcome.shown.map(|total| request.criteria.rounding.printed(total).said(language)))
    };
    let source = &form.sources.get(request.submission.source).name;
    let change = difference(request.evaluation, Node::Total);
    let Summary { errors, warnings, .. } = Summary::of(form.findings);
    html! {
        tr {
            th scope="row" {
                @if form.findings.is_empty() { (visible(name(form))) } @else {
                    a href={ "#form-" (position + 1) } { (visible(name(form))) }
                }
            }
            td { (visible(source)) }
            @for column in Column::BOTH {
                td.n.of-appraisal[column == Column::Appraisal] {
                    @match total(column) {
                        None => {},
                        Some(None) => span.bad { "✗" },
                        Some(Some(total)) => (total),
                    }
                }
            }
            td.n {
                @if let Some(change) = change {
                    span class=[direction(change)] { (signed(request.criteria.rounding.printed(change), language)) }
                }
            }
            td.n.bad[errors > 0] { (errors) }
            td.n.caution[warnings > 0] { (warnings) }
        }
    }
}
