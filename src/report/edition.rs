//! An edition as a form to read: rules, points and bounds, to be held against the printed original.

use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::criteria::{Criteria, Criterion, NotApplicable, Role};
use crate::number::{RoundAt, plain};
use crate::rule::{KINDS, Kind};

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
        GridColumn::new(language.say(Phrase::Rule), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Points), Align::Right, Room::Content),
    ];
    let mut rows: Vec<GridRow> = criteria.rows.iter().flat_map(|row| criterion_rows(criteria, row)).collect();
    rows.push(GridRow {
        level: Level::Total,
        cells: vec![
            Cell::new("", Tone::Plain),
            Cell::new(language.say(Phrase::Total), Tone::Strong),
            Cell::new("", Tone::Plain),
            Cell::new(criteria.max.map(plain).unwrap_or_default(), Tone::Strong),
        ],
    });
    Sheet { heading: heading(criteria), grid: Grid { columns, rows }, notes: names(criteria, language) }
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
            format!("{} to {} decimals {place}", rounding.mode.word(), rounding.decimals)
        }
    };
    let leaves = criteria.leaves().count();
    vec![
        Line::new(criteria.title.clone(), Tone::Strong),
        Line::new(
            format!("{} · {leaves} leaves in {} groups · {rounding}", criteria.id, criteria.top.len()),
            Tone::Faint,
        ),
    ]
}

fn criterion_rows(criteria: &Criteria, criterion: &Criterion) -> Vec<GridRow> {
    let indent = criterion.depth.saturating_sub(1);
    let row = |level, code: &str, text: String, indent, rule: String, points: String, tone| GridRow {
        level,
        cells: vec![
            Cell::new(code, tone),
            Cell { text, tone, indent },
            Cell::new(rule, Tone::Faint),
            Cell::new(points, tone),
        ],
    };
    let level = if criterion.depth == 1 { Level::Top } else { Level::Inner };
    let tone = if criterion.is_group() { Tone::Strong } else { Tone::Plain };
    let mut rule = criterion.rule.as_ref().map_or(String::new(), |rule| rule.summary());
    if criterion.role == Role::Bonus && criterion.parent.is_none() {
        rule = if criterion.above_max {
            "bonus, may pass the max".into()
        } else {
            "bonus, within the max".into()
        };
    }
    let max = criterion.max.map(plain).unwrap_or_default();
    let mut rows = vec![row(level, &criterion.code, criterion.title.clone(), indent, rule, max, tone)];
    if let Some(leaf) = &criterion.rule {
        for listed in leaf.list() {
            let title = format!("{}. {}", listed.id, listed.title);
            let points = listed.worth.clone();
            let (rule, points) =
                if points.contains(' ') { (points, String::new()) } else { (listed.bounds.clone(), points) };
            rows.push(row(Level::Inner, "", title, indent + 1, rule, points, Tone::Faint));
        }
        rows.extend(
            quoted(criteria, criterion).into_iter().map(|text| {
                row(Level::Inner, "", text, indent + 1, String::new(), String::new(), Tone::Faint)
            }),
        );
    }
    let applies = match criterion.not_applicable {
        NotApplicable::Forbid => None,
        NotApplicable::Drop => Some("not applicable: leaves the sum"),
        NotApplicable::Rescale => Some("not applicable: leaves its max to the others"),
        NotApplicable::Full => Some("not applicable: all points"),
        NotApplicable::Zero => Some("not applicable: no points"),
    };
    let remarks =
        applies.map(str::to_owned).into_iter().chain(criterion.note.clone()).chain(criterion.basis.clone());
    rows.extend(remarks.map(|text| {
        row(Level::Inner, "", format!("* {text}"), indent + 1, String::new(), String::new(), Tone::Faint)
    }));
    rows
}

/// The facts and quantities that the answer quotes.
fn quoted(criteria: &Criteria, criterion: &Criterion) -> Vec<String> {
    use crate::answer::{Given, Word};
    let Some(rule) = &criterion.rule else { return Vec::new() };
    let options = (0..rule.list().len()).map(|choice| Given { choice: Some(choice), ..Given::default() });
    let mut names = Vec::new();
    for given in std::iter::once(Given::default()).chain(options) {
        for word in [Word::Num, Word::Den] {
            if let Some(named) = rule.quotes(word, &given) {
                let text =
                    format!("{} = {} ({})", word.key(), criteria.name_of(named), criteria.title_of(named));
                if !names.contains(&text) {
                    names.push(text);
                }
            }
        }
    }
    names
}

fn names(criteria: &Criteria, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    if !criteria.facts.is_empty() {
        lines.push(Line::new(language.say(Phrase::Facts), Tone::Strong));
    }
    for fact in &criteria.facts {
        let terms: Vec<&str> = fact.sum.iter().map(|term| criteria.facts[*term].name.as_str()).collect();
        let sum = if terms.is_empty() { String::new() } else { format!(" = {}", terms.join(" + ")) };
        lines.push(Line::new(format!("  {}{sum}: {}", fact.name, fact.title), Tone::Plain));
    }
    if !criteria.quantities.is_empty() {
        lines.push(Line::new(language.say(Phrase::Quantities), Tone::Strong));
    }
    for quantity in &criteria.quantities {
        let limit = quantity.at_most.map_or(String::new(), |most| format!(" ≤ {}", criteria.name_of(most)));
        lines.push(Line::new(format!("  {}{limit}: {}", quantity.name, quantity.title), Tone::Plain));
    }
    lines
}
