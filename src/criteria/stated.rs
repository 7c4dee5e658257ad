//! Everything that an edition's conditions and bands say, wherever they stand.

use super::{Bands, Condition, Criteria, Node};
use crate::finding::Place;

/// A condition where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'c> {
    /// The condition.
    pub condition: &'c Condition,
    /// The node that carries it.
    pub owner: Node,
    /// Where it stands.
    pub place: &'c Place,
}

impl Criteria {
    /// All bands, with the node that carries them.
    pub fn all_bands(&self) -> impl Iterator<Item = (Node, &Bands)> {
        self.nodes().filter_map(|owner| Some((owner, self.settings(owner).bands.as_ref()?)))
    }

    /// All conditions: when rows are asked, gates, side conditions of bands, events.
    pub fn conditions(&self) -> impl Iterator<Item = Stated<'_>> {
        let asked = self.rows.iter().enumerate().flat_map(|(owner, row)| {
            let each = row.asked_if.iter();
            each.map(move |condition| Stated { condition, owner: Node::Row(owner), place: &row.place })
        });
        let gates = self.nodes().flat_map(|owner| {
            self.settings(owner).gates.iter().map(move |gate| Stated {
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
            owner: Node::Total,
            place: &event.place,
        });
        asked.chain(gates).chain(bands).chain(events)
    }
}
