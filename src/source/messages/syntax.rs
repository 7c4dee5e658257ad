//! Of texts that are not TOML, or not what was meant.

use std::fmt;

use crate::language::{Grouped, Language, Listed, Quoted, Show, Text};

/// What the library says of a line that is not TOML.
#[derive(Clone, Debug)]
pub(crate) struct Library(pub String);

impl Library {
    /// Parts of its messages, and what they mean.
    const WORDS: [(&'static str, &'static str); 4] = [
        ("extra `=`", "thừa dấu “=”"),
        ("extra comma", "thừa dấu phẩy"),
        ("comment character", "ghi chú có ký tự điều khiển"),
        ("expected key", "thiếu khóa"),
    ];
}

impl Show for Library {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Self::WORDS.iter().find(|(part, _)| self.0.contains(part));
        match (language, words) {
            (Language::English, _) => f.write_str(&self.0),
            (Language::Vietnamese, Some((_, words))) => f.write_str(words),
            (Language::Vietnamese, None) => write!(f, "“{}”", self.0),
        }
    }
}

sentence! {
    /// A backslash and a letter, and what TOML makes of them.
    Escape { letter: String, meaning: Text } {
        en: "\\{letter} is {meaning}",
        vi: "\\{letter} là {meaning}",
    }
}

/// What is opened and never closed.
pub(crate) mod opened {
    use crate::language::Text;

    /// A table in place.
    pub(crate) const BRACE_OR_BRACKET: Text =
        Text { en: "a brace or bracket", vi: "một dấu ngoặc nhọn hoặc ngoặc vuông" };
    /// A list.
    pub(crate) const BRACKET: Text = Text { en: "a bracket", vi: "một dấu ngoặc vuông" };
    /// A text.
    pub(crate) const QUOTE: Text = Text { en: "a quote", vi: "một dấu ngoặc kép" };
}

