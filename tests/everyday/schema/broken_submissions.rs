//! A submission with every notation once, and what breaks it.

/// Every table and every way to answer. Each line that is broken below stands once.
pub const SOUND: &str = r#"
criteria = "whole-2024"

[unit]
id = "la-gi"
name = "UBND Thị xã La Gi"
phone = "0252 3 000 000"

[facts]
communes = 9
class = "I"
staff = { self = 74, appraisal = 71.5 }

[printed_max]
"6" = 0
total = 500

[self]
"1" = { score = 34.33 }
"1.1" = "a"
"1.2" = "13/15"
"1.3" = 7
"1.4" = -2.5
"1.5" = ["a", "c"]
"1.6" = "n/a"
"2.1" = { num = 13, den = 15, score = 4.33, note = "Ghi chú", evidence = ["Công văn 1", "Công văn 2"] }
"2.2" = { value = -3, previous = 4, published = true, evidence = "Công văn" }
"2.3" = { choice = "a", score = 5 }
"2.4" = { choices = ["a", "c"] }
"2.5" = { choices = { jury = 3, prize = true, held = "3/5" } }
"2.6" = { count = 7 }
"2.7" = { counts = { national = 1, provincial = 0 } }
"2.8" = { not_applicable = true }
"2.9" = { score = -1.5 }
total = { score = 464.06 }

[appraisal]
"2.1" = { same = true, note = "Thống nhất" }
"#;

/// What is wrong, what it is in the sound text, and what stands there instead.
pub const BROKEN: &[(&str, &str, &str)] = &[
    ("a table", "[printed_max]", "[printed-max]"),
    ("a column", "[appraisal]", "[apraisal]"),
    ("a key of an answer", "{ num = 13, ", "{ nmu = 13, "),
    ("a key of a declared row", "{ score = 34.33 }", "{ scores = 34.33 }"),
    ("a column of a fact", "{ self = 74, ", "{ slef = 74, "),
    ("a path for the criteria", "criteria = \"whole-2024\"", "criteria = \"./whole.toml\""),
    ("a number for the criteria", "criteria = \"whole-2024\"", "criteria = 2024"),
    ("a telephone number", "phone = \"0252 3 000 000\"", "phone = 2523000000"),
    ("a list for a fact", "communes = 9", "communes = [9]"),
    ("a fact that states nothing", "communes = 9", "communes = {}"),
    ("a fact below zero", "communes = 9", "communes = -9"),
    ("a printed max in quotes", "total = 500", "total = \"500\""),
    ("a numerator in quotes", "num = 13", "num = \"13\""),
    ("a denominator below zero", "den = 15", "den = -15"),
    ("a score in quotes", "score = 4.33", "score = \"4.33\""),
    ("a note that is a number", "note = \"Ghi chú\"", "note = 5"),
    ("evidence that is a number", "evidence = \"Công văn\"", "evidence = 5"),
    ("a number among evidence", "\"Công văn 2\"", "2"),
    ("an attribute that is a text", "published = true", "published = \"yes\""),
    ("a choice that is a number", "choice = \"a\"", "choice = 1"),
    ("a list of numbers", "\"1.5\" = [\"a\", \"c\"]", "\"1.5\" = [1, 3]"),
    ("choices that are a number", "choices = [\"a\", \"c\"]", "choices = 2"),
    ("an item that is a list", "jury = 3", "jury = [3]"),
    ("a count in quotes", "count = 7", "count = \"7\""),
    ("counts that are a number", "counts = { national = 1, provincial = 0 }", "counts = 1"),
    ("a count of a list in quotes", "provincial = 0", "provincial = \"0\""),
    ("a flag in quotes", "not_applicable = true", "not_applicable = \"yes\""),
    ("`same` in quotes", "same = true", "same = \"yes\""),
    ("true for an answer", "\"1.3\" = 7", "\"1.3\" = true"),
    ("a date for an answer", "\"1.3\" = 7", "\"1.3\" = 2024-01-07"),
    ("a code without quotes", "\"1.6\" = \"n/a\"", "7.6 = { num = 1, den = 2 }"),
    ("a list for a column", "[self]\n", "self = [ { } ]\n[x]\n"),
];
