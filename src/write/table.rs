//! A sheet as aligned columns for a terminal, at any width, coloured or not.
//!
//! Titles are wrapped with a hanging indent before; cells that fit their columns are put beside each other here, and
//! `comfy-table` lays out a row with one that does not. Rules are drawn across the whole width between the parts, and
//! colours are put into the finished lines, so that they change no width and depend on nothing but [`RenderOptions`].

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use unicode_width::UnicodeWidthChar;

use super::columns::columns;
use super::fit::{Fit, GAP, STEP, heading};
use super::wrap::wrapped;
use super::{Format, Part, Readers, RenderOptions};
use crate::language::Text;
use crate::report::{Align, Cell, Grid, GridRow, Level, Line, Room, Sheet, Tone};
use crate::text::{is_unseen, visible};

/// Reports that are tables.
pub(super) static TABLE: Format = Format {
    name: "table",
    meaning: Text { en: "Aligned columns", vi: "các cột thẳng hàng" },
    extensions: &["txt"],
    readers: Readers::Terminal,
    is_binary: false,
    shows_forms: false,
    needs: Some(Part::Table),
    write: |view, options| view.text(options, false).into_bytes(),
    line: None,
};

/// Reports that are more than tables.
pub(super) static TEXT: Format = Format {
    name: "text",
    meaning: Text { en: "For people", vi: "cho người đọc" },
    extensions: &["txt"],
    readers: Readers::Terminal,
    is_binary: false,
    shows_forms: false,
    needs: Some(Part::Text),
    write: |view, options| view.text(options, false).into_bytes(),
    line: None,
};

/// Each thing that a report says on one line.
pub(super) static SHORT: Format = Format {
    name: "short",
    meaning: Text { en: "One line a finding", vi: "mỗi nội dung một dòng" },
    extensions: &[],
    readers: Readers::Terminal,
    is_binary: false,
    shows_forms: false,
    needs: Some(Part::Lines),
    write: |view, options| view.text(options, true).into_bytes(),
    line: None,
};

/// Below this many columns, titles are cut to two lines.
const NARROW: usize = 100;
/// A table is never squeezed below this.
const LEAST: usize = 24;

/// Writes a sheet.
pub(crate) fn write_table(sheet: &Sheet, options: &RenderOptions) -> String {
    let fit = Fit::new(&sheet.grid, options.width.max(LEAST), options.language);
    let layout = Layout::new(&sheet.grid, &fit, options);
    let mut text = String::new();
    for line in &sheet.heading {
        push_line(&mut text, line, 0, options);
    }
    if !sheet.heading.is_empty() {
        text.push('\n');
    }
    text.push_str(&layout.header());
    let has_inner = sheet.grid.rows.iter().any(|row| row.level == Level::Inner);
    for (position, part) in parts(&sheet.grid.rows).enumerate() {
        match (position, part[0].level) {
            (0, _) | (_, Level::Total) => layout.rule(&mut text, '━'),
            (_, Level::Top | Level::Inner) if has_inner => layout.rule(&mut text, '─'),
            (_, Level::Top | Level::Inner) => {}
        }
        text.push_str(&layout.rows(part));
    }
    layout.rule(&mut text, '━');
    for line in fit.notes.iter().chain(&sheet.notes) {
        push_line(&mut text, line, STEP, options);
    }
    if let Some(example) = sheet.example {
        text.push_str(&format!("\n{example}"));
    }
    text
}

/// Writes lines of text without a table.
pub(crate) fn write_lines(lines: &[Line], options: &RenderOptions) -> String {
    let mut text = String::new();
    for line in lines {
        push_line(&mut text, line, STEP, options);
    }
    text
}

/// Rows from one rule to the next.
fn parts(rows: &[GridRow]) -> impl Iterator<Item = &[GridRow]> {
    rows.chunk_by(|_, next| next.level == Level::Inner)
}

struct Layout<'g> {
    grid: &'g Grid,
    kept: &'g [usize],
    /// Width of each kept column, without the gap.
    widths: &'g [usize],
    total: usize,
    stacked: bool,
    options: &'g RenderOptions,
}

