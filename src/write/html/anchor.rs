//! The names by which places of a page are linked.

use maud::{Markup, html};

use crate::criteria::{Criteria, Node};
use crate::text::visible;

/// The anchor of a row, by its code where that can stand in an address as it is.
pub(super) fn of_row(criteria: &Criteria, node: Node) -> String {
    match node {
        Node::Total => "total".to_owned(),
        Node::Row(row) => {
            let code = &criteria.rows[row].code;
            let is_plain = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
            if is_plain { format!("r-{code}") } else { format!("row-{}", row + 1) }
        }
    }
}

/// A text that leads to a row, where that is on the page: those deeper than this are not.
pub(super) fn to_row(criteria: &Criteria, node: Node, depth: usize, text: &str) -> Markup {
    let is_shown = node.row().is_none_or(|row| criteria.rows[row].depth <= depth);
    html! {
        @if is_shown { a href={ "#" (of_row(criteria, node)) } { (visible(text)) } } @else { (visible(text)) }
    }
}

/// The anchor of a finding, by its position.
pub(super) fn of_finding(position: usize) -> String {
    format!("f-{}", position + 1)
}