diagnostic! {
    /// A document with more values than are read.
    TooManyValues(TOO_MANY_ENTRIES) { most: Grouped } {
        en: "this file has more than {most} values and lines, the most that are read",
        vi: "tệp có trên {most} giá trị và dòng, chương trình chỉ đọc đến số đó",
        help en: "look whether something was pasted many times over",
        help vi: "kiểm tra có nội dung nào bị dán lặp nhiều lần không",
    }

    /// A brace on an earlier line.
    BraceLeftOpen(TOML_SYNTAX) {} {
        en: "this brace is opened and never closed",
        vi: "dấu ngoặc nhọn này mở mà chưa đóng",
        help en: "close it on the same line; if the file ends here, it was cut off: get it whole",
        help vi: "đóng trên cùng dòng; nếu tệp kết thúc ở đây thì tệp bị cắt cụt: lấy lại bản đầy đủ",
    }

    /// Something else that is opened.
    LeftOpen(TOML_SYNTAX) { what: Text } {
        en: "{what} is opened and never closed",
        vi: "{what} mở mà chưa đóng",
        help en: "close it on the same line; if the file ends here, it was cut off: get it whole",
        help vi: "đóng trên cùng dòng; nếu tệp kết thúc ở đây thì tệp bị cắt cụt: lấy lại bản đầy đủ",
    }

    /// One table where there are many.
    SingleBrackets(TOML_SYNTAX) { name: &'static str } {
        en: "[{name}] stands in single brackets",
        vi: "[{name}] chỉ có một lớp ngoặc vuông",
        help en: "write [[{name}]], with two brackets: there are many of them",
        help vi: "ghi [[{name}]], hai lớp ngoặc vuông: tệp có nhiều bảng như vậy",
    }

    /// A decimal comma.
    DecimalComma(DECIMAL_COMMA) { figure: String, meant: String } {
        en: "{figure}: in TOML the decimal mark is a point",
        vi: "{figure}: trong TOML, dấu thập phân là dấu chấm",
        help en: "write {meant}",
        help vi: "ghi {meant}",
        several(count, examples) of figure {
            en: "{count} numbers have a decimal comma: {examples}; in TOML the decimal mark is a point",
            vi: "{count} số ghi dấu phẩy thập phân: {examples}; trong TOML, dấu thập phân là dấu chấm",
            help en: "write {meant} for {figure}, and the others alike",
            help vi: "ghi {meant} thay {figure}, các số khác tương tự",
        }
    }

    /// Quotes of a word processor.
    CurlyQuotes(TOML_SYNTAX) {} {
        en: "curly quotes are no quotes in TOML",
        vi: "TOML không dùng dấu ngoặc kép cong",
        help en: "write straight quotes: \"…\"; word processors replace them by curly ones",
        help vi: "ghi dấu ngoặc kép thẳng: \"…\"; Word tự đổi thành dấu cong",
        several(count, examples) {
            en: "curly quotes are no quotes in TOML; they stand on {count} lines",
            vi: "TOML không dùng dấu ngoặc kép cong, {count} dòng có dấu này",
            help en: "write straight quotes: \"…\"; word processors replace them by curly ones",
            help vi: "ghi dấu ngoặc kép thẳng: \"…\"; Word tự đổi thành dấu cong",
        }
    }

    /// A key or a table that stands twice.
    DuplicateKey(DUPLICATE_KEY) { name: String } {
        en: "`{name}` is given twice",
        vi: "“{name}” ghi hai lần",
        help en: "keep one of the two; each key and each table stands once",
        help vi: "giữ một trong hai; mỗi khóa và mỗi bảng chỉ ghi một lần",
    }

    /// Values within values within values.
    NestedTooDeep(TOML_SYNTAX) {} {
        en: "the values are nested too deep; the limit is 80 levels",
        vi: "các giá trị lồng nhau quá sâu, nhiều nhất 80 cấp",
        help en: "an answer has one level: {{ num = 13, den = 15 }}",
        help vi: "số liệu chỉ có một cấp: {{ num = 13, den = 15 }}",
    }

    /// A backslash that was meant as one.
    BadEscape(TOML_SYNTAX) {} {
        en: "a backslash in \"…\" begins an escape, and this is none that TOML knows",
        vi: "dấu \\ trong \"…\" bắt đầu một ký hiệu, TOML không có ký hiệu này",
        help en: "write the text in '…', where a backslash is only that, or double each backslash: \\\\",
        help vi: "ghi đoạn chữ trong '…', ở đó dấu \\ giữ nguyên, hoặc ghi đôi: \\\\",
    }

    /// A backslash that was meant as one and became something unseen.
    BackslashRead(BACKSLASH_IN_TEXT) { written: String, read: String, escapes: Listed<Escape> } {
        en: "{written} is read as `{read}`: {escapes}",
        vi: "{written} đọc thành “{read}”: {escapes}",
        help en: "write the text in '…', where a backslash is only that, or double each backslash: \\\\",
        help vi: "ghi đoạn chữ trong '…', ở đó dấu \\ giữ nguyên, hoặc ghi đôi: \\\\",
    }

    /// A key that must be quoted.
    UnquotedKey(TOML_SYNTAX) {} {
        en: "a key with letters beyond a-z, or none at all",
        vi: "khóa có chữ ngoài a-z, hoặc để trống",
        help en: "put quotes around it: \"1.4\" = …; keys are code words in English, texts may be Vietnamese",
        help vi: "ghi khóa trong dấu ngoặc kép: \"1.4\" = …; khóa là từ tiếng Anh, nội dung ghi được tiếng Việt",
    }

    /// A key in Vietnamese.
    VietnameseKey(TOML_SYNTAX) { written: Quoted, meant: Quoted } {
        en: "{written} is no key: keys are English words, texts may be Vietnamese",
        vi: "{written} không phải là khóa: khóa là từ tiếng Anh, nội dung ghi được tiếng Việt",
        help en: "write {meant}",
        help vi: "ghi {meant}",
    }

    /// A key without a value.
    KeyWithoutValue(TOML_SYNTAX) {} {
        en: "a key without a value",
        vi: "khóa chưa có giá trị",
        help en: "write `key = value`, or begin a comment with `#`",
        help vi: "ghi “key = value”; dòng ghi chú bắt đầu bằng “#”",
    }

    /// Two keys without a comma.
    CommaMissing(TOML_SYNTAX) {} {
        en: "a comma is missing between two keys",
        vi: "thiếu dấu phẩy giữa hai khóa",
        help en: "write {{ num = 13, den = 15 }}",
        help vi: "ghi {{ num = 13, den = 15 }}",
    }

    /// A value without the comma in it.
    CommaMissingIn(TOML_SYNTAX) { text: String } {
        en: "a comma is missing in `{text}`",
        vi: "thiếu dấu phẩy trong “{text}”",
        help en: "write {{ num = 13, den = 15 }}",
        help vi: "ghi {{ num = 13, den = 15 }}",
    }

    /// More than one value on a line.
    FollowsValue(TOML_SYNTAX) {} {
        en: "something follows the value",
        vi: "sau giá trị còn nội dung khác",
        help en: "each `key = value` stands on a line of its own",
        help vi: "mỗi “key = value” ghi trên một dòng riêng",
    }

    /// A number that begins with zeros.
    LeadingZero(TOML_SYNTAX) {} {
        en: "a number does not begin with 0",
        vi: "số không bắt đầu bằng 0",
        help en: "leave the leading zeros out; a telephone number is a text and stands in quotes",
        help vi: "bỏ các số 0 ở đầu; số điện thoại ghi trong dấu ngoặc kép",
    }

    /// A point without digits.
    DigitsMissing(TOML_SYNTAX) {} {
        en: "digits are missing on one side of the decimal point",
        vi: "thiếu chữ số ở một bên dấu chấm thập phân",
        help en: "write 0.5 or 5.0",
        help vi: "ghi 0.5 hoặc 5.0",
    }

    /// A character that nobody sees.
    ControlCharacter(TOML_SYNTAX) {} {
        en: "a control character stands in a text",
        vi: "đoạn chữ có ký tự điều khiển",
        help en: "remove it",
        help vi: "xóa ký tự đó",
    }

    /// Anything else, in the words of the library.
    NotToml(TOML_SYNTAX) { message: Library } {
        en: "not TOML: {message}",
        vi: "dòng này không đọc được theo TOML: {message}",
        help en: "each line is `key = value`, `[table]` or a `#` comment",
        help vi: "mỗi dòng là “key = value”, “[table]” hoặc ghi chú “#”",
    }

    /// Nothing after the equals sign.
    ValueMissing(TOML_SYNTAX) {} {
        en: "the value is missing",
        vi: "thiếu giá trị",
        help en: "write a value after the `=`, or leave the key out",
        help vi: "ghi giá trị sau dấu “=”, hoặc bỏ khóa này",
    }

    /// A word without quotes.
    NeitherNumberNorText(TOML_SYNTAX) { text: String } {
        en: "`{text}` is neither a number nor a quoted text",
        vi: "“{text}” không phải là số, cũng không phải đoạn chữ trong dấu ngoặc kép",
        help en: "put quotes around it: \"…\"",
        help vi: "ghi trong dấu ngoặc kép: \"…\"",
    }

    /// A code that becomes nested keys.
    UnquotedCode(UNQUOTED_CODE) { code: String } {
        en: "the code {code} has no quotes: TOML reads it as nested keys",
        vi: "mã {code} chưa có dấu ngoặc kép: TOML đọc thành các khóa lồng nhau",
        help en: "write \"{code}\" = …",
        help vi: "ghi \"{code}\" = …",
        several(count, examples) of code {
            en: "{count} codes have no quotes: {examples}; TOML reads them as nested keys",
            vi: "{count} mã chưa có dấu ngoặc kép: {examples}; TOML đọc thành các khóa lồng nhau",
            help en: "write \"{code}\" = …, and the others alike",
            help vi: "ghi \"{code}\" = …, các mã khác tương tự",
        }
    }
}

/// What a backslash and a letter stand for, if it is nothing that a text of one line has.
pub(crate) fn meaning(letter: char) -> Option<Text> {
    Some(match letter {
        't' => Text { en: "a tab", vi: "dấu tab" },
        'b' => Text { en: "a backspace", vi: "dấu xóa lùi" },
        'f' => Text { en: "a form feed", vi: "dấu sang trang" },
        'n' => Text { en: "a line break", vi: "dấu xuống dòng" },
        'r' => Text { en: "a carriage return", vi: "dấu về đầu dòng" },
        'e' => Text { en: "an escape character", vi: "ký tự ESC" },
        'x' => Text { en: "a character by its number", vi: "một ký tự theo số hiệu" },
        _ => return None,
    })
}
