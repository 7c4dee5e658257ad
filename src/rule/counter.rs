//! A counter of `deduct`: what is lost at a count.

use super::Allowed;
use super::figures::{figure, list};
use super::kind::{ID, Key, Setting, SettingShape, TITLE, shape};
use super::messages::entries::{BothKeys, LossMissing, LossesEmpty, MostMissing, MostNotALoss, NotALoss};
use super::messages::figures::MinAboveMax;
use super::messages::summaries::{BETWEEN_NUMBERS, LosesEach, LosesEachAtMost};
use crate::finding::{Finding, Findings};
use crate::language::{Computed, Joined, Sentence, Text};
use crate::number::{Exact, common_divisor};
use crate::source::Keys;
use crate::source::toml::Value;

const PER: Key<shape::Figure> = Key::one_of(
    "per",
    Text {
        en: "what each one loses; or else table or judged",
        vi: "số điểm trừ cho mỗi lần; hoặc table, judged",
    },
);
const MOST: Key<shape::Figure> = Key::beside(
    "per",
    "max",
    Text {
        en: "the most that is lost at `per`; no limit without it",
        vi: "số điểm trừ nhiều nhất theo “per”; không ghi thì không giới hạn",
    },
);
const TABLE: Key<shape::Any> = Key::of(Setting::one_of(
    "table",
    SettingShape::Losses,
    Text {
        en: "what is lost at 0, 1, 2 …; the last one holds for more",
        vi: "số điểm trừ ứng với 0, 1, 2 … lần; số cuối dùng cho nhiều lần hơn",
    },
));
const JUDGED_KEY: Key<shape::Any> = Key::of(Setting::one_of(
    "judged",
    SettingShape::Table(JUDGED),
    Text {
        en: "the loss itself is the answer: 0, or within this range",
        vi: "số liệu là chính số điểm trừ: 0, hoặc trong khoảng này",
    },
));
const JUDGED_MIN: Key<shape::Figure> = Key::optional(
    "min",
    Text {
        en: "the least loss, where there is one; 0 without it",
        vi: "số điểm trừ ít nhất, nếu có; không ghi là 0",
    },
);
const JUDGED_MAX: Key<shape::Any> = Key::of(Setting::required(
    "max",
    SettingShape::FigureOrAll,
    Text {
        en: "the most; \"all\" is the max of the row less its floor",
        vi: "nhiều nhất; \"all\" là điểm tối đa của mục trừ mức sàn",
    },
));

/// The keys of a counter.
pub(super) static COUNTERS: &[Setting] =
    &[ID.setting, TITLE.setting, PER.setting, MOST.setting, TABLE.setting, JUDGED_KEY.setting];

static JUDGED: &[Setting] = &[JUDGED_MIN.setting, JUDGED_MAX.setting];

/// The word for a loss of everything.
const ALL: &str = "all";

/// What a counter loses; none is everything.
pub(super) type Loss = Option<Exact>;

/// How a count comes to a loss.
#[derive(Debug)]
pub(super) enum Counter {
    /// So much for each.
    Per {
        /// What each loses.
        each: Exact,
        /// The most that is lost.
        most: Option<Exact>,
    },
    /// The loss at 0, 1, 2 …; the last one holds for more.
    Table(Vec<Loss>),
    /// The loss itself is the answer.
    Judged {
        /// The least, where there is one.
        least: Exact,
        /// The most.
        most: Exact,
    },
}

/// Reads one counter. `everything` is what the row has to lose.
pub(super) fn decode_counter(
    keys: &mut Keys<'_, '_>,
    everything: Option<&Exact>,
    findings: &mut Findings,
) -> Option<Counter> {
    const WAYS: [&Setting; 3] = [&PER.setting, &TABLE.setting, &JUDGED_KEY.setting];
    let said = WAYS.into_iter().filter(|way| keys.value(way).is_some());
    let said: Vec<&str> = said.map(|way| way.key).collect();
    let subject = keys.subject().clone();
    let finding: Finding = match said[..] {
        ["per"] => {
            let most = keys.get(&MOST, findings).map(|most| Exact::from(most.value));
            let each = keys.get(&PER, findings)?;
            return Some(Counter::Per { each: Exact::from(each.value), most });
        }
        ["table"] => return decode_table(keys, findings),
        ["judged"] => return decode_judged(keys, everything, findings),
        [first, second, ..] => BothKeys { subject, first, second }.into(),
        _ => LossMissing { subject }.into(),
    };
    findings.push(finding.at(keys.place()));
    keys.value(&MOST);
    None
}

