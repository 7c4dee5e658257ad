//! Cells that the fast path of a batch has to leave alone, or read as the general engine does.

use super::batch_fast::{criteria, has_table};
use crate::harness::batch_units::{folder, write};
use crate::harness::program::{difference, score};

/// Scores a batch by the fast path and by the general engine, which must say the same.
fn assert_alike(edition: &str, units: &str) {
    let folder = folder();
    let edition = write(&folder, "edition.toml", edition);
    let units = write(&folder, "units.csv", units);
    let run = |way: &[&str]| {
        let arguments = ["batch", "--criteria", &edition, &units, "--format", "json"];
        score(&[&arguments, way].concat()).transcript()
    };
    let (fast, general) = (run(&[]), run(&["--no-fast-path"]));
    assert!(fast == general, "{}", difference(&general, &fast));
}

/// An edition of one row, rounded there or at the total only.
fn edition(at: &str, rule: &str) -> String {
    format!(
        "[criteria]\nid = \"one\"\ntitle = \"One\"\n[rounding]\nat = \"{at}\"\nmode = \"half-up\"\ndecimals = 2\n\
         [[criterion]]\ncode = \"1\"\ntitle = \"One\"\nmax = 5\n{rule}\n"
    )
}

#[test]
fn an_id_that_begins_like_a_number_is_read_alike() {
    let ids = ["-b", "-1", "-2", "1", "1a", "_c", "d-e", "-"];
    let options = ids.map(|id| format!("{{ id = \"{id}\", points = 2 }}")).join(", ");
    let choice = format!("rule = \"choice\"\noptions = [ {options} ]");
    // here a cell may hold the value that is measured, or the tier that was ticked
    let tiers = "rule = \"tiers\"\nmeasure = \"value\"\ntiers = [ { id = \"-1\", ge = 0, points = 5 }, \
                 { id = \"_c\", ge = -2, points = 1 }, { id = \"d-e\", points = 0 } ]";
    let others = ["+b", "+1", "+0.5", "\u{2212}b", "\u{2212}1", "1.0", "-1/2", "--b"];
    for (rule, at, table) in [
        (choice.as_str(), "leaf", true),
        (choice.as_str(), "total", false),
        (tiers, "leaf", true),
        (tiers, "total", false),
    ] {
        let edition = edition(at, rule);
        assert_eq!(has_table(&criteria(&edition)), table);
        for answer in ids.into_iter().chain(others) {
            assert_alike(&edition, &format!("unit,code,self_answer\nA,1,_c\nB,1,{answer}\nC,1,d-e\n"));
        }
    }
}
