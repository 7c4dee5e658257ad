//! `score-raised`: the appraisal gives more than the unit gave itself, which is legitimate and worth a look.

use super::Examined;
use super::changed::{pairs, said};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for pair in pairs(examined).filter(|pair| pair.appraisal > pair.own) {
        let stated = &examined.submission.rows[pair.row];
        let rounding = examined.criteria.rounding;
        let (own, appraisal) = (rounding.show(pair.own), rounding.show(pair.appraisal));
        let code = &pair.criterion.code;
        let note = if stated.appraisal.note.is_some() { "" } else { ", without a note" };
        let answers =
            (said(pair.criterion, &stated.own.answer), said(pair.criterion, &stated.appraisal.answer));
        let mut finding = Finding::new(
            &code::SCORE_RAISED,
            format!("{code} was raised from {own} to {appraisal} ({} → {}){note}", answers.0, answers.1),
            "nothing to do where that is meant; a note would say why",
        )
        .at_if(stated.appraisal.cell())
        .about(code, Some(Column::Appraisal));
        if let Some(place) = stated.own.cell() {
            finding = finding.related(place, "the self column");
        }
        findings.push(finding);
    }
}
