//! What the command line says, in both languages.

pub mod batch;
pub mod batch_files;
pub mod files;
pub mod forms;
pub mod options;
pub mod results;
