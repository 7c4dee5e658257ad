//! Characters that cannot be seen, or told from the plain blank: shown by their number, and never taken for nothing.

use crate::harness::program::{score, score_reading};

/// A form of one row, as CSV, with this code and this answer.
fn form(header: &str, code: &str, answer: &str) -> String {
    format!("{header}\ncriteria,judged-and-choice\n{code},{answer}\n")
}

fn said(text: &str) -> String {
    let run = score_reading(&["check", "--criteria", EDITION, "--format", "short", "-"], text.as_bytes());
    format!("{}{}", run.stdout, run.stderr)
}

/// A criterion of points and one of options.
const EDITION: &str = "tests/editions/judged-and-choice.toml";

/// Each with the way in which it is shown.
const INVISIBLE: [(char, &str); 16] = [
    ('\u{ad}', "\\u{ad}"),
    ('\u{34f}', "\\u{34f}"),
    ('\u{115f}', "\\u{115f}"),
    ('\u{180e}', "\\u{180e}"),
    ('\u{200b}', "\\u{200b}"),
    ('\u{200f}', "\\u{200f}"),
    ('\u{2060}', "\\u{2060}"),
    ('\u{2800}', "\\u{2800}"),
    ('\u{3164}', "\\u{3164}"),
    ('\u{fe0f}', "\\u{fe0f}"),
    ('\u{ffa0}', "\\u{ffa0}"),
    ('\u{e0100}', "\\u{e0100}"),
    ('\u{2007}', "\\u{2007}"),
    ('\u{205f}', "\\u{205f}"),
    ('\u{1680}', "\\u{1680}"),
    ('\u{3000}', "\\u{3000}"),
];

#[test]
fn a_number_with_an_invisible_character_is_refused_by_its_number() {
    for (c, shown) in INVISIBLE {
        let said = said(&form("code,self_answer", "1", &format!("1{c}0")));
        assert!(said.contains(&format!("`1{shown}0` is not a number")), "{said}");
        assert!(said.contains(&format!("U+{:04X} has no place in one", u32::from(c))), "{said}");
    }
}

#[test]
fn a_code_with_an_invisible_character_is_refused_with_the_code_that_was_meant() {
    for (c, shown) in INVISIBLE {
        // blanks of any kind around a code are nothing, as everywhere
        let before = format!("{c}2.1");
        let inside = [format!("2.{c}1"), format!("2{c}.1")];
        for code in inside.into_iter().chain((!c.is_whitespace()).then_some(before)) {
            let text = form("code,self_answer", &code, "yes");
            let run = score_reading(&["check", "--criteria", EDITION, "-"], text.as_bytes());
            let spelled = code.replace(c, shown);
            assert!(run.stderr.contains(&format!("have no row `{spelled}`")), "{}", run.stderr);
            let remedy = format!("write 2.1, without the invisible U+{:04X}", u32::from(c));
            assert!(run.stderr.contains(&remedy), "{}", run.stderr);
        }
    }
}

#[test]
fn an_option_with_an_invisible_character_is_refused_with_the_option_that_was_meant() {
    for (c, shown) in INVISIBLE {
        let text = form("code,self_answer", "2.1", &format!("ye{c}s"));
        let run = score_reading(&["check", "--criteria", EDITION, "-"], text.as_bytes());
        assert!(run.stderr.contains(&format!("no option `ye{shown}s`")), "{}", run.stderr);
        assert!(run.stderr.contains("write yes, without the invisible U+"), "{}", run.stderr);
    }
}

#[test]
fn a_header_with_an_invisible_character_is_refused_by_its_number() {
    for (c, shown) in INVISIBLE {
        let said = said(&form(&format!("code,self_answer,self_{c}note"), "1", "1,"));
        assert!(said.contains(&format!("no column is called `self_{shown}note`")), "{said}");
    }
}

#[test]
fn blanks_inside_a_title_stay_blanks() {
    // U+00A0 keeps words together in titles that come from a word processor
    let run = score(&["criteria", "show", EDITION]);
    assert!(run.stdout.contains("Judged by\u{a0}the\u{a0}board"), "{}", run.stdout);
}
