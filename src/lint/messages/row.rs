//! Of rows: their maxima, their codes, and what follows from them.

use crate::language::{Computed, NodeCode, RowName, Text};
use crate::number::Decimal;

diagnostic! {
    /// A max that no answer reaches.
    MaxUnreached(MAX_UNREACHED) { row: RowName, max: Decimal, best: Computed, written: String } {
        en: "the max of {row} is {max}, and no answer gives more than {best}",
        vi: "điểm tối đa của {row} là {max}, không số liệu nào được quá {best} điểm",
        help en: "correct the one that is wrong; if the form means it so, say attainable = {written}",
        help vi: "sửa một trong hai theo biểu mẫu; nếu biểu mẫu quy định như vậy thì ghi attainable = {written}",
    }

    /// A stated best that is another one.
    AttainableDiffers(MAX_UNREACHED) { row: RowName, stated: Decimal, best: Computed } {
        en: "{row} says that {stated} can be attained, and its best answer gives {best}",
        vi: "{row} ghi có thể đạt {stated} điểm, số liệu tốt nhất được {best} điểm",
        help en: "correct the one that is wrong: attainable, max, or the points of the rule",
        help vi: "sửa theo biểu mẫu: attainable, max, hoặc điểm trong cách tính",
    }

    /// A code without its group.
    OrphanCode(ORPHAN_CODE) { group: String, row: NodeCode, above: RowName } {
        en: "there is no row {group}, so {row} counts in {above}",
        vi: "không có nhóm {group}, nên {row} cộng vào {above}",
        help en: "add the group {group}, or correct the code",
        help vi: "ghi thêm nhóm {group}, hoặc sửa mã",
    }

    /// A mandatory row without a consequence.
    MandatoryUnused(MANDATORY_UNUSED) { row: RowName } {
        en: "{row} is mandatory, and no condition asks whether it is met",
        vi: "{row} là tiêu chí bắt buộc, không điều kiện nào xét mục này đạt hay không",
        help en: "say what follows where it is not: in `requires` of the total, of a band or of a row, or in an event: {{ unless = {{ every = \"mandatory\", met = true }}, … }}",
        help vi: "ghi cách xử lý khi không đạt: trong “requires” của tổng điểm, của mức xếp loại hoặc của mục, hoặc trong sự kiện: {{ unless = {{ every = \"mandatory\", met = true }}, … }}",
    }

    /// A name that nothing uses.
    UnusedName(UNUSED_NAME) { what: Text, name: String, used_by: Text } {
        en: "nothing uses the {what} `{name}`",
        vi: "không mục nào dùng {what} “{name}”",
        help en: "take it out, or use it: {used_by}",
        help vi: "bỏ đi, hoặc dùng: {used_by}",
    }
}

/// A name.
pub(crate) const FACT: Text = Text { en: "fact", vi: "thông tin chung" };
/// A name.
pub(crate) const QUANTITY: Text = Text { en: "quantity", vi: "số liệu dùng chung" };
/// A name.
pub(crate) const ATTRIBUTE: Text = Text { en: "attribute", vi: "thuộc tính" };
/// A name.
pub(crate) const LIST: Text = Text { en: "list", vi: "danh sách" };
/// What uses a fact.
pub(crate) const USE_OF_FACT: Text = Text {
    en: "den = \"…\" of a row, or in a condition",
    vi: "“den” của một mục, hoặc trong điều kiện",
};
/// What uses a quantity.
pub(crate) const USE_OF_QUANTITY: Text = Text {
    en: "num = \"…\" or den = \"…\" of a row",
    vi: "“num” hoặc “den” của một mục",
};
/// What uses an attribute.
pub(crate) const USE_OF_ATTRIBUTE: Text =
    Text { en: "has = \"…\" of a condition", vi: "“has” của một điều kiện" };
/// What uses a list.
pub(crate) const USE_OF_LIST: Text = Text {
    en: "options, items, tiers or bands = \"…\" of a row",
    vi: "“options”, “items”, “tiers” hoặc “bands” của một mục",
};
