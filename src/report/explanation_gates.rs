//! Conditions of a row and what became of them, and what moved a band.

use super::Explained;
use super::messages::explanation::{
    ANSWER_REPLACED, AsksForMore, AtLeast, Became, Becomes, BeforeEvents, ByPoints, CapNotExceeded,
    DEPENDS_ON_BLANK, EventPoints, Lowest, Moved, Moves, NO_BAND, NO_SCORE, NoMoreThan, NothingReplaced,
    PrintedBand, Shifted, TheBand,
};
use crate::account::{about, approximately};
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Bands, Effect, Event, Node};
use crate::evaluate::{BandMove, Known, MovedBy, Outcome, Status};
use crate::language::{Computed, Joined, Listed, NodeCode, Sentence, Text};
use crate::working::Step;

const COMMA: Text = Text { en: ", ", vi: ", " };

impl Explained<'_> {
    /// Every gate of a row: that it holds, or what it did.
    pub(super) fn gates(&self, node: Node, outcome: &Outcome, column: Column) -> Option<Sentence> {
        let is_said_not_to_apply = self.submission.row(node, column).answer == Answer::NotApplicable;
        if matches!(outcome.status, Status::NotAsked | Status::NotApplicable | Status::None)
            || is_said_not_to_apply
        {
            return None; // such a row has no gates
        }
        let accounts = self.accounts(column);
        let each = self.criteria.settings(node).gates.iter().enumerate().map(|(gate, stated)| {
            if !outcome.failed().contains(&gate) {
                return accounts.holds(node, &stated.condition);
            }
            let fails = accounts.gate(node, gate);
            match (became(gate, outcome), &stated.effect) {
                (Some(what), _) => Became { gate: fails, what }.into(),
                (None, Effect::Cap(cap)) if outcome.points.is_some() => {
                    CapNotExceeded { gate: fails, cap: about(cap) }.into()
                }
                (None, Effect::Choice(_)) if outcome.status == Status::Blank => {
                    NothingReplaced { gate: fails }.into()
                }
                (None, Effect::Cap(_) | Effect::Choice(_) | Effect::Zero | Effect::NoScore) => fails,
            }
        });
        let each: Vec<Sentence> = each.collect();
        (!each.is_empty()).then(|| Sentence::new(Joined::by_semicolons(each)))
    }

    /// The band, the one that the points alone give, and every move between them.
    pub(super) fn band(&self, node: Node, outcome: &Outcome, column: Column) -> Option<Sentence> {
        let (bands, banded) = (self.criteria.settings(node).bands.as_ref()?, outcome.band?);
        let known = Known::of(self.criteria, self.submission, self.evaluation, column);
        let events: &[Event] = if node == Node::Total { &self.criteria.total.events } else { &[] };
        let moves = known.band_moves(bands, events, outcome);
        let lowest = bands.least_of.as_ref().map(|rows| {
            let rows =
                known.lowest(rows).into_iter().map(|row| NodeCode(self.code(Node::Row(row)).to_owned()));
            let rows: Vec<NodeCode> = rows.collect();
            (!rows.is_empty()).then_some(Lowest { rows: Listed(rows) })
        });
        let by = (banded.by_points != banded.band).then(|| {
            let band = band_name(bands, banded.by_points);
            if lowest.is_some() { BeforeEvents { band }.into() } else { ByPoints { band }.into() }
        });
        let moves: Vec<Sentence> =
            moves.iter().map(|moved| self.moved(node, bands, moved, outcome, column)).collect();
        let moves = (!moves.is_empty()).then(|| Moves { moves: Joined::by_semicolons(moves) });
        let open = banded.provisional.then_some(DEPENDS_ON_BLANK);
        let band = band_name(bands, banded.band);
        Some(TheBand { band, lowest: lowest.flatten(), by, moves, open }.into())
    }

    /// `Recall −2: fair → poor`.
    fn moved(
        &self,
        node: Node,
        bands: &Bands,
        moved: &BandMove,
        outcome: &Outcome,
        column: Column,
    ) -> Sentence {
        let accounts = self.accounts(column);
        let id = |band: Option<usize>| {
            band.map_or(NO_BAND.into(), |band| Sentence::new(bands.list[band].name().to_owned()))
        };
        let event = |event: &usize| accounts.event(*event);
        let by: Sentence = match &moved.by {
            MovedBy::Points(events) => {
                let changes = outcome.effects.as_deref().map_or(&[][..], |effects| &effects.changes);
                let each = changes.iter().filter(|(event, _)| events.contains(event)).map(|(of, change)| {
                    let sign = if change.is_negative() { "" } else { "+" };
                    EventPoints {
                        event: event(of),
                        change: Computed(format!("{sign}{}", approximately(change))),
                    }
                });
                Sentence::new(Joined { items: each.collect(), by: COMMA })
            }
            MovedBy::Conditions(tried) => {
                let asked = tried.iter().map(|band| &bands.list[*band]);
                let each = asked.map(|band| AsksForMore {
                    band: band.id.clone(),
                    unmet: accounts.unmet(node, &band.requires),
                });
                Sentence::new(Joined { items: each.collect(), by: COMMA })
            }
            MovedBy::Shift(events) => {
                let shift: i64 = events.iter().map(|event| self.criteria.total.events[*event].shift).sum();
                let events = Listed(events.iter().map(event).collect());
                Shifted { events, shift: Computed(format!("{shift:+}")) }.into()
            }
            MovedBy::AtLeast(of) => {
                AtLeast { event: event(of), band: id(self.criteria.total.events[*of].at_least) }.into()
            }
            MovedBy::AtMost(of) => {
                NoMoreThan { event: event(of), band: id(self.criteria.total.events[*of].at_most) }.into()
            }
        };
        Moved { by, from: id(moved.from), to: id(moved.to) }.into()
    }
}

/// What a gate that fails did to the points.
fn became(gate: usize, outcome: &Outcome) -> Option<Sentence> {
    outcome.steps.iter().find_map(|step| match step {
        Step::Gated { gate: of, from, points } if *of == gate => {
            let points = points.as_ref().map_or(NO_SCORE.into(), |points| about(points).into());
            Some(Becomes { from: about(from), points }.into())
        }
        Step::Replaced { gate: of, .. } if *of == gate => Some(ANSWER_REPLACED.into()),
        _ => None,
    })
}

/// The name of a band, and its bounds in the form's words.
fn band_name(bands: &Bands, band: Option<usize>) -> Sentence {
    let Some(band) = band.map(|band| &bands.list[band]) else { return NO_BAND.into() };
    let name = band.name().to_owned();
    match band.printed.clone() {
        Some(printed) => PrintedBand { band: name, printed }.into(),
        None => Sentence::new(name),
    }
}
