//! Keys that are read by what is declared of them.

use super::keys::{FigureOrShare, Keys};
use super::lists::NameOrIds;
use super::messages::keys::{Wanted, wanted};
use super::subject::Subject;
use super::toml::{Table, Value};
use crate::finding::{Findings, Located, Place};
use crate::language::Listed;
use crate::number::{Decimal, Exact};
use crate::setting::{Form, Key, Keyword, Needed, Setting, SettingShape, Variants, shape};

/// How a value of a declared type is read.
pub trait KeyValue {
    /// What becomes of it.
    type Value;

    /// What it takes, where it is not there.
    fn wanted() -> Wanted;

    /// The value of a key; one of another type is reported.
    fn read(keys: &mut Keys<'_, '_>, key: &'static str, findings: &mut Findings) -> Option<Self::Value>;
}

macro_rules! key_values {
    ($($shape:ty: $value:ty, $wanted:expr, $read:ident;)*) => {
        $(impl KeyValue for $shape {
            type Value = $value;

            fn wanted() -> Wanted {
                $wanted.into()
            }

            fn read(keys: &mut Keys<'_, '_>, key: &'static str, findings: &mut Findings) -> Option<$value> {
                keys.$read(key, findings)
            }
        })*
    };
}

key_values! {
    shape::Figure: Located<Decimal>, wanted::NUMBER, figure;
    shape::Signed: Located<Decimal>, wanted::NUMBER, signed;
    shape::Share: Located<Exact>, wanted::SHARE, share;
    shape::FigureOrShare: Located<FigureOrShare>, wanted::NUMBER, figure_or_share;
    shape::Text: Located<String>, wanted::TEXT, text;
    shape::Name: Located<String>, wanted::TEXT, text;
    shape::Flag: bool, wanted::FLAG, flag;
    shape::Ids: Vec<Located<String>>, wanted::TEXTS, text_or_texts;
    shape::NameOrIds: NameOrIds, wanted::TEXTS, name_or_ids;
    shape::Texts: Vec<Located<String>>, wanted::TEXTS, texts;
}

impl<T: Keyword> KeyValue for shape::Word<T> {
    type Value = T;

    fn wanted() -> Wanted {
        Wanted::OneOf(Listed(T::WORDS.iter().map(|(word, _)| *word).collect()))
    }

    fn read(keys: &mut Keys<'_, '_>, key: &'static str, findings: &mut Findings) -> Option<T> {
        keys.word(key, T::WORDS, findings)
    }
}

impl<'a, 't> Keys<'a, 't> {
    /// Says which keys may be read, beside those that were said before.
    pub fn declare(&mut self, settings: &'static [Setting]) {
        self.declared.push(settings);
    }

    /// The same of a form, whatever variant the table turns out to be.
    pub fn declare_form(&mut self, form: &'static Form) {
        form.settings.iter().for_each(|settings| self.declare_all(settings));
        if let Variants::Said(variants, otherwise) = &form.variants {
            self.declared.extend(variants.iter().flat_map(|variant| variant.settings));
            self.declared.push(otherwise);
        }
    }

    /// Says which keys are read, whatever the table says.
    pub fn declare_all(&mut self, settings: &'static [Setting]) {
        self.declare(settings);
        self.owed.push(settings);
    }

    /// A key that should have been read and was not: a mistake of the decoder, which any test of the table finds.
    pub(super) fn unread(&self) -> Option<&'static str> {
        let mut owed = self.owed.iter().copied().flatten().map(|setting| setting.key);
        owed.find(|key| !self.is_lenient() && !self.asked().contains(key))
    }

    fn declares(&self, key: &Setting) -> bool {
        self.declared.iter().copied().flatten().any(|setting| setting.key == key.key)
    }

    /// The value of a key. One that must be there and is not is reported.
    pub fn get<V: KeyValue>(&mut self, key: &Key<V>, findings: &mut Findings) -> Option<V::Value> {
        if key.needed == Needed::Required { self.required(key, findings) } else { self.find(key, findings) }
    }

    /// The same where it must be there, whatever is declared.
    pub fn required<V: KeyValue>(&mut self, key: &Key<V>, findings: &mut Findings) -> Option<V::Value> {
        if self.value(key).is_none() {
            findings.push(self.missing(key.key, V::wanted()));
        }
        V::read(self, key.key, findings)
    }

    /// The same where the caller says what is missing.
    pub fn find<V: KeyValue>(&mut self, key: &Key<V>, findings: &mut Findings) -> Option<V::Value> {
        self.value(key)?;
        V::read(self, key.key, findings)
    }

