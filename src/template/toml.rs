//! The form as TOML, every row with its title and what answers it in comments.

use serde_json::Value as Json;

use super::{Template, entries};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criterion, Node};
use crate::language::{Language, Text};
use crate::number::plain;
use crate::rule::{Answering, Rule};
use crate::submission::Row;

const HEAD: Text = Text {
    en: "# A row that is {} is blank. Fill in what the comment beside it shows; rows without an answer may declare\n\
         # their points: { score = 4.5 }.",
    vi: "# Dòng ghi {} là để trống. Ghi theo mẫu ở chú thích bên cạnh; mục không có số liệu thì chỉ ghi điểm:\n\
         # { score = 4.5 }.",
};
const UNIT: Text = Text {
    en: "# id = \"\"     # a short name for files",
    vi: "# id = \"\"     # tên ngắn để đặt tệp",
};

/// The text of the form.
pub(crate) fn toml(template: &Template<'_>) -> String {
    let language = template.language();
    let (criteria, filled) = (template.criteria, template.filled);
    let mut text = format!("# {}\n{}\n", entries::one_line(&criteria.title), HEAD.in_language(language));
    text.push_str(&format!("criteria = {}\n\n[unit]\n", quoted(&criteria.id)));
    match filled.unit.id.as_str() {
        "" => text.push_str(&format!("{}\n", UNIT.in_language(language))),
        id => text.push_str(&format!("id = {}\n", quoted(id))),
    }
    text.push_str(&format!("name = {}\n", quoted(filled.unit.name.as_deref().unwrap_or_default())));
    for (name, said) in &filled.unit.other {
        text.push_str(&format!("{} = {}\n", quoted(name), quoted(said)));
    }
    if !criteria.facts.is_empty() {
        text.push_str("\n[facts]\n");
    }
    for (index, fact) in criteria.facts.iter().enumerate() {
        let option = filled.fact_option(index, Column::Own).map(|option| quoted(&fact.options[option]));
        let figure = filled.facts.own[index].as_ref().filter(|fact| fact.place.is_some());
        let said = option.or_else(|| figure.map(|figure| plain(figure.value)));
        let (before, said) = match said {
            Some(said) => ("", said),
            None => ("# ", String::new()),
        };
        let options: Vec<String> = fact.options.iter().map(|option| quoted(option)).collect();
        let options = if options.is_empty() { String::new() } else { format!(": {}", options.join(", ")) };
        let title = entries::one_line(&fact.title);
        text.push_str(&format!("{before}{} = {said}     # {title}{options}\n", fact.name));
    }
    for column in template.columns() {
        text.push_str(&format!("\n[{}]\n", column.word()));
        for (index, criterion) in criteria.rows.iter().enumerate() {
            row(&mut text, criterion, filled.row(Node::Row(index), *column), language);
        }
        if criteria.forms_total() {
            text.push_str("\ntotal = {}\n");
        }
    }
    text
}

fn row(text: &mut String, criterion: &Criterion, stated: &Row, language: Language) {
    let max = criterion.max.map(|max| format!(" ({})", plain(max))).unwrap_or_default();
    text.push_str(&format!("\n# {} {}{max}\n", criterion.code, entries::one_line(&criterion.title)));
    let Some(rule) = criterion.rule.as_deref() else {
        text.push_str(&format!("{} = {{}}\n", quoted(&criterion.code)));
        return;
    };
    let of_list = match rule.answering() {
        Answering::Items | Answering::Counts => rule
            .list()
            .iter()
            .map(|item| format!("{} – {}", item.id, entries::one_line(&item.title)))
            .collect(),
        _ => entries::options(rule, language),
    };
    for entry in of_list {
        text.push_str(&format!("#   {entry}\n"));
    }
    let filled = answer(rule, stated);
    let how = example(criterion, rule);
    text.push_str(&format!("{} = {filled}     # {how}\n", quoted(&criterion.code)));
}

/// What an answer looks like.
fn example(criterion: &Criterion, rule: &dyn Rule) -> String {
    let id = |at: usize| rule.list().get(at).map_or("a", |listed| listed.id.as_str());
    let mut parts: Vec<String> = rule
        .answer_fields()
        .iter()
        .map(|field| match field {
            AnswerField::Choice => format!("choice = \"{}\"", id(0)),
            AnswerField::Choices => format!("choices = [\"{}\"]", id(0)),
            AnswerField::Counts => format!("counts = {{ {} = 0 }}", id(0)),
            other => format!("{} = …", other.key()),
        })
        .collect();
    parts.push("score = …".to_owned());
    let usual = format!("{{ {} }}", parts.join(", "));
    if criterion.not_applicable == crate::criteria::NotApplicable::Forbid {
        usual
    } else {
        format!("{usual} | {{ not_applicable = true }}")
    }
}

/// An answer as it is written.
fn answer(rule: &dyn Rule, stated: &Row) -> String {
    let given = match &stated.answer {
        Answer::Blank => return "{}".to_owned(),
        Answer::NotApplicable => return "{ not_applicable = true }".to_owned(),
        Answer::Given(given) => given,
    };
    let mut parts = Vec::new();
    if let Some(option) = given.choice() {
        parts.push(format!("choice = {}", quoted(&rule.list()[option].id)));
    }
    parts.extend(numbers(given, stated.den_from_fact));
    if let Some(counts) = given.counts() {
        let counts =
            counts.iter().map(|(entry, count)| format!("{} = {}", rule.list()[*entry].id, plain(*count)));
        parts.push(format!("counts = {{ {} }}", counts.collect::<Vec<_>>().join(", ")));
    }
    if let Some(items) = given.items() {
        let item = |ticked: &crate::answer::Ticked| {
            let said = match &ticked.given {
                Some(given) => format!("{{ {} }}", numbers(given, false).join(", ")),
                None => "true".to_owned(),
            };
            format!("{} = {said}", rule.list()[ticked.item].id)
        };
        let items: Vec<String> = items.iter().map(item).collect();
        let items = if items.is_empty() { "[]".to_owned() } else { format!("{{ {} }}", items.join(", ")) };
        parts.push(format!("choices = {items}"));
    }
    format!("{{ {} }}", parts.join(", "))
}

fn numbers(given: &Given, den_from_fact: bool) -> Vec<String> {
    let fields = AnswerField::ALL.into_iter();
    let fields = fields.filter(|field| *field != AnswerField::Den || !den_from_fact);
    fields.filter_map(|field| Some(format!("{} = {}", field.key(), plain(given.number(field)?)))).collect()
}

/// A text is written in JSON as in TOML.
fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}
