//! `formula-differs`: an arithmetic formula that is not as those around it are.
//!
//! Only formulas of single cells and numbers are compared: lookups, texts and ranges differ from row to row for good
//! reasons. The numbers behind the rules were chosen on 25 public forms.

use std::collections::BTreeMap;

use super::messages::{FormulaDiffers, OTHERS_OF_COLUMN};
use super::source::{Source, is_shown, place};
use crate::finding::{Finding, Findings};
use crate::formula::evaluate::cell_number;
use crate::formula::formulas::{Formula, Formulas};
use crate::formula::relative::{Leaf, Relative};
use crate::formula::written::written_in;
use crate::language::Quoted;
use crate::number::Exact;
use crate::source::workbook::{CellValue, Workbook};

/// So many formulas of a column must be alike, before one with another number is remarkable.
const LEAST_ALIKE: usize = 5;

/// A formula of a column in its relative form.
struct Entry<'f, 'w> {
    formula: &'f Formula<'w>,
    form: Relative,
}

/// Reports each formula that differs from those of its column.
pub(super) fn check(formulas: &Formulas<'_>, source: Source, findings: &mut Findings) {
    let mut columns: BTreeMap<(usize, u16), Vec<Entry<'_, '_>>> = BTreeMap::new();
    for formula in formulas.list.iter().filter(|formula| is_shown(formulas, formula)) {
        let form = formula.tree.as_ref().ok().and_then(|tree| Relative::of(tree, formula.at));
        if let Some(form) = form {
            columns.entry((formula.sheet, formula.at.column)).or_default().push(Entry { formula, form });
        }
    }
    for column in columns.values() {
        let mut found = BTreeMap::new();
        for run in column.chunk_by(|one, next| {
            next.formula.at.row == one.formula.at.row + 1 && one.form.skeleton == next.form.skeleton
        }) {
            differ_from_neighbours(run, &mut found);
        }
        differ_in_a_number(column, formulas.workbook, &mut found);
        for (differs, like) in found.values() {
            report(differs, like, source, findings);
        }
    }
}

/// What was found, by row: the formula, and one that it should be like.
type Found<'c, 'f, 'w> = BTreeMap<u32, (&'c Entry<'f, 'w>, &'c Entry<'f, 'w>)>;

/// Formulas of consecutive rows that have the same operators: one refers to other cells than the one above and the one
/// below, which are alike; or it has a number where all others of the run refer to a cell.
fn differ_from_neighbours<'c, 'f, 'w>(run: &'c [Entry<'f, 'w>], found: &mut Found<'c, 'f, 'w>) {
    if run.len() < 3 {
        return;
    }
    let mut alike: BTreeMap<&[Leaf], Vec<&Entry<'_, '_>>> = BTreeMap::new();
    for entry in run {
        alike.entry(&entry.form.leaves).or_default().push(entry);
    }
    for (position, entry) in run.iter().enumerate() {
        // lines that alternate are no slip
        if alike.get(&entry.form.leaves[..]).is_none_or(|same| same.len() > 1) {
            continue;
        }
        let above = position.checked_sub(1).and_then(|above| run.get(above));
        let between = above.zip(run.get(position + 1)).filter(|(above, below)| above.form == below.form);
        let like = match between {
            Some((above, _)) if !differ_in_numbers_alone(&entry.form, &above.form) => Some(above),
            // all others are alike
            Some(_) | None if alike.len() == 2 => {
                let other =
                    alike.values().find(|other| other.len() > 1).and_then(|other| other.first().copied());
                other.filter(|other| is_typed_over(&entry.form, &other.form))
            }
            Some(_) | None => None,
        };
        if let Some(like) = like {
            found.insert(entry.formula.at.row, (entry, like));
        }
    }
}

fn differ_in_numbers_alone(one: &Relative, other: &Relative) -> bool {
    one.without_constants() == other.without_constants()
}

/// Whether a formula is like another, but for numbers in place of cells.
fn is_typed_over(own: &Relative, other: &Relative) -> bool {
    let typed = |own: &Leaf, other: &Leaf| matches!((own, other), (Leaf::Constant(_), Leaf::Cell(_)));
    let pairs = || own.leaves.iter().zip(&other.leaves);
    pairs().any(|(own, other)| typed(own, other))
        && pairs().all(|(own, other)| own == other || typed(own, other))
}

/// Formulas that differ in one number from at least four fifths of those of their column with the same form.
fn differ_in_a_number<'c, 'f, 'w>(
    column: &'c [Entry<'f, 'w>],
    workbook: &Workbook,
    found: &mut Found<'c, 'f, 'w>,
) {
    let mut alike: BTreeMap<(&str, Vec<Option<&str>>), Vec<&Entry<'_, '_>>> = BTreeMap::new();
    for entry in column {
        alike.entry(entry.form.without_constants()).or_default().push(entry);
    }
    for group in alike.values() {
        let mut by_numbers: BTreeMap<Vec<&Exact>, Vec<&Entry<'_, '_>>> = BTreeMap::new();
        for entry in group {
            by_numbers.entry(entry.form.constants()).or_default().push(entry);
        }
        let Some((most, like)) = by_numbers.iter().max_by_key(|(_, entries)| entries.len()) else { continue };
        if like.len() < LEAST_ALIKE || like.len() * 5 < group.len() * 4 {
            continue;
        }
        for (numbers, entries) in by_numbers.iter().filter(|(numbers, _)| *numbers != most) {
            let mut different = numbers.iter().zip(most).filter(|(own, usual)| own != usual);
            let (Some((own, _)), None) = (different.next(), different.next()) else { continue };
            for entry in entries.iter().filter(|entry| !is_printed_in_its_row(own, entry.formula, workbook)) {
                found.insert(entry.formula.at.row, (entry, like[0]));
            }
        }
    }
}

/// Whether a number stands in a cell of the formula's own row: a weight or a maximum that is typed once more.
fn is_printed_in_its_row(number: &Exact, formula: &Formula<'_>, workbook: &Workbook) -> bool {
    let row = workbook.sheets[formula.sheet].row(formula.at.row);
    row.into_iter().flat_map(|row| &row.cells).filter(|cell| cell.content.formula.is_none()).any(|cell| {
        matches!(&cell.content.value, CellValue::Number(digits) if cell_number(digits).as_ref() == Some(number))
    })
}

fn report(differs: &Entry<'_, '_>, like: &Entry<'_, '_>, source: Source, findings: &mut Findings) {
    let (Ok(tree), at) = (&like.formula.tree, differs.formula.at) else { return };
    let what = FormulaDiffers {
        cell: at.to_string(),
        formula: Quoted(differs.formula.text().to_owned()),
        usual: Quoted(written_in(tree, like.formula.at, at)),
    };
    findings.push(
        Finding::from(what)
            .at(&place(source, differs.formula))
            .related(&place(source, like.formula), OTHERS_OF_COLUMN),
    );
}
