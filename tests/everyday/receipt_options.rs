//! Options that change how a form is read are a part of its receipt.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::program::{finished, in_package, program};

#[test]
fn options_that_change_the_reading_belong_to_the_receipt() {
    let folder = TempDir::new().unwrap();
    let form = folder.path().join("form.csv");
    let rows = "code;self_num;self_den;self_answer\ncriteria;;;small\n1.1;50;60;\n1.2;;;a\n1.3;3;4;a\n1.4;1;2;\n2.1;6;10;\n\
                2.2;;;2\n2.9;7,5;;\n2.10;1;3;\n3.1;;;1,5\nfacts.staff;;;60\nfacts.communes;;;4\n";
    fs::write(&form, rows).unwrap();
    let small = in_package("tests/bad/criteria-good/small.toml");
    let receipt = folder.path().join("r.json");
    let receipt_of = |options: &[&str]| {
        let mut command = program();
        command.arg("receipt").arg(&form).arg("--criteria").arg(&small).args(options).arg("-o").arg(&receipt);
        let run = finished(&mut command);
        assert_ne!(run.code, 2, "{}", run.stderr);
        serde_json::from_str::<Value>(&fs::read_to_string(&receipt).unwrap()).unwrap()
    };
    let plain = receipt_of(&[]);
    let stated = receipt_of(&["--decimal-mark", ",", "--delimiter", ";", "--encoding", "utf-8"]);
    assert_eq!(
        stated["content"]["options"].to_string(),
        r#"{"decimal_mark":",","delimiter":";","encoding":"utf-8"}"#
    );
    assert_eq!(plain["content"]["rows"], stated["content"]["rows"]);
    assert_ne!(plain["hash"], stated["hash"]);
    let run = finished(program().arg("verify").arg(&receipt));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}
