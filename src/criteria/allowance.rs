//! Remarks about an edition that its author has seen and accepts: `allow = ["tiers-not-monotonic"]`, on the row that they
//! are about, in [total], or in [criteria] for the whole edition. An error is never accepted.

use super::Criteria;
use crate::finding::{Finding, Findings, Located, Severity};
use crate::setting::{Key, shape};
use crate::source::Keys;

/// One accepted remark.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The code of the remark.
    pub code: Located<String>,
    /// The row that it is accepted for, or `total`; `None` for the whole edition.
    pub criterion: Option<String>,
    /// Whether there was such a remark.
    pub used: bool,
}

impl Allowance {
    fn accepts(&self, finding: &Finding) -> bool {
        finding.severity != Severity::Error
            && finding.code.name == self.code.value
            && (self.criterion.is_none() || self.criterion == finding.criterion)
    }
}

/// Reads `allow` of a row, of the total or of the edition.
pub(super) fn decode_allow(
    key: &Key<shape::Texts>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<Located<String>> {
    keys.get(key, findings).unwrap_or_default()
}

/// All remarks that an edition accepts.
pub(super) fn allowances(criteria: &Criteria, everywhere: Vec<Located<String>>) -> Vec<Allowance> {
    let everywhere = everywhere.into_iter().map(|code| Allowance { code, criterion: None, used: false });
    let of_nodes = criteria.nodes().flat_map(|node| {
        let code = criteria.code_of(node);
        let allowance = move |accepted: &Located<String>| Allowance {
            code: accepted.clone(),
            criterion: Some(code.to_owned()),
            used: false,
        };
        criteria.settings(node).allow.iter().map(allowance)
    });
    everywhere.chain(of_nodes).collect()
}

/// Takes the accepted remarks out of findings.
pub(crate) fn accept(allowances: &mut [Allowance], findings: &mut Findings) {
    findings.retain(|finding| {
        let mut accepted = false;
        for allowance in allowances.iter_mut().filter(|allowance| allowance.accepts(finding)) {
            allowance.used = true;
            accepted = true;
        }
        !accepted
    });
}
