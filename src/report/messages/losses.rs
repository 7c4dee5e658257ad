//! Words of losses.

use crate::column::Column;
use crate::language::{Computed, RowName, Sentence, Text};

/// Nothing was lost.
pub(crate) const NOTHING_LOST: Text = Text { en: "nothing was lost", vi: "không mất điểm nào" };
/// What is left of the difference.
pub(crate) const REST: Text =
    Text { en: "caps, floors, means, rounding", vi: "mức trần, mức sàn, trung bình, làm tròn" };

sentence! {
    /// How many points were lost.
    OfTotal { column: Column, lost: Computed, best: Computed, total: Computed } {
        en: "{lost} points lost ({column}): {total} of {best}",
        vi: "Mất {lost} điểm ({column}): đạt {total} trên {best}",
    }

    /// The same of an appraisal that is being worked on.
    SoFarOfTotal { column: Column, lost: Computed, best: Computed, total: Computed, open: Computed } {
        en: "{lost} points lost so far ({column}): {total} of {best}, and {open} not appraised yet",
        vi: "Phần đã thẩm định mất {lost} điểm ({column}): đạt {total} trên {best}, chưa thẩm định {open}",
    }

    /// Points outside of the max.
    BonusRow { title: String } {
        en: "gained outside of the max: {title}",
        vi: "được cộng ngoài điểm tối đa: {title}",
    }

    /// Points that a condition took.
    GateLoss { row: RowName, why: Sentence } {
        en: "taken from {row}: {why}",
        vi: "bị trừ ở {row}: {why}",
    }

    /// Rows that nobody has appraised yet.
    OpenRows { rows: usize } {
        en: "not appraised yet: {rows} rows",
        vi: "chưa thẩm định: {rows} tiêu chí",
    }

    /// Points that an event took or gave.
    EventLoss { event: Sentence } {
        en: "{event}",
        vi: "{event}",
    }

    /// A step, and what it gives.
    NextStep { step: String, gain: Computed } {
        en: "{step}: +{gain}",
        vi: "{step}: +{gain}",
    }
}
