//! What is read of workbooks that are not those of a new Excel: .ods, .xls and .xlsb.

use crate::harness::binary_workbooks::{
    long_record, long_text, record, text, words, xls, xlsb_parts, zipped_bytes,
};
use crate::harness::office_files::{shown, zipped};

/// An .ods with these styles and this in its body.
fn ods(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn an_open_workbook_is_read() {
    let styles = "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"2\"/></number:number-style>\
        <number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"0\"/></number:percentage-style>\
        <style:style style:name=\"c1\" style:data-style-name=\"N1\"><style:table-cell-properties fo:background-color=\"#ff0000\"/></style:style>\
        <style:style style:name=\"c2\" style:data-style-name=\"N2\"/>\
        <style:style style:name=\"r1\"><style:table-row-properties fo:break-before=\"page\"/></style:style>\
        <style:style style:name=\"t1\"><style:table-properties table:display=\"false\"/></style:style>";
    let body = "<table:tracked-changes><table:table-cell><text:p>gone</text:p></table:table-cell></table:tracked-changes>\
        <table:table table:name=\"Phiếu\"><table:shapes><text:p>drawn</text:p></table:shapes>\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Mã<text:s text:c=\"2\"/>số</text:p><text:p>hai &lt;</text:p></table:table-cell>\
          <table:covered-table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        <table:table-row table:visibility=\"collapse\"><table:table-cell table:style-name=\"c1\" office:value-type=\"float\" office:value=\"7.640000000000001\"><text:p>7,64</text:p></table:table-cell>\
          <table:table-cell table:style-name=\"c2\" office:value-type=\"percentage\" office:value=\"0.65\"/>\
          <table:table-cell office:value-type=\"date\" office:date-value=\"2026-04-03\"/>\
          <table:table-cell office:value-type=\"time\" office:time-value=\"PT10H20M00S\"/>\
          <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
          <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>\
        <table:table-row table:style-name=\"r1\" table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" office:value-type=\"float\" office:value=\"1\"><office:annotation><text:p>note</text:p></office:annotation><text:p>1</text:p></table:table-cell>\
          <table:table-cell/><table:table-cell table:number-columns-repeated=\"2\" table:formula=\"of:=SUM([.A1:.A2];1)\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        </table:table><table:table table:name=\"Nháp\" table:style-name=\"t1\"/>\
        <table:named-expressions><table:named-range table:name=\"he_so\" table:cell-range-address=\"$Phiếu.$A$1:.$B$2\"/></table:named-expressions>";
    assert_eq!(
        shown("f.ods", &ods(styles, body)),
        "# Phiếu 1 comments 1 coloured\n\
         1 0: Text(\"Mã  số\\nhai <\")\n\
         5- 0: Number(\"7.64\") {0.00} · 1: Number(\"0.65\") {0%} · 2: Date(\"03/04/2026\") · 3: Date(\"10:20\") · 4: Flag(true) · \
         5: Error(\"#DIV/0!\") =1/0\n\
         6| 0: Number(\"1\") 1x2 · 2: Unknown =SUM(A1:A2,1) · 3: Unknown =SUM(A1:A2,1)\n\
         7 0: Number(\"1\") 1x2 · 2: Unknown =SUM(A1:A2,1) · 3: Unknown =SUM(A1:A2,1)\n\
         # Nháp (hidden)\n\
         he_so = Phiếu!$A$1:$B$2"
    );
}

#[test]
fn a_filled_cell_that_repeats_without_end_is_refused() {
    let row = |rows: u32, columns: u32| {
        format!(
            "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
             table:number-columns-repeated=\"{columns}\" office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"
        )
    };
    for (rows, columns, cell) in [(1, 16_384, "GS1"), (1_048_576, 1, "A20001"), (u32::MAX, u32::MAX, "")] {
        let said = shown("f.ods", &ods("", &row(rows, columns)));
        assert!(said.contains("is damaged") || said.contains(&format!("something in {cell};")), "{said}");
    }
}

#[test]
fn an_open_document_with_a_password_is_refused() {
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "%$§"),
        ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"),
    ]);
    assert!(shown("f.ods", &locked).starts_with("[password-needed]"));
}

fn number(row: u16, column: u16, format: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[words(&[row, column, format]), value.to_le_bytes().to_vec()].concat())
}

