//! How a figure is read from text and written back: one strict grammar in, one function out.
//!
//! Nothing is guessed. Digits, at most one decimal mark, nothing else; a spelling that can be read two ways is
//! refused with both readings.

use rust_decimal::Decimal;

use super::Exact;
use super::shown::shown;

/// The character between whole and fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `4.33`
    Dot,
    /// `4,33`
    Comma,
}

impl Mark {
    /// The character itself.
    pub fn char(self) -> char {
        match self {
            Mark::Dot => '.',
            Mark::Comma => ',',
        }
    }

    fn other(self) -> Mark {
        match self {
            Mark::Dot => Mark::Comma,
            Mark::Comma => Mark::Dot,
        }
    }
}

/// What is known about the decimal mark of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Stated by the format or by the user: no spelling is ambiguous.
    Stated(Mark),
    /// Follows from the delimiter: `1.234` and `1,234` are refused all the same, since Excel groups thousands.
    Likely(Mark),
    /// Nothing is known (tab-separated): either mark, and ambiguous spellings are refused.
    Unknown,
}

/// Why a text is not a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// No digit at all.
    Empty,
    /// Below zero.
    Negative,
    /// A percent sign.
    Percent,
    /// `13/15` where one number belongs.
    Fraction,
    /// `1e3`, `inf`, `nan`.
    Scientific,
    /// A character that has no place in a number.
    Strange(char),
    /// A digit beside a mark is missing, or there is more than one mark.
    Malformed,
    /// `1.234`: one and something, or a thousand and something.
    Ambiguous {
        /// The reading with a decimal mark.
        fraction: String,
        /// The reading with grouped thousands.
        whole: String,
    },
    /// Digits grouped by thousands: the figure that was meant.
    Grouped(String),
    /// The other decimal mark than this file's: the figure in this file's spelling.
    WrongMark(String),
    /// More than [`MAX_WHOLE`] digits before the mark.
    TooManyDigits,
    /// More than [`MAX_FRACTION`] digits after the mark: the figure was not rounded.
    TooManyDecimals,
}

/// Most digits before the decimal mark.
pub(crate) const MAX_WHOLE: usize = 12;
/// Most digits after the decimal mark.
pub(crate) const MAX_FRACTION: usize = 6;

/// Reads a figure. Blanks around it are allowed, a sign, an exponent or a thousands mark are not.
///
/// # Errors
/// The first reason why it is not one.
pub(crate) fn parse(text: &str, marks: Marks) -> Result<Decimal, NumberProblem> {
    if is_plain(text) {
        return plain_figure(text, marks);
    }
    match text.trim_matches([' ', '\t']) {
        "" => Err(NumberProblem::Empty),
        text if is_plain(text) => plain_figure(text, marks),
        text => Err(not_plain(text)),
    }
}

/// Reads a figure of nothing but digits and marks.
fn plain_figure(text: &str, marks: Marks) -> Result<Decimal, NumberProblem> {
    let mark_in = |text: &str| text.bytes().position(|byte| matches!(byte, b'.' | b','));
    let (whole, fraction) = match mark_in(text) {
        None => (text, ""),
        Some(at) => {
            let (whole, fraction) = (&text[..at], &text[at + 1..]);
            if mark_in(fraction).is_some() {
                return Err(grouped(text, marks));
            }
            if whole.is_empty() || fraction.is_empty() {
                return Err(NumberProblem::Malformed);
            }
            check_mark(char::from(text.as_bytes()[at]), whole, fraction, marks)?;
            (whole, fraction)
        }
    };
    if whole.len() > MAX_WHOLE && whole.trim_start_matches('0').len() > MAX_WHOLE {
        return Err(NumberProblem::TooManyDigits);
    }
    if fraction.len() > MAX_FRACTION {
        return Err(NumberProblem::TooManyDecimals);
    }
    decimal(whole, fraction).ok_or(NumberProblem::TooManyDigits)
}

/// Whether a text has nothing but digits and marks.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// What is wrong with a text that has anything else.
fn not_plain(text: &str) -> NumberProblem {
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    if unsigned.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return NumberProblem::Negative;
    }
    if text.strip_suffix(['%', '\u{ff05}']).is_some_and(|share| is_plain(share.trim())) {
        return NumberProblem::Percent;
    }
    let strange = text.chars().find(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(' ');
    let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let lower = text.to_ascii_lowercase();
    match strange {
        '%' => NumberProblem::Percent,
        '/' if starts_with_digit => NumberProblem::Fraction,
        'e' | 'E' if starts_with_digit => NumberProblem::Scientific,
        _ if matches!(lower.as_str(), "inf" | "+inf" | "nan" | "+nan" | "infinity") => {
            NumberProblem::Scientific
        }
        _ => NumberProblem::Strange(strange),
    }
}

