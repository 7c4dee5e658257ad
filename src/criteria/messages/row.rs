//! Of rows, their place in the tree and their maxima.

use crate::language::{Computed, RowName, Text};
use crate::number::Decimal;
use crate::source::Subject;

/// Beside the row that has a code too.
pub(crate) const FIRST_HERE: Text = Text { en: "first here", vi: "lần đầu ở đây" };
/// Beside the row that a row is in.
pub(crate) const ITS_GROUP: Text = Text { en: "its group", vi: "nhóm chứa mục này" };
/// Beside a row of a group.
pub(crate) const ROW_BELOW: Text = Text { en: "a row below it", vi: "một mục bên dưới" };

diagnostic! {
    /// A code that no row can have.
    BadCode(BAD_CODE) { code: String } {
        en: "`{code}` is no code",
        vi: "“{code}” không dùng làm mã được",
        help en: "write parts of letters and digits with points between them: \"4.10.5\"",
        help vi: "ghi các phần gồm chữ và số, cách nhau bằng dấu chấm: \"4.10.5\"",
    }

    /// A least loss below nothing.
    PenaltyWithFloor(BAD_RANGE) { subject: Subject } {
        en: "{subject} is a penalty, and has a floor",
        vi: "{subject} là mục điểm trừ và có mức sàn",
        help en: "give it a max: the most that it takes",
        help vi: "ghi max: số điểm trừ nhiều nhất",
    }

    /// A max to leave to others, of a row that has none.
    RescaleOutsideMax(BAD_RANGE) { subject: Subject } {
        en: "{subject} is no ordinary row, and has no max to leave to others",
        vi: "{subject} không phải mục thường, không có điểm tối đa để chuyển cho mục khác",
        help en: "say not_applicable = \"drop\"",
        help vi: "ghi not_applicable = \"drop\"",
    }

    /// A row that would not count.
    WeightZero(BAD_RANGE) { subject: Subject } {
        en: "the weight of {subject} is 0",
        vi: "trọng số của {subject} là 0",
        help en: "a row that is not to count has role = \"info\"",
        help vi: "nếu mục không tính điểm thì ghi role = \"info\"",
    }

    /// A loss that is not taken where nothing backs it.
    EvidenceOfPenalty(BAD_GATE) { subject: Subject } {
        en: "{subject} takes points from a penalty, which would be a gain",
        vi: "{subject} bớt điểm của một mục điểm trừ, thành được thêm điểm",
        help en: "say else = \"warn\"",
        help vi: "ghi else = \"warn\"",
    }

    /// Two rows that were one.
    WasTwice(DUPLICATE_CODE) { code: RowName, was: String } {
        en: "{code} says that it was {was}, and so does another row",
        vi: "{code} ghi mã trước là {was}, mục khác cũng ghi mã đó",
        help en: "leave `was` to the row that carries it on",
        help vi: "chỉ ghi “was” ở mục kế tiếp của mục đó",
    }

    /// Two rows with one code.
    CodeTwice(DUPLICATE_CODE) { code: String } {
        en: "the code {code} stands twice",
        vi: "mã {code} ghi hai lần",
        help en: "give each row its own code",
        help vi: "đặt cho mỗi mục một mã riêng",
    }

    /// A row that no sum would take.
    RoleInRole(ROLE_IN_ROLE) { row: RowName, role: &'static str, group: RowName, group_role: &'static str } {
        en: "{row} is {role} in {group}, which is {group_role}: its points would reach no sum",
        vi: "{row} là “{role}”, nằm trong {group} là “{group_role}”: điểm không được cộng vào tổng nào",
        help en: "give it the role of its group, or a code in another group",
        help vi: "ghi role như của nhóm, hoặc đặt mã thuộc nhóm khác",
    }

    /// A group with a rule.
    GroupWithRule(GROUP_WITH_RULE) { row: RowName } {
        en: "{row} has a rule, and rows below it",
        vi: "{row} có rule và có mục bên dưới",
        help en: "a group is the sum of its rows: take the rule out, or give it to a row of its own",
        help vi: "nhóm là tổng của các mục bên dưới: bỏ rule, hoặc chuyển rule sang một mục riêng",
    }

    /// A leaf without a rule.
    LeafWithoutRule(LEAF_WITHOUT_RULE) { row: RowName } {
        en: "{row} has no `rule`, and no rows below it",
        vi: "{row} chưa ghi “rule”, cũng không có mục bên dưới",
        help en: "add rule = \"…\": score criteria kinds lists them, and says how each is written",
        help vi: "ghi thêm rule = \"…\": lệnh score criteria kinds liệt kê các cách tính và cách ghi",
    }

    /// A max that the rows below do not come to.
    MaxDiffers(MAX_DIFFERS) { row: RowName, max: Decimal, rows: Computed } {
        en: "the max of {row} is {max}, and the rows below it come to {rows}",
        vi: "điểm tối đa của {row} là {max}, các mục bên dưới được {rows}",
        help en: "correct the one that is wrong; points are cut to the max as it stands",
        help vi: "sửa một trong hai; hiện điểm không vượt điểm tối đa đã ghi",
    }

    /// What can be attained, and the rows below come to something else.
    AttainableDiffers(MAX_DIFFERS) { row: RowName, attainable: Decimal, rows: Computed } {
        en: "the attainable of {row} is {attainable}, and the rows below it come to {rows}",
        vi: "attainable của {row} là {attainable}, các mục bên dưới được {rows}",
        help en: "correct the one that is wrong; points are cut to the max as it stands",
        help vi: "sửa một trong hai; hiện điểm không vượt điểm tối đa đã ghi",
    }

    /// A max that could not be shown.
    MaxTooFine(BAD_RANGE) { row: RowName, max: Decimal, decimals: String } {
        en: "the max of {row} is {max}, and points have {decimals} decimals",
        vi: "điểm tối đa của {row} là {max}, điểm chỉ có {decimals} chữ số thập phân",
        help en: "give it as many decimals as [rounding] has, or more decimals to [rounding]",
        help vi: "ghi số chữ số thập phân như ở [rounding], hoặc tăng decimals ở [rounding]",
    }
}
