//! Printed forms that people damaged: every answer is right or in doubt, or blank where its figure was deleted, and none is
//! wrong in silence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use score::column::Column;

use crate::harness::printed_damage::{Damage, KINDS};
use crate::harness::printed_edition::{FORMS, Form, Printed, Truth};
use crate::harness::printed_files::{Read, grid, units_of};
use crate::harness::support::Random;

/// So many forms of each edition have each kind of damage.
const CASES: usize = if crate::SHARE == 1 { 100 } else { 1 };

/// Which: `SCORE_DAMAGE_CASES` says otherwise, by how many there are (`100`) or from which to which (`100..200`).
fn cases() -> std::ops::Range<usize> {
    let Ok(said) = std::env::var("SCORE_DAMAGE_CASES") else { return 0..CASES };
    let (first, end) = said.split_once("..").unwrap_or(("0", &said));
    first.parse().unwrap()..end.parse().unwrap()
}

/// How many answers are what.
#[derive(Default)]
struct Tally {
    right: usize,
    /// In doubt, though nobody touched their lines.
    doubted_beside: usize,
    doubted: usize,
    /// Nothing is read, and the figure was deleted.
    deleted: usize,
    wrong: Vec<String>,
    forms: usize,
    refused: usize,
}

impl Tally {
    /// Counts what became of every answer of a form.
    fn count(&mut self, what: &str, (before, form): (&Truth, &Form), read: &Read) {
        let truth = form.truth();
        let touched: BTreeSet<&str> =
            form.lines.iter().filter(|line| line.touched).map(|line| line.row.as_str()).collect();
        let keys: BTreeSet<&(String, Column)> =
            before.keys().chain(truth.keys()).chain(read.parts.keys()).collect();
        for key in keys {
            let (own, found) = (truth.get(key), read.parts.get(key));
            if read.doubts.contains(key) {
                let beside = !touched.contains(key.0.as_str());
                *(if beside { &mut self.doubted_beside } else { &mut self.doubted }) += 1;
            } else if own == found {
                *(if own == before.get(key) { &mut self.right } else { &mut self.deleted }) += 1;
            } else {
                if let Some(folder) = std::env::var_os("SCORE_DAMAGE_FOLDER") {
                    let path = std::path::Path::new(&folder).join(format!("{what}.txt"));
                    std::fs::write(path, crate::harness::printed_files::copied(form)).unwrap();
                }
                self.wrong.push(format!("{what}: {key:?} is {own:?} and was read as {found:?}"));
            }
        }
    }
}

fn damaged(printed: &Printed, (name, damage): &Damage, cases: std::ops::Range<usize>) -> Tally {
    let mut tally = Tally::default();
    let paper = printed.form();
    let before = paper.truth();
    for case in cases {
        let mut form = paper.clone();
        let seed = u64::try_from(case).expect("there are few");
        let kind = name.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte));
        damage(&mut form, printed, &mut Random::new(seed ^ kind << 8));
        let (units, _) = units_of(&printed.criteria, &grid(&form));
        tally.forms += 1;
        match &units[..] {
            [unit] => {
                let what = format!("{}, {name}, case {case}", printed.criteria.id);
                tally.count(&what, (&before, &form), &Read::of(unit));
            }
            _ => tally.refused += 1,
        }
    }
    tally
}

#[test]
fn no_damage_is_read_wrongly_in_silence() {
    let mut table = format!(
        "{:48}{:>7}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
        "", "forms", "refused", "right", "beside", "doubted", "blank", "wrong"
    );
    let mut wrong = Vec::new();
    let editions: Vec<Printed> = FORMS.into_iter().map(Printed::of).collect();
    let mut all = [0; 7];
    for kind in KINDS {
        let mut sum = [0; 7];
        for printed in &editions {
            let cases = cases();
            let half = cases.start + cases.len().div_ceil(2);
            let (mut one, other) = std::thread::scope(|scope| {
                let other = scope.spawn(|| damaged(printed, kind, half..cases.end));
                (damaged(printed, kind, cases.start..half), other.join().expect("the other half is read"))
            });
            one.wrong.extend(other.wrong);
            let of = |t: &Tally| [t.forms, t.refused, t.right, t.doubted_beside, t.doubted, t.deleted];
            for (at, (a, b)) in
                of(&one).into_iter().zip(of(&Tally { wrong: Vec::new(), ..other })).enumerate()
            {
                sum[at] += a + b;
            }
            sum[6] += one.wrong.len();
            wrong.extend(one.wrong);
        }
        let [forms, refused, right, beside, doubted, blank, silent] = sum;
        let _ = writeln!(
            table,
            "{:48}{forms:7}{refused:9}{right:9}{beside:9}{doubted:9}{blank:9}{silent:9}",
            kind.0
        );
        sum.into_iter().enumerate().for_each(|(at, count)| all[at] += count);
    }
    println!("{table}{all:?}");
    let shown: Vec<String> = wrong.iter().take(60).cloned().collect();
    assert!(wrong.is_empty(), "{} answers are wrong in silence:\n{}", wrong.len(), shown.join("\n"));
}
