//! Minutes as sheets, for documents: each table with the heading of the next part below it.

use super::messages::minutes as words;
use super::{Align, Cell, Grid, GridColumn, GridRow, Level, Line, Minutes, Room, Sheet, Tone};
use crate::language::Text;

/// So many people of each party have a line.
pub(crate) const PEOPLE: usize = 3;
/// So many lines are left for what the unit has to say.
pub(crate) const LINES: usize = 3;

/// A document that is being put together.
struct Parts {
    sheets: Vec<Sheet>,
}

impl Parts {
    fn add(&mut self, text: impl Into<String>, tone: Tone) {
        let last = self.sheets.last_mut().expect("there is one from the beginning");
        last.notes.push(Line::new(text, tone));
    }

    fn table(&mut self, grid: Grid) {
        self.sheets.push(Sheet::of(grid));
    }
}

impl Minutes {
    /// The document.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let language = self.language;
        let said = |text: Text| text.in_language(language);
        let nothing = || Grid { columns: Vec::new(), rows: Vec::new() };
        let mut parts = Parts { sheets: vec![Sheet::of(nothing())] };
        for line in [words::STATE, words::MOTTO, words::OFFICE, words::NUMBER, words::PLACE_AND_DATE] {
            parts.add(said(line), Tone::Strong);
        }
        let title = Line::new(said(words::TITLE), Tone::Strong);
        parts.sheets.push(Sheet { heading: vec![title], ..Sheet::of(nothing()) });
        parts.add(self.edition.as_str(), Tone::Strong);
        parts.add(format!("{}: {}", said(words::UNIT), self.unit), Tone::Plain);
        parts.add(said(words::MEETING), Tone::Plain);
        parts.add(said(words::COMPOSITION), Tone::Section);
        for party in [words::APPRAISERS, words::OF_UNIT] {
            parts.add(said(party), Tone::Plain);
            for _ in 0..PEOPLE {
                parts.add(format!("  {}", said(words::PERSON)), Tone::Plain);
            }
        }
        parts.add(said(words::RESULT), Tone::Section);
        for line in self.in_words().iter().chain(&self.standings) {
            parts.add(format!("  {line}"), Tone::Plain);
        }
        parts.add(said(words::GROUPS), Tone::Section);
        parts.table(self.groups.clone());
        for (heading, table, none) in [
            (words::CHANGES, &self.changes, words::NO_CHANGES),
            (words::OPEN, &self.open, words::NOTHING_OPEN),
        ] {
            parts.add(said(heading), Tone::Section);
            match table {
                Some(grid) => parts.table(grid.clone()),
                None => parts.add(said(none), Tone::Plain),
            }
        }
        parts.add(said(words::OPINION), Tone::Section);
        if let Some(objections) = &self.objections {
            parts.table(objections.clone());
        }
        for _ in 0..LINES {
            parts.add(words::DOTS, Tone::Plain);
        }
        parts.add(said(words::CLOSING), Tone::Plain);
        parts.table(self.signatures());
        parts.add(self.origins(), Tone::Faint);
        parts.sheets
    }

    /// Who signs, and room for it.
    fn signatures(&self) -> Grid {
        let said = |text: Text| text.in_language(self.language);
        let column = |who: Text| GridColumn::new(said(who), Align::Left, Room::Content);
        let row = |own: &str, other: &str| GridRow {
            level: Level::Inner,
            cells: vec![Cell::plain(own), Cell::plain(other)],
        };
        let dots = "………………………………";
        let rows = vec![
            row(said(words::SIGN_UNIT), said(words::SIGN_APPRAISERS)),
            row("", ""),
            row("", ""),
            row(dots, dots),
        ];
        Grid { columns: vec![column(words::FOR_UNIT), column(words::FOR_APPRAISERS)], rows }
    }
}
