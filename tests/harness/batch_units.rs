//! Units of the small edition for the tests of `score batch`: good ones of many kinds, and ones that are broken.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

pub const SMALL: &str = "tests/bad/criteria-good/small.toml";
pub const HEADER: &str = "unit,code,self_num,self_den,self_answer,self_score,appraisal_num,appraisal_den,appraisal_answer,appraisal_score,note";

pub fn unit_name(unit: usize) -> String {
    format!("U{unit:05}")
}

/// The rows of a unit, each with its id; the figures follow from its number.
pub fn unit_rows(unit: usize) -> String {
    let draw = |salt: usize, below: usize| {
        (unit.wrapping_mul(2_654_435_761) >> 7).wrapping_mul(salt + 3) % 9973 % below
    };
    let (num, judged) = (draw(1, 16), draw(2, 2));
    let choice = ["a", "b"][draw(3, 2)];
    let trained = draw(4, 5);
    let rows = [
        "facts.staff_district,,,5,,,,,,".to_owned(),
        "facts.staff_commune,,,10,,,,,,".to_owned(),
        "facts.communes,,,4,,,,,,".to_owned(),
        format!("1.1,{num},15,,,{},15,,,", num / 2),
        format!("1.2,,,{choice},,,,a,3,"),
        format!("1.3,{trained},4,a,,{trained},4,a,,"),
        "1.4,3,3,,3,3,3,,3,".to_owned(),
        format!("2.1,{},100,,,{},100,,,", 40 + draw(5, 60), 40 + draw(6, 60)),
        format!("2.2,,,{},,,,{},,", draw(7, 4), draw(8, 4)),
        format!("2.9,{},,,,{},,,,", draw(9, 30), draw(10, 30)),
        "2.10,7,7,,3,6,7,,,".to_owned(),
        format!("3.1,,,{judged},,,,{judged},,"),
    ];
    rows.map(|row| format!("{},{row}\n", unit_name(unit))).concat()
}

/// One CSV of many units.
pub fn long_csv(units: &[(String, String)]) -> String {
    let rows: String = units.iter().map(|(_, rows)| rows.as_str()).collect();
    format!("{HEADER}\n{rows}")
}

/// A way to break a unit.
pub struct Broken {
    pub name: &'static str,
    /// What must be told of it.
    pub code: &'static str,
    from: &'static str,
    to: &'static str,
}

impl Broken {
    /// The rows of a unit, broken.
    pub fn rows(&self, unit: usize) -> String {
        let id = unit_name(unit);
        let rows = unit_rows(unit);
        let (from, to) = (self.from.replace("ID", &id), self.to.replace("ID", &id));
        let at = rows.find(&from).unwrap_or_else(|| panic!("{}: {from} is not in\n{rows}", self.name));
        let end = rows[at..].find('\n').map(|length| at + length + 1).unwrap();
        format!("{}{to}{}", &rows[..at], &rows[end..])
    }

    /// Whether a line stands for this unit under another name.
    pub fn renames(&self, line: &Value, unit: usize) -> bool {
        let name = line["unit"].as_str().unwrap_or_default();
        name.starts_with(&unit_name(unit)) && self.name.contains("id")
    }
}

