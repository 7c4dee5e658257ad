//! The head of a submission: the unit, its facts and the printed maxima.

use super::codes::{Answered, Search, resolve};
use super::messages::form::{
    BadUnitId, FactInQuotes, FactNotANumber, FactNotAnOption, LostLetters, PrintedMaxTwice, QuantityAsFact,
    UnknownFact, UnknownFactOption,
};
use super::messages::row::FIRST_HERE;
use super::{FactChange, FactValue, Submission, Unit, unit_key};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Fact, Node};
use crate::finding::{Finding, Findings, Located};
use crate::language::{NodeCode, Or, Quoted};
use crate::number::{Decimal, Exact, Marks, NumberProblem, parse, plain};
use crate::source::toml::number_finding;
use crate::source::{Asked, Notation, RawFact, RawHead, RawValue, cell_finding, spreadsheet_finding};
use crate::suggestion::Suggestion;
use crate::text::{has_lost_letters_in_name, shortened, spelled};

/// The longest id of a unit.
const MAX_ID: usize = 200;

/// The unit, with the file's stem for an id that is not given.
pub(super) fn bind_unit(head: &RawHead, stem: &str, findings: &mut Findings) -> Unit {
    let mut unit = Unit::default();
    for (name, text) in &head.unit {
        match name.value.as_str() {
            "id" if unit_key(&text.value).is_empty() || text.value.chars().count() > MAX_ID => {
                findings.push(Finding::from(BadUnitId { most: MAX_ID }).at(&text.place));
            }
            "id" => unit.id = unit_key(&text.value).into_owned(),
            "name" => {
                if has_lost_letters_in_name(&text.value) {
                    let written = Quoted(spelled(&text.value, 60));
                    findings.push(Finding::from(LostLetters { written }).at(&text.place));
                }
                unit.name = Some(text.value.clone());
            }
            _ => unit.other.push((name.value.clone(), text.value.clone())),
        }
    }
    if unit.id.is_empty() {
        unit.id = unit_key(stem).into_owned();
        unit.is_named_by_file = true;
    }
    unit
}

/// Each fact of the criteria, as each column has it; sums are formed where they are not stated.
pub(crate) fn bind_facts(
    criteria: &Criteria,
    raw: &[RawFact],
    notation: Notation,
    findings: &mut Findings,
) -> PerColumn<Vec<Option<FactValue>>> {
    let mut facts = PerColumn::from_fn(|_| vec![None; criteria.facts.len()]);
    for fact in raw {
        let Some(index) = criteria.facts.iter().position(|known| known.name == fact.name.value) else {
            let known: Vec<&str> = criteria.facts.iter().map(|known| known.name.as_str()).collect();
            let quantity = criteria.quantities.iter().any(|quantity| quantity.name == fact.name.value);
            let name = spelled(&fact.name.value, 40);
            let finding: Finding = if quantity {
                QuantityAsFact { name }.into()
            } else {
                UnknownFact { name, suggestion: findings.suggestion(&fact.name.value, known) }.into()
            };
            findings.push(finding.at(&fact.name.place));
            continue;
        };
        if !criteria.facts[index].options.is_empty() {
            continue;
        }
        for column in Column::BOTH {
            if let Some(value) = fact.values.get(column) {
                facts.get_mut(column)[index] =
                    bind_fact(&fact.name.value, value, (column, notation), findings);
            }
        }
    }
    for column in Column::BOTH {
        for (index, fact) in criteria.facts.iter().enumerate() {
            let terms: Option<Vec<Exact>> = fact
                .sum
                .iter()
                .map(|term| facts.get(column)[*term].as_ref().map(|fact| Exact::from(fact.value)))
                .collect();
            let stated = facts.get(column)[index].is_some();
            if let (false, false, Some(terms)) = (stated, fact.sum.is_empty(), terms) {
                let sum = Exact::sum(&terms).to_decimal();
                facts.get_mut(column)[index] = sum.map(|value| FactValue { value, place: None });
            }
        }
    }
    facts
}

/// The option of each fact that is a choice.
pub(crate) fn bind_fact_options(
    criteria: &Criteria,
    raw: &[RawFact],
    findings: &mut Findings,
) -> PerColumn<Vec<Option<usize>>> {
    PerColumn::from_fn(|column| {
        let of = |fact: &Fact| {
            let raw = raw.iter().find(|raw| raw.name.value == fact.name && !fact.options.is_empty())?;
            let value = raw.values.get(column).as_ref()?;
            let written = shown(value);
            let option = option_called(&fact.options, &written);
            // a value for both columns stands once: it is reported once
            let told = findings.iter().any(|finding| finding.place.as_ref() == Some(&value.place));
            if option.is_none() && !told {
                let what: Finding = match spreadsheet_finding(&written) {
                    Some(finding) => finding,
                    None if matches!(
                        value.value,
                        RawValue::Flag(_) | RawValue::List(_) | RawValue::Table(_)
                    ) =>
                    {
                        let options = fact.options.iter().map(|option| format!("\"{option}\"")).collect();
                        let (name, kind) = (fact.name.clone(), value.value.kind());
                        FactNotAnOption { name, kind, options: Or(options) }.into()
                    }
                    None => UnknownFactOption {
                        name: fact.name.clone(),
                        written: spelled(&written, 20),
                        suggestion: Suggestion::new(&written, fact.options.iter().map(String::as_str)),
                    }
                    .into(),
                };
                findings.push(what.at(&value.place));
            }
            option
        };
        criteria.facts.iter().map(of).collect()
    })
}

