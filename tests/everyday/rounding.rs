//! Rounding: the reference form under every policy, a million ratios against fractions of any size, and tiers at
//! their bounds. The expected figures are worked out here from the files' own numbers, not by the library.

use crate::harness::load;
use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use score::column::Column;
use score::criteria::{Criteria, Node};
use score::evaluate::{Evaluation, evaluate};
use score::finding::Findings;
use score::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, fixed};
use score::submission::Submission;
use score::working::Recorder;
use toml::{Table, Value};

const EDITION: &str = include_str!("../../criteria/binh-thuan-huyen-2022.toml");
#[expect(clippy::cast_possible_truncation, reason = "a small number")]
const SHARE: u32 = crate::SHARE as u32;
const FORM: &str = include_str!("../../examples/la-gi-2022.toml");

/// The edition as it would be under another policy.
fn edition_text(at: &str, mode: &str) -> String {
    let (shipped_at, shipped_mode) = ("at       = \"leaf\"", "mode     = \"truncate\"");
    assert!(EDITION.contains(shipped_at) && EDITION.contains(shipped_mode), "the edition is laid out anew");
    let text = EDITION.replace(shipped_at, &format!("at = \"{at}\""));
    text.replace(shipped_mode, &format!("mode = \"{mode}\""))
}

fn evaluated(criteria: &Criteria, text: &str) -> (Submission, Evaluation) {
    let submission = load::submission(criteria, text);
    let evaluation = evaluate(criteria, &submission, &Recorder::discarding(), &mut Findings::default());
    (submission, evaluation)
}

fn totals(criteria: &Criteria, evaluation: &Evaluation) -> [String; 2] {
    Column::BOTH.map(|column| {
        let total = evaluation.outcome(Node::Total, column).and_then(|outcome| outcome.shown);
        fixed(total.expect("the total has points"), criteria.rounding.decimals)
    })
}

/// Mode, totals, and the leaves on which a declared figure is not reached in one column or both.
const AT_LEAVES: [(&str, [&str; 2], &[&str]); 2] = [
    ("truncate", ["464.06", "430.92"], &[]),
    (
        "half-up",
        ["464.09", "430.99"],
        &["2.12.2", "3.2.2", "4.1.1", "4.2.1", "4.8.2.1", "4.8.3", "4.8.4.1", "4.8.4.2", "4.10.3"],
    ),
];

#[test]
fn half_up_differs_on_exactly_nine_leaves_of_the_la_gi_form() {
    for (mode, expected_totals, expected_leaves) in AT_LEAVES {
        let criteria = load::criteria(&edition_text("leaf", mode));
        let (submission, evaluation) = evaluated(&criteria, FORM);
        let differs = |row: usize| {
            Column::BOTH.into_iter().any(|column| {
                let declared = submission.row(Node::Row(row), column).declared.as_ref();
                declared.is_some_and(|declared| {
                    evaluation.outcome(Node::Row(row), column).unwrap().shown != Some(declared.value)
                })
            })
        };
        let leaves = criteria.leaves().filter(|(row, _)| differs(*row));
        let leaves: Vec<&str> = leaves.map(|(_, leaf)| leaf.code.as_str()).collect();
        assert_eq!(leaves, expected_leaves, "{mode}");
        assert_eq!(totals(&criteria, &evaluation), expected_totals, "{mode}");
    }
}

#[test]
fn rounding_at_the_total_adds_exact_leaves_and_rounds_once() {
    let (edition, form) = (EDITION.parse::<Table>().unwrap(), FORM.parse::<Table>().unwrap());
    let exact = ["self", "appraisal"].map(|column| exact_total(&edition, &form, column));
    for (word, mode) in RoundingMode::WORDS {
        let criteria = load::criteria(&edition_text("total", word));
        let (_, evaluation) = evaluated(&criteria, FORM);
        let expected = exact.each_ref().map(|total| written(&rounded(total, mode, 2), 2));
        assert_eq!(totals(&criteria, &evaluation), expected, "{word}");
    }
    // neither total ends within two decimals, so the four modes are told apart
    assert!(exact.iter().all(|total| !(total * BigRational::from(BigInt::from(100))).is_integer()));
}

