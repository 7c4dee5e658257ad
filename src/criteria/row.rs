//! One `[[criterion]]` to one row, its tree not yet known; the conditions that it carries are read later.

use std::collections::BTreeMap;

use super::allowance::decode_allow;
use super::condition_keys::CONDITIONS;
use super::messages::row::{BadCode, EvidenceOfPenalty, PenaltyWithFloor, RescaleOutsideMax, WeightZero};
use super::node_decode::{DIRECTION, NODE};
use super::settings::{Evidence, Node, NotApplicable, RescaleOver, Role};
use super::tree::shorter;
use super::{Criterion, TOTAL};
use crate::column::Column;
use crate::combine::Combine;
use crate::finding::{Finding, Findings, Located};
use crate::language::{Language, Text};
use crate::number::{Decimal, Exact};
use crate::rule::{Direction, Named, Over, RowUse, RuleContext, ZeroOverZero, kind_named, unknown_kind};
use crate::setting::{Form, Keyword, Setting, SettingShape, Variants, words_of};
use crate::source::{Keys, Subject};
use crate::text::{is_of_code, spelled};

/// A `[[criterion]]`.
pub(super) static CRITERION: Form = Form {
    name: "criterion",
    meaning: Text {
        en: "A row of the form: a group, or a leaf with a rule.",
        vi: "Một mục của biểu mẫu: nhóm tiêu chí, hoặc tiêu chí thành phần có cách tính.",
    },
    settings: &[ROW, NODE],
    variants: Variants::Rule(GROUP),
    others: None,
};

static ROW: &[Setting] = &[
    Setting::required(
        "code",
        SettingShape::Matching(r"^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$"),
        Text {
            en: "its code, in quotes: \"4.10.5\"; the longest shorter code that is a row is the group that it is in",
            vi: "mã của mục, trong dấu ngoặc kép: \"4.10.5\"; mã ngắn hơn gần nhất có trong bộ tiêu chí là nhóm chứa mục",
        },
    ),
    Setting::required(
        "title",
        SettingShape::Text,
        Text { en: "as the form prints it", vi: "như in trên biểu mẫu" },
    ),
    Setting::optional(
        "rule",
        SettingShape::Rule,
        Text {
            en: "how its points come about; a group has none", vi: "cách tính điểm; nhóm thì không ghi"
        },
    ),
    Setting::optional(
        "max",
        SettingShape::Figure,
        Text {
            en: "the most points; a group without it has no cap, and a rule may need it",
            vi: "điểm tối đa; nhóm không ghi thì không có mức trần, có cách tính bắt buộc ghi",
        },
    ),
    Setting::optional(
        "role",
        SettingShape::Word(|| words_of(&Role::WORDS)),
        Text {
            en: "normal: within the max; bonus: outside of it; penalty: a loss; info: no points; mandatory: no points, but a condition; without it that of the group, else normal",
            vi: "normal: trong điểm tối đa; bonus: điểm thưởng, ngoài điểm tối đa; penalty: điểm trừ; info: không có điểm; mandatory: không có điểm, là điều kiện bắt buộc; không ghi thì theo nhóm, nếu không có là normal",
        },
    ),
    Setting::optional(
        "above_max",
        SettingShape::Flag,
        Text {
            en: "whether a bonus may lift the total above the max; without it as the group says, else true",
            vi: "điểm thưởng có được làm tổng điểm vượt điểm tối đa không; không ghi thì theo nhóm, nếu không có là true",
        },
    ),
    Setting::optional(
        "weight",
        SettingShape::Figure,
        Text {
            en: "its weight in a weighted mean; 1 without it",
            vi: "trọng số khi lấy trung bình theo trọng số; không ghi là 1",
        },
    ),
    Setting::optional(
        "not_applicable",
        SettingShape::Word(|| words_of(&NotApplicable::WORDS)),
        Text {
            en: "what an answer \"not applicable\" comes to: refused, left out with its max, its max left to the others, all points, or none; forbid without it",
            vi: "khi phiếu ghi không áp dụng: không cho phép, bỏ mục cùng điểm tối đa, chuyển điểm tối đa cho mục khác, được đủ điểm, hoặc 0 điểm; không ghi là forbid",
        },
    ),
    Setting::optional(
        "rescale_over",
        SettingShape::Word(|| words_of(&RescaleOver::WORDS)),
        Text {
            en: "to whom rescale leaves the max: the rows of the group, or all rows; group without it",
            vi: "rescale chuyển điểm tối đa cho ai: các mục cùng nhóm, hoặc mọi mục; không ghi là group",
        },
    ),
    Setting::optional(
        "evidence",
        SettingShape::Table(EVIDENCE),
        Text {
            en: "points here must be backed by evidence", vi: "điểm ở đây phải có tài liệu kiểm chứng"
        },
    ),
    Setting::optional(
        "asked_if",
        SettingShape::Either(CONDITIONS),
        Text {
            en: "where this does not hold, the row is not asked: it adds 0 to a sum, and is no row of a mean, max or min",
            vi: "không đạt điều kiện này thì mục không thuộc đối tượng: cộng 0 vào tổng, không tính vào trung bình, cao nhất hay thấp nhất",
        },
    ),
    Setting::optional(
        "note",
        SettingShape::Text,
        Text { en: "guidance for who fills the form in", vi: "hướng dẫn cho người ghi phiếu" },
    ),
    Setting::optional(
        "basis",
        SettingShape::Text,
        Text {
            en: "the decision and article behind the row", vi: "quyết định và điều khoản làm căn cứ"
        },
    ),
];

