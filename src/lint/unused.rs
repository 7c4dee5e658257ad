//! Facts, quantities, attributes and lists that nothing uses: a leftover, or a row that forgot to name them.

use crate::criteria::{Criteria, Flag};
use crate::finding::{Finding, Findings, Place, code};
use crate::rule::{Named, Rule};

/// Looks at everything that has a name.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    let named = names_used(criteria);
    for (index, fact) in criteria.facts.iter().enumerate() {
        // a sum is held against its terms, and its terms against it
        let sums = !fact.sum.is_empty() || criteria.facts.iter().any(|other| other.sum.contains(&index));
        if !sums && !named.contains(&Named::Fact(index)) {
            findings.push(unused("fact", &fact.name, "den = \"…\" of a row, or in a condition", &fact.place));
        }
    }
    for (index, quantity) in criteria.quantities.iter().enumerate() {
        if !named.contains(&Named::Quantity(index)) {
            let help = "num = \"…\" or den = \"…\" of a row";
            findings.push(unused("quantity", &quantity.name, help, &quantity.place));
        }
    }
    let flags: Vec<Flag> = criteria.conditions().flat_map(|stated| stated.condition.flags()).collect();
    for (index, attribute) in criteria.attributes.iter().enumerate() {
        if !flags.contains(&Flag::Attribute(index)) {
            let help = "has = \"…\" of a condition";
            findings.push(unused("attribute", &attribute.name, help, &attribute.place));
        }
    }
    for list in &criteria.unused_lists {
        let help = "options, items, tiers or bands = \"…\" of a row";
        findings.push(unused("list", &list.value, help, &list.place));
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

fn unused(what: &str, name: &str, used_by: &str, place: &Place) -> Finding {
    let message = format!("nothing uses the {what} `{name}`");
    let help = format!("take it out, or use it: {used_by}");
    Finding::new(&code::UNUSED_NAME, message, help).at(place)
}
