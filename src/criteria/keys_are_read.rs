//! The keys that are said of each table are those that decoding knows, and no others.

use super::condition_keys::{BOUNDS, BY_SUBJECT, ROW_TESTS, SUBJECT};
use super::document_keys::DOCUMENT;
use super::row::CRITERION;
use super::total_decode::TOTAL;
use super::{Criteria, decode};
use crate::finding::{Findings, SourceId};
use crate::rule::KINDS;
use crate::setting::{Form, Setting, SettingShape, Variants};
use crate::source::{SourceText, about};

/// A key that is like no other, so that all keys are named that there are.
const STRANGE: &str = "xxxxxxxxxxxxxxxx";

/// A criteria file without a flaw, but for what is added to it.
const SOUND: &str = r#"
[criteria]
id = "a"
title = "A"
[rounding]
MODE
[facts]
class = { title = "Class", options = ["I", "II"] FACT }
[quantities]
calls = { title = "Calls" QUANTITY }
[attributes]
published = { title = "Published" ATTRIBUTE }
[[criterion]]
code = "1"
title = "One"
GROUP
[[criterion]]
code = "1.1"
title = "One of one"
rule = "choice"
max = 5
options = "yes-no"
LEAF
[[criterion]]
code = "2"
title = "Two"
rule = "manual"
max = 5
[total]
TOTAL
"#;

fn read(additions: &[(&str, &str)]) -> (Option<Criteria>, Findings) {
    let mut text = SOUND.to_owned();
    for (place, addition) in additions {
        text = text.replace(place, addition);
    }
    text = text.replace("MODE", "mode = \"exact\"");
    for place in ["FACT", "QUANTITY", "ATTRIBUTE", "GROUP", "LEAF", "TOTAL"] {
        text = text.replace(place, "");
    }
    let mut findings = Findings::default();
    let criteria = decode(SourceId(0), &SourceText::new("criteria.toml", text), &mut findings);
    (criteria, findings)
}

/// The keys that decoding knows, from what is said about one that it does not know.
fn known(additions: &[(&str, &str)]) -> Vec<String> {
    let (_, findings) = read(additions);
    about::known(&findings.sorted(), STRANGE)
}

