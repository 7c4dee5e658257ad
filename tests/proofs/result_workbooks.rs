//! Results as workbooks, computed anew by another program: over random editions of all kinds of rule, every formula gives what
//! the engine gave, whatever values were saved beside it.
//!
//! `SCORE_WORKBOOKS` and `SCORE_WORKBOOKS_SEED` choose how many and which, `SCORE_QUOTIENTS` how many quotients: in full they are
//! 500 and 100000.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use score::criteria::Criteria;
use serde_json::Value;

use crate::harness::program::{finished, program};
use crate::harness::recalculated::{Shown, cells, converted, office_is_there, with_wrong_values};
use crate::harness::{load, python};

/// So many workbooks.
const WORKBOOKS: u32 = 60;
/// The columns of ids of computed points.
const COMPUTED: [&str; 2] = ["self.computed", "appraisal.computed"];

/// A workbook that differed once: an answer that the appraisal takes from the unit is measured by the unit's own fact.
const DIFFERED: [u32; 1] = [5_000_341];

/// Random editions with a form each, as lines of JSON.
fn made_up(seed: u32, cases: u32) -> String {
    let made = Command::new("python3")
        .args(["tests/oracle/differ.py", "--seed", &seed.to_string(), "--cases", &cases.to_string()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(made.status.success());
    String::from_utf8(made.stdout).unwrap()
}

/// A number of the environment.
fn wanted(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Cells of computed points by kind of rule: how many there are, and how many of them are formulas.
type Shares = BTreeMap<String, (usize, usize)>;

fn count(shares: &mut Shares, criteria: &Criteria, cells: &BTreeMap<(String, u32, u16), Shown>) {
    let crossing = cells.iter().find(|(_, shown)| shown.value == "columns|id").unwrap().0.clone();
    let (sheet, ids, id_column) = crossing;
    for ((of, row, column), shown) in cells {
        let id = |row: u32, column: u16| {
            cells.get(&(sheet.clone(), row, column)).map(|shown| shown.value.as_str())
        };
        let is_computed = *of == sheet && id(ids, *column).is_some_and(|id| COMPUTED.contains(&id));
        let Some(line) = id(*row, id_column).filter(|_| is_computed && *row != ids) else { continue };
        let kind = match line.split_once('|') {
            Some(("row", code)) => criteria.rows[criteria.find(code).unwrap()].kind(),
            Some(("total", _)) => "total",
            _ => continue,
        };
        let share = shares.entry(kind.to_owned()).or_default();
        share.0 += 1;
        share.1 += usize::from(shown.formula.is_some());
    }
}

#[test]
fn libreoffice_computes_what_the_engine_did() {
    if !python::is_there() || !office_is_there() {
        return;
    }
    let (workbooks, seed) = (wanted("SCORE_WORKBOOKS", WORKBOOKS), wanted("SCORE_WORKBOOKS_SEED", 5_000_000));
    let mut lines = made_up(seed, workbooks);
    DIFFERED.into_iter().for_each(|seed| lines += &made_up(seed, 1));
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (mut names, mut shares, mut written) = (Vec::new(), Shares::new(), Vec::new());
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let edition = case["criteria"].as_str().unwrap();
        let criteria = load::criteria(edition);
        fs::write(here.join("edition.toml"), edition).unwrap();
        fs::write(here.join("form.toml"), case["submissions"][0].as_str().unwrap()).unwrap();
        let name = format!("r{}-{}.xlsx", names.len(), case["seed"]);
        let mut command = program();
        command.current_dir(here).args(["check", "form.toml", "--criteria", "edition.toml", "-o", &name]);
        let run = finished(&mut command);
        assert!(run.code <= 1, "{}: {}", case["seed"], run.stderr);
        let bytes = fs::read(here.join(&name)).unwrap();
        let ours = cells(&name, &bytes);
        count(&mut shares, &criteria, &ours);
        written.push(ours);
        fs::write(here.join(&name), with_wrong_values(&bytes)).unwrap();
        names.push(name);
    }
    converted(here, &names, "xlsx", true, "out");
    let (mut formulas, mut differing) = (0, Vec::new());
    for (name, ours) in names.iter().zip(&written) {
        let theirs = cells(name, &fs::read(here.join("out").join(name)).unwrap());
        for (at, shown) in ours.iter().filter(|(_, shown)| shown.formula.is_some()) {
            formulas += 1;
            let found = theirs.get(at).map_or("", |shown| shown.value.as_str());
            if found != shown.value {
                let formula = shown.formula.as_deref().unwrap_or_default();
                differing.push(format!("{name} {at:?}: {} is {found}: {formula}", shown.value));
            }
        }
    }
    println!("{} workbooks, {formulas} formulas, {} differ", names.len(), differing.len());
    for (kind, (all, live)) in &shares {
        println!("{kind}: {live} of {all} cells are live ({}%)", 100 * live / all);
    }
    assert!(differing.is_empty(), "{}", differing[..differing.len().min(8)].join("\n"));
    // a program that trusts what is saved shows what was planted: so this test can fail
    converted(here, &names[..1], "xlsx", false, "trusted");
    let trusted = cells(&names[0], &fs::read(here.join("trusted").join(&names[0])).unwrap());
    let planted = trusted.values().filter(|shown| shown.formula.is_some() && shown.value == "987").count();
    assert!(planted > 0, "the planted values were not there");
}

/// So many quotients of each mode.
const QUOTIENTS: u32 = 20_000;

/// The formulas as the program makes them, over random quotients and the worst ones within the bound, against whole numbers.
#[test]
fn every_mode_rounds_as_whole_numbers_do() {
    use rust_xlsxwriter::{Formula, Workbook};
    use score::live::{Whole, divided};
    use score::number::RoundingMode;

    if !office_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) % below
    };
    for (word, mode) in RoundingMode::WORDS {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let mut expected = Vec::new();
        for row in 0..wanted("SCORE_QUOTIENTS", QUOTIENTS) {
            // up to the bound: 2 · 100 · num + 3 · den < 10^14
            let digits = u32::try_from(1 + random(9)).unwrap();
            let den = 1 + random(10_u64.pow(digits));
            let num = match row % 4 {
                0 => random(400_000_000_000),
                // at a half, at a whole place, and next to them
                1 => (2 * random(1_000) + 1) * den / 200,
                2 => random(1_000) * den / 100,
                _ => (random(100_000) * den / 100).saturating_sub(1) + random(3),
            };
            let held = |column: &str, most| Whole::held(format!("{column}{}", row + 1), most, false);
            let (n, d) = (held("A", 400_000_000_000), held("B", 1_000_000_000));
            let formula = divided(&n, &d, mode, 2).expect("it is within the bound");
            sheet.write_number(row, 0, stored(num)).unwrap();
            sheet.write_number(row, 1, stored(den)).unwrap();
            let formula = Formula::new(format!("={formula}")).set_result("0");
            sheet.write_formula(row, 2, formula).unwrap();
            let (scaled, den) = (u128::from(num) * 100, u128::from(den));
            let (down, rest) = (scaled / den, scaled % den);
            let up = match mode {
                RoundingMode::Truncate => false,
                RoundingMode::Up => rest > 0,
                RoundingMode::HalfUp => 2 * rest >= den,
                RoundingMode::HalfEven => 2 * rest > den || (2 * rest == den && down % 2 == 1),
            };
            expected.push(down + u128::from(up));
        }
        let name = format!("{word}.xlsx");
        fs::write(folder.path().join(&name), book.save_to_buffer().unwrap()).unwrap();
        converted(folder.path(), std::slice::from_ref(&name), "csv", true, "out");
        let csv = fs::read_to_string(folder.path().join("out").join(format!("{word}.csv"))).unwrap();
        let wrong = csv.lines().zip(&expected).filter(|(line, places)| {
            let shown = line.rsplit(',').next().unwrap();
            let (whole, part) = shown.split_once('.').unwrap_or((shown, ""));
            format!("{whole}{part:0<2}").parse::<u128>().ok() != Some(**places)
        });
        let wrong = wrong.count();
        assert_eq!(csv.lines().count(), expected.len());
        println!("{word}: {} quotients, {wrong} wrong", expected.len());
        assert_eq!(wrong, 0, "{word}");
    }
}

/// A whole number as a workbook stores it.
fn stored(whole: u64) -> f64 {
    // below 2^53 nothing is lost
    whole.to_string().parse().unwrap()
}
