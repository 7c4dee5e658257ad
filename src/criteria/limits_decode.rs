//! The bounds of conditions and bands: points, shares of a max, and different ones by type of unit.

use super::condition::{Level, Limit, Limits};
use super::condition_decode::Scope;
use super::condition_keys::{BY, BY_TYPE, GE, GT, LE, LT};
use super::messages::condition::{BoundsByNumber, NotABound, OptionsWithoutBound, UnknownFactOption};
use crate::finding::{Finding, Findings, Place};
use crate::language::Listed;
use crate::number::Exact;
use crate::rule::{BOUND_SIDES, BothBounds};
use crate::setting::{Key, shape};
use crate::source::Keys;
use crate::source::toml::Value;

impl Scope<'_> {
    /// `gt`, `ge`, `lt` and `le`, each a number, a percentage, or one for each option of a fact.
    pub(super) fn limits(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Limits> {
        let mut limits = Limits::default();
        let mut sound = true;
        for (key, (_, is_lower, inclusive)) in [&GT, &GE, &LT, &LE].into_iter().zip(BOUND_SIDES) {
            if keys.value(key).is_none() {
                continue;
            }
            let Some(level) = self.level(key, keys, findings) else {
                sound = false;
                continue;
            };
            let side = if is_lower { &mut limits.lower } else { &mut limits.upper };
            if side.is_some() {
                let (open, closed) = if is_lower { ("gt", "ge") } else { ("lt", "le") };
                let finding = BothBounds { subject: keys.subject().clone(), open, closed };
                findings.push(Finding::from(finding).at(keys.place()));
                sound = false;
            }
            *side = Some(Limit { level, inclusive });
        }
        sound.then_some(limits)
    }

    fn level(
        &self,
        key: &Key<shape::FigureOrShare>,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Option<Level> {
        let value: &Value<'_> = keys.value(key)?;
        if !value.get_ref().is_table() {
            return keys.find(key, findings).map(|read| level_of(read.value.exact, read.value.is_share));
        }
        let (table, place) = keys.table_at(key, findings)?;
        let mut inner = keys.below(table, place.clone(), keys.subject().key(key.key));
        inner.declare_form(&BY_TYPE);
        let by = inner.get(&BY, findings)?;
        let fact = self.fact(&by, findings)?;
        self.by_fact(fact, &inner, &place, findings)
    }

    fn by_fact(
        &self,
        fact: usize,
        keys: &Keys<'_, '_>,
        place: &Place,
        findings: &mut Findings,
    ) -> Option<Level> {
        let known = &self.facts[fact];
        if known.options.is_empty() {
            let finding = BoundsByNumber { subject: keys.subject().clone(), name: known.name.clone() };
            findings.push(Finding::from(finding).at(place));
            return None;
        }
        let mut levels: Vec<Option<Level>> = vec![None; known.options.len()];
        let mut sound = true;
        for (name, value) in keys.entries() {
            if name.value == BY.key {
                continue;
            }
            let Some(option) = known.options.iter().position(|option| *option == name.value) else {
                let suggestion = findings.suggestion(&name.value, known.options.iter().map(String::as_str));
                let (fact, option) = (known.name.clone(), name.value.clone());
                let finding = UnknownFactOption { name: fact, option, suggestion };
                findings.push(Finding::from(finding).at(&name.place));
                sound = false;
                continue;
            };
            match crate::source::read_figure_or_share(value) {
                Some(read) => levels[option] = Some(level_of(read.exact, read.is_share)),
                None => {
                    let other = || NotABound { option: name.value.clone() }.into();
                    let finding = crate::source::bound_with_comma(value).unwrap_or_else(other);
                    findings.push(finding.at(&name.place));
                    sound = false;
                }
            }
        }
        let missing: Vec<String> = known
            .options
            .iter()
            .zip(&levels)
            .filter(|(_, level)| level.is_none())
            .map(|(name, _)| name.clone())
            .collect();
        if sound && !missing.is_empty() {
            let finding = OptionsWithoutBound { subject: keys.subject().clone(), options: Listed(missing) };
            findings.push(Finding::from(finding).at(place));
            return None;
        }
        let levels: Option<Vec<Level>> = levels.into_iter().collect();
        levels.filter(|_| sound).map(|levels| Level::ByFact { fact, levels })
    }
}

fn level_of(exact: Exact, is_share: bool) -> Level {
    if is_share { Level::Share(exact) } else { Level::Points(exact) }
}
