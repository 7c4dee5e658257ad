//! Conditions in words: gates, side conditions of bands, events, and when rows are asked.

use super::{Condition, Criteria, Event, FactTests, Flag, Level, Limit, Limits, Quantifier, Role, Tests};
use crate::rule::percent;

/// The verbs of one row, and of many.
const IS: (&str, &str) = ("is", "has");
const ARE: (&str, &str) = ("are", "have");

/// What conditions speak of; `owner` is the row that carries them, which ranges leave out.
#[derive(Clone, Copy)]
pub struct Words<'c> {
    /// The edition.
    pub criteria: &'c Criteria,
    /// The row that carries the conditions; `None` for the total.
    pub owner: Option<usize>,
}

impl Words<'_> {
    /// Conditions that must all hold.
    pub fn all(self, conditions: &[Condition]) -> String {
        let each: Vec<String> = conditions.iter().map(|condition| self.nested(condition)).collect();
        match conditions {
            [one] => self.condition(one),
            _ => each.join(", and "),
        }
    }

    /// One condition.
    pub fn condition(self, condition: &Condition) -> String {
        match condition {
            Condition::Row { row, tests } => {
                format!("{} {}", self.criteria.rows[*row].code, self.tests(tests, IS))
            }
            Condition::Fact { fact, tests } => {
                format!("{} {}", self.criteria.facts[*fact].name, self.fact_tests(*fact, tests))
            }
            Condition::Range { quantifier, rows, filter, tests } => {
                self.range(quantifier, rows, filter, tests)
            }
            Condition::All(all) => self.all(all),
            Condition::Any(any) => {
                let each: Vec<String> = any.iter().map(|condition| self.nested(condition)).collect();
                each.join(", or ")
            }
        }
    }

    /// An event by its title, or by what it depends on.
    pub fn event(self, event: &Event) -> String {
        event.title.clone().unwrap_or_else(|| {
            let condition = self.condition(&event.condition);
            format!("{} {condition}", if event.unless { "unless" } else { "as" })
        })
    }

    /// One of several: in parentheses where it has parts itself.
    fn nested(self, condition: &Condition) -> String {
        let text = self.condition(condition);
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({text})"),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Row { .. }
            | Condition::Fact { .. }
            | Condition::Range { .. } => text,
        }
    }

    fn range(self, quantifier: &Quantifier, rows: &[usize], filter: &Tests, tests: &Tests) -> String {
        let which = self.rows(rows);
        let narrowed = |verb| {
            let open = *filter == Tests::default();
            if open { String::new() } else { format!(" that {}", self.tests(filter, verb)) }
        };
        match quantifier {
            Quantifier::Every => format!("every one of {which}{} {}", narrowed(IS), self.tests(tests, IS)),
            Quantifier::Any => format!("at least one of {which}{} {}", narrowed(IS), self.tests(tests, IS)),
            Quantifier::Count(limits) => {
                let open = *tests == Tests::default();
                let held = if open { String::new() } else { format!(" {}", self.tests(tests, ARE)) };
                format!("of {which}{}, {}{held}", narrowed(ARE), self.limits(limits, ""))
            }
        }
    }

    /// A range by its name, where one of the names that criteria files use means it.
    fn rows(self, rows: &[usize]) -> String {
        let criteria = self.criteria;
        let own = |row: usize| {
            self.owner.is_some_and(|own| own == row || criteria.above(own).any(|above| above == row))
        };
        let same = |wanted: Vec<usize>| {
            let left: Vec<usize> = wanted.into_iter().filter(|row| !own(*row)).collect();
            left == rows
        };
        let leaves = |of: &dyn Fn(usize) -> bool| -> Vec<usize> {
            criteria.leaves().map(|(leaf, _)| leaf).filter(|leaf| of(*leaf)).collect()
        };
        let ordinary =
            |row: &usize| criteria.rows[*row].is_group() && criteria.rows[*row].role == Role::Normal;
        if same(criteria.top.iter().copied().filter(ordinary).collect()) {
            return "the groups at the top".to_owned();
        }
        if same(leaves(&|leaf| criteria.rows[leaf].role.counts())) {
            return "the leaves with points".to_owned();
        }
        if same(leaves(&|leaf| criteria.rows[leaf].role == Role::Mandatory)) {
            return "the mandatory rows".to_owned();
        }
        let below = |top: &usize| same(leaves(&|leaf| criteria.above(leaf).any(|above| above == *top)));
        match (0..criteria.rows.len()).find(below) {
            Some(top) => format!("the leaves below {}", criteria.rows[top].code),
            None => {
                let codes: Vec<&str> = rows.iter().map(|row| criteria.rows[*row].code.as_str()).collect();
                codes.join(", ")
            }
        }
    }

    /// What must hold of a row, its verb first.
    fn tests(self, tests: &Tests, (verb, has): (&str, &str)) -> String {
        let mut parts = Vec::new();
        parts.extend(tests.is.as_ref().map(|ids| format!("{verb} {}", ids.join(" or "))));
        parts.extend(tests.not.as_ref().map(|ids| format!("{verb} not {}", ids.join(" or "))));
        parts.extend(tests.met.map(|met| format!("{verb}{} met", if met { "" } else { " not" })));
        parts.extend(tests.answered.map(|yes| format!("{verb}{} answered", if yes { "" } else { " not" })));
        parts.extend(tests.has.iter().map(|flag| format!("{has} {}", self.flag(*flag))));
        if !tests.limits.is_open() {
            parts.push(format!("{verb} {}", self.limits(&tests.limits, " of its max")));
        }
        parts.join(" and ")
    }

    /// What must hold of rows.
    pub fn of_rows(self, tests: &Tests) -> String {
        self.tests(tests, ARE)
    }

    fn flag(self, flag: Flag) -> String {
        match flag {
            Flag::Evidence => "evidence".to_owned(),
            Flag::Attribute(attribute) => self.criteria.attributes[attribute].name.clone(),
        }
    }

    fn fact_tests(self, fact: usize, tests: &FactTests) -> String {
        let named = |options: &Vec<usize>| {
            let options = options.iter().map(|option| self.criteria.facts[fact].options[*option].as_str());
            options.collect::<Vec<_>>().join(" or ")
        };
        let mut parts = Vec::new();
        parts.extend(tests.is.as_ref().map(|options| format!("is {}", named(options))));
        parts.extend(tests.not.as_ref().map(|options| format!("is not {}", named(options))));
        parts.extend(tests.answered.map(|yes| format!("is{} stated", if yes { "" } else { " not" })));
        if !tests.limits.is_open() {
            parts.push(format!("is {}", self.limits(&tests.limits, "")));
        }
        parts.join(" and ")
    }

    /// Bounds: `≥ 50% of its max, < 80`.
    pub fn limits(self, limits: &Limits, of: &str) -> String {
        let side = |limit: &Option<Limit>, open: &str, closed: &str| {
            limit.as_ref().map(|limit| {
                let mark = if limit.inclusive { closed } else { open };
                format!("{mark} {}", self.level(&limit.level, of))
            })
        };
        let sides = [side(&limits.lower, ">", "≥"), side(&limits.upper, "<", "≤")];
        sides.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn level(self, level: &Level, of: &str) -> String {
        match level {
            Level::Points(points) => points.to_string(),
            Level::Share(share) => format!("{}{of}", percent(share)),
            Level::ByFact { fact, levels } => {
                let fact = &self.criteria.facts[*fact];
                let each = levels.iter().zip(&fact.options);
                let each = each.map(|(level, option)| format!("{} for {option}", self.level(level, of)));
                format!("({} by {})", each.collect::<Vec<_>>().join(", "), fact.name)
            }
        }
    }
}
