//! Cells and their tones.

use maud::{Markup, html};

use crate::language::Language;
use crate::report::{Cell, Content, Tone};
use crate::text::visible;

/// The class of a tone.
pub(super) fn class(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Strong | Tone::Section => Some("strong"),
        Tone::Faint => Some("faint"),
        Tone::Good => Some("good"),
        Tone::Caution => Some("caution"),
        Tone::Bad => Some("bad"),
    }
}

/// What a cell holds, with what stands below it on a line of its own.
pub(super) fn shown(cell: &Cell, language: Language) -> Markup {
    html! {
        @for (position, line) in cell.each().filter(|line| !line.is_empty()).enumerate() {
            @if position > 0 { br; }
            @let text = visible(&line.text(language));
            @let class = match &line.content {
                Content::Difference(number) if number.is_sign_negative() => Some("lowered"),
                Content::Difference(_) => Some("raised"),
                _ => class(line.tone),
            };
            @match class {
                Some(class) => span class=(class) { (text) },
                None => (text),
            }
        }
    }
}
