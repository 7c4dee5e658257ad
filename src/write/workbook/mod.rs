//! Workbooks: a form with live formulas, what was found in it, its changes and a summary; rankings; and any other report as
//! tables.
//!
//! Nothing of a form becomes a formula or a link: texts are written as texts, links are made of addresses alone.

mod book;
mod charts;
mod findings;
mod form;
mod leaf;
mod ranking;
mod results;
mod styles;
mod summary;
mod sums;
mod tables;
mod words;

use super::{Format, Readers, RenderOptions, Subject, View};
use crate::language::Text;

/// The format.
pub(super) static FORMAT: Format = Format {
    name: "xlsx",
    meaning: Text {
        en: "A workbook: forms with live formulas, tables",
        vi: "tệp bảng tính: phiếu có công thức, các bảng",
    },
    extensions: &["xlsx"],
    readers: Readers::Documents,
    is_binary: true,
    shows_forms: true,
    needs: None,
    write,
    line: None,
};

/// Writes a report.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    let language = options.language;
    let written = match view.subject() {
        Subject::Forms(cards) => match &cards[..] {
            [card] => form::write(card, language),
            _ => form::of_tables(&view.sheets(), language),
        },
        Subject::Ranking(request) => {
            let tables = view.sheets();
            ranking::write(request, view.unit_forms(), tables.get(1..).unwrap_or_default(), language)
        }
        Subject::Minutes(_) | Subject::Tables => form::of_tables(&view.sheets(), language),
    };
    written.expect("names and texts are made such as a workbook takes")
}
