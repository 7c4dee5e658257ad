//! What the styles of an .xlsx say of its cells: the code of their number format, and whether they have a colour.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::number_format::{DateFormat, known_format};
use super::package::Refusal;
use super::xml::{Xml, attribute};

/// Excel has at most 65,490 formats of cells.
const MOST_FORMATS: usize = 100_000;

/// The formats of cells, by the numbers that cells name.
#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<CellFormat>,
    codes: BTreeMap<u32, Box<str>>,
    dates: BTreeMap<u32, DateFormat>,
    /// Of each fill, whether it is a colour.
    fills: Vec<bool>,
}

#[derive(Clone, Copy)]
struct CellFormat {
    number: u32,
    fill: usize,
}

impl Styles {
    /// Reads the part.
    ///
    /// # Errors
    /// If it is damaged.
    pub fn read(mut xml: Xml<'_>) -> Result<Self, Refusal> {
        let (mut styles, mut buffer, mut section) = (Styles::default(), Vec::new(), Section::Other);
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) => {
                    section = Section::begun(element.local_name().as_ref()).unwrap_or(section);
                    styles.add(&section, &element);
                }
                Event::End(element) if Section::begun(element.local_name().as_ref()).is_some() => {
                    section = Section::Other;
                }
                Event::Eof => break,
                _ => {}
            }
            if styles.formats.len().max(styles.fills.len()).max(styles.codes.len()) > MOST_FORMATS {
                return Err(xml.damaged());
            }
        }
        let dates = styles.codes.iter().filter_map(|(number, code)| Some((*number, DateFormat::of(code)?)));
        styles.dates = dates.collect();
        Ok(styles)
    }

    fn add(&mut self, section: &Section, element: &BytesStart<'_>) {
        let number = |name| attribute(element, name).and_then(|value| value.parse().ok());
        match (section, element.local_name().as_ref()) {
            (Section::Numbers, "numFmt") => {
                if let (Some(number), Some(code)) = (number("numFmtId"), attribute(element, "formatCode")) {
                    self.codes.insert(number, code.into());
                }
            }
            (Section::Fills, "fill") => self.fills.push(false),
            (Section::Fills, "patternFill") => {
                let pattern = attribute(element, "patternType");
                let coloured = pattern.is_some_and(|pattern| !matches!(&*pattern, "none" | "gray125"));
                if let Some(last) = self.fills.last_mut() {
                    *last |= coloured;
                }
            }
            (Section::Fills, "gradientFill") => {
                if let Some(last) = self.fills.last_mut() {
                    *last = true;
                }
            }
            (Section::Cells, "xf") => self.formats.push(CellFormat {
                number: number("numFmtId").unwrap_or(0),
                fill: number("fillId").map_or(0, |fill| fill as usize),
            }),
            _ => {}
        }
    }

    /// The code of the number format of a style, if it is not the general one.
    pub fn code(&self, style: usize) -> Option<&str> {
        let number = self.formats.get(style)?.number;
        let code = self.codes.get(&number).map(|code| &**code).or_else(|| known_format(number))?;
        Some(code).filter(|code| !code.eq_ignore_ascii_case("general"))
    }

    /// How the numbers of a style are dates, if they are.
    pub fn date(&self, style: usize) -> Option<DateFormat> {
        let number = self.formats.get(style)?.number;
        if self.codes.contains_key(&number) {
            return self.dates.get(&number).copied();
        }
        known_format(number).and_then(DateFormat::of)
    }

    /// Whether the cells of a style have a colour.
    pub fn is_coloured(&self, style: usize) -> bool {
        let fill = self.formats.get(style).map(|format| format.fill);
        fill.and_then(|fill| self.fills.get(fill)).is_some_and(|coloured| *coloured)
    }
}

/// A list of the part. What conditional formats say stands in others.
enum Section {
    Numbers,
    Fills,
    Cells,
    Other,
}

impl Section {
    fn begun(element: &str) -> Option<Self> {
        Some(match element {
            "numFmts" => Section::Numbers,
            "fills" => Section::Fills,
            "cellXfs" => Section::Cells,
            "cellStyleXfs" | "dxfs" | "cellStyles" => Section::Other,
            _ => return None,
        })
    }
}
