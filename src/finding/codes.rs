//! Every code that a finding can have. Codes are public: they are never renamed, and never used for another thing.

use super::Severity;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `row-missing`.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it says, in one sentence.
    pub summary: &'static str,
}

macro_rules! codes {
    ($($constant:ident $name:literal $severity:ident $summary:literal)*) => {
        $(
            #[doc = $summary]
            pub static $constant: Code =
                Code { name: $name, severity: Severity::$severity, summary: $summary };
        )*
        /// All codes, in the order in which a file is read, bound, evaluated and checked.
        pub static CODES: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    TOML_SYNTAX "toml-syntax" Error
        "The file is not TOML; nothing of that line can be read."
    BACKSLASH_IN_TEXT "backslash-in-text" Warning
        "A backslash and a letter in a text of TOML became a tab, a line break or the like."
    DECIMAL_COMMA "decimal-comma" Error
        "A decimal comma stands in a TOML file, where the decimal mark is a point."
    UNQUOTED_CODE "unquoted-code" Error
        "A code such as 1.4 stands without quotes, and TOML reads it as nested keys."
    BAD_ENCODING "bad-encoding" Error
        "The bytes of the file are no text in the encoding that it is in, or should be in."
    DUPLICATE_KEY "duplicate-key" Error
        "A key or a name stands twice."
    UNKNOWN_KEY "unknown-key" Error
        "A key has no meaning where it stands; it may be misspelt."
    MISSING_KEY "missing-key" Error
        "A key that is needed is not there."
    WRONG_TYPE "wrong-type" Error
        "A value is of another type than its key takes: a text for a number, say."
    UNKNOWN_WORD "unknown-word" Error
        "A value is not one of the words that its key takes."
    UNKNOWN_NAME "unknown-name" Error
        "A fact or quantity is named that the criteria do not have."
    TEXT_TOO_LONG "text-too-long" Error
        "A text is longer than what a cell of a spreadsheet can hold."
    TOO_MANY_ENTRIES "too-many-entries" Error
        "A list, a table or a file holds more entries than are read."
    MORE_FINDINGS "more-findings" Note
        "There are more findings than are listed; this one has their severity and says how many there are."
    MALFORMED_NUMBER "malformed-number" Error
        "A number is not written in plain digits with at most one decimal mark."
    NEGATIVE_NUMBER "negative-number" Error
        "A count or a score is below zero."
    AMBIGUOUS_NUMBER "ambiguous-number" Error
        "A number can be read as a fraction or as grouped thousands: 1.234."
    GROUPED_NUMBER "grouped-number" Error
        "The digits of a number are grouped by thousands."
    LOOKS_GROUPED "looks-grouped" Warning
        "A number was read without doubt, and looks like grouped thousands all the same: 11.853."
    CUT_AT_COMMA "cut-at-comma" Warning
        "A note of a CSV has only digits and stands beside a number: it may be what followed its comma."
    WRONG_DECIMAL_MARK "wrong-decimal-mark" Error
        "A number has another decimal mark than the file's delimiter goes with."
    TOO_MANY_DIGITS "too-many-digits" Error
        "A number has more digits than any count or score needs."
    NUMBER_TOO_LARGE "number-too-large" Error
        "The points of a row have more digits than a figure can hold."
    UNREADABLE_FILE "unreadable-file" Error
        "The file cannot be read."
    UNWRITABLE_FILE "unwritable-file" Error
        "The file cannot be written; it is as it was."
    WRONG_FILE "wrong-file" Error
        "The file is an edition where a form is needed, or a form where an edition is."
    EMPTY_FILE "empty-file" Error
        "The file has nothing in it."
    NO_HEADER "no-header" Error
        "The first row of the CSV does not name its columns."
    UNKNOWN_COLUMN "unknown-column" Error
        "A column of the CSV has a name without a meaning; it may be misspelt."
    DUPLICATE_COLUMN "duplicate-column" Error
        "Two columns of the CSV have the same name."
    MISPLACED_CELL "misplaced-cell" Error
        "A row of the CSV has a value in a column where it takes none."
    ROW_LENGTH "row-length" Error
        "A row of the CSV has more or fewer cells than the first row has columns."
    UNCLOSED_QUOTE "unclosed-quote" Error
        "A quote is opened in the CSV and never closed, so the rest of the file is one cell."
    TEXT_AFTER_QUOTE "text-after-quote" Error
        "Text follows the closing quote of a CSV cell."
    NO_CODE "no-code" Error
        "A row of the CSV has cells and no code."
    NO_FINAL_NEWLINE "no-final-newline" Warning
        "The CSV does not end with a line break, as whole files do: it may have been cut off."
    UNKNOWN_CODE "unknown-code" Error
        "A row is answered that the criteria do not have."
    CODE_IS_DATE "code-is-date" Error
        "Excel turned a code into a date."
    DUPLICATE_ROW "duplicate-row" Error
        "A row is answered twice; where Excel dropped a zero, 2.10 became 2.1."
    WRONG_ANSWER "wrong-answer" Error
        "The answer is of another kind than the row's rule takes."
    UNKNOWN_CHOICE "unknown-choice" Error
        "An option or tier is chosen that the row does not have."
    INCOMPLETE_ANSWER "incomplete-answer" Error
        "A part of the answer is missing, such as the denominator of a ratio."
    ANSWER_ON_GROUP "answer-on-group" Error
        "A group is answered; only the rows below it are."
    SAME_AND_ANSWER "same-and-answer" Error
        "A row says that the self column holds, and gives an answer of its own."
    SAME_IN_SELF "same-in-self" Error
        "`same` stands in the self column, which has nothing to be the same as."
    SAME_AS_NOTHING "same-as-nothing" Error
        "A row says that the self column holds, and the self column has no such row."
    NOT_APPLICABLE_AND_ANSWER "not-applicable-and-answer" Error
        "A row is said not to apply, and is answered."
    NO_CRITERIA "no-criteria" Error
        "The submission does not say which criteria it answers."
    UNKNOWN_CRITERIA "unknown-criteria" Error
        "The submission names criteria that are not shipped, or a path in place of an id."
    CRITERIA_DIFFER "criteria-differ" Error
        "The submission answers other criteria than the ones that were asked for."
    NO_COLUMNS "no-columns" Error
        "The file answers nothing in either column."
    NOT_APPRAISED "not-appraised" Note
        "The form has no appraisal column."
    NO_SELF_COLUMN "no-self-column" Note
        "The form has no self column."
    ROW_MISSING "row-missing" Error
        "A leaf is absent from a column that is there; it counts 0."
    TOTAL_NOT_DECLARED "total-not-declared" Warning
        "A column declares points and no total: the end of the file may be missing."
    ROW_BLANK "row-blank" Warning
        "A row is not answered; it counts 0."
    COUNT_NOT_WHOLE "count-not-whole" Warning
        "One side of a ratio is not a whole number and the other one is: a share may stand where a count belongs."
    NUM_ABOVE_DEN "num-above-den" Warning
        "A numerator is above its denominator."
    OVER_FORBIDDEN "over-forbidden" Error
        "A numerator is above its denominator where the criteria do not allow it."
    DIVIDED_BY_ZERO "divided-by-zero" Error
        "The denominator is 0, and the criteria do not say what that comes to."
    TICK_CONTRADICTS "tick-contradicts" Warning
        "A tier is ticked, and the figure beside it is in another one."
    NO_TIER "no-tier" Error
        "No tier of the row holds the figure."
    OUT_OF_RANGE "out-of-range" Error
        "A figure is not one that the form allows for this row."
    NOT_APPLICABLE_FORBIDDEN "not-applicable-forbidden" Error
        "A row is said not to apply, and the criteria do not allow that."
    DECLARED_SCORE_DIFFERS "declared-score-differs" Error
        "A declared figure is not what the answers and the criteria come to."
    DECLARED_WITHOUT_SCORE "declared-without-score" Error
        "A row or the total declares points, and there is no score to compare them with."
    DECLARED_BAND_DIFFERS "declared-band-differs" Error
        "A declared band is not the one that the points and the criteria give."
    DECLARED_INDEX_DIFFERS "declared-index-differs" Error
        "A declared index is not the one that the total and the criteria give."
    ROUNDING_POLICY_DIFFERS "rounding-policy-differs" Error
        "A column was rounded otherwise than the criteria say."
    ROUNDING_POLICY_UNDETERMINED "rounding-policy-undetermined" Note
        "Another rounding than the criteria's explains more rows of a column, but too few rows decide."
    NO_UNIT "no-unit" Error
        "A row of a CSV of many units does not say which unit it belongs to."
    UNIT_TWICE "unit-twice" Error
        "A unit is given twice in one batch, so neither can be ranked."
    INTERNAL_ERROR "internal-error" Error
        "The program broke a promise of its own while it scored this unit."
    PRINTED_MAX_DIFFERS "printed-max-differs" Warning
        "A maximum is printed on the form otherwise than the criteria have it."
    CHECKS_NEED_FACTS "checks-need-facts" Note
        "Some checks compare with facts that the unit does not state, and could not run."
    FACT_DIFFERS "fact-differs" Warning
        "A row quotes a fact with another figure than the unit stated."
    FACT_SUM_DIFFERS "fact-sum-differs" Warning
        "A fact that is the sum of others is stated otherwise."
    QUANTITY_DIFFERS "quantity-differs" Warning
        "Two rows quote one quantity with different figures."
    AT_MOST_BROKEN "at-most-broken" Warning
        "A quantity is above what it cannot exceed."
    CHANGED_WITHOUT_NOTE "changed-without-note" Warning
        "The appraisal lowered a row or changed a fact, and no note says why."
    FIGURES_CHANGED "figures-changed" Note
        "The appraisal has the same points from other figures, without a note."
    SCORE_RAISED "score-raised" Note
        "The appraisal gives more than the unit gave itself."
    ROW_NOT_APPRAISED "row-not-appraised" Warning
        "The unit answered a row that the appraisal leaves blank."
    EVIDENCE_MISSING "evidence-missing" Warning
        "A row asks for evidence, and none is given."
    BAD_CODE "bad-code" Error
        "A code of the criteria is not made of letters, digits and points."
    BAD_ID "bad-id" Error
        "An id is empty, too long, or has characters that an id does not have."
    DUPLICATE_ID "duplicate-id" Error
        "Two entries of a list have the same id."
    DUPLICATE_CODE "duplicate-code" Error
        "Two rows of the criteria have the same code."
    BAD_RANGE "bad-range" Error
        "A bound or range of the criteria cannot be."
    NO_ROWS "no-rows" Error
        "The criteria have no rows, or more than a form can have."
    GROUP_WITH_RULE "group-with-rule" Error
        "A row of the criteria has a rule, and rows below it."
    LEAF_WITHOUT_RULE "leaf-without-rule" Error
        "A row of the criteria has neither a rule nor rows below it."
    MAX_DIFFERS "max-differs" Warning
        "The max of a group is not what the rows below it come to."
    BAD_CONDITION "bad-condition" Error
        "A condition asks for something that its rows or facts cannot say."
    CONDITION_CIRCLE "condition-circle" Error
        "Conditions of rows go in a circle: each waits for the next."
    BAD_GATE "bad-gate" Error
        "What follows where a condition fails cannot be."
    BAD_BANDS "bad-bands" Error
        "The bands of rows that are compared are not the same."
    BAD_TOTAL "bad-total" Error
        "Settings of the total cannot stand together."
    ROLE_IN_ROLE "role-in-role" Error
        "A row stands in a group whose sum does not take its points."
    FACT_MISSING "fact-missing" Error
        "A condition or a bound hangs on a fact that the unit does not state."
    NEEDS_ROUNDING "needs-rounding" Error
        "A figure has no end, and the criteria state no rounding."
    PROVISIONAL "provisional" Note
        "A row is set against other units, and there are none yet."
    PART_BLANK "part-blank" Warning
        "A part of the answer was left out; it counts 0."
    CHOICES_CONTRADICT "choices-contradict" Warning
        "Two items are ticked that exclude each other."
    ANSWERED_NOT_ASKED "answered-not-asked" Warning
        "A row is answered that is not asked of this unit; the answer does not count."
    ATTRIBUTE_MISSING "attribute-missing" Warning
        "An answer does not say yes or no where a condition hangs on it."
    TEST_FAILED "test-failed" Error
        "A test of the criteria does not come to the figure that it states."
    BAD_TEST "bad-test" Error
        "A test of the criteria cannot be run."
    UNKNOWN_ID "unknown-id" Error
        "An id is named that no other entry of the list has."
    TIERS_GAP "tiers-gap" Error
        "No tier of a row holds some of what can be measured."
    TIER_UNREACHABLE "tier-unreachable" Error
        "The tiers before it hold everything that a tier holds."
    BOUND_SHARED "bound-shared" Note
        "Two tiers or bands hold the same bound; the first takes it."
    BOUNDS_OVERLAP "bounds-overlap" Warning
        "Two tiers or bands hold the same stretch; the first takes it, and the bound of the second says otherwise."
    TIERS_NOT_MONOTONIC "tiers-not-monotonic" Warning
        "The points of the tiers of a row rise and fall more than once along the measure."
    LAST_TIER_NOT_ZERO "last-tier-not-zero" Note
        "The last tier of a row gives points, or takes some, where forms have 0."
    LINE_NOT_MONOTONIC "line-not-monotonic" Warning
        "Points along a line, or losses along a table, rise in one place and fall in another."
    WORTH_ABOVE_MAX "worth-above-max" Warning
        "An option, item or tier is worth more than the max of its row, which cuts it."
    WORTH_NOTHING "worth-nothing" Warning
        "What is counted gives or takes no points, however many there are."
    DOUBTFUL_PERCENT "doubtful-percent" Warning
        "A bound of a ratio is a number above 1 without a percent sign, or a bound of a value has one."
    STEP_MISSES_MAX "step-misses-max" Warning
        "The steps of a judged score do not lead to its max."
    NO_BAND "no-band" Error
        "No band holds the points."
    MAX_UNREACHED "max-unreached" Warning
        "No answer gives the max of a row."
    ORPHAN_CODE "orphan-code" Warning
        "A code stands below a group that is not there."
    BANDS_GAP "bands-gap" Error
        "No band of a node holds some of the points that it can have."
    BANDS_UPSIDE_DOWN "bands-upside-down" Error
        "The bands are listed worst first, and belong best first."
    TITLE_CONTRADICTS "title-contradicts" Warning
        "The title of a tier or band names other numbers than its bounds, or takes one in that they leave out."
    BAND_UNREACHABLE "band-unreachable" Error
        "The bands before it hold everything that a band holds."
    LAST_BAND_REQUIRES "last-band-requires" Warning
        "The last band has conditions, so a unit that fails them has none."
    CONDITION_DECIDED "condition-decided" Warning
        "A condition always holds, or never does, whatever a unit answers."
    MANDATORY_UNUSED "mandatory-unused" Warning
        "A row is mandatory, and no condition asks for it."
    UNUSED_NAME "unused-name" Warning
        "A fact, quantity, attribute or list is declared, and nothing uses it."
    IDLE_SETTING "idle-setting" Warning
        "A setting changes nothing where it stands."
    ALLOW_UNUSED "allow-unused" Warning
        "A remark is accepted that there is not, or that cannot be accepted."
    UNTESTED "untested" Note
        "The edition carries no tests."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_kebab_case_and_explained() {
        for (index, code) in CODES.iter().enumerate() {
            assert!(CODES[..index].iter().all(|other| other.name != code.name), "{} twice", code.name);
            assert!(code.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", code.name);
            assert!(code.summary.ends_with('.'), "{}", code.name);
        }
    }
}
