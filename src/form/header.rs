//! The headings of a sheet: which rows they are, and what each column holds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::entries::{Entry, Meaning};
use super::lines::glued_code;
use super::overrides::Overrides;
use super::roles::{Said, said};
use crate::column::Column;
use crate::criteria::OptionsStand;
use crate::number::Decimal;
use crate::source::workbook::{CellValue, Sheet, SheetCell, SheetRow};
use crate::title::{Title, folded};

pub(super) use super::roles::Role;

/// A heading, and what the columns below it hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Its rows.
    pub(super) rows: Range<u32>,
    /// What each column holds, from the left.
    pub(super) roles: Vec<(u16, Role)>,
    /// The columns in which titles of the edition stand.
    pub(super) titles: Vec<u16>,
    /// The columns of options.
    pub(super) options: Vec<OptionColumn>,
    /// Columns that say the same of themselves as another one that was taken.
    pub(super) unclear: Vec<(Role, u16, u16)>,
    /// Columns whose heading says something else.
    pub(super) others: Vec<u16>,
}

/// A column that is ticked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OptionColumn {
    /// Which.
    pub(super) column: u16,
    /// Its heading.
    pub(super) title: Title,
    /// The share of the maximum that it gives, where the heading is one.
    pub(super) share: Option<Decimal>,
}

impl Columns {
    /// The first row below it.
    pub(super) fn below(&self) -> u32 {
        self.rows.end
    }

    /// What a column holds.
    pub(super) fn role(&self, column: u16) -> Option<Role> {
        let found = self.roles.iter().find(|(known, _)| *known == column).map(|(_, role)| *role);
        found.or_else(|| self.titles.contains(&column).then_some(Role::Title))
    }

    /// Whether titles stand in a column, whatever its heading says.
    pub(super) fn is_title(&self, column: u16) -> bool {
        self.titles.contains(&column) || self.roles.contains(&(column, Role::Title))
    }

    /// The column of a role.
    pub(super) fn column(&self, role: Role) -> Option<u16> {
        self.roles.iter().find(|(_, known)| *known == role).map(|(column, _)| *column)
    }

    /// The columns of which the heading says that they are something else.
    pub(super) fn aside(&self) -> Vec<i32> {
        let unclear = self.unclear.iter().map(|(_, _, column)| *column);
        let options = self.options.iter().map(|option| option.column);
        let columns = self.others.iter().copied().chain(unclear).chain(options);
        columns.filter(|column| self.role(*column).is_none()).map(i32::from).collect()
    }

    /// Says that a column is something else than its heading says.
    pub(super) fn add_aside(&mut self, column: u16) {
        self.others.push(column);
    }

    /// Whether anything below it can be an answer.
    pub(super) fn has_answers(&self) -> bool {
        self.roles.iter().any(|(_, role)| role.column().is_some()) || !self.options.is_empty()
    }
}

/// What is known of a sheet before its headings are looked for.
struct Known<'k> {
    /// Titles of the edition, folded.
    titles: BTreeSet<&'k str>,
    /// Titles of options among them.
    options: BTreeSet<&'k str>,
    /// Titles of groups among them.
    groups: BTreeSet<&'k str>,
    /// The columns in which such titles stand.
    columns: Vec<u16>,
    overrides: &'k Overrides,
}

impl Known<'_> {
    fn said(&self, text: &str) -> Option<Said> {
        if let Some(role) = self.overrides.heading(text) {
            return Some(Said::Is(role));
        }
        match said(text) {
            // what the points below sum up to is said of maxima alone: "Points (70)", "Điểm /10"
            Some(Said::Points(None)) if says_sum_of_maxima(text) => Some(Said::Is(Role::Max)),
            said => said,
        }
    }
}

/// The headings of a sheet, from above.
pub(super) fn headings(sheet: &Sheet, entries: &[Entry], overrides: &Overrides) -> Vec<Columns> {
    let titles: BTreeSet<&str> = entries.iter().map(|entry| entry.title.folded.as_str()).collect();
    let is_option = |entry: &&Entry| matches!(entry.meaning, Meaning::Listed { .. });
    let options = entries.iter().filter(is_option).map(|entry| entry.title.folded.as_str()).collect();
    let groups =
        entries.iter().filter(|entry| entry.group).map(|entry| entry.title.folded.as_str()).collect();
    let mut known = Known { columns: title_columns(sheet, &titles), titles, options, groups, overrides };
    known.columns.retain(|column| !overrides.is_other_than_title(*column));
    let mut found: Vec<Columns> = Vec::new();
    let mut next = 0;
    while let Some(row) = sheet.rows.get(next) {
        let heading = heading(&sheet.rows[next..], &known)
            .filter(|(columns, _)| columns.has_answers() || !columns.roles.is_empty());
        match heading {
            Some((columns, used)) => {
                found.push(columns);
                next += used;
            }
            None => next += 1,
        }
        let _ = row;
    }
    for columns in &mut found {
        overrides.apply(columns);
        if overrides.options == Some(OptionsStand::InRows) {
            columns.options.clear();
        }
    }
    if found.is_empty() && overrides.names_columns() {
        let mut columns = Columns { titles: known.columns.clone(), ..Columns::default() };
        overrides.apply(&mut columns);
        found.push(columns);
    }
    found
}

