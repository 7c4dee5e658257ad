//! Editions whose total has no points: nothing is to be declared there.

use crate::harness::program::score;
use crate::harness::scratch::Scratch;

#[test]
fn no_total_is_to_be_declared_where_no_row_gives_points() {
    let folder = Scratch::new("information");
    let edition = |role: &str| {
        format!(
            "criterion = [ {{ code = \"1\", title = \"A\", rule = \"manual\", max = 10, role = \"{role}\" }} ]\ncriteria = {{ id = \
             \"x\", title = \"X\" }}\nrounding = {{ mode = \"exact\" }}\n"
        )
    };
    let toml = folder.write("f.toml", "criteria = \"x\"\nself = { \"1\" = { value = 9, score = 9 } }\n");
    let csv = folder.write("f.csv", "unit,code,self_answer,self_score\n,criteria,x,\na,1,9,9\nb,1,8,8\n");
    for (role, expected) in [("info", false), ("mandatory", false), ("normal", true), ("bonus", true)] {
        let path = folder.write("e.toml", &edition(role));
        let check = score(&["check", "--criteria", &path, &toml]);
        assert_eq!(check.stdout.contains("total-not-declared"), expected, "{role}: {}", check.stdout);
        let batch = score(&["batch", "--criteria", &path, &csv]);
        assert_eq!(batch.stdout.contains("total-not-declared"), expected, "{role}: {}", batch.stdout);
    }
}
