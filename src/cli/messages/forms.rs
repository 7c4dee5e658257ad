//! Forms, their criteria, and what is asked of them.

use super::super::complaint::Reason;
use super::options::Hint;
use crate::language::{Listed, Or, Quoted, Sentence, Show, Text};
use crate::suggestion::Suggestion;

/// What to do about a file that no form is read from.
pub(crate) const GIVE_A_FORM: Text = Text {
    en: "give the name of a form: .csv, .tsv, .txt, .toml, .xlsx or .docx",
    vi: "ghi tên tệp của phiếu: .csv, .tsv, .txt, .toml, .xlsx hoặc .docx",
};

/// What to do about a file that is not there.
pub(crate) const LOOK_AT_NAME: Text =
    Text { en: "check the name and the folder", vi: "kiểm tra tên tệp và thư mục" };

diagnostic! {
    /// A file for `--facts` that says more.
    FactsFileSaysMore(UNKNOWN_KEY) {} {
        en: "a file for --facts has [unit] and [facts], and nothing else",
        vi: "tệp của --facts chỉ có [unit] và [facts]",
        help en: "give the form itself as FILE",
        help vi: "ghi phiếu ở tham số TỆP",
    }

    /// A form without its criteria.
    NoCriteria(NO_CRITERIA) { shipped: Listed<&'static str> } {
        en: "this form does not say which criteria it answers",
        vi: "phiếu chưa ghi thuộc bộ tiêu chí nào",
        help en: "add criteria = \"…\" to it (to a CSV: a line `criteria` with the id in the column self_answer), or give --criteria; shipped: {shipped}",
        help vi: "ghi criteria = \"…\" vào phiếu (phiếu CSV: dòng criteria, mã ghi ở cột self_answer), hoặc dùng --criteria; hiện có: {shipped}",
    }

    /// A printed form that could be of any edition.
    NoCriteriaOfPrinted(NO_CRITERIA) { shipped: Listed<&'static str> } {
        en: "this is a printed form, and of no shipped edition for certain: none of them alone has nine tenths of its rows here",
        vi: "đây là phiếu in sẵn nhưng chưa chắc thuộc bộ tiêu chí nào: không bộ duy nhất nào có chín phần mười tiêu chí ở đây",
        help en: "name the edition: --criteria; shipped: {shipped}",
        help vi: "ghi bộ tiêu chí bằng --criteria; hiện có: {shipped}",
    }

    /// A file of several forms where one is asked for.
    SeveralUnits(SEVERAL_UNITS) { units: usize, names: Listed<String> } {
        en: "the file has the forms of {units} units: {names}",
        vi: "tệp có phiếu của {units} đơn vị: {names}",
        help en: "name the sheet of one with --sheet, or score all with `score batch`",
        help vi: "ghi trang tính của một đơn vị bằng --sheet, hoặc chấm tất cả bằng “score batch”",
    }

    /// A form of other criteria than those that were asked for.
    CriteriaDiffer(CRITERIA_DIFFER) { named: String, asked: String } {
        en: "this form answers `{named}`, and `{asked}` was asked for",
        vi: "phiếu thuộc bộ tiêu chí “{named}”, lệnh yêu cầu “{asked}”",
        help en: "leave --criteria out, or give the one that the form answers",
        help vi: "bỏ --criteria, hoặc ghi bộ tiêu chí của phiếu",
    }

    /// An edition of the user's with the id of a shipped one that says something else.
    EditionDiffers(EDITION_DIFFERS) { id: String, own: String, shipped: String, first: Sentence } {
        en: "this file has the id of the shipped criteria `{id}` and differs from them, first in {first}",
        vi: "tệp này mang mã của bộ tiêu chí có sẵn “{id}” nhưng nội dung khác, trước hết ở {first}",
        help en: "points follow this file ({own}), not the shipped one ({shipped}); give it an id of its own, or leave --criteria out",
        help vi: "điểm tính theo tệp này ({own}), không theo bộ có sẵn ({shipped}); đặt mã riêng, hoặc bỏ --criteria",
    }

    /// A form that names a file of criteria.
    CriteriaIsPath(UNKNOWN_CRITERIA) { named: String } {
        en: "`{named}` is a path: a form names its criteria by id and does not bring its own rules",
        vi: "“{named}” là đường dẫn: phiếu ghi mã bộ tiêu chí, không kèm cách tính riêng",
        help en: "write the id; to use a criteria file of yours, give it with --criteria",
        help vi: "ghi mã bộ tiêu chí; nếu dùng tệp bộ tiêu chí riêng, ghi ở --criteria",
    }

    /// Criteria that nobody knows.
    UnknownCriteria(UNKNOWN_CRITERIA) { named: String, hint: Hint } {
        en: "no criteria `{named}` are shipped",
        vi: "chương trình không có bộ tiêu chí “{named}”",
        help en: "{hint}; a file of yours is given with --criteria",
        help vi: "sửa mã, hoặc ghi tệp bộ tiêu chí riêng ở --criteria{hint}",
    }

    /// A file that could not be read, while others are.
    Unreadable(UNREADABLE_FILE) { why: Reason } {
        en: "{why}",
        vi: "{why}",
        help en: "check the name, and whether you may read and write it",
        help vi: "kiểm tra tên tệp và quyền đọc, ghi",
    }

    /// A file that could not be written.
    Unwritable(UNWRITABLE_FILE) { why: Reason } {
        en: "{why}",
        vi: "{why}",
        help en: "check whether you may write it and its folder; it is as it was",
        help vi: "kiểm tra quyền ghi tệp và thư mục; tệp giữ nguyên",
    }

    /// An edition without tests.
    Untested(UNTESTED) { id: String } {
        en: "{id} carries no tests",
        vi: "{id} chưa có trường hợp kiểm thử",
        help en: "write down units whose points you know: [[test]] name = \"…\", [test.self] …; then run: score criteria test FILE",
        help vi: "ghi các đơn vị đã biết điểm: [[test]] name = \"…\", [test.self] …; rồi chạy: score criteria test TỆP",
    }
}

