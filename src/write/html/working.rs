//! How a number came about, both columns side by side, below the title that is pressed.

use maud::{Markup, html};

use super::form::column_name;
use super::{anchor, cell, words};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::report::{Explained, Sheet};
use crate::text::visible;

/// The working of a row, with links to the rows above it.
pub(super) fn working(explained: &Explained<'_>, node: Node, shown: &[Column]) -> Markup {
    let language = explained.language;
    let sheet: Sheet = explained.sheet(node);
    // the first line is the title, which stands above already
    let rule = sheet.heading.get(1);
    html! {
        div.working {
            @if let Some(rule) = rule { p.rule { (visible(&rule.text)) } }
            table {
                thead {
                    tr {
                        td {}
                        @for column in shown { th scope="col" { (column_name(*column).in_language(language)) } }
                    }
                }
                tbody {
                    @for row in &sheet.grid.rows {
                        @if let [label, own, appraisal] = row.cells.as_slice() {
                            tr {
                                th scope="row" { (visible(&label.text(language))) }
                                @for column in shown {
                                    td data-l=(column_name(*column).in_language(language)) {
                                        (cell::shown(if *column == Column::Own { own } else { appraisal }, language))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (above(explained.criteria, node, language))
        }
    }
}

fn above(criteria: &Criteria, node: Node, language: crate::language::Language) -> Markup {
    let rows =
        node.row().map(|row| criteria.above(row).map(Node::Row).chain([Node::Total]).collect::<Vec<_>>());
    html! {
        @if let Some(rows) = rows {
            p.up {
                (words::GOES_UP.in_language(language))
                @for row in rows {
                    " " a href={ "#" (anchor::of_row(criteria, row)) } {
                        @match row {
                            Node::Row(_) => (visible(criteria.code_of(row))),
                            Node::Total => (words::TOTAL.in_language(language)),
                        }
                    }
                }
            }
        }
    }
}
