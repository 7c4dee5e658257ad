//! The two languages, and how a value reads in a sentence of each.
//!
//! A sentence is a struct of values; its English and its Vietnamese stand side by side, written with [`sentence!`], or
//! with [`diagnostic!`](crate::finding::diagnostic) for a finding. Nothing is put into words before somebody reads it.

mod counts;
mod in_words;
mod lists;
mod sentence;

pub(crate) use counts::Grouped;
pub(crate) use in_words::InWords;
pub(crate) use lists::{And, Are, Joined, Listed, Or, SomeRows};
pub(crate) use sentence::{Lowered, Sentence};

use std::fmt;

use crate::column::Column;
use crate::number::{Decimal, shown};

/// The language of everything a person reads. Titles of criteria are never translated, and numbers, keys and words in JSON
/// and CSV never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Vietnamese.
    Vietnamese,
}

impl Language {
    /// The words that the user may give.
    pub const WORDS: [(&'static str, Language); 2] =
        [("en", Language::English), ("vi", Language::Vietnamese)];
}

/// What can stand in a sentence.
pub trait Show: fmt::Debug + Send + Sync {
    /// Writes it as a sentence of the language has it.
    ///
    /// # Errors
    /// Where the formatter fails.
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The value in JSON, the same in every language.
    fn argument(&self) -> Argument {
        Argument::Text(self.said(Language::English))
    }

    /// The text of a language.
    fn said(&self, language: Language) -> String {
        In(language, self).to_string()
    }
}

/// A value of a finding, as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A text, or a number as it is written.
    Text(String),
    /// A count.
    Count(usize),
    /// Several texts.
    List(Vec<String>),
    /// A value that is not there.
    Absent,
    /// The values of a sentence that stands in another one, by name.
    Values(Vec<(&'static str, Argument)>),
}

/// A value in a language: what `{}` of a sentence shows.
pub struct In<'v, T: ?Sized>(pub Language, pub &'v T);

impl<T: Show + ?Sized> fmt::Display for In<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.show(self.0, f)
    }
}

/// Sentences: each a struct of values, with one whole sentence in each language. `{field}` shows a value.
macro_rules! sentence {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $type:ty),* $(,)? } { en: $en:literal, vi: $vi:literal $(,)? }
    )+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name { $(pub(crate) $field: $type),* }

        impl $crate::language::Show for $name {
            fn show(
                &self,
                language: $crate::language::Language,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                // not every sentence shows every value
                $( let $field = $crate::language::In(language, &self.$field);
                let _ = &$field; )*
                match language {
                    $crate::language::Language::English => write!(f, $en),
                    $crate::language::Language::Vietnamese => write!(f, $vi),
                }
            }

            fn argument(&self) -> $crate::language::Argument {
                let values: Vec<(&'static str, $crate::language::Argument)> =
                    vec![$((stringify!($field), $crate::language::Show::argument(&self.$field))),*];
                if values.is_empty() {
                    return $crate::language::Argument::Text($crate::language::Show::said(
                        self,
                        $crate::language::Language::English,
                    ));
                }
                $crate::language::Argument::Values(values)
            }
        }

        impl From<$name> for $crate::language::Sentence {
            fn from(sentence: $name) -> Self {
                $crate::language::Sentence::new(sentence)
            }
        }
    )+ };
}
/// A text without values, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// In English.
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

impl Text {
    /// The text of a language.
    pub fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Vietnamese => self.vi,
        }
    }
}

impl Show for Text {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_language(language))
    }

    fn argument(&self) -> Argument {
        // what joins it to the sentence before is no part of it
        Argument::Text(self.en.trim_start_matches([',', ';', ':', ' ']).trim_end().to_owned())
    }
}

/// A text that is the same in both languages: a title, a name, or what is to be typed into a file in its notation.
impl Show for String {
    fn show(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Show for &'static str {
    fn show(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Show for usize {
    fn show(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }

    fn argument(&self) -> Argument {
        Argument::Count(*self)
    }
}

/// A part of a sentence that is there or not; it brings its own blank or comma.
impl<T: Show> Show for Option<T> {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_ref().map_or(Ok(()), |value| value.show(language, f))
    }

    fn argument(&self) -> Argument {
        self.as_ref().map_or(Argument::Absent, Show::argument)
    }
}

impl Show for Column {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (language, self) {
            (Language::English, Column::Own) => "self",
            (Language::English, Column::Appraisal) => "appraisal",
            (Language::Vietnamese, Column::Own) => "tự chấm",
            (Language::Vietnamese, Column::Appraisal) => "thẩm định",
        })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.word().to_owned())
    }
}

