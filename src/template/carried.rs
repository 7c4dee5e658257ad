//! Last year's form as the beginning of this year's: the facts, and the unit's own answers to rows that are still asked.

use super::{blank, entries::one_line};
use crate::answer::{Answer, Given, PartialAnswer, PartialItem, Ticked};
use crate::column::Column;
use crate::criteria::Criteria;
use crate::language::Text;
use crate::rule::Rule;
use crate::submission::{Row, Submission};

/// What was not carried over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotCarried {
    /// The code of the row in last year's form, or the name of the fact.
    pub(crate) what: String,
    /// Why.
    pub(crate) why: Text,
}

const NO_ROW: Text = Text {
    en: "the edition has no row of this title",
    vi: "bộ tiêu chí không có mục nào có tên này",
};
const NO_FACT: Text =
    Text { en: "the edition has no such fact", vi: "bộ tiêu chí không có thông tin này" };
const OTHER_RULE: Text = Text {
    en: "the row is answered in another way now",
    vi: "mục này nay ghi số liệu theo cách khác",
};
const MAY_APPLY: Text = Text { en: "the row may apply this year", vi: "năm nay có thể áp dụng" };
const DOUBTFUL: Text = Text { en: "the answer is in doubt", vi: "số liệu còn chưa rõ" };

/// The facts and the own answers of a form, in a form of another edition; and what was left out.
pub(crate) fn carried(
    (old, form): (&Criteria, &Submission),
    criteria: &Criteria,
) -> (Submission, Vec<NotCarried>) {
    let mut filled = blank(criteria);
    let mut left_out = Vec::new();
    filled.unit = form.unit.clone();
    facts((old, form), criteria, &mut filled, &mut left_out);
    for (index, row) in old.leaves() {
        let stated = &form.rows[index].own;
        let mut leave_out = |why: Text| left_out.push(NotCarried { what: row.code.clone(), why });
        if stated.doubtful {
            leave_out(DOUBTFUL);
            continue;
        }
        if stated.answer == Answer::Blank {
            continue;
        }
        let Some(target) = same_row(criteria, &row.code, &row.title) else {
            leave_out(NO_ROW);
            continue;
        };
        let rules = row.rule.as_deref().zip(criteria.rows[target].rule.as_deref());
        if stated.answer == Answer::NotApplicable {
            leave_out(MAY_APPLY);
            continue;
        }
        let answer = match (&stated.answer, rules) {
            (Answer::Given(given), Some((of, to))) => translated(of, to, given),
            _ => None,
        };
        match answer {
            Some(given) => {
                let own = Row {
                    answer: Answer::Given(given),
                    den_from_fact: stated.den_from_fact,
                    ..Row::default()
                };
                filled.rows[target].own = own;
                filled.present.own = true;
            }
            None => leave_out(OTHER_RULE),
        }
    }
    (filled, left_out)
}

fn facts(
    (old, form): (&Criteria, &Submission),
    criteria: &Criteria,
    filled: &mut Submission,
    left_out: &mut Vec<NotCarried>,
) {
    for (index, fact) in old.facts.iter().enumerate() {
        let figure = form.facts.own[index].as_ref().filter(|figure| figure.place.is_some());
        let option = form.fact_option(index, Column::Own);
        if figure.is_none() && option.is_none() {
            continue;
        }
        let target = criteria.facts.iter().position(|known| known.name == fact.name);
        let Some(target) = target.filter(|target| is_same(&criteria.facts[*target].title, &fact.title))
        else {
            left_out.push(NotCarried { what: fact.name.clone(), why: NO_FACT });
            continue;
        };
        let options = &criteria.facts[target].options;
        match option.map(|option| options.iter().position(|known| *known == fact.options[option])) {
            Some(None) => left_out.push(NotCarried { what: fact.name.clone(), why: NO_FACT }),
            Some(found) => filled.fact_options.own[target] = found,
            None if options.is_empty() => filled.facts.own[target] = figure.cloned(),
            None => left_out.push(NotCarried { what: fact.name.clone(), why: NO_FACT }),
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one_line(one).to_lowercase() == one_line(other).to_lowercase()
}

/// The leaf that says that it was the row, or that of the same code and title, or else the only one of the title: a code
/// alone may be that of another row now.
fn same_row(criteria: &Criteria, code: &str, title: &str) -> Option<usize> {
    let was = criteria.leaves().find(|(_, row)| row.was.as_deref() == Some(code));
    if let Some((row, _)) = was {
        return Some(row);
    }
    let is_titled = |row: usize| is_same(&criteria.rows[row].title, title);
    if let Some(row) = criteria.find(code).filter(|row| is_titled(*row)) {
        return Some(row).filter(|row| !criteria.rows[*row].is_group());
    }
    let mut titled = criteria.leaves().map(|(row, _)| row).filter(|row| is_titled(*row));
    titled.next().filter(|_| titled.next().is_none())
}

/// An answer to one rule as an answer to another one; `None` where it answers something else.
fn translated(of: &dyn Rule, to: &dyn Rule, given: &Given) -> Option<Given> {
    to.validate(&partial(of, to, given)?).ok()
}

fn partial(of: &dyn Rule, to: &dyn Rule, given: &Given) -> Option<PartialAnswer> {
    let entry = |entry: usize| {
        let listed = of.list().get(entry)?;
        let same =
            |known: &crate::rule::Listed| is_same(&known.title, &listed.title) && known.id == listed.id;
        to.list().iter().position(same)
    };
    let mut answer = PartialAnswer::default();
    match given {
        Given::Ratio { num, den } => (answer.num, answer.den) = (Some(*num), Some(*den)),
        Given::Value(value) => answer.value = Some(*value),
        Given::Growth { value, previous } => {
            (answer.value, answer.previous) = (Some(*value), Some(*previous));
        }
        Given::Count(count) => answer.count = Some(*count),
        Given::Counts(counts) => {
            let counts = counts.iter().map(|(known, count)| Some((entry(*known)?, *count)));
            answer.counts = Some(counts.collect::<Option<_>>()?);
        }
        Given::Items(items) => {
            let item = |ticked: &Ticked| {
                let item = entry(ticked.item)?;
                let own = of.rule_of(ticked.item).zip(to.rule_of(item));
                let answer = match (&ticked.given, own) {
                    (Some(given), Some((of, to))) => partial(of, to, given)?,
                    (None, _) => PartialAnswer::default(),
                    (Some(_), None) => return None,
                };
                Some(PartialItem { item, answer })
            };
            answer.choices = Some(items.iter().map(item).collect::<Option<_>>()?);
        }
        Given::Choice { option, beside } => {
            let chosen = entry(*option)?;
            if let Some(beside) = beside {
                let of_option = of.rule_of(*option).unwrap_or(of);
                answer = partial(of_option, to.rule_of(chosen).unwrap_or(to), beside)?;
            }
            answer.choice = Some(chosen);
        }
    }
    Some(answer)
}
