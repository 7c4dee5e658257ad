//! Merged versions as JSON: every entry that a version changed, who says what of it, and what was taken.

use super::View;
use super::json::SCHEMA;
use super::json_writer::Json;
use crate::column::Column;
use crate::criteria::Node;
use crate::merge::{SettledBy, Verdict};
use crate::report::{Grid, MergeRequest, Sheet, state};

impl View for MergeRequest<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        MergeRequest::sheets(self)
    }

    fn grids(&self) -> Vec<Grid> {
        vec![self.flat()]
    }

    fn json(&self) -> Option<String> {
        Some(merged(self))
    }
}

fn merged(request: &MergeRequest<'_>) -> String {
    let MergeRequest { criteria, names, kept, .. } = request;
    let rounding = criteria.rounding;
    Json::document(|json| {
        json.put("schema", SCHEMA);
        json.object("criteria", |json| {
            json.put("id", &criteria.id);
            json.put("sha256", &criteria.sha256);
        });
        json.put("unit", &request.base.submission.unit.id);
        json.put("base", &names.base);
        json.put("written", request.written);
        json.put("open", request.open().count());
        json.put("taken", request.taken());
        json.objects("versions", names.versions.iter().enumerate(), |json, (version, name)| {
            let [changed, taken, conflicts] = request.counts(version);
            json.put("name", name);
            json.put("changed", changed);
            json.put("taken", taken);
            json.put("conflicts", conflicts);
        });
        json.objects("entries", request.changes, |json, change| {
            json.put("code", change.spot.code(criteria));
            json.put("column", change.spot.column().map(Column::word));
            json.put("state", state(change));
            json.put("take", change.verdict.choice().map(|choice| names.of_choice(choice)));
            let by = match change.verdict {
                Verdict::Settled(_, SettledBy::Preference) => Some("prefer"),
                Verdict::Settled(_, SettledBy::Decision) => Some("decisions"),
                Verdict::Agreed(_) | Verdict::Open => None,
            };
            json.put("settled_by", by);
            json.objects("says", MergeRequest::parties(change), |json, choice| {
                let points = request.outcome(change.spot, choice).and_then(|outcome| outcome.shown);
                json.put("version", names.of_choice(choice));
                json.put("says", request.words(change, choice));
                json.put("points", points.map(|points| rounding.show(points)));
            });
        });
        json.object("unanswered", |json| {
            for column in Column::BOTH {
                let codes: Vec<String> = request.unanswered(column).into_iter().map(str::to_owned).collect();
                json.texts(column.word(), &codes);
            }
        });
        json.object("not_merged", |json| {
            json.objects("sums", &kept.sums, |json, (name, codes)| {
                json.put("version", name);
                json.texts("codes", codes);
            });
            json.objects("unit", &kept.unit, |json, (name, key, said, base)| {
                json.put("version", name);
                json.put("key", key);
                json.put("says", said);
                json.put("base", base.as_ref());
            });
            json.texts("printed_max", &kept.printed);
        });
        json.object_or_null("total", request.merged, |json, merged| {
            for column in Column::BOTH {
                let total = merged.evaluation.outcome(Node::Total, column).and_then(|total| total.shown);
                json.put(column.word(), total.map(|total| rounding.show(total)));
            }
        });
    })
}
