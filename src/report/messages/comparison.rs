//! What comparisons of two forms, and of two rankings, say.

use super::super::Content;
use crate::column::Column;
use crate::language::{Counted, NodeCode, Noun, Sentence, Text};

/// Heading of what was given first.
pub(crate) const BEFORE: Text = Text { en: "Before", vi: "Trước" };
/// Heading of what was given second.
pub(crate) const AFTER: Text = Text { en: "After", vi: "Sau" };
/// Heading of what something does to the total.
pub(crate) const ON_TOTAL: Text = Text { en: "On the total", vi: "Vào tổng điểm" };
/// Heading of what rows do.
pub(crate) const BY_ROWS: Text = Text { en: "By rows", vi: "Do tiêu chí" };
/// Heading of what everything else does.
pub(crate) const OTHERWISE: Text = Text { en: "Otherwise", vi: "Do nguyên nhân khác" };
/// Heading of the totals.
pub(crate) const TOTALS: Text = Text { en: "Totals", vi: "Tổng điểm" };
/// A column by its name.
pub(crate) const SELF: Text = Text { en: "Self", vi: "Tự chấm" };
/// See [`SELF`].
pub(crate) const APPRAISAL: Text = Text { en: "Appraisal", vi: "Thẩm định" };
/// Heading of the self column's table.
pub(crate) const SELF_COLUMN: Text = Text { en: "Self column", vi: "Cột tự chấm" };
/// Heading of the appraisal's table.
pub(crate) const APPRAISAL_COLUMN: Text = Text { en: "Appraisal column", vi: "Cột thẩm định" };
/// Heading of facts.
pub(crate) const FACTS: Text = Text { en: "Facts that differ", vi: "Thông tin chung thay đổi" };
/// Heading of names of facts.
pub(crate) const FACT: Text = Text { en: "Fact", vi: "Thông tin" };
/// Heading of columns.
pub(crate) const COLUMN: Text = Text { en: "Column", vi: "Cột" };
/// Heading of what is stated beside answers.
pub(crate) const STATED: Text = Text {
    en: "Declared figures and notes that differ",
    vi: "Điểm ghi trên phiếu và ghi chú thay đổi",
};
/// Heading of what differs.
pub(crate) const WHAT: Text = Text { en: "What", vi: "Nội dung" };
/// Heading of rows of editions.
pub(crate) const ROWS: Text =
    Text { en: "Rows with another code or max", vi: "Tiêu chí đổi mã hoặc điểm tối đa" };
/// Heading of the code of a row now.
pub(crate) const CODE_BEFORE: Text = Text { en: "Code before", vi: "Mã trước" };
/// Heading of maxima before.
pub(crate) const MAX_BEFORE: Text = Text { en: "Max before", vi: "Tối đa trước" };
/// Declared points.
pub(crate) const DECLARED: Text = Text { en: "declared points", vi: "điểm ghi trên phiếu" };
/// A declared band.
pub(crate) const DECLARED_BAND: Text = Text { en: "declared band", vi: "xếp loại ghi trên phiếu" };
/// A declared index.
pub(crate) const DECLARED_INDEX: Text = Text { en: "declared index", vi: "chỉ số ghi trên phiếu" };
/// A note.
pub(crate) const NOTE: Text = Text { en: "note", vi: "ghi chú" };
/// Evidence.
pub(crate) const EVIDENCE: Text = Text { en: "evidence", vi: "tài liệu kiểm chứng" };
/// A printed max.
pub(crate) const PRINTED_MAX: Text = Text { en: "max as printed", vi: "điểm tối đa in trên phiếu" };
/// A row that other things decide.
pub(crate) const ELSEWHERE: Text = Text {
    en: "answered alike; a fact, a document or another row decides",
    vi: "số liệu không đổi; do thông tin chung, tài liệu hoặc mục khác",
};
/// A row that the edition counts otherwise.
pub(crate) const RULES: Text = Text {
    en: "answered alike, and counted otherwise",
    vi: "số liệu không đổi, cách tính thay đổi",
};
/// A row in another sum.
pub(crate) const MOVED: Text = Text { en: "in another group", vi: "chuyển sang nhóm khác" };
/// A row of the edition after alone.
pub(crate) const ADDED: Text = Text { en: "only after", vi: "chỉ có ở bản sau" };
/// A row of the edition before alone.
pub(crate) const REMOVED: Text = Text { en: "only before", vi: "chỉ có ở bản trước" };
/// Nothing differs.
pub(crate) const NO_DIFFERENCE: Text = Text {
    en: "✓ no difference: answers, facts, points, declared figures and notes are the same",
    vi: "✓ không có thay đổi: số liệu, thông tin chung, điểm, điểm ghi trên phiếu và ghi chú như nhau",
};
/// Rows that differ.
pub(crate) const ROWS_DIFFER: Noun = Noun { one: "row", many: "rows", vi: "tiêu chí" };
/// Causes that are no rows.
pub(crate) const CAUSES: Noun = Noun { one: "other cause", many: "other causes", vi: "nguyên nhân khác" };

