//! The lines of a form below its heading: what of a row of cells may be a row of the edition.

use std::ops::Range;

use super::header::{Columns, Role};
use crate::number::Decimal;
use crate::source::workbook::{CellValue, SheetCell, SheetRow};
use crate::title::{ALIKE, Title, folded};

/// One line. A row of a sheet is two of them where a group stands beside its first row.
#[derive(Clone, Debug)]
pub(super) struct Line<'s> {
    /// Its row of the sheet.
    pub(super) row: &'s SheetRow,
    /// Its printed code, where it has one.
    pub(super) code: Option<String>,
    /// The column and the bytes of its title.
    pub(super) at: (u16, Range<usize>),
    /// Its title as printed.
    pub(super) text: String,
    /// The same without its code, folded.
    pub(super) title: Title,
    /// The same with what looks like a code, where something does.
    whole: Option<Title>,
    /// Numbers among its cells.
    pub(super) numbers: Vec<Decimal>,
    /// Whether its cells are those of another line of the row.
    pub(super) without_cells: bool,
    /// Whether it looks like evidence, guidance or a signature, which no edition knows.
    pub(super) beside_the_rows: bool,
    /// The heading above it.
    pub(super) columns: usize,
}

impl<'s> Line<'s> {
    /// How alike its title and another one are, with or without what looks like a code.
    pub(super) fn likeness(&self, title: &Title) -> i32 {
        let whole = self.whole.as_ref().map_or(0, |whole| whole.likeness(title));
        self.title.likeness(title).max(whole)
    }

    /// A line of a code and a title alone.
    #[cfg(test)]
    pub(super) fn of_title(row: &'s SheetRow, code: Option<&str>, title: &str) -> Self {
        Line {
            row,
            code: code.map(code_of),
            at: (0, 0..0),
            text: title.to_owned(),
            title: Title::new(title),
            whole: None,
            numbers: Vec::new(),
            without_cells: false,
            beside_the_rows: false,
            columns: 0,
        }
    }

    /// The cells right of the title.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'s SheetCell> + use<'s> {
        let (at, none) = (self.at.0, self.without_cells);
        self.row.cells.iter().filter(move |cell| cell.column > at && !none)
    }
}

/// A code in front of a title: `1.1 `, `2/ `, `A.2 `, `ID.AM-1: `.
pub(super) fn glued_code(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let (code, marked) = match first.strip_suffix(['.', ')', '/', ':']) {
        Some(code) => (code, true),
        None => (first, first.contains('.')),
    };
    (is_code(code) && (marked || code.bytes().all(|b| b.is_ascii_digit()))).then_some((code, rest))
}

/// Whether a text looks like a code: short, of letters and digits with dots or hyphens, and with a digit or one letter.
pub(super) fn is_code(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let roman = || text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'Ⅰ'..='ⅿ'));
    !text.is_empty()
        && text.len() <= 16
        && text.chars().all(plain)
        && (text.chars().any(|c| c.is_ascii_digit()) || text.chars().count() == 1 || roman())
}

/// A code as it is compared: without a dot at its end, look-alikes of Cyrillic as Latin letters.
pub(super) fn code_of(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', ')', '/', ':']);
    let latin = |c: char| match c {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'О' => 'O',
        'Р' => 'P',
        c => c,
    };
    text.chars().map(latin).collect()
}

/// The lines of the rows of a sheet, below their headings.
pub(super) fn lines<'s>(rows: &'s [SheetRow], headings: &[Columns]) -> Vec<Line<'s>> {
    let mut lines = Vec::new();
    for row in rows {
        let Some(columns) = headings.iter().rposition(|heading| heading.below() <= row.row) else { continue };
        if headings.iter().any(|heading| heading.rows.contains(&row.row)) {
            continue;
        }
        add(row, (columns, &headings[columns]), &mut lines);
    }
    lines
}

