//! What stands last on the screen: the causes, one line each.

use super::Drawing;
use super::messages::results::MoreErrors;
use crate::finding::{Finding, Severity, joined_for_readers};
use crate::language::Show;
use crate::report::Sheet;
use crate::source::Sources;
use crate::write::{RenderOptions, write_table};

/// So many errors that are no wrong figures are named again.
const SHOWN: usize = 20;

/// The causes of what is wrong with a form: wrong figures as a table, and below it every other error with its place.
/// Empty where nothing is wrong.
pub(super) fn causes_text(
    figures: Option<&Sheet>,
    findings: &[Finding],
    sources: &Sources,
    drawing: Drawing,
    options: &RenderOptions,
) -> String {
    let mut text = figures.map_or_else(String::new, |sheet| write_table(sheet, options));
    let joined = if drawing.verbose { findings.to_vec() } else { joined_for_readers(findings) };
    let is_other = |finding: &&Finding| finding.severity == Severity::Error && !is_in_table(finding);
    let others: Vec<&Finding> = joined.iter().filter(is_other).collect();
    for finding in others.iter().take(SHOWN) {
        text.push_str(&drawing.brief(finding, sources));
    }
    if let Some(more) = others.get(SHOWN..).filter(|more| !more.is_empty()) {
        let more = more.iter().map(|finding| finding.count).sum();
        text.push_str(&format!("{}\n", MoreErrors { more }.said(drawing.language)));
    }
    text
}

/// Whether a finding is of a figure: causes are in the table, consequences are told there.
fn is_in_table(finding: &Finding) -> bool {
    finding.figure.as_ref().is_some_and(|figure| !figure.root || figure.computed.is_some())
}