/// The total of one column from the raw tables of both files: leaves capped, summed, nothing rounded.
fn exact_total(edition: &Table, form: &Table, column: &str) -> BigRational {
    let mut seen = BTreeSet::new();
    let mut total = BigRational::zero();
    for row in edition["criterion"].as_array().into_iter().flatten().filter_map(Value::as_table) {
        let code = row["code"].as_str().expect("a code is a text");
        assert!(seen.insert(code), "{code} twice");
        if row.contains_key("rule") {
            let same = form[column].get(code).is_some_and(|answer| answer.get("same").is_some());
            let answer = form[if same { "self" } else { column }].get(code).expect("the form has every row");
            total += leaf_points(row, answer);
        }
    }
    total
}

fn leaf_points(row: &Table, answer: &Value) -> BigRational {
    let max = number(&row["max"]);
    let given = |word: &str| answer.get(word).map(number);
    let list = |key: &str| row[key].as_array().expect("options and tiers are lists");
    let chosen = |key: &str| {
        let letter = answer.get("choice")?.as_str()?.bytes().next()?;
        list(key).get(usize::from(letter - b'a'))
    };
    let ratio = || match (given("num"), given("den")) {
        (Some(num), Some(den)) => (num / den).min(number(&Value::Integer(1))) * &max,
        (None, _) | (_, None) => BigRational::zero(),
    };
    let points = match row["rule"].as_str().expect("a rule is a text") {
        "ratio" => ratio(),
        "count" => given("count").map_or_else(BigRational::zero, |count| count * number(&row["each"])),
        "manual" => given("value").unwrap_or_else(BigRational::zero),
        "choice" if row["options"].as_str() == Some("yes-no") => {
            let yes = answer.get("choice").and_then(Value::as_str) == Some("a");
            if yes { max.clone() } else { BigRational::zero() }
        }
        "choice" => match chosen("options") {
            None => BigRational::zero(),
            Some(option) if option.get("rule").is_some() => ratio(),
            Some(option) => number(&option["points"]),
        },
        "tiers" => {
            let measure = given("value").or_else(|| Some(given("num")? / given("den")?));
            let tier = match &measure {
                Some(measure) => list("tiers").iter().find(|tier| holds(tier, measure)),
                None => chosen("tiers"),
            };
            tier.map_or_else(BigRational::zero, |tier| number(&tier["points"]))
        }
        other => unreachable!("the edition has no {other}"),
    };
    points.min(max)
}

fn holds(tier: &Value, measure: &BigRational) -> bool {
    let side = |key: &str| tier.get(key).map(number);
    side("gt").is_none_or(|bound| *measure > bound)
        && side("ge").is_none_or(|bound| *measure >= bound)
        && side("lt").is_none_or(|bound| *measure < bound)
        && side("le").is_none_or(|bound| *measure <= bound)
}

/// A whole number of the file, or a share with its sign.
fn number(value: &Value) -> BigRational {
    let (digits, scale) = match value {
        Value::Integer(whole) => (whole.to_string(), 1),
        Value::String(share) => (share.strip_suffix('%').expect("a share has its sign").to_owned(), 100),
        other => unreachable!("{other:?} is no whole number"),
    };
    BigRational::new(digits.parse().expect("digits are a number"), BigInt::from(scale))
}

/// Rounds by quotient and remainder of the magnitude, in units of the last decimal.
fn rounded(exact: &BigRational, mode: RoundingMode, decimals: u32) -> BigInt {
    let scaled = exact.numer().abs() * BigInt::from(10).pow(decimals);
    let (cut, rest) = scaled.div_rem(exact.denom());
    let (below_half, half) = ((&rest + &rest) < *exact.denom(), (&rest + &rest) == *exact.denom());
    let up = match mode {
        RoundingMode::Truncate => false,
        RoundingMode::HalfUp => !below_half,
        RoundingMode::HalfEven => !below_half && (!half || cut.is_odd()),
        RoundingMode::Up => !rest.is_zero(),
    };
    (cut + BigInt::from(u8::from(up))) * exact.numer().signum()
}

fn written(units: &BigInt, decimals: u32) -> String {
    let (whole, rest) = units.div_rem(&BigInt::from(10).pow(decimals));
    format!("{whole}.{rest:0>width$}", width = decimals as usize)
}

