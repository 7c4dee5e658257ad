//! The JSON of `explain`: the working as the engine kept it, step by step.

use serde_json::{Map, Value, json};

use super::json::{SCHEMA, escaped};
use crate::column::Column;
use crate::criteria::TOTAL;
use crate::evaluate::Outcome;
use crate::finding::Place;
use crate::number::fixed;
use crate::report::Explained;
use crate::working::Step;

/// One object for each code that was asked for.
pub fn explanations(explained: Explained<'_>, rows: &[Option<usize>]) -> String {
    let list: Vec<Value> = rows.iter().map(|row| explanation(explained, *row)).collect();
    let document = json!({ "schema": SCHEMA, "explanations": list });
    escaped(&serde_json::to_string_pretty(&document).expect("a value is always JSON"))
}

fn explanation(explained: Explained<'_>, row: Option<usize>) -> Value {
    let criterion = row.map(|row| &explained.criteria.rows[row]);
    let max = criterion.map_or(explained.criteria.max, |criterion| criterion.max);
    let column = |column| {
        explained.evaluation.outcome(row, column).map(|outcome| of_column(explained, row, column, outcome))
    };
    json!({
        "code": criterion.map_or(TOTAL, |criterion| criterion.code.as_str()),
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
        json!({ "file": file, "line": position.line, "col": position.column })
    })
}

fn of_column(explained: Explained<'_>, row: Option<usize>, column: Column, outcome: &Outcome) -> Value {
    let decimals = explained.criteria.rounding.decimals;
    let stated = explained.submission.row(row, column);
    let declared = stated.declared.as_ref().map(|declared| declared.value);
    json!({
        "status": outcome.status.word(),
        "points": outcome.shown.map(|points| fixed(points, decimals)),
        "exact": outcome.points.as_ref().map(ToString::to_string),
        "declared": declared.map(|declared| declared.to_string()),
        "agrees": declared.zip(outcome.shown).map(|(declared, shown)| declared == shown),
        "steps": outcome.steps.iter().map(|step| of_step(explained, row, step)).collect::<Vec<_>>(),
        "place": place(explained, stated.place.as_ref()),
    })
}

fn of_step(explained: Explained<'_>, row: Option<usize>, step: &Step) -> Value {
    let rows = &explained.criteria.rows;
    let list = row.and_then(|row| rows[row].rule.as_ref()).map(|rule| rule.list());
    let id = |index: &usize| list.map(|list| list[*index].id.clone());
    let terms = |terms: &[(usize, crate::number::Exact)]| {
        let of = |(row, points): &(usize, crate::number::Exact)| json!({ "code": rows[*row].code, "points": points.to_string() });
        terms.iter().map(of).collect::<Vec<_>>()
    };
    let (name, fields) = match step {
        Step::Ratio { num, den, max, .. } => {
            ("ratio", json!({ "num": num.to_string(), "den": den.to_string(), "max": max.to_string() }))
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
        Step::Awarded { .. } => ("awarded", json!({})),
        Step::Blank => ("blank", json!({})),
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
    };
    let mut object = Map::from_iter([("step".to_owned(), Value::from(name))]);
    object.extend(fields.as_object().cloned().unwrap_or_default());
    if let Some(points) = step.points() {
        object.insert("points".to_owned(), Value::from(points.to_string()));
    }
    Value::Object(object)
}
