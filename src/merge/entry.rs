//! What a column says of one row: the unit of merging.

use crate::answer::{Answer, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node};
use crate::finding::Place;
use crate::number::Decimal;
use crate::submission::Submission;

/// What a column says of a row. Numbers are held against each other by value, texts without the blanks around them. Another
/// field that travels with the answer is a field here, and a line of [`Entry::of`], of [`Entry::says_same`] and of
/// [`Entry::says_nothing`].
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The answer, also where it is only said that the self column's holds.
    pub answer: Answer,
    /// Whether the denominator is the column's fact, the row having none.
    pub den_from_fact: bool,
    /// The declared points of a leaf, also those of the self column where they hold.
    pub declared: Option<Decimal>,
    /// Set where the row says that the self column's answer holds.
    pub same: Option<Same>,
    /// The declared band of a leaf, by index.
    pub band: Option<usize>,
    /// The declared index of a leaf.
    pub index: Option<Decimal>,
    /// What the answer says of attributes, by index.
    pub attributes: Vec<(usize, bool)>,
    /// The note.
    pub note: Option<String>,
    /// What the unit objects, in the self column.
    pub objection: Option<String>,
    /// The reply to it, in the appraisal.
    pub reply: Option<String>,
    /// The evidence.
    pub evidence: Vec<String>,
}

/// That the self column's answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// The points that the row itself declares.
    pub declared: Option<Decimal>,
    /// The band that the row itself declares, by index.
    pub band: Option<usize>,
    /// The index that the row itself declares.
    pub index: Option<Decimal>,
}

impl Entry {
    /// What a form says. Of groups and the total that is a note and evidence alone.
    pub fn of(criteria: &Criteria, submission: &Submission, node: Node, column: Column) -> Self {
        let row = submission.row(node, column);
        let is_sum = criteria.criterion(node).is_none_or(Criterion::is_group);
        let own = submission.row(node, Column::Own);
        let declared = row.declared.as_ref().filter(|_| !is_sum);
        let is_of_own = |place: &Place, of: Option<&Place>| Some(place) == of;
        let band = row.declared_band().filter(|_| !is_sum);
        let index = row.declared_index().filter(|_| !is_sum);
        let same = (row.same && !is_sum).then(|| Same {
            declared: declared
                .filter(|it| !is_of_own(&it.place, own.declared.as_ref().map(|own| &own.place)))
                .map(|it| it.value),
            band: band
                .filter(|it| !is_of_own(&it.place, own.declared_band().map(|own| &own.place)))
                .map(|it| it.value),
            index: index
                .filter(|it| !is_of_own(&it.place, own.declared_index().map(|own| &own.place)))
                .map(|it| it.value),
        });
        let mut attributes = row.attributes.clone();
        attributes.sort_unstable();
        let trimmed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Entry {
            answer: in_order(&row.answer),
            den_from_fact: row.den_from_fact,
            declared: declared.map(|declared| declared.value),
            same,
            band: band.map(|band| band.value),
            index: index.map(|index| index.value),
            attributes,
            note: row.note.as_ref().and_then(|note| trimmed(&note.value)),
            objection: row.objection.as_ref().and_then(|objection| trimmed(&objection.value)),
            reply: row.reply.as_ref().and_then(|reply| trimmed(&reply.value)),
            evidence: row.evidence.iter().filter_map(|one| trimmed(&one.value)).collect(),
        }
    }

    /// Whether another entry says the same.
    pub fn says_same(&self, other: &Entry) -> bool {
        let answers = match (&self.same, &other.same) {
            // whatever the self column says
            (Some(own), Some(others)) => own == others,
            (None, _) | (_, None) if self.den_from_fact && other.den_from_fact => {
                let alike = Entry { answer: without_den(&self.answer), ..self.clone() };
                alike.says_answer_of(&Entry { answer: without_den(&other.answer), ..other.clone() })
            }
            (None, _) | (_, None) => self.says_answer_of(other),
        };
        let texts = |entry: &Entry| {
            let Entry { note, objection, reply, evidence, .. } = entry.clone();
            (note, objection, reply, evidence)
        };
        answers && texts(self) == texts(other)
    }

    /// Whether its answer and its points are those of another entry.
    pub fn says_answer_of(&self, other: &Entry) -> bool {
        (&self.answer, self.declared, self.band, self.index, &self.attributes)
            == (&other.answer, other.declared, other.band, other.index, &other.attributes)
    }

    /// Whether it says nothing at all.
    pub fn says_nothing(&self) -> bool {
        let Entry { answer, den_from_fact: _, declared, same, band, index, .. } = self;
        let Entry { attributes, note, objection, reply, evidence, .. } = self;
        *answer == Answer::Blank
            && declared.is_none()
            && same.is_none()
            && band.is_none()
            && index.is_none()
            && attributes.is_empty()
            && [note, objection, reply].into_iter().all(Option::is_none)
            && evidence.is_empty()
    }

    /// Whether it lacks an answer that another one has, or everything.
    pub fn loses(&self, other: &Entry) -> bool {
        let answered = |entry: &Entry| entry.answer != Answer::Blank || entry.same.is_some();
        (answered(other) && !answered(self)) || (!other.says_nothing() && self.says_nothing())
    }
}

/// The answer with what it ticks or counts in the order of the rule's list.
fn in_order(answer: &Answer) -> Answer {
    let mut answer = answer.clone();
    match &mut answer {
        Answer::Given(Given::Items(items)) => items.sort_by_key(|ticked| ticked.item),
        Answer::Given(Given::Counts(counts)) => counts.sort_by_key(|(entry, _)| *entry),
        Answer::Given(_) | Answer::Blank | Answer::NotApplicable => {}
    }
    answer
}

/// The answer without a denominator that follows from a fact.
fn without_den(answer: &Answer) -> Answer {
    let mut answer = answer.clone();
    if let Answer::Given(given) = &mut answer {
        clear_den(given);
    }
    answer
}

fn clear_den(given: &mut Given) {
    match given {
        Given::Ratio { den, .. } => *den = Decimal::ZERO,
        Given::Choice { beside: Some(beside), .. } => clear_den(beside),
        Given::Choice { beside: None, .. }
        | Given::Value(_)
        | Given::Growth { .. }
        | Given::Count(_)
        | Given::Counts(_)
        | Given::Items(_) => {}
    }
}