/// One mark: is it this file's, and can it only be a decimal mark?
fn check_mark(mark: char, whole: &str, fraction: &str, marks: Marks) -> Result<(), NumberProblem> {
    let (own, stated) = match marks {
        Marks::Stated(own) => (Some(own), true),
        Marks::Likely(own) => (Some(own), false),
        Marks::Unknown => (None, false),
    };
    let grouping = could_group(whole, fraction);
    match own {
        Some(own) if own.char() == mark && (stated || !grouping) => Ok(()),
        Some(own) if stated && grouping => {
            debug_assert_eq!(mark, own.other().char());
            Err(NumberProblem::Grouped(format!("{whole}{fraction}")))
        }
        Some(own) if !grouping => Err(NumberProblem::WrongMark(format!("{whole}{}{fraction}", own.char()))),
        None if !grouping => Ok(()),
        Some(_) | None => {
            let show = own.map_or(mark, Mark::char);
            Err(NumberProblem::Ambiguous {
                fraction: format!("{whole}{show}{fraction}"),
                whole: format!("{whole}{fraction}"),
            })
        }
    }
}

/// Whether `whole.fraction` could be grouped thousands: 1.234, 11.853, but not 0.125 or 1234.567.
fn could_group(whole: &str, fraction: &str) -> bool {
    (1..=3).contains(&whole.len()) && !whole.starts_with('0') && fraction.len() == 3
}

fn grouped(text: &str, marks: Marks) -> NumberProblem {
    let own = match marks {
        Marks::Stated(own) | Marks::Likely(own) => own,
        Marks::Unknown => Mark::Dot,
    };
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let marks_seen: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (Some(first), Some(last), Some(last_mark)) = (groups.first(), groups.last(), marks_seen.last())
    else {
        return NumberProblem::Malformed;
    };
    let inner = &groups[1..groups.len().saturating_sub(1)];
    let all_alike = marks_seen.iter().all(|mark| mark == last_mark);
    let others_differ =
        marks_seen.iter().rev().skip(1).all(|mark| mark != last_mark) && !all_alike && !last.is_empty();
    if !(1..=3).contains(&first.len()) || inner.iter().any(|group| group.len() != 3) {
        NumberProblem::Malformed
    } else if all_alike && last.len() == 3 {
        NumberProblem::Grouped(groups.concat())
    } else if others_differ {
        NumberProblem::Grouped(format!("{first}{}{}{last}", inner.concat(), own.char()))
    } else {
        NumberProblem::Malformed
    }
}

fn decimal(whole: &str, fraction: &str) -> Option<Decimal> {
    // at most 18 digits that are not zeros at the beginning
    let after = |mantissa: i64, digits: &str| {
        digits.bytes().fold(mantissa, |mantissa, digit| mantissa * 10 + i64::from(digit - b'0'))
    };
    let mantissa = after(after(0, whole), fraction);
    let scale = u32::try_from(fraction.len()).ok()?;
    Some(Decimal::new(mantissa, scale))
}

/// Whether a figure, though read without doubt, looks like grouped thousands in a language with a comma as
/// decimal mark: `11.853`.
pub(crate) fn looks_grouped(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(whole, fraction)| could_group(whole, fraction) && !fraction.contains('.'))
}

/// Reads a share: `50%` or `1/2`.
///
/// # Errors
/// Why it is not one.
pub(crate) fn parse_share(text: &str) -> Result<Exact, NumberProblem> {
    let dot = Marks::Stated(Mark::Dot);
    if let Some(percent) = text.strip_suffix('%') {
        let percent = Exact::from(parse(percent, dot)?);
        return Ok(percent.over(&Exact::from(100)).expect("a hundred is not zero"));
    }
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let (numerator, denominator) = (parse(numerator, dot)?, parse(denominator, dot)?);
    Exact::from(numerator).over(&Exact::from(denominator)).ok_or(NumberProblem::Malformed)
}

/// Reads a share, also below zero, as growth has it: `-5%`. `None` where it is not one.
pub fn parse_signed_share(text: &str) -> Option<Exact> {
    match text.strip_prefix('-') {
        Some(magnitude) => parse_share(magnitude).ok().map(|share| -&share),
        None => parse_share(text).ok(),
    }
}

/// A rounded figure with exactly `decimals` decimals: the one way in which points are printed.
///
/// The figure must not have more decimals than that: display never changes a value.
pub fn fixed(figure: Decimal, decimals: u32) -> String {
    shown(with_decimals(figure, decimals))
}

