//! The JSON of `explain`: the working as the engine kept it, step by step.

use serde_json::{Map, Value, json};

use super::json::SCHEMA;
use super::json_text::pretty;
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::Node;
use crate::evaluate::Outcome;
use crate::finding::Place;
use crate::language::Show;
use crate::number::Exact;
use crate::report::{Explained, formula};
use crate::rule::Listed;
use crate::source::Position;
use crate::working::{Joint, Step};

/// One object for each code that was asked for.
pub(crate) fn explanations(explained: Explained<'_>, rows: &[Node]) -> Value {
    rows.iter().map(|row| explanation(explained, *row)).collect()
}

/// The explanations of one form.
pub(crate) fn explained_form(explanations: &Value, set: &[String]) -> String {
    pretty(&with_what_if(json!({ "schema": SCHEMA, "explanations": explanations }), set))
}

/// The explanations of several forms, each with the name of its file.
pub(crate) fn explained_forms(forms: &[(String, Value)], set: &[String]) -> String {
    let form = |(file, explanations): &(String, Value)| json!({ "file": file, "explanations": explanations });
    pretty(&with_what_if(
        json!({ "schema": SCHEMA, "forms": forms.iter().map(form).collect::<Vec<_>>() }),
        set,
    ))
}

/// With what was set by hand, where anything was.
fn with_what_if(mut document: Value, set: &[String]) -> Value {
    if let (false, Some(document)) = (set.is_empty(), document.as_object_mut()) {
        document.insert("what_if".to_owned(), json!({ "set": set }));
    }
    document
}

fn explanation(explained: Explained<'_>, node: Node) -> Value {
    let criterion = explained.criteria.criterion(node);
    let max = criterion.map_or(explained.criteria.max, |criterion| criterion.max);
    let column = |column| {
        explained.evaluation.outcome(node, column).map(|outcome| of_column(explained, node, column, outcome))
    };
    json!({
        "code": explained.criteria.code_of(node),
        "title": criterion.map(|criterion| criterion.title.as_str()),
        "kind": criterion.map_or("total", |criterion| criterion.kind()),
        "max": max.map(|max| max.to_string()),
        "criteria": place(explained, criterion.map(|criterion| &criterion.place)),
        "self": column(Column::Own),
        "appraisal": column(Column::Appraisal),
    })
}

fn place(explained: Explained<'_>, place: Option<&Place>) -> Value {
    place.map_or(Value::Null, |place| {
        let (file, position) = explained.sources.locate(place);
        match position {
            Position::Text { line, column } => json!({ "file": file, "line": line, "col": column }),
            Position::Cell { sheet, cell } => {
                json!({ "file": file, "sheet": sheet, "cell": cell.to_string() })
            }
            Position::File => json!({ "file": file }),
        }
    })
}

fn of_column(explained: Explained<'_>, node: Node, column: Column, outcome: &Outcome) -> Value {
    let stated = explained.submission.row(node, column);
    let declared = stated.declared.as_ref().map(|declared| declared.value);
    let mut object = json!({
        "status": outcome.status.word(),
        "points": outcome.shown.map(|points| explained.criteria.rounding.show(points)),
        "before_rounding": unrounded(outcome).map(ToString::to_string),
        "exact": outcome.points.as_ref().map(ToString::to_string),
        "declared": declared.map(|declared| declared.to_string()),
        "agrees": declared.and_then(|declared| outcome.agreement(declared).holds()),
        "sentence": explained.sentence(node, outcome, column).said(explained.language),
        "formula": formula(&outcome.steps).map(|formula| formula.0),
        "goes_into": goes_into(explained, node, column),
        "share_of_total": explained.share_of_total(node, column).map(|share| share.to_string()),
        "note": stated.note.as_ref().map(|note| note.value.as_str()),
        "steps": outcome.steps.iter().map(|step| of_step(explained, node, step)).collect::<Vec<_>>(),
        "place": place(explained, stated.place.as_ref()),
    });
    for (key, value) in declared_class(explained, node, column, outcome) {
        object[key] = value;
    }
    object
}

