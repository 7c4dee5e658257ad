//! What a cell of a form says: a number, a pair, a tick, or words.

use crate::number::{Decimal, Mark, Marks, NumberProblem, parse};
use crate::source::workbook::{CellValue, SheetCell};
use crate::text::trimmed;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Figure {
    /// Nothing, or an empty box.
    Blank,
    /// A number.
    Number(Decimal),
    /// `13/15`.
    Pair(Decimal, Decimal),
    /// `65%`, as 65.
    Percent(Decimal),
    /// A number and words behind it: `3 Thống nhất`.
    Glued(Decimal, String),
    /// A tick.
    Tick,
    /// True or false.
    Flag(bool),
    /// Words.
    Words(String),
    /// A number that can be read in two ways.
    Ambiguous { one: Decimal, other: Decimal },
    /// A date, an error, or a formula without a saved value.
    Unreadable(String),
}

impl Figure {
    /// The number that it is, also with words behind it.
    pub(super) fn number(&self) -> Option<Decimal> {
        match self {
            Figure::Number(number) | Figure::Glued(number, _) => Some(*number),
            _ => None,
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        *self == Figure::Blank
    }
}

/// How numbers are written in the texts of a sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spelling {
    comma: bool,
    dot: bool,
}

impl Spelling {
    /// What the texts of answer cells show.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut spelling = Spelling::default();
        for text in texts {
            let text = trimmed(text);
            let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
            if !text.chars().all(plain) {
                continue;
            }
            // a mark before three digits may group thousands, and says nothing
            let mark = text.rfind(['.', ',']).filter(|at| text.len() - at != 4);
            match mark.map(|at| &text[at..=at]) {
                Some(",") => spelling.comma = true,
                Some(_) => spelling.dot = true,
                None => {}
            }
        }
        spelling
    }

    /// The decimal mark, where the texts agree on one.
    pub(super) fn mark(self) -> Option<Mark> {
        match (self.comma, self.dot) {
            (true, false) => Some(Mark::Comma),
            (false, true) => Some(Mark::Dot),
            _ => None,
        }
    }
}

/// What a cell says.
pub(super) fn figure(cell: &SheetCell, spelling: Spelling) -> Figure {
    match &cell.content.value {
        CellValue::Number(text) => match text.parse::<Decimal>() {
            Ok(number) if cell.content.format.as_deref().is_some_and(|format| format.contains('%')) => {
                Figure::Percent((number * Decimal::ONE_HUNDRED).normalize())
            }
            Ok(number) => Figure::Number(number.normalize()),
            Err(_) => Figure::Unreadable(text.to_string()),
        },
        CellValue::Text(text) => of_text(text, spelling),
        CellValue::Flag(flag) => Figure::Flag(*flag),
        CellValue::Date(text) | CellValue::Error(text) => Figure::Unreadable(text.to_string()),
        CellValue::Unknown => Figure::Unreadable(String::new()),
    }
}

/// What a text says.
pub(super) fn of_text(text: &str, spelling: Spelling) -> Figure {
    let text = trimmed(text);
    match text {
        "" | "☐" | "□" | "-" | "–" => return Figure::Blank,
        "x" | "X" | "✓" | "✔" | "☑" | "☒" | "√" | "v" | "V" | "🗹" | "🗸" => {
            return Figure::Tick;
        }
        _ => {}
    }
    if let Some(found) = number(text, spelling) {
        return found;
    }
    if let Some((num, den)) = text.split_once('/')
        && let (Some(Figure::Number(num)), Some(Figure::Number(den))) =
            (number(trimmed(num), spelling), number(trimmed(den), spelling))
    {
        return Figure::Pair(num, den);
    }
    if let Some(Figure::Number(percent)) =
        text.strip_suffix('%').and_then(|rest| number(trimmed(rest), spelling))
    {
        return Figure::Percent(percent);
    }
    if let Some((first, rest)) = text.split_once(char::is_whitespace)
        && let Some(Figure::Number(glued)) = number(first, spelling)
        && rest.trim_start().starts_with(char::is_alphabetic)
    {
        return Figure::Glued(glued, rest.trim().to_owned());
    }
    Figure::Words(text.to_owned())
}

