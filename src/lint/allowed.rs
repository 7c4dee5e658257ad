//! Remarks that an edition accepts: they are taken out, and an acceptance that nothing needs is reported.

use super::registry::LINTS;
use crate::criteria::{Allowance, Criteria, TOTAL, accept};
use crate::finding::{CODES, Finding, Findings, Severity, code};
use crate::text::suggestion;

/// Takes the accepted remarks out, and reports what is accepted in vain.
pub fn apply(criteria: &Criteria, findings: &mut Findings) {
    let mut allowances = criteria.allowances.clone();
    accept(&mut allowances, findings);
    for allowance in allowances.iter().filter(|allowance| !allowance.used) {
        findings.push(in_vain(allowance, findings));
    }
}

fn in_vain(allowance: &Allowance, findings: &Findings) -> Finding {
    let name = &allowance.code.value;
    let about = allowance.criterion.as_deref();
    let (message, help) = match CODES.iter().find(|code| code.name == name) {
        None => {
            let known = LINTS.iter().filter(|lint| lint.code.severity != Severity::Error);
            let names: Vec<&str> = known.map(|lint| lint.code.name).collect();
            (format!("there is no remark `{name}` that could be accepted"), suggestion(name, names))
        }
        Some(code) if code.severity == Severity::Error => {
            let message = format!("`{name}` is an error, and errors are not accepted");
            (message, "fix what it reports, and take it out of `allow`".to_owned())
        }
        Some(_) => {
            let of = match about {
                None => "the edition".to_owned(),
                Some(TOTAL) => "the total".to_owned(),
                Some(row) => format!("row {row}"),
            };
            let message = format!("`{name}` is accepted for {of}, and there is no such remark");
            let elsewhere = findings.iter().find(|finding| finding.code.name == name);
            let elsewhere = elsewhere.and_then(|finding| finding.criterion.as_deref());
            let help = elsewhere.map_or("take it out of `allow`".to_owned(), |row| {
                format!("the remark is about {row}: write it there, or take it out")
            });
            (message, help)
        }
    };
    let finding = Finding::new(&code::ALLOW_UNUSED, message, help).at(&allowance.code.place);
    finding.about(about.unwrap_or(TOTAL), None)
}