impl<'g> Layout<'g> {
    fn new(grid: &'g Grid, fit: &'g Fit, options: &'g RenderOptions) -> Self {
        let Fit { kept, widths, stacked, .. } = fit;
        let total = widths.iter().sum::<usize>() + GAP * kept.len().saturating_sub(1);
        Layout { grid, kept, widths, total, stacked: *stacked, options }
    }

    fn rule(&self, text: &mut String, stroke: char) {
        let line = stroke.to_string().repeat(self.total);
        text.push_str(&painted(&line, Tone::Faint, self.options.colour));
        text.push('\n');
    }

    fn set_columns(&self, table: &mut Table) {
        for (position, width) in self.widths.iter().enumerate() {
            let last = position + 1 == self.widths.len();
            let gap = if last { 0 } else { GAP };
            let align = match self.grid.columns[self.kept[position]].align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            };
            if let (Some(column), Ok(width), Ok(gap)) =
                (table.column_mut(position), u16::try_from(width + gap), u16::try_from(gap))
            {
                column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
                column.set_cell_alignment(align);
            }
        }
    }

    fn header(&self) -> String {
        let title = |(index, width): (&usize, &usize)| {
            let title = heading(&self.grid.columns[*index], self.stacked);
            let too_wide = title.split('\n').any(|line| columns(line) > *width);
            if too_wide { wrapped(&title, "", *width).join("\n").into() } else { title }
        };
        let cells: Vec<Cow<'_, str>> = self.kept.iter().zip(self.widths).map(title).collect();
        let mut text = String::new();
        let tones = vec![Tone::Strong; cells.len()];
        self.lay_out(&cells, (&tones, &tones), &mut text);
        text
    }

    fn rows(&self, rows: &[GridRow]) -> String {
        let mut text = String::new();
        for row in rows {
            let of = |(index, width): (&usize, &usize)| {
                let cell = &row.cells[*index];
                (self.wrapped(cell, *width, self.grid.columns[*index].room), cell.tone)
            };
            let (cells, tones): (Vec<Cow<'_, str>>, Vec<Tone>) =
                self.kept.iter().zip(self.widths).map(of).unzip();
            let below: Vec<Tone> = self
                .kept
                .iter()
                .zip(&tones)
                .map(|(index, tone)| row.cells[*index].below.as_ref().map_or(*tone, |below| below.tone))
                .collect();
            self.lay_out(&cells, (&tones, &below), &mut text);
        }
        text
    }

    /// A row as lines: laid out without colours, then painted cell by cell, the first line and those below it.
    fn lay_out(&self, cells: &[Cow<'_, str>], (first, below): (&[Tone], &[Tone]), text: &mut String) {
        let height = cells.iter().map(|cell| cell.split('\n').count()).max().unwrap_or(1);
        let lines = if self.fit(cells) { self.beside(cells, height) } else { self.squeezed(cells, height) };
        for (position, line) in lines.into_iter().enumerate() {
            let tones = if position == 0 { first } else { below };
            text.push_str(&self.painted(line.trim_end(), tones));
            text.push('\n');
        }
    }

    fn fit(&self, cells: &[Cow<'_, str>]) -> bool {
        let fits = |(cell, width): (&Cow<'_, str>, &usize)| {
            *width > 0 && cell.split('\n').all(|line| columns(line) <= *width)
        };
        cells.iter().zip(self.widths).all(fits)
    }

    /// The lines of a row whose cells fit.
    fn beside(&self, cells: &[Cow<'_, str>], height: usize) -> Vec<String> {
        let mut parts: Vec<_> = cells.iter().map(|cell| cell.split('\n')).collect();
        let line = |_| {
            let mut line = String::with_capacity(self.total);
            for ((parts, width), index) in parts.iter_mut().zip(self.widths).zip(self.kept) {
                let part = parts.next().unwrap_or_default();
                let blanks = std::iter::repeat_n(' ', width - columns(part));
                match self.grid.columns[*index].align {
                    Align::Left => {
                        line.push_str(part);
                        line.extend(blanks);
                    }
                    Align::Right => {
                        line.extend(blanks);
                        line.push_str(part);
                    }
                }
                line.extend([' '; GAP]);
            }
            line
        };
        (0..height).map(line).collect()
    }

    /// The lines of a row with a cell that does not fit.
    fn squeezed(&self, cells: &[Cow<'_, str>], height: usize) -> Vec<String> {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        table.add_row(cells.iter().map(AsRef::as_ref).collect::<Vec<&str>>());
        self.set_columns(&mut table);
        table.lines().take(height).collect()
    }

    /// A line with each column's part in its tone.
    fn painted<'l>(&self, line: &'l str, tones: &[Tone]) -> Cow<'l, str> {
        if !self.options.colour {
            return Cow::Borrowed(line);
        }
        let mut painted_line = String::new();
        let mut rest = line;
        for (width, tone) in self.widths.iter().zip(tones) {
            let (cell, after) = rest.split_at(columns_of(rest, *width));
            let (gap, after) = after.split_at(columns_of(after, GAP));
            painted_line.push_str(&painted(cell, *tone, true));
            painted_line.push_str(gap);
            rest = after;
        }
        painted_line.into()
    }

    /// The text of a cell on lines that fit, with a hanging indent; cut to two lines where the table is narrow.
    fn wrapped<'c>(&self, cell: &'c Cell, width: usize, room: Room) -> Cow<'c, str> {
        let text = cell.text(self.options.language);
        if !matches!(room, Room::Rest | Room::RestShort) {
            if cell.below.is_none() && !text.contains(is_unseen) {
                return text;
            }
            let lines = cell.lines(self.options.language);
            return lines.map(|line| visible(&line)).collect::<Vec<_>>().join("\n").into();
        }
        let indent = " ".repeat((cell.indent * STEP).min(width / 2));
        let mut lines = wrapped(&visible(&text), &indent, width);
        if self.options.width < NARROW && room == Room::RestShort && lines.len() > 2 {
            lines.truncate(2);
            lines[1] = cut_at_word(&lines[1], width);
        }
        lines.join("\n").into()
    }
}

