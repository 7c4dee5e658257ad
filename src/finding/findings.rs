//! Collects the findings of one run, and bounds how many of them are kept.

use std::collections::BTreeMap;

use super::several::{Cause, joined};
use super::{Finding, Severity};
use crate::language::{Grouped, Text};
use crate::suggestion::Suggestion;

/// So many findings of a severity are kept: what comes after them is counted. Nobody reads more, and a file can be
/// made to have millions.
pub(crate) const MOST_FINDINGS: usize = 1_000;

/// After so many findings no more names are searched for what was meant.
const MOST_SUGGESTIONS: usize = 100;

/// Collects findings and puts them in the order of the files: all, up to [`MOST_FINDINGS`] of each severity.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    kept: BySeverity,
    more: BySeverity,
    /// How many of a cause that is told were not kept.
    more_of: BTreeMap<Cause, usize>,
}

/// A number for each severity.
type BySeverity = [usize; 3];

/// The severities, in their order.
const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        let severity = finding.severity as usize;
        if self.kept[severity] < MOST_FINDINGS {
            self.kept[severity] += 1;
            if let Some(cause) = Cause::of(&finding) {
                self.more_of.entry(cause).or_insert(0);
            }
            self.list.push(finding);
        } else if let Some(count) = Cause::of(&finding).and_then(|cause| self.more_of.get_mut(&cause)) {
            *count += 1;
        } else {
            self.more[severity] += finding.count;
        }
    }

    /// Counts findings that were not put together, because as many as are kept were.
    pub fn count_more(&mut self, severity: Severity, count: usize) {
        self.more[severity as usize] += count;
    }

    /// Adds another collection.
    pub fn extend(&mut self, other: Findings) {
        for (more, of_other) in self.more.iter_mut().zip(other.more) {
            *more += of_other;
        }
        for (cause, more) in other.more_of {
            *self.more_of.entry(cause).or_insert(0) += more;
        }
        other.list.into_iter().for_each(|finding| self.push(finding));
    }

    /// What was meant by a name, or what there is. After a hundred findings nothing is searched for any more: the first
    /// mistakes show what the others are.
    pub fn suggestion<'a>(&self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Suggestion {
        if self.wants_suggestions() { Suggestion::new(name, known) } else { Suggestion::Unsearched }
    }

    /// Whether it is still worth the time to search for what was meant.
    pub fn wants_suggestions(&self) -> bool {
        self.list.len() < MOST_SUGGESTIONS
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Keeps those that a test says yes to.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.list.retain(keep);
        self.kept = [0; 3];
        for finding in &self.list {
            self.kept[finding.severity as usize] += 1;
        }
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.kept[severity as usize] + self.more[severity as usize]
    }

    /// All, to add to them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.list.iter_mut()
    }

    /// All, as they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// All, in the order of the files; those without a place first, those of one cause at the place of the first. The last
    /// ones say how many were not kept.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by_key(|finding| {
            finding.place.as_ref().map(|place| (place.source, place.span.start, place.span.end))
        });
        self.list = joined(self.list, &self.more_of);
        for (severity, more) in SEVERITIES.into_iter().zip(self.more).rev().filter(|(_, more)| *more > 0) {
            self.list.push(more_findings(severity, more));
        }
        self.list
    }
}

/// What stands for all findings that were not kept.
fn more_findings(severity: Severity, count: usize) -> Finding {
    let what = match severity {
        Severity::Note => Text { en: "notes", vi: "lưu ý" },
        Severity::Warning => Text { en: "warnings", vi: "cảnh báo" },
        Severity::Error => Text { en: "errors", vi: "lỗi" },
    };
    let finding = MoreFindings { more: Grouped(count), what, most: Grouped(MOST_FINDINGS) };
    Finding { severity, count, ..finding.into() }
}

diagnostic! {
    /// What stands for all findings that were not kept.
    MoreFindings(MORE_FINDINGS) { more: Grouped, what: Text, most: Grouped } {
        en: "and {more} more {what}: only the first {most} of them are listed",
        vi: "còn {more} {what} nữa: chỉ liệt kê {most} {what} đầu tiên",
        help en: "fix what is listed, and run it again",
        help vi: "sửa các nội dung đã liệt kê, rồi chạy lại",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    diagnostic! {
        /// A row that nobody answered.
        Blank(ROW_BLANK) {} { en: "left blank", vi: "để trống", help en: "answer it", help vi: "ghi số liệu" }

        /// A row that there is not.
        Unknown(UNKNOWN_CODE) {} { en: "no such row", vi: "không có mã", help en: "write another", help vi: "sửa mã" }
    }

    #[test]
    fn what_is_not_kept_is_counted_by_severity() {
        let mut findings = Findings::default();
        for _ in 0..MOST_FINDINGS + 12_345 {
            findings.push(Blank {}.into());
        }
        assert!(!findings.has_errors());
        findings.push(Unknown {}.into());
        assert!(findings.has_errors());
        let mut other = Findings::default();
        other.push(Blank {}.into());
        findings.extend(other);
        assert_eq!(findings.count(Severity::Warning), MOST_FINDINGS + 12_346);
        let listed = findings.sorted();
        assert_eq!(listed.len(), MOST_FINDINGS + 2);
        let last = &listed[listed.len() - 1];
        assert_eq!((last.severity, last.count), (Severity::Warning, 12_346));
        assert_eq!(
            last.message(Language::English),
            "and 12,346 more warnings: only the first 1,000 of them are listed"
        );
    }
}
