//! By which rounding a column was filled in: inferred from its declared leaves, never assumed.
//!
//! Each candidate is a mode, a number of decimals, and what is rounded first: the product, or the ratio. The candidates
//! that explain the most rows are named together, since the rows cannot tell them apart.

use super::messages::policy::{
    AfterTheRatio, Candidates, RoundedOtherwise, RoundingUndetermined, ThroughIt, TotalShouldBe,
};
use super::{Check, Examined, Form};
use crate::column::Column;
use crate::criteria::{Criterion, Node};
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, Language, Listed, RowName, Sentence, Show, Text};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode};
use crate::working::Step;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::ROUNDING_POLICY_DIFFERS,
    explanation: Text {
        en: "The declared rows of a column show by which rounding it was filled in, and it is not the \
            criteria's. This is said once, with every rounding that explains the rows equally well, instead of one \
            accusation a row. The figures are wrong all the same: rankings are made from the criteria's.",
        vi: "Các điểm ghi của một cột cho thấy cột này làm tròn theo cách khác bộ tiêu chí. Nội dung này chỉ \
            nêu một lần, kèm mọi cách làm tròn khớp như nhau, thay vì nêu ở từng tiêu chí. Các điểm đó vẫn \
            lệch: bảng xếp hạng tính theo bộ tiêu chí.",
    },
    run: check,
};

/// A way of rounding leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How digits go.
    pub mode: RoundingMode,
    /// How many decimals stay.
    pub decimals: u32,
    /// To how many decimals the ratio is rounded before it is multiplied, if it is. Four are a percentage with two.
    pub ratio_first: Option<u32>,
}

impl Policy {
    /// `rounded half-up to 2 decimals, the ratio to 4 decimals first (a percentage to 2)`.
    pub fn describe(self) -> String {
        self.words().said(Language::English)
    }

    /// The same in both languages.
    fn words(self) -> Sentence {
        let rounding = Rounding { at: RoundAt::Leaf, mode: self.mode, decimals: self.decimals };
        match self.ratio_first {
            None => Sentence::new(rounding),
            Some(ratio) => {
                let (decimals, of_percentage) =
                    (Computed(ratio.to_string()), Computed((ratio - 2).to_string()));
                AfterTheRatio { rounding, decimals, of_percentage }.into()
            }
        }
    }

    fn round(self, exact: &Exact, decimals: u32) -> Option<Decimal> {
        Rounding { at: RoundAt::Leaf, mode: self.mode, decimals }.apply(exact).ok()
    }

    /// The figure that a leaf gets under this policy.
    fn figure(self, leaf: &Leaf) -> Option<Decimal> {
        let points = match (&leaf.ratio, self.ratio_first) {
            (Some((ratio, max)), Some(decimals)) => &Exact::from(self.round(ratio, decimals)?) * max,
            (Some(_) | None, _) => leaf.points.clone(),
        };
        let capped = leaf.cap.clone().map_or(points.clone(), |cap| points.min(cap));
        self.round(&capped, self.decimals)
    }
}

/// Whether the criteria's rounding is the one that was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No other explains more rows.
    AsCriteria,
    /// Others explain more rows, and enough rows decide.
    Differs,
    /// Others explain more rows, but too few rows decide.
    Undetermined,
}

/// What a column's declared leaves say about its rounding.
#[derive(Clone, Debug)]
pub struct Inference {
    /// Leaves with a declared and a computed figure.
    pub leaves: usize,
    /// How many of them the criteria's rounding explains.
    pub by_criteria: usize,
    /// How many the best candidates explain.
    pub by_best: usize,
    /// All candidates that explain so many.
    pub best: Vec<Policy>,
    /// Whether they are the criteria's.
    pub verdict: Verdict,
    /// Leaves that another rounding explains, where the verdict is that another was used.
    pub excused: Vec<usize>,
}

