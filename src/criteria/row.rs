//! One `[[criterion]]` to one row, its tree not yet known; the conditions that it carries are read later.

use std::collections::BTreeMap;

use super::allowance::decode_allow;
use super::messages::row::{BadCode, EvidenceOfPenalty, PenaltyWithFloor, RescaleOutsideMax, WeightZero};
use super::node_decode::{ALLOW, ATTAINABLE, DIRECTION};
use super::row_keys::{
    ABOVE_MAX, BASIS, CODE, COMBINE, EVIDENCE, EVIDENCE_COLUMN, GROUP, NOT_APPLICABLE, NOTE, RESCALE_OVER,
    ROLE, RULE, TITLE, WAS, WEIGHT, WITHOUT_EVIDENCE, WithoutEvidence,
};
use super::settings::{Evidence, NodeSettings, NotApplicable, Role};
use super::tree::shorter;
use super::{Criterion, TOTAL};
use crate::combine::Combine;
use crate::finding::{Finding, Findings, Located};
use crate::language::Language;
use crate::number::{Decimal, Exact};
use crate::rule::{FLOOR, MAX, Named, Over, RowUse, RuleContext, ZeroOverZero, kind_named, unknown_kind};
use crate::source::{Keys, Subject};
use crate::text::{is_of_code, spelled};

/// What the edition says for every row that does not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowDefaults {
    /// n > d.
    pub over: Over,
    /// 0/0.
    pub zero_over_zero: ZeroOverZero,
}

/// The role that a row has by what it says or the rows above it say, looked up before the rows are read.
pub(super) struct Roles {
    stated: BTreeMap<String, (Option<Role>, Option<bool>)>,
}

impl Roles {
    /// Looks at the tables of all rows. What is no role is reported when the row itself is read.
    pub(super) fn of(tables: &[Keys<'_, '_>]) -> Self {
        let mut ignored = Findings::default();
        let mut stated = BTreeMap::new();
        for table in tables {
            let states = table.contains(&ROLE) || table.contains(&ABOVE_MAX);
            if !states && stated.is_empty() {
                continue;
            }
            let mut table = table.again();
            let code = table.find(&CODE, &mut ignored).map(|code| code.value).unwrap_or_default();
            if states {
                let role = table.get(&ROLE, &mut ignored);
                stated.insert(code, (role, table.get(&ABOVE_MAX, &mut ignored)));
            } else {
                stated.remove(&code); // of a code that stands twice, the last row is heard
            }
        }
        Roles { stated }
    }

    /// What a row says, or else the nearest row above it that says something.
    fn inherited<T>(&self, code: &str, of: impl Fn(&(Option<Role>, Option<bool>)) -> Option<T>) -> Option<T> {
        std::iter::successors(Some(code), |code| shorter(code))
            .find_map(|code| self.stated.get(code).and_then(&of))
    }
}

