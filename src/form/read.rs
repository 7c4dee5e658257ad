//! The lines of a sheet to the answers of its rows: what each column says of each row, and what is in doubt.

use super::align::Alignment;
use super::entries::{Entry, Meaning};
use super::exchanged::exchanged;
use super::figures::{Figure, Spelling, figure, of_text};
use super::header::{Columns, Role};
use super::lines::{Line, nearly_says_total, says_total};
use super::overrides::Overrides;
use super::shifts::{Decided, Kind, Reading, Said, decide};
use super::ticks::Printed;
use crate::column::{Column, PerColumn};
use crate::criteria::Criteria;
use crate::number::Decimal;
use crate::source::CellAddress;
use crate::source::workbook::SheetCell;

/// A sheet that was laid beside an edition.
pub(super) struct Placed<'s> {
    pub(super) criteria: &'s Criteria,
    pub(super) entries: &'s [Entry],
    pub(super) headings: Vec<Columns>,
    pub(super) lines: Vec<Line<'s>>,
    pub(super) aligned: Alignment,
    /// What was read of each line.
    pub(super) read: Vec<LineRead>,
    /// The line of the total.
    pub(super) total: Option<usize>,
    /// Lines of totals that stand below the rows of a group, with the group.
    pub(super) subtotals: Vec<(usize, usize)>,
    /// Which columns say anything.
    pub(super) present: PerColumn<bool>,
    pub(super) spelling: Spelling,
}

/// What was read of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct LineRead {
    /// The cells right of its title.
    pub(super) cells: Vec<Said>,
    /// The bytes that show each of them.
    pub(super) spans: Vec<std::ops::Range<usize>>,
    pub(super) decided: Decided,
}

impl LineRead {
    /// What a cell says, and where.
    pub(super) fn at(&self, position: usize) -> (&Figure, std::ops::Range<usize>) {
        (&self.cells[position].1, self.spans[position].clone())
    }

    /// The reading that holds.
    pub(super) fn reading(&self) -> &Reading {
        &self.decided.reading
    }

    /// Whether two readings of the line give a column other figures.
    pub(super) fn differs(&self, column: Column) -> bool {
        self.decided.instead.as_ref().is_some_and(|instead| {
            let own = self.reading();
            own.num.get(column) != instead.num.get(column)
                || own.den.get(column) != instead.den.get(column)
                || own.points.get(column) != instead.points.get(column)
        })
    }
}

/// Whether something is true of a cell: it was computed from nothing but blanks, or its saved value is stale.
pub(super) type Blanks<'b> = &'b dyn Fn(CellAddress) -> bool;

impl<'s> Placed<'s> {
    /// Reads the cells of lines that are aligned.
    pub(super) fn new(
        (criteria, entries): (&'s Criteria, &'s [Entry]),
        (headings, lines): (Vec<Columns>, Vec<Line<'s>>),
        aligned: Alignment,
        (blanks, stale, overrides): (Blanks<'_>, Blanks<'_>, &Overrides),
    ) -> Self {
        let spelling = spelling(&lines, &headings);
        let says = |line: &Line<'_>, cell: &SheetCell| {
            let at = CellAddress { row: line.row.row, column: cell.column };
            let options = &headings[line.columns].options;
            let role = headings[line.columns].role(cell.column);
            let is_answer = matches!(role, Some(Role::Num(_) | Role::Den(_) | Role::Answer(_)))
                || options.iter().any(|option| option.column == cell.column);
            let is_points = matches!(headings[line.columns].role(cell.column), Some(Role::Points(_)));
            match figure(cell, spelling) {
                _ if blanks(at) => Figure::Blank,
                // what was saved of an answer must be what its formula gives; points are declared as they stand
                figure if is_answer && !figure.is_blank() && stale(at) => {
                    Figure::Unreadable(cell.content.value.shown().to_owned())
                }
                Figure::Words(words) if overrides.is_tick(&words) => Figure::Tick,
                // points that are shown as a percentage are points
                Figure::Percent(_) if is_points => of_text(cell.content.value.shown(), spelling),
                figure => figure,
            }
        };
        let read = lines.iter().map(|line| {
            let cells: Vec<&SheetCell> = line.cells().collect();
            LineRead {
                cells: cells.iter().map(|cell| (cell.column, says(line, cell))).collect(),
                spans: cells.iter().map(|cell| cell.span.clone()).collect(),
                decided: Decided::default(),
            }
        });
        let read: Vec<LineRead> = read.collect();
        let (total, subtotals) = total_lines((criteria, entries), (&lines, &aligned, &read), overrides);
        let mut placed = Placed {
            criteria,
            entries,
            headings,
            lines,
            aligned,
            read,
            total,
            subtotals,
            present: PerColumn::default(),
            spelling,
        };
        placed.decide();
        placed.present = PerColumn::from_fn(|column| placed.says_anything(column));
        placed
    }

