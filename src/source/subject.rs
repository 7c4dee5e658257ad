//! What findings are about: what a table of a TOML file describes (`criterion 2.3`, ``band 2 of `bands` of [total]``),
//! or what is written somewhere.

use std::fmt;
use std::sync::Arc;

use crate::language::{In, Language, Quoted, Show, Text};

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A table by its header, the same in every language: `[facts]`.
    Table(&'static str),
    /// A thing without a name of its own.
    Thing(Text),
    /// A thing with a name: the fact `staff`.
    Named {
        /// What it is.
        what: Text,
        /// How it is called.
        name: String,
    },
    /// A row of an edition.
    Criterion(String),
    /// What stands under a key of another table.
    Key {
        /// The key.
        key: &'static str,
        /// Of what.
        of: Arc<Subject>,
    },
    /// What is written: `13`, or under a key: `max = -1` of criterion 2.3.
    Written {
        /// As it is written.
        text: String,
        /// Of what, where that must be said.
        of: Option<Arc<Subject>>,
    },
    /// A part of what is written: `a` in `a/15`.
    Part {
        /// The part.
        part: String,
        /// All of it.
        whole: String,
    },
    /// One of several.
    Numbered {
        /// What they are.
        what: Text,
        /// Which one, counted from 1.
        number: usize,
        /// Of what, where that is not clear.
        of: Option<Arc<Subject>>,
    },
}

impl Subject {
    /// The whole of an edition.
    pub const CRITERIA_FILE: Subject =
        Subject::Thing(Text { en: "the criteria file", vi: "tệp bộ tiêu chí" });

    /// What stands under a key of this.
    #[must_use]
    pub fn key(&self, key: &'static str) -> Subject {
        Subject::Key { key, of: Arc::new(self.clone()) }
    }

    /// What is written under a key of this.
    #[must_use]
    pub fn written(&self, text: String) -> Subject {
        Subject::Written { text, of: Some(Arc::new(self.clone())) }
    }

    /// One of several in this.
    #[must_use]
    pub fn numbered(&self, what: Text, number: usize) -> Subject {
        Subject::Numbered { what, number, of: Some(Arc::new(self.clone())) }
    }

    /// Something with a name.
    pub fn named(what: Text, name: &str) -> Subject {
        Subject::Named { what, name: name.to_owned() }
    }
}

impl From<&'static str> for Subject {
    fn from(header: &'static str) -> Self {
        Subject::Table(header)
    }
}

/// What is written by itself.
impl From<Quoted> for Subject {
    fn from(written: Quoted) -> Self {
        Subject::Written { text: written.0, of: None }
    }
}

impl From<Text> for Subject {
    fn from(text: Text) -> Self {
        Subject::Thing(text)
    }
}

impl Show for Subject {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        match self {
            Subject::Table(header) => f.write_str(header),
            Subject::Thing(text) => text.show(language, f),
            Subject::Named { what, name } if english => write!(f, "{} `{name}`", what.en),
            Subject::Named { what, name } => write!(f, "{} “{name}”", what.vi),
            Subject::Criterion(code) if english => write!(f, "criterion {code}"),
            Subject::Criterion(code) => write!(f, "tiêu chí {code}"),
            Subject::Key { key, of } if english => write!(f, "`{key}` of {}", In(language, &**of)),
            Subject::Key { key, of } => write!(f, "“{key}” của {}", In(language, &**of)),
            Subject::Written { text, of } => {
                Quoted(text.clone()).show(language, f)?;
                match of {
                    Some(of) if english => write!(f, " of {}", In(language, &**of)),
                    Some(of) => write!(f, " của {}", In(language, &**of)),
                    None => Ok(()),
                }
            }
            Subject::Part { part, whole } if english => write!(f, "`{part}` in `{whole}`"),
            Subject::Part { part, whole } => write!(f, "“{part}” trong “{whole}”"),
            Subject::Numbered { what, number, of } => {
                write!(f, "{} {number}", what.in_language(language))?;
                match of {
                    Some(of) if english => write!(f, " of {}", In(language, &**of)),
                    Some(of) => write!(f, " của {}", In(language, &**of)),
                    None => Ok(()),
                }
            }
        }
    }
}

/// In English.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(Language::English, f)
    }
}

/// What tables describe, as a subject names it.
pub(crate) mod nouns {
    use crate::language::Text;

    /// An answer of a form.
    pub(crate) const ANSWER: Text = Text { en: "an answer", vi: "số liệu" };
    /// Something that a condition may ask beside the answer.
    pub(crate) const ATTRIBUTE: Text = Text { en: "the attribute", vi: "thuộc tính" };
    /// A class of results.
    pub(crate) const BAND: Text = Text { en: "band", vi: "mức xếp loại" };
    /// One of several conditions.
    pub(crate) const CONDITION: Text = Text { en: "condition", vi: "điều kiện" };
    /// A way to lose points.
    pub(crate) const COUNTER: Text = Text { en: "counter", vi: "mục trừ" };
    /// A row before its code is known.
    pub(crate) const CRITERION_TABLE: Text = Text { en: "[[criterion]] number", vi: "[[criterion]] thứ" };
    /// Something that happened.
    pub(crate) const EVENT: Text = Text { en: "event", vi: "sự kiện" };
    /// What a unit states once.
    pub(crate) const FACT: Text = Text { en: "the fact", vi: "thông tin chung" };
    /// What may hold beside others.
    pub(crate) const ITEM: Text = Text { en: "item", vi: "nội dung" };
    /// One of several answers.
    pub(crate) const OPTION: Text = Text { en: "option", vi: "phương án" };
    /// A joint of a line.
    pub(crate) const POINT: Text = Text { en: "point", vi: "điểm nối" };
    /// What several rows quote.
    pub(crate) const QUANTITY: Text = Text { en: "the quantity", vi: "số liệu dùng chung" };
    /// Points for each.
    pub(crate) const RATE: Text = Text { en: "rate", vi: "mức điểm" };
    /// A test of an edition.
    pub(crate) const TEST: Text = Text { en: "the test", vi: "trường hợp kiểm thử" };
    /// A test before its name is known.
    pub(crate) const TEST_TABLE: Text = Text { en: "[[test]] number", vi: "[[test]] thứ" };
    /// A step of a ladder.
    pub(crate) const TIER: Text = Text { en: "tier", vi: "mức" };
    /// A unit of a test.
    pub(crate) const UNIT: Text = Text { en: "unit", vi: "đơn vị" };
}
