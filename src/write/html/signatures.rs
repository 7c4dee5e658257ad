//! What paper needs: place and date, both parties, and by which files the figures came about.

use maud::{Markup, html};
use sha2::{Digest, Sha256};

use super::words::{self, Origins};
use crate::language::{Show, Text};
use crate::write::Scorecard;

/// So many digits of a SHA-256 are printed.
const DIGITS: usize = 12;

/// The block below everything.
pub(super) fn block(form: &Scorecard<'_>) -> Markup {
    let language = form.request.language;
    let said = |text: Text| text.in_language(language);
    html! {
        p.muted.origins {
            small { (origins(form).said(language)) " · " (said(words::MADE_BY)) " " (env!("CARGO_PKG_VERSION")) }
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

/// The files that the page was made from.
fn origins(form: &Scorecard<'_>) -> Origins {
    let hex: String = Sha256::digest(form.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let of_criteria = &form.request.criteria.sha256;
    Origins {
        form: hex[..DIGITS].to_owned(),
        criteria: of_criteria.get(..DIGITS).unwrap_or(of_criteria).to_owned(),
    }
}