#[test]
fn a_workbook_of_an_old_excel_is_read() {
    let format = |code: u16, fill: u32| {
        record(
            0x00e0,
            &[words(&[0, code]), vec![0; 10], (fill << 26).to_le_bytes().to_vec(), vec![0; 2]].concat(),
        )
    };
    let strings =
        [2_u32.to_le_bytes().to_vec(), 2_u32.to_le_bytes().to_vec(), text("Mã"), text("Điểm tối đa")];
    let head = [
        format(0, 0),
        format(2, 1),
        format(164, 0),
        record(0x041e, &[words(&[164]), text("dd/mm/yyyy")].concat()),
        record(0x00fc, &strings.concat()),
    ];
    let shared = |row, column, number: u32| {
        record(0x00fd, &[words(&[row, column, 0]), number.to_le_bytes().to_vec()].concat())
    };
    let formula = |row, column, saved: [u8; 8]| {
        record(0x0006, &[words(&[row, column, 0]), saved.to_vec(), vec![0; 8]].concat())
    };
    let rk = |number: u32| [vec![0, 0], number.to_le_bytes().to_vec()].concat();
    let sheet = [
        record(0x0200, &[0xff; 14]),
        shared(0, 0, 0),
        shared(0, 1, 1),
        number(1, 0, 1, 7.640_000_000_000_001),
        number(1, 1, 2, 46_115.0),
        record(0x00bd, &[words(&[2, 0]), rk((485 << 2) | 3), rk((7 << 2) | 2), words(&[1])].concat()),
        record(0x0205, &[words(&[3, 0, 0]), vec![1, 0]].concat()),
        record(0x0205, &[words(&[3, 1, 0]), vec![7, 1]].concat()),
        formula(4, 0, 12.409_999_999_999_998_f64.to_le_bytes()),
        formula(4, 1, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
        record(0x0207, &text("ổn")),
        formula(4, 2, [2, 0, 0x2a, 0, 0, 0, 0xff, 0xff]),
        formula(4, 3, [3, 0, 0, 0, 0, 0, 0xff, 0xff]),
        record(0x0204, &[words(&[5, 0, 0]), text("cũ")].concat()),
        record(0x0208, &[words(&[5, 0, 9, 0, 0, 0]), words(&[0x20, 0])].concat()),
        record(0x001b, &words(&[1, 5, 0, 255])),
        record(0x001c, &[0; 8]),
        record(0x00e5, &words(&[1, 0, 1, 1, 3])),
        // a chart in the sheet
        record(0x0809, &words(&[0x0600, 0x20, 0, 0])),
        number(9, 9, 0, 9.0),
        record(0x000a, &[]),
        number(6, 0, 0, -0.0),
    ];
    assert_eq!(
        shown("f.xls", &xls(&head, &sheet)),
        "# Phiếu 1 comments 1 coloured\n\
         1 0: Text(\"Mã\") · 1: Text(\"Điểm tối đa\") 2x3\n\
         2 0: Number(\"7.64\") {0.00} · 1: Date(\"03/04/2026\") {dd/mm/yyyy}\n\
         3 0: Number(\"4.85\") · 1: Number(\"7\")\n\
         4 0: Flag(true) · 1: Error(\"#DIV/0!\")\n\
         5 0: Number(\"12.41\") = · 1: Text(\"ổn\") = · 2: Error(\"#N/A\") = · 3: Text(\"\") =\n\
         6|- 0: Text(\"cũ\")\n\
         7 0: Number(\"0\")"
    );
    let locked = [record(0x002f, &[1, 0, 1, 0])];
    assert!(shown("f.xls", &xls(&locked, &sheet)).starts_with("[password-needed]"));
    let of_1995 = [record(0x0809, &words(&[0x0500, 5]))];
    assert!(shown("f.xls", &xls(&of_1995, &sheet)).contains("Excel 95"));
    let far = [number(65_535, 255, 0, 1.0)];
    assert!(shown("f.xls", &xls(&head, &far)).contains("something in IV65536;"));
}

#[test]
fn a_binary_workbook_is_read() {
    let cell = |column: u32, value: &[u8]| [&column.to_le_bytes()[..], &[0; 4], value].concat();
    let sheet = [
        long_record(0x0000, &[2_u32.to_le_bytes().to_vec(), vec![0; 13]].concat()),
        long_record(0x0007, &cell(0, &1_u32.to_le_bytes())),
        long_record(0x0005, &cell(1, &7.640_000_000_000_001_f64.to_le_bytes())),
        long_record(0x0004, &cell(2, &[1])),
        long_record(0x0003, &cell(3, &[7])),
        long_record(0x0006, &cell(4, &long_text("ổn"))),
        long_record(
            0x0009,
            &cell(5, &[&2_f64.to_le_bytes()[..], &[0, 0], &3_u32.to_le_bytes(), &[0x1e, 7, 0]].concat()),
        ),
    ];
    let parts = xlsb_parts(&["Mã", "Điểm"], &sheet);
    assert_eq!(
        shown("f.xlsb", &zipped_bytes(&parts)),
        "# Phiếu\n3 0: Text(\"Điểm\") · 1: Number(\"7.64\") · 2: Flag(true) · 3: Error(\"#DIV/0!\") · 4: Text(\"ổn\") · \
         5: Number(\"2\") =7"
    );
    // a text that is not there breaks calamine down, and a length beyond the part would take memory
    let no_text = xlsb_parts(&[], &sheet);
    assert!(shown("f.xlsb", &zipped_bytes(&no_text)).starts_with("[damaged-file]"));
    let mut too_long = parts;
    too_long[4].1 = vec![0x07, 0xff, 0xff, 0xff, 0x7f, 0];
    assert!(shown("f.xlsb", &zipped_bytes(&too_long)).starts_with("[damaged-file]"));
}
