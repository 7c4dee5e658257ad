//! What changed between two runs over the same files.

use crate::column::Column;
use crate::language::{Computed, Counted, Joined, NodeCode, Noun, Text};

/// Rows that are not named.
pub(crate) const MORE_ROWS: Noun = Noun { one: "more row", many: "more rows", vi: "tiêu chí khác" };
/// Errors of a check.
pub(crate) const ERRORS: Text = Text { en: "errors", vi: "lỗi" };
/// Warnings of a check.
pub(crate) const WARNINGS: Text = Text { en: "warnings", vi: "cảnh báo" };

sentence! {
    /// Everything that changed.
    Since { changes: Joined<String> } {
        en: "since the last result: {changes}",
        vi: "so với kết quả trước: {changes}",
    }

    /// A total that changed.
    TotalMoved { column: Column, before: Computed, after: Computed } {
        en: "total ({column}) {before} → {after}",
        vi: "tổng điểm ({column}) {before} → {after}",
    }

    /// A total that did not.
    TotalStays { column: Column, points: Computed } {
        en: "total ({column}) still {points}",
        vi: "tổng điểm ({column}) vẫn {points}",
    }

    /// A row that changed.
    RowMoved { code: NodeCode, column: Column, before: Computed, after: Computed } {
        en: "{code} ({column}) {before} → {after}",
        vi: "{code} ({column}) {before} → {after}",
    }

    /// Rows that are not named.
    MoreMoved { rows: Counted } {
        en: "and {rows}",
        vi: "và {rows}",
    }

    /// How many findings there are.
    CountMoved { what: Text, before: usize, after: usize } {
        en: "{what} {before} → {after}",
        vi: "{what} {before} → {after}",
    }

    /// The findings are as many.
    CountStays { what: Text, count: usize } {
        en: "{what} still {count}",
        vi: "{what} vẫn {count}",
    }
}
