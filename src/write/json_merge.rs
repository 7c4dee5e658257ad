//! Merged versions as JSON: every entry that a version changed, who says what of it, and what was taken.

use super::View;
use super::json::SCHEMA;
use super::json_writer::Json;
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::merge::{FactSaid, Said, SettledBy, Spot, Verdict};
use crate::number::plain;
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

/// What somebody says of an entry: the answer as it is typed, and what stands beside it.
fn put_said(json: &mut Json, criteria: &Criteria, spot: Spot, said: &Said) {
    match (said, spot) {
        (Said::Row(entry), Spot::Row(node, _)) => {
            let answer = match (&entry.answer, criteria.criterion(node)) {
                (Answer::Given(given), Some(criterion)) => Some(criterion.answer_text(given)),
                (Answer::NotApplicable, _) => Some("n/a".to_owned()),
                (Answer::Blank | Answer::Given(_), _) => None,
            };
            json.put("answer", answer);
            json.put("same", entry.same.is_some());
            json.put("declared", entry.declared);
            let bands = criteria.settings(node).bands.as_ref();
            json.put_some("band", entry.band.zip(bands).map(|(band, bands)| &bands.list[band].id));
            json.put_some("index", entry.index);
            for (attribute, holds) in &entry.attributes {
                json.put(&criteria.attributes[*attribute].name, *holds);
            }
            json.put("note", entry.note.as_ref());
            json.put_some("objection", entry.objection.as_ref());
            json.put_some("reply", entry.reply.as_ref());
            json.texts("evidence", &entry.evidence);
        }
        (Said::Fact(fact), _) => {
            let value = fact.value.as_ref().map(|value| match value {
                FactSaid::Figure(figure) => plain(*figure),
                FactSaid::Option(option) => option.clone(),
            });
            json.put("answer", value);
            json.put("note", fact.note.as_ref());
        }
        (Said::Row(_), Spot::Fact(..)) => {}
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
                put_said(json, criteria, change.spot, change.said(choice));
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
