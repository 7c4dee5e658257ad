//! What the heading of a column says.

use std::sync::LazyLock;

use super::phrases::{PHRASES, Word};
use crate::column::Column;
use crate::title::folded;

/// What a column of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Codes, or the names of groups beside their first row.
    Code,
    /// Titles.
    Title,
    /// How a row is scored, in words.
    Calc,
    /// The most that a row is worth.
    Max,
    /// Numerators, or the one figure that is asked for.
    Num(Column),
    /// Denominators.
    Den(Column),
    /// Answers in words, ticks, percentages or pairs.
    Answer(Column),
    /// Points.
    Points(Column),
    /// Notes.
    Note,
}

impl Role {
    /// All, with the words that options and editions call them by.
    pub const NAMES: [(Role, &'static str); 13] = [
        (Role::Code, "code"),
        (Role::Title, "title"),
        (Role::Calc, "calc"),
        (Role::Max, "max"),
        (Role::Num(Column::Own), "self.num"),
        (Role::Den(Column::Own), "self.den"),
        (Role::Answer(Column::Own), "self.answer"),
        (Role::Points(Column::Own), "self.points"),
        (Role::Num(Column::Appraisal), "appraisal.num"),
        (Role::Den(Column::Appraisal), "appraisal.den"),
        (Role::Answer(Column::Appraisal), "appraisal.answer"),
        (Role::Points(Column::Appraisal), "appraisal.points"),
        (Role::Note, "note"),
    ];

    /// The role of a name; `score` is another word for points.
    pub fn named(name: &str) -> Option<Self> {
        let name = match name.strip_suffix(".score") {
            Some(column) => format!("{column}.points"),
            None => name.to_owned(),
        };
        Role::NAMES.iter().find(|(_, known)| *known == name).map(|(role, _)| *role)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Role::NAMES.iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }

    /// Whose it is.
    pub(super) fn column(self) -> Option<Column> {
        match self {
            Role::Num(column) | Role::Den(column) | Role::Answer(column) | Role::Points(column) => {
                Some(column)
            }
            Role::Code | Role::Title | Role::Calc | Role::Max | Role::Note => None,
        }
    }
}

/// What a heading says of its column, before it is known whose column it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Is(Role),
    /// Figures: numerators and denominators, over one column or two.
    Data(Option<Column>),
    Num(Option<Column>),
    Den(Option<Column>),
    Answer(Option<Column>),
    Points(Option<Column>),
    /// Something that no answer is read from.
    Aside,
}

/// The longest heading.
const LONGEST: usize = 90;

/// What a heading says; `None` where it says nothing that is known.
pub(super) fn said(text: &str) -> Option<Said> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let words = words_in(&folded(text));
    let has = |word: Word| words.contains(&word);
    let whose =
        if has(Word::Own) { Some(Column::Own) } else { has(Word::Appraisal).then_some(Column::Appraisal) };
    // "số liệu (tử/mẫu) tự chấm" names both
    let both = has(Word::Num) && has(Word::Den);
    Some(if has(Word::Max) && whose.is_none() {
        Said::Is(Role::Max)
    } else if has(Word::Data) || both {
        Said::Data(whose)
    } else if has(Word::Num) {
        Said::Num(whose)
    } else if has(Word::Den) {
        Said::Den(whose)
    } else if has(Word::Note) && whose.is_none() {
        Said::Is(Role::Note)
    } else if has(Word::Answer) {
        Said::Answer(whose)
    } else if has(Word::Calc) {
        Said::Is(Role::Calc)
    } else if has(Word::Title) && has(Word::Code) && whose.is_none() {
        Said::Is(Role::Code)
    } else if has(Word::Title) && whose.is_none() {
        Said::Is(Role::Title)
    } else if has(Word::Points) || whose.is_some() {
        Said::Points(whose)
    } else if has(Word::Code) {
        Said::Is(Role::Code)
    } else if has(Word::Aside) {
        Said::Aside
    } else {
        return None;
    })
}

