//! A TOML document as values with places, whoever read it.

use std::borrow::Cow;
use std::ops::Range;

use super::messages::keys::kinds;
use crate::language::Text;
use crate::number::{Decimal, Mark, Marks, NumberProblem, parse};

/// From so many keys on, a key is searched by halves.
const MANY_KEYS: usize = 12;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<'t> {
    data: Data<'t>,
    span: Range<usize>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data<'t> {
    /// A text.
    String(Cow<'t, str>),
    /// A whole number of decimal digits.
    Integer(Cow<'t, str>),
    /// A whole number in another notation, as it is shown: `0x1f`.
    OddInteger(String),
    /// A number with a decimal point or an exponent.
    Float(Cow<'t, str>),
    /// True or false.
    Boolean(bool),
    /// A date or a time; nothing asks which.
    Datetime,
    /// A list.
    Array(Vec<Value<'t>>),
    /// A table.
    Table(Table<'t>),
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it stands, with its quotes.
    pub span: Range<usize>,
}

/// A table: its entries, in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table<'t> {
    entries: Vec<(Key<'t>, Value<'t>)>,
    /// The glances at its keys: most keys that are asked for are not there, and need not be searched.
    glances: u64,
}

/// One bit of 64, by the length and the first letters of a key.
fn glance(key: &str) -> u64 {
    let letter = |at: usize| key.as_bytes().get(at).copied().unwrap_or_default();
    let mixed = letter(0).wrapping_mul(7) ^ letter(2).wrapping_mul(3) ^ key.len().to_le_bytes()[0];
    1 << (mixed % 64)
}

impl<'t> Value<'t> {
    /// A value at a place.
    pub fn new(data: Data<'t>, span: Range<usize>) -> Self {
        Value { data, span }
    }

    /// What it is.
    pub fn get_ref(&self) -> &Data<'t> {
        &self.data
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self) -> &mut Data<'t> {
        &mut self.data
    }

    /// Where it stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

impl<'t> Data<'t> {
    /// What it is.
    pub fn kind(&self) -> Text {
        match self {
            Data::String(_) => kinds::TEXT,
            Data::Integer(_) | Data::OddInteger(_) | Data::Float(_) => kinds::NUMBER,
            Data::Boolean(_) => kinds::FLAG,
            Data::Datetime => kinds::DATE,
            Data::Array(_) => kinds::LIST,
            Data::Table(_) => kinds::TABLE,
        }
    }

    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Data::String(text) = self { Some(text) } else { None }
    }

    /// Whether it is true, where it is a flag.
    pub fn as_bool(&self) -> Option<bool> {
        if let Data::Boolean(flag) = self { Some(*flag) } else { None }
    }

    /// The items, where it is a list.
    pub fn as_array(&self) -> Option<&[Value<'t>]> {
        if let Data::Array(list) = self { Some(list) } else { None }
    }

    /// The table, where it is one.
    pub fn as_table(&self) -> Option<&Table<'t>> {
        if let Data::Table(table) = self { Some(table) } else { None }
    }

    /// Whether it is a list.
    pub fn is_array(&self) -> bool {
        matches!(self, Data::Array(_))
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        matches!(self, Data::Table(_))
    }
}

impl<'t> Table<'t> {
    /// A table of these entries. `None` where a key stands twice.
    pub fn new(mut entries: Vec<(Key<'t>, Value<'t>)>) -> Option<Self> {
        entries.sort_unstable_by(|(one, _), (other, _)| one.text.cmp(&other.text));
        let twice = entries.windows(2).any(|pair| pair[0].0.text == pair[1].0.text);
        let glances = entries.iter().fold(0, |glances, (key, _)| glances | glance(&key.text));
        (!twice).then_some(Table { entries, glances })
    }

    /// The number of an entry.
    pub(super) fn position(&self, key: &str) -> Option<usize> {
        if self.glances & glance(key) == 0 {
            return None;
        }
        if self.entries.len() < MANY_KEYS {
            return self.entries.iter().position(|(known, _)| known.text == key);
        }
        self.entries.binary_search_by(|(known, _)| (*known.text).cmp(key)).ok()
    }

    /// The value of an entry.
    pub(super) fn at(&self, position: usize) -> &Value<'t> {
        &self.entries[position].1
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        self.position(key).map(|position| self.at(position))
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Value<'t>> {
        self.position(key).map(|position| &mut self.entries[position].1)
    }

    /// Adds an entry. `None` where the key is there.
    pub(super) fn insert(&mut self, key: Key<'t>, value: Value<'t>) -> Option<()> {
        self.glances |= glance(&key.text);
        let at = self.entries.partition_point(|(known, _)| known.text < key.text);
        let free = self.entries.get(at).is_none_or(|(known, _)| known.text != key.text);
        free.then(|| self.entries.insert(at, (key, value)))
    }

    /// Whether a key is there.
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// All entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Key<'t>, &Value<'t>)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Key<'t>> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The figure of a TOML integer or float, from its source text; `None` where the value is of another type.
pub fn figure(value: &Data<'_>) -> Option<Result<Decimal, NumberProblem>> {
    let text = match value {
        Data::Integer(text) | Data::Float(text) => text,
        Data::OddInteger(text) => {
            let letter = text.chars().find(char::is_ascii_alphabetic).unwrap_or('x');
            return Some(Err(NumberProblem::Strange(letter)));
        }
        Data::String(_) | Data::Boolean(_) | Data::Datetime | Data::Array(_) | Data::Table(_) => return None,
    };
    Some(parse(text.strip_prefix('+').unwrap_or(text), Marks::Stated(Mark::Dot)))
}

/// The same, also below zero.
pub fn signed_figure(value: &Data<'_>) -> Option<Result<Decimal, NumberProblem>> {
    let (Data::Integer(text) | Data::Float(text)) = value else { return figure(value) };
    match text.strip_prefix('-') {
        Some(magnitude) => Some(parse(magnitude, Marks::Stated(Mark::Dot)).map(|figure| -figure)),
        None => figure(value),
    }
}
