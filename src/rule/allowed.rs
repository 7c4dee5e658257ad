//! What a figure may be, where the one that was given may not.

use std::fmt;

use super::{Bound, Bounds, Domain, percent};
use crate::language::{Computed, Language, Show};
use crate::number::Exact;

/// What a row allows.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// A count.
    Whole,
    /// A score that somebody judges.
    Judged {
        /// The least.
        min: Exact,
        /// The most.
        max: Exact,
        /// From one score to the next.
        step: Option<Exact>,
    },
    /// A loss that somebody judges: nothing, or within a range.
    NothingOr {
        /// The least.
        min: Exact,
        /// The most.
        max: Exact,
    },
    /// What can be measured.
    Domain {
        /// Within these bounds.
        bounds: Bounds,
        /// Whether they are shares.
        share: bool,
    },
}

impl Allowed {
    /// A measure within a domain.
    pub fn within(domain: &Domain, share: bool) -> Self {
        Allowed::Domain { bounds: domain.bounds(), share }
    }
}

impl Show for Allowed {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |number: &Exact| Computed(number.to_string()).said(language);
        match self {
            Allowed::Whole => f.write_str(match language {
                Language::English => "a whole number",
                Language::Vietnamese => "số nguyên",
            }),
            Allowed::Judged { min, max, step } => {
                let (min, max, step) = (number(min), number(max), step.as_ref().map(number));
                match (language, step) {
                    (Language::English, None) => write!(f, "{min} to {max}"),
                    (Language::English, Some(step)) => write!(f, "{min} to {max}, in steps of {step}"),
                    (Language::Vietnamese, None) => write!(f, "từ {min} đến {max}"),
                    (Language::Vietnamese, Some(step)) => write!(f, "từ {min} đến {max}, mỗi bước {step}"),
                }
            }
            Allowed::NothingOr { min, max } => match (language, min.is_zero()) {
                (Language::English, true) => write!(f, "0 to {}", number(max)),
                (Language::English, false) => write!(f, "0, or {} to {}", number(min), number(max)),
                (Language::Vietnamese, true) => write!(f, "từ 0 đến {}", number(max)),
                (Language::Vietnamese, false) => write!(f, "0, hoặc từ {} đến {}", number(min), number(max)),
            },
            Allowed::Domain { bounds, share } => f.write_str(&bounds.said(*share, language)),
        }
    }
}

impl Bounds {
    /// A stretch of measures: `from 7% to below 10%`, `từ 7% đến dưới 10%`.
    pub fn said(&self, share: bool, language: Language) -> String {
        let shown = |at: &Exact| {
            let text = if share { percent(at) } else { at.to_string() };
            Computed(text).said(language)
        };
        let english = language == Language::English;
        let from = |bound: &Bound| match (english, bound.inclusive) {
            (true, true) => format!("from {}", shown(&bound.at)),
            (true, false) => format!("above {}", shown(&bound.at)),
            (false, true) => format!("từ {}", shown(&bound.at)),
            (false, false) => format!("trên {}", shown(&bound.at)),
        };
        match (&self.lower, &self.upper) {
            (Some(low), Some(high)) if low.at == high.at => shown(&low.at),
            (None, None) if english => "everything".to_owned(),
            (None, None) => "mọi giá trị".to_owned(),
            (Some(low), None) if english => from(low),
            (Some(low), None) if low.inclusive => format!("{} trở lên", from(low)),
            (Some(low), None) => from(low),
            (None, Some(high)) => match (english, high.inclusive) {
                (true, true) => format!("{} and below", shown(&high.at)),
                (true, false) => format!("below {}", shown(&high.at)),
                (false, true) => format!("đến {}", shown(&high.at)),
                (false, false) => format!("dưới {}", shown(&high.at)),
            },
            (Some(low), Some(high)) => {
                let to = match (english, high.inclusive) {
                    (true, true) => "to",
                    (true, false) => "to below",
                    (false, true) => "đến",
                    (false, false) => "đến dưới",
                };
                format!("{} {to} {}", from(low), shown(&high.at))
            }
        }
    }
}
