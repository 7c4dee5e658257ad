//! `fact-sum-differs`: a fact that is the sum of others is stated otherwise.

use super::messages::{A_PART, FactSumDiffers};
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{Computed, Joined, Text};
use crate::number::{Exact, plain};

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::FACT_SUM_DIFFERS,
    explanation: Text {
        en: "A fact is the sum of others (staff = district + commune), and is stated otherwise. One of the \
            figures is wrong, and rows may have used it.",
        vi: "Thông tin chung này là tổng của các số khác (tổng số = cấp huyện + cấp xã), nhưng ghi khác tổng \
            đó. Một trong các số cần xem lại, và có tiêu chí có thể đã dùng số đó.",
    },
    run: check,
};

const PLUS: Text = Text { en: " + ", vi: " + " };

/// The check. A fact that holds for both columns is told once.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let mut told = Vec::new();
    for column in Column::BOTH {
        let facts = examined.submission.facts.get(column);
        for (index, fact) in
            examined.criteria.facts.iter().enumerate().filter(|(_, fact)| !fact.sum.is_empty())
        {
            let Some(stated) = &facts[index] else { continue };
            let terms: Option<Vec<Exact>> = fact
                .sum
                .iter()
                .map(|term| facts[*term].as_ref().map(|fact| Exact::from(fact.value)))
                .collect();
            let Some(sum) = terms.map(|terms| Exact::sum(&terms)) else { continue };
            let Some(place) = stated.place.as_ref().filter(|place| !told.contains(*place)) else { continue };
            if sum == Exact::from(stated.value) {
                continue;
            }
            told.push(place.clone());
            let titles = fact.sum.iter().map(|term| examined.criteria.facts[*term].title.clone());
            let mut finding = Finding::from(FactSumDiffers {
                title: fact.title.clone(),
                stated: Computed(plain(stated.value)),
                terms: Joined { items: titles.collect(), by: PLUS },
                sum: Computed(sum.to_string()),
            })
            .at(place);
            for term in &fact.sum {
                if let Some(place) = facts[*term].as_ref().and_then(|fact| fact.place.as_ref()) {
                    finding = finding.related(place, A_PART);
                }
            }
            findings.push(finding);
        }
    }
}
