//! An edition as a form to read: rules, points and bounds, to be held against the printed original.

use super::edition_settings::{attributes, of_group, of_row, of_total};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::answer::{Given, Word};
use crate::criteria::{Criteria, Fact};
use crate::number::{RoundAt, plain};
use crate::rule::{KINDS, Kind, Rule};

/// The editions that are shipped, one a row.
pub fn edition_list(editions: &[Criteria], language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Id), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Title), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Rows), Align::Right, Room::Content),
        GridColumn::new(language.say(Phrase::Max), Align::Right, Room::Content),
    ];
    let row = |criteria: &Criteria| GridRow {
        level: Level::Inner,
        cells: vec![
            Cell::new(criteria.id.clone(), Tone::Strong),
            Cell::new(criteria.title.clone(), Tone::Plain),
            Cell::new(criteria.rows.len().to_string(), Tone::Plain),
            Cell::new(criteria.max.map(plain).unwrap_or_default(), Tone::Plain),
        ],
    };
    let rows = editions.iter().map(row).collect();
    Sheet { heading: Vec::new(), grid: Grid { columns, rows }, notes: Vec::new() }
}

/// The kinds of rule: what each measures, and how it is answered.
pub fn kinds_sheet(language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Rule), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Meaning), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Answer), Align::Left, Room::Rest),
    ];
    let row = |kind: &&Kind| GridRow {
        level: Level::Inner,
        cells: vec![
            Cell::new(kind.name, Tone::Strong),
            Cell::new(kind.summary, Tone::Plain),
            Cell::new(kind.answer, Tone::Plain),
        ],
    };
    Sheet {
        heading: Vec::new(),
        grid: Grid { columns, rows: KINDS.iter().map(row).collect() },
        notes: Vec::new(),
    }
}

/// One edition, row by row, with every option and tier.
pub fn edition_sheet(criteria: &Criteria, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Code), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Criterion), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Rule), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Points), Align::Right, Room::Content),
    ];
    let mut rows: Vec<GridRow> =
        (0..criteria.rows.len()).flat_map(|row| criterion_rows(criteria, row)).collect();
    rows.push(GridRow {
        level: Level::Total,
        cells: vec![
            Cell::new("", Tone::Plain),
            Cell::new(language.say(Phrase::Total), Tone::Strong),
            Cell::new("", Tone::Plain),
            Cell::new(criteria.max.map(plain).unwrap_or_default(), Tone::Strong),
        ],
    });
    Sheet { heading: heading(criteria), grid: Grid { columns, rows }, notes: notes(criteria, language) }
}

/// `1 decimal`, `2 decimals`.
pub(super) fn counted_decimals(decimals: u32) -> String {
    if decimals == 1 { "1 decimal".to_owned() } else { format!("{decimals} decimals") }
}

fn heading(criteria: &Criteria) -> Vec<Line> {
    let rounding = criteria.rounding;
    let place = match rounding.at {
        RoundAt::Leaf => "at each leaf",
        RoundAt::Total => "at the total",
        RoundAt::Never => "",
    };
    let rounding = match rounding.at {
        RoundAt::Never => "nothing is rounded".to_owned(),
        RoundAt::Leaf | RoundAt::Total => {
            format!("{} to {} {place}", rounding.mode.participle(), counted_decimals(rounding.decimals))
        }
    };
    let leaves = criteria.leaves().count();
    let groups = criteria.top.iter().filter(|row| criteria.rows[**row].is_group()).count();
    let leaves = if leaves == 1 { "1 leaf".to_owned() } else { format!("{leaves} leaves") };
    let groups = if groups == 1 { "1 group".to_owned() } else { format!("{groups} groups") };
    let size = format!("{leaves} in {groups}");
    let said = [Some(criteria.id.clone()), criteria.year.map(plain), criteria.language.clone()];
    let said: Vec<String> = said.into_iter().flatten().chain([size, rounding]).collect();
    vec![Line::new(criteria.title.clone(), Tone::Strong), Line::new(said.join(" · "), Tone::Faint)]
}

