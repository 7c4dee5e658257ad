//! Reports as pages: each one file that needs nothing else, to be read on a screen or a phone, printed and signed.
//!
//! Nothing in a page runs but the few lines that sort a ranking, and its policy lets nothing else run: see [`page`].

mod anchor;
mod cell;
mod chart;
mod figures;
mod findings;
mod form;
mod forms;
mod groups;
mod losses;
mod minutes;
mod page;
mod ranking;
mod rows;
mod sheet;
mod signatures;
mod words;
mod working;

pub(crate) use page::GENERATOR;

use super::{Format, Readers, RenderOptions, Subject, View};
use crate::language::Text;

/// The format.
pub(super) static FORMAT: Format = Format {
    name: "html",
    meaning: Text { en: "A page to read, print and sign", vi: "trang để đọc, in và ký" },
    extensions: &["html", "htm"],
    readers: Readers::Documents,
    is_binary: false,
    shows_forms: true,
    needs: None,
    write,
    line: None,
};

/// Writes a report.
fn write(view: &dyn View, options: &RenderOptions) -> Vec<u8> {
    let language = options.language;
    let page = match view.subject() {
        Subject::Forms(forms) => match forms.as_slice() {
            [form] => form::page(form),
            forms => forms::page(forms, language),
        },
        Subject::Ranking(request) => ranking::page(request),
        Subject::Minutes(minutes) => minutes::page(minutes),
        Subject::Tables => sheet::page(&view.sheets(), language),
    };
    page.into_string().into_bytes()
}
