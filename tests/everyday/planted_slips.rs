//! The La Gi form with slips planted: every cause is found at its row, nobody else is accused, and every consequence
//! stands under its cause.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::support::{
    Random, add_up, code, declare, declared, edition, evaluated, figure, la_gi, rows, sums_above,
};
use score::check::Examined;
use score::column::Column;
use score::criteria::{Criteria, Node};
use score::number::Decimal;
use score::submission::Submission;

/// Seeded forms for each number of slips and each way of adding up.
const CASES: usize = 1_667 / crate::SHARE;

type Cell = (Node, Column);

/// A figure that a hurried hand could have written instead.
fn slipped(random: &mut Random, right: Decimal) -> Decimal {
    let digits: Vec<char> = format!("{right:.2}").chars().collect();
    loop {
        let wrong = match random.below(6) {
            0 => {
                let mut digits = digits.clone();
                let at = random.below(digits.len() - 1);
                digits.swap(at, at + 1);
                digits.into_iter().collect::<String>().parse().unwrap_or(right)
            }
            1 => right * figure("10"),
            2 => right + figure("0.01"),
            3 => right + figure("1"),
            4 => (right - figure("0.5")).max(Decimal::ZERO),
            _ => Decimal::new(i64::try_from(random.below(5_000)).unwrap(), 2),
        };
        if wrong != right {
            return wrong;
        }
    }
}

/// Rows and columns for so many slips, no two on one path in one column.
fn places(random: &mut Random, criteria: &Criteria, count: usize) -> Vec<Cell> {
    let mut places: Vec<Cell> = Vec::new();
    while places.len() < count {
        let row = random.below(criteria.rows.len() + 1);
        let row = if row < criteria.rows.len() { Node::Row(row) } else { Node::Total };
        let column = Column::BOTH[random.below(2)];
        let on_path = |other: &Cell| {
            let above = |a, b| sums_above(criteria, a).contains(&b);
            other.1 == column && (other.0 == row || above(other.0, row) || above(row, other.0))
        };
        if !places.iter().any(on_path) {
            places.push((row, column));
        }
    }
    places
}

/// Plants slips; where sums are redone, everything above is added up again from what is declared.
fn plant(
    random: &mut Random,
    criteria: &Criteria,
    form: &mut Submission,
    count: usize,
    redone: bool,
) -> Vec<Cell> {
    let places = places(random, criteria, count);
    for (row, column) in &places {
        let wrong = slipped(random, declared(form, *row, *column));
        declare(form, *row, *column, wrong);
    }
    if redone {
        // from below: longer codes first, the total last
        let mut sums: Vec<Cell> = places
            .iter()
            .flat_map(|(row, column)| sums_above(criteria, *row).into_iter().map(|sum| (sum, *column)))
            .collect();
        sums.sort_by_key(|(sum, column)| {
            (std::cmp::Reverse(criteria.criterion(*sum).map_or(0, |sum| sum.depth)), *sum, *column)
        });
        for (sum, column) in sums {
            let added = add_up(criteria, form, sum, column);
            declare(form, sum, column, added);
        }
    }
    places
}

#[test]
fn all_causes_are_found_and_nobody_else_is_accused() {
    let criteria = edition();
    let original = la_gi(&criteria);
    let evaluation = evaluated(&criteria, &original);
    let mut table = BTreeMap::new();
    for count in 1..=3 {
        for redone in [false, true] {
            let (mut figures, mut consequences) = (0, 0);
            for case in 0..CASES {
                let mut random = Random::new((case * 10 + count * 2 + usize::from(redone)) as u64);
                let mut form = original.clone();
                let planted = plant(&mut random, &criteria, &mut form, count, redone);
                let examined = Examined::new(&criteria, &form, &evaluation);
                let mut found = BTreeSet::new();
                for column in Column::BOTH {
                    for deviation in &examined.causes.get(column).deviations {
                        figures += 1;
                        if deviation.root {
                            found.insert((deviation.node, column));
                        } else {
                            consequences += 1;
                            let below =
                                |cause: &Node| sums_above(&criteria, *cause).contains(&deviation.node);
                            assert!(!deviation.causes.is_empty(), "a consequence without a cause");
                            assert!(deviation.causes.iter().all(below), "a cause that is not below");
                            assert!(deviation.causes.iter().all(|cause| planted.contains(&(*cause, column))));
                        }
                    }
                }
                let names = |cells: &BTreeSet<Cell>| -> Vec<String> {
                    cells
                        .iter()
                        .map(|(row, column)| format!("{} {}", code(&criteria, *row), column.word()))
                        .collect()
                };
                let planted: BTreeSet<Cell> = planted.into_iter().collect();
                assert_eq!(names(&found), names(&planted), "{count} slips, redone: {redone}, case {case}");
                corrected_form_agrees(&criteria, &form, &evaluation);
            }
            table.insert((count, redone), (figures, consequences));
        }
    }
    println!("slips  sums redone  forms  wrong figures  consequences  causes missed  rows accused wrongly");
    for ((count, redone), (figures, consequences)) in table {
        println!(
            "{count:>5}  {redone:>11}  {CASES:>5}  {figures:>13}  {consequences:>12}  {:>13}  {:>20}",
            0, 0
        );
    }
}

/// Replacing the causes and adding up again makes every declared figure agree.
fn corrected_form_agrees(criteria: &Criteria, form: &Submission, evaluation: &score::evaluate::Evaluation) {
    let examined = Examined::new(criteria, form, evaluation);
    let mut corrected = form.clone();
    for column in Column::BOTH {
        let mut wrong: Vec<_> = examined.causes.get(column).deviations.clone();
        for root in wrong.iter().filter(|deviation| deviation.root) {
            declare(&mut corrected, root.node, column, root.computed);
        }
        wrong.sort_by_key(|deviation| {
            std::cmp::Reverse(criteria.criterion(deviation.node).map_or(0, |row| row.depth))
        });
        for sum in wrong.iter().filter(|deviation| !deviation.root) {
            let added = add_up(criteria, &corrected, sum.node, column);
            declare(&mut corrected, sum.node, column, added);
        }
        for row in rows(criteria) {
            let computed = evaluation.outcome(row, column).unwrap().shown.unwrap();
            assert_eq!(declared(&corrected, row, column), computed, "{}", code(criteria, row));
        }
    }
}
