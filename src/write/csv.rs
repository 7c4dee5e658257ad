//! A grid as CSV for spreadsheets: texts that a spreadsheet would run as a formula are disarmed.

use crate::report::Grid;
use crate::text::visible;

/// Writes a grid with its header.
pub fn write_csv(grid: &Grid) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = grid.columns.iter().map(|column| column.title.clone());
    let rows =
        grid.rows.iter().map(|row| row.cells.iter().map(|cell| disarmed(&cell.text)).collect::<Vec<_>>());
    for row in std::iter::once(header.collect()).chain(rows) {
        writer.write_record(&row).expect("writing to memory does not fail, and all rows are of one length");
    }
    let bytes = writer.into_inner().expect("flushing to memory does not fail");
    String::from_utf8(bytes).expect("the cells were UTF-8")
}

/// A leading `=`, `+`, `-` or `@` starts a formula, unless the cell is a number.
fn disarmed(text: &str) -> String {
    let shown = visible(text);
    let number = shown.strip_prefix('-').unwrap_or(&shown).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if shown.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number { format!("'{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::disarmed;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("- Số cuộc họp", "'- Số cuộc họp"),
            ("-33.14", "-33.14"),
            ("13/15", "13/15"),
        ] {
            assert_eq!(disarmed(text), written);
        }
    }
}
