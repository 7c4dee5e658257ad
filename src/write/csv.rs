//! A grid as CSV for spreadsheets: texts that a spreadsheet would run as a formula are disarmed.
//!
//! What a double click in Excel opens aright depends on the country: where the decimal mark is a comma, cells are separated
//! by `;`, and without a byte-order mark its letters are those of an old code page. That is [`CsvDialect::Excel`]; how it is
//! written stands here alone, and which one is asked for in [`RenderOptions::csv`].

use csv::{Terminator, WriterBuilder};

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

/// Who a CSV is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvDialect {
    /// Programs: `,` between cells, a decimal point, a line feed.
    Plain,
    /// Excel, where the decimal mark is a comma: a byte-order mark, `;` between cells, CR and LF.
    Excel,
}

impl CsvDialect {
    /// Both of them.
    pub(crate) const ALL: [CsvDialect; 2] = [CsvDialect::Plain, CsvDialect::Excel];

    /// The word after `--csv`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            CsvDialect::Plain => "plain",
            CsvDialect::Excel => "excel",
        }
    }

    /// Whom it is for, and how it looks.
    pub(crate) fn meaning(self) -> Text {
        match self {
            CsvDialect::Plain => Text {
                en: "For programs: `,` between cells, a decimal point",
                vi: "cho chương trình: “,” giữa các cột, dấu thập phân “.”",
            },
            CsvDialect::Excel => Text {
                en: "For Excel: `;` between cells, decimal commas, a byte-order mark",
                vi: "cho Excel: “;” giữa các cột, dấu thập phân “,”",
            },
        }
    }

    fn mark(self) -> &'static str {
        match self {
            CsvDialect::Plain => "",
            CsvDialect::Excel => "\u{feff}",
        }
    }

    fn builder(self) -> WriterBuilder {
        let mut builder = WriterBuilder::new();
        match self {
            CsvDialect::Plain => &mut builder,
            CsvDialect::Excel => builder.delimiter(b';').terminator(Terminator::CRLF),
        };
        builder
    }

    /// A number, which has a decimal point.
    fn number(self, number: &str) -> String {
        match self {
            CsvDialect::Plain => number.to_owned(),
            CsvDialect::Excel => number.replace('.', ","),
        }
    }
}

/// Writes a report: each of its grids with its header.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    written_csv(&view.grids(), options.language, options.csv)
}

/// Writes grids one below the other, each with its header.
pub(crate) fn written_csv(grids: &[Grid], language: Language, dialect: CsvDialect) -> Vec<u8> {
    let mut bytes = dialect.mark().as_bytes().to_vec();
    for grid in grids {
        bytes.extend(written_grid(grid, language, dialect));
    }
    bytes
}

fn written_grid(grid: &Grid, language: Language, dialect: CsvDialect) -> Vec<u8> {
    let mut writer = dialect.builder().from_writer(Vec::new());
    let header = grid.columns.iter().map(|column| disarmed(&column.title));
    let written = |cell: &Cell| written(cell, language, dialect);
    let cell = |cell: &Cell| cell.each().map(written).collect::<Vec<_>>().join(" ");
    let rows = grid.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>());
    for row in std::iter::once(header.collect()).chain(rows) {
        writer.write_record(&row).expect("writing to memory does not fail, and all rows are of one length");
    }
    writer.into_inner().expect("flushing to memory does not fail")
}

/// A number as its readers read it, whatever the language; any other text without harm.
fn written(cell: &Cell, language: Language, dialect: CsvDialect) -> String {
    let text = cell.plain_text(language);
    if cell.is_number() { dialect.number(&text) } else { disarmed(&text) }
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
    use crate::number::Decimal;
    use crate::report::{Align, Content, GridColumn, GridRow, Level, Mark, Room, Tone};

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
        let written = |dialect| written_csv(std::slice::from_ref(&grid), Language::English, dialect);
        assert_eq!(written(CsvDialect::Plain), "'=1+1\na␊=1\n".as_bytes());
        assert_eq!(written(CsvDialect::Excel), "\u{feff}'=1+1\r\na␊=1\r\n".as_bytes());
    }

    #[test]
    fn excel_gets_its_own_marks_and_numbers_stay_numbers() {
        let figure = |text: &str| Cell::plain(text.parse::<Decimal>().expect("it is a number"));
        let cells = vec![
            Cell::code("1.10", Tone::Plain),
            figure("-33.14"),
            Cell::marked(
                Mark::Differs,
                Content::Number("4.85".parse().expect("it is a number")),
                Tone::Plain,
            ),
            Cell::plain("-1,5; 2.5, =x"),
            Cell::plain("Tên"),
        ];
        let grid = Grid::flat(["code", "n", "m", "text", "name"], [cells]);
        let written = |dialect| {
            String::from_utf8(written_csv(&[grid.clone(), grid.clone()], Language::Vietnamese, dialect))
        };
        let rows = "code;n;m;text;name\r\n1.10;-33,14;≠ 4,85;\"-1,5; 2.5, '=x\";Tên\r\n";
        assert_eq!(written(CsvDialect::Excel), Ok(format!("\u{feff}{rows}{rows}")));
        let rows = "code,n,m,text,name\n1.10,-33.14,≠ 4.85,\"-1,5; 2.5, '=x\",Tên\n";
        assert_eq!(written(CsvDialect::Plain), Ok(format!("{rows}{rows}")));
    }
}
