//! The schema of a value.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::table::Table;
use super::{Definitions, first_that_fits, no_such_key};
use crate::rule::{KINDS, Kind};
use crate::setting::{Form, Setting, SettingShape, Variants};

/// A share of the max: a percentage, a fraction, or all or nothing of it as a number up to 1.
const SHARE: &str = r"^ *([0-9]+(\.[0-9]+)? *%|[0-9]+(\.[0-9]+)? */ *DEN|[01]|0\.[0-9]+|1\.0+) *$";
/// A percentage or a fraction, also below zero.
const PERCENTAGE: &str = r"^-? *([0-9]+(\.[0-9]+)? *%|[0-9]+(\.[0-9]+)? */ *DEN) *$";
/// A number above 0.
const DEN: &str = r"(0*[1-9][0-9]*(\.[0-9]+)?|0+\.0*[1-9][0-9]*)";

/// What a schema may say of a value of one type without a word about values of other types.
const OF_ONE_TYPE: [&str; 9] = [
    "type",
    "items",
    "minItems",
    "maxItems",
    "minimum",
    "pattern",
    "properties",
    "required",
    "additionalProperties",
];

impl Definitions {
    /// The schema of a shape.
    pub(super) fn shape(&mut self, shape: &SettingShape) -> Map<String, Value> {
        let schema = match shape {
            SettingShape::Figure => json!({ "type": "number", "minimum": 0 }),
            SettingShape::Signed => json!({ "type": "number" }),
            SettingShape::Whole(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            SettingShape::Share => json!({ "type": "string", "pattern": SHARE.replace("DEN", DEN) }),
            SettingShape::FigureOrShare => {
                json!({ "type": ["number", "string"], "pattern": PERCENTAGE.replace("DEN", DEN) })
            }
            SettingShape::Text | SettingShape::Name => json!({ "type": "string" }),
            SettingShape::Matching(pattern) => json!({ "type": "string", "pattern": pattern }),
            SettingShape::Flag => json!({ "type": "boolean" }),
            SettingShape::Word(words) => json!({ "type": "string", "enum": words() }),
            SettingShape::Rule => names_of(|_| true),
            SettingShape::NestedRule => names_of(|kind| kind.nests),
            SettingShape::Figures => self.pair(&SettingShape::Signed),
            SettingShape::FiguresOrShares => self.pair(&SettingShape::FigureOrShare),
            SettingShape::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            SettingShape::Ids => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
            SettingShape::Losses => {
                json!({ "type": "array", "items": self.shape(&SettingShape::FigureOrAll), "minItems": 1 })
            }
            SettingShape::FigureOrAll => {
                json!({ "type": ["number", "string"], "minimum": 0, "pattern": "^all$" })
            }
            SettingShape::Table(settings) => Value::Object(self.table(&Table::with(settings))),
            SettingShape::List(settings) => {
                let items = self.table(&Table::with(settings));
                json!({ "type": ["array", "string"], "items": items, "minItems": 1 })
            }
            SettingShape::AnyList => self.any_list(),
            SettingShape::Of(form) => self.reference(form),
            SettingShape::Several(form) => json!({ "type": "array", "items": self.reference(form) }),
            SettingShape::Names(shape) => {
                json!({ "type": "object", "additionalProperties": self.shape(shape) })
            }
            SettingShape::Either(shapes) => self.either(shapes),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => unreachable!("every schema of a shape is an object"),
        }
    }

    fn pair(&mut self, shape: &SettingShape) -> Value {
        json!({ "type": "array", "items": self.shape(shape), "minItems": 2, "maxItems": 2 })
    }

    /// One of several shapes, told apart by their type, so that a mistake within one is told of that one.
    fn either(&mut self, shapes: &[SettingShape]) -> Value {
        let (mut types, mut schema, mut guarded) = (Vec::new(), Map::new(), Vec::new());
        for shape in shapes {
            // a form that is only a table is written here, where editors look for what to offer
            let one = match shape {
                SettingShape::Of(form) if matches!(form.variants, Variants::None) => {
                    self.table(&Table::of(form))
                }
                _ => self.shape(shape),
            };
            let own = match one.get("type") {
                Some(Value::Array(types)) => types.clone(),
                Some(one) => vec![one.clone()],
                None => vec![json!("object")], // a reference to a form
            };
            let again = match shape {
                SettingShape::Of(form) | SettingShape::Several(form) => self.is_begun(form),
                _ => false,
            };
            if !again && one.keys().all(|key| OF_ONE_TYPE.contains(&key.as_str())) {
                schema.extend(one.into_iter().filter(|(key, _)| key != "type"));
            } else {
                let types = if let [one] = &own[..] { one.clone() } else { json!(own) };
                guarded.push((json!({ "type": types }), Value::Object(one)));
            }
            types.extend(own);
        }
        let mut whole = Map::new();
        whole.insert("type".to_owned(), Value::Array(types));
        whole.extend(schema);
        whole.extend(first_that_fits(guarded));
        Value::Object(whole)
    }

    /// A list that any key with a list takes: each entry with keys of one of them.
    fn any_list(&mut self) -> Value {
        let mut properties = Map::new();
        let mut lists = Lists::default();
        lists.look_into(self.root);
        let keys = lists.entries.iter().flat_map(|entry| Table::with(entry).keys());
        for (key, settings) in keys.collect::<Vec<_>>() {
            let known = properties.entry(key).or_insert_with(|| json!([]));
            for setting in settings {
                let schema = Value::Object(self.shape(&setting.shape));
                if let Some(known) = known.as_array_mut().filter(|known| !known.contains(&schema)) {
                    known.push(schema);
                }
            }
        }
        for readings in properties.values_mut() {
            *readings = match readings.take() {
                Value::Array(mut one) if one.len() == 1 => one.swap_remove(0),
                several => json!({ "anyOf": several }),
            };
        }
        let entry =
            json!({ "type": "object", "properties": properties, "additionalProperties": no_such_key() });
        json!({ "type": "array", "items": entry })
    }
}

fn names_of(which: fn(&Kind) -> bool) -> Value {
    let kinds = KINDS.iter().filter(|kind| which(kind)).map(|kind| kind.name);
    json!({ "type": "string", "enum": kinds.collect::<Vec<_>>() })
}

/// The lists of a file.
#[derive(Default)]
struct Lists {
    entries: Vec<&'static [Setting]>,
    seen: BTreeSet<&'static str>,
}

impl Lists {
    fn look_into(&mut self, form: &'static Form) {
        if !self.seen.insert(form.name) {
            return;
        }
        self.settings(form.settings.iter().copied().flatten());
        match &form.variants {
            Variants::None => {}
            Variants::Rule(otherwise) => {
                self.settings(KINDS.iter().flat_map(|kind| kind.settings).chain(*otherwise));
            }
            Variants::Said(variants, otherwise) => {
                let said = variants.iter().flat_map(|variant| variant.settings.iter().copied().flatten());
                self.settings(said.chain(*otherwise));
            }
        }
        if let Some(others) = form.others {
            self.shape(others);
        }
    }

    fn settings(&mut self, settings: impl Iterator<Item = &'static Setting>) {
        for setting in settings {
            self.shape(&setting.shape);
        }
    }

    fn shape(&mut self, shape: &'static SettingShape) {
        match shape {
            SettingShape::List(entry) if !self.entries.iter().any(|known| std::ptr::eq(*known, *entry)) => {
                self.entries.push(entry);
                self.settings(entry.iter());
            }
            SettingShape::Table(settings) => self.settings(settings.iter()),
            SettingShape::Of(form) | SettingShape::Several(form) => self.look_into(form),
            SettingShape::Names(shape) => self.shape(shape),
            SettingShape::Either(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            _ => {}
        }
    }
}