/// Reads one row, but for its conditions.
pub(super) fn decode_row(
    keys: &mut Keys<'_, '_>,
    defaults: &RowDefaults,
    roles: &Roles,
    titles: Language,
    resolve: &dyn Fn(&Located<String>, &mut Findings) -> Option<Named>,
    findings: &mut Findings,
) -> Option<Criterion> {
    let code = keys.get(&CODE, findings).filter(|code| valid_code(code, findings));
    if let Some(code) = &code {
        keys.set_subject(Subject::Criterion(code.value.clone()));
    }
    let written = code.as_ref().map_or("", |code| code.value.as_str());
    let title = keys.get(&TITLE, findings);
    let max = keys.get(&MAX, findings);
    let note = keys.get(&NOTE, findings).map(|note| note.value);
    let basis = keys.get(&BASIS, findings).map(|basis| basis.value);
    let was = keys.get(&WAS, findings).filter(|was| valid_code(was, findings)).map(|was| was.value);
    keys.get(&ROLE, findings);
    keys.get(&ABOVE_MAX, findings);
    let role = roles.inherited(written, |stated| stated.0).unwrap_or_default();
    let above_max = roles.inherited(written, |stated| stated.1).unwrap_or(true);
    let not_applicable = keys.get(&NOT_APPLICABLE, findings);
    let rescale_over = keys.get(&RESCALE_OVER, findings);
    let evidence = decode_evidence(keys, role, findings);
    let weight = decode_weight(keys, findings);
    let attainable = keys.get(&ATTAINABLE, findings).map(|attainable| attainable.value);
    let allow = decode_allow(&ALLOW, keys, findings);
    let rule_name = keys.get(&RULE, findings);
    let unpointed = rule_name.is_some() && !role.counts() && max.is_none() && !keys.contains(&MAX);
    let max = max.map(|max| max.value).or(unpointed.then_some(Decimal::ZERO));
    let mut rule_failed = false;
    let mut rule = None;
    let (mut combine, mut direction) = (Combine::default(), None);
    if let Some(name) = &rule_name {
        let row_use = match role {
            Role::Mandatory if max.is_none_or(|max| max.is_zero()) => RowUse::Condition,
            Role::Info if max.is_none_or(|max| max.is_zero()) => RowUse::Information,
            Role::Normal | Role::Bonus | Role::Penalty | Role::Info | Role::Mandatory => RowUse::Points,
        };
        let context = RuleContext {
            row_use,
            max: max.map(Exact::from),
            over: defaults.over,
            zero_over_zero: defaults.zero_over_zero,
            titles,
            resolve,
        };
        match kind_named(&name.value) {
            Some(kind) => rule = kind.read(keys, &context, findings),
            None => findings.push(unknown_kind(name)),
        }
        rule_failed = rule.is_none();
    } else {
        keys.declare_all(GROUP);
        combine = keys.get(&COMBINE, findings).unwrap_or_default();
        direction = keys.get(&DIRECTION, findings);
    }
    let floor = keys.get(&FLOOR, findings).map(|floor| floor.value);
    if floor.is_some() && role == Role::Penalty {
        let finding = PenaltyWithFloor { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    if rule_failed && rule_name.is_some_and(|name| kind_named(&name.value).is_none()) {
        // its parameters are unknown, so none of them can be misspelt
        keys.take_all();
        return None;
    }
    if not_applicable == Some(NotApplicable::Rescale) && role != Role::Normal {
        let finding = RescaleOutsideMax { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    let place = code.as_ref().map_or_else(|| keys.place().clone(), |code| code.place.clone());
    if rule_failed {
        return None;
    }
    Some(Criterion {
        code: code?.value,
        title: title?.value,
        note,
        basis,
        was,
        max,
        depth: 0,
        parent: None,
        children: Vec::new(),
        role,
        above_max,
        weight,
        not_applicable: not_applicable.unwrap_or(NotApplicable::Forbid),
        rescale_over: rescale_over.unwrap_or_default(),
        evidence,
        asked_if: Vec::new(),
        node: NodeSettings { combine, direction, floor, attainable, gates: Vec::new(), bands: None, allow },
        rule: rule.map(Into::into),
        place,
    })
}

fn decode_weight(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Exact {
    let Some(weight) = keys.get(&WEIGHT, findings) else { return Exact::ONE };
    if weight.value.is_zero() {
        let finding = WeightZero { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&weight.place));
    }
    Exact::from(weight.value)
}

/// `evidence = { else = "zero", column = "appraisal" }`.
fn decode_evidence(keys: &mut Keys<'_, '_>, role: Role, findings: &mut Findings) -> Option<Evidence> {
    let mut evidence = keys.inside(&EVIDENCE, keys.subject().key(EVIDENCE.key), findings)?;
    let zero = evidence.get(&WITHOUT_EVIDENCE, findings) == Some(WithoutEvidence::Zero);
    let column = evidence.get(&EVIDENCE_COLUMN, findings);
    if zero && role == Role::Penalty {
        let finding = EvidenceOfPenalty { subject: evidence.subject().clone() };
        findings.push(Finding::from(finding).at(evidence.place()));
    }
    evidence.finish(findings);
    Some(Evidence { column, zero })
}

/// Whether a text is a code: `4.10.5`, `2.a`.
fn valid_code(written: &Located<String>, findings: &mut Findings) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| is_of_code(c) || c == '-');
    let reserved = [TOTAL, "groups", "leaves", "mandatory"].contains(&written.value.as_str());
    let valid = written.value.len() <= 40 && written.value.split('.').all(part) && !reserved;
    if !valid {
        let finding = BadCode { code: spelled(&written.value, 60) };
        findings.push(Finding::from(finding).at(&written.place));
    }
    valid
}
