//! The columns that a CSV may have, by name.

use crate::column::{Column, PerColumn};
use crate::suggestion::in_english;
use crate::text::{composed, nearest};

/// The row that names the criteria.
pub(super) const CRITERIA: &str = "criteria";

/// What a column of the file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// The code of the row.
    Code,
    /// A part of what a column says.
    Of(Column, Part),
    /// The max as printed.
    PrintedMax,
    /// The unit that the row belongs to, in a file of many.
    Unit,
    /// What the criteria have or the engine works out, such as the title of the row or its number in the table: nothing
    /// is read.
    Title,
    /// A yes or no that only the criteria know, by the position of its name among such columns.
    Other(Column, usize),
}

/// A part of a column's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Numerator, or a measured value.
    Num,
    /// Denominator.
    Den,
    /// A choice or tier; or a count or a judged score.
    Answer,
    /// The declared figure.
    Score,
    /// A note.
    Note,
    /// What the unit objects.
    Objection,
    /// The reply to it.
    Reply,
    /// What supports the answer.
    Evidence,
    /// The value of the period before.
    Previous,
    /// The declared band.
    Band,
    /// The declared index.
    Index,
}

impl Part {
    /// The word of raw fields.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Part::Num => "num",
            Part::Den => "den",
            Part::Answer => "answer",
            Part::Score => "score",
            Part::Note => "note",
            Part::Objection => "objection",
            Part::Reply => "reply",
            Part::Evidence => "evidence",
            Part::Previous => "previous",
            Part::Band => "band",
            Part::Index => "index",
        }
    }

    /// Whether it is what somebody says, and nothing is computed from it.
    pub(super) fn is_remark(self) -> bool {
        matches!(self, Part::Note | Part::Objection | Part::Reply | Part::Evidence)
    }
}

/// All columns by name. `note` is the appraiser's, as on the form.
pub(super) const FIELDS: [(&str, Field); 23] = [
    ("code", Field::Code),
    ("self_num", Field::Of(Column::Own, Part::Num)),
    ("self_den", Field::Of(Column::Own, Part::Den)),
    ("self_answer", Field::Of(Column::Own, Part::Answer)),
    ("self_score", Field::Of(Column::Own, Part::Score)),
    ("self_previous", Field::Of(Column::Own, Part::Previous)),
    ("self_note", Field::Of(Column::Own, Part::Note)),
    ("self_objection", Field::Of(Column::Own, Part::Objection)),
    ("self_evidence", Field::Of(Column::Own, Part::Evidence)),
    ("appraisal_num", Field::Of(Column::Appraisal, Part::Num)),
    ("appraisal_den", Field::Of(Column::Appraisal, Part::Den)),
    ("appraisal_answer", Field::Of(Column::Appraisal, Part::Answer)),
    ("appraisal_score", Field::Of(Column::Appraisal, Part::Score)),
    ("appraisal_previous", Field::Of(Column::Appraisal, Part::Previous)),
    ("appraisal_note", Field::Of(Column::Appraisal, Part::Note)),
    ("note", Field::Of(Column::Appraisal, Part::Note)),
    ("appraisal_reply", Field::Of(Column::Appraisal, Part::Reply)),
    ("appraisal_evidence", Field::Of(Column::Appraisal, Part::Evidence)),
    ("printed_max", Field::PrintedMax),
    ("self_band", Field::Of(Column::Own, Part::Band)),
    ("appraisal_band", Field::Of(Column::Appraisal, Part::Band)),
    ("self_index", Field::Of(Column::Own, Part::Index)),
    ("appraisal_index", Field::Of(Column::Appraisal, Part::Index)),
];

/// Columns by other names: as Vietnamese forms have them, and in short where only one party says it. What a number of an answer is, only the names of the program say.
const ALSO: [(&str, Field); 22] = [
    ("mã", Field::Code),
    ("mã tiêu chí", Field::Code),
    ("điểm tối đa", Field::PrintedMax),
    ("điểm tự chấm", Field::Of(Column::Own, Part::Score)),
    ("tử số tự chấm", Field::Of(Column::Own, Part::Num)),
    ("mẫu số tự chấm", Field::Of(Column::Own, Part::Den)),
    ("phương án tự chấm", Field::Of(Column::Own, Part::Answer)),
    ("lựa chọn tự chấm", Field::Of(Column::Own, Part::Answer)),
    ("lựa chọn thẩm định", Field::Of(Column::Appraisal, Part::Answer)),
    ("tài liệu kiểm chứng", Field::Of(Column::Own, Part::Evidence)),
    ("điểm thẩm định", Field::Of(Column::Appraisal, Part::Score)),
    ("tử số thẩm định", Field::Of(Column::Appraisal, Part::Num)),
    ("mẫu số thẩm định", Field::Of(Column::Appraisal, Part::Den)),
    ("phương án thẩm định", Field::Of(Column::Appraisal, Part::Answer)),
    ("ghi chú", Field::Of(Column::Appraisal, Part::Note)),
    ("giải trình", Field::Of(Column::Own, Part::Note)),
    ("objection", Field::Of(Column::Own, Part::Objection)),
    ("reply", Field::Of(Column::Appraisal, Part::Reply)),
    ("kiến nghị của đơn vị", Field::Of(Column::Own, Part::Objection)),
    ("kiến nghị", Field::Of(Column::Own, Part::Objection)),
    ("trả lời kiến nghị", Field::Of(Column::Appraisal, Part::Reply)),
    ("trả lời", Field::Of(Column::Appraisal, Part::Reply)),
];

