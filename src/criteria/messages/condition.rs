//! Of conditions and their bounds.

use std::fmt;

use super::edition::NameHint;
use crate::language::{Argument, Grouped, Language, Listed, RowName, Show};
use crate::source::Subject;
use crate::suggestion::Suggestion;

/// Rows, each of which needs the next: `1.1 needs 2.1 needs 1.1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chain(pub Vec<RowName>);

impl Show for Chain {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let needs = match language {
            Language::English => " needs ",
            Language::Vietnamese => " cần ",
        };
        let codes: Vec<String> = self.0.iter().map(|row| row.said(language)).collect();
        f.write_str(&codes.join(needs))
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.iter().map(|row| row.0.clone()).collect())
    }
}

diagnostic! {
    /// A condition about nothing.
    WithoutSubject(MISSING_KEY) { subject: Subject } {
        en: "{subject} does not say what it is about",
        vi: "{subject} chưa ghi đối tượng cần xét",
        help en: "name a row, a fact or several rows: {{ criterion = \"2.1\", met = true }}, {{ fact = \"communes\", ge = 1 }}, {{ every = \"groups\", ge = \"50%\" }}",
        help vi: "ghi một mục, một thông tin chung hoặc nhiều mục: {{ criterion = \"2.1\", met = true }}, {{ fact = \"communes\", ge = 1 }}, {{ every = \"groups\", ge = \"50%\" }}",
    }

    /// A condition about two things.
    TwoSubjects(BAD_CONDITION) { subject: Subject, first: &'static str, second: &'static str } {
        en: "{subject} is about `{first}` and about `{second}`",
        vi: "{subject} ghi cả “{first}” và “{second}”",
        help en: "make two conditions of it, in a list: all of them must hold",
        help vi: "tách thành hai điều kiện trong một danh sách: phải đạt tất cả",
    }

    /// A code that is no row.
    UnknownRow(UNKNOWN_NAME) { code: String, suggestion: Suggestion } {
        en: "there is no row `{code}`",
        vi: "bộ tiêu chí không có mã “{code}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A name that is no fact.
    UnknownFact(UNKNOWN_NAME) { name: String, suggestion: NameHint } {
        en: "there is no fact `{name}`",
        vi: "không có thông tin chung “{name}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A name that is no attribute.
    UnknownAttribute(UNKNOWN_NAME) { name: String, suggestion: Suggestion } {
        en: "there is no attribute `{name}`",
        vi: "không có thuộc tính “{name}”",
        help en: "{suggestion}; attributes stand under [attributes]",
        help vi: "{suggestion}; thuộc tính ghi ở [attributes]",
    }

    /// A row that must be known before itself.
    AboutItself(BAD_CONDITION) { subject: Subject, row: RowName } {
        en: "{subject} is about {row} itself, or a group that it is in",
        vi: "{subject} xét {row}, là chính mục mang điều kiện hoặc nhóm chứa mục đó",
        help en: "name another row: this one is not known yet when its own condition is",
        help vi: "ghi mục khác: khi xét điều kiện này, kết quả của mục đó chưa có",
    }

    /// A condition without a test.
    AsksForNothing(MISSING_KEY) { subject: Subject } {
        en: "{subject} asks for nothing",
        vi: "{subject} chưa ghi yêu cầu nào",
        help en: "say what must hold: is, not, met, answered, has, or ge, gt, le, lt",
        help vi: "ghi yêu cầu phải đạt: “is”, “not”, “met”, “answered”, “has”, hoặc “ge”, “gt”, “le”, “lt”",
    }

    /// A choice that is compared as if it were a number.
    ComparesOptions(BAD_CONDITION) { subject: Subject, name: String } {
        en: "{subject} compares the fact `{name}`, which is one of its options and no number",
        vi: "{subject} so sánh thông tin chung “{name}”, thông tin này là một phương án, không phải số",
        help en: "use is or not, with one of its options",
        help vi: "dùng “is” hoặc “not”, với một trong các phương án đó",
    }

    /// A number that is compared with a part of nothing.
    ComparesWithShare(BAD_CONDITION) { subject: Subject, name: String } {
        en: "{subject} compares the fact `{name}` with a percentage, and there is no whole",
        vi: "{subject} so sánh thông tin chung “{name}” với số phần trăm, không có số toàn bộ để tính",
        help en: "compare it with a number: ge = 1",
        help vi: "so sánh với một số: ge = 1",
    }

    /// An option of a fact that is a number.
    FactWithoutOptions(BAD_CONDITION) { name: String, option: String } {
        en: "the fact `{name}` is a number, and has no option `{option}`",
        vi: "thông tin chung “{name}” là số, không có phương án “{option}”",
        help en: "compare it: ge = 1; or give the fact its options: options = [\"no\", \"yes\"]",
        help vi: "so sánh: ge = 1; hoặc ghi phương án của thông tin chung: options = [\"no\", \"yes\"]",
    }

    /// An option that a fact does not have.
    UnknownFactOption(UNKNOWN_NAME) { name: String, option: String, suggestion: Suggestion } {
        en: "the fact `{name}` has no option `{option}`",
        vi: "thông tin chung “{name}” không có phương án “{option}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// A count that nothing is asked of.
    CountsWithoutNumber(MISSING_KEY) { subject: Subject } {
        en: "{subject} counts, and does not say how many",
        vi: "{subject} đếm số mục, chưa ghi cần bao nhiêu",
        help en: "add ge = 8, or le",
        help vi: "ghi thêm ge = 8, hoặc le",
    }

    /// A range without rows.
    RangesOverNothing(BAD_CONDITION) { subject: Subject } {
        en: "{subject} ranges over no row",
        vi: "{subject} không bao gồm mục nào",
        help en: "name a group with rows, a list of codes, \"groups\", \"leaves\" or \"mandatory\"",
        help vi: "ghi một nhóm có tiêu chí, một danh sách mã, \"groups\", \"leaves\" hoặc \"mandatory\"",
    }

    /// Conditions that range over far too many rows.
    RangesOverTooMany(TOO_MANY_ENTRIES) { subject: Subject, most: Grouped } {
        en: "{subject}: the conditions range over more than {most} rows together",
        vi: "{subject}: các điều kiện xét tổng cộng trên {most} mục",
        help en: "ask for the group, or for the total, in place of each of its rows",
        help vi: "xét nhóm hoặc tổng điểm, thay cho từng mục bên dưới",
    }

    /// The answer of a group is asked for, which has none.
    AsksAnswerOfGroup(BAD_CONDITION) { subject: Subject, group: RowName } {
        en: "{subject} asks how {group} is answered, and that is a group",
        vi: "{subject} xét số liệu của {group}, là nhóm tiêu chí nên không có số liệu",
        help en: "ask for its points or met, or name the leaves: every = \"…\"",
        help vi: "xét điểm của nhóm hoặc met, hoặc ghi các tiêu chí thành phần: every = \"…\"",
    }

    /// An option of a row that is answered otherwise.
    RowWithoutOptions(UNKNOWN_NAME) { row: RowName, option: String } {
        en: "{row} is not answered by an option, so it has no `{option}`",
        vi: "{row} không chấm theo phương án, nên không có “{option}”",
        help en: "ask for its points or whether it is met: ge = \"50%\", met = true",
        help vi: "xét điểm hoặc kết quả đạt: ge = \"50%\", met = true",
    }

    /// An option that a row does not have.
    UnknownOption(UNKNOWN_NAME) { row: RowName, option: String, suggestion: Suggestion } {
        en: "{row} has no option `{option}`",
        vi: "{row} không có phương án “{option}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// An option of rows that are all answered otherwise.
    RowsWithoutOptions(UNKNOWN_NAME) { option: String } {
        en: "none of these rows has an option `{option}`",
        vi: "không mục nào trong số này có phương án “{option}”",
        help en: "ask for its points or whether it is met: ge = \"50%\", met = true",
        help vi: "xét điểm hoặc kết quả đạt: ge = \"50%\", met = true",
    }

    /// An option that none of the rows has.
    UnknownOptionOfRows(UNKNOWN_NAME) { option: String, suggestion: Suggestion } {
        en: "none of these rows has an option `{option}`",
        vi: "không mục nào trong số này có phương án “{option}”",
        help en: "{suggestion}",
        help vi: "{suggestion}",
    }

    /// Bounds by a fact that has no options.
    BoundsByNumber(BAD_CONDITION) { subject: Subject, name: String } {
        en: "{subject} differs by the fact `{name}`, which is a number",
        vi: "{subject} chia theo thông tin chung “{name}”, thông tin này là số",
        help en: "name a fact with options: class = {{ title = \"…\", options = [\"I\", \"II\"] }}",
        help vi: "ghi một thông tin chung có phương án: class = {{ title = \"…\", options = [\"I\", \"II\"] }}",
    }

    /// Something else than a bound for an option.
    NotABound(WRONG_TYPE) { option: String } {
        en: "the bound for `{option}` is no bound",
        vi: "giới hạn của “{option}” không phải là số hay tỷ lệ",
        help en: "write a share with its sign: \"80%\", or a number: 20",
        help vi: "ghi tỷ lệ có dấu phần trăm: \"80%\", hoặc một số: 20",
    }

    /// Options of a fact that were left out.
    OptionsWithoutBound(MISSING_KEY) { subject: Subject, options: Listed<String> } {
        en: "{subject} has no bound for {options}",
        vi: "{subject} chưa ghi giới hạn của {options}",
        help en: "give one for each option of the fact: {{ by = \"class\", I = 90, II = 80 }}",
        help vi: "ghi giới hạn của từng phương án: {{ by = \"class\", I = 90, II = 80 }}",
    }

    /// Conditions that wait for each other.
    Circle(CONDITION_CIRCLE) { rows: Chain } {
        en: "conditions go in a circle: {rows}",
        vi: "điều kiện đi thành vòng: {rows}",
        help en: "take one of these conditions away: a row cannot wait for itself",
        help vi: "bỏ một trong các điều kiện này: một mục không thể chờ kết quả của chính nó",
    }
}
