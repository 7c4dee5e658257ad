//! One unit of a batch as a line of JSON: a contract, see docs/batch.md.

use serde::Serialize;

use super::json::SCHEMA;
use super::json_text;
use crate::column::{Column, PerColumn};
use crate::evaluate::Status;
use crate::number::{Decimal, Exact, fixed};
use crate::ranking::{Appraised, Key, LineShape, RenderedFinding, Standing, Unranked};
use crate::source::Position;

#[derive(Serialize)]
struct Line<'l> {
    schema: u32,
    unit: &'l str,
    name: Option<&'l str>,
    status: &'static str,
    rank: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_rank: Option<&'static str>,
    #[serde(rename = "self")]
    own: Option<String>,
    appraisal: Option<String>,
    difference: Option<String>,
    wrong_rows: Option<u32>,
    criteria: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<Both<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<Both<&'l str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    band_provisional: Option<Both<bool>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statuses: Option<Both<&'static str>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    groups: Vec<Group<'l>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cohort: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_by: Option<Both<Vec<Option<String>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_against: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    findings: Vec<Finding<'l>>,
}

#[derive(Serialize)]
struct Progress {
    appraised: usize,
    of: usize,
}

#[derive(Serialize)]
struct Both<T> {
    #[serde(rename = "self")]
    own: Option<T>,
    appraisal: Option<T>,
}

impl<T> Both<T> {
    /// `None` where neither column has anything.
    fn of(columns: PerColumn<Option<T>>) -> Option<Self> {
        let any = columns.own.is_some() || columns.appraisal.is_some();
        any.then_some(Both { own: columns.own, appraisal: columns.appraisal })
    }
}

#[derive(Serialize)]
struct Group<'l> {
    code: &'l str,
    #[serde(rename = "self")]
    own: Option<String>,
    appraisal: Option<String>,
}

#[derive(Serialize)]
struct Finding<'l> {
    code: &'l str,
    severity: &'l str,
    message: &'l str,
    help: &'l str,
    file: Option<&'l str>,
    line: Option<usize>,
    col: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

/// A figure with all decimals that it has.
pub(super) fn figure(figure: Decimal) -> String {
    fixed(figure, figure.scale())
}

/// A unit as a line, with its line break; with its rank, or why it has none.
pub(super) fn standing_line(
    unit: &Standing,
    rank: Option<u32>,
    unranked: Option<Unranked>,
    shape: &LineShape,
) -> String {
    let more = unit.more.as_deref();
    let shown = |columns: &PerColumn<Option<Decimal>>| columns.map(|points| points.map(figure));
    let keys = |key: &Option<Key>| {
        key.as_ref().map(|key| key.numbers().map(|number| number.map(Exact::fraction)).collect())
    };
    let for_now = more.map(|more| more.band_for_now.map(|for_now| for_now.then_some(true)));
    let line = Line {
        schema: SCHEMA,
        unit: &unit.id,
        name: unit.name.as_deref(),
        status: unit.fate.word(),
        rank,
        no_rank: unranked.and_then(Unranked::word),
        own: unit.points.own.map(figure),
        appraisal: unit.points.appraisal.map(figure),
        difference: unit.difference.map(figure),
        wrong_rows: unit.wrong_rows,
        criteria: &shape.criteria,
        index: more.and_then(|more| Both::of(shown(&more.index))),
        band: more.and_then(|more| Both::of(more.band.as_ref().map(Option::as_deref))),
        band_provisional: for_now.and_then(Both::of),
        statuses: unit.has_other_status().then(|| {
            let PerColumn { own, appraisal } = unit.statuses.map(|status| status.map(Status::word));
            Both { own, appraisal }
        }),
        groups: more.map_or(Vec::new(), |more| {
            let each = more.groups.iter().zip(&shape.groups);
            each.map(|(points, code)| {
                let PerColumn { own, appraisal } = shown(points);
                Group { code, own, appraisal }
            })
            .collect()
        }),
        cohort: more.and_then(|more| more.cohort.as_deref()),
        // a unit without a key says so, so that one that lost it is known
        compared_by: more.filter(|_| shape.compares_keys).map(|more| {
            let of = |column| more.keys.as_ref().and_then(|both| keys(both.get(column)));
            Both { own: of(Column::Own), appraisal: of(Column::Appraisal) }
        }),
        set_against: more.and_then(|more| more.set_against),
        progress: more
            .and_then(|more| more.progress)
            .map(|Appraised { leaves, of }| Progress { appraised: leaves, of }),
        findings: unit.trouble.iter().map(finding).collect(),
    };
    json_text::line(&line)
}

fn finding(told: &RenderedFinding) -> Finding<'_> {
    let place = told.place.as_ref();
    let (mut line, mut col, mut sheet, mut cell) = (None, None, None, None);
    match place.map(|(_, position)| position) {
        Some(Position::Text { line: at, column }) => (line, col) = (Some(*at), Some(*column)),
        Some(Position::Cell { sheet: name, cell: at }) => {
            (sheet, cell) = (Some(&**name), Some(at.to_string()));
        }
        Some(Position::File) | None => {}
    }
    Finding {
        code: &told.code,
        severity: &told.severity,
        message: &told.message,
        help: &told.help,
        file: place.map(|(file, _)| &**file),
        line,
        col,
        sheet,
        cell,
    }
}
