//! One `[[criterion]]` to one row, its tree not yet known.

use super::{Criterion, Evidence, NotApplicable, Role, TOTAL};
use crate::column::Column;
use crate::finding::{Finding, Findings, Located, code};
use crate::rule::{Named, Over, RuleContext, ZeroOverZero, kind_named, unknown_kind};
use crate::source::Keys;

/// What the edition says for every row that does not say otherwise.
pub struct RowDefaults {
    /// n > d.
    pub over: Over,
    /// 0/0.
    pub zero_over_zero: ZeroOverZero,
}

/// What a row states itself, and does not inherit from its group.
#[derive(Clone, Copy)]
pub struct Stated {
    /// Its role.
    pub role: bool,
    /// Whether its bonus may lift the total over the max.
    pub above_max: bool,
}

/// Reads one row.
pub fn decode_row(
    mut keys: Keys<'_, '_>,
    defaults: &RowDefaults,
    resolve: &dyn Fn(&Located<String>, &mut Findings) -> Option<Named>,
    findings: &mut Findings,
) -> Option<(Criterion, Stated)> {
    let code = keys.required_text("code", findings).filter(|code| valid_code(code, findings));
    if let Some(code) = &code {
        keys.set_subject(format!("criterion {}", code.value));
    }
    let title = keys.required_text("title", findings);
    let max = keys.figure("max", findings);
    let note = keys.text("note", findings).map(|note| note.value);
    let basis = keys.text("basis", findings).map(|basis| basis.value);
    let role = keys.word("role", &Role::WORDS, findings);
    let above_max = keys.flag("above_max", findings);
    let not_applicable = keys.word("not_applicable", &NotApplicable::WORDS, findings);
    let evidence = decode_evidence(&mut keys, findings);
    let rule_name = keys.text("rule", findings);
    let mut rule_failed = false;
    let mut rule = None;
    if let Some(name) = &rule_name {
        let context = RuleContext {
            max: max.as_ref(),
            over: defaults.over,
            zero_over_zero: defaults.zero_over_zero,
            resolve,
        };
        match kind_named(&name.value) {
            Some(kind) => rule = (kind.decode)(&mut keys, &context, findings),
            None => findings.push(unknown_kind(name)),
        }
        rule_failed = rule.is_none();
    }
    if rule_failed && rule_name.is_some_and(|name| kind_named(&name.value).is_none()) {
        // its parameters are unknown, so none of them can be misspelt
        return None;
    }
    let place = code.as_ref().map_or_else(|| keys.place().clone(), |code| code.place.clone());
    keys.finish(findings);
    if rule_failed {
        return None;
    }
    let criterion = Criterion {
        code: code?.value,
        title: title?.value,
        note,
        basis,
        max: max.map(|max| max.value),
        depth: 0,
        parent: None,
        children: Vec::new(),
        role: role.unwrap_or(Role::Normal),
        above_max: above_max.unwrap_or(true),
        not_applicable: not_applicable.unwrap_or(NotApplicable::Forbid),
        evidence,
        rule,
        place,
    };
    Some((criterion, Stated { role: role.is_some(), above_max: above_max.is_some() }))
}

/// `evidence = { else = "warn", column = "appraisal" }`.
fn decode_evidence(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Evidence> {
    let subject = format!("`evidence` of {}", keys.subject());
    let (table, place) = keys.table("evidence", findings)?;
    let mut evidence = Keys::new(table, place, subject);
    evidence.word("else", &[("warn", ())], findings);
    let column = evidence.word("column", &Column::BOTH.map(|column| (column.word(), column)), findings);
    evidence.finish(findings);
    Some(Evidence { column })
}

/// Whether a text is a code: `4.10.5`, `2.a`.
fn valid_code(written: &Located<String>, findings: &mut Findings) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let valid = written.value.len() <= 40 && written.value.split('.').all(part) && written.value != TOTAL;
    if !valid {
        findings.push(
            Finding::new(
                &code::BAD_CODE,
                format!("`{}` is no code", written.value),
                "write parts of letters and digits with points between them: \"4.10.5\"",
            )
            .at(&written.place),
        );
    }
    valid
}
