//! Everything that an edition's conditions and bands say, wherever they stand.

use super::{Bands, Condition, Criteria, Node};
use crate::finding::Place;

/// A condition where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'c> {
    /// The condition.
    pub condition: &'c Condition,
    /// The row that carries it; `None` for the total.
    pub owner: Option<usize>,
    /// Where it stands.
    pub place: &'c Place,
}

impl Criteria {
    /// All nodes: the rows in the form's order, then the total.
    pub fn nodes(&self) -> impl Iterator<Item = (Option<usize>, &Node)> {
        let rows = self.rows.iter().enumerate().map(|(index, row)| (Some(index), &row.node));
        rows.chain([(None, &self.total.node)])
    }

    /// All bands, with the row that carries them; `None` for the total.
    pub fn all_bands(&self) -> impl Iterator<Item = (Option<usize>, &Bands)> {
        self.nodes().filter_map(|(owner, node)| Some((owner, node.bands.as_ref()?)))
    }

    /// All conditions: when rows are asked, gates, side conditions of bands, events.
    pub fn conditions(&self) -> impl Iterator<Item = Stated<'_>> {
        let asked = self.rows.iter().enumerate().flat_map(|(owner, row)| {
            let each = row.asked_if.iter();
            each.map(move |condition| Stated { condition, owner: Some(owner), place: &row.place })
        });
        let gates = self.nodes().flat_map(|(owner, node)| {
            node.gates.iter().map(move |gate| Stated {
                condition: &gate.condition,
                owner,
                place: &gate.place,
            })
        });
        let bands = self.all_bands().flat_map(|(owner, bands)| {
            bands.list.iter().flat_map(move |band| {
                band.requires.iter().map(move |condition| Stated { condition, owner, place: &band.place })
            })
        });
        let events = self.total.events.iter().map(|event| Stated {
            condition: &event.condition,
            owner: None,
            place: &event.place,
        });
        asked.chain(gates).chain(bands).chain(events)
    }
}