/// The columns in which titles of the edition stand, letter for letter.
fn title_columns(sheet: &Sheet, titles: &BTreeSet<&str>) -> Vec<u16> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for (at, cell) in sheet.cells() {
        let CellValue::Text(text) = &cell.content.value else { continue };
        let is_known = |text: &str| titles.contains(folded(text).as_str());
        // words of one letter and ticks are titles of no row
        if text.chars().count() > 2
            && (is_known(text) || glued_code(text).is_some_and(|(_, rest)| is_known(rest)))
        {
            *counts.entry(at.column).or_default() += 1;
        }
    }
    let most = counts.values().copied().max().unwrap_or(0);
    counts.into_iter().filter(|(_, count)| *count >= 2 && *count * 10 >= most).map(|(at, _)| at).collect()
}

/// A heading that begins with the first of these rows, and how many of them it takes.
fn heading(rows: &[SheetRow], known: &Known<'_>) -> Option<(Columns, usize)> {
    let first = rows.first()?;
    let mut cells: Vec<(u16, Said)> = Vec::new();
    let mut group = false;
    for cell in &first.cells {
        let CellValue::Text(text) = &cell.content.value else { continue };
        if known.columns.contains(&cell.column) {
            let title = folded(text);
            if known.titles.contains(title.as_str()) {
                if !known.groups.contains(title.as_str()) {
                    return None;
                }
                group = true;
                continue;
            }
        }
        cells.extend(known.said(text).map(|said| (cell.column, said)));
    }
    let mut kinds: Vec<Said> = Vec::new();
    for (_, said) in &cells {
        if *said != Said::Aside && !kinds.contains(said) {
            kinds.push(*said);
        }
    }
    if kinds.len() + usize::from(group) < 2 || has_figures(first, &cells) {
        return None;
    }
    let mut columns = Columns { titles: known.columns.clone(), ..Columns::default() };
    let mut used = 1;
    let mut below: Vec<(u16, Said)> = Vec::new();
    while let Some(row) = rows.get(used).filter(|row| row.row <= first.row + 2 && used < 3) {
        let said_below = |cell: &SheetCell| match &cell.content.value {
            // a remark below the heading of the titles may have words of figures
            CellValue::Text(_) if known.columns.contains(&cell.column) => None,
            CellValue::Text(text) => known.said(text).filter(|said| {
                matches!(
                    said,
                    Said::Num(_) | Said::Den(_) | Said::Points(_) | Said::Data(_) | Said::Answer(_)
                )
            }),
            _ => None,
        };
        let is_part = row
            .cells
            .iter()
            .all(|cell| is_index(cell) || said_below(cell).is_some() || option_of(cell, known).is_some());
        if !is_part {
            break;
        }
        below.extend(row.cells.iter().filter_map(|cell| said_below(cell).map(|said| (cell.column, said))));
        columns.options.extend(row.cells.iter().filter_map(|cell| option_of(cell, known)));
        used += 1;
    }
    let named: Vec<u16> = cells.iter().map(|(column, _)| *column).collect();
    columns.options.extend(
        first.cells.iter().filter(|cell| !named.contains(&cell.column)).filter_map(|c| option_of(c, known)),
    );
    if columns.options.len() < 2 {
        columns.options.clear();
    }
    columns.options.sort_by_key(|option| option.column);
    columns.options.dedup_by_key(|option| option.column);
    columns.others = rows[..used].iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    columns.rows = first.row..rows[used - 1].row + 1;
    assign(&mut columns, &cells, &below, first);
    Some((columns, used))
}

/// "Points (70)", "/10": the heading of maxima.
fn says_sum_of_maxima(text: &str) -> bool {
    let figure = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let bracketed = text.rsplit_once('(').and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
    let after_slash = text.rsplit_once('/').map(|(_, rest)| rest);
    bracketed.or(after_slash).is_some_and(|text| figure(text.trim()))
}

