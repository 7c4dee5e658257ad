//! Values of options that cannot be used.

use std::fmt;

use crate::language::{Language, Listed, Or, Quoted, Show};
use crate::suggestion::Suggestion;

/// What was probably meant, after a sentence; in Vietnamese it brings its own full stop or semicolon.
#[derive(Clone, Debug)]
pub(crate) struct Hint(pub Suggestion);

impl Show for Hint {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, &self.0) {
            (Language::English, _) => {}
            (Language::Vietnamese, Suggestion::Near(near)) => return write!(f, ". Có phải “{near}”?"),
            (Language::Vietnamese, Suggestion::All(_) | Suggestion::Many { .. } | Suggestion::Unsearched) => {
                f.write_str("; ")?;
            }
        }
        self.0.show(language, f)
    }
}

sentence! {
    /// A language that there is none for.
    NoLanguage { asked: String } {
        en: "there is no language `{asked}`: give en or vi",
        vi: "--lang “{asked}”: chỉ nhận en, vi",
    }

    /// A decimal mark that is none.
    GiveMark {} {
        en: "give `.` or `,`",
        vi: "chỉ nhận “.” hoặc “,”",
    }

    /// A delimiter that is none.
    GiveDelimiter {} {
        en: "give one of `,`, `;`, `|` or `tab`",
        vi: "chỉ nhận “,”, “;”, “|” hoặc “tab”",
    }

    /// A word that is none of those that are known.
    GiveOneOf { words: Listed<&'static str> } {
        en: "give one of {words}",
        vi: "chỉ nhận {words}",
    }

    /// A column that is none.
    GiveColumn {} {
        en: "give self or appraisal",
        vi: "chỉ nhận self hoặc appraisal",
    }

    /// A column of a printed form that is none.
    GiveLayout { roles: Listed<&'static str> } {
        en: "write what the column holds and its letters: appraisal.points=J; a column holds {roles}",
        vi: "ghi nội dung cột và chữ cái của cột: appraisal.points=J; nội dung là một trong: {roles}",
    }

    /// A row of a printed form that is not settled.
    GiveSettled {} {
        en: "write the code and the answer: 4.12.4=180, or self.1.4=13/15 for one column",
        vi: "ghi mã và số liệu: 4.12.4=180, hoặc self.1.4=13/15 cho một cột",
    }

    /// An id that is none.
    GiveId {} {
        en: "write a word of a-z, 0-9 and `-`",
        vi: "chỉ nhận một từ gồm a-z, 0-9 và “-”",
    }

    /// A value whose option was left out.
    OptionLeftOut { word: Quoted, option: &'static str, value: String } {
        en: "{word} has no option before it: score criteria new {option} {value}",
        vi: "trước {word} chưa có tùy chọn. Đề nghị ghi: score criteria new {option} {value}",
    }

    /// A title that is none.
    GiveTitle {} {
        en: "write one line of text",
        vi: "chỉ nhận một dòng chữ",
    }

    /// A result that no terminal shows.
    GiveFile { format: &'static str } {
        en: "{format} is no text for a terminal: give a file with -o",
        vi: "{format} không hiện được trên màn hình. Đề nghị ghi vào tệp bằng -o",
    }

    /// Who a CSV is for, of a result that is none.
    NoCsv { format: &'static str } {
        en: "`--csv` says how CSV is written, and this result is {format}: leave it out, or give --format csv",
        vi: "--csv chỉ dùng cho CSV, kết quả này ở dạng {format}. Đề nghị bỏ --csv hoặc ghi --format csv",
    }

    /// A result of a kind that is not written.
    ForeignResult { ending: String, others: Or<String> } {
        en: "the result is not written as .{ending}: give a file that ends in {others}",
        vi: "chưa ghi được kết quả ở dạng .{ending}. Đề nghị dùng tệp có đuôi {others}",
    }

    /// An encoding that nobody knows.
    NoEncoding { label: String } {
        en: "no encoding is called `{label}`; try utf-8, utf-16le, utf-16be, windows-1258 or windows-1252",
        vi: "không có bảng mã “{label}”. Đề nghị thử utf-8, utf-16le, utf-16be, windows-1258 hoặc windows-1252",
    }

    /// A kind of rule that there is not.
    NoKind { hint: Hint } {
        en: "{hint}",
        vi: "không có cách tính này{hint}",
    }

    /// A code that no finding has.
    UnknownCode { code: String, hint: Hint } {
        en: "no finding has the code `{code}`; {hint}",
        vi: "không có mã “{code}”{hint}",
    }

    /// The code of a row where the code of a finding is asked for.
    CodeOfRow { code: String } {
        en: "no finding has the code `{code}`; the points of a row are explained by: score explain FILE {code}",
        vi: "không có mã “{code}”. Nếu là mã tiêu chí, đề nghị chạy: score explain TỆP {code}",
    }

    /// A code that stands for a missing result.
    ResultMissing { code: String } {
        en: "`{code}` means that a result is missing, and that cannot be overlooked",
        vi: "“{code}” nghĩa là thiếu kết quả, không bỏ qua được",
    }
}

/// Why a text is no whole number that an option takes. English has the words of the standard library.
#[derive(Clone, Debug)]
pub(crate) enum NoWholeNumber {
    /// It is not a number, or one that is far too large.
    Text(String),
    /// It is out of range.
    Outside {
        /// The number.
        number: i64,
        /// The least.
        least: i64,
        /// The greatest.
        most: Most,
    },
}

/// The greatest number that an option takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Most {
    /// One that has a meaning.
    Meant(i64),
    /// What there is room for: no limit to speak of.
    Room(i64),
}

impl Most {
    /// The number.
    pub(crate) fn number(self) -> i64 {
        match self {
            Most::Meant(number) | Most::Room(number) => number,
        }
    }
}

impl Show for NoWholeNumber {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (Language::English, NoWholeNumber::Text(text)) => f.write_str(text),
            (Language::English, NoWholeNumber::Outside { number, least, most, .. }) => {
                write!(f, "{number} is not in {least}..={}", most.number())
            }
            (Language::Vietnamese, NoWholeNumber::Outside { least, most: Most::Meant(most), .. }) => {
                write!(f, "chỉ nhận số nguyên từ {least} đến {most}")
            }
            (Language::Vietnamese, NoWholeNumber::Outside { least, most: Most::Room(_), .. }) => {
                write!(f, "chỉ nhận số nguyên từ {least} trở lên")
            }
            (Language::Vietnamese, NoWholeNumber::Text(_)) => f.write_str("chỉ nhận số nguyên dương"),
        }
    }
}