/// The option of this name, or the only one whose name differs in capital letters alone.
fn option_called(options: &[String], written: &str) -> Option<usize> {
    let exact = options.iter().position(|option| option == written);
    exact.or_else(|| {
        let lower = written.to_lowercase();
        let mut same = options.iter().enumerate().filter(|(_, option)| option.to_lowercase() == lower);
        same.next().filter(|_| same.next().is_none()).map(|(option, _)| option)
    })
}

/// The facts that both columns state, with different values.
pub(super) fn fact_changes(criteria: &Criteria, raw: &[RawFact], bound: &Submission) -> Vec<FactChange> {
    let change = |(fact, known): (usize, &Fact)| {
        let raw = raw.iter().find(|raw| raw.name.value == known.name)?;
        let figure = |column| bound.fact_figure(fact, column);
        let option = |column| bound.fact_option(fact, column);
        let differs = match (figure(Column::Own).zip(figure(Column::Appraisal)), option(Column::Own)) {
            (Some((own, appraisal)), _) => own != appraisal,
            (None, Some(own)) => option(Column::Appraisal).is_some_and(|appraisal| appraisal != own),
            (None, None) => false,
        };
        let (own, appraisal) =
            raw.values.own.as_ref().zip(raw.values.appraisal.as_ref()).filter(|_| differs)?;
        let written = PerColumn { own: own.with(shown(own)), appraisal: appraisal.with(shown(appraisal)) };
        Some(FactChange { fact, written, note: raw.note.clone() })
    };
    criteria.facts.iter().enumerate().filter_map(change).collect()
}

/// A fact as it is written.
fn shown(value: &Located<RawValue>) -> String {
    match &value.value {
        RawValue::Text(text) | RawValue::Cell { text, .. } => text.trim().to_owned(),
        RawValue::Number(figure) => plain(*figure),
        RawValue::Flag(_) | RawValue::List(_) | RawValue::Table(_) => String::new(),
    }
}

fn bind_fact(
    name: &str,
    value: &Located<RawValue>,
    (column, notation): (Column, Notation),
    findings: &mut Findings,
) -> Option<FactValue> {
    let told = findings.iter().any(|finding| finding.place.as_ref() == Some(&value.place));
    let mut tell = |finding: Finding| {
        if !told {
            findings.push(finding.at(&value.place));
        }
        None
    };
    let figure = match &value.value {
        RawValue::Number(figure) | RawValue::Cell { figure: Ok(figure), .. } => Some(*figure),
        RawValue::Cell { text, figure: Err(problem) } => {
            return tell(cell_finding(problem, text, notation, Asked::Count));
        }
        // a word in a CSV; in a TOML, a number may stand in quotes
        RawValue::Text(text) if notation.delimiter.is_some() && parse(text, Marks::Unknown).is_err() => {
            let problem = parse(text, Marks::Unknown).err().unwrap_or(NumberProblem::Empty);
            return tell(cell_finding(&problem, text, notation, Asked::Count));
        }
        RawValue::Text(_) | RawValue::Flag(_) | RawValue::List(_) | RawValue::Table(_) => None,
    };
    if let Some(figure) = figure {
        if !figure.is_sign_negative() {
            return Some(FactValue { value: figure, place: Some(value.place.clone()) });
        }
        return tell(number_finding(&NumberProblem::Negative, Quoted(figure.to_string())));
    }
    // a value for both columns stands once: it is reported once
    if column == Column::Own {
        let (name, kind) = (name.to_owned(), value.value.kind());
        let finding: Finding = match &value.value {
            RawValue::Text(text) => FactInQuotes { name, kind, written: shortened(text, 20) }.into(),
            _ => FactNotANumber { name, kind }.into(),
        };
        findings.push(finding.at(&value.place));
    }
    None
}

/// The maxima as printed, each of a row or of the total.
pub(super) fn bind_printed_max(
    criteria: &Criteria,
    head: &RawHead,
    findings: &mut Findings,
) -> Vec<(Node, Located<Decimal>)> {
    let (mut printed, answered) = (Vec::new(), Answered::by(criteria, &[]));
    for (written, max) in &head.printed_max {
        match resolve(criteria, written, (0, &answered), Search::after(findings)) {
            Ok(target) => {
                let first: Option<&(Node, Located<Decimal>)> =
                    printed.iter().find(|(known, _)| *known == target);
                if let Some((_, first)) = first {
                    let row = NodeCode(written.value.trim().to_owned());
                    let finding = Finding::from(PrintedMaxTwice { row });
                    findings.push(finding.at(&max.place).related(&first.place, FIRST_HERE));
                }
                printed.push((target, max.clone()));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    printed
}
