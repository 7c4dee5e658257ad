//! Conditions in words: gates, side conditions of bands, events, and when rows are asked.

use std::fmt;

use super::{
    Condition, Criteria, Event, FactTests, Flag, Level, Limit, Limits, Node, Quantifier, Role, Tests,
};
use crate::language::{Computed, In, Joined, Language, Listed, RowName, Sentence, Show, Text};
use crate::rule::percent;

sentence! {
    /// A condition of one row.
    RowHolds { row: RowName, tests: Predicate } { en: "{row} {tests}", vi: "{row} {tests}" }

    /// A condition of one fact.
    FactHolds { fact: String, tests: Predicate } { en: "{fact} {tests}", vi: "thông tin chung “{fact}” {tests}" }

    /// A condition of all rows of a range.
    EveryRow { rows: Sentence, filter: Option<Filter>, tests: Predicate } {
        en: "every one of {rows}{filter} {tests}",
        vi: "{rows}{filter} đều {tests}",
    }

    /// A condition of one of them.
    AnyRow { rows: Sentence, filter: Option<Filter>, tests: Predicate } {
        en: "at least one of {rows}{filter} {tests}",
        vi: "ít nhất một trong {rows}{filter} {tests}",
    }

    /// A condition of so many of them.
    RowsCounted { rows: Sentence, filter: Option<Filter>, limits: Within, tests: Option<Held> } {
        en: "of {rows}{filter}, {limits}{tests}",
        vi: "trong {rows}{filter}, số mục{tests}: {limits}",
    }

    /// Which rows of a range are meant.
    Filter { tests: Predicate } { en: " that {tests}", vi: " mà {tests}" }

    /// What holds of the rows that are counted.
    Held { tests: Predicate } { en: " {tests}", vi: " {tests}" }

    /// A condition with parts, as one of several.
    InParentheses { condition: Sentence } { en: "({condition})", vi: "({condition})" }

    /// When an event happens.
    When { condition: Sentence } { en: "as {condition}", vi: "khi {condition}" }

    /// When an event does not happen.
    Unless { condition: Sentence } { en: "unless {condition}", vi: "trừ khi {condition}" }

    /// A range of rows.
    LeavesBelow { row: RowName } { en: "the leaves below {row}", vi: "các tiêu chí thành phần của {row}" }
}

const GROUPS: Text = Text { en: "the groups at the top", vi: "các nhóm tiêu chí cấp cao nhất" };
const LEAVES: Text = Text { en: "the leaves with points", vi: "các tiêu chí thành phần có điểm" };
const MANDATORY: Text = Text { en: "the mandatory rows", vi: "các tiêu chí bắt buộc" };
const AND: Text = Text { en: " and ", vi: " và " };
const OR: Text = Text { en: " or ", vi: " hoặc " };
const AND_ALSO: Text = Text { en: ", and ", vi: ", và " };
const OR_ELSE: Text = Text { en: ", or ", vi: ", hoặc " };

/// What conditions speak of; `owner` is the row that carries them, which ranges leave out.
#[derive(Clone, Copy)]
pub(crate) struct Words<'c> {
    /// The edition.
    pub criteria: &'c Criteria,
    /// The node that carries the conditions.
    pub owner: Node,
}