/// The declared band and index, where the form declares them.
fn declared_class(
    explained: Explained<'_>,
    node: Node,
    column: Column,
    outcome: &Outcome,
) -> Vec<(&'static str, Value)> {
    let stated = explained.submission.row(node, column);
    let node = explained.criteria.settings(node);
    let mut class = Vec::new();
    if let (Some(declared), Some(bands)) = (stated.declared_band(), &node.bands) {
        class.push(("declared_band", bands.list[declared.value].id.as_str().into()));
        class.push(("band_agrees", (outcome.band_agreement(declared.value).holds()).into()));
    }
    if let Some(declared) = stated.declared_index() {
        class.push(("declared_index", declared.value.to_string().into()));
        class.push(("index_agrees", (outcome.index_agreement(declared.value).holds()).into()));
    }
    class
}

/// The points before they were rounded, exactly.
fn unrounded(outcome: &Outcome) -> Option<&Exact> {
    let before = outcome.steps.iter().find_map(|step| match step {
        Step::Rounded { from, .. } => Some(from),
        _ => None,
    });
    before.or(outcome.points.as_ref())
}

/// The sums above, from below, with what they come to.
fn goes_into(explained: Explained<'_>, node: Node, column: Column) -> Vec<Value> {
    let of = |sum: Node| {
        let shown = explained.evaluation.outcome(sum, column).and_then(|outcome| outcome.shown);
        let code = explained.criteria.code_of(sum);
        json!({ "code": code, "points": shown.map(|points| explained.criteria.rounding.show(points)) })
    };
    explained.sums_reached(node, column).0.into_iter().map(of).collect()
}

fn of_step(explained: Explained<'_>, node: Node, step: &Step) -> Value {
    let rule = explained.criteria.criterion(node).and_then(|row| row.rule.as_ref());
    let list = rule.map(|rule| rule.list());
    let (name, fields) = of_rule(list.unwrap_or_default(), step).unwrap_or_else(|| of_node(explained, step));
    let mut object = Map::from_iter([("step".to_owned(), Value::from(name))]);
    object.extend(fields.as_object().cloned().unwrap_or_default());
    if let Some(points) = step.points() {
        object.insert("points".to_owned(), Value::from(points.to_string()));
    }
    Value::Object(object)
}

/// A step of a rule; `None` where the step is one of every node.
fn of_rule(list: &[Listed], step: &Step) -> Option<(&'static str, Value)> {
    let id = |index: &usize| list[*index].id.as_str();
    Some(match step {
        Step::Ratio { num, den, max, .. } => {
            ("ratio", json!({ "num": num.to_string(), "den": den.to_string(), "max": max.to_string() }))
        }
        Step::Shortfall { num, den, max, .. } => {
            ("shortfall", json!({ "num": num.to_string(), "den": den.to_string(), "max": max.to_string() }))
        }
        Step::BelowLeast { share, least, .. } => {
            ("below-least", json!({ "share": share.to_string(), "least": least.to_string() }))
        }
        Step::RatioCapped { from, .. } => ("ratio-capped", json!({ "from": from.to_string() })),
        Step::NothingOfNothing { .. } => ("nothing-of-nothing", json!({})),
        Step::Chosen { option, .. } => ("chosen", json!({ "choice": id(option) })),
        Step::Measured { fraction, measure } => (
            "measured",
            json!({
                "num": fraction.map(|(num, _)| num.to_string()),
                "den": fraction.map(|(_, den)| den.to_string()),
                "measure": measure.to_string(),
            }),
        ),
        Step::TierMissed { tier, reach } => (
            "tier-missed",
            json!({
                "choice": id(tier),
                "at": reach.as_ref().map(|reach| reach.at.to_string()),
                "inclusive": reach.as_ref().map(|reach| reach.inclusive),
                "num": reach.as_ref().and_then(|reach| reach.num.as_ref()).map(ToString::to_string),
            }),
        ),
        Step::Tier { tier, by_tick, .. } => ("tier", json!({ "choice": id(tier), "by_tick": by_tick })),
        Step::Counted { count, each, .. } => {
            ("counted", json!({ "count": count.to_string(), "each": each.to_string() }))
        }
        Step::Rates { terms, .. } => (
            "rates",
            json!({ "terms": terms.iter().map(|(rate, count, points)| {
            json!({ "id": id(rate), "count": count.to_string(), "points": points.to_string() })
        }).collect::<Vec<_>>() }),
        ),
        Step::Items { terms, combine, .. } => (
            "items",
            json!({
                "combine": combine.map_or("all", Combine::word),
                "terms": terms.iter().map(|(item, points)| {
                    json!({ "id": id(item), "points": points.to_string() })
                }).collect::<Vec<_>>(),
            }),
        ),
        Step::Lost { from, terms, floor, .. } => (
            "lost",
            json!({
                "from": from.to_string(),
                "floor": floor.to_string(),
                "terms": terms.iter().map(|(counter, loss)| {
                    let loss = loss.as_ref().map_or("all".to_owned(), ToString::to_string);
                    json!({ "id": id(counter), "loss": loss })
                }).collect::<Vec<_>>(),
            }),
        ),
        Step::Interpolated { low, high, .. } => {
            ("interpolated", json!({ "low": joint(low), "high": joint(high) }))
        }
        Step::Relative { worst, best, units, .. } => {
            ("relative", json!({ "worst": worst.to_string(), "best": best.to_string(), "units": units }))
        }
        Step::Alone { .. } => ("alone", json!({})),
        Step::Awarded { .. } => ("awarded", json!({})),
        Step::Blank => ("blank", json!({})),
        Step::NotAsked => ("not-asked", json!({})),
        Step::Replaced { gate, option } => ("replaced", json!({ "gate": gate, "choice": id(option) })),
        _ => return None,
    })
}

