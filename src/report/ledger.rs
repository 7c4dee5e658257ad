//! The ledger: every change from self-score to appraisal with its reason, adding up to the difference of the totals.

use super::{
    Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone, difference,
};
use crate::column::Column;
use crate::criteria::{Criteria, TOTAL};
use crate::evaluate::Evaluation;
use crate::language::{NodeCode, Show};
use crate::number::{Decimal, Exact};
use crate::submission::Submission;
use crate::working::Step;

/// One line of the ledger.
struct Entry {
    code: String,
    title: String,
    own: Option<Decimal>,
    appraisal: Option<Decimal>,
    difference: Exact,
    reason: String,
}

/// The ledger of a form that is appraised; `None` where a column or a total is absent.
pub fn ledger(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Sheet> {
    let total = difference(evaluation, None)?;
    let entries = entries(criteria, submission, evaluation, language)?;
    let figure = |figure: &Decimal| language.figure(&criteria.rounding.show(*figure));
    let signed = |exact: &Exact| {
        let sign = if exact.is_negative() { "−" } else { "+" };
        let magnitude = if exact.is_negative() { -exact } else { exact.clone() };
        let shown = magnitude
            .to_decimal()
            .map_or_else(|| magnitude.to_string(), |decimal| criteria.rounding.show(decimal));
        language.figure(&format!("{sign}{shown}"))
    };
    let column = |phrase, align, room| GridColumn::new(language.say(phrase), align, room);
    let columns = vec![
        column(Phrase::Code, Align::Left, Room::Content),
        column(Phrase::Criterion, Align::Left, Room::Rest),
        column(Phrase::SelfAnswer, Align::Right, Room::Content),
        column(Phrase::AppraisalAnswer, Align::Right, Room::Content),
        column(Phrase::Difference, Align::Right, Room::Content),
        column(Phrase::Reason, Align::Left, Room::Rest),
    ];
    let mut rows: Vec<GridRow> = entries
        .iter()
        .map(|entry| GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::new(entry.code.clone(), Tone::Plain),
                Cell::new(entry.title.clone(), Tone::Plain),
                Cell::new(entry.own.as_ref().map(figure).unwrap_or_default(), Tone::Plain),
                Cell::new(entry.appraisal.as_ref().map(figure).unwrap_or_default(), Tone::Plain),
                Cell::new(
                    signed(&entry.difference),
                    if entry.difference.is_negative() { Tone::Bad } else { Tone::Good },
                ),
                Cell::new(entry.reason.clone(), Tone::Plain),
            ],
        })
        .collect();
    let shown = |column| evaluation.outcome(None, column).and_then(|outcome| outcome.shown);
    rows.push(GridRow {
        level: Level::Total,
        cells: vec![
            Cell::new("", Tone::Strong),
            Cell::new(language.say(Phrase::Total), Tone::Strong),
            Cell::new(shown(Column::Own).as_ref().map(figure).unwrap_or_default(), Tone::Strong),
            Cell::new(shown(Column::Appraisal).as_ref().map(figure).unwrap_or_default(), Tone::Strong),
            Cell::new(signed(&Exact::from(total)), Tone::Strong),
            Cell::new("", Tone::Plain),
        ],
    });
    let sum = Exact::sum(entries.iter().map(|entry| &entry.difference));
    let agrees = sum == Exact::from(total);
    let verdict = language.ledger_verdict(entries.len(), &signed(&sum), agrees);
    let tone = if agrees { Tone::Good } else { Tone::Bad };
    Some(Sheet { heading: Vec::new(), grid: Grid { columns, rows }, notes: vec![Line::new(verdict, tone)] })
}

/// Changed leaves, and what caps and the rounding of the total take from their sum.
fn entries(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    for (row, criterion) in criteria.leaves() {
        let exact = |column| evaluation.outcome(Some(row), column).map(|outcome| outcome.points.clone());
        let (own, appraisal) = (exact(Column::Own)?, exact(Column::Appraisal)?);
        let difference = &appraisal.unwrap_or(Exact::ZERO) - &own.unwrap_or(Exact::ZERO);
        if difference.is_zero() {
            continue;
        }
        let shown = |column| evaluation.outcome(Some(row), column).and_then(|outcome| outcome.shown);
        let note = submission.rows[row].appraisal.note.as_ref();
        entries.push(Entry {
            code: criterion.code.clone(),
            title: criterion.title.clone(),
            own: shown(Column::Own),
            appraisal: shown(Column::Appraisal),
            difference,
            reason: note.map_or_else(|| language.say(Phrase::NoReason).to_owned(), |note| note.value.clone()),
        });
    }
    let groups = (0..criteria.rows.len()).filter(|row| criteria.rows[*row].is_group()).map(Some);
    for row in groups.chain([None]) {
        let cut = |column| evaluation.outcome(row, column).map(|outcome| cut_off(&outcome.steps));
        let difference = &cut(Column::Appraisal)? - &cut(Column::Own)?;
        if !difference.is_zero() {
            entries.push(Entry {
                code: match row {
                    Some(row) => criteria.rows[row].code.clone(),
                    None => NodeCode(TOTAL.to_owned()).said(language),
                },
                title: language.say(Phrase::CutOff).to_owned(),
                own: None,
                appraisal: None,
                difference,
                reason: String::new(),
            });
        }
    }
    Some(entries)
}

/// What caps and rounding changed in a sum.
fn cut_off(steps: &[Step]) -> Exact {
    steps.iter().fold(Exact::ZERO, |cut, step| match step {
        Step::Capped { from, points } | Step::Rounded { from, points, .. } => &cut + &(points - from),
        _ => cut,
    })
}
