//! Texts that lie among forms and are none: results that this program wrote, and editions.

use std::borrow::Cow;

use memchr::memmem;

use crate::language::Text;

/// The first columns of a scored form.
const CARD: [&str; 6] = ["code", "title", "depth", "kind", "max", "self_status"];

/// The first columns of the CSVs that this program writes, each with what it is.
const HEADERS: [(&[&str], Text); 3] = [
    (&["rank", "unit", "name", "status"], RANKING),
    (&CARD, SCORECARD),
    (&["file", "line", "col", "severity", "code"], FINDINGS),
];

const RANKING: Text =
    Text { en: "a ranking that this program wrote", vi: "bảng xếp hạng do chương trình này ghi" };
const SCORECARD: Text = Text {
    en: "a scored form that this program wrote",
    vi: "phiếu đã chấm do chương trình này ghi",
};
const FINDINGS: Text =
    Text { en: "findings that this program wrote", vi: "kết quả kiểm tra do chương trình này ghi" };
const JSON: Text = Text {
    en: "a result in JSON that this program wrote",
    vi: "kết quả JSON do chương trình này ghi",
};
const EDITION: Text = Text { en: "an edition, not a form", vi: "bộ tiêu chí, không phải phiếu" };
const TABLE: Text = Text { en: "a table that this program wrote", vi: "bảng do chương trình này ghi" };

/// The rule of this program's tables.
const RULE: char = '━';
/// So many lines are looked at.
const LINES: usize = 60;

/// What a text is that this program wrote as a result; `None` of everything that may be meant as a form.
pub(crate) fn own_result(text: &str) -> Option<Text> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next()?.trim_end();
    if first.starts_with("{\"schema\":") {
        let ranked = first.contains("\"unit\":") && first.contains("\"rank\":");
        return Some(if ranked { RANKING } else { JSON });
    }
    if first == "{" && text.lines().nth(1).is_some_and(|line| line.trim_start().starts_with("\"schema\":")) {
        return Some(JSON);
    }
    if let Some(what) = by_header(first) {
        return Some(what);
    }
    let lines = || text.lines().take(LINES).map(str::trim_end);
    let is_rule = |line: &str| line.starts_with(RULE) && line.chars().filter(|c| *c == RULE).count() > 9;
    if lines().any(is_rule) {
        return Some(TABLE);
    }
    // a title, the unit and its edition, and a table
    let markdown = first.starts_with("# ") && lines().nth(2).is_some_and(|line| line.contains(" · "));
    if markdown && lines().any(|line| line.starts_with("| :--") || line.starts_with("| --")) {
        return Some(TABLE);
    }
    let finding = |severity: &str| first.starts_with(severity) || first.contains(&format!(": {severity}"));
    ["error[", "warning[", "note[", "lỗi[", "cảnh báo[", "lưu ý["]
        .into_iter()
        .any(finding)
        .then_some(FINDINGS)
}

/// What a file among forms is that is none.
#[derive(Clone, Copy, Debug)]
pub struct NotAForm {
    /// What it is.
    pub what: Text,
    /// Whether somebody may have meant it as a form all the same.
    pub may_be_meant: bool,
}

/// A result of this program.
pub(super) fn result(text: &str) -> Option<NotAForm> {
    own_result(text).map(|what| NotAForm { what, may_be_meant: false })
}

/// A result of this program, or an edition: no form has rows of criteria.
pub(super) fn result_or_edition(text: &str) -> Option<NotAForm> {
    let begins = |line: &str| line.trim_end() == "[[criterion]]" || line.starts_with("criterion = [");
    // most forms do not have the word
    let may = || memmem::find(text.as_bytes(), b"criterion").is_some();
    let edition =
        || (may() && text.lines().any(begins)).then_some(NotAForm { what: EDITION, may_be_meant: true });
    result(text).or_else(edition)
}

/// Whether a header is that of a scored form: it has the answers and the declared figures too, and is read for them.
pub(super) fn is_card<'n>(names: impl Iterator<Item = Cow<'n, str>>) -> bool {
    names.take(CARD.len()).eq(CARD)
}

fn by_header(line: &str) -> Option<Text> {
    let cells = line.split([',', ';', '\t']).map(|cell| cell.trim_matches(['"', ' ']));
    let begins = |columns: &[&str]| cells.clone().take(columns.len()).eq(columns.iter().copied());
    HEADERS.iter().find(|(columns, _)| begins(columns)).map(|(_, what)| *what)
}
