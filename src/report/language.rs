//! The words of reports, in both languages. The compiler refuses a phrase without a translation.

use crate::column::Column;
use crate::language::Language;

/// What reports say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Heading of the codes.
    Code,
    /// Heading of the titles.
    Criterion,
    /// Heading of the maxima.
    Max,
    /// Heading of the self column's answers.
    SelfAnswer,
    /// Heading of the self column's points.
    SelfPoints,
    /// Heading of the appraiser's answers.
    AppraisalAnswer,
    /// Heading of the appraiser's points.
    AppraisalPoints,
    /// Heading of appraisal − self.
    Difference,
    /// The same where there is little room.
    DifferenceInShort,
    /// The root of the tree.
    Total,
    /// Legend of a declared figure that differs.
    LegendDiffers,
    /// Mark of a sum below which a row that is not shown differs.
    DiffersBelow,
    /// Legend of a row that is not answered.
    LegendBlank,
    /// Legend of a row that does not apply.
    LegendNotApplicable,
    /// Legend of a row that cannot be computed.
    LegendError,
    /// Legend of a row that is not asked of the unit.
    LegendNotAsked,
    /// Legend of points that may change.
    LegendProvisional,
    /// Legend of a row without a score.
    LegendNoScore,
    /// Legend of a row that is still to be appraised.
    LegendOpen,
    /// Total ÷ max.
    Index,
    /// A class.
    Band,
    /// The class before events.
    ByPoints,
    /// A class that hangs on something blank.
    ForNow,
    /// Why there is no score.
    NoScore,
    /// Heading of tests.
    Test,
    /// Heading of rules.
    Rule,
    /// Heading of points.
    Points,
    /// Heading of ids.
    Id,
    /// Heading of titles of editions.
    Title,
    /// Heading of counts of rows.
    Rows,
    /// Heading of the words self and appraisal.
    Column,
    /// Heading of answers of a form.
    Given,
    /// Heading of answers as they are.
    Now,
    /// Heading of what becomes of them.
    Change,
    /// Heading of what is gained.
    Gain,
    /// Heading of the most that can be gained.
    GainAtMost,
    /// Heading of totals after a change.
    TotalThen,
    /// Heading of points that were lost.
    Lost,
    /// The same of the self-score.
    LostBySelf,
    /// Heading of what would give more points.
    NextStep,
    /// A row without an answer.
    NotAnswered,
    /// Heading of what was.
    Before,
    /// Heading of what would be.
    After,
    /// Legend of an answer that was set by hand.
    LegendAssumed,
    /// The unit.
    Unit,
    /// The edition.
    Edition,
    /// Facts of an edition.
    Facts,
    /// Quantities of an edition.
    Quantities,
    /// Heading of what a rule means.
    Meaning,
    /// Heading of the keys of a rule.
    Setting,
    /// Heading of what a key may hold.
    Holds,
    /// Heading of what a key says.
    Says,
    /// Heading of how a rule is answered.
    Answer,
    /// Heading of the reasons of changes.
    Reason,
    /// A change without a reason.
    NoReason,
    /// A change of a sum because its rows are not added up, but their mean counts.
    MeanOfRows,
    /// The same where the best row counts.
    BestOfRows,
    /// The same where the weakest row counts.
    WeakestOfRows,
    /// A change of a sum because rows that do not apply leave their max to others.
    Rescaled,
    /// A change of the total because of what it starts from.
    Base,
    /// A change of a sum because of its max.
    Cap,
    /// A change of a sum because of its floor.
    Floor,
    /// A change of a sum because it is rounded.
    Rounding,
    /// A change of a sum because a condition fails.
    Gate,
    /// A change that has no other name.
    OtherChange,
}

