//! What conditions hang on: gates, bands, events, the settings of the total and the ranking.

use super::Criterion;
use super::condition::{Condition, Limits};
use super::condition_decode::Scope;
use super::condition_keys::{BY_SUBJECT, CONDITIONS, GE, GT, LE, LT, SUBJECT};
use super::messages::node::{
    BandsDiffer, BandsEmpty, EffectNeedsOptions, EffectOptionWithRule, EffectUnclear, EffectUnknownOption,
    GateOnPenalty, LeastOfMissing, NodeCode,
};
use super::settings::{Band, Bands, Effect, Gate, Role};
use crate::finding::{Finding, Findings, Located};
use crate::language::{Sentence, Text};
use crate::number::Exact;
use crate::rule::{Direction, ID, Listed, TITLE, item_id};
use crate::setting::{Form, Keyword, Setting, SettingShape, words_of};
use crate::source::{Keys, nouns};
use crate::suggestion::Suggestion;

/// The keys of every node of the tree: a row, a group, the total.
pub(super) static NODE: &[Setting] = &[
    Setting::optional(
        "floor",
        SettingShape::Signed,
        Text {
            en: "the least points; none without it", vi: "điểm thấp nhất; không ghi thì không có"
        },
    ),
    Setting::optional(
        "attainable",
        SettingShape::Figure,
        Text {
            en: "what it can come to before the cap, where that is knowingly not the max",
            vi: "điểm có thể đạt trước mức trần, nếu biết rõ là khác điểm tối đa",
        },
    ),
    Setting::optional(
        "allow",
        SettingShape::Texts,
        Text {
            en: "codes of remarks about it that are accepted: warnings and notes of \"score criteria check\"",
            vi: "mã các cảnh báo và lưu ý của \"score criteria check\" được chấp nhận ở đây",
        },
    ),
    Setting::optional(
        "requires",
        SettingShape::Either(&[SettingShape::Of(&GATE), SettingShape::Several(&GATE)]),
        Text {
            en: "conditions, each with what follows where it fails",
            vi: "các điều kiện, mỗi điều kiện kèm cách xử lý khi không đạt",
        },
    ),
    Setting::optional(
        "bands",
        SettingShape::Either(&[SettingShape::List(BAND), SettingShape::Table(LEAST_OF)]),
        Text {
            en: "its classification: the bands, best first, or the least band of several rows",
            vi: "xếp loại: các mức, mức cao nhất trước, hoặc mức thấp nhất của nhiều mục",
        },
    ),
];

/// Which way is better, of what is a sum of rows.
pub(super) const DIRECTION: Setting = Setting::optional(
    "direction",
    SettingShape::Word(|| words_of(Direction::WORDS)),
    Text {
        en: "which points are better: up: the most; down: the fewest, for it and all rows below it; without it as the group above says, else up",
        vi: "chiều tốt của điểm: up: càng cao càng tốt; down: càng thấp càng tốt, cho mục này và mọi mục bên dưới; không ghi thì theo nhóm bên trên, nếu không có là up",
    },
);

static GATE: Form = Form {
    name: "gate",
    meaning: Text {
        en: "A condition, and what follows where it fails.",
        vi: "Một điều kiện, kèm cách xử lý khi không đạt.",
    },
    settings: &[OTHERWISE, SUBJECT],
    variants: BY_SUBJECT,
    others: None,
};

static OTHERWISE: &[Setting] = &[
    Setting::optional(
        "else",
        SettingShape::Either(&[
            SettingShape::Word(|| EFFECTS.map(|(word, _)| word).to_vec()),
            SettingShape::Table(EFFECT),
        ]),
        Text {
            en: "what follows where the condition fails: \"zero\" points, \"no-score\" at all, a cap, or another option; zero without it",
            vi: "xử lý khi không đạt điều kiện: \"zero\" là 0 điểm, \"no-score\" là không có điểm, một mức trần, hoặc phương án khác; không ghi là zero",
        },
    ),
    Setting::optional(
        "message",
        SettingShape::Text,
        Text { en: "what is told then", vi: "nội dung thông báo khi đó" },
    ),
];

static EFFECT: &[Setting] = &[
    Setting::one_of(
        "cap",
        SettingShape::Figure,
        Text { en: "at most so many points", vi: "nhiều nhất số điểm này" },
    ),
    Setting::one_of(
        "choice",
        SettingShape::Text,
        Text {
            en: "the row counts as if this option had been chosen",
            vi: "mục được tính như đã chọn phương án này",
        },
    ),
];

static BAND: &[Setting] = &[
    ID.setting,
    TITLE.setting,
    Setting::optional(
        "printed",
        SettingShape::Text,
        Text { en: "the bounds in the form's words", vi: "giới hạn theo lời của biểu mẫu" },
    ),
    GT,
    GE,
    LT,
    LE,
    Setting::optional(
        "requires",
        SettingShape::Either(CONDITIONS),
        Text {
            en: "side conditions: where they fail, the next band down whose own hold is taken",
            vi: "điều kiện kèm theo: không đạt thì lấy mức liền dưới đạt điều kiện của mức đó",
        },
    ),
];

static LEAST_OF: &[Setting] = &[Setting::required(
    "least_of",
    SettingShape::Texts,
    Text {
        en: "the rows whose lowest band it is, by code",
        vi: "các mục được lấy mức xếp loại thấp nhất, theo mã",
    },
)];

/// What a gate may do in a word.
const EFFECTS: [(&str, Effect); 2] = [("zero", Effect::Zero), ("no-score", Effect::NoScore)];

