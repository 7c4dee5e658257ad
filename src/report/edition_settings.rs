//! What rows, groups and the total carry besides their rule, in words; only what is not the usual.

use super::messages::edition::{
    ANYTHING_ELSE, AddsByBand, AddsForBand, AddsPoints, AskedOfRows, AskedOnlyIf, AtLeastBand, AtMostBand,
    AtMostPoints, AttributeOf, BEST, BONUS_ABOVE, BONUS_WITHIN, BOTH_COLUMNS, BY_INDEX, BY_TOTAL, BandHolds,
    BandsDown, BandsUp, Basis, CodeBefore, ComesToAtMost, CountsAs, DROPPED, EXACT, EachApart, EventIf,
    EventUnless, FEWER_ARE_BETTER, FULL, GateRequires, INFORMATION, InColumn, IndexOf, LEFT_TO_ALL,
    LEFT_TO_GROUP, LeastTotal, LowestOf, MANDATORY, MAX_AS_PRINTED, MAX_THAT_APPLIES, MEAN, MORE_IS_BETTER,
    Message, NO_POINTS, NO_POINTS_WITHOUT, NO_SCORE, NO_SCORE_AT_ALL, NO_TOTAL, NOTHING_LOST, NeedEvidence,
    NeverBelow, ORDINARY, PENALTY, PRINTED, PrintedAs, RanksBy, SUM, SideConditions, StartsFrom, ThenBy,
    Titled, WARNING_WITHOUT, WEAKEST, WEIGHTED_MEAN, Weight, ZERO,
};
use crate::combine::Combine;
use crate::criteria::{
    Attribute, Band, Bands, Criteria, Criterion, Effect, Event, Evidence, Gate, Node, NodeSettings,
    NotApplicable, RankBy, RescaleOver, Role, TOTAL, Words,
};
use crate::language::{Computed, Joined, Listed, NodeCode, RowName, Sentence, Text};
use crate::number::{Exact, RoundAt, Rounding, plain};
use crate::rule::Direction;

/// How a group's rows become one figure, and how it counts; nothing where it is an ordinary sum.
pub(super) fn of_group(criteria: &Criteria, row: &Criterion) -> Sentence {
    let combine = match row.node.combine {
        Combine::Sum => None,
        other => Some(combined(other)),
    };
    let items: Vec<Text> = role(criteria, row).into_iter().chain(combine).collect();
    Sentence::new(Joined::by_semicolons(items))
}

fn combined(combine: Combine) -> Text {
    match combine {
        Combine::Sum => SUM,
        Combine::Mean => MEAN,
        Combine::WeightedMean => WEIGHTED_MEAN,
        Combine::Max => BEST,
        Combine::Min => WEAKEST,
    }
}

/// The role of a row, where it is not that of its group.
fn role(criteria: &Criteria, row: &Criterion) -> Option<Text> {
    let above = row.parent.map(|parent| &criteria.rows[parent]);
    let inherited = above.map_or((Role::Normal, true), |above| (above.role, above.above_max));
    if row.role == inherited.0 && (row.role != Role::Bonus || row.above_max == inherited.1) {
        return None;
    }
    Some(match (row.role, row.above_max) {
        (Role::Normal, _) => ORDINARY,
        (Role::Bonus, true) => BONUS_ABOVE,
        (Role::Bonus, false) => BONUS_WITHIN,
        (Role::Penalty, _) => PENALTY,
        (Role::Info, _) => INFORMATION,
        (Role::Mandatory, _) => MANDATORY,
    })
}

/// Everything else that a row carries, a line each.
pub(super) fn of_row(criteria: &Criteria, index: usize) -> Vec<Sentence> {
    let row = &criteria.rows[index];
    let words = Words { criteria, owner: Node::Row(index) };
    let mut lines: Vec<Sentence> = Vec::new();
    if !row.is_group() {
        lines.extend(role(criteria, row).map(Sentence::from));
    }
    if row.weight != Exact::ONE {
        lines.push(Weight { weight: Computed(row.weight.to_string()) }.into());
    }
    if !row.asked_if.is_empty() {
        lines.push(AskedOnlyIf { condition: words.all(&row.asked_if) }.into());
    }
    lines.extend(not_applicable(row, criteria.direction(Node::Row(index))).map(Sentence::from));
    lines.extend(row.evidence.map(evidence));
    lines.extend(of_node(words, &row.node, &row.code));
    lines.extend(row.note.clone().map(Sentence::new));
    lines.extend(row.basis.clone().map(|basis| Basis { basis }.into()));
    lines.extend(row.was.clone().map(|code| CodeBefore { code }.into()));
    lines
}

