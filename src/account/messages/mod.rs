//! What accounts say, in both languages: where points begin, what changed them, and why.

pub(super) mod changes;
pub(super) mod reasons;
pub(super) mod starts;
