//! The JSON of `compare`: two forms, or two rankings. Numbers are texts, exact in every digit; one without an end is a fraction.

use super::json::{SCHEMA, put_answer, put_finding};
use super::json_writer::Json;
use crate::column::Column;
use crate::compare::{At, Class, Comparison, Effects, FactSaid, Moving, Pair, Side, Sides, SumChange};
use crate::criteria::{Criteria, Node, TOTAL};
use crate::finding::Finding;
use crate::number::Exact;
use crate::report::{ComparisonRequest, MovementsRequest};
use crate::source::Sources;

/// An exact number: with the criteria's decimals, or a fraction where it has no end.
fn exact(criteria: &Criteria, number: &Exact) -> String {
    number.to_decimal().map_or_else(|| number.fraction(), |figure| criteria.rounding.show(figure))
}

/// The code of a sum.
fn code(comparison: &Comparison<'_>, at: At) -> String {
    let At::Row(pair) = at else { return TOTAL.to_owned() };
    let Sides { before, after } = comparison.sides;
    match comparison.rows.pairs[pair] {
        Pair::Both { after: row, .. } | Pair::After(row) => after.criteria.rows[row].code.clone(),
        Pair::Before(row) => before.criteria.rows[row].code.clone(),
    }
}

/// Two forms.
pub(super) fn comparison(request: &ComparisonRequest<'_>, findings: Sides<(&[Finding], &Sources)>) -> String {
    let comparison = request.comparison;
    Json::document(|json| {
        json.put("schema", SCHEMA);
        for (key, side, file, (found, sources)) in [
            ("before", comparison.sides.before, request.files.before, findings.before),
            ("after", comparison.sides.after, request.files.after, findings.after),
        ] {
            json.object(key, |json| {
                json.put("file", file);
                put_criteria(json, side.criteria);
                json.object("unit", |json| {
                    json.put("id", &side.submission.unit.id);
                    json.put("name", side.submission.unit.name.as_ref());
                });
                json.objects("findings", found, |json, finding| {
                    put_finding(json, finding, sources, request.language);
                });
            });
        }
        json.put("differs", !comparison.is_empty());
        for column in Column::BOTH {
            json.object_or_null(column.word(), comparison.columns.get(column).as_ref(), |json, it| {
                put_column(json, comparison, column, it);
            });
        }
        json.objects("facts", &comparison.facts, |json, fact| {
            let text = |said: &Option<FactSaid>| match said {
                Some(FactSaid::Figure(figure)) => Some(figure.to_string()),
                Some(FactSaid::Option(option)) => Some(option.clone()),
                None => None,
            };
            json.put("name", &fact.name);
            json.put("title", &fact.title);
            json.put("column", fact.column.word());
            json.put("before", text(&fact.values.before));
            json.put("after", text(&fact.values.after));
        });
        json.objects("stated", &comparison.stated, |json, stated| {
            let Sides { before, after } = comparison.sides;
            let code = stated.rows.after.map(|node| after.criteria.code_of(node));
            json.put("code", code.or_else(|| stated.rows.before.map(|node| before.criteria.code_of(node))));
            json.put("column", stated.column.map(Column::word));
            json.put("what", stated.what.word());
            json.put("before", stated.texts.before.as_ref());
            json.put("after", stated.texts.after.as_ref());
        });
        json.objects("altered", comparison.altered_rows(), |json, row| {
            json.put("code_before", &row.before.code);
            json.put("code", &row.after.code);
            json.put("max_before", row.before.max);
            json.put("max", row.after.max);
        });
        let (before, after) = comparison.rows.unmatched();
        let codes = |criteria: &Criteria, rows: &[usize]| {
            rows.iter().map(|row| criteria.rows[*row].code.clone()).collect::<Vec<_>>()
        };
        json.texts("only_before", &codes(comparison.sides.before.criteria, &before));
        json.texts("only_after", &codes(comparison.sides.after.criteria, &after));
    })
}

fn put_criteria(json: &mut Json, criteria: &Criteria) {
    json.object("criteria", |json| {
        json.put("id", &criteria.id);
        json.put("title", &criteria.title);
        json.put("sha256", &criteria.sha256);
    });
}

