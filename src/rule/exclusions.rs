//! Items that contradict each other: `excludes = ["prize"]` on one of the two.
//!
//! It is the form that says so, and the unit that ticks: a contradiction is remarked, and both items count.

use super::checklist_keys::EXCLUDES;
use super::messages::entries::ExcludesUnknown;
use super::messages::summaries::ExcludeEachOther;
use super::{Listed, Remark};
use crate::answer::Ticked;
use crate::finding::{Finding, Findings, Located};
use crate::language::Sentence;
use crate::source::Keys;

/// What items name, by position, while the list is still being read.
#[derive(Debug, Default)]
pub(super) struct Named {
    names: Vec<(usize, Located<String>)>,
}

/// Pairs of items that exclude each other, by position, the earlier one first.
#[derive(Debug)]
pub(super) struct Exclusions(Vec<(usize, usize)>);

impl Named {
    /// Reads what one item excludes.
    pub(super) fn decode(&mut self, item: usize, keys: &mut Keys<'_, '_>, findings: &mut Findings) {
        let named = keys.get(&EXCLUDES, findings).unwrap_or_default();
        self.names.extend(named.into_iter().map(|name| (item, name)));
    }

    /// The pairs; a name that no other item has is reported.
    pub(super) fn resolve(&self, list: &[Listed], findings: &mut Findings) -> Exclusions {
        let mut pairs = Vec::new();
        for (item, name) in &self.names {
            let named = |other: &usize| list[*other].is_called(&name.value) && other != item;
            match (0..list.len()).find(named) {
                Some(other) => pairs.push((other.min(*item), other.max(*item))),
                None => findings.push(unknown(&list[*item].id, name, list, findings)),
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Exclusions(pairs)
    }
}

fn unknown(id: &str, name: &Located<String>, list: &[Listed], findings: &Findings) -> Finding {
    let others = list.iter().map(|listed| listed.id.as_str()).filter(|other| *other != id);
    let suggestion = findings.suggestion(&name.value, others);
    let finding = ExcludesUnknown { item: id.to_owned(), name: name.value.clone(), suggestion };
    Finding::from(finding).at(&name.place)
}

impl Exclusions {
    /// The pairs in words.
    pub(super) fn says(&self, list: &[Listed]) -> Vec<Sentence> {
        let pair = |(one, two): &(usize, usize)| {
            ExcludeEachOther { one: list[*one].id.clone(), two: list[*two].id.clone() }.into()
        };
        self.0.iter().map(pair).collect()
    }

    /// Whether an answer ticks both items of a pair.
    pub(super) fn contradict(&self, ticked: &[Ticked]) -> bool {
        let holds = |item: usize| ticked.iter().any(|ticked| ticked.item == item);
        self.0.iter().any(|(first, second)| holds(*first) && holds(*second))
    }

    /// Remarks every pair that an answer ticks.
    pub(super) fn remark(&self, ticked: &[Ticked], remarks: &mut Vec<Remark>) {
        let holds = |item: usize| ticked.iter().any(|ticked| ticked.item == item);
        let both = self.0.iter().filter(|(first, second)| holds(*first) && holds(*second));
        remarks.extend(both.map(|(first, second)| Remark::Contradicting { first: *first, second: *second }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::sample::{refused, rule, scored};

    fn row(items: &str) -> String {
        format!("rule = \"checklist\"\nmax = 9\nitems = {items}")
    }

    #[test]
    fn a_contradiction_is_told_once_and_both_count() {
        let row = rule(&row(r#"[
            { id = "jury", rule = "manual", max = 4, excludes = ["prize"] },
            { id = "prize", points = 5, excludes = "jury" },
            { id = "plan", points = 1 },
        ]"#));
        let both = scored(row.as_ref(), "choices=prize,jury:4");
        assert_eq!(
            (both.score.as_str(), &both.remarks[..]),
            ("9", &[Remark::Contradicting { first: 0, second: 1 }][..])
        );
        assert_eq!(scored(row.as_ref(), "choices=prize,plan").remarks, []);
    }

    #[test]
    fn what_is_excluded_is_another_item() {
        for (items, told) in [
            ("[ { points = 1, excludes = \"a\" } ]", "item a excludes `a`, and no other item is called that"),
            (
                "[ { id = \"one\", points = 1, excludes = [\"tow\"] }, { id = \"two\", points = 1 } ]",
                "item one excludes `tow`, and no other item is called that",
            ),
        ] {
            assert_eq!(refused(&row(items)), [format!("unknown-id: {told}")]);
        }
    }
}