/// Heading of ranks before.
pub(crate) const RANK_BEFORE: Text = Text { en: "Rank before", vi: "Hạng trước" };
/// Heading of ranks after.
pub(crate) const RANK_AFTER: Text = Text { en: "Rank", vi: "Hạng" };
/// Heading of places.
pub(crate) const PLACES: Text = Text { en: "Places", vi: "Thay đổi hạng" };
/// A unit of the ranking after alone.
pub(crate) const NEW: Text = Text { en: "new", vi: "mới" };
/// A unit of the ranking before alone.
pub(crate) const GONE: Text = Text { en: "gone", vi: "không còn" };
/// Nothing differs.
pub(crate) const SAME_UNITS: Text = Text {
    en: "✓ no difference: every unit has the same total and the same rank",
    vi: "✓ không có thay đổi: mọi đơn vị giữ nguyên tổng điểm và hạng",
};

sentence! {
    /// The form that was given first.
    FormBefore { name: String } { en: "before: {name}", vi: "trước: {name}" }

    /// The form that was given second.
    FormAfter { name: String } { en: "after: {name}", vi: "sau: {name}" }

    /// A band or an index that changed.
    ClassMoved { what: Sentence, column: Column, before: Sentence, after: Sentence } {
        en: "{what} ({column}): {before} → {after}",
        vi: "{what} ({column}): {before} → {after}",
    }

    /// The band of a row.
    BandOfRow { code: String } { en: "Band of {code}", vi: "Xếp loại mục {code}" }

    /// The code that a row had.
    WasCode { code: String } { en: "was {code}", vi: "trước là {code}" }

    /// A row that a fact alone changes.
    ThroughFact { fact: String } {
        en: "only by the fact {fact}",
        vi: "chỉ do thông tin chung {fact}",
    }

    /// That the rows are all.
    RowsMake { rows: Counted, difference: Content } {
        en: "✓ {rows} together: {difference}, the difference of the totals",
        vi: "✓ {rows} cộng lại: {difference}, đúng bằng chênh lệch tổng điểm",
    }

    /// That rows and other causes are all.
    AllMake { rows: Counted, by_rows: Content, causes: Counted, otherwise: Content, difference: Content } {
        en: "✓ {rows} ({by_rows}) and {causes} ({otherwise}) together: {difference}, the difference of the totals",
        vi: "✓ {rows} ({by_rows}) và {causes} ({otherwise}) cộng lại: {difference}, đúng bằng chênh lệch tổng điểm",
    }

    /// That something is not accounted for.
    Unaccounted { difference: Content } {
        en: "✗ the totals differ by {difference}, and not all of it has a known cause",
        vi: "✗ tổng điểm chênh lệch {difference}, có phần chưa rõ nguyên nhân",
    }

    /// A side without a total.
    NoTotal { sides: Text } {
        en: "there is no total {sides}, so effects on it are not known",
        vi: "không có tổng điểm {sides} nên không xác định được ảnh hưởng vào tổng điểm",
    }

    /// A column that only one form has.
    LoneColumn { column: Column, side: Text } {
        en: "only the form {side} has the {column} column: it is not compared",
        vi: "chỉ phiếu {side} có cột {column}: không so sánh",
    }

    /// A code that another row has now.
    CodeUsedAgain { code: String, before: String, after: String } {
        en: "{code} is another row now: “{before}” before, “{after}” after",
        vi: "mã {code} nay là mục khác: trước “{before}”, sau “{after}”",
    }

    /// A code before that no row has.
    WasUnknown { row: NodeCode, was: String } {
        en: "{row} says that it was {was}, and no such row is left before",
        vi: "{row} ghi mã trước là {was}, bản trước không có mục đó",
    }

    /// The units by where they went.
    UnitsMoved { units: usize, up: usize, down: usize, same: usize } {
        en: "{units} units: {up} up, {down} down, {same} where they were",
        vi: "{units} đơn vị: {up} tăng hạng, {down} giảm hạng, {same} giữ hạng",
    }

    /// The others.
    UnitsOther { new: usize, gone: usize, unranked: usize } {
        en: "{new} new, {gone} gone, {unranked} without a rank before or after",
        vi: "{new} mới, {gone} không còn, {unranked} chưa có hạng ở một trong hai lần",
    }

    /// How many totals differ.
    TotalsDiffer { more: usize, less: usize } {
        en: "{more} have more points, {less} have less",
        vi: "{more} tăng điểm, {less} giảm điểm",
    }
}

/// One side, in a sentence.
pub(crate) const THE_BEFORE: Text = Text { en: "before", vi: "trước" };
/// See [`THE_BEFORE`].
pub(crate) const THE_AFTER: Text = Text { en: "after", vi: "sau" };
/// Both sides.
pub(crate) const BOTH_SIDES: Text = Text { en: "before and after", vi: "trước và sau" };
