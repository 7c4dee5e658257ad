//! What the user says of the layout of printed forms.

use clap::Args;

use super::complaint::Complaint;
use super::layout_file::LayoutFile;
use super::messages::options::{GiveColumn, GiveLayout, GiveSettled};
use crate::column::Column;
use crate::form::{Overrides, Role};
use crate::language::Listed;
use crate::source::CellAddress;

/// How a printed form is laid out, where the program cannot tell.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct LayoutOptions {
    /// The sheet of a workbook that is the form [default: found out]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// What a column of a printed form holds: appraisal.points=J [default: found out]
    #[arg(long, value_name = "ROLE=COLUMN", value_parser = parse_column)]
    column: Vec<ColumnOption>,

    /// What a row of a printed form says, where that is in doubt: 4.12.4=180, self.1.4=13/15
    #[arg(long, value_name = "CODE=ANSWER", value_parser = parse_row)]
    row: Vec<Settled>,
}

/// What is said of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnOption {
    /// What a column of a printed form holds.
    Holds(Role, u16),
    /// The column of the scorecard that ranks a batch.
    Ranks(Column),
}

/// An answer that a person settled.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// The row.
    pub code: String,
    /// The column, where it holds for one alone.
    pub column: Option<Column>,
    /// What is to be read there.
    pub answer: String,
}

impl LayoutOptions {
    /// The column that ranks a batch.
    pub(super) fn ranked_column(&self) -> Option<Column> {
        self.column.iter().rev().find_map(|option| match option {
            ColumnOption::Ranks(column) => Some(*column),
            ColumnOption::Holds(..) => None,
        })
    }

    /// Refuses a column that ranks where nothing is ranked.
    ///
    /// # Errors
    /// Where one is named.
    pub(super) fn expect_no_ranking(&self) -> Result<(), Complaint> {
        if self.ranked_column().is_some() { Err(give_layout()) } else { Ok(()) }
    }

    /// The same without a column that ranks, for a form.
    pub(super) fn without_ranking(&self) -> Self {
        let holds = |option: &ColumnOption| matches!(option, ColumnOption::Holds(..));
        LayoutOptions { column: self.column.iter().copied().filter(holds).collect(), ..self.clone() }
    }

    /// The same as it is kept in a file.
    pub(super) fn as_file(&self) -> LayoutFile {
        let mut file = LayoutFile { sheet: self.sheet.clone(), ..LayoutFile::default() };
        for option in &self.column {
            if let ColumnOption::Holds(role, column) = option {
                let letters = CellAddress { row: 0, column: *column }.to_string();
                file.column.insert(role.name().to_owned(), letters.trim_end_matches('1').to_owned());
            }
        }
        for Settled { code, column, answer } in &self.row {
            let key = column.map_or(code.clone(), |column| format!("{}.{code}", column.word()));
            file.row.insert(key, answer.clone());
        }
        file
    }

    /// `--column` and `--row` as they are typed, each time they are given; and the sheet.
    pub(super) fn as_typed(&self) -> (Option<String>, Vec<String>, Vec<String>) {
        let column = |option: &ColumnOption| match option {
            ColumnOption::Holds(role, column) => {
                let letters = CellAddress { row: 0, column: *column }.to_string();
                Some(format!("{}={}", role.name(), letters.trim_end_matches('1')))
            }
            ColumnOption::Ranks(_) => None,
        };
        let row = |Settled { code, column, answer }: &Settled| {
            let column = column.map_or(String::new(), |column| format!("{}.", column.word()));
            format!("{column}{code}={answer}")
        };
        (
            self.sheet.clone(),
            self.column.iter().filter_map(column).collect(),
            self.row.iter().map(row).collect(),
        )
    }

    /// From what was typed.
    ///
    /// # Errors
    /// Where it names no column, no row or no answer.
    pub(super) fn from_typed(
        sheet: Option<String>,
        column: &[String],
        row: &[String],
    ) -> Result<Self, Complaint> {
        Ok(LayoutOptions {
            sheet,
            column: column.iter().map(|text| parse_column(text)).collect::<Result<_, _>>()?,
            row: row.iter().map(|text| parse_row(text)).collect::<Result<_, _>>()?,
        })
    }

