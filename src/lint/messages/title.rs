//! Of titles that say another thing than their bounds.

use std::fmt;

use crate::language::{And, Computed, In, Language, NodeCode, RowName, Show, Text};

/// A tier or a band.
#[derive(Clone, Debug)]
pub(crate) enum Titled {
    /// A tier of a row.
    Tier {
        /// Its id.
        id: String,
        /// The row.
        row: String,
    },
    /// A band of a row, or of the total.
    Band {
        /// Its id.
        id: String,
        /// The row, or the total.
        node: String,
    },
}

/// A bound as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WrittenBound {
    /// `≥ 80%`.
    Number(Computed),
    /// A sign, before numbers that differ by type of unit.
    Different(&'static str),
}

impl Show for WrittenBound {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WrittenBound::Number(number) => number.show(language, f),
            WrittenBound::Different(sign) => {
                let numbers = Text { en: "different numbers", vi: "các số khác nhau" };
                write!(f, "{sign} {}", In(language, &numbers))
            }
        }
    }
}

sentence! {
    /// A tier of a row.
    TierOf { id: String, row: NodeCode } {
        en: "tier {id} of {row}",
        vi: "mức {id} của {row}",
    }

    /// A band of a row, or of the total.
    BandOf { id: String, node: RowName } {
        en: "band {id} of {node}",
        vi: "mức xếp loại {id} của {node}",
    }
}

impl Show for Titled {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Titled::Tier { id, row } => {
                TierOf { id: id.clone(), row: NodeCode(row.clone()) }.show(language, f)
            }
            Titled::Band { id, node } => {
                BandOf { id: id.clone(), node: RowName(node.clone()) }.show(language, f)
            }
        }
    }
}

diagnostic! {
    /// A title that takes a number in which the bounds leave out.
    TitleTakesIn(TITLE_CONTRADICTS) { entry: Titled, written: String } {
        en: "the title of {entry} says “{written}”, which takes the number in, and its bounds leave it out",
        vi: "tên của {entry} ghi “{written}”, gồm cả số đó, giới hạn lại không gồm số đó",
        help en: "gt and lt leave the bound out, ge and le take it in: write what the form prints",
        help vi: "gt và lt không gồm số giới hạn, ge và le gồm số giới hạn: ghi theo biểu mẫu",
    }

    /// A title that leaves a number out which the bounds take in.
    TitleLeavesOut(TITLE_CONTRADICTS) { entry: Titled, written: String } {
        en: "the title of {entry} says “{written}”, which leaves the number out, and its bounds take it in",
        vi: "tên của {entry} ghi “{written}”, không gồm số đó, giới hạn lại gồm số đó",
        help en: "gt and lt leave the bound out, ge and le take it in: write what the form prints",
        help vi: "gt và lt không gồm số giới hạn, ge và le gồm số giới hạn: ghi theo biểu mẫu",
    }

    /// A title that names other numbers than one bound.
    TitleNamesOther(TITLE_CONTRADICTS) { entry: Titled, digits: And<String>, bound: WrittenBound } {
        en: "the title of {entry} names {digits}, and its bound is {bound}",
        vi: "tên của {entry} ghi {digits}, giới hạn là {bound}",
        help en: "correct the bounds or the title against the form",
        help vi: "sửa giới hạn hoặc tên theo biểu mẫu",
    }

    /// A title that names other numbers than several bounds.
    TitleNamesOthers(TITLE_CONTRADICTS) { entry: Titled, digits: And<String>, bounds: And<WrittenBound> } {
        en: "the title of {entry} names {digits}, and its bounds are {bounds}",
        vi: "tên của {entry} ghi {digits}, giới hạn là {bounds}",
        help en: "correct the bounds or the title against the form",
        help vi: "sửa giới hạn hoặc tên theo biểu mẫu",
    }
}
