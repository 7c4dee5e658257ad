//! What tests reach of an edition, and what the report of them says.

use crate::language::{Computed, Counted, Listed, NodeCode, Noun, Sentence, Text};

/// Rows that have the same entry.
pub(crate) const MORE_ROWS: Noun = Noun { one: "more row", many: "more rows", vi: "mục" };
/// What is counted.
pub(crate) const LEAVES: Text = Text { en: "leaves", vi: "tiêu chí thành phần" };
/// What is counted.
pub(crate) const TABLE_ENTRIES: Text =
    Text { en: "entries of tables", vi: "dòng của bảng điểm trừ" };
/// What is counted.
pub(crate) const GATES: Text = Text { en: "gates", vi: "điều kiện" };
/// What is counted.
pub(crate) const BANDS: Text = Text { en: "bands", vi: "mức xếp loại" };
/// What is counted.
pub(crate) const EVENTS: Text = Text { en: "events", vi: "sự kiện" };
/// What is counted.
pub(crate) const ENTRIES: Text =
    Text { en: "options, tiers and items", vi: "phương án, mức và nội dung" };
/// What is counted.
pub(crate) const SIDE_CONDITIONS: Text =
    Text { en: "side conditions that fail", vi: "điều kiện xếp loại không đạt" };
/// What is counted.
pub(crate) const ALTERNATIVES: Text = Text { en: "alternatives", vi: "nhánh của điều kiện" };
/// What is counted.
pub(crate) const ROWS_ASKED: Text =
    Text { en: "rows asked and not asked", vi: "mục thuộc và không thuộc đối tượng" };
/// What was compared.
const EXPECTED: Noun = Noun { one: "expected value", many: "expected values", vi: "giá trị" };

/// How many expected values were compared.
pub(crate) fn compared(count: usize) -> Compared {
    Compared { values: Counted(count, EXPECTED) }
}

/// Where there is nothing to reach.
pub(crate) const NOTHING_TO_REACH: Text =
    Text { en: "nothing to reach", vi: "không có nội dung để kiểm thử" };
/// Where there are no tests.
pub(crate) const NO_TESTS: Text = Text {
    en: "✗ the edition has no [[test]]: nobody can tell whether its rules are right",
    vi: "✗ bộ tiêu chí chưa có [[test]]: chưa có căn cứ để biết cách tính đúng biểu mẫu",
};

sentence! {
    /// How many expected values were compared.
    Compared { values: Counted } {
        en: "{values} compared",
        vi: "đã so {values}",
    }

    /// The one test passes.
    OnePasses { compared: Compared } {
        en: "✓ the one test passes, {compared}",
        vi: "✓ trường hợp kiểm thử duy nhất đạt, {compared}",
    }

    /// All tests pass.
    AllPass { all: usize, compared: Compared } {
        en: "✓ all {all} tests pass, {compared}",
        vi: "✓ cả {all} trường hợp kiểm thử đều đạt, {compared}",
    }

    /// The only test fails.
    OneFails { compared: Compared } {
        en: "✗ the one test fails, {compared}",
        vi: "✗ trường hợp kiểm thử duy nhất không đạt, {compared}",
    }

    /// One of several tests fails.
    OneOfFails { all: usize, compared: Compared } {
        en: "✗ 1 of {all} tests fails, {compared}",
        vi: "✗ 1/{all} trường hợp kiểm thử không đạt, {compared}",
    }

    /// Some tests fail.
    SomeFail { failed: usize, all: usize, compared: Compared } {
        en: "✗ {failed} of {all} tests fail, {compared}",
        vi: "✗ {failed}/{all} trường hợp kiểm thử không đạt, {compared}",
    }

    /// How many of one sort are reached.
    ReachedOf { reached: usize, all: usize, of: Text } {
        en: "{reached} of {all} {of}",
        vi: "{reached}/{all} {of}",
    }

    /// In whole percent.
    InPercent { percent: usize } {
        en: "{percent} %",
        vi: "{percent}%",
    }

    /// What is reached of all sorts.
    ReachedOfAll { mark: &'static str, each: Listed<ReachedOf>, share: Sentence } {
        en: "{mark} reached: {each} — {share}",
        vi: "{mark} đã kiểm thử: {each} — {share}",
    }

    /// What is missed of one sort.
    NotReached { of: Text, missed: Listed<Sentence>, more: Option<AndMore> } {
        en: "  no test reaches these {of}: {missed}{more}",
        vi: "  chưa kiểm thử {of}: {missed}{more}",
    }

    /// How many more are missed.
    AndMore { more: usize } {
        en: " and {more} more",
        vi: " và {more} nội dung nữa",
    }

    /// A condition of a row.
    ConditionOf { row: NodeCode, condition: Sentence } {
        en: "{row}: {condition}",
        vi: "{row}: {condition}",
    }

    /// A condition of a band.
    ConditionOfBand { row: NodeCode, band: String, condition: Sentence } {
        en: "{row} {band}: {condition}",
        vi: "{row} {band}: {condition}",
    }

    /// A band, an option, a tier or an item of a row.
    EntryOf { row: NodeCode, entry: String } {
        en: "{row} {entry}",
        vi: "{row} {entry}",
    }

    /// An entry that several rows have.
    EntryOfSeveral { row: NodeCode, entry: String, more: Counted } {
        en: "{row} {entry} (and {more})",
        vi: "{row} {entry} (và {more} nữa)",
    }

    /// An entry of a table of losses.
    LossAt { row: NodeCode, counter: String, at: usize, loss: Computed } {
        en: "{row} {counter} at {at} (loses {loss})",
        vi: "{row} {counter}: {at} lần (trừ {loss})",
    }

    /// A row with a condition that is asked.
    Asked { row: NodeCode } {
        en: "{row} asked",
        vi: "{row} thuộc đối tượng",
    }

    /// A row with a condition that is not asked.
    NotAsked { row: NodeCode } {
        en: "{row} not asked",
        vi: "{row} không thuộc đối tượng",
    }
}
