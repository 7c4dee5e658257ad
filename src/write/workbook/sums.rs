//! Groups and the total as formulas over the cells of the rows that they sum.

use super::leaf::LONGEST;
use super::results::{Known, NodeResult};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criteria, Node, NotApplicable, RescaleOver, Role};
use crate::live::{Whole, decimals_of, divided, literal};
use crate::number::{Decimal, Exact, RoundAt};
use crate::source::CellAddress;

/// Spreadsheets take so many arguments (255), less a few.
const MOST_ARGUMENTS: usize = 250;

/// A formula of a sum, without its sign of equality.
pub(super) struct SumFormula {
    pub(super) text: String,
    pub(super) exact: bool,
    /// Its decimals.
    pub(super) scale: u32,
    /// Its magnitude is this at most.
    pub(super) most: Exact,
    pub(super) may_leave: bool,
}

/// A row that a sum is made of.
struct Term<'t> {
    cell: CellAddress,
    weight: &'t Exact,
    result: &'t NodeResult,
}

/// The terms of some rows; `None` where one of them is not exactly what its cell shows.
fn terms<'t>(
    known: &'t Known<'_>,
    rows: impl Iterator<Item = usize>,
    column: Column,
) -> Option<Vec<Term<'t>>> {
    let term = |row: usize| {
        let result = known.result(Node::Row(row), column)?;
        let cell = known.cell(Node::Row(row), column)?;
        result.exact.then_some(Term { cell, weight: &known.criteria.rows[row].weight, result })
    };
    rows.map(term).collect()
}

