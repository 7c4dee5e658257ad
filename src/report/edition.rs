//! An edition as a form to read: rules, points and bounds, to be held against the printed original.

use super::edition_settings::{attributes, of_group, of_row, of_total};
use super::messages::edition::{
    ATTRIBUTES, GROUP, LEAF, NOTHING_ROUNDED, OfEntry, Quotes, RATIOS, Remarked, RoundedAtLeaves,
    RoundedAtTotal, Size, UNUSED_LISTS,
};
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone,
};
use crate::answer::AnswerField;
use crate::criteria::{Criteria, Fact};
use crate::language::{Counted, Sentence, Show};
use crate::number::{Decimal, RoundAt, plain};
use crate::rule::{KINDS, Kind, Rule};

/// The editions that are shipped, one a row.
pub(crate) fn edition_list(editions: &[Criteria], language: Language) -> Sheet {
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
            Cell::plain(criteria.rows.len()),
            Cell::plain(points_of(criteria.max)),
        ],
    };
    let rows = editions.iter().map(row).collect();
    Sheet::of(Grid { columns, rows })
}

/// The kinds of rule: what each measures, and how it is answered.
pub(crate) fn kinds_sheet(language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Rule), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Meaning), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Answer), Align::Left, Room::Rest),
    ];
    let row = |kind: &&Kind| GridRow {
        level: Level::Inner,
        cells: vec![
            Cell::new(kind.name, Tone::Strong),
            Cell::new(kind.summary.in_language(language), Tone::Plain),
            Cell::new(kind.answer.in_language(language), Tone::Plain),
        ],
    };
    Sheet::of(Grid { columns, rows: KINDS.iter().map(row).collect() })
}

/// One edition, row by row, with every option and tier.
pub(crate) fn edition_sheet(criteria: &Criteria, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Code), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Criterion), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Rule), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Points), Align::Right, Room::Content),
    ];
    let mut rows: Vec<GridRow> =
        (0..criteria.rows.len()).flat_map(|row| criterion_rows(criteria, row, language)).collect();
    rows.push(GridRow {
        level: Level::Total,
        cells: vec![
            Cell::plain(Content::Empty),
            Cell::new(language.say(Phrase::Total), Tone::Strong),
            Cell::plain(Content::Empty),
            Cell::new(points_of(criteria.max), Tone::Strong),
        ],
    });
    Sheet {
        heading: heading(criteria, language),
        notes: notes(criteria, language),
        ..Sheet::of(Grid { columns, rows })
    }
}

fn heading(criteria: &Criteria, language: Language) -> Vec<Line> {
    let rounding = criteria.rounding;
    let rounding: Sentence = match rounding.at {
        RoundAt::Never => NOTHING_ROUNDED.into(),
        RoundAt::Leaf => RoundedAtLeaves { rounding }.into(),
        RoundAt::Total => RoundedAtTotal { rounding }.into(),
    };
    let leaves = criteria.leaves().count();
    let groups = criteria.rows.len() - leaves;
    let size = Size { leaves: Counted(leaves, LEAF), groups: Counted(groups, GROUP) }.said(language);
    let said = [Some(criteria.id.clone()), criteria.year.map(plain), criteria.language.clone()];
    let said: Vec<String> = said.into_iter().flatten().chain([size, rounding.said(language)]).collect();
    vec![Line::new(criteria.title.clone(), Tone::Strong), Line::new(said.join(" · "), Tone::Faint)]
}

