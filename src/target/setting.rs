//! Changed answers as they are typed after `--set`, so that what is promised can be tried.

use crate::answer::{Given, Ticked};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::number::plain;
use crate::rule::Rule;

/// What sets a row to an answer: `appraisal.1.4=14/15`.
pub(crate) fn settings(criteria: &Criteria, column: Column, row: usize, given: &Given) -> Vec<String> {
    let Some(rule) = criteria.rows[row].rule.as_deref() else { return Vec::new() };
    let path = format!("{}.{}", column.word(), criteria.rows[row].code);
    parts(rule, given).into_iter().map(|part| format!("{path}{part}")).collect()
}

fn parts(rule: &dyn Rule, given: &Given) -> Vec<String> {
    let id = |entry: usize| rule.list()[entry].id.as_str();
    match given {
        Given::Ratio { num, den } => vec![format!("={}/{}", plain(*num), plain(*den))],
        Given::Value(value) | Given::Growth { value, .. } => vec![format!(".value={}", plain(*value))],
        Given::Count(count) => vec![format!(".count={}", plain(*count))],
        Given::Counts(counts) => {
            let each: Vec<String> =
                counts.iter().map(|(entry, count)| format!("{}={}", id(*entry), plain(*count))).collect();
            vec![format!(".counts={}", each.join(";"))]
        }
        Given::Items(items) => {
            let each: Vec<String> =
                items.iter().map(|item| format!("{}{}", id(item.item), of_item(item))).collect();
            vec![format!(".choices={}", each.join(";"))]
        }
        Given::Choice { option, beside: None } => vec![format!(".choice={}", id(*option))],
        Given::Choice { option, beside: Some(beside) } => match &**beside {
            Given::Ratio { num, den } => vec![format!("={} {}/{}", id(*option), plain(*num), plain(*den))],
            beside => {
                let own = rule.rule_of(*option).unwrap_or(rule);
                let first = [format!(".choice={}", id(*option))];
                first.into_iter().chain(parts(own, beside)).collect()
            }
        },
    }
}

/// What answers an item with a rule of its own.
fn of_item(item: &Ticked) -> String {
    match &item.given {
        Some(Given::Ratio { num, den }) => format!("={}/{}", plain(*num), plain(*den)),
        Some(Given::Value(value) | Given::Count(value)) => format!("={}", plain(*value)),
        None | Some(_) => String::new(),
    }
}
