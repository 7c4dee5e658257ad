//! What paper needs: place and date, both parties, and the receipt of the files that the figures came from.

use maud::{Markup, html};

use super::words::{self, Origins};
use crate::language::{Show, Text};
use crate::write::Scorecard;

/// The block below everything.
pub(super) fn block(form: &Scorecard<'_>) -> Markup {
    let language = form.request.language;
    let said = |text: Text| text.in_language(language);
    html! {
        p.muted.origins {
            small {
                @if let Some(origins) = origins(form) { (origins.said(language)) " · " }
                (said(words::MADE_BY)) " " (env!("CARGO_PKG_VERSION"))
            }
        }
        div.signatures {
            p.place { (said(words::PLACE_AND_DATE)) }
            div.parties {
                (party(said(words::FOR_UNIT), said(words::SIGN_UNIT)))
                (party(said(words::FOR_APPRAISER), said(words::SIGN_APPRAISER)))
            }
        }
    }
}

fn party(who: &str, how: &str) -> Markup {
    html! {
        div { b { (who) } i { (how) } div.room {} }
    }
}

/// What the page was made from.
fn origins(form: &Scorecard<'_>) -> Option<Origins> {
    Some(Origins { receipt: form.receipt()?, criteria: form.request.criteria.id.clone() })
}
