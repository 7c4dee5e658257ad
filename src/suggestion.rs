//! What was probably meant by a name that nobody knows, as a remedy says it.

use std::fmt;

use crate::language::{Argument, Language, Show};
use crate::text::{bare_letters, nearest};

/// Vietnamese words for keys, as the manual has them, without marks and blanks; each with the keys that it may mean.
const VIETNAMESE: [(&str, &[&str]); 44] = [
    ("tucham", &["self"]),
    ("thamdinh", &["appraisal"]),
    ("thongtinchung", &["facts"]),
    ("donvi", &["unit"]),
    ("botieuchi", &["criteria"]),
    ("mabotieuchi", &["criteria"]),
    ("diemtoida", &["printed_max", "max"]),
    ("toida", &["max", "printed_max"]),
    ("tongdiem", &["total"]),
    ("tongcong", &["total"]),
    ("tuso", &["num"]),
    ("tu", &["num"]),
    ("mauso", &["den"]),
    ("mau", &["den"]),
    ("diem", &["score", "points"]),
    ("sodiem", &["score", "points"]),
    ("phuongan", &["choice", "options"]),
    ("luachon", &["choice", "options"]),
    ("soluong", &["count"]),
    ("giatri", &["value"]),
    ("kytruoc", &["previous"]),
    ("solieukytruoc", &["previous"]),
    ("ghichu", &["note"]),
    ("lydo", &["note"]),
    ("giaitrinh", &["note"]),
    ("tailieukiemchung", &["evidence"]),
    ("minhchung", &["evidence"]),
    ("xeploai", &["band", "bands"]),
    ("chiso", &["index"]),
    ("khongapdung", &["not_applicable"]),
    ("ma", &["id", "code"]),
    ("madonvi", &["id"]),
    ("ten", &["name", "title"]),
    ("tendonvi", &["name"]),
    ("tieude", &["title"]),
    ("nam", &["year"]),
    ("ngonngu", &["language"]),
    ("tieuchi", &["criterion"]),
    ("lamtron", &["rounding"]),
    ("cachtinh", &["rule"]),
    ("trongso", &["weight"]),
    ("heso", &["weight"]),
    ("dieukien", &["requires"]),
    ("solieudungchung", &["quantities"]),
];

/// The keys that a Vietnamese word may mean, the likeliest first.
pub(crate) fn in_english(word: &str) -> &'static [&'static str] {
    let bare = bare_letters(word);
    VIETNAMESE.iter().find(|(known, _)| *known == bare).map_or(&[], |(_, keys)| keys)
}

/// So many names are listed; of more, the first and the last are named.
const LISTED: usize = 24;

/// "did you mean …?", or what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// One name is near.
    Near(String),
    /// Nothing is near, and this is all there is.
    All(Vec<String>),
    /// Nothing is near, and there is much.
    Many {
        /// How many there are.
        count: usize,
        /// The first of them.
        first: String,
        /// The last of them.
        last: String,
    },
    /// There were so many mistakes that nothing was searched for any more.
    Unsearched,
}

impl Suggestion {
    /// For a name, from those that are known.
    pub fn new<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        if let Some(meant) = in_english(name).iter().find(|meant| known.contains(*meant)) {
            return Suggestion::Near((*meant).to_owned());
        }
        if let Some(near) = nearest(name, known.iter().copied()) {
            return Suggestion::Near(near.to_owned());
        }
        match (known.first(), known.last()) {
            (Some(first), Some(last)) if known.len() > LISTED => {
                Suggestion::Many { count: known.len(), first: (*first).to_owned(), last: (*last).to_owned() }
            }
            _ => Suggestion::All(known.into_iter().map(str::to_owned).collect()),
        }
    }
}

impl Show for Suggestion {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |names: &[String]| -> String {
            let name = |name: &String| match language {
                Language::English => format!("`{name}`"),
                Language::Vietnamese => format!("“{name}”"),
            };
            names.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        match (language, self) {
            (Language::English, Suggestion::Near(near)) => write!(f, "did you mean `{near}`?"),
            (Language::Vietnamese, Suggestion::Near(near)) => write!(f, "có phải “{near}”?"),
            (Language::English, Suggestion::All(names)) if names.is_empty() => f.write_str("there is none"),
            (Language::Vietnamese, Suggestion::All(names)) if names.is_empty() => {
                f.write_str("hiện chưa có mục nào")
            }
            (Language::English, Suggestion::All(names)) => write!(f, "there are: {}", quoted(names)),
            (Language::Vietnamese, Suggestion::All(names)) => write!(f, "hiện có: {}", quoted(names)),
            (Language::English, Suggestion::Many { count, first, last }) => {
                write!(f, "there are {count}, from `{first}` to `{last}`")
            }
            (Language::Vietnamese, Suggestion::Many { count, first, last }) => {
                write!(f, "hiện có {count} mục, từ “{first}” đến “{last}”")
            }
            (Language::English, Suggestion::Unsearched) => {
                f.write_str("the first findings of this file say what there is")
            }
            (Language::Vietnamese, Suggestion::Unsearched) => {
                f.write_str("các thông báo đầu tiên về tệp này đã nêu những gì hiện có")
            }
        }
    }

    fn argument(&self) -> Argument {
        match self {
            Suggestion::Near(near) => Argument::Text(near.clone()),
            Suggestion::All(names) => Argument::List(names.clone()),
            Suggestion::Many { .. } | Suggestion::Unsearched => Argument::Absent,
        }
    }
}

/// In English.
impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(Language::English, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_word_is_the_key_that_it_means() {
        let known = ["self", "appraisal", "num", "den", "score"];
        for (word, key) in [
            ("Thẩm định", "appraisal"),
            ("tham-dinh", "appraisal"),
            ("tự_chấm", "self"),
            ("mẫu số", "den"),
            // not the near `den`
            ("diem", "score"),
            ("Điểm", "score"),
        ] {
            assert_eq!(Suggestion::new(word, known), Suggestion::Near(key.to_owned()), "{word}");
        }
        assert_eq!(in_english("ghi chép"), [""; 0]);
    }
}
