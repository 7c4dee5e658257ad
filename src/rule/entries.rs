//! What a rule lists: options, items, tiers, rates and counters, each with an id.

use super::kind::{ID, Key, Setting, SettingShape, TITLE, shape};
use super::messages::entries::{
    BadId, BothKeys, IdTwice, ListEmpty, ListMissing, Part, RuleOfEntry, RuleUnderAll, Ways, WorthMisplaced,
    WorthMissing,
};
use super::origin::Origin;
use super::{KINDS, RowUse, Rule, RuleContext, Score, Scoring, kind_named};
use crate::answer::AnswerField;
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::{self, Computed, Sentence, Text};
use crate::number::{Exact, common_divisor};
use crate::source::Keys;
use crate::working::Step;

/// One entry of a rule's list, as the form prints it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// `a`, `b`, … unless the criteria name it.
    pub id: String,
    /// What files may write in place of the id.
    pub alias: Option<&'static str>,
    /// As printed.
    pub title: String,
    /// When it holds: bounds of a tier; empty for an option.
    pub bounds: Sentence,
    /// What it is worth: `5`, or `ratio × 5`.
    pub worth: Sentence,
    /// Where it stands in the criteria; `None` where it is built in.
    pub place: Option<Place>,
}

impl Listed {
    /// The same, with what it is worth.
    #[must_use]
    pub fn worth(self, worth: impl Into<Sentence>) -> Self {
        Listed { worth: worth.into(), ..self }
    }

    /// Whether a file means this entry.
    pub fn is_called(&self, written: &str) -> bool {
        self.id == written || self.alias == Some(written)
    }
}

/// The entry that a file means: the one of this name, or the only one whose name differs in capital letters alone.
pub(crate) fn entry_called(list: &[Listed], written: &str) -> Option<usize> {
    let exact = list.iter().position(|listed| listed.is_called(written));
    exact.or_else(|| {
        let lower = written.to_lowercase();
        let is_same = |name: &str| name.to_lowercase() == lower;
        let called = |listed: &Listed| is_same(&listed.id) || listed.alias.is_some_and(is_same);
        let mut found = list.iter().enumerate().filter(|(_, listed)| called(listed)).map(|(entry, _)| entry);
        found.next().filter(|_| found.next().is_none())
    })
}

/// What an option or an item gives.
#[derive(Debug)]
pub(super) enum Worth {
    /// Points.
    Points(Exact),
    /// What its own rule gives.
    Rule(Box<dyn Rule>),
}

/// An option or an item.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it gives.
    pub worth: Worth,
    /// Whether it is worth all of the max, whatever that is.
    pub full: bool,
    /// The most that its own rule gives, where the entry says so.
    pub cap: Option<Exact>,
}

impl Entry {
    /// The most that it gives.
    pub(super) fn max_points(&self) -> Exact {
        match &self.worth {
            Worth::Points(points) => points.clone(),
            Worth::Rule(rule) => {
                let best = rule.max_points();
                self.cap.clone().map_or(best.clone(), |cap| best.min(cap))
            }
        }
    }

    /// What its own rule gives, cut to its own max.
    pub(super) fn cut(&self, score: Score, scoring: &mut Scoring<'_>) -> Score {
        match (score, &self.cap) {
            (Score::Points(from), Some(cap)) if from > *cap => {
                scoring.recorder.step(|| Step::Capped { from, points: cap.clone() });
                Score::Points(cap.clone())
            }
            (score, _) => score,
        }
    }

    /// The least that it gives.
    pub(super) fn min_points(&self) -> Exact {
        match &self.worth {
            Worth::Points(points) => points.clone(),
            Worth::Rule(rule) => rule.min_points(),
        }
    }

    /// What all points that it can give are multiples of.
    pub(super) fn grain(&self) -> Option<Exact> {
        match &self.worth {
            Worth::Points(points) => Some(points.clone()),
            Worth::Rule(rule) => {
                let cap = self.cap.clone().unwrap_or(Exact::ZERO);
                rule.grain().map(|grain| common_divisor(&grain, &cap))
            }
        }
    }

    /// What it gives, in a few words.
    pub(super) fn summary(&self) -> Sentence {
        match &self.worth {
            Worth::Points(points) => Computed(points.to_string()).into(),
            Worth::Rule(rule) => rule.summary(),
        }
    }

    /// Its own rule.
    pub(super) fn rule(&self) -> Option<&dyn Rule> {
        match &self.worth {
            Worth::Points(_) => None,
            Worth::Rule(rule) => Some(rule.as_ref()),
        }
    }
}

