//! What `--version --verbose` says.

use crate::language::Text;

pub(crate) const TARGET: Text = Text { en: "built for", vi: "dành cho" };
pub(crate) const PROFILE: Text = Text { en: "build", vi: "bản dựng" };
pub(crate) const COMMIT: Text = Text { en: "commit", vi: "mã nguồn" };
pub(crate) const EDITIONS: Text = Text { en: "criteria", vi: "bộ tiêu chí" };