/// Thirty ways to break a unit: the row that begins so is replaced.
pub fn broken_kinds() -> Vec<Broken> {
    [
        ("a letter in a number", "malformed-number", "ID,2.1,", "ID,2.1,4x,100,,,50,100,,,\n"),
        ("a number below zero", "negative-number", "ID,2.1,", "ID,2.1,-4,100,,,50,100,,,\n"),
        (
            "a number that can be read two ways",
            "ambiguous-number",
            "ID,2.1,",
            "ID,2.1,1.234,100,,,50,100,,,\n",
        ),
        ("grouped thousands", "grouped-number", "ID,2.1,", "ID,2.1,1.234.567,100,,,50,100,,,\n"),
        ("too many digits", "too-many-digits", "ID,2.1,", "ID,2.1,1234567890123,100,,,50,100,,,\n"),
        ("a percentage", "malformed-number", "ID,2.1,", "ID,2.1,85%,100,,,50,100,,,\n"),
        ("a number with an exponent", "malformed-number", "ID,2.1,", "ID,2.1,1e3,100,,,50,100,,,\n"),
        ("an error of a spreadsheet", "malformed-number", "ID,2.1,", "ID,2.1,#DIV/0!,100,,,50,100,,,\n"),
        ("a formula", "malformed-number", "ID,2.1,", "ID,2.1,=A1,100,,,50,100,,,\n"),
        ("a code that is not there", "unknown-code", "ID,2.1,", "ID,2.7,85,100,,,50,100,,,\n"),
        ("a date for a code", "code-is-date", "ID,2.1,", "ID,2-Jan,85,100,,,50,100,,,\n"),
        ("a zero that Excel dropped", "duplicate-row", "ID,2.10,", "ID,2.1,7,7,,3,6,7,,,\n"),
        (
            "a row that stands twice",
            "duplicate-row",
            "ID,2.1,",
            "ID,2.1,85,100,,,50,100,,,\nID,2.1,85,100,,,50,100,,,\n",
        ),
        ("a row that is missing", "row-missing", "ID,2.1,", ""),
        ("a row without a code", "no-code", "ID,2.1,", "ID,,85,100,,,50,100,,,\n"),
        ("too few cells", "row-length", "ID,2.1,", "ID,2.1,85,100\n"),
        ("too many cells", "row-length", "ID,2.1,", "ID,2.1,85,100,,,50,100,,,,x\n"),
        ("an unknown option", "unknown-choice", "ID,1.2,", "ID,1.2,,,z,,,,a,3,\n"),
        ("an option of another kind of row", "wrong-answer", "ID,2.10,", "ID,2.10,,,a,,6,7,,,\n"),
        ("no denominator", "incomplete-answer", "ID,2.1,", "ID,2.1,85,,,,50,100,,,\n"),
        ("above one where that is forbidden", "over-forbidden", "ID,1.4,", "ID,1.4,4,3,,,3,3,,3,\n"),
        ("something of nothing", "divided-by-zero", "ID,2.1,", "ID,2.1,85,0,,,50,100,,,\n"),
        ("a judged score out of its range", "out-of-range", "ID,3.1,", "ID,3.1,,,99,,,,1,,\n"),
        ("a quote that is not closed", "unclosed-quote", "ID,2.1,", "ID,2.1,85,100,,,50,100,,,\"x\n"),
        ("text after a quote", "text-after-quote", "ID,2.1,", "ID,2.1,\"85\"x,100,,,50,100,,,\n"),
        ("a row of no unit", "no-unit", "ID,2.1,", ",2.1,85,100,,,50,100,,,\n"),
        (
            "a unit of two minds about its id",
            "duplicate-key",
            "ID,2.1,",
            "ID,unit.id,,,another,,,,,,\nID,2.1,85,100,,,50,100,,,\n",
        ),
        ("an answer on a group", "answer-on-group", "ID,2.1,", "ID,2,,,a,,,,,,\nID,2.1,85,100,,,50,100,,,\n"),
        ("an unknown fact", "unknown-name", "ID,facts.communes,", "ID,facts.towns,,,4,,,,,,\n"),
        (
            "other criteria",
            "criteria-differ",
            "ID,facts.communes,",
            "ID,criteria,,,other,,,,,,\nID,facts.communes,,,4,,,,,,\n",
        ),
        (
            "a not applicable that is forbidden",
            "not-applicable-forbidden",
            "ID,2.2,",
            "ID,2.2,,,n/a,,,,1,,\n",
        ),
        (
            "the rows of one unit in two places",
            "unit-twice",
            "ID,2.1,",
            "ID-id,2.1,85,100,,,50,100,,,\nID,2.1,85,100,,,50,100,,,\n",
        ),
    ]
    .map(|(name, code, from, to)| Broken { name, code, from, to })
    .into()
}

pub fn folder() -> TempDir {
    TempDir::new().unwrap()
}

pub fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

pub fn write(folder: &TempDir, name: &str, text: &str) -> String {
    fs::write(folder.path().join(name), text).unwrap();
    path(folder, name)
}

pub fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A unit of a long CSV as a form of its own.
pub fn form_of((name, rows): &(String, String)) -> String {
    let own: String = rows.lines().map(|row| format!("{}\n", row.split_once(',').unwrap().1)).collect();
    format!("{}\nunit.id,,,{name},,,,,,\n{own}", HEADER.split_once(',').unwrap().1)
}

/// The text of a file of the package.
pub fn in_package_text(path: &str) -> String {
    fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
