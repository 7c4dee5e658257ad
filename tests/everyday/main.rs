//! The everyday tests, in one binary: what every change must pass, in a few minutes from a clean clone.

#[path = "../harness/mod.rs"]
mod harness;

/// One in so many cases of the long tests is tried; `tests/proofs` tries them all.
const SHARE: usize = 20;

mod architecture;
mod bad_input;
mod batch;
mod batch_inputs;
mod batch_oracle;
mod batch_recipes;
mod batch_tariff;
mod catalogue;
mod check_codes;
mod check_command;
mod claims;
mod command_line;
mod criteria_new;
mod criteria_test;
mod cut_files;
mod declared;
mod differential;
mod edition_remarks;
mod edition_tests;
mod edition_titles;
mod evaluate_csv;
mod evaluate_json;
mod evaluate_states;
mod explain;
mod files_of_a_batch;
mod fix;
mod golden_tables;
mod hostile_batches;
mod hostile_editions;
mod hostile_forms;
mod hostile_output;
mod invisible_characters;
mod language;
mod ledger;
mod lint_codes;
mod merged_lines;
mod mutations;
mod not_asked;
mod oracle;
mod output_files;
mod plain_toml;
mod planted_slips;
mod policies;
mod ranks;
mod readings;
mod readme;
mod results_and_inputs;
mod rounding;
mod rules_document;
mod schema;
mod scorecards;
mod sentences;
mod summaries;
mod totals_without_points;
mod tutorial;
mod two_languages;
mod unit_portions;
mod units_and_files;
mod vietnamese_command_line;
mod vietnamese_explanations;
mod workings;
