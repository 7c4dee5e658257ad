//! A folder of a test's own, for the small files that it writes.

use tempfile::TempDir;

/// The folder; it goes with the test.
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// An empty one, named after the test.
    pub fn new(name: &str) -> Self {
        Scratch { folder: tempfile::Builder::new().prefix(name).tempdir().unwrap() }
    }

    /// Writes a file, and returns its path.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}
