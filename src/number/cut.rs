//! A number that a comma between cells cut in two: `4,5` is the cells `4` and `5` where commas separate cells.

/// The number that two neighbouring cells are if they are one that was cut at its comma: `4` and `5` are `4,5`, `1` and
/// `120` are `1,120`. `None` if the first does not end in a number, or if the second is anything but what can follow a
/// comma: digits, with a fraction (`234.5`) or a percent sign after them.
pub(crate) fn joined_at_comma(before: &str, after: &str) -> Option<String> {
    let before = trailing_number(before)?;
    let after = after.trim_matches([' ', '\t']);
    let digits = after.strip_suffix('%').map_or(after, |digits| digits.trim_end_matches([' ', '\t']));
    let (group, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let grouped = group.len() == digits.len() || group.len() == 3;
    (is_digits(group) && is_digits(fraction) && grouped).then(|| format!("{before},{after}"))
}

/// The number at the end of a cell: all of it (`4`, `-4`), or what follows `=` or `/` (`late=1`, `13/15`).
fn trailing_number(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches([' ', '\t']);
    let start = cell.rfind(['=', '/', ';']).map_or(0, |at| at + 1);
    let number = cell[start..].trim_start_matches([' ', '\t']);
    // after one comma there may be a second: 1,234,567
    let mut groups = number.trim_start_matches(['-', '+', '\u{2212}']).split(',');
    groups.all(is_digits).then_some(number)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::joined_at_comma;

    #[test]
    fn two_cells_are_a_number_that_was_cut_if_digits_follow_a_number() {
        for (before, after, joined) in [
            ("4", "5", Some("4,5")),
            ("1", "120", Some("1,120")),
            ("-1", " 5 ", Some("-1,5")),
            ("late=1", "5", Some("1,5")),
            ("a=1;b=2", "5", Some("2,5")),
            ("13/15", "5", Some("15,5")),
            ("87", "5%", Some("87,5%")),
            ("1", "234.5", Some("1,234.5")),
            ("1,234", "567", Some("1,234,567")),
            ("1", "2.5", None),
            ("4.5", "5", None),
            ("a", "5", None),
            ("type-1", "5", None),
            ("", "5", None),
            ("4", "", None),
            ("4", "x", None),
            ("4", "-5", None),
            ("4", "số 5", None),
        ] {
            assert_eq!(joined_at_comma(before, after).as_deref(), joined, "{before:?} {after:?}");
        }
    }
}
