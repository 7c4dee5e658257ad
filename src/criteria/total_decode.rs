//! What only the total has: base, index, events; and the ranking.

use super::allowance::decode_allow;
use super::condition::Condition;
use super::condition_decode::Scope;
use super::condition_keys::CONDITIONS;
use super::messages::total::{
    BadDecimals, BadShift, CohortWithoutOptions, EventWithoutCondition, EventWithoutEffect, PointsNotANumber,
    UnknownBand,
};
use super::node_decode::{DIRECTION, NODE, decode_bands, decode_gates, link_least_of};
use super::settings::{Bands, Event, Index, Node, RankBy, Ranking, Total};
use crate::combine::Combine;
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::rule::Direction;
use crate::setting::{Form, Keyword, Setting, SettingShape, words_of};
use crate::source::{Keys, Subject, nouns};

/// `[total]`.
pub(super) static TOTAL: Form = Form::plain(
    "total",
    Text {
        en: "The root of the tree: what the rows come to.",
        vi: "Gốc của cây: kết quả chung của các mục.",
    },
    &[OF_TOTAL, NODE],
);

static OF_TOTAL: &[Setting] = &[
    Setting::optional(
        "combine",
        SettingShape::Word(|| [words_of(&Combine::WORDS), vec![UNFORMED]].concat()),
        Text {
            en: "how the rows become one figure; none: they are not added up; sum without it",
            vi: "cách gộp các mục thành một số; none: không cộng; không ghi là sum",
        },
    ),
    DIRECTION,
    Setting::optional(
        "base",
        SettingShape::Figure,
        Text { en: "what it starts from; 0 without it", vi: "điểm gốc; không ghi là 0" },
    ),
    Setting::optional(
        "index",
        SettingShape::Table(INDEX),
        Text {
            en: "total ÷ max × scale, with a rounding of its own",
            vi: "tổng điểm ÷ điểm tối đa × scale, có cách làm tròn riêng",
        },
    ),
    Setting::optional(
        "events",
        SettingShape::Several(&EVENT),
        Text {
            en: "what limits the band, shifts it, or takes points",
            vi: "những gì giới hạn, chuyển mức xếp loại, hoặc trừ điểm",
        },
    ),
];

static INDEX: &[Setting] = &[
    Setting::optional(
        "scale",
        SettingShape::Figure,
        Text {
            en: "what the whole max comes to; 100 without it",
            vi: "điểm tối đa ứng với bao nhiêu; không ghi là 100",
        },
    ),
    Setting::optional(
        "of",
        SettingShape::Word(|| words_of(&DIVISORS)),
        Text {
            en: "the max of the rows that apply, or the max as printed; applicable without it",
            vi: "điểm tối đa của các mục áp dụng, hoặc điểm tối đa in trên biểu mẫu; không ghi là applicable",
        },
    ),
    Setting::required(
        "decimals",
        SettingShape::Whole(0, Rounding::MAX_DECIMALS as i64),
        Text { en: "how many decimals are kept", vi: "giữ bao nhiêu chữ số thập phân" },
    ),
    Setting::required(
        "mode",
        SettingShape::Word(|| words_of(&RoundingMode::WORDS)),
        Text { en: "how it is rounded", vi: "cách làm tròn" },
    ),
];

static EVENT: Form = Form::plain(
    "event",
    Text {
        en: "Something that happened, and what it does to the band or the points.",
        vi: "Một sự kiện đã xảy ra, và tác động đến mức xếp loại hoặc điểm.",
    },
    &[&[
        Setting::one_of(
            "when",
            SettingShape::Either(CONDITIONS),
            Text { en: "it acts where this holds", vi: "có tác động khi đạt điều kiện này" },
        ),
        Setting::one_of(
            "unless",
            SettingShape::Either(CONDITIONS),
            Text {
                en: "it acts where this does not hold", vi: "có tác động khi không đạt điều kiện này"
            },
        ),
        Setting::optional(
            "title",
            SettingShape::Text,
            Text { en: "as the form prints it", vi: "như in trên biểu mẫu" },
        ),
        Setting::some_of("points", SettingShape::Signed, Text { en: "what it adds", vi: "số điểm cộng vào" }),
        Setting::some_of(
            "points_by_band",
            SettingShape::Names(&SettingShape::Signed),
            Text {
                en: "what it adds, by the band before any event",
                vi: "số điểm cộng vào, theo mức xếp loại trước mọi sự kiện",
            },
        ),
        Setting::some_of(
            "shift",
            SettingShape::Whole(-MOST_SHIFT, MOST_SHIFT),
            Text {
                en: "so many bands up, or down where negative",
                vi: "số mức xếp loại được lên, số âm là xuống",
            },
        ),
        Setting::some_of(
            "at_least",
            SettingShape::Text,
            Text { en: "the band is this one at least", vi: "mức xếp loại ít nhất là mức này" },
        ),
        Setting::some_of(
            "at_most",
            SettingShape::Text,
            Text { en: "the band is this one at most", vi: "mức xếp loại cao nhất là mức này" },
        ),
    ]],
);

