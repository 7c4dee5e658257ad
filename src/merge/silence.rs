//! What the file of a version has no place for: of that it says nothing, and what the base says holds.

use super::Said;
use crate::column::{Column, PerColumn};
use crate::source::Shape;
use crate::submission::{Row, Submission};

/// The texts that a version has nowhere. Of a form in TOML there are none: it has a place for everything.
pub(super) struct Silence {
    rows: PerColumn<Texts>,
    facts: bool,
}

/// Which texts are nowhere in a column.
#[derive(Default)]
struct Texts {
    note: bool,
    objection: bool,
    reply: bool,
    evidence: bool,
}

impl Silence {
    /// Of a version.
    pub(super) fn of(version: &Submission) -> Self {
        if version.shape() == Shape::Toml {
            return Silence { rows: PerColumn::from_fn(|_| Texts::default()), facts: false };
        }
        let texts = |column: Column| {
            let all = || version.rows.iter().chain([&version.total]).map(move |row| row.get(column));
            let none = |has: &dyn Fn(&Row) -> bool| !all().any(has);
            Texts {
                note: none(&|row| row.note.is_some()),
                objection: none(&|row| row.objection.is_some()),
                reply: none(&|row| row.reply.is_some()),
                evidence: none(&|row| !row.evidence.is_empty()),
            }
        };
        let facts = version.fact_changes.iter().all(|change| change.note.is_none());
        Silence { rows: PerColumn::from_fn(texts), facts }
    }

    /// What the version says of an entry, with what it is silent about as the base has it.
    pub(super) fn filled(&self, said: Said, column: Option<Column>, base: &Said) -> Said {
        match (said, base, column) {
            (Said::Row(mut entry), Said::Row(base), Some(column)) => {
                let silent = self.rows.get(column);
                for (is_silent, own, of_base) in [
                    (silent.note, &mut entry.note, &base.note),
                    (silent.objection, &mut entry.objection, &base.objection),
                    (silent.reply, &mut entry.reply, &base.reply),
                ] {
                    if is_silent {
                        own.clone_from(of_base);
                    }
                }
                if silent.evidence {
                    entry.evidence.clone_from(&base.evidence);
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
