//! Printed forms laid beside an edition: which sheet is the form, which line is which row, which cell is which figure.
//!
//! Nothing is guessed. A decision that another one nearly equals is a doubt: the row has no points then, nor has any sum
//! above it, until a person settles it.

mod align;
mod answers;
mod by_ids;
mod by_ids_answer;
mod by_ids_layout;
mod choices;
mod costs;
mod doubt;
mod entries;
mod exchanged;
mod expected;
mod facts;
mod figures;
mod header;
pub(crate) mod ids;
mod lines;
mod lists;
mod messages;
mod overrides;
mod phrases;
mod read;
mod remarks;
mod roles;
mod rows;
mod sheets;
mod shifts;
#[cfg(test)]
mod thresholds;
mod ticks;
mod unclear;
mod views;

pub(crate) use by_ids_answer::figure_fields;
pub(crate) use by_ids_layout::origin;
pub use overrides::Overrides;
pub use roles::Role;
pub(crate) use roles::roles_in;
pub use sheets::{FormUnit, read_form};
pub(crate) use sheets::{Prepared, fit, headings_of, read_prepared};
