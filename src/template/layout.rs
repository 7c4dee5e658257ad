//! What a form has: its columns, and its rows with the cells that a person fills in.

use super::{Template, entries, values, words};
use crate::answer::AnswerField;
use crate::column::Column;
use crate::criteria::{Criterion, Flag, Node};
use crate::form::Role;
use crate::form::figure_fields;
use crate::form::ids::{ColumnId, LineId};
use crate::language::Language;
use crate::number::Decimal;
use crate::rule::{Answering, Rule};

/// A column of the form.
#[derive(Clone, Debug)]
pub(super) struct FormColumn {
    pub(super) id: ColumnId,
    /// Its heading.
    pub(super) heading: String,
    /// How many letters wide it is.
    pub(super) width: u16,
}

/// What a row of the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Unit,
    Fact,
    Group,
    Leaf,
    Item,
    Total,
}

/// What a cell takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
    /// How many.
    Whole,
    /// Any number.
    Figure,
    /// Points between two bounds.
    Judged(Decimal, Decimal),
    /// Declared points.
    Points,
    /// One of these.
    Entries(Vec<String>),
    /// Any text.
    Text,
}

/// What stands in a cell already.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(Decimal),
    Text(String),
}

/// A row of the form.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: LineId,
    pub(super) kind: Kind,
    pub(super) code: String,
    pub(super) title: String,
    /// How far its title is set in.
    pub(super) indent: u8,
    pub(super) max: Option<Decimal>,
    /// Whether its two figures are parts of one ratio, of which the first cannot exceed the second.
    pub(super) is_ratio: bool,
    /// The cells that a person fills in.
    pub(super) inputs: Vec<(ColumnId, Input)>,
    /// What stands in them already.
    pub(super) values: Vec<(ColumnId, Value)>,
}

/// The columns of a form.
pub(super) fn columns(template: &Template<'_>) -> Vec<FormColumn> {
    let language = template.language();
    let criteria = template.criteria;
    let column =
        |id: ColumnId, heading: &str, width: u16| FormColumn { id, heading: heading.to_owned(), width };
    let of_role = |role: Role, heading: crate::language::Text, width: u16| {
        column(ColumnId::Role(role), heading.in_language(language), width)
    };
    let mut all = vec![
        of_role(Role::Code, words::CODE, 8),
        of_role(Role::Title, words::TITLE, 46),
        of_role(Role::Max, words::MAX, 8),
    ];
    let has_previous = criteria.leaves().any(|(_, row)| {
        row.rule.as_deref().is_some_and(|rule| rule.answer_fields().contains(&AnswerField::Previous))
    });
    for of in template.columns() {
        let den = if has_previous { words::den_or_previous(*of) } else { words::den(*of) };
        all.push(of_role(Role::Num(*of), words::num(*of), 11));
        all.push(of_role(Role::Den(*of), den, 11));
        all.push(of_role(Role::Answer(*of), words::answer(*of), 26));
        if template.computed {
            all.push(of_role(Role::Points(*of), words::declared(*of), 9));
            let heading = words::computed(*of).in_language(language);
            all.push(column(ColumnId::Computed(*of), heading, 9));
        } else {
            all.push(of_role(Role::Points(*of), words::points(*of), 9));
        }
    }
    if template.appraisal {
        all.push(column(ColumnId::Difference, words::DIFFERENCE.in_language(language), 9));
    }
    all.push(of_role(Role::Note, words::NOTE, 26));
    for of in template.columns() {
        if asks_for_evidence(template) {
            let heading = words::evidence(*of).in_language(language);
            all.push(column(ColumnId::Evidence(*of), heading, 26));
        }
        for attribute in &criteria.attributes {
            let heading = format!("{}{}", words::whose(*of).in_language(language), attribute.title);
            all.push(column(ColumnId::Attribute(*of, attribute.name.clone()), &heading, 11));
        }
    }
    if may_be_disputed(template) {
        for (id, heading) in [(ColumnId::Objection, words::OBJECTION), (ColumnId::Reply, words::REPLY)] {
            all.push(column(id, heading.in_language(language), 26));
        }
    }
    if template.computed && template.appraisal {
        all.push(column(ColumnId::Same, "", 3));
    }
    all
}

/// Whether the unit may object in it: the result of an appraisal goes back to the unit.
fn may_be_disputed(template: &Template<'_>) -> bool {
    template.computed && template.appraisal
}

