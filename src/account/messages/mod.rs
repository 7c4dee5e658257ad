//! What accounts say, in both languages: where points begin, what changed them, and why.

pub mod changes;
pub mod reasons;
pub mod starts;
