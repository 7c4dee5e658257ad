//! What there is to say of a form while it is bound, in both languages: by what it is about.

pub(super) mod answer;
pub(super) mod class;
pub(super) mod form;
pub(super) mod list;
pub(super) mod row;
pub(super) mod ways;
