//! Gates: conditions, each with what follows if it fails.

use super::Criterion;
use super::condition_decode::Scope;
use super::condition_keys::{BY_SUBJECT, SUBJECT};
use super::messages::node::{
    EffectNeedsOptions, EffectOptionWithRule, EffectUnclear, EffectUnknownOption, GateOnPenalty,
};
use super::settings::{Effect, Gate, Role};
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::number::Exact;
use crate::setting::{Form, Key, Keyword, Setting, SettingShape, shape, words_of};
use crate::source::{Keys, nouns};
use crate::suggestion::Suggestion;

pub(super) const REQUIRES: Key<shape::Any> = Key::of(Setting::optional(
    "requires",
    SettingShape::Either(GATES),
    Text {
        en: "conditions, each with what follows where it fails",
        vi: "các điều kiện, mỗi điều kiện kèm cách xử lý khi không đạt",
    },
));

static GATES: &[SettingShape] = &[SettingShape::Of(&GATE), SettingShape::Several(&GATE)];

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

const ELSE: Key<shape::Word<EffectWord>> = Key::of(Setting::optional(
    "else",
    SettingShape::Either(EFFECTS),
    Text {
        en: "what follows where the condition fails: \"zero\" points, \"no-score\" at all, a cap, or another option; zero without it",
        vi: "xử lý khi không đạt điều kiện: \"zero\" là 0 điểm, \"no-score\" là không có điểm, một mức trần, hoặc phương án khác; không ghi là zero",
    },
));
const MESSAGE: Key<shape::Text> =
    Key::optional("message", Text { en: "what is told then", vi: "nội dung thông báo khi đó" });

static OTHERWISE: &[Setting] = &[ELSE.setting, MESSAGE.setting];

const CAP: Key<shape::Figure> =
    Key::one_of("cap", Text { en: "at most so many points", vi: "nhiều nhất số điểm này" });
const CHOICE: Key<shape::Text> = Key::one_of(
    "choice",
    Text {
        en: "the row counts as if this option had been chosen",
        vi: "mục được tính như đã chọn phương án này",
    },
);

static EFFECTS: &[SettingShape] =
    &[SettingShape::Word(|| words_of(EffectWord::WORDS)), SettingShape::Table(EFFECT)];

static EFFECT: &[Setting] = &[CAP.setting, CHOICE.setting];

/// What a gate may do in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EffectWord {
    Zero,
    NoScore,
}

impl Keyword for EffectWord {
    const WORDS: &'static [(&'static str, Self)] =
        &[("zero", EffectWord::Zero), ("no-score", EffectWord::NoScore)];
}

/// `requires` of a row or of the total.
pub(super) fn decode_gates(
    scope: &Scope<'_>,
    row: Option<&Criterion>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<Gate> {
    let tables = keys.table_or_tables_at(&REQUIRES, findings);
    let mut gates = Vec::new();
    for (position, (table, place)) in tables.unwrap_or_default().into_iter().enumerate() {
        let subject = keys.subject().key(REQUIRES.key).numbered(nouns::CONDITION, position + 1);
        let mut inner = keys.below(table, place.clone(), subject);
        inner.declare_all(OTHERWISE);
        let effect = decode_effect(row, &mut inner, findings);
        let message = inner.get(&MESSAGE, findings).map(|message| message.value);
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
    let Some(value) = keys.value(&ELSE) else {
        return if is_penalty { refused(keys, findings) } else { Some(Effect::Zero) };
    };
    if !value.get_ref().is_table() {
        return match keys.get(&ELSE, findings)? {
            EffectWord::Zero if is_penalty => refused(keys, findings),
            EffectWord::Zero => Some(Effect::Zero),
            EffectWord::NoScore => Some(Effect::NoScore),
        };
    }
    let mut inner = keys.inside_by(&ELSE, EFFECT, keys.subject().key(ELSE.key), findings)?;
    let cap = inner.find(&CAP, findings);
    let choice = inner.find(&CHOICE, findings);
    let known = inner.contains(&CAP) || inner.contains(&CHOICE);
    let both = inner.contains(&CAP) && inner.contains(&CHOICE);
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
