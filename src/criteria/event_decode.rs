//! Events of the total: what happened, and what it does to the band or the points.

use super::condition::Condition;
use super::condition_decode::Scope;
use super::condition_keys::CONDITIONS;
use super::messages::total::{
    BadShift, EventWithoutCondition, EventWithoutEffect, PointsNotANumber, UnknownBand,
};
use super::settings::{Bands, Event};
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::number::{Decimal, Exact};
use crate::setting::{Form, Key, Setting, SettingShape, shape};
use crate::source::{Keys, Subject, nouns};

/// The events of the total, under their key.
pub(super) const EVENTS: Key<shape::Any> = Key::of(Setting::optional(
    "events",
    SettingShape::Several(&EVENT),
    Text {
        en: "what limits the band, shifts it, or takes points",
        vi: "những gì giới hạn, chuyển mức xếp loại, hoặc trừ điểm",
    },
));
const WHEN: Key<shape::Any> = Key::of(Setting::one_of(
    "when",
    SettingShape::Either(CONDITIONS),
    Text { en: "it acts where this holds", vi: "có tác động khi đạt điều kiện này" },
));
const UNLESS: Key<shape::Any> = Key::of(Setting::one_of(
    "unless",
    SettingShape::Either(CONDITIONS),
    Text {
        en: "it acts where this does not hold", vi: "có tác động khi không đạt điều kiện này"
    },
));
const TITLE: Key<shape::Text> =
    Key::optional("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
const POINTS: Key<shape::Signed> =
    Key::some_of("points", Text { en: "what it adds", vi: "số điểm cộng vào" });
const POINTS_BY_BAND: Key<shape::Any> = Key::of(Setting::some_of(
    "points_by_band",
    SettingShape::Names(&SettingShape::Signed),
    Text {
        en: "what it adds, by the band before any event",
        vi: "số điểm cộng vào, theo mức xếp loại trước mọi sự kiện",
    },
));
const SHIFT: Key<shape::Signed> = Key::of(Setting::some_of(
    "shift",
    SettingShape::Whole(-MOST_SHIFT, MOST_SHIFT),
    Text {
        en: "so many bands up, or down where negative", vi: "số mức xếp loại được lên, số âm là xuống"
    },
));
const AT_LEAST: Key<shape::Text> = Key::some_of(
    "at_least",
    Text { en: "the band is this one at least", vi: "mức xếp loại ít nhất là mức này" },
);
const AT_MOST: Key<shape::Text> = Key::some_of(
    "at_most",
    Text { en: "the band is this one at most", vi: "mức xếp loại cao nhất là mức này" },
);

static EVENT_KEYS: &[Setting] = &[
    WHEN.setting,
    UNLESS.setting,
    TITLE.setting,
    POINTS.setting,
    POINTS_BY_BAND.setting,
    SHIFT.setting,
    AT_LEAST.setting,
    AT_MOST.setting,
];

/// One of the events of the total.
pub(super) static EVENT: Form = Form::plain(
    "event",
    Text {
        en: "Something that happened, and what it does to the band or the points.",
        vi: "Một sự kiện đã xảy ra, và tác động đến mức xếp loại hoặc điểm.",
    },
    &[EVENT_KEYS],
);

/// How many bands an event may shift.
const MOST_SHIFT: i64 = 20;

/// Reads the events of the total.
pub(super) fn decode_events(
    scope: &Scope<'_>,
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<Event> {
    let tables = keys.tables_at(&EVENTS, findings);
    let mut events = Vec::new();
    for (position, (table, place)) in tables.unwrap_or_default().into_iter().enumerate() {
        let mut inner =
            keys.below(table, place.clone(), Subject::Table("[total]").numbered(nouns::EVENT, position + 1));
        inner.declare_all(EVENT_KEYS);
        events.extend(decode_event(scope, bands, &mut inner, findings));
        inner.finish(findings);
    }
    events
}

fn decode_event(
    scope: &Scope<'_>,
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Event> {
    let place = keys.place().clone();
    let when = scope.conditions(&WHEN, keys, findings);
    let unless = scope.conditions(&UNLESS, keys, findings);
    let title = keys.get(&TITLE, findings).map(|title| title.value);
    let points = keys.get(&POINTS, findings).map(|points| Exact::from(points.value));
    let shift = keys.get(&SHIFT, findings);
    let at_least = decode_band(&AT_LEAST, bands, keys, findings);
    let at_most = decode_band(&AT_MOST, bands, keys, findings);
    let by_band = decode_points_by_band(bands, keys, findings);
    if keys.contains(&WHEN) == keys.contains(&UNLESS) {
        let finding = EventWithoutCondition { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&place));
        return None;
    }
    let effects: [&Setting; 5] = [&POINTS, &SHIFT, &AT_LEAST, &AT_MOST, &POINTS_BY_BAND];
    if !effects.iter().any(|key| keys.contains(key)) {
        let finding = EventWithoutEffect { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&place));
        return None;
    }
    let shift = match &shift {
        None => 0,
        Some(shift) => {
            let whole = (-MOST_SHIFT..=MOST_SHIFT).find(|whole| Decimal::from(*whole) == shift.value);
            if whole.is_none() {
                findings.push(Finding::from(BadShift { shift: shift.value }).at(&shift.place));
            }
            whole?
        }
    };
    let is_unless = unless.is_some();
    let mut conditions = when.or(unless)?;
    let condition =
        if conditions.len() == 1 { conditions.swap_remove(0) } else { Condition::All(conditions) };
    Some(Event {
        title,
        condition,
        unless: is_unless,
        points,
        points_by_band: by_band?,
        shift,
        at_least: at_least.ok()?,
        at_most: at_most.ok()?,
        place,
    })
}

fn find_band(bands: Option<&Bands>, name: &Located<String>, findings: &mut Findings) -> Option<usize> {
    let found = bands.and_then(|bands| bands.find(&name.value));
    if found.is_none() {
        let names = bands.into_iter().flat_map(|bands| &bands.list).map(|band| band.id.as_str());
        let suggestion = findings.suggestion(&name.value, names);
        let finding = UnknownBand { band: name.value.clone(), suggestion };
        findings.push(Finding::from(finding).at(&name.place));
    }
    found
}

fn decode_band(
    key: &Key<shape::Text>,
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Result<Option<usize>, ()> {
    match keys.get(key, findings) {
        None => Ok(None),
        Some(name) => find_band(bands, &name, findings).map(Some).ok_or(()),
    }
}

fn decode_points_by_band(
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Vec<(usize, Exact)>> {
    let Some((table, place)) = keys.table_at(&POINTS_BY_BAND, findings) else {
        return (!keys.contains(&POINTS_BY_BAND)).then(Vec::new);
    };
    let inner = Keys::new(table, place, keys.subject().key(POINTS_BY_BAND.key));
    let mut points = Vec::new();
    for (name, value) in inner.entries() {
        let band = find_band(bands, &name, findings)?;
        match crate::source::read_figure_or_share(value).filter(|read| !read.is_share) {
            Some(read) => points.push((band, read.exact)),
            None => {
                findings.push(Finding::from(PointsNotANumber { band: name.value }).at(&name.place));
                return None;
            }
        }
    }
    Some(points)
}
