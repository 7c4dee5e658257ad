//! What is remarkable about the lines of a form, whatever they answer.

use super::entries::Meaning;
use super::messages::{CodeOtherwise, RowHidden, RowUnknown};
use super::read::Placed;
use crate::column::Column;
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::language::{NodeCode, Quoted};
use crate::text::spelled;

/// What is remarkable about the lines themselves: hidden ones, other codes, and lines that no edition knows.
pub(super) fn report_lines(placed: &Placed<'_>, id: SourceId, findings: &mut Findings) {
    let first = placed.aligned.entries.iter().position(Option::is_some);
    let last = placed.aligned.entries.iter().rposition(Option::is_some);
    let codes: Vec<&str> = placed.lines.iter().filter_map(|line| line.code.as_deref()).collect();
    let is_unique = |code: &str| codes.iter().filter(|known| **known == code).count() == 1;
    let entries = placed.lines.iter().zip(&placed.aligned.entries);
    let pairs = entries
        .filter_map(|(line, entry)| Some((line.code.as_ref()?, placed.entries[(*entry)?].code.as_ref()?)));
    let (mut same, mut other) = (0, 0);
    pairs.for_each(|(printed, code)| if printed == code { same += 1 } else { other += 1 });
    // an edition may have codes of its own
    let codes_tell = same > other;
    for (at, line) in placed.lines.iter().enumerate() {
        let place = Place::new(id, line.at.1.clone());
        let read = &placed.read[at];
        let reading = read.reading();
        let has_figures = Column::BOTH.into_iter().any(|column| {
            let cells = [reading.num, reading.den, reading.points];
            cells
                .iter()
                .any(|cell| cell.get(column).is_some_and(|cell| read.cells[cell].1.number().is_some()))
        });
        match placed.aligned.entries[at].map(|entry| &placed.entries[entry]) {
            Some(entry) => {
                if line.row.hidden && has_figures {
                    findings.push(Finding::from(RowHidden {}).at(&place));
                }
                if let (Meaning::Row(_), Some(printed), Some(code)) = (entry.meaning, &line.code, &entry.code)
                    && printed != code
                    && codes_tell
                    && is_unique(printed)
                    && printed.contains('.')
                {
                    let found = CodeOtherwise { printed: printed.clone(), code: NodeCode(code.clone()) };
                    findings.push(Finding::from(found).at(&place));
                }
            }
            None if placed.subtotals.iter().any(|(line, _)| *line == at) => {}
            None => {
                let inside = first.is_some_and(|first| at > first) && last.is_some_and(|last| at < last);
                let counted = || {
                    let above = placed.aligned.entries[..at].iter().rev().flatten().next();
                    above.is_some_and(|entry| match placed.entries[*entry].meaning {
                        Meaning::Row(row) => placed.criteria.rows[row].kind() == "count",
                        Meaning::Listed { .. } => false,
                    })
                };
                if inside && has_figures && !counted() {
                    let found = RowUnknown { title: Quoted(spelled(&line.text, 60)) };
                    findings.push(Finding::from(found).at(&place));
                }
            }
        }
    }
}