/// The keys of a row without a rule.
static GROUP: &[Setting] = &[
    Setting::optional(
        "combine",
        SettingShape::Word(|| words_of(&Combine::WORDS)),
        Text {
            en: "how its rows become one figure; sum without it",
            vi: "cách gộp các mục bên dưới thành một số; không ghi là sum",
        },
    ),
    DIRECTION,
];

static EVIDENCE: &[Setting] = &[
    Setting::optional(
        "else",
        SettingShape::Word(|| words_of(&WITHOUT_EVIDENCE)),
        Text {
            en: "points without evidence are told, or are taken away; warn without it",
            vi: "điểm không có tài liệu kiểm chứng thì cảnh báo, hoặc không tính; không ghi là warn",
        },
    ),
    Setting::optional(
        "column",
        SettingShape::Word(|| Column::BOTH.map(Column::word).to_vec()),
        Text {
            en: "the column that has to give it; both without it",
            vi: "cột phải nêu tài liệu; không ghi là cả hai cột",
        },
    ),
];

/// What follows where evidence is missing: whether the points are lost.
const WITHOUT_EVIDENCE: [(&str, bool); 2] = [("warn", false), ("zero", true)];

/// What the edition says for every row that does not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowDefaults {
    /// n > d.
    pub over: Over,
    /// 0/0.
    pub zero_over_zero: ZeroOverZero,
}

/// The role that a row has by what it says or the rows above it say, looked up before the rows are read.
pub(super) struct Roles {
    stated: BTreeMap<String, (Option<Role>, Option<bool>)>,
}

impl Roles {
    /// Looks at the tables of all rows. What is no role is reported when the row itself is read.
    pub(super) fn of(tables: &[Keys<'_, '_>]) -> Self {
        let mut ignored = Findings::default();
        let mut stated = BTreeMap::new();
        for table in tables {
            let states = table.contains("role") || table.contains("above_max");
            if !states && stated.is_empty() {
                continue;
            }
            let mut table = table.again();
            let code = table.text("code", &mut ignored).map(|code| code.value).unwrap_or_default();
            if states {
                let role = table.word("role", &Role::WORDS, &mut ignored);
                stated.insert(code, (role, table.flag("above_max", &mut ignored)));
            } else {
                stated.remove(&code); // of a code that stands twice, the last row is heard
            }
        }
        Roles { stated }
    }

    /// What a row says, or else the nearest row above it that says something.
    fn inherited<T>(&self, code: &str, of: impl Fn(&(Option<Role>, Option<bool>)) -> Option<T>) -> Option<T> {
        std::iter::successors(Some(code), |code| shorter(code))
            .find_map(|code| self.stated.get(code).and_then(&of))
    }
}