    /// Begins to read the table under a key, whose keys are declared with it.
    pub fn inside(
        &mut self,
        key: &Setting,
        subject: impl Into<Subject>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let SettingShape::Table(settings) = key.shape else { return None };
        self.inside_by(key, settings, subject, findings)
    }

    /// The same of a key that may hold other things than a table with these keys.
    pub fn inside_by(
        &mut self,
        key: &Setting,
        settings: &'static [Setting],
        subject: impl Into<Subject>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let (table, place) = self.table_at(key, findings)?;
        let mut inner = self.below(table, place, subject);
        inner.declare_all(settings);
        Some(inner)
    }

    /// The table under a key, for who reads it by other keys.
    pub fn table_at(&mut self, key: &Setting, findings: &mut Findings) -> Option<(&'a Table<'t>, Place)> {
        self.value(key)?;
        self.table(key.key, findings)
    }

    /// The tables in a list under a key.
    pub fn tables_at(
        &mut self,
        key: &Setting,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        self.value(key)?;
        self.tables(key.key, findings)
    }

    /// The tables under a key, which may be one alone or a list.
    pub fn table_or_tables_at(
        &mut self,
        key: &Setting,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        if self.value(key)?.get_ref().is_table() {
            return self.table_at(key, findings).map(|one| vec![one]);
        }
        self.tables_at(key, findings)
    }

    /// The tables in a list under a key, or in the list under `[lists]` that it names.
    pub fn listed_at(
        &mut self,
        key: &Setting,
        findings: &mut Findings,
    ) -> Option<Vec<(&'a Table<'t>, Place)>> {
        self.value(key)?;
        self.listed(key.key, findings)
    }

    /// The value of a key, of any type; asking makes the key known.
    pub fn value(&mut self, key: &Setting) -> Option<&'a Value<'t>> {
        debug_assert!(self.declares(key), "`{}` is read and not declared", key.key);
        self.take(key.key)
    }
}

/// What is said about one key of a table, for tests that look for it.
#[cfg(test)]
pub(crate) mod about {
    use crate::finding::Finding;
    use crate::language::Argument;

    /// Whether a finding with this code is about a key.
    pub fn is(finding: &Finding, code: &str, key: &str) -> bool {
        let is_key =
            |(name, value): &(&str, Argument)| *name == "key" && *value == Argument::Text(key.to_owned());
        finding.code.name == code && finding.what.arguments().iter().any(is_key)
    }

    /// The keys that a table has, sorted, from the finding about one that it does not have.
    pub fn known(findings: &[Finding], strange: &str) -> Vec<String> {
        let finding = findings.iter().find(|finding| is(finding, "unknown-key", strange));
        let finding = finding.unwrap_or_else(|| panic!("{strange} is not strange: {findings:?}"));
        let list = finding.what.arguments().into_iter().find_map(|(_, value)| match value {
            Argument::List(keys) => Some(keys),
            _ => None,
        });
        let mut keys = list.expect("no key is near, and all are listed");
        keys.sort();
        keys.dedup();
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::SourceId;
    use crate::language::Text;

    const SAID: Text = Text { en: "said", vi: "ghi" };
    const ID: Key<shape::Text> = Key::required("id", SAID);
    const MAX: Key<shape::Figure> = Key::optional("max", SAID);
    static BOTH: &[Setting] = &[ID.setting, MAX.setting];

    fn reading(table: &Table<'_>, read: impl Fn(&mut Keys<'_, '_>, &mut Findings)) -> Findings {
        let mut findings = Findings::default();
        let mut keys = Keys::new(table, Place::new(SourceId(0), 0..0), "a table");
        read(&mut keys, &mut findings);
        keys.finish(&mut findings);
        findings
    }

    #[test]
    #[should_panic(expected = "declared and not read")]
    fn a_key_that_is_declared_is_read() {
        reading(&Table::default(), |keys, findings| {
            keys.declare_all(BOTH);
            keys.get(&ID, findings);
        });
    }

    #[test]
    #[should_panic(expected = "`max` is read and not declared")]
    fn a_key_that_is_read_is_declared() {
        reading(&Table::default(), |keys, findings| {
            keys.declare_all(&BOTH[..1]);
            keys.get(&MAX, findings);
        });
    }

    #[test]
    fn what_must_be_there_is_missed_and_what_may_be_there_is_not() {
        let findings = reading(&Table::default(), |keys, findings| {
            keys.declare_all(BOTH);
            keys.get(&ID, findings);
            keys.get(&MAX, findings);
        });
        let missed = |key| findings.iter().any(|finding| about::is(finding, "missing-key", key));
        assert!(missed("id") && !missed("max"));
    }
}
