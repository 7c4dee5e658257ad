//! Of conditions that the definition alone decides.

use std::fmt;

use crate::language::{Computed, Language, RowName, Show, Text};
use crate::rule::Stretch;

/// Where the points of a row can lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lie {
    /// Only at nothing.
    AtZero,
    /// Within a stretch.
    Within(Stretch),
}

impl Show for Lie {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lie::AtZero => Text { en: "at 0", vi: "chỉ là 0" }.show(language, f),
            Lie::Within(stretch) => stretch.show(language, f),
        }
    }
}

diagnostic! {
    /// Points that a row cannot have.
    CannotHave(CONDITION_DECIDED) { row: RowName, lie: Lie } {
        en: "a condition asks for points that {row} cannot have: they lie {lie}",
        vi: "điều kiện xét số điểm mà {row} không thể có: điểm của mục này {lie}",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// Points that a row always has.
    AlwaysHas(CONDITION_DECIDED) { row: RowName, lie: Lie } {
        en: "a condition holds for any points that {row} can have: they lie {lie}",
        vi: "điều kiện đúng với mọi số điểm mà {row} có thể có: điểm của mục này {lie}",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// A best result that no answer gives.
    NeverMet(CONDITION_DECIDED) { row: RowName } {
        en: "a condition asks that {row} is met, and no answer meets it",
        vi: "điều kiện yêu cầu {row} đạt, không số liệu nào làm mục này đạt",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa điều kiện; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// The absence of a best result that no answer gives.
    AlwaysUnmet(CONDITION_DECIDED) { row: RowName } {
        en: "a condition asks that {row} is not met, and no answer meets it",
        vi: "điều kiện yêu cầu {row} không đạt, không số liệu nào làm mục này đạt",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa điều kiện; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// More rows than there are.
    CountsTooMany(CONDITION_DECIDED) { count: Computed } {
        en: "a condition counts among {count} rows, and asks for more",
        vi: "điều kiện đếm trong {count} mục và đòi hỏi nhiều hơn",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// Any number of rows.
    CountsAny(CONDITION_DECIDED) { count: Computed } {
        en: "a condition counts among {count} rows, and any count will do",
        vi: "điều kiện đếm trong {count} mục, đếm được bao nhiêu cũng đúng",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// Points that no row of a range can have.
    NoneCanHave(CONDITION_DECIDED) {} {
        en: "a condition asks for points that none of its rows can have",
        vi: "điều kiện xét số điểm mà không mục nào trong đó có thể có",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }

    /// Points that all rows of a range always have.
    AllAlwaysHave(CONDITION_DECIDED) {} {
        en: "a condition asks for points that all of its rows always have",
        vi: "điều kiện xét số điểm mà mọi mục trong đó luôn có",
        help en: "correct the bound; a condition that is decided beforehand says nothing",
        help vi: "sửa giới hạn; điều kiện luôn đúng hoặc luôn không đúng thì không có tác dụng",
    }
}
