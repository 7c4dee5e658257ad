//! Receipts: they have every number, name every file by its hash, and are verified by nothing but the same files and numbers.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::harness::program::{LA_GI, Run, against_golden, finished, in_package, program, score, text_of};

const EDITION: &str = "binh-thuan-huyen-2022";

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A folder with the reference form, its edition, and the receipt of both.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let case = Case { folder };
        fs::copy(in_package(LA_GI), case.path("form.toml")).unwrap();
        fs::copy(in_package(&format!("criteria/{EDITION}.toml")), case.path("edition.toml")).unwrap();
        let run = case.score(&["receipt", "form.toml", "--criteria", "edition.toml", "-o", "r.json"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn score(&self, arguments: &[&str]) -> Run {
        finished(program().current_dir(self.folder.path()).args(arguments))
    }

    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }

    fn receipt(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(self.path("r.json")).unwrap()).unwrap()
    }
}

#[test]
fn a_receipt_has_the_hashes_and_every_number() {
    let run = score(&["receipt", LA_GI]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, score(&["receipt", LA_GI]).stdout, "it is the same every time");
    let receipt = run.json();
    let content = &receipt["content"];
    assert_eq!(receipt["files"]["form"], LA_GI);
    assert_eq!(content["form_sha256"], hash(text_of(LA_GI).as_bytes()));
    assert_eq!(content["criteria_sha256"], hash(text_of(&format!("criteria/{EDITION}.toml")).as_bytes()));
    assert_eq!(receipt["hash"], hash(content.to_string().as_bytes()), "of its content as compact JSON");
    let evaluated = score(&["evaluate", LA_GI, "--format", "json"]).json();
    let rows = content["rows"].as_array().unwrap();
    let (total, rows) = rows.split_last().unwrap();
    assert_eq!(rows.len(), evaluated["rows"].as_array().unwrap().len());
    let mut answers = 0;
    for (row, known) in rows.iter().zip(evaluated["rows"].as_array().unwrap()) {
        assert_eq!((&row["code"], &row["max"]), (&known["code"], &known["max"]));
        for column in ["self", "appraisal"] {
            let (row, known) = (&row[column], &known[column]);
            assert_eq!((&row["status"], &row["printed"]), (&known["status"], &known["points"]), "{row}");
            answers += usize::from(!row["answer"].is_null());
        }
    }
    assert!(answers > 150, "{answers}");
    assert_eq!(total["code"], "total");
    assert_eq!(
        (&total["self"]["printed"], &total["appraisal"]["printed"]),
        (&"464.06".into(), &"430.92".into())
    );
}

#[test]
fn the_receipt_of_the_documents_is_that_of_the_reference_form() {
    against_golden("docs/receipts/la-gi-2022.json", &score(&["receipt", LA_GI]).stdout).unwrap();
}

