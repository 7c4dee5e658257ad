//! Of lines that are written as another notation has them.

use super::number::Character;

diagnostic! {
    /// A blank that only looks like one.
    BlankInLine(TOML_SYNTAX) { character: Character } {
        en: "{character} stands outside the quotes, where TOML takes plain blanks only",
        vi: "ngoài dấu ngoặc kép có {character}, TOML chỉ dùng dấu cách thường",
        help en: "write a plain blank in its place, or remove it",
        help vi: "thay bằng dấu cách thường, hoặc xóa",
        several(count, examples) by character {
            en: "{character} stands outside the quotes on {count} lines, where TOML takes plain blanks only",
            vi: "ngoài dấu ngoặc kép có {character} ở {count} dòng, TOML chỉ dùng dấu cách thường",
            help en: "write plain blanks in their place, or remove them",
            help vi: "thay bằng dấu cách thường, hoặc xóa",
        }
    }

    /// A colon between a key and its value.
    EqualsSign(TOML_SYNTAX) { written: String, key: String } {
        en: "`{written}` stands between a key and its value, where `=` belongs",
        vi: "giữa khóa và giá trị ghi “{written}”, ở đây cần dấu “=”",
        help en: "write {key} = …",
        help vi: "ghi {key} = …",
        several(count, examples) by written {
            en: "`{written}` stands between key and value on {count} lines, where `=` belongs",
            vi: "{count} dòng ghi “{written}” giữa khóa và giá trị, ở đây cần dấu “=”",
            help en: "write {key} = …, and the others alike",
            help vi: "ghi {key} = …, các dòng khác tương tự",
        }
    }

    /// A comment as another language has it.
    CommentSign(TOML_SYNTAX) { written: String } {
        en: "a comment does not begin with `{written}`",
        vi: "ghi chú không bắt đầu bằng “{written}”",
        help en: "begin it with `#`",
        help vi: "bắt đầu ghi chú bằng “#”",
        several(count, examples) by written {
            en: "{count} comments begin with `{written}`",
            vi: "{count} ghi chú bắt đầu bằng “{written}”",
            help en: "begin them with `#`",
            help vi: "bắt đầu ghi chú bằng “#”",
        }
    }

    /// Names and values in brackets.
    BracesForBrackets(TOML_SYNTAX) { written: String, meant: String } {
        en: "`{written}` names a value, and names stand in braces",
        vi: "“{written}” có tên và giá trị, phải đặt trong dấu ngoặc nhọn",
        help en: "write {meant}",
        help vi: "ghi {meant}",
        several(count, examples) {
            en: "{count} lines name values in brackets, as `{written}`, and names stand in braces",
            vi: "{count} dòng ghi tên và giá trị ngoài dấu ngoặc nhọn, như “{written}”",
            help en: "write {meant}, and the others alike",
            help vi: "ghi {meant}, các dòng khác tương tự",
        }
    }

    /// Quotes within quotes.
    QuoteInText(TOML_SYNTAX) {} {
        en: "this quote ends the text, and more of it follows",
        vi: "dấu ngoặc kép này kết thúc đoạn chữ, phía sau còn nội dung",
        help en: "write the text in '…', or put a backslash before each quote in it: \\\"",
        help vi: "ghi đoạn chữ trong '…', hoặc ghi \\ trước từng dấu ngoặc kép bên trong: \\\"",
        several(count, examples) {
            en: "on {count} lines a quote ends the text, and more of it follows",
            vi: "{count} dòng có dấu ngoặc kép kết thúc đoạn chữ, phía sau còn nội dung",
            help en: "write the texts in '…', or put a backslash before each quote in them: \\\"",
            help vi: "ghi đoạn chữ trong '…', hoặc ghi \\ trước từng dấu ngoặc kép bên trong: \\\"",
        }
    }

    /// A semicolon between two keys.
    KeysOnOneLine(TOML_SYNTAX) {} {
        en: "`;` ends nothing in TOML",
        vi: "TOML không dùng dấu “;” ở cuối",
        help en: "leave it out; each `key = value` stands on a line of its own",
        help vi: "bỏ dấu này; mỗi “key = value” ghi trên một dòng riêng",
        several(count, examples) {
            en: "`;` stands on {count} lines, and ends nothing in TOML",
            vi: "{count} dòng có dấu “;”, TOML không dùng dấu này",
            help en: "leave it out; each `key = value` stands on a line of its own",
            help vi: "bỏ dấu này; mỗi “key = value” ghi trên một dòng riêng",
        }
    }

    /// Digits with blanks between them.
    NumberWithBlanks(GROUPED_NUMBER) { written: String, meant: String } {
        en: "`{written}` has its digits grouped by blanks",
        vi: "“{written}” có dấu cách phân cách hàng nghìn",
        help en: "write {meant}, without a blank between thousands",
        help vi: "ghi {meant}, không có dấu cách giữa hàng nghìn",
    }

    /// A word behind a number.
    UnitBehindNumber(TOML_SYNTAX) { number: String, unit: String } {
        en: "`{unit}` stands behind the number {number}",
        vi: "sau số {number} có “{unit}”",
        help en: "leave it out: write {number} alone; a remark begins with `#`",
        help vi: "bỏ phần này: chỉ ghi {number}; ghi chú bắt đầu bằng “#”",
        several(count, examples) by unit {
            en: "`{unit}` stands behind {count} numbers",
            vi: "sau {count} số có “{unit}”",
            help en: "leave it out, and write the numbers alone; a remark begins with `#`",
            help vi: "bỏ phần này, chỉ ghi số; ghi chú bắt đầu bằng “#”",
        }
    }

    /// Three quotes that nothing closes.
    TextLeftOpen(TOML_SYNTAX) { quotes: String } {
        en: "{quotes} opens a text here, and nothing closes it",
        vi: "{quotes} mở đoạn chữ ở đây mà chưa đóng",
        help en: "close it with {quotes}, or write a text of one line between two quotes, \"…\"",
        help vi: "đóng bằng {quotes}, hoặc ghi đoạn chữ một dòng trong \"…\"",
    }
}
