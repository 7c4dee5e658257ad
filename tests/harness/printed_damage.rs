//! What people do to printed forms. Each kind of damage says by itself what it changes of the truth: a moved tick is another
//! answer, a deleted figure is none.

use score::column::Column;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::printed_edition::{CALC, CODE, Cell, Form, Kind, Line, MAX, Printed, TITLE, figures};
use super::printed_spoilt_cells::{
    as_text, empty_column, glue_notes, merge, other_headings, pair_in_one_cell, remark, swap_columns,
    thousands,
};
use super::support::Random;

/// A kind of damage: its name, and what it does.
pub type Damage = (&'static str, fn(&mut Form, &Printed, &mut Random));

/// All kinds.
pub static KINDS: &[Damage] = &[
    ("cells of a run of rows one to the right", |form, _, random| slide(form, random, 1)),
    ("cells of a run of rows two to the right", |form, _, random| slide(form, random, 2)),
    ("cells of a run of rows one to the left", |form, _, random| slide(form, random, -1)),
    ("a cell moved one to the side", move_cell),
    ("a figure cleared", clear_figure),
    ("several figures cleared", |form, printed, random| repeat(form, printed, random, clear_figure)),
    ("letters misspelt in titles", misspell),
    ("titles without diacritics", |form, _, _| {
        titles(form, |_, title| Some(without_marks(title)));
    }),
    ("titles shortened", shorten),
    ("no codes", |form, _, _| rows(form).for_each(|line| line.cells[CODE].text.clear())),
    ("wrong codes", wrong_codes),
    ("codes that lost a zero at the end", lost_zeros),
    ("codes in front of titles", glue_codes),
    ("ticks as crosses", crosses),
    ("a tick on another option", move_tick),
    ("a row dropped", |form, printed, random| drop_line(form, printed, random, Kind::Leaf)),
    ("a group row dropped", |form, printed, random| drop_line(form, printed, random, Kind::Group)),
    ("an option row dropped", |form, printed, random| drop_line(form, printed, random, Kind::Option)),
    ("two rows swapped", swap_rows),
    ("a row doubled", double_row),
    ("numbers as text with a comma", |form, _, _| as_text(form, |text| text.replace('.', ","))),
    ("numbers as text with a point", |form, _, _| as_text(form, str::to_owned)),
    ("numbers as text with thousands", thousands),
    ("a pair in one cell", pair_in_one_cell),
    ("scores in front of notes", glue_notes),
    ("columns in another order", swap_columns),
    ("headings of maximum and score exchanged", |form, _, _| {
        let heading = form.heading();
        form.lines[heading].cells.swap(MAX, figures(Column::Own)[2]);
    }),
    ("other words in the heading", other_headings),
    ("an empty column", empty_column),
    ("a remark between the rows", remark),
    ("hidden rows", |form, _, random| {
        let count = form.lines.len();
        (0..5).for_each(|_| form.lines[random.below(count)].hidden = true);
    }),
    ("cells merged away", merge),
];

fn without_marks(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c));
    letters
        .map(|c| {
            if c == 'đ' {
                'd'
            } else if c == 'Đ' {
                'D'
            } else {
                c
            }
        })
        .collect()
}

pub(super) fn rows(form: &mut Form) -> impl Iterator<Item = &mut Line> {
    form.lines.iter_mut().filter(|line| !matches!(line.kind, Kind::Above | Kind::Heading))
}

/// Positions of lines of some kinds.
pub(super) fn of(form: &Form, kinds: &[Kind]) -> Vec<usize> {
    (0..form.lines.len()).filter(|at| kinds.contains(&form.lines[*at].kind)).collect()
}

fn any(random: &mut Random, of: &[usize]) -> Option<usize> {
    (!of.is_empty()).then(|| of[random.below(of.len())])
}

pub(super) const BELOW: [Kind; 5] = [Kind::Group, Kind::Leaf, Kind::Option, Kind::Evidence, Kind::Total];

fn repeat(
    form: &mut Form,
    printed: &Printed,
    random: &mut Random,
    damage: fn(&mut Form, &Printed, &mut Random),
) {
    (0..4).for_each(|_| damage(form, printed, random));
}

pub(super) fn is_figure(cell: &Cell) -> bool {
    !cell.gives.is_empty()
}

