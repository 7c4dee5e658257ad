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
    pub fn write(&self, name: &str, text: &str) -> String {
        self.write_bytes(name, text.as_bytes())
    }

    /// The same, of what is no text.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}
