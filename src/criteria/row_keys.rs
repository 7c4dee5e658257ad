//! The keys of a row.

use super::condition_keys::CONDITIONS;
use super::node_decode::{DIRECTION, NODE};
use super::settings::{NotApplicable, RescaleOver, Role};
use crate::column::Column;
use crate::combine::Combine;
use crate::language::Text;
use crate::rule::MAX;
use crate::setting::{Form, Key, Keyword, Setting, SettingShape, Variants, shape};

/// A `[[criterion]]`.
pub(super) static CRITERION: Form = Form {
    name: "criterion",
    meaning: Text {
        en: "A row of the form: a group, or a leaf with a rule.",
        vi: "Một mục của biểu mẫu: nhóm tiêu chí, hoặc tiêu chí thành phần có cách tính.",
    },
    settings: &[ROW, NODE],
    variants: Variants::Rule(GROUP),
    others: None,
};

pub(super) const CODE: Key<shape::Text> = Key::of(Setting::required(
    "code",
    SettingShape::Matching(r"^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$"),
    Text {
        en: "its code, in quotes: \"4.10.5\"; the longest shorter code that is a row is the group that it is in",
        vi: "mã của mục, trong dấu ngoặc kép: \"4.10.5\"; mã ngắn hơn gần nhất có trong bộ tiêu chí là nhóm chứa mục",
    },
));
pub(super) const TITLE: Key<shape::Text> =
    Key::required("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
pub(super) const RULE: Key<shape::Text> = Key::of(Setting::optional(
    "rule",
    SettingShape::Rule,
    Text {
        en: "how its points come about; a group has none", vi: "cách tính điểm; nhóm thì không ghi"
    },
));
pub(super) const ROLE: Key<shape::Word<Role>> = Key::optional(
    "role",
    Text {
        en: "normal: within the max; bonus: outside of it; penalty: a loss; info: no points; mandatory: no points, but a condition; without it that of the group, else normal",
        vi: "normal: trong điểm tối đa; bonus: điểm thưởng, ngoài điểm tối đa; penalty: điểm trừ; info: không có điểm; mandatory: không có điểm, là điều kiện bắt buộc; không ghi thì theo nhóm, nếu không có là normal",
    },
);
pub(super) const ABOVE_MAX: Key<shape::Flag> = Key::optional(
    "above_max",
    Text {
        en: "whether a bonus may lift the total above the max; without it as the group says, else true",
        vi: "điểm thưởng có được làm tổng điểm vượt điểm tối đa không; không ghi thì theo nhóm, nếu không có là true",
    },
);
pub(super) const WEIGHT: Key<shape::Figure> = Key::optional(
    "weight",
    Text {
        en: "its weight in a weighted mean; 1 without it",
        vi: "trọng số khi lấy trung bình theo trọng số; không ghi là 1",
    },
);
pub(super) const NOT_APPLICABLE: Key<shape::Word<NotApplicable>> = Key::optional(
    "not_applicable",
    Text {
        en: "what an answer \"not applicable\" comes to: refused, left out with its max, its max left to the others, all points, or none; forbid without it",
        vi: "khi phiếu ghi không áp dụng: không cho phép, bỏ mục cùng điểm tối đa, chuyển điểm tối đa cho mục khác, được đủ điểm, hoặc 0 điểm; không ghi là forbid",
    },
);
pub(super) const RESCALE_OVER: Key<shape::Word<RescaleOver>> = Key::optional(
    "rescale_over",
    Text {
        en: "to whom rescale leaves the max: the rows of the group, or all rows; group without it",
        vi: "rescale chuyển điểm tối đa cho ai: các mục cùng nhóm, hoặc mọi mục; không ghi là group",
    },
);
pub(super) const EVIDENCE: Key<shape::Any> = Key::of(Setting::optional(
    "evidence",
    SettingShape::Table(OF_EVIDENCE),
    Text {
        en: "points here must be backed by evidence", vi: "điểm ở đây phải có tài liệu kiểm chứng"
    },
));
pub(super) const ASKED_IF: Key<shape::Any> = Key::of(Setting::optional(
    "asked_if",
    SettingShape::Either(CONDITIONS),
    Text {
        en: "where this does not hold, the row is not asked: it adds 0 to a sum, and is no row of a mean, max or min",
        vi: "không đạt điều kiện này thì mục không thuộc đối tượng: cộng 0 vào tổng, không tính vào trung bình, cao nhất hay thấp nhất",
    },
));
pub(super) const NOTE: Key<shape::Text> = Key::optional(
    "note",
    Text { en: "guidance for who fills the form in", vi: "hướng dẫn cho người ghi phiếu" },
);
pub(super) const BASIS: Key<shape::Text> = Key::optional(
    "basis",
    Text {
        en: "the decision and article behind the row", vi: "quyết định và điều khoản làm căn cứ"
    },
);

pub(super) const WAS: Key<shape::Text> = Key::optional(
    "was",
    Text {
        en: "its code in the edition before, if that was another one or the title is new; `score compare` goes by it",
        vi: "mã của mục trong bộ tiêu chí trước, nếu nay đổi mã hoặc đổi tên; “score compare” dựa vào đó",
    },
);

/// The keys of a row, beside those of every node.
pub(super) static ROW: &[Setting] = &[
    CODE.setting,
    TITLE.setting,
    RULE.setting,
    MAX.setting,
    ROLE.setting,
    ABOVE_MAX.setting,
    WEIGHT.setting,
    NOT_APPLICABLE.setting,
    RESCALE_OVER.setting,
    EVIDENCE.setting,
    ASKED_IF.setting,
    NOTE.setting,
    BASIS.setting,
    WAS.setting,
];

pub(super) const COMBINE: Key<shape::Word<Combine>> = Key::optional(
    "combine",
    Text {
        en: "how its rows become one figure; sum without it",
        vi: "cách gộp các mục bên dưới thành một số; không ghi là sum",
    },
);

/// The keys of a row without a rule.
pub(super) static GROUP: &[Setting] = &[COMBINE.setting, DIRECTION.setting];

pub(super) const WITHOUT_EVIDENCE: Key<shape::Word<WithoutEvidence>> = Key::optional(
    "else",
    Text {
        en: "points without evidence are told, or are taken away; warn without it",
        vi: "điểm không có tài liệu kiểm chứng thì cảnh báo, hoặc không tính; không ghi là warn",
    },
);
pub(super) const EVIDENCE_COLUMN: Key<shape::Word<Column>> = Key::optional(
    "column",
    Text {
        en: "the column that has to give it; both without it",
        vi: "cột phải nêu tài liệu; không ghi là cả hai cột",
    },
);

static OF_EVIDENCE: &[Setting] = &[WITHOUT_EVIDENCE.setting, EVIDENCE_COLUMN.setting];

/// What follows where evidence is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WithoutEvidence {
    /// It is reported.
    Warn,
    /// The points are lost.
    Zero,
}

impl Keyword for WithoutEvidence {
    const WORDS: &'static [(&'static str, Self)] =
        &[("warn", WithoutEvidence::Warn), ("zero", WithoutEvidence::Zero)];
}
