//! What a form was read from: bytes of files, and options that change how they are read.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The bytes that a form was read from, beside its edition. Nothing is hashed before somebody asks for a receipt.
#[derive(Clone, Debug, Default)]
pub struct InputBytes {
    /// The form.
    pub form: Arc<Vec<u8>>,
    /// The file of `--facts`.
    pub facts: Option<Arc<Vec<u8>>>,
    /// The file beside a printed form in which a person settled how it is read.
    pub layout: Option<Arc<Vec<u8>>>,
    /// The options.
    pub options: ReadingOptions,
}

/// Options that change how a form is read, as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingOptions {
    /// `--decimal-mark`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal_mark: Option<String>,
    /// `--delimiter`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// `--encoding`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// `--sheet`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// `--column`, each time it is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub column: Vec<String>,
    /// `--row`, each time it is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub row: Vec<String>,
    /// `--final`.
    #[serde(default, rename = "final", skip_serializing_if = "std::ops::Not::not")]
    pub is_final: bool,
}

impl ReadingOptions {
    /// The options as they are typed: `--decimal-mark , --row 1.4=13/15`; `None` if there are none.
    pub fn typed(&self) -> Option<String> {
        let one = [
            ("--decimal-mark", &self.decimal_mark),
            ("--delimiter", &self.delimiter),
            ("--encoding", &self.encoding),
            ("--sheet", &self.sheet),
        ];
        let one = one.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let column = self.column.iter().map(|value| ("--column", value));
        let row = self.row.iter().map(|value| ("--row", value));
        let is_final = self.is_final.then(|| "--final".to_owned());
        let typed: Vec<String> = one
            .chain(column)
            .chain(row)
            .map(|(name, value)| format!("{name} {value}"))
            .chain(is_final)
            .collect();
        (!typed.is_empty()).then(|| typed.join(" "))
    }
}