impl Words<'_> {
    /// Conditions that must all hold.
    pub(crate) fn all(self, conditions: &[Condition]) -> Sentence {
        match conditions {
            [one] => self.condition(one),
            _ => self.joined(conditions, AND_ALSO),
        }
    }

    /// One condition.
    pub(crate) fn condition(self, condition: &Condition) -> Sentence {
        match condition {
            Condition::Row { row, tests } => {
                RowHolds { row: self.row(*row), tests: self.tests(tests, Of::Row) }.into()
            }
            Condition::Fact { fact, tests } => {
                let name = self.criteria.facts[*fact].name.clone();
                FactHolds { fact: name, tests: self.fact_tests(*fact, tests) }.into()
            }
            Condition::Range { quantifier, rows, filter, tests } => {
                self.range(quantifier, rows, filter, tests)
            }
            Condition::All(all) => self.all(all),
            Condition::Any(any) => self.joined(any, OR_ELSE),
        }
    }

    /// An event by its title, or by what it depends on.
    pub(crate) fn event(self, event: &Event) -> Sentence {
        if let Some(title) = &event.title {
            return Sentence::new(title.clone());
        }
        let condition = self.condition(&event.condition);
        if event.unless { Unless { condition }.into() } else { When { condition }.into() }
    }

    fn joined(self, conditions: &[Condition], by: Text) -> Sentence {
        let items = conditions.iter().map(|condition| self.nested(condition)).collect();
        Sentence::new(Joined { items, by })
    }

    /// One of several: in parentheses where it has parts itself.
    fn nested(self, condition: &Condition) -> Sentence {
        let sentence = self.condition(condition);
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
                InParentheses { condition: sentence }.into()
            }
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Row { .. }
            | Condition::Fact { .. }
            | Condition::Range { .. } => sentence,
        }
    }

    fn row(self, row: usize) -> RowName {
        RowName(self.criteria.rows[row].code.clone())
    }

    fn range(self, quantifier: &Quantifier, rows: &[usize], filter: &Tests, tests: &Tests) -> Sentence {
        let rows = self.rows(rows);
        let narrowed = |of| {
            let open = *filter == Tests::default();
            (!open).then(|| Filter { tests: self.tests(filter, of) })
        };
        match quantifier {
            Quantifier::Every => {
                EveryRow { rows, filter: narrowed(Of::Row), tests: self.tests(tests, Of::Row) }.into()
            }
            Quantifier::Any => {
                AnyRow { rows, filter: narrowed(Of::Row), tests: self.tests(tests, Of::Row) }.into()
            }
            Quantifier::Count(limits) => {
                let open = *tests == Tests::default();
                let held = (!open).then(|| Held { tests: self.tests(tests, Of::Rows) });
                let limits = self.within(limits, Whole::Points);
                RowsCounted { rows, filter: narrowed(Of::Rows), limits, tests: held }.into()
            }
        }
    }

    /// A range by its name, where one of the names that criteria files use means it.
    fn rows(self, rows: &[usize]) -> Sentence {
        let criteria = self.criteria;
        let own = |row: usize| {
            self.owner.row().is_some_and(|own| own == row || criteria.above(own).any(|above| above == row))
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
            return GROUPS.into();
        }
        if same(leaves(&|leaf| criteria.rows[leaf].role.counts())) {
            return LEAVES.into();
        }
        if same(leaves(&|leaf| criteria.rows[leaf].role == Role::Mandatory)) {
            return MANDATORY.into();
        }
        let below = |top: &usize| same(leaves(&|leaf| criteria.above(leaf).any(|above| above == *top)));
        match (0..criteria.rows.len()).find(below) {
            Some(top) => LeavesBelow { row: self.row(top) }.into(),
            None => Sentence::new(Listed(rows.iter().map(|row| self.row(*row)).collect())),
        }
    }

    fn tests(self, tests: &Tests, of: Of) -> Predicate {
        let mut clauses = Vec::new();
        clauses.extend(tests.is.clone().map(Clause::Is));
        clauses.extend(tests.not.clone().map(Clause::IsNot));
        clauses.extend(tests.met.map(Clause::Met));
        clauses.extend(tests.answered.map(Clause::Answered));
        clauses.extend(tests.has.iter().map(|flag| self.flag(*flag)));
        if !tests.limits.is_open() {
            clauses.push(Clause::Within(self.within(&tests.limits, Whole::Max)));
        }
        Predicate { of, clauses }
    }

    /// What must hold of rows.
    pub(crate) fn of_rows(self, tests: &Tests) -> Sentence {
        Sentence::new(self.tests(tests, Of::Rows))
    }

    fn flag(self, flag: Flag) -> Clause {
        match flag {
            Flag::Evidence => Clause::HasEvidence,
            Flag::Attribute(attribute) => Clause::Has(self.criteria.attributes[attribute].name.clone()),
        }
    }

    fn fact_tests(self, fact: usize, tests: &FactTests) -> Predicate {
        let named = |options: &Vec<usize>| {
            options.iter().map(|option| self.criteria.facts[fact].options[*option].clone()).collect()
        };
        let mut clauses = Vec::new();
        clauses.extend(tests.is.as_ref().map(|options| Clause::Is(named(options))));
        clauses.extend(tests.not.as_ref().map(|options| Clause::IsNot(named(options))));
        clauses.extend(tests.answered.map(Clause::Answered));
        if !tests.limits.is_open() {
            clauses.push(Clause::Within(self.within(&tests.limits, Whole::Points)));
        }
        Predicate { of: Of::Fact, clauses }
    }

    /// Bounds of points: `≥ 50%, < 80`.
    pub(crate) fn limits(self, limits: &Limits) -> Sentence {
        Sentence::new(self.within(limits, Whole::Points))
    }

    fn within(self, limits: &Limits, whole: Whole) -> Within {
        let bound = |limit: &Option<Limit>| {
            limit.as_ref().map(|limit| (self.level(&limit.level, whole), limit.inclusive))
        };
        Within { lower: bound(&limits.lower), upper: bound(&limits.upper) }
    }

    fn level(self, level: &Level, whole: Whole) -> Threshold {
        match level {
            Level::Points(points) => Threshold::Number(Computed(points.to_string())),
            Level::Share(share) => match whole {
                Whole::Points => Threshold::Number(Computed(percent(share))),
                Whole::Max => Threshold::OfMax(Computed(percent(share))),
            },
            Level::ByFact { fact, levels } => {
                let fact = &self.criteria.facts[*fact];
                let each = levels.iter().zip(&fact.options);
                let each = each.map(|(level, option)| (self.level(level, whole), option.clone()));
                Threshold::ByFact { levels: each.collect(), fact: fact.name.clone() }
            }
        }
    }
}

