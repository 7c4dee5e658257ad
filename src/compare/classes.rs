//! Computed bands, and the computed index of the form, that differ.

use super::{Matching, Pair, Side, Sides};
use crate::column::Column;
use crate::criteria::{Band, Node};
use crate::number::{Decimal, with_decimals};

/// A band or an index that differs.
#[derive(Clone, Debug)]
pub struct ClassChange<'c> {
    /// The row on both sides, or the total.
    pub nodes: Sides<Node>,
    /// The column.
    pub column: Column,
    /// What it was and is.
    pub class: Class<'c>,
}

/// A place in a classification, before and after; `None` if there is none.
#[derive(Clone, Debug)]
pub enum Class<'c> {
    /// A band of the edition of each side.
    Band(Sides<Option<&'c Band>>),
    /// Total ÷ max, with the decimals of the edition of each side.
    Index(Sides<Option<Decimal>>),
}

/// The bands and the index that differ, of columns and nodes that both sides have: those of the total first.
pub(super) fn classes<'c>(
    sides: Sides<Side<'c>>,
    rows: &Matching,
    asked: &dyn Fn(Column) -> bool,
) -> Vec<ClassChange<'c>> {
    let of_rows = rows.pairs.iter().filter_map(|pair| match *pair {
        Pair::Both { before, after, .. } => {
            Some(Sides { before: Node::Row(before), after: Node::Row(after) })
        }
        Pair::Before(_) | Pair::After(_) => None,
    });
    let total = Sides { before: Node::Total, after: Node::Total };
    let nodes: Vec<Sides<Node>> = std::iter::once(total).chain(of_rows).collect();
    let mut changes = Vec::new();
    for column in Column::BOTH.into_iter().filter(|column| asked(*column)) {
        if !sides.each().iter().all(|side| *side.submission.present.get(column)) {
            continue;
        }
        let bands_of = |nodes: Sides<Node>| Sides {
            before: band(sides.before, nodes.before, column),
            after: band(sides.after, nodes.after, column),
        };
        let has_bands = |side: Side<'_>, node: Node| side.criteria.settings(node).bands.is_some();
        for nodes in &nodes {
            if has_bands(sides.before, nodes.before) && has_bands(sides.after, nodes.after) {
                let bands = bands_of(*nodes);
                if !bands.map(|band| band.map(|band| (&band.id, band.name()))).are_equal() {
                    changes.push(ClassChange { nodes: *nodes, column, class: Class::Band(bands) });
                }
            }
            let is_total = nodes.after == Node::Total;
            if is_total && sides.each().iter().all(|side| side.criteria.total.index.is_some()) {
                let indexes = sides.map(|side| index(side, column));
                if !indexes.are_equal() {
                    changes.push(ClassChange { nodes: *nodes, column, class: Class::Index(indexes) });
                }
            }
        }
    }
    changes
}

/// The band of a node.
fn band(side: Side<'_>, node: Node, column: Column) -> Option<&Band> {
    let bands = side.criteria.settings(node).bands.as_ref()?;
    side.outcome(node, column)?.band?.band.map(|band| &bands.list[band])
}

/// The index, with the decimals of the edition.
fn index(side: Side<'_>, column: Column) -> Option<Decimal> {
    let decimals = side.criteria.total.index.as_ref()?.decimals;
    let index = side.outcome(Node::Total, column)?.index?;
    Some(with_decimals(index, decimals.max(index.scale())))
}
