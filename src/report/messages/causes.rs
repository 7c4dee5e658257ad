//! What is said of the causes of a form, after everything else.

use crate::language::Text;

/// Heading of the declared figure.
pub(crate) const DECLARED: Text = Text { en: "Declared", vi: "Đã ghi" };
/// Heading of the right figure.
pub(crate) const SHOULD_BE: Text = Text { en: "Should be", vi: "Phải là" };
/// Heading of the slip.
pub(crate) const LIKELY: Text = Text { en: "Likely", vi: "Nhiều khả năng" };
/// Heading of the sums that are wrong because of it.
pub(crate) const MAKES_WRONG: Text = Text { en: "Makes wrong", vi: "Làm lệch" };

sentence! {
    /// Heading of the codes.
    Causes { count: usize } {
        en: "Causes ({count})",
        vi: "Nguyên nhân ({count})",
    }

    /// The title of a row under that of the row above it.
    Under { parent: String, title: String } {
        en: "{parent} › {title}",
        vi: "{parent} › {title}",
    }
}
