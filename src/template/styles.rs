//! How the cells of a form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::layout::Kind;
use crate::column::Column;

const INPUT: u32 = 0x00FF_F8DC;
const GROUP: u32 = 0x00E6_EDF5;
const LINES: u32 = 0x00B3_BDC9;
const SELF: u32 = 0x00C4_DBEF;
const APPRAISAL: u32 = 0x001F_4E79;
const PLAIN_HEADING: u32 = 0x00D9_E0E8;
const GREY: u32 = 0x0070_7A86;
const WRONG: u32 = 0x00FF_C7CE;
const WRONG_TEXT: u32 = 0x009C_0006;

fn font() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
}

/// The title of the form.
pub(super) fn title() -> Format {
    font().set_bold().set_font_size(14)
}

/// What is said of the form.
pub(super) fn remark() -> Format {
    font().set_italic().set_font_color(Color::RGB(0x0056_6375)).set_align(FormatAlign::Top)
}

/// What begins the facts.
pub(super) fn caption() -> Format {
    font().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

/// The label of the unit or of a fact.
pub(super) fn label() -> Format {
    font().set_text_wrap().set_align(FormatAlign::Top)
}

/// A hidden id.
pub(super) fn id() -> Format {
    font().set_num_format("@")
}

/// The heading of a column.
pub(super) fn heading(column: Option<Column>) -> Format {
    let bold = font().set_bold().set_text_wrap().set_border(FormatBorder::Thin);
    let bold = bold.set_border_color(Color::RGB(LINES));
    let bold = bold.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    match column {
        None => bold.set_background_color(Color::RGB(PLAIN_HEADING)),
        Some(Column::Own) => bold.set_background_color(Color::RGB(SELF)),
        Some(Column::Appraisal) => {
            bold.set_background_color(Color::RGB(APPRAISAL)).set_font_color(Color::White)
        }
    }
}

/// What a cell of the table, or beside a fact, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A code.
    Code,
    /// A title, set in by so much.
    Title(u8),
    /// A number, or an entry of a list.
    Value,
    /// A text.
    Text,
}

/// A cell: locked, unless a person fills it in.
pub(super) fn cell(kind: Kind, holds: Holds, is_input: bool) -> Format {
    let mut format = font().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINES));
    format = format.set_align(FormatAlign::Top);
    if matches!(kind, Kind::Group | Kind::Total) {
        format = format.set_bold().set_background_color(Color::RGB(GROUP));
    }
    if is_input {
        format = format.set_background_color(Color::RGB(INPUT)).set_unlocked();
    }
    match holds {
        Holds::Code => format.set_num_format("@"),
        Holds::Title(indent) => format.set_text_wrap().set_align(FormatAlign::Left).set_indent(indent),
        Holds::Value => format.set_text_wrap(),
        Holds::Text => format.set_text_wrap().set_align(FormatAlign::Left),
    }
}

/// Computed points: grey where no formula computes them.
pub(super) fn computed(kind: Kind, is_live: bool, decimals: u32) -> Format {
    let mut format = cell(kind, Holds::Value, false).set_align(FormatAlign::Right);
    if kind != Kind::Fact {
        format = format.set_num_format(points(decimals));
    }
    if is_live { format } else { format.set_italic().set_font_color(Color::RGB(GREY)) }
}

/// How points are shown.
fn points(decimals: u32) -> String {
    if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals as usize)) }
}

/// How a difference of points is shown: with its sign, and a dot where there is none.
pub(super) fn signed(decimals: u32) -> String {
    let points = points(decimals);
    format!("+{points};\"\u{2212}\"{points};\"·\"")
}

/// A numerator above its denominator.
pub(super) fn wrong() -> Format {
    Format::new().set_background_color(Color::RGB(WRONG)).set_font_color(Color::RGB(WRONG_TEXT))
}