/// The line with `…` after its last whole word that leaves room for it.
fn cut_at_word(line: &str, width: usize) -> String {
    if columns(line) < width {
        return format!("{line}…");
    }
    let kept = line.rsplit_once(' ').map_or(line, |(kept, _)| kept).trim_end();
    let mut kept = if kept.trim().is_empty() { line.to_owned() } else { kept.to_owned() };
    while columns(&kept) >= width {
        kept.pop();
    }
    format!("{kept}…")
}

/// How many bytes take so many columns of a terminal.
fn columns_of(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        let width = c.width().unwrap_or(0);
        if taken + width > columns {
            return at;
        }
        taken += width;
    }
    text.len()
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong | Tone::Section => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Caution => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default(),
    }
}

/// The text in its tone; the blanks around it stay plain.
fn painted(text: &str, tone: Tone, colour: bool) -> String {
    let inner = text.trim();
    if !colour || inner.is_empty() || tone == Tone::Plain {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let style = style(tone);
    format!("{}{style}{inner}{style:#}{}", &text[..start], &text[start + inner.len()..])
}

/// A line of text, its continuations indented by so many blanks more.
fn push_line(text: &mut String, line: &Line, hang: usize, options: &RenderOptions) {
    let shown = visible(&line.text);
    let indent = shown.len() - shown.trim_start().len();
    let hang = " ".repeat(indent + hang);
    let wrapping = textwrap::Options::new(options.width.max(LEAST))
        .subsequent_indent(&hang)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    for part in textwrap::wrap(&shown, wrapping) {
        // hard blanks kept words together until here
        let part = part.trim_end().replace('\u{a0}', " ");
        text.push_str(&painted(&part, line.tone, options.colour));
        text.push('\n');
    }
}
