//! Numbers and roundings in sentences.

use std::fmt;

use crate::language::{Computed, In, Language, Show};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};

/// Six decimals, cut, with `…` where digits follow.
pub(crate) fn approximately(exact: &Exact) -> String {
    let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals: 6 };
    match cut.apply(exact) {
        Ok(shown) if Exact::from(shown) == *exact => plain(shown),
        Ok(shown) => format!("{shown}…"),
        Err(_) => exact.to_string(),
    }
}

/// The same, to stand in a sentence.
pub(crate) fn about(exact: &Exact) -> Computed {
    Computed(approximately(exact))
}

impl Show for RoundingMode {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (language, self) {
            (Language::English, mode) => mode.participle(),
            (Language::Vietnamese, RoundingMode::Truncate) => "không làm tròn",
            (Language::Vietnamese, RoundingMode::HalfUp) => "làm tròn, từ 5 trở lên thì tăng",
            (Language::Vietnamese, RoundingMode::HalfEven) => "làm tròn, đúng 5 thì về số chẵn",
            (Language::Vietnamese, RoundingMode::Up) => "làm tròn lên",
        })
    }
}

/// `truncated to 2 decimals`, `lấy 2 chữ số thập phân, không làm tròn`.
impl Show for Rounding {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = self.decimals;
        match language {
            Language::English => {
                let unit = if decimals == 1 { "decimal" } else { "decimals" };
                write!(f, "{} to {decimals} {unit}", self.mode.participle())
            }
            Language::Vietnamese => {
                let digits = match decimals {
                    0 => "phần nguyên".to_owned(),
                    _ => format!("{decimals} chữ số thập phân"),
                };
                match self.mode {
                    RoundingMode::Truncate => write!(f, "lấy {digits}, không làm tròn"),
                    RoundingMode::HalfUp => write!(f, "làm tròn đến {digits}, từ 5 trở lên thì tăng"),
                    RoundingMode::HalfEven => write!(f, "làm tròn đến {digits}, đúng 5 thì về số chẵn"),
                    RoundingMode::Up => write!(f, "làm tròn lên đến {digits}"),
                }
            }
        }
    }
}

/// Points at the end of a sentence, with what they are out of.
#[derive(Clone, Debug)]
pub(crate) struct Points {
    number: Number,
    of: OutOf,
}

#[derive(Clone, Debug)]
enum Number {
    /// Exactly what is printed; the figure with the decimals of the criteria, and as few as it needs.
    Printed { fixed: Computed, plain: Computed },
    /// Something else, and what is printed, where that is said.
    Exactly { number: Computed, printed: Option<Computed> },
}

/// What points are out of.
#[derive(Clone, Debug)]
pub(crate) enum OutOf {
    /// A number alone, of which others say what it is.
    Unsaid,
    /// Points that nothing bounds.
    Nothing,
    /// The max, as it is printed.
    Max(Decimal),
    /// The max of what applies.
    Applicable(Exact),
    /// The most that a penalty takes.
    Loss(Decimal),
}

impl Points {
    /// A number alone.
    pub(crate) fn bare(number: Computed) -> Self {
        Points::number(number, OutOf::Unsaid)
    }

    /// A number as it is.
    pub(crate) fn number(number: Computed, of: OutOf) -> Self {
        Points { number: Number::Exactly { number, printed: None }, of }
    }

    /// What a row comes to, and how it is printed.
    pub(crate) fn of(exact: &Exact, shown: Decimal, rounding: Rounding, of: OutOf) -> Self {
        let fixed = Computed(rounding.show(shown));
        let number = if Exact::from(shown) == *exact {
            Number::Printed { fixed, plain: Computed(plain(shown)) }
        } else {
            Number::Exactly { number: about(exact), printed: Some(fixed) }
        };
        Points { number, of }
    }
}

impl Show for Points {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, printed) = match &self.number {
            Number::Printed { fixed, plain } => match language {
                Language::English => (fixed, None),
                Language::Vietnamese => (plain, None),
            },
            Number::Exactly { number, printed } => (number, printed.as_ref()),
        };
        number.show(language, f)?;
        match language {
            Language::English => self.of.english(f)?,
            Language::Vietnamese => self.of.vietnamese(f)?,
        }
        match (printed, language) {
            (None, _) => Ok(()),
            (Some(printed), Language::English) => write!(f, " (shown as {})", In(language, printed)),
            (Some(printed), Language::Vietnamese) => write!(f, " (in là {})", In(language, printed)),
        }
    }
}

impl OutOf {
    fn english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutOf::Unsaid | OutOf::Nothing => Ok(()),
            OutOf::Max(max) => write!(f, " of {}", plain(*max)),
            OutOf::Applicable(max) => write!(f, " of the {} that apply", approximately(max)),
            OutOf::Loss(max) => write!(f, " of at most −{}", plain(*max)),
        }
    }

    fn vietnamese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |number: String| Computed(number).said(Language::Vietnamese);
        match self {
            OutOf::Unsaid => Ok(()),
            OutOf::Nothing => f.write_str(" điểm"),
            OutOf::Max(max) => write!(f, "/{} điểm", number(plain(*max))),
            OutOf::Applicable(max) => {
                write!(f, "/{} điểm (tính trên các mục áp dụng)", number(approximately(max)))
            }
            OutOf::Loss(max) => write!(f, " điểm (trừ tối đa {})", number(plain(*max))),
        }
    }
}
