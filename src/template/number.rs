//! Numbers and texts of workbooks. A number is stored as the nearest one of 64 bits: read back, its shortest digits are the
//! figure again.

use std::borrow::Cow;

use crate::number::{Decimal, plain};

/// The number that a workbook stores for a figure. Nothing is computed with it.
pub(crate) fn workbook_number(figure: Decimal) -> f64 {
    plain(figure).parse().expect("the text of a figure is that of a number")
}

/// A cell holds so many UTF-16 units.
const MOST_UNITS: usize = 32_767;
/// What a text that is cut ends with.
const CUT: char = '…';

/// A text as a cell takes it: cut where it is too long, and without characters that XML has not.
pub(crate) fn for_cell(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}' || matches!(c, '\t' | '\n');
    let fits = text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS;
    if fits && text.chars().all(is_allowed) {
        return text.into();
    }
    let mut units = 0;
    let mut kept = String::new();
    for c in text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }) {
        units += c.len_utf16();
        if units >= MOST_UNITS && !fits {
            kept.push(CUT);
            break;
        }
        kept.push(c);
    }
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_what_a_cell_takes() {
        assert_eq!(for_cell("=1+1 \u{1}x\ty"), "=1+1 \u{fffd}x\ty");
        let long = "ệ🙂".repeat(20_000);
        let cut = for_cell(&long);
        assert!(
            cut.encode_utf16().count() <= MOST_UNITS && cut.ends_with(CUT),
            "{}",
            cut.encode_utf16().count()
        );
        let fits = "x".repeat(MOST_UNITS);
        assert_eq!(for_cell(&fits), fits);
    }
}
