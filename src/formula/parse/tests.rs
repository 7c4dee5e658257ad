use super::*;

/// The tree as text: every chain and argument in brackets, references as `row,column` from 0.
fn shown(part: &Expression) -> String {
    let many = |parts: Vec<&Expression>| parts.into_iter().map(shown).collect::<Vec<_>>().join(" ");
    match part {
        Expression::Number(number) => number.to_string(),
        Expression::Text(text) => format!("{text:?}"),
        Expression::Flag(flag) => flag.to_string(),
        Expression::Error(error) => error.to_string(),
        Expression::Reference(reference) => {
            let corner = |corner: crate::formula::expression::Corner| {
                let one = |c: crate::formula::expression::Coordinate| {
                    format!("{}{}", if c.fixed { "$" } else { "" }, c.at)
                };
                format!("{},{}", one(corner.row), one(corner.column))
            };
            let sheet = reference.sheet.as_ref().map(|sheet| format!("{sheet}!")).unwrap_or_default();
            let to = reference.to.map(|to| format!(":{}", corner(to))).unwrap_or_default();
            format!("{sheet}{}{to}", corner(reference.from))
        }
        Expression::Name(name) => format!("name {name}"),
        Expression::Missing => "missing".to_owned(),
        Expression::Negative(inner) => format!("(neg {})", shown(inner)),
        Expression::Percent(inner) => format!("({}%)", shown(inner)),
        Expression::Chain(first, rest) => {
            let rest: String =
                rest.iter().map(|(operator, part)| format!(" {} {}", operator.sign(), shown(part))).collect();
            format!("({}{rest})", shown(first))
        }
        Expression::Call(name, _) => format!("{name}({})", many(part.parts())),
        Expression::Unknown(unknown) => format!("{unknown:?}"),
    }
}

#[test]
fn formulas_of_both_notations_by_table() {
    for (formula, tree) in [
        ("SUM(G18:G20)", "SUM(17,6:19,6)"),
        ("=sum(g18:g20)", "SUM(17,6:19,6)"),
        ("of:=SUM([.G18:.G20])", "SUM(17,6:19,6)"),
        ("$D$3*D4", "($2,$3 * 3,3)"),
        ("of:=[.$D$3]*[.D4]", "($2,$3 * 3,3)"),
        ("Sheet!A1", "Sheet!0,0"),
        ("'Tên trang'!A1:B2", "Tên trang!0,0:1,1"),
        ("'Người''s'!A$1", "Người's!$0,0"),
        ("of:=[$Sheet.A1]", "Sheet!0,0"),
        ("of:=[$'Tên trang'.A1:.B2]", "Tên trang!0,0:1,1"),
        ("of:=[$Data.A1:$Data.B2]", "Data!0,0:1,1"),
        ("of:=IF([.A1]=0;\"\";[.A1])", "IF((0,0 = 0) \"\" 0,0)"),
        ("A:C", "$0,0:$1048575,2"),
        ("SUM($2:3)", "SUM($1,$0:2,$16383)"),
        ("1+2*3-4", "(1 + (2 * 3) - 4)"),
        ("-2^2", "((neg 2) ^ 2)"),
        ("2^-1", "(2 ^ (neg 1))"),
        ("--A1", "0,0"),
        ("-50%%", "(neg ((50%)%))"),
        ("1.5E-3+.5+2.", "(0.0015 + 0.5 + 2)"),
        ("A1&\" \"\"x\"\"\"<>TRUE", "((0,0 & \" \\\"x\\\"\") <> true)"),
        ("A1<=B1", "(0,0 <= 0,1)"),
        ("IF(A1,,2)", "IF(0,0 missing 2)"),
        ("PI()", "PI()"),
        ("true()=FALSE", "(true = false)"),
        ("LOG10(A1)", "LOG10(0,0)"),
        (" ( A1 + 1 ) ", "(0,0 + 1)"),
        ("rate*A1", "(name rate * 0,0)"),
        ("thuế_suất", "name thuế_suất"),
        ("SUM(Table1[Points])", "SUM(Structured)"),
        ("[@Points]*2", "(Structured * 2)"),
        ("[1]Sheet1!$A$1+1", "(ExternalWorkbook + 1)"),
        ("'[b.xlsx]Sheet 1'!A1", "ExternalWorkbook"),
        ("SUM({1,2;3})", "SUM(Array)"),
        ("@A1:A3", "Intersection"),
        ("A1+#REF!", "(0,0 + #REF!)"),
        ("Sheet1!#REF!", "#REF!"),
        ("of:=[.#REF!]", "#REF!"),
        // a name, since no sheet has that many columns
        ("ABCD1", "name ABCD1"),
    ] {
        assert_eq!(parse(formula).map(|tree| shown(&tree)).as_deref(), Ok(tree), "{formula}");
    }
}

#[test]
fn what_is_not_understood_is_an_error() {
    for formula in [
        "",
        "=",
        "1+",
        "(1",
        "1)",
        "SUM(1",
        "SUM(1,2",
        "\"x",
        "A1 B1",
        "(A1,B1)",
        "A1:INDEX(B:B,2)",
        "A1#",
        "'Sheet'A1",
        "$A",
        "A1:2",
        "#HELLO",
        "1..2",
        "{1",
        "A1:B2:C3",
        "[",
        "~",
        "Sheet1:Sheet3!A1",
    ] {
        assert_eq!(parse(formula), Err(Unread::Syntax), "{formula}");
    }
}

#[test]
fn depth_length_and_digits_are_bounded_on_both_sides() {
    let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(parse(&nested(MOST_DEPTH)).is_ok());
    assert_eq!(parse(&nested(MOST_DEPTH + 1)), Err(Unread::TooLong));
    assert_eq!(parse(&"IF(".repeat(10_000)), Err(Unread::TooLong));
    assert_eq!(parse(&"@".repeat(10_000)), Err(Unread::TooLong));
    assert_eq!(parse(&format!("1{}", "%".repeat(10_000))), Err(Unread::TooLong));
    assert!(parse(&format!("1{}", "+1".repeat(16_383))).is_ok());
    assert_eq!(parse(&format!("1{}", "+1".repeat(16_384))), Err(Unread::TooLong));
    assert!(parse(&"-".repeat(MOST_BYTES)).is_err());
    assert!(parse(&"9".repeat(MOST_DIGITS)).is_ok());
    assert_eq!(parse(&"9".repeat(MOST_DIGITS + 1)), Err(Unread::TooLong));
    assert_eq!(parse("1E999"), Err(Unread::TooLong));
    assert_eq!(parse("1E99999999999"), Err(Unread::TooLong));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[=A-C1-3$.:;,()'\"!#@\\[\\]{}%+*/^&<> é]{0,40}") {
        let _ = parse(&text);
    }
}
