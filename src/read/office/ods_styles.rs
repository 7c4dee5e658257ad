//! What the styles of an .ods say of its cells, rows and sheets.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::package::Refusal;
use super::xml::{Xml, prefixed_attribute};

/// Styles of one file.
const MOST_STYLES: usize = 100_000;

/// Styles by their names.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// Codes of number formats.
    codes: BTreeMap<String, String>,
}

#[derive(Default)]
struct Style {
    number: Option<String>,
    is_coloured: bool,
    begins_page: bool,
    is_hidden: bool,
}

impl Styles {
    /// Reads a list of styles that was just begun, and passes over it.
    ///
    /// # Errors
    /// If it is damaged.
    pub fn read(&mut self, xml: &mut Xml<'_>, buffer: &mut Vec<u8>) -> Result<(), Refusal> {
        let (mut name, mut depth) = (String::new(), 1);
        while depth > 0 {
            match xml.next(buffer)? {
                Event::Start(element) => {
                    depth += 1;
                    if let Some(begun) = prefixed_attribute(&element, "style:name").filter(|_| depth == 2) {
                        name = begun.into_owned();
                    }
                    self.add(&name, &element);
                }
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(xml.damaged()),
                _ => {}
            }
            if self.styles.len().max(self.codes.len()) > MOST_STYLES {
                return Err(xml.damaged());
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, element: &BytesStart<'_>) {
        let said = |key| prefixed_attribute(element, key);
        let is = |key, value: &str| said(key).is_some_and(|said| said == value);
        match element.local_name().as_ref() {
            "style" => {
                let number = said("style:data-style-name").map(std::borrow::Cow::into_owned);
                self.styles.insert(name.to_owned(), Style { number, ..Style::default() });
            }
            "table-cell-properties" => {
                let colour = said("fo:background-color").is_some_and(|colour| colour != "transparent");
                self.change(name, |style| style.is_coloured = colour);
            }
            "table-row-properties" if is("fo:break-before", "page") => {
                self.change(name, |style| style.begins_page = true);
            }
            "table-properties" if is("table:display", "false") => {
                self.change(name, |style| style.is_hidden = true);
            }
            "number" => {
                let code = number_code(
                    said("number:decimal-places").and_then(|places| places.parse().ok()).unwrap_or(0),
                    is("number:grouping", "true"),
                    said("number:min-integer-digits").and_then(|digits| digits.parse().ok()).unwrap_or(1),
                );
                self.codes.entry(name.to_owned()).or_default().push_str(&code);
            }
            "percentage-style" => drop(self.codes.insert(name.to_owned(), String::new())),
            "text-content" => self.codes.entry(name.to_owned()).or_default().push('@'),
            _ => {}
        }
    }

    fn change(&mut self, name: &str, change: impl FnOnce(&mut Style)) {
        if let Some(style) = self.styles.get_mut(name) {
            change(style);
        }
    }

    fn of(&self, element: &BytesStart<'_>) -> Option<&Style> {
        self.styles.get(&*prefixed_attribute(element, "table:style-name")?)
    }

    /// The code of the number format of a cell; of a share, with its sign.
    pub fn code(&self, element: &BytesStart<'_>, is_share: bool) -> Option<Box<str>> {
        let code = self.codes.get(self.of(element)?.number.as_ref()?)?;
        let sign = if is_share { "%" } else { "" };
        (!code.is_empty()).then(|| format!("{code}{sign}").into())
    }

    /// Whether a cell has a colour.
    pub fn is_coloured(&self, element: &BytesStart<'_>) -> bool {
        self.of(element).is_some_and(|style| style.is_coloured)
    }

    /// Whether a page begins with a row.
    pub fn begins_page(&self, element: &BytesStart<'_>) -> bool {
        self.of(element).is_some_and(|style| style.begins_page)
    }

    /// Whether a sheet is hidden.
    pub fn is_hidden(&self, element: &BytesStart<'_>) -> bool {
        self.of(element).is_some_and(|style| style.is_hidden)
    }
}

/// As Excel writes it: `0.00`, `#,##0`.
fn number_code(places: usize, is_grouped: bool, digits: usize) -> String {
    let whole = if is_grouped { "#,##0".to_owned() } else { "0".repeat(digits.clamp(1, 20)) };
    let point = if places > 0 { "." } else { "" };
    format!("{whole}{point}{}", "0".repeat(places.min(30)))
}
