//! What the checks say, in both languages.

use crate::column::Column;
use crate::language::{Computed, RowName, Text};
use crate::number::Decimal;

diagnostic! {
    /// A quantity is above its limit, which is a fact that the unit states.
    AboveFact(AT_MOST_BROKEN) { row: RowName, column: Column, value: Decimal, title: String, limit: Decimal, limit_title: String } {
        en: "{row} gives {value} in the {column} column ({title}), and the unit states only {limit} ({limit_title})",
        vi: "{row} cột {column} ghi {value} ({title}), lớn hơn {limit} ở phần thông tin chung ({limit_title})",
        help en: "the first cannot be more than the second: correct one of the two",
        help vi: "số thứ nhất không thể lớn hơn số thứ hai: sửa một trong hai",
    }

    /// A quantity is above its limit, which another row gives.
    AboveRow(AT_MOST_BROKEN) { row: RowName, column: Column, value: Decimal, title: String, other: RowName, limit: Decimal, limit_title: String } {
        en: "{row} gives {value} in the {column} column ({title}), and {other} gives only {limit} ({limit_title})",
        vi: "{row} cột {column} ghi {value} ({title}), lớn hơn {limit} ở {other} ({limit_title})",
        help en: "the first cannot be more than the second: correct one of the two",
        help vi: "số thứ nhất không thể lớn hơn số thứ hai: sửa một trong hai",
    }

    /// Two rows quote one quantity with different figures.
    QuantityDiffers(QUANTITY_DIFFERS) { row: RowName, column: Column, value: Decimal, other: RowName, other_value: Decimal, title: String } {
        en: "{row} gives {value} in the {column} column, and {other} gives {other_value}, for the same thing: {title}",
        vi: "{row} cột {column} ghi {value}, {other} ghi {other_value} cho cùng một số liệu: {title}",
        help en: "it cannot be both: correct one of the two, and what was counted from it",
        help vi: "sửa một trong hai, và các số tính từ số đó",
    }

    /// A max is printed on the form otherwise than the edition has it.
    PrintedMaxDiffers(PRINTED_MAX_DIFFERS) { row: RowName, printed: Decimal, max: Computed } {
        en: "the max of {row} is printed as {printed}, and the criteria have {max}",
        vi: "điểm tối đa của {row} in trên phiếu là {printed}, bộ tiêu chí quy định {max}",
        help en: "points are judged by the criteria; ask for a corrected form",
        help vi: "chấm theo bộ tiêu chí; yêu cầu gửi lại phiếu đúng mẫu",
    }

    /// Points are claimed, and no document is named.
    EvidenceMissing(EVIDENCE_MISSING) { row: RowName, column: Column, how: Text } {
        en: "{row} asks for evidence, and the {column} column gives none",
        vi: "{row} cột {column} chưa nêu tài liệu kiểm chứng",
        help en: "{how}",
        help vi: "{how}",
    }

    /// The appraisal gives more than the unit gave itself.
    ScoreRaised(SCORE_RAISED) { row: RowName, from: Computed, to: Computed, before: Computed, after: Computed, without: Option<Text> } {
        en: "{row} was raised from {from} to {to} ({before} → {after}){without}",
        vi: "{row} tăng từ {from} lên {to} ({before} → {after}){without}",
        help en: "nothing to do where that is meant; a note would say why",
        help vi: "nếu đúng ý thì không phải làm gì; nên ghi lý do vào ghi chú",
    }
}

sentence! {
    /// Beside the other row that quotes a quantity.
    ValueIn { value: Decimal, row: RowName } {
        en: "{value} in {row}",
        vi: "{row} ghi {value}",
    }
}

/// Beside what limits a figure.
pub const THE_LIMIT: Text = Text { en: "the limit", vi: "mức không được vượt" };
/// Beside a row of the edition.
pub const ROW_IN_CRITERIA: Text =
    Text { en: "the row in the criteria", vi: "mục này trong bộ tiêu chí" };
/// Beside the unit's own answer.
pub const SELF_COLUMN: Text = Text { en: "the self column", vi: "cột tự chấm" };
/// How evidence is named in a form of TOML.
pub const NAME_EVIDENCE_IN_TOML: Text = Text {
    en: "name it: evidence = [\"number, date and title of the document\"]",
    vi: "ghi evidence = [\"số, ngày, trích yếu văn bản\"]",
};
/// How evidence is named in a form of CSV.
pub const NAME_EVIDENCE_IN_CSV: Text = Text {
    en: "name number, date and title of the document in the column self_evidence",
    vi: "ghi số, ngày, trích yếu văn bản vào cột self_evidence",
};
/// After a change that nobody explains.
pub const WITHOUT_NOTE: Text = Text { en: ", without a note", vi: ", không có ghi chú" };