    fn decide(&mut self) {
        let all = self.expected();
        let mut start = 0;
        while start < self.lines.len() {
            let columns = self.lines[start].columns;
            let end = (start..self.lines.len()).find(|line| self.lines[*line].columns != columns);
            let end = end.unwrap_or(self.lines.len());
            let decided = decide(&self.headings[columns], &all[start..end]);
            for (line, decided) in (start..end).zip(decided) {
                self.read[line].decided = decided;
            }
            start = end;
        }
        for line in exchanged(self) {
            self.read[line].decided.bad = true;
        }
    }

    pub(super) fn kind(&self, line: usize) -> Kind {
        match self.aligned.entries[line].map(|entry| &self.entries[entry]) {
            _ if self.lines[line].without_cells => Kind::Other,
            Some(Entry { meaning: Meaning::Listed { .. }, .. }) => Kind::Option,
            Some(Entry { group: true, .. }) => Kind::Group,
            Some(_) => Kind::Leaf,
            None if self.total == Some(line) || self.is_subtotal(line) => Kind::Total,
            None => Kind::Other,
        }
    }

    pub(super) fn worth(&self, line: usize) -> Option<Decimal> {
        if self.total == Some(line) {
            return self.criteria.max.map(|max| max.normalize());
        }
        let entry = self.aligned.entries[line]?;
        self.entries[entry].worth.map(|worth| worth.normalize())
    }

    fn says_anything(&self, column: Column) -> bool {
        let says = |figure: &Figure| !figure.is_blank();
        self.read.iter().enumerate().any(|(line, read)| {
            let reading = read.reading();
            let cells = [reading.num, reading.den, reading.answer, reading.points];
            let known = self.aligned.entries[line].is_some() || self.total == Some(line);
            known && cells.iter().any(|cell| cell.get(column).is_some_and(|at| says(&read.cells[at].1)))
        }) || column == self.ticking()
            && self.lines.iter().zip(&self.read).any(|(line, read)| {
                let options = &self.headings[line.columns].options;
                let is_option = |at: u16| options.iter().any(|option| option.column == at);
                read.cells
                    .iter()
                    .any(|(at, figure)| is_option(*at) && matches!(figure, Figure::Tick | Figure::Flag(true)))
            })
    }

    /// Whether anything stands on a line but notes and what the form prints itself: a row that nobody filled in is blank,
    /// and in no doubt.
    pub(super) fn says_more_than_printed(&self, line: usize) -> bool {
        let (read, heading) = (&self.read[line], &self.headings[self.lines[line].columns]);
        let printed = read.reading().max.filter(|at| matches!(read.cells[*at].1, Figure::Number(_)));
        read.cells.iter().enumerate().any(|(at, (column, figure))| match figure {
            Figure::Blank => false,
            Figure::Words(_) => {
                heading.role(*column).is_some_and(|role| role == Role::Max || role.column().is_some())
            }
            _ => Some(at) != printed,
        })
    }

    /// A cell below a heading of a column that is read as nothing.
    pub(super) fn unread_below(&self, line: usize, column: Column) -> Option<usize> {
        let (read, heading) = (&self.read[line], &self.headings[self.lines[line].columns]);
        let reading = read.reading();
        let figures = [reading.num, reading.den, reading.answer, reading.points];
        let is_read = |at: usize| {
            reading.max == Some(at)
                || reading.notes.contains(&at)
                || figures.iter().any(|cell| cell.own == Some(at) || cell.appraisal == Some(at))
        };
        let is_below = |at: u16| heading.role(at).is_some_and(|role| role.column() == Some(column));
        (0..read.cells.len())
            .find(|at| is_below(read.cells[*at].0) && !read.cells[*at].1.is_blank() && !is_read(*at))
    }

