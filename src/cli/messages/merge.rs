//! What `merge` says of what it was given.

use super::forms::Semicolons;
use super::options::Hint;
use crate::language::{Listed, Quoted, Sentence};

diagnostic! {
    /// A version of another edition.
    VersionOfOtherEdition(CRITERIA_DIFFER) { base: String, criteria: String } {
        en: "this version answers another edition than {base}, which answers `{criteria}`",
        vi: "bản này thuộc bộ tiêu chí khác với “{base}” (“{criteria}”)",
        help en: "give a copy of {base} that somebody filled in",
        help vi: "ghi bản sao của “{base}” đã được điền",
    }

    /// A version of another unit.
    VersionOfOtherUnit(UNIT_DIFFERS) { unit: String, base: String, of_base: String } {
        en: "this version is the form of unit {unit}, and {base} is that of {of_base}",
        vi: "bản này là phiếu của đơn vị {unit}, còn “{base}” là phiếu của {of_base}",
        help en: "give a copy of {base}, or correct the id of the unit",
        help vi: "ghi bản sao của “{base}”, hoặc sửa mã đơn vị",
    }

    /// A decision without an entry.
    DecisionUnknownCode(BAD_DECISION) { code: Quoted, hint: Hint } {
        en: "no entry has the code {code}; {hint}",
        vi: "không có mục nào mang mã {code}{hint}",
        help en: "write the code as the list of conflicts has it",
        help vi: "ghi mã như trong danh sách mục chưa thống nhất",
    }

    /// A decision about a date.
    DecisionCodeIsDate(BAD_DECISION) { code: Quoted } {
        en: "{code} is a date, and a code was meant: Excel turns 1.1.1 or 4-7 into dates",
        vi: "{code} là ngày, không phải mã (Excel đổi 1.1.1 hoặc 4-7 thành ngày)",
        help en: "format the column code as text in Excel, type the code again and save",
        help vi: "định dạng cột code là Text trong Excel, nhập lại mã rồi lưu",
    }

    /// A decision in a column that there is not.
    DecisionUnknownColumn(BAD_DECISION) { column: Quoted } {
        en: "{column} is not a column",
        vi: "không có cột {column}",
        help en: "write self or appraisal; of a fact that holds for both leave it empty",
        help vi: "ghi self hoặc appraisal; thông tin chung cho cả hai cột thì để trống",
    }

    /// A decision for nobody.
    DecisionUnknownVersion(BAD_DECISION) { take: Quoted, hint: Hint } {
        en: "no version is called {take}; {hint}",
        vi: "không có bản nào tên {take}{hint}",
        help en: "write the name of a version as the list of conflicts has it, or base",
        help vi: "ghi tên bản như trong danh sách mục chưa thống nhất, hoặc base",
    }

    /// A decision for one of several.
    DecisionSeveralVersions(BAD_DECISION) { take: Quoted, names: Listed<String> } {
        en: "several versions are called {take}: {names}",
        vi: "có nhiều bản tên {take}: {names}",
        help en: "write as much of the path as tells them apart",
        help vi: "ghi thêm tên thư mục để phân biệt",
    }

    /// A decision about what is no conflict.
    DecisionUnused(BAD_DECISION) { entry: Sentence, open: Sentence } {
        en: "{entry} is no conflict, so there is nothing to decide; {open}",
        vi: "{entry} không có gì chưa thống nhất để chọn; {open}",
        help en: "take the line out, or correct its code and column",
        help vi: "bỏ dòng này, hoặc sửa mã và cột",
    }

    /// Two decisions about one entry.
    DecisionTwice(BAD_DECISION) { entry: Sentence } {
        en: "{entry} is decided twice, and not alike",
        vi: "{entry} được chọn hai lần, khác nhau",
        help en: "keep one of the two lines; Excel may have turned 2.10 into 2.1",
        help vi: "giữ một trong hai dòng; Excel có thể đã đổi 2.10 thành 2.1",
    }

    /// A file without the columns of decisions.
    DecisionsWithoutHeader(BAD_DECISION) { missing: Listed<&'static str> } {
        en: "the first line lacks the names of columns: {missing}",
        vi: "dòng đầu thiếu tên cột: {missing}",
        help en: "let the program write the file: --conflicts FILE.csv",
        help vi: "để chương trình ghi tệp này: --conflicts TỆP.csv",
    }
}