/// Numbers that are the same in every run (`splitmix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// A figure of 1 to `whole` digits and up to 6 decimals; whole in half of the cases.
    fn figure(&mut self, whole: u64) -> Decimal {
        let decimals = if self.below(2) == 0 { 0 } else { self.below(7) };
        let digits = 1 + self.below(whole) + decimals;
        let bound = 10_u64.pow(u32::try_from(digits).expect("a figure has at most 18 digits"));
        figure(self.below(bound), u32::try_from(decimals).expect("a figure has at most 6 decimals"))
    }

    /// A figure of all 12 and 6 digits: products of these outgrow 128 bits when they are rounded.
    fn full_figure(&mut self) -> Decimal {
        figure(10_u64.pow(17) + self.below(9 * 10_u64.pow(17)), 6)
    }

    /// A figure above zero.
    fn divisor(&mut self, whole: u64) -> Decimal {
        loop {
            let figure = self.figure(whole);
            if !figure.is_zero() {
                return figure;
            }
        }
    }
}

fn figure(units: u64, decimals: u32) -> Decimal {
    Decimal::try_from_i128_with_scale(i128::from(units), decimals).expect("18 digits fit a figure")
}

fn unreduced(figure: Decimal) -> (BigInt, BigInt) {
    (BigInt::from(figure.mantissa()), BigInt::from(10).pow(figure.scale()))
}

/// One ratio, in all modes: the library's steps (product first, then divided, then rounded) against one fraction of
/// whole numbers.
fn ratio_agrees(num: Decimal, den: Decimal, max: Decimal, decimals: u32) {
    let points = (&Exact::from(num) * &Exact::from(max)).over(&Exact::from(den)).expect("den is not 0");
    let [(n, n_ten), (d, d_ten), (m, m_ten)] = [num, den, max].map(unreduced);
    let expected = BigRational::new_raw(n * m * d_ten, d * n_ten * m_ten);
    for (word, mode) in RoundingMode::WORDS {
        let rounding = Rounding { at: RoundAt::Leaf, mode, decimals };
        let units = rounded(&expected, mode, decimals);
        match rounding.apply(&points) {
            Ok(figure) => {
                let found = (BigInt::from(figure.mantissa()), figure.scale());
                assert_eq!(found, (units, decimals), "{num}/{den} × {max}, {word} to {decimals}");
            }
            Err(_) => {
                assert!(units >= BigInt::from(2).pow(96), "{num}/{den} × {max} fits a figure");
            }
        }
    }
}

#[test]
fn a_million_random_ratios_are_rounded_as_fractions_of_whole_numbers_are() {
    let mut numbers = Numbers(2022);
    for case in 0..1_000_000 / SHARE {
        let whole = [3, 6, 12][case as usize % 3];
        let (num, den) = (numbers.figure(whole), numbers.divisor(whole));
        let max = if case % 8 == 0 { numbers.divisor(12) } else { numbers.divisor(2) };
        ratio_agrees(num, den, max, case % 7);
    }
    for case in 0..200_000 / SHARE {
        let [num, den, max] = [0; 3].map(|_| numbers.full_figure());
        ratio_agrees(num, den, max, case % 7);
    }
}

/// n/d × max is exactly half a unit of the last decimal; n is then moved by the smallest step that a figure has.
#[test]
fn ties_and_their_neighbours_fall_on_the_right_side() {
    let mut numbers = Numbers(1975);
    for case in 0..60_000 / u64::from(SHARE) {
        let decimals = u32::try_from(case % 7).unwrap();
        let max =
            [1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 15, 20, 35, 100][usize::try_from(numbers.below(14)).unwrap()];
        let (times, odd) = (1 + numbers.below(400), 2 * numbers.below(100) + 1);
        // odd × times / (2 × 10^decimals × max × times) × max = odd / (2 × 10^decimals)
        let (num, den) = (odd * times, 2 * 10_u64.pow(decimals) * max * times);
        let max = figure(max, 0);
        for (step, word, mode) in
            [-1, 0, 1].into_iter().flat_map(|step| RoundingMode::WORDS.map(|(word, mode)| (step, word, mode)))
        {
            let moved = figure((num * 1_000_000).checked_add_signed(step).unwrap(), 6);
            let points =
                (&Exact::from(moved) * &Exact::from(max)).over(&Exact::from(figure(den, 0))).unwrap();
            let rounding = Rounding { at: RoundAt::Leaf, mode, decimals };
            let lower = odd / 2;
            let expected = match (mode, step) {
                (RoundingMode::Truncate, _) | (RoundingMode::HalfUp | RoundingMode::HalfEven, -1) => lower,
                (RoundingMode::HalfEven, 0) => lower + lower % 2,
                (RoundingMode::Up | RoundingMode::HalfUp | RoundingMode::HalfEven, _) => lower + 1,
            };
            let found = rounding.apply(&points).unwrap();
            assert_eq!(found, figure(expected, decimals), "{moved}/{den} × {max}, {word} to {decimals}");
            assert_eq!(found.scale(), decimals);
        }
    }
}