/// Numbers in a row that no heading has: rows of answers have words of headings too.
fn has_figures(row: &SheetRow, cells: &[(u16, Said)]) -> bool {
    let is_figure = |cell: &&SheetCell| {
        let shown = cell.content.value.shown().trim();
        let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        !shown.is_empty() && shown.chars().all(plain) && share_of(cell).is_none()
    };
    row.cells.iter().filter(is_figure).count() >= cells.len()
}

/// `(1)`, `(2)`, …: the numbers of the columns.
fn is_index(cell: &SheetCell) -> bool {
    let shown = cell.content.value.shown().trim();
    let inner = shown.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(shown);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    shown.is_empty() || inner.split(['=', '+', '/', 'x']).all(|part| is_number(part.trim()))
}

fn share_of(cell: &SheetCell) -> Option<Decimal> {
    let one = Decimal::ONE;
    let share = match &cell.content.value {
        CellValue::Number(text) => text.parse().ok()?,
        CellValue::Text(text) => {
            let number = text.trim().strip_suffix('%')?;
            number.trim().replace(',', ".").parse::<Decimal>().ok()? / Decimal::ONE_HUNDRED
        }
        _ => return None,
    };
    (share >= Decimal::ZERO && share <= one).then_some(share)
}

fn option_of(cell: &SheetCell, known: &Known<'_>) -> Option<OptionColumn> {
    let title = Title::new(cell.content.value.shown());
    let share = share_of(cell);
    (share.is_some() || known.options.contains(title.folded.as_str())).then_some(OptionColumn {
        column: cell.column,
        title,
        share,
    })
}

/// What the headings say to what the columns hold: whose figures they are, and how far a heading reaches.
fn assign(columns: &mut Columns, first: &[(u16, Said)], below: &[(u16, Said)], row: &SheetRow) {
    let whose = |said: Said| match said {
        Said::Data(whose)
        | Said::Num(whose)
        | Said::Den(whose)
        | Said::Answer(whose)
        | Said::Points(whose) => whose,
        Said::Is(_) | Said::Aside => None,
    };
    let end_of = |column: u16| {
        let own = first.iter().map(|(at, _)| *at).chain(row.cells.iter().map(|cell| cell.column));
        own.filter(|at| *at > column).min().unwrap_or(u16::MAX)
    };
    let mut said: Vec<(u16, Said, Option<Column>)> = Vec::new();
    for (column, what) in first {
        let inside: Vec<&(u16, Said)> =
            below.iter().filter(|(at, _)| *at >= *column && *at < end_of(*column)).collect();
        if inside.is_empty() {
            match what {
                Said::Data(own) => {
                    let next = column + 1;
                    if end_of(*column) > next {
                        said.push((*column, Said::Num(*own), *own));
                        said.push((next, Said::Den(*own), *own));
                    } else {
                        said.push((*column, Said::Answer(*own), *own));
                    }
                }
                what => said.push((*column, *what, whose(*what))),
            }
        } else {
            for (at, what_below) in inside {
                said.push((*at, *what_below, whose(*what_below).or(whose(*what))));
            }
        }
    }
    // what names nobody is the unit's own, unless only the appraiser is named
    let named: BTreeSet<Column> = said.iter().filter_map(|(_, _, whose)| *whose).collect();
    let nobody = if named.len() == 1 && named.contains(&Column::Appraisal) && !mixed(&said) {
        Column::Appraisal
    } else {
        Column::Own
    };
    for (column, what, whose) in said {
        let whose = whose.unwrap_or(nobody);
        let role = match what {
            Said::Is(role) => role,
            Said::Data(_) | Said::Answer(_) => Role::Answer(whose),
            Said::Num(_) => Role::Num(whose),
            Said::Den(_) => Role::Den(whose),
            Said::Points(_) => Role::Points(whose),
            Said::Aside => continue,
        };
        match columns.column(role) {
            Some(taken) if !matches!(role, Role::Title | Role::Code | Role::Note) => {
                columns.unclear.push((role, taken, column));
            }
            Some(_) if role == Role::Note => {}
            _ => columns.roles.push((column, role)),
        }
    }
    // right of the titles nothing is a title, whatever it is called: "Process Level"
    if let Some(last) = columns.titles.iter().copied().max() {
        columns.roles.retain(|(column, role)| !matches!(role, Role::Title | Role::Code) || *column <= last);
    }
    columns.roles.sort_by_key(|(column, _)| *column);
}

/// Whether points are named once with and once without the appraiser: the others are the unit's own.
fn mixed(said: &[(u16, Said, Option<Column>)]) -> bool {
    let points = |whose: Option<Column>| {
        said.iter().any(|(_, what, own)| matches!(what, Said::Points(_)) && *own == whose)
    };
    points(None) && points(Some(Column::Appraisal))
}