/// The same as a number.
pub(crate) fn with_decimals(figure: Decimal, decimals: u32) -> Decimal {
    if figure.scale() == decimals && !figure.is_zero() {
        return figure; // it has them already
    }
    let mut figure = figure.normalize();
    debug_assert!(figure.scale() <= decimals, "{figure} has more than {decimals} decimals");
    if figure.is_zero() {
        figure = Decimal::ZERO; // no -0.00
    }
    figure.rescale(decimals.max(figure.scale()));
    figure
}

/// A figure without superfluous zeros: `5`, `0.125`.
pub(crate) fn plain(figure: Decimal) -> String {
    shown(figure.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_table() {
        use Marks::{Likely, Stated, Unknown};
        let (dot, comma) = (Mark::Dot, Mark::Comma);
        let ambiguous = |fraction: &str, whole: &str| {
            Err(NumberProblem::Ambiguous { fraction: fraction.into(), whole: whole.into() })
        };
        let grouped = |text: &str| Err(NumberProblem::Grouped(text.into()));
        let cases: Vec<(&str, Marks, Result<&str, NumberProblem>)> = vec![
            ("4.33", Likely(dot), Ok("4.33")),
            ("4,33", Likely(comma), Ok("4.33")),
            ("4.850", Stated(dot), Ok("4.850")),
            (" 11853 ", Unknown, Ok("11853")),
            ("0.125", Likely(dot), Ok("0.125")),
            ("1234.567", Likely(dot), Ok("1234.567")),
            ("007", Stated(dot), Ok("7")),
            ("4.33", Unknown, Ok("4.33")),
            ("4,33", Unknown, Ok("4.33")),
            ("11.853", Likely(dot), ambiguous("11.853", "11853")),
            ("11.853", Likely(comma), ambiguous("11,853", "11853")),
            ("11,853", Likely(comma), ambiguous("11,853", "11853")),
            ("11,853", Unknown, ambiguous("11,853", "11853")),
            ("11.853", Stated(dot), Ok("11.853")),
            ("11,853", Stated(dot), grouped("11853")),
            ("4,33", Likely(dot), Err(NumberProblem::WrongMark("4.33".into()))),
            ("4.33", Likely(comma), Err(NumberProblem::WrongMark("4,33".into()))),
            ("1.234.567", Likely(dot), grouped("1234567")),
            ("1.234,56", Likely(comma), grouped("1234,56")),
            ("1,234.56", Likely(dot), grouped("1234.56")),
            ("10.999.99", Likely(dot), Err(NumberProblem::Malformed)),
            ("", Unknown, Err(NumberProblem::Empty)),
            ("5.", Stated(dot), Err(NumberProblem::Malformed)),
            (".5", Stated(dot), Err(NumberProblem::Malformed)),
            ("-1", Stated(dot), Err(NumberProblem::Negative)),
            ("\u{2212}1", Stated(dot), Err(NumberProblem::Negative)),
            ("5%", Stated(dot), Err(NumberProblem::Percent)),
            ("13/15", Stated(dot), Err(NumberProblem::Fraction)),
            ("1e3", Stated(dot), Err(NumberProblem::Scientific)),
            ("1E+03", Stated(dot), Err(NumberProblem::Scientific)),
            ("NaN", Stated(dot), Err(NumberProblem::Scientific)),
            ("1_000", Stated(dot), Err(NumberProblem::Strange('_'))),
            ("12\u{a0}000", Stated(dot), Err(NumberProblem::Strange('\u{a0}'))),
            ("\u{ff15}", Stated(dot), Err(NumberProblem::Strange('\u{ff15}'))),
            ("(5)", Stated(dot), Err(NumberProblem::Strange('('))),
            ("1234567890123", Stated(dot), Err(NumberProblem::TooManyDigits)),
            ("0.1234567", Stated(dot), Err(NumberProblem::TooManyDecimals)),
            ("3 %", Stated(dot), Err(NumberProblem::Percent)),
            ("87,5\u{a0}%", Unknown, Err(NumberProblem::Percent)),
        ];
        for (text, marks, expected) in cases {
            let read = parse(text, marks).map(|decimal| decimal.to_string());
            assert_eq!(read, expected.map(str::to_string), "{text:?} {marks:?}");
        }
    }

    #[test]
    fn shares_by_table() {
        for (text, expected) in
            [("50%", "0.5"), ("1/2", "0.5"), ("7.5%", "0.075"), ("1", "1"), ("1/3", "1/3")]
        {
            assert_eq!(parse_share(text).unwrap().to_string(), expected);
        }
        assert_eq!(parse_share("1/0"), Err(NumberProblem::Malformed));
    }

    #[test]
    fn points_are_printed_with_their_decimals_and_without_a_negative_zero() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        for (figure, text) in
            [("4.3", "4.30"), ("5", "5.00"), ("-0.00", "0.00"), ("-1.5", "-1.50"), ("4.330", "4.33")]
        {
            assert_eq!(fixed(of(figure), 2), text);
        }
    }
}
