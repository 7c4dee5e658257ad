//! What a receipt claims: the hashes of what was read, and every number that followed from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::InputBytes;
use super::inputs::ReadingOptions;
use crate::answer::Answer;
use crate::column::{Column, PerColumn};
use crate::criteria::{Bands, Criteria, Node};
use crate::evaluate::{Evaluation, Outcome};
use crate::hash::sha256;
use crate::number::{fixed, plain};
use crate::submission::{Row, Submission};

/// The answer of a row that does not apply.
const NOT_APPLICABLE: &str = "n/a";

/// What a receipt claims. The order of its keys is part of its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// The id of the edition.
    pub criteria: String,
    /// SHA-256 of the text of the edition.
    pub criteria_sha256: String,
    /// SHA-256 of the form.
    pub form_sha256: String,
    /// SHA-256 of the file of `--facts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts_sha256: Option<String>,
    /// SHA-256 of the file beside a printed form in which a person settled how it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout_sha256: Option<String>,
    /// Options that change how the form is read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub options: ReadingOptions,
    /// The id of the unit; `None` if the form states none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The name of the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<String>,
    /// The facts as read, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Pair<String>>,
    /// All rows in the order of the form, the total last.
    pub rows: Vec<RowNumbers>,
}

/// A value for each column that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair<T> {
    /// The unit's own.
    #[serde(rename = "self", default = "none", skip_serializing_if = "Option::is_none")]
    pub own: Option<T>,
    /// The appraiser's.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub appraisal: Option<T>,
}

/// The numbers of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowNumbers {
    /// Its code, or `total`.
    pub code: String,
    /// Its max, as the edition has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// The unit's own numbers.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Numbers>,
    /// The appraiser's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appraisal: Option<Numbers>,
}

/// The numbers of a row in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// The state of the answer: `scored`, `blank` …
    pub status: String,
    /// The answer as read: `13/15`, `a`, `n/a`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The points, exactly: a decimal, or a fraction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// The points as they are printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The max of what applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// The points that the form declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<String>,
    /// The band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// The band that the form declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_band: Option<String>,
    /// The index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// The index that the form declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared_index: Option<String>,
}

fn none<T>() -> Option<T> {
    None
}

fn is_default(options: &ReadingOptions) -> bool {
    *options == ReadingOptions::default()
}

impl<T> Pair<T> {
    /// The value of a column.
    pub fn get(&self, column: Column) -> Option<&T> {
        match column {
            Column::Own => self.own.as_ref(),
            Column::Appraisal => self.appraisal.as_ref(),
        }
    }

    fn is_empty(&self) -> bool {
        self.own.is_none() && self.appraisal.is_none()
    }

    fn from_fn(make: impl FnMut(Column) -> Option<T>) -> Self {
        let PerColumn { own, appraisal } = PerColumn::from_fn(make);
        Pair { own, appraisal }
    }
}

impl RowNumbers {
    /// The numbers of a column.
    pub fn get(&self, column: Column) -> Option<&Numbers> {
        match column {
            Column::Own => self.own.as_ref(),
            Column::Appraisal => self.appraisal.as_ref(),
        }
    }
}

impl Content {
    pub(super) fn new(
        criteria: &Criteria,
        submission: &Submission,
        evaluation: &Evaluation,
        inputs: &InputBytes,
    ) -> Self {
        let unit = &submission.unit;
        let hash = |bytes: &Option<Arc<Vec<u8>>>| bytes.as_ref().map(|bytes| sha256(bytes));
        let row = |node: Node| {
            let of = |column| {
                let outcome = evaluation.outcome(node, column)?;
                Some(Numbers::new(criteria, node, submission.row(node, column), outcome))
            };
            let Pair { own, appraisal } = Pair::from_fn(of);
            let max = criteria.criterion(node).map_or(criteria.max, |row| row.max);
            RowNumbers { code: criteria.code_of(node).to_owned(), max: max.map(plain), own, appraisal }
        };
        Content {
            criteria: criteria.id.clone(),
            criteria_sha256: criteria.sha256.clone(),
            form_sha256: sha256(&inputs.form),
            facts_sha256: hash(&inputs.facts),
            layout_sha256: hash(&inputs.layout),
            options: ReadingOptions {
                // what changes nothing is not kept: the receipt of a finished form is the same with it and without
                is_final: inputs.options.is_final
                    && criteria.leaves().any(|(row, _)| submission.lacks_appraisal(row)),
                ..inputs.options.clone()
            },
            unit: Some(unit.id.clone()).filter(|_| !unit.is_named_by_file),
            unit_name: unit.name.clone(),
            facts: facts(criteria, submission),
            rows: criteria.nodes().map(row).collect(),
        }
    }
}

fn facts(criteria: &Criteria, submission: &Submission) -> BTreeMap<String, Pair<String>> {
    let value = |fact: usize, column: Column| match submission.fact_option(fact, column) {
        Some(option) => Some(criteria.facts[fact].options[option].clone()),
        None => submission.fact_figure(fact, column).map(plain),
    };
    let named = criteria.facts.iter().enumerate();
    let pairs = named.map(|(fact, known)| (known.name.clone(), Pair::from_fn(|column| value(fact, column))));
    pairs.filter(|(_, pair)| !pair.is_empty()).collect()
}

impl Numbers {
    fn new(criteria: &Criteria, node: Node, row: &Row, outcome: &Outcome) -> Self {
        let criterion = criteria.criterion(node);
        let answer = match (&row.answer, criterion) {
            (Answer::Blank, _) => None,
            (Answer::NotApplicable, _) => Some(NOT_APPLICABLE.to_owned()),
            (Answer::Given(given), criterion) => criterion.map(|criterion| criterion.answer_text(given)),
        };
        let bands = criterion.map_or(criteria.total.node.bands.as_ref(), |row| row.node.bands.as_ref());
        let band = |band: usize| bands.map(|Bands { list, .. }| list[band].id.clone());
        let index = criteria.total.index.as_ref();
        Numbers {
            status: outcome.status.word().to_owned(),
            answer,
            points: outcome.points.as_ref().map(ToString::to_string),
            printed: outcome.shown.map(|points| criteria.rounding.show(points)),
            max: outcome.max.as_ref().map(ToString::to_string),
            declared: row.declared.as_ref().map(|declared| plain(declared.value)),
            band: outcome.band.and_then(|banded| banded.band).and_then(band),
            declared_band: row.declared_band().and_then(|declared| band(declared.value)),
            index: outcome.index.zip(index).map(|(figure, index)| fixed(figure, index.decimals)),
            declared_index: row.declared_index().map(|declared| plain(declared.value)),
        }
    }
}
