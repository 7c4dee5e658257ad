//! Bands: the classification of a row or of the total.

use super::Criterion;
use super::condition::Limits;
use super::condition_decode::Scope;
use super::condition_keys::{CONDITIONS, GE, GT, LE, LT};
use super::messages::node::{BandsDiffer, BandsEmpty, LeastOfMissing, NodeCode};
use super::settings::{Band, Bands};
use crate::finding::{Finding, Findings};
use crate::language::{Sentence, Text};
use crate::rule::{ID, Listed, TITLE, item_id};
use crate::setting::{Key, Setting, SettingShape, shape};
use crate::source::{Keys, nouns};

pub(super) const BANDS: Key<shape::Any> = Key::of(Setting::optional(
    "bands",
    SettingShape::Either(LISTED_OR_LEAST),
    Text {
        en: "its classification: the bands, best first, or the least band of several rows",
        vi: "xếp loại: các mức, mức cao nhất trước, hoặc mức thấp nhất của nhiều mục",
    },
));
const PRINTED: Key<shape::Text> = Key::optional(
    "printed",
    Text { en: "the bounds in the form's words", vi: "giới hạn theo lời của biểu mẫu" },
);
const REQUIRES: Key<shape::Any> = Key::of(Setting::optional(
    "requires",
    SettingShape::Either(CONDITIONS),
    Text {
        en: "side conditions: where they fail, the next band down whose own hold is taken",
        vi: "điều kiện kèm theo: không đạt thì lấy mức liền dưới đạt điều kiện của mức đó",
    },
));

static LISTED_OR_LEAST: &[SettingShape] = &[SettingShape::List(BAND), SettingShape::Table(LEAST_OF)];

static BAND: &[Setting] = &[
    ID.setting,
    TITLE.setting,
    PRINTED.setting,
    GT.setting,
    GE.setting,
    LT.setting,
    LE.setting,
    REQUIRES.setting,
];

const LEAST: Key<shape::Texts> = Key::required(
    "least_of",
    Text {
        en: "the rows whose lowest band it is, by code",
        vi: "các mục được lấy mức xếp loại thấp nhất, theo mã",
    },
);

static LEAST_OF: &[Setting] = &[LEAST.setting];

/// `bands` of a row or of the total.
pub(super) fn decode_bands(
    scope: &Scope<'_>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Bands> {
    let value = keys.value(&BANDS)?;
    let place = keys.place_of(value);
    if value.get_ref().is_table() {
        let mut inner = keys.inside_by(&BANDS, LEAST_OF, keys.subject().key(BANDS.key), findings)?;
        let codes = inner.find(&LEAST, findings);
        if codes.is_none() && !inner.contains(&LEAST) {
            let finding = LeastOfMissing { subject: inner.subject().clone() };
            findings.push(Finding::from(finding).at(&place));
        }
        inner.finish(findings);
        let rows: Vec<Option<usize>> = codes?.iter().map(|code| scope.row(code, findings)).collect();
        let rows: Vec<usize> = rows.into_iter().collect::<Option<_>>()?;
        return Some(Bands { list: Vec::new(), least_of: Some(rows), place });
    }
    let tables = keys.listed_at(&BANDS, findings)?;
    let (mut list, mut ids) = (Vec::new(), Vec::new());
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let subject = keys.subject().numbered(nouns::BAND, position + 1);
        let mut inner = keys.below(table, place.clone(), subject);
        inner.declare_all(BAND);
        let id = item_id(position, &mut inner, &ids, findings);
        ids.push(Listed {
            id: id.clone(),
            alias: None,
            title: String::new(),
            bounds: Sentence::nothing(),
            worth: Sentence::nothing(),
            place: None,
        });
        let title = inner.get(&TITLE, findings).map(|title| title.value);
        let printed = inner.get(&PRINTED, findings).map(|printed| printed.value);
        let limits = scope.limits(&mut inner, findings).unwrap_or_default();
        let requires = scope.conditions(&REQUIRES, &mut inner, findings).unwrap_or_default();
        inner.finish(findings);
        list.push(Band { id, title, limits, printed, requires, place });
    }
    if list.is_empty() {
        let finding = BandsEmpty { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&place));
        return None;
    }
    Some(Bands { list, least_of: None, place })
}

/// Fills in the list of bands that the rows of a `least_of` carry; they must carry the same.
pub(super) fn link_least_of(bands: &mut Bands, rows: &[Criterion], subject: &str, findings: &mut Findings) {
    let Some(of) = &bands.least_of else { return };
    let ids = |row: &usize| -> Option<Vec<&str>> {
        let bands = rows[*row].node.bands.as_ref().filter(|bands| bands.least_of.is_none())?;
        Some(bands.list.iter().map(|band| band.id.as_str()).collect())
    };
    let first = of.first().and_then(ids);
    if first.is_none() || of.iter().any(|row| ids(row) != first) {
        let finding = BandsDiffer { node: NodeCode(subject.to_owned()) };
        findings.push(Finding::from(finding).at(&bands.place));
        return;
    }
    let list = of.first().and_then(|row| rows[*row].node.bands.as_ref()).map(|bands| bands.list.clone());
    bands.list = list.unwrap_or_default();
    for band in &mut bands.list {
        band.limits = Limits::default();
        band.requires.clear();
    }
}
