//! A grid as CSV for spreadsheets: texts that a spreadsheet would run as a formula are disarmed.

use super::{Format, Readers, RenderOptions, View};
use crate::language::{Language, Text};
use crate::report::{Cell, Grid};
use crate::text::visible;

/// The format.
pub(super) static FORMAT: Format = Format {
    name: "csv",
    meaning: Text { en: "For spreadsheets", vi: "cho bảng tính" },
    extensions: &["csv"],
    readers: Readers::Spreadsheets,
    is_binary: false,
    shows_forms: false,
    needs: None,
    write,
    line: None,
};

/// Writes a report: each of its grids with its header.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    view.grids().iter().flat_map(|grid| written_grid(grid, options.language)).collect()
}

fn written_grid(grid: &Grid, language: Language) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = grid.columns.iter().map(|column| disarmed(&column.title));
    let cell = |cell: &Cell| cell.each().map(|cell| written(cell, language)).collect::<Vec<_>>().join(" ");
    let rows = grid.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>());
    for row in std::iter::once(header.collect()).chain(rows) {
        writer.write_record(&row).expect("writing to memory does not fail, and all rows are of one length");
    }
    writer.into_inner().expect("flushing to memory does not fail")
}

/// A number as every spreadsheet reads it, whatever the language; any other text without harm.
fn written(cell: &Cell, language: Language) -> String {
    let text = cell.plain_text(language);
    if cell.is_number() { text.into_owned() } else { disarmed(&text) }
}

/// A text that no spreadsheet runs as a formula, whichever of `,` and `;` it takes for the delimiter (a tab is written as
/// a blank): an apostrophe stands before the sign with which a cell of it would begin. A number alone is no formula.
fn disarmed(text: &str) -> String {
    let shown = visible(text);
    if !shown.contains(begins_formula) {
        return shown;
    }
    let mut safe = String::with_capacity(shown.len() + 2);
    let mut begins_cell = true;
    for (at, c) in shown.char_indices() {
        let cell = || shown[at..].split([',', ';']).next().unwrap_or_default();
        if begins_cell && begins_formula(c) && !is_number(cell()) {
            safe.push('\'');
        }
        // blanks and quotes may be taken away before a cell is looked at
        begins_cell = matches!(c, ',' | ';') || (begins_cell && (c == '"' || c.is_whitespace()));
        safe.push(c);
    }
    safe
}

/// The signs that begin a formula, also as wide as a letter of Chinese, which some spreadsheets take for them.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫')
}

/// `-33.14`: digits and points, maybe below zero.
fn is_number(text: &str) -> bool {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    magnitude.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Align, GridColumn, GridRow, Level, Room, Tone};

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("- Số cuộc họp", "'- Số cuộc họp"),
            ("-33.14", "-33.14"),
            ("13/15", "13/15"),
            ("-", "-"),
            ("  =1+1", "  '=1+1"),
            ("\u{a0}=1+1", "\u{a0}'=1+1"),
            ("\t=1+1", " '=1+1"),
            ("\r=1+1", "␍=1+1"),
            ("x;=1+1;", "x;'=1+1;"),
            ("x; @A1", "x; '@A1"),
            ("x,+1+A1", "x,'+1+A1"),
            ("x;\"=1+1\"", "x;\"'=1+1\""),
            ("x\t=1+1", "x =1+1"),
            ("＝1+1", "'＝1+1"),
            ("x;－1", "x;'－1"),
            ("late=2;absent=1", "late=2;absent=1"),
            ("low; -5", "low; -5"),
            ("a-b, c+d", "a-b, c+d"),
        ] {
            assert_eq!(disarmed(text), written, "{text:?}");
        }
    }

    #[test]
    fn head_cells_are_cells() {
        let grid = Grid {
            columns: vec![GridColumn::new("=1+1", Align::Left, Room::Content)],
            rows: vec![GridRow { level: Level::Inner, cells: vec![Cell::new("a\n=1", Tone::Plain)] }],
        };
        assert_eq!(written_grid(&grid, Language::English), "'=1+1\na␊=1\n".as_bytes());
    }
}