    /// Whether nothing is said that could be kept.
    pub(super) fn says_nothing(&self) -> bool {
        let file = self.as_file();
        file.sheet.is_none() && file.column.is_empty() && file.row.is_empty()
    }

    /// What was said, above what the edition says.
    pub(super) fn overrides(&self) -> Overrides {
        let mut overrides = Overrides::default();
        overrides.sheet.clone_from(&self.sheet);
        for option in &self.column {
            if let ColumnOption::Holds(role, column) = option {
                overrides.add_column(*role, *column);
            }
        }
        for settled in &self.row {
            let answers = overrides.rows.entry(settled.code.clone()).or_default();
            answers.push((settled.column, settled.answer.clone()));
        }
        overrides
    }
}

fn give_layout() -> Complaint {
    Complaint::new(GiveLayout { roles: Listed(Role::NAMES.iter().map(|(_, name)| *name).collect()) })
}

fn parse_column(text: &str) -> Result<ColumnOption, Complaint> {
    if let Some(column) = Column::BOTH.into_iter().find(|column| column.word() == text) {
        return Ok(ColumnOption::Ranks(column));
    }
    if !text.contains('=') {
        return Err(Complaint::new(GiveColumn {}));
    }
    column_of(text).map(|(role, column)| ColumnOption::Holds(role, column))
}

/// What a column of a form holds: `appraisal.points=J`.
///
/// # Errors
/// Where it names no role or no column.
pub(super) fn column_of(text: &str) -> Result<(Role, u16), Complaint> {
    let (role, column) = text.split_once('=').ok_or_else(give_layout)?;
    let role = Role::named(role.trim()).ok_or_else(give_layout)?;
    let letters = column.trim().to_ascii_uppercase();
    let address = CellAddress::parse(&format!("{letters}1")).ok_or_else(give_layout)?;
    Ok((role, address.column))
}

fn parse_row(text: &str) -> Result<Settled, Complaint> {
    settled_of(text)
}

/// What a row says: `4.12.4=180`, `self.1.4=13/15`.
///
/// # Errors
/// Where it names no row or no answer.
pub(super) fn settled_of(text: &str) -> Result<Settled, Complaint> {
    let (code, answer) = text.split_once('=').ok_or_else(|| Complaint::new(GiveSettled {}))?;
    let (code, answer) = (code.trim(), answer.trim());
    if code.is_empty() || answer.is_empty() {
        return Err(Complaint::new(GiveSettled {}));
    }
    let named = Column::BOTH.into_iter().find_map(|column| {
        let rest = code.strip_prefix(column.word())?.strip_prefix('.')?;
        Some((column, rest))
    });
    let (column, code) = named.map_or((None, code), |(column, rest)| (Some(column), rest));
    Ok(Settled { code: code.to_owned(), column, answer: answer.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_rows_are_named_by_hand() {
        assert_eq!(
            parse_column("appraisal.score=J").unwrap(),
            ColumnOption::Holds(Role::Points(Column::Appraisal), 9)
        );
        assert_eq!(parse_column("self").unwrap(), ColumnOption::Ranks(Column::Own));
        assert_eq!(parse_column(" max = aa ").unwrap(), ColumnOption::Holds(Role::Max, 26));
        for wrong in ["max", "max=", "max=1", "most=J", "=J"] {
            assert!(parse_column(wrong).is_err(), "{wrong}");
        }
        let settled = parse_row("4.12.4=180").unwrap();
        assert_eq!((settled.code.as_str(), settled.column, settled.answer.as_str()), ("4.12.4", None, "180"));
        let settled = parse_row("self.1.4 = 13/15").unwrap();
        assert_eq!((settled.code.as_str(), settled.column), ("1.4", Some(Column::Own)));
        for wrong in ["4.12.4", "=180", "4.12.4="] {
            assert!(parse_row(wrong).is_err(), "{wrong}");
        }
    }
}
