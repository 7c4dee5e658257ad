//! The editions that are shipped in the binary.

/// A shipped edition.
#[derive(Debug)]
pub struct Edition {
    /// Its id, which is also the name of its file.
    pub id: &'static str,
    /// The text of the file.
    pub text: &'static str,
}

/// All, by id.
pub static EDITIONS: &[Edition] = &[Edition {
    id: "binh-thuan-huyen-2022",
    text: include_str!("../../criteria/binh-thuan-huyen-2022.toml"),
}];

/// The edition that has this id.
pub fn edition(id: &str) -> Option<&'static Edition> {
    EDITIONS.iter().find(|edition| edition.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_shipped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(names, EDITIONS.iter().map(|edition| edition.id).collect::<Vec<_>>());
    }
}
