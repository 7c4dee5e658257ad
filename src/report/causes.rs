//! The causes of what is wrong with a form, one line each: what a reader looks for first.

use super::messages::causes::{Causes, DECLARED, LIKELY, MAKES_WRONG, SHOULD_BE, Under};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Phrase, Room, Sheet, Tone};
use crate::check::{Deviation, Examined};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::finding::{Finding, Severity};
use crate::language::{NodeCode, Show, Text};
use crate::text::shortened;

/// So long is a title, in characters; and the part of it that is the title of the row above.
const TITLE: usize = 34;
const PARENT: usize = 12;

/// So many columns leave room for the titles.
const WIDE: usize = 120;

/// The wrong figures that are causes, as far as findings tell of them, for so many columns of a terminal; `None` where
/// there is none.
pub(crate) fn causes(
    examined: &Examined<'_>,
    findings: &[Finding],
    language: Language,
    width: usize,
) -> Option<Sheet> {
    let told = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let roots: Vec<_> =
        told.filter_map(|finding| Some((cause(examined, finding)?, finding.column?))).collect();
    if roots.is_empty() {
        return None;
    }
    let heading = |title: Text, align, room| GridColumn::new(title.in_language(language), align, room);
    let mut columns = vec![
        GridColumn::new(Causes { count: roots.len() }.said(language), Align::Left, Room::Content),
        GridColumn::new("", Align::Left, Room::Content),
        heading(DECLARED, Align::Right, Room::Content),
        heading(SHOULD_BE, Align::Right, Room::Content),
        heading(LIKELY, Align::Left, Room::Rest),
        heading(MAKES_WRONG, Align::Left, Room::Rest),
    ];
    if width >= WIDE {
        columns.push(GridColumn::new(language.say(Phrase::Criterion), Align::Left, Room::Content));
    }
    let rounding = examined.criteria.rounding;
    let name = |node: Node| {
        let code = examined.criteria.code_of(node);
        NodeCode(code.to_owned()).said(language)
    };
    let row = |(cause, column): &(&Deviation, Column)| {
        // the most telling one
        let slip = examined.likely(*column, cause).and_then(|slips| slips.items.into_iter().next());
        let likely = slip.map_or_else(String::new, |slip| slip.said(language));
        let affects: Vec<String> = cause.affects.iter().map(|row| name(*row)).collect();
        let mut cells = vec![
            Cell::new(name(cause.node), Tone::Plain),
            Cell::new(column.said(language), Tone::Plain),
            Cell::new(cause.declared.normalize(), Tone::Bad),
            Cell::new(rounding.printed(cause.computed), Tone::Strong),
            Cell::new(likely, Tone::Plain),
            Cell::new(affects.join(", "), Tone::Plain),
        ];
        if width >= WIDE {
            cells.push(Cell::new(title(examined.criteria, cause.node, language), Tone::Faint));
        }
        GridRow { level: Level::Inner, cells }
    };
    let rows = roots.iter().map(row).collect();
    Some(Sheet::of(Grid { columns, rows }))
}

/// The wrong figure that a finding tells of as a cause.
fn cause<'e>(examined: &'e Examined<'_>, finding: &Finding) -> Option<&'e Deviation> {
    let figure = finding.figure.as_ref().filter(|figure| figure.root)?;
    figure.computed.as_ref()?;
    let code = finding.criterion.as_deref()?;
    let node = examined.criteria.node_called(code)?;
    examined.causes.get(finding.column?).of(node).filter(|deviation| deviation.root)
}

/// A row by its title, which may be understood with that of the row above it only.
fn title(criteria: &Criteria, node: Node, language: Language) -> String {
    let Some(row) = criteria.criterion(node) else { return String::new() };
    let Some(parent) = row.parent else { return shortened(&row.title, TITLE) };
    let parent = shortened(&criteria.rows[parent].title, PARENT);
    shortened(&Under { parent, title: row.title.clone() }.said(language), TITLE)
}
