//! Which findings about a unit the fast path may count, and at which it gives the unit back.
//!
//! A finding that reading, binding or evaluating can make stands in one of the two lists: a test fails at one that does
//! not. Before a code moves to [`COUNTED`], the fast path has to count it as often as the general engine does.

use crate::finding::{Code, Finding, code};
use crate::ranking::prevents_ranking;

/// Remarks that are counted without a place: what binding and evaluating say of a unit that is scored all the same.
pub const COUNTED: &[&Code] = &[
    &code::ROW_BLANK,
    &code::NUM_ABOVE_DEN,
    &code::TICK_CONTRADICTS,
    &code::PART_BLANK,
    &code::CHOICES_CONTRADICT,
    &code::ANSWERED_NOT_ASKED,
    &code::ATTRIBUTE_MISSING,
    &code::NOT_APPRAISED,
    &code::NO_SELF_COLUMN,
    &code::TOTAL_NOT_DECLARED,
];

/// Codes that are reported with their place, or that plain cells cannot show: the general engine reads such a unit again.
pub const GIVEN_BACK: &[&Code] = &[
    // reading
    &code::AMBIGUOUS_NUMBER,
    &code::BACKSLASH_IN_TEXT,
    &code::BAD_ENCODING,
    &code::COLUMN_NOT_READ,
    &code::CUT_AT_COMMA,
    &code::DAMAGED_FILE,
    &code::DECIMAL_COMMA,
    &code::DUPLICATE_COLUMN,
    &code::DUPLICATE_KEY,
    &code::EMPTY_FILE,
    &code::FOREIGN_FILE,
    &code::GROUPED_NUMBER,
    &code::HEADER_AGAIN,
    &code::LINES_ABOVE_HEADER,
    &code::LOOKS_GROUPED,
    &code::MALFORMED_NUMBER,
    &code::MISPLACED_CELL,
    &code::MISSING_KEY,
    &code::NEGATIVE_NUMBER,
    &code::NO_CODE,
    &code::NO_FINAL_NEWLINE,
    &code::NO_HEADER,
    &code::NO_UNIT,
    &code::PASSWORD_NEEDED,
    &code::ROW_LENGTH,
    &code::TEXT_AFTER_QUOTE,
    &code::TEXT_TOO_LONG,
    &code::TOML_SYNTAX,
    &code::TOO_LARGE,
    &code::TOO_MANY_DIGITS,
    &code::TOO_MANY_ENTRIES,
    &code::UNCLOSED_QUOTE,
    &code::UNKNOWN_COLUMN,
    &code::UNKNOWN_KEY,
    &code::UNKNOWN_NAME,
    &code::UNKNOWN_WORD,
    &code::UNQUOTED_CODE,
    &code::UNREADABLE_FILE,
    &code::WRONG_DECIMAL_MARK,
    &code::WRONG_FILE,
    &code::WRONG_TYPE,
    // binding
    &code::ANSWER_ON_GROUP,
    &code::BAD_ID,
    &code::CODE_IS_DATE,
    &code::COUNT_NOT_WHOLE,
    &code::CRITERIA_DIFFER,
    &code::DUPLICATE_ROW,
    &code::INCOMPLETE_ANSWER,
    &code::LOST_LETTERS,
    &code::NO_COLUMNS,
    &code::NO_CRITERIA,
    &code::NOT_APPLICABLE_AND_ANSWER,
    &code::ROW_MISSING,
    &code::SAME_AND_ANSWER,
    &code::SAME_AS_NOTHING,
    &code::SAME_IN_SELF,
    &code::UNKNOWN_CHOICE,
    &code::UNKNOWN_CODE,
    &code::WRONG_ANSWER,
    // evaluating
    &code::APPRAISAL_IN_PROGRESS,
    &code::DIVIDED_BY_ZERO,
    &code::FACT_MISSING,
    &code::INTERNAL_ERROR,
    &code::NEEDS_ROUNDING,
    &code::NO_BAND,
    &code::NO_TIER,
    &code::NOT_APPLICABLE_FORBIDDEN,
    &code::NUMBER_TOO_LARGE,
    &code::OUT_OF_RANGE,
    &code::OVER_FORBIDDEN,
    &code::PROVISIONAL,
];

/// Whether a unit of which this was found may be scored without telling where.
pub(super) fn is_counted(finding: &Finding) -> bool {
    COUNTED.contains(&finding.code) && !prevents_ranking(finding)
}
