//! What rules remark about an answer, as findings with the place of the cell.

use super::messages::{
    AboveOne, AboveOneCapped, Alone, ChoicesContradict, DividedByZero, EntryOutOfRange, GrowthFromZero,
    NoTier, NothingOfNothing, OutOfRange, OutsideDomain, OverForbidden, PartBlank, ROW_IN_CRITERIA,
    TickContradicts,
};
use crate::answer::AnswerField;
use crate::column::Column;
use crate::criteria::Criterion;
use crate::finding::Finding;
use crate::language::{Listed, RowName};
use crate::rule::{Remark, Rule};
use crate::submission::Row;

/// A remark of a rule.
pub(crate) fn finding(
    remark: &Remark,
    criterion: &Criterion,
    rule: &dyn Rule,
    row: &Row,
    column: Column,
) -> Finding {
    let (finding, word) = said(remark, RowName(criterion.code.clone()), rule, column);
    finding
        .at_if(row.place_of(word))
        .related(&criterion.place, ROW_IN_CRITERIA)
        .about(&criterion.code, Some(column))
}

/// What it says, and which part of the answer it is about.
fn said(remark: &Remark, row: RowName, rule: &dyn Rule, column: Column) -> (Finding, AnswerField) {
    let id = |entry: &usize| rule.list()[*entry].id.clone();
    match remark.clone() {
        Remark::AboveOne { num, den, capped: true } => {
            (AboveOneCapped { row, column, num, den }.into(), AnswerField::Num)
        }
        Remark::AboveOne { num, den, capped: false } => {
            (AboveOne { row, column, num, den }.into(), AnswerField::Num)
        }
        Remark::OverForbidden { num, den } => (OverForbidden { row, num, den }.into(), AnswerField::Num),
        Remark::DividedByZero { num } if num.is_zero() => {
            (NothingOfNothing { row, column }.into(), AnswerField::Den)
        }
        Remark::DividedByZero { num } => (DividedByZero { row, column, num }.into(), AnswerField::Den),
        Remark::TickContradicts { ticked, holds, measure } => {
            let bounds = rule.list()[holds].bounds.clone();
            let (ticked, holds) = (id(&ticked), id(&holds));
            (TickContradicts { row, column, ticked, measure, holds, bounds }.into(), AnswerField::Choice)
        }
        Remark::NoTier { measure } => (NoTier { row, measure }.into(), AnswerField::Num),
        Remark::OutOfRange { word, figure, allowed } => (OutOfRange { row, figure, allowed }.into(), word),
        Remark::GrowthFromZero { value } => {
            (GrowthFromZero { row, column, value }.into(), AnswerField::Previous)
        }
        Remark::OutsideDomain { measure, allowed } => {
            let word = if measure.fraction.is_some() { AnswerField::Num } else { AnswerField::Value };
            (OutsideDomain { row, measure, allowed }.into(), word)
        }
        Remark::PartBlank { entries } => {
            let parts = Listed(entries.iter().map(id).collect());
            (PartBlank { row, column, parts }.into(), AnswerField::Counts)
        }
        Remark::EntryOutOfRange { entry, figure, allowed } => {
            (EntryOutOfRange { row, entry: id(&entry), figure, allowed }.into(), AnswerField::Counts)
        }
        Remark::Contradicting { first, second } => {
            let (first, second) = (id(&first), id(&second));
            (ChoicesContradict { row, column, first, second }.into(), AnswerField::Choices)
        }
        Remark::Alone => (Alone { row }.into(), AnswerField::Value),
    }
}
