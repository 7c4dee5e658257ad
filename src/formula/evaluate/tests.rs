use super::*;
use crate::formula::sample::{at, workbook};
use crate::source::workbook::Workbook;

/// What the formula in the last column of the first row gives.
fn result(rows: &[&[&str]]) -> String {
    let workbook = workbook(&[("Phiếu", rows), ("Dữ liệu", &[&["Tốt", "3"], &["Khá", "2"], &["x", ""]])]);
    let formulas = Formulas::of(&workbook);
    let recomputed = Recomputed::of(&formulas);
    let last = u16::try_from(rows[0].len() - 1).unwrap();
    shown(recomputed.value(0, CellAddress { row: 0, column: last }).unwrap())
}

fn shown(outcome: &Outcome<Value>) -> String {
    match outcome {
        Ok(Value::Number(number)) => number.exact.to_string(),
        Ok(Value::Text(text)) => format!("{text:?}"),
        Ok(Value::Flag(flag)) => flag.to_string(),
        Ok(Value::Blank | Value::Date) => "blank".to_owned(),
        Err(Stop::Error(error)) => error.to_string(),
        Err(Stop::NotComputed(why)) => format!("{why:?}"),
    }
}

#[test]
fn values_by_table() {
    for (formula, expected) in [
        ("=1/3*3", "1"),
        ("=0.1+0.2", "0.3"),
        ("=2^3^2", "64"),
        ("=-2^2", "4"),
        ("=2^-1", "0.5"),
        ("=50%*4", "2"),
        ("=1/0", "#DIV/0!"),
        ("=IFERROR(1/0,7)", "7"),
        ("=IF(2>1,\"có\",1/0)", "\"có\""),
        ("=IF(FALSE,1)", "false"),
        ("=IF(TRUE,,2)", "0"),
        ("=AND(TRUE,1,2>1)", "true"),
        ("=OR(FALSE,0)", "false"),
        ("=NOT(0)", "true"),
        ("=ROUND(2.675,2)", "2.68"),
        ("=ROUND(-2.5,0)", "-3"),
        ("=ROUNDDOWN(2.99,1)+ROUNDUP(2.91,1)", "5.9"),
        ("=TRUNC(-2.9)&\"|\"&INT(-2.1)", "\"-2|-3\""),
        ("=ABS(-1.5)", "1.5"),
        ("=MIN(3,1,2)+MAX(3,1,2)", "4"),
        ("=AVERAGE(1,2,2)", "5/3"),
        ("=CONCATENATE(\"a\",1,\"b\")", "\"a1b\""),
        ("=\"a\"=\"A\"", "true"),
        ("=\"1\"=1", "false"),
        ("=\"a\"&CHAR(10)", "\"a\\n\""),
        // what programs do not agree on, or what is not known
        ("=\"a\"<\"b\"", "Unsupported(\"<\")"),
        ("=\"1\"+1", "TextAsNumber"),
        ("=1.5&\"\"", "Unsupported(\"&\")"),
        ("=0^0", "Unsupported(\"^\")"),
        ("=1<TRUE", "FlagAsNumber"),
        ("=2^0.5", "Unsupported(\"^\")"),
        ("=SIN(1)", "UnknownFunction(\"SIN\")"),
        ("=_xlfn.XLOOKUP(1,2,3)", "UnknownFunction(\"_XLFN.XLOOKUP\")"),
        ("=hệ_số*2", "UnknownName(\"hệ_số\")"),
        ("=Khác!A1", "UnknownSheet(\"Khác\")"),
        ("=SUM(Bảng[Điểm])", "UnknownReference"),
        ("=1+", "Unread"),
        ("=#REF!+1", "#REF!"),
        ("=9^64^64", "TooLarge"),
    ] {
        assert_eq!(result(&[&[formula]]), expected, "{formula}");
    }
}

