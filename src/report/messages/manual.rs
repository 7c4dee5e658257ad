//! What the manual of a kind of rule says besides what the kind says of itself.

use crate::language::{Sentence, Text};

/// Of a kind that sets units against each other.
pub(crate) const RELATIVE: Text = Text {
    en: "Its points depend on the other units of a batch.",
    vi: "Điểm phụ thuộc các đơn vị khác chấm cùng lúc.",
};
/// Of a kind that entries may have.
pub(crate) const NESTS: Text = Text {
    en: "An option or an item may have it for a rule of its own.",
    vi: "Dùng được làm cách tính riêng của một phương án hoặc nội dung.",
};
/// What a key may hold.
pub(crate) const ALSO_BELOW_ZERO: Text =
    Text { en: "a number, also below zero", vi: "một con số, có thể dưới 0" };
/// What a key may hold.
pub(crate) const SHARE: Text =
    Text { en: "a share: \"50%\", \"1/2\"", vi: "một tỷ lệ: \"50%\", \"1/2\"" };
/// What a key may hold.
pub(crate) const NUMBER_OR_SHARE: Text =
    Text { en: "a number, or a share: \"50%\"", vi: "một con số, hoặc một tỷ lệ: \"50%\"" };
/// What a key may hold.
pub(crate) const NAME: Text = Text {
    en: "the name of a fact or a quantity",
    vi: "tên một thông tin chung hoặc số liệu dùng chung",
};
/// What a key may hold.
pub(crate) const RULE: Text = Text { en: "the name of a kind of rule", vi: "tên một cách tính" };
/// What a key may hold.
pub(crate) const TWO_NUMBERS: Text = Text { en: "two numbers", vi: "hai số" };
/// What a key may hold.
pub(crate) const TWO_NUMBERS_OR_SHARES: Text =
    Text { en: "two numbers, or two shares", vi: "hai số, hoặc hai tỷ lệ" };
/// What a key may hold.
pub(crate) const TEXTS: Text = Text { en: "a list of texts", vi: "danh sách các đoạn chữ" };
/// What a key may hold.
pub(crate) const IDS: Text = Text { en: "an id, or a list of ids", vi: "một mã, hoặc danh sách mã" };
/// What a key may hold.
pub(crate) const LOSSES: Text =
    Text { en: "a list of numbers, or \"all\"", vi: "danh sách số, hoặc \"all\"" };
/// What a key may hold.
pub(crate) const NUMBER_OR_ALL: Text =
    Text { en: "a number, or \"all\"", vi: "một con số, hoặc \"all\"" };
/// What a key may hold.
pub(crate) const TABLES_OR_NAME: Text = Text {
    en: "a list of tables, or the name of one under [lists]",
    vi: "danh sách bảng, hoặc tên một danh sách ở [lists]",
};
/// What a key may hold.
pub(crate) const TABLES: Text = Text { en: "a list of tables", vi: "danh sách bảng" };

sentence! {
    /// How a row of the kind is answered.
    AnsweredWith { answer: Text } {
        en: "Answer: {answer}",
        vi: "Cách ghi: {answer}",
    }

    /// What a key must hold.
    Required { holds: Sentence } {
        en: "needed: {holds}",
        vi: "bắt buộc: {holds}",
    }

    /// What a key may hold.
    WholeWithin { from: String, to: String } {
        en: "a whole number from {from} to {to}",
        vi: "số nguyên từ {from} đến {to}",
    }
}
