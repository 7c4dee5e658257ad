//! The words of findings counted by code.

use crate::language::Text;
pub(crate) use crate::report::words::CODE;

/// How many.
pub(crate) const COUNT: Text = Text { en: "Count", vi: "Số lượng" };
