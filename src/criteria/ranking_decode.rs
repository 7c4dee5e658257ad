//! `[ranking]`: how units are ranked.

use super::condition_decode::Scope;
use super::messages::total::CohortWithoutOptions;
use super::settings::{RankBy, Ranking};
use crate::finding::{Finding, Findings};
use crate::language::Text;
use crate::setting::{Key, Keyword, Setting, SettingShape, shape};
use crate::source::Keys;

/// How units are ranked, under its key.
pub(super) const RANKING_TABLE: Key<shape::Any> = Key::of(Setting::optional(
    "ranking",
    SettingShape::Table(RANKING),
    Text { en: "how units are ranked", vi: "cách xếp hạng các đơn vị" },
));
const BY: Key<shape::Text> = Key::optional(
    "by",
    Text {
        en: "\"total\", \"index\" or a code; total without it",
        vi: "\"total\", \"index\" hoặc một mã; không ghi là total",
    },
);
const TIES: Key<shape::Word<Tied>> = Key::optional(
    "ties",
    Text {
        en: "competition: equals share a rank, and as many ranks are left out",
        vi: "competition: bằng nhau thì đồng hạng, hạng tiếp theo bỏ số bậc tương ứng",
    },
);
const COMPARE: Key<shape::Word<Compared>> = Key::optional(
    "compare",
    Text {
        en: "the figures as printed, or exactly; printed without it",
        vi: "so số như in ra, hoặc số chính xác; không ghi là printed",
    },
);
const THEN: Key<shape::Ids> = Key::optional(
    "then",
    Text {
        en: "rows that decide between equals, by code, in this order",
        vi: "các mục quyết định khi bằng nhau, theo mã, theo thứ tự này",
    },
);
const COHORT: Key<shape::Text> = Key::optional(
    "cohort",
    Text {
        en: "the fact whose options are ranked apart",
        vi: "thông tin chung có các phương án được xếp hạng riêng",
    },
);

static RANKING: &[Setting] = &[BY.setting, TIES.setting, COMPARE.setting, THEN.setting, COHORT.setting];

/// How equals are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tied {
    /// They share a rank, and as many ranks are left out.
    Competition,
}

impl Keyword for Tied {
    const WORDS: &'static [(&'static str, Self)] = &[("competition", Tied::Competition)];
}

/// Which numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    /// Those that are printed.
    Printed,
    /// The exact ones.
    Exact,
}

impl Keyword for Compared {
    const WORDS: &'static [(&'static str, Self)] =
        &[("printed", Compared::Printed), ("exact", Compared::Exact)];
}

/// Reads `[ranking]`.
pub(super) fn decode_ranking(
    scope: &Scope<'_>,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Option<Ranking> {
    let mut inner = keys.inside(&RANKING_TABLE, "[ranking]", findings)?;
    let by = inner.get(&BY, findings);
    inner.get(&TIES, findings);
    let exact = inner.get(&COMPARE, findings) == Some(Compared::Exact);
    let then = inner.get(&THEN, findings).unwrap_or_default();
    let cohort = inner.get(&COHORT, findings);
    inner.finish(findings);
    let by = match by.as_ref().map(|by| by.value.as_str()) {
        None | Some("total") => Some(RankBy::Total),
        Some("index") => Some(RankBy::Index),
        Some(_) => by.as_ref().and_then(|by| scope.row(by, findings)).map(RankBy::Row),
    };
    let then: Vec<Option<usize>> = then.iter().map(|code| scope.row(code, findings)).collect();
    let cohort = match cohort {
        None => Some(None),
        Some(name) => scope.fact(&name, findings).map(|fact| {
            if scope.facts[fact].options.is_empty() {
                let finding = CohortWithoutOptions { name: name.value.clone() };
                findings.push(Finding::from(finding).at(&name.place));
            }
            Some(fact)
        }),
    };
    Some(Ranking { by: by?, exact, then: then.into_iter().collect::<Option<_>>()?, cohort: cohort? })
}
