//! The JSON Schema of the files, held against a validator of its own: every sound file of the repository is valid, and
//! broken ones are not.
//!
//! `UPDATE_GOLDEN=1 cargo test schema` writes both schemas anew: read every changed line.

#![expect(clippy::unwrap_used, reason = "a test fails loudly, also outside of its #[test] function")]

mod broken_criteria;
mod broken_submissions;

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::program::{against_golden, finished, program, score};
use jsonschema::{Draft, Validator};
use score::cases::decode_cases;
use score::criteria::decode;
use score::finding::{Findings, Severity, SourceId};
use score::language::Language;
use score::rule::KINDS;
use score::schema::{FILES, File};
use score::source::SourceText;
use serde_json::Value;

/// Finding codes that a schema can know of.
const KNOWABLE: [&str; 4] = ["unknown-key", "wrong-type", "missing-key", "unknown-word"];

/// Bad criteria with such a finding that are valid all the same, each with the reason.
const VALID_ALL_THE_SAME: [(&str, &str); 2] = [
    ("option-without-points.toml", "whether an option needs points depends on the role of the rows above"),
    ("without-a-max.toml", "whether a rule needs a max depends on the role of the rows above"),
];

/// What the schema refuses and reading a file does not, each with the reason.
const FOUND_LATER: [(&str, &str); 1] =
    [("an answer of a test", "it may be an attribute until the test is run")];

fn file(name: &str) -> &'static File {
    FILES.iter().find(|file| file.name == name).unwrap()
}

fn validator(name: &str) -> Validator {
    let schema = file(name).schema(Language::English);
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "the schema of {name} is no schema");
    jsonschema::options().with_draft(Draft::Draft202012).build(&schema).unwrap()
}

/// A TOML document as JSON, the way editors see it.
fn json(toml: &str) -> Value {
    let table: toml::Table = toml::from_str(toml).unwrap_or_else(|error| panic!("{error}\n{toml}"));
    serde_json::to_value(table).unwrap()
}

fn problems(validator: &Validator, toml: &str) -> Vec<String> {
    let document = json(toml);
    validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Which kind of file a text is.
fn kind_of(text: &str) -> &'static str {
    if json(text).get("criterion").is_some() { "criteria" } else { "submission" }
}

#[test]
fn every_sound_file_of_the_repository_is_valid() {
    let (criteria, submission) = (validator("criteria"), validator("submission"));
    let folders =
        ["criteria", "examples", "tests/bad/criteria-good", "tests/checks", "tests/language", "tests/lints"];
    let mut counted = (0, 0);
    for path in folders.into_iter().flat_map(toml_files) {
        let text = fs::read_to_string(&path).unwrap();
        let (validator, count) = match kind_of(&text) {
            "criteria" => (&criteria, &mut counted.0),
            _ => (&submission, &mut counted.1),
        };
        *count += 1;
        assert_eq!(problems(validator, &text), [""; 0], "{}", path.display());
    }
    assert!(counted.0 >= 100 && counted.1 >= 2, "{counted:?}");
}

#[test]
fn the_example_of_every_kind_is_valid() {
    let validator = validator("criteria");
    for kind in KINDS {
        let whole = format!("{}{}", broken_criteria::HEAD, kind.example);
        assert_eq!(problems(&validator, &whole), [""; 0], "{}", kind.name);
        // and the rule is what it hangs on
        let misspelt = whole.replace(&format!("rule = \"{}\"", kind.name), "rule = \"misspelt\"");
        assert!(!problems(&validator, &misspelt).is_empty(), "{}", kind.name);
    }
}

#[test]
fn every_notation_of_the_language_is_valid() {
    let validator = validator("criteria");
    assert_eq!(problems(&validator, broken_criteria::SOUND), [""; 0]);
    let validator = self::validator("submission");
    assert_eq!(problems(&validator, broken_submissions::SOUND), [""; 0]);
    assert_eq!(told(broken_criteria::SOUND), [""; 0], "it is sound");
}

