//! Batches: their files, their edition, their result.

use std::fmt;
use std::sync::Arc;

use super::files::NearFile;
use crate::finding::Diagnostic;
use crate::language::{Computed, Counted, Language, Listed, Noun, Sentence, Show, Text};
use crate::text::visible;

/// Units of which the same is said.
pub(crate) const MORE_UNITS: Noun = Noun { one: "more unit", many: "more units", vi: "đơn vị" };

sentence! {
    /// Units that are set against each other cannot be written one by one.
    RelativeStream {} {
        en: "these criteria set units against each other, so that all must be known first: leave --no-rank out",
        vi: "bộ tiêu chí này so sánh giữa các đơn vị, phải đọc hết các phiếu mới chấm được. Đề nghị bỏ --no-rank",
    }

    /// A stream in another format than JSON.
    StreamIsJson {} {
        en: "--no-rank writes lines of JSON as units come: leave --format out, or say --format json",
        vi: "--no-rank ghi mỗi đơn vị một dòng JSON. Đề nghị bỏ --format, hoặc ghi --format json",
    }

    /// No unit names an edition that is shipped.
    NoneShipped { other: String, shipped: Listed<&'static str> } {
        en: "no unit answers criteria that are shipped; the first names `{other}`: give them with --criteria; shipped: {shipped}",
        vi: "không có phiếu nào thuộc bộ tiêu chí có sẵn; phiếu đầu tiên ghi “{other}”. Đề nghị ghi bộ tiêu chí ở --criteria; hiện có: {shipped}",
    }

    /// No unit names an edition.
    NoneNamed { shipped: Listed<&'static str> } {
        en: "no unit says which criteria it answers: give them with --criteria; shipped: {shipped}",
        vi: "không có phiếu nào ghi bộ tiêu chí. Đề nghị ghi bộ tiêu chí ở --criteria; hiện có: {shipped}",
    }

    /// Facts that are no text.
    NotText { name: String } {
        en: "{name}: this file is no text",
        vi: "“{name}” không phải tệp văn bản",
    }

    /// Facts with something wrong in them.
    FactsNotRead { name: String, why: Saying } {
        en: "{name}: {why}",
        vi: "“{name}”: {why}",
    }

    /// Facts without anything in them.
    FactsEmpty { name: String } {
        en: "{name}: it is empty",
        vi: "“{name}” không có nội dung",
    }

    /// Facts of all units with more than facts.
    FactsOnly { name: String } {
        en: "{name}: for a batch, --facts has [facts] and nothing else: they hold for every unit",
        vi: "“{name}”: khi chấm nhiều phiếu, --facts chỉ có [facts], dùng cho mọi đơn vị",
    }

    /// A file whose ending is of no form.
    NoForm { name: String, endings: Listed<String> } {
        en: "{name}: forms end in {endings}",
        vi: "không đọc được “{name}”: phiếu là tệp có đuôi {endings}",
    }

    /// A folder without forms; its name stands before.
    NoFormInFolder { endings: Listed<String> } {
        en: "no form in this folder: forms end in {endings}",
        vi: "thư mục này không có phiếu nào: phiếu là tệp có đuôi {endings}",
    }

    /// Nothing of this name.
    NoFileOrFolder { name: String, near: Option<NearFile> } {
        en: "{name}: there is no such file or folder{near}",
        vi: "không tìm thấy tệp hoặc thư mục “{name}”{near}",
    }

    /// A pattern that is none.
    NoPattern { name: String, why: String } {
        en: "{name} is no pattern: {why}",
        vi: "“{name}” không phải là mẫu tên tệp (“{why}”)",
    }

    /// A pattern that nothing matches.
    NothingMatches { name: String } {
        en: "{name}: no form is called so",
        vi: "không có phiếu nào tên như “{name}”",
    }
}

sentence! {
    /// A unit, and others of which the same is said.
    AndMoreUnits { unit: String, more: Counted } {
        en: "{unit} and {more}",
        vi: "{unit} và {more} nữa",
    }

    /// What is wrong with a row, and how many of its unit are like it.
    AndMoreRows { message: String, more: usize } {
        en: "{message} (and {more} more like it)",
        vi: "{message} (và {more} nội dung nữa)",
    }

    /// More findings of units than are shown.
    MoreOfUnits { more: usize } {
        en: "… and {more} more: --format json has all",
        vi: "… và {more} nội dung nữa: --format json có đủ",
    }

    /// How long a batch took.
    Took { units: usize, jobs: usize, time: Computed } {
        en: "{units} units with {jobs} threads in {time}",
        vi: "{units} đơn vị, {jobs} luồng, {time}",
    }

    /// How long a stage of it took.
    StageTook { stage: Text, time: Computed } {
        en: "  {stage}: {time}",
        vi: "  {stage}: {time}",
    }
}

/// The stage of reading.
pub(crate) const READING: Text = Text { en: "reading files", vi: "đọc tệp" };
/// The stage of scoring.
pub(crate) const SCORING: Text =
    Text { en: "scoring, all threads together", vi: "chấm điểm, cộng mọi luồng" };
/// The stage of taking over what threads scored.
pub(crate) const TAKING: Text = Text { en: "taking over", vi: "nhận kết quả" };
/// The stage of ranking.
pub(crate) const RANKING: Text = Text { en: "ranking", vi: "xếp hạng" };
/// The stage of writing.
pub(crate) const WRITING: Text = Text { en: "writing", vi: "ghi kết quả" };

/// A sentence on one line, with everything that acts instead of being seen made visible.
#[derive(Clone, Debug)]
pub(crate) struct OnOneLine(pub Sentence);

impl Show for OnOneLine {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.0.said(language)))
    }
}

/// What a finding says, within a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Saying(pub Arc<dyn Diagnostic>);

impl Show for Saying {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.0.message(language)))
    }
}
