//! The likely slip behind a wrong figure, where the figures show it.

use super::Examined;
use super::cause::Deviation;
use crate::answer::{Answer, Word};
use crate::column::Column;
use crate::combine::Combine;
use crate::criteria::{Criterion, Role};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};
use crate::working::Step;

/// At most so many are told.
const SHOWN: usize = 2;

/// Names the slips that give exactly the declared figure, the most telling first.
pub fn name(examined: &Examined<'_>, column: Column, deviation: &Deviation) -> Vec<String> {
    let Deviation { row, declared, computed, .. } = deviation;
    let looked = Looked { examined, column, declared: *declared, computed: *computed };
    let mut slips = Vec::new();
    match row.map(|row| (row, &examined.criteria.rows[row])) {
        Some((row, criterion)) if !criterion.is_group() => {
            slips.extend(looked.leaf(row, criterion));
        }
        sum => slips.extend(looked.sum(sum.map(|(row, _)| row), deviation)),
    }
    slips.extend(looked.sign(*row));
    slips.extend(looked.digits());
    // a figure that is right in the other column was copied from there; one that is wrong in both is a slip of its own
    let is_blank =
        matches!(examined.submission.row(*row, column).answer, Answer::Blank) && deviation.expected.is_none();
    match looked.other_column(*row) {
        Some((slip, true)) if !is_blank => slips.insert(0, slip),
        Some((slip, _)) => slips.push(slip),
        None => {}
    }
    slips.truncate(SHOWN);
    slips
}

struct Looked<'l> {
    examined: &'l Examined<'l>,
    column: Column,
    declared: Decimal,
    computed: Decimal,
}

