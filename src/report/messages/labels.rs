//! What stands before the lines of an explanation.

use crate::language::Text;

/// One sentence on how points came about.
pub(crate) const IN_SHORT: Text = Text { en: "In short", vi: "Tóm tắt" };
/// What the form says.
pub(crate) const ANSWER: Text = Text { en: "Answer", vi: "Số liệu" };
/// The rows of a sum.
pub(crate) const SUM_OF: Text = Text { en: "Sum of", vi: "Cộng các mục" };
/// Bonus that its max cuts.
pub(crate) const BONUS_WITHIN: Text = Text { en: "Bonus within", vi: "Thưởng trong mức trần" };
/// A rule with its numbers.
pub(crate) const FORMULA: Text = Text { en: "Formula", vi: "Công thức" };
/// A fraction.
pub(crate) const EXACTLY: Text = Text { en: "Exactly", vi: "Giá trị đầy đủ" };
/// The tier that holds.
pub(crate) const TIER: Text = Text { en: "Tier", vi: "Mức" };
/// The tier above it.
pub(crate) const WHY_NOT_BETTER: Text = Text { en: "Why not better", vi: "Mức cao hơn" };
/// What a condition makes of the answer.
pub(crate) const COUNTS_AS: Text = Text { en: "Counts as", vi: "Tính như" };
/// The items of a checklist.
pub(crate) const ITEMS: Text = Text { en: "Items", vi: "Nội dung" };
/// Counts at their rates.
pub(crate) const RATES: Text = Text { en: "Rates", vi: "Mức điểm" };
/// What is lost.
pub(crate) const LOSSES: Text = Text { en: "Losses", vi: "Phần bị trừ" };
/// A line between points.
pub(crate) const LINE: Text = Text { en: "Line", vi: "Nội suy" };
/// Other units.
pub(crate) const AGAINST_OTHERS: Text = Text { en: "Against others", vi: "So với đơn vị khác" };
/// A share that earns nothing.
pub(crate) const TOO_LOW: Text = Text { en: "Too low", vi: "Dưới mức tối thiểu" };
/// Rows that are not added.
pub(crate) const COMBINED: Text = Text { en: "Combined", vi: "Cách gộp" };
/// The base of the total.
pub(crate) const BASE: Text = Text { en: "Base", vi: "Điểm gốc" };
/// Penalties of the total.
pub(crate) const PENALTIES: Text = Text { en: "Penalties", vi: "Điểm trừ" };
/// Rows that do not apply.
pub(crate) const RESCALED: Text = Text { en: "Rescaled", vi: "Quy đổi" };
/// The max.
pub(crate) const CAP: Text = Text { en: "Cap", vi: "Mức trần" };
/// Bonus above it.
pub(crate) const BONUS: Text = Text { en: "Bonus", vi: "Điểm thưởng" };
/// The least.
pub(crate) const FLOOR: Text = Text { en: "Floor", vi: "Mức sàn" };
/// The sign of a loss.
pub(crate) const SIGN: Text = Text { en: "Sign", vi: "Dấu" };
/// Conditions.
pub(crate) const GATE: Text = Text { en: "Gate", vi: "Điều kiện" };
/// Documents.
pub(crate) const EVIDENCE: Text = Text { en: "Evidence", vi: "Tài liệu kiểm chứng" };
/// What happened.
pub(crate) const EVENT: Text = Text { en: "Event", vi: "Sự kiện" };
/// Rounding.
pub(crate) const ROUNDING: Text = Text { en: "Rounding", vi: "Làm tròn" };
/// The points.
pub(crate) const POINTS: Text = Text { en: "Points", vi: "Điểm" };
/// Total ÷ max.
pub(crate) const INDEX: Text = Text { en: "Index", vi: "Chỉ số" };
/// The class.
pub(crate) const BAND: Text = Text { en: "Band", vi: "Xếp loại" };
/// What the form has.
pub(crate) const DECLARED: Text = Text { en: "Declared", vi: "Ghi trên phiếu" };
/// The class that the form has.
pub(crate) const DECLARED_BAND: Text = Text { en: "Declared band", vi: "Xếp loại trên phiếu" };
/// The sums above.
pub(crate) const GOES_INTO: Text = Text { en: "Goes into", vi: "Cộng vào" };
/// What the unit objects to the appraisal.
pub(crate) const OBJECTION: Text = Text { en: "Objection", vi: "Kiến nghị" };
/// What the appraiser answers.
pub(crate) const REPLY: Text = Text { en: "Reply", vi: "Trả lời" };
/// The reason that the form gives.
pub(crate) const NOTE: Text = Text { en: "Note", vi: "Ghi chú" };
/// The line of the file.
pub(crate) const STANDS_IN: Text = Text { en: "Stands in", vi: "Vị trí" };
