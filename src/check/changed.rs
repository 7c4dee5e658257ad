//! `changed-without-note` and `figures-changed`: the appraisal differs from the self column, and nobody says why.
//!
//! An answer that only adds a measure to a tick is no change. The same points from other figures are a remark. A score
//! that was raised is told by `score-raised`.

use super::Examined;
use crate::answer::{Answer, Given, Word};
use crate::column::{Column, PerColumn};
use crate::criteria::Criterion;
use crate::finding::{Finding, Findings, code};
use crate::source::Shape;

/// A row that both columns answer.
pub(super) struct Pair<'p> {
    pub row: usize,
    pub criterion: &'p Criterion,
    /// Printed points of both.
    pub own: crate::number::Decimal,
    pub appraisal: crate::number::Decimal,
}

/// All leaves that have points in both columns.
pub(super) fn pairs<'p>(examined: &'p Examined<'_>) -> impl Iterator<Item = Pair<'p>> {
    examined.criteria.leaves().filter_map(|(row, criterion)| {
        let shown = |column| examined.evaluation.outcome(Some(row), column).and_then(|outcome| outcome.shown);
        Some(Pair { row, criterion, own: shown(Column::Own)?, appraisal: shown(Column::Appraisal)? })
    })
}

/// The check.
pub fn check(examined: &Examined<'_>, findings: &mut Findings) {
    check_facts(examined, findings);
    for pair in pairs(examined) {
        let stated = &examined.submission.rows[pair.row];
        let blank = matches!(stated.appraisal.answer, Answer::Blank);
        if stated.appraisal.note.is_some() || pair.appraisal > pair.own || blank {
            continue;
        }
        let code = &pair.criterion.code;
        let answers =
            (said(pair.criterion, &stated.own.answer), said(pair.criterion, &stated.appraisal.answer));
        let finding = if pair.appraisal < pair.own {
            let rounding = examined.criteria.rounding;
            let (own, appraisal) = (rounding.show(pair.own), rounding.show(pair.appraisal));
            Finding::new(
                &code::CHANGED_WITHOUT_NOTE,
                format!(
                    "{code} was lowered from {own} to {appraisal} ({} → {}), and no note says why",
                    answers.0, answers.1
                ),
                match examined.submission.shape() {
                    Shape::Toml => "add the reason to the appraisal row: note = \"…\"",
                    Shape::Csv => "write the reason into the column appraisal_note",
                },
            )
        } else if changed(&stated.own.answer, &stated.appraisal.answer) {
            Finding::new(
                &code::FIGURES_CHANGED,
                format!(
                    "{code} has the same points from other figures: {} → {}, without a note",
                    answers.0, answers.1
                ),
                "nothing to do where the new figures are the right ones; a note would say so",
            )
        } else {
            continue;
        };
        let place = stated.appraisal.cell();
        let mut finding = finding.at_if(place).about(code, Some(Column::Appraisal));
        if let Some(place) = stated.own.cell() {
            finding = finding.related(place, "the self column");
        }
        findings.push(finding);
    }
}

/// Facts that the appraisal changed, which may decide about bands, events and denominators.
fn check_facts(examined: &Examined<'_>, findings: &mut Findings) {
    let submission = examined.submission;
    if !submission.present.appraisal {
        return;
    }
    for change in submission.fact_changes.iter().filter(|change| change.note.is_none()) {
        let fact = &examined.criteria.facts[change.fact];
        let PerColumn { own, appraisal } = &change.written;
        let message = format!(
            "the fact `{}` ({}) was changed from {} to {}, and no note says why",
            fact.name, fact.title, own.value, appraisal.value
        );
        let help = match submission.shape() {
            Shape::Toml => {
                format!("add the reason: {} = {{ self = …, appraisal = …, note = \"…\" }}", fact.name)
            }
            Shape::Csv => "write the reason into the column appraisal_note".to_owned(),
        };
        let finding = Finding::new(&code::CHANGED_WITHOUT_NOTE, message, help).at(&appraisal.place);
        findings.push(finding.related(&own.place, "the self column"));
    }
}

/// An answer in words.
pub(super) fn said(criterion: &Criterion, answer: &Answer) -> String {
    match answer {
        Answer::Blank => "blank".to_owned(),
        Answer::NotApplicable => "not applicable".to_owned(),
        Answer::Given(given) => criterion.answer_text(given),
    }
}

/// Whether the second answer says something else than the first, more than adding a measure.
fn changed(own: &Answer, appraisal: &Answer) -> bool {
    match (own, appraisal) {
        (Answer::Given(own), Answer::Given(appraisal)) => {
            let kept = |word: Word| !own.has(word) || same(own, appraisal, word);
            !Word::ALL.into_iter().all(kept)
        }
        (own, appraisal) => own != appraisal,
    }
}

fn same(own: &Given, appraisal: &Given, word: Word) -> bool {
    match word {
        Word::Choice => own.choice == appraisal.choice,
        Word::Choices => own.choices == appraisal.choices,
        Word::Counts => own.counts == appraisal.counts,
        Word::Num | Word::Den | Word::Value | Word::Previous | Word::Count => {
            own.figure(word) == appraisal.figure(word)
        }
    }
}
