//! Facts, quantities, attributes and lists that nothing uses: a leftover, or a row that forgot to name them.

use super::messages::row::{
    ATTRIBUTE, FACT, LIST, QUANTITY, USE_OF_ATTRIBUTE, USE_OF_FACT, USE_OF_LIST, USE_OF_QUANTITY, UnusedName,
};
use crate::criteria::{Criteria, Flag};
use crate::finding::{Finding, Findings, Place};
use crate::language::Text;
use crate::rule::{Named, Rule};

/// Looks at everything that has a name.
pub(super) fn check(criteria: &Criteria, findings: &mut Findings) {
    let named = names_used(criteria);
    for (index, fact) in criteria.facts.iter().enumerate() {
        // a sum is held against its terms, and its terms against it
        let sums = !fact.sum.is_empty() || criteria.facts.iter().any(|other| other.sum.contains(&index));
        if !sums && !named.contains(&Named::Fact(index)) {
            findings.push(unused(FACT, &fact.name, USE_OF_FACT, &fact.place));
        }
    }
    for (index, quantity) in criteria.quantities.iter().enumerate() {
        if !named.contains(&Named::Quantity(index)) {
            findings.push(unused(QUANTITY, &quantity.name, USE_OF_QUANTITY, &quantity.place));
        }
    }
    let flags: Vec<Flag> = criteria.conditions().flat_map(|stated| stated.condition.flags()).collect();
    for (index, attribute) in criteria.attributes.iter().enumerate() {
        if !flags.contains(&Flag::Attribute(index)) {
            findings.push(unused(ATTRIBUTE, &attribute.name, USE_OF_ATTRIBUTE, &attribute.place));
        }
    }
    for list in &criteria.unused_lists {
        findings.push(unused(LIST, &list.value, USE_OF_LIST, &list.place));
    }
}

fn names_used(criteria: &Criteria) -> Vec<Named> {
    let quoted = criteria.leaves().filter_map(|(_, row)| row.rule.as_deref()).flat_map(Rule::names);
    let limits = criteria.quantities.iter().filter_map(|quantity| quantity.at_most);
    let asked = criteria.conditions().flat_map(|stated| stated.condition.facts());
    let bands = criteria.all_bands().flat_map(|(_, bands)| &bands.list);
    let by = bands.flat_map(|band| band.limits.facts().collect::<Vec<_>>());
    let cohort = criteria.ranking.iter().filter_map(|ranking| ranking.cohort);
    quoted.chain(limits).chain(asked.chain(by).chain(cohort).map(Named::Fact)).collect()
}

fn unused(what: Text, name: &str, used_by: Text, place: &Place) -> Finding {
    Finding::from(UnusedName { what, name: name.to_owned(), used_by }).at(place)
}
