//! Minutes as a page: paper in the form that documents of the state have (Decree 30/2020/NĐ-CP), so that it can be printed and
//! signed as it is.

use maud::{Markup, html};

use super::sheet::grid;
use super::{page, words as of_pages};
use crate::language::Text;
use crate::report::{Grid, LINES, Minutes, PEOPLE, minutes_words as words};
use crate::text::visible;

/// The page.
pub(super) fn page(minutes: &Minutes) -> Markup {
    let said = |text: Text| text.in_language(minutes.language);
    let body = html! {
        header {
            div.issuer {
                p { (said(words::OFFICE)) }
                p { (said(words::NUMBER)) }
            }
            div.state {
                p.name { (said(words::STATE)) }
                p.motto { span { (said(words::MOTTO)) } }
                p.date { (said(words::PLACE_AND_DATE)) }
            }
        }
        h1 { (said(words::TITLE)) }
        p.edition { (visible(&minutes.edition)) }
        p { (said(words::UNIT)) ": " b { (visible(&minutes.unit)) } }
        p { (said(words::MEETING)) }
        (section("present", said(words::COMPOSITION), &composition(minutes)))
        (section("result", said(words::RESULT), &result(minutes)))
        (section("groups", said(words::GROUPS), &table(Some(&minutes.groups), "", minutes)))
        (section("changes", said(words::CHANGES), &table(minutes.changes.as_ref(), said(words::NO_CHANGES), minutes)))
        (section("open", said(words::OPEN), &table(minutes.open.as_ref(), said(words::NOTHING_OPEN), minutes)))
        // what is signed stands with something that is read, whatever page that is
        div.end {
            (section("view", said(words::OPINION), &html! {
                @if minutes.objections.is_some() { (table(minutes.objections.as_ref(), "", minutes)) }
                @for _ in 0..LINES { p.dots { (words::DOTS) } }
            }))
            p { (said(words::CLOSING)) }
            div.parties {
                div { b { (said(words::FOR_UNIT)) } i { (said(words::SIGN_UNIT)) } }
                div { b { (said(words::FOR_APPRAISERS)) } i { (said(words::SIGN_APPRAISERS)) } }
            }
            p.origins {
                (minutes.origins()) " · "
                (said(of_pages::MADE_BY)) " " (env!("CARGO_PKG_VERSION"))
            }
        }
    };
    page::paper(minutes.language, &format!("{} · {}", said(words::TITLE), minutes.unit), &body)
}

fn section(id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) }
            (content)
        }
    }
}

/// Room for those who took part.
fn composition(minutes: &Minutes) -> Markup {
    let said = |text: Text| text.in_language(minutes.language);
    html! {
        @for party in [words::APPRAISERS, words::OF_UNIT] {
            p { (said(party)) }
            ul { @for _ in 0..PEOPLE { li { (said(words::PERSON)) } } }
        }
    }
}

/// The totals, and what the edition makes of them.
fn result(minutes: &Minutes) -> Markup {
    html! {
        ul {
            @for line in minutes.in_words().iter().chain(&minutes.standings) { li { (visible(line)) } }
        }
    }
}

/// A table, or that there is nothing to put into it.
fn table(rows: Option<&Grid>, none: &str, minutes: &Minutes) -> Markup {
    html! {
        @match rows {
            Some(rows) => div.scroll { (grid(rows, minutes.language)) },
            None => p { (none) },
        }
    }
}