/// Whether a cell can take another one: nothing stands there.
pub(super) fn is_free(line: &Line, at: usize) -> bool {
    line.cells.get(at).is_none_or(|cell| cell.text.is_empty())
}

fn slide(form: &mut Form, random: &mut Random, by: isize) {
    let below = of(form, &BELOW);
    let first = random.below(below.len());
    let length = 1 + random.below(12);
    // a block slides as it does where a cell was put in, or taken out, before it
    let begins = [CALC, figures(Column::Appraisal)[0], figures(Column::Appraisal)[2]][random.below(3)];
    for at in &below[first..(first + length).min(below.len())] {
        let line = &mut form.lines[*at];
        line.touched = true;
        for _ in 0..by.abs() {
            if by > 0 {
                line.cells.insert(begins, Cell::default());
            } else if is_free(line, begins - 1) {
                line.cells.remove(begins - 1);
            }
        }
    }
}

fn move_cell(form: &mut Form, _: &Printed, random: &mut Random) {
    let lines = of(form, &BELOW);
    for _ in 0..40 {
        let line = &mut form.lines[lines[random.below(lines.len())]];
        let cells: Vec<usize> =
            (CALC + 1..line.cells.len()).filter(|at| is_figure(&line.cells[*at])).collect();
        let Some(from) = any(random, &cells) else { continue };
        let to = if random.below(2) == 0 { from + 1 } else { from - 1 };
        if is_free(line, to) && to < line.cells.len() {
            line.touched = true;
            line.cells.swap(from, to);
            return;
        }
    }
}

fn clear_figure(form: &mut Form, _: &Printed, random: &mut Random) {
    let lines = of(form, &BELOW);
    for _ in 0..40 {
        let line = &mut form.lines[lines[random.below(lines.len())]];
        let cells: Vec<usize> = (0..line.cells.len()).filter(|at| is_figure(&line.cells[*at])).collect();
        let Some(at) = any(random, &cells) else { continue };
        line.touched = true;
        line.cells[at] = Cell::default();
        return;
    }
}

fn titles(form: &mut Form, mut change: impl FnMut(&Line, &str) -> Option<String>) {
    for line in rows(form) {
        if let Some(title) = change(line, &line.cells[TITLE].text) {
            line.cells[TITLE].text = title;
            line.touched = true;
        }
    }
}

fn misspell(form: &mut Form, _: &Printed, random: &mut Random) {
    titles(form, |_, title| {
        let mut letters: Vec<char> = title.chars().collect();
        if letters.len() < 6 || random.below(2) == 0 {
            return None;
        }
        for _ in 0..=letters.len() / 30 {
            // figures are no letters: another one is another row
            let at = random.below(letters.len() - 1);
            if letters[at].is_ascii_digit() || letters[at + 1].is_ascii_digit() || "<>=".contains(letters[at])
            {
                continue;
            }
            match random.below(3) {
                0 => letters[at] = 'w',
                1 => drop(letters.remove(at)),
                _ => letters.swap(at, at + 1),
            }
        }
        Some(letters.into_iter().collect())
    });
}

fn shorten(form: &mut Form, _: &Printed, random: &mut Random) {
    titles(form, |line, title| {
        let words: Vec<&str> = title.split(' ').collect();
        let can = words.len() > 5 && matches!(line.kind, Kind::Leaf | Kind::Group) && random.below(3) == 0;
        can.then(|| words[..words.len() - 1 - random.below(2)].join(" "))
    });
}

fn wrong_codes(form: &mut Form, _: &Printed, random: &mut Random) {
    let coded: Vec<usize> = of(form, &[Kind::Leaf, Kind::Group])
        .into_iter()
        .filter(|at| !is_free(&form.lines[*at], CODE))
        .collect();
    for _ in 0..3 {
        let (Some(one), Some(other)) = (any(random, &coded), any(random, &coded)) else { return };
        let code = form.lines[other].cells[CODE].text.clone();
        form.lines[one].cells[CODE].text = code;
        form.lines[one].touched = true;
    }
}

fn lost_zeros(form: &mut Form, _: &Printed, _: &mut Random) {
    for line in rows(form) {
        if line.cells[CODE].text.contains('.') && line.cells[CODE].text.ends_with('0') {
            line.cells[CODE].text.pop();
            line.touched = true;
        }
    }
}