fn add<'s>(row: &'s SheetRow, (columns, heading): (usize, &Columns), lines: &mut Vec<Line<'s>>) {
    let text_of = |cell: &SheetCell| match &cell.content.value {
        CellValue::Text(text) | CellValue::Number(text) => text.trim().to_owned(),
        CellValue::Unknown | CellValue::Date(_) | CellValue::Flag(_) | CellValue::Error(_) => String::new(),
    };
    let mut code = None;
    let mut titles: Vec<(u16, Range<usize>, String)> = Vec::new();
    for cell in &row.cells {
        let text = text_of(cell);
        if text.is_empty() {
            continue;
        }
        match heading.role(cell.column) {
            Some(Role::Code)
                if is_code(text.trim_end_matches(['.', ')'])) && !heading.is_title(cell.column) =>
            {
                code = Some(code_of(&text));
            }
            Some(Role::Code | Role::Title) => {
                if matches!(cell.content.value, CellValue::Text(_)) {
                    titles.push((cell.column, cell.span.clone(), text));
                }
            }
            _ => {}
        }
    }
    let last = titles.len().checked_sub(1);
    for (position, (column, span, text)) in titles.into_iter().enumerate() {
        let is_last = Some(position) == last;
        let mut own = code.take_if(|_| position == 0);
        let mut title = text.as_str();
        if own.is_none()
            && let Some((glued, rest)) = glued_code(&text)
        {
            (own, title) = (Some(code_of(glued)), rest);
        }
        let mut line = Line {
            row,
            code: own,
            at: (column, span),
            title: Title::new(title),
            whole: (title.len() < text.len()).then(|| Title::new(&text)),
            text: text.clone(),
            numbers: Vec::new(),
            without_cells: !is_last,
            beside_the_rows: false,
            columns,
        };
        line.numbers = numbers(&line);
        line.beside_the_rows = is_beside(&line, heading);
        lines.push(line);
    }
}

fn numbers(line: &Line<'_>) -> Vec<Decimal> {
    let number = |cell: &SheetCell| match &cell.content.value {
        CellValue::Number(text) => text.parse().ok(),
        CellValue::Text(text) => text.trim().replace(',', ".").parse().ok(),
        _ => None,
    };
    let mut found: Vec<Decimal> = line.cells().filter_map(number).map(|n: Decimal| n.normalize()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a line may be left out at little cost: a numbered list below a count, a signature, guidance without a cell.
fn is_beside(line: &Line<'_>, heading: &Columns) -> bool {
    let numbered = line.text.starts_with(|c: char| c.is_ascii_digit()) && glued_code(&line.text).is_some();
    let empty = !line.without_cells
        && line.cells().all(|cell| heading.role(cell.column).is_none_or(|role| role == Role::Note));
    numbered && line.code.as_deref().is_some_and(|code| !code.contains('.')) || empty
}

/// Words with which the line of the total begins.
const TOTAL: [&str; 14] = [
    "tong cong",
    "tong diem",
    "tong so diem",
    "tong",
    "cong",
    "total",
    "grand total",
    "summe",
    "gesamt",
    "gesamtpunktzahl",
    "note finale",
    "somme",
    "итого",
    "всего",
];

/// A line below the rows that is as much like a total says that it is one.
const NEARLY_TOTAL: i32 = ALIKE - 50;

/// Whether a line says nearly that it is the total: where it is misspelt.
pub(super) fn nearly_says_total(title: &Title) -> bool {
    // two letters that changed places are much of a title of two words
    [TOTAL[0], TOTAL[1], TOTAL[2]].iter().any(|word| title.likeness(&Title::new(word)) >= NEARLY_TOTAL)
}

/// Whether a line says that it is the total.
pub(super) fn says_total(text: &str) -> bool {
    let folded = folded(text);
    TOTAL.iter().any(|word| {
        folded == *word
            || folded
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(' ') && rest.chars().count() <= 16)
    })
}
