//! The forms that a command was given by name: files as they are, and what lies in a folder or fits a pattern.

use std::path::{Path, PathBuf};

use super::batch_inputs::Inputs;
use super::output::{Screen, tell};

/// A form that was asked for, or why it is none.
pub(super) type Asked = Result<PathBuf, (PathBuf, anyhow::Error)>;

/// The forms in the order in which they were given; what a folder or a pattern means is in the order of its paths. What
/// lies among them and is not read is named on standard error.
pub(super) fn forms(paths: &[PathBuf], screen: &Screen) -> Vec<Asked> {
    paths
        .iter()
        .flat_map(|path| if stands_for_many(path) { found(path, screen) } else { vec![Ok(path.clone())] })
        .collect()
}

/// Whether a path may mean several files.
pub(super) fn stands_for_many(path: &Path) -> bool {
    let is_pattern = || !path.exists() && path.to_string_lossy().contains(['*', '?', '[']);
    path.is_dir() || is_pattern()
}

fn found(path: &Path, screen: &Screen) -> Vec<Asked> {
    match Inputs::of(&[path.to_owned()], Vec::new()) {
        Ok(inputs) => {
            if !screen.quiet {
                tell(&inputs.others.text(screen.language, screen.verbose));
            }
            inputs.files.iter().map(|file| Ok(file.path().to_owned())).collect()
        }
        Err(error) => vec![Err((path.to_owned(), error))],
    }
}
