//! What was found, linked with the rows that it is about.

use maud::{Markup, html};

use super::{anchor, words};
use crate::criteria::{Criteria, Node};
use crate::finding::{Finding, Severity};
use crate::language::{Language, Text};
use crate::source::Sources;
use crate::text::visible;
use crate::write::Scorecard;

/// The sign and the class of a severity; never the colour alone.
pub(super) fn sign(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("✖", "bad"),
        Severity::Warning => ("▲", "caution"),
        Severity::Note => ("●", "faint"),
    }
}

/// The section of a form's page.
pub(super) fn section(form: &Scorecard<'_>) -> Markup {
    let language = form.request.language;
    let said = |text: Text| text.in_language(language);
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { (said(words::FINDINGS)) }
            @if form.findings.is_empty() {
                p { (said(words::NO_FINDINGS)) }
            } @else {
                (list(form.findings, form.sources, Some((form.request.criteria, form.request.depth)), language))
            }
        }
    }
}

/// Findings, the worst first. With the criteria whose rows are on the page, down to a depth, they are linked.
pub(super) fn list(
    findings: &[Finding],
    sources: &Sources,
    rows: Option<(&Criteria, usize)>,
    language: Language,
) -> Markup {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|position| std::cmp::Reverse(findings[*position].severity));
    html! {
        ul.findings {
            @for position in order {
                @let finding = &findings[position];
                @let (sign, class) = sign(finding.severity);
                li class=(finding.severity.word()) id=[rows.map(|_| anchor::of_finding(position))] {
                    p.what {
                        span class=(class) { (sign) " " (finding.severity.name().in_language(language)) }
                        " " (visible(&finding.message(language)))
                    }
                    (remedy(finding, language))
                    (where_it_is(finding, sources, rows, language))
                    (notes(finding, language))
                }
            }
        }
    }
}

fn remedy(finding: &Finding, language: Language) -> Markup {
    let help = finding.help(language);
    html! {
        @if !help.is_empty() {
            p.remedy { span.muted { (words::REMEDY.in_language(language)) } " " (visible(&help.replace('\u{a0}', " "))) }
        }
    }
}

fn where_it_is(
    finding: &Finding,
    sources: &Sources,
    rows: Option<(&Criteria, usize)>,
    language: Language,
) -> Markup {
    let named = rows.zip(finding.criterion.as_deref());
    let row =
        named.and_then(|((criteria, depth), code)| Some((criteria, depth, criteria.node_called(code)?)));
    let place = finding.place.as_ref().map(|place| sources.locate(place));
    html! {
        p.where {
            @if let Some((criteria, depth, node)) = row {
                @let name = match node {
                    Node::Row(_) => format!("{} {}", words::OF_ROW.in_language(language), criteria.code_of(node)),
                    Node::Total => words::TOTAL.in_language(language).to_owned(),
                };
                (anchor::to_row(criteria, node, depth, &name))
                " · "
            }
            @if let Some((file, position)) = place { (visible(&position.of_file(file))) " · " }
            (finding.code.name)
        }
    }
}

fn notes(finding: &Finding, language: Language) -> Markup {
    html! {
        @if !finding.notes.is_empty() {
            details {
                summary { (words::DETAILS.in_language(language)) }
                @for note in &finding.notes { p { (visible(&note.said(language))) } }
            }
        }
    }
}
