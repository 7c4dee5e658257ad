//! What the engine says of answers, in both languages.

use std::fmt;

use crate::column::Column;
use crate::language::{Computed, Language, Listed, Quoted, RowName, Sentence, Show, SomeRows, Text};
use crate::number::Decimal;
use crate::rule::{Allowed, Amount};

sentence! {
    /// Points that a blank row declares.
    ThoughDeclared { points: Decimal } {
        en: ", though {points} points are declared",
        vi: ", điểm ghi {points}",
    }
}

/// Beside a row of the edition.
pub(super) const ROW_IN_CRITERIA: Text =
    Text { en: "the row in the criteria", vi: "mục này trong bộ tiêu chí" };
/// Beside a row of the edition that not every unit is asked.
pub(super) const ROW_WITH_ASKED_IF: Text = Text {
    en: "the row in the criteria, with its asked_if",
    vi: "mục này trong bộ tiêu chí, có asked_if",
};

sentence! {
    /// A fact in a TOML.
    FactInToml { example: String } {
        en: "add it to [facts]: {example}",
        vi: "ghi thêm vào [facts]: {example}",
    }

    /// A fact in a CSV.
    FactInCsv { name: String, value: String } {
        en: "add a row facts.{name} with {value} in self_answer",
        vi: "ghi thêm dòng facts.{name}, ghi {value} vào cột self_answer",
    }

    /// A fact in a printed form.
    FactInForm { title: String } {
        en: "write a line above the table: {title}: and its value",
        vi: "ghi phía trên bảng một dòng: {title}: và giá trị",
    }

    /// An attribute in a TOML.
    AttributeInToml { name: String } {
        en: "add {name} = true or {name} = false to the answer",
        vi: "ghi thêm {name} = true hoặc {name} = false vào mục này",
    }

    /// An attribute in a CSV.
    AttributeInCsv { name: String, column: &'static str } {
        en: "write yes or no into the column {column}_{name}",
        vi: "ghi yes hoặc no (có hoặc không) vào cột {column}_{name}",
    }

    /// An attribute in a printed form.
    AttributeInForm { name: String } {
        en: "forms have no place for it; import the form, and add {name} = true or {name} = false there",
        vi: "phiếu không có chỗ ghi; chuyển phiếu sang TOML rồi ghi thêm {name} = true hoặc {name} = false",
    }
}

/// How a fact is stated.
#[derive(Clone, Debug)]
pub(crate) enum FactStated {
    /// In a TOML.
    Toml(FactInToml),
    /// In a CSV.
    Csv(FactInCsv),
    /// In a printed form.
    Form(FactInForm),
}

impl Show for FactStated {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FactStated::Toml(sentence) => sentence.show(language, f),
            FactStated::Csv(sentence) => sentence.show(language, f),
            FactStated::Form(sentence) => sentence.show(language, f),
        }
    }
}

/// How an attribute is stated.
#[derive(Clone, Debug)]
pub(crate) enum AttributeStated {
    /// In a TOML.
    Toml(AttributeInToml),
    /// In a CSV.
    Csv(AttributeInCsv),
    /// In a printed form.
    Form(AttributeInForm),
}

impl Show for AttributeStated {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttributeStated::Toml(sentence) => sentence.show(language, f),
            AttributeStated::Csv(sentence) => sentence.show(language, f),
            AttributeStated::Form(sentence) => sentence.show(language, f),
        }
    }
}

sentence! {
    /// How far an appraisal is.
    AppraisedSoFar { appraised: usize, of: usize, open: SomeRows } {
        en: "{appraised} of {of} rows are appraised; still open: {open}",
        vi: "đã thẩm định {appraised}/{of} tiêu chí thành phần; còn lại: {open}",
    }

    /// A total that the form declares although rows are open.
    TotalOverOpen { declared: Decimal, so_far: Computed } {
        en: "the form declares a total of {declared}, and the rows appraised so far give {so_far}: if the appraisal is \
            finished, rows were forgotten",
        vi: "phiếu ghi tổng điểm thẩm định {declared}, phần đã thẩm định tính được {so_far}: nếu đã thẩm định xong thì \
            còn tiêu chí bỏ sót",
    }
}

