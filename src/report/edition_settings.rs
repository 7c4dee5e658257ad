//! What rows, groups and the total carry besides their rule, in words; only what is not the usual.

use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::Words;
use crate::criteria::{
    Attribute, Bands, Criteria, Criterion, Effect, Event, Evidence, Gate, Node, NotApplicable, RankBy,
    RescaleOver, Role, TOTAL,
};
use crate::number::{Exact, plain};

/// How a group's rows become one figure, and how it counts; empty where it is an ordinary sum.
pub fn of_group(criteria: &Criteria, row: &Criterion) -> String {
    let combine = match row.node.combine {
        Combine::Sum => None,
        other => Some(combined(other).to_owned()),
    };
    role(criteria, row).into_iter().chain(combine).collect::<Vec<_>>().join("; ")
}

fn combined(combine: Combine) -> &'static str {
    match combine {
        Combine::Sum => "the sum of its rows",
        Combine::Mean => "the mean of its rows",
        Combine::WeightedMean => "the mean of its rows by weight",
        Combine::Max => "the best of its rows",
        Combine::Min => "the weakest of its rows",
    }
}

/// The role of a row, where it is not that of its group.
fn role(criteria: &Criteria, row: &Criterion) -> Option<String> {
    let above = row.parent.map(|parent| &criteria.rows[parent]);
    let inherited = above.map_or((Role::Normal, true), |above| (above.role, above.above_max));
    if row.role == inherited.0 && (row.role != Role::Bonus || row.above_max == inherited.1) {
        return None;
    }
    let words = match (row.role, row.above_max) {
        (Role::Normal, _) => "an ordinary row",
        (Role::Bonus, true) => "bonus, may pass the max",
        (Role::Bonus, false) => "bonus, within the max",
        (Role::Penalty, _) => "penalty: its points are lost",
        (Role::Info, _) => "information, without points",
        (Role::Mandatory, _) => "mandatory, without points",
    };
    Some(words.to_owned())
}

/// Everything else that a row carries, a line each.
pub fn of_row(criteria: &Criteria, index: usize) -> Vec<String> {
    let row = &criteria.rows[index];
    let words = Words { criteria, owner: Some(index) };
    let mut lines = Vec::new();
    if !row.is_group() {
        lines.extend(role(criteria, row));
    }
    if row.weight != Exact::ONE {
        lines.push(format!("weight {}", row.weight));
    }
    if !row.asked_if.is_empty() {
        lines.push(format!("asked only if {}", words.all(&row.asked_if)));
    }
    lines.extend(not_applicable(row));
    lines.extend(row.evidence.map(evidence));
    lines.extend(of_node(words, &row.node, &row.code));
    lines.extend(row.note.clone());
    lines.extend(row.basis.as_ref().map(|basis| format!("basis: {basis}")));
    lines
}

fn not_applicable(row: &Criterion) -> Option<String> {
    let says = match (row.not_applicable, row.rescale_over) {
        (NotApplicable::Forbid, _) => return None,
        (NotApplicable::Drop, _) => "leaves the sum, and its max with it",
        (NotApplicable::Rescale, RescaleOver::Group) => "leaves its max to the others of its group",
        (NotApplicable::Rescale, RescaleOver::Total) => "leaves its max to all others",
        (NotApplicable::Full, _) => "all points",
        (NotApplicable::Zero, _) => "no points",
    };
    Some(format!("not applicable: {says}"))
}

fn evidence(evidence: Evidence) -> String {
    let column = match evidence.column {
        None => "both columns".to_owned(),
        Some(column @ (Column::Own | Column::Appraisal)) => format!("the {} column", column.word()),
    };
    let without = if evidence.zero { "without it no points" } else { "without it a warning" };
    format!("points need evidence in {column}: {without}")
}

/// What any node of the tree may carry.
fn of_node(words: Words<'_>, node: &Node, code: &str) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(node.direction.map(|direction| direction.of_points().to_owned()));
    lines.extend(node.attainable.map(|most| format!("comes to {} at most before the cap", plain(most))));
    lines.extend(node.floor.map(|floor| format!("never below {}", plain(floor))));
    lines.extend(node.gates.iter().map(|gate| self::gate(words, gate, code)));
    lines.extend(node.bands.iter().flat_map(|bands| self::bands(words, bands)));
    lines
}

fn gate(words: Words<'_>, gate: &Gate, code: &str) -> String {
    let rule = words.owner.and_then(|row| words.criteria.rows[row].rule.as_ref());
    let otherwise = match &gate.effect {
        Effect::Zero => "no points".to_owned(),
        Effect::Cap(cap) => format!("at most {cap}"),
        Effect::Choice(option) => {
            let id = rule.and_then(|rule| rule.list().get(*option)).map_or("", |listed| listed.id.as_str());
            format!("it counts as {id}")
        }
        Effect::NoScore if code == TOTAL => "there is no score".to_owned(),
        Effect::NoScore => "it has no score".to_owned(),
    };
    let message = gate.message.as_ref().map_or(String::new(), |message| format!(" (“{message}”)"));
    format!("requires: {}; otherwise {otherwise}{message}", words.condition(&gate.condition))
}

