//! Small workbooks for tests: a text is a cell as it would be typed.

use crate::source::CellAddress;
use crate::source::workbook::{CellContent, CellValue, Workbook};
use crate::source::{SourceText, cells::Layout};

/// The address with this name.
pub(super) fn at(name: &str) -> CellAddress {
    CellAddress::parse(name).unwrap()
}

/// A cell that was typed; `'` alone is an empty text, `=A1 → 5` a formula with its saved value.
fn content(typed: &str) -> CellContent {
    if let Some(formula) = typed.strip_prefix('=') {
        let (formula, saved) = formula.split_once(" → ").unwrap_or((formula, ""));
        let value = if saved.is_empty() { CellValue::Unknown } else { content(saved).value };
        return CellContent { value, formula: Some(formula.into()), ..CellContent::default() };
    }
    let is_number = |text: &str| {
        let digits = text.trim_start_matches('-').split_once('E').map_or(text, |(mantissa, _)| mantissa);
        digits.contains(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
    };
    let value = match typed {
        "TRUE" => CellValue::Flag(true),
        "FALSE" => CellValue::Flag(false),
        error if error.starts_with('#') => CellValue::Error(error.into()),
        number if is_number(number) => CellValue::Number(number.into()),
        text => CellValue::Text(text.trim_start_matches('\'').into()),
    };
    CellContent { value, ..CellContent::default() }
}

/// A workbook of sheets, each with its rows from `A1` on.
pub(super) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Workbook {
    let mut layout = Layout::default();
    for (name, rows) in sheets {
        layout.sheet(name);
        for (row, cells) in (0..).zip(*rows) {
            layout.row(row);
            for (column, typed) in (0..).zip(*cells).filter(|(_, typed)| !typed.is_empty()) {
                layout.cell(column, content(typed));
            }
        }
    }
    SourceText::workbook("f.xlsx", layout).workbook_shown().unwrap().clone()
}
