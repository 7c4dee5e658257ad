//! Of answers that are several at once: ticked items, and counts by id.

use std::fmt;

use super::ways::Meant;
use crate::language::{Language, Show, Text};

/// How several are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ListNotation {
    /// The items that hold.
    Items,
    /// How many of each, by the id of one.
    Counts(String),
}

/// The items that hold.
const ITEMS: Text = Text {
    en: "write the items that hold: [\"a\", \"c\"], or { a = true, jury = 3 }; none of them: []",
    vi: "ghi các nội dung đạt: [\"a\", \"c\"], hoặc { a = true, jury = 3 }; nếu không có nội dung nào: []",
};

sentence! {
    /// How many of each.
    CountsOfEach { id: String } {
        en: "write how many of each: {{ {id} = 1 }}; in a CSV {id}=1, with `;` between them",
        vi: "ghi số lượng của từng loại: {{ {id} = 1 }}; trong CSV ghi {id}=1, cách nhau bằng “;”",
    }
}

impl Show for ListNotation {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListNotation::Items => ITEMS.show(language, f),
            ListNotation::Counts(id) => CountsOfEach { id: id.clone() }.show(language, f),
        }
    }
}

diagnostic! {
    /// An item that is ticked twice.
    ItemTwice(WRONG_ANSWER) { item: String } {
        en: "the item `{item}` is ticked twice",
        vi: "nội dung “{item}” ghi hai lần",
        help en: "keep one of the two",
        help vi: "giữ một trong hai",
    }

    /// An id without its number.
    NoNumber(WRONG_ANSWER) { id: String, notation: ListNotation } {
        en: "`{id}` is not followed by a number",
        vi: "“{id}” chưa ghi số lượng",
        help en: "{notation}",
        help vi: "{notation}",
    }

    /// An id that is counted twice.
    CountedTwice(WRONG_ANSWER) { id: String } {
        en: "`{id}` is counted twice",
        vi: "“{id}” ghi số lượng hai lần",
        help en: "keep one of the two",
        help vi: "giữ một trong hai",
    }

    /// One value in place of several.
    NothingOfEach(WRONG_ANSWER) { kind: Text, notation: ListNotation } {
        en: "{kind} says nothing of each",
        vi: "ở đây ghi {kind}, cần ghi theo từng nội dung",
        help en: "{notation}",
        help vi: "{notation}",
    }

    /// An item that the row does not have.
    UnknownItem(UNKNOWN_CHOICE) { written: String, meant: Meant } {
        en: "this row has no item `{written}`",
        vi: "mục này không có nội dung “{written}”",
        help en: "{meant}",
        help vi: "{meant}",
    }

    /// A value beside an item that has no rule of its own.
    OnlyTicked(WRONG_ANSWER) { item: String } {
        en: "the item `{item}` is only ticked, or not",
        vi: "nội dung “{item}” chỉ ghi đạt hoặc không đạt",
        help en: "write true or false",
        help vi: "ghi true hoặc false",
    }

    /// An item whose own rule takes another answer.
    WrongItemAnswer(WRONG_ANSWER) { item: String, example: String } {
        en: "the item `{item}` has a rule of its own, and is not answered so",
        vi: "nội dung “{item}” có cách tính riêng, số liệu ghi không theo cách tính đó",
        help en: "write {example}",
        help vi: "ghi {example}",
    }
}