/// Whether any row, or a condition, asks for what supports an answer, or any names it.
fn asks_for_evidence(template: &Template<'_>) -> bool {
    let criteria = template.criteria;
    let rows = template.filled.rows.iter().flat_map(|pair| [&pair.own, &pair.appraisal]);
    if rows.into_iter().any(|row| !row.evidence.is_empty()) {
        return true;
    }
    let gates = criteria.rows.iter().flat_map(|row| &row.node.gates).chain(&criteria.total.node.gates);
    criteria.rows.iter().any(|row| row.evidence.is_some())
        || gates.into_iter().any(|gate| gate.condition.flags().contains(&Flag::Evidence))
}

/// The rows above the table: the unit, and its facts.
pub(super) fn head(template: &Template<'_>) -> Vec<Line> {
    let language = template.language();
    let unit = &template.filled.unit;
    let mut said = vec![("name".to_owned(), unit.name.clone().unwrap_or_default())];
    if !unit.id.is_empty() {
        said.push(("id".to_owned(), unit.id.clone()));
    }
    said.extend(unit.other.iter().cloned());
    let of_unit = said.into_iter().map(|(name, text)| {
        let title = if name == "name" { words::UNIT.in_language(language).to_owned() } else { name.clone() };
        let at = ColumnId::Role(Role::Num(Column::Own));
        let values = if text.is_empty() { Vec::new() } else { vec![(at.clone(), Value::Text(text))] };
        Line { inputs: vec![(at, Input::Text)], values, ..line(LineId::Unit(name), Kind::Unit, title) }
    });
    let facts = template.criteria.facts.iter().enumerate().map(|(index, fact)| {
        let mut title = entries::one_line(&fact.title);
        if !fact.sum.is_empty() {
            title = format!("{title} ({})", words::SUM_OF_FACTS.in_language(language));
        }
        let input = |column: &Column| {
            if fact.options.is_empty() {
                (ColumnId::Role(Role::Num(*column)), Input::Figure)
            } else {
                (ColumnId::Role(Role::Answer(*column)), Input::Entries(fact.options.clone()))
            }
        };
        let inputs = template.columns().iter().map(input);
        let note = (ColumnId::Role(Role::Note), Input::Text);
        Line {
            inputs: inputs.chain(template.appraisal.then_some(note)).collect(),
            values: values::of_fact(template, index),
            ..line(LineId::Fact(fact.name.clone()), Kind::Fact, title)
        }
    });
    of_unit.chain(facts).collect()
}

/// The rows of the table.
pub(super) fn table(template: &Template<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, row) in template.criteria.rows.iter().enumerate() {
        let kind = if row.is_group() { Kind::Group } else { Kind::Leaf };
        let code = row.code.clone();
        let indent = u8::try_from(row.depth.saturating_sub(1).min(8)).unwrap_or(0);
        lines.push(Line {
            code,
            indent,
            max: max(template, Node::Row(index)),
            is_ratio: row.rule.as_deref().is_some_and(is_ratio),
            inputs: inputs(template, row),
            values: values::of_row(template, Some(index)),
            ..line(LineId::Row(row.code.clone()), kind, entries::one_line(&row.title))
        });
        let Some(rule) = row.rule.as_deref() else { continue };
        if !matches!(rule.answering(), Answering::Items | Answering::Counts) {
            continue;
        }
        for (item, listed) in rule.list().iter().enumerate() {
            let worth = entries::worth(listed, template.language());
            let title = entries::one_line(&listed.title);
            let title = if worth.is_empty() { title } else { format!("{title} ({worth})") };
            lines.push(Line {
                indent: indent + 1,
                is_ratio: rule.rule_of(item).is_some_and(is_ratio),
                inputs: inputs_of_item(template, rule, item),
                values: values::of_item(template, index, item),
                ..line(LineId::Item(row.code.clone(), listed.id.clone()), Kind::Item, format!("– {title}"))
            });
        }
    }
    if template.criteria.forms_total() {
        let title = words::TOTAL.in_language(template.language()).to_owned();
        let mut inputs: Vec<_> = template.columns().iter().map(|of| points(*of)).collect();
        inputs.extend(remarks(template));
        lines.push(Line {
            max: max(template, Node::Total),
            inputs,
            values: values::of_row(template, None),
            ..line(LineId::Total, Kind::Total, title)
        });
    }
    lines
}

