//! Keys of rules whose values are lists of figures, and keys that have no place beside others.

use super::kind::Setting;
use super::messages::figures::{KeyMisplaced, NotAList, NotAPair, RangeReversed};
use crate::finding::{Finding, Findings, Place};
use crate::language::{Computed, Text};
use crate::number::{Exact, parse_signed_share};
use crate::source::toml::{Value, signed_figure};
use crate::source::{Keys, MAX_ENTRIES};

/// The values of a list, of any type; one that is no list is reported.
pub(super) fn list<'a, 't>(
    keys: &mut Keys<'a, 't>,
    key: &Setting,
    example: &'static str,
    findings: &mut Findings,
) -> Option<&'a [Value<'t>]> {
    let value = keys.value(key)?;
    let key = key.key;
    let list = value.get_ref().as_array();
    if list.is_none() {
        let kind = value.get_ref().kind();
        let finding = NotAList { subject: keys.subject().clone(), key, kind, example };
        findings.push(Finding::from(finding).at(&keys.place_of(value)));
    }
    if list.is_some_and(|list| list.len() > MAX_ENTRIES) {
        findings.push(keys.too_long_list(key, value, MAX_ENTRIES));
        return None;
    }
    list.map(AsRef::as_ref)
}

/// A number, also below zero.
pub(super) fn figure(value: &Value<'_>) -> Option<Exact> {
    signed_figure(value.get_ref())?.ok().map(Exact::from)
}

/// A number, or a share in quotes.
pub(super) fn figure_or_share(value: &Value<'_>) -> Option<Exact> {
    figure(value).or_else(|| value.get_ref().as_str().and_then(parse_signed_share))
}

/// Two ends, the first below the second, and where they stand.
pub(super) fn range(
    keys: &mut Keys<'_, '_>,
    key: &Setting,
    example: &'static str,
    read: fn(&Value<'_>) -> Option<Exact>,
    findings: &mut Findings,
) -> Option<(Exact, Exact, Place)> {
    let place = keys.value(key).map(|value| keys.place_of(value));
    let list = list(keys, key, example, findings)?;
    let (place, key) = (place?, key.key);
    let ends: Option<Vec<Exact>> = list.iter().map(read).collect();
    match ends.as_deref() {
        Some([from, to]) if from < to => Some((from.clone(), to.clone(), place)),
        Some([from, to]) => {
            let (from, to) = (Computed(from.to_string()), Computed(to.to_string()));
            let finding = RangeReversed { subject: keys.subject().clone(), key, from, to };
            findings.push(Finding::from(finding).at(&place));
            None
        }
        Some(_) | None => {
            let finding = NotAPair { subject: keys.subject().clone(), key, example };
            findings.push(Finding::from(finding).at(&place));
            None
        }
    }
}

/// Reports a key that has a meaning for this kind, but not beside the others that are there.
pub(super) fn misplaced(keys: &mut Keys<'_, '_>, key: &Setting, remedy: Text, findings: &mut Findings) {
    if let Some(value) = keys.value(key) {
        let finding = KeyMisplaced { subject: keys.subject().clone(), key: key.key, remedy };
        findings.push(Finding::from(finding).at(&keys.place_of(value)));
    }
}
