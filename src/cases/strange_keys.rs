//! Keys of a row of a test that neither answer it nor say what it comes to.

use super::CaseUnit;
use super::keys::EXPECTATIONS;
use super::messages::failure::{UnknownRowKey, UnknownTotalKey, WRITE_SCORE};
use crate::answer::{AnswerField, BESIDE_ANSWERS};
use crate::column::Column;
use crate::criteria::{Criteria, TOTAL};
use crate::finding::{Finding, Findings};
use crate::rule::Rule;
use crate::source::RawRow;
use crate::suggestion::Suggestion;

/// Takes the strange keys out of a unit, and reports them.
pub(super) fn take_strange_keys(criteria: &Criteria, unit: &mut CaseUnit, findings: &mut Findings) {
    for column in Column::BOTH {
        let rows = unit.answers.get_mut(column).iter_mut().flatten();
        for row in rows.chain(unit.rest.get_mut(column)) {
            take_from(criteria, row, findings);
        }
    }
}

fn take_from(criteria: &Criteria, row: &mut RawRow, findings: &mut Findings) {
    let code = row.code.value.clone();
    let rule = criteria.find(&code).and_then(|row| criteria.rows[row].rule.as_deref());
    let attributes = || criteria.attributes.iter().map(|attribute| attribute.name.as_str());
    let words = rule.map_or(&[] as &[AnswerField], Rule::answer_fields).iter().map(|word| word.key());
    let known: Vec<&str> = words
        .chain(BESIDE_ANSWERS)
        .chain(EXPECTATIONS.iter().map(|setting| setting.key))
        .chain(attributes())
        .collect();
    row.fields.retain(|field| {
        let name = &*field.name.value;
        let is_known = BESIDE_ANSWERS.contains(&name)
            || AnswerField::ALL.iter().any(|word| word.key() == name)
            || attributes().any(|attribute| attribute == name);
        if !is_known {
            let key = name.to_owned();
            let hint = (name == "points").then_some(WRITE_SCORE);
            let suggestion = Suggestion::new(name, known.iter().copied());
            let finding: Finding = if code == TOTAL {
                UnknownTotalKey { key, hint, suggestion }.into()
            } else {
                UnknownRowKey { row: code.clone(), key, hint, suggestion }.into()
            };
            findings.push(finding.at(&field.name.place));
        }
        is_known
    });
}
