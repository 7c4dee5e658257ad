//! Numbers of workbooks, which store the nearest one of 64 bits: read back, its shortest digits are the figure again.

use crate::number::{Decimal, plain};

/// The number that a workbook stores for a figure. Nothing is computed with it.
pub(crate) fn workbook_number(figure: Decimal) -> f64 {
    plain(figure).parse().expect("the text of a figure is that of a number")
}
