//! Formulas of an .ods, as workbooks of Excel write them: `of:=SUM([.G18:.G20];1)` is `SUM(G18:G20,1)`.

/// The formula in the notation of Excel.
pub(super) fn excel_formula(written: &str) -> String {
    // the prefix names the notation
    let formula = written.split_once('=').map_or(written, |(_, formula)| formula);
    let mut shown = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(next) = rest.chars().next() {
        // values in Excel, functions here
        if let Some(flag) = ["TRUE()", "FALSE()"].into_iter().find(|flag| rest.starts_with(flag)) {
            shown.push_str(flag.trim_end_matches("()"));
            rest = &rest[flag.len()..];
            continue;
        }
        let length = match next {
            '"' => text_length(rest),
            '[' => match rest.find(']') {
                Some(end) => {
                    shown.push_str(&excel_reference(&rest[1..end]));
                    rest = &rest[end + 1..];
                    continue;
                }
                None => rest.len(),
            },
            ';' => {
                shown.push(',');
                rest = &rest[1..];
                continue;
            }
            other => other.len_utf8(),
        };
        shown.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    shown
}

/// How long the text in quotes is with which this begins.
fn text_length(formula: &str) -> usize {
    let mut at = 1;
    while let Some(quote) = formula[at..].find('"') {
        at += quote + 1;
        if !formula[at..].starts_with('"') {
            return at;
        }
        at += 1;
    }
    formula.len()
}

/// A reference in the notation of Excel: `.G18:.G20` is `G18:G20`, `$'Sheet 1'.A1` is `'Sheet 1'!A1`.
pub(super) fn excel_reference(written: &str) -> String {
    let mut parts = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, character) in written.char_indices() {
        match character {
            '\'' => is_quoted = !is_quoted,
            ':' if !is_quoted => {
                parts.push(&written[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&written[start..]);
    let shown = parts.iter().map(|part| {
        // the sheet ends at the last point: a name with a point stands in quotes
        let (sheet, cell) = part.rsplit_once('.').unwrap_or(("", part));
        match sheet.strip_prefix('$').unwrap_or(sheet) {
            "" => cell.to_owned(),
            sheet => format!("{sheet}!{cell}"),
        }
    });
    let shown: Vec<String> = shown.collect();
    // the second cell of a range is on the sheet of the first
    match shown.as_slice() {
        [first, last] => {
            let sheet = first.rsplit_once('!').map_or("", |(sheet, _)| sheet);
            let cell = last.strip_prefix(sheet).and_then(|rest| rest.strip_prefix('!')).unwrap_or(last);
            format!("{first}:{cell}")
        }
        shown => shown.join(":"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_those_of_excel() {
        for (written, shown) in [
            ("of:=SUM([.G18:.G20])", "SUM(G18:G20)"),
            ("of:=IF([.A1]=\"a;[b]\"\"\";[.B$1];2)", "IF(A1=\"a;[b]\"\"\",B$1,2)"),
            ("of:=[$'Sổ 1.2'.A1]*[Sheet2.B2]", "'Sổ 1.2'!A1*Sheet2!B2"),
            ("of:=SUM([$Phiếu.A1:.B2])", "SUM(Phiếu!A1:B2)"),
            ("of:=SUM([$Phiếu.A1:$Phiếu.B2])", "SUM(Phiếu!A1:B2)"),
            ("oooc:=[.A1]+1", "A1+1"),
            ("of:=VLOOKUP([.A1];[.B1:.C9];2;FALSE())", "VLOOKUP(A1,B1:C9,2,FALSE)"),
            ("=1", "1"),
            ("of:=\"open", "\"open"),
            ("of:=[.A1", "[.A1"),
        ] {
            assert_eq!(excel_formula(written), shown);
        }
        assert_eq!(excel_reference("$Phiếu.$A$1:.$B$2"), "Phiếu!$A$1:$B$2");
    }
}
