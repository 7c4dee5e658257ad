//! `printed-max-differs`: a maximum is printed on the form otherwise than the criteria have it.

use super::Examined;
use crate::finding::{Finding, Findings, code};
use crate::number::{Exact, plain};

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for (row, printed) in &examined.submission.printed_max {
        let right = match row {
            Some(row) => Some(examined.criteria.worth(*row)),
            None => examined.criteria.max.map(Exact::from),
        };
        let Some(right) = right.filter(|right| *right != Exact::from(printed.value)) else { continue };
        let (code, name) = (examined.form().code(*row), examined.form().name(*row));
        let mut finding = Finding::new(
            &code::PRINTED_MAX_DIFFERS,
            format!(
                "the max of {name} is printed as {}, and the criteria have {right}",
                plain(printed.value)
            ),
            "points are judged by the criteria; ask for a corrected form",
        )
        .at(&printed.place)
        .about(code, None);
        if let Some(row) = row {
            finding = finding.related(&examined.criteria.rows[*row].place, "the row in the criteria");
        }
        findings.push(finding);
    }
}