fn sorted<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<String> {
    let mut keys: Vec<String> = keys.map(str::to_owned).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn stated(parts: &[&[Setting]]) -> Vec<String> {
    sorted(parts.iter().copied().flatten().map(|setting| setting.key))
}

/// What stands under a key of a form.
fn under(form: &'static Form, key: &str) -> &'static SettingShape {
    let found = form.settings.iter().copied().flatten().find(|setting| setting.key == key);
    &found.expect("the form has the key").shape
}

/// The keys of a table, or of the entries of a list.
fn inside(shape: &'static SettingShape) -> Vec<String> {
    match shape {
        SettingShape::Table(settings) | SettingShape::List(settings) => stated(&[settings]),
        SettingShape::Of(form) | SettingShape::Several(form) => stated(form.settings),
        SettingShape::Names(shape) => inside(shape),
        _ => panic!("no table: {shape:?}"),
    }
}

fn either(shape: &'static SettingShape, one: usize) -> &'static SettingShape {
    let SettingShape::Either(shapes) = shape else { panic!("one shape: {shape:?}") };
    &shapes[one]
}

fn of_document(key: &str) -> &'static SettingShape {
    &DOCUMENT.iter().find(|setting| setting.key == key).expect("the document has the key").shape
}

#[test]
fn what_is_added_to_is_sound() {
    let (criteria, findings) = read(&[]);
    assert!(criteria.is_some() && findings.sorted().is_empty());
}

#[test]
fn the_tables_of_a_criteria_file() {
    let whole = format!("{STRANGE} = 1\n[criteria]");
    let mut keys = stated(&[DOCUMENT]);
    keys.push("test".to_owned()); // read apart
    assert_eq!(known(&[("\n[criteria]", &whole)]), sorted(keys.iter().map(String::as_str)));
    let entry = format!(", {STRANGE} = 1");
    for (key, place) in [("facts", "FACT"), ("quantities", "QUANTITY"), ("attributes", "ATTRIBUTE")] {
        assert_eq!(known(&[(place, &entry)]), inside(of_document(key)), "{key}");
    }
    for key in ["criteria", "defaults", "ranking"] {
        let table = match key {
            "criteria" => format!("[criteria]\n{STRANGE} = 1"),
            _ => format!("[{key}]\n{STRANGE} = 1\n[criteria]"),
        };
        assert_eq!(known(&[("[criteria]", &table)]), inside(of_document(key)), "{key}");
    }
}

#[test]
fn rounding_with_and_without_a_mode() {
    let SettingShape::Of(form) = of_document("rounding") else { panic!("rounding has a form") };
    let Variants::Said([exact], otherwise) = &form.variants else { panic!("one mode is another") };
    let mode = |mode: &str| known(&[("MODE", &format!("mode = \"{mode}\"\n{STRANGE} = 1"))]);
    assert_eq!(mode("up"), stated(&[form.settings[0], otherwise]));
    assert_eq!(mode(exact.word.expect("it is a word")), stated(form.settings));
}

#[test]
fn the_keys_of_a_row() {
    let strange = format!("{STRANGE} = 1");
    let Variants::Rule(group) = &CRITERION.variants else { panic!("a row has a rule") };
    let (row, node) = (CRITERION.settings[0], CRITERION.settings[1]);
    assert_eq!(known(&[("GROUP", &strange)]), stated(&[row, node, group]));
    let choice = KINDS.iter().find(|kind| kind.name == "choice").expect("there are choices");
    assert_eq!(known(&[("LEAF", &strange)]), stated(&[row, node, choice.settings]));
    let evidence = format!("evidence = {{ {STRANGE} = 1 }}");
    assert_eq!(known(&[("LEAF", &evidence)]), inside(under(&CRITERION, "evidence")));
}

#[test]
fn the_keys_of_the_total_and_what_stands_below() {
    let total = |addition: &str| known(&[("TOTAL", &addition.replace("STRANGE", STRANGE))]);
    let at = |key| under(&TOTAL, key);
    assert_eq!(total("STRANGE = 1"), stated(TOTAL.settings));
    assert_eq!(total("index = { STRANGE = 1 }"), inside(at("index")));
    assert_eq!(total("events = [ { STRANGE = 1 } ]"), inside(at("events")));
    assert_eq!(total("bands = [ { STRANGE = 1 } ]"), inside(either(at("bands"), 0)));
    assert_eq!(total("bands = { STRANGE = 1 }"), inside(either(at("bands"), 1)));
    let SettingShape::Of(gate) = either(at("requires"), 0) else { panic!("a gate has a form") };
    let effect = either(under(gate, "else"), 1);
    assert_eq!(total("requires = { criterion = \"2\", else = { STRANGE = 1 } }"), inside(effect));
}

#[test]
fn the_keys_of_a_condition_by_its_subject() {
    let Variants::Said(variants, otherwise) = BY_SUBJECT else { panic!("a condition has a subject") };
    assert!(otherwise.is_empty());
    assert_eq!(
        SUBJECT.iter().map(|setting| setting.key).collect::<Vec<_>>(),
        super::condition_decode::SUBJECTS
    );
    let SettingShape::Of(gate) = either(under(&TOTAL, "requires"), 0) else { panic!("a gate has a form") };
    for variant in variants {
        let subject = match variant.key {
            "fact" => "\"class\"",
            "any_of" | "all_of" => "[]",
            _ => "\"2\"",
        };
        let condition = format!("{{ {} = {subject}, {STRANGE} = 1 }}", variant.key);
        let mut expected = stated(variant.settings);
        expected.push(variant.key.to_owned());
        let event = format!("events = [ {{ when = {condition} }} ]");
        let expected = sorted(expected.iter().map(String::as_str));
        assert_eq!(known(&[("TOTAL", &event)]), expected, "{condition}");
        let mut of_gate = expected;
        of_gate.extend(stated(&gate.settings[..1]));
        let requires = format!("requires = {condition}");
        let of_gate = sorted(of_gate.iter().map(String::as_str));
        assert_eq!(known(&[("TOTAL", &requires)]), of_gate, "{condition}");
    }
}

#[test]
fn what_must_hold_of_a_row() {
    let tests = stated(ROW_TESTS.settings);
    assert_eq!(known(&[("ATTRIBUTE", &format!(", asked_if = {{ {STRANGE} = 1 }}"))]), tests);
    let narrowed = format!("requires = {{ every = \"1\", met = true, where = {{ {STRANGE} = 1 }} }}");
    assert_eq!(known(&[("TOTAL", &narrowed)]), tests);
    let bounds: Vec<&str> = BOUNDS.iter().map(|setting| setting.key).collect();
    assert_eq!(bounds, crate::rule::BOUND_KEYS.map(|(key, ..)| key));
}

#[test]
fn what_must_be_there_is_missed() {
    for (addition, key) in [
        (("TOTAL", "index = {}"), "decimals"),
        (("TOTAL", "index = {}"), "mode"),
        (("MODE", ""), "mode"),
        (("MODE", "mode = \"up\""), "at"),
        (("MODE", "mode = \"up\""), "decimals"),
        (("id = \"a\"", ""), "id"),
        (("title = \"A\"", ""), "title"),
        (("title = \"Class\",", ""), "title"),
        (("title = \"Calls\"", ""), "title"),
        (("title = \"Published\"", ""), "title"),
        (("code = \"2\"", ""), "code"),
        (("title = \"Two\"", ""), "title"),
    ] {
        let (_, findings) = read(&[addition]);
        let missed = findings.iter().any(|finding| about::is(finding, "missing-key", key));
        assert!(missed, "{addition:?} lacks {key}");
    }
    let (_, findings) = read(&[("TOTAL", "bands = {}")]);
    assert!(findings.iter().any(|finding| finding.code.name == "missing-key"));
}
