//! Files that look like forms, and of which no form is read: workbooks, documents and prints, by their endings.

use super::reader_for;
use crate::language::Text;

/// A kind of file that forms are kept in, and that is not read.
#[derive(Debug)]
pub struct Foreign {
    /// What it is, in a sentence.
    pub what: Text,
    /// How to get a form out of it.
    pub remedy: Text,
    /// The endings of its files.
    endings: &'static [&'static str],
}

const SAVE_WORKBOOK: Text =
    Text { en: "open it in Excel, and save it as .xlsx", vi: "mở bằng Excel, lưu thành .xlsx" };
const SAVE_DOCUMENT: Text =
    Text { en: "open it in Word, and save it as .docx", vi: "mở bằng Word, lưu thành .docx" };

static KINDS: [Foreign; 5] = [
    Foreign {
        what: Text { en: "a workbook of Excel", vi: "tệp bảng tính Excel" },
        remedy: SAVE_WORKBOOK,
        endings: &["xlsx", "xlsm", "xlsb", "xls", "xltx", "xltm", "xlt", "xlw"],
    },
    Foreign {
        what: Text { en: "a workbook", vi: "tệp bảng tính" },
        remedy: SAVE_WORKBOOK,
        endings: &["ods", "fods", "ots", "sxc", "numbers", "et", "ett", "gsheet"],
    },
    Foreign {
        what: Text { en: "a document of Word", vi: "tệp Word" },
        remedy: SAVE_DOCUMENT,
        endings: &["docx", "docm", "doc", "dotx", "dotm", "dot"],
    },
    Foreign {
        what: Text { en: "a document", vi: "tệp văn bản" },
        remedy: SAVE_DOCUMENT,
        endings: &["odt", "fodt", "ott", "rtf", "wps", "wpt", "pages", "gdoc"],
    },
    Foreign { what: Text { en: "a PDF", vi: "tệp PDF" }, remedy: SAVE_DOCUMENT, endings: &["pdf"] },
];

/// The kind that a file's ending says, if forms are kept in it and no reader reads it.
pub(crate) fn foreign_for(ending: &str) -> Option<&'static Foreign> {
    if reader_for(ending).is_some() {
        return None;
    }
    KINDS.iter().find(|kind| kind.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_not_foreign() {
        for kind in &KINDS {
            for ending in kind.endings {
                let foreign = foreign_for(&ending.to_ascii_uppercase());
                assert_eq!(foreign.is_none(), reader_for(ending).is_some(), "{ending}");
            }
        }
        for ending in ["csv", "toml", "md", "json", "png", ""] {
            assert!(foreign_for(ending).is_none(), "{ending}");
        }
    }
}
