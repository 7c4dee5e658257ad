//! The texts of one run, and lines and columns in them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use encoding_rs::{Encoding, UTF_8};

use super::cells::{Cells, Layout};
use super::position::{CellAddress, Position};
use super::workbook::Workbook;
use crate::finding::{Place, SourceId};

/// One text, as decoded, with the name by which the user knows it.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path as given, `<stdin>`, or the name of an embedded edition.
    pub name: String,
    /// What it says, without a byte-order mark.
    pub text: Cow<'static, str>,
    /// The encoding of its bytes.
    pub encoding: &'static Encoding,
    /// How many bytes of byte-order mark come before the text.
    pub bom: usize,
    /// Found once somebody asks for a line: mostly nobody does.
    line_starts: OnceLock<Vec<usize>>,
    /// How many characters stand before each [`STRIDE`]-th byte; found once somebody asks for a column in a long line.
    characters: OnceLock<Vec<usize>>,
    gap: Option<Gap>,
    /// Which cells it shows, where it is a workbook.
    cells: Option<Cells>,
}

/// In a line that is longer than this, characters are not counted from its beginning: the cost of a column does not
/// grow with the line.
const STRIDE: usize = 4096;

/// Lines of the original that were left out of a text.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// So many lines stand before it.
    after: usize,
    /// So many are left out.
    lines: usize,
}

impl SourceText {
    /// Keeps a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        SourceText::of(name.into(), Cow::Owned(text.into()))
    }

    /// A text that is part of the program.
    pub fn embedded(name: impl Into<String>, text: &'static str) -> Self {
        SourceText::of(name.into(), Cow::Borrowed(text))
    }

    /// A workbook, whose rows are the lines of the text.
    pub fn workbook(name: impl Into<String>, layout: Layout) -> Self {
        let (text, cells) = layout.finish();
        SourceText { cells: Some(cells), ..SourceText::of(name.into(), Cow::Owned(text)) }
    }

    fn of(name: String, text: Cow<'static, str>) -> Self {
        SourceText {
            name,
            text,
            encoding: UTF_8,
            bom: 0,
            line_starts: OnceLock::new(),
            characters: OnceLock::new(),
            gap: None,
            cells: None,
        }
    }

    fn line_starts(&self) -> &[usize] {
        let found =
            || std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.line_starts.get_or_init(found)
    }

    /// The same, read from bytes of an encoding after a byte-order mark of so many bytes.
    #[must_use]
    pub fn encoded(mut self, encoding: &'static Encoding, bom: usize) -> Self {
        self.encoding = encoding;
        self.bom = bom;
        self
    }

    /// The same, cut out of a longer text: after the first lines, so many were left out.
    #[must_use]
    pub fn without(mut self, after: usize, lines: usize) -> Self {
        self.gap = Some(Gap { after, lines });
        self
    }

    /// The number of a line in the original, or of a row in its sheet, from 1.
    fn number(&self, line: usize) -> usize {
        if let Some(cells) = &self.cells {
            return cells.row(self.line_starts()[line]);
        }
        let left_out = self.gap.filter(|gap| line >= gap.after).map_or(0, |gap| gap.lines);
        line + 1 + left_out
    }

    /// The span moved to character boundaries inside the text.
    pub fn clamp(&self, span: &Range<usize>) -> Range<usize> {
        let floor = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(span.start);
        let mut end = span.end.min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    fn line_of(&self, at: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The tables of cells that it shows, where its file holds such.
    pub fn workbook_shown(&self) -> Option<&Workbook> {
        self.cells.as_ref().map(|cells| &cells.workbook)
    }

    /// The number of the sheet and the address of the cell that a byte shows; `None` where it is no workbook.
    pub(crate) fn cell_shown(&self, at: usize) -> Option<(usize, CellAddress)> {
        self.cells.as_ref().and_then(|cells| cells.address(at))
    }

    /// Where a byte is.
    pub fn position(&self, at: usize) -> Position {
        match &self.cells {
            Some(cells) => cells.position(at),
            None => Position::Text { line: self.line(at), column: self.column(at) },
        }
    }

    /// The character of its line that a byte belongs to, from 1.
    pub fn column(&self, at: usize) -> usize {
        let at = self.clamp(&(at..at)).start;
        let line = self.line_of(at);
        let start = self.line_starts()[line];
        let before = if at - start < STRIDE {
            characters_in(&self.text.as_bytes()[start..at])
        } else {
            self.characters_before(at) - self.characters_before(start)
        };
        before + 1
    }

    /// Where the line of a byte begins.
    pub fn line_start(&self, at: usize) -> usize {
        self.line_starts()[self.line_of(at)]
    }

    /// The number of the line of a byte, or of the row of a sheet that it shows, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.number(self.line_of(at))
    }

    /// How many characters stand before a byte.
    fn characters_before(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let found = || {
            let sums = bytes.chunks(STRIDE).scan(0, |before, part| {
                let here = *before;
                *before += characters_in(part);
                Some(here)
            });
            sums.collect()
        };
        let characters: &Vec<usize> = self.characters.get_or_init(found);
        let mark = (at / STRIDE).min(characters.len().saturating_sub(1));
        characters.get(mark).map_or(0, |before| before + characters_in(&bytes[mark * STRIDE..at]))
    }

    /// The whole lines that a span touches (the first only, where it is longer than that), with the number of the
    /// line and the span within them.
    pub fn excerpt(&self, span: &Range<usize>) -> (usize, &str, Range<usize>) {
        let span = self.clamp(span);
        let line = self.line_of(span.start);
        let start = self.line_starts()[line];
        let end = self.line_starts().get(line + 1).map_or(self.text.len(), |next| next - 1);
        let text = self.text[start..end].trim_end_matches('\r');
        let within = |at: usize| at.saturating_sub(start).min(text.len());
        (self.number(line), text, within(span.start)..within(span.end))
    }
}

