//! What is put into a form so that it says what was taken from its versions.

use super::{FactFilling, Fillings, RowFilling};
use crate::column::{Column, PerColumn};
use crate::criteria::{Criteria, Criterion, Node};
use crate::finding::{Located, Place};
use crate::merge::{Change, Choice, Entry, FactEntry, Said, Spot};
use crate::source::Shape;
use crate::submission::{DeclaredClass, Row, Submission};

/// A version that was filled in.
#[derive(Clone, Copy)]
pub(crate) struct Filled<'v> {
    /// What it says.
    pub submission: &'v Submission,
    /// Its text, where entries are put in as they are written there.
    pub text: Option<&'v str>,
}

impl Filled<'_> {
    /// The value of a row as it is written in TOML: `5`, `{ num = 3.50, den = 7 }`.
    fn written(&self, node: Node, column: Column) -> Option<String> {
        let text = self.text.filter(|_| self.submission.shape() == Shape::Toml)?;
        let place = self.submission.row(node, column).place.as_ref()?;
        let (_, value) = text.get(place.span.clone())?.split_once('=')?;
        let value = value.trim();
        (!value.is_empty() && !value.contains(['\n', '\r'])).then(|| value.to_owned())
    }
}

/// What is put into the base. All changes must have a choice.
pub(crate) fn fillings(
    criteria: &Criteria,
    base: &Submission,
    versions: &[Filled<'_>],
    changes: &[Change],
) -> Fillings {
    let merged = |spot: Spot| {
        let change = changes.iter().find(|change| change.spot == spot);
        change.and_then(Change::taken).cloned().unwrap_or_else(|| Said::of(criteria, base, spot))
    };
    let mut fillings = Fillings::default();
    for change in changes {
        let Some(choice @ Choice::Version(version)) = change.verdict.choice() else { continue };
        // the version that was chosen may be one that kept what others lack
        if !change.by.contains(&version) {
            continue;
        }
        match (change.spot, change.said(choice)) {
            (Spot::Row(node, column), Said::Row(_)) => {
                let version = speller(versions, change, version, (node, column));
                let Some(entry) = change.versions[version].entry() else { continue };
                let own = merged(Spot::Row(node, Column::Own));
                let filled_in = versions[version];
                let of_version = Entry::of(criteria, filled_in.submission, node, Column::Own);
                // that the self column holds was said of the self column of that version
                let still_holds = base.shape() != Shape::Csv // which has no way to say so
                    && (change.base.entry().is_some_and(|base| base.same.is_some())
                        || own.entry().is_some_and(|own| own.says_answer_of(&of_version)));
                let has_row = |at: usize| versions[at].submission.row(node, column).place.is_some();
                let is_there = change.by.iter().any(|at| has_row(*at));
                let is_sum = criteria.criterion(node).is_none_or(Criterion::is_group);
                let as_written = !is_sum && (entry.same.is_none() || still_holds);
                let row = (is_there || !entry.says_nothing()).then(|| {
                    let base = base.row(node, column);
                    filled(criteria.criterion(node), base, entry, still_holds)
                });
                let written = filled_in.written(node, column).filter(|_| as_written && row.is_some());
                fillings.rows.push(RowFilling { node, column, row, written });
            }
            (Spot::Fact(fact, _), Said::Fact(_)) => {
                if fillings.facts.iter().any(|known| known.fact == fact) {
                    continue;
                }
                let of = |column: Column| {
                    let changed =
                        |of: Option<Column>| changes.iter().any(|change| change.spot == Spot::Fact(fact, of));
                    let spot = if changed(None) { None } else { Some(column) };
                    let said = merged(Spot::Fact(fact, spot));
                    said.fact().cloned().unwrap_or(FactEntry { value: None, note: None })
                };
                fillings.facts.push(FactFilling { fact, said: PerColumn::from_fn(of) });
            }
            (Spot::Row(..), Said::Fact(_)) | (Spot::Fact(..), Said::Row(_)) => {}
        }
    }
    fillings
}

/// Of the versions that say what is taken, the one whose spelling is taken: that the self column holds, else
/// the shortest, whichever was named first.
fn speller(versions: &[Filled<'_>], change: &Change, taken: usize, (node, column): (Node, Column)) -> usize {
    let said = &change.versions[taken];
    let alike = change.by.iter().copied().filter(|at| change.versions[*at].says_same(said));
    let spelling = |at: usize| {
        let written = versions[at].written(node, column);
        let is_same = change.versions[at].entry().is_some_and(|entry| entry.same.is_some());
        (!is_same, written.is_none(), written.as_ref().map_or(0, String::len), written)
    };
    alike.min_by_key(|at| spelling(*at)).unwrap_or(taken)
}

/// The row of the base as it says what an entry does.
fn filled(criterion: Option<&Criterion>, base: &Row, entry: &Entry, still_holds: bool) -> Row {
    let nowhere = Place::new(crate::finding::SourceId(0), 0..0);
    let located = |value| Located::new(value, nowhere.clone());
    let text = |text: &Option<String>| text.clone().map(|text| Located::new(text, nowhere.clone()));
    let (note, objection, reply) = (text(&entry.note), text(&entry.objection), text(&entry.reply));
    let evidence = entry.evidence.iter().map(|one| Located::new(one.clone(), nowhere.clone())).collect();
    if criterion.is_none_or(Criterion::is_group) {
        return Row { note, objection, reply, evidence, ..base.clone() };
    }
    let same = entry.same.as_ref().filter(|_| still_holds);
    let (declared, band, index) = match same {
        Some(same) => (same.declared, same.band, same.index),
        None => (entry.declared, entry.band, entry.index),
    };
    let class = DeclaredClass {
        band: band.map(|band| Located::new(band, nowhere.clone())),
        index: index.map(located),
    };
    Row {
        place: base.place.clone(),
        answer: entry.answer.clone(),
        declared: declared.map(located),
        class: (band.is_some() || index.is_some()).then(|| Box::new(class)),
        note,
        objection,
        reply,
        evidence,
        same: same.is_some(),
        den_from_fact: entry.den_from_fact,
        // those of the self column hold as its answer does
        attributes: if same.is_some() { Vec::new() } else { entry.attributes.clone() },
        ..Row::default()
    }
}