/// The keys of `[ranking]`.
pub(super) static RANKING: &[Setting] = &[
    Setting::optional(
        "by",
        SettingShape::Text,
        Text {
            en: "\"total\", \"index\" or a code; total without it",
            vi: "\"total\", \"index\" hoặc một mã; không ghi là total",
        },
    ),
    Setting::optional(
        "ties",
        SettingShape::Word(|| words_of(&TIES)),
        Text {
            en: "competition: equals share a rank, and as many ranks are left out",
            vi: "competition: bằng nhau thì đồng hạng, hạng tiếp theo bỏ số bậc tương ứng",
        },
    ),
    Setting::optional(
        "compare",
        SettingShape::Word(|| words_of(&COMPARED)),
        Text {
            en: "the figures as printed, or exactly; printed without it",
            vi: "so số như in ra, hoặc số chính xác; không ghi là printed",
        },
    ),
    Setting::optional(
        "then",
        SettingShape::Ids,
        Text {
            en: "rows that decide between equals, by code, in this order",
            vi: "các mục quyết định khi bằng nhau, theo mã, theo thứ tự này",
        },
    ),
    Setting::optional(
        "cohort",
        SettingShape::Text,
        Text {
            en: "the fact whose options are ranked apart",
            vi: "thông tin chung có các phương án được xếp hạng riêng",
        },
    ),
];

/// The word for a total that is not added up.
const UNFORMED: &str = "none";
/// How many bands an event may shift.
const MOST_SHIFT: i64 = 20;
/// What an index divides by: whether the max of the rows that apply.
const DIVISORS: [(&str, bool); 2] = [("applicable", true), ("max", false)];
const TIES: [(&str, ()); 1] = [("competition", ())];
/// What ranks: whether exact figures.
const COMPARED: [(&str, bool); 2] = [("printed", false), ("exact", true)];