#[test]
fn a_measure_at_a_bound_is_neither_above_nor_below_it() {
    let mut numbers = Numbers(15);
    for _ in 0..60_000 / SHARE {
        let (percent, times) = (1 + numbers.below(150), 1 + numbers.below(1_000_000_000));
        let bound = Exact::from(BigRational::new(percent.into(), 100.into()));
        let measure = |step: i64| {
            let num = figure((percent * times * 1_000_000).checked_add_signed(step).unwrap(), 6);
            Exact::from(num).over(&Exact::from(figure(100 * times, 0))).unwrap()
        };
        assert_eq!(measure(0), bound, "{percent}% of {}", 100 * times);
        assert!(measure(-1) < bound && measure(1) > bound, "{percent}% of {}", 100 * times);
    }
}

/// Row, the bound, and the points one part in a million below it, exactly at it, and one part in a million above.
const BOUNDS: [(&str, &str, [&str; 3]); 17] = [
    ("1.1.2", "50%", ["0", "5", "5"]),
    ("1.1.2", "70%", ["5", "7", "7"]),
    ("1.1.2", "80%", ["7", "7", "10"]),
    ("4.9.2", "60%", ["0", "5", "5"]),
    ("4.9.2", "80%", ["5", "10", "10"]),
    ("4.9.2", "100%", ["10", "20", "20"]),
    ("4.9.3", "10", ["0", "5", "5"]),
    ("4.9.3", "15", ["5", "10", "10"]),
    ("4.9.3", "20", ["10", "15", "15"]),
    ("4.11.1", "5%", ["0", "4", "4"]),
    ("4.11.1", "7%", ["4", "6", "6"]),
    ("4.11.1", "10%", ["6", "10", "10"]),
    ("4.11.1", "15%", ["10", "10", "15"]),
    ("4.11.2", "5%", ["0", "5", "5"]),
    ("4.11.2", "10%", ["5", "10", "10"]),
    ("4.11.2", "15%", ["10", "10", "15"]),
    ("4.11.2", "100%", ["15", "15", "15"]),
];

#[test]
fn tiers_change_exactly_at_their_bounds() {
    let criteria = load::criteria(EDITION);
    for (code, bound, expected) in BOUNDS {
        let row = criteria.find(code).unwrap();
        for (step, expected) in [-1, 0, 1].into_iter().zip(expected) {
            let answer = match bound.strip_suffix('%') {
                // of a million, one per cent is ten thousand
                Some(percent) => {
                    let num = (percent.parse::<u64>().unwrap() * 10_000).checked_add_signed(step).unwrap();
                    format!("{{ num = {num}, den = 1000000 }}")
                }
                None => {
                    let value = figure(
                        (bound.parse::<u64>().unwrap() * 1_000_000).checked_add_signed(step).unwrap(),
                        6,
                    );
                    format!("{{ value = {value} }}")
                }
            };
            let (_, evaluation) = evaluated(&criteria, &format!("[self]\n\"{code}\" = {answer}\n"));
            let points = evaluation.outcome(Node::Row(row), Column::Own).unwrap().points.as_ref().unwrap();
            assert_eq!(points.to_string(), expected, "{code} answered {answer}");
        }
    }
}

#[test]
fn every_bound_of_the_edition_is_in_the_table_above() {
    let edition = EDITION.parse::<Table>().unwrap();
    for row in edition["criterion"].as_array().unwrap() {
        let code = row["code"].as_str().unwrap();
        for tier in row.get("tiers").and_then(Value::as_array).into_iter().flatten() {
            for bound in ["gt", "ge", "lt", "le"].iter().filter_map(|key| tier.get(key)) {
                let bound =
                    bound.as_str().map_or_else(|| bound.as_integer().unwrap().to_string(), str::to_owned);
                let tested = BOUNDS.iter().any(|(row, at, _)| *row == code && *at == bound);
                assert!(tested, "{code} at {bound}");
            }
        }
    }
}
