//! What is not merged: the base's stays, and a version that differs is reported.

use super::Names;
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::number::Decimal;
use crate::submission::Submission;

/// Something of a version that is not taken, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Whether the base declares sums.
    pub base_has_sums: bool,
    /// The versions that have other sums, with the codes of those sums.
    pub sums: Vec<(String, Vec<String>)>,
    /// What is said of the unit: the version, the name, what it says, and what the base says.
    pub unit: Vec<(String, String, String, Option<String>)>,
    /// The versions that have other printed maxima.
    pub printed: Vec<String>,
}

/// What a form declares of a group or of the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DeclaredSum {
    points: Option<Decimal>,
    band: Option<usize>,
    index: Option<Decimal>,
}

impl DeclaredSum {
    /// What a column declares; nothing of a leaf.
    pub(super) fn of(criteria: &Criteria, form: &Submission, node: Node, column: Column) -> Self {
        if criteria.criterion(node).is_some_and(|criterion| !criterion.is_group()) {
            return DeclaredSum::default();
        }
        let row = form.row(node, column);
        DeclaredSum {
            points: row.declared.as_ref().map(|declared| declared.value),
            band: row.declared_band().map(|band| band.value),
            index: row.declared_index().map(|index| index.value),
        }
    }
}

/// What versions have that is not merged.
pub(crate) fn kept(criteria: &Criteria, base: &Submission, versions: &[&Submission], names: &Names) -> Kept {
    let is_declared = |form: &Submission, node: Node, column: Column| {
        DeclaredSum::of(criteria, form, node, column) != DeclaredSum::default()
    };
    let base_has_sums =
        criteria.nodes().any(|node| Column::BOTH.iter().any(|column| is_declared(base, node, *column)));
    let mut kept = Kept { base_has_sums, sums: Vec::new(), unit: Vec::new(), printed: Vec::new() };
    for (version, name) in versions.iter().zip(&names.versions) {
        let differs = |node: &Node| {
            Column::BOTH.iter().any(|column| {
                let of = |form: &Submission| DeclaredSum::of(criteria, form, *node, *column);
                of(version) != DeclaredSum::default() && of(version) != of(base)
            })
        };
        let sums: Vec<String> =
            criteria.nodes().filter(differs).map(|node| criteria.code_of(node).to_owned()).collect();
        if !sums.is_empty() {
            kept.sums.push((name.clone(), sums));
        }
        let said = |form: &Submission, key: &str| {
            if key == "name" {
                return form.unit.name.clone();
            }
            form.unit.other.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone())
        };
        let keys = std::iter::once("name").chain(version.unit.other.iter().map(|(key, _)| key.as_str()));
        for key in keys {
            let (own, other) = (said(base, key), said(version, key));
            if let Some(other) = other.filter(|other| Some(other) != own.as_ref()) {
                kept.unit.push((name.clone(), key.to_owned(), other, own));
            }
        }
        // what a form does not print it has as the edition has it
        let max = |node: Node| {
            let printed = base.printed_max.iter().find(|(known, _)| *known == node);
            printed
                .map(|(_, max)| max.value)
                .or(node.row().map_or(criteria.max, |row| criteria.rows[row].max))
        };
        if version.printed_max.iter().any(|(node, own)| max(*node).is_some_and(|max| max != own.value)) {
            kept.printed.push(name.clone());
        }
    }
    kept
}
