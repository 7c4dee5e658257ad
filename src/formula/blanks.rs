//! Which formulas are computed from nothing but blank cells: what they show is no number that anybody filled in.

use super::expression::Area;
use super::formulas::{Formula, Formulas, Input};
use crate::source::CellAddress;
use crate::source::workbook::{CellValue, Sheet};

/// So many addresses of ranges are looked at.
const MOST_ADDRESSES: usize = 5_000_000;

/// The formulas of a workbook that are computed from blanks.
#[derive(Debug)]
pub struct FromBlanks<'f, 'w> {
    formulas: &'f Formulas<'w>,
    /// For each formula whether it is.
    blank: Vec<bool>,
    left: usize,
}

/// What a range says about a formula.
enum Said {
    /// All its cells are ignored.
    Nothing,
    /// All its other cells are blank.
    Blank,
    /// One of them is not.
    Filled,
}

impl<'f, 'w> FromBlanks<'f, 'w> {
    /// Finds them. A printed maximum or a heading is no input that somebody fills in: `ignored` says which cells, by the
    /// number of their sheet, are that.
    ///
    /// A formula counts if it refers to a cell that is not ignored, and all such cells are blank. One that refers to
    /// itself, or to what is not read, does not count.
    pub fn of(formulas: &'f Formulas<'w>, ignored: &dyn Fn(usize, CellAddress) -> bool) -> Self {
        let blank = vec![false; formulas.list.len()];
        let mut found = FromBlanks { formulas, blank, left: MOST_ADDRESSES };
        for &number in &formulas.order {
            let formula = &formulas.list[number];
            found.blank[number] = !formula.endless && found.is_computed_from_blanks(formula, ignored);
        }
        found
    }

    /// Whether a cell has a formula that is computed from blanks.
    pub fn contains(&self, sheet: usize, at: CellAddress) -> bool {
        self.formulas.at(sheet, at).is_some_and(|formula| self.blank[formula])
    }

    fn is_computed_from_blanks(
        &mut self,
        formula: &Formula<'_>,
        ignored: &dyn Fn(usize, CellAddress) -> bool,
    ) -> bool {
        let mut any = false;
        for input in self.formulas.inputs_of(formula) {
            let Input::Cells { sheet, area } = input else { return false };
            match self.range(sheet, area, ignored) {
                Said::Nothing => {}
                Said::Blank => any = true,
                Said::Filled => return false,
            }
        }
        any
    }

    fn range(&mut self, number: usize, area: Area, ignored: &dyn Fn(usize, CellAddress) -> bool) -> Said {
        let sheet = &self.formulas.workbook.sheets[number];
        let mut said = Said::Nothing;
        let first = sheet.rows.partition_point(|row| row.row < area.rows.0);
        for row in sheet.rows[first..].iter().take_while(|row| row.row <= area.rows.1) {
            let first = row.cells.partition_point(|cell| u32::from(cell.column) < area.columns.0);
            for cell in row.cells[first..].iter().take_while(|cell| u32::from(cell.column) <= area.columns.1)
            {
                if self.left == 0 {
                    return Said::Filled;
                }
                self.left -= 1;
                let at = CellAddress { row: row.row, column: cell.column };
                if ignored(number, at) {
                    continue;
                }
                if !self.contains(number, at)
                    && !is_empty(&cell.content.value, cell.content.formula.is_some())
                {
                    return Said::Filled;
                }
                said = Said::Blank;
            }
        }
        match said {
            Said::Nothing if self.has_cell_without_content(number, area, ignored) => Said::Blank,
            said => said,
        }
    }

    /// Whether the range has a cell that says nothing, and is not ignored.
    fn has_cell_without_content(
        &mut self,
        number: usize,
        area: Area,
        ignored: &dyn Fn(usize, CellAddress) -> bool,
    ) -> bool {
        let sheet = &self.formulas.workbook.sheets[number];
        for down in 0..area.height() {
            for right in 0..area.width() {
                if self.left == 0 {
                    return false;
                }
                self.left -= 1;
                let Some(at) = area.address(down, right) else { return false };
                if !ignored(number, at) && !has_content(sheet, at) {
                    return true;
                }
            }
        }
        false
    }
}