/// A row by its code, or the total: `3.2.2`, `mục 3`, `tổng điểm`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName(pub String);

impl RowName {
    const TOTAL: &'static str = "total";
}

impl Show for RowName {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English if self.0 == Self::TOTAL => f.write_str("the total"),
            Language::Vietnamese if self.0 == Self::TOTAL => f.write_str("tổng điểm"),
            // a bare number would read as a number
            Language::Vietnamese if !self.0.contains('.') => write!(f, "mục {}", self.0),
            Language::English | Language::Vietnamese => f.write_str(&self.0),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.clone())
    }
}

/// A row by its code, or the total by the word that files have for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeCode(pub String);

impl Show for NodeCode {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => f.write_str(&self.0),
            Language::Vietnamese => RowName(self.0.clone()).show(language, f),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.clone())
    }
}

/// A computed number, with the decimal mark and the minus of the language.
impl Show for Decimal {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = shown(self.abs());
        f.write_str(if self.is_sign_negative() { "\u{2212}" } else { "" })?;
        f.write_str(&match language {
            Language::English => figure,
            Language::Vietnamese => figure.replace('.', ","),
        })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

/// A computed number or formula that is a text already: `4.859…`, `173/178 × 5`, `+0.19`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed(pub String);

impl Show for Computed {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&computed(&self.0, language))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.clone())
    }
}

/// The decimal mark of a language in a computed text: a point between two digits is one.
fn computed(text: &str, language: Language) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mark = |(at, c): (usize, &char)| match c {
        '.' if language == Language::Vietnamese && digit(at.checked_sub(1)) && digit(Some(at + 1)) => ',',
        '-' if digit(Some(at + 1)) && !digit(at.checked_sub(1)) => '\u{2212}',
        _ => *c,
    };
    chars.iter().enumerate().map(mark).collect()
}

/// What stands in a file, or is to be typed into one: `x`, “x”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted(pub String);

impl Show for Quoted {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => write!(f, "`{}`", self.0),
            Language::Vietnamese => write!(f, "“{}”", self.0),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.clone())
    }
}

/// What is counted: one, several, and in Vietnamese, which has no plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// One of them.
    pub one: &'static str,
    /// Any other number.
    pub many: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
}

/// A count with its noun: `1 row`, `4 rows`, `4 mục`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted(pub usize, pub Noun);

impl Show for Counted {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, noun) = self;
        let noun = match (language, count) {
            (Language::English, 1) => noun.one,
            (Language::English, _) => noun.many,
            (Language::Vietnamese, _) => noun.vi,
        };
        write!(f, "{count} {noun}")
    }

    fn argument(&self) -> Argument {
        Argument::Count(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    sentence! {
        /// A sentence with every kind of value.
        Sample { row: RowName, column: Column, points: Decimal, rows: Counted, codes: And<Quoted> } {
            en: "{row} in the {column} column: {points} from {rows} ({codes})",
            vi: "{row} ở cột {column}: {points} từ {rows} ({codes})",
        }
    }

    #[test]
    fn a_value_reads_as_the_language_has_it() {
        const ROW: Noun = Noun { one: "row", many: "rows", vi: "mục" };
        let sample = |row: &str, rows: usize, codes: &[&str]| Sample {
            row: RowName(row.to_owned()),
            column: Column::Own,
            points: "-4.59".parse().unwrap(),
            rows: Counted(rows, ROW),
            codes: And(codes.iter().map(|code| Quoted((*code).to_owned())).collect()),
        };
        for (sample, english, vietnamese) in [
            (
                sample("3.2.2", 1, &["1.1"]),
                "3.2.2 in the self column: −4.59 from 1 row (`1.1`)",
                "3.2.2 ở cột tự chấm: −4,59 từ 1 mục (“1.1”)",
            ),
            (
                sample("total", 3, &["1", "2", "3"]),
                "the total in the self column: −4.59 from 3 rows (`1`, `2` and `3`)",
                "tổng điểm ở cột tự chấm: −4,59 từ 3 mục (“1”, “2” và “3”)",
            ),
        ] {
            assert_eq!(sample.said(Language::English), english);
            assert_eq!(sample.said(Language::Vietnamese), vietnamese);
        }
    }

    #[test]
    fn only_a_point_between_digits_is_a_decimal_mark() {
        for (text, shown) in [
            ("173/178 × 5 = 4.859…", "173/178 × 5 = 4,859…"),
            ("-33.14", "−33,14"),
            ("5-4.5", "5-4,5"),
            ("…", "…"),
        ] {
            assert_eq!(Computed(text.to_owned()).said(Language::Vietnamese), shown);
        }
    }
}