/// What shares of a bound are taken of.
#[derive(Clone, Copy)]
enum Whole {
    /// Of nothing that is said.
    Points,
    /// Of the max of the row.
    Max,
}

/// Of what something must hold; the verb depends on it.
#[derive(Clone, Copy, Debug)]
enum Of {
    Row,
    Rows,
    Fact,
}

/// What must hold, its verb first.
#[derive(Clone, Debug)]
pub(crate) struct Predicate {
    of: Of,
    clauses: Vec<Clause>,
}

/// One thing that must hold.
#[derive(Clone, Debug)]
enum Clause {
    Is(Vec<String>),
    IsNot(Vec<String>),
    Met(bool),
    Answered(bool),
    HasEvidence,
    Has(String),
    Within(Within),
}

impl Show for Predicate {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, clause) in self.clauses.iter().enumerate() {
            if at > 0 {
                AND.show(language, f)?;
            }
            match language {
                Language::English => self.english(clause, f)?,
                Language::Vietnamese => self.vietnamese(clause, f)?,
            }
        }
        Ok(())
    }
}

impl Predicate {
    fn english(&self, clause: &Clause, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (is, has) = match self.of {
            Of::Row | Of::Fact => ("is", "has"),
            Of::Rows => ("are", "have"),
        };
        let not = |yes: &bool| if *yes { "" } else { " not" };
        let answered = if matches!(self.of, Of::Fact) { "stated" } else { "answered" };
        match clause {
            Clause::Is(ids) => write!(f, "{is} {}", ids.join(OR.en)),
            Clause::IsNot(ids) => write!(f, "{is} not {}", ids.join(OR.en)),
            Clause::Met(yes) => write!(f, "{is}{} met", not(yes)),
            Clause::Answered(yes) => write!(f, "{is}{} {answered}", not(yes)),
            Clause::HasEvidence => write!(f, "{has} evidence"),
            Clause::Has(attribute) => write!(f, "{has} {attribute}"),
            Clause::Within(limits) => write!(f, "{is} {}", In(Language::English, limits)),
        }
    }