impl Looked<'_> {
    /// Whether the declared figure is this one, rounded as the criteria say.
    fn is(&self, exact: &Exact) -> bool {
        self.examined.criteria.rounding.apply(exact) == Ok(self.declared)
    }

    fn leaf(&self, row: usize, criterion: &Criterion) -> Vec<String> {
        let mut slips = Vec::new();
        let Some(outcome) = self.examined.evaluation.outcome(Some(row), self.column) else { return slips };
        let max = criterion.max.map(Exact::from);
        for step in &outcome.steps {
            match step {
                Step::Ratio { num, den, max, points } => {
                    slips.extend(self.other_denominator(row, *num, *den, max));
                    slips.extend(self.ratio(*num, *den, max, points));
                }
                Step::Chosen { option, .. } => slips.extend(self.neighbour(criterion, *option, "option")),
                Step::Tier { tier, .. } => slips.extend(self.neighbour(criterion, *tier, "tier")),
                Step::Blank => slips.push("points are claimed on a row that is not answered".to_owned()),
                Step::Capped { from, points } if self.is(from) => {
                    slips.push(format!("the max of {points} was not applied"));
                }
                Step::Rounded { from, .. } => {
                    // the plain slip before the far-fetched one
                    if let Some(slip) = self.rounding(from) {
                        slips.insert(0, slip);
                    }
                }
                _ => {}
            }
        }
        if max.is_some_and(|max| max == Exact::from(self.declared)) && slips.is_empty() {
            slips.push("the max was copied".to_owned());
        }
        slips
    }

    /// The fact that the row quotes comes to the declared figure, and the denominator that was typed does not.
    fn other_denominator(&self, row: usize, num: Decimal, den: Decimal, max: &Exact) -> Option<String> {
        let Answer::Given(given) = &self.examined.submission.row(Some(row), self.column).answer else {
            return None;
        };
        let named = self.examined.criteria.rows[row].rule.as_ref()?.quotes(Word::Den, given)?;
        let fact = self.examined.submission.fact(named, self.column)?.value;
        let points = (&Exact::from(num) * max).over(&Exact::from(fact))?.min(max.clone());
        let fits = fact != den && self.is(&points);
        fits.then(|| {
            let declared = plain(self.declared);
            format!("the denominator {den}: with {fact}, the fact, it comes to {declared} as declared")
        })
    }

    fn ratio(&self, num: Decimal, den: Decimal, max: &Exact, uncapped: &Exact) -> Vec<String> {
        let mut slips = Vec::new();
        let (num, den) = (Exact::from(num), Exact::from(den));
        let swapped = (&den * max).over(&num).filter(|_| num != den);
        if swapped.is_some_and(|points| self.is(&points) || (num < den && self.is(&points.min(max.clone()))))
        {
            slips.push("numerator and denominator are swapped".to_owned());
        }
        if num > den && self.is(uncapped) {
            slips.push("the ratio above 1 was not cut to 1".to_owned());
        }
        let Some(ratio) = num.over(&den).map(|ratio| ratio.min(Exact::ONE)) else { return slips };
        let own = self.examined.criteria.rounding;
        for decimals in [4, 3, 2] {
            let first = rounded(&ratio, own.mode, decimals).map(|first| &Exact::from(first) * max);
            let points = first.and_then(|points| rounded(&points, own.mode, own.decimals));
            if points == Some(self.declared) {
                slips.push(format!(
                    "the ratio was {} to {decimals} decimals before it was multiplied",
                    own.mode.participle()
                ));
                return slips;
            }
        }
        slips
    }

    fn neighbour(&self, criterion: &Criterion, hit: usize, what: &str) -> Option<String> {
        let list = criterion.rule.as_ref()?.list();
        let declared = plain(self.declared);
        let other = list
            .iter()
            .enumerate()
            .filter(|(index, listed)| *index != hit && listed.worth == declared)
            .min_by_key(|(index, _)| index.abs_diff(hit))?;
        Some(format!("these are the points of {what} {}", other.1.id))
    }

    fn rounding(&self, exact: &Exact) -> Option<String> {
        let own = self.examined.criteria.rounding;
        let decimals = [own.decimals, 1, 0, 3];
        decimals.into_iter().find_map(|decimals| {
            RoundingMode::WORDS.into_iter().find_map(|(_, mode)| {
                let other = decimals != own.decimals || mode != own.mode;
                let hit = other && rounded(exact, mode, decimals) == Some(self.declared);
                hit.then(|| {
                    if decimals == own.decimals {
                        format!("{} instead of {}", mode.participle(), own.mode.participle())
                    } else {
                        let unit = if decimals == 1 { "decimal" } else { "decimals" };
                        format!("rounded to {decimals} {unit} instead of {}", own.decimals)
                    }
                })
            })
        })
    }

    fn sum(&self, row: Option<usize>, deviation: &Deviation) -> Vec<String> {
        let mut slips = Vec::new();
        let Some(expected) = deviation.expected else { return slips };
        let form = self.examined.form();
        let below = |child: &usize| {
            form.declared(Some(*child), self.column).or_else(|| form.computed(Some(*child), self.column))
        };
        let rows: Vec<usize> =
            (0..self.examined.criteria.rows.len()).filter(|child| self.is_below(*child, row)).collect();
        let (mut left_out, mut twice) = (Vec::new(), Vec::new());
        for child in &rows {
            let Some(points) = below(child).filter(|points| !points.is_zero()) else { continue };
            let named = format!("{} ({})", form.code(Some(*child)), plain(points));
            if expected.checked_sub(points) == Some(self.declared) {
                left_out.push(named);
            } else if expected.checked_add(points) == Some(self.declared) {
                twice.push(named);
            }
        }
        for (rows, what) in [(left_out, "left out of the sum"), (twice, "counted twice")] {
            match &rows[..] {
                [] => {}
                [one] => slips.push(format!("{one} was {what}")),
                [first, second] => slips.push(format!("{first} or {second} was {what}")),
                [first, ..] => slips.push(format!("one of {} rows like {first} was {what}", rows.len())),
            }
        }
        let unrounded: Vec<Exact> = rows.iter().filter_map(|child| self.unrounded(*child)).collect();
        if !unrounded.is_empty() {
            let exact = Exact::sum(&unrounded);
            let modes = RoundingMode::WORDS.map(|(_, mode)| mode);
            let decimals = self.examined.criteria.rounding.decimals;
            if modes.into_iter().any(|mode| rounded(&exact, mode, decimals) == Some(self.declared)) {
                slips.push("the terms were added up before they were rounded".to_owned());
            }
        }
        let outcome = self.examined.evaluation.outcome(row, self.column);
        let capped = outcome.and_then(|outcome| {
            outcome.steps.iter().find_map(|step| match step {
                Step::Capped { from, points } if self.is(from) => Some(points.clone()),
                _ => None,
            })
        });
        slips.extend(capped.map(|max| format!("the max of {max} was not applied")));
        slips.extend(self.uncapped(row, expected));
        slips
    }

    /// The rows right below, as declared, come to the declared figure, and the max cuts that.
    fn uncapped(&self, row: Option<usize>, expected: Decimal) -> Option<String> {
        let criteria = self.examined.criteria;
        let (children, role, node, max) = match row.map(|row| &criteria.rows[row]) {
            Some(group) => (&group.children, group.role, &group.node, group.max),
            None => (&criteria.top, Role::Normal, &criteria.total.node, criteria.max),
        };
        let form = self.examined.form();
        let counted = children.iter().copied().filter(|child| criteria.rows[*child].role == role);
        let bonus = row.is_none().then(|| criteria.outer_rows(Role::Bonus)).into_iter().flatten();
        let points = counted.chain(bonus).map(|child| {
            let declared = form.declared(Some(child), self.column);
            declared.or_else(|| form.computed(Some(child), self.column)).map(Exact::from)
        });
        let points: Vec<Exact> = points.collect::<Option<_>>()?;
        let together = Exact::sum(&points);
        let declared = Exact::from(self.declared);
        let cut = node.combine == Combine::Sum && together == declared && Exact::from(expected) < declared;
        max.filter(|_| cut).map(|max| format!("the max of {} was not applied", plain(max)))
    }

    /// Whether a row is anywhere below a sum.
    fn is_below(&self, child: usize, sum: Option<usize>) -> bool {
        let Some(sum) = sum else { return true };
        let rows = &self.examined.criteria.rows;
        std::iter::successors(rows[child].parent, |parent| rows[*parent].parent).any(|parent| parent == sum)
    }

    /// A leaf's points before they were rounded.
    fn unrounded(&self, row: usize) -> Option<Exact> {
        let leaf = !self.examined.criteria.rows[row].is_group();
        let outcome = self.examined.evaluation.outcome(Some(row), self.column).filter(|_| leaf)?;
        let before = outcome.steps.iter().find_map(|step| match step {
            Step::Rounded { from, .. } => Some(from.clone()),
            _ => None,
        });
        before.or_else(|| outcome.points.clone())
    }

    /// A penalty that is declared as the form prints it.
    fn sign(&self, row: Option<usize>) -> Option<String> {
        let is_penalty = row.is_some_and(|row| self.examined.criteria.rows[row].role == Role::Penalty);
        let unsigned = is_penalty && !self.declared.is_zero() && self.declared == -self.computed;
        unsigned.then(|| "the loss is declared without its minus".to_owned())
    }

    fn digits(&self) -> Option<String> {
        if self.declared.is_zero() || self.computed.is_zero() {
            return None;
        }
        let (declared, computed) = (Exact::from(self.declared), Exact::from(self.computed));
        for factor in [10, 100] {
            let times = Exact::from(factor);
            if declared == &computed * &times || &declared * &times == computed {
                return Some(format!("the decimal mark is off: a factor of {factor}"));
            }
        }
        let shown = |figure: Decimal| self.examined.criteria.rounding.show(figure);
        let pairs =
            [(shown(self.declared), shown(self.computed)), (plain(self.declared), plain(self.computed))];
        pairs.iter().any(|(a, b)| transposed(a, b)).then(|| "two digits are transposed".to_owned())
    }

    /// Whether the other column declares the same figure, and whether it is right there.
    fn other_column(&self, row: Option<usize>) -> Option<(String, bool)> {
        let other = match self.column {
            Column::Own => Column::Appraisal,
            Column::Appraisal => Column::Own,
        };
        let form = self.examined.form();
        let taken_over = form.taken_over(row);
        let copied = !taken_over && form.declared(row, other) == Some(self.declared);
        let right = form.computed(row, other) == Some(self.declared);
        copied.then(|| (format!("this is the figure of the {} column", other.word()), right))
    }
}