    fn is_subtotal(&self, line: usize) -> bool {
        self.subtotals.iter().any(|(known, _)| *known == line)
    }

    /// The line that a group is summed up on below its rows.
    pub(super) fn subtotal_of(&self, row: usize) -> Option<usize> {
        self.subtotals.iter().find(|(_, group)| *group == row).map(|(line, _)| *line)
    }

    /// Each line that sums up others, with the rows of the sheet that it should sum up: those of the rows right below
    /// a group that count.
    pub(super) fn sums(&self) -> Vec<(usize, Vec<u32>)> {
        let row_of = |row: &usize| self.line_of(Meaning::Row(*row)).map(|line| self.lines[line].row.row);
        let counts = |row: &&usize| self.criteria.rows[**row].role.counts();
        let mut sums = Vec::new();
        for (index, group) in self.criteria.rows.iter().enumerate().filter(|(_, row)| row.is_group()) {
            let own = self.line_of(Meaning::Row(index)).into_iter().chain(self.subtotal_of(index));
            let rows: Vec<u32> = group.children.iter().filter(counts).filter_map(row_of).collect();
            sums.extend(own.map(|line| (line, rows.clone())));
        }
        if let Some(total) = self.total {
            sums.push((total, self.criteria.top.iter().filter(counts).filter_map(row_of).collect()));
        }
        sums
    }

    /// The columns in which the points of a line stand.
    pub(super) fn columns_of_points(&self, line: usize) -> Vec<u16> {
        let read = &self.read[line];
        let points = read.reading().points;
        Column::BOTH.into_iter().filter_map(|column| points.get(column).map(|at| read.cells[at].0)).collect()
    }

    /// Whose the columns of options are: the unit's own, unless only the appraiser has points.
    pub(super) fn ticking(&self) -> Column {
        let has = |column: Column| {
            self.headings.iter().any(|heading| heading.column(Role::Points(column)).is_some())
        };
        if has(Column::Appraisal) && !has(Column::Own) { Column::Appraisal } else { Column::Own }
    }

    /// The line of an entry.
    pub(super) fn line_of(&self, wanted: Meaning) -> Option<usize> {
        let entry = self.entries.iter().position(|entry| entry.meaning == wanted)?;
        self.aligned.lines[entry]
    }

    /// The options of a leaf as a column has them; and whether every one that the edition prints has a line.
    pub(super) fn options(&self, row: usize, column: Column) -> (Vec<Printed>, bool) {
        let mut printed = Vec::new();
        let (mut missing, mut lines) = (false, false);
        for (index, entry) in self.entries.iter().enumerate() {
            let Meaning::Listed { row: of, entry: position } = entry.meaning else { continue };
            if of != row {
                continue;
            }
            let Some(line) = self.aligned.lines[index] else {
                missing |= entry.printed;
                continue;
            };
            lines = true;
            let read = &self.read[line];
            let reading = read.reading();
            // the figures of an option with a rule of its own are its measure
            let num = if entry.by_rule { PerColumn::default() } else { reading.num };
            let cells = [reading.points, reading.answer, num];
            let cells = cells.iter().filter_map(|cell| *cell.get(column)).map(|at| {
                let (figure, span) = read.at(at);
                (figure.clone(), span)
            });
            printed.push(Printed {
                entry: position,
                worth: entry.worth.map(|worth| worth.normalize()),
                by_rule: entry.by_rule,
                cells: cells.collect(),
            });
        }
        if let Some(line) = self.line_of(Meaning::Row(row)).filter(|_| column == self.ticking()) {
            let (read, heading) = (&self.read[line], &self.headings[self.lines[line].columns]);
            let of_row =
                |entry: &&Entry| matches!(entry.meaning, Meaning::Listed { row: of, .. } if of == row);
            for option in &heading.options {
                let share = option.share.zip(self.criteria.rows[row].max).map(|(share, max)| share * max);
                let mut entries = self.entries.iter().filter(of_row);
                let by_title = entries.clone().find(|entry| entry.title.folded == option.title.folded);
                let entry = by_title.or_else(|| {
                    entries.find(|entry| share.is_some() && entry.worth == share.map(|s| s.normalize()))
                });
                let (Some(entry), Some(at)) =
                    (entry, read.cells.iter().position(|(at, _)| *at == option.column))
                else {
                    continue;
                };
                let Meaning::Listed { entry: position, .. } = entry.meaning else { continue };
                let (figure, span) = read.at(at);
                lines = true;
                printed.push(Printed {
                    entry: position,
                    worth: entry.worth.map(|worth| worth.normalize()),
                    by_rule: entry.by_rule,
                    cells: vec![(figure.clone(), span)],
                });
            }
            if !heading.options.is_empty() {
                missing = false;
            }
        }
        (printed, lines && !missing)
    }

