//! The JSON of `evaluate`: exactly these keys, each with exactly this type.

use serde_json::{Map, Value};

/// Standard output as JSON.
pub fn document(stdout: &str) -> Value {
    serde_json::from_str(stdout).expect("the output is JSON")
}

/// The rows of a document.
pub fn rows(document: &Value) -> &[Value] {
    document["rows"].as_array().expect("rows are a list")
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> =
        value.as_object().map(Map::keys).into_iter().flatten().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn text_or_null(value: &Value) -> bool {
    value.is_string() || value.is_null()
}

/// Every object of a document has exactly its keys, and every value its type.
pub fn keeps_the_contract(document: &Value) {
    assert_eq!(keys(document), ["criteria", "findings", "rows", "schema", "total", "unit"]);
    assert_eq!(document["schema"], 1);
    assert_eq!(keys(&document["criteria"]), ["id", "sha256", "title"]);
    let digest = document["criteria"]["sha256"].as_str().expect("a digest is a text");
    assert!(digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
    assert_eq!(keys(&document["unit"]), ["id", "name"]);
    assert!(document["unit"]["id"].is_string() && text_or_null(&document["unit"]["name"]));
    for row in rows(document) {
        assert_eq!(keys(row), ["appraisal", "code", "depth", "difference", "kind", "max", "self", "title"]);
        let dots = row["code"].as_str().expect("a code is a text").matches('.').count();
        assert_eq!(row["depth"], dots + 1, "{row}");
        let kind = row["kind"].as_str().expect("a kind is a text");
        assert!(["choice", "count", "group", "manual", "ratio", "tiers"].contains(&kind), "{row}");
        assert!(row["title"].is_string() && text_or_null(&row["max"]), "{row}");
        for cell in [&row["self"], &row["appraisal"]].into_iter().filter(|cell| !cell.is_null()) {
            assert_eq!(keys(cell), ["agrees", "answer", "declared", "points", "status"]);
            let status = cell["status"].as_str().expect("a status is a text");
            assert!(["scored", "blank", "not-applicable", "error"].contains(&status), "{row}");
            assert!(kind != "group" || cell["answer"].is_null(), "{row}");
            answer_keeps_the_contract(kind, &cell["answer"]);
        }
        points_keep_the_contract(row);
    }
    assert_eq!(keys(&document["total"]), ["appraisal", "difference", "max", "self"]);
    points_keep_the_contract(&document["total"]);
    for finding in document["findings"].as_array().expect("findings are a list") {
        finding_keeps_the_contract(finding);
        assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap_or_default()));
        assert!(finding["line"].as_u64() >= Some(1) && finding["col"].as_u64() >= Some(1), "{finding}");
    }
}

/// What every finding has, and what only a wrong figure has.
const FINDING: [&str; 10] =
    ["args", "code", "col", "column", "criterion", "file", "help", "line", "message", "severity"];
const FIGURE: [&str; 5] = ["affects", "causes", "computed", "declared", "root"];

fn finding_keeps_the_contract(finding: &Value) {
    let is_figure = ["declared-score-differs", "declared-without-score"]
        .contains(&finding["code"].as_str().unwrap_or_default());
    let mut expected: Vec<&str> =
        FINDING.into_iter().chain(FIGURE.into_iter().filter(|_| is_figure)).collect();
    expected.sort_unstable();
    let found: Vec<&str> = keys(finding).into_iter().filter(|key| *key != "notes").collect();
    assert_eq!(found, expected, "{finding}");
    if is_figure {
        assert!(finding["root"].is_boolean() && finding["declared"].is_string(), "{finding}");
        assert!(finding["affects"].is_array() && finding["causes"].is_array(), "{finding}");
        assert_eq!(
            finding["root"] == true,
            finding["causes"].as_array().is_some_and(Vec::is_empty),
            "{finding}"
        );
    }
}

fn points_keep_the_contract(row: &Value) {
    for cell in [&row["self"], &row["appraisal"]].into_iter().filter(|cell| !cell.is_null()) {
        assert!(text_or_null(&cell["points"]) && text_or_null(&cell["declared"]), "{row}");
        assert_eq!(cell["agrees"].is_boolean(), cell["declared"].is_string(), "{row}");
        assert!(cell["agrees"].is_boolean() || cell["agrees"].is_null(), "{row}");
    }
    let both = row["self"]["points"].is_string() && row["appraisal"]["points"].is_string();
    assert_eq!(row["difference"].is_string(), both, "{row}");
    assert!(text_or_null(&row["difference"]), "{row}");
}

/// The words that an answer to each kind of rule may have.
const WORDS: [(&str, &[&str]); 5] = [
    ("choice", &["choice", "num", "den"]),
    ("count", &["count"]),
    ("manual", &["value"]),
    ("ratio", &["num", "den"]),
    ("tiers", &["choice", "num", "den", "value"]),
];

fn answer_keeps_the_contract(kind: &str, answer: &Value) {
    for (word, value) in answer.as_object().into_iter().flatten() {
        if word == "not_applicable" {
            assert_eq!((value, keys(answer).len()), (&Value::Bool(true), 1));
            continue;
        }
        let (_, words) = WORDS.iter().find(|(known, _)| *known == kind).expect("a group has no answer");
        assert!(words.contains(&word.as_str()), "{word} answers a {kind}");
        assert!(value.is_string(), "{word} = {value}");
    }
}
