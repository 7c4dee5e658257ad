//! Results as workbooks, computed anew by another program: over random editions of all kinds of rule, every formula gives what
//! the engine gave, whatever values were saved beside it.
//!
//! `SCORE_WORKBOOKS` and `SCORE_WORKBOOKS_SEED` choose how many and which.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use score::criteria::Criteria;
use serde_json::Value;

use crate::harness::program::{finished, program};
use crate::harness::recalculated::{Shown, cells, converted, office_is_there, with_wrong_values};
use crate::harness::{load, python};

/// So many workbooks.
const WORKBOOKS: usize = 500;
/// The columns of ids of computed points.
const COMPUTED: [&str; 2] = ["self.computed", "appraisal.computed"];

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
    let wanted = |name: &str, usual: usize| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (workbooks, seed) = (wanted("SCORE_WORKBOOKS", WORKBOOKS), wanted("SCORE_WORKBOOKS_SEED", 5_000_000));
    let mut oracle = Command::new("python3")
        .args(["tests/oracle/differ.py", "--seed", &seed.to_string(), "--cases", &workbooks.to_string()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = std::io::read_to_string(oracle.stdout.take().unwrap()).unwrap();
    assert!(oracle.wait().unwrap().success());
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (mut names, mut shares, mut written) = (Vec::new(), Shares::new(), Vec::new());
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let edition = case["criteria"].as_str().unwrap();
        let criteria = load::criteria(edition);
        fs::write(here.join("edition.toml"), edition).unwrap();
        fs::write(here.join("form.toml"), case["submissions"][0].as_str().unwrap()).unwrap();
        let name = format!("r{}.xlsx", case["seed"]);
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