/// What a leaf's figure is made from.
struct Leaf {
    row: usize,
    declared: Decimal,
    /// Before rounding, after the cap.
    points: Exact,
    /// The capped ratio and what a full one is worth.
    ratio: Option<(Exact, Exact)>,
    cap: Option<Exact>,
}

/// Decimals and first roundings that are tried, the usual ones first.
const DECIMALS: [u32; 4] = [2, 1, 0, 3];
const RATIO_FIRST: [Option<u32>; 4] = [None, Some(4), Some(3), Some(2)];
/// So many rows must speak for another rounding …
const SUPPORT: usize = 3;
/// … and so many for each one that speaks against it.
const OUTWEIGHS: usize = 5;

/// Infers the rounding of a column.
pub(super) fn infer(form: Form<'_>, column: Column) -> Inference {
    let leaves: Vec<Leaf> = (0..form.criteria.rows.len()).filter_map(|row| leaf(form, row, column)).collect();
    let rounding = form.criteria.rounding;
    let own = Policy { mode: rounding.mode, decimals: rounding.decimals, ratio_first: None };
    let explains = |policy: Policy| -> Vec<bool> {
        leaves.iter().map(|leaf| policy.figure(leaf) == Some(leaf.declared)).collect()
    };
    let count = |explained: &[bool]| explained.iter().filter(|explained| **explained).count();
    let by_own = explains(own);
    // nothing explains more than everything, and where nothing is rounded there is no rounding to be told from another
    if rounding.at == RoundAt::Never || by_own.iter().all(|explained| *explained) {
        return Inference {
            leaves: leaves.len(),
            by_criteria: leaves.len(),
            by_best: leaves.len(),
            best: vec![own],
            verdict: Verdict::AsCriteria,
            excused: Vec::new(),
        };
    }
    let candidates = candidates(own);
    let scored: Vec<(Policy, Vec<bool>)> =
        candidates.into_iter().map(|policy| (policy, explains(policy))).collect();
    let most = scored.iter().map(|(_, explained)| count(explained)).max().unwrap_or(0);
    let best: Vec<(Policy, Vec<bool>)> =
        scored.into_iter().filter(|(_, explained)| count(explained) == most).collect();
    let decided = |explained: &[bool]| {
        let only = |a: &[bool], b: &[bool]| a.iter().zip(b).filter(|(a, b)| **a && !**b).count();
        let (support, against) = (only(explained, &by_own), only(&by_own, explained));
        support >= SUPPORT && support >= OUTWEIGHS * against
    };
    let verdict = if count(&by_own) == most {
        Verdict::AsCriteria
    } else if best.iter().any(|(_, explained)| decided(explained)) {
        Verdict::Differs
    } else {
        Verdict::Undetermined
    };
    let best: Vec<(Policy, Vec<bool>)> = match verdict {
        Verdict::Differs => best.into_iter().filter(|(_, explained)| decided(explained)).collect(),
        Verdict::AsCriteria | Verdict::Undetermined => best,
    };
    // where several explain as many rows, but not the same ones, the simplest is believed: it stands first
    let excused = match (verdict, best.first()) {
        (Verdict::Differs, Some((_, explained))) => leaves
            .iter()
            .zip(explained)
            .filter(|(_, explained)| **explained)
            .map(|(leaf, _)| leaf.row)
            .collect(),
        (Verdict::AsCriteria | Verdict::Differs | Verdict::Undetermined, _) => Vec::new(),
    };
    Inference {
        leaves: leaves.len(),
        by_criteria: count(&by_own),
        by_best: most,
        best: best.into_iter().map(|(policy, _)| policy).collect(),
        verdict,
        excused,
    }
}

fn candidates(own: Policy) -> Vec<Policy> {
    let mut all = vec![own];
    for ratio_first in RATIO_FIRST {
        for decimals in DECIMALS {
            for (_, mode) in RoundingMode::WORDS {
                let policy = Policy { mode, decimals, ratio_first };
                if policy != own {
                    all.push(policy);
                }
            }
        }
    }
    all
}