#[test]
fn cells_by_table() {
    for (row, expected) in [
        (&["2", "", "x", "=SUM(A1:C1)"][..], "2"),
        (&["2", "", "x", "TRUE", "=SUM(A1:D1)"], "FlagAsNumber"),
        (&["2", "", "x", "=of:=SUM([.A1:.C1];[$'Dữ liệu'.B1])"], "5"),
        (&["2", "", "x", "TRUE", "=A1+B1+D1"], "3"),
        (&["2", "", "x", "TRUE", "=COUNT(A1:C1)&COUNTA(A1:D1)&COUNTBLANK(A1:D1)"], "\"131\""),
        (&["2", "", "x", "TRUE", "=A1+C1"], "TextAsNumber"),
        (&["2", "", "x", "TRUE", "=C1:D1*2"], "RangeAsValue"),
        (&["", "=B1"], "Endless"),
        (&["", "=A1"], "0"),
        (&["", "=IF(A1=\"\",\"trống\",A1)"], "\"trống\""),
        (&["", "=ISBLANK(A1)"], "true"),
        (&["=\"\"", "=ISBLANK(A1)"], "false"),
        (&["5", "=ISNUMBER(A1)"], "true"),
        (&["#N/A", "=A1*2"], "#N/A"),
        (&["#N/A", "=ISERROR(A1)"], "true"),
        (&["#N/A", "=IFNA(A1,0)"], "0"),
        (&["#DIV/0!", "=IFNA(A1,0)"], "#DIV/0!"),
        (&["", "=AVERAGE(A1)"], "#DIV/0!"),
        (&["x", "X", "5", "=COUNTIF(A1:C1,\"x\")"], "2"),
        (&["4", "5", "6", "=COUNTIF(A1:C1,\">=5\")"], "2"),
        (&["4", "5", "6", "=COUNTIF(A1:C1,5)"], "1"),
        (&["4", "5", "6", "=COUNTIF(A1:C1,\"<>5\")"], "Unsupported(\"COUNTIF\")"),
        (&["a*", "=COUNTIF(A1,\"a*\")"], "Unsupported(\"COUNTIF\")"),
        (&["4", "5", "6", "=SUMIF(A1:C1,\">4\")"], "11"),
        (&["khá", "=VLOOKUP(A1,'Dữ liệu'!$A$1:$B$3,2,FALSE)"], "2"),
        (&["Kém", "=VLOOKUP(A1,'Dữ liệu'!A:B,2,0)"], "#N/A"),
        (&["x", "=VLOOKUP(A1,'Dữ liệu'!A:B,2,0)"], "0"),
        (&["x", "=VLOOKUP(A1,'Dữ liệu'!A:B,3,0)"], "#REF!"),
        (&["x", "=VLOOKUP(A1,'Dữ liệu'!A:B,2)"], "Unsupported(\"VLOOKUP\")"),
        (&["2", "3", "=SUMPRODUCT(A1:B1,A1:B1)"], "13"),
        (&["2", "3", "=SUMPRODUCT((A1:B1=2)*1)"], "Unsupported(\"SUMPRODUCT\")"),
        (&["=SIN(1)", "=A1+1"], "Input"),
        (&["=SIN(1)", "=IF(TRUE,1,A1)"], "1"),
        (&["12.41", "=A1*1"], "12.41"),
        (&["-1.5E-3", "=A1*2"], "-0.003"),
    ] {
        assert_eq!(result(&[row]), expected, "{row:?}");
    }
}

#[test]
fn names_stand_for_cells_and_numbers() {
    let mut workbook = workbook(&[("Phiếu", &[&["4", "=hệ_số*A1", "=SUM(Điểm)", "=rel", "=ods"]])]);
    workbook.names =
        [("Hệ_số", "2.5"), ("điểm", "Phiếu!$A$1:$B$1"), ("rel", "Phiếu!A1"), ("ods", "$Phiếu.$A$1")]
            .map(|(name, stands_for)| (name.into(), stands_for.into()))
            .into();
    let formulas = Formulas::of(&workbook);
    let recomputed = Recomputed::of(&formulas);
    let of = |name: &str| shown(recomputed.value(0, at(name)).unwrap());
    assert_eq!([of("B1"), of("C1"), of("D1"), of("E1")], ["10", "14", "UnknownName(\"rel\")", "4"]);
    assert!(recomputed.value(0, at("A1")).is_none());
}

#[test]
fn a_formula_comes_after_those_below_it() {
    assert_eq!(result(&[&["=A2+1"], &["=A3*2"], &["=A4"], &["5"]]), "11");
}

#[test]
fn work_is_bounded() {
    let rows: Vec<String> = (1..=100).map(|row| format!("=SUM(B$1:B{row})")).collect();
    let cells: Vec<[&str; 2]> = rows.iter().map(|formula| [formula.as_str(), "1"]).collect();
    let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
    let workbook = workbook(&[("Phiếu", &rows)]);
    let formulas = Formulas::of(&workbook);
    let gives = |cells: usize| {
        let recomputed = Recomputed::within(&formulas, cells);
        shown(recomputed.value(0, at("A100")).unwrap())
    };
    assert_eq!([gives(5_050), gives(5_049)], ["100", "TooLarge"]);
}

/// A cell of the table: an empty one, or what was typed.
fn typed(cells: &[&str]) -> Workbook {
    workbook(&[("Phiếu", &[cells])])
}

/// `tests/formulas/libreoffice.tsv`: formulas, what `LibreOffice` makes of them, and the cells B to F beside them.
/// `tests/formulas/libreoffice.py` makes it.
#[test]
fn what_is_computed_is_what_libreoffice_computes() {
    let table = include_str!("../../../tests/formulas/libreoffice.tsv");
    let (mut computed, mut all, mut differ) = (0, 0, Vec::new());
    for line in table.lines() {
        let mut cells: Vec<&str> = line.split('\t').collect();
        let result = cells.remove(1);
        let saved = format!("{} → {result}", cells[0]);
        cells[0] = &saved;
        let workbook = typed(&cells);
        let formulas = Formulas::of(&workbook);
        let recomputed = Recomputed::of(&formulas);
        let outcome = recomputed.value(0, at("A1")).unwrap();
        all += 1;
        let same = match outcome {
            Ok(Value::Number(number)) => match cell_number(result) {
                Some(saved) => number.is_saved_as(&saved),
                None => false,
            },
            Err(Stop::NotComputed(_)) => continue,
            // programs have more than one word for an error
            Err(Stop::Error(_)) => result.starts_with('#'),
            Ok(_) => shown(outcome).trim_matches('"').eq_ignore_ascii_case(result),
        };
        computed += 1;
        if !same {
            differ.push(format!("{line}: {}", shown(outcome)));
        }
    }
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
    assert!(computed * 10 > all * 8, "{computed} of {all} are computed");
}