fn criterion_rows(criteria: &Criteria, index: usize) -> Vec<GridRow> {
    let criterion = &criteria.rows[index];
    let indent = criterion.depth.saturating_sub(1);
    let row = |level, code: &str, text: String, indent, rule: String, points: String, tone| GridRow {
        level,
        cells: vec![
            Cell::new(code, tone),
            Cell { indent, ..Cell::new(text, tone) },
            Cell::new(rule, Tone::Faint),
            Cell::new(points, tone),
        ],
    };
    let level = if criterion.depth == 1 { Level::Top } else { Level::Inner };
    let tone = if criterion.is_group() { Tone::Strong } else { Tone::Plain };
    let rule = match &criterion.rule {
        Some(rule) => rule.summary().to_string(),
        None => of_group(criteria, criterion),
    };
    let max = criterion.max.map(plain).unwrap_or_default();
    let mut rows = vec![row(level, &criterion.code, criterion.title.clone(), indent, rule, max, tone)];
    let line = |text| row(Level::Inner, "", text, indent + 1, String::new(), String::new(), Tone::Faint);
    if let Some(leaf) = &criterion.rule {
        for listed in leaf.list() {
            let title = if listed.title.is_empty() { String::new() } else { format!(" {}", listed.title) };
            let title = format!("{}.{title}", listed.id);
            let points = listed.worth.clone();
            let (rule, points) =
                if points.contains(' ') { (points, String::new()) } else { (listed.bounds.clone(), points) };
            rows.push(row(Level::Inner, "", title, indent + 1, rule, points, Tone::Faint));
        }
        rows.extend(rule_lines(criteria, leaf.as_ref()).into_iter().map(line));
    }
    rows.extend(of_row(criteria, index).into_iter().map(|text| line(format!("* {text}"))));
    rows
}

/// What a rule says besides its summary and its list: what its figures quote, its other settings; then those of the
/// rules that its entries have.
fn rule_lines(criteria: &Criteria, rule: &dyn Rule) -> Vec<String> {
    let usual = [criteria.defaults.over.says(), criteria.defaults.zero_over_zero.says()];
    let mut lines = quoted(criteria, rule);
    lines.extend(rule.details().into_iter().filter(|line| !usual.contains(&line.as_str())));
    for (entry, listed) in rule.list().iter().enumerate() {
        let own = rule.rule_of(entry).map(|own| rule_lines(criteria, own)).unwrap_or_default();
        lines.extend(own.into_iter().map(|line| format!("{}: {line}", listed.id)));
    }
    lines
}

/// The facts and quantities that an answer quotes.
fn quoted(criteria: &Criteria, rule: &dyn Rule) -> Vec<String> {
    let named = |word: Word| {
        let named = rule.quotes(word, &Given::default())?;
        Some(format!("{} = {} ({})", word.key(), criteria.name_of(named), criteria.title_of(named)))
    };
    [Word::Num, Word::Den].into_iter().filter_map(named).collect()
}

/// What stands below the rows: the total, what holds of all rows, and what the edition names.
fn notes(criteria: &Criteria, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut section = |title: String, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(Line::new(title, Tone::Section));
            lines.extend(items.into_iter().map(|item| Line::new(format!("  {item}"), Tone::Plain)));
        }
    };
    section(language.say(Phrase::Total).to_owned(), of_total(criteria));
    if criteria.rows.iter().any(|row| row.rule.as_deref().is_some_and(has_ratio)) {
        let defaults = criteria.defaults;
        let each = [defaults.over.says(), defaults.zero_over_zero.says()].map(str::to_owned);
        section("Ratios that do not say otherwise".to_owned(), each.to_vec());
    }
    section(
        language.say(Phrase::Facts).to_owned(),
        criteria.facts.iter().map(|f| fact(criteria, f)).collect(),
    );
    let quantities = criteria.quantities.iter().map(|quantity| {
        let limit = quantity.at_most.map_or(String::new(), |most| format!(" ≤ {}", criteria.name_of(most)));
        format!("{}{limit}: {}", quantity.name, quantity.title)
    });
    section(language.say(Phrase::Quantities).to_owned(), quantities.collect());
    section("What any answer may say besides".to_owned(), attributes(criteria));
    let unused = criteria.unused_lists.iter().map(|list| list.value.clone());
    section("Lists that no row uses".to_owned(), unused.collect());
    lines
}

fn has_ratio(rule: &dyn Rule) -> bool {
    let own = (0..rule.list().len()).filter_map(|entry| rule.rule_of(entry));
    rule.kind().name == "ratio" || own.into_iter().any(has_ratio)
}

fn fact(criteria: &Criteria, fact: &Fact) -> String {
    let terms: Vec<&str> = fact.sum.iter().map(|term| criteria.facts[*term].name.as_str()).collect();
    let sum = if terms.is_empty() { String::new() } else { format!(" = {}", terms.join(" + ")) };
    let options =
        if fact.options.is_empty() { String::new() } else { format!(" ({})", fact.options.join(", ")) };
    format!("{}{sum}{options}: {}", fact.name, fact.title)
}