fn put_column(
    json: &mut Json,
    comparison: &Comparison<'_>,
    column: Column,
    it: &crate::compare::ColumnComparison,
) {
    let criteria = comparison.sides.after.criteria;
    json.objects("rows", &it.rows, |json, row| {
        let pair = comparison.rows.pairs[row.pair];
        json.put("code", code(comparison, At::Row(row.pair)));
        json.put("reason", row.reason.word());
        let sides = comparison.sides;
        put_side(json, "before", sides.before, pair.before(), column);
        put_side(json, "after", sides.after, pair.after(), column);
        json.put("difference", row.difference.as_ref().map(|number| exact(criteria, number)));
        put_effects(json, comparison, &row.effects);
    });
    json.objects("causes", &it.beside, |json, beside| {
        json.put("code", code(comparison, beside.at));
        json.put("cause", beside.cause.word());
        json.put_some("of", beside.of_after.map(|after| if after { "after" } else { "before" }));
        put_effects(json, comparison, &beside.effects);
    });
    let sums = it.sums.iter().filter(|sum| sum.at != At::Total);
    json.objects("sums", sums, |json, sum| {
        json.put("code", code(comparison, sum.at));
        put_sum(json, criteria, sum);
    });
    json.object("total", |json| put_sum(json, criteria, &it.total));
    let classes = || comparison.classes.iter().filter(|change| change.column == column);
    let bands = classes().filter_map(|change| match &change.class {
        Class::Band(bands) => Some((change.nodes.after, bands)),
        Class::Index(_) => None,
    });
    json.objects("bands", bands, |json, (node, bands)| {
        json.put("code", criteria.code_of(node));
        json.put("before", bands.before.map(|band| &band.id));
        json.put("after", bands.after.map(|band| &band.id));
    });
    let index = classes().find_map(|change| match &change.class {
        Class::Index(indexes) => Some(indexes),
        Class::Band(_) => None,
    });
    json.object_or_null("index", index, |json, index| {
        json.put("before", index.before);
        json.put("after", index.after);
    });
}

fn put_side(json: &mut Json, key: &str, side: Side<'_>, row: Option<usize>, column: Column) {
    json.object_or_null(key, row, |json, row| {
        let criterion = &side.criteria.rows[row];
        let outcome = side.outcome(Node::Row(row), column);
        json.put("code", &criterion.code);
        json.put("title", &criterion.title);
        json.put("max", criterion.max);
        json.put("status", outcome.map(|outcome| outcome.status.word()));
        let shown = outcome.and_then(|outcome| outcome.shown);
        json.put("points", shown.map(|shown| side.criteria.rounding.show(shown)));
        put_answer(json, criterion, &side.stated(Node::Row(row), column).answer);
    });
}

fn put_effects(json: &mut Json, comparison: &Comparison<'_>, effects: &Effects) {
    let criteria = comparison.sides.after.criteria;
    json.objects("effects", effects, |json, (at, points)| {
        json.put("sum", code(comparison, *at));
        json.put("points", exact(criteria, points));
    });
}

fn put_sum(json: &mut Json, criteria: &Criteria, sum: &SumChange) {
    let points = |points: &Option<Exact>| points.as_ref().map(|number| exact(criteria, number));
    json.put("before", points(&sum.points.before));
    json.put("after", points(&sum.points.after));
    json.put("difference", sum.difference().map(|number| exact(criteria, &number)));
    json.put("by_rows", exact(criteria, &sum.by_rows));
    json.put("otherwise", exact(criteria, &sum.otherwise));
}

/// Two rankings.
pub(super) fn movements(request: &MovementsRequest<'_>) -> String {
    let movements = request.movements;
    Json::document(|json| {
        json.put("schema", SCHEMA);
        let sides = [
            ("before", request.files.before, request.criteria.before, movements.rankings.before),
            ("after", request.files.after, request.criteria.after, movements.rankings.after),
        ];
        for (key, file, criteria, ranking) in sides {
            json.object(key, |json| {
                json.put("path", file);
                put_criteria(json, criteria);
                json.put("ranked_by", ranking.column.word());
                json.put("units", ranking.units.len());
            });
        }
        json.objects("units", &movements.units, |json, unit| {
            json.put("unit", &*unit.unit().id);
            json.put("name", unit.unit().name.as_deref());
            json.put("moving", unit.moving().word());
            let places = match unit.moving() {
                Moving::Up(places) => Some(i64::from(places)),
                Moving::Down(places) => Some(-i64::from(places)),
                Moving::Stays => Some(0),
                Moving::New | Moving::Gone | Moving::Unranked => None,
            };
            json.put("places", places.map(|places| places.to_string()));
            for (key, side) in [("before", unit.sides.before), ("after", unit.sides.after)] {
                json.object_or_null(key, side, |json, (unit, place)| {
                    json.put("status", unit.fate.word());
                    json.put("rank", place.rank);
                    json.put("self", unit.points.own);
                    json.put("appraisal", unit.points.appraisal);
                });
            }
            json.put("difference", unit.difference());
        });
        json.object("summary", |json| {
            json.put("up", movements.count(|moving| matches!(moving, Moving::Up(_))));
            json.put("down", movements.count(|moving| matches!(moving, Moving::Down(_))));
            for moving in [Moving::Stays, Moving::New, Moving::Gone, Moving::Unranked] {
                json.put(moving.word(), movements.count(|it| it == moving));
            }
        });
    })
}