fn not_applicable(row: &Criterion, direction: Direction) -> Option<Text> {
    match (row.not_applicable, row.rescale_over) {
        (NotApplicable::Forbid, _) => None,
        (NotApplicable::Drop, _) => Some(DROPPED),
        (NotApplicable::Rescale, RescaleOver::Group) => Some(LEFT_TO_GROUP),
        (NotApplicable::Rescale, RescaleOver::Total) => Some(LEFT_TO_ALL),
        (NotApplicable::Full, _) if row.role == Role::Penalty && direction == Direction::Up => {
            Some(NOTHING_LOST)
        }
        (NotApplicable::Full, _) => Some(FULL),
        (NotApplicable::Zero, _) => Some(ZERO),
    }
}

fn evidence(evidence: Evidence) -> Sentence {
    let place = evidence.column.map_or(BOTH_COLUMNS.into(), |column| InColumn { column }.into());
    let without = if evidence.zero { NO_POINTS_WITHOUT } else { WARNING_WITHOUT };
    NeedEvidence { place, without }.into()
}

/// What any node of the tree may carry.
fn of_node(words: Words<'_>, node: &NodeSettings, code: &str) -> Vec<Sentence> {
    let mut lines: Vec<Sentence> = Vec::new();
    lines.extend(node.direction.map(|direction| match direction {
        Direction::Up => MORE_IS_BETTER.into(),
        Direction::Down => FEWER_ARE_BETTER.into(),
    }));
    lines.extend(node.attainable.map(|most| ComesToAtMost { most: Computed(plain(most)) }.into()));
    lines.extend(node.floor.map(|floor| NeverBelow { floor: Computed(plain(floor)) }.into()));
    lines.extend(node.gates.iter().map(|gate| self::gate(words, gate, code)));
    lines.extend(node.bands.iter().flat_map(|bands| self::bands(words, bands)));
    lines
}

fn gate(words: Words<'_>, gate: &Gate, code: &str) -> Sentence {
    let rule = words.owner.row().and_then(|row| words.criteria.rows[row].rule.as_ref());
    let otherwise: Sentence = match &gate.effect {
        Effect::Zero => NO_POINTS.into(),
        Effect::Cap(cap) => AtMostPoints { cap: Computed(cap.to_string()) }.into(),
        Effect::Choice(option) => {
            let listed = rule.and_then(|rule| rule.list().get(*option));
            CountsAs { option: listed.map(|listed| listed.id.clone()).unwrap_or_default() }.into()
        }
        Effect::NoScore if code == TOTAL => NO_SCORE_AT_ALL.into(),
        Effect::NoScore => NO_SCORE.into(),
    };
    let message = gate.message.clone().map(|message| Message { message });
    GateRequires { condition: words.condition(&gate.condition), otherwise, message }.into()
}

fn bands(words: Words<'_>, bands: &Bands) -> Vec<Sentence> {
    if let Some(rows) = &bands.least_of {
        let code = |row: &usize| NodeCode(words.criteria.rows[*row].code.clone());
        return vec![LowestOf { rows: Listed(rows.iter().map(code).collect()) }.into()];
    }
    let one = |band: &Band| {
        let requires = (!band.requires.is_empty()).then(|| words.all(&band.requires));
        let limits = if band.limits.is_open() { ANYTHING_ELSE.into() } else { words.limits(&band.limits) };
        BandHolds {
            band: band.name().to_owned(),
            id: band.title.is_some().then(|| Titled { title: band.id.clone() }),
            limits,
            printed: band.printed.clone().map(|printed| PrintedAs { printed }),
            requires: requires.map(|condition| SideConditions { condition }),
        }
        .into()
    };
    bands.list.iter().map(one).collect()
}

