//! Exact numbers: fractions for every step on the way to a score, decimals for figures as they are written.
//!
//! Nothing here uses floating point, and nothing rounds but [`Rounding`]. A figure enters through [`parse`],
//! becomes an [`Exact`] for arithmetic, and leaves through [`Rounding::apply`] and [`fixed`].

mod cut;
mod divisor;
mod exact;
mod fraction;
mod rounding;
mod shown;
mod sum;
mod text;

pub use cut::joined_at_comma;
pub use divisor::common_divisor;
pub use exact::Exact;
pub use rounding::{RoundAt, Rounding, RoundingMode, Unprintable};
pub use rust_decimal::Decimal;
pub use shown::{push_shown, shown};
pub use text::{
    MAX_FRACTION, MAX_WHOLE, Mark, Marks, NumberProblem, fixed, looks_grouped, parse, parse_share,
    parse_signed_share, plain, with_decimals,
};
