//! The form as a CSV: its header and all codes. It is written as every other CSV is: what a form of last year says is no
//! formula in it.

use super::Template;
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criterion, Node, TOTAL};
use crate::form::ids::NOT_APPLICABLE;
use crate::number::Decimal;
use crate::report::{Content, Grid};
use crate::submission::Row;

/// The parts of an answer that have columns, in the order of the header.
const PARTS: [&str; 7] = ["num", "den", "answer", "previous", "score", "note", "evidence"];
/// Where a fact, and the rest of the head, stands among them.
const ANSWER: usize = 2;

/// The form as a grid.
pub(crate) fn csv(template: &Template<'_>) -> Grid {
    let criteria = template.criteria;
    let has_previous = criteria.leaves().any(|(_, row)| {
        row.rule.as_deref().is_some_and(|rule| rule.answer_fields().contains(&AnswerField::Previous))
    });
    let parts: Vec<&str> = PARTS.into_iter().filter(|part| *part != "previous" || has_previous).collect();
    let columns = template.columns();
    let attributes: Vec<&str> = criteria.attributes.iter().map(|it| it.name.as_str()).collect();
    let names = columns.iter().flat_map(|column| {
        let own = parts.iter().chain(&attributes);
        own.map(|part| format!("{}_{part}", column.word())).collect::<Vec<_>>()
    });
    let names: Vec<String> = std::iter::once("code".to_owned()).chain(names).collect();
    let mut table: Vec<Vec<Content>> = Vec::new();
    let mut row = |code: &str, cells: &dyn Fn(Column, &str) -> Content| {
        let own = columns.iter().flat_map(|column| {
            let parts = parts.iter().chain(&attributes);
            parts.map(|part| cells(*column, part)).collect::<Vec<_>>()
        });
        table.push(std::iter::once(Content::Code(code.to_owned())).chain(own).collect());
    };
    let head = |content: Content| {
        move |column: Column, part: &str| {
            if column == Column::Own && part == PARTS[ANSWER] { content.clone() } else { Content::Empty }
        }
    };
    row("criteria", &head(criteria.id.as_str().into()));
    let unit = &template.filled.unit;
    if !unit.id.is_empty() {
        row("unit.id", &head(unit.id.as_str().into()));
    }
    row("unit.name", &head(unit.name.as_deref().into()));
    for (name, text) in &unit.other {
        row(&format!("unit.{name}"), &head(text.as_str().into()));
    }
    for (index, fact) in criteria.facts.iter().enumerate() {
        let option = template.filled.fact_option(index, Column::Own);
        let figure = template.filled.facts.own[index].as_ref().filter(|fact| fact.place.is_some());
        let content = match option {
            Some(option) => fact.options[option].as_str().into(),
            None => figure.map(|figure| number(figure.value)).into(),
        };
        row(&format!("facts.{}", fact.name), &head(content));
    }
    for (index, criterion) in criteria.rows.iter().enumerate() {
        row(&criterion.code, &|column, part| {
            let stated = template.filled.row(Node::Row(index), column);
            answer(criterion, stated, part).into()
        });
    }
    if criteria.forms_total() {
        row(TOTAL, &|_, _| Content::Empty);
    }
    Grid::flat(names, table)
}

/// A figure without superfluous zeros.
fn number(figure: Decimal) -> Content {
    Content::Number(figure.normalize())
}

/// What a column has of an answer.
fn answer(criterion: &Criterion, stated: &Row, part: &str) -> Option<Content> {
    let given = match &stated.answer {
        Answer::Blank => return None,
        Answer::NotApplicable => return (part == PARTS[ANSWER]).then(|| NOT_APPLICABLE.into()),
        Answer::Given(given) => given,
    };
    let rule = criterion.rule.as_deref()?;
    let number = |field: AnswerField| given.number(field).map(number);
    match part {
        "num" => {
            let beside_choice = || {
                let fields = [AnswerField::Value, AnswerField::Count];
                given.choice().and_then(|_| fields.into_iter().find_map(number))
            };
            let growth = || number(AnswerField::Previous).and_then(|_| number(AnswerField::Value));
            number(AnswerField::Num).or_else(beside_choice).or_else(growth)
        }
        "den" => number(AnswerField::Den).filter(|_| !stated.den_from_fact),
        "previous" => number(AnswerField::Previous),
        "answer" => match given {
            Given::Choice { option, .. } => Some(rule.list()[*option].id.as_str().into()),
            Given::Ratio { .. } | Given::Growth { .. } => None,
            Given::Items(items) if items.is_empty() => Some("-".into()),
            Given::Value(figure) | Given::Count(figure) => Some(Content::Number(figure.normalize())),
            Given::Counts(_) | Given::Items(_) => Some(criterion.answer_text(given).into()),
        },
        _ => None,
    }
}
