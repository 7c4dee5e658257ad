//! What stands before the lines of an explanation.

use crate::language::Text;

/// One sentence on how points came about.
pub const IN_SHORT: Text = Text { en: "In short", vi: "Tóm tắt" };
/// What the form says.
pub const ANSWER: Text = Text { en: "Answer", vi: "Số liệu" };
/// The rows of a sum.
pub const SUM_OF: Text = Text { en: "Sum of", vi: "Cộng các mục" };
/// Bonus that its max cuts.
pub const BONUS_WITHIN: Text = Text { en: "Bonus within", vi: "Thưởng trong mức trần" };
/// A rule with its numbers.
pub const FORMULA: Text = Text { en: "Formula", vi: "Công thức" };
/// A fraction.
pub const EXACTLY: Text = Text { en: "Exactly", vi: "Giá trị đầy đủ" };
/// The tier that holds.
pub const TIER: Text = Text { en: "Tier", vi: "Mức" };
/// The tier above it.
pub const WHY_NOT_BETTER: Text = Text { en: "Why not better", vi: "Mức cao hơn" };
/// What a condition makes of the answer.
pub const COUNTS_AS: Text = Text { en: "Counts as", vi: "Tính như" };
/// The items of a checklist.
pub const ITEMS: Text = Text { en: "Items", vi: "Nội dung" };
/// Counts at their rates.
pub const RATES: Text = Text { en: "Rates", vi: "Mức điểm" };
/// What is lost.
pub const LOSSES: Text = Text { en: "Losses", vi: "Phần bị trừ" };
/// A line between points.
pub const LINE: Text = Text { en: "Line", vi: "Nội suy" };
/// Other units.
pub const AGAINST_OTHERS: Text = Text { en: "Against others", vi: "So với đơn vị khác" };
/// A share that earns nothing.
pub const TOO_LOW: Text = Text { en: "Too low", vi: "Dưới mức tối thiểu" };
/// Rows that are not added.
pub const COMBINED: Text = Text { en: "Combined", vi: "Cách gộp" };
/// The base of the total.
pub const BASE: Text = Text { en: "Base", vi: "Điểm gốc" };
/// Penalties of the total.
pub const PENALTIES: Text = Text { en: "Penalties", vi: "Điểm trừ" };
/// Rows that do not apply.
pub const RESCALED: Text = Text { en: "Rescaled", vi: "Quy đổi" };
/// The max.
pub const CAP: Text = Text { en: "Cap", vi: "Mức trần" };
/// Bonus above it.
pub const BONUS: Text = Text { en: "Bonus", vi: "Điểm thưởng" };
/// The least.
pub const FLOOR: Text = Text { en: "Floor", vi: "Mức sàn" };
/// The sign of a loss.
pub const SIGN: Text = Text { en: "Sign", vi: "Dấu" };
/// Conditions.
pub const GATE: Text = Text { en: "Gate", vi: "Điều kiện" };
/// Documents.
pub const EVIDENCE: Text = Text { en: "Evidence", vi: "Tài liệu kiểm chứng" };
/// What happened.
pub const EVENT: Text = Text { en: "Event", vi: "Sự kiện" };
/// Rounding.
pub const ROUNDING: Text = Text { en: "Rounding", vi: "Làm tròn" };
/// The points.
pub const POINTS: Text = Text { en: "Points", vi: "Điểm" };
/// Total ÷ max.
pub const INDEX: Text = Text { en: "Index", vi: "Chỉ số" };
/// The class.
pub const BAND: Text = Text { en: "Band", vi: "Xếp loại" };
/// What the form has.
pub const DECLARED: Text = Text { en: "Declared", vi: "Ghi trên phiếu" };
/// The class that the form has.
pub const DECLARED_BAND: Text = Text { en: "Declared band", vi: "Xếp loại trên phiếu" };
/// The sums above.
pub const GOES_INTO: Text = Text { en: "Goes into", vi: "Cộng vào" };
/// The reason that the form gives.
pub const NOTE: Text = Text { en: "Note", vi: "Ghi chú" };
/// The line of the file.
pub const STANDS_IN: Text = Text { en: "Stands in", vi: "Vị trí" };
