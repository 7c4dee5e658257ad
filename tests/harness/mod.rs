//! What the tests share.
#![allow(dead_code, reason = "each of the two binaries uses a part of it")]

pub mod batch_units;
pub mod binary_workbooks;
pub mod comparisons;
pub mod contract;
pub mod filled;
pub mod fractions;
pub mod load;
pub mod made_up;
pub mod markup;
pub mod merging;
pub mod mutants;
pub mod office_files;
pub mod one_row;
pub mod printed;
pub mod printed_answers;
pub mod printed_damage;
pub mod printed_edition;
pub mod printed_files;
pub mod printed_spoilt_cells;
pub mod program;
pub mod python;
pub mod recalculated;
pub mod replay;
pub mod scratch;
pub mod support;
pub mod vietnamese;
pub mod wrong_workbooks;
