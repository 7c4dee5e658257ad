//! The schema of a table: its keys, and those that depend on what it says.
//!
//! All keys that a table can have stand in `properties`, which is where editors look for what to offer. Which of them
//! go together is said beside that, by `if` and `then` and not by `oneOf`, so that a mistake is told once.

use serde_json::{Map, Value, json};

use super::{Definitions, first_that_fits, no_such_key};
use crate::language::{Language, Show, Text};
use crate::rule::{KINDS, Kind};
use crate::setting::{Form, Needed, Setting, SettingShape, Variant, Variants};

sentence! {
    /// What a kind of rule measures, how its points come about, and how it is answered.
    AboutKind { summary: Text, logic: Text, answer: Text } {
        en: "{summary} {logic} Answer: {answer}.",
        vi: "{summary} {logic} Cách ghi: {answer}.",
    }
}

/// The keys of a table.
pub(super) struct Table<'s> {
    /// Those that it may have whatever it says.
    always: Vec<&'s Setting>,
    /// Those that it may have besides.
    branches: Vec<Branch<'s>>,
    /// What stands under all other keys.
    others: Option<&'s SettingShape>,
}

/// Keys that a table may have where it says something.
struct Branch<'s> {
    /// What it must say.
    test: Value,
    /// The kind of rule that it is about.
    about: Option<&'static Kind>,
    settings: Vec<&'s Setting>,
}

impl<'s> Table<'s> {
    /// The keys of a form.
    pub(super) fn of(form: &'s Form) -> Self {
        let always = flat(form.settings);
        let branches = match &form.variants {
            Variants::None => Vec::new(),
            Variants::Rule(otherwise) => {
                let kinds = KINDS.iter().map(|kind| Branch::of_kind(kind, kind.settings.iter().collect()));
                kinds.chain([Branch::without_rule(otherwise.iter().collect())]).collect()
            }
            Variants::Said(variants, otherwise) => {
                let none = Value::Array(variants.iter().map(said).collect());
                let otherwise = Branch {
                    test: json!({ "not": { "anyOf": none } }),
                    about: None,
                    settings: otherwise.iter().collect(),
                };
                let said = variants.iter().map(|variant| Branch {
                    test: said(variant),
                    about: None,
                    settings: flat(variant.settings),
                });
                // without any, it must say one of them, and what else it says is no second mistake
                said.chain(Some(otherwise).filter(|otherwise| !otherwise.settings.is_empty())).collect()
            }
        };
        Table { always, branches, others: form.others }
    }

    /// The keys of a table without a name; where it may name a rule, those of that rule stand beside.
    pub(super) fn with(settings: &'s [Setting]) -> Self {
        let Some(rule) = settings.iter().find(|setting| matches!(setting.shape, SettingShape::NestedRule))
        else {
            return Table { always: settings.iter().collect(), branches: Vec::new(), others: None };
        };
        let (mut always, mut of_rule, mut instead) = (Vec::new(), Vec::new(), Vec::new());
        for setting in settings {
            match setting.needed {
                Needed::Beside(other) if other == rule.key => of_rule.push(setting),
                Needed::OneOf | Needed::AtMostOne if setting.key != rule.key => instead.push(setting),
                _ if setting.key == rule.key => {}
                _ => always.push(setting),
            }
        }
        let nesting = KINDS.iter().filter(|kind| kind.nests);
        let branches = nesting.map(|kind| {
            let settings = [rule].into_iter().chain(of_rule.iter().copied()).chain(kind.settings);
            Branch::of_kind(kind, settings.collect())
        });
        let branches = branches.chain([Branch::without_rule(instead)]).collect();
        Table { always, branches, others: None }
    }

    /// Every key that it can have, each with all settings that it can be.
    pub(super) fn keys(&self) -> Vec<(&'static str, Vec<&'s Setting>)> {
        let all = self.always.iter().chain(self.branches.iter().flat_map(|branch| &branch.settings));
        let mut keys: Vec<(&'static str, Vec<&Setting>)> = Vec::new();
        for setting in all {
            match keys.iter_mut().find(|(key, _)| *key == setting.key) {
                Some((_, settings)) => settings.push(setting),
                None => keys.push((setting.key, vec![setting])),
            }
        }
        keys
    }
}

impl<'s> Branch<'s> {
    fn of_kind(kind: &'static Kind, settings: Vec<&'s Setting>) -> Self {
        Branch { test: says("rule", Some(kind.name)), about: Some(kind), settings }
    }

