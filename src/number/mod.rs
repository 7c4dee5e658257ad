//! Exact numbers: fractions for every step on the way to a score, decimals for figures as they are written.
//!
//! Nothing here uses floating point, and nothing rounds but [`Rounding`]. A figure enters through [`parse`],
//! becomes an [`Exact`] for arithmetic, and leaves through [`Rounding::apply`] and [`fixed`].

mod cut;
mod divisor;
mod exact;
mod fraction;
mod power;
mod rounding;
mod shown;
mod sum;
mod text;

pub(crate) use cut::joined_at_comma;
pub(crate) use divisor::common_divisor;
pub use exact::Exact;
pub(crate) use power::{bits, is_short_binary, magnitude, power_of_ten};
pub(crate) use rounding::Unprintable;
pub use rounding::{RoundAt, Rounding, RoundingMode};
pub use rust_decimal::Decimal;
pub(crate) use shown::{push_shown, shown};
pub(crate) use text::{
    MAX_FRACTION, MAX_WHOLE, Mark, Marks, NumberProblem, looks_grouped, parse, parse_share, plain,
    with_decimals,
};
pub use text::{fixed, parse_signed_share};
