//! A formula written out again, as it would read in another row: what its neighbours would have in its place.

use super::expression::{Coordinate, Corner, Expression, LAST_ROW, Reference, Unknown};
use crate::source::CellAddress;

/// Tighter than any operator: a single value.
const VALUE: usize = 5;

/// The formula that a cell would have, if this one were copied from its row to that cell's.
pub(super) fn written_in(part: &Expression, from: CellAddress, to: CellAddress) -> String {
    let moved = Moved { rows: i64::from(to.row) - i64::from(from.row) };
    moved.written(part, 0)
}

/// How far a formula is moved down.
struct Moved {
    rows: i64,
}

impl Moved {
    /// A part that stands where operators of this level, or tighter ones, need no brackets.
    fn written(&self, part: &Expression, level: usize) -> String {
        match part {
            Expression::Number(number) => number.to_string(),
            Expression::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Expression::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Expression::Error(error) => error.to_string(),
            Expression::Reference(reference) => self.reference(reference),
            Expression::Name(name) => name.to_string(),
            Expression::Missing => String::new(),
            Expression::Negative(inner) => format!("-{}", self.written(inner, VALUE)),
            Expression::Percent(inner) => format!("{}%", self.written(inner, VALUE)),
            Expression::Chain(first, rest) => {
                let own = rest.first().map_or(0, |(operator, _)| operator.level());
                let rest: String = rest
                    .iter()
                    .map(|(operator, part)| format!("{}{}", operator.sign(), self.written(part, own + 1)))
                    .collect();
                let chain = format!("{}{rest}", self.written(first, own + 1));
                if own < level { format!("({chain})") } else { chain }
            }
            Expression::Call(name, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|part| self.written(part, 0)).collect();
                format!("{name}({})", arguments.join(","))
            }
            Expression::Unknown(unknown) => match unknown {
                Unknown::Structured | Unknown::ExternalWorkbook => "[…]",
                Unknown::Array => "{…}",
                Unknown::Intersection => "@…",
            }
            .to_owned(),
        }
    }

    fn reference(&self, reference: &Reference) -> String {
        let sheet = reference.sheet.as_deref().map(|sheet| format!("'{}'!", sheet.replace('\'', "''")));
        let to = reference.to.map(|to| format!(":{}", self.corner(to)));
        format!("{}{}{}", sheet.unwrap_or_default(), self.corner(reference.from), to.unwrap_or_default())
    }

    fn corner(&self, corner: Corner) -> String {
        let sign = |coordinate: Coordinate| if coordinate.fixed { "$" } else { "" };
        let moved = i64::from(corner.row.at) + if corner.row.fixed { 0 } else { self.rows };
        let row = u32::try_from(moved).unwrap_or(0).min(LAST_ROW);
        let column = u16::try_from(corner.column.at).unwrap_or(u16::MAX);
        let cell = CellAddress { row, column }.to_string();
        let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(cell.len());
        let (letters, digits) = cell.split_at(digits);
        format!("{}{letters}{}{digits}", sign(corner.column), sign(corner.row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse::parse;
    use crate::formula::sample::at;

    #[test]
    fn a_formula_reads_in_its_own_row_as_it_was_written() {
        for formula in [
            "ROUND((E80/39*5+1)*10,0)/10",
            "-(A1+2)*3",
            "A1-(B1-C1)",
            "2^-1",
            "(1+2)%",
            "IF(A1=\"x\"\"y\",$B$2,'Tên trang'!A1:B2)",
            "SUM(D8:D27)",
        ] {
            let tree = parse(formula).unwrap();
            assert_eq!(written_in(&tree, at("E80"), at("E80")), formula);
            assert_eq!(parse(&written_in(&tree, at("E80"), at("E80"))).unwrap(), tree);
        }
    }

    #[test]
    fn a_formula_that_is_moved_keeps_what_is_fixed() {
        let tree = parse("D31*C$31/$A31").unwrap();
        assert_eq!(written_in(&tree, at("F31"), at("F33")), "D33*C$31/$A33");
        assert_eq!(written_in(&tree, at("F31"), at("F1")), "D1*C$31/$A1");
    }
}
