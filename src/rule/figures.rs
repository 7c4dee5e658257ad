//! Keys of rules whose values are lists of figures, and keys that have no place beside others.

use crate::finding::{Finding, Findings, Place, code};
use crate::number::{Exact, parse_signed_share};
use crate::source::toml::{Value, kind_of, signed_figure};
use crate::source::{Keys, MAX_ENTRIES};

/// The values of a list, of any type; one that is no list is reported.
pub fn list<'a, 't>(
    keys: &mut Keys<'a, 't>,
    key: &'static str,
    example: &str,
    findings: &mut Findings,
) -> Option<&'a [Value<'t>]> {
    let value = keys.take(key)?;
    let list = value.get_ref().as_array();
    if list.is_none() {
        let message = format!("`{key}` of {} is {}", keys.subject(), kind_of(value.get_ref()));
        let help = format!("give a list: {key} = {example}");
        findings.push(Finding::new(&code::WRONG_TYPE, message, help).at(&keys.place_of(value)));
    }
    if list.is_some_and(|list| list.len() > MAX_ENTRIES) {
        findings.push(keys.too_long_list(key, value, MAX_ENTRIES));
        return None;
    }
    list.map(AsRef::as_ref)
}

/// A number, also below zero.
pub fn figure(value: &Value<'_>) -> Option<Exact> {
    signed_figure(value.get_ref())?.ok().map(Exact::from)
}

/// A number, or a share in quotes.
pub fn figure_or_share(value: &Value<'_>) -> Option<Exact> {
    figure(value).or_else(|| value.get_ref().as_str().and_then(parse_signed_share))
}

/// Two ends, the first below the second, and where they stand.
pub fn range(
    keys: &mut Keys<'_, '_>,
    key: &'static str,
    example: &str,
    read: fn(&Value<'_>) -> Option<Exact>,
    findings: &mut Findings,
) -> Option<(Exact, Exact, Place)> {
    let place = keys.take(key).map(|value| keys.place_of(value));
    let list = list(keys, key, example, findings)?;
    let place = place?;
    let ends: Option<Vec<Exact>> = list.iter().map(read).collect();
    match ends.as_deref() {
        Some([from, to]) if from < to => Some((from.clone(), to.clone(), place)),
        Some([from, to]) => {
            let message = format!("`{key}` of {} runs from {from} to {to}", keys.subject());
            findings.push(Finding::new(&code::BAD_RANGE, message, "write the lower end first").at(&place));
            None
        }
        Some(_) | None => {
            let message = format!("`{key}` of {} is not a pair of numbers", keys.subject());
            let help = format!("give its two ends: {key} = {example}");
            findings.push(Finding::new(&code::WRONG_TYPE, message, help).at(&place));
            None
        }
    }
}

/// Reports a key that has a meaning for this kind, but not beside the others that are there.
pub fn misplaced(keys: &mut Keys<'_, '_>, key: &'static str, help: &str, findings: &mut Findings) {
    if let Some(value) = keys.take(key) {
        let message = format!("`{key}` has no meaning in {}", keys.subject());
        findings.push(Finding::new(&code::UNKNOWN_KEY, message, help).at(&keys.place_of(value)));
    }
}