fn criterion_rows(criteria: &Criteria, index: usize, language: Language) -> Vec<GridRow> {
    let criterion = &criteria.rows[index];
    let indent = criterion.depth.saturating_sub(1);
    let row = |level, code: &str, text: String, indent, rule: String, points: Content, tone| GridRow {
        level,
        cells: vec![
            Cell::code(code, tone),
            Cell { indent, ..Cell::new(text, tone) },
            Cell::new(rule, Tone::Faint),
            Cell::new(points, tone),
        ],
    };
    let level = if criterion.depth == 1 { Level::Top } else { Level::Inner };
    let tone = if criterion.is_group() { Tone::Strong } else { Tone::Plain };
    let rule = match &criterion.rule {
        Some(rule) => rule.summary().said(language),
        None => of_group(criteria, criterion).said(language),
    };
    let max = points_of(criterion.max);
    let mut rows = vec![row(level, &criterion.code, criterion.title.clone(), indent, rule, max, tone)];
    let line = |text| row(Level::Inner, "", text, indent + 1, String::new(), Content::Empty, Tone::Faint);
    if let Some(leaf) = &criterion.rule {
        for listed in leaf.list() {
            let title = if listed.title.is_empty() { String::new() } else { format!(" {}", listed.title) };
            let title = format!("{}.{title}", listed.id);
            let (worth, bounds) = (listed.worth.said(language), listed.bounds.said(language));
            let (rule, points) = match listed.worth.to_string().parse::<Decimal>() {
                Ok(points) => (bounds, points.into()),
                Err(_) if worth.contains(' ') => (worth, Content::Empty),
                Err(_) => (bounds, worth.into()),
            };
            rows.push(row(Level::Inner, "", title, indent + 1, rule, points, Tone::Faint));
        }
        let lines = rule_lines(criteria, leaf.as_ref());
        rows.extend(lines.into_iter().map(|text| line(text.said(language))));
    }
    let remarks = of_row(criteria, index);
    rows.extend(remarks.into_iter().map(|text| line(Remarked { line: text }.said(language))));
    rows
}

/// Points as an edition has them.
fn points_of(max: Option<Decimal>) -> Content {
    max.map(|max| max.normalize()).into()
}

/// What a rule says besides its summary and its list: what its figures quote, its other settings; then those of the
/// rules that its entries have.
fn rule_lines(criteria: &Criteria, rule: &dyn Rule) -> Vec<Sentence> {
    let usual = [criteria.defaults.over.says().en, criteria.defaults.zero_over_zero.says().en];
    let mut lines = quoted(criteria, rule);
    let is_usual = |line: &Sentence| usual.contains(&line.said(Language::English).as_str());
    lines.extend(rule.details().into_iter().filter(|line| !is_usual(line)));
    for (entry, listed) in rule.list().iter().enumerate() {
        let own = rule.rule_of(entry).map(|own| rule_lines(criteria, own)).unwrap_or_default();
        lines.extend(own.into_iter().map(|line| OfEntry { entry: listed.id.clone(), line }.into()));
    }
    lines
}

/// The facts and quantities that an answer quotes.
fn quoted(criteria: &Criteria, rule: &dyn Rule) -> Vec<Sentence> {
    let named = |word: AnswerField| {
        let named = rule.quotes(word, None)?;
        let (name, title) = (criteria.name_of(named).to_owned(), criteria.title_of(named).to_owned());
        Some(Quotes { key: word.key(), name, title }.into())
    };
    [AnswerField::Num, AnswerField::Den].into_iter().filter_map(named).collect()
}

/// What stands below the rows: the total, what holds of all rows, and what the edition names.
fn notes(criteria: &Criteria, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut section = |title: &str, items: Vec<Sentence>| {
        if !items.is_empty() {
            lines.push(Line::new(title.to_owned(), Tone::Section));
            let items = items.into_iter();
            lines.extend(items.map(|item| Line::new(format!("  {}", item.said(language)), Tone::Plain)));
        }
    };
    section(language.say(Phrase::Total), of_total(criteria));
    if criteria.rows.iter().any(|row| row.rule.as_deref().is_some_and(has_ratio)) {
        let defaults = criteria.defaults;
        let each = [defaults.over.says(), defaults.zero_over_zero.says()].map(Sentence::from);
        section(RATIOS.in_language(language), each.to_vec());
    }
    section(
        language.say(Phrase::Facts),
        criteria.facts.iter().map(|f| Sentence::new(fact(criteria, f))).collect(),
    );
    let quantities = criteria.quantities.iter().map(|quantity| {
        let limit = quantity.at_most.map_or(String::new(), |most| format!(" ≤ {}", criteria.name_of(most)));
        Sentence::new(format!("{} ({}{limit})", quantity.title, quantity.name))
    });
    section(language.say(Phrase::Quantities), quantities.collect());
    section(ATTRIBUTES.in_language(language), attributes(criteria));
    let unused = criteria.unused_lists.iter().map(|list| Sentence::new(list.value.clone()));
    section(UNUSED_LISTS.in_language(language), unused.collect());
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
        if fact.options.is_empty() { String::new() } else { format!(": {}", fact.options.join(", ")) };
    format!("{} ({}{sum}{options})", fact.title, fact.name)
}
