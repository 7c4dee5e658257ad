//! The tests of an edition as a table, and as JSON.

use serde_json::{Value, json};

use super::messages::reach::{
    AllPass, AndMore, InPercent, NO_TESTS, NOTHING_TO_REACH, NotReached, OneFails, OneOfFails, OnePasses,
    ReachedOf, ReachedOfAll, SomeFail, compared,
};
use super::{CaseResult, Coverage, Share};
use crate::language::{Language, Listed, Sentence, Show};
use crate::report::{Align, Cell, Grid, GridColumn, GridRow, Level, Line, Mark, Phrase, Room, Sheet, Tone};

/// At most so many names of things that no test reaches are shown for each sort.
const SHOWN: usize = 20;

/// The tests one a row, then what they reach.
pub(crate) fn sheet(title: &str, results: &[CaseResult], coverage: &Coverage, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new("", Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Test), Align::Left, Room::Rest),
    ];
    let row = |result: &CaseResult| {
        let passes = result.failures.is_empty();
        let (mark, tone) = if passes { (Mark::Good, Tone::Good) } else { (Mark::Bad, Tone::Bad) };
        GridRow {
            level: Level::Inner,
            cells: vec![Cell::mark(mark, tone), Cell::plain(result.name.as_str())],
        }
    };
    let rows = results.iter().map(row).collect();
    let heading = vec![Line::new(title.to_owned(), Tone::Strong)];
    Sheet { heading, notes: notes(results, coverage, language), ..Sheet::of(Grid { columns, rows }) }
}

fn notes(results: &[CaseResult], coverage: &Coverage, language: Language) -> Vec<Line> {
    let failed = results.iter().filter(|result| !result.failures.is_empty()).count();
    let compared = compared(results.iter().map(|result| result.compared).sum());
    let mut notes = vec![match (results.len(), failed) {
        (0, _) => Line::new(NO_TESTS.said(language), Tone::Bad),
        (1, 0) => Line::new(OnePasses { compared }.said(language), Tone::Good),
        (all, 0) => Line::new(AllPass { all, compared }.said(language), Tone::Good),
        (1, _) => Line::new(OneFails { compared }.said(language), Tone::Bad),
        (all, 1) => Line::new(OneOfFails { all, compared }.said(language), Tone::Bad),
        (all, failed) => Line::new(SomeFail { failed, all, compared }.said(language), Tone::Bad),
    }];
    let reached =
        |share: &Share| ReachedOf { reached: share.all - share.missed.len(), all: share.all, of: share.of };
    let each = Listed(coverage.shares.iter().map(reached).collect());
    let (mark, tone) = if coverage.is_whole() { ("✓", Tone::Good) } else { ("○", Tone::Caution) };
    notes.push(Line::new(ReachedOfAll { mark, each, share: share(coverage) }.said(language), tone));
    for share in coverage.shares.iter().filter(|share| !share.missed.is_empty()) {
        let missed = Listed(share.missed.iter().take(SHOWN).cloned().collect::<Vec<_>>());
        let more = share.missed.len().saturating_sub(SHOWN);
        let more = (more > 0).then_some(AndMore { more });
        notes.push(Line::new(NotReached { of: share.of, missed, more }.said(language), Tone::Plain));
    }
    notes
}

/// In whole percent, 100 only where nothing is missed.
fn share(coverage: &Coverage) -> Sentence {
    let (all, reached) = coverage.total();
    if all == 0 {
        return NOTHING_TO_REACH.into();
    }
    InPercent { percent: reached * 100 / all }.into()
}

/// The same for machines.
pub(crate) fn json(results: &[CaseResult], coverage: &Coverage) -> Value {
    let tests: Vec<Value> = results
        .iter()
        .map(|result| json!({ "name": result.name, "passes": result.failures.is_empty(), "compared": result.compared }))
        .collect();
    let shares: Vec<Value> = coverage
        .shares
        .iter()
        .map(|share| {
            let missed: Vec<String> = share.missed.iter().map(|name| name.said(Language::English)).collect();
            json!({ "of": share.of.en, "all": share.all, "reached": share.all - share.missed.len(), "missed": missed })
        })
        .collect();
    json!({ "tests": tests, "coverage": shares })
}
