//! What versions say of an entry, in words: its answer, and of the rest what they differ in.

use super::messages::merging::{
    AsSelf, Attribute, BOTH, Declares, EntryName, FactNoted, NOTHING, Noted, Objects, REMOVED, Replies,
    Supported,
};
use super::{Language, Mark};
use crate::answer::Answer;
use crate::criteria::{Criteria, Node};
use crate::language::{Computed, NodeCode, Sentence, Show, Text};
use crate::merge::{Change, Entry, FactEntry, FactSaid, Said, Spot};
use crate::number::plain;
use crate::text::shortened;

/// So many letters of a text are shown.
const LONGEST: usize = 60;
/// A yes or no.
const YES: Text = Text { en: "yes", vi: "có" };
/// See [`YES`].
const NO: Text = Text { en: "no", vi: "không" };

/// `1.4 appraisal`.
pub(crate) fn entry_name(criteria: &Criteria, spot: Spot) -> EntryName {
    EntryName { code: NodeCode(spot.code(criteria)), column: column_words(spot) }
}

/// The column of an entry, in words.
pub(super) fn column_words(spot: Spot) -> Sentence {
    spot.column().map_or_else(|| BOTH.into(), Sentence::new)
}

/// What an entry states.
pub(super) fn words(criteria: &Criteria, change: &Change, said: &Said, language: Language) -> String {
    if said.loses(&change.base) && said.says_nothing() {
        return REMOVED.in_language(language).to_owned();
    }
    if said.says_nothing() {
        return NOTHING.in_language(language).to_owned();
    }
    match (said, change.spot) {
        (Said::Fact(fact), _) => fact_words(fact, language),
        (Said::Row(entry), Spot::Row(node, _)) => row_words(criteria, node, change, entry, language),
        (Said::Row(_), Spot::Fact(..)) => String::new(),
    }
}

fn fact_words(fact: &FactEntry, language: Language) -> String {
    let value = match &fact.value {
        Some(FactSaid::Figure(figure)) => Computed(plain(*figure)).said(language),
        Some(FactSaid::Option(option)) => option.clone(),
        None => String::new(),
    };
    match &fact.note {
        Some(note) => FactNoted { value, note: shortened(note, LONGEST) }.said(language),
        None => value,
    }
}

fn row_words(criteria: &Criteria, node: Node, change: &Change, entry: &Entry, language: Language) -> String {
    let mut parts = Vec::new();
    let answer = match (&entry.answer, criteria.criterion(node)) {
        (Answer::Given(given), Some(criterion)) => {
            criterion.answer_words(given).map(|words| words.said(language)).unwrap_or_default()
        }
        (Answer::NotApplicable, _) => Mark::NotApplicable.sign().to_owned(),
        (Answer::Blank, Some(criterion)) if !criterion.is_group() => Mark::Blank.sign().to_owned(),
        (Answer::Blank | Answer::Given(_), _) => String::new(),
    };
    let answer = if entry.same.is_some() { AsSelf { answer }.said(language) } else { answer };
    parts.extend(Some(answer).filter(|answer| !answer.is_empty()));
    let said: Vec<&Entry> = std::iter::once(&change.base)
        .chain(change.by.iter().map(|at| &change.versions[*at]))
        .filter_map(Said::entry)
        .collect();
    if differ(&said, |entry| entry.declared) {
        parts
            .extend(entry.declared.map(|points| Declares { points: Computed(plain(points)) }.said(language)));
    }
    if differ(&said, |entry| entry.band) {
        let bands = criteria.settings(node).bands.as_ref();
        parts.extend(entry.band.zip(bands).map(|(band, bands)| bands.list[band].name().to_owned()));
    }
    if differ(&said, |entry| entry.index) {
        parts.extend(entry.index.map(|index| Computed(plain(index)).said(language)));
    }
    for (index, attribute) in criteria.attributes.iter().enumerate() {
        let of =
            |entry: &Entry| entry.attributes.iter().find(|(known, _)| *known == index).map(|(_, it)| *it);
        if differ(&said, of) {
            let title = shortened(&attribute.title, LONGEST);
            let said = of(entry).map(|holds| if holds { YES } else { NO });
            parts.extend(said.map(|said| Attribute { title, said }.said(language)));
        }
    }
    if differ(&said, |entry| entry.note.clone()) {
        parts.extend(entry.note.as_ref().map(|note| Noted { note: shortened(note, LONGEST) }.said(language)));
    }
    if differ(&said, |entry| entry.objection.clone()) {
        let said = |it: &String| Objects { objection: shortened(it, LONGEST) }.said(language);
        parts.extend(entry.objection.as_ref().map(said));
    }
    if differ(&said, |entry| entry.reply.clone()) {
        parts.extend(entry.reply.as_ref().map(|it| Replies { reply: shortened(it, LONGEST) }.said(language)));
    }
    if differ(&said, |entry| entry.evidence.clone()) && !entry.evidence.is_empty() {
        let evidence = shortened(&entry.evidence.join("; "), LONGEST);
        parts.push(Supported { evidence }.said(language));
    }
    parts.join(", ")
}

/// Whether entries differ in something.
fn differ<T: PartialEq>(entries: &[&Entry], of: impl Fn(&Entry) -> T) -> bool {
    entries.windows(2).any(|pair| of(pair[0]) != of(pair[1]))
}
