//! What is said of forms to fill in.

use crate::language::{Listed, Quoted, Text};

sentence! {
    /// An ending that no form is written with.
    ForeignForm { ending: Quoted, endings: Listed<&'static str> } {
        en: "no form is written as {ending}: give a file that ends in {endings}",
        vi: "không ghi được biểu mẫu ở dạng {ending}. Đề nghị dùng tệp có đuôi {endings}",
    }

    /// Something that last year's form says and the new one does not.
    LeftOut { what: String, why: Text } {
        en: "not carried over: {what}: {why}",
        vi: "không chuyển sang: {what}: {why}",
    }

    /// A workbook that could not be written.
    FormNotWritten { why: String } {
        en: "the form could not be written: {why}",
        vi: "không ghi được biểu mẫu: {why}",
    }
}
