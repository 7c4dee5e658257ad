//! The words of findings counted by code.

use crate::language::Text;

/// How many.
pub(crate) const COUNT: Text = Text { en: "Count", vi: "Số lượng" };
/// Of which code.
pub(crate) const CODE: Text = Text { en: "Code", vi: "Mã" };
