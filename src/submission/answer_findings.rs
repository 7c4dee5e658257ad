//! What can be wrong with an answer, in words.

use crate::answer::{BESIDE_ANSWERS, Given, Word};
use crate::column::Column;
use crate::criteria::{Attribute, Criterion};
use crate::finding::{Finding, Findings, Place, code};
use crate::number::{Mark, Marks, parse};
use crate::rule::{Listed, Rule, Unfit};
use crate::source::{RawField, RawValue, Shape};
use crate::text::{invisible_in, is_invisible, shortened, spelled};

/// A part of an answer of another type than it takes.
pub fn wrong_type(field: &RawField, wanted: &str) -> Finding {
    if let (RawValue::Text(text), true) = (&field.value.value, wanted.starts_with("a number")) {
        let meant = text.trim().replace(',', ".");
        let is_figure = parse(&meant, Marks::Likely(Mark::Dot)).is_ok();
        if is_figure {
            let message = format!("`{}` stands in quotes", field.name.value);
            return Finding::new(&code::WRONG_TYPE, message, format!("write {meant}")).at(&field.value.place);
        }
    }
    let message = format!("`{}` is {}", field.name.value, field.value.value.kind());
    Finding::new(&code::WRONG_TYPE, message, format!("give {wanted}")).at(&field.value.place)
}

/// A key that no answer has.
pub fn unknown_key(
    field: &RawField,
    rule: Option<&dyn Rule>,
    attributes: &[Attribute],
    findings: &Findings,
) -> Finding {
    let words = rule.map_or(&[] as &[Word], Rule::words).iter().map(|word| word.key());
    let known: Vec<&str> =
        words.chain(BESIDE_ANSWERS).chain(attributes.iter().map(|it| it.name.as_str())).collect();
    let message = format!("an answer has no key `{}`", spelled(&field.name.value, 40));
    Finding::new(&code::UNKNOWN_KEY, message, findings.suggestion(&field.name.value, known))
        .at(&field.name.place)
}

/// An answer of another kind than the row takes.
pub fn wrong_answer(rule: &dyn Rule, shape: Shape, what: &str, place: &Place) -> Finding {
    Finding::new(
        &code::WRONG_ANSWER,
        format!("{what} does not answer this row, whose rule is `{}`", rule.kind().name),
        format!("answer it with {}", how_to_answer(rule, shape)),
    )
    .at(place)
}

/// What answers a row, in the words of the file's notation.
pub fn how_to_answer(rule: &dyn Rule, shape: Shape) -> String {
    let words = rule.words();
    let has = |word: Word| words.contains(&word);
    let id = rule.list().first().map_or("a", |listed| listed.id.as_str());
    let ways = match shape {
        Shape::Toml => [
            has(Word::Num).then(|| "{ num = 13, den = 15 }".to_owned()),
            has(Word::Previous).then(|| "{ value = 62, previous = 50 }".to_owned()),
            (has(Word::Value) && !has(Word::Previous)).then(|| "{ value = 1 }".to_owned()),
            has(Word::Count).then(|| "{ count = 7 }".to_owned()),
            has(Word::Choice).then(|| format!("{{ choice = \"{id}\" }}")),
            has(Word::Choices)
                .then(|| format!("{{ choices = [\"{id}\"] }}; none of them: {{ choices = [] }}")),
            has(Word::Counts).then(|| {
                let each: Vec<String> =
                    rule.list().iter().map(|listed| format!("{} = 1", listed.id)).collect();
                format!("{{ counts = {{ {} }} }}", each.join(", "))
            }),
        ],
        Shape::Csv => [
            has(Word::Num).then(|| "the two counts in the num and den columns".to_owned()),
            (has(Word::Value) && has(Word::Choice)).then(|| "the figure in the num column".to_owned()),
            (has(Word::Count) || (has(Word::Value) && !has(Word::Choice)))
                .then(|| "a number in the answer column".to_owned()),
            has(Word::Previous).then(|| "the value before in the previous column".to_owned()),
            has(Word::Choice).then(|| format!("an option in the answer column: {id}")),
            has(Word::Choices)
                .then(|| format!("the items in the answer column, with `;` between them: {id}; none: -")),
            has(Word::Counts)
                .then(|| format!("how many of each in the answer column, with `;` between them: {id}=1")),
        ],
    };
    ways.into_iter().flatten().collect::<Vec<_>>().join(", or ")
}

/// The option that was meant, or all that there are.
pub fn options_in_words(rule: &dyn Rule, written: &str) -> String {
    let invisible = invisible_in(written);
    let written = written.trim().to_lowercase();
    let visible: String = written.chars().filter(|c| !is_invisible(*c)).collect();
    if let (Some(invisible), true) = (&invisible, rule.list().iter().any(|listed| listed.is_called(&visible)))
    {
        return format!("write {visible}, without the invisible {invisible}");
    }
    let meant = |listed: &&Listed| listed.id == written || listed.title.to_lowercase() == written;
    if let Some(listed) = rule.list().iter().find(meant) {
        return format!("write {}", listed.id);
    }
    let options: Vec<String> = rule
        .list()
        .iter()
        .map(|listed| format!("{} ({})", listed.id, shortened(&listed.title, 50)))
        .collect();
    format!("choose one of: {}", options.join(", "))
}

/// An answer that lacks something, or has too much.
pub fn unfit_finding(code: &str, rule: &dyn Rule, shape: Shape, unfit: &Unfit, given: &Given) -> Finding {
    match unfit {
        Unfit::Missing(words) => {
            let named: Vec<String> = words.iter().map(|word| format!("`{}`", word.key())).collect();
            let help = if words.as_slice() == [Word::Den] && rule.quotes(Word::Den, given).is_some() {
                "give `den`, or state the fact that it stands for in [facts]".to_owned()
            } else {
                format!("answer it with {}", how_to_answer(rule, shape))
            };
            let are = if named.len() == 1 { "is" } else { "are" };
            let message = format!("the answer to {code} is not whole: {} {are} missing", named.join(" and "));
            Finding::new(&code::INCOMPLETE_ANSWER, message, help)
        }
        Unfit::Superfluous(word) => Finding::new(
            &code::WRONG_ANSWER,
            format!("the option that was chosen for {code} has no `{}`", word.key()),
            "leave it out, or choose the option that it belongs to",
        ),
    }
}

/// A leaf that should be there and is not.
pub fn missing_row(criterion: &Criterion, column: Column, shape: Shape) -> Finding {
    let code = &criterion.code;
    let title = shortened(&criterion.title, 60);
    let help = match shape {
        Shape::Toml => format!("add \"{code}\" = {{ … }}; it counts 0 until then. A row left open is {{}}"),
        Shape::Csv => format!("add a row with the code {code}; it counts 0 until then"),
    };
    Finding::new(
        &code::ROW_MISSING,
        format!("{code} is missing from the {} column: {title}", column.word()),
        help,
    )
    .label("it belongs near here")
    .about(code, Some(column))
}
