//! What can be wrong with an answer, in words.

use super::messages::answer::{
    A_NUMBER, Given as GivenInstead, NumberInQuotes, PartMissing, PartOfOtherOption, PartsMissing,
    UnknownKey, WrongAnswer, WrongType,
};
use super::messages::row::{NEAR_HERE, RowMissingInCsv, RowMissingInForm, RowMissingInToml};
use super::messages::ways::{Completion, Meant, Way, Ways};
use crate::answer::{AnswerError, AnswerField, BESIDE_ANSWERS};
use crate::column::Column;
use crate::criteria::{Attribute, Criterion};
use crate::finding::{Finding, Findings, Place};
use crate::language::{And, NodeCode, Quoted, Text};
use crate::number::{Mark, Marks, parse};
use crate::rule::{Listed, Rule, entry_called};
use crate::source::{RawField, RawValue, Shape};
use crate::text::{invisible_in, is_invisible, shortened, spelled};

/// A part of an answer of another type than it takes.
pub(super) fn wrong_type(field: &RawField, wanted: Text) -> Finding {
    let name = field.name.value.to_string();
    if let (RawValue::Text(text), true) = (&field.value.value, wanted == A_NUMBER) {
        let meant = text.trim().replace(',', ".");
        let is_figure = parse(&meant, Marks::Likely(Mark::Dot)).is_ok();
        if is_figure {
            return Finding::from(NumberInQuotes { name, number: meant }).at(&field.value.place);
        }
    }
    Finding::from(WrongType { name, kind: field.value.value.kind(), wanted }).at(&field.value.place)
}

/// A key that no answer has.
pub(super) fn unknown_key(
    field: &RawField,
    rule: Option<&dyn Rule>,
    attributes: &[Attribute],
    findings: &Findings,
) -> Finding {
    let words = rule.map_or(&[] as &[AnswerField], Rule::answer_fields).iter().map(|word| word.key());
    let known: Vec<&str> =
        words.chain(BESIDE_ANSWERS).chain(attributes.iter().map(|it| it.name.as_str())).collect();
    let suggestion = findings.suggestion(&field.name.value, known);
    Finding::from(UnknownKey { name: spelled(&field.name.value, 40), suggestion }).at(&field.name.place)
}

/// An answer of another kind than the row takes.
pub(super) fn wrong_answer(rule: &dyn Rule, shape: Shape, given: GivenInstead, place: &Place) -> Finding {
    let ways = how_to_answer(rule, shape);
    Finding::from(WrongAnswer { given, rule: rule.kind().name, ways }).at(place)
}

/// What answers a row, in the words of the file's notation.
pub(super) fn how_to_answer(rule: &dyn Rule, shape: Shape) -> Ways {
    let words = rule.answer_fields();
    let has = |word: AnswerField| words.contains(&word);
    let id = rule.list().first().map_or("a", |listed| listed.id.as_str()).to_owned();
    let typed = |text: &str| Way::Typed(text.to_owned());
    let ways = match shape {
        Shape::Toml => [
            has(AnswerField::Num).then(|| typed("{ num = 13, den = 15 }")),
            has(AnswerField::Previous).then(|| typed("{ value = 62, previous = 50 }")),
            (has(AnswerField::Value) && !has(AnswerField::Previous)).then(|| typed("{ value = 1 }")),
            has(AnswerField::Count).then(|| typed("{ count = 7 }")),
            has(AnswerField::Choice).then(|| typed(&format!("{{ choice = \"{id}\" }}"))),
            has(AnswerField::Choices).then(|| Way::Items(id.clone())),
            has(AnswerField::Counts).then(|| {
                let each: Vec<String> =
                    rule.list().iter().map(|listed| format!("{} = 1", listed.id)).collect();
                typed(&format!("{{ counts = {{ {} }} }}", each.join(", ")))
            }),
        ],
        Shape::Csv | Shape::Form => [
            has(AnswerField::Num).then_some(Way::TWO_COUNTS),
            (has(AnswerField::Value) && has(AnswerField::Choice)).then_some(Way::FIGURE),
            (has(AnswerField::Count) || (has(AnswerField::Value) && !has(AnswerField::Choice)))
                .then_some(Way::NUMBER),
            has(AnswerField::Previous).then_some(Way::PREVIOUS),
            has(AnswerField::Choice).then(|| Way::OptionCell(id.clone())),
            has(AnswerField::Choices).then(|| Way::ItemsCell(id.clone())),
            has(AnswerField::Counts).then(|| Way::CountsCell(id.clone())),
        ],
    };
    Ways(ways.into_iter().flatten().collect())
}

/// The option that was meant, or all that there are.
pub(super) fn options_in_words(rule: &dyn Rule, written: &str) -> Meant {
    let invisible = invisible_in(written);
    let written = written.trim().to_lowercase();
    let visible: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    if let (Some(invisible), true) = (&invisible, rule.list().iter().any(|listed| listed.is_called(&visible)))
    {
        return Meant::Without { visible, invisible: invisible.clone() };
    }
    let bare = written.trim_matches(|c: char| "='\"`‘’“”.,;:()[] ".contains(c));
    if let Some(listed) = entry_called(rule.list(), bare).filter(|_| bare != written) {
        return Meant::One(rule.list()[listed].id.clone());
    }
    let meant = |listed: &&Listed| listed.id == written || listed.title.to_lowercase() == written;
    if let Some(listed) = rule.list().iter().find(meant) {
        return Meant::One(listed.id.clone());
    }
    let options: Vec<String> = rule
        .list()
        .iter()
        .map(|listed| match listed.title.as_str() {
            "" => listed.id.clone(),
            title => format!("{} ({})", listed.id, shortened(title, 50)),
        })
        .collect();
    Meant::OneOf(options)
}

/// An answer that lacks something, or has too much.
pub(super) fn answer_error(
    code: &str,
    rule: &dyn Rule,
    shape: Shape,
    error: &AnswerError,
    chosen: Option<usize>,
) -> Finding {
    let row = NodeCode(code.to_owned());
    match error {
        AnswerError::Missing(words) => {
            let mut named: Vec<Quoted> = words.iter().map(|word| Quoted(word.key().to_owned())).collect();
            let help = if words.as_slice() == [AnswerField::Den]
                && rule.quotes(AnswerField::Den, chosen).is_some()
            {
                Completion::DenominatorOrFact
            } else {
                Completion::AnswerWith(how_to_answer(rule, shape))
            };
            match named.pop() {
                Some(word) if named.is_empty() => PartMissing { row, word, help }.into(),
                last => {
                    PartsMissing { row, words: And(named.into_iter().chain(last).collect()), help }.into()
                }
            }
        }
        AnswerError::Superfluous(word) => PartOfOtherOption { row, word: word.key() }.into(),
    }
}

/// A leaf that should be there and is not.
pub(crate) fn missing_row(criterion: &Criterion, column: Column, shape: Shape) -> Finding {
    let (code, title) = (criterion.code.clone(), shortened(&criterion.title, 60));
    let finding: Finding = match shape {
        Shape::Toml => RowMissingInToml { code, column, title }.into(),
        Shape::Csv => RowMissingInCsv { code, column, title }.into(),
        Shape::Form => RowMissingInForm { code, column, title }.into(),
    };
    finding.label(NEAR_HERE).about(&criterion.code, Some(column))
}
