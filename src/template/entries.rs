//! The entries of drop-down lists: `b – title (3 đ)`. What is read back is what stands before the first dash.

use super::words;
use crate::criteria::Criterion;
use crate::form::ids::{AFTER_ID, NO_ITEM, NOT_APPLICABLE};
use crate::language::{Language, Show};
use crate::rule::{Answering, Listed, Rule};

/// What the answer cell of a row offers; nothing where it has no list.
pub(super) fn entries(criterion: &Criterion, language: Language) -> Vec<String> {
    let Some(rule) = criterion.rule.as_deref() else { return Vec::new() };
    let mut entries = options(rule, language);
    if matches!(rule.answering(), Answering::Items) {
        entries.push(no_item(language));
    }
    if criterion.not_applicable != crate::criteria::NotApplicable::Forbid {
        entries.push(not_applicable(language));
    }
    entries
}

/// The options and tiers of a rule, by their position.
pub(super) fn options(rule: &dyn Rule, language: Language) -> Vec<String> {
    match rule.answering() {
        Answering::Choice { .. } | Answering::Tier(_) => {
            rule.list().iter().map(|listed| entry(listed, language)).collect()
        }
        Answering::Measure { .. } | Answering::Count | Answering::Counts | Answering::Items => Vec::new(),
    }
}

/// That no item holds.
pub(super) fn no_item(language: Language) -> String {
    format!("{NO_ITEM}{AFTER_ID}{}", words::NO_ITEM.in_language(language))
}

/// That the row does not apply to the unit.
pub(super) fn not_applicable(language: Language) -> String {
    format!("{NOT_APPLICABLE}{AFTER_ID}{}", words::NOT_APPLICABLE.in_language(language))
}

fn entry(listed: &Listed, language: Language) -> String {
    let title = one_line(&listed.title);
    let bounds = listed.bounds.said(language);
    let title = if title.is_empty() { bounds } else { title };
    let worth = worth(listed, language);
    let id = &listed.id;
    match (title.is_empty(), worth.is_empty()) {
        (true, true) => id.clone(),
        (true, false) => format!("{id}{AFTER_ID}{worth}"),
        (false, true) => format!("{id}{AFTER_ID}{title}"),
        (false, false) => format!("{id}{AFTER_ID}{title} ({worth})"),
    }
}

/// `3 đ`; what a rule of its own says as it is.
pub(super) fn worth(listed: &Listed, language: Language) -> String {
    let worth = listed.worth.said(language);
    let is_number = !worth.is_empty() && worth.chars().all(|c| c.is_ascii_digit() || ",.−-".contains(c));
    if is_number { format!("{worth} {}", words::POINTS_UNIT.in_language(language)) } else { worth }
}

/// A title without line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
