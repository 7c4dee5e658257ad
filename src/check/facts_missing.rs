//! `checks-need-facts`: how many checks could not run, because the unit does not state the facts that they compare with.

use std::collections::BTreeSet;

use super::messages::{
    AND_MORE, CHECK_NEEDS, ChecksNeedFacts, STATE_FACTS_IN_CSV, STATE_FACTS_IN_FORM, STATE_FACTS_IN_TOML,
};
use super::quotes::quotes;
use super::{Check, Examined};
use crate::answer::AnswerField;
use crate::column::Column;
use crate::finding::{Finding, Findings, Place, code};
use crate::language::{Counted, Listed, Text};
use crate::rule::Named;
use crate::source::Shape;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::CHECKS_NEED_FACTS,
    explanation: Text {
        en: "The criteria name facts that rows and other facts are compared with, and the unit does not state \
            them. So many comparisons were not made; nothing is known to be wrong. State the facts to have them made.",
        vi: "Bộ tiêu chí có những thông tin chung để so sánh với các mục và với nhau, đơn vị chưa ghi các thông \
            tin đó. Các phép so sánh này chưa thực hiện được; chưa rõ có chỗ nào lệch hay không. Đề nghị ghi \
            các thông tin chung đó.",
    },
    run: check,
};

/// So many facts are named.
const NAMED: usize = 8;

/// A check that compares with facts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Comparison {
    /// A fact with the sum of others.
    Sum(usize),
    /// What a row quotes with a fact.
    Quote(usize, AnswerField),
    /// A quantity with the fact that it cannot exceed.
    Limit(usize),
}

/// The check. A comparison that is not made in either column counts once.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let mut skipped = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for column in Column::BOTH.into_iter().filter(|column| *examined.submission.present.get(*column)) {
        for (comparison, facts) in comparisons(examined, column) {
            if !facts.is_empty() {
                skipped.insert(comparison);
                missing.extend(facts);
            }
        }
    }
    if skipped.is_empty() {
        return;
    }
    let name = |fact: &usize| examined.criteria.facts[*fact].name.clone();
    let facts = Listed(missing.iter().map(name).take(NAMED).collect());
    let more = (missing.len() > NAMED).then_some(AND_MORE);
    let how = match examined.submission.shape() {
        Shape::Toml => STATE_FACTS_IN_TOML,
        Shape::Csv => STATE_FACTS_IN_CSV,
        Shape::Form => STATE_FACTS_IN_FORM,
    };
    let start = Place::new(examined.submission.source, 0..0);
    let checks = Counted(skipped.len(), CHECK_NEEDS);
    findings.push(Finding::from(ChecksNeedFacts { checks, facts, more, how }).at(&start));
}

/// All comparisons of a column, each with the facts that it lacks.
fn comparisons(examined: &Examined<'_>, column: Column) -> Vec<(Comparison, Vec<usize>)> {
    let Examined { criteria, submission, .. } = examined;
    let stated = submission.facts.get(column);
    let lacks = |fact: usize| stated[fact].is_none().then_some(fact);
    let mut all = Vec::new();
    for (index, fact) in criteria.facts.iter().enumerate().filter(|(_, fact)| !fact.sum.is_empty()) {
        let facts = std::iter::once(index).chain(fact.sum.iter().copied()).filter_map(lacks).collect();
        all.push((Comparison::Sum(index), facts));
    }
    for quote in quotes(examined, column) {
        match quote.named {
            Named::Fact(fact) => {
                all.push((Comparison::Quote(quote.row, quote.word), lacks(fact).into_iter().collect()));
            }
            Named::Quantity(quantity) => {
                if let Some(Named::Fact(limit)) = criteria.quantities[quantity].at_most {
                    all.push((Comparison::Limit(quantity), lacks(limit).into_iter().collect()));
                }
            }
        }
    }
    all
}
