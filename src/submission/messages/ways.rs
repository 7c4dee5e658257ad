//! How a row is answered, as remedies say it.

use std::fmt;

use crate::language::{Argument, Language, Listed, Show, Text};

/// One way to answer a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// What is typed into a TOML, the same in both languages.
    Typed(String),
    /// Items, by the id of one of them.
    Items(String),
    /// What belongs into a column of a CSV.
    Cell(Text),
    /// An option in a CSV.
    OptionCell(String),
    /// Items in a CSV.
    ItemsCell(String),
    /// How many of each in a CSV.
    CountsCell(String),
}

impl Way {
    /// Numerator and denominator in a CSV.
    pub(crate) const TWO_COUNTS: Way = Way::Cell(Text {
        en: "the two counts in the num and den columns",
        vi: "hai số lượng vào cột num và cột den",
    });
    /// A measured value beside a tier in a CSV.
    pub(crate) const FIGURE: Way =
        Way::Cell(Text { en: "the figure in the num column", vi: "số liệu vào cột num" });
    /// A figure in a CSV.
    pub(crate) const NUMBER: Way =
        Way::Cell(Text { en: "a number in the answer column", vi: "một con số vào cột answer" });
    /// The period before in a CSV.
    pub(crate) const PREVIOUS: Way = Way::Cell(Text {
        en: "the value before in the previous column",
        vi: "số liệu kỳ trước vào cột previous",
    });
}

sentence! {
    /// Items in a TOML.
    TypedItems { id: String } {
        en: "{{ choices = [\"{id}\"] }}; none of them: {{ choices = [] }}",
        vi: "{{ choices = [\"{id}\"] }}; nếu không có nội dung nào: {{ choices = [] }}",
    }

    /// An option in a CSV.
    OptionInCell { id: String } {
        en: "an option in the answer column: {id}",
        vi: "một phương án vào cột answer: {id}",
    }

    /// Items in a CSV.
    ItemsInCell { id: String } {
        en: "the items in the answer column, with `;` between them: {id}; none: -",
        vi: "các nội dung vào cột answer, cách nhau bằng “;”: {id}; nếu không có: -",
    }

    /// How many of each in a CSV.
    CountsInCell { id: String } {
        en: "how many of each in the answer column, with `;` between them: {id}=1",
        vi: "số lượng của từng loại vào cột answer, cách nhau bằng “;”: {id}=1",
    }
}

impl Show for Way {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Typed(text) => text.show(language, f),
            Way::Items(id) => TypedItems { id: id.clone() }.show(language, f),
            Way::Cell(text) => text.show(language, f),
            Way::OptionCell(id) => OptionInCell { id: id.clone() }.show(language, f),
            Way::ItemsCell(id) => ItemsInCell { id: id.clone() }.show(language, f),
            Way::CountsCell(id) => CountsInCell { id: id.clone() }.show(language, f),
        }
    }
}

/// All ways to answer a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ways(pub Vec<Way>);

impl Show for Ways {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = Text { en: ", or ", vi: ", hoặc " }.in_language(language);
        let ways: Vec<String> = self.0.iter().map(|way| way.said(language)).collect();
        f.write_str(&ways.join(or))
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.iter().map(|way| way.said(Language::English)).collect())
    }
}

/// What makes an answer complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Completion {
    /// The denominator, or the fact in its place.
    DenominatorOrFact,
    /// One of the ways to answer the row.
    AnswerWith(Ways),
}

sentence! {
    /// One of the ways to answer the row.
    AnswerWith { ways: Ways } {
        en: "answer it with {ways}",
        vi: "ghi {ways}",
    }
}

/// The denominator, or the fact in its place.
const DENOMINATOR_OR_FACT: Text = Text {
    en: "give `den`, or state the fact that it stands for in [facts]",
    vi: "ghi “den”, hoặc ghi thông tin chung tương ứng vào [facts]",
};

impl Show for Completion {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Completion::DenominatorOrFact => DENOMINATOR_OR_FACT.show(language, f),
            Completion::AnswerWith(ways) => AnswerWith { ways: ways.clone() }.show(language, f),
        }
    }
}

/// The option that was meant, or all that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// This one, but for a character that nobody sees.
    Without {
        /// The id.
        visible: String,
        /// The character.
        invisible: String,
    },
    /// This one.
    One(String),
    /// One of these, each with its title.
    OneOf(Vec<String>),
}

sentence! {
    /// An option, but for a character that nobody sees.
    WriteWithout { visible: String, invisible: String } {
        en: "write {visible}, without the invisible {invisible}",
        vi: "ghi {visible}, bỏ ký tự ẩn {invisible}",
    }

    /// The option that was meant.
    WriteOption { id: String } {
        en: "write {id}",
        vi: "ghi {id}",
    }

    /// All options.
    ChooseOneOf { options: Listed<String> } {
        en: "choose one of: {options}",
        vi: "chọn một trong: {options}",
    }
}

impl Show for Meant {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Meant::Without { visible, invisible } => {
                WriteWithout { visible: visible.clone(), invisible: invisible.clone() }.show(language, f)
            }
            Meant::One(id) => WriteOption { id: id.clone() }.show(language, f),
            Meant::OneOf(options) => ChooseOneOf { options: Listed(options.clone()) }.show(language, f),
        }
    }

    fn argument(&self) -> Argument {
        match self {
            Meant::Without { visible: id, .. } | Meant::One(id) => Argument::Text(id.clone()),
            Meant::OneOf(options) => Argument::List(options.clone()),
        }
    }
}
