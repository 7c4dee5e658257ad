//! Which sheets of a file are forms, and of which units.

use std::ops::Range;
use std::sync::OnceLock;

use super::align::{Alignment, MOST_PAIRS, align, give_cells};
use super::by_ids::read_by_ids;
use super::entries::{Entry, entries};
use super::header::{Columns, Role, headings};
use super::lines::{Line, lines};
use super::messages::{
    ColoursNotRead, ColumnUnclear, CommentsNotRead, NoFormInSheets, NoSheet, SheetNotRead, TooLongForForm,
};
use super::overrides::Overrides;
use super::read::Placed;
use super::rows::submission;
use super::unclear::settle;
use super::views::{compare, is_answered, is_same_unit};
use crate::criteria::Criteria;
use crate::finding::{Finding, Findings, Place, SourceId};
use crate::formula::{
    Formulas, FromBlanks, Notation, Recomputed, Source, is_saved_otherwise, judge, sum_range,
};
use crate::language::{Listed, Quoted};
use crate::source::workbook::{Sheet, Workbook};
use crate::source::{CellAddress, RawSubmission};

/// Of so many leaves in a hundred a sheet has lines, if its columns are named as those of a form are.
const MOST_LEAVES: usize = 50;
/// And if only two of its columns are.
const NEARLY_ALL: usize = 90;
/// So many named columns are those of a form.
const NAMED: usize = 4;

/// How much of an edition a file has lines for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Leaves that have a line.
    pub(crate) placed: usize,
    /// All leaves.
    pub(crate) leaves: usize,
}

impl Fit {
    /// Whether a share of all leaves, in hundredths, has a line.
    pub(crate) fn reaches(self, share: usize) -> bool {
        self.placed > 0 && self.placed * 100 >= self.leaves * share
    }

    /// Whether the file is a form of the edition, if nobody says so.
    pub(crate) fn is_nearly_all(self) -> bool {
        self.reaches(NEARLY_ALL)
    }
}

/// A sheet that was aligned.
struct Candidate<'s> {
    sheet: &'s Sheet,
    headings: Vec<Columns>,
    lines: Vec<Line<'s>>,
    aligned: Alignment,
    fit: Fit,
}

impl Candidate<'_> {
    fn is_form(&self) -> bool {
        let named = self.headings.iter().map(|heading| heading.roles.len() + heading.options.len()).max();
        let enough = if named.unwrap_or(0) >= NAMED { MOST_LEAVES } else { NEARLY_ALL };
        self.fit.reaches(enough)
    }
}

/// How much of an edition a file has lines for, on the sheet that has most.
pub(crate) fn fit(workbook: &Workbook, criteria: &Criteria, overrides: &Overrides) -> Fit {
    let entries = entries(criteria);
    let overrides = &Overrides::of(&criteria.form, overrides);
    let sheets = workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    let fits = sheets.filter_map(|sheet| candidate(sheet, criteria, &entries, overrides)).map(|one| one.fit);
    fits.max_by_key(|fit| fit.placed).unwrap_or_default()
}

/// The printed heading of each column that was found by one, on the sheet that has most of the edition's rows; empty of a
/// column that has none.
pub(crate) fn headings_of(
    workbook: &Workbook,
    criteria: &Criteria,
    overrides: &Overrides,
) -> Vec<(Role, String)> {
    let entries = entries(criteria);
    let overrides = &Overrides::of(&criteria.form, overrides);
    let sheets = workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    let sheets = sheets.filter(|sheet| overrides.sheet.as_deref().is_none_or(|asked| *sheet.name == *asked));
    let candidates = sheets.filter_map(|sheet| candidate(sheet, criteria, &entries, overrides));
    let Some(best) = candidates.max_by_key(|candidate| candidate.fit.placed) else { return Vec::new() };
    let Some(heading) = best.headings.first() else { return Vec::new() };
    let said = |column: u16| {
        let rows = heading.rows.clone().rev();
        let texts = rows.filter_map(|row| best.sheet.cell(CellAddress { row, column }));
        texts.map(|cell| cell.content.value.shown().trim().to_owned()).find(|text| !text.is_empty())
    };
    let roles = heading
        .roles
        .iter()
        .filter(|(_, role)| !matches!(role, Role::Den(_) | Role::Num(_)) || said_apart(heading));
    roles.map(|(column, role)| (*role, said(*column).unwrap_or_default())).collect()
}

