//! Every function that is computed, by name.

use super::scope::{Function, Scope};
use super::value::{NotComputed, Outcome, Value};
use super::{logic, lookup, rounding, statistics, texts};
use crate::formula::expression::Expression;

/// All functions, by name.
static FUNCTIONS: &[(&str, Function)] = &[
    ("ABS", rounding::abs),
    ("AND", logic::and),
    ("AVERAGE", statistics::average),
    ("CHAR", texts::char),
    ("CONCAT", texts::concatenate),
    ("CONCATENATE", texts::concatenate),
    ("COUNT", statistics::count),
    ("COUNTA", statistics::count_all),
    ("COUNTBLANK", statistics::count_blank),
    ("COUNTIF", lookup::count_if),
    ("IF", logic::condition),
    ("IFERROR", logic::if_error),
    ("IFNA", logic::if_not_available),
    ("INT", rounding::int),
    ("ISBLANK", logic::is_blank),
    ("ISERROR", logic::is_error),
    ("ISNUMBER", logic::is_number),
    ("ISTEXT", logic::is_text),
    ("MAX", statistics::max),
    ("MIN", statistics::min),
    ("NOT", logic::not),
    ("OR", logic::or),
    ("ROUND", rounding::round),
    ("ROUNDDOWN", rounding::round_down),
    ("ROUNDUP", rounding::round_up),
    ("SUM", statistics::sum),
    ("SUMIF", lookup::sum_if),
    ("SUMPRODUCT", statistics::sum_product),
    ("TRUNC", rounding::trunc),
    ("VLOOKUP", lookup::vlookup),
];

/// What a function gives.
pub(super) fn call(name: &str, scope: &mut dyn Scope, arguments: &[Expression]) -> Outcome<Value> {
    match FUNCTIONS.binary_search_by_key(&name, |(known, _)| known) {
        Ok(position) => (FUNCTIONS[position].1)(scope, arguments),
        Err(_) => Err(NotComputed::UnknownFunction(name.into()).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_in_order_since_they_are_searched_by_halves() {
        assert!(FUNCTIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
