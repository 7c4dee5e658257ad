//! A batch of seeded units against what `benches/generate.py` works out independently, by whole numbers, byte for byte.

use crate::harness::python;
use std::fs;
use std::process::Command;

use crate::harness::batch_units::{folder, path};
use crate::harness::program::{in_package, score};

/// So many units of each spelling.
const UNITS: &str = if crate::SHARE == 1 { "250" } else { "60" };

#[test]
fn every_unit_comes_to_what_was_worked_out_independently() {
    let folder = folder();
    if !python::is_there() {
        return;
    }
    for (seed, options) in
        [("3", &["--quotes"][..]), ("4", &[]), ("5", &["--forms", "csv"]), ("6", &["--forms", "toml"])]
    {
        let out = path(&folder, seed);
        let made = Command::new("python3")
            .arg(in_package("benches/generate.py"))
            .args([UNITS, "--seed", seed])
            .args(options)
            .arg(&out)
            .status()
            .unwrap();
        assert!(made.success());
        let source = if options.contains(&"--forms") { out.clone() } else { format!("{out}.csv") };
        let expected = |ending: &str| fs::read_to_string(format!("{out}.{ending}")).unwrap();
        assert!(score(&["batch", "--no-rank", &source]).stdout == expected("expected"), "{options:?}");
        assert!(score(&["batch", "--format", "json", &source]).stdout == expected("ranked"), "{options:?}");
    }
}
