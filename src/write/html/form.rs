//! The page of a form: whose it is, its figures, its groups, every row with how it came about, what was found, and room
//! for signatures.

use maud::{Markup, html};

use super::rows::Table;
use super::{cell, figures, findings, groups, losses, page, sheet, signatures, words};
use crate::report::{Line, Tone, in_progress, objections_sheet, scorecard};
use crate::text::visible;
use crate::write::Scorecard;

/// The page.
pub(super) fn page(form: &Scorecard<'_>) -> Markup {
    let request = &form.request;
    let language = request.language;
    let said = |text: crate::language::Text| text.in_language(language);
    let unit = &request.submission.unit;
    let name = unit.name.as_deref().unwrap_or(&unit.id);
    let what = match request.evaluation.progress {
        _ if request.what_if.is_some() => words::ASSUMED,
        Some(_) => words::IN_PROGRESS,
        None if request.submission.present.appraisal => words::APPRAISED,
        None => words::SELF_SCORED,
    };
    let eyebrow = format!("{} · {}", said(what), request.criteria.id);
    let card = scorecard(request);
    let table = Table::new(form, &card);
    let body = html! {
        (page::head(&eyebrow, name, Some(&request.criteria.title)))
        @if let Some(what_if) = request.what_if {
            section {
                (sheet::written(&what_if.sheet(request.criteria, (request.submission, request.evaluation), language), false, language))
            }
        }
        @if let Some(line) = in_progress(request.criteria, request.evaluation.progress.as_ref(), language) {
            (note(&line))
        }
        (figures::tiles(form))
        (findings::errors(form))
        (groups::section(request))
        (losses::section(request))
        section #table aria-labelledby="table-title" {
            h2 #table-title { (said(words::TABLE)) }
            p.muted.of-screen { (said(words::PRESS)) }
            (table.written())
        }
        (notes(&card.notes))
        (figures::facts(request))
        (findings::section(form))
        @if let Some(sheet) = objections_sheet(request.criteria, request.submission, request.evaluation, language) {
            section { (sheet::written(&sheet, false, language)) }
        }
        // what nobody stated is signed by nobody
        @if request.what_if.is_none() && request.evaluation.progress.is_none() { (signatures::block(form)) }
    };
    page::page(language, &format!("{name} · {}", request.criteria.id), false, &body)
}

/// Legends, and whether the declared figures agree.
fn notes(lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            div.notes {
                @for line in lines { (note(line)) }
            }
        }
    }
}

/// A line below a table.
pub(super) fn note(line: &Line) -> Markup {
    // hard blanks keep what is to be copied together on a terminal, where no line is longer than the window
    let text = visible(&line.text.replace('\u{a0}', " "));
    html! {
        @match line.tone {
            Tone::Section => h2 { (text) },
            tone => p class=[cell::class(tone)] { (text) },
        }
    }
}