/// Whether a cell shows nothing. A formula without a saved value is not known to.
fn is_empty(value: &CellValue, has_formula: bool) -> bool {
    match value {
        CellValue::Text(text) => text.trim().is_empty(),
        CellValue::Unknown => !has_formula,
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Flag(_) | CellValue::Error(_) => false,
    }
}

fn has_content(sheet: &Sheet, at: CellAddress) -> bool {
    sheet.cell(at).is_some_and(|cell| !is_empty(&cell.content.value, cell.content.formula.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::sample::{at, workbook};

    /// Which of the cells are computed from blanks, with column A as the printed maxima.
    fn found(rows: &[&[&str]]) -> Vec<String> {
        let workbook = workbook(&[("Phiếu", rows)]);
        let formulas = Formulas::of(&workbook);
        let blanks = FromBlanks::of(&formulas, &|_, at| at.column == 0);
        let cells = workbook.sheets[0].cells().map(|(at, _)| at);
        cells.filter(|at| blanks.contains(0, *at)).map(|at| at.to_string()).collect()
    }

    #[test]
    fn points_beside_an_empty_answer_and_their_sum_are_blank() {
        let none_filled: &[&[&str]] =
            &[&["5", "", "=A1*B1/100"], &["3", "", "=A2*B2/100"], &["8", "", "=SUM(C1:C2)"]];
        assert_eq!(found(none_filled), ["C1", "C2", "C3"]);
    }

    #[test]
    fn one_answer_makes_its_points_and_the_sum_numbers() {
        let one_filled: &[&[&str]] =
            &[&["5", "", "=A1*B1/100"], &["3", "0", "=A2*B2/100"], &["8", "", "=SUM(C1:C2)"]];
        assert_eq!(found(one_filled), ["C1"]);
    }

    #[test]
    fn a_formula_of_constants_or_of_printed_maxima_is_a_number() {
        assert_eq!(found(&[&["5", "=2*3", "=A1", "=SUM(A1:A2)"], &["", "", "=A2"]]), Vec::<String>::new());
    }

    #[test]
    fn an_empty_text_is_blank_and_a_flag_is_not() {
        assert_eq!(found(&[&["", "'", "=B1"], &["", "FALSE", "=B2"]]), ["C1"]);
    }

    #[test]
    fn ranges_of_empty_cells_are_blank_and_other_sheets_are_followed() {
        let workbook = workbook(&[
            ("Phiếu", &[&["", "=SUM(B2:B9)", "=SUM('Phiếu 2'!B1:B3)", "=Khác!A1"]]),
            ("Phiếu 2", &[&["", "=C1"]]),
        ]);
        let formulas = Formulas::of(&workbook);
        let blanks = FromBlanks::of(&formulas, &|_, _| false);
        let of = |name: &str| blanks.contains(0, at(name));
        assert!(of("B1") && of("C1"));
        // nobody knows what an unknown sheet says
        assert!(!of("D1"));
    }

    #[test]
    fn what_is_not_read_or_goes_in_a_circle_is_not_blank() {
        for formula in
            ["=SUM(Bảng[Điểm])", "=OFFSET(B2,0,0)", "=B2:INDEX(B:B,3)", "=[1]Sheet1!A1", "=rate*B2", "=C1+B2"]
        {
            assert_eq!(found(&[&["", "", formula]]), Vec::<String>::new(), "{formula}");
        }
    }

    #[test]
    fn a_chain_as_long_as_a_sheet_is_followed_without_recursion() {
        let rows: Vec<String> = (2..=5_001).map(|row| format!("=B{row}")).collect();
        let cells: Vec<[&str; 2]> = rows.iter().map(|formula| ["", formula.as_str()]).collect();
        let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
        assert_eq!(found(&rows).len(), 5_000);
    }

    #[test]
    fn sums_that_grow_row_by_row_are_bounded() {
        let rows: Vec<String> = (1..=3_000).map(|row| format!("=SUM(A$1:B{})", row - 1)).collect();
        let cells: Vec<[&str; 2]> = rows.iter().map(|formula| ["", formula.as_str()]).collect();
        let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
        // the first has no row above it
        assert!(found(&rows).len() < 3_000);
    }
}
