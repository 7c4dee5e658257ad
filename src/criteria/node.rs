//! The nodes of the tree: its rows, and its root.

use super::settings::NodeSettings;
use super::{Criteria, Criterion, TOTAL};

/// A row of the form, or the total: what has points of its own and can be declared.
///
/// Sorted, the rows are in the form's order, and the total comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A group or a leaf, by its index.
    Row(usize),
    /// The root of the tree.
    Total,
}

impl Node {
    /// The index of a row.
    pub fn row(self) -> Option<usize> {
        match self {
            Node::Row(row) => Some(row),
            Node::Total => None,
        }
    }
}

impl Criteria {
    /// All nodes: the rows in the form's order, then the total.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        (0..self.rows.len()).map(Node::Row).chain([Node::Total])
    }

    /// The node of a code.
    pub fn node_called(&self, code: &str) -> Option<Node> {
        if code == TOTAL { Some(Node::Total) } else { self.find(code).map(Node::Row) }
    }

    /// The row that a node is.
    pub fn criterion(&self, node: Node) -> Option<&Criterion> {
        node.row().map(|row| &self.rows[row])
    }

    /// What a node carries.
    pub(crate) fn settings(&self, node: Node) -> &NodeSettings {
        self.criterion(node).map_or(&self.total.node, |row| &row.node)
    }

    /// A row's code, or `total`.
    pub fn code_of(&self, node: Node) -> &str {
        self.criterion(node).map_or(TOTAL, |row| &row.code)
    }
}