fn glue_codes(form: &mut Form, _: &Printed, random: &mut Random) {
    for line in rows(form) {
        if !line.cells[CODE].text.is_empty() && random.below(2) == 0 {
            let mark = ["", ".", ")"][random.below(3)];
            let code = std::mem::take(&mut line.cells[CODE].text);
            line.cells[TITLE].text = format!("{code}{mark} {}", line.cells[TITLE].text);
            line.touched = true;
        }
    }
}

fn is_tick(cell: &Cell) -> bool {
    cell.gives.iter().any(|part| matches!(part.key, "choice" | "choices"))
}

fn crosses(form: &mut Form, _: &Printed, random: &mut Random) {
    let mark = ["x", "X", "✓", "☑"][random.below(4)];
    for line in rows(form).filter(|line| line.kind == Kind::Option) {
        for cell in line.cells.iter_mut().filter(|cell| is_tick(cell)) {
            mark.clone_into(&mut cell.text);
            line.touched = true;
        }
    }
}

fn move_tick(form: &mut Form, printed: &Printed, random: &mut Random) {
    let options = of(form, &[Kind::Option]);
    for _ in 0..40 {
        let Some(from) = any(random, &options) else { return };
        let column = Column::BOTH[random.below(2)];
        let at = figures(column)[2];
        let kin: Vec<usize> =
            options.iter().copied().filter(|to| form.lines[*to].row == form.lines[from].row).collect();
        let to = kin[random.below(kin.len())];
        let is_plain = |cell: &Cell| cell.gives.len() == 1 && is_tick(cell);
        if to == from || !is_plain(&form.lines[from].cells[at]) || !is_free(&form.lines[to], at) {
            continue;
        }
        let row = printed.criteria.find(&form.lines[from].row).expect("it is a row");
        let rule = printed.criteria.rows[row].rule.as_deref().expect("it has options");
        let entry = kin.iter().position(|at| *at == to).expect("it is among its kin");
        let left = kin.iter().position(|at| *at == from).expect("it is among its kin");
        if rule.rule_of(entry).is_some() || rule.rule_of(left).is_some() {
            continue;
        }
        let mut cell = std::mem::take(&mut form.lines[from].cells[at]);
        cell.gives[0].value.clone_from(&rule.list()[entry].id);
        cell.text = if cell.text == "x" { cell.text } else { form.lines[to].cells[MAX].text.clone() };
        form.lines[to].cells[at] = cell;
        (form.lines[from].touched, form.lines[to].touched) = (true, true);
        return;
    }
}

fn drop_line(form: &mut Form, _: &Printed, random: &mut Random, kind: Kind) {
    for _ in 0..=random.below(3) {
        if let Some(at) = any(random, &of(form, &[kind])) {
            let row = form.lines.remove(at).row;
            form.lines.iter_mut().filter(|line| line.row == row).for_each(|line| line.touched = true);
        }
    }
}

/// A row with what stands below it.
fn block(form: &Form, at: usize) -> std::ops::Range<usize> {
    let row = &form.lines[at].row;
    let rest = &form.lines[at + 1..];
    let below =
        rest.iter().take_while(|line| line.row == *row && matches!(line.kind, Kind::Option | Kind::Evidence));
    at..at + 1 + below.count()
}

fn swap_rows(form: &mut Form, _: &Printed, random: &mut Random) {
    let leaves = of(form, &[Kind::Leaf]);
    let first = random.below(leaves.len() - 1);
    let (one, other) = (block(form, leaves[first]), block(form, leaves[first + 1]));
    if one.end != other.start {
        return;
    }
    form.lines[one.start..other.end].iter_mut().for_each(|line| line.touched = true);
    form.lines[one.start..other.end].rotate_left(one.len());
}

fn double_row(form: &mut Form, _: &Printed, random: &mut Random) {
    let Some(at) = any(random, &of(form, &[Kind::Leaf, Kind::Group])) else { return };
    let mut again = form.lines[at].clone();
    // both say the same, and it is given once
    again.cells.iter_mut().for_each(|cell| cell.gives.clear());
    again.touched = true;
    form.lines[at].touched = true;
    form.lines.insert(at + 1, again);
}
