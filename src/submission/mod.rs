//! A unit's answers, bound to the criteria: total and valid. Only a [`Submission`] can be evaluated.

mod answer_cells;
mod answer_fields;
mod answer_findings;
mod answer_lists;
mod answers;
mod bind;
mod codes;
mod declared_class;
mod facts;
mod messages;
mod mixed_ratio;
mod spelling;
mod unit_key;

pub(crate) use answer_findings::missing_row;
pub use bind::bind;
pub(crate) use bind::{lacks_a_column, misspelt_column};
pub(crate) use codes::looks_like_date;
pub(crate) use declared_class::DeclaredClass;
pub(crate) use facts::{bind_fact_options, bind_facts};
pub(crate) use mixed_ratio::Mixed;
pub(crate) use unit_key::{unit_key, unit_key_of_bytes};

use crate::answer::{Answer, AnswerField};
use crate::column::{Column, PerColumn};
use crate::criteria::Node;
use crate::finding::{Located, Place, SourceId};
use crate::number::{Decimal, joined_at_comma, plain};
use crate::rule::Named;
use crate::source::{Notation, Shape};

/// The unit that is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Its id; the file's stem where it gives none.
    pub id: String,
    /// Whether the id is the file's stem.
    pub is_named_by_file: bool,
    /// Its name.
    pub name: Option<String>,
    /// Any other text about it.
    pub other: Vec<(String, String)>,
}

/// What one column says of one row, or of the total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where the row stands; `None` where it is absent.
    pub place: Option<Place>,
    /// The answer (blank on groups).
    pub answer: Answer,
    /// The points that the form declares.
    pub declared: Option<Located<Decimal>>,
    /// The band and the index that the form declares; of most rows none.
    pub class: Option<Box<DeclaredClass>>,
    /// A note; in the appraisal, the reason of a change.
    pub note: Option<Located<String>>,
    /// What the unit objects to the appraisal of the row; in the self column.
    pub objection: Option<Located<String>>,
    /// The reply to it; in the appraisal.
    pub reply: Option<Located<String>>,
    /// What was handed in to support the answer.
    pub evidence: Vec<Located<String>>,
    /// Whether the row says that the self column's answer and score hold.
    pub same: bool,
    /// Where the parts of the answer stand.
    pub words: Vec<(AnswerField, Place)>,
    /// Whether the denominator is the column's fact, the row having none.
    pub den_from_fact: bool,
    /// The attributes that the answer carries, by index.
    pub attributes: Vec<(usize, bool)>,
    /// Whether it can be read in several ways, which was reported.
    pub doubtful: bool,
}

impl Row {
    /// Whether the row states anything that gives points: an answer, points, or that the self column holds.
    pub fn is_stated(&self) -> bool {
        !matches!(self.answer, Answer::Blank) || self.declares() || self.same || self.doubtful
    }

    /// The band that the form declares.
    pub fn declared_band(&self) -> Option<&Located<usize>> {
        self.class.as_ref()?.band.as_ref()
    }

    /// The index that the form declares.
    pub fn declared_index(&self) -> Option<&Located<Decimal>> {
        self.class.as_ref()?.index.as_ref()
    }

    /// Whether the form declares anything of the row.
    pub fn declares(&self) -> bool {
        self.declared.is_some() || self.class.is_some()
    }

    /// What the answer says of an attribute.
    pub fn attribute(&self, attribute: usize) -> Option<bool> {
        self.attributes.iter().find(|(known, _)| *known == attribute).map(|(_, value)| *value)
    }

    /// The cell of the answer, or of the declared figure, or else the row.
    pub fn cell(&self) -> Option<&Place> {
        let word = self.words.first().map(|(_, place)| place);
        word.or(self.declared.as_ref().map(|declared| &declared.place)).or(self.place.as_ref())
    }

    /// Where a word of the answer stands, or else the row.
    pub fn place_of(&self, word: AnswerField) -> Option<&Place> {
        self.words.iter().find(|(known, _)| *known == word).map(|(_, place)| place).or(self.place.as_ref())
    }
}

/// A fact as a column has it.
#[derive(Clone, Debug, PartialEq)]
pub struct FactValue {
    /// The figure.
    pub value: Decimal,
    /// Where it is stated; `None` where it is the sum of others.
    pub place: Option<Place>,
}

/// A fact that both columns state, with different values.
#[derive(Clone, Debug, PartialEq)]
pub struct FactChange {
    /// The fact, by index.
    pub fact: usize,
    /// Its value as written in each column.
    pub written: PerColumn<Located<String>>,
    /// Why the appraisal has another value.
    pub note: Option<Located<String>>,
}

/// How an appraisal is taken that says nothing yet of some rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is being worked on: such rows are open.
    #[default]
    InProgress,
    /// It is finished: such rows were forgotten.
    Final,
}

