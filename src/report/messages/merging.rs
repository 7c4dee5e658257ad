//! What `merge` says of versions that were put together.

use crate::column::Column;
use crate::language::{Computed, Counted, Listed, NodeCode, Noun, Sentence, Text};

/// Entries.
pub(crate) const ENTRIES: Noun = Noun { one: "entry", many: "entries", vi: "mục" };
/// Versions.
pub(crate) const VERSIONS: Noun = Noun { one: "version", many: "versions", vi: "bản" };
/// Conflicts.
pub(crate) const CONFLICTS: Noun =
    Noun { one: "conflict", many: "conflicts", vi: "mục chưa thống nhất" };
/// Rows.
pub(crate) const ROWS: Noun = Noun { one: "row", many: "rows", vi: "mục" };

/// Heading of names of versions.
pub(crate) const VERSION: Text = Text { en: "Version", vi: "Bản" };
/// Heading of what a version says of an entry.
pub(crate) const SAYS: Text = Text { en: "Says", vi: "Ghi" };
/// Heading of points.
pub(crate) const POINTS: Text = Text { en: "Points", vi: "Điểm" };
/// Heading of how many entries a version has that the base has not.
pub(crate) const CHANGED: Text = Text { en: "Filled in", vi: "Mục đã ghi" };
/// Heading of how many of those the result has.
pub(crate) const TAKEN: Text = Text { en: "Taken", vi: "Đã ghép" };
/// Heading of how many of those differ from another version's.
pub(crate) const IN_CONFLICT: Text = Text { en: "Conflicts", vi: "Chưa thống nhất" };
/// The same heading where all of them are settled.
pub(crate) const SETTLED: Text = Text { en: "Settled", vi: "Đã chọn" };
/// Heading of totals.
pub(crate) const TOTALS: Text = Text { en: "Total", vi: "Tổng điểm" };
/// The base, in a table of totals.
pub(crate) const BASE: Text = Text { en: "Base", vi: "Bản gốc" };
/// The result, in a table of totals.
pub(crate) const MERGED: Text = Text { en: "Merged", vi: "Bản ghép" };
/// What lacks what the base has.
pub(crate) const REMOVED: Text = Text { en: "(removed)", vi: "(không còn)" };
/// What says nothing.
pub(crate) const NOTHING: Text = Text { en: "(nothing)", vi: "(chưa ghi)" };
/// Both columns of a fact.
pub(crate) const BOTH: Text = Text { en: "both", vi: "cả hai" };
/// That a version was preferred.
pub(crate) const BY_PREFERENCE: Text = Text { en: "--prefer", vi: "--prefer" };
/// That it was decided.
pub(crate) const BY_DECISIONS: Text = Text { en: "--decisions", vi: "--decisions" };

sentence! {
    /// What came of it, while something is open.
    Open { conflicts: Counted } {
        en: "{conflicts}; nothing was written",
        vi: "Còn {conflicts}; chưa ghi gì",
    }

    /// What came of it, written.
    Written { entries: Counted, versions: Counted, name: String } {
        en: "{entries} of {versions} merged into {name}",
        vi: "Đã ghép {entries} của {versions} vào “{name}”",
    }

    /// What would come of it.
    NotWritten { entries: Counted, versions: Counted } {
        en: "{entries} of {versions} can be merged; give -o FILE to write the form",
        vi: "Ghép được {entries} của {versions}. Đề nghị thêm -o TỆP để ghi phiếu",
    }

    /// That there is nothing to merge.
    NothingDiffers { versions: Counted } {
        en: "{versions}, and nothing that differs from the base: there is nothing to write",
        vi: "{versions} ghi giống bản gốc; không có gì để ghép",
    }

    /// The same, where a file was asked for.
    NothingDiffersWritten { versions: Counted, name: String } {
        en: "{versions}, and nothing that differs from the base: {name} says what the base says",
        vi: "{versions} ghi giống bản gốc; “{name}” có nội dung như bản gốc",
    }

    /// How conflicts are settled.
    HowToSettle { names: Listed<String> } {
        en: "settle them: --prefer NAME (base, {names}), or --conflicts FILE.csv, fill in the column take, --decisions FILE.csv",
        vi: "cách chọn: --prefer TÊN (base, {names}); hoặc --conflicts TỆP.csv, ghi cột take, rồi --decisions TỆP.csv",
    }

    /// Conflicts that were settled.
    SettledBy { conflicts: Counted, by: Text, name: String, rows: String } {
        en: "{conflicts} settled by {by}, {name} taken: {rows}",
        vi: "đã chọn {name} cho {conflicts} theo {by}: {rows}",
    }

    /// Entries whose answer no version has any more.
    Lost { entries: Counted, rows: String } {
        en: "{entries} lost the answer of the base, which no version has any more: {rows}",
        vi: "{entries} mất số liệu của bản gốc, vì không bản nào còn ghi: {rows}",
    }

    /// Rows that nobody answered.
    Unanswered { rows: Counted, column: Column, codes: String } {
        en: "{rows} without an answer in the {column} column: {codes}",
        vi: "{rows} chưa có số liệu ở cột {column}: {codes}",
    }

    /// Sums that are not taken, of which the result has none to put right.
    SumsNotMerged { name: String, codes: String } {
        en: "{name} declares other sums ({codes}); sums are not merged",
        vi: "{name} ghi điểm khác ở các nhóm và tổng ({codes}); điểm nhóm và tổng không ghép",
    }

    /// Sums that are not taken.
    OtherSums { name: String, codes: String, command: String } {
        en: "{name} declares other sums ({codes}); sums are not merged, the base's stay: {command}",
        vi: "{name} ghi điểm khác ở các nhóm và tổng ({codes}); điểm nhóm và tổng không ghép, giữ theo bản gốc: {command}",
    }

    /// What is said of the unit, and is not taken.
    OtherUnit { name: String, key: String, said: String, kept: String } {
        en: "{name} says {key} = {said}; the base's stays: {kept}",
        vi: "{name} ghi {key} = {said}; giữ theo bản gốc: {kept}",
    }

    /// Printed maxima that are not taken.
    OtherMaxima { name: String } {
        en: "{name} has other printed maxima; the base's stay",
        vi: "{name} có điểm tối đa in trên phiếu khác; giữ theo bản gốc",
    }

    /// That the self column's answer holds.
    AsSelf { answer: String } {
        en: "as the self column: {answer}",
        vi: "giữ theo cột tự chấm: {answer}",
    }

    /// A declared figure.
    Declares { points: Computed } {
        en: "declares {points}",
        vi: "điểm ghi {points}",
    }

    /// A note.
    Noted { note: String } {
        en: "note “{note}”",
        vi: "ghi chú “{note}”",
    }

    /// An objection.
    Objects { objection: String } {
        en: "objection “{objection}”",
        vi: "kiến nghị “{objection}”",
    }

    /// The reply to one.
    Replies { reply: String } {
        en: "reply “{reply}”",
        vi: "trả lời “{reply}”",
    }

    /// Evidence.
    Supported { evidence: String } {
        en: "evidence “{evidence}”",
        vi: "tài liệu “{evidence}”",
    }

    /// An attribute.
    Attribute { title: String, said: Text } {
        en: "{title}: {said}",
        vi: "{title}: {said}",
    }

    /// A value, and why the appraisal has it.
    FactNoted { value: String, note: String } {
        en: "{value}, note “{note}”",
        vi: "{value}, ghi chú “{note}”",
    }

    /// An entry among others: `1.4 appraisal`.
    EntryName { code: NodeCode, column: Sentence } {
        en: "{code} {column}",
        vi: "{code} {column}",
    }
}