/// Reads one row, but for its conditions.
pub(super) fn decode_row(
    keys: &mut Keys<'_, '_>,
    defaults: &RowDefaults,
    roles: &Roles,
    titles: Language,
    resolve: &dyn Fn(&Located<String>, &mut Findings) -> Option<Named>,
    findings: &mut Findings,
) -> Option<Criterion> {
    let code = keys.required_text("code", findings).filter(|code| valid_code(code, findings));
    if let Some(code) = &code {
        keys.set_subject(Subject::Criterion(code.value.clone()));
    }
    let written = code.as_ref().map_or("", |code| code.value.as_str());
    let title = keys.required_text("title", findings);
    let max = keys.figure("max", findings);
    let note = keys.text("note", findings).map(|note| note.value);
    let basis = keys.text("basis", findings).map(|basis| basis.value);
    keys.word("role", &Role::WORDS, findings);
    keys.flag("above_max", findings);
    let role = roles.inherited(written, |stated| stated.0).unwrap_or_default();
    let above_max = roles.inherited(written, |stated| stated.1).unwrap_or(true);
    let not_applicable = keys.word("not_applicable", &NotApplicable::WORDS, findings);
    let rescale_over = keys.word("rescale_over", &RescaleOver::WORDS, findings);
    let evidence = decode_evidence(keys, role, findings);
    let weight = decode_weight(keys, findings);
    let attainable = keys.figure("attainable", findings).map(|attainable| attainable.value);
    let allow = decode_allow(keys, findings);
    let rule_name = keys.text("rule", findings);
    let unpointed = rule_name.is_some() && !role.counts() && max.is_none() && !keys.contains("max");
    let max = max.map(|max| max.value).or(unpointed.then_some(Decimal::ZERO));
    let mut rule_failed = false;
    let mut rule = None;
    let (mut combine, mut direction) = (Combine::default(), None);
    if let Some(name) = &rule_name {
        let row_use = match role {
            Role::Mandatory if max.is_none_or(|max| max.is_zero()) => RowUse::Condition,
            Role::Info if max.is_none_or(|max| max.is_zero()) => RowUse::Information,
            Role::Normal | Role::Bonus | Role::Penalty | Role::Info | Role::Mandatory => RowUse::Points,
        };
        let context = RuleContext {
            row_use,
            max: max.map(Exact::from),
            over: defaults.over,
            zero_over_zero: defaults.zero_over_zero,
            titles,
            resolve,
        };
        match kind_named(&name.value) {
            Some(kind) => rule = kind.read(keys, &context, findings),
            None => findings.push(unknown_kind(name)),
        }
        rule_failed = rule.is_none();
    } else {
        combine = keys.word("combine", &Combine::WORDS, findings).unwrap_or_default();
        direction = keys.word("direction", Direction::WORDS, findings);
    }
    let floor = keys.signed("floor", findings).map(|floor| floor.value);
    if floor.is_some() && role == Role::Penalty {
        let finding = PenaltyWithFloor { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    if rule_failed && rule_name.is_some_and(|name| kind_named(&name.value).is_none()) {
        // its parameters are unknown, so none of them can be misspelt
        keys.take_all();
        return None;
    }
    if not_applicable == Some(NotApplicable::Rescale) && role != Role::Normal {
        let finding = RescaleOutsideMax { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    let place = code.as_ref().map_or_else(|| keys.place().clone(), |code| code.place.clone());
    if rule_failed {
        return None;
    }
    Some(Criterion {
        code: code?.value,
        title: title?.value,
        note,
        basis,
        max,
        depth: 0,
        parent: None,
        children: Vec::new(),
        role,
        above_max,
        weight,
        not_applicable: not_applicable.unwrap_or(NotApplicable::Forbid),
        rescale_over: rescale_over.unwrap_or_default(),
        evidence,
        asked_if: Vec::new(),
        node: Node { combine, direction, floor, attainable, gates: Vec::new(), bands: None, allow },
        rule: rule.map(Into::into),
        place,
    })
}

fn decode_weight(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Exact {
    let Some(weight) = keys.figure("weight", findings) else { return Exact::ONE };
    if weight.value.is_zero() {
        let finding = WeightZero { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(&weight.place));
    }
    Exact::from(weight.value)
}

/// `evidence = { else = "zero", column = "appraisal" }`.
fn decode_evidence(keys: &mut Keys<'_, '_>, role: Role, findings: &mut Findings) -> Option<Evidence> {
    let (table, place) = keys.table("evidence", findings)?;
    let mut evidence = Keys::new(table, place, keys.subject().key("evidence"));
    let zero = evidence.word("else", &WITHOUT_EVIDENCE, findings).unwrap_or(false);
    let column = evidence.word("column", &Column::BOTH.map(|column| (column.word(), column)), findings);
    if zero && role == Role::Penalty {
        let finding = EvidenceOfPenalty { subject: evidence.subject().clone() };
        findings.push(Finding::from(finding).at(evidence.place()));
    }
    evidence.finish(findings);
    Some(Evidence { column, zero })
}

/// Whether a text is a code: `4.10.5`, `2.a`.
fn valid_code(written: &Located<String>, findings: &mut Findings) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| is_of_code(c) || c == '-');
    let reserved = [TOTAL, "groups", "leaves", "mandatory"].contains(&written.value.as_str());
    let valid = written.value.len() <= 40 && written.value.split('.').all(part) && !reserved;
    if !valid {
        let finding = BadCode { code: spelled(&written.value, 60) };
        findings.push(Finding::from(finding).at(&written.place));
    }
    valid
}
