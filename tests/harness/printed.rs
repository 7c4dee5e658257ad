//! Printed forms as people send them: a table of cells, saved as a copied text, a workbook or a document.

use rust_xlsxwriter::{Workbook, Worksheet};

/// The edition of the small form.
pub const EDITION: &str = "tests/forms/edition.toml";

/// The small form as it is printed, both columns filled in and without a mistake; a line a row, `|` between cells.
pub const FORM: &str = "\
Tên cơ quan: UBND xã Tân Hải
Tổng số cán bộ: 20 người
Tổng số thôn: 5

Nhóm|Tiêu chí|Số liệu (tử/mẫu) tự chấm||Cách tính|Điểm tối đa|Điểm tự chấm|Số liệu (tử/mẫu) thẩm định||Điểm thẩm định|Ghi chú
1|HẠ TẦNG KỸ THUẬT||||15|14|||11|
1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|20|20|Tỷ lệ x 5|5|5|20|20|5|
1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|3|5|3|Một thôn mất kết nối
1.3|Trang bị thiết bị tường lửa||||5|5|||3|Chỉ có bản tích hợp
|Có tường lửa chuyên dụng||||5|5||||
|Có tường lửa tích hợp||||3||||3|
|Không có tường lửa||||0|||||
2|ỨNG DỤNG||||21|17|||17|
2.1|Tỷ lệ hồ sơ nộp trực tuyến||||6|6|||6|
|Từ 50% trở lên||||6|6|||6|120/200
|Từ 20% đến dưới 50%||||3|||||
|Dưới 20%||||0|||||
2.2|Có trang thông tin điện tử||||4|4|||4|
2.3|Phần mềm chuyên ngành đang sử dụng||||6|4|||4|
|1. Phần mềm kế toán|||||2|||2|
|2. Phần mềm hộ tịch|||||2|||2|
2.10|Sáng kiến được Hội đồng công nhận||||5|3|||3|
|TỔNG CỘNG||||36|31|||28|
";

/// Takes a line out.
pub const OUT: &str = "∅";

/// The same form with other lines in the place of some: `(begins with, line)`.
pub fn with(changes: &[(&str, &str)]) -> String {
    let mut lines: Vec<String> = FORM.lines().map(str::to_owned).collect();
    for (begins, line) in changes {
        let at = lines.iter().position(|known| known.starts_with(begins));
        let at = at.unwrap_or_else(|| panic!("a line begins with {begins}"));
        (*line).clone_into(&mut lines[at]);
    }
    lines.retain(|line| line != OUT);
    lines.join("\n") + "\n"
}

/// The form as a table that was copied out of a document.
pub fn copied(form: &str) -> String {
    form.replace('|', "\t")
}

/// A sheet of a workbook: its name, whether it is hidden, and its form.
pub struct Sheet<'s> {
    pub name: &'s str,
    pub hidden: bool,
    pub form: &'s str,
    /// Rows that are hidden, from 0.
    pub hidden_rows: &'s [u32],
    /// Whether a cell has a comment, and another one a colour.
    pub marked: bool,
}

impl<'s> Sheet<'s> {
    /// A sheet that shows everything.
    pub fn of(name: &'s str, form: &'s str) -> Self {
        Sheet { name, hidden: false, form, hidden_rows: &[], marked: false }
    }
}

/// The same workbook without what was saved of its formulas.
pub fn without_saved_values(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        while let Some(begin) = text.find("</f><v>") {
            let end = begin + text[begin..].find("</v>").unwrap() + "</v>".len();
            text.replace_range(begin + "</f>".len()..end, "");
        }
        let name = part.name().unwrap().into_owned();
        parts.push((name, text));
    }
    super::office_files::zipped(&parts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect::<Vec<_>>())
}

/// The form as a workbook: numbers are numbers, what begins with `=` is a formula, everything else is text.
pub fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for of in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(of.name).unwrap();
        for (row, line) in (0_u32..).zip(of.form.lines()) {
            for (column, cell) in (0_u16..).zip(line.split('|')) {
                if let Some(formula) = cell.strip_prefix('=') {
                    let (formula, saved) = formula.split_once('→').unwrap_or((formula, ""));
                    let formula = rust_xlsxwriter::Formula::new(formula).set_result(saved);
                    sheet.write_formula(row, column, formula).unwrap();
                } else if let Ok(number) = cell.parse::<f64>() {
                    sheet.write_number(row, column, number).unwrap();
                } else if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
        for row in of.hidden_rows {
            sheet.set_row_hidden(*row).unwrap();
        }
        if of.marked {
            let note = rust_xlsxwriter::Note::new("Theo báo cáo số 12");
            sheet.insert_note(6, 9, &note).unwrap();
            let yellow = rust_xlsxwriter::Format::new().set_background_color("#FFFF00");
            sheet.write_blank(6, 12, &yellow).unwrap();
        }
        sheet.set_hidden(of.hidden);
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}
