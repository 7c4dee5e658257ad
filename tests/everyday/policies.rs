//! Forms filled in by another rounding than the criteria's: that is said once, and no row is accused.

use crate::harness::fractions::{rational, rounded};
use crate::harness::support::{Random, add_up, code, declare, declared, edition, evaluated, figure, la_gi};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use score::answer::Answer;
use score::check::{Examined, Policy, Verdict};
use score::column::Column;
use score::criteria::{Criteria, Node};
use score::number::{Decimal, RoundingMode};
use score::submission::Submission;

/// Six ways in which offices round.
const POLICIES: [Policy; 6] = [
    Policy { mode: RoundingMode::HalfUp, decimals: 2, ratio_first: None },
    Policy { mode: RoundingMode::HalfEven, decimals: 2, ratio_first: None },
    Policy { mode: RoundingMode::Up, decimals: 2, ratio_first: None },
    Policy { mode: RoundingMode::HalfUp, decimals: 1, ratio_first: None },
    Policy { mode: RoundingMode::HalfUp, decimals: 2, ratio_first: Some(2) },
    Policy { mode: RoundingMode::HalfUp, decimals: 2, ratio_first: Some(3) },
];

/// Declares every leaf that is a ratio by a policy, and adds everything up again.
fn redeclare(criteria: &Criteria, form: &mut Submission, policy: Policy) {
    for column in Column::BOTH {
        for (row, criterion) in criteria.leaves() {
            let Answer::Given(given) = &form.rows[row].get(column).answer else { continue };
            let (Some((num, den)), false) = (given.ratio(), criterion.kind() == "tiers") else { continue };
            let ratio = (rational(num) / rational(den)).min(BigRational::one());
            let first =
                policy.ratio_first.map_or(ratio.clone(), |decimals| rounded(&ratio, policy.mode, decimals));
            let points = rounded(&(first * rational(criterion.max.unwrap())), policy.mode, policy.decimals);
            let mantissa = (points * BigRational::from_integer(BigInt::from(100))).to_integer();
            declare(form, Node::Row(row), column, Decimal::new(mantissa.try_into().unwrap(), 2));
        }
        add_up_all(criteria, form, column);
    }
}

fn add_up_all(criteria: &Criteria, form: &mut Submission, column: Column) {
    for row in criteria
        .order
        .iter()
        .filter(|row| criteria.rows[**row].is_group())
        .map(|row| Node::Row(*row))
        .chain([Node::Total])
    {
        let added = add_up(criteria, form, row, column);
        declare(form, row, column, added);
    }
}

#[test]
fn the_right_policy_is_named_and_no_row_is_accused() {
    let criteria = edition();
    let original = la_gi(&criteria);
    let evaluation = evaluated(&criteria, &original);
    for policy in POLICIES {
        let mut form = original.clone();
        redeclare(&criteria, &mut form, policy);
        let examined = Examined::new(&criteria, &form, &evaluation);
        for (column, inference) in examined.policies.each() {
            let told = format!("{} in the {} column: {inference:?}", policy.describe(), column.word());
            assert!(inference.best.contains(&policy), "{told}");
            assert_eq!(inference.by_best, inference.leaves, "{told}");
            let accused: Vec<&str> = examined
                .causes
                .get(column)
                .deviations
                .iter()
                .map(|wrong| code(&criteria, wrong.node))
                .collect();
            assert!(accused.is_empty(), "{accused:?} accused: {told}");
        }
    }
}

#[test]
fn slips_on_top_of_another_rounding_are_found() {
    let criteria = edition();
    let original = la_gi(&criteria);
    let evaluation = evaluated(&criteria, &original);
    for (index, policy) in POLICIES.into_iter().enumerate() {
        for case in 0..200 / crate::SHARE {
            let mut random = Random::new((index * 1_000 + case) as u64);
            let mut form = original.clone();
            redeclare(&criteria, &mut form, policy);
            let leaves: Vec<usize> = criteria.leaves().map(|(row, _)| row).collect();
            let mut planted = Vec::new();
            while planted.len() < 2 {
                let cell = (Node::Row(leaves[random.below(leaves.len())]), Column::BOTH[random.below(2)]);
                if !planted.contains(&cell) {
                    planted.push(cell);
                }
            }
            for (row, column) in &planted {
                let by = figure("0.05") + Decimal::new(i64::try_from(random.below(200)).unwrap(), 2);
                let slipped = declared(&form, *row, *column) + by;
                declare(&mut form, *row, *column, slipped);
            }
            for column in Column::BOTH {
                add_up_all(&criteria, &mut form, column);
            }
            let examined = Examined::new(&criteria, &form, &evaluation);
            for (row, column) in &planted {
                let found = examined.causes.get(*column).of(*row).is_some_and(|wrong| wrong.root);
                let told = format!(
                    "{} in {}: {:?}",
                    declared(&form, *row, *column),
                    column.word(),
                    examined.policies.get(*column)
                );
                assert!(
                    found,
                    "{}, case {case}: {} not found: {told}",
                    policy.describe(),
                    code(&criteria, *row)
                );
            }
        }
    }
}

#[test]
fn the_criteria_s_own_rounding_is_recognised_where_every_figure_agrees() {
    let criteria = edition();
    let form = la_gi(&criteria);
    let evaluation = evaluated(&criteria, &form);
    let examined = Examined::new(&criteria, &form, &evaluation);
    for (_, inference) in examined.policies.each() {
        assert_eq!(inference.verdict, Verdict::AsCriteria);
        assert_eq!((inference.leaves, inference.by_criteria), (82, 82));
    }
}

/// 4.7.2.1 alone tells a truncated percentage from a truncated product: 6.93 against 6.94.
#[test]
fn a_percentage_truncated_to_two_decimals_is_named_but_undetermined() {
    let criteria = edition();
    let mut form = la_gi(&criteria);
    let policy = Policy { mode: RoundingMode::Truncate, decimals: 2, ratio_first: Some(4) };
    redeclare(&criteria, &mut form, policy);
    let evaluation = evaluated(&criteria, &form);
    let examined = Examined::new(&criteria, &form, &evaluation);
    let appraisal = &examined.policies.appraisal;
    assert_eq!((appraisal.by_best, appraisal.by_criteria), (82, 81));
    assert!(appraisal.best.contains(&policy));
    assert_eq!(appraisal.verdict, Verdict::Undetermined);
    let roots: Vec<&str> = examined
        .causes
        .appraisal
        .deviations
        .iter()
        .filter(|wrong| wrong.root)
        .map(|wrong| code(&criteria, wrong.node))
        .collect();
    assert_eq!(roots, ["4.7.2.1"]);
}

#[test]
fn one_row_decides_nothing() {
    let criteria = edition();
    let mut form = la_gi(&criteria);
    // all rows whose rounding shows are blotted out but one, which is rounded half-up
    for code in ["1.4", "4.6.2.2", "4.8.3", "4.8.4.1", "4.8.4.2", "4.10.3"] {
        let row = criteria.find(code).unwrap();
        form.rows[row].own.declared = None;
    }
    declare(&mut form, criteria.node_called("3.2.2").unwrap(), Column::Own, figure("4.86"));
    let evaluation = evaluated(&criteria, &form);
    let examined = Examined::new(&criteria, &form, &evaluation);
    assert_eq!(examined.policies.own.verdict, Verdict::Undetermined);
    assert!(examined.causes.own.of(criteria.node_called("3.2.2").unwrap()).is_some());
}
