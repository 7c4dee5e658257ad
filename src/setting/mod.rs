//! What the keys of the files are said to be, each table beside the code that reads it.
//!
//! The manual of the kinds of rule and the schema for editors are made from it; tests hold it against what is read.

mod key;
mod keyword;

pub(crate) use key::{Key, shape};
pub(crate) use keyword::{Keyword, or_none, words_of};

use crate::language::Text;

/// A key that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What stands there.
    pub shape: SettingShape,
    /// Whether it must be there.
    pub needed: Needed,
    /// What it says, and what holds without it.
    pub meaning: Text,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// It may be left out.
    Optional,
    /// It must be there.
    Required,
    /// Exactly one of the keys of the table that say this.
    OneOf,
    /// At least one of them.
    SomeOf,
    /// One of them, or none.
    AtMostOne,
    /// It may stand beside this other key only.
    Beside(&'static str),
}

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum SettingShape {
    /// A number of 0 or more.
    Figure,
    /// A number, also below zero.
    Signed,
    /// A whole number, from and to.
    Whole(i64, i64),
    /// A part of the max: `"50%"`, `"1/2"`.
    Share,
    /// A number, or a percentage as text.
    FigureOrShare,
    /// A text.
    Text,
    /// A text of this pattern.
    Matching(&'static str),
    /// True or false.
    Flag,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// The name of a fact or quantity.
    Name,
    /// The name of a kind of rule, whose settings then stand beside it.
    Rule,
    /// The same within a list: only kinds that can stand there.
    NestedRule,
    /// Two numbers, the lower one first.
    Figures,
    /// Two numbers, or percentages as text, the lower one first.
    FiguresOrShares,
    /// A list of texts.
    Texts,
    /// One or several ids, as texts.
    Ids,
    /// A list of losses: numbers, or `"all"`.
    Losses,
    /// A number, or `"all"`.
    FigureOrAll,
    /// A table with these keys.
    Table(&'static [Setting]),
    /// A list of tables with these keys, or the name of one under `[lists]`.
    List(&'static [Setting]),
    /// A list of tables that any [`SettingShape::List`] takes.
    AnyList,
    /// A table of this form.
    Of(&'static Form),
    /// A list of tables of this form.
    Several(&'static Form),
    /// A table whose keys are names, each with this.
    Names(&'static SettingShape),
    /// One of these, each of another type of value.
    Either(&'static [SettingShape]),
}

/// A table whose keys depend on what it says, or that others refer to by name.
#[derive(Debug)]
pub struct Form {
    /// Its name in a schema.
    pub name: &'static str,
    /// What such a table describes.
    pub meaning: Text,
    /// The keys that it may have whatever it says.
    pub settings: &'static [&'static [Setting]],
    /// The keys that it may have besides, by what it says.
    pub variants: Variants,
    /// What stands under every key that is not named here, where keys are names.
    pub others: Option<&'static SettingShape>,
}

/// Keys that depend on others.
#[derive(Debug)]
pub enum Variants {
    /// There are none.
    None,
    /// Those of the kind of rule that it names, or else these.
    Rule(&'static [Setting]),
    /// Those of the first that fits, or else these; where there are none, one of the first must fit.
    Said(&'static [Variant], &'static [Setting]),
}

/// Keys that a table may have where it has a certain key.
#[derive(Debug)]
pub struct Variant {
    /// The key.
    pub key: &'static str,
    /// What it must hold; anything where there is none.
    pub word: Option<&'static str>,
    /// The keys, besides that one.
    pub settings: &'static [&'static [Setting]],
}

impl Form {
    /// A table that always has the same keys.
    pub const fn plain(name: &'static str, meaning: Text, settings: &'static [&'static [Setting]]) -> Self {
        Form { name, meaning, settings, variants: Variants::None, others: None }
    }
}

impl Setting {
    /// A key that may be left out.
    pub const fn optional(key: &'static str, shape: SettingShape, meaning: Text) -> Self {
        Setting { key, shape, needed: Needed::Optional, meaning }
    }

    /// A key that must be there.
    pub const fn required(key: &'static str, shape: SettingShape, meaning: Text) -> Self {
        Setting { key, shape, needed: Needed::Required, meaning }
    }

    /// A key of which exactly one must be there.
    pub const fn one_of(key: &'static str, shape: SettingShape, meaning: Text) -> Self {
        Setting { key, shape, needed: Needed::OneOf, meaning }
    }

    /// The same where at least one of several must be there.
    #[must_use]
    pub const fn some(self) -> Self {
        Setting { needed: Needed::SomeOf, ..self }
    }

    /// A key of which at least one must be there.
    pub const fn some_of(key: &'static str, shape: SettingShape, meaning: Text) -> Self {
        Setting { key, shape, needed: Needed::SomeOf, meaning }
    }

    /// A key of which at most one may be there.
    pub const fn at_most_one(key: &'static str, shape: SettingShape, meaning: Text) -> Self {
        Setting { key, shape, needed: Needed::AtMostOne, meaning }
    }
}
