//! Words of targets.

use crate::column::Column;
use crate::language::{Computed, Counted, Noun};

/// Rows that are changed.
pub(crate) const ROWS: Noun = Noun { one: "row", many: "rows", vi: "mục" };

sentence! {
    /// Where a column stands, and how far the target is.
    Missing { column: Column, total: Computed, target: Computed, short: Computed } {
        en: "Total {total} ({column}), target {target}: {short} missing",
        vi: "Tổng điểm {total} ({column}), mục tiêu {target}: còn thiếu {short}",
    }

    /// The same where there is no total yet, or a band is the target.
    Wanted { column: Column, total: Computed, target: Computed } {
        en: "Total {total} ({column}), target {target}",
        vi: "Tổng điểm {total} ({column}), mục tiêu {target}",
    }

    /// Nothing is to be done.
    Reached { column: Column, total: Computed, target: Computed } {
        en: "Total {total} ({column}): the target {target} is reached",
        vi: "Tổng điểm {total} ({column}): đã đạt mục tiêu {target}",
    }

    /// The heading of the fewest rows, proven.
    Fewest { rows: Counted } {
        en: "{rows} reach it; no fewer do",
        vi: "Đạt mục tiêu với {rows}; không thể ít hơn",
    }

    /// One row.
    FewestIsOne {} {
        en: "One row reaches it",
        vi: "Chỉ cần một mục",
    }

    /// The heading of the fewest rows that were found.
    Smallest { rows: Counted } {
        en: "{rows} reach it, the fewest that were found; fewer may do, since rows act on each other",
        vi: "Đạt mục tiêu với {rows}, ít nhất trong các cách đã tìm; có thể có cách ít hơn vì các mục ảnh hưởng lẫn nhau",
    }

    /// The target cannot be reached.
    OutOfReach { most: Computed } {
        en: "Out of reach: at most {most}",
        vi: "Không thể đạt: cao nhất {most}",
    }

    /// No way to the target was found.
    NotFound { most: Computed } {
        en: "No way was found: at most {most}, though rows act on each other and not everything was tried",
        vi: "Chưa tìm được cách đạt: cao nhất {most}; các mục ảnh hưởng lẫn nhau nên chưa thử hết",
    }

    /// The heading of the single changes.
    Each {} {
        en: "The smallest change of each row that gains points, by what the total gains",
        vi: "Thay đổi nhỏ nhất làm tăng điểm của từng mục, xếp theo số điểm tăng của tổng",
    }

    /// Nothing gains points.
    NothingGains {} {
        en: "No change of an answer gains points",
        vi: "Không có thay đổi số liệu nào làm tăng điểm",
    }

    /// What ✓ says.
    EnoughAlone {} {
        en: "✓ enough alone",
        vi: "✓ riêng mục này đủ đạt mục tiêu",
    }

    /// How to try it.
    TryIt { command: String } {
        en: "try it: {command}",
        vi: "thử: {command}",
    }

    /// Points and a class.
    InBand { points: Computed, band: String } {
        en: "{points}, {band}",
        vi: "{points}, {band}",
    }
}
