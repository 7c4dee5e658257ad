//! What a check came to, and what was changed.

use std::fmt;

use crate::column::Column;
use crate::language::{Counted, Language, NodeCode, Noun, Show, Text};
use crate::source::Position;

/// The label of what helps to understand a finding.
pub(crate) const DETAIL: Text = Text { en: "note", vi: "chi tiết" };
/// The label of another finding of the same code.
pub(crate) const ALSO: Text = Text { en: "also", vi: "tương tự" };
/// The label of a remedy.
pub(crate) const HELP: Text = Text { en: "help", vi: "đề nghị" };
/// After a finding that follows from another.
pub(crate) const A_CONSEQUENCE: Text = Text { en: " (a consequence)", vi: " (hệ quả)" };

/// Findings of error severity.
pub(crate) const ERRORS: Noun = Noun { one: "error", many: "errors", vi: "lỗi" };
/// Files without findings.
pub(crate) const FILES_HAVE: Noun = Noun { one: "file has", many: "files have", vi: "tệp" };
/// Wrong figures that are causes.
pub(crate) const CAUSES: Noun = Noun { one: "cause", many: "causes", vi: "nguyên nhân" };
/// Findings of warning severity.
pub(crate) const WARNINGS: Noun = Noun { one: "warning", many: "warnings", vi: "cảnh báo" };
/// Findings of note severity.
pub(crate) const NOTES: Noun = Noun { one: "note", many: "notes", vi: "lưu ý" };
/// Rows without rows below them.
pub(crate) const LEAVES: Noun = Noun { one: "leaf", many: "leaves", vi: "tiêu chí thành phần" };
/// Rows with rows below them.
pub(crate) const GROUPS: Noun = Noun { one: "group", many: "groups", vi: "nhóm tiêu chí" };
/// Tests of an edition.
pub(crate) const TESTS: Noun = Noun { one: "test", many: "tests", vi: "trường hợp kiểm thử" };
/// Declared figures that depend on open rows.
pub(crate) const FIGURES_WAIT: Noun =
    Noun { one: "declared figure waits", many: "declared figures wait", vi: "ô điểm" };
/// Figures that were put right.
pub(crate) const FIGURES: Noun = Noun { one: "figure", many: "figures", vi: "ô điểm" };

sentence! {
    /// How many findings there are.
    Counts { errors: Counted, causes: Option<InBrackets>, warnings: Counted, notes: Counted } {
        en: "{errors}{causes}, {warnings}, {notes}",
        vi: "{errors}{causes}, {warnings}, {notes}",
    }

    /// How many of the errors are causes.
    InBrackets { causes: Counted } {
        en: " ({causes})",
        vi: " ({causes})",
    }

    /// The last line of a file that could not be read.
    FileNotRead { name: String, counts: Counts } {
        en: "{name}: {counts}; could not be read",
        vi: "{name}: {counts}; không đọc được",
    }

    /// The last line of a file.
    FileVerdict { name: String, counts: Counts, verdict: Verdict } {
        en: "{name}: {counts}; {verdict}",
        vi: "{name}: {counts}; {verdict}",
    }

    /// The last line of all.
    AllFiles { files: usize, counts: Counts, fine: Option<FineFiles> } {
        en: "{files} files: {counts}{fine}",
        vi: "{files} tệp: {counts}{fine}",
    }

    /// How many files have no findings.
    FineFiles { fine: Counted } {
        en: "; {fine} no findings (-v names them)",
        vi: "; {fine} không có nội dung cần xem (-v nêu tên)",
    }

    /// How large an edition is.
    EditionSize { leaves: Counted, groups: Counted, tests: Counted } {
        en: "{leaves} in {groups}, {tests}",
        vi: "{leaves} trong {groups}, {tests}",
    }

    /// More findings than are shown.
    MoreFindings { more: usize } {
        en: "… and {more} more: mend these, and run it again",
        vi: "… và {more} nội dung nữa: sửa các nội dung trên rồi chạy lại",
    }

    /// Another finding of the same code.
    AtPlace { place: Position, message: String } {
        en: "{place}: {message}",
        vi: "{place}: {message}",
    }

    /// More errors than are named again.
    MoreErrors { more: usize } {
        en: "… and {more} more errors",
        vi: "… và {more} lỗi nữa",
    }

    /// What can be done about wrong figures.
    Fixing { command: String } {
        en: "write the right figures: {command}\u{a0}--fix · the causes alone:\u{a0}-q",
        vi: "sửa ô điểm: {command}\u{a0}--fix · chỉ xem nguyên nhân:\u{a0}-q",
    }

    /// There is no ledger.
    NoLedger {} {
        en: "no ledger: both columns need a total, and the appraisal an end",
        vi: "không lập được bảng thay đổi điểm: cần có tổng điểm ở cả hai cột và đã thẩm định xong",
    }

    /// A figure that was put right.
    FigureFixed { name: String, code: NodeCode, column: ColumnOfFile, old: String, new: String } {
        en: "{name}: {code} {column}: {old} → {new}",
        vi: "{name}: {code} {column}: {old} → {new}",
    }

    /// How many figures were put right.
    FiguresFixed { name: String, rows: Counted, sums: usize } {
        en: "{name}: changed {rows} of rows and {sums} of sums",
        vi: "{name}: đã sửa {rows} của tiêu chí và {sums} ô cộng",
    }
}

/// A column by the word that the file has for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ColumnOfFile(pub Column);

impl Show for ColumnOfFile {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => f.write_str(self.0.word()),
            Language::Vietnamese => {
                f.write_str("cột ")?;
                self.0.show(language, f)
            }
        }
    }
}

/// What a file came to, beside its findings.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    /// How the declared figures compare.
    Declared {
        /// How many there are.
        compared: usize,
        /// How many differ.
        differing: usize,
        /// How far the appraisal is, where it is being worked on.
        so_far: Option<SoFar>,
    },
    /// How large an edition is.
    Edition(EditionSize),
}

sentence! {
    /// How far an appraisal is.
    SoFar { appraised: usize, of: usize, waiting: Option<Waiting> } {
        en: "; appraisal in progress, {appraised} of {of} rows{waiting}",
        vi: "; đang thẩm định, {appraised}/{of} tiêu chí thành phần{waiting}",
    }

    /// Declared figures that depend on open rows.
    Waiting { figures: Counted } {
        en: " ({figures} for the others)",
        vi: " ({figures} chờ thẩm định xong)",
    }
}

impl Show for Verdict {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (language, self) {
            (_, Verdict::Edition(size)) => size.show(language, f),
            (Language::English, Verdict::Declared { compared, differing, so_far }) => {
                match (compared, differing) {
                    (0, _) => f.write_str("no figures are declared"),
                    (1, 0) => f.write_str("the one declared figure agrees"),
                    (1, _) => f.write_str("the one declared figure differs"),
                    (all, 0) => write!(f, "all {all} declared figures agree"),
                    (all, 1) => write!(f, "1 of {all} declared figures differs"),
                    (all, some) => write!(f, "{some} of {all} declared figures differ"),
                }?;
                so_far.show(language, f)
            }
            (Language::Vietnamese, Verdict::Declared { compared, differing, so_far }) => {
                match (compared, differing) {
                    (0, _) => f.write_str("phiếu không ghi ô điểm nào"),
                    (1, 0) => f.write_str("1 ô điểm khớp"),
                    (all, 0) => write!(f, "cả {all} ô điểm khớp"),
                    (all, some) => write!(f, "{some}/{all} ô điểm lệch"),
                }?;
                so_far.show(language, f)
            }
        }
    }
}
