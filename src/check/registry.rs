//! The list of checks, each with the paragraph that `score check --explain` prints.

use super::{
    Examined, appraised, at_most, changed, declared, declared_class, declared_without_score, evidence,
    fact_differs, fact_sum, facts_missing, policy, printed_max, quantity_differs, raised,
};
use crate::finding::{CODES, Code, Findings, code};

/// A check.
pub struct Check {
    /// What it finds.
    pub code: &'static Code,
    /// What that means, why it matters and what to do: one paragraph.
    pub explanation: &'static str,
    /// Looks for it. None where the engine finds it, or another entry's function does.
    pub run: Option<fn(&Examined<'_>, &mut Findings)>,
}

/// All checks, by code.
pub static CHECKS: &[Check] = &[
    Check {
        code: &code::AT_MOST_BROKEN,
        explanation: "The criteria say that one quantity cannot exceed another: users of mailboxes the mailboxes \
            issued, documents processed the documents entered. The form breaks that, so one of the two figures is \
            wrong, and points hang on it. Points are computed from the figures as they stand; find out which one is \
            right.",
        run: Some(at_most::check),
    },
    Check {
        code: &code::CHANGED_WITHOUT_NOTE,
        explanation: "The appraiser gave a row fewer points than the unit gave itself, or changed a fact, and wrote no \
            reason. When the unit objects, nobody can say why. Write the reason into the note of the appraisal row or \
            of the fact.",
        run: Some(changed::check),
    },
    Check {
        code: &code::CHECKS_NEED_FACTS,
        explanation: "The criteria name facts that rows and other facts are compared with, and the unit does not state \
            them. So many comparisons were not made; nothing is known to be wrong. State the facts to have them made.",
        run: Some(facts_missing::check),
    },
    Check {
        code: &code::DECLARED_BAND_DIFFERS,
        explanation: "The form declares a band (a class), and the points, the side conditions and the events of the \
            criteria give another one, or none. Correct the answers if they are wrong, else the band.",
        run: Some(declared_class::check),
    },
    Check {
        code: &code::DECLARED_INDEX_DIFFERS,
        explanation: "The form declares an index, and the total over the max gives another one, or there is none. \
            Correct the answers if they are wrong, else the index.",
        run: None,
    },
    Check {
        code: &code::DECLARED_SCORE_DIFFERS,
        explanation: "A figure that the form declares is not what its answers and the criteria come to. Causes and \
            consequences are told apart: a wrong row is a cause; a wrong sum is a consequence where it is what its \
            declared rows add up to, and is listed under its cause; else it is a cause of its own. Correct the causes, \
            add up again, and every figure agrees; `--fix` does that for figures, never for answers.",
        run: Some(declared::check),
    },
    Check {
        code: &code::DECLARED_WITHOUT_SCORE,
        explanation: "A row or the total declares points, and there is no score to compare them with: a condition \
            fails without which there is none, a row below cannot be computed, or the criteria add nothing up. A \
            declared figure is never passed over; leave it out, or correct what takes the score away.",
        run: Some(declared_without_score::check),
    },
    Check {
        code: &code::DIVIDED_BY_ZERO,
        explanation: "A ratio has the denominator 0, and the criteria do not say what that comes to. The row has no \
            points, nor has any sum above it: a total that hides a hole is worse than none.",
        run: None,
    },
    Check {
        code: &code::EVIDENCE_MISSING,
        explanation: "The criteria ask for evidence on this row; points are claimed and no document is named.",
        run: Some(evidence::check),
    },
    Check {
        code: &code::FACT_DIFFERS,
        explanation: "A row quotes a fact, such as the number of staff, with another figure than the head of the form \
            states. The row's own figure computes; somebody must find out which one is right.",
        run: Some(fact_differs::check),
    },
    Check {
        code: &code::FACT_SUM_DIFFERS,
        explanation: "A fact is the sum of others (staff = district + commune), and is stated otherwise. One of the \
            figures is wrong, and rows may have used it.",
        run: Some(fact_sum::check),
    },
    Check {
        code: &code::FIGURES_CHANGED,
        explanation: "The appraisal has the same points as the self column, from other figures, without a note. That \
            is often right (a recount that changes nothing); it is told so that it is not overlooked.",
        run: None,
    },
    Check {
        code: &code::NUM_ABOVE_DEN,
        explanation: "A numerator exceeds its denominator: more was counted than there is. A ratio then counts as 1; \
            in tiers it is judged as it stands. One of the figures is wrong, or they are of different years.",
        run: None,
    },
    Check {
        code: &code::PRINTED_MAX_DIFFERS,
        explanation: "The form prints another maximum than the criteria have, often 0 where a formula was lost. Points \
            are judged by the criteria.",
        run: Some(printed_max::check),
    },
    Check {
        code: &code::QUANTITY_DIFFERS,
        explanation: "Two rows of one column give different figures for the same thing, such as the mailboxes issued: \
            the numerator of one row, the denominator of another. It cannot be both.",
        run: Some(quantity_differs::check),
    },
    Check {
        code: &code::ROUNDING_POLICY_DIFFERS,
        explanation: "The declared rows of a column show by which rounding it was filled in, and it is not the \
            criteria's. This is said once, with every rounding that explains the rows equally well, instead of one \
            accusation a row. The figures are wrong all the same: rankings are made from the criteria's.",
        run: Some(policy::check),
    },
    Check {
        code: &code::ROUNDING_POLICY_UNDETERMINED,
        explanation: "Another rounding than the criteria's explains more rows of a column, but too few rows decide. \
            The rows that the criteria's rounding does not explain are listed one by one.",
        run: None,
    },
    Check {
        code: &code::ROW_BLANK,
        explanation: "A row is not answered. It counts 0, also where points are declared: blank is not an answer, and \
            not the same as 0.",
        run: None,
    },
    Check {
        code: &code::ROW_NOT_APPRAISED,
        explanation: "The unit answered a row, and the appraisal leaves it blank. It counts 0 in the appraisal, which \
            is never the self-score by default.",
        run: Some(appraised::check),
    },
    Check {
        code: &code::SCORE_RAISED,
        explanation: "The appraiser gave more than the unit gave itself. That is legitimate; it is told so that it is \
            meant.",
        run: Some(raised::check),
    },
    Check {
        code: &code::TICK_CONTRADICTS,
        explanation: "A tier is ticked, and the figure beside it is in another one. The figure computes; correct the \
            tick, or the figure.",
        run: None,
    },
];

/// What a code means: the paragraph of its check, or the sentence of the code.
pub fn explanation(name: &str) -> Option<(&'static Code, &'static str)> {
    let code = CODES.iter().copied().find(|code| code.name == name)?;
    let check = CHECKS.iter().find(|check| check.code.name == name);
    Some((code, check.map_or(code.summary, |check| check.explanation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_sorted_unique_and_explained() {
        assert!(CHECKS.windows(2).all(|pair| pair[0].code.name < pair[1].code.name));
        assert!(CHECKS.iter().all(|check| check.explanation.ends_with('.')));
    }
}