/// What the total carries, and how units are ranked, a line each.
pub(super) fn of_total(criteria: &Criteria) -> Vec<Sentence> {
    let words = Words { criteria, owner: Node::Total };
    let total = &criteria.total;
    let mut lines: Vec<Sentence> = Vec::new();
    if total.unformed {
        lines.push(NO_TOTAL.into());
    } else if total.node.combine != Combine::Sum {
        lines.push(combined(total.node.combine).into());
    }
    lines.extend(total.base.map(|base| StartsFrom { base: Computed(plain(base)) }.into()));
    lines.extend(criteria.min.map(|min| LeastTotal { min: Computed(plain(min)) }.into()));
    lines.extend(of_node(words, &total.node, TOTAL));
    lines.extend(total.index.as_ref().map(|index| {
        let of = if index.of_applicable { MAX_THAT_APPLIES } else { MAX_AS_PRINTED };
        let rounding = Rounding { at: RoundAt::Total, mode: index.mode, decimals: index.decimals };
        IndexOf { of, scale: Computed(index.scale.to_string()), rounding }.into()
    }));
    lines.extend(total.events.iter().map(|event| self::event(words, event)));
    lines.extend(ranking(criteria));
    lines
}

fn event(words: Words<'_>, event: &Event) -> Sentence {
    let id = |band: usize| {
        let bands = words.criteria.total.node.bands.as_ref();
        bands.and_then(|bands| bands.list.get(band)).map(|band| band.id.clone()).unwrap_or_default()
    };
    let mut effects: Vec<Sentence> = Vec::new();
    effects.extend(event.points.as_ref().map(|points| AddsPoints { points: signed(points) }.into()));
    if !event.points_by_band.is_empty() {
        let each = event.points_by_band.iter();
        let each = each.map(|(band, points)| AddsForBand { points: signed(points), band: id(*band) });
        effects.push(AddsByBand { each: Listed(each.collect()) }.into());
    }
    let bands = usize::try_from(event.shift.unsigned_abs()).unwrap_or(usize::MAX);
    match event.shift {
        0 => {}
        1.. => effects.push(BandsUp { bands }.into()),
        ..0 => effects.push(BandsDown { bands }.into()),
    }
    effects.extend(event.at_least.map(|band| AtLeastBand { band: id(band) }.into()));
    effects.extend(event.at_most.map(|band| AtMostBand { band: id(band) }.into()));
    let title = event.title.clone().map(|title| Titled { title });
    let (condition, effects) = (words.condition(&event.condition), Joined::by_semicolons(effects));
    if event.unless {
        EventUnless { title, condition, effects }.into()
    } else {
        EventIf { title, condition, effects }.into()
    }
}

fn signed(points: &Exact) -> Computed {
    let shown = points.to_string();
    Computed(match shown.strip_prefix('-') {
        Some(magnitude) => format!("−{magnitude}"),
        None if points.is_zero() => shown,
        None => format!("+{shown}"),
    })
}

/// The attributes, each with the rows of which it is asked.
pub(super) fn attributes(criteria: &Criteria) -> Vec<Sentence> {
    let words = Words { criteria, owner: Node::Total };
    let one = |attribute: &Attribute| {
        let asked = attribute.asked_if.as_ref().map(|tests| AskedOfRows { tests: words.of_rows(tests) });
        AttributeOf { name: attribute.name.clone(), asked, title: attribute.title.clone() }.into()
    };
    criteria.attributes.iter().map(one).collect()
}

fn ranking(criteria: &Criteria) -> Option<Sentence> {
    let ranking = criteria.ranking.as_ref()?;
    let row = |row: usize| RowName(criteria.rows[row].code.clone());
    let by = match ranking.by {
        RankBy::Total => BY_TOTAL.into(),
        RankBy::Index => BY_INDEX.into(),
        RankBy::Row(by) => Sentence::new(row(by)),
    };
    let rows: Vec<RowName> = ranking.then.iter().map(|then| row(*then)).collect();
    let then = match rows.len() {
        0 => None,
        _ => Some(ThenBy { rows: Joined { items: rows, by: Text { en: ", then ", vi: ", rồi " } } }),
    };
    let figures = if ranking.exact { EXACT } else { PRINTED };
    let apart = ranking.cohort.map(|fact| EachApart { fact: criteria.facts[fact].name.clone() });
    Some(RanksBy { by, then, figures, apart }.into())
}
