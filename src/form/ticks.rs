//! Which options of a leaf are ticked.

use super::figures::Figure;
use crate::number::Decimal;

/// What one option of a leaf has in one column.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    /// Its position in the rule's list.
    pub(super) entry: usize,
    /// What it is worth.
    pub(super) worth: Option<Decimal>,
    /// Whether its own rule gives the points: any points but 0 are a tick then.
    pub(super) by_rule: bool,
    /// What its cells say, each with the bytes that show it.
    pub(super) cells: Vec<(Figure, std::ops::Range<usize>)>,
}

/// What the options of a leaf say together.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ticks {
    /// None is ticked.
    None,
    /// These are, each with its cell.
    These(Vec<(usize, std::ops::Range<usize>)>),
    /// A cell is neither blank, nor zero, nor a tick.
    Unclear(std::ops::Range<usize>),
}

/// Which options are ticked: by a tick, or by the option's own points. A 0 ticks an option of 0 points if nothing else is
/// ticked, and no other one.
pub(super) fn ticks(printed: &[Printed]) -> Ticks {
    let (mut ticked, mut zeros) = (Vec::new(), Vec::new());
    for option in printed {
        for (figure, span) in &option.cells {
            match figure {
                Figure::Blank | Figure::Flag(false) => {}
                Figure::Tick | Figure::Flag(true) | Figure::Pair(..) => {
                    ticked.push((option.entry, span.clone()));
                }
                Figure::Number(number) | Figure::Glued(number, _) if number.is_zero() => {
                    if option.worth.is_some_and(|worth| worth.is_zero()) {
                        zeros.push((option.entry, span.clone()));
                    }
                }
                Figure::Number(number) | Figure::Glued(number, _)
                    if Some(*number) == option.worth || option.by_rule =>
                {
                    ticked.push((option.entry, span.clone()));
                }
                _ => return Ticks::Unclear(span.clone()),
            }
        }
    }
    ticked.dedup_by_key(|(entry, _)| *entry);
    if ticked.is_empty() {
        zeros.dedup_by_key(|(entry, _)| *entry);
        ticked = zeros;
    }
    if ticked.is_empty() { Ticks::None } else { Ticks::These(ticked) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(entry: usize, worth: i64, figure: Figure) -> Printed {
        Printed {
            entry,
            worth: Some(Decimal::from(worth)),
            by_rule: false,
            cells: vec![(figure, entry..entry + 1)],
        }
    }

    #[test]
    fn what_is_a_tick() {
        let number = |n: i64| Figure::Number(Decimal::from(n));
        let of = |figures: [Figure; 3]| {
            let [a, b, c] = figures;
            match ticks(&[option(0, 5, a), option(1, 3, b), option(2, 0, c)]) {
                Ticks::These(these) => Some(these.into_iter().map(|(entry, _)| entry).collect::<Vec<_>>()),
                Ticks::None => Some(Vec::new()),
                Ticks::Unclear(_) => None,
            }
        };
        let blank = || Figure::Blank;
        for (figures, expected) in [
            ([number(5), blank(), blank()], Some(vec![0])),
            ([blank(), Figure::Tick, blank()], Some(vec![1])),
            ([Figure::Flag(false), Figure::Flag(true), Figure::Flag(false)], Some(vec![1])),
            // a 0 is a tick on the option of 0 points alone, and only if nothing else is ticked
            ([number(0), blank(), blank()], Some(vec![])),
            ([blank(), blank(), number(0)], Some(vec![2])),
            ([number(5), number(0), number(0)], Some(vec![0])),
            ([Figure::Tick, Figure::Tick, blank()], Some(vec![0, 1])),
            ([number(4), blank(), blank()], None),
            ([Figure::Words("có".into()), blank(), blank()], None),
        ] {
            assert_eq!(of(figures.clone()), expected, "{figures:?}");
        }
    }
}
