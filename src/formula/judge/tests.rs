use super::*;
use crate::finding::SourceId;
use crate::formula::sample::{at, workbook};
use crate::language::Language;
use crate::source::workbook::Workbook;

fn source(notation: Notation) -> Source {
    Source { id: SourceId(0), notation }
}

fn judged(workbook: &Workbook, notation: Notation) -> Vec<(String, String)> {
    let formulas = Formulas::of(workbook);
    let recomputed = Recomputed::of(&formulas);
    let mut findings = Findings::default();
    judge(&formulas, &recomputed, source(notation), &mut findings);
    let said = |finding: &crate::finding::Finding| {
        (finding.code.name.to_owned(), finding.message(Language::English))
    };
    findings.iter().map(said).collect()
}

/// Which cells of a column have a formula that differs, when they are calculated in the first column of a sheet.
fn differing(formulas: &[&str]) -> Vec<String> {
    let rows: Vec<Vec<&str>> = formulas.iter().map(|formula| vec![*formula, "1", "2", "3"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let found = judged(&workbook(&[("Phiếu", &rows)]), Notation::Text);
    let differs = found.iter().filter(|(code, _)| code == "formula-differs");
    differs.map(|(_, message)| message.split(' ').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn a_coefficient_of_another_row_differs_from_the_formulas_above_and_below() {
    let crossed = ["=B1*C1/100", "=B2*C4/100", "=B3*C3/100", "=B4*C2/100", "=B5*C5/100"];
    assert_eq!(differing(&crossed), ["A2", "A4"]);
    let alternating = ["=B1*C1", "=B2*C$9", "=B3*C3", "=B4*C$9", "=B5*C5"];
    assert_eq!(differing(&alternating), Vec::<String>::new());
    let group_by_group = ["=B1*C$1", "=B2*C$1", "=B3*C$3", "=B4*C$3", "=B5*C$5"];
    assert_eq!(differing(&group_by_group), Vec::<String>::new());
    let with_a_gap = ["=B1*C1", "", "=B3*C9", "", "=B5*C5"];
    assert_eq!(differing(&with_a_gap), Vec::<String>::new());
}

#[test]
fn a_number_typed_over_a_cell_differs_at_the_end_of_a_run_too() {
    assert_eq!(differing(&["=B1*(1+$D$9)", "=B2*(1+$D$9)", "=B3*(1+33)"]), ["A3"]);
    assert_eq!(differing(&["=B1*(1+$D$9)", "=B2*(1+33)"]), Vec::<String>::new());
    // another cell at the end of a run may be meant
    assert_eq!(differing(&["=B1*(1+$D$9)", "=B2*(1+$D$9)", "=B3*(1+$D$8)"]), Vec::<String>::new());
}

#[test]
fn one_number_differs_from_four_fifths_of_its_column() {
    let with = |alike: usize, others: &[&str]| {
        let rows: Vec<String> = (1..=alike + others.len())
            .map(|row| format!("=B{row}/{}", others.get(row - 1).unwrap_or(&"60.5")))
            .collect();
        differing(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(with(5, &["60.6"]), ["A1"]);
    assert_eq!(with(4, &["60.6"]), Vec::<String>::new());
    assert_eq!(with(8, &["60.6", "60.7"]), ["A1", "A2"]);
    assert_eq!(with(7, &["60.6", "60.7"]), Vec::<String>::new());
    // the row prints this number itself
    assert_eq!(with(5, &["3"]), Vec::<String>::new());
}

#[test]
fn texts_ranges_and_lookups_are_not_compared() {
    assert_eq!(
        differing(&["=SUM(B1:C1)*2", "=SUM(B1:C2)*2", "=SUM(B3:C3)*2", "=IF(B4=\"x\",1,0)*2"]),
        Vec::<String>::new()
    );
    // what only repeats a cell computes nothing
    assert_eq!(differing(&["=B1", "=C9", "=B3"]), Vec::<String>::new());
}

#[test]
fn the_message_shows_what_the_others_would_be_in_the_same_row() {
    let crossed = workbook(&[("Phiếu", &[&["=B1*C1"], &["=B2*C9"], &["=B3*C3"]])]);
    let found = judged(&crossed, Notation::Text);
    assert!(found.contains(&(
        "formula-differs".to_owned(),
        "cell A2 has the formula `B2*C9`; the others of its column would be `B2*C2` there".to_owned()
    )));
}

#[test]
fn a_printed_rule_contradicts_a_formula_of_its_row() {
    let rule = workbook(&[("Phiếu", &[&["Điểm đạt / 57 * 5 + 1", "=C1/39*5+1 → 1"]])]);
    assert_eq!(
        judged(&rule, Notation::Text),
        [(
            "formula-differs".to_owned(),
            "cell B1 has the formula `C1/39*5+1` with 39, where the rule printed beside it has 57: `Điểm đạt / 57 * 5 + 1`"
                .to_owned()
        )]
    );
}

#[test]
fn saved_values_by_table() {
    for (row, code) in [
        (&["20.53", "=A1*1 → 20.53"][..], None),
        (&["20.53", "=A1*1 → 22.53"], Some("saved-value-stale")),
        (&["20", "=A1/3 → 6.66666666666667"], None),
        (&["20", "=A1/3 → 6.66667"], Some("saved-value-stale")),
        (&["0", "=1/A1 → #DIV/0!"], None),
        (&["0", "=1/A1 → 0"], Some("saved-value-stale")),
        (&["x", "=A1&\"\" → y"], Some("saved-value-stale")),
        (&["x", "=A1=\"x\" → TRUE"], None),
        (&["x", "=A1=\"x\" → FALSE"], Some("saved-value-stale")),
        // not computed here, or in what it refers to
        (&["1", "=SIN(A1) → 9"], None),
        (&["=SIN(1) → 0.8", "=A1*1 → 9"], None),
        (&["1", "=A1"], Some("formula-without-value")),
        (&["1", "=\"\""], None),
    ] {
        let found = judged(&workbook(&[("Phiếu", &[row])]), Notation::Text);
        assert_eq!(found.first().map(|(code, _)| code.as_str()), code, "{row:?}");
        let of_codes = judged(&workbook(&[("Phiếu", &[row])]), Notation::Codes);
        assert!(of_codes.iter().all(|(code, _)| code == "formula-without-value"), "{row:?}");
    }
}

#[test]
fn hidden_sheets_are_left_out() {
    let mut hidden = workbook(&[("Nháp", &[&["1", "=A1 → 2"], &["Điểm / 57 * 5 + 1", "=C1/39*5+1"]])]);
    assert_eq!(judged(&hidden, Notation::Text).len(), 3);
    hidden.sheets[0].hidden = true;
    assert_eq!(judged(&hidden, Notation::Text), []);
}

#[test]
fn a_sum_that_misses_or_doubles_a_row_by_table() {
    let found = |formula: &str, rows: &[u32]| {
        let workbook = workbook(&[(
            "Phiếu",
            &[&["1"], &["2"], &["3"], &["=SUM(A1:A3)"], &["5"], &["", formula], &[formula]],
        )]);
        let formulas = Formulas::of(&workbook);
        let finding = sum_range(&formulas, source(Notation::Text), 0, at("A7"), rows);
        assert!(sum_range(&formulas, source(Notation::Codes), 0, at("A7"), rows).is_none());
        finding.map(|finding| finding.message(Language::Vietnamese)).unwrap_or_default()
    };
    for (formula, rows, said) in [
        ("=SUM(A1:A3)", &[0, 1, 2][..], ""),
        ("=A1+A2+A3", &[0, 1, 2], ""),
        ("=ROUND(SUM(A1:A3),2)", &[0, 1, 2], ""),
        ("=SUM(A1:A2)", &[0, 1, 2], "ô A7 cộng thiếu A3"),
        ("=A1+A3", &[0, 1, 2, 4], "ô A7 cộng thiếu A2 và A5"),
        // the cell of a row that is not summed is empty
        ("=SUM(A1:A3)", &[0, 1, 2, 5], ""),
        ("=SUM(A1:A3,A2)", &[0, 1, 2], "ô A7 cộng hai lần A2"),
        // the subtotal has the rows already
        ("=SUM(A1:A5)", &[3, 4], "ô A7 cộng hai lần A1, A2 và A3"),
        ("=A4+A5", &[3, 4], ""),
        ("=A4+A5", &[0, 1, 2, 4], ""),
        // no plain sum of one column
        ("=SUM(A1:B2)", &[0, 1, 2], ""),
        ("=A1-A2", &[0, 1, 2], ""),
        ("=AVERAGE(A1:A2)", &[0, 1, 2], ""),
        ("=SUM(B1:B3)+A1", &[0, 1, 2], ""),
    ] {
        assert_eq!(found(formula, rows), said, "{formula}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_workbook_makes_the_judge_panic(
        cells in proptest::collection::vec("=?[A-C1-4$:,()\"*+/^%<=. x-]{0,12}|=(SUM|IF|ROUND|VLOOKUP|SUMIF|COUNTIF)\\([A-C][1-4](:[A-C][1-4])?,[-0-9A-C]{1,3},2,0\\)", 12)
    ) {
        let rows: Vec<Vec<&str>> = cells.chunks(3).map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        let workbook = workbook(&[("Phiếu", &rows)]);
        judged(&workbook, Notation::Text);
        let formulas = Formulas::of(&workbook);
        let blanks = crate::formula::FromBlanks::of(&formulas, &|_, at| at.column == 1);
        for (at, _) in workbook.sheets[0].cells() {
            let _ = blanks.contains(0, at);
            let _ = sum_range(&formulas, source(Notation::Text), 0, at, &[0, 1, 2, 3]);
        }
    }
}