/// How many different things a row of texts says of its columns, as the heading of a form does.
pub(crate) fn roles_in<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let mut found: Vec<Said> = Vec::new();
    for said in texts.filter_map(said).filter(|said| *said != Said::Aside) {
        if !found.contains(&said) {
            found.push(said);
        }
    }
    found.len()
}

/// The phrases of a folded heading, longest first, none inside another.
fn words_in(heading: &str) -> Vec<Word> {
    let (mut left, mut words) = (format!(" {heading} "), Vec::new());
    for (bounded, word) in BY_LENGTH.iter().filter(|(bounded, _)| bounded.len() <= heading.len() + 2) {
        if let Some(at) = left.find(bounded) {
            // what was used is no part of a shorter phrase
            left.replace_range(at + 1..at + bounded.len() - 1, "·");
            words.push(*word);
        }
    }
    words
}

/// The phrases, longest first, with a blank on each side: made once, for every cell of a sheet is held against them.
static BY_LENGTH: LazyLock<Vec<(String, Word)>> = LazyLock::new(|| {
    let mut phrases: Vec<_> = PHRASES.iter().map(|(phrase, word)| (format!(" {phrase} "), *word)).collect();
    phrases.sort_by_key(|(bounded, _)| std::cmp::Reverse(bounded.len()));
    phrases
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_five_languages() {
        use Column::{Appraisal, Own};
        for (heading, expected) in [
            ("Nhóm", Said::Is(Role::Code)),
            ("Tiêu chí", Said::Is(Role::Title)),
            ("Nội dung đánh giá", Said::Is(Role::Title)),
            ("Số liệu (tử/mẫu) tự chấm", Said::Data(Some(Own))),
            ("Số liệu (tử/mẫu) thẩm định", Said::Data(Some(Appraisal))),
            ("Tử", Said::Num(None)),
            ("Mẫu số", Said::Den(None)),
            ("Số liệu kỳ này", Said::Num(None)),
            ("Tự chấm: số liệu kỳ trước", Said::Den(Some(Own))),
            ("Cách tính điểm", Said::Is(Role::Calc)),
            ("Điểm tối đa", Said::Is(Role::Max)),
            ("Thang điểm", Said::Is(Role::Max)),
            ("Điểm tự chấm", Said::Points(Some(Own))),
            ("Tự đánh giá", Said::Points(Some(Own))),
            ("Điểm thẩm định", Said::Points(Some(Appraisal))),
            ("Hội đồng chấm", Said::Points(Some(Appraisal))),
            ("Ghi chú", Said::Is(Role::Note)),
            ("Lý do", Said::Is(Role::Note)),
            ("Max point", Said::Is(Role::Max)),
            ("Sub-total", Said::Points(None)),
            ("Criterion", Said::Is(Role::Title)),
            ("Your self-assessed mark", Said::Points(Some(Own))),
            ("Marker assigned value", Said::Points(Some(Appraisal))),
            ("Yes/No", Said::Answer(None)),
            ("Interview Notes", Said::Is(Role::Note)),
            ("Maximale Punktzahl", Said::Is(Role::Max)),
            ("Selbsteinschätzung", Said::Points(Some(Own))),
            ("Erreichte Punkte", Said::Points(Some(Appraisal))),
            ("max.Punkte / Gewichtung", Said::Is(Role::Max)),
            ("erfüllt?", Said::Answer(None)),
            ("Coef", Said::Is(Role::Max)),
            ("%\n auto eval", Said::Answer(Some(Own))),
            ("% réel\nprof", Said::Answer(Some(Appraisal))),
            ("Note \nauto eval", Said::Points(Some(Own))),
            ("Note \nréelle", Said::Points(Some(Appraisal))),
            ("Оценка экспертной комиссии 1", Said::Points(Some(Appraisal))),
        ] {
            assert_eq!(said(heading), Some(expected), "{heading}");
        }
        assert_eq!(said("Jeu et livrables"), None);
    }

    #[test]
    fn roles_are_called_by_name() {
        for (role, name) in Role::NAMES {
            assert_eq!((Role::named(name), role.name()), (Some(role), name));
        }
        assert_eq!(Role::named("appraisal.score"), Some(Role::Points(Column::Appraisal)));
        assert_eq!(Role::named("appraisal"), None);
    }
}
