//! Remarks that an edition accepts: they are taken out, and an acceptance that nothing needs is reported.

use super::messages::setting::{Accepted, AllowElsewhere, AllowError, AllowNothing, AllowUnknown};
use super::registry::LINTS;
use crate::criteria::{Allowance, Criteria, TOTAL, accept};
use crate::finding::{CODES, Finding, Findings, Severity};
use crate::language::NodeCode;
use crate::suggestion::Suggestion;

/// Takes the accepted remarks out, and reports what is accepted in vain.
pub(super) fn apply(criteria: &Criteria, findings: &mut Findings) {
    let mut allowances = criteria.allowances.clone();
    accept(&mut allowances, findings);
    for allowance in allowances.iter().filter(|allowance| !allowance.used) {
        findings.push(in_vain(allowance, findings));
    }
}

fn in_vain(allowance: &Allowance, findings: &Findings) -> Finding {
    let name = &allowance.code.value;
    let about = allowance.criterion.as_deref();
    let finding: Finding = match CODES.iter().find(|code| code.name == name) {
        None => {
            let known = LINTS.iter().filter(|lint| lint.code.severity != Severity::Error);
            let suggestion = Suggestion::new(name, known.map(|lint| lint.code.name));
            AllowUnknown { name: name.clone(), suggestion }.into()
        }
        Some(code) if code.severity == Severity::Error => AllowError { name: name.clone() }.into(),
        Some(_) => {
            let name = name.clone();
            let of = match about {
                None => Accepted::Edition,
                Some(TOTAL) => Accepted::Total,
                Some(row) => Accepted::Row(row.to_owned()),
            };
            let elsewhere = findings.iter().find(|finding| finding.code.name == name);
            match elsewhere.and_then(|finding| finding.criterion.clone()) {
                Some(row) => AllowElsewhere { name, of, elsewhere: NodeCode(row) }.into(),
                None => AllowNothing { name, of }.into(),
            }
        }
    };
    finding.at(&allowance.code.place).about(about.unwrap_or(TOTAL), None)
}