diagnostic! {
    /// An appraisal that is being worked on.
    InProgress(APPRAISAL_IN_PROGRESS) { so_far: AppraisedSoFar } {
        en: "the appraisal is in progress, and its points are not final: {so_far}",
        vi: "đang thẩm định, điểm thẩm định là tạm tính: {so_far}",
        help en: "nothing to do while it is being worked on; --final checks it as a finished one",
        help vi: "tiếp tục thẩm định; khi đã xong, kiểm tra bằng --final",
    }

    /// A row that nobody answered.
    RowBlank(ROW_BLANK) { row: RowName, column: Column, declared: Option<ThoughDeclared> } {
        en: "{row} is not answered in the {column} column{declared}: it counts 0",
        vi: "{row} để trống ở cột {column}{declared}: tính 0 điểm",
        help en: "answer it; where the answer is nothing, choose that option or write 0",
        help vi: "ghi số liệu; nếu không có, ghi 0 hoặc chọn phương án ứng với không có",
        several(count, examples) of row counts "tiêu chí" by column {
            en: "{count} rows are not answered in the {column} column: {examples}; they count 0, also where points are declared",
            vi: "cột {column} để trống {count} tiêu chí: {examples}; tính 0 điểm, kể cả khi phiếu có ghi điểm",
            help en: "answer them; where the answer is nothing, choose that option or write 0; -v shows all",
            help vi: "ghi số liệu; nếu không có, ghi 0 hoặc chọn phương án ứng với không có; -v nêu từng tiêu chí",
        }
    }

    /// "Not applicable" on a row that always applies.
    NotApplicableForbidden(NOT_APPLICABLE_FORBIDDEN) { row: RowName } {
        en: "{row} applies to every unit, and is said not to apply",
        vi: "{row} áp dụng cho mọi đơn vị, phiếu ghi không áp dụng",
        help en: "answer it; if the form allows it, the criteria must say so: not_applicable = \"drop\"",
        help vi: "ghi số liệu; nếu biểu mẫu cho phép thì bộ tiêu chí phải ghi not_applicable = \"drop\"",
    }

    /// An answer to a row that is not asked of this unit.
    AnsweredNotAsked(ANSWERED_NOT_ASKED) { row: RowName, column: Column } {
        en: "{row} is not asked of this unit, and is answered in the {column} column: the answer does not count",
        vi: "đơn vị không thuộc đối tượng của {row}, cột {column} vẫn ghi: số liệu này không tính",
        help en: "take the answer out; or correct the row or fact that the question hangs on",
        help vi: "bỏ số liệu này, hoặc sửa mục hay thông tin chung quyết định đối tượng",
    }

    /// A fact that a condition or a bound depends on.
    FactMissing(FACT_MISSING) { name: Quoted, title: String, how: FactStated } {
        en: "the fact {name} ({title}) is not stated, and a condition hangs on it",
        vi: "chưa ghi thông tin chung {name} ({title}), có điều kiện phụ thuộc vào đó",
        help en: "{how}",
        help vi: "{how}",
    }

    /// An attribute that a condition depends on.
    AttributeMissing(ATTRIBUTE_MISSING) { row: RowName, name: String, title: String, how: AttributeStated } {
        en: "{row} does not say `{name}` ({title}), and a condition hangs on it",
        vi: "{row} chưa ghi “{name}” ({title}), có điều kiện phụ thuộc vào đó",
        help en: "{how}",
        help vi: "{how}",
    }

    /// Points that no band holds.
    NoBand(NO_BAND) { row: String, points: Computed } {
        en: "no band of {row} holds {points} points",
        vi: "không mức xếp loại nào của {row} ứng với {points} điểm",
        help en: "the bands of the criteria have a hole: close it, as the form means it",
        help vi: "các mức xếp loại của bộ tiêu chí còn hở: bổ sung theo đúng biểu mẫu",
    }

    /// Points without an end, where the edition states no rounding.
    NeedsRounding(NEEDS_ROUNDING) { row: String, points: Computed } {
        en: "the points of {row} come to {points}, which has no end, and the criteria state no rounding",
        vi: "điểm của {row} là {points}, số thập phân vô hạn, bộ tiêu chí không quy định làm tròn",
        help en: "ask who issued the form how such figures are rounded; the criteria then say so under [rounding]",
        help vi: "hỏi cơ quan ban hành cách làm tròn, rồi ghi vào [rounding] của bộ tiêu chí",
    }

    /// Points that no figure can hold.
    TooLarge(NUMBER_TOO_LARGE) { row: String } {
        en: "the points of {row} have more digits than a figure can hold (28)",
        vi: "điểm của {row} có quá 28 chữ số",
        help en: "check the figures of the answer and of the criteria",
        help vi: "kiểm tra số liệu của phiếu và của bộ tiêu chí",
    }

    /// A ratio above one, cut to one.
    AboveOneCapped(NUM_ABOVE_DEN) { row: RowName, column: Column, num: Decimal, den: Decimal } {
        en: "{row}: the numerator {num} is above the denominator {den} in the {column} column; it counts as 1",
        vi: "{row} cột {column}: tử số {num} lớn hơn mẫu số {den}, tỷ lệ tính là 100%",
        help en: "check both figures: are they swapped, or is one of them another year's?",
        help vi: "kiểm tra cả hai số: ghi ngược, hay số liệu khác năm?",
    }

    /// A ratio above one, judged as it is.
    AboveOne(NUM_ABOVE_DEN) { row: RowName, column: Column, num: Decimal, den: Decimal } {
        en: "{row}: the numerator {num} is above the denominator {den} in the {column} column; it is judged as it stands",
        vi: "{row} cột {column}: tử số {num} lớn hơn mẫu số {den}, xét theo đúng tỷ lệ đó",
        help en: "check both figures: are they swapped, or is one of them another year's? If the row measures actual against plan, its edition says so: domain = [\"0%\", \"1000%\"]",
        help vi: "kiểm tra cả hai số: ghi ngược, hay số liệu khác năm? Nếu mục đo thực hiện so với kế hoạch thì bộ tiêu chí ghi: domain = [\"0%\", \"1000%\"]",
    }

    /// A ratio above one, which the edition forbids.
    OverForbidden(OVER_FORBIDDEN) { row: RowName, num: Decimal, den: Decimal } {
        en: "{row}: the numerator {num} is above the denominator {den}, which this row does not allow",
        vi: "{row}: tử số {num} lớn hơn mẫu số {den}, mục này không cho phép",
        help en: "correct the figures; the criteria say over = \"error\"",
        help vi: "sửa số liệu; bộ tiêu chí quy định over = \"error\"",
    }

    /// Nothing out of nothing, where the edition does not say what that is.
    NothingOfNothing(DIVIDED_BY_ZERO) { row: RowName, column: Column } {
        en: "{row}: 0/0 in the {column} column is 0 out of 0, and the criteria do not say what that comes to: the row has no points, nor has any sum above it",
        vi: "{row} cột {column}: 0/0, bộ tiêu chí không quy định; mục này và các tổng liên quan không tính được",
        help en: "correct the denominator; or the criteria say what 0/0 comes to: zero_over_zero",
        help vi: "sửa mẫu số; hoặc bộ tiêu chí quy định 0/0 bằng zero_over_zero",
    }

    /// Something out of nothing.
    DividedByZero(DIVIDED_BY_ZERO) { row: RowName, column: Column, num: Decimal } {
        en: "{row}: {num}/0 in the {column} column cannot be divided: the row has no points, nor has any sum above it",
        vi: "{row} cột {column}: mẫu số bằng 0 ({num}/0); mục này và các tổng liên quan không tính được",
        help en: "correct the denominator",
        help vi: "sửa mẫu số",
    }

    /// A tick beside a measure that is in another tier.
    TickContradicts(TICK_CONTRADICTS) { row: RowName, column: Column, ticked: String, measure: Amount, holds: String, bounds: Sentence } {
        en: "{row}: tier {ticked} is ticked in the {column} column, and {measure} is in tier {holds} ({bounds}); the figure counts",
        vi: "{row} cột {column} chọn mức {ticked}, số liệu {measure} thuộc mức {holds} ({bounds}); tính theo số liệu",
        help en: "tick the tier that the figure is in, or correct the figure",
        help vi: "chọn đúng mức của số liệu, hoặc sửa số liệu",
    }

    /// A measure that no tier holds.
    NoTier(NO_TIER) { row: RowName, measure: Amount } {
        en: "{row}: no tier holds {measure}",
        vi: "{row}: không mức nào ứng với {measure}",
        help en: "check the figure; if it is right, the tiers of the criteria have a hole",
        help vi: "kiểm tra số liệu; nếu số liệu đúng thì các mức của bộ tiêu chí còn hở",
    }

    /// A figure that the row does not allow.
    OutOfRange(OUT_OF_RANGE) { row: RowName, figure: Decimal, allowed: Allowed } {
        en: "{row}: {figure} is not allowed; the form allows {allowed}",
        vi: "{row}: {figure} ngoài khoảng cho phép; biểu mẫu cho phép {allowed}",
        help en: "correct the figure",
        help vi: "sửa số liệu",
    }

    /// A figure of an entry that the row does not allow.
    EntryOutOfRange(OUT_OF_RANGE) { row: RowName, entry: String, figure: Decimal, allowed: Allowed } {
        en: "{row}: {entry} = {figure} is not allowed; the form allows {allowed}",
        vi: "{row}: {entry} = {figure} ngoài khoảng cho phép; biểu mẫu cho phép {allowed}",
        help en: "correct the figure",
        help vi: "sửa số liệu",
    }

    /// A measure outside of what can be measured.
    OutsideDomain(OUT_OF_RANGE) { row: RowName, measure: Amount, allowed: Allowed } {
        en: "{row}: {measure} cannot be; the form allows {allowed}",
        vi: "{row}: không thể có {measure}; biểu mẫu cho phép {allowed}",
        help en: "correct the figure",
        help vi: "sửa số liệu",
    }

    /// Growth from nothing.
    GrowthFromZero(DIVIDED_BY_ZERO) { row: RowName, column: Column, value: Decimal } {
        en: "{row}: growth from 0 to {value} in the {column} column is no percentage: the row has no points, nor has any sum above it",
        vi: "{row} cột {column}: tăng từ 0 lên {value} không tính được tỷ lệ; mục này và các tổng liên quan không tính được",
        help en: "correct the value of the period before",
        help vi: "sửa số liệu kỳ trước",
    }

    /// Parts of a list that were left out: blank, which is not 0.
    PartBlank(PART_BLANK) { row: RowName, column: Column, parts: Listed<String> } {
        en: "{row}: {parts} left out in the {column} column, which counts 0",
        vi: "{row} cột {column}: để trống {parts}, tính 0",
        help en: "say how many; where there were none, write 0",
        help vi: "ghi số lượng; nếu không có, ghi 0",
    }

    /// Two items that exclude each other.
    ChoicesContradict(CHOICES_CONTRADICT) { row: RowName, column: Column, first: String, second: String } {
        en: "{row}: {first} and {second} are both ticked in the {column} column, and exclude each other",
        vi: "{row} cột {column} chọn cả {first} và {second}, hai nội dung loại trừ nhau",
        help en: "keep the one that is true; as it stands both count",
        help vi: "giữ nội dung đúng; hiện cả hai đều được tính",
    }

    /// No other unit to be compared with.
    Alone(PROVISIONAL) { row: RowName } {
        en: "{row} is set against other units, and there is none to compare with: it counts 0 for now",
        vi: "{row} so sánh giữa các đơn vị, hiện chưa có đơn vị khác: tạm tính 0 điểm",
        help en: "score all units together; until then the total is provisional",
        help vi: "chấm tất cả các đơn vị cùng lúc; trước đó tổng điểm là tạm tính",
    }
}