/// The max of a row, or of the total: of a form that was handed in as it prints it.
fn max(template: &Template<'_>, node: Node) -> Option<Decimal> {
    let printed = template.filled.printed_max.iter().find(|(known, _)| *known == node && template.computed);
    let stated = match template.criteria.criterion(node) {
        Some(row) => row.max,
        None => template.criteria.max,
    };
    printed.map(|(_, max)| max.value).or(stated)
}

fn line(id: LineId, kind: Kind, title: String) -> Line {
    Line {
        id,
        kind,
        code: String::new(),
        title,
        indent: 0,
        max: None,
        is_ratio: false,
        inputs: Vec::new(),
        values: Vec::new(),
    }
}

fn points(column: Column) -> (ColumnId, Input) {
    (ColumnId::Role(Role::Points(column)), Input::Points)
}

fn is_ratio(rule: &dyn Rule) -> bool {
    figure_fields(rule, None) == (Some(AnswerField::Num), Some(AnswerField::Den))
}

/// What a person fills in beside a row of the edition.
fn inputs(template: &Template<'_>, row: &Criterion) -> Vec<(ColumnId, Input)> {
    let mut inputs = Vec::new();
    for of in template.columns() {
        if let Some(rule) = row.rule.as_deref() {
            inputs.extend(figures(rule, *of));
            let offered = entries::entries(row, template.language());
            if !offered.is_empty() {
                inputs.push((ColumnId::Role(Role::Answer(*of)), Input::Entries(offered)));
            }
            if asks_for_evidence(template) {
                inputs.push((ColumnId::Evidence(*of), Input::Text));
            }
            let attributes = template.criteria.attributes.iter();
            inputs.extend(attributes.map(|attribute| {
                let offered = Input::Entries(values::yes_no(template.language()).map(str::to_owned).to_vec());
                (ColumnId::Attribute(*of, attribute.name.clone()), offered)
            }));
        }
        inputs.push(points(*of));
    }
    inputs.extend(remarks(template));
    inputs
}

/// What both parties say beside a row.
fn remarks(template: &Template<'_>) -> Vec<(ColumnId, Input)> {
    let disputed = [ColumnId::Objection, ColumnId::Reply].into_iter().filter(|_| may_be_disputed(template));
    let note = ColumnId::Role(Role::Note);
    std::iter::once(note).chain(disputed).map(|id| (id, Input::Text)).collect()
}

fn inputs_of_item(template: &Template<'_>, rule: &dyn Rule, item: usize) -> Vec<(ColumnId, Input)> {
    let mut inputs = Vec::new();
    for of in template.columns() {
        match (rule.answering(), rule.rule_of(item)) {
            (Answering::Counts, _) => inputs.push((ColumnId::Role(Role::Num(*of)), Input::Whole)),
            (_, Some(own)) => inputs.extend(figures(own, *of)),
            (_, None) => {
                let tick = Input::Entries(vec![words::TICK.to_owned()]);
                inputs.push((ColumnId::Role(Role::Answer(*of)), tick));
            }
        }
    }
    inputs
}

/// The cells for the figures of a rule, also of those of its options.
fn figures(rule: &dyn Rule, of: Column) -> Vec<(ColumnId, Input)> {
    let (first, second) = figure_fields(rule, None);
    let fields = rule.answer_fields();
    let is_whole =
        |field: &AnswerField| matches!(field, AnswerField::Num | AnswerField::Den | AnswerField::Count);
    let of_first = [AnswerField::Num, AnswerField::Value, AnswerField::Count];
    let all_whole = fields.iter().filter(|field| of_first.contains(field)).all(is_whole);
    let bounds = || {
        let is_judged = rule.kind().name == "manual";
        let bounds = (rule.min_points().to_decimal(), rule.max_points().to_decimal());
        if is_judged { bounds.0.zip(bounds.1) } else { None }
    };
    let first = first.map(|_| match bounds() {
        Some((least, most)) => Input::Judged(least, most),
        None if all_whole => Input::Whole,
        None => Input::Figure,
    });
    let second = second.map(|field| if is_whole(&field) { Input::Whole } else { Input::Figure });
    let cells = [(Role::Num(of), first), (Role::Den(of), second)];
    cells.into_iter().filter_map(|(role, input)| Some((ColumnId::Role(role), input?))).collect()
}

/// The language that a form is in.
pub(crate) fn sheet_name(language: Language) -> &'static str {
    words::SHEET.in_language(language)
}
