//! The scorecard for machines, in columns that never change their meaning. It has all that a form says of its rows, so that it
//! can be read as a form again.

use super::scorecard::{ScorecardRequest, difference};
use super::{Content, Grid};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node, TOTAL};
use crate::evaluate::Outcome;
use crate::finding::Located;
use crate::number::{Decimal, with_decimals};
use crate::rule::Listed;
use crate::submission::Row;

/// The same for machines: every word in a column of its own, numbers with a decimal point in every language.
pub(crate) fn scorecard_flat(request: &ScorecardRequest<'_>) -> Grid {
    let mut of_column = vec!["status", "num", "den", "answer", "points", "declared"];
    of_column.extend(standings(request.criteria).into_iter().map(|standing| standing.name));
    let both = Column::BOTH
        .map(|column| of_column.iter().map(|name| format!("{}_{name}", column.word())).collect::<Vec<_>>());
    let first = ["code", "title", "depth", "kind", "max"].map(str::to_owned);
    let criteria = request.criteria;
    let beside = Column::BOTH
        .map(|column| beside(criteria).into_iter().map(move |(name, _)| format!("{}_{name}", column.word())));
    // of most forms there is nothing of it
    let disputed = request.submission.objections().next().is_some();
    let disputed = disputed.then_some(["self_objection", "appraisal_reply"].map(str::to_owned));
    let names = first.into_iter().chain(both.into_iter().flatten()).chain(["difference".to_owned()]);
    let names = names.chain(beside.into_iter().flatten()).chain(disputed.clone().into_iter().flatten());
    let kept = criteria
        .nodes()
        .filter(|node| criteria.criterion(*node).is_none_or(|row| row.depth <= request.depth));
    let row = |node: Node| {
        let mut cells = request.flat_row(node);
        let said = |said: Option<&Located<String>>| said.map(|said| said.value.as_str()).into();
        if disputed.is_some() {
            let of = |column| request.submission.row(node, column);
            cells.extend([
                said(of(Column::Own).objection.as_ref()),
                said(of(Column::Appraisal).reply.as_ref()),
            ]);
        }
        cells
    };
    Grid::flat(names, kept.map(row))
}