/// Reads `[total]`. `None` where there is none.
pub(super) fn decode_total(scope: &Scope<'_>, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Total {
    let Some((table, place)) = keys.table("total", findings) else { return Total::default() };
    let mut keys = keys.below(table, place, "[total]");
    let words: Vec<(&'static str, Option<Combine>)> = Combine::WORDS
        .iter()
        .map(|(word, combine)| (*word, Some(*combine)))
        .chain([(UNFORMED, None)])
        .collect();
    let combine = keys.word("combine", &words, findings);
    let direction = keys.word("direction", Direction::WORDS, findings);
    let base = keys.figure("base", findings).map(|base| base.value);
    let floor = keys.signed("floor", findings).map(|floor| floor.value);
    let attainable = keys.figure("attainable", findings).map(|attainable| attainable.value);
    let allow = decode_allow(&mut keys, findings);
    let gates = decode_gates(scope, None, &mut keys, findings);
    let mut bands = decode_bands(scope, &mut keys, findings);
    if let Some(bands) = &mut bands {
        link_least_of(bands, scope.rows, super::TOTAL, findings); // events name its bands
    }
    let index = decode_index(&mut keys, findings);
    let events = decode_events(scope, bands.as_ref(), &mut keys, findings);
    keys.finish(findings);
    let combined = combine.flatten().unwrap_or_default();
    let node = Node { combine: combined, direction, floor, attainable, gates, bands, allow };
    Total { node, unformed: combine == Some(None), base, index, events }
}

fn decode_index(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Index> {
    let (table, place) = keys.table("index", findings)?;
    let mut inner = Keys::new(table, place, Subject::Table("[total]").key("index"));
    let scale = inner.figure("scale", findings).map_or(Exact::from(100), |scale| Exact::from(scale.value));
    let of = inner.word("of", &DIVISORS, findings).unwrap_or(true);
    let decimals = inner.required_figure("decimals", findings);
    let mode = inner.required_word("mode", &RoundingMode::WORDS, findings);
    inner.finish(findings);
    let decimals = whole_decimals(&decimals?, findings);
    Some(Index { scale, of_applicable: of, decimals: decimals?, mode: mode? })
}

/// A number of decimals that can be kept.
pub(super) fn whole_decimals(decimals: &Located<Decimal>, findings: &mut Findings) -> Option<u32> {
    let whole = (0..=Rounding::MAX_DECIMALS).find(|whole| Decimal::from(*whole) == decimals.value);
    if whole.is_none() {
        let finding = BadDecimals { decimals: decimals.value, most: Rounding::MAX_DECIMALS.to_string() };
        findings.push(Finding::from(finding).at(&decimals.place));
    }
    whole
}

fn decode_events(
    scope: &Scope<'_>,
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<Event> {
    let Some(tables) = keys.tables("events", findings) else { return Vec::new() };
    let mut events = Vec::new();
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let mut inner =
            keys.below(table, place.clone(), Subject::Table("[total]").numbered(nouns::EVENT, position + 1));
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
    let when = scope.conditions("when", keys, findings);
    let unless = scope.conditions("unless", keys, findings);
    let title = keys.text("title", findings).map(|title| title.value);
    let points = keys.signed("points", findings).map(|points| Exact::from(points.value));
    let shift = keys.signed("shift", findings);
    let at_least = decode_band("at_least", bands, keys, findings);
    let at_most = decode_band("at_most", bands, keys, findings);
    let by_band = decode_points_by_band(bands, keys, findings);
    if keys.contains("when") == keys.contains("unless") {
        let finding = EventWithoutCondition { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&place));
        return None;
    }
    let effects = ["points", "shift", "at_least", "at_most", "points_by_band"];
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
    key: &'static str,
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Result<Option<usize>, ()> {
    match keys.text(key, findings) {
        None => Ok(None),
        Some(name) => find_band(bands, &name, findings).map(Some).ok_or(()),
    }
}

fn decode_points_by_band(
    bands: Option<&Bands>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Vec<(usize, Exact)>> {
    let Some((table, place)) = keys.table("points_by_band", findings) else {
        return (!keys.contains("points_by_band")).then(Vec::new);
    };
    let inner = Keys::new(table, place, keys.subject().key("points_by_band"));
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

/// Reads `[ranking]`.
pub(super) fn decode_ranking(
    scope: &Scope<'_>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Ranking> {
    let (table, place) = keys.table("ranking", findings)?;
    let mut inner = Keys::new(table, place, "[ranking]");
    let by = inner.text("by", findings);
    inner.word("ties", &TIES, findings);
    let exact = inner.word("compare", &COMPARED, findings).unwrap_or(false);
    let then = inner.text_or_texts("then", findings).unwrap_or_default();
    let cohort = inner.text("cohort", findings);
    inner.finish(findings);
    let by = match by.as_ref().map(|by| by.value.as_str()) {
        None | Some("total") => Some(RankBy::Total),
        Some("index") => Some(RankBy::Index),
        Some(_) => by.as_ref().and_then(|by| scope.row(by, findings)).map(RankBy::Row),
    };
    let then: Vec<Option<usize>> = then.iter().map(|code| scope.row(code, findings)).collect();
    let cohort = match cohort {
        None => Some(None),
        Some(name) => scope.fact(&name, findings).map(|fact| {
            if scope.facts[fact].options.is_empty() {
                let finding = CohortWithoutOptions { name: name.value.clone() };
                findings.push(Finding::from(finding).at(&name.place));
            }
            Some(fact)
        }),
    };
    Some(Ranking { by: by?, exact, then: then.into_iter().collect::<Option<_>>()?, cohort: cohort? })
}