/// What the program finds in criteria, each as `code: message`.
fn told(text: &str) -> Vec<String> {
    let (source, mut findings) = (SourceText::new("criteria.toml", text), Findings::default());
    if decode(SourceId(0), &source, &mut findings).is_some() {
        decode_cases(SourceId(0), &source, &mut findings);
    }
    let errors = findings.sorted().into_iter().filter(|finding| finding.code.severity == Severity::Error);
    errors.map(|finding| format!("{}: {}", finding.code.name, finding.message(Language::English))).collect()
}

/// Applies every replacement to a sound text, and holds that it breaks it, in one place.
fn all_are_refused(validator: &Validator, sound: &str, broken: &[(&str, &str, &str)]) {
    let mut once = 0;
    for (what, from, to) in broken {
        assert_eq!(sound.matches(from).count(), 1, "{what}: `{from}` stands once in the sound text");
        let text = sound.replace(from, to);
        let problems = problems(validator, &text);
        assert!(!problems.is_empty(), "{what}: {to} is valid");
        // a key that kinds read differently is held against all of them, and then against the one
        assert!(problems.len() <= 2, "{what}: one mistake is told once, or twice: {problems:#?}");
        once += usize::from(problems.len() == 1);
    }
    assert!(once * 10 >= broken.len() * 9, "{once} of {} are told once", broken.len());
}

#[test]
fn broken_criteria_are_not_valid() {
    let broken = broken_criteria::BROKEN;
    assert!(broken.len() >= 60, "{}", broken.len());
    all_are_refused(&validator("criteria"), broken_criteria::SOUND, broken);
    let sound: Vec<&str> = broken
        .iter()
        .filter(|(_, from, to)| told(&broken_criteria::SOUND.replace(from, to)).is_empty())
        .map(|(what, ..)| *what)
        .collect();
    assert_eq!(sound, FOUND_LATER.map(|(what, _)| what), "the program finds nothing wrong");
}

#[test]
fn broken_submissions_are_not_valid() {
    let broken = broken_submissions::BROKEN;
    assert!(broken.len() >= 20, "{}", broken.len());
    all_are_refused(&validator("submission"), broken_submissions::SOUND, broken);
}

#[test]
fn a_misspelt_key_is_told_of_that_key() {
    let validator = validator("criteria");
    let text = broken_criteria::SOUND.replace("zero_below", "zero_bellow");
    let document = json(&text);
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|error| error.instance_path().to_string()).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].ends_with("/zero_bellow"), "{errors:?}");
}

