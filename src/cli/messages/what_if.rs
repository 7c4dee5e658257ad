//! What is wrong with what was set by hand.

use super::options::Hint;
use crate::column::Column;
use crate::language::{NodeCode, Quoted, Sentence};
use crate::text::visible;
use crate::what_if::WrongPath;

sentence! {
    /// A path without a value.
    NoValue { typed: Quoted } {
        en: "--set {typed}: a path and a value are wanted, as in appraisal.1.4.den=16",
        vi: "--set {typed}: cần ghi đường dẫn và giá trị, ví dụ appraisal.1.4.den=16",
    }

    /// A path that begins with nothing that can be set.
    NoStart { word: Quoted, hint: Hint } {
        en: "--set: a path begins with self, appraisal or facts, and not with {word}: {hint}",
        vi: "--set: đường dẫn bắt đầu bằng self, appraisal hoặc facts, không phải {word}{hint}",
    }

    /// A column that the form does not have.
    NoColumn { column: Column } {
        en: "--set: the form has no {column} column",
        vi: "--set: phiếu không có cột {column}",
    }

    /// A row that there is not.
    NoRow { code: Quoted, hint: Hint } {
        en: "--set: the criteria have no row {code}: {hint}",
        vi: "--set: bộ tiêu chí không có mã {code}{hint}",
    }

    /// A part that a row does not have.
    NoPart { code: NodeCode, part: Quoted, hint: Hint } {
        en: "--set: {code} has no part {part}: {hint}",
        vi: "--set: {code} không có phần {part}{hint}",
    }

    /// An entry that the list of a row does not have.
    NoEntry { code: NodeCode, entry: Quoted, hint: Hint } {
        en: "--set: the list of {code} has no {entry}: {hint}",
        vi: "--set: danh sách của {code} không có {entry}{hint}",
    }

    /// A fact that there is not.
    NoFact { name: Quoted, hint: Hint } {
        en: "--set: the criteria have no fact {name}: {hint}",
        vi: "--set: bộ tiêu chí không có thông tin chung {name}{hint}",
    }

    /// An answer to a sum.
    NoAnswer { code: NodeCode } {
        en: "--set: {code} is a sum and has no answer; set the rows below it, or its declared points: .score=",
        vi: "--set: {code} là số cộng, không có số liệu. Đề nghị đặt các mục bên dưới, hoặc điểm ghi trên phiếu: .score=",
    }

    /// A workbook of an assumption.
    NoWorkbook { format: &'static str } {
        en: "no {format} is written of what --set assumes: nobody would see it in the cells; leave --set out, or write a page (.html)",
        vi: "không ghi {format} từ số liệu giả định của --set vì các ô không cho thấy điều đó. Đề nghị bỏ --set, hoặc ghi trang .html",
    }
}

/// The sentence for a path that names nothing.
pub(crate) fn wrong_path(wrong: WrongPath) -> Sentence {
    let quoted = |text: String| Quoted(visible(&text));
    match wrong {
        WrongPath::MissingValue { typed } => NoValue { typed: quoted(typed) }.into(),
        WrongPath::UnknownStart { word, suggestion } => {
            NoStart { word: quoted(word), hint: Hint(suggestion) }.into()
        }
        WrongPath::AbsentColumn { column } => NoColumn { column }.into(),
        WrongPath::UnknownRow { code, suggestion } => {
            NoRow { code: quoted(code), hint: Hint(suggestion) }.into()
        }
        WrongPath::UnknownPart { code, part, suggestion } => {
            NoPart { code: NodeCode(code), part: quoted(part), hint: Hint(suggestion) }.into()
        }
        WrongPath::UnknownEntry { code, entry, suggestion } => {
            NoEntry { code: NodeCode(code), entry: quoted(entry), hint: Hint(suggestion) }.into()
        }
        WrongPath::UnknownFact { name, suggestion } => {
            NoFact { name: quoted(name), hint: Hint(suggestion) }.into()
        }
        WrongPath::SumAnswered { code } => NoAnswer { code: NodeCode(code) }.into(),
    }
}