fn decode_table(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Counter> {
    let losses = list(keys, &TABLE, "[0, 0, 2, 5, \"all\"]", findings)?;
    let mut table = Vec::new();
    for value in losses {
        let Some(loss) = loss(value) else {
            let finding = NotALoss { subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(&keys.place_of(value)));
            return None;
        };
        table.push(loss);
    }
    if table.is_empty() {
        let finding = LossesEmpty { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    Some(Counter::Table(table))
}

/// A loss as it is written: a number of 0 or more, or everything.
fn loss(value: &Value<'_>) -> Option<Loss> {
    if value.get_ref().as_str() == Some(ALL) {
        return Some(None);
    }
    figure(value).filter(|loss| !loss.is_negative()).map(Some)
}

fn decode_judged(
    keys: &mut Keys<'_, '_>,
    everything: Option<&Exact>,
    findings: &mut Findings,
) -> Option<Counter> {
    let subject = keys.subject().key(JUDGED_KEY.key);
    let mut judged = keys.inside(&JUDGED_KEY, subject, findings)?;
    let least = judged.get(&JUDGED_MIN, findings).map_or(Exact::ZERO, |least| Exact::from(least.value));
    let most = decode_most(&mut judged, findings);
    // everything is as much as there is to lose; a row without a max was reported
    let most = most.and_then(|most| most.or_else(|| everything.cloned()));
    let crossed = most.as_ref().is_some_and(|most| least > *most);
    if let Some(most) = most.as_ref().filter(|_| crossed) {
        let (min, max) = (Computed(least.to_string()), Computed(most.to_string()));
        let finding = MinAboveMax { subject: judged.subject().clone(), min, max };
        findings.push(Finding::from(finding).at(judged.place()));
    }
    judged.finish(findings);
    most.filter(|_| !crossed).map(|most| Counter::Judged { least, most })
}

/// The most that can be judged.
fn decode_most(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Loss> {
    let value = keys.value(&JUDGED_MAX);
    let most = value.and_then(loss);
    if most.is_none() {
        let subject = keys.subject().clone();
        findings.push(match value {
            Some(value) => Finding::from(MostNotALoss { subject }).at(&keys.place_of(value)),
            None => Finding::from(MostMissing { subject }).at(keys.place()),
        });
    }
    most
}

impl Counter {
    /// The loss at a count.
    ///
    /// # Errors
    /// What would be allowed in its place.
    pub(super) fn loss(&self, count: &Exact) -> Result<Loss, Allowed> {
        match self {
            Counter::Per { each, most } if count.is_integer() => {
                let loss = count * each;
                Ok(Some(most.as_ref().map_or(loss.clone(), |most| loss.min(most.clone()))))
            }
            Counter::Table(losses) if count.is_integer() => {
                let entries = losses.iter().zip(0_i64..);
                let reached = entries.filter(|(_, at)| Exact::from(*at) <= *count).last();
                Ok(reached.and_then(|(loss, _)| loss.clone()))
            }
            Counter::Per { .. } | Counter::Table(_) => Err(Allowed::Whole),
            Counter::Judged { least, most } if count.is_zero() || (least..=most).contains(&count) => {
                Ok(Some(count.clone()))
            }
            Counter::Judged { least, most } => {
                Err(Allowed::NothingOr { min: least.clone(), max: most.clone() })
            }
        }
    }

    /// The least that it can lose: what nothing costs.
    pub(super) fn least(&self) -> Loss {
        match self {
            Counter::Per { .. } | Counter::Judged { .. } => Some(Exact::ZERO),
            Counter::Table(losses) => losses.first().cloned().flatten(),
        }
    }

    /// The most that it can lose; none is everything, or without a limit.
    pub(super) fn most(&self) -> Loss {
        match self {
            Counter::Per { each, .. } if each.is_zero() => Some(Exact::ZERO),
            Counter::Per { most, .. } => most.clone(),
            Counter::Table(losses) => {
                let losses: Option<Vec<Exact>> = losses.iter().cloned().collect();
                losses?.into_iter().max()
            }
            Counter::Judged { most, .. } => Some(most.clone()),
        }
    }

    /// What all its losses are multiples of, but for a loss of everything; `None` if it can be any.
    pub(super) fn grain(&self) -> Option<Exact> {
        match self {
            Counter::Per { each, most } => Some(common_divisor(each, most.as_ref().unwrap_or(&Exact::ZERO))),
            Counter::Table(losses) => {
                Some(losses.iter().flatten().fold(Exact::ZERO, |grain, loss| common_divisor(&grain, loss)))
            }
            Counter::Judged { .. } => None,
        }
    }

    /// Whether more faults can lose less.
    pub(super) fn falls(&self) -> bool {
        let Counter::Table(losses) = self else { return false };
        losses.windows(2).any(|pair| match pair {
            [Some(before), Some(after)] => after < before,
            [None, Some(_)] => true,
            _ => false,
        })
    }

    /// The entries of its table, as they are written.
    pub(super) fn losses(&self) -> Vec<String> {
        let Counter::Table(losses) = self else { return Vec::new() };
        losses.iter().map(|loss| loss.as_ref().map_or(ALL.to_owned(), Exact::to_string)).collect()
    }

    /// In a few words: `0.5 each, at most 2`.
    pub(super) fn describe(&self) -> Sentence {
        let shown = |number: &Exact| Computed(number.to_string());
        match self {
            Counter::Per { each, most: None } => LosesEach { each: shown(each) }.into(),
            Counter::Per { each, most: Some(most) } => {
                LosesEachAtMost { each: shown(each), most: shown(most) }.into()
            }
            Counter::Table(_) => {
                let losses = self.losses().into_iter().map(Computed).collect();
                Sentence::new(Joined { items: losses, by: BETWEEN_NUMBERS })
            }
            Counter::Judged { least, most } => {
                Sentence::new(Allowed::NothingOr { min: least.clone(), max: most.clone() })
            }
        }
    }
}
