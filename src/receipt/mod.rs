//! Receipts (*bản xác nhận*): what a form was read from and every number, as a document to verify later.
//!
//! A receipt names texts by their SHA-256. Its own hash covers everything that it claims, and nothing else: neither where the files
//! were, nor which version of the program wrote it. The same files, options and numbers have the same hash everywhere.

mod compare;
mod content;
mod inputs;

pub use compare::{Comparison, Input, InputChange, Measure, NumberChange, Why};
pub use content::{Content, Numbers, RowNumbers};
pub use inputs::{InputBytes, ReadingOptions};

use serde::{Deserialize, Serialize};

use crate::criteria::Criteria;
use crate::evaluate::Evaluation;
use crate::hash::sha256;
use crate::submission::Submission;

/// The version of the shape of a receipt.
pub const SCHEMA: u32 = 1;
/// This many hexadecimal digits of the hash are printed on pages, in workbooks and in minutes.
const SHORT: usize = 8;

/// A receipt, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The version of its shape.
    pub schema: u32,
    /// SHA-256 of the content as compact JSON.
    pub hash: String,
    /// The version of the program that wrote it.
    pub program: String,
    /// Where the files were.
    pub files: FileNames,
    /// What it claims.
    pub content: Content,
}

/// Where the files of a receipt were, as seen from its folder or from where the program ran.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileNames {
    /// The form; `None` if it came from standard input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The edition; `None` if it was a shipped one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<String>,
    /// The file of `--facts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<String>,
}

impl Receipt {
    /// The receipt of a form that was evaluated.
    pub fn new(
        criteria: &Criteria,
        submission: &Submission,
        evaluation: &Evaluation,
        inputs: &InputBytes,
    ) -> Self {
        let content = Content::new(criteria, submission, evaluation, inputs);
        Receipt {
            schema: SCHEMA,
            hash: content.hash(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            files: FileNames::default(),
            content,
        }
    }

    /// The beginning of the hash, by which paper names a receipt.
    pub fn short_hash(&self) -> &str {
        short(&self.hash)
    }

    /// Whether it still says what it said when it was written.
    pub fn is_intact(&self) -> bool {
        self.hash == self.content.hash()
    }
}

impl Content {
    /// SHA-256 of the content as compact JSON: `jq -cj .content receipt.json | sha256sum`.
    pub fn hash(&self) -> String {
        sha256(serde_json::to_string(self).expect("texts and lists are always JSON").as_bytes())
    }
}

/// The beginning of a hash.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}