    fn without_rule(settings: Vec<&'s Setting>) -> Self {
        Branch { test: json!({ "not": { "required": ["rule"] } }), about: None, settings }
    }
}

fn flat(settings: &[&'static [Setting]]) -> Vec<&'static Setting> {
    settings.iter().copied().flatten().collect()
}

fn said(variant: &Variant) -> Value {
    says(variant.key, variant.word)
}

fn says(key: &str, word: Option<&str>) -> Value {
    match word {
        Some(word) => json!({ "required": [key], "properties": { key: { "const": word } } }),
        None => json!({ "required": [key] }),
    }
}

impl Definitions {
    /// The schema of a table.
    pub(super) fn table(&mut self, table: &Table<'_>) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut undecided = Vec::new();
        for (key, settings) in table.keys() {
            let mut readings: Vec<Value> = Vec::new();
            for setting in settings {
                let schema = Value::Object(self.setting(setting));
                if !readings.contains(&schema) {
                    readings.push(schema);
                }
            }
            if readings.len() > 1 {
                undecided.push(key);
            }
            let one = readings.len() == 1;
            let schema = if one { readings.swap_remove(0) } else { json!({ "anyOf": readings }) };
            properties.insert(key.to_owned(), schema);
        }
        let mut schema = Map::new();
        schema.insert("type".to_owned(), json!("object"));
        schema.insert("properties".to_owned(), Value::Object(properties));
        schema.extend(needs(&table.always));
        if table.branches.is_empty() {
            let others = table.others.map_or_else(no_such_key, |others| Value::Object(self.shape(others)));
            schema.insert("additionalProperties".to_owned(), others);
        } else {
            let branches = table.branches.iter();
            let branches = branches
                .map(|branch| (branch.test.clone(), self.branch(&table.always, branch, &undecided)))
                .collect();
            schema.extend(first_that_fits(branches));
        }
        schema
    }

    fn branch(&mut self, always: &[&Setting], branch: &Branch<'_>, undecided: &[&str]) -> Value {
        let mut schema = Map::new();
        if let Some(kind) = branch.about {
            let Kind { summary, logic, answer, .. } = *kind;
            let description = AboutKind { summary, logic, answer }.said(self.language);
            schema.insert("title".to_owned(), json!(kind.name));
            schema.insert("description".to_owned(), json!(description));
        }
        let mut properties = Map::new();
        for setting in always.iter().chain(&branch.settings) {
            let known = !undecided.contains(&setting.key);
            let exact = if known { Value::Bool(true) } else { Value::Object(self.setting(setting)) };
            properties.insert(setting.key.to_owned(), exact);
        }
        schema.insert("properties".to_owned(), Value::Object(properties));
        schema.extend(needs(&branch.settings));
        schema.insert("additionalProperties".to_owned(), no_such_key());
        Value::Object(schema)
    }

    /// The schema of what stands under a key.
    fn setting(&mut self, setting: &Setting) -> Map<String, Value> {
        let mut schema = Map::new();
        let kinds = match setting.shape {
            SettingShape::Rule => summaries(|_| true, self.language),
            SettingShape::NestedRule => summaries(|kind| kind.nests, self.language),
            _ => String::new(),
        };
        schema.insert(
            "description".to_owned(),
            json!(format!("{}{kinds}", setting.meaning.in_language(self.language))),
        );
        schema.extend(self.shape(&setting.shape));
        if setting.needed == Needed::Required && matches!(setting.shape, SettingShape::Several(_)) {
            schema.insert("minItems".to_owned(), json!(1));
        }
        schema
    }
}

/// The kinds of rule, a line each.
fn summaries(which: fn(&Kind) -> bool, language: Language) -> String {
    let kinds = KINDS.iter().filter(|kind| which(kind));
    kinds.map(|kind| format!("\n\n{}: {}", kind.name, kind.summary.in_language(language))).collect()
}

/// Which keys must be there, and which not together.
fn needs(settings: &[&Setting]) -> Map<String, Value> {
    let keys = |needed: Needed| -> Vec<&str> {
        settings.iter().filter(|setting| setting.needed == needed).map(|setting| setting.key).collect()
    };
    let each = |keys: &[&str]| Value::Array(keys.iter().map(|key| json!({ "required": [key] })).collect());
    let mut schema = Map::new();
    let mut insert = |key: &str, value: Value| drop(schema.insert(key.to_owned(), value));
    let required = keys(Needed::Required);
    if !required.is_empty() {
        insert("required", json!(required));
    }
    let one_of = keys(Needed::OneOf);
    if !one_of.is_empty() {
        insert("oneOf", each(&one_of));
    }
    let some_of = keys(Needed::SomeOf);
    if !some_of.is_empty() {
        insert("anyOf", each(&some_of));
    }
    let exclusive = keys(Needed::AtMostOne);
    let pairs = exclusive.iter().enumerate().flat_map(|(position, first)| {
        exclusive[position + 1..].iter().map(move |second| json!({ "required": [first, second] }))
    });
    let pairs: Vec<Value> = pairs.collect();
    if !pairs.is_empty() {
        insert("not", json!({ "anyOf": pairs }));
    }
    let mut dependent = Map::new();
    for setting in settings {
        if let Needed::Beside(other) = setting.needed {
            dependent.insert(setting.key.to_owned(), json!([other]));
        }
    }
    if !dependent.is_empty() {
        insert("dependentRequired", Value::Object(dependent));
    }
    schema
}
