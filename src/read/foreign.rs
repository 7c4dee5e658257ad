//! Files that look like forms, and of which no form is read: workbooks, documents and prints, by their endings.

/// A kind of file that forms are kept in, and that is not read.
#[derive(Debug)]
pub struct Foreign {
    /// What it is, in a sentence.
    pub what: &'static str,
    /// How to get a form out of it.
    pub remedy: &'static str,
    /// The endings of its files.
    endings: &'static [&'static str],
}

const SAVE_SHEET: &str = "save its sheet as \"CSV UTF-8\"";
const COPY_TABLE: &str = "copy its table into a sheet, and save that as \"CSV UTF-8\"";
const TYPE_FIGURES: &str = "type its numbers into a form, or ask for the file that it was printed from";

static KINDS: [Foreign; 5] = [
    Foreign {
        what: "a workbook of Excel",
        remedy: SAVE_SHEET,
        endings: &["xlsx", "xlsm", "xlsb", "xls", "xltx", "xltm", "xlt", "xlw"],
    },
    Foreign {
        what: "a workbook",
        remedy: SAVE_SHEET,
        endings: &["ods", "fods", "ots", "sxc", "numbers", "et", "ett", "gsheet"],
    },
    Foreign {
        what: "a document of Word",
        remedy: COPY_TABLE,
        endings: &["docx", "docm", "doc", "dotx", "dotm", "dot"],
    },
    Foreign {
        what: "a document",
        remedy: COPY_TABLE,
        endings: &["odt", "fodt", "ott", "rtf", "wps", "wpt", "pages", "gdoc"],
    },
    Foreign { what: "a PDF", remedy: TYPE_FIGURES, endings: &["pdf"] },
];

/// The kind that a file's ending says, if forms are kept in it and not read.
pub fn foreign_for(ending: &str) -> Option<&'static Foreign> {
    KINDS.iter().find(|kind| kind.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::reader_for;

    #[test]
    fn what_is_read_is_not_foreign() {
        for kind in &KINDS {
            for ending in kind.endings {
                assert!(reader_for(ending).is_none(), "{ending}");
                assert!(foreign_for(&ending.to_ascii_uppercase()).is_some(), "{ending}");
            }
        }
        for ending in ["csv", "toml", "md", "json", "png", ""] {
            assert!(foreign_for(ending).is_none(), "{ending}");
        }
    }
}