fn rounded(exact: &Exact, mode: RoundingMode, decimals: u32) -> Option<Decimal> {
    Rounding { at: RoundAt::Leaf, mode, decimals }.apply(exact).ok()
}

/// Whether two figures differ by two neighbouring digits that changed places, the decimal mark staying where it is.
fn transposed(declared: &str, computed: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let mark = |text: &str| text.len() - text.find('.').unwrap_or(text.len());
    let (wrong, right) = (digits(declared), digits(computed));
    if wrong.len() != right.len() || mark(declared) != mark(computed) {
        return false;
    }
    let differing: Vec<usize> = (0..wrong.len()).filter(|at| wrong[*at] != right[*at]).collect();
    matches!(differing[..], [first, second]
        if second == first + 1 && wrong[first] == right[second] && wrong[second] == right[first])
}

#[cfg(test)]
mod tests {
    use super::transposed;

    #[test]
    fn transposed_digits_by_table() {
        for (a, b, expected) in [
            ("4.58", "4.85", true),
            ("464.06", "446.06", true),
            ("15.00", "51.00", true),
            ("4.85", "4.86", false),
            ("54.8", "4.85", false),
            ("1.30", "3.10", true),
        ] {
            assert_eq!(transposed(a, b), expected, "{a} {b}");
        }
    }
}
