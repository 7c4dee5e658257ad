//! Workbooks as another program computes them, its trust in saved values taken away.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use score::source::workbook::CellValue;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::harness::office_files::opened;

/// What a profile says so that every formula is computed on loading.
const DISTRUSTING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
/// The same, trusting them.
const TRUSTING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
</oor:items>"#;

/// Whether `soffice` is installed; that it is not is said where it is seen.
pub fn office_is_there() -> bool {
    let is_there = Command::new("soffice").arg("--version").output().is_ok();
    if !is_there {
        // past the capture of the test runner
        let _ = writeln!(std::io::stderr(), "SKIPPED: no soffice here");
    }
    is_there
}

/// What `soffice` makes of these files of a folder, in `folder/out`: another notation, or the same one computed anew.
pub fn converted(folder: &Path, names: &[String], ending: &str, distrusts: bool, out: &str) {
    let profile = folder.join(if distrusts { "distrusting" } else { "trusting" });
    fs::create_dir_all(profile.join("user")).unwrap();
    let settings = if distrusts { DISTRUSTING } else { TRUSTING };
    fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    // of 250 files it converts 247, and says that all went well: it drops arguments beyond so many
    for some in names.chunks(100) {
        let mut command = Command::new("soffice");
        command.current_dir(folder).args([&profile, "--headless", "--convert-to", ending, "--outdir", out]);
        let run = command.args(some).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let missing = some.iter().filter(|name| {
            let made = Path::new(name).with_extension(ending);
            !folder.join(out).join(made).is_file()
        });
        let missing: Vec<&String> = missing.collect();
        assert!(missing.is_empty(), "not converted: {missing:?}\n{}", String::from_utf8_lossy(&run.stderr));
    }
}

/// A cell that a person changes: sheet, cell, and what is typed into it, a number or a text; nothing empties it.
pub type Typed = (String, String, String);

/// What `soffice` saves after somebody typed into cells of workbooks: of each `NAME.xlsx` of the folder an `out/NAME.xlsx` and an
/// `out/NAME.ods`. Cells are changed by a macro of the office itself, which computes what follows from them.
pub fn retyped(folder: &Path, books: &[(String, Vec<Typed>)], out: &str) {
    let url = |path: &Path| format!("file://{}", path.display());
    let basic = folder.join("typing/user/basic/Standard");
    fs::create_dir_all(folder.join(out)).unwrap();
    let profile = format!("-env:UserInstallation={}", url(&folder.join("typing")));
    let office = |what: &str| {
        let mut command = Command::new("soffice");
        let run = command.current_dir(folder).args([&profile, "--headless", what]).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    // a new profile puts its own macros in the place of those that are there
    office("--terminate_after_init");
    fs::create_dir_all(&basic).unwrap();
    let mut lines = String::new();
    for (name, typed) in books {
        let from = url(&folder.join(format!("{name}.xlsx")));
        lines +=
            &format!("book = StarDesktop.loadComponentFromURL({}, \"_blank\", 0, hidden)\n", quoted(&from));
        for (sheet, cell, text) in typed {
            let at = format!("book.Sheets.getByName({}).getCellRangeByName({})", quoted(sheet), quoted(cell));
            let is_number = text.parse::<f64>().is_ok();
            let text = if is_number { text.clone() } else { quoted(text) };
            lines += &format!("{at}.{} = {text}\n", if is_number { "Value" } else { "String" });
        }
        for (ending, filter) in [("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")] {
            let to = url(&folder.join(out).join(format!("{name}.{ending}")));
            lines +=
                &format!("saved(0).Value = {}\nbook.storeToURL({}, saved)\n", quoted(filter), quoted(&to));
        }
        lines.push_str("book.close(True)\n");
    }
    let module = format!(
        "Sub Typing\nDim hidden(0) As New com.sun.star.beans.PropertyValue\nhidden(0).Name = \"Hidden\"\nhidden(0).Value = \
         True\nDim saved(0) As New com.sun.star.beans.PropertyValue\nsaved(0).Name = \"FilterName\"\n{lines}End Sub\n"
    );
    let escaped = module.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    let ns = "xmlns:library=\"http://openoffice.org/2000/library\"";
    let script = format!(
        "{head}<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Made\" \
         script:language=\"StarBasic\">{escaped}</script:module>"
    );
    let library = |element: &str| {
        format!(
            "{head}<library:library {ns} library:name=\"Standard\" library:readonly=\"false\" \
             library:passwordprotected=\"false\">{element}</library:library>"
        )
    };
    fs::write(basic.join("Made.xba"), script).unwrap();
    fs::write(basic.join("script.xlb"), library("<library:element library:name=\"Made\"/>")).unwrap();
    fs::write(basic.join("dialog.xlb"), library("")).unwrap();
    office("macro:///Standard.Made.Typing");
}

/// A text as Basic writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A cell as it is compared: what it shows, and its formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub value: String,
    pub formula: Option<String>,
}

/// The cells of a workbook, by sheet, row and column.
pub fn cells(name: &str, bytes: &[u8]) -> BTreeMap<(String, u32, u16), Shown> {
    let text = opened(name, bytes).unwrap();
    let workbook = text.workbook_shown().unwrap();
    let mut cells = BTreeMap::new();
    for sheet in &workbook.sheets {
        for row in &sheet.rows {
            for cell in &row.cells {
                let value = match &cell.content.value {
                    CellValue::Unknown => "unknown".to_owned(),
                    value => value.shown().to_owned(),
                };
                let formula = cell.content.formula.as_ref().map(ToString::to_string);
                cells.insert((sheet.name.to_string(), row.row, cell.column), Shown { value, formula });
            }
        }
    }
    cells
}

/// The same workbook with other saved values beside every formula.
pub fn with_wrong_values(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            content = spoilt(&String::from_utf8(content).unwrap()).into_bytes();
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn spoilt(xml: &str) -> String {
    let mut spoilt = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("</f><v>") {
        let (before, after) = rest.split_at(at + "</f><v>".len());
        let end = after.find("</v>").unwrap();
        spoilt.push_str(before);
        spoilt.push_str("987");
        rest = &after[end..];
    }
    spoilt.push_str(rest);
    spoilt.replace(" t=\"str\"><f>", "><f>")
}
