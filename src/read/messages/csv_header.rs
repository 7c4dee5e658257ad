//! Of the header of a form in CSV.

use std::fmt;

use crate::language::{Argument, Counted, Language, Noun, Quoted, Show};

/// Lines that are not read.
pub(crate) const LINE: Noun = Noun { one: "line is", many: "lines are", vi: "dòng" };

/// What separates cells.
#[derive(Clone, Debug)]
pub(crate) enum Delimiter {
    /// A sign.
    Sign(char),
    /// A tab.
    Tab,
}

impl Show for Delimiter {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (_, Delimiter::Tab) => f.write_str("tab"),
            (Language::English, Delimiter::Sign(sign)) => write!(f, "`{sign}`"),
            (Language::Vietnamese, Delimiter::Sign(sign)) => write!(f, "“{sign}”"),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(match self {
            Delimiter::Sign(sign) => sign.to_string(),
            Delimiter::Tab => "tab".to_owned(),
        })
    }
}

diagnostic! {
    /// A column that may be of the unit or of the appraiser.
    ColumnOfEither(UNKNOWN_COLUMN) { name: Quoted, part: &'static str } {
        en: "the column {name} does not say whether it is the unit's own or the appraiser's",
        vi: "cột {name} chưa ghi rõ là tự chấm hay thẩm định",
        help en: "name it self_{part} or appraisal_{part}",
        help vi: "đặt tên cột là self_{part} hoặc appraisal_{part}",
        several(count, examples) of name {
            en: "{count} columns do not say whether they are the unit's own or the appraiser's: {examples}",
            vi: "{count} cột chưa ghi rõ là tự chấm hay thẩm định: {examples}",
            help en: "name {name} self_{part} or appraisal_{part}, and the others alike",
            help vi: "đặt tên cột {name} là self_{part} hoặc appraisal_{part}, các cột khác tương tự",
        }
    }

    /// Two columns of one name.
    ColumnTwice(DUPLICATE_COLUMN) { name: String } {
        en: "two columns are called `{name}`",
        vi: "hai cột cùng tên “{name}”",
        help en: "remove one of the two",
        help vi: "bỏ một trong hai cột",
    }

    /// Two columns of one meaning.
    ColumnsMeanTheSame(DUPLICATE_COLUMN) { first: String, second: String } {
        en: "the columns `{first}` and `{second}` mean the same",
        vi: "cột “{first}” và cột “{second}” cùng một nội dung",
        help en: "remove one of the two",
        help vi: "bỏ một trong hai cột",
    }

    /// A header without the column that matters.
    NoCodeColumn(NO_HEADER) {} {
        en: "no column is called `code`",
        vi: "không có cột nào tên “code”",
        help en: "the first row names the columns: code,self_num,self_den,self_answer,self_score,…",
        help vi: "dòng đầu ghi tên các cột: code,self_num,self_den,self_answer,self_score,…",
    }

    /// A first row that names no columns.
    NoHeader(NO_HEADER) { line: String } {
        en: "no row among the first 20 names the columns; the first one is: {line}",
        vi: "trong 20 dòng đầu không có dòng nào ghi tên các cột; dòng đầu là: “{line}”",
        help en: "begin with a row of names: code,self_num,self_den,self_answer,self_score,appraisal_num,…; or in Vietnamese: Mã,Điểm tự chấm,Điểm thẩm định,Ghi chú",
        help vi: "thêm dòng tiêu đề ở đầu: code,self_num,self_den,self_answer,self_score,appraisal_num,…; hoặc: Mã,Điểm tự chấm,Điểm thẩm định,Ghi chú",
    }

    /// A first row whose names are separated by bars.
    HeaderWithBars(NO_HEADER) { line: String } {
        en: "the first row does not name the columns: {line}",
        vi: "dòng đầu chưa ghi tên các cột: “{line}”",
        help en: "its cells are separated by `|`: give --delimiter '|'",
        help vi: "các ô phân cách bằng “|”: ghi --delimiter '|'",
    }

    /// Lines above the header.
    LinesAbove(LINES_ABOVE_HEADER) { lines: Counted } {
        en: "{lines} above the header, and not read",
        vi: "{lines} ở trên dòng tiêu đề, không đọc",
        help en: "nothing to do if they are a title; an answer belongs below the header",
        help vi: "nếu là tên biểu mẫu thì giữ nguyên; số liệu phải ghi dưới dòng tiêu đề",
    }

    /// Another delimiter than the user says.
    OptionDelimiter(NO_HEADER) { stated: Delimiter, found: Delimiter } {
        en: "the cells of the header are separated by {found}, and --delimiter says {stated}",
        vi: "các ô của dòng tiêu đề phân cách bằng {found}, --delimiter ghi {stated}",
        help en: "leave --delimiter out: it is found out",
        help vi: "bỏ --delimiter: dấu phân cách cột được tự nhận ra",
    }

    /// Another delimiter than the first line says.
    LineDelimiter(NO_HEADER) { stated: Delimiter, found: Delimiter } {
        en: "the cells of the header are separated by {found}, and the line `sep=` above says {stated}",
        vi: "các ô của dòng tiêu đề phân cách bằng {found}, dòng “sep=” ở trên ghi {stated}",
        help en: "remove the line `sep=`: the delimiter is found out",
        help vi: "bỏ dòng “sep=”: dấu phân cách cột được tự nhận ra",
    }

    /// A column of titles or running numbers.
    TitleColumn(COLUMN_NOT_READ) { name: Quoted } {
        en: "the column {name} is not read: the criteria have the titles, and `code` names the row",
        vi: "không đọc cột {name}: tên tiêu chí lấy theo bộ tiêu chí, dòng nhận theo mã",
        help en: "nothing to do, unless codes or answers stand in it",
        help vi: "giữ nguyên; nếu cột có mã hoặc số liệu thì sửa tên cột",
        several(count, examples) of name {
            en: "{count} columns are not read: {examples}; the criteria have the titles, and `code` names the row",
            vi: "không đọc {count} cột {examples}: tên tiêu chí lấy theo bộ tiêu chí, dòng nhận theo mã",
            help en: "nothing to do, unless codes or answers stand in them",
            help vi: "giữ nguyên; nếu cột có mã hoặc số liệu thì sửa tên cột",
        }
    }
}
