//! What every page has: its head, its look, and the policy of what it may load and run: nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::words;
use crate::language::Language;
use crate::text::visible;

/// By what pages say that this program wrote them.
pub(crate) const GENERATOR: &str = "score";

/// How pages look.
const STYLE: &str = include_str!("page.css");
/// How papers look that are printed as they are.
const PAPER: &str = include_str!("paper.css");
/// Sorts a ranking by the column whose heading is pressed.
pub(super) const SORT: &str = include_str!("sort.js");
/// What the policies below name the two by: the SHA-256 of each, in base 64.
const STYLE_HASH: &str = "sha256-AeWA1mQiAMQFdqIqz9HWAGcs3ywZnyl3uEvvE90YtjY=";
const PAPER_HASH: &str = "sha256-Yyy4voFtJiHxmyInSJXuCNQn3xKg0lJ6E218VQk6EUQ=";
const SORT_HASH: &str = "sha256-Sd9Rna1ahLK5JJS4r8eIw/fNh+CfJajUgEYHD7xKftA=";

/// A page: what stands in its title bar, and its body. With `sorts`, the lines that sort a table are in it.
pub(super) fn page(language: Language, title: &str, sorts: bool, body: &Markup) -> Markup {
    document((STYLE, STYLE_HASH), language, title, sorts, body)
}

/// A page that looks like paper.
pub(super) fn paper(language: Language, title: &str, body: &Markup) -> Markup {
    document((PAPER, PAPER_HASH), language, title, false, body)
}

fn document(
    (style, hash): (&str, &str),
    language: Language,
    title: &str,
    sorts: bool,
    body: &Markup,
) -> Markup {
    let script = if sorts { format!("script-src '{SORT_HASH}'; ") } else { String::new() };
    let policy =
        format!("default-src 'none'; style-src '{hash}'; {script}base-uri 'none'; form-action 'none'");
    let tag = match language {
        Language::English => "en",
        Language::Vietnamese => "vi",
    };
    html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(GENERATOR);
                title { (visible(title)) }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#content" { (words::SKIP.in_language(language)) }
                main #content { (body) }
                footer {
                    (words::MADE_BY.in_language(language)) " " (env!("CARGO_PKG_VERSION"))
                }
                @if sorts { script { (PreEscaped(SORT)) } }
            }
        }
    }
}

/// What stands above all else: what the page is, whose, and of which edition.
pub(super) fn head(eyebrow: &str, title: &str, edition: Option<&str>) -> Markup {
    html! {
        header {
            p.eyebrow { (visible(eyebrow)) }
            h1 { (visible(title)) }
            @if let Some(edition) = edition { p.edition { (visible(edition)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// Base 64, as RFC 4648 has it.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for three in bytes.chunks(3) {
            let of = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
            let bits = of(0) << 16 | of(1) << 8 | of(2);
            for place in 0..4 {
                let letter = usize::try_from(bits >> (18 - 6 * place) & 63).expect("six bits");
                text.push(if place <= three.len() { char::from(LETTERS[letter]) } else { '=' });
            }
        }
        text
    }

    #[test]
    fn base_64_is_that_of_the_standard() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_policy_names_the_style_and_the_script_that_a_page_has() {
        for (text, hash) in [(STYLE, STYLE_HASH), (PAPER, PAPER_HASH), (SORT, SORT_HASH)] {
            assert_eq!(format!("sha256-{}", base64(&Sha256::digest(text.as_bytes()))), hash);
        }
    }
}
