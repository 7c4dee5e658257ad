//! Of keys, their values and lists.

use std::fmt;

use crate::language::{Grouped, Language, Listed, Show, Text};
use crate::source::Subject;
use crate::suggestion::Suggestion;

/// What a key takes.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A value of this type.
    Value(Text),
    /// A table by its header.
    Table(&'static str),
    /// One of some words.
    OneOf(Listed<&'static str>),
}

impl Show for Wanted {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (_, Wanted::Value(text)) => text.show(language, f),
            (Language::English, Wanted::Table(header)) => write!(f, "a table: [{header}]"),
            (Language::Vietnamese, Wanted::Table(header)) => write!(f, "một bảng: [{header}]"),
            (Language::English, Wanted::OneOf(words)) => write!(f, "one of {}", words.said(language)),
            (Language::Vietnamese, Wanted::OneOf(words)) => {
                write!(f, "một trong các từ {}", words.said(language))
            }
        }
    }
}

impl From<Text> for Wanted {
    fn from(text: Text) -> Self {
        Wanted::Value(text)
    }
}

/// What keys take.
pub(crate) mod wanted {
    use crate::language::Text;

    /// A text.
    pub(crate) const TEXT: Text =
        Text { en: "a text in quotes", vi: "một đoạn chữ trong dấu ngoặc kép" };
    /// A number, where it is not there.
    pub(crate) const NUMBER: Text = Text { en: "a number", vi: "một con số" };
    /// A number, where something else is.
    pub(crate) const BARE_NUMBER: Text =
        Text { en: "a number, without quotes", vi: "số, không có dấu ngoặc kép" };
    /// A part of something.
    pub(crate) const SHARE: Text = Text {
        en: "a share in quotes: \"50%\" or \"1/2\"",
        vi: "một tỷ lệ trong dấu ngoặc kép: \"50%\" hoặc \"1/2\"",
    };
    /// A flag.
    pub(crate) const FLAG: Text =
        Text { en: "true or false, without quotes", vi: "true hoặc false, không có dấu ngoặc kép" };
    /// A list of tables.
    pub(crate) const TABLES: Text = Text {
        en: "a list of tables: [ { … }, { … } ]",
        vi: "một danh sách bảng: [ { … }, { … } ]",
    };
    /// A table in a list.
    pub(crate) const TABLE: Text =
        Text { en: "a table in braces: { … }", vi: "một bảng trong dấu ngoặc nhọn: { … }" };
    /// A list of texts.
    pub(crate) const TEXTS: Text = Text {
        en: "a list of texts: [\"…\", \"…\"]",
        vi: "một danh sách các đoạn chữ: [\"…\", \"…\"]",
    };
}

/// What values are.
pub(crate) mod kinds {
    use crate::language::Text;

    /// A text.
    pub(crate) const TEXT: Text = Text { en: "a text", vi: "một đoạn chữ" };
    /// A number.
    pub(crate) const NUMBER: Text = Text { en: "a number", vi: "một con số" };
    /// A flag.
    pub(crate) const FLAG: Text = Text { en: "true or false", vi: "true hoặc false" };
    /// A date.
    pub(crate) const DATE: Text = Text { en: "a date", vi: "một ngày" };
    /// A list.
    pub(crate) const LIST: Text = Text { en: "a list", vi: "một danh sách" };
    /// A table.
    pub(crate) const TABLE: Text = Text { en: "a table", vi: "một bảng" };
}

/// What too long a text is a part of: a cell of a CSV.
pub(crate) const THIS_CELL: Text = Text { en: "this cell", vi: "ô này" };

