//! The long tests of `tests/everyday` with all their cases, and those that are long whatever they try: minutes of a release
//! build, the second step of `.ci/run`.
//!
//! ```text
//! cargo test --profile proofs --test proofs -- --nocapture
//! ```

#[path = "../harness/mod.rs"]
mod harness;

/// Every case is tried.
const SHARE: usize = 1;

#[path = "../everyday/batch.rs"]
mod batch;
#[path = "../everyday/batch_fast.rs"]
mod batch_fast;
mod batch_findings;
#[path = "../everyday/batch_oracle.rs"]
mod batch_oracle;
#[path = "../everyday/claims.rs"]
mod claims;
#[path = "../everyday/compare.rs"]
mod compare;
#[path = "../everyday/cut_files.rs"]
mod cut_files;
#[path = "../everyday/differential.rs"]
mod differential;
mod fixed_workbooks;
mod hostile_batches;
mod hostile_editions;
#[path = "../everyday/hostile_forms.rs"]
mod hostile_forms;
mod hostile_workbooks;
#[path = "../everyday/merge_laws.rs"]
mod merge_laws;
#[path = "../everyday/mutations.rs"]
mod mutations;
mod pages_in_a_browser;
#[path = "../everyday/plain_toml.rs"]
mod plain_toml;
#[path = "../everyday/planted_slips.rs"]
mod planted_slips;
#[path = "../everyday/policies.rs"]
mod policies;
#[path = "../everyday/printed_damage.rs"]
mod printed_damage;
#[path = "../everyday/printed_formats.rs"]
mod printed_formats;
mod real_forms;
#[path = "../everyday/receipt_laws.rs"]
mod receipt_laws;
mod result_retyped;
mod result_workbooks;
#[path = "../everyday/rounding.rs"]
mod rounding;
#[path = "../everyday/targets_made_up.rs"]
mod targets_made_up;
mod template_office;
mod unit_portions;
mod units_and_files;
#[path = "../everyday/workings.rs"]
mod workings;
