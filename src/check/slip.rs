//! The likely slip behind a wrong figure, where the figures show it.

use super::cause::Deviation;
use super::messages::slip::{CutAtComma, DecimalMarkOff, FigureOfColumn, TRANSPOSED, WITHOUT_MINUS};
use super::{Examined, slip_sum};
use crate::account::Accounts;
use crate::answer::Answer;
use crate::column::Column;
use crate::criteria::{Node, Role};
use crate::language::{Computed, Joined, Sentence, Text};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, plain};

/// At most so many are told.
const SHOWN: usize = 2;

const OR_ELSE: Text = Text { en: "; or ", vi: "; hoặc " };

/// The slips that are likely behind a wrong figure, as a part of a sentence; `None` where no figure shows one.
pub(super) fn likely(
    examined: &Examined<'_>,
    column: Column,
    deviation: &Deviation,
) -> Option<Joined<Sentence>> {
    let items = name(examined, column, deviation);
    (!items.is_empty()).then_some(Joined { items, by: OR_ELSE })
}

/// Names the slips that give exactly the declared figure, the most telling first.
fn name(examined: &Examined<'_>, column: Column, deviation: &Deviation) -> Vec<Sentence> {
    let Deviation { node, declared, computed, .. } = deviation;
    let looked = Looked { examined, column, node: *node, declared: *declared, computed: *computed };
    let mut slips = Vec::new();
    match node {
        Node::Row(row) if !examined.criteria.rows[*row].is_group() => {
            slips.extend(looked.leaf(*row, &examined.criteria.rows[*row]));
        }
        Node::Row(_) | Node::Total => slips.extend(slip_sum::name(looked, deviation)),
    }
    slips.extend(looked.sign());
    slips.extend(looked.digits());
    // a figure that is right in the other column was copied from there; one that is wrong in both is a slip of its own
    let is_blank = matches!(examined.submission.row(*node, column).answer, Answer::Blank)
        && deviation.expected.is_none();
    match looked.other_column(*node) {
        Some((slip, true)) if !is_blank => slips.insert(0, slip),
        Some((slip, _)) => slips.push(slip),
        None => {}
    }
    if let Some(slip) = looked.cut_at_comma() {
        slips.insert(0, slip);
    }
    slips.truncate(SHOWN);
    slips
}

/// A wrong figure that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looked<'l> {
    pub(super) examined: &'l Examined<'l>,
    pub(super) column: Column,
    pub(super) node: Node,
    pub(super) declared: Decimal,
    pub(super) computed: Decimal,
}

impl<'l> Looked<'l> {
    pub(super) fn accounts(&self) -> Accounts<'l> {
        let Examined { criteria, submission, evaluation, .. } = *self.examined;
        Accounts { criteria, submission, evaluation, column: self.column }
    }

    fn is_penalty(&self) -> bool {
        self.examined.criteria.criterion(self.node).is_some_and(|row| row.role == Role::Penalty)
    }

    /// Whether the declared figure is this one, rounded as the criteria say; of a penalty also the loss without its
    /// sign.
    pub(super) fn is(&self, exact: &Exact) -> bool {
        let is = |exact: &Exact| self.examined.criteria.rounding.apply(exact) == Ok(self.declared);
        is(exact) || (self.is_penalty() && !exact.is_negative() && is(&-exact))
    }

    /// Whether the declared figure is this one under another rounding.
    pub(super) fn is_by(&self, exact: &Exact, mode: RoundingMode, decimals: u32) -> bool {
        let is = |exact: &Exact| rounded(exact, mode, decimals) == Some(self.declared);
        is(exact) || (self.is_penalty() && !exact.is_negative() && is(&-exact))
    }

    /// In a file whose cells are separated by commas, `7,92` is the score 7 and the note 92.
    fn cut_at_comma(&self) -> Option<Sentence> {
        let stated = self.examined.submission.row(self.node, self.column);
        let note = stated.note.as_ref().map(|note| note.value.trim())?;
        let is_cut = self.examined.submission.notation.delimiter == Some(b',')
            && !note.is_empty()
            && note.bytes().all(|byte| byte.is_ascii_digit());
        let joined: Decimal = format!("{}.{note}", plain(self.declared)).parse().ok().filter(|_| is_cut)?;
        let figure = Computed(plain(self.computed));
        (joined == self.computed).then(|| CutAtComma { figure, note: note.to_owned() }.into())
    }

    /// A penalty that is declared as the form prints it.
    fn sign(&self) -> Option<Sentence> {
        let unsigned = self.is_penalty() && !self.declared.is_zero() && self.declared == -self.computed;
        unsigned.then(|| WITHOUT_MINUS.into())
    }

    fn digits(&self) -> Option<Sentence> {
        if self.declared.is_zero() || self.computed.is_zero() {
            return None;
        }
        let (declared, computed) = (Exact::from(self.declared), Exact::from(self.computed));
        for (factor, times) in [(10, Exact::from(10)), (100, Exact::from(100))] {
            if declared == &computed * &times || &declared * &times == computed {
                return Some(DecimalMarkOff { factor }.into());
            }
        }
        let shown = |figure: Decimal| self.examined.criteria.rounding.show(figure);
        let pairs =
            [(shown(self.declared), shown(self.computed)), (plain(self.declared), plain(self.computed))];
        pairs.iter().any(|(a, b)| transposed(a, b)).then(|| TRANSPOSED.into())
    }

    /// Whether the other column declares the same figure, and whether it is right there.
    fn other_column(&self, node: Node) -> Option<(Sentence, bool)> {
        let other = match self.column {
            Column::Own => Column::Appraisal,
            Column::Appraisal => Column::Own,
        };
        let form = self.examined.form();
        let taken_over = form.taken_over(node);
        let copied = !taken_over && form.declared(node, other) == Some(self.declared);
        let right = form.computed(node, other) == Some(self.declared);
        copied.then(|| (FigureOfColumn { column: other }.into(), right))
    }
}

pub(super) fn rounded(exact: &Exact, mode: RoundingMode, decimals: u32) -> Option<Decimal> {
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
