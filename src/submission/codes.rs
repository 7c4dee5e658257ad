//! Codes as people and Excel write them, to rows of the criteria.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::messages::row::{
    CodeIsDate, CodeMeant, CodeTooWide, CodeWithComma, FIRST_HERE, MisspelledCode, RowTwice, Spelling,
    UnknownCode, Without, ZeroDropped,
};
use super::spelling::respelled;
use crate::criteria::{Criteria, Node, TOTAL};
use crate::finding::{Finding, Findings, Located, Place};
use crate::language::{NodeCode, Quoted};
use crate::source::RawRow;
use crate::text::{shortened, spelled, trimmed};

/// What is longer is not compared with any code.
const LONGEST_CODE: usize = 200;

/// Whether the row that was meant is searched for where a code names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    /// It is.
    Yes,
    /// Many codes name none: the first of them showed what the others are.
    No,
}

impl Search {
    /// While there are few findings.
    pub(super) fn after(findings: &Findings) -> Self {
        if findings.wants_suggestions() { Search::Yes } else { Search::No }
    }
}

/// The rows that a column answers: found once somebody asks, where a code is wrong.
pub(super) struct Answered<'a> {
    criteria: &'a Criteria,
    rows: &'a [RawRow],
    found: OnceCell<BTreeSet<usize>>,
}

impl<'a> Answered<'a> {
    /// By the codes of its rows.
    pub(super) fn by(criteria: &'a Criteria, rows: &'a [RawRow]) -> Self {
        Answered { criteria, rows, found: OnceCell::new() }
    }

    fn contains(&self, row: usize) -> bool {
        let codes = || self.rows.iter().map(|row| row.code.value.trim());
        self.found
            .get_or_init(|| codes().filter_map(|code| self.criteria.find(code)).collect())
            .contains(&row)
    }
}

/// The row that a code names, probably one at `near` or below; `answered` are the rows that the column answers
/// elsewhere.
///
/// # Errors
/// What may have become of the code.
pub(super) fn resolve(
    criteria: &Criteria,
    written: &Located<String>,
    (near, answered): (usize, &Answered<'_>),
    search: Search,
) -> Result<Node, Box<Finding>> {
    let code = trimmed(&written.value);
    if code == TOTAL {
        return Ok(Node::Total);
    }
    criteria
        .find_near(near, code)
        .map(Node::Row)
        .ok_or_else(|| Box::new(unknown(criteria, written, answered, search)))
}

fn unknown(
    criteria: &Criteria,
    written: &Located<String>,
    answered: &Answered<'_>,
    search: Search,
) -> Finding {
    // no code is that long: what follows is not looked at
    let text = shortened(written.value.trim(), LONGEST_CODE);
    let text = text.as_str();
    if looks_like_date(text) || is_number_of_day(criteria, text) {
        return Finding::from(CodeIsDate { written: Quoted(spelled(text, 40)) }).at(&written.place);
    }
    if text.len() > 1 && text.bytes().all(|byte| byte == b'#') {
        return Finding::from(CodeTooWide { written: Quoted(text.to_owned()) }).at(&written.place);
    }
    if let Some((code, spelling)) = respelled(criteria, text, search) {
        let shown = Quoted(spelled(text, 40));
        let finding: Finding = match spelling {
            Spelling::Comma => CodeWithComma { written: shown, code }.into(),
            spelling => {
                let without = Without(spelling.clone());
                MisspelledCode { written: shown, code, spelling, without }.into()
            }
        };
        return finding.at(&written.place);
    }
    let meant = if ["tổng", "tong", "sum"].iter().any(|word| text.to_lowercase().starts_with(word)) {
        CodeMeant::Total
    } else if text == "rest" {
        CodeMeant::OnlyInTests
    } else if search == Search::No {
        CodeMeant::Unsearched
    } else if let Some(near) = nearest_code(criteria, text, answered) {
        CodeMeant::Near(near.to_owned())
    } else {
        let count = criteria.rows.len();
        let (first, last) = (criteria.rows[0].code.clone(), criteria.rows[count - 1].code.clone());
        CodeMeant::Rows { count, first, last }
    };
    Finding::from(UnknownCode { written: spelled(text, 40), meant }).at(&written.place)
}

/// The code that was probably meant: of the same group at the top, as deep, and not answered yet where there is one.
fn nearest_code<'c>(criteria: &'c Criteria, text: &str, answered: &Answered<'_>) -> Option<&'c str> {
    let top = |code: &str| code.split('.').next().map(str::to_owned);
    let depth = |code: &str| code.matches('.').count();
    let text: String = text.chars().take(40).collect();
    criteria
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| (row.code.as_str(), answered.contains(index)))
        .filter(|(code, _)| top(code) == top(&text))
        .map(|(code, answered)| {
            (strsim::damerau_levenshtein(&text, code), depth(code).abs_diff(depth(&text)), answered, code)
        })
        .filter(|(distance, _, _, _)| *distance <= 2)
        .min_by_key(|(distance, depth, answered, _)| (*depth, *answered, *distance))
        .map(|(_, _, _, code)| code)
}

/// `01/01/2001`, `1-Jan-01`, `2001-01-01`, `Apr-10`, `05-Thg2`, `5-thg 2`, `5.2.2026`.
pub(crate) fn looks_like_date(text: &str) -> bool {
    let text = text.to_lowercase().replace("thg ", "thg").replace("tháng ", "thg");
    let date = text.split([' ', 't']).next().filter(|date| !date.is_empty() && *date != text);
    is_date(date.unwrap_or(&text)) || is_date(&text)
}

fn is_date(date: &str) -> bool {
    let number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = date.split(['/', '-']).collect();
    let month = |part: &&str| {
        let named = part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
        named || part.strip_prefix("thg").is_some_and(|month| number(&month))
    };
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let points: Vec<&str> = date.split('.').collect();
    (2..=3).contains(&parts.len()) && parts.iter().all(|part| month(part) || number(part))
        || points.len() == 3 && points.iter().all(number) && (year(&points[0]) || year(&points[2]))
}

/// `45901`: a day between 2000 and 2100, as a spreadsheet counts them.
fn is_number_of_day(criteria: &Criteria, text: &str) -> bool {
    let is_number = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let day = text.parse::<u32>().is_ok_and(|day| (36_526..=73_050).contains(&day));
    is_number(text) && day && !criteria.rows.iter().any(|row| is_number(&row.code))
}

/// The finding for a row that stands twice in a column.
pub(super) fn duplicate(
    criteria: &Criteria,
    written: &Located<String>,
    first: &Place,
    answered: &Answered<'_>,
) -> Finding {
    let with_zero = format!("{}0", written.value.trim());
    let dropped = criteria.find(&with_zero).filter(|row| !answered.contains(*row));
    let finding: Finding = if dropped.is_some() {
        ZeroDropped { code: written.value.clone(), meant: with_zero }.into()
    } else {
        RowTwice { row: NodeCode(written.value.trim().to_owned()) }.into()
    };
    finding.at(&written.place).related(first, FIRST_HERE).about(&written.value, None)
}