/// A column that only some editions have.
struct Standing {
    name: &'static str,
    of: fn(&ScorecardRequest<'_>, Node, &Outcome, &Row) -> Option<Content>,
}

/// Bands and the index, where the edition has them.
fn standings(criteria: &Criteria) -> Vec<Standing> {
    let mut nodes = criteria.rows.iter().map(|row| &row.node).chain([&criteria.total.node]);
    let banded = nodes.any(|node| node.bands.is_some());
    let band = Standing {
        name: "band",
        of: |request, node, outcome, _| {
            Some(request.criteria.settings(node).bands.as_ref()?.list[outcome.band?.band?].id.as_str().into())
        },
    };
    let index = Standing {
        name: "index",
        of: |request, _, outcome, _| {
            let decimals = request.criteria.total.index.as_ref()?.decimals;
            Some(with_decimals(outcome.index?, decimals).into())
        },
    };
    let declared_band = Standing {
        name: "declared_band",
        of: |request, node, _, stated| {
            Some(
                request.criteria.settings(node).bands.as_ref()?.list[stated.declared_band()?.value]
                    .id
                    .as_str()
                    .into(),
            )
        },
    };
    let declared_index = Standing {
        name: "declared_index",
        of: |_, _, _, stated| Some(stated.declared_index()?.value.into()),
    };
    let indexed = criteria.total.index.is_some();
    let banded = [band, declared_band].into_iter().filter(|_| banded);
    banded.chain([index, declared_index].into_iter().filter(|_| indexed)).collect()
}

/// What stands beside an answer: not all of it in every edition.
#[derive(Clone, Copy)]
enum Beside {
    Previous,
    Attribute(usize),
    Evidence,
    Note,
}

/// The columns of what stands beside answers, by their names.
fn beside(criteria: &Criteria) -> Vec<(&str, Beside)> {
    let grows = |row: &Criterion| {
        row.rule.as_deref().is_some_and(|rule| rule.answer_fields().contains(&AnswerField::Previous))
    };
    let previous = criteria.leaves().any(|(_, row)| grows(row)).then_some(("previous", Beside::Previous));
    let attributes = criteria.attributes.iter().enumerate();
    let attributes = attributes.map(|(index, attribute)| (attribute.name.as_str(), Beside::Attribute(index)));
    let others = [("evidence", Beside::Evidence), ("note", Beside::Note)];
    previous.into_iter().chain(attributes).chain(others).collect()
}

impl Beside {
    fn of(self, stated: &Row) -> Content {
        match (self, &stated.answer) {
            (Beside::Previous, Answer::Given(given)) => {
                given.number(AnswerField::Previous).map(|figure| figure.normalize()).into()
            }
            (Beside::Previous, Answer::Blank | Answer::NotApplicable) => Content::Empty,
            (Beside::Attribute(index), _) => {
                let said = stated.attributes.iter().find(|(known, _)| *known == index);
                said.map(|(_, holds)| if *holds { "yes" } else { "no" }).into()
            }
            (Beside::Evidence, _) => {
                let each = stated.evidence.iter().map(|item| item.value.as_str());
                each.collect::<Vec<_>>().join("; ").into()
            }
            (Beside::Note, _) => stated.note.as_ref().map(|note| note.value.as_str()).into(),
        }
    }
}

impl ScorecardRequest<'_> {
    fn flat_row(&self, node: Node) -> Vec<Content> {
        let criteria = self.criteria;
        let criterion = criteria.criterion(node);
        let printed = |figure: Option<Decimal>| figure.map(|figure| self.criteria.rounding.printed(figure));
        let mut cells = match criterion {
            Some(criterion) => vec![
                Content::Code(criterion.code.clone()),
                criterion.title.as_str().into(),
                criterion.depth.into(),
                criterion.kind().into(),
                criterion.max.map(|max| max.normalize()).into(),
            ],
            None => {
                let max = self.criteria.max.map(|max| max.normalize());
                vec![TOTAL.into(), Content::Empty, 0_usize.into(), "total".into(), max.into()]
            }
        };
        for column in Column::BOTH {
            let stated = self.submission.row(node, column);
            let outcome = self.evaluation.outcome(node, column);
            cells.push(outcome.map(|outcome| outcome.status.word()).into());
            cells.extend(match (&stated.answer, criterion) {
                (Answer::Given(given), Some(criterion)) => flat_answer(criterion, given),
                (Answer::NotApplicable, _) => [Content::Empty, Content::Empty, "n/a".into()],
                (Answer::Blank | Answer::Given(_), _) => [const { Content::Empty }; 3],
            });
            cells.push(printed(outcome.and_then(Outcome::meant)).into());
            cells.push(stated.declared.as_ref().map(|declared| declared.value).into());
            cells.extend(standings(self.criteria).into_iter().map(|standing| {
                outcome.and_then(|outcome| (standing.of)(self, node, outcome, stated)).into()
            }));
        }
        cells.push(printed(difference(self.evaluation, node)).into());
        for column in Column::BOTH {
            let stated = self.submission.row(node, column);
            cells.extend(beside(criteria).into_iter().map(|(_, beside)| beside.of(stated)));
        }
        cells
    }
}

/// An answer in the columns of a CSV form: a spreadsheet would take 2/2 for a date.
fn flat_answer(criterion: &Criterion, given: &Given) -> [Content; 3] {
    let number = |figure: Option<Decimal>| figure.map(|figure| figure.normalize()).into();
    match given {
        Given::Choice { option, .. } => {
            let of = |field| given.number(field);
            let list = criterion.rule.as_ref().map_or(&[] as &[Listed], |rule| rule.list());
            let id = list.get(*option).map(|listed| listed.id.as_str());
            let fields = [AnswerField::Num, AnswerField::Value, AnswerField::Count];
            let first = fields.into_iter().find_map(of);
            [number(first), number(of(AnswerField::Den)), id.into()]
        }
        Given::Items(_) | Given::Counts(_) => {
            [Content::Empty, Content::Empty, criterion.answer_text(given).into()]
        }
        Given::Ratio { num, den } => [number(Some(*num)), number(Some(*den)), Content::Empty],
        Given::Value(figure) | Given::Growth { value: figure, .. } | Given::Count(figure) => {
            [Content::Empty, Content::Empty, number(Some(*figure))]
        }
    }
}
