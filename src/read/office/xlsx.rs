//! Workbooks of Excel since 2007 (.xlsx, .xlsm): read from their XML in one pass a sheet, so that digits are those of the
//! file, nothing is as large as a sheet is wide and high, and hidden rows and page breaks are seen.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::grid::{Grid, Grids};
use super::number_format::Epoch;
use super::package::{Package, Refusal};
use super::xlsx_sheet::{Shared, read_sheet};
use super::xlsx_strings::Strings;
use super::xlsx_styles::Styles;
use super::xml::{Xml, attribute, is_set};
use crate::source::cells::Layout;

/// The part that lists the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
/// Sheets, names and relations of one file.
const MOST_ENTRIES: usize = 10_000;

/// What a part refers to, by the id of the reference.
struct Relations(BTreeMap<String, Relation>);

struct Relation {
    /// The last word of its type: `worksheet`, `comments`.
    kind: String,
    /// The part.
    target: String,
}

/// What the workbook itself says.
#[derive(Default)]
struct Contents {
    /// Name, whether it is hidden, and the id of the reference.
    sheets: Vec<(String, bool, String)>,
    names: Vec<(Box<str>, Box<str>)>,
    epoch: Epoch,
}

/// Reads all sheets.
///
/// # Errors
/// If a part is damaged or missing, or holds more than is read.
pub(super) fn read_xlsx(package: &mut Package<'_>) -> Result<Layout, Refusal> {
    let mut grids = Grids::default();
    let contents = contents(package.needed_xml(WORKBOOK)?, &mut grids)?;
    let relations = Relations::of(package, WORKBOOK)?;
    let part = |kind: &str, usual: &str| {
        relations.of_kind(kind).map_or_else(|| usual.to_owned(), |relation| relation.target.clone())
    };
    let strings = match package.xml(&part("sharedStrings", "xl/sharedStrings.xml"))? {
        Some(xml) => Strings::read(xml)?,
        None => Strings::default(),
    };
    let styles = match package.xml(&part("styles", "xl/styles.xml"))? {
        Some(xml) => Styles::read(xml)?,
        None => Styles::default(),
    };
    let shared = Shared { strings, styles, epoch: contents.epoch };
    for (name, hidden, id) in contents.sheets {
        // charts have sheets of their own, and macros of old
        let Some(relation) = relations.0.get(&id).filter(|relation| relation.kind == "worksheet") else {
            continue;
        };
        let mut grid = Grid::named(name);
        grid.hidden = hidden;
        read_sheet(package.needed_xml(&relation.target)?, &shared, &mut grid, &mut grids)?;
        grid.comments = comments(package, &relation.target)?;
        grids.add(grid)?;
    }
    Ok(grids.finish(contents.names))
}

/// The parts of the sheets that are read, in the order in which they are.
///
/// # Errors
/// As [`read_xlsx`].
pub(super) fn sheet_parts(package: &mut Package<'_>) -> Result<Vec<String>, Refusal> {
    let contents = contents(package.needed_xml(WORKBOOK)?, &mut Grids::default())?;
    let relations = Relations::of(package, WORKBOOK)?;
    let ids = contents.sheets.into_iter().map(|(_, _, id)| id);
    let sheets = ids.filter_map(|id| relations.0.get(&id).filter(|relation| relation.kind == "worksheet"));
    Ok(sheets.map(|relation| relation.target.clone()).collect())
}

fn contents(mut xml: Xml<'_>, grids: &mut Grids) -> Result<Contents, Refusal> {
    let (mut contents, mut buffer) = (Contents::default(), Vec::new());
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" if is_set(&element, "date1904") => contents.epoch = Epoch::Of1904,
                "sheet" => {
                    let said = |name| attribute(&element, name).unwrap_or_default().into_owned();
                    let hidden = matches!(&*said("state"), "hidden" | "veryHidden");
                    contents.sheets.push((said("name"), hidden, said("id")));
                }
                "definedName" => {
                    let name: Box<str> = attribute(&element, "name").unwrap_or_default().into();
                    let mut refers_to = String::new();
                    xml.text(&mut buffer, &mut refers_to)?;
                    grids.count_text(name.len() + refers_to.len())?;
                    contents.names.push((name, refers_to.into()));
                }
                _ => {}
            },
            Event::Eof => return Ok(contents),
            _ => {}
        }
        if contents.sheets.len().max(contents.names.len()) > MOST_ENTRIES {
            return Err(xml.damaged());
        }
    }
}

impl Relations {
    /// What a part refers to: `xl/_rels/workbook.xml.rels` says it of `xl/workbook.xml`.
    fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = BTreeMap::new();
        let Some(mut xml) = package.xml(&format!("{folder}/_rels/{file}.rels"))? else {
            return Ok(Relations(found));
        };
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let said = |name| attribute(&element, name).unwrap_or_default();
                    let kind = said("Type").rsplit('/').next().unwrap_or_default().to_owned();
                    let target = within(folder, &said("Target"));
                    found.insert(said("Id").into_owned(), Relation { kind, target });
                }
                Event::Eof => return Ok(Relations(found)),
                _ => {}
            }
            if found.len() > MOST_ENTRIES {
                return Err(xml.damaged());
            }
        }
    }

    fn of_kind(&self, kind: &str) -> Option<&Relation> {
        self.0.values().find(|relation| relation.kind == kind)
    }
}

/// The name of a part that another part of a folder refers to: `../comments1.xml`, `/xl/styles.xml`.
fn within(folder: &str, target: &str) -> String {
    let (from, target) = target.strip_prefix('/').map_or((folder, target), |rest| ("", rest));
    let mut path: Vec<&str> = from.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// How many cells of a sheet have a comment.
fn comments(package: &mut Package<'_>, part: &str) -> Result<usize, Refusal> {
    let relations = Relations::of(package, part)?;
    let Some(comments) = relations.of_kind("comments") else { return Ok(0) };
    let Some(mut xml) = package.xml(&comments.target)? else { return Ok(0) };
    let (mut count, mut buffer) = (0, Vec::new());
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "comment" => count += 1,
            Event::Eof => return Ok(count),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_from_the_folder_of_another() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(within(folder, target), part);
        }
    }
}
