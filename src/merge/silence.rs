//! What the file of a version has no place for: of that it says nothing, and what the base says holds.

use super::Said;
use crate::column::{Column, PerColumn};
use crate::source::Shape;
use crate::submission::{Row, Submission};

/// The texts that a version has nowhere. Of a form in TOML there are none: it has a place for everything.
pub(super) struct Silence {
    rows: PerColumn<Vec<Text>>,
    facts: bool,
}

/// What is written beside an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Note,
    Objection,
    Reply,
    Evidence,
}

impl Text {
    const ALL: [Text; 4] = [Text::Note, Text::Objection, Text::Reply, Text::Evidence];

    fn is_in(self, row: &Row) -> bool {
        match self {
            Text::Note => row.note.is_some(),
            Text::Objection => row.objection.is_some(),
            Text::Reply => row.reply.is_some(),
            Text::Evidence => !row.evidence.is_empty(),
        }
    }
}

impl Silence {
    /// Of a version.
    pub(super) fn of(version: &Submission) -> Self {
        if version.shape() == Shape::Toml {
            return Silence { rows: PerColumn::from_fn(|_| Vec::new()), facts: false };
        }
        let texts = |column: Column| {
            let rows = || version.rows.iter().chain([&version.total]).map(|row| row.get(column));
            let is_nowhere = |text: &Text| !rows().any(|row| text.is_in(row));
            Text::ALL.into_iter().filter(is_nowhere).collect()
        };
        let facts = version.fact_changes.iter().all(|change| change.note.is_none());
        Silence { rows: PerColumn::from_fn(texts), facts }
    }

    /// What the version says of an entry, with what it is silent about as the base has it.
    pub(super) fn filled(&self, said: Said, column: Option<Column>, base: &Said) -> Said {
        match (said, base, column) {
            (Said::Row(mut entry), Said::Row(base), Some(column)) => {
                for text in self.rows.get(column) {
                    match text {
                        Text::Note => entry.note.clone_from(&base.note),
                        Text::Objection => entry.objection.clone_from(&base.objection),
                        Text::Reply => entry.reply.clone_from(&base.reply),
                        Text::Evidence => entry.evidence.clone_from(&base.evidence),
                    }
                }
                Said::Row(entry)
            }
            // the note of a fact says why the appraisal has this value
            (Said::Fact(mut fact), Said::Fact(base), _) if self.facts && fact.value == base.value => {
                fact.note.clone_from(&base.note);
                Said::Fact(fact)
            }
            (said, ..) => said,
        }
    }
}
