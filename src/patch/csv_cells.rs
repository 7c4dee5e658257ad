//! What the cells of a CSV row say of an entry, part by part.

use crate::answer::{Answer, AnswerField, Given};
use crate::criteria::{Bands, Criterion};
use crate::number::{Decimal, Mark, shown};
use crate::read::Part;
use crate::submission::Row;

/// The parts of an answer.
pub(super) const ANSWER_PARTS: [Part; 4] = [Part::Num, Part::Den, Part::Answer, Part::Previous];

/// That a row does not apply.
const NOT_APPLICABLE: &str = "n/a";
/// That no item holds.
const NO_ITEM: &str = "-";

/// A number with the decimal mark of the file.
pub(super) fn figure(number: Decimal, mark: Mark) -> String {
    shown(number).replace('.', &mark.char().to_string())
}

/// A text that no spreadsheet takes for a formula: a blank stands before the sign with which one begins, which readers of
/// forms take away.
pub(super) fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']) {
        format!(" {text}")
    } else {
        text.to_owned()
    }
}

/// What a part of a row says in its cell; empty where it says nothing.
pub(super) fn part(
    criterion: Option<&Criterion>,
    bands: Option<&Bands>,
    row: &Row,
    part: Part,
    mark: Mark,
) -> String {
    match part {
        Part::Num | Part::Den | Part::Answer | Part::Previous => answer(criterion, row, part, mark),
        Part::Score => row.declared.as_ref().map(|it| figure(it.value, mark)).unwrap_or_default(),
        Part::Note => row.note.as_ref().map(|note| text(&note.value)).unwrap_or_default(),
        Part::Objection => row.objection.as_ref().map(|it| text(&it.value)).unwrap_or_default(),
        Part::Reply => row.reply.as_ref().map(|it| text(&it.value)).unwrap_or_default(),
        Part::Evidence => {
            let each: Vec<&str> = row.evidence.iter().map(|one| one.value.as_str()).collect();
            text(&each.join("; "))
        }
        Part::Band => {
            let id = row.declared_band().zip(bands).map(|(band, bands)| bands.list[band.value].id.clone());
            id.unwrap_or_default()
        }
        Part::Index => row.declared_index().map(|it| figure(it.value, mark)).unwrap_or_default(),
    }
}

fn answer(criterion: Option<&Criterion>, row: &Row, part: Part, mark: Mark) -> String {
    let given = match &row.answer {
        Answer::Blank => return String::new(),
        Answer::NotApplicable => {
            return if part == Part::Answer { NOT_APPLICABLE.to_owned() } else { String::new() };
        }
        Answer::Given(given) => given,
    };
    let number = |field: AnswerField| given.number(field);
    let rule = criterion.and_then(|criterion| criterion.rule.as_deref());
    let of_number = |number: Option<Decimal>| number.map(|number| figure(number, mark)).unwrap_or_default();
    match part {
        Part::Num => {
            let beside_choice = || {
                let fields = [AnswerField::Value, AnswerField::Count];
                given.choice().and_then(|_| fields.into_iter().find_map(number))
            };
            let growth = || number(AnswerField::Previous).and_then(|_| number(AnswerField::Value));
            of_number(number(AnswerField::Num).or_else(beside_choice).or_else(growth))
        }
        Part::Den => of_number(number(AnswerField::Den).filter(|_| !row.den_from_fact)),
        Part::Previous => of_number(number(AnswerField::Previous)),
        Part::Answer => match given {
            Given::Choice { option, .. } => {
                rule.map(|rule| rule.list()[*option].id.clone()).unwrap_or_default()
            }
            Given::Ratio { .. } | Given::Growth { .. } => String::new(),
            Given::Items(items) if items.is_empty() => NO_ITEM.to_owned(),
            Given::Value(number) | Given::Count(number) => figure(*number, mark),
            Given::Counts(_) | Given::Items(_) => {
                criterion.map(|criterion| criterion.answer_text(given)).unwrap_or_default()
            }
        },
        Part::Objection
        | Part::Reply
        | Part::Score
        | Part::Note
        | Part::Evidence
        | Part::Band
        | Part::Index => String::new(),
    }
}