/// A submission, bound to one edition.
#[derive(Clone, Debug)]
pub struct Submission {
    /// How its appraisal is taken.
    pub stage: Stage,
    /// The text that it was read from.
    pub source: SourceId,
    /// How that text spells its figures.
    pub notation: Notation,
    /// Which notation that is.
    pub shape: Shape,
    /// The unit.
    pub unit: Unit,
    /// Each fact of the criteria, as each column has it.
    pub facts: PerColumn<Vec<Option<FactValue>>>,
    /// The option of each fact that is a choice, as each column has it.
    pub fact_options: PerColumn<Vec<Option<usize>>>,
    /// The facts that the appraisal changed.
    pub fact_changes: Vec<FactChange>,
    /// Whether the column is there at all.
    pub present: PerColumn<bool>,
    /// Each row of the criteria.
    pub rows: Vec<PerColumn<Row>>,
    /// The total.
    pub total: PerColumn<Row>,
    /// Maxima as printed.
    pub printed_max: Vec<(Node, Located<Decimal>)>,
}

impl Submission {
    /// The notation that it was read from.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Whether a row can be read in several ways: only printed forms can.
    pub fn has_doubts(&self) -> bool {
        let doubtful = |pair: &PerColumn<Row>| pair.own.doubtful || pair.appraisal.doubtful;
        self.shape == Shape::Form && self.rows.iter().any(doubtful)
    }

    /// Whether the unit says something of a row, and an appraisal that is being worked on nothing yet.
    pub fn awaits_appraisal(&self, row: usize) -> bool {
        self.stage == Stage::InProgress && self.lacks_appraisal(row)
    }

    /// Whether the unit says something of a row, and an appraisal that is there nothing.
    pub fn lacks_appraisal(&self, row: usize) -> bool {
        let PerColumn { own, appraisal } = &self.rows[row];
        let both = self.present.own && self.present.appraisal;
        both && own.is_stated() && !appraisal.is_stated()
    }

    /// What a column says of a row, or of the total.
    pub fn row(&self, node: Node, column: Column) -> &Row {
        match node {
            Node::Row(row) => &self.rows[row],
            Node::Total => &self.total,
        }
        .get(column)
    }

    /// The number that an answer and the declared figure are if they are one number, cut at the comma that separates their
    /// cells: the answer 4 and the score 5 may be `4,5`. `None` if no comma separates cells, if the two are not
    /// neighbours, or if anything but digits stands in them.
    pub fn cut_at_comma(&self, node: Node, column: Column) -> Option<String> {
        let stated = self.row(node, column);
        let (Answer::Given(given), Some(declared)) = (&stated.answer, &stated.declared) else { return None };
        let is_written = |figure: &str, place: &Place| figure.len() == place.span.len();
        let before = stated.words.iter().find_map(|(word, place)| {
            let neighbours = place.span.end + 1 == declared.place.span.start;
            let figure = given.number(*word).filter(|_| neighbours).map(plain)?;
            is_written(&figure, place).then_some(figure)
        })?;
        let after = plain(declared.value);
        let cut = self.notation.delimiter == Some(b',') && is_written(&after, &declared.place);
        joined_at_comma(&before, &after).filter(|_| cut)
    }

    /// The option that a column states for a fact that is a choice.
    pub fn fact_option(&self, fact: usize, column: Column) -> Option<usize> {
        self.fact_options.get(column).get(fact).copied().flatten()
    }

    /// The figure that a column states for a fact.
    pub fn fact_figure(&self, fact: usize, column: Column) -> Option<Decimal> {
        self.facts.get(column)[fact].as_ref().map(|fact| fact.value)
    }

    /// The rows that the unit objects to, the total last, each with the objection and the reply to it.
    pub fn objections(&self) -> impl Iterator<Item = (Node, &Located<String>, Option<&Located<String>>)> {
        let rows = self.rows.iter().enumerate().map(|(row, pair)| (Node::Row(row), pair));
        rows.chain([(Node::Total, &self.total)]).filter_map(|(node, pair)| {
            Some((node, pair.own.objection.as_ref()?, pair.appraisal.reply.as_ref()))
        })
    }

    /// Whether something supports an answer. What the unit handed in holds for the appraisal too.
    pub fn has_evidence(&self, row: usize, column: Column) -> bool {
        let row = &self.rows[row];
        !row.get(column).evidence.is_empty() || !row.own.evidence.is_empty()
    }

    /// A column's fact.
    pub fn fact(&self, named: Named, column: Column) -> Option<&FactValue> {
        match named {
            Named::Fact(index) => self.facts.get(column)[index].as_ref(),
            Named::Quantity(_) => None,
        }
    }
}
