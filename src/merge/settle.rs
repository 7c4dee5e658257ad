//! Conflicts, decided: one by one, or all in favour of one version.

use std::collections::BTreeMap;

use super::{Change, Choice, SettledBy, Spot, Verdict};

/// What was decided.
#[derive(Debug, Default)]
pub(crate) struct Settling {
    /// Entry by entry.
    pub decisions: BTreeMap<Spot, Choice>,
    /// Whose entry is taken where nothing else is decided.
    pub prefer: Option<Choice>,
}

impl Settling {
    /// Settles what can be; decisions go before the preference.
    pub(crate) fn settle(&self, changes: &mut [Change]) {
        for change in changes.iter_mut().filter(|change| change.is_conflict()) {
            let preferred = self.prefer.filter(|choice| settles(*choice, change));
            change.verdict = match (self.decisions.get(&change.spot), preferred) {
                (Some(decided), _) => Verdict::Settled(*decided, SettledBy::Decision),
                (None, Some(preferred)) => Verdict::Settled(preferred, SettledBy::Preference),
                (None, None) => Verdict::Open,
            };
        }
    }
}

/// Whether a preferred version has a say in a conflict: it changed the entry, or kept what others lack.
fn settles(choice: Choice, change: &Change) -> bool {
    match choice {
        Choice::Base => true,
        Choice::Version(version) => change.by.contains(&version) || change.is_removal,
    }
}
