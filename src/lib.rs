//! `score`: scores official scorecards, exactly and explainably.
//!
//! The floors, from the ground up; a module uses only floors below its own (`tests/everyday/architecture.rs` sees to it):
//!
//! | floor | what it holds |
//! |---|---|
//! | `cli` | arguments to requests, one file a command; drawing of findings; exit codes |
//! | `schema` | the JSON Schema of the files, from what their keys are said to be |
//! | `patch` | entries put into the bytes of a form, and nothing else of it touched |
//! | `what_if` | forms that say something else, their files left as they are |
//! | `batch` | many units: one edition bound once, units told apart, scored and counted |
//! | `cases` | the tests that an edition carries: what they come to, and what they reach |
//! | `read`, `write` | notations: TOML and CSV in; table, CSV, JSON and Markdown out |
//! | `template` | forms to fill in, made from an edition |
//! | `form` | printed forms laid beside an edition: their lines to rows, their cells to answers |
//! | `report` | typed tables of typed cells, no I/O |
//! | `fix`, `lint` | right figures spliced into the text of a form; what is wrong with a definition |
//! | `compare` | what differs between two forms, or between two rankings, and what it does to the totals |
//! | `merge` | several versions of a form put together, entry by entry |
//! | `receipt` | what a form was read from and every number, as a document to verify later |
//! | `check` | one file a check, over a finished evaluation |
//! | `losses` | where the points of a form went |
//! | `target` | the smallest changes of answers that gain points, and the fewest that reach a target |
//! | `ranking` | the ranks of many units |
//! | `account` | how points came about, in words that checks and reports share |
//! | `evaluate` | the one engine: submission and criteria to points with their working |
//! | `submission` | raw rows bound to the criteria |
//! | `criteria` | one edition, validated |
//! | `rule` | one file a kind of rule |
//! | `live` | points as formulas of a spreadsheet, exactly or not at all |
//! | `formula` | the formulas of a workbook: what they refer to, and what they give |
//! | `source` | texts with places, raw rows, typed keys of TOML tables |
//! | `answer`, `setting`, `working` | small words that everyone shares |
//! | `finding` | codes, severities, places |
//! | `combine` | how several figures become one |
//! | `suggestion` | what was probably meant by a name that nobody knows |
//! | `language` | the two languages, and how a value reads in a sentence of each |
//! | `number`, `column`, `text`, `title`, `hash`, `catch_panic` | exact numbers, the two columns, text made safe to show, how alike titles are, SHA-256, panics kept to one unit |

// A broken promise is written down with `expect`; only `cli` prints, and through one place. Tests may fail loudly.
#![deny(clippy::unwrap_used, clippy::panic, clippy::todo, clippy::dbg_macro)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

// macros first: what they make is used below
#[macro_use]
pub mod language;
#[macro_use]
pub mod finding;

pub(crate) mod account;
pub mod answer;
pub mod batch;
pub mod cases;
pub(crate) mod catch_panic;
pub mod check;
pub mod cli;
pub mod column;
pub mod combine;
pub mod compare;
pub mod criteria;
pub mod evaluate;
pub(crate) mod fix;
pub mod form;
pub mod formula;
pub(crate) mod hash;
pub mod lint;
pub mod live;
pub(crate) mod losses;
pub mod merge;
pub mod number;
pub(crate) mod patch;
pub(crate) mod ranking;
pub mod read;
pub mod receipt;
pub mod report;
pub mod rule;
pub mod schema;
pub(crate) mod setting;
pub mod source;
pub mod submission;
pub(crate) mod suggestion;
pub(crate) mod target;
pub mod template;
pub mod text;
pub(crate) mod title;
pub(crate) mod what_if;
pub mod working;
pub mod write;