/// Whether numerators and denominators have a heading each: one over both says nothing of either.
fn said_apart(heading: &Columns) -> bool {
    heading.rows.len() > 1
}

fn candidate<'s>(
    sheet: &'s Sheet,
    criteria: &Criteria,
    entries: &[Entry],
    overrides: &Overrides,
) -> Option<Candidate<'s>> {
    let mut headings = headings(sheet, entries, overrides);
    if headings.is_empty() {
        return None;
    }
    let mut lines = lines(&sheet.rows, &headings);
    if lines.is_empty() || lines.len().saturating_mul(entries.len()) > MOST_PAIRS {
        return None;
    }
    let aligned = align(&lines, entries);
    give_cells(&mut lines, &aligned);
    settle(&mut headings, &lines, &aligned.entries, entries);
    let fit = Fit { placed: aligned.leaves_placed(entries), leaves: criteria.leaves().count() };
    Some(Candidate { sheet, headings, lines, aligned, fit })
}

/// The form of one unit, with what was found of it.
#[derive(Debug)]
pub struct FormUnit {
    /// Its rows.
    pub raw: RawSubmission,
    /// What was found while they were read.
    pub findings: Findings,
}

/// What forms of an edition print, made ready once for many of them.
#[derive(Debug, Default)]
pub(crate) struct Prepared(OnceLock<Vec<Entry>>);

/// Reads the forms of a file: one a unit. None where there is no form, which is then reported.
pub fn read_form(
    criteria: &Criteria,
    of_file: (SourceId, &Workbook),
    overrides: &Overrides,
    findings: &mut Findings,
) -> Vec<FormUnit> {
    read_prepared((criteria, &Prepared::default()), of_file, overrides, findings)
}

/// The same, with what was made ready for the edition.
pub(crate) fn read_prepared(
    (criteria, prepared): (&Criteria, &Prepared),
    (id, workbook): (SourceId, &Workbook),
    overrides: &Overrides,
    findings: &mut Findings,
) -> Vec<FormUnit> {
    let whole = Place::new(id, 0..0);
    let entries = prepared.0.get_or_init(|| entries(criteria));
    let overrides = &Overrides::of(&criteria.form, overrides);
    let names = || workbook.sheets.iter().map(|sheet| sheet.name.to_string());
    if let Some(asked) = &overrides.sheet
        && !workbook.sheets.iter().any(|sheet| *sheet.name == **asked)
    {
        let no_sheet = NoSheet { asked: asked.clone(), sheets: Listed(names().collect()) };
        findings.push(Finding::from(no_sheet).at(&whole));
        return Vec::new();
    }
    let is_meant = |sheet: &Sheet| match &overrides.sheet {
        Some(asked) => *sheet.name == **asked,
        None => !sheet.hidden,
    };
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.hidden && !sheet.rows.is_empty()) {
        if overrides.sheet.is_none() && !sheet.name.starts_with('_') {
            findings.push(
                Finding::from(SheetNotRead { sheet: Quoted(sheet.name.to_string()) }).at(&start(sheet, id)),
            );
        }
    }
    if let Some(units) = read_by_ids(criteria, (id, workbook), overrides, findings) {
        return units.into_iter().map(|(raw, findings)| FormUnit { raw, findings }).collect();
    }
    let mut candidates: Vec<(usize, Candidate<'_>)> = Vec::new();
    for (index, sheet) in workbook.sheets.iter().enumerate().filter(|(_, sheet)| is_meant(sheet)) {
        if sheet.rows.len().saturating_mul(entries.len()) > MOST_PAIRS * 4 {
            findings.push(Finding::from(TooLongForForm { rows: sheet.rows.len() }).at(&start(sheet, id)));
            continue;
        }
        candidates.extend(candidate(sheet, criteria, entries, overrides).map(|found| (index, found)));
    }
    let best = candidates.iter().map(|(_, candidate)| candidate.fit).max_by_key(|fit| fit.placed);
    candidates.retain(|(_, candidate)| candidate.is_form());
    if candidates.is_empty() {
        let best = best.unwrap_or_default();
        let none = NoFormInSheets {
            placed: best.placed,
            leaves: criteria.leaves().count(),
            edition: criteria.id.clone(),
        };
        findings.push(Finding::from(none).at(&whole));
        return Vec::new();
    }
    // the fullest sheet is the form; another one is of another unit, or the same form once more
    candidates.sort_by_key(|(index, candidate)| (std::cmp::Reverse(candidate.fit.placed), *index));
    let several = candidates.len() > 1;
    let formulas = Formulas::of(workbook);
    let recomputed = Recomputed::of(&formulas);
    let source = Source { id, notation: notation_of(workbook) };
    let mut units: Vec<(usize, FormUnit)> = Vec::new();
    let mut blank = None;
    for (index, candidate) in candidates {
        let Candidate { sheet, headings, lines, aligned, .. } = candidate;
        let mut own = Findings::default();
        report_unclear(&headings, sheet, id, &mut own);
        let is_printed = |of: usize, at: CellAddress| {
            let heading = headings.iter().rev().find(|heading| heading.below() <= at.row);
            of == index
                && heading
                    .is_none_or(|heading| heading.role(at.column).is_some_and(|role| role.column().is_none()))
        };
        let from_blanks = FromBlanks::of(&formulas, &is_printed);
        let is_blank = |at: CellAddress| from_blanks.contains(index, at);
        let is_stale = |at: CellAddress| is_saved_otherwise(&formulas, &recomputed, source, (index, at));
        let placed = Placed::new(
            (criteria, entries),
            (headings.clone(), lines),
            aligned,
            (&is_blank, &is_stale, overrides),
        );
        let raw = submission(&placed, (sheet, several), id, overrides, &mut own);
        report_sums(&placed, (&formulas, source), index, &mut own);
        report_unread(sheet, &raw, id, &mut own);
        let unit = FormUnit { raw, findings: own };
        if !is_answered(&unit.raw) {
            blank.get_or_insert((index, unit));
        } else if let Some((_, first)) =
            units.iter_mut().find(|(_, first)| is_same_unit(&first.raw, &unit.raw))
        {
            compare(&first.raw, &unit.raw, &sheet.name, &mut first.findings);
        } else {
            units.push((index, unit));
        }
    }
    if units.is_empty() {
        units.extend(blank);
    }
    units.sort_by_key(|(index, _)| *index);
    judge(&formulas, &recomputed, source, findings);
    units.into_iter().map(|(_, unit)| unit).collect()
}

