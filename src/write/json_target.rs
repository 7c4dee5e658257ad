//! Targets as JSON: what each row gains, the fewest rows, and how each is typed after `--set`.

use super::json::{SCHEMA, put_progress};
use super::json_writer::Json;
use super::{RenderOptions, View, write_table};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::number::{Decimal, Exact};
use crate::report::{Grid, Sheet, TargetRequest, WhatIf, typed_answer};
use crate::submission::Submission;
use crate::target::{Goal, Move, Planned, Proof, settings};

impl View for TargetRequest<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        TargetRequest::sheets(self)
    }

    fn grids(&self) -> Vec<Grid> {
        vec![self.flat()]
    }

    fn text(&self, options: &RenderOptions, short: bool) -> String {
        let mut sheets = TargetRequest::sheets(self);
        if short {
            sheets.truncate(1);
        }
        sheets.iter().map(|sheet| write_table(sheet, options)).collect::<Vec<_>>().join("\n")
    }

    fn json(&self) -> Option<String> {
        Some(target(self))
    }
}

fn target(request: &TargetRequest<'_>) -> String {
    let TargetRequest { criteria, submission, column, goal, plan, .. } = request;
    let rounding = criteria.rounding;
    let shown = |points: Option<Decimal>| points.map(|points| rounding.show(points));
    Json::document(|json| {
        put_head(json, (criteria, submission), *column, request.what_if);
        if let Some(progress) = request.progress.filter(|_| *column == Column::Appraisal) {
            json.object("progress", |json| put_progress(json, criteria, progress));
        }
        json.put("total", shown(plan.total.shown));
        match goal {
            Goal::Points(points) => json.put("target", exact(points)),
            Goal::Band(band) => {
                let bands = criteria.total.node.bands.as_ref();
                json.put("target", bands.map(|bands| &bands.list[*band].id));
            }
        }
        json.put("missing", plan.missing(goal).map(|missing| exact(&missing)));
        json.put("reached", !plan.outcome.is_open());
        let set = match &plan.outcome {
            Planned::Set(set) => Some(set),
            Planned::Reached | Planned::OutOfReach { .. } => None,
        };
        json.object_or_null("fewest", set, |json, set| {
            json.put("proven", set.proof == Proof::Minimal);
            json.objects("rows", &set.moves, |json, one| put_move(json, request, one));
        });
        let short = match &plan.outcome {
            Planned::OutOfReach { most, is_proven } => Some((most, *is_proven)),
            Planned::Reached | Planned::Set(_) => None,
        };
        json.object_or_null("at_most", short, |json, (most, is_proven)| {
            json.put("points", shown(most.shown));
            json.put("proven", is_proven);
        });
        json.objects("rows", &plan.rows, |json, row| {
            put_move(json, request, &row.next);
            json.object("most", |json| put_change(json, request, &row.most));
        });
    })
}

fn put_move(json: &mut Json, request: &TargetRequest<'_>, one: &Move) {
    let criterion = &request.criteria.rows[one.row];
    json.put("code", &criterion.code);
    json.put("title", &criterion.title);
    json.put("now", typed_answer(request.criteria, request.submission, one.row, request.column));
    put_change(json, request, one);
}

fn put_change(json: &mut Json, request: &TargetRequest<'_>, one: &Move) {
    let rounding = request.criteria.rounding;
    json.texts("set", &settings(request.criteria, request.column, one.row, &one.answer));
    json.put("gain", exact(&one.gain));
    json.put("total", one.total.shown.map(|points| rounding.show(points)));
    json.put("enough", one.is_enough);
}

/// Which edition, unit and column, and what was set by hand.
pub(super) fn put_head(
    json: &mut Json,
    (criteria, submission): (&Criteria, &Submission),
    column: Column,
    what_if: Option<&WhatIf>,
) {
    json.put("schema", SCHEMA);
    json.object("criteria", |json| {
        json.put("id", &criteria.id);
        json.put("sha256", &criteria.sha256);
    });
    json.put("unit", &submission.unit.id);
    json.put("column", column.word());
    if let Some(what_if) = what_if {
        json.object("what_if", |json| json.texts("set", &what_if.settings));
    }
}

/// Exactly: a decimal, or a fraction where it is none.
pub(super) fn exact(number: &Exact) -> String {
    number.to_decimal().map_or_else(|| number.to_string(), |decimal| decimal.normalize().to_string())
}
