//! `changed-without-note` and `figures-changed`: the appraisal differs from the self column, and nobody says why.
//!
//! An answer that only adds a measure to a tick is no change. The same points from other figures are a remark. A score
//! that was raised is told by `score-raised`.

use super::messages::{
    BLANK, FactChanged, FactNoteInToml, FiguresChanged, Lowered, NOT_APPLICABLE, NOTE_IN_CSV, NOTE_IN_FORM,
    NOTE_IN_TOML, SELF_COLUMN,
};
use super::{Check, Examined};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criterion, Node};
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, RowName, Sentence, Text};
use crate::source::Shape;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::CHANGED_WITHOUT_NOTE,
    explanation: Text {
        en: "The appraiser gave a row fewer points than the unit gave itself, or changed a fact, and wrote no \
            reason. When the unit objects, nobody can say why. Write the reason into the note of the appraisal row or \
            of the fact.",
        vi: "Người thẩm định cho mục ít điểm hơn đơn vị tự chấm, hoặc đổi một thông tin chung, mà chưa ghi lý \
            do. Khi đơn vị kiến nghị thì không có căn cứ trả lời. Đề nghị ghi lý do vào ghi chú của mục thẩm \
            định hoặc của thông tin chung.",
    },
    run: check,
};

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
        let shown =
            |column| examined.evaluation.outcome(Node::Row(row), column).and_then(|outcome| outcome.shown);
        Some(Pair { row, criterion, own: shown(Column::Own)?, appraisal: shown(Column::Appraisal)? })
    })
}

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    check_facts(examined, findings);
    for pair in pairs(examined) {
        let stated = &examined.submission.rows[pair.row];
        let blank = matches!(stated.appraisal.answer, Answer::Blank);
        if stated.appraisal.note.is_some() || pair.appraisal > pair.own || blank {
            continue;
        }
        let code = &pair.criterion.code;
        let row = RowName(code.clone());
        let (before, after) =
            (said(pair.criterion, &stated.own.answer), said(pair.criterion, &stated.appraisal.answer));
        let finding = if pair.appraisal < pair.own {
            let rounding = examined.criteria.rounding;
            let (own, appraisal) = (rounding.show(pair.own), rounding.show(pair.appraisal));
            let how = match examined.submission.shape() {
                Shape::Toml => NOTE_IN_TOML,
                Shape::Csv => NOTE_IN_CSV,
                Shape::Form => NOTE_IN_FORM,
            };
            let (from, to) = (Computed(own), Computed(appraisal));
            Finding::from(Lowered { row, from, to, before, after, how })
        } else if changed(&stated.own.answer, &stated.appraisal.answer) {
            Finding::from(FiguresChanged { row, before, after })
        } else {
            continue;
        };
        let place = stated.appraisal.cell();
        let mut finding = finding.at_if(place).about(code, Some(Column::Appraisal));
        if let Some(place) = stated.own.cell() {
            finding = finding.related(place, SELF_COLUMN);
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
        let how = match submission.shape() {
            Shape::Toml => FactNoteInToml { fact: fact.name.clone() }.into(),
            Shape::Csv => NOTE_IN_CSV.into(),
            Shape::Form => NOTE_IN_FORM.into(),
        };
        let (from, to) = (own.value.clone(), appraisal.value.clone());
        let what = FactChanged { fact: fact.name.clone(), title: fact.title.clone(), from, to, how };
        findings.push(Finding::from(what).at(&appraisal.place).related(&own.place, SELF_COLUMN));
    }
}

/// An answer in words.
pub(super) fn said(criterion: &Criterion, answer: &Answer) -> Sentence {
    match answer {
        Answer::Blank => BLANK.into(),
        Answer::NotApplicable => NOT_APPLICABLE.into(),
        Answer::Given(given) => Sentence::new(criterion.answer_words(given)),
    }
}

/// Whether the second answer says something else than the first, more than adding a measure.
fn changed(own: &Answer, appraisal: &Answer) -> bool {
    match (own, appraisal) {
        (Answer::Given(own), Answer::Given(appraisal)) => {
            let kept = |word: AnswerField| !own.has(word) || same(own, appraisal, word);
            !AnswerField::ALL.into_iter().all(kept)
        }
        (own, appraisal) => own != appraisal,
    }
}

fn same(own: &Given, appraisal: &Given, word: AnswerField) -> bool {
    match word {
        AnswerField::Choice => own.choice() == appraisal.choice(),
        AnswerField::Choices => own.items() == appraisal.items(),
        AnswerField::Counts => own.counts() == appraisal.counts(),
        AnswerField::Num
        | AnswerField::Den
        | AnswerField::Value
        | AnswerField::Previous
        | AnswerField::Count => own.number(word) == appraisal.number(word),
    }
}
