//! Conditions: one grammar for gates, bands, events, and rows that are not asked of everybody.

use crate::number::Exact;

/// Something that holds of a unit, or does not.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// About one row.
    Row {
        /// Its index.
        row: usize,
        /// What must hold of it.
        tests: Tests,
    },
    /// About a fact.
    Fact {
        /// Its index.
        fact: usize,
        /// What must hold of it.
        tests: FactTests,
    },
    /// About many rows.
    Range {
        /// How many of them.
        quantifier: Quantifier,
        /// Their indices.
        rows: Vec<usize>,
        /// Only those of which this holds.
        filter: Box<Tests>,
        /// What must hold of them.
        tests: Box<Tests>,
    },
    /// All of these.
    All(Vec<Condition>),
    /// One of these.
    Any(Vec<Condition>),
}

/// How many rows of a range a condition asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantifier {
    /// Each.
    Every,
    /// One at least.
    Any,
    /// So many.
    Count(Limits),
}

/// What must hold of a row, all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tests {
    /// One of these entries was chosen or ticked.
    pub is: Option<Vec<String>>,
    /// None of these entries was.
    pub not: Option<Vec<String>>,
    /// These attributes are there.
    pub has: Vec<Flag>,
    /// Whether it has its best result.
    pub met: Option<bool>,
    /// Whether it is answered.
    pub answered: Option<bool>,
    /// Where its points lie.
    pub limits: Limits,
}

/// What must hold of a fact, all of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactTests {
    /// It is one of these options.
    pub is: Option<Vec<usize>>,
    /// It is none of these options.
    pub not: Option<Vec<usize>>,
    /// Whether it is stated.
    pub answered: Option<bool>,
    /// Where its figure lies.
    pub limits: Limits,
}

/// A yes or no that an answer may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Something supports the answer.
    Evidence,
    /// An attribute, by index.
    Attribute(usize),
}

/// Where points may lie; a side without a limit is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// From where.
    pub lower: Option<Limit>,
    /// To where.
    pub upper: Option<Limit>,
}

/// One side.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Where it is.
    pub level: Level,
    /// Whether the limit itself is in.
    pub inclusive: bool,
}

/// Points, or a share of a max; also different ones by type of unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Level {
    /// So many points.
    Points(Exact),
    /// This share of the max.
    Share(Exact),
    /// One for each option of a fact.
    ByFact {
        /// The fact.
        fact: usize,
        /// A level for each of its options.
        levels: Vec<Level>,
    },
}

impl Level {
    /// The points of a level; `None` where the fact that decides is not stated.
    pub fn points(&self, max: &Exact, option: &dyn Fn(usize) -> Option<usize>) -> Option<Exact> {
        match self {
            Level::Points(points) => Some(points.clone()),
            Level::Share(share) => Some(share * max),
            Level::ByFact { fact, levels } => levels.get(option(*fact)?)?.points(max, option),
        }
    }

    /// The fact that decides.
    pub fn fact(&self) -> Option<usize> {
        match self {
            Level::ByFact { fact, .. } => Some(*fact),
            Level::Points(_) | Level::Share(_) => None,
        }
    }
}

impl Limits {
    /// Whether there is no limit at all.
    pub fn is_open(&self) -> bool {
        self.lower.is_none() && self.upper.is_none()
    }

    /// Whether points lie within; `None` where the fact that decides is not stated.
    pub fn holds(
        &self,
        points: &Exact,
        max: &Exact,
        option: &dyn Fn(usize) -> Option<usize>,
    ) -> Option<bool> {
        let side = |limit: &Option<Limit>, inside: fn(&Exact, &Exact) -> bool| match limit {
            None => Some(true),
            Some(limit) => {
                let at = limit.level.points(max, option)?;
                Some(inside(points, &at) || (limit.inclusive && *points == at))
            }
        };
        let above = side(&self.lower, |points, at| points > at)?;
        let below = side(&self.upper, |points, at| points < at)?;
        Some(above && below)
    }

    /// The facts that decide about a side.
    pub fn facts(&self) -> impl Iterator<Item = usize> {
        [&self.lower, &self.upper].into_iter().flatten().filter_map(|limit| limit.level.fact())
    }
}

impl Condition {
    /// The rows that must be known before it can be.
    pub fn rows(&self) -> Vec<usize> {
        match self {
            Condition::Row { row, .. } => vec![*row],
            Condition::Fact { .. } => Vec::new(),
            Condition::Range { rows, .. } => rows.clone(),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(Condition::rows).collect(),
        }
    }

    /// The facts that it asks for.
    pub fn facts(&self) -> Vec<usize> {
        match self {
            Condition::Row { tests, .. } => tests.limits.facts().collect(),
            Condition::Fact { fact, tests } => tests.limits.facts().chain([*fact]).collect(),
            Condition::Range { filter, tests, quantifier, .. } => {
                let count = match quantifier {
                    Quantifier::Count(limits) => limits.facts().collect(),
                    Quantifier::Every | Quantifier::Any => Vec::new(),
                };
                filter.limits.facts().chain(tests.limits.facts()).chain(count).collect()
            }
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(Condition::facts).collect()
            }
        }
    }

    /// The attributes that it looks at.
    pub fn flags(&self) -> Vec<Flag> {
        match self {
            Condition::Row { tests, .. } => tests.has.clone(),
            Condition::Fact { .. } => Vec::new(),
            Condition::Range { filter, tests, .. } => [filter.has.clone(), tests.has.clone()].concat(),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(Condition::flags).collect()
            }
        }
    }
}