/// How many characters begin in these bytes.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// All texts of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<SourceText>,
}

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, text: SourceText) -> SourceId {
        let id = SourceId(u32::try_from(self.texts.len()).expect("a run reads fewer than 2^32 texts"));
        self.texts.push(text);
        id
    }

    /// Puts another text in the place of one that was added.
    pub fn replace(&mut self, id: SourceId, text: SourceText) {
        self.texts[id.0 as usize] = text;
    }

    /// A text that was added.
    pub fn get(&self, id: SourceId) -> &SourceText {
        &self.texts[id.0 as usize]
    }

    /// Name of the file, and where in it a place is. What is said of all of a text stands at its first line.
    pub fn locate(&self, place: &Place) -> (&str, Position) {
        let source = self.get(place.source);
        let all = (source.cells.is_some() || source.text.is_empty()) && place.span == (0..0);
        (&source.name, if all { Position::File } else { source.position(place.span.start) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Show};
    use crate::source::workbook::CellContent;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = SourceText::new("x", "một\nhai ba\r\nbốn");
        for (needle, line, column) in [("một", 1, 1), ("ba", 2, 5), ("n", 3, 3)] {
            let at = text.text.rfind(needle).unwrap();
            assert_eq!(text.position(at), Position::Text { line, column }, "{needle}");
        }
        assert_eq!(text.position(999), Position::Text { line: 3, column: 4 });
    }

    #[test]
    fn columns_of_a_long_line_count_characters() {
        let line: String = "aệ🙂".repeat(STRIDE);
        let text = SourceText::new("x", format!("hai\n{line}\nx"));
        for (at, c) in line.char_indices().step_by(97) {
            let column = line[..at].chars().count() + 1;
            assert_eq!(text.position(4 + at), Position::Text { line: 2, column }, "{c} at {at}");
        }
        assert_eq!(text.position(text.text.len()), Position::Text { line: 3, column: 2 });
    }

    #[test]
    fn lines_that_were_left_out_are_counted() {
        let text = SourceText::new("x", "code\nba\nbốn").without(1, 40);
        for (needle, line) in [("code", 1), ("ba", 42), ("bốn", 43)] {
            let at = text.text.find(needle).unwrap();
            assert_eq!(text.line(at), line, "{needle}");
            assert_eq!(text.excerpt(&(at..at + 2)).0, line, "{needle}");
        }
    }

    #[test]
    fn an_excerpt_is_the_line_without_its_end() {
        let text = SourceText::new("x", "một\nhai ba\r\nbốn");
        let at = text.text.find("ba").unwrap();
        assert_eq!(text.excerpt(&(at..at + 2)), (2, "hai ba", 4..6));
        assert_eq!(text.excerpt(&(at..9999)), (2, "hai ba", 4..6));
    }

    #[test]
    fn spans_of_a_workbook_are_cells_and_its_lines_are_rows() {
        let mut layout = Layout::default();
        for (sheet, rows) in
            [("Phiếu", &[(2, &["Mã", "Tử"][..]), (6, &["1.1", "195\nxã"])][..]), ("Tổng hợp", &[(6, &["x"])])]
        {
            layout.sheet(sheet);
            for (row, cells) in rows {
                layout.row(*row);
                for (column, text) in (1..).step_by(2).zip(*cells) {
                    layout.cell(column, CellContent::text(text));
                }
            }
        }
        let text = SourceText::workbook("f.xlsx", layout);
        assert_eq!(text.text, "Mã │ Tử\n1.1 │ 195 xã\nx");
        let sheets = text.workbook_shown().unwrap().sheets.iter();
        let spans: Vec<Range<usize>> =
            sheets.flat_map(|sheet| sheet.cells().map(|(_, cell)| cell.span.clone())).collect();
        let places = ["Phiếu!B3", "Phiếu!D3", "Phiếu!B7", "Phiếu!D7", "'Tổng hợp'!B7"];
        for (span, place) in spans.iter().zip(places) {
            assert_eq!(text.position(span.start).said(Language::English), place);
        }
        assert_eq!(text.excerpt(&spans[3]), (7, "1.1 │ 195 xã", 8..15));
        let mut sources = Sources::default();
        let id = sources.add(text);
        assert_eq!(sources.locate(&Place::new(id, 0..0)).1.of_file("f.xlsx"), "f.xlsx");
        assert_eq!(sources.locate(&Place::new(id, 0..3)).1.of_file("f.xlsx"), "f.xlsx, Phiếu!B3");
    }

    #[test]
    fn a_span_inside_a_letter_is_widened_to_it() {
        let text = SourceText::new("x", "ệ");
        assert_eq!(text.clamp(&(1..2)), 0..3);
    }
}