/// A step that every node of the tree may have.
fn of_node(explained: Explained<'_>, step: &Step) -> (&'static str, Value) {
    let rows = &explained.criteria.rows;
    let terms = |terms: &[(usize, Exact)]| {
        let of =
            |(row, points): &(usize, Exact)| json!({ "code": rows[*row].code, "points": points.to_string() });
        terms.iter().map(of).collect::<Vec<_>>()
    };
    match step {
        Step::NotApplicable { .. } => ("not-applicable", json!({})),
        Step::Sum { terms: each, .. } => ("sum", json!({ "terms": terms(each) })),
        Step::Blocked { rows: blocked } => {
            let codes: Vec<&str> = blocked.iter().map(|row| rows[*row].code.as_str()).collect();
            ("blocked", json!({ "by": codes }))
        }
        Step::Capped { from, .. } => ("capped", json!({ "from": from.to_string() })),
        Step::Bonus { terms: each, .. } => ("bonus", json!({ "terms": terms(each) })),
        Step::Rounded { from, rounding, .. } => (
            "rounded",
            json!({ "from": from.to_string(), "mode": rounding.mode.word(), "decimals": rounding.decimals }),
        ),
        Step::Combined { combine, terms: each, .. } => (
            "combined",
            json!({
                "combine": combine.word(),
                "terms": each.iter().map(|(row, weight, points)| {
                    let code = &rows[*row].code;
                    json!({ "code": code, "weight": weight.to_string(), "points": points.to_string() })
                }).collect::<Vec<_>>(),
            }),
        ),
        Step::Rescaled { from, whole, left, over_total, .. } => (
            "rescaled",
            json!({
                "from": from.to_string(),
                "whole": whole.to_string(),
                "left": left.to_string(),
                "over": if *over_total { "total" } else { "group" },
            }),
        ),
        Step::Base { base, .. } => ("base", json!({ "base": base.to_string() })),
        Step::Floored { from, .. } => ("floored", json!({ "from": from.to_string() })),
        Step::Penalty { from, .. } => ("penalty", json!({ "from": from.to_string() })),
        Step::Gated { gate, from, .. } => ("gated", json!({ "gate": gate, "from": from.to_string() })),
        Step::Unproven { from, .. } => ("unproven", json!({ "from": from.to_string() })),
        Step::Penalties { terms: each, .. } => ("penalties", json!({ "terms": terms(each) })),
        Step::Event { event, change, .. } => {
            ("event", json!({ "event": event, "change": change.to_string() }))
        }
        rule => unreachable!("{rule:?} is a step of a rule"),
    }
}

fn joint(joint: &Joint) -> Value {
    json!({ "at": joint.at.to_string(), "points": joint.points.to_string() })
}
