//! A sheet as Markdown. What Markdown or HTML would act upon is escaped.

use super::{Format, Readers, RenderOptions, View};
use crate::language::{Language, Text};
use crate::report::{Align, Grid, GridColumn, Sheet, Tone};
use crate::text::visible;

/// The format.
pub(super) static FORMAT: Format = Format {
    name: "markdown",
    meaning: Text { en: "For documents", vi: "cho văn bản" },
    extensions: &["md", "markdown"],
    readers: Readers::Documents,
    is_binary: false,
    shows_forms: false,
    needs: None,
    write,
    line: None,
};

/// Writes a report.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    let sheets: Vec<String> =
        view.sheets().iter().map(|sheet| written_sheet(sheet, options.language)).collect();
    sheets.join("\n").into_bytes()
}

fn written_sheet(sheet: &Sheet, language: Language) -> String {
    let mut text = String::new();
    for (position, line) in sheet.heading.iter().enumerate() {
        let mark = if position == 0 { "# " } else { "" };
        text.push_str(&format!("{mark}{}\n\n", escaped(&line.text)));
    }
    if !sheet.grid.columns.is_empty() {
        push_grid(&mut text, &sheet.grid, language);
    }
    let mut listed = false;
    for line in &sheet.notes {
        let item = line.text.starts_with("  ");
        let mark = match (line.tone, item) {
            (Tone::Section, false) => "## ",
            (_, true) => "- ",
            (_, false) => "",
        };
        // the items of a list stand together, and nothing is above the first line
        let space = if (item && listed) || text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
        text.push_str(&format!("{space}{mark}{}\n", escaped(line.text.trim_start())));
        listed = item;
    }
    if let Some(example) = sheet.example {
        text.push_str(&format!("\n```toml\n{example}```\n"));
    }
    text
}

fn push_grid(text: &mut String, grid: &Grid, language: Language) {
    let columns = &grid.columns;
    let title = |column: &GridColumn| match &column.narrow_title {
        Some(whose) => format!("{} ({})", escaped(&column.title), escaped(whose)),
        None => escaped(&column.title),
    };
    let titles: Vec<String> = columns.iter().map(title).collect();
    let sides: Vec<&str> =
        columns.iter().map(|c| if c.align == Align::Right { "---:" } else { ":---" }).collect();
    text.push_str(&format!("| {} |\n| {} |\n", titles.join(" | "), sides.join(" | ")));
    for row in &grid.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| {
                let lines: Vec<String> = cell.lines(language).map(|line| escaped(&line)).collect();
                let shown = lines.join("<br>");
                if cell.tone == Tone::Strong && !shown.is_empty() { format!("**{shown}**") } else { shown }
            })
            .collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in visible(text).replace('\u{a0}', " ").chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '!' | '~' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_acts() {
        for (text, written) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a | b", "a \\| b"),
            ("[x](http://y)", "\\[x\\](http://y)"),
            ("một\nhai", "một␊hai"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