sentence! {
    /// A key of a row.
    KeyOfRow { row: String, key: Quoted } {
        en: "{row}, {key}",
        vi: "mục {row}, khóa {key}",
    }

    /// A key outside of rows.
    KeyOfEdition { key: Quoted } {
        en: "{key}",
        vi: "khóa {key}",
    }

    /// Criteria that are neither shipped nor a file.
    NoEdition { asked: String, hint: Hint } {
        en: "no edition `{asked}` is shipped, and no file is called so; {hint}",
        vi: "chương trình không có bộ tiêu chí “{asked}”, cũng không có tệp nào tên này{hint}",
    }

    /// A form or a workbook where an edition is read.
    NoEditionInside { name: String } {
        en: "{name}: an edition is a file that ends in .toml; a form is given as FILE",
        vi: "“{name}” không phải bộ tiêu chí: bộ tiêu chí là tệp có đuôi .toml. Nếu đây là phiếu, đề nghị ghi ở tham số TỆP",
    }

    /// Rows that the criteria do not have.
    NoSuchRows { rows: Semicolons<UnknownRow> } {
        en: "the criteria have no such row: {rows}",
        vi: "bộ tiêu chí không có mã {rows}",
    }

    /// One of them.
    UnknownRow { code: Quoted, hint: Hint } {
        en: "{code}: {hint}",
        vi: "{code}{hint}",
    }

    /// The difference in a format that no terminal shows.
    NotForReading {} {
        en: "--diff is for reading: leave --format out, or give text or short; -o takes a file that ends in .txt",
        vi: "--diff dành cho người đọc. Đề nghị bỏ --format, hoặc ghi text hay short; với -o thì dùng tệp có đuôi .txt",
    }

    /// A ledger in a format that has none.
    NoLedgerIn { format: &'static str, others: Or<&'static str> } {
        en: "--ledger is not written as {format}: give {others}",
        vi: "--ledger không ghi được ở dạng {format}. Đề nghị dùng {others}",
    }

    /// Counts by code in a format for programs.
    StatisticsForReading {} {
        en: "--statistics is for reading: leave --format out, or give text or short; -o takes a file that ends in .txt",
        vi: "--statistics dành cho người đọc. Đề nghị bỏ --format, hoặc ghi text hay short; với -o thì dùng tệp có đuôi .txt",
    }

    /// Standard input where a file is to be fixed.
    StdinNotFixed {} {
        en: "standard input cannot be mended; give a file, or use --diff",
        vi: "đầu vào chuẩn không ghi lại được. Đề nghị ghi tên tệp, hoặc dùng --diff",
    }

    /// A file whose figures cannot be replaced by themselves.
    Unfixable { name: String } {
        en: "{name} cannot be changed without touching other bytes; nothing was changed",
        vi: "không sửa riêng được các ô điểm của “{name}”; chưa có gì thay đổi",
    }
}

/// Several clauses.
#[derive(Clone, Debug)]
pub(crate) struct Semicolons<T>(pub Vec<T>);

impl<T: Show> Show for Semicolons<T> {
    fn show(&self, language: crate::language::Language, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, item) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            item.show(language, f)?;
        }
        Ok(())
    }
}

/// What was probably meant by a name, from those that are known.
pub(crate) fn hint<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Hint {
    Hint(Suggestion::new(name, known))
}
