//! Whole numbers that a formula computes without an error, and how large they can become.

use num_traits::ToPrimitive;

use crate::number::Exact;

/// Below this, 15 digits tell neighbouring whole numbers apart, and 53 bits hold them.
pub const BOUND: u128 = 100_000_000_000_000;

/// A whole number in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// What computes it.
    pub text: String,
    /// Its magnitude is this at most, and so are those of all that it is computed from.
    pub most: u128,
    /// Whether it may be below zero.
    pub signed: bool,
    /// Whether it is a number, and which.
    pub known: Option<i64>,
    /// What must be put into brackets around it.
    shape: Shape,
}

/// How a piece of a formula holds together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// By itself.
    Atom,
    /// As a product, which a divisor puts into brackets.
    Product,
    /// As a sum, which a product puts into brackets too.
    Sum,
}

impl Whole {
    /// A number; `None` where it is not whole or too large.
    pub fn known(number: &Exact) -> Option<Self> {
        let big = number.to_big();
        let value = if big.is_integer() { big.numer().to_i64()? } else { return None };
        let most = u128::from(value.unsigned_abs());
        let shape = if value < 0 { Shape::Sum } else { Shape::Atom };
        let whole = Whole { text: value.to_string(), most, signed: value < 0, known: Some(value), shape };
        (most < BOUND).then_some(whole)
    }

    /// What a cell, or any other piece of a formula that needs no brackets, holds.
    pub fn held(text: impl Into<String>, most: u128, signed: bool) -> Self {
        Whole { text: text.into(), most, signed, known: None, shape: Shape::Atom }
    }

    fn bounded(self) -> Option<Self> {
        (self.most < BOUND).then_some(self)
    }

    /// It in a product, or right of a minus.
    pub fn factor(&self) -> String {
        if self.shape == Shape::Sum { format!("({})", self.text) } else { self.text.clone() }
    }

    /// It right of a division.
    pub fn divisor(&self) -> String {
        if self.shape == Shape::Atom { self.text.clone() } else { format!("({})", self.text) }
    }

    /// The product.
    pub fn times(&self, other: &Whole) -> Option<Self> {
        match (self.known, other.known) {
            (Some(one), Some(two)) => return Whole::known(&Exact::from(one.checked_mul(two)?)),
            (Some(1), _) => return Some(other.clone()),
            (_, Some(1)) => return Some(self.clone()),
            (Some(0), _) | (_, Some(0)) => return Whole::known(&Exact::ZERO),
            _ => {}
        }
        let text = format!("{}*{}", self.factor(), other.factor());
        let most = self.most.checked_mul(other.most)?;
        Whole { text, most, signed: self.signed || other.signed, known: None, shape: Shape::Product }
            .bounded()
    }

    /// The product with a number.
    pub fn by(&self, factor: &Exact) -> Option<Self> {
        self.times(&Whole::known(factor)?)
    }

    /// The sum.
    pub fn plus(&self, other: &Whole) -> Option<Self> {
        match (self.known, other.known) {
            (Some(one), Some(two)) => return Whole::known(&Exact::from(one.checked_add(two)?)),
            (Some(0), _) => return Some(other.clone()),
            (_, Some(0)) => return Some(self.clone()),
            _ => {}
        }
        let (text, most) = (format!("{}+{}", self.text, other.factor()), self.most + other.most);
        Whole { text, most, signed: self.signed || other.signed, known: None, shape: Shape::Sum }.bounded()
    }

    /// The difference, which may be below zero unless it is said not to be.
    pub fn minus(&self, other: &Whole, signed: bool) -> Option<Self> {
        match (self.known, other.known) {
            (Some(one), Some(two)) => return Whole::known(&Exact::from(one.checked_sub(two)?)),
            (_, Some(0)) => return Some(self.clone()),
            _ => {}
        }
        let (text, most) = (format!("{}-{}", self.text, other.factor()), self.most + other.most);
        Whole { text, most, signed, known: None, shape: Shape::Sum }.bounded()
    }

    /// The smaller one.
    #[must_use]
    pub fn least(&self, other: &Whole) -> Self {
        let text = format!("MIN({},{})", self.text, other.text);
        let (most, signed) = (self.most.max(other.most), self.signed || other.signed);
        Whole { text, most, signed, known: None, shape: Shape::Atom }
    }

    /// The larger one.
    #[must_use]
    pub fn greatest(&self, other: &Whole) -> Self {
        let text = format!("MAX({},{})", self.text, other.text);
        let (most, signed) = (self.most.max(other.most), self.signed && other.signed);
        Whole { text, most, signed, known: None, shape: Shape::Atom }
    }
}