fn leaf(form: Form<'_>, row: usize, column: Column) -> Option<Leaf> {
    let criterion = &form.criteria.rows[row];
    if criterion.is_group() {
        return None;
    }
    let declared = form.declared(Node::Row(row), column)?;
    let outcome = form.evaluation.outcome(Node::Row(row), column)?;
    let unrounded = outcome.steps.iter().find_map(|step| match step {
        Step::Rounded { from, .. } => Some(from.clone()),
        _ => None,
    });
    let points = unrounded.or_else(|| outcome.points.clone())?;
    let ratio = outcome.steps.iter().find_map(|step| match step {
        Step::Ratio { num, den, max, .. } => {
            let ratio = Exact::from(*num).over(&Exact::from(*den))?;
            Some((ratio.min(Exact::ONE), max.clone()))
        }
        _ => None,
    });
    Some(Leaf { row, declared, points, ratio, cap: criterion.max.map(Exact::from) })
}

/// Says once that a column was rounded otherwise than the criteria say.
pub(super) fn check_differs(examined: &Examined<'_>, findings: &mut Findings) {
    let mut all = Findings::default();
    check(examined, &mut all);
    for finding in all.sorted().into_iter().filter(|finding| finding.code == &code::ROUNDING_POLICY_DIFFERS) {
        findings.push(finding);
    }
}

/// The same, and says where too few rows decide.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let rounding = examined.criteria.rounding;
    let own = Policy { mode: rounding.mode, decimals: rounding.decimals, ratio_first: None };
    for (column, inference) in examined.policies.each() {
        let Inference { leaves, by_criteria, by_best, verdict, .. } = *inference;
        let candidates = Candidates(inference.best.iter().map(|policy| policy.words()).collect());
        let finding = match verdict {
            Verdict::AsCriteria => continue,
            Verdict::Differs => {
                let own = own.words();
                RoundedOtherwise { column, candidates, by_best, leaves, own, by_criteria }.into()
            }
            Verdict::Undetermined => {
                Finding::from(RoundingUndetermined { column, candidates, by_best, leaves, by_criteria })
            }
        };
        let place = form_place(examined, column);
        let finding = match verdict {
            Verdict::Differs => finding.note(explained_figures(examined, column)),
            Verdict::AsCriteria | Verdict::Undetermined => finding,
        };
        findings.push(finding.at_if(place.as_ref()).about(crate::criteria::TOTAL, Some(column)));
    }
}

/// How many figures are wrong through the rounding alone, and what the total should be.
fn explained_figures(examined: &Examined<'_>, column: Column) -> ThroughIt {
    let form = examined.form();
    let accused = &examined.causes.get(column).deviations;
    let differs =
        |node: &Node| form.declared(*node, column).is_some_and(|d| Some(d) != form.computed(*node, column));
    let through_it: Vec<Node> = form
        .nodes()
        .filter(|node| differs(node) && !accused.iter().any(|wrong| wrong.node == *node))
        .collect();
    let sums = through_it
        .iter()
        .filter(|node| examined.criteria.criterion(**node).is_none_or(Criterion::is_group))
        .count();
    let leaves = through_it.len() - sums;
    let total =
        form.computed(Node::Total, column).map(|total| TotalShouldBe { total: Computed(total.to_string()) });
    let rows = through_it
        .iter()
        .filter_map(|node| examined.criteria.criterion(*node))
        .filter(|row| !row.is_group())
        .map(|row| RowName(row.code.clone()));
    ThroughIt { leaves, rows: Listed(rows.collect()), sums, total }
}

/// Where the column begins: its first declared leaf.
fn form_place(examined: &Examined<'_>, column: Column) -> Option<crate::finding::Place> {
    let mut leaves = examined.criteria.leaves();
    leaves.find_map(|(row, _)| {
        let stated = examined.submission.rows[row].get(column);
        stated.declared.as_ref().map(|declared| declared.place.clone())
    })
}