/// Reads the conditions of a row: its gates and bands, and when it is asked.
pub(super) fn decode_row_conditions(
    scope: &Scope<'_>,
    row: usize,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> (Vec<Condition>, Vec<Gate>, Option<Bands>) {
    let asked_if = scope.conditions("asked_if", keys, findings).unwrap_or_default();
    let gates = decode_gates(scope, Some(&scope.rows[row]), keys, findings);
    let bands = decode_bands(scope, keys, findings);
    (asked_if, gates, bands)
}

/// `requires` of a row or of the total.
pub(super) fn decode_gates(
    scope: &Scope<'_>,
    row: Option<&Criterion>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<Gate> {
    let Some(value) = keys.take("requires") else { return Vec::new() };
    let tables = if value.get_ref().is_table() {
        keys.table("requires", findings).map(|one| vec![one])
    } else {
        keys.tables("requires", findings)
    };
    let mut gates = Vec::new();
    for (position, (table, place)) in tables.unwrap_or_default().into_iter().enumerate() {
        let subject = keys.subject().key("requires").numbered(nouns::CONDITION, position + 1);
        let mut inner = keys.below(table, place.clone(), subject);
        let effect = decode_effect(row, &mut inner, findings);
        let message = inner.text("message", findings).map(|message| message.value);
        let condition = scope.condition(&mut inner, findings);
        inner.finish(findings);
        if let (Some(condition), Some(effect)) = (condition, effect) {
            gates.push(Gate { condition, effect, message, place });
        }
    }
    gates
}

fn decode_effect(
    row: Option<&Criterion>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Effect> {
    let is_penalty = row.is_some_and(|row| row.role == Role::Penalty);
    let refused = |keys: &Keys<'_, '_>, findings: &mut Findings| {
        let finding = GateOnPenalty { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
        None
    };
    let Some(value) = keys.take("else") else {
        return if is_penalty { refused(keys, findings) } else { Some(Effect::Zero) };
    };
    if !value.get_ref().is_table() {
        let names = EFFECTS.map(|(word, _)| (word, word));
        let word = keys.word("else", &names, findings)?;
        if word == "zero" && is_penalty {
            return refused(keys, findings);
        }
        return EFFECTS.into_iter().find(|(known, _)| *known == word).map(|(_, effect)| effect);
    }
    let (table, place) = keys.table("else", findings)?;
    let mut inner = Keys::new(table, place, keys.subject().key("else"));
    let cap = inner.figure("cap", findings);
    let choice = inner.text("choice", findings);
    let known = inner.contains("cap") || inner.contains("choice");
    let both = inner.contains("cap") && inner.contains("choice");
    if !known || both {
        let finding = EffectUnclear { subject: inner.subject().clone() };
        findings.push(Finding::from(finding).at(inner.place()));
    }
    inner.finish(findings);
    if both || !known {
        return None;
    }
    if let Some(id) = choice {
        return counted_option(row, &id, findings).map(Effect::Choice);
    }
    if is_penalty {
        return refused(keys, findings);
    }
    cap.map(|cap| Effect::Cap(Exact::from(cap.value)))
}

/// The option that a row counts as: a plain one, without a rule that would need an answer.
fn counted_option(row: Option<&Criterion>, id: &Located<String>, findings: &mut Findings) -> Option<usize> {
    let rule = row.and_then(|row| row.rule.as_ref());
    let takes_choice = rule.filter(|rule| rule.answer_fields().contains(&crate::answer::AnswerField::Choice));
    let found =
        takes_choice.and_then(|rule| rule.list().iter().position(|listed| listed.is_called(&id.value)));
    let plain = found.filter(|option| rule.is_some_and(|rule| rule.rule_of(*option).is_none()));
    if plain.is_none() {
        let option = id.value.clone();
        let finding: Finding = match (takes_choice, found) {
            (None, _) => EffectNeedsOptions {}.into(),
            (Some(rule), None) => {
                let known = rule.list().iter().map(|listed| listed.id.as_str());
                let suggestion = Suggestion::new(&id.value, known);
                EffectUnknownOption { option, suggestion }.into()
            }
            (Some(_), Some(_)) => EffectOptionWithRule { option }.into(),
        };
        findings.push(finding.at(&id.place));
    }
    plain
}

/// `bands` of a row or of the total.
pub(super) fn decode_bands(
    scope: &Scope<'_>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Bands> {
    let value = keys.take("bands")?;
    let place = keys.place_of(value);
    if value.get_ref().is_table() {
        let (table, _) = keys.table("bands", findings)?;
        let mut inner = Keys::new(table, place.clone(), keys.subject().key("bands"));
        let codes = inner.texts("least_of", findings);
        if codes.is_none() && !inner.contains("least_of") {
            let finding = LeastOfMissing { subject: inner.subject().clone() };
            findings.push(Finding::from(finding).at(&place));
        }
        inner.finish(findings);
        let rows: Vec<Option<usize>> = codes?.iter().map(|code| scope.row(code, findings)).collect();
        let rows: Vec<usize> = rows.into_iter().collect::<Option<_>>()?;
        return Some(Bands { list: Vec::new(), least_of: Some(rows), place });
    }
    let tables = keys.listed("bands", findings)?;
    let (mut list, mut ids) = (Vec::new(), Vec::new());
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let subject = keys.subject().numbered(nouns::BAND, position + 1);
        let mut inner = keys.below(table, place.clone(), subject);
        inner.declare(BAND);
        let id = item_id(position, &mut inner, &ids, findings);
        ids.push(Listed {
            id: id.clone(),
            alias: None,
            title: String::new(),
            bounds: Sentence::nothing(),
            worth: Sentence::nothing(),
            place: None,
        });
        let title = inner.text("title", findings).map(|title| title.value);
        let printed = inner.text("printed", findings).map(|printed| printed.value);
        let limits = scope.limits(&mut inner, findings).unwrap_or_default();
        let requires = scope.conditions("requires", &mut inner, findings).unwrap_or_default();
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
