//! The tests of an edition as a table, and as JSON.

use serde_json::{Value, json};

use super::{CaseResult, Coverage};
use crate::report::{
    Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone,
};

/// At most so many names of things that no test reaches are shown for each sort.
const SHOWN: usize = 20;

/// The tests one a row, then what they reach.
pub fn sheet(title: &str, results: &[CaseResult], coverage: &Coverage, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new("", Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Test), Align::Left, Room::Rest),
    ];
    let row = |result: &CaseResult| {
        let (mark, tone) = if result.failures.is_empty() { ("✓", Tone::Good) } else { ("✗", Tone::Bad) };
        GridRow {
            level: Level::Inner,
            cells: vec![Cell::new(mark, tone), Cell::new(result.name.clone(), Tone::Plain)],
        }
    };
    let rows = results.iter().map(row).collect();
    let heading = vec![Line::new(title.to_owned(), Tone::Strong)];
    Sheet { heading, grid: Grid { columns, rows }, notes: notes(results, coverage) }
}

fn notes(results: &[CaseResult], coverage: &Coverage) -> Vec<Line> {
    let failed = results.iter().filter(|result| !result.failures.is_empty()).count();
    let compared = match results.iter().map(|result| result.compared).sum() {
        1_usize => "1 expected value compared".to_owned(),
        compared => format!("{compared} expected values compared"),
    };
    let mut notes = vec![match (results.len(), failed) {
        (0, _) => {
            Line::new("✗ the edition has no [[test]]: nobody can tell whether its rules are right", Tone::Bad)
        }
        (1, 0) => Line::new(format!("✓ the one test passes, {compared}"), Tone::Good),
        (all, 0) => Line::new(format!("✓ all {all} tests pass, {compared}"), Tone::Good),
        (1, _) => Line::new(format!("✗ the one test fails, {compared}"), Tone::Bad),
        (all, 1) => Line::new(format!("✗ 1 of {all} tests fails, {compared}"), Tone::Bad),
        (all, failed) => Line::new(format!("✗ {failed} of {all} tests fail, {compared}"), Tone::Bad),
    }];
    let each: Vec<String> = coverage
        .shares
        .iter()
        .map(|share| format!("{} of {} {}", share.all - share.missed.len(), share.all, share.of))
        .collect();
    let (mark, tone) = if coverage.is_whole() { ("✓", Tone::Good) } else { ("○", Tone::Caution) };
    notes.push(Line::new(format!("{mark} reached: {} — {}", each.join(", "), percent(coverage)), tone));
    for share in coverage.shares.iter().filter(|share| !share.missed.is_empty()) {
        let shown: Vec<&str> = share.missed.iter().take(SHOWN).map(String::as_str).collect();
        let more = share.missed.len() - shown.len();
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        notes.push(Line::new(
            format!("  no test reaches these {}: {}{more}", share.of, shown.join(", ")),
            Tone::Plain,
        ));
    }
    notes
}

/// In whole percent, 100 only where nothing is missed.
fn percent(coverage: &Coverage) -> String {
    let (all, reached) = coverage.total();
    if all == 0 {
        return "nothing to reach".to_owned();
    }
    format!("{} %", reached * 100 / all)
}

/// The same for machines.
pub fn json(results: &[CaseResult], coverage: &Coverage) -> Value {
    let tests: Vec<Value> = results
        .iter()
        .map(|result| json!({ "name": result.name, "passes": result.failures.is_empty(), "compared": result.compared }))
        .collect();
    let shares: Vec<Value> = coverage
        .shares
        .iter()
        .map(|share| {
            json!({ "of": share.of, "all": share.all, "reached": share.all - share.missed.len(), "missed": share.missed })
        })
        .collect();
    json!({ "tests": tests, "coverage": shares })
}