fn number(text: &str, spelling: Spelling) -> Option<Figure> {
    let text = without_groups(text);
    match parse(&text, Marks::Unknown) {
        Ok(number) => Some(Figure::Number(number.normalize())),
        Err(NumberProblem::Ambiguous { fraction, whole }) => {
            let is_dot = text.contains('.');
            let read = |text: &str| text.replace(',', ".").parse::<Decimal>().ok().map(|n| n.normalize());
            let (one, other) = (read(&fraction)?, whole.parse::<Decimal>().ok()?.normalize());
            match spelling.mark() {
                // with decimal commas elsewhere a dot can only group thousands, and the other way round
                Some(Mark::Comma) if is_dot => Some(Figure::Number(other)),
                Some(Mark::Dot) if !is_dot => Some(Figure::Number(other)),
                _ => Some(Figure::Ambiguous { one, other }),
            }
        }
        Err(_) => None,
    }
}

/// The text without blanks between groups of three digits.
fn without_groups(text: &str) -> String {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    if !text.contains(is_blank) {
        return text.to_owned();
    }
    let mut groups = text.split(is_blank);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let last = rest.len().saturating_sub(1);
    let grouped = digits(first)
        && first.len() <= 3
        && rest.iter().enumerate().all(|(at, group)| {
            let whole = group.split(['.', ',']).next().unwrap_or_default();
            digits(whole) && whole.len() == 3 && (at == last || whole.len() == group.len())
        });
    if grouped { text.replace(is_blank, "") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn what_cells_say() {
        let number = |text: &str| Figure::Number(decimal(text));
        let none = Spelling::default();
        for (text, expected) in [
            ("13", number("13")),
            (" 4,33 ", number("4.33")),
            ("4.33", number("4.33")),
            ("11\u{a0}853", number("11853")),
            ("1 234 567,5", number("1234567.5")),
            ("11.853", Figure::Ambiguous { one: decimal("11.853"), other: decimal("11853") }),
            ("13/15", Figure::Pair(decimal("13"), decimal("15"))),
            ("13 / 15", Figure::Pair(decimal("13"), decimal("15"))),
            ("65%", Figure::Percent(decimal("65"))),
            ("3 Thống nhất", Figure::Glued(decimal("3"), "Thống nhất".to_owned())),
            ("x", Figure::Tick),
            ("✓", Figure::Tick),
            ("□", Figure::Blank),
            ("", Figure::Blank),
            ("\u{a0}", Figure::Blank),
            ("Không có", Figure::Words("Không có".to_owned())),
            ("1 2 3", Figure::Words("1 2 3".to_owned())),
            ("12 34", Figure::Words("12 34".to_owned())),
            ("-3", Figure::Words("-3".to_owned())),
        ] {
            assert_eq!(of_text(text, none), expected, "{text:?}");
        }
    }

    #[test]
    fn the_other_cells_of_a_sheet_say_what_a_dot_is() {
        let commas = Spelling::of(["4,33", "15", "11.853"].into_iter());
        assert_eq!(of_text("11.853", commas), Figure::Number(decimal("11853")));
        assert!(matches!(of_text("11,853", commas), Figure::Ambiguous { .. }));
        let dots = Spelling::of(["4.33"].into_iter());
        assert_eq!(of_text("11,853", dots), Figure::Number(decimal("11853")));
        assert!(matches!(of_text("11.853", dots), Figure::Ambiguous { .. }));
        let both = Spelling::of(["4.33", "4,33"].into_iter());
        assert!(matches!(of_text("11.853", both), Figure::Ambiguous { .. }));
    }
}