/// What all points that one of these entries can give are multiples of.
pub(super) fn grain_of(entries: &[Entry]) -> Option<Exact> {
    entries.iter().try_fold(Exact::ZERO, |grain, entry| Some(common_divisor(&grain, &entry.grain()?)))
}

/// What a list is called in messages.
pub(super) struct ListWords {
    /// The key: `options`.
    pub key: &'static Key<shape::Any>,
    /// One of it: `option`.
    pub noun: Text,
    /// What to write, for who forgot it.
    pub example: Text,
}

/// The tables of a list, which may stand under `[lists]`; one that is missing or empty is reported.
pub(super) fn entry_tables<'a, 't>(
    keys: &mut Keys<'a, 't>,
    words: &ListWords,
    findings: &mut Findings,
) -> Option<Vec<Keys<'a, 't>>> {
    let ListWords { key, noun, example } = *words;
    let SettingShape::List(settings) = key.shape else { return None };
    if keys.value(key).is_none() {
        let finding = ListMissing { subject: keys.subject().clone(), key: key.key, example };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    let told = findings.iter().count();
    let tables = keys.listed_at(key, findings)?;
    if tables.is_empty() && findings.iter().count() > told {
        return None; // something stands there, and is no table
    }
    if tables.is_empty() {
        let finding = ListEmpty { subject: keys.subject().clone(), key: key.key, noun, example };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    let entries = tables.into_iter().enumerate().map(|(position, (table, place))| {
        let mut entry = keys.below(table, place, keys.subject().numbered(noun, position + 1));
        entry.declare(settings);
        entry
    });
    Some(entries.collect())
}

/// The keys by which an entry says what it gives, an option or an item.
pub(super) struct WorthKeys {
    /// The names of those that such an entry may have.
    pub ways: &'static [&'static str],
    /// Points.
    pub points: &'static Key<shape::Signed>,
    /// A share of the max.
    pub share: &'static Key<shape::Share>,
    /// What the max is less by.
    pub lose: &'static Key<shape::Figure>,
    /// A rule.
    pub rule: &'static Key<shape::Text>,
    /// The most that the rule gives.
    pub max: &'static Key<shape::Figure>,
}

impl WorthKeys {
    /// All of them, also those that another kind of entry has.
    fn all(&self) -> [&'static str; 4] {
        [self.points.key, self.share.key, self.lose.key, self.rule.key]
    }
}

/// Reads what one option or item gives, by one of these keys.
pub(super) fn decode_worth(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    by: &WorthKeys,
    findings: &mut Findings,
) -> Option<Entry> {
    let (said, allowed) = (said(keys, by), by.ways);
    if let Some(key) = said.iter().find(|key| !allowed.contains(key)) {
        let finding = WorthMisplaced { subject: keys.subject().clone(), key, ways: Ways(allowed) };
        findings.push(Finding::from(finding).at(keys.place()));
        take_all(keys, &by.all());
        return None;
    }
    match said[..] {
        [] if context.row_use != RowUse::Points => {
            take_all(keys, &by.all());
            Some(Entry { worth: Worth::Points(Exact::ZERO), full: false, cap: None })
        }
        [] => {
            let finding = WorthMissing { subject: keys.subject().clone(), ways: Ways(allowed) };
            findings.push(Finding::from(finding).at(keys.place()));
            take_all(keys, allowed);
            None
        }
        ["rule"] => decode_rule(keys, context, by, findings),
        ["points"] => {
            let points = Exact::from(keys.get(by.points, findings)?.value);
            let full = context.max.as_ref() == Some(&points) && !points.is_zero();
            Some(Entry { worth: Worth::Points(points), full, cap: None })
        }
        ["share"] => {
            let share = keys.get(by.share, findings);
            let (share, max) = (share?, context.required_max(keys, findings)?);
            Some(Entry {
                worth: Worth::Points(&share.value * &max),
                full: share.value == Exact::ONE,
                cap: None,
            })
        }
        [first, second, ..] => {
            let finding = BothKeys { subject: keys.subject().clone(), first, second };
            findings.push(Finding::from(finding).at(keys.place()));
            take_all(keys, &by.all());
            None
        }
        [_] => {
            let lost = keys.get(by.lose, findings);
            let (lost, max) = (lost?, context.required_max(keys, findings)?);
            Some(Entry {
                worth: Worth::Points(&max - &Exact::from(lost.value)),
                full: lost.value.is_zero(),
                cap: None,
            })
        }
    }
}

/// By which keys an entry says what it gives. `points` may be a setting of its rule.
fn said(keys: &mut Keys<'_, '_>, by: &WorthKeys) -> Vec<&'static str> {
    let own = keys.contains(by.rule).then(|| keys.value(by.rule)).flatten();
    let kind = own.and_then(|name| name.get_ref().as_str()).and_then(kind_named);
    let of_rule = |key: &str| kind.is_some_and(|kind| kind.settings.iter().any(|setting| setting.key == key));
    let all: [&Setting; 4] = [by.points, by.share, by.lose, by.rule];
    all.into_iter().filter(|key| keys.contains(key)).map(|key| key.key).filter(|key| !of_rule(key)).collect()
}

