//! What the verification of a receipt says.

use crate::language::{Computed, Counted, Joined, Listed, NodeCode, Noun, Quoted, Sentence, Text};
use crate::receipt::{Input, Measure};

/// Numbers that differ.
pub(crate) const NUMBERS: Noun = Noun { one: "number differs", many: "numbers differ", vi: "số khác" };

pub(crate) const WHAT: Text = Text { en: "Read", vi: "Đã đọc" };
pub(crate) const FILE: Text = Text { en: "File", vi: "Tệp" };
pub(crate) const IN_RECEIPT: Text = Text { en: "Receipt", vi: "Bản xác nhận" };
pub(crate) const NOW: Text = Text { en: "Now", vi: "Hiện tại" };
pub(crate) const ROW: Text = Text { en: "Row", vi: "Mục" };
pub(crate) const COLUMN: Text = Text { en: "Column", vi: "Cột" };
pub(crate) const NUMBER: Text = Text { en: "Number", vi: "Nội dung" };
pub(crate) const WHY: Text = Text { en: "Why", vi: "Vì sao" };
pub(crate) const PROGRAM: Text = Text { en: "program", vi: "chương trình" };
pub(crate) const SHIPPED: Text = Text { en: "shipped", vi: "có sẵn" };
pub(crate) const EDITED: Text = Text {
    en: "the receipt was edited after it was written",
    vi: "bản xác nhận đã bị sửa sau khi ghi",
};
pub(crate) const BY_EDIT: Text =
    Text { en: "the receipt was edited", vi: "bản xác nhận đã bị sửa" };
pub(crate) const BY_PROGRAM: Text = Text {
    en: "no file changed: the program computes otherwise",
    vi: "tệp không đổi: chương trình tính khác",
};
pub(crate) const SAME_NUMBERS: Text =
    Text { en: "every number is the same", vi: "mọi số vẫn như cũ" };
pub(crate) const NOTHING: Text = Text { en: "–", vi: "–" };

/// What an input is called.
pub(crate) fn input(input: Input) -> Text {
    match input {
        Input::Form => Text { en: "form", vi: "phiếu" },
        Input::Edition => Text { en: "criteria", vi: "bộ tiêu chí" },
        Input::Facts => Text { en: "facts", vi: "thông tin chung" },
        Input::Layout => Text { en: "settled layout", vi: "cách đọc đã chọn" },
        Input::Options => Text { en: "options", vi: "tùy chọn" },
    }
}

/// What a number is called.
pub(crate) fn measure(measure: Measure) -> Text {
    match measure {
        Measure::Points => Text { en: "points", vi: "điểm" },
        Measure::Status => Text { en: "state", vi: "trạng thái" },
        Measure::Answer => Text { en: "answer", vi: "số liệu" },
        Measure::Max => Text { en: "max", vi: "điểm tối đa" },
        Measure::ApplicableMax => Text { en: "max that applies", vi: "điểm tối đa được tính" },
        Measure::Declared => Text { en: "declared points", vi: "điểm ghi trên phiếu" },
        Measure::Band => Text { en: "band", vi: "xếp loại" },
        Measure::DeclaredBand => Text { en: "declared band", vi: "xếp loại ghi trên phiếu" },
        Measure::Index => Text { en: "index", vi: "chỉ số" },
        Measure::DeclaredIndex => Text { en: "declared index", vi: "chỉ số ghi trên phiếu" },
        Measure::Row => Text { en: "row", vi: "mục" },
        Measure::Fact => Text { en: "fact", vi: "thông tin chung" },
        Measure::Unit => Text { en: "unit id", vi: "mã đơn vị" },
        Measure::UnitName => Text { en: "unit name", vi: "tên đơn vị" },
    }
}

/// What a state of an answer is called; the words of JSON, which receipts have.
pub(crate) fn status(word: &str) -> Option<Text> {
    let known = [
        Text { en: "scored", vi: "chấm được" },
        Text { en: "blank", vi: "để trống" },
        Text { en: "not-applicable", vi: "không áp dụng" },
        Text { en: "not-asked", vi: "không thuộc đối tượng" },
        Text { en: "provisional", vi: "tạm tính" },
        Text { en: "no-score", vi: "không có điểm" },
        Text { en: "error", vi: "không tính được" },
        Text { en: "none", vi: "không cộng" },
    ];
    known.into_iter().find(|text| text.en == word)
}

sentence! {
    /// The same files gave the same numbers.
    Matches { hash: String } {
        en: "matches receipt {hash}: the same files, the same criteria, the same numbers",
        vi: "khớp, mã đối chiếu {hash}: cùng tệp, cùng bộ tiêu chí, cùng kết quả",
    }

    /// They did not.
    Differs { hash: String, what: Joined<Sentence> } {
        en: "does not match receipt {hash}: {what}",
        vi: "không khớp mã đối chiếu {hash}: {what}",
    }

    /// A file that changed.
    FileChanged { input: Text, name: Quoted } {
        en: "the {input} {name} changed",
        vi: "{input} {name} đã thay đổi",
    }

    /// An input without a file that changed.
    InputChanged { input: Text } {
        en: "the {input} changed",
        vi: "{input} đã thay đổi",
    }

    /// How many numbers differ.
    NumbersDiffer { numbers: Counted } {
        en: "{numbers}",
        vi: "{numbers}",
    }

    /// Whose form it is, and its totals.
    UnitTotals { unit: String, totals: Joined<TotalOfColumn> } {
        en: "{unit}: {totals}",
        vi: "{unit}: {totals}",
    }

    /// A total.
    TotalOfColumn { column: crate::column::Column, points: Computed } {
        en: "{column} {points}",
        vi: "{column} {points}",
    }

    /// Another version of the program wrote the receipt.
    OtherProgram { before: String, now: String } {
        en: "written by score {before}, verified by score {now}",
        vi: "score {before} đã ghi, score {now} đối chiếu",
    }

    /// A number differs because the answer does.
    ByAnswer { before: Computed, now: Computed } {
        en: "the answer: {before} → {now}",
        vi: "số liệu: {before} → {now}",
    }

    /// A number differs because rows below it do.
    ByRows { rows: Listed<NodeCode> } {
        en: "follows from {rows}",
        vi: "hệ quả của {rows}",
    }

    /// A number differs because these changed.
    ByInputs { inputs: Listed<Text> } {
        en: "changed: {inputs}",
        vi: "đã thay đổi: {inputs}",
    }
}
