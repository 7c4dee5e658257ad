//! The form as a CSV: its header and all codes.

use super::Template;
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criterion, Node, TOTAL};
use crate::form::ids::NOT_APPLICABLE;
use crate::number::plain;
use crate::submission::Row;

/// The parts of an answer that have columns, in the order of the header.
const PARTS: [&str; 7] = ["num", "den", "answer", "previous", "score", "note", "evidence"];
/// Where a fact, and the rest of the head, stands among them.
const ANSWER: usize = 2;

/// The text of the form.
pub(crate) fn csv(template: &Template<'_>) -> String {
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
    let mut table = vec![std::iter::once("code".to_owned()).chain(names).collect::<Vec<String>>()];
    let mut row = |code: &str, cells: &dyn Fn(Column, &str) -> String| {
        let own = columns.iter().flat_map(|column| {
            let parts = parts.iter().chain(&attributes);
            parts.map(|part| cells(*column, part)).collect::<Vec<_>>()
        });
        table.push(std::iter::once(code.to_owned()).chain(own).collect());
    };
    let head = |text: String| {
        move |column: Column, part: &str| {
            if column == Column::Own && part == PARTS[ANSWER] { text.clone() } else { String::new() }
        }
    };
    row("criteria", &head(criteria.id.clone()));
    let unit = &template.filled.unit;
    if !unit.id.is_empty() {
        row("unit.id", &head(unit.id.clone()));
    }
    row("unit.name", &head(unit.name.clone().unwrap_or_default()));
    for (name, text) in &unit.other {
        row(&format!("unit.{name}"), &head(text.clone()));
    }
    for (index, fact) in criteria.facts.iter().enumerate() {
        let option =
            template.filled.fact_option(index, Column::Own).map(|option| fact.options[option].clone());
        let figure = template.filled.facts.own[index].as_ref().filter(|fact| fact.place.is_some());
        let text = option.or_else(|| figure.map(|figure| plain(figure.value)));
        row(&format!("facts.{}", fact.name), &head(text.unwrap_or_default()));
    }
    for (index, criterion) in criteria.rows.iter().enumerate() {
        row(&criterion.code, &|column, part| {
            let stated = template.filled.row(Node::Row(index), column);
            answer(criterion, stated, part).unwrap_or_default()
        });
    }
    if criteria.forms_total() {
        row(TOTAL, &|_, _| String::new());
    }
    written(&table)
}

/// What a column has of an answer.
fn answer(criterion: &Criterion, stated: &Row, part: &str) -> Option<String> {
    let given = match &stated.answer {
        Answer::Blank => return None,
        Answer::NotApplicable => return (part == PARTS[ANSWER]).then(|| NOT_APPLICABLE.to_owned()),
        Answer::Given(given) => given,
    };
    let rule = criterion.rule.as_deref()?;
    let number = |field: AnswerField| given.number(field).map(plain);
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
            Given::Choice { option, .. } => Some(rule.list()[*option].id.clone()),
            Given::Ratio { .. } | Given::Growth { .. } => None,
            Given::Items(items) if items.is_empty() => Some("-".to_owned()),
            Given::Value(_) | Given::Count(_) | Given::Counts(_) | Given::Items(_) => {
                Some(criterion.answer_text(given))
            }
        },
        _ => None,
    }
}

/// Rows as lines, with quotes where a cell needs them.
fn written(table: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in table {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
