//! What there is to say of a form while it is bound, in both languages: by what it is about.

pub mod answer;
pub mod class;
pub mod form;
pub mod list;
pub mod row;
pub mod ways;
