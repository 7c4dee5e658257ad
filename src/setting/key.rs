//! A key that a decoder reads by: the setting that declares it, and the type of its value.

use std::marker::PhantomData;
use std::ops::Deref;

use super::{Keyword, Needed, Setting, SettingShape, words_of};
use crate::language::Text;

/// A key, and what its value is read as.
#[derive(Debug)]
pub struct Key<V> {
    /// What is said of it.
    pub setting: Setting,
    value: PhantomData<fn() -> V>,
}

impl<V> Deref for Key<V> {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.setting
    }
}

/// What values are read as.
pub(crate) mod shape {
    use std::marker::PhantomData;

    /// A number of 0 or more.
    #[derive(Debug)]
    pub(crate) struct Figure;
    /// A number, also below zero.
    #[derive(Debug)]
    pub(crate) struct Signed;
    /// A part of the max.
    #[derive(Debug)]
    pub(crate) struct Share;
    /// A number, or a percentage as text.
    #[derive(Debug)]
    pub struct FigureOrShare;
    /// A text.
    #[derive(Debug)]
    pub(crate) struct Text;
    /// The name of a fact or quantity.
    #[derive(Debug)]
    pub struct Name;
    /// True or false.
    #[derive(Debug)]
    pub(crate) struct Flag;
    /// One or several ids.
    #[derive(Debug)]
    pub(crate) struct Ids;
    /// One name, or several ids.
    #[derive(Debug)]
    pub(crate) struct NameOrIds;
    /// A list of texts.
    #[derive(Debug)]
    pub(crate) struct Texts;
    /// One of the words of a type.
    #[derive(Debug)]
    pub(crate) struct Word<T>(PhantomData<fn() -> T>);
    /// Whatever its reader makes of it: a list, a table.
    #[derive(Debug)]
    pub(crate) struct Any;
}

/// How a type of value is declared.
pub trait Shape {
    /// What stands there.
    const SHAPE: SettingShape;
}

impl Shape for shape::Figure {
    const SHAPE: SettingShape = SettingShape::Figure;
}

impl Shape for shape::Signed {
    const SHAPE: SettingShape = SettingShape::Signed;
}

impl Shape for shape::Share {
    const SHAPE: SettingShape = SettingShape::Share;
}

impl Shape for shape::FigureOrShare {
    const SHAPE: SettingShape = SettingShape::FigureOrShare;
}

impl Shape for shape::Text {
    const SHAPE: SettingShape = SettingShape::Text;
}

impl Shape for shape::Name {
    const SHAPE: SettingShape = SettingShape::Name;
}

impl Shape for shape::Flag {
    const SHAPE: SettingShape = SettingShape::Flag;
}

impl Shape for shape::Ids {
    const SHAPE: SettingShape = SettingShape::Ids;
}

impl Shape for shape::NameOrIds {
    const SHAPE: SettingShape = SettingShape::Ids;
}

impl Shape for shape::Texts {
    const SHAPE: SettingShape = SettingShape::Texts;
}

impl<T: Keyword> Shape for shape::Word<T> {
    const SHAPE: SettingShape = SettingShape::Word(|| words_of(T::WORDS));
}

impl<V> Key<V> {
    /// A key that is declared with a shape of its own.
    pub const fn of(setting: Setting) -> Self {
        Key { setting, value: PhantomData }
    }
}

impl<V: Shape> Key<V> {
    const fn new(key: &'static str, needed: Needed, meaning: Text) -> Self {
        Key::of(Setting { key, shape: V::SHAPE, needed, meaning })
    }

    /// A key that may be left out.
    pub const fn optional(key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::Optional, meaning)
    }

    /// A key that must be there.
    pub const fn required(key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::Required, meaning)
    }

    /// A key of which exactly one must be there.
    pub const fn one_of(key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::OneOf, meaning)
    }

    /// A key of which at least one must be there.
    pub const fn some_of(key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::SomeOf, meaning)
    }

    /// A key of which at most one may be there.
    pub const fn at_most_one(key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::AtMostOne, meaning)
    }

    /// A key that belongs to another one.
    pub const fn beside(other: &'static str, key: &'static str, meaning: Text) -> Self {
        Key::new(key, Needed::Beside(other), meaning)
    }
}
