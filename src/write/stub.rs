//! A format of tests alone: all that a new one needs is this file, its `mod` line and its entry.

use super::{Format, Readers, RenderOptions, View};
use crate::language::Text;
use crate::report::{Cell, Content, Grid};

/// The format.
pub static FORMAT: Format = Format {
    name: "stub",
    meaning: Text { en: "For tests", vi: "cho kiểm thử" },
    extensions: &["stub"],
    readers: Readers::Documents,
    is_binary: true,
    shows_forms: false,
    needs: None,
    write,
    line: None,
};

/// What a writer of workbooks or pages would need of every report: headings, notes, and cells by what they hold.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    let mut text = String::new();
    for sheet in view.sheets() {
        for line in sheet.heading.iter().chain(&sheet.notes) {
            text.push_str(&format!("line {}\n", line.text));
        }
        push_cells(&mut text, "sheet", &sheet.grid, options);
    }
    for grid in view.grids() {
        push_cells(&mut text, "grid", &grid, options);
    }
    text.into_bytes()
}

fn push_cells(text: &mut String, of: &str, grid: &Grid, options: &RenderOptions) {
    let titles: Vec<&str> = grid.columns.iter().map(|column| column.title.as_str()).collect();
    text.push_str(&format!("{of} columns {}\n", titles.join("|")));
    for cell in grid.rows.iter().flat_map(|row| row.cells.iter().flat_map(Cell::each)) {
        let kind = match cell.content {
            Content::Empty => "empty",
            Content::Text(_) | Content::Said(_) => "text",
            Content::Code(_) => "code",
            Content::Number(_) | Content::Difference(_) | Content::Cut(_) => "number",
        };
        text.push_str(&format!("{of} {kind} {:?} {}\n", cell.mark, cell.text(options.language)));
    }
}