#[test]
fn bad_criteria_are_not_valid_where_a_schema_can_know() {
    let validator = validator("criteria");
    let (mut looked_at, mut valid) = (0, Vec::new());
    for path in toml_files("tests/bad/criteria") {
        let golden = fs::read_to_string(path.with_extension("toml.expected")).unwrap();
        let knowable = KNOWABLE.iter().any(|code| golden.contains(&format!("error[{code}]")));
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        if !knowable || toml::from_str::<toml::Table>(&text).is_err() {
            continue;
        }
        looked_at += 1;
        if problems(&validator, &text).is_empty() {
            valid.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(looked_at >= 40, "{looked_at}");
    assert_eq!(valid, VALID_ALL_THE_SAME.map(|(name, _)| name));
}

#[test]
fn the_command_prints_the_schemas_that_are_in_the_goldens() {
    for file in FILES {
        let run = score(&["schema", file.name]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", file.name);
        let golden = format!("tests/goldens/{}.schema.json", file.name);
        against_golden(&golden, &run.stdout).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

#[test]
fn the_command_writes_a_file_and_knows_two_kinds() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = finished(program().current_dir(&folder).args(["schema", "submission", "-o", "a.schema.json"]));
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", "wrote a.schema.json\n"));
    let written = fs::read_to_string(folder.path().join("a.schema.json")).unwrap();
    assert_eq!(written, file("submission").text(Language::English));
    for wrong in [&["schema"][..], &["schema", "form"], &["schema", "criteria", "-o", "."]] {
        let run = score(wrong);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{wrong:?}");
        assert!(!run.stderr.is_empty(), "{wrong:?}");
    }
}

/// Every way in which one key of a document can be misspelt: the key, and the document.
fn misspelt(document: &Value) -> Vec<(String, Value)> {
    match document {
        Value::Object(table) => {
            let mut all = Vec::new();
            for (key, value) in table {
                let other = |key: &str, value: Value| {
                    let mut table = table.clone();
                    table.remove(key.trim_end_matches("-x"));
                    table.insert(key.to_owned(), value);
                    Value::Object(table)
                };
                all.push((key.clone(), other(&format!("{key}-x"), value.clone())));
                all.extend(misspelt(value).into_iter().map(|(within, value)| (within, other(key, value))));
            }
            all
        }
        Value::Array(list) => {
            let within = list.iter().enumerate().flat_map(|(position, value)| {
                let list = list.clone();
                misspelt(value).into_iter().map(move |(key, value)| {
                    let mut list = list.clone();
                    list[position] = value;
                    (key, Value::Array(list))
                })
            });
            within.collect()
        }
        _ => Vec::new(),
    }
}

/// Keys that are names; and those of answers that are true or false, as attributes are.
const NAMES_OF_CRITERIA: &[&str] = &[
    "three-steps",
    "levels",
    "communes",
    "staff",
    "class",
    "documents",
    "published",
    "I",
    "II",
    "good",
    "poor",
    "rest",
    "total",
    "national",
    "jury",
    "prize",
    "not_applicable",
];
const NAMES_OF_SUBMISSIONS: &[&str] = &[
    "id",
    "name",
    "phone",
    "communes",
    "class",
    "staff",
    "total",
    "jury",
    "prize",
    "held",
    "national",
    "provincial",
    "published",
    "not_applicable",
    "same",
];

#[test]
fn every_misspelt_key_is_refused_that_is_no_name() {
    for (name, sound, names, least) in [
        ("criteria", broken_criteria::SOUND, NAMES_OF_CRITERIA, 300),
        ("submission", broken_submissions::SOUND, NAMES_OF_SUBMISSIONS, 26),
    ] {
        let validator = validator(name);
        let all = misspelt(&json(sound));
        let is_code = |key: &str| key.starts_with(|c: char| c.is_ascii_digit());
        let (valid, refused): (Vec<_>, Vec<_>) =
            all.iter().partition(|(_, document)| validator.is_valid(document));
        assert!(refused.len() >= least, "{name}: {} of {}", refused.len(), all.len());
        let valid = valid.into_iter().map(|(key, _)| key.as_str()).filter(|key| !is_code(key));
        let valid: Vec<&str> = valid.collect();
        for key in &valid {
            assert!(names.contains(key), "{name}: {key}-x is valid");
        }
        for key in names {
            assert!(valid.contains(key), "{name}: {key} is a name, and {key}-x is not valid");
        }
    }
}

/// How deep one comes from a schema through what editors walk through; a way that never ends is far too deep.
fn depth(root: &Value, schema: &Value, above: usize) -> usize {
    assert!(above < 12, "an editor that follows every key never comes to an end");
    if let Some(place) = schema.get("$ref").and_then(Value::as_str) {
        return depth(root, root.pointer(&place[1..]).unwrap(), above);
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    let single = ["additionalProperties", "items"].into_iter().filter_map(|key| schema.get(key));
    let several = ["anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
    let below =
        properties.into_iter().flat_map(|properties| properties.values()).chain(single).chain(several);
    below.map(|below| depth(root, below, above + 1)).max().unwrap_or(above)
}

#[test]
fn what_editors_walk_through_has_an_end() {
    for file in FILES {
        let schema = file.schema(Language::English);
        assert!(depth(&schema, &schema, 0) >= 3, "{}", file.name);
        // taplo runs out of memory at it
        assert!(!file.text(Language::English).contains("\"allOf\""), "{}", file.name);
    }
}