impl Language {
    /// A phrase.
    pub fn say(self, phrase: Phrase) -> &'static str {
        let (english, vietnamese) = match phrase {
            Phrase::Code => ("Code", "Mã"),
            Phrase::Criterion => ("Criterion", "Tiêu chí"),
            Phrase::Max => ("Max", "Tối đa"),
            Phrase::SelfAnswer => ("Self", "Tự chấm"),
            Phrase::SelfPoints | Phrase::AppraisalPoints | Phrase::Points => ("Points", "Điểm"),
            Phrase::AppraisalAnswer => ("Appraisal", "Thẩm định"),
            Phrase::Difference => ("Diff.", "Chênh lệch"),
            Phrase::DifferenceInShort => ("Diff.", "Ch. lệch"),
            Phrase::Total => ("TOTAL", "TỔNG CỘNG"),
            Phrase::LegendDiffers => ("≠ what the form declares", "≠ điểm ghi trên phiếu"),
            Phrase::DiffersBelow => ("≠ below", "≠ ở dưới"),
            Phrase::Column => ("Column", "Cột"),
            Phrase::Given => ("Answer", "Số liệu"),
            Phrase::Now => ("Now", "Hiện nay"),
            Phrase::Change => ("Change to", "Thay đổi thành"),
            Phrase::Gain => ("Gain", "Tăng"),
            Phrase::GainAtMost => ("At most", "Tăng tối đa"),
            Phrase::TotalThen => ("Total", "Tổng điểm"),
            Phrase::Lost => ("Lost", "Mất"),
            Phrase::LostBySelf => ("By self", "Tự chấm mất"),
            Phrase::NextStep => ("Next step", "Bước tiếp theo"),
            Phrase::NotAnswered => ("not answered", "để trống"),
            Phrase::Before => ("Before", "Trước"),
            Phrase::After => ("After", "Sau"),
            Phrase::LegendAssumed => {
                ("* assumed, the file says otherwise", "* số liệu giả định, khác với tệp")
            }
            Phrase::LegendBlank => ("○ not answered, counts 0", "○ để trống, tính 0 điểm"),
            Phrase::LegendNotApplicable => ("n/a does not apply", "n/a không áp dụng"),
            Phrase::LegendError => ("✗ cannot be computed", "✗ không tính được"),
            Phrase::LegendNotAsked => ("– not asked of this unit", "– không thuộc đối tượng"),
            Phrase::LegendProvisional => ("~ provisional", "~ tạm tính"),
            Phrase::LegendOpen => {
                ("… not appraised yet; of a sum: so far", "… chưa thẩm định; ở mục cộng là tạm tính")
            }
            Phrase::LegendNoScore => ("∅ no score", "∅ không có điểm"),
            Phrase::Index => ("Index", "Chỉ số"),
            Phrase::Band => ("Band", "Xếp loại"),
            Phrase::ByPoints => ("by points", "theo điểm"),
            Phrase::ForNow => ("provisional", "tạm tính"),
            Phrase::Test => ("Test", "Trường hợp kiểm thử"),
            Phrase::NoScore => ("No score", "Không có điểm"),
            Phrase::Rule => ("Rule", "Cách tính"),
            Phrase::Id => ("Id", "Mã bộ tiêu chí"),
            Phrase::Title => ("Title", "Tên"),
            Phrase::Rows => ("Rows", "Số mục"),
            Phrase::Unit => ("Unit", "Đơn vị"),
            Phrase::Edition => ("Criteria", "Bộ tiêu chí"),
            Phrase::Facts => ("Facts", "Thông tin chung"),
            Phrase::Meaning => ("What it measures", "Ý nghĩa"),
            Phrase::Setting => ("Setting", "Khóa"),
            Phrase::Holds => ("Holds", "Giá trị"),
            Phrase::Says => ("What it says", "Ý nghĩa"),
            Phrase::Answer => ("Answer", "Cách ghi"),
            Phrase::Reason => ("Reason", "Lý do"),
            Phrase::NoReason => ("(no note)", "(không ghi)"),
            Phrase::MeanOfRows => ("the mean of its rows counts", "lấy điểm trung bình các mục"),
            Phrase::BestOfRows => ("the best of its rows counts", "lấy mục có điểm cao nhất"),
            Phrase::WeakestOfRows => ("the weakest of its rows counts", "lấy mục có điểm thấp nhất"),
            Phrase::Rescaled => (
                "points of rows that do not apply go to others",
                "chuyển điểm của mục không áp dụng cho mục khác",
            ),
            Phrase::Base => ("base", "điểm gốc"),
            Phrase::Cap => ("cut to the max", "mức trần"),
            Phrase::Floor => ("raised to the floor", "mức sàn"),
            Phrase::Rounding => ("rounding of the sum", "làm tròn tổng"),
            Phrase::Gate => ("condition", "điều kiện"),
            Phrase::OtherChange => ("other causes", "nguyên nhân khác"),
            Phrase::Quantities => ("Quantities that several rows quote", "Số liệu dùng chung ở nhiều mục"),
        };
        match self {
            Language::English => english,
            Language::Vietnamese => vietnamese,
        }
    }

    /// The verdict below a ledger.
    pub fn ledger_verdict(self, changes: usize, sum: &str, agrees: bool) -> String {
        match (self, agrees) {
            (Language::English, true) if changes == 1 => {
                format!("✓ 1 change makes {sum}, the difference of the totals")
            }
            (Language::English, true) => {
                format!("✓ {changes} changes add up to {sum}, the difference of the totals")
            }
            (Language::English, false) => {
                format!("✗ {changes} changes add up to {sum}, and the totals differ otherwise")
            }
            (Language::Vietnamese, true) => {
                format!("✓ {changes} thay đổi cộng lại {sum}, đúng bằng chênh lệch tổng điểm")
            }
            (Language::Vietnamese, false) => {
                format!("✗ {changes} thay đổi cộng lại {sum}, khác chênh lệch tổng điểm")
            }
        }
    }

    /// A column as a sentence names it.
    fn column(self, column: Column) -> &'static str {
        match (self, column) {
            (Language::English, Column::Own) => "self",
            (Language::English, Column::Appraisal) => "appraisal",
            (Language::Vietnamese, Column::Own) => "tự chấm",
            (Language::Vietnamese, Column::Appraisal) => "thẩm định",
        }
    }

    /// Why a column has no total.
    pub fn uncomputed(self, column: Column, codes: &[&str]) -> String {
        let (name, codes) = (self.column(column), self.listed(codes));
        match self {
            Language::English => format!("the {name} total cannot be computed: {codes}"),
            Language::Vietnamese => format!("không tính được tổng điểm cột {name}: {codes}"),
        }
    }

    /// Rows that a column should have.
    pub fn missing(self, column: Column, codes: &[&str]) -> String {
        let name = self.column(column);
        let what = match (self, codes.len()) {
            (Language::English, 1) => format!("a row is missing from the {name} column"),
            (Language::English, many) => format!("{many} rows are missing from the {name} column"),
            (Language::Vietnamese, many) => format!("cột {name} thiếu {many} tiêu chí"),
        };
        format!("{what}: {}", self.listed(codes))
    }

    /// The legend of rows that are not shown, and differ.
    pub fn differs_below(self, codes: &[&str]) -> String {
        let (mark, listed) = (self.say(Phrase::DiffersBelow), self.listed(codes));
        match (self, codes.len()) {
            (Language::English, 1) => format!("{mark}: a row that is not shown differs: {listed}"),
            (Language::English, rows) => format!("{mark}: {rows} rows that are not shown differ: {listed}"),
            (Language::Vietnamese, rows) => format!("{mark}: {rows} mục không hiện lệch: {listed}"),
        }
    }

    /// Rows that are not a part of the total.
    pub fn not_counted(self, codes: &[&str]) -> String {
        let listed = self.listed(codes);
        match self {
            Language::English => format!("not a part of the total: {listed}"),
            Language::Vietnamese => format!("không tính vào tổng điểm: {listed}"),
        }
    }

    /// A few codes, and how many more.
    pub(super) fn listed(self, codes: &[&str]) -> String {
        const SHOWN: usize = 8;
        let more = match (self, codes.len().saturating_sub(SHOWN)) {
            (_, 0) => String::new(),
            (Language::English, more) => format!(" and {more} more"),
            (Language::Vietnamese, more) => format!(" và {more} tiêu chí nữa"),
        };
        format!("{}{more}", codes[..codes.len().min(SHOWN)].join(", "))
    }

    /// The addition for figures that depend on rows still to be appraised.
    pub fn waiting(self, figures: usize) -> String {
        match (self, figures) {
            (_, 0) => String::new(),
            (Language::English, 1) => "; 1 waits for the open rows".to_owned(),
            (Language::English, some) => format!("; {some} wait for the open rows"),
            (Language::Vietnamese, some) => format!("; {some} ô điểm chờ thẩm định xong"),
        }
    }

    /// The verdict over the declared figures of a form. `check` is the command that shows more.
    pub fn verdict(self, compared: usize, differing: usize, check: &str) -> String {
        match (self, compared, differing) {
            (Language::English, 0, _) => "the form declares no figures to compare with".to_owned(),
            (Language::English, 1, 0) => "the one declared figure agrees".to_owned(),
            (Language::English, all, 0) => format!("all {all} declared figures agree"),
            (Language::English, 1, _) => format!("the one declared figure differs: {check}"),
            (Language::English, _, 1) => format!("1 declared figure differs: {check}"),
            (Language::English, _, some) => format!("{some} declared figures differ: {check}"),
            (Language::Vietnamese, 0, _) => "phiếu không ghi ô điểm nào để đối chiếu".to_owned(),
            (Language::Vietnamese, 1, 0) => "1 ô điểm ghi trên phiếu khớp".to_owned(),
            (Language::Vietnamese, all, 0) => format!("cả {all} ô điểm ghi trên phiếu đều khớp"),
            (Language::Vietnamese, _, some) => format!("{some} ô điểm ghi trên phiếu lệch: {check}"),
        }
    }
}