fn bands(words: Words<'_>, bands: &Bands) -> Vec<String> {
    if let Some(rows) = &bands.least_of {
        let codes: Vec<&str> = rows.iter().map(|row| words.criteria.rows[*row].code.as_str()).collect();
        return vec![format!("band: the lowest of {}", codes.join(", "))];
    }
    let one = |band: &crate::criteria::Band| {
        let title = band.title.as_ref().map_or(String::new(), |title| format!(" ({title})"));
        let limits = words.limits(&band.limits).to_string();
        let limits = if limits.is_empty() { "anything else".to_owned() } else { limits };
        let printed = band.printed.as_ref().map_or(String::new(), |printed| format!(", printed “{printed}”"));
        let requires = if band.requires.is_empty() {
            String::new()
        } else {
            format!("; requires: {}", words.all(&band.requires))
        };
        format!("band {}{title}: {limits}{printed}{requires}", band.id)
    };
    bands.list.iter().map(one).collect()
}

/// What the total carries, and how units are ranked, a line each.
pub fn of_total(criteria: &Criteria) -> Vec<String> {
    let words = Words { criteria, owner: None };
    let total = &criteria.total;
    let mut lines = Vec::new();
    if total.unformed {
        lines.push("no total is formed".to_owned());
    } else if total.node.combine != Combine::Sum {
        lines.push(combined(total.node.combine).to_owned());
    }
    lines.extend(total.base.map(|base| format!("starts from {}", plain(base))));
    lines.extend(criteria.min.map(|min| format!("the least that it is to come to: {}", plain(min))));
    lines.extend(of_node(words, &total.node, TOTAL));
    if let Some(index) = &total.index {
        let of = if index.of_applicable { "the max of what applies" } else { "the max as printed" };
        lines.push(format!(
            "index: points ÷ {of} × {}, {} to {}",
            index.scale,
            index.mode.participle(),
            super::edition::counted_decimals(index.decimals)
        ));
    }
    lines.extend(total.events.iter().map(|event| self::event(words, event)));
    lines.extend(ranking(criteria));
    lines
}

fn event(words: Words<'_>, event: &Event) -> String {
    let id = |band: usize| {
        let bands = words.criteria.total.node.bands.as_ref();
        bands.and_then(|bands| bands.list.get(band)).map_or("", |band| band.id.as_str())
    };
    let mut effects = Vec::new();
    effects.extend(event.points.as_ref().map(|points| format!("{} points", signed(points))));
    if !event.points_by_band.is_empty() {
        let each = event.points_by_band.iter();
        let each = each.map(|(band, points)| format!("{} for {}", signed(points), id(*band)));
        effects.push(format!("points by band: {}", each.collect::<Vec<_>>().join(", ")));
    }
    match event.shift {
        0 => {}
        up @ 1.. => effects.push(format!("{up} band up")),
        down @ ..0 => effects.push(format!("{} band down", down.unsigned_abs())),
    }
    effects.extend(event.at_least.map(|band| format!("{} at least", id(band))));
    effects.extend(event.at_most.map(|band| format!("{} at most", id(band))));
    let title = event.title.as_ref().map_or(String::new(), |title| format!(" ({title})"));
    let when = if event.unless { "unless" } else { "if" };
    format!("event{title}: {when} {}: {}", words.condition(&event.condition), effects.join("; "))
}

fn signed(points: &Exact) -> String {
    let shown = points.to_string();
    match shown.strip_prefix('-') {
        Some(magnitude) => format!("−{magnitude}"),
        None if points.is_zero() => shown,
        None => format!("+{shown}"),
    }
}

/// The attributes, each with the rows of which it is asked.
pub fn attributes(criteria: &Criteria) -> Vec<String> {
    let words = Words { criteria, owner: None };
    let one = |attribute: &Attribute| {
        let asked = attribute.asked_if.as_ref();
        let asked =
            asked.map_or(String::new(), |tests| format!(" (asked of rows that {})", words.of_rows(tests)));
        format!("{}{asked}: {}", attribute.name, attribute.title)
    };
    criteria.attributes.iter().map(one).collect()
}

fn ranking(criteria: &Criteria) -> Option<String> {
    let ranking = criteria.ranking.as_ref()?;
    let code = |row: usize| criteria.rows[row].code.as_str();
    let by = match ranking.by {
        RankBy::Total => "the total",
        RankBy::Index => "the index",
        RankBy::Row(row) => code(row),
    };
    let figures = if ranking.exact { "exact" } else { "printed" };
    let then: Vec<&str> = ranking.then.iter().map(|row| code(*row)).collect();
    let then = if then.is_empty() { String::new() } else { format!(", then {}", then.join(", then ")) };
    let cohort = ranking.cohort.map(|fact| format!("; each {} apart", criteria.facts[fact].name));
    Some(format!("ranks 1-2-2-4 by {by}{then}, {figures} figures compared{}", cohort.unwrap_or_default()))
}
