//! Values as people type them, as TOML has them.

use crate::criteria::Fact;
use crate::write::quoted;

/// A figure, also with a decimal comma; anything else is a text, which is refused where a figure must stand.
pub(super) fn figure(typed: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let magnitude = typed.strip_prefix(['-', '\u{2212}']).unwrap_or(typed);
    let is_figure = match magnitude.split_once(['.', ',']) {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(magnitude),
    };
    if is_figure { typed.replace(',', ".").replace('\u{2212}', "-") } else { quoted(typed) }
}

/// Yes or no.
pub(super) fn flag(typed: &str) -> String {
    match typed.to_lowercase().as_str() {
        "true" | "yes" | "x" | "có" => "true".to_owned(),
        "false" | "no" | "không" | "" => "false".to_owned(),
        _ => quoted(typed),
    }
}

/// What a tick of a list says: nothing but that it holds, or the answer to its own rule.
pub(super) fn tick(typed: &str) -> String {
    let said = flag(typed);
    if said.starts_with('"') { figure(typed) } else { said }
}

/// The value of a fact.
pub(super) fn fact(fact: &Fact, typed: &str) -> String {
    if fact.options.is_empty() { figure(typed) } else { quoted(typed) }
}

/// The parts of a list: `a; b`, `jury=3; prize`.
pub(super) fn listed(typed: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = typed.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').map_or((part, "true"), |(id, value)| (id.trim(), value.trim())))
}
