//! What forms state beside answers: facts, declared figures, notes, evidence, attributes, printed maxima.

use super::{Matching, Pair, Side, Sides};
use crate::column::Column;
use crate::criteria::{Criteria, Fact, Node};
use crate::number::{Decimal, plain};
use crate::submission::Row;

/// A fact that differs.
#[derive(Clone, Debug)]
pub struct FactChange {
    /// Its name in files.
    pub name: String,
    /// As printed.
    pub title: String,
    /// The column.
    pub column: Column,
    /// What is stated.
    pub values: Sides<Option<FactSaid>>,
}

/// What is stated of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactSaid {
    /// A number.
    Figure(Decimal),
    /// An option.
    Option(String),
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The declared points.
    Declared,
    /// The declared band, by its id.
    Band,
    /// The declared index.
    Index,
    /// The note.
    Note,
    /// What the unit objects.
    Objection,
    /// The reply to it.
    Reply,
    /// The evidence.
    Evidence,
    /// An attribute of the answer, by its title.
    Attribute(String),
    /// The max as printed.
    PrintedMax,
}

impl What {
    /// Whether it is a figure, which a language writes with its decimal mark.
    pub(crate) fn is_figure(&self) -> bool {
        matches!(self, What::Declared | What::Index | What::PrintedMax)
    }
}

/// Something beside an answer that differs.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The row on both sides, or the total; `None` where a side has no such row.
    pub rows: Sides<Option<Node>>,
    /// The column; none of a printed max.
    pub column: Option<Column>,
    /// What it is.
    pub what: What,
    /// As it is written: numbers without zeros at their end.
    pub texts: Sides<Option<String>>,
}

/// The facts that differ, in the order of the edition after.
pub(super) fn facts(sides: Sides<Side<'_>>, asked: &dyn Fn(Column) -> bool) -> Vec<FactChange> {
    let mut changes = Vec::new();
    let known = |criteria: &Criteria, name: &str| criteria.facts.iter().any(|fact| fact.name == name);
    let after: Vec<&Fact> = sides.after.criteria.facts.iter().collect();
    let gone = sides.before.criteria.facts.iter().filter(|fact| !known(sides.after.criteria, &fact.name));
    for fact in after.into_iter().chain(gone) {
        for column in Column::BOTH.into_iter().filter(|column| asked(*column)) {
            // a column that is absent states nothing
            if !sides.each().iter().all(|side| *side.submission.present.get(column)) {
                continue;
            }
            let values = sides.map(|side| fact_said(side, &fact.name, column));
            if !values.are_equal() {
                let (name, title) = (fact.name.clone(), fact.title.clone());
                changes.push(FactChange { name, title, column, values });
            }
        }
    }
    changes
}

fn fact_said(side: Side<'_>, name: &str, column: Column) -> Option<FactSaid> {
    let fact = side.criteria.facts.iter().position(|fact| fact.name == name)?;
    let option = side.submission.fact_option(fact, column);
    let option = option.map(|option| FactSaid::Option(side.criteria.facts[fact].options[option].clone()));
    option.or_else(|| Some(FactSaid::Figure(side.submission.fact_figure(fact, column)?.normalize())))
}

/// What else differs, in the order of the pairs, the total last.
pub(super) fn stated(
    sides: Sides<Side<'_>>,
    matching: &Matching,
    asked: &dyn Fn(Column) -> bool,
) -> Vec<Stated> {
    let mut found = Vec::new();
    let rows = matching.pairs.iter().map(|pair| {
        let node = |row: Option<usize>| row.map(Node::Row);
        (Some(*pair), Sides { before: node(pair.before()), after: node(pair.after()) })
    });
    let total = (None, Sides { before: Some(Node::Total), after: Some(Node::Total) });
    for (pair, rows) in rows.chain([total]) {
        // what a row alone states has nothing to be held against
        if matches!(pair, Some(Pair::Before(_) | Pair::After(_))) {
            continue;
        }
        for column in Column::BOTH.into_iter().filter(|column| asked(*column)) {
            if !sides.each().iter().all(|side| *side.submission.present.get(column)) {
                continue;
            }
            let row = |side: Side<'_>, node: Option<Node>| node.map(|node| each_of(side, node, column));
            let (before, after) = (row(sides.before, rows.before), row(sides.after, rows.after));
            let mut before = before.unwrap_or_default();
            for (what, text) in after.unwrap_or_default() {
                let old = before.iter().position(|(known, _)| *known == what);
                let old = old.and_then(|old| before.remove(old).1);
                if old != text {
                    let texts = Sides { before: old, after: text };
                    found.push(Stated { rows, column: Some(column), what, texts });
                }
            }
            for (what, text) in before.into_iter().filter(|(_, text)| text.is_some()) {
                let texts = Sides { before: text, after: None };
                found.push(Stated { rows, column: Some(column), what, texts });
            }
        }
        let printed = |side: Side<'_>, node: Option<Node>| {
            let of = side.submission.printed_max.iter().find(|(printed, _)| Some(*printed) == node);
            of.map(|(_, max)| plain(max.value))
        };
        let texts =
            Sides { before: printed(sides.before, rows.before), after: printed(sides.after, rows.after) };
        if !texts.are_equal() {
            found.push(Stated { rows, column: None, what: What::PrintedMax, texts });
        }
    }
    found
}

/// Everything that a column states of a row beside its answer.
fn each_of(side: Side<'_>, node: Node, column: Column) -> Vec<(What, Option<String>)> {
    let stated: &Row = side.stated(node, column);
    let bands = side.criteria.settings(node).bands.as_ref();
    let band = stated.declared_band().zip(bands).map(|(band, bands)| bands.list[band.value].id.clone());
    let evidence: Vec<&str> = stated.evidence.iter().map(|item| item.value.as_str()).collect();
    let attributes = side.criteria.attributes.iter().enumerate().map(|(index, attribute)| {
        let said = stated.attribute(index).map(|holds| if holds { "yes" } else { "no" }.to_owned());
        (What::Attribute(attribute.title.clone()), said)
    });
    let own = [
        (What::Declared, stated.declared.as_ref().map(|declared| plain(declared.value))),
        (What::Band, band),
        (What::Index, stated.declared_index().map(|index| plain(index.value))),
        (What::Note, stated.note.as_ref().map(|note| note.value.clone())),
        (What::Objection, stated.objection.as_ref().map(|said| said.value.clone())),
        (What::Reply, stated.reply.as_ref().map(|said| said.value.clone())),
        (What::Evidence, (!evidence.is_empty()).then(|| evidence.join("; "))),
    ];
    own.into_iter().chain(attributes).collect()
}