/// Takes what was not read, also where it is declared of other entries only, so that it is no second mistake, and a
/// misspelt one finds the right one.
fn take_all(keys: &mut Keys<'_, '_>, of: &[&'static str]) {
    for key in of {
        keys.know(key);
    }
}

/// The words that the rule of an option or item may ask for: those that can stand beside `choice`.
const BESIDE: [AnswerField; 4] = [AnswerField::Num, AnswerField::Den, AnswerField::Value, AnswerField::Count];

fn decode_rule(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    by: &WorthKeys,
    findings: &mut Findings,
) -> Option<Entry> {
    let name = keys.get(by.rule, findings)?;
    let Some(kind) = kind_named(&name.value) else {
        findings.push(super::unknown_kind(&name));
        return None;
    };
    let own_max = keys.get(by.max, findings).map(|max| Exact::from(max.value));
    let cap = own_max.clone();
    let inner = RuleContext { max: own_max.or_else(|| context.max.clone()), ..*context };
    let rule = if kind.nests { Some(kind.read(keys, &inner, findings)?) } else { None };
    let fitting = rule.filter(|rule| rule.answer_fields().iter().all(|word| BESIDE.contains(word)));
    if fitting.is_none() {
        let kinds = KINDS.iter().filter(|kind| kind.nests).map(|kind| kind.name);
        let kinds = language::Listed(kinds.collect());
        let finding = RuleOfEntry { subject: keys.subject().clone(), rule: name.value, kinds };
        findings.push(Finding::from(finding).at(&name.place));
        for setting in kind.settings {
            keys.know(setting.key);
        }
    }
    fitting.map(|rule| Entry { worth: Worth::Rule(rule), full: false, cap })
}

/// Reads an item that only holds or not, and gives nothing by itself. Points that a shared list has are let be.
pub(super) fn decode_condition(
    keys: &mut Keys<'_, '_>,
    by: &WorthKeys,
    findings: &mut Findings,
) -> Option<Entry> {
    if let Some(rule) = keys.value(by.rule) {
        let finding = RuleUnderAll { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&keys.place_of(rule)));
        return None;
    }
    keys.get(by.points, findings);
    keys.get(by.share, findings);
    Some(Entry { worth: Worth::Points(Exact::ZERO), full: false, cap: None })
}

/// What there is to say about options or items: worth above the max, and what their own rules have.
pub(super) fn entry_flaws(noun: Text, entries: &[Entry], list: &[Listed], origin: &Origin) -> Vec<Finding> {
    let mut flaws = Vec::new();
    for (entry, listed) in entries.iter().zip(list) {
        let part = Part::Entry(noun, listed.id.clone());
        flaws.extend(origin.above_max(part, &entry.max_points(), listed.place.as_ref()));
        flaws.extend(entry.rule().into_iter().flat_map(Rule::lint));
    }
    flaws
}

/// An entry as it is listed, while its table is being read.
pub(super) fn listed(
    position: usize,
    keys: &mut Keys<'_, '_>,
    list: &[Listed],
    findings: &mut Findings,
) -> Listed {
    Listed {
        id: item_id(position, keys, list, findings),
        alias: None,
        title: keys.get(&TITLE, findings).map(|title| title.value).unwrap_or_default(),
        bounds: Sentence::nothing(),
        worth: Sentence::nothing(),
        place: Some(keys.place().clone()),
    }
}

/// The id of an entry in a list: given, or a, b, c … by position.
pub(crate) fn item_id(
    position: usize,
    keys: &mut Keys<'_, '_>,
    list: &[Listed],
    findings: &mut Findings,
) -> String {
    let by_position = || {
        let letter = u8::try_from(position).ok().and_then(|position| b'a'.checked_add(position));
        match letter {
            Some(letter) if letter <= b'z' => char::from(letter).to_string(),
            Some(_) | None => format!("item{}", position + 1),
        }
    };
    let given = keys.get(&ID, findings);
    let given = given.unwrap_or_else(|| Located::new(by_position(), keys.place().clone()));
    let valid = !given.value.is_empty()
        && given
            .value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    if !valid {
        findings.push(Finding::from(BadId { id: given.value.clone() }).at(&given.place));
    } else if list.iter().any(|item| item.id == given.value) {
        let finding = IdTwice { id: given.value.clone(), subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&given.place));
    }
    given.value
}