/// Cells as arguments: `H12:H15,H20`.
fn arguments(terms: &[&Term<'_>]) -> Option<String> {
    let mut cells: Vec<CellAddress> = terms.iter().map(|term| term.cell).collect();
    cells.sort();
    let mut ranges: Vec<(CellAddress, CellAddress)> = Vec::new();
    for cell in cells {
        match ranges.last_mut() {
            Some((_, end)) if end.row + 1 == cell.row && end.column == cell.column => *end = cell,
            _ => ranges.push((cell, cell)),
        }
    }
    let shown = |(from, to): &(CellAddress, CellAddress)| {
        if from == to { from.to_string() } else { format!("{from}:{to}") }
    };
    (ranges.len() < MOST_ARGUMENTS).then(|| ranges.iter().map(shown).collect::<Vec<_>>().join(","))
}

/// When one of the rows has no points.
fn blocked(terms: &[&Term<'_>]) -> Option<Vec<String>> {
    let (leaving, staying): (Vec<&Term<'_>>, Vec<&Term<'_>>) =
        terms.iter().copied().partition(|term| term.result.may_leave);
    let mut conditions: Vec<String> = leaving.iter().map(|term| format!("{}=\"?\"", term.cell)).collect();
    if !staying.is_empty() {
        conditions.push(format!("COUNT({})<{}", arguments(&staying)?, staying.len()));
    }
    Some(conditions)
}

/// What several cells come to, before it is cut.
struct Combined {
    text: String,
    exact: bool,
    scale: u32,
    most: Exact,
}

fn combined(terms: &[&Term<'_>], combine: Combine, criteria: &Criteria) -> Option<Combined> {
    let scale = terms.iter().map(|term| term.result.scale).max().unwrap_or(0);
    let mosts = || terms.iter().map(|term| &term.result.most);
    let most = mosts().max().cloned().unwrap_or(Exact::ZERO);
    let all = arguments(terms)?;
    let exactly = |text: String, most: Exact| Some(Combined { text, exact: true, scale, most });
    match combine {
        _ if terms.is_empty() => exactly("0".to_owned(), Exact::ZERO),
        Combine::Sum => exactly(format!("SUM({all})"), Exact::sum(mosts())),
        Combine::Max => exactly(format!("MAX({all})"), most),
        Combine::Min => exactly(format!("MIN({all})"), most),
        Combine::Mean | Combine::WeightedMean => {
            let rounding = criteria.rounding;
            let weight = |term: &Term<'_>| match combine {
                Combine::WeightedMean => term.weight.clone(),
                _ => Exact::ONE,
            };
            let of_weights = terms.iter().map(|term| decimals_of(&weight(term)));
            let of_weights = of_weights.collect::<Option<Vec<u32>>>()?.into_iter().max().unwrap_or(0);
            let tens = Exact::from(10_i64.pow(of_weights));
            let (mut num, mut den) = (Whole::known(&Exact::ZERO)?, Whole::known(&Exact::ZERO)?);
            for term in terms {
                let weight = &weight(term) * &tens;
                let points = places(term, scale)?;
                num = num.plus(&points.by(&weight)?)?;
                let weight = Whole::known(&weight)?;
                den = den.plus(&if term.result.may_leave {
                    Whole::held(format!("IF(ISNUMBER({}),{},0)", term.cell, weight.text), weight.most, false)
                } else {
                    weight
                })?;
            }
            let den = den.by(&Exact::from(10_i64.pow(scale)))?;
            if rounding.at == RoundAt::Never {
                return None;
            }
            let text = divided(&num, &den, rounding.mode, rounding.decimals)?;
            Some(Combined { text, exact: rounding.at == RoundAt::Leaf, scale: rounding.decimals, most })
        }
    }
}

/// The points of a cell as a whole number of the last place.
fn places(term: &Term<'_>, scale: u32) -> Option<Whole> {
    let most = (&term.result.most * &Exact::from(10_i64.pow(scale))).ceil();
    let most = Whole::known(&most)?.most;
    let cell = match scale {
        0 => format!("N({})", term.cell),
        scale => format!("ROUND(N({})*1{},0)", term.cell, "0".repeat(scale as usize)),
    };
    Some(Whole::held(cell, most, term.result.may_be_negative))
}

/// Whether a figure has no more decimals than points have.
fn is_of_points(criteria: &Criteria, figure: Option<Decimal>) -> bool {
    let decimals = match criteria.rounding.at {
        RoundAt::Never => 6,
        RoundAt::Leaf | RoundAt::Total => criteria.rounding.decimals,
    };
    figure.is_none_or(|figure| figure.normalize().scale() <= decimals)
}

fn scale_of(figure: Option<Decimal>) -> u32 {
    figure.map_or(0, |figure| figure.normalize().scale())
}

/// A row that leaves its max to others where it does not apply.
fn may_rescale(criteria: &Criteria, row: usize, over: RescaleOver) -> bool {
    let criterion = &criteria.rows[row];
    let rescales = criterion.not_applicable == NotApplicable::Rescale && criterion.rescale_over == over;
    !criterion.is_group() && rescales
}

/// When a row left its max to others: what then follows is no formula.
fn left(known: &Known<'_>, rows: &[usize], column: Column) -> Option<Vec<String>> {
    let condition = |row: &usize| {
        let result = known.result(Node::Row(*row), column)?;
        let applies = !result.is_empty() && !known.criteria.derived.conditional[*row];
        applies.then_some(format!("{}=\"\"", known.cell(Node::Row(*row), column)?))
    };
    rows.iter().map(condition).collect()
}

/// The formula of a group; `None` where a spreadsheet does not compute it exactly.
pub(super) fn group(known: &Known<'_>, row: usize, column: Column) -> Option<SumFormula> {
    let criteria = known.criteria;
    let criterion = &criteria.rows[row];
    let (node, max) = (&criterion.node, criterion.max);
    let bounds = is_of_points(criteria, max) && is_of_points(criteria, node.floor);
    if !node.gates.is_empty() || criteria.derived.conditional[row] || !bounds {
        return None;
    }
    let children = criterion.children.iter().copied();
    let children: Vec<usize> =
        children.filter(|child| criteria.rows[*child].role == criterion.role).collect();
    let terms = terms(known, children.iter().copied(), column)?;
    let terms: Vec<&Term<'_>> = terms.iter().collect();
    let rescaling: Vec<usize> =
        children.into_iter().filter(|row| may_rescale(criteria, *row, RescaleOver::Group)).collect();
    let left = left(known, &rescaling, column)?;
    let Combined { text, exact, scale, most } = combined(&terms, node.combine, criteria)?;
    let scale = scale.max(scale_of(max)).max(scale_of(node.floor));
    let mut text = if node.combine == Combine::Sum { format!("ROUND({text},{scale})") } else { text };
    let most =
        [max, node.floor].into_iter().flatten().map(|bound| Exact::from(bound.abs())).fold(most, Exact::max);
    if let Some(floor) = node.floor {
        text = format!("MAX({text},{})", literal(&Exact::from(floor))?);
    }
    if let Some(max) = max {
        text = match criterion.role {
            Role::Penalty => format!("MAX({text},{})", literal(&Exact::from(-max))?),
            _ => format!("MIN({text},{})", literal(&Exact::from(max))?),
        };
    }
    let may_leave = !terms.is_empty() && terms.iter().all(|term| term.result.may_leave);
    if may_leave {
        text = format!("IF(COUNT({})=0,\"\",{text})", arguments(&terms)?);
    }
    text = refused(text, &[left, blocked(&terms)?].concat())?;
    (text.chars().count() < LONGEST).then_some(SumFormula { text, exact, scale, most, may_leave })
}

/// A formula that gives no points where one of these holds.
fn refused(text: String, conditions: &[String]) -> Option<String> {
    Some(match conditions {
        [] => text,
        [one] => format!("IF({one},\"?\",{text})"),
        _ if conditions.len() < MOST_ARGUMENTS => format!("IF(OR({}),\"?\",{text})", conditions.join(",")),
        _ => return None,
    })
}

/// The formula of the total; `None` where a spreadsheet does not compute it exactly.
pub(super) fn total(known: &Known<'_>, column: Column) -> Option<SumFormula> {
    let criteria = known.criteria;
    let settings = &criteria.total;
    let (node, max, base) = (&settings.node, criteria.max, settings.base);
    let bounds = [max, node.floor, base].into_iter().all(|bound| is_of_points(criteria, bound));
    if !node.gates.is_empty() || !settings.events.is_empty() || settings.unformed || !bounds {
        return None;
    }
    let top: Vec<usize> =
        criteria.top.iter().copied().filter(|row| criteria.rows[*row].role == Role::Normal).collect();
    if top.iter().any(|row| criteria.derived.conditional[*row]) {
        return None;
    }
    let rows = terms(known, top.into_iter(), column)?;
    let rows: Vec<&Term<'_>> = rows.iter().collect();
    let outer = |role: Role, above: bool| {
        let counts = move |row: &usize| role == Role::Penalty || criteria.rows[*row].above_max == above;
        terms(known, criteria.outer_rows(role).filter(counts), column)
    };
    let (within, penalties, above) =
        (outer(Role::Bonus, false)?, outer(Role::Penalty, true)?, outer(Role::Bonus, true)?);
    let all: Vec<&Term<'_>> =
        rows.iter().copied().chain(within.iter().chain(&penalties).chain(&above)).collect();
    let leaves = criteria.leaves().map(|(row, _)| row);
    // the group of a row at the top is the whole form
    let of_top = criteria.top.iter().copied().filter(|row| may_rescale(criteria, *row, RescaleOver::Group));
    let rescaling: Vec<usize> =
        leaves.filter(|row| may_rescale(criteria, *row, RescaleOver::Total)).chain(of_top).collect();
    let left = left(known, &rescaling, column)?;
    let combine = node.combine;
    let alone = base.is_none() && all.len() == rows.len();
    if combine.is_mean() && !alone {
        return None;
    }
    let Combined { text, scale, most, .. } = combined(&rows, combine, criteria)?;
    let scale = all
        .iter()
        .map(|term| term.result.scale)
        .chain([scale, scale_of(max), scale_of(node.floor), scale_of(base)])
        .max()?;
    let added = |text: String, terms: &[Term<'_>]| {
        if terms.is_empty() {
            return Some(text);
        }
        Some(format!("{text}+SUM({})", arguments(&terms.iter().collect::<Vec<_>>())?))
    };
    let mut sum = text;
    if let Some(base) = base {
        sum = format!("{sum}+{}", literal(&Exact::from(base))?.replace('-', "0-"));
    }
    sum = added(added(sum, &within)?, &penalties)?;
    let mut text = if combine.is_mean() { sum } else { format!("ROUND({sum},{scale})") };
    if let Some(max) = max {
        text = format!("MIN({text},{})", literal(&Exact::from(max))?);
    }
    if !above.is_empty() {
        text = format!("ROUND({},{scale})", added(text, &above)?);
    }
    if let Some(floor) = node.floor {
        text = format!("MAX({text},{})", literal(&Exact::from(floor))?);
    }
    if !rows.is_empty() && rows.iter().all(|term| term.result.may_leave) {
        text = format!("IF(COUNT({})=0,\"?\",{text})", arguments(&rows)?);
    }
    text = refused(text, &[left, blocked(&all)?].concat())?;
    (text.chars().count() < LONGEST).then_some(SumFormula {
        text,
        exact: true,
        scale,
        most,
        may_leave: false,
    })
}
