//! Several versions of a form put together: what each of them says that the form they began from does not, entry by entry.
//!
//! An entry is what a column says of one row, answer and note together: an answer of one version with the note of another
//! is stated by nobody. Declared sums are no entries: those of a form that is half done are wrong by nature.

mod entry;
mod fact;
mod kept;
mod names;
mod proof;
mod said;
mod settle;
mod silence;

pub use entry::Entry;
pub use fact::{FactEntry, FactSaid};
pub(crate) use kept::{Kept, kept};
pub(crate) use names::{Names, NoSuchVersion};
pub(crate) use proof::{first_difference, first_entry_that_differs};
pub use said::{Said, Spot, spots};
pub(crate) use settle::Settling;

use self::silence::Silence;
use crate::criteria::Criteria;
use crate::submission::Submission;

/// Whose entry is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// That of the form that the versions began from.
    Base,
    /// That of a version, by its position.
    Version(usize),
}

/// By what a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettledBy {
    /// The version that is preferred.
    Preference,
    /// A decision about this entry.
    Decision,
}

/// What becomes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everybody who says something says the same.
    Agreed(Choice),
    /// They differ, and nobody decided.
    Open,
    /// They differ, and it is decided.
    Settled(Choice, SettledBy),
}

impl Verdict {
    /// Whose entry is taken; `None` while that is open.
    pub fn choice(self) -> Option<Choice> {
        match self {
            Verdict::Agreed(choice) | Verdict::Settled(choice, _) => Some(choice),
            Verdict::Open => None,
        }
    }
}

/// An entry of which at least one version says something else than the base.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which one.
    pub spot: Spot,
    /// What the base says.
    pub base: Said,
    /// What each version says, by its position.
    pub versions: Vec<Said>,
    /// The versions that say something else than the base.
    pub by: Vec<usize>,
    /// Whether the only difference is that some versions lack what the base has.
    pub is_removal: bool,
    /// What becomes of it.
    pub verdict: Verdict,
}

impl Change {
    /// What a choice says.
    pub fn said(&self, choice: Choice) -> &Said {
        match choice {
            Choice::Base => &self.base,
            Choice::Version(version) => &self.versions[version],
        }
    }

    /// What is taken; `None` while that is open.
    pub fn taken(&self) -> Option<&Said> {
        self.verdict.choice().map(|choice| self.said(choice))
    }

    /// Whether the versions differ, decided or not.
    pub fn is_conflict(&self) -> bool {
        !matches!(self.verdict, Verdict::Agreed(_))
    }
}

/// Everything that versions say otherwise than the base, facts first, then the rows in the order of the form.
pub fn merge(criteria: &Criteria, base: &Submission, versions: &[&Submission]) -> Vec<Change> {
    let all: Vec<&Submission> = std::iter::once(base).chain(versions.iter().copied()).collect();
    let silences: Vec<Silence> = versions.iter().map(|version| Silence::of(version)).collect();
    let change = |spot: Spot| {
        let own = Said::of(criteria, base, spot);
        let of = |(version, silence): (&&Submission, &Silence)| match spot {
            // who has no such column has nothing to say of it
            Spot::Row(_, column) if !version.present.get(column) => own.clone(),
            Spot::Row(..) | Spot::Fact(..) => {
                silence.filled(Said::of(criteria, version, spot), spot.column(), &own)
            }
        };
        let versions: Vec<Said> = versions.iter().zip(&silences).map(of).collect();
        let base = own;
        let by: Vec<usize> = (0..versions.len()).filter(|at| !versions[*at].says_same(&base)).collect();
        let first = *by.first()?;
        let agree = by.iter().all(|at| versions[*at].says_same(&versions[first]));
        let losing = by.iter().filter(|at| versions[**at].loses(&base)).count();
        // what one version lacks may have been deleted on purpose or by a slip: nobody knows which
        let is_loss = losing > 0 && losing < versions.len();
        let is_removal = losing > 0 && losing == by.len();
        let verdict = if agree && !is_loss { Verdict::Agreed(Choice::Version(first)) } else { Verdict::Open };
        Some(Change { spot, base, versions, by, is_removal, verdict })
    };
    spots(criteria, &all).into_iter().filter_map(change).collect()
}