#[test]
fn the_same_files_match_wherever_they_are() {
    let case = Case::new();
    let run = case.score(&["verify", "r.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.starts_with("matches receipt "), "{}", run.stdout);
    // beside the receipt, from another folder
    let from_package = |arguments: &[&Path]| finished(program().arg("verify").args(arguments));
    assert_eq!(from_package(&[&case.path("r.json")]).code, 0);
    // moved and renamed, in any order
    fs::create_dir(case.path("other")).unwrap();
    fs::rename(case.path("form.toml"), case.path("other/a.toml")).unwrap();
    fs::rename(case.path("edition.toml"), case.path("other/b.toml")).unwrap();
    let missing = case.score(&["verify", "r.json"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (2, ""));
    assert!(
        missing.stderr.contains("the form `form.toml` is neither beside the receipt nor here"),
        "{}",
        missing.stderr
    );
    for given in [["other/a.toml", "other/b.toml"], ["other/b.toml", "other/a.toml"]] {
        let run = case.score(&["verify", "r.json", given[0], given[1]]);
        assert_eq!(run.code, 0, "{given:?}: {}{}", run.stdout, run.stderr);
    }
    // the shipped edition has the same text
    let of_shipped = score(&["receipt", LA_GI]).json();
    assert_eq!(of_shipped["hash"], case.receipt()["hash"]);
}

#[test]
fn what_changed_is_told_with_each_number_that_differs_and_why() {
    for (file, from, to, verdict, rows) in [
        (
            "form.toml",
            "\"3.2.2\"   = { num = 173",
            "\"3.2.2\"   = { num = 163",
            "the form `form.toml` changed; 4 numbers differ",
            &["3.2.2 self points 4.85 4.57 the answer: 173/178 → 163/178", "follows from 3.2.2"][..],
        ),
        (
            "form.toml",
            "\"3.2.2\"   = { num = 173, den = 178, score = 4.85 }",
            "\"3.2.2\"   = { num = 173, den = 178, score = 4.58 }",
            "the form `form.toml` changed; 1 number differs",
            &["3.2.2 self declared points 4.85 4.58 changed: form"],
        ),
        (
            "form.toml",
            "staff_commune  = 184",
            "staff_commune  = 185",
            "the form `form.toml` changed; 2 numbers differ",
            &["staff_commune appraisal fact 184 185 changed: form"],
        ),
        (
            "form.toml",
            "name  = \"UBND Thị xã La Gi\"",
            "name  = \"UBND Thị xã\"",
            "the form `form.toml` changed; 1 number differs",
            &["unit name"],
        ),
        (
            "form.toml",
            "\n\n",
            "\n# a remark\n",
            "the form `form.toml` changed; every number is the same",
            &[],
        ),
        (
            "edition.toml",
            "\n\n",
            "\r\n\n",
            "the criteria `edition.toml` changed; every number is the same",
            &[],
        ),
        (
            "edition.toml",
            "mode     = \"truncate\"",
            "mode     = \"half-up\"",
            "the criteria `edition.toml` changed; ",
            &["changed: criteria", "3.2.2 self points 4.85 4.86 changed: criteria", "follows from 3.2.2"],
        ),
    ] {
        let case = Case::new();
        case.replace(file, from, to);
        let run = case.score(&["verify", "r.json"]);
        assert_eq!(run.code, 1, "{from}: {}{}", run.stdout, run.stderr);
        let first = run.stdout.lines().next().unwrap();
        assert!(first.starts_with("does not match receipt ") && first.contains(verdict), "{first}");
        let said: Vec<&str> = run.stdout.split_whitespace().collect();
        let said = said.join(" ");
        for row in rows {
            assert!(said.contains(row), "{row}\n{}", run.stdout);
        }
        let document = case.score(&["verify", "r.json", "--format", "json"]).json();
        assert_eq!((&document["matches"], &document["edited"]), (&false.into(), &false.into()));
        let differs = !document["numbers"].as_array().unwrap().is_empty();
        assert_eq!(differs, !verdict.contains("every number"), "{document}");
    }
}

#[test]
fn an_edited_receipt_is_told_and_a_forged_one_is_no_match() {
    let case = Case::new();
    let intact = fs::read_to_string(case.path("r.json")).unwrap();
    for (from, to) in [
        ("\"printed\": \"4.85\"", "\"printed\": \"4.86\""),
        ("\"points\": \"464.06\"", "\"points\": \"464.07\""),
        ("\"unit_name\": \"UBND Thị xã La Gi\"", "\"unit_name\": \"UBND Thị xã\""),
        ("\"status\": \"scored\"", "\"status\": \"blank\""),
        ("\"declared\": \"4.85\"", "\"declared\": \"4.58\""),
        ("\"form_sha256\": \"7", "\"form_sha256\": \"8"),
    ] {
        fs::write(case.path("r.json"), intact.replacen(from, to, 1)).unwrap();
        let run = case.score(&["verify", "r.json"]);
        assert_eq!(run.code, 1, "{from}: {}", run.stdout);
        assert!(run.stdout.contains("the receipt was edited after it was written"), "{from}: {}", run.stdout);
        // with its hash put right, it is one of a program that computes otherwise, or of another form
        let mut forged: Value = serde_json::from_str(&intact.replacen(from, to, 1)).unwrap();
        forged["hash"] = hash(forged["content"].to_string().as_bytes()).into();
        fs::write(case.path("r.json"), forged.to_string()).unwrap();
        let run = case.score(&["verify", "r.json"]);
        assert_eq!(run.code, 1, "{from}: {}", run.stdout);
        let why = if from.contains("sha256") { "changed; every number" } else { "no file changed" };
        assert!(run.stdout.contains(why), "{from}: {}", run.stdout);
    }
    // how it is laid out, and which version wrote it, is no part of what it claims
    let other = intact.replace("\"program\": \"0", "\"program\": \"9").replace('\n', "\r\n");
    fs::write(case.path("r.json"), format!("\u{feff}{other}")).unwrap();
    let run = case.score(&["verify", "r.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("written by score 9"), "{}", run.stdout);
}

#[test]
fn facts_of_a_file_and_what_a_person_settled_belong_to_the_receipt() {
    let case = Case::new();
    case.replace("form.toml", "[facts]", "[facts]\n#");
    let text = fs::read_to_string(case.path("form.toml")).unwrap();
    let (facts, rest): (Vec<&str>, Vec<&str>) = text
        .lines()
        .partition(|line| ["staff", "departments", "communes"].iter().any(|it| line.starts_with(it)));
    fs::write(case.path("form.toml"), rest.join("\n") + "\n").unwrap();
    fs::write(case.path("facts.toml"), format!("[facts]\n{}\n", facts.join("\n"))).unwrap();
    let run = case.score(&["receipt", "form.toml", "--facts", "facts.toml", "-o", "r.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(case.receipt()["files"]["facts"], "facts.toml");
    let run = case.score(&["verify", "r.json"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    case.replace("facts.toml", "communes", "# communes");
    let run = case.score(&["verify", "r.json"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("the facts `facts.toml` changed; "), "{}", run.stdout);
    assert!(run.stdout.contains("changed: facts"), "{}", run.stdout);
    // a workbook, of which a person settles a row later
    let template = ["template", EDITION, "--from", "form.toml", "--facts", "facts.toml", "-o", "t.xlsx"];
    assert_eq!(case.score(&template).code, 0);
    assert_eq!(case.score(&["receipt", "t.xlsx", "-o", "t.json"]).code, 0);
    assert_eq!(case.score(&["verify", "t.json"]).code, 0);
    let settled = case.score(&["import", "t.xlsx", "--settle", "--row", "self.1.4=12/15"]);
    assert_ne!(settled.code, 2, "{}", settled.stderr);
    let run = case.score(&["verify", "t.json"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("the settled layout `t.xlsx.score.toml` changed; 3 numbers differ"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("the answer: 13/15 → 12/15"), "{}", run.stdout);
}

#[test]
fn one_hash_is_printed_on_the_page_in_the_workbook_and_in_the_minutes() {
    let short = score(&["receipt", LA_GI]).json()["hash"].as_str().unwrap()[..8].to_owned();
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("page.html");
    let book = folder.path().join("book.xlsx");
    for (file, language) in [(&page, "vi"), (&book, "en")] {
        let run = finished(program().args(["evaluate", LA_GI, "--lang", language, "-o"]).arg(file));
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    let said = format!("Mã đối chiếu {short} · bộ tiêu chí {EDITION}");
    assert!(fs::read_to_string(page).unwrap().contains(&said));
    for (language, said) in [("vi", said.as_str()), ("en", &format!("Receipt {short} · criteria {EDITION}"))]
    {
        let run = score(&["-q", "check", LA_GI, "--minutes", "--lang", language]);
        assert!(run.stdout.contains(said), "{}", run.stdout);
    }
    let mut parts = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
    let mut strings = String::new();
    std::io::Read::read_to_string(&mut parts.by_name("xl/sharedStrings.xml").unwrap(), &mut strings).unwrap();
    assert!(strings.contains(&format!("the receipt {short};")));
    // a file each of a batch
    let each = folder.path().join("each");
    let run = finished(
        program()
            .args(["batch", LA_GI, "--format", "html", "-o"])
            .arg(folder.path().join("all.html"))
            .arg("--each")
            .arg(&each),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let written = fs::read_to_string(each.join("la-gi.html")).unwrap();
    assert!(written.contains(&format!("Receipt {short} · ")));
}

#[test]
fn what_cannot_be_verified_is_refused_with_the_reason() {
    let case = Case::new();
    let intact = fs::read_to_string(case.path("r.json")).unwrap();
    for (name, text) in [
        ("empty.json", String::new()),
        ("list.json", "[]".to_owned()),
        ("form.json", "{\"schema\": 1, \"rows\": []}".to_owned()),
        ("cut.json", intact[..intact.len() / 2].to_owned()),
        ("twice.json", intact.replacen("\"schema\": 1,", "\"schema\": 1, \"schema\": 1,", 1)),
        ("more.json", intact.replacen("\"schema\": 1,", "\"schema\": 1, \"points\": 500,", 1)),
        ("later.json", intact.replacen("\"schema\": 1,", "\"schema\": 2,", 1)),
        (
            "options.json",
            intact.replacen("\"unit\":", "\"options\": { \"delimiter\": \"ab\" }, \"unit\":", 1),
        ),
        (
            "edition.json",
            intact.replacen("    \"criteria\": \"edition.toml\"", "    \"facts\": \"nowhere.toml\"", 1),
        ),
        ("nowhere.json", intact.replacen("\"criteria\": \"edition.toml\"", "\"criteria\": \"none.toml\"", 1)),
        ("unnamed.json", intact.replacen("    \"form\": \"form.toml\",\n", "", 1)),
    ] {
        fs::write(case.path(name), text).unwrap();
    }
    fs::write(case.path("broken.toml"), "criteria = \"binh-thuan-huyen-2022\"\n[self]\n1.1 = 5\n").unwrap();
    for (arguments, why) in [
        (&["verify", "none.json"][..], "there is no such file"),
        (&["verify", "empty.json"], "is not a receipt: no JSON at line 1, column 0"),
        (&["verify", "list.json"], "is not a receipt"),
        (&["verify", "form.json"], "a key or a value is none of a receipt (`rows`)"),
        (&["verify", "form.toml"], "is not a receipt"),
        (&["verify", "cut.json"], "is not a receipt"),
        (&["verify", "twice.json"], "is none of a receipt (`schema`)"),
        (&["verify", "more.json"], "is none of a receipt (`points`)"),
        (&["verify", "later.json"], "receipts of shape 2 are not read, only of shape 1"),
        (&["verify", "options.json"], "an option in it cannot be read"),
        (
            &["verify", "edition.json"],
            "the file of facts `nowhere.toml` is neither beside the receipt nor here",
        ),
        (&["verify", "nowhere.json"], "the criteria file `none.toml` is neither beside the receipt nor here"),
        (&["verify", "unnamed.json"], "give it as FILE"),
        (&["verify", "r.json", "none.toml"], "there is no such file"),
        (&["verify", "r.json", "broken.toml"], "the form gives no numbers now; changed since: form"),
        (
            &["verify", "r.json", "form.toml", "edition.toml", "broken.toml"],
            "is about form, criteria file, and 3 files",
        ),
        (&["verify", "r.json", "-o", "r.json"], "is one of the inputs"),
        (&["receipt", "form.toml", "-o", "form.toml"], "give -o a name that ends in .json"),
        (&["receipt", "form.toml", "-o", "r.xlsx"], "give -o a name that ends in .json"),
        (&["receipt", "broken.toml"], "unquoted-code"),
        (&["receipt", "none.toml"], "there is no such file"),
        (&["receipt"], "required arguments"),
    ] {
        let run = case.score(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(why), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(fs::read_to_string(case.path("r.json")).unwrap(), intact);
    for (name, why) in [
        ("form.toml", "“form.toml” không phải bản xác nhận: dòng 1, cột 1 không phải JSON. Đề nghị"),
        ("more.json", "có khóa hoặc giá trị khác với bản xác nhận (“points”). Đề nghị"),
    ] {
        let run = case.score(&["verify", name, "--lang", "vi"]);
        assert!(run.code == 2 && run.stderr.contains(why), "{}", run.stderr);
    }
}

#[test]
fn a_form_from_standard_input_has_a_receipt_too() {
    let case = Case::new();
    let form = text_of(LA_GI);
    let run = crate::harness::program::score_reading(&["receipt", "-"], form.as_bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.json()["hash"], case.receipt()["hash"]);
    assert!(run.json()["files"].get("form").is_none());
    let mut command = program();
    command.current_dir(case.folder.path()).args(["verify", "-", "form.toml"]);
    let verified = crate::harness::program::reading(&mut command, run.stdout.as_bytes());
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
}
