//! Codes that are written otherwise than the criteria have them: what people and spreadsheets add to them is taken off
//! step by step, until a code of the criteria is left. It is only proposed, never read.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::codes::Search;
use super::messages::row::Spelling;
use crate::criteria::{Criteria, TOTAL};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::text::{invisible_in, is_invisible};

/// A step: what it makes of a code, and how a code is written that it changes.
type Step = (fn(&str) -> Cow<'_, str>, fn(&str) -> Spelling);

const STEPS: [Step; 9] = [
    (visible, |code| Spelling::Invisible(invisible_in(code).unwrap_or_default())),
    (narrow, |_| Spelling::FullWidth),
    (value_of_formula, |_| Spelling::Formula),
    (unquoted, |_| Spelling::Quotes),
    (with_points, |_| Spelling::Comma),
    (without_marks, |_| Spelling::Mark),
    (together, |_| Spelling::Blanks),
    (without_zeros, |_| Spelling::Zeros),
    (rounded, |_| Spelling::Digits),
];

/// The code of the criteria that was meant, and how it is written instead.
pub(super) fn respelled(criteria: &Criteria, written: &str, search: Search) -> Option<(String, Spelling)> {
    let known = |code: &str| {
        if criteria.find(code).is_some() || code == TOTAL {
            return Some(code.to_owned());
        }
        let same = |known: &&str| known.to_lowercase() == code.to_lowercase();
        let (searched, letters) = (search == Search::Yes, code.contains(char::is_alphabetic));
        if searched && letters { criteria.codes().find(same).map(str::to_owned) } else { None }
    };
    if let Some(code) = known(written) {
        return Some((code, Spelling::Case));
    }
    after_steps(written, known).or_else(|| {
        // the title beside the code, or a word before it
        let words = || written.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty());
        let has_letters = |word: &str| word.chars().any(char::is_alphabetic);
        let ends = [words().next(), words().next_back().filter(|_| words().count() == 2)];
        let code = |word: &str| known(word).or_else(|| after_steps(word, known).map(|(code, _)| code));
        let found = ends.into_iter().flatten().find_map(|word| code(word).map(|code| (word, code)));
        let (word, code) = found?;
        words().any(|other| other != word && has_letters(other)).then_some((code, Spelling::Title))
    })
}

fn after_steps(written: &str, known: impl Fn(&str) -> Option<String>) -> Option<(String, Spelling)> {
    let (mut text, mut first) = (written.to_owned(), None);
    for (step, spelling) in STEPS {
        let next = step(&text).into_owned();
        if next == text {
            continue;
        }
        first.get_or_insert_with(|| spelling(&text));
        text = next;
        if let Some(code) = known(&text) {
            return first.map(|spelling| (code, spelling));
        }
    }
    None
}

fn visible(code: &str) -> Cow<'_, str> {
    code.chars().filter(|c| !is_invisible(*c)).collect::<String>().into()
}

/// Latin letters and digits for those as wide as a letter of Chinese, and points for what else is drawn as one.
fn narrow(code: &str) -> Cow<'_, str> {
    let point = |c: char| if matches!(c, '\u{3002}' | '\u{b7}' | '\u{2024}') { '.' } else { c };
    code.nfkc().map(point).collect::<String>().into()
}

/// `="1.3"`, which keeps a spreadsheet from reading a number.
fn value_of_formula(code: &str) -> Cow<'_, str> {
    code.strip_prefix('=').map_or(code, |value| value.trim().trim_matches('"')).into()
}

fn unquoted(code: &str) -> Cow<'_, str> {
    code.trim_matches(['\'', '"', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', ' ']).into()
}

fn with_points(code: &str) -> Cow<'_, str> {
    code.replace(',', ".").into()
}

/// Without what stands before or behind it: `1.3.`, `(1.3)`, `- 1.3`.
fn without_marks(code: &str) -> Cow<'_, str> {
    code.trim_matches(|c: char| !c.is_alphanumeric()).into()
}

fn together(code: &str) -> Cow<'_, str> {
    code.replace([' ', '\t'], "").into()
}

/// `01.3`, `1.03`.
fn without_zeros(code: &str) -> Cow<'_, str> {
    let part = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let bare = part.trim_start_matches('0');
        if digits && !bare.is_empty() { bare.to_owned() } else { part.to_owned() }
    };
    code.split('.').map(part).collect::<Vec<_>>().join(".").into()
}

/// `1.2999999999999998`, as a spreadsheet may keep the number 1.3.
fn rounded(code: &str) -> Cow<'_, str> {
    let is_long = code.len() > 12 && code.matches('.').count() == 1;
    let number = if is_long { code.parse::<Decimal>().ok() } else { None };
    let rounding = Rounding { at: RoundAt::Leaf, mode: RoundingMode::HalfUp, decimals: 6 };
    let rounded = number.and_then(|number| rounding.apply(&Exact::from(number)).ok());
    rounded.map_or(code.into(), |rounded| plain(rounded).into())
}
