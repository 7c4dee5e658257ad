//! Of the edition as a whole, and what it names: facts, quantities and attributes.

use std::fmt;

use crate::language::{Argument, Language, Show};
use crate::source::Subject;
use crate::suggestion::Suggestion;
use crate::text::shortened;

/// The name that was meant; or how the fact is declared, if there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameHint {
    name: String,
    suggestion: Suggestion,
}

impl NameHint {
    /// For a name that nobody knows.
    pub(crate) fn new(name: &str, suggestion: Suggestion) -> Self {
        NameHint { name: shortened(name, 40), suggestion }
    }
}

sentence! {
    /// How a fact is declared.
    DeclareFact { name: String } {
        en: "declare it: [facts] {name} = {{ title = \"…\" }}",
        vi: "khai báo: [facts] {name} = {{ title = \"…\" }}",
    }
}

impl Show for NameHint {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.suggestion {
            Suggestion::All(names) if names.is_empty() => {
                DeclareFact { name: self.name.clone() }.show(language, f)
            }
            suggestion => suggestion.show(language, f),
        }
    }

    fn argument(&self) -> Argument {
        self.suggestion.argument()
    }
}

diagnostic! {
    /// A form in place of an edition.
    FormNotEdition(WRONG_FILE) { file: String } {
        en: "this is a form, and no edition: it has answers, and no [[criterion]]",
        vi: "đây là phiếu, không phải bộ tiêu chí: tệp có số liệu, không có [[criterion]]",
        help en: "to score a form: score evaluate {file}, or score check {file}",
        help vi: "chấm phiếu bằng lệnh: score evaluate {file}, hoặc score check {file}",
    }

    /// No rows, or far too many.
    NoRows(NO_ROWS) { rows: usize, most: usize } {
        en: "the criteria file has {rows} [[criterion]] tables",
        vi: "tệp bộ tiêu chí có {rows} bảng [[criterion]]",
        help en: "write one for each row of the form, at most {most}",
        help vi: "ghi mỗi mục của biểu mẫu một bảng, nhiều nhất {most}",
    }

    /// The edition has no name.
    HeaderMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no [criteria]",
        vi: "{subject} chưa có [criteria]",
        help en: "add [criteria]: id and title of the edition",
        help vi: "ghi thêm [criteria]: id và title của bộ tiêu chí",
    }

    /// The edition does not say how it rounds.
    RoundingMissing(MISSING_KEY) { subject: Subject } {
        en: "{subject} has no [rounding]",
        vi: "{subject} chưa có [rounding]",
        help en: "add [rounding]: at, mode and decimals; rounding is part of the rules and is never assumed",
        help vi: "ghi thêm [rounding]: at, mode và decimals; làm tròn là một phần của quy định, không có mặc định",
    }

    /// An id that no edition can have.
    BadId(BAD_ID) { id: String } {
        en: "`{id}` is no id for an edition",
        vi: "“{id}” không dùng làm mã bộ tiêu chí được",
        help en: "write a word of a-z, 0-9 and `-`: \"binh-thuan-huyen-2022\"",
        help vi: "ghi một từ gồm a-z, 0-9 và “-”: \"binh-thuan-huyen-2022\"",
    }

    /// A name that is neither a fact nor a quantity.
    UnknownFigure(UNKNOWN_NAME) { name: String, suggestion: NameHint } {
        en: "there is no fact or quantity `{name}`",
        vi: "không có thông tin chung hoặc số liệu dùng chung “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// An option that a fact cannot have.
    BadFactOption(BAD_ID) { option: String, subject: Subject } {
        en: "`{option}` cannot be an option of {subject}",
        vi: "“{option}” không dùng làm phương án của {subject} được",
        help en: "give each option its own short word: options = [\"I\", \"II\", \"III\"]",
        help vi: "đặt cho mỗi phương án một từ ngắn, không trùng nhau: options = [\"I\", \"II\", \"III\"]",
    }

    /// An attribute that is called as a part of every answer.
    AttributeNameTaken(BAD_ID) { name: String } {
        en: "an answer has another meaning for `{name}`",
        vi: "trong số liệu, “{name}” đã có nghĩa khác",
        help en: "rename the attribute",
        help vi: "đổi tên thuộc tính",
    }

    /// An attribute that is asked where an attribute is.
    AttributeAsksAttribute(BAD_CONDITION) { subject: Subject } {
        en: "{subject} asks for an attribute again",
        vi: "{subject} vẫn xét một thuộc tính",
        help en: "ask for what the row itself comes to: met, is, ge …",
        help vi: "xét kết quả của chính mục đó: “met”, “is”, “ge” …",
    }

    /// Something named that is not described.
    NamedNotATable(WRONG_TYPE) { name: String, table: &'static str } {
        en: "`{name}` in [{table}] is not a table",
        vi: "“{name}” trong [{table}] không phải là bảng",
        help en: "write {name} = {{ title = \"…\" }}",
        help vi: "ghi {name} = {{ title = \"…\" }}",
    }

    /// A name with a character that nobody sees.
    InvisibleInName(BAD_ID) { name: String, table: &'static str, invisible: String } {
        en: "`{name}` in [{table}] has the invisible {invisible}",
        vi: "“{name}” trong [{table}] có ký tự ẩn {invisible}",
        help en: "write the name again: two names that look alike must be one",
        help vi: "ghi lại tên: hai tên trông giống nhau phải là một",
    }

    /// A sum of what units do not state.
    BadTerm(UNKNOWN_NAME) { name: String } {
        en: "`{name}` cannot be a term of a sum",
        vi: "“{name}” không dùng làm số hạng của tổng được",
        help en: "name facts that units state themselves",
        help vi: "ghi những thông tin chung mà đơn vị tự ghi",
    }

    /// One name for two things.
    FactAndQuantity(DUPLICATE_KEY) { name: String } {
        en: "`{name}` is a fact and a quantity",
        vi: "“{name}” vừa là thông tin chung, vừa là số liệu dùng chung",
        help en: "rename one of the two",
        help vi: "đổi tên một trong hai",
    }

    /// A quantity that limits itself.
    AtMostItself(BAD_RANGE) { name: String } {
        en: "`{name}` is at most itself, which says nothing",
        vi: "“{name}” không vượt chính “{name}”: không có giới hạn nào",
        help en: "name what it cannot exceed",
        help vi: "ghi số liệu hoặc thông tin chung mà số này không được vượt",
    }
}