/// Where the fields stand that every row is asked for.
pub(super) struct Layout {
    /// The code.
    pub code: usize,
    /// The unit.
    pub unit: Option<usize>,
    /// The max as printed.
    pub printed_max: Option<usize>,
    /// Whether a column holds texts, of which one may be the end of the number beside it.
    pub remarks: bool,
    /// What each column says.
    pub sides: PerColumn<Vec<(usize, Field)>>,
}

impl Layout {
    /// By a header; `None` where no column holds codes.
    pub(super) fn of(header: &[Option<Field>]) -> Option<Self> {
        let at = |wanted: Field| header.iter().position(|field| *field == Some(wanted));
        let named = || header.iter().enumerate().filter_map(|(index, field)| Some((index, (*field)?)));
        let is_of = |field: Field, column: Column| matches!(field, Field::Of(of, _) | Field::Other(of, _) if of == column);
        Some(Layout {
            code: at(Field::Code)?,
            unit: at(Field::Unit),
            printed_max: at(Field::PrintedMax),
            remarks: named().any(|(_, field)| matches!(field, Field::Of(_, part) if part.is_remark())),
            sides: PerColumn::from_fn(|column| named().filter(|(_, field)| is_of(*field, column)).collect()),
        })
    }
}

/// The name of the column that makes a file one of many units.
pub(super) const UNIT: &str = "unit";

/// Whether a name is that of the column of units, misspelt or in Vietnamese.
pub(super) fn is_unit(name: &str) -> bool {
    in_english(name).contains(&UNIT) || nearest(name.trim(), [UNIT]).is_some()
}

/// What a column may be that no name of [`FIELDS`] means: `self_published`.
pub(super) fn other_named(name: &str) -> Option<(Column, String)> {
    let name = composed(name.trim());
    Column::BOTH.into_iter().find_map(|column| {
        let rest = name.strip_prefix(column.word())?.strip_prefix('_')?;
        (!rest.is_empty()).then(|| (column, rest.to_owned()))
    })
}

/// Names of columns that do not say whose they are, each with the part that it is.
const OF_EITHER: [(&str, Part); 11] = [
    ("num", Part::Num),
    ("den", Part::Den),
    ("answer", Part::Answer),
    ("score", Part::Score),
    ("previous", Part::Previous),
    ("evidence", Part::Evidence),
    ("tử số", Part::Num),
    ("mẫu số", Part::Den),
    ("lựa chọn", Part::Answer),
    ("phương án", Part::Answer),
    ("điểm", Part::Score),
];

/// Columns of titles and running numbers, as printed forms have them.
const TITLES: [&str; 11] = [
    "title",
    "criterion",
    "stt",
    "tt",
    "số tt",
    "tiêu chí",
    "tên tiêu chí",
    "nội dung",
    "nội dung tiêu chí",
    "nội dung đánh giá",
    "tiêu chí đánh giá",
];

/// Whether a column holds titles or running numbers.
pub(super) fn is_title(name: &str) -> bool {
    TITLES.contains(&composed(name.trim()).to_lowercase().as_str())
}

/// The part of a column that a name means, without saying of which one.
pub(super) fn of_either(name: &str) -> Option<Part> {
    let name = composed(name.trim()).to_lowercase();
    OF_EITHER.iter().find(|(known, _)| *known == name).map(|(_, part)| *part)
}

/// The column that a name means.
pub(crate) fn field_named(name: &str) -> Option<Field> {
    if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) {
        return Some(*field);
    }
    let name = composed(name.trim()).to_lowercase();
    FIELDS.iter().chain(&ALSO).find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// What a column of a scored form holds, whose names mean the figures that were worked out; those that the form declares are
/// called so.
pub(super) fn field_of_card(name: &str) -> Option<Field> {
    let declared = Column::BOTH.into_iter().find_map(|column| {
        let part = match name.strip_prefix(column.word())? {
            "_declared" => Part::Score,
            "_declared_band" => Part::Band,
            "_declared_index" => Part::Index,
            _ => return None,
        };
        Some(Field::Of(column, part))
    });
    declared.or_else(|| match field_named(name) {
        Some(Field::Of(_, Part::Band | Part::Index)) => Some(Field::Title),
        Some(field) => Some(field),
        None => is_worked_out(name).then_some(Field::Title),
    })
}

/// Whether nothing but the scored form has a column of this name.
fn is_worked_out(name: &str) -> bool {
    let of_column = |column: &Column| ["_status", "_points"].map(|part| format!("{}{part}", column.word()));
    ["title", "depth", "kind", "max", "difference"].contains(&name)
        || Column::BOTH.iter().any(|column| of_column(column).iter().any(|known| known == name))
}

/// The column whose name was misspelt.
pub(super) fn misspelt(name: &str) -> Option<Field> {
    let near = nearest(name.trim(), FIELDS.iter().map(|(known, _)| *known))?;
    field_named(near)
}
