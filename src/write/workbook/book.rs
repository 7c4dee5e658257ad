//! What all workbooks share: names of sheets, links between cells, paper, and that the same input makes the same bytes.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::language::Language;
use crate::report::words::PAGE;
use crate::source::CellAddress;
use crate::template::for_cell;

/// A sheet has so many links at most (65,530 in Excel), less a few.
pub(super) const MOST_LINKS: usize = 65_000;
/// A sheet has so many rows at most (2^20), less what stands above and below a table.
pub(super) const MOST_ROWS: usize = 1_048_000;
/// The name of a sheet has so many letters at most.
const LONGEST_NAME: usize = 31;
/// Paper of the size A4.
const A4: u8 = 9;

/// A workbook without sheets yet.
pub(super) fn begun(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // a date of its own would make each file another one
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(for_cell(title)).set_creation_datetime(&created);
    book.set_properties(&properties);
    Ok(book)
}

/// A4 across, one page wide, with numbers of pages and the heading on each.
pub(super) fn landscape(
    page: &mut Worksheet,
    heading: Option<u32>,
    language: Language,
) -> Result<(), XlsxError> {
    page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    page.set_footer(format!("&C{}", PAGE.in_language(language)));
    if let Some(heading) = heading {
        page.set_repeat_rows(heading, heading)?;
    }
    Ok(())
}

/// Where a link leads to, within the workbook.
pub(super) fn url_of(sheet: &str, to: CellAddress) -> String {
    format!("internal:'{}'!{to}", sheet.replace('\'', "''"))
}

/// A cell of another sheet, in a formula.
pub(super) fn cell_of(sheet: &str, cell: CellAddress) -> String {
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

/// The names of the sheets of a workbook: each once, and such as spreadsheets take.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name that no sheet has yet, as near to the wanted one as can be.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let plain = |c: char| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
            c if c.is_control() || is_unseen(c) => ' ',
            c => c,
        };
        let wanted: String = wanted.chars().map(plain).collect();
        let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
        // a name of Excel itself
        let wanted =
            if wanted.is_empty() || wanted.eq_ignore_ascii_case("history") { "–" } else { &wanted };
        for count in 1_usize.. {
            let end = if count == 1 { String::new() } else { format!(" ({count})") };
            let name = format!("{}{end}", cut(wanted, LONGEST_NAME - end.len()));
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        unreachable!("there are more numbers than sheets")
    }
}

/// What nobody sees, or turns the direction of writing around.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The beginning of a text in UTF-16 units, which spreadsheets count.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_that_spreadsheets_take() {
        let mut names = Names::default();
        for (wanted, name) in [
            ("ubnd-phu-quy", "ubnd-phu-quy"),
            ("UBND-Phu-Quy", "UBND-Phu-Quy (2)"),
            ("a/b:c*[d]?", "a b c d"),
            ("'quoted'", "quoted"),
            ("", "–"),
            ("\u{202e}\u{1}", "– (2)"),
            ("History", "– (3)"),
            ("Ủy ban nhân dân huyện đảo Phú Quý, tỉnh", "Ủy ban nhân dân huyện đảo Phú Q"),
            ("Ủy ban nhân dân huyện đảo Phú Quý, xã", "Ủy ban nhân dân huyện đảo P (2)"),
            ("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"),
        ] {
            let unique = names.unique(wanted);
            assert_eq!(unique, name);
            assert!(unique.encode_utf16().count() <= LONGEST_NAME);
        }
    }
}
