//! The list of lints, each with the paragraph that `score check --explain` prints.

use super::{bands, conditions, idle, mandatory, maxima, orphans, rules, titles, unused};
use crate::criteria::Criteria;
use crate::finding::{Code, Findings, code};

/// A lint.
pub struct Lint {
    /// What it finds.
    pub code: &'static Code,
    /// What that means, why it matters and what to do: one paragraph.
    pub explanation: &'static str,
    /// Looks for it. None where decoding or another entry's function finds it.
    pub run: Option<fn(&Criteria, &mut Findings)>,
}

/// All lints, by code.
pub static LINTS: &[Lint] = &[
    Lint {
        code: &code::ALLOW_UNUSED,
        explanation: "`allow` of a row, of [total] or of [criteria] names a remark that is not made there, an error, or \
            nothing that is known. Warnings and notes about the definition can be accepted, by their codes, if the form \
            means it so; an acceptance that nothing needs would hide the next mistake.",
        run: None,
    },
    Lint {
        code: &code::BAND_UNREACHABLE,
        explanation: "The bands before it hold everything that a band holds, so no unit is ever in it: two bounds \
            were swapped, or the bands are not listed best first. A band with side conditions takes nothing from the one \
            after it.",
        run: None,
    },
    Lint {
        code: &code::BANDS_GAP,
        explanation: "Some points that the node can have lie in no band: between 79 and 80, say, where points have \
            decimals. A unit that comes to them would have no band, so this is an error. Let the bands meet (ge = 80, \
            then lt = 80), as the form means it; `printed` keeps the form's own words. Points that only a form with blank rows \
            has are a remark.",
        run: Some(bands::check),
    },
    Lint {
        code: &code::BANDS_UPSIDE_DOWN,
        explanation: "The bands stand worst first: the first one holds the fewest points. Bands are listed best first, \
            since a band whose side conditions fail gives way to the next one down, and events shift and limit it by its \
            place in the list; upside down, all of that goes the wrong way. Turn the list round.",
        run: None,
    },
    Lint {
        code: &code::BOUND_SHARED,
        explanation: "Two neighbouring tiers or bands both hold a bound, as forms print it: \"từ 10% - 7%\" after \
            \"15% - 10%\". The first takes it. This is a remark: somebody should know which one the issuer meant.",
        run: None,
    },
    Lint {
        code: &code::BOUNDS_OVERLAP,
        explanation: "A written bound of a tier or band lies inside of what an earlier one holds: `{ ge = 60, lt = 95 }` after \
            `{ ge = 80 }`. The first takes the stretch from 80, so the second is not what it says: one of the bounds is \
            mistyped. Lists that leave the upper sides open have no overlap.",
        run: None,
    },
    Lint {
        code: &code::CONDITION_DECIDED,
        explanation: "A condition asks for something that always holds, or never does, whatever a unit answers: more \
            points than the row has, more rows than there are. A bound is wrong, or names another row.",
        run: Some(conditions::check),
    },
    Lint {
        code: &code::DOUBTFUL_PERCENT,
        explanation: "A bound of a ratio is a bare number above 1: 80 would be 8000 %. Write \"80%\". Or a bound of a \
            value has a percent sign, and is then compared as a fraction.",
        run: None,
    },
    Lint {
        code: &code::IDLE_SETTING,
        explanation: "A setting changes nothing where it stands: a weight in a sum, a cap above everything, an event \
            that leaves the band as it is. It was meant to do something, so either it or what it hangs on is wrong.",
        run: Some(idle::check),
    },
    Lint {
        code: &code::LAST_BAND_REQUIRES,
        explanation: "The last band has side conditions. Where a band's conditions fail the next one down is taken, and \
            below the last one there is none: such a unit has no band.",
        run: None,
    },
    Lint {
        code: &code::LAST_TIER_NOT_ZERO,
        explanation: "The last tier of a row gives points, and none of its tiers gives 0, as most forms have it. Nothing to do \
            if the form prints it so.",
        run: None,
    },
    Lint {
        code: &code::LINE_NOT_MONOTONIC,
        explanation: "Points along a line rise and fall more than once, or the losses of a table fall: more faults lose \
            less. Two numbers were swapped, or one was mistyped.",
        run: None,
    },
    Lint {
        code: &code::MANDATORY_UNUSED,
        explanation: "A mandatory row gives no points, so all it can do is be asked for by a condition, and none asks: \
            a unit may fail it without consequence. Say what follows in `requires` or in an event.",
        run: Some(mandatory::check),
    },
    Lint {
        code: &code::MAX_DIFFERS,
        explanation: "The max of a group, or of the whole form, is not what the rows below it come to, by the way they \
            are combined; bonus, penalty, information and mandatory rows are left out. The printed max caps the \
            points, so one of the figures is wrong. Where the form really prints it so, `attainable` says what the \
            rows come to, and is checked instead.",
        run: None,
    },
    Lint {
        code: &code::MAX_UNREACHED,
        explanation: "No answer gives the max of a row: its best option or tier is worth less. One of the two is \
            mistyped; where the form means it so, `attainable` says what the best answer gives.",
        run: Some(maxima::check),
    },
    Lint {
        code: &code::ORPHAN_CODE,
        explanation: "A code has no group of its own: 3.10.2 without a row 3.10 counts in 3. Usually the group was \
            forgotten, or the code is mistyped (Excel turns 3.10 into 3.1). If all rows beside it name the same missing \
            group, the form is numbered by chapter, and nothing is reported.",
        run: Some(orphans::check),
    },
    Lint {
        code: &code::STEP_MISSES_MAX,
        explanation: "The steps of a judged score, counted from its min, do not lead to its max: with min 0 and step \
            0.4 a max of 1 is never given.",
        run: None,
    },
    Lint {
        code: &code::TIER_UNREACHABLE,
        explanation: "The tiers before it hold everything that a tier holds, so it never counts: bounds were swapped, \
            or the tiers do not stand in the form's order.",
        run: None,
    },
    Lint {
        code: &code::TIERS_GAP,
        explanation: "Something that can be measured lies in no tier: 89.5 between \"…89\" and \"90…\". A unit that \
            comes to it could not be scored, so this is an error. Let the tiers meet as the form means them; where \
            nothing can be measured there, `domain` says so.",
        run: Some(rules::check),
    },
    Lint {
        code: &code::TIERS_NOT_MONOTONIC,
        explanation: "The points of the tiers rise and fall more than once along the measure: points of two tiers were \
            swapped, or mistyped. Check them against the form. A single turn is not reported: points of ages rise and fall \
            once, and so do those of tables with two sides.",
        run: None,
    },
    Lint {
        code: &code::TITLE_CONTRADICTS,
        explanation: "The title or `printed` of a tier or band names other numbers than its bounds have (\"dưới 5 điểm\" over \
            lt = 6), or says that a number is in (\"từ 98%\", \"98% trở lên\") or out (\"trên 98%\", \"dưới 98%\") where the \
            bounds say the other. Numbers are compared if there are as many of them as bounds; a bound that leaves itself \
            out may be printed as the next number (\"80 - 89\" for lt = 90). Write ge and le if the number is in, gt and lt \
            if it is out.",
        run: Some(titles::check),
    },
    Lint {
        code: &code::UNTESTED,
        explanation: "The edition carries no [[test]]: nobody can tell whether its rules come to what the form means. \
            Write down a few units whose points you know; `score criteria test` runs them and says what they do not \
            reach.",
        run: None,
    },
    Lint {
        code: &code::UNUSED_NAME,
        explanation: "A fact, quantity, attribute or list is declared, and no row, condition or bound uses it. Either it \
            is left over, or a row forgot to name it, and a check of the forms is lost.",
        run: Some(unused::check),
    },
    Lint {
        code: &code::WORTH_ABOVE_MAX,
        explanation: "An option, item or tier is worth more than the max of its row, which cuts it: nobody ever gets \
            these points. One of the two figures is wrong.",
        run: None,
    },
    Lint {
        code: &code::WORTH_NOTHING,
        explanation: "Something is counted and gives or takes no points, however many there are.",
        run: None,
    },
];

/// What a code of a lint means: the code, and its paragraph.
pub fn explanation(name: &str) -> Option<(&'static Code, &'static str)> {
    LINTS.iter().find(|lint| lint.code.name == name).map(|lint| (lint.code, lint.explanation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_are_sorted_unique_and_explained() {
        assert!(LINTS.windows(2).all(|pair| pair[0].code.name < pair[1].code.name));
        assert!(LINTS.iter().all(|lint| lint.explanation.ends_with('.')));
    }
}
