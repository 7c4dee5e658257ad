//! What is read of workbooks and documents, cell by cell: small files with each of the shapes that real forms have.

use crate::harness::office_files::{docx, docx_row, docx_table, opened, shown, xlsx, xlsx_parts, zipped};

/// The parts of a workbook with more of them, in place of those of the same name.
fn with(parts: &[(&'static str, &str)], sheet: &str, strings: &str) -> Vec<u8> {
    let mut all = xlsx_parts(sheet, strings);
    all.retain(|(name, _)| parts.iter().all(|(other, _)| other != name));
    all.extend(parts.iter().map(|(name, text)| (*name, (*text).to_owned())));
    zipped(&all.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn each_kind_of_cell_of_a_workbook_is_read() {
    let sheet = "<sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>7.640000000000001</v></c><c r=\"B2\" t=\"b\"><v>1</v></c>\
          <c r=\"C2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>tại &lt; chỗ</t></is></c></row>\
        <row r=\"3\"><c r=\"A3\"><f>SUM(A1:A2)</f><v>12.409999999999998</v></c><c r=\"B3\"><f>A1&amp;\"x\"</f></c>\
          <c r=\"C3\" t=\"str\"><f>IF(A1=\"\",\"\",1)</f><v></v></c><c r=\"D3\" t=\"d\"><v>2026-04-03</v></c></row>\
        <row r=\"4\"><c r=\"B4\"><f t=\"shared\" ref=\"B4:B5\" si=\"0\">A4*$A$1</f><v>1</v></c></row>\
        <row r=\"5\"><c r=\"A5\" t=\"s\"><v>3</v></c><c r=\"B5\"><f t=\"shared\" si=\"0\"/><v>2</v></c><c r=\"C5\" s=\"9\"/></row>\
        </sheetData>";
    let strings = "<si><t>Mã</t></si><si><r><t>Điểm </t></r><r><t xml:space=\"preserve\">tối đa</t></r><rPh><t>x</t></rPh></si>\
                   <si><t>a_x000D_b</t></si><si><t>   </t></si>";
    assert_eq!(
        shown("f.xlsx", &xlsx(sheet, strings)),
        "# Phiếu\n\
         1 0: Text(\"Mã\") · 1: Text(\"Điểm tối đa\") · 2: Text(\"a\\rb\")\n\
         2 0: Number(\"7.64\") · 1: Flag(true) · 2: Error(\"#DIV/0!\") · 3: Text(\"tại < chỗ\")\n\
         3 0: Number(\"12.41\") =SUM(A1:A2) · 1: Unknown =A1&\"x\" · 2: Text(\"\") =IF(A1=\"\",\"\",1) · 3: Date(\"03/04/2026\")\n\
         4 1: Number(\"1\") =A4*$A$1\n\
         5 1: Number(\"2\") =A5*$A$1"
    );
}

#[test]
fn what_a_workbook_says_beside_its_cells_is_read() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
        <fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
        <fill><patternFill patternType=\"solid\"/></fill></fills>\
        <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\" fillId=\"0\"/><xf numFmtId=\"2\" fillId=\"2\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/></cellXfs>\
        <dxfs><dxf><fill><patternFill/></fill></dxf></dxfs></styleSheet>";
    let workbook = "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets>\
        <sheet name=\"Phiếu\" r:id=\"rId1\"/><sheet name=\"Nháp\" state=\"veryHidden\" r:id=\"rId4\"/>\
        <sheet name=\"Biểu đồ\" r:id=\"rId5\"/></sheets>\
        <definedNames><definedName name=\"he_so\">Phiếu!$B$2</definedName></definedNames></workbook>";
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>\
        <Relationship Id=\"rId3\" Type=\"http://x/styles\" Target=\"styles.xml\"/>\
        <Relationship Id=\"rId4\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet2.xml\"/>\
        <Relationship Id=\"rId5\" Type=\"http://x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/></Relationships>";
    let of_sheet = "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/comments\" Target=\"../comments1.xml\"/></Relationships>";
    let sheet = "<sheetData><row><c><v>1</v></c><c s=\"1\"><v>2.1</v></c><c s=\"2\"><v>46115</v></c><c s=\"3\"><v>0.65</v></c></row>\
        <row r=\"4\" hidden=\"1\"><c r=\"A4\"><v>4</v></c></row><row r=\"9\"><c r=\"B9\" s=\"1\"/><c r=\"A9\"><v>9</v></c></row></sheetData>\
        <mergeCells count=\"1\"><mergeCell ref=\"A4:C6\"/></mergeCells>\
        <rowBreaks><brk id=\"5\" man=\"1\"/></rowBreaks><colBreaks><brk id=\"2\"/></colBreaks>";
    let bytes = with(
        &[
            ("xl/styles.xml", styles),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/worksheets/_rels/sheet1.xml.rels", of_sheet),
            (
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A1\"/><comment ref=\"A2\"/></commentList></comments>",
            ),
            ("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"),
        ],
        sheet,
        "",
    );
    assert_eq!(
        shown("f.xlsx", &bytes),
        "# Phiếu 2 comments 2 coloured\n\
         1 0: Number(\"1\") · 1: Number(\"2.1\") {0.00} · 2: Date(\"03/04/2026\") {dd/mm/yyyy} · 3: Number(\"0.65\") {0%}\n\
         4- 0: Number(\"4\") 3x3\n\
         9| 0: Number(\"9\")\n\
         # Nháp (hidden)\n\
         he_so = Phiếu!$B$2"
    );
}

#[test]
fn rows_and_cells_in_any_order_are_put_in_order() {
    let sheet = "<sheetData><row r=\"3\"><c r=\"C3\"><v>3</v></c><c r=\"A3\"><v>1</v></c></row>\
                 <row r=\"1\"><c r=\"A1\"><v>9</v></c></row><row r=\"3\"><c r=\"B3\"><v>2</v></c></row></sheetData>";
    assert_eq!(
        shown("f.xlsx", &xlsx(sheet, "")),
        "# Phiếu\n1 0: Number(\"9\")\n3 0: Number(\"1\") · 1: Number(\"2\") · 2: Number(\"3\")"
    );
}

#[test]
fn a_file_is_what_it_holds_whatever_it_is_called() {
    let sheet = xlsx("<sheetData><row><c><v>1</v></c></row></sheetData>", "");
    let table = docx(&docx_table(1, &docx_row(&["1"])));
    assert_eq!(shown("f.docx", &sheet), "# Phiếu\n1 0: Number(\"1\")");
    assert_eq!(shown("f.xlsx", &table), "# table 1\n1 0: Text(\"1\")");
    assert_eq!(shown("f.txt", &table), "# table 1\n1 0: Text(\"1\")");
}

#[test]
fn a_place_in_a_workbook_is_a_cell() {
    let bytes = xlsx(
        "<sheetData><row r=\"3\"><c r=\"B3\"><v>4.85</v></c><c r=\"D3\"><v>2</v></c></row></sheetData>",
        "",
    );
    let text = opened("f.xlsx", &bytes).unwrap();
    assert_eq!(text.text, "4.85 │ 2");
    let sheet = &text.workbook_shown().unwrap().sheets[0];
    assert_eq!(sheet.rows[0].cells[1].span, 9..10);
}

#[test]
fn tables_of_a_document_are_sheets() {
    let rows = [
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Nội dung</w:t></w:r></w:p></w:tc>\
         <w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Điểm</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>tối</w:t><w:br/><w:t>đa</w:t></w:r></w:p></w:tc>\
         <w:tc><w:p><w:r><w:t>tự</w:t></w:r></w:p><w:p><w:r><w:t>chấm &lt; 5</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc>\
         <w:tc><w:p><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>4</w:t></w:r></w:ins></w:p></w:tc></w:tr>",
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>deleted</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:tr><w:tc><w:p><w:r><w:t>Ngoài</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc>\
         <w:tc><w:p><w:r><w:t>hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>sau</w:t></w:r></w:p></w:tc></w:tr>",
    ];
    let body = format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>PHIẾU</w:t></w:r></w:p><w:p/>\
         <w:p><w:r><w:t xml:space=\"preserve\">Đơn vị: </w:t></w:r><w:r><w:t>Xã A</w:t><w:br/><w:t>Số hộ: 5</w:t></w:r></w:p>{}\
         <w:p><w:r><w:t>Người lập</w:t></w:r></w:p>",
        docx_table(3, &rows.concat())
    );
    assert_eq!(
        shown("f.docx", &docx(&body)),
        "# table 1\n\
         1 0: Text(\"PHIẾU\")\n\
         2 0: Text(\"Đơn vị: Xã A\")\n\
         3 0: Text(\"Số hộ: 5\")\n\
         4 0: Text(\"Nội dung\") 2x1 · 1: Text(\"Điểm\") 1x2\n\
         5 1: Text(\"tối đa\") · 2: Text(\"tự chấm < 5\")\n\
         6 1: Text(\"5\") · 2: Text(\"4\")\n\
         7 0: Text(\"Ngoài trong hai sau\") nested\n\
         8 0: Text(\"Người lập\")"
    );
}

#[test]
fn ticks_of_a_document_are_seen() {
    let box_of = |checked| {
        format!(
            "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"{checked}\"/></w14:checkbox></w:sdtPr>\
             <w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
        )
    };
    let old = |checked| {
        format!(
            "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"0\"/>{checked}</w:checkBox></w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        )
    };
    let cell = |inside: &str| format!("<w:tc><w:p>{inside}</w:p></w:tc>");
    let row = [
        cell("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"),
        cell("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>"),
        cell("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>"),
        cell("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>"),
        cell(&box_of(1)),
        cell(&box_of(0)),
        cell(&old("<w:checked/>")),
        cell(&old("")),
    ];
    let body = docx_table(8, &format!("<w:tr>{}</w:tr>", row.concat()));
    assert_eq!(
        shown("f.docx", &docx(&body)),
        "# table 1\n1 0: Text(\"☑\") · 1: Text(\"☑\") · 2: Text(\"✓\") · 3: Text(\"☐\") · 4: Text(\"☒\") · 5: Text(\"☐\") · \
         6: Text(\"☒\") · 7: Text(\"☐\")"
    );
}

#[test]
fn a_form_that_pages_cut_into_tables_is_one_sheet() {
    let two = docx_table(2, &docx_row(&["1", "a"]));
    let page = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    let broken = docx_table(
        2,
        "<w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r>\
                                <w:lastRenderedPageBreak/><w:t>3</w:t></w:r></w:p></w:tc></w:tr>",
    );
    let three = docx_table(3, &docx_row(&["x", "y", "z"]));
    assert_eq!(
        shown("f.docx", &docx(&format!("{two}{page}{broken}<w:p><w:r><w:t>Phần B</w:t></w:r></w:p>{three}"))),
        "# table 1\n\
         1 0: Text(\"1\") · 1: Text(\"a\")\n\
         2| 0: Text(\"2\")\n\
         3| 0: Text(\"3\")\n\
         # table 3\n\
         1 0: Text(\"Phần B\")\n\
         2 0: Text(\"x\") · 1: Text(\"y\") · 2: Text(\"z\")"
    );
}