    fn vietnamese(&self, clause: &Clause, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match clause {
            Clause::Is(ids) => write!(f, "là {}", ids.join(OR.vi)),
            Clause::IsNot(ids) => write!(f, "không phải {}", ids.join(OR.vi)),
            Clause::Met(true) => f.write_str("đạt"),
            Clause::Met(false) => f.write_str("không đạt"),
            Clause::Answered(true) => f.write_str("đã ghi"),
            Clause::Answered(false) if matches!(self.of, Of::Fact) => f.write_str("chưa ghi"),
            Clause::Answered(false) => f.write_str("để trống"),
            Clause::HasEvidence => f.write_str("có tài liệu kiểm chứng"),
            Clause::Has(attribute) => write!(f, "có {attribute}"),
            Clause::Within(limits) => limits.show(Language::Vietnamese, f),
        }
    }
}

/// Bounds: `≥ 50% of its max, < 80`, `từ 50% điểm tối đa đến dưới 80`. Each side with whether the bound itself holds.
#[derive(Clone, Debug)]
pub(crate) struct Within {
    lower: Option<(Threshold, bool)>,
    upper: Option<(Threshold, bool)>,
}

impl Show for Within {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            let side = |side: &Option<(Threshold, bool)>, open: &str, closed: &str| {
                side.as_ref().map(|(mark, inclusive)| {
                    format!("{} {}", if *inclusive { closed } else { open }, In(language, mark))
                })
            };
            let sides = [side(&self.lower, ">", "≥"), side(&self.upper, "<", "≤")];
            return f.write_str(&sides.into_iter().flatten().collect::<Vec<_>>().join(", "));
        }
        match &self.lower {
            Some((mark, true)) => write!(f, "từ {}", In(language, mark))?,
            Some((mark, false)) => write!(f, "trên {}", In(language, mark))?,
            None => {}
        }
        let blank = if self.lower.is_some() { " " } else { "" };
        match (&self.upper, &self.lower) {
            (None, Some((_, true))) => f.write_str(" trở lên"),
            (None, _) => Ok(()),
            (Some((mark, true)), _) => write!(f, "{blank}đến {}", In(language, mark)),
            (Some((mark, false)), None) => write!(f, "dưới {}", In(language, mark)),
            (Some((mark, false)), Some(_)) => write!(f, " đến dưới {}", In(language, mark)),
        }
    }
}

/// A number that bounds are set at.
#[derive(Clone, Debug)]
enum Threshold {
    Number(Computed),
    OfMax(Computed),
    ByFact { levels: Vec<(Threshold, String)>, fact: String },
}

impl Show for Threshold {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Threshold::Number(number), _) => number.show(language, f),
            (Threshold::OfMax(share), Language::English) => write!(f, "{} of its max", In(language, share)),
            (Threshold::OfMax(share), Language::Vietnamese) => {
                write!(f, "{} điểm tối đa", In(language, share))
            }
            (Threshold::ByFact { levels, fact }, Language::English) => {
                let each = levels.iter().map(|(mark, option)| format!("{} for {option}", In(language, mark)));
                write!(f, "({} by {fact})", each.collect::<Vec<_>>().join(", "))
            }
            (Threshold::ByFact { levels, fact }, Language::Vietnamese) => {
                let each = levels.iter().map(|(mark, option)| format!("{option}: {}", In(language, mark)));
                write!(f, "({} theo “{fact}”)", each.collect::<Vec<_>>().join(", "))
            }
        }
    }
}
