//! Words of what-if.

use crate::language::{Computed, Listed};

sentence! {
    /// What is assumed.
    Assuming { settings: Listed<String> } {
        en: "What if {settings}",
        vi: "Giả định {settings}",
    }

    /// That nothing was written.
    AsTheFileHas {} {
        en: "* assumed; the file stays as it is",
        vi: "* số liệu giả định; tệp giữ nguyên",
    }

    /// A fact that is assumed.
    AssumedFact { title: String, before: Computed, after: Computed } {
        en: "{title}: {before} → {after}",
        vi: "{title}: {before} → {after}",
    }
}
