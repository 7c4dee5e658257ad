//! Losses as JSON: what each row cost, why, and what its next step would give.

use super::View;
use super::json::put_progress;
use super::json_target::{exact, put_head};
use super::json_writer::Json;
use crate::column::Column;
use crate::criteria::Node;
use crate::language::Show;
use crate::losses::OtherCause;
use crate::report::{Grid, LossesRequest, Sheet};
use crate::target::settings;

impl View for LossesRequest<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        LossesRequest::sheets(self)
    }

    fn grids(&self) -> Vec<Grid> {
        vec![self.flat()]
    }

    fn json(&self) -> Option<String> {
        Some(losses(self))
    }
}

fn losses(request: &LossesRequest<'_>) -> String {
    let LossesRequest { criteria, submission, column, losses, language, .. } = request;
    let code = |node: Node| criteria.code_of(node).to_owned();
    Json::document(|json| {
        put_head(json, (criteria, submission), *column, request.what_if);
        if let Some(progress) = request.evaluation.progress.as_ref().filter(|_| *column == Column::Appraisal)
        {
            json.object("progress", |json| put_progress(json, criteria, progress));
        }
        json.put("best", exact(&losses.best));
        json.put("total", exact(&losses.total));
        json.put("lost", exact(&losses.lost()));
        json.objects("groups", &losses.groups, |json, group| {
            json.put("code", &criteria.rows[group.row].code);
            json.put("lost", exact(&group.points));
        });
        json.objects("rows", &losses.rows, |json, loss| {
            json.put("code", &criteria.rows[loss.row].code);
            json.put("title", &criteria.rows[loss.row].title);
            json.put("lost", exact(&loss.points));
            json.put("lost_by_self", loss.own.as_ref().map(exact));
            json.put("reason", request.reason(loss.row));
            json.object_or_null("next", request.next_of(loss.row), |json, next| {
                json.texts("set", &settings(criteria, *column, next.row, &next.answer));
                json.put("gain", exact(&next.gain));
            });
        });
        json.objects("others", &losses.others, |json, other| {
            let (kind, node) = match other.cause {
                OtherCause::Bonus(row) => ("bonus", Some(Node::Row(row))),
                OtherCause::Gate(node, _) => ("gate", Some(node)),
                OtherCause::Event(_) => ("event", None),
                OtherCause::Open => ("open", None),
                OtherCause::Rest => ("rest", None),
            };
            json.put("kind", kind);
            json.put("code", node.map(code));
            json.put("lost", exact(&other.points));
            json.put("reason", request.cause(other).said(*language));
        });
    })
}