/// What of a sheet is not read: comments, and colours where nothing else answers.
fn report_unread(sheet: &Sheet, raw: &RawSubmission, id: SourceId, findings: &mut Findings) {
    if sheet.comments > 0 {
        findings.push(Finding::from(CommentsNotRead { comments: sheet.comments }).at(&start(sheet, id)));
    }
    if sheet.coloured > 0 && !is_answered(raw) {
        findings.push(Finding::from(ColoursNotRead { cells: sheet.coloured }).at(&start(sheet, id)));
    }
}

/// How the file gives its formulas.
fn notation_of(workbook: &Workbook) -> Notation {
    if workbook.formulas_are_codes { Notation::Codes } else { Notation::Text }
}

/// Sums of groups that miss a row of theirs, or count one twice.
fn report_sums(
    placed: &Placed<'_>,
    (formulas, source): (&Formulas<'_>, Source),
    sheet: usize,
    findings: &mut Findings,
) {
    for (sum, rows) in placed.sums() {
        for column in placed.columns_of_points(sum) {
            let at = CellAddress { row: placed.lines[sum].row.row, column };
            if let Some(finding) = sum_range(formulas, source, sheet, at, &rows) {
                findings.push(finding);
            }
        }
    }
}

/// Two columns that say the same of themselves: which one counts, nobody says.
fn report_unclear(headings: &[Columns], sheet: &Sheet, id: SourceId, findings: &mut Findings) {
    for heading in headings {
        for (role, one, other) in &heading.unclear {
            if role.column().is_none() {
                continue;
            }
            let [one, other] = [one, other].map(|column| letters(*column));
            let unclear = ColumnUnclear { role: role.name().to_owned(), one, other };
            let span =
                sheet.row(heading.rows.start).and_then(|row| row.cells.first()).map(|cell| cell.span.clone());
            let place = Place::new(id, span.unwrap_or(Range { start: 0, end: 0 }));
            findings.push(Finding::from(unclear).at(&place));
        }
    }
}

/// The letters of a column.
fn letters(column: u16) -> String {
    let at = CellAddress { row: 0, column }.to_string();
    at.trim_end_matches('1').to_owned()
}

fn start(sheet: &Sheet, id: SourceId) -> Place {
    let first = sheet.rows.first().and_then(|row| row.cells.first());
    Place::new(id, first.map_or(0..0, |cell| cell.span.clone()))
}