diagnostic! {
    /// A value of another type than its key takes.
    WrongType(WRONG_TYPE) { key: &'static str, subject: Subject, kind: Text, wanted: Wanted } {
        en: "`{key}` of {subject} is {kind}",
        vi: "“{key}” của {subject} là {kind}",
        help en: "give {wanted}",
        help vi: "ghi {wanted}",
    }

    /// A key that is needed.
    MissingKey(MISSING_KEY) { key: &'static str, subject: Subject, wanted: Wanted } {
        en: "{subject} has no `{key}`",
        vi: "{subject} chưa có “{key}”",
        help en: "add `{key} = …`: {wanted}",
        help vi: "ghi thêm “{key} = …”: {wanted}",
    }

    /// A key without a meaning.
    UnknownKey(UNKNOWN_KEY) { key: String, subject: Subject, suggestion: Suggestion } {
        en: "{subject} has no key `{key}`",
        vi: "{subject} không dùng khóa “{key}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A word that a key does not take.
    UnknownWord(UNKNOWN_WORD) { key: &'static str, subject: Subject, word: String, suggestion: Suggestion } {
        en: "`{key}` of {subject} cannot be `{word}`",
        vi: "“{key}” của {subject} không nhận “{word}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A bound with a decimal comma.
    BoundWithComma(DECIMAL_COMMA) { written: String, meant: String } {
        en: "`{written}`: in TOML the decimal mark is a point",
        vi: "“{written}”: trong TOML, dấu thập phân là dấu chấm",
        help en: "write \"{meant}\"",
        help vi: "ghi \"{meant}\"",
        several(count, examples) of written {
            en: "{count} bounds have a decimal comma: {examples}; in TOML the decimal mark is a point",
            vi: "{count} mức ghi dấu phẩy thập phân: {examples}; trong TOML, dấu thập phân là dấu chấm",
            help en: "write \"{meant}\" for \"{written}\", and the others alike",
            help vi: "ghi \"{meant}\" thay \"{written}\", các mức khác tương tự",
        }
    }

    /// Something else than a bound.
    NotABound(WRONG_TYPE) { key: &'static str, subject: Subject } {
        en: "`{key}` of {subject} is no bound",
        vi: "“{key}” của {subject} không phải là số hay tỷ lệ",
        help en: "write a share with its sign: \"80%\", or a number: 20",
        help vi: "ghi tỷ lệ có dấu phần trăm: \"80%\", hoặc một số: 20",
    }

    /// A text that no cell could hold.
    TooLong(TEXT_TOO_LONG) { subject: Subject, most: usize } {
        en: "{subject} is longer than {most} characters, the most that a cell holds",
        vi: "{subject} dài trên {most} ký tự, mức tối đa của một ô",
        help en: "shorten it, or check that the file is not damaged",
        help vi: "rút gọn, hoặc kiểm tra tệp có bị hỏng không",
    }

    /// A table, or the head of a form, with more than is read.
    TooManyEntries(TOO_MANY_ENTRIES) { subject: Subject, most: Grouped } {
        en: "{subject} has more than {most} entries, the most that are read",
        vi: "{subject} có trên {most} mục, chương trình chỉ đọc đến số đó",
        help en: "look whether something was pasted many times over",
        help vi: "kiểm tra có nội dung nào bị dán lặp nhiều lần không",
    }

    /// A list of more entries than are read.
    ListTooLong(TOO_MANY_ENTRIES) { key: &'static str, subject: Subject, found: Grouped, most: Grouped } {
        en: "`{key}` of {subject} has {found} entries, and at most {most} are read",
        vi: "“{key}” của {subject} có {found} mục, chương trình chỉ đọc đến {most}",
        help en: "look whether something was pasted many times over; no list of a form is as long",
        help vi: "kiểm tra có nội dung nào bị dán lặp nhiều lần không; biểu mẫu không có danh sách dài như vậy",
    }

    /// Lists that are named so often that all together are too long.
    ListsTooLong(TOO_MANY_ENTRIES) { key: &'static str, subject: Subject, most: Grouped } {
        en: "`{key}` of {subject}: the lists that are named come to more than {most} entries",
        vi: "“{key}” của {subject}: các danh sách được dẫn tên có tổng cộng trên {most} mục",
        help en: "no form is as long: look whether its rows were pasted many times over",
        help vi: "không biểu mẫu nào dài như vậy: kiểm tra có tiêu chí nào bị dán lặp nhiều lần không",
    }

    /// A list that is named where none has a name.
    NoLists(UNKNOWN_NAME) { key: &'static str, subject: Subject, name: String } {
        en: "`{key}` of {subject} names the list `{name}`, and there is no such list",
        vi: "“{key}” của {subject} dẫn danh sách “{name}”, chưa có danh sách này",
        help en: "write the list here, or once under [lists]: {name} = [ … ]",
        help vi: "ghi danh sách tại đây, hoặc một lần ở [lists]: {name} = [ … ]",
    }

    /// A list that is named and not there.
    UnknownList(UNKNOWN_NAME) { key: &'static str, subject: Subject, name: String, suggestion: Suggestion } {
        en: "`{key}` of {subject} names the list `{name}`, and there is no such list",
        vi: "“{key}” của {subject} dẫn danh sách “{name}”, chưa có danh sách này",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A column of a CSV whose name has no meaning.
    UnknownColumn(UNKNOWN_COLUMN) { name: String, suggestion: Suggestion } {
        en: "no column is called `{name}`",
        vi: "biểu mẫu không có cột “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A column that only a CSV of many units has.
    UnitColumn(UNKNOWN_COLUMN) { name: String } {
        en: "a form of one unit has no column `{name}`",
        vi: "phiếu của một đơn vị không có cột “{name}”",
        help en: "this file holds many units: `score batch` reads it",
        help vi: "tệp này có nhiều đơn vị: chấm bằng lệnh “score batch”",
    }
}

sentence! {
    /// What to write for a number that must not be below zero.
    ZeroOrMore {} {
        en: "write a number of 0 or more",
        vi: "ghi số từ 0 trở lên",
    }
}