    /// Whether the form prints options as lines.
    pub(super) fn prints_options(&self) -> bool {
        let is_printed = |entry: &Entry| entry.printed && matches!(entry.meaning, Meaning::Listed { .. });
        self.entries.iter().zip(&self.aligned.lines).any(|(entry, line)| is_printed(entry) && line.is_some())
    }

    /// Lines below a leaf that are neither rows nor options, among those of its options.
    pub(super) fn unknown_below(&self, row: usize) -> Vec<usize> {
        let Some(line) = self.line_of(Meaning::Row(row)) else { return Vec::new() };
        let meaning = |line: usize| self.aligned.entries[line].map(|entry| self.entries[entry].meaning);
        let is_below = |line: &usize| {
            let is_row = matches!(meaning(*line), Some(Meaning::Row(_)));
            !is_row && self.total != Some(*line)
        };
        let below = (line + 1..self.lines.len()).take_while(is_below);
        below.filter(|line| meaning(*line).is_none()).collect()
    }

    /// Lines right below a leaf that are no rows: what it counts.
    pub(super) fn evidence(&self, row: usize) -> Vec<usize> {
        let Some(line) = self.line_of(Meaning::Row(row)) else { return Vec::new() };
        let below = line + 1..self.lines.len();
        below.take_while(|line| self.aligned.entries[*line].is_none() && self.total != Some(*line)).collect()
    }
}

/// How the texts of answer cells write numbers.
fn spelling(lines: &[Line<'_>], headings: &[Columns]) -> Spelling {
    let texts = lines.iter().flat_map(|line| {
        let heading = &headings[line.columns];
        line.cells()
            .filter(|cell| !matches!(heading.role(cell.column), Some(Role::Code | Role::Title | Role::Note)))
            .filter_map(|cell| match &cell.content.value {
                crate::source::workbook::CellValue::Text(text) => Some(&**text),
                _ => None,
            })
    });
    Spelling::of(texts)
}

/// The line of the total, and lines that sum up a group below its rows. Where several lines say that they are a total,
/// each is that of the group that ends there; one below the last of them is the total.
fn total_lines(
    (criteria, entries): (&Criteria, &[Entry]),
    (lines, aligned, read): (&[Line<'_>], &Alignment, &[LineRead]),
    overrides: &Overrides,
) -> (Option<usize>, Vec<(usize, usize)>) {
    let has_number = |line: usize| read[line].cells.iter().any(|(_, figure)| figure.number().is_some());
    let says = |line: &usize| {
        let text = &lines[*line].text;
        let is_total = says_total(text) || overrides.is_total(text);
        aligned.entries[*line].is_none() && is_total && has_number(*line)
    };
    let found: Vec<usize> = (0..lines.len()).filter(says).collect();
    if found.is_empty() {
        let last = aligned.entries.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        let nearly = |line: &usize| nearly_says_total(&lines[*line].title) && has_number(*line);
        return ((last..lines.len()).find(nearly), Vec::new());
    }
    if let [one] = found[..] {
        return (Some(one), Vec::new());
    }
    let top_above = |line: usize| {
        let entry = aligned.entries[..line].iter().rev().flatten().next()?;
        let (Meaning::Row(row) | Meaning::Listed { row, .. }) = entries[*entry].meaning;
        Some(criteria.above(row).last().unwrap_or(row))
    };
    let (mut total, mut subtotals) = (None, Vec::new());
    for line in found {
        match top_above(line) {
            Some(top)
                if criteria.rows[top].is_group() && subtotals.iter().all(|(_, known)| *known != top) =>
            {
                subtotals.push((line, top));
            }
            _ => total = Some(line),
        }
    }
    (total, subtotals)
}