sentence! {
    /// A name that no version has.
    NoSuchVersion { typed: Quoted, hint: Hint } {
        en: "--prefer: no version is called {typed}; {hint}",
        vi: "--prefer: không có bản nào tên {typed}{hint}",
    }

    /// A name that several versions have.
    SeveralVersions { typed: Quoted, names: Listed<String> } {
        en: "--prefer: several versions are called {typed}: {names}; write as much of the path as tells them apart",
        vi: "--prefer: có nhiều bản tên {typed}: {names}. Đề nghị ghi thêm tên thư mục",
    }

    /// Standard input more than once.
    StdinTwice {} {
        en: "standard input can be one of the forms only",
        vi: "đầu vào chuẩn chỉ dùng được cho một phiếu",
    }

    /// A file that is given as a version more than once.
    VersionTwice { name: String } {
        en: "{name} was given twice as a version: give each version once, and see whether another one was forgotten",
        vi: "bản “{name}” được ghi hai lần. Đề nghị ghi mỗi bản một lần và xem có quên bản nào không",
    }

    /// Two names of one file.
    VersionsAreOne { name: String, other: String } {
        en: "{name} and {other} are one file: give each version once, and see whether another one was forgotten",
        vi: "“{name}” và “{other}” là cùng một tệp. Đề nghị ghi mỗi bản một lần và xem có quên bản nào không",
    }

    /// A merged form of a base that is not written into.
    WrittenAnew { base: String, name: String } {
        en: "{base} is not written into: {name} was written anew, with what the form says",
        vi: "không ghi vào “{base}”: “{name}” được ghi mới, với nội dung của phiếu",
    }

    /// A name of a result that a form which is written anew cannot have.
    AnewAs { name: String } {
        en: "{name}: of a workbook or a document the merged form is written anew; give it a name that ends in .toml or .xlsx",
        vi: "“{name}”: bản gốc là tệp bảng tính hoặc văn bản nên phiếu ghép được ghi mới. Đề nghị đặt tên có đuôi .toml hoặc .xlsx",
    }

    /// Entries that have no place in the base.
    WithoutPlace { name: String, entries: Semicolons<EntriesWithoutPlace> } {
        en: "{name}: nothing was written, for these entries have no place in it: {entries}",
        vi: "“{name}”: chưa ghi gì, vì không có chỗ cho: {entries}",
    }

    /// Entries without a place, for one reason.
    EntriesWithoutPlace { entries: Listed<Sentence>, why: Sentence } {
        en: "{entries}: {why}",
        vi: "{entries}: {why}",
    }

    /// Entries beyond those that are named.
    OtherEntries { count: String } {
        en: "{count} more",
        vi: "{count} mục khác",
    }

    /// A CSV without a column.
    AddColumn { column: String } {
        en: "add the column {column} to its header",
        vi: "thêm cột {column} vào dòng tiêu đề",
    }

    /// A place that nothing can be put into.
    WriteOnLine {} {
        en: "write it as a line by itself: \"CODE\" = {{ … }} below [self] or [appraisal]",
        vi: "ghi thành một dòng riêng: \"MÃ\" = {{ … }} dưới [self] hoặc [appraisal]",
    }

    /// An encoding without the letters.
    NoLetters { name: String, encoding: &'static str } {
        en: "{name}: its encoding {encoding} lacks letters of what would be put in; nothing was written: save it as UTF-8",
        vi: "“{name}”: bảng mã {encoding} thiếu chữ để ghi; chưa ghi gì. Đề nghị lưu tệp bằng UTF-8",
    }

    /// A result that does not read back.
    NotExact { name: String, code: String } {
        en: "{name}: written into it, {code} would not say exactly what was merged; nothing was written: read the form as TOML first (score import), and merge into that",
        vi: "“{name}”: ghi vào thì {code} không đúng hẳn nội dung đã ghép; chưa ghi gì. Đề nghị đọc phiếu thành TOML (score import) rồi ghép vào tệp đó",
    }

    /// A result that does not read back as a form at all.
    NotReadBack { name: String } {
        en: "{name}: what would be written does not read as the same form; nothing was written: read the form as TOML first (score import), and merge into that",
        vi: "“{name}”: nội dung sẽ ghi không đọc lại được đúng phiếu này; chưa ghi gì. Đề nghị đọc phiếu thành TOML (score import) rồi ghép vào tệp đó",
    }

    /// A name of a result that promises another notation.
    OtherNotation { name: String, ending: String } {
        en: "{name}: the merged form keeps the notation of the base; give it a name that ends in .{ending}",
        vi: "“{name}”: phiếu ghép giữ dạng của bản gốc. Đề nghị đặt tên có đuôi .{ending}",
    }

    /// Where the open conflicts were written.
    ConflictsWritten { name: String } {
        en: "{name} lists the conflicts: fill in the column take, and run again with --decisions {name}",
        vi: "“{name}” có các mục chưa thống nhất. Đề nghị ghi cột take rồi chạy lại với --decisions {name}",
    }

    /// A list of conflicts that is there already.
    ConflictsExist { name: String } {
        en: "{name} is there already, and decisions may stand in it; it stays as it is: move it away, or give another name",
        vi: "đã có tệp “{name}”, trong đó có thể đã chọn; tệp giữ nguyên. Đề nghị dời tệp đi hoặc đặt tên khác",
    }

    /// The same list, written before.
    ConflictsUnchanged { name: String } {
        en: "{name} is there already and lists these conflicts, none of them decided: fill in the column take, and run again with --decisions {name}",
        vi: "đã có tệp “{name}” với đúng các mục này, chưa chọn mục nào; tệp giữ nguyên. Đề nghị ghi cột take rồi chạy lại với --decisions {name}",
    }

    /// A list under a name that is not one of a CSV.
    ConflictsAsCsv { name: String } {
        en: "--conflicts: {name}: the list is written as CSV, which Excel opens; give it a name that ends in .csv",
        vi: "--conflicts: “{name}”: danh sách được ghi ở dạng CSV (Excel mở được). Đề nghị đặt tên có đuôi .csv",
    }

    /// Decisions that were saved as a workbook.
    DecisionsAsCsv { name: String } {
        en: "{name} is a workbook, and decisions are read from a CSV: save it as CSV (in Excel: CSV UTF-8), and give that",
        vi: "“{name}” là tệp bảng tính, còn danh sách đã chọn đọc từ CSV. Đề nghị lưu thành CSV (trong Excel: CSV UTF-8) rồi ghi tên tệp đó",
    }

    /// No list, for there are no conflicts.
    NoConflicts { name: String } {
        en: "there are no conflicts; {name} was not written",
        vi: "không có mục chưa thống nhất; chưa ghi “{name}”",
    }

    /// The entries that are open, after another sentence.
    OpenEntries { entries: Listed<Sentence> } {
        en: "open are: {entries}",
        vi: "chưa thống nhất: {entries}",
    }

    /// None is.
    NoneOpen {} {
        en: "there are no conflicts at all",
        vi: "không có mục nào chưa thống nhất",
    }
}
