//! How the cells beside the form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::finding::Severity;
use crate::report::Tone;

pub(super) const SELF: u32 = 0x008F_B8DE;
pub(super) const APPRAISAL: u32 = 0x001F_4E79;
pub(super) const MUTED: u32 = 0x0056_6375;
const LINES: u32 = 0x00B3_BDC9;
const HEADING: u32 = 0x00D9_E0E8;
const SUM: u32 = 0x00E6_EDF5;
const ERROR: u32 = 0x00A3_152A;
const WARNING: u32 = 0x008A_5A00;
const GOOD: u32 = 0x000B_6B74;
const LINK: u32 = 0x001F_4E79;

pub(super) fn font() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10)
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    font().set_bold().set_font_size(14)
}

/// A line above or below a table.
pub(super) fn line(tone: Tone) -> Format {
    toned(font(), tone)
}

fn toned(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Plain => format,
        Tone::Strong | Tone::Section => format.set_bold(),
        Tone::Faint => format.set_font_color(Color::RGB(MUTED)),
        Tone::Good => format.set_font_color(Color::RGB(GOOD)),
        Tone::Caution => format.set_font_color(Color::RGB(WARNING)),
        Tone::Bad => format.set_font_color(Color::RGB(ERROR)),
    }
}

/// The heading of a column.
pub(super) fn heading() -> Format {
    let bold = font().set_bold().set_text_wrap().set_border(FormatBorder::Thin);
    let bold = bold.set_border_color(Color::RGB(LINES)).set_background_color(Color::RGB(HEADING));
    bold.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table.
pub(super) fn cell(tone: Tone) -> Format {
    let format = font().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINES));
    toned(format.set_align(FormatAlign::Top), tone)
}

/// A cell with a text that may be long.
pub(super) fn text(tone: Tone) -> Format {
    cell(tone).set_text_wrap().set_align(FormatAlign::Left)
}

/// A cell of a row of sums.
pub(super) fn sum(format: Format) -> Format {
    format.set_bold().set_background_color(Color::RGB(SUM))
}

/// A link to another cell.
pub(super) fn link(format: Format) -> Format {
    format.set_font_color(Color::RGB(LINK)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// How bad a finding is: with a sign, so that it can be told without colours.
pub(super) fn severity(severity: Severity) -> (&'static str, Format) {
    let (sign, tone) = match severity {
        Severity::Error => ("✖", Tone::Bad),
        Severity::Warning => ("▲", Tone::Caution),
        Severity::Note => ("●", Tone::Faint),
    };
    (sign, text(tone).set_bold())
}

/// A number with so many decimals.
pub(super) fn decimals(decimals: u32) -> String {
    if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals as usize)) }
}

/// A number that is added to another.
pub(super) fn signed(of: u32) -> String {
    let number = decimals(of);
    format!("+{number};\"\u{2212}\"{number};\"·\"")
}
