//! What lies among the forms of a batch, and earlier results that are merged.

use std::io;

use super::super::system_error::SystemError;
use super::batch::OnOneLine;
use crate::language::{Counted, Noun, Sentence, Text};
use crate::source::{MAX_BYTES, ReadError};

sentence! {
    /// The line above the files that are not read.
    NotRead { files: Counted } { en: "{files} not read:", vi: "không đọc {files}:" }

    /// A file, and why it is not read.
    File { name: String, why: Option<Because> } { en: "  {name}{why}", vi: "  {name}{why}" }

    /// Why a file is not read.
    Because { why: Sentence } { en: ": {why}", vi: ": {why}" }

    /// More files.
    MoreFiles { more: usize } { en: "  … and {more} more", vi: "  … và {more} tệp nữa" }

    /// Another name of a file that is read.
    SameAs { name: String } { en: "the same file as {name}", vi: "cùng một tệp với {name}" }

    /// A workbook from which a form was saved.
    SavedAs { what: Text, name: String } {
        en: "{what}; {name} beside it is read",
        vi: "{what}; đọc {name} ở cùng thư mục",
    }

    /// Nothing to score.
    NoFormAmongFiles {} {
        en: "there is no form among these files",
        vi: "không có phiếu nào trong các tệp này",
    }

    /// A line that cannot be merged.
    LineNotMerged { name: String, line: usize, why: Sentence } {
        en: "{name}:{line}: {why}",
        vi: "“{name}” dòng {line}: {why}",
    }

    /// A file without lines.
    NoLineInFile { name: String } {
        en: "{name}: there is no line of a batch in it: did the run that wrote it fail?",
        vi: "“{name}” không có dòng kết quả nào của score batch. Đề nghị kiểm tra lần chạy đã ghi tệp này",
    }

    /// No lines at all.
    NoLine {} { en: "there is no line of a batch", vi: "không có dòng kết quả nào của score batch" }

    /// A unit of other rules than those before it.
    OtherRules { line: String, before: String } {
        en: "this unit was scored by `{line}`, and those before it by `{before}`: lines of different rules are not ranked together",
        vi: "đơn vị này chấm theo “{line}”, các đơn vị trước theo “{before}”: không xếp hạng chung",
    }

    /// A line above the limit.
    LineTooLong { line: usize, most: String } {
        en: "line {line} is longer than {most} MiB",
        vi: "dòng {line} dài trên {most} MiB",
    }

    /// A line of another encoding.
    LineNotUtf8 { line: usize } { en: "line {line} is not UTF-8", vi: "dòng {line} không phải UTF-8" }

    /// A file above the limit; its name stands before.
    TooLarge { most: String } {
        en: "larger than {most} MiB, the most that one form may have",
        vi: "lớn hơn {most} MiB, mức tối đa của một phiếu",
    }
}

/// Files that are not read, with their verb in English.
pub(crate) const OTHER_FILES: Noun =
    Noun { one: "other file is", many: "other files are", vi: "tệp khác" };
/// A name that begins with a dot.
pub(crate) const HIDDEN: Text =
    Text { en: "its name begins with a dot", vi: "tên bắt đầu bằng dấu chấm" };
/// A lock, or what a system keeps beside a file.
pub(crate) const TEMPORARY: Text =
    Text { en: "written by a program beside another file", vi: "tệp tạm của chương trình khác" };
/// A folder in a folder.
pub(crate) const FOLDER: Text = Text {
    en: "a folder; give its path as well to read the forms in it",
    vi: "là thư mục; ghi thêm đường dẫn này để đọc các phiếu trong đó",
};
/// What the result goes into.
pub(crate) const RESULT: Text =
    Text { en: "this result is written into it", vi: "kết quả này được ghi vào tệp đó" };
/// The edition or the facts.
pub(crate) const RULES: Text = Text {
    en: "the criteria or the facts of this batch",
    vi: "bộ tiêu chí hoặc thông tin chung của lần chấm này",
};
/// A file that no ending tells anything of.
pub(crate) const A_FILE: Text = Text { en: "a file", vi: "một tệp" };
/// Lines that do not belong together.
pub(crate) const OTHER_GROUPS: Text = Text {
    en: "this line has other groups than the lines before it",
    vi: "dòng này có các nhóm tiêu chí khác với các dòng trước",
};
/// Lines that do not belong together.
pub(crate) const SOME_KEYS: Text = Text {
    en: "only some of the lines have `compared_by`: this one was changed, or those before it",
    vi: "chỉ một số dòng có “compared_by”: dòng này hoặc các dòng trước đã bị sửa",
};
/// Lines that do not belong together.
pub(crate) const OTHER_KEYS: Text = Text {
    en: "`compared_by` has not as many numbers as in the lines before it",
    vi: "“compared_by” có số lượng số khác với các dòng trước",
};
/// A file that is not there; its name stands before.
pub(crate) const NO_FILE: Text = Text { en: "there is no such file", vi: "không tìm thấy tệp" };
/// A file that the user may not read; its name stands before.
pub(crate) const MAY_NOT_READ: Text =
    Text { en: "you may not read this file", vi: "không có quyền đọc tệp này" };
/// A pipe or a device; its name stands before.
pub(crate) const NOT_REGULAR: Text = Text {
    en: "not a regular file; to read a pipe, give `-` and pipe into it",
    vi: "không phải tệp thông thường; nếu đọc từ một lệnh khác, ghi “-”",
};

/// Why a file was not read, below its name.
pub(crate) fn unread_below(error: &ReadError) -> Sentence {
    match error {
        ReadError::System(error) => match error.kind() {
            io::ErrorKind::NotFound => NO_FILE.into(),
            io::ErrorKind::PermissionDenied => MAY_NOT_READ.into(),
            _ => of_system(error),
        },
        ReadError::NotRegular => NOT_REGULAR.into(),
        ReadError::TooLarge => too_large(),
    }
}

/// An error of the system.
pub(crate) fn of_system(error: &io::Error) -> Sentence {
    Sentence::new(OnOneLine(Sentence::new(SystemError::from(error))))
}

/// A file above the limit.
pub(crate) fn too_large() -> Sentence {
    TooLarge { most: (MAX_BYTES >> 20).to_string() }.into()
}
