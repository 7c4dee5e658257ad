//! Several sheets with the rows of one edition: forms of other units, or the same form once more.

use super::messages::{OTHER_VIEW, ViewsDiffer};
use crate::column::Column;
use crate::finding::{Finding, Findings};
use crate::language::{NodeCode, Quoted};
use crate::number::plain;
use crate::source::{RawRow, RawSubmission, RawValue};
use crate::text::spelled;

/// What a form says of its unit's name.
pub(super) fn unit_name(raw: &RawSubmission) -> Option<&str> {
    let said = raw.head.unit.iter().find(|(name, _)| name.value == "name");
    said.map(|(_, name)| name.value.trim())
}

/// Whether two forms are of one unit: they name it alike, or neither names one and the second has fewer rows.
pub(super) fn is_same_unit(first: &RawSubmission, second: &RawSubmission) -> bool {
    match (unit_name(first), unit_name(second)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => {
            let rows = |raw: &RawSubmission| -> usize {
                raw.columns
                    .each()
                    .map(|(_, rows)| rows.iter().flatten().filter(|row| !row.doubt).count())
                    .sum()
            };
            rows(first) != rows(second)
        }
        _ => false,
    }
}

/// Reports where a second view of a form says something else.
pub(super) fn compare(first: &RawSubmission, second: &RawSubmission, sheet: &str, findings: &mut Findings) {
    for column in Column::BOTH {
        let (Some(own), Some(other)) = (first.columns.get(column), second.columns.get(column)) else {
            continue;
        };
        for row in other.iter().filter(|row| !row.doubt) {
            let Some(known) = own.iter().find(|known| known.code.value == row.code.value && !known.doubt)
            else {
                continue;
            };
            for field in row.fields.iter().filter(|field| field.name.value != "note") {
                let Some(before) = known.fields.iter().find(|known| known.name.value == field.name.value)
                else {
                    continue;
                };
                if before.value.value != field.value.value {
                    let differ = ViewsDiffer {
                        row: NodeCode(row.code.value.clone()),
                        column,
                        sheet: Quoted(spelled(sheet, 40)),
                        here: said(&field.value.value),
                        there: said(&before.value.value),
                    };
                    let finding = Finding::from(differ).at(&field.value.place);
                    let finding = finding.related(&before.value.place, OTHER_VIEW);
                    findings.push(finding.about(&row.code.value, Some(column)));
                }
            }
        }
    }
}

/// Whether a form answers anything.
pub(super) fn is_answered(raw: &RawSubmission) -> bool {
    let any = |rows: &Vec<RawRow>| rows.iter().any(|row| !row.fields.is_empty());
    raw.columns.each().any(|(_, rows)| rows.as_ref().is_some_and(any))
}

fn said(value: &RawValue) -> String {
    match value {
        RawValue::Number(number) => plain(*number),
        RawValue::Text(text) | RawValue::Cell { text, .. } => spelled(text, 30),
        RawValue::Flag(flag) => flag.to_string(),
        RawValue::List(items) => items.iter().map(|item| item.value.clone()).collect::<Vec<_>>().join(", "),
        RawValue::Table(fields) => {
            fields.iter().map(|field| said(&field.value.value)).collect::<Vec<_>>().join(", ")
        }
    }
}
