//! What there is to say of the parameters of rules, in both languages.

use crate::source::Subject;

diagnostic! {
    /// One side of a stretch that is bounded twice.
    BothBounds(BAD_RANGE) { subject: Subject, open: &'static str, closed: &'static str } {
        en: "{subject} has both `{open}` and `{closed}`",
        vi: "{subject} ghi cả “{open}” và “{closed}”",
        help en: "keep the one that the form prints",
        help vi: "giữ một, theo đúng biểu mẫu",
    }
}
