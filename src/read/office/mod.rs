//! Files of spreadsheets and word processors: what they are by their content, whatever they are called, and their tables
//! of cells.

mod biff;
mod docx;
mod docx_cell;
mod docx_table;
mod grid;
mod number_format;
mod ods;
mod ods_formula;
mod ods_styles;
mod ole;
mod package;
mod plain_number;
mod rewrite;
mod rewrite_ods;
mod rewrite_xlsx;
mod rewrite_xml;
mod rewrite_zip;
mod xls;
mod xlsb;
mod xlsx;
mod xlsx_sheet;
mod xlsx_strings;
mod xlsx_styles;
mod xml;

use memchr::memmem;

use super::messages::csv::EmptyFile;
use super::messages::office::{NothingFilled, OnlyText, OtherKind, PasswordNeeded, kinds};
use super::{ReadOptions, Reader, Reading, Unreadable};
use crate::finding::{Place, SourceId};
use crate::source::SourceText;
use crate::source::cells::Layout;
use package::{Package, Refusal, refusal};
pub(crate) use rewrite::{NotRewritten, Rewritten, rewrite_cells};

/// The registry entry.
pub(crate) static READER: Reader = Reader {
    name: "office",
    extensions: &["xlsx", "xlsm", "xlsb", "xls", "ods", "docx"],
    recognizes,
    open,
    read: Reading::Form,
    not_a_form: |_| None,
    units: None,
};

/// The first bytes of a zip file.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of a file of old Office programs, and of a new one with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The first bytes of a print.
const PDF: &[u8] = b"%PDF-";
/// Names of parts, one of which stands in every zip file of an office program.
const SIGNS: [&[u8]; 4] = [b"[Content_Types].xml", b"content.xml", b"word/document.xml", b"xl/workbook"];

/// What an open document says of its parts, and how much of it is looked at.
const MANIFEST: &str = "META-INF/manifest.xml";
const MOST_OF_MANIFEST: u64 = 64 << 10;

/// Whether the bytes are those of a workbook or a document, or of a kind that only has to be saved again.
fn recognizes(bytes: &[u8]) -> bool {
    let is_office = |bytes: &[u8]| SIGNS.iter().any(|sign| memmem::find(bytes, sign).is_some());
    bytes.starts_with(OLE) || bytes.starts_with(PDF) || (bytes.starts_with(ZIP) && is_office(bytes))
}

/// Reads all tables of cells, as the lines of a text.
fn open(name: &str, bytes: &[u8], _: ReadOptions, id: SourceId) -> Result<SourceText, Unreadable> {
    match layout(bytes) {
        Ok(layout) => Ok(SourceText::workbook(name, layout)),
        // no excerpt is shown of what nobody can read
        Err(refused) => Err(Box::new((SourceText::new(name, ""), refused.at(&Place::new(id, 0..0))))),
    }
}

fn layout(bytes: &[u8]) -> Result<Layout, Refusal> {
    if bytes.starts_with(ZIP) {
        return of_package(bytes, &mut Package::open(bytes)?);
    }
    if bytes.starts_with(OLE) {
        return of_old_file(bytes);
    }
    Err(not_office(bytes))
}

fn of_package(bytes: &[u8], package: &mut Package<'_>) -> Result<Layout, Refusal> {
    if package.has(xlsx::WORKBOOK) {
        return xlsx::read_xlsx(package).and_then(filled);
    }
    if package.has(docx::DOCUMENT) {
        return docx::read_docx(package).and_then(filled);
    }
    if package.has(xlsb::WORKBOOK) {
        return xlsb::read_xlsb(bytes, package).and_then(filled);
    }
    let has =
        |text: Option<Vec<u8>>, part: &[u8]| text.is_some_and(|text| memmem::find(&text, part).is_some());
    if has(package.beginning(MANIFEST, MOST_OF_MANIFEST), b"encryption-data") {
        return Err(refusal(PasswordNeeded {}));
    }
    let kind = package.beginning("mimetype", 100);
    if has(kind.clone(), b"opendocument.spreadsheet") {
        return ods::read_ods(package).and_then(filled);
    }
    let (what, remedy) = if has(kind, b"opendocument") {
        (kinds::OPEN_DOCUMENT, kinds::SAVE_AS_DOCX)
    } else {
        (kinds::ARCHIVE, kinds::UNPACK)
    };
    Err(refusal(OtherKind { what, remedy }))
}

fn filled(layout: Layout) -> Result<Layout, Refusal> {
    if layout.is_empty() { Err(refusal(NothingFilled {})) } else { Ok(layout) }
}

fn of_old_file(bytes: &[u8]) -> Result<Layout, Refusal> {
    // names of its streams, as its directory has them
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        return Err(refusal(PasswordNeeded {}));
    }
    if xls::STREAMS.iter().any(|stream| has(stream)) {
        return xls::read_xls(bytes).and_then(filled);
    }
    let (what, remedy) = if has("WordDocument") {
        (kinds::OLD_DOCUMENT, kinds::SAVE_AS_DOCX)
    } else {
        (kinds::OLD_OFFICE, kinds::GET_AGAIN)
    };
    Err(refusal(OtherKind { what, remedy }))
}

/// Why a file is not read that has the ending of a workbook or a document and is none.
fn not_office(bytes: &[u8]) -> Refusal {
    let beginning = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let (what, remedy) = match () {
        () if text.is_empty() => return refusal(EmptyFile {}),
        () if bytes.starts_with(PDF) => (kinds::PDF, kinds::SAVE_AS_DOCX),
        () if text.starts_with("{\\rtf") => (kinds::RICH_TEXT, kinds::SAVE_AS_DOCX),
        () if text.starts_with('<') && has(&["<html", "<table", "<!doctype html"]) => {
            (kinds::WEB_PAGE, kinds::SAVE_AS_XLSX)
        }
        () if text.starts_with("<?xml") && has(&["wordml", "opendocument.text", "wordprocessing"]) => {
            (kinds::FLAT_XML, kinds::SAVE_AS_DOCX)
        }
        () if text.starts_with("<?xml") => (kinds::FLAT_XML, kinds::SAVE_AS_XLSX),
        () if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) => {
            return refusal(OnlyText {});
        }
        () => (kinds::UNKNOWN, kinds::GET_AGAIN),
    };
    refusal(OtherKind { what, remedy })
}
