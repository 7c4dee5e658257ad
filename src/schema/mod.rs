//! JSON Schema (draft 2020-12) of the files, for editors that complete and check while one types.
//!
//! It is made from what the keys are said to be, beside the code that reads them, and knows nothing that is not said
//! there. It sees one file and no other: names, codes and sums are for the program to check.

mod shape;
mod table;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::cases::TESTS;
use crate::criteria::DOCUMENT;
use crate::language::{Language, Text};
use crate::read::SUBMISSION;
use crate::setting::{Form, Setting, Variants};
use table::Table;

/// A kind of file.
#[derive(Debug)]
pub struct File {
    /// Its name on the command line.
    pub name: &'static str,
    /// What such a file is.
    pub summary: Text,
    form: &'static Form,
}

/// All of them.
pub static FILES: &[File] = &[
    File {
        name: "criteria",
        summary: Text {
            en: "One edition of one scorecard: its rows, their rules, and what they come to.",
            vi: "Một bộ tiêu chí: các mục, cách tính và kết quả chung.",
        },
        form: &CRITERIA_FILE,
    },
    File {
        name: "submission",
        summary: Text {
            en: "The answers of one unit, in the columns self and appraisal.",
            vi: "Số liệu của một đơn vị, ở các cột self và appraisal.",
        },
        form: &SUBMISSION_FILE,
    },
];

static CRITERIA_FILE: Form = file("criteria-file", &[DOCUMENT, TESTS]);
static SUBMISSION_FILE: Form = file("submission-file", &[SUBMISSION]);

const fn file(name: &'static str, settings: &'static [&'static [Setting]]) -> Form {
    Form { name, meaning: Text { en: "", vi: "" }, settings, variants: Variants::None, others: None }
}

impl File {
    /// Its schema, with what keys mean in a language.
    pub fn schema(&self, language: Language) -> Value {
        let mut definitions = Definitions { root: self.form, language, written: BTreeMap::new() };
        let table = Table::of(self.form);
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!(format!("score: {}", self.name)));
        schema.insert("description".to_owned(), json!(self.summary.in_language(language)));
        schema.extend(definitions.table(&table));
        let mut written = definitions.written;
        written.insert(NO_SUCH_KEY.to_owned(), Value::Bool(false));
        schema.insert("$defs".to_owned(), written.into_iter().collect());
        Value::Object(schema)
    }

    /// The same as text, with a line for each key.
    pub fn text(&self, language: Language) -> String {
        format!("{:#}\n", self.schema(language))
    }
}

/// The definition that nothing fits.
const NO_SUCH_KEY: &str = "no-such-key";

/// What stands under a key that a table does not have. It says `false` in a roundabout way: at a mere `false` taplo
/// puts the mistake to the table and all its keys, and so to that one key.
fn no_such_key() -> Value {
    json!({ "$ref": format!("#/$defs/{NO_SUCH_KEY}") })
}

/// What must hold where the first of these tests fits: a chain, and no `allOf`, which taplo takes for an endless one.
fn first_that_fits(cases: Vec<(Value, Value)>) -> Map<String, Value> {
    cases.into_iter().rev().fold(Map::new(), |rest, (test, then)| {
        let mut chain = Map::new();
        chain.insert("if".to_owned(), test);
        chain.insert("then".to_owned(), then);
        if !rest.is_empty() {
            chain.insert("else".to_owned(), Value::Object(rest));
        }
        chain
    })
}

/// The forms that a schema refers to by name.
struct Definitions {
    /// The file.
    root: &'static Form,
    /// The language of what keys mean.
    language: Language,
    /// What is written of them; null while one is being written.
    written: BTreeMap<String, Value>,
}

impl Definitions {
    /// Whether a form is being written, so that what refers to it stands within itself.
    fn is_begun(&self, form: &Form) -> bool {
        self.written.get(form.name) == Some(&Value::Null)
    }

    /// A reference to a form, which is written down where it was not yet.
    fn reference(&mut self, form: &Form) -> Value {
        if !self.written.contains_key(form.name) {
            self.written.insert(form.name.to_owned(), Value::Null);
            let mut schema = Map::new();
            schema.insert("description".to_owned(), json!(form.meaning.in_language(self.language)));
            schema.extend(self.table(&Table::of(form)));
            self.written.insert(form.name.to_owned(), Value::Object(schema));
        }
        json!({ "$ref": format!("#/$defs/{}", form.name) })
    }
}
