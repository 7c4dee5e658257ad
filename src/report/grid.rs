//! The one table model: between what is reported and the formats that it is written in.

use super::Cell;
use super::left_out::GivesWay;

/// What a piece of text is, for colour and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// A heading or a sum.
    Strong,
    /// The heading of a section.
    Section,
    /// Less important.
    Faint,
    /// As it should be.
    Good,
    /// Somebody must look.
    Caution,
    /// Wrong.
    Bad,
}

/// Which side a column is aligned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Figures.
    Right,
}

/// How a column takes part in the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// As wide as its content.
    Content,
    /// Whatever is left; wrapped.
    Rest,
    /// The same, cut to two lines where the table is narrow.
    RestShort,
}

/// A column.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// Its heading.
    pub title: String,
    /// Whose it is: above its heading where the answers beside it were left out.
    pub narrow_title: Option<String>,
    /// Whether it is left out where there is no room for it; see [`GridColumn::giving_way`].
    pub gives_way: Option<GivesWay>,
    /// Its side.
    pub align: Align,
    /// Its width.
    pub room: Room,
}

impl GridColumn {
    /// A column with one heading.
    pub fn new(title: impl Into<String>, align: Align, room: Room) -> Self {
        GridColumn { title: title.into(), narrow_title: None, gives_way: None, align, room }
    }
}

/// What a row is in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A group at the top: a rule is drawn above it.
    Top,
    /// A row below.
    Inner,
    /// The last row: a rule is drawn above it.
    Total,
}

/// A row.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// What it is in the tree.
    pub level: Level,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Its columns.
    pub columns: Vec<GridColumn>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A line of text above or below a table.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// What it is.
    pub tone: Tone,
}

impl Line {
    /// A line.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Line { text: text.into(), tone }
    }
}

impl Grid {
    /// A table for spreadsheets: columns with these names, and rows of these cells.
    pub fn flat<N: Into<String>, C: Into<Cell>>(
        names: impl IntoIterator<Item = N>,
        rows: impl IntoIterator<Item = Vec<C>>,
    ) -> Self {
        let column = |name: N| GridColumn::new(name, Align::Left, Room::Content);
        let row = |cells: Vec<C>| GridRow {
            level: Level::Inner,
            cells: cells.into_iter().map(Into::into).collect(),
        };
        Grid { columns: names.into_iter().map(column).collect(), rows: rows.into_iter().map(row).collect() }
    }
}

/// A table with what stands above and below it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Above.
    pub heading: Vec<Line>,
    /// The table.
    pub grid: Grid,
    /// Below.
    pub notes: Vec<Line>,
    /// A piece of a file below all that, to be copied.
    pub example: Option<&'static str>,
}

impl Sheet {
    /// A table alone.
    pub fn of(grid: Grid) -> Self {
        Sheet { heading: Vec::new(), grid, notes: Vec::new(), example: None }
    }
}
