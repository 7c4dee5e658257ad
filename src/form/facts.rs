//! What stands above the heading: the unit's name, and facts as "label: number".

use std::ops::Range;

use super::figures::{Figure, Spelling, of_text};
use crate::criteria::Criteria;
use crate::number::Decimal;
use crate::source::workbook::{CellValue, Sheet};
use crate::title::folded;

/// What was found there.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The name of the unit.
    pub(super) name: Option<(String, Range<usize>)>,
    /// Each fact by index, with its figure.
    pub(super) facts: Vec<(usize, Decimal, Range<usize>)>,
}

/// Labels of the unit's name.
const NAMES: [&str; 9] = [
    "ten co quan",
    "ten don vi",
    "don vi",
    "co quan",
    "ten co quan don vi",
    "unit",
    "organization",
    "name of unit",
    "organisation",
];

/// One label with what stands beside it.
struct Labelled {
    label: String,
    words: Vec<String>,
    value: String,
    span: Range<usize>,
}

/// Reads the rows above a heading.
pub(super) fn head(sheet: &Sheet, above: u32, criteria: &Criteria, spelling: Spelling) -> Head {
    let mut head = Head::default();
    let labelled = labelled(sheet, above);
    for label in &labelled {
        let name = label.label.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if head.name.is_none() && NAMES.contains(&name) && !label.value.is_empty() {
            head.name = Some((label.value.clone(), label.span.clone()));
        }
    }
    // each label to the fact that it names best, and each fact to the label that names it best
    let titles: Vec<Vec<String>> = criteria.facts.iter().map(|fact| words(&folded(&fact.title))).collect();
    let mut found: Vec<(i64, usize, usize, Decimal)> = Vec::new();
    for (at, label) in labelled.iter().enumerate() {
        let Some(number) = leading_number(&label.value, spelling) else { continue };
        for (fact, title) in titles.iter().enumerate() {
            found.extend(agreement(&label.words, title).map(|agreement| (agreement, fact, at, number)));
        }
    }
    found.sort_by_key(|(agreement, fact, at, _)| (std::cmp::Reverse(*agreement), *fact, *at));
    let mut taken = Vec::new();
    for (_, fact, at, number) in found {
        if !taken.contains(&at) && !head.facts.iter().any(|(known, ..)| *known == fact) {
            taken.push(at);
            head.facts.push((fact, number, labelled[at].span.clone()));
        }
    }
    head.facts.sort_by_key(|(fact, ..)| *fact);
    head
}

/// How well a label names a fact, in thousandths: every word of the title is in it, and few others are.
fn agreement(label: &[String], title: &[String]) -> Option<i64> {
    let shared = title.iter().filter(|word| label.contains(word)).count();
    let all = i64::try_from(label.len() + title.len()).ok()?;
    (shared == title.len() && shared > 0)
        .then(|| 2000 * i64::try_from(shared).unwrap_or(0) / all.max(1))
        .filter(|agreement| *agreement >= 600)
}

fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> =
        folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn labelled(sheet: &Sheet, above: u32) -> Vec<Labelled> {
    let mut all: Vec<Labelled> = Vec::new();
    let mut parent: Vec<String> = Vec::new();
    for row in sheet.rows.iter().take_while(|row| row.row < above) {
        let mut cells = row.cells.iter().peekable();
        while let Some(cell) = cells.next() {
            let text = match &cell.content.value {
                CellValue::Text(text) => text.trim(),
                _ => continue,
            };
            let (label, mut value, mut span) = match text.split_once(':') {
                Some((label, value)) => (label, value.trim().to_owned(), cell.span.clone()),
                None => (text, String::new(), cell.span.clone()),
            };
            if value.is_empty()
                && let Some(next) = cells.peek()
            {
                next.content.value.shown().trim().clone_into(&mut value);
                span = next.span.clone();
            }
            let plain = label.trim_start_matches(|c: char| c.is_ascii_digit() || ". -+•".contains(c));
            let own = words(&folded(plain));
            let is_child = label.trim_start().starts_with(['-', '+', '•']);
            let all_words = if is_child { [own.clone(), parent.clone()].concat() } else { own.clone() };
            if !is_child && !value.is_empty() {
                parent = own;
            }
            let mut unique = all_words;
            unique.sort_unstable();
            unique.dedup();
            all.push(Labelled { label: folded(label), words: unique, value, span });
        }
    }
    all
}

/// `258 người`, `11`.
fn leading_number(value: &str, spelling: Spelling) -> Option<Decimal> {
    match of_text(value, spelling) {
        Figure::Number(number) | Figure::Glued(number, _) => Some(number),
        _ => None,
    }
}
