//! The points of an answer as a spreadsheet finds them: cases, each with a number or a quotient of whole numbers.

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::Whole;
use crate::number::Exact;

/// The points of an answer, before the row cuts and rounds them.
#[derive(Clone, Debug)]
pub enum Points {
    /// A number.
    Known(Exact),
    /// A quotient; what divides is above zero.
    Quotient(Whole, Whole),
    /// The first where a condition holds, else the second.
    If(String, Box<Points>, Box<Points>),
    /// The row turns out not to apply.
    NotApplicable,
    /// There are none.
    Impossible,
}

impl Points {
    /// One of two.
    pub fn when(condition: impl Into<String>, then: Points, otherwise: Points) -> Self {
        Points::If(condition.into(), Box::new(then), Box::new(otherwise))
    }

    /// These where a figure is one that the proof covers.
    pub fn where_valid(conditions: &[String], then: Points) -> Self {
        Points::when(format!("AND({})", conditions.join(",")), then, Points::Impossible)
    }

    /// A whole number over a known one.
    pub fn over(num: Whole, den: &Exact) -> Option<Self> {
        Some(Points::Quotient(num, Whole::known(den)?))
    }

    /// At most so many.
    pub fn capped(self, cap: &Exact) -> Option<Self> {
        Some(match self {
            Points::Known(points) => Points::Known(points.min(cap.clone())),
            Points::Quotient(num, den) => {
                let (of, by) = parts(cap)?;
                let (left, right) = (num.times(&by)?, den.times(&of)?);
                let condition = format!("{}>{}", left.text, right.text);
                Points::when(condition, Points::Known(cap.clone()), Points::Quotient(num, den))
            }
            Points::If(condition, then, otherwise) => {
                Points::when(condition, then.capped(cap)?, otherwise.capped(cap)?)
            }
            Points::NotApplicable | Points::Impossible => self,
        })
    }

    /// What all of them are whole multiples of one part of: 100 for hundredths. `None` where they are any fractions.
    pub fn parts(&self) -> Option<i64> {
        match self {
            Points::Known(points) => parts(points)?.1.known,
            Points::Quotient(_, den) => den.known,
            Points::If(_, then, otherwise) => Some(then.parts()?.lcm(&otherwise.parts()?)),
            Points::NotApplicable => None,
            Points::Impossible => Some(1),
        }
    }

    /// So many parts of one, as one whole number.
    pub fn in_parts(&self, of: i64) -> Option<Whole> {
        let scale = Exact::from(of);
        match self {
            Points::Known(points) => Whole::known(&(points * &scale)),
            Points::Quotient(num, den) => num.by(&scale.over(&Exact::from(den.known?))?),
            Points::If(condition, then, otherwise) => {
                let (then, otherwise) = (then.in_parts(of)?, otherwise.in_parts(of)?);
                let text = format!("IF({condition},{},{})", then.text, otherwise.text);
                let (most, signed) = (then.most.max(otherwise.most), then.signed || otherwise.signed);
                Some(Whole::held(text, most, signed))
            }
            Points::NotApplicable => None,
            Points::Impossible => Some(Whole::held("NA()", 0, false)),
        }
    }
}

/// Numerator and denominator of a number.
pub(super) fn parts(number: &Exact) -> Option<(Whole, Whole)> {
    let big = number.to_big();
    let part = |part: &num_bigint::BigInt| Whole::known(&Exact::from(part.to_i64()?));
    Some((part(big.numer())?, part(big.denom())?))
}

impl Whole {
    /// Numerator and denominator of a number.
    pub fn parts(number: &Exact) -> Option<(Whole, Whole)> {
        parts(number)
    }
}
