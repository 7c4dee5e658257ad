//! The scorecard for machines, in columns that never change their meaning.

use super::scorecard::{ScorecardRequest, difference};
use super::{Content, Grid};
use crate::answer::{Answer, AnswerField, Given};
use crate::column::Column;
use crate::criteria::{Criteria, Criterion, Node, TOTAL};
use crate::evaluate::Outcome;
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
    let names = first.into_iter().chain(both.into_iter().flatten()).chain(["difference".to_owned()]);
    let criteria = request.criteria;
    let kept = criteria
        .nodes()
        .filter(|node| criteria.criterion(*node).is_none_or(|row| row.depth <= request.depth));
    Grid::flat(names, kept.map(|node| request.flat_row(node)))
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

impl ScorecardRequest<'_> {
    fn flat_row(&self, node: Node) -> Vec<Content> {
        let criterion = self.criteria.criterion(node);
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
            cells.push(printed(outcome.and_then(|outcome| outcome.shown)).into());
            cells.push(stated.declared.as_ref().map(|declared| declared.value).into());
            cells.extend(standings(self.criteria).into_iter().map(|standing| {
                outcome.and_then(|outcome| (standing.of)(self, node, outcome, stated)).into()
            }));
        }
        cells.push(printed(difference(self.evaluation, node)).into());
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
            let first = of(AnswerField::Num).or_else(|| of(AnswerField::Value));
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
