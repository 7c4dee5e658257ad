//! The bounds of conditions and bands: points, shares of a max, and different ones by type of unit.

use super::condition::{Level, Limit, Limits};
use super::condition_decode::Scope;
use crate::finding::{Finding, Findings, Place, code};
use crate::number::Exact;
use crate::source::Keys;
use crate::source::toml::Value;
use crate::text::suggestion;

impl Scope<'_> {
    /// `gt`, `ge`, `lt` and `le`, each a number, a percentage, or one for each option of a fact.
    pub fn limits(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Limits> {
        let mut limits = Limits::default();
        let mut sound = true;
        for (key, _, is_lower, inclusive) in crate::rule::BOUND_KEYS {
            if !keys.contains(key) {
                keys.take(key);
                continue;
            }
            let Some(level) = self.level(key, keys, findings) else {
                sound = false;
                continue;
            };
            let side = if is_lower { &mut limits.lower } else { &mut limits.upper };
            if side.is_some() {
                let (open, closed) = if is_lower { ("gt", "ge") } else { ("lt", "le") };
                let message = format!("{} has both `{open}` and `{closed}`", keys.subject());
                let help = "keep the one that the form prints";
                findings.push(Finding::new(&code::BAD_RANGE, message, help).at(keys.place()));
                sound = false;
            }
            *side = Some(Limit { level, inclusive });
        }
        sound.then_some(limits)
    }

    fn level(&self, key: &'static str, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Level> {
        let value: &Value<'_> = keys.take(key)?;
        if !value.get_ref().is_table() {
            return keys
                .figure_or_share(key, findings)
                .map(|read| level_of(read.value.exact, read.value.is_share));
        }
        let (table, place) = keys.table(key, findings)?;
        let subject = keys.subject().key(key);
        let mut inner = Keys::new(table, place.clone(), subject);
        let by = inner.required_text("by", findings)?;
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
            let message =
                format!("{} differs by the fact `{}`, which is a number", keys.subject(), known.name);
            let help = "name a fact with options: class = { title = \"…\", options = [\"I\", \"II\"] }";
            findings.push(Finding::new(&code::BAD_CONDITION, message, help).at(place));
            return None;
        }
        let mut levels: Vec<Option<Level>> = vec![None; known.options.len()];
        let mut sound = true;
        for (name, value) in keys.entries() {
            if name.value == "by" {
                continue;
            }
            let Some(option) = known.options.iter().position(|option| *option == name.value) else {
                let message = format!("the fact `{}` has no option `{}`", known.name, name.value);
                let help =
                    suggestion(&name.value, known.options.iter().map(String::as_str).collect::<Vec<_>>());
                findings.push(Finding::new(&code::UNKNOWN_NAME, message, help).at(&name.place));
                sound = false;
                continue;
            };
            match crate::source::read_figure_or_share(value) {
                Some(read) => levels[option] = Some(level_of(read.exact, read.is_share)),
                None => {
                    let message = format!("the bound for `{}` is no bound", name.value);
                    let help = "write a share with its sign: \"80%\", or a number: 20";
                    findings.push(Finding::new(&code::WRONG_TYPE, message, help).at(&name.place));
                    sound = false;
                }
            }
        }
        let missing: Vec<&str> = known
            .options
            .iter()
            .zip(&levels)
            .filter(|(_, level)| level.is_none())
            .map(|(name, _)| name.as_str())
            .collect();
        if sound && !missing.is_empty() {
            let message = format!("{} has no bound for {}", keys.subject(), missing.join(", "));
            let help = "give one for each option of the fact: { by = \"class\", I = 90, II = 80 }";
            findings.push(Finding::new(&code::MISSING_KEY, message, help).at(place));
            return None;
        }
        let levels: Option<Vec<Level>> = levels.into_iter().collect();
        levels.filter(|_| sound).map(|levels| Level::ByFact { fact, levels })
    }
}

fn level_of(exact: Exact, is_share: bool) -> Level {
    if is_share { Level::Share(exact) } else { Level::Points(exact) }
}
