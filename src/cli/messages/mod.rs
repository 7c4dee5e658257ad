//! What the command line says, in both languages.

pub(super) mod batch;
pub(super) mod batch_files;
pub(super) mod batch_forms;
pub(super) mod compare;
pub(super) mod files;
pub(super) mod fixing;
pub(super) mod forms;
pub(super) mod import;
pub(super) mod merge;
pub(super) mod minutes;
pub(super) mod open;
pub(super) mod options;
pub(super) mod receipt;
pub(super) mod results;
pub(super) mod target;
pub(super) mod template;
pub(super) mod version;
pub(super) mod watch;
pub(super) mod what_if;
