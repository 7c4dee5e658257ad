//! `score-raised`: the appraisal gives more than the unit gave itself, which is legitimate and worth a look.

use super::Examined;
use super::changed::{pairs, said};
use super::messages::{SELF_COLUMN, ScoreRaised, WITHOUT_NOTE};
use crate::column::Column;
use crate::finding::{Finding, Findings};
use crate::language::{Computed, RowName};

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for pair in pairs(examined).filter(|pair| pair.appraisal > pair.own) {
        let stated = &examined.submission.rows[pair.row];
        let rounding = examined.criteria.rounding;
        let (own, appraisal) = (rounding.show(pair.own), rounding.show(pair.appraisal));
        let code = &pair.criterion.code;
        let without = stated.appraisal.note.is_none().then_some(WITHOUT_NOTE);
        let answers =
            (said(pair.criterion, &stated.own.answer), said(pair.criterion, &stated.appraisal.answer));
        let mut finding = Finding::from(ScoreRaised {
            row: RowName(code.clone()),
            from: Computed(own),
            to: Computed(appraisal),
            before: answers.0,
            after: answers.1,
            without,
        })
        .at_if(stated.appraisal.cell())
        .about(code, Some(Column::Appraisal));
        if let Some(place) = stated.own.cell() {
            finding = finding.related(place, SELF_COLUMN);
        }
        findings.push(finding);
    }
}
