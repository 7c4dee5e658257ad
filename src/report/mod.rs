//! Typed tables of typed cells, made from evaluations and criteria. No I/O, no punctuation of any format.

mod edition;
mod edition_settings;
mod explanation;
mod explanation_destination;
mod explanation_gates;
mod explanation_sentence;
mod explanation_steps;
mod explanation_tiers;
mod explanation_words;
mod findings;
mod grid;
mod language;
mod ledger;
mod ledger_changes;
mod manual;
mod messages;
mod scorecard;
mod scorecard_flat;
mod standings;
mod standings_summary;
mod standings_words;

pub use crate::language::Language;
pub use edition::{edition_list, edition_sheet, kinds_sheet};
pub use explanation::Explained;
pub use explanation_words::formula;
pub use findings::findings_grid;
pub use grid::{Align, Cell, Grid, GridColumn, GridRow, Level, Line, Room, Sheet, Tone};
pub use language::Phrase;
pub use ledger::ledger;
pub use ledger_changes::{Cause, Change, changes};
pub use manual::kind_sheet;
pub use scorecard::{ScorecardRequest, difference, scorecard};
pub use scorecard_flat::scorecard_flat;
pub use standings::{RankingRequest, ranking, ranking_flat};
pub use standings_words::Said;
