//! Which line of a form is which row of the edition: the cheapest way to lay one list beside the other, in order, with
//! what every other way would cost. Costs and gains are thousandths.

use super::entries::{Entry, Meaning};
use super::lines::Line;
use crate::title::{ALIKE, SAME};

/// Gained by the printed code, lost by the code of another row.
const CODE: i32 = 600;
/// Gained by a code that lost its last zero: 2.1 for 2.10.
const NEAR_CODE: i32 = 300;
/// Gained by the maximum among the numbers of the line, lost by other numbers.
const WORTH: i32 = 100;
/// With the exact code a title may be this far off.
const ALIKE_BY_CODE: i32 = 300;
/// Lost by a row that no line prints, by an option, and by an option that the edition itself does not print.
const ROW_GAP: i32 = 1200;
const OPTION_GAP: i32 = 120;
const BUILT_IN_GAP: i32 = 10;
/// Lost by a line that is no row, and by one that looks like evidence or guidance.
const LINE_GAP: i32 = 350;
const EVIDENCE_GAP: i32 = 50;
/// A decision that another one nearly equals is a doubt.
pub(super) const LEAST_MARGIN: i32 = 250;
/// So much more may a line look like another row than like its own.
const TOLERANCE: i32 = 40;
/// Pairs of lines and entries that are compared at most.
pub(super) const MOST_PAIRS: usize = 4_000_000;

const NONE: i32 = i32::MIN / 4;

/// What the lines of a form are.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// The entry of each line, by index.
    pub(super) entries: Vec<Option<usize>>,
    /// The line of each entry.
    pub(super) lines: Vec<Option<usize>>,
    /// Each entry whose line is in doubt, with the line that it may be as well (`None`: none).
    pub(super) doubts: Vec<(usize, Option<usize>)>,
}

impl Alignment {
    /// How many leaves have a line.
    pub(super) fn leaves_placed(&self, entries: &[Entry]) -> usize {
        let placed = |(entry, line): &(&Entry, &Option<usize>)| {
            matches!(entry.meaning, Meaning::Row(_)) && !entry.group && line.is_some()
        };
        entries.iter().zip(&self.lines).filter(placed).count()
    }
}

/// What a line gains as each entry.
struct Gains {
    width: usize,
    likeness: Vec<i32>,
    by_pair: Vec<i32>,
}

impl Gains {
    fn of(lines: &[Line], entries: &[Entry]) -> Self {
        let width = entries.len();
        let codes_tell = codes_are_unique(lines);
        let mut likeness = Vec::with_capacity(lines.len() * width);
        let mut by_pair = Vec::with_capacity(lines.len() * width);
        for line in lines {
            for entry in entries {
                let alike = line.likeness(&entry.title);
                likeness.push(alike);
                by_pair.push(gain(line, entry, alike, codes_tell));
            }
        }
        Gains { width, likeness, by_pair }
    }

    fn gain(&self, line: usize, entry: usize) -> i32 {
        self.by_pair[line * self.width + entry]
    }

    fn likeness(&self, line: usize, entry: usize) -> i32 {
        self.likeness[line * self.width + entry]
    }
}

/// A list number that starts anew under each heading is no code.
fn codes_are_unique(lines: &[Line]) -> bool {
    let mut codes: Vec<&str> =
        lines.iter().filter(|line| !line.beside_the_rows).filter_map(|line| line.code.as_deref()).collect();
    let all = codes.len();
    codes.sort_unstable();
    codes.dedup();
    // 2.10 that became 2.1 is there twice
    all > 0 && codes.len() * 10 >= all * 9
}

fn gain(line: &Line, entry: &Entry, alike: i32, codes_tell: bool) -> i32 {
    let by_code = match (&line.code, &entry.code) {
        (Some(printed), Some(code)) if printed == code => CODE,
        (Some(printed), Some(code)) if lost_zero(printed, code) => NEAR_CODE,
        (Some(_), Some(_)) if codes_tell => -CODE,
        _ => 0,
    };
    let least = if by_code == CODE { ALIKE_BY_CODE } else { ALIKE };
    if alike < least {
        return NONE;
    }
    let by_worth = match entry.worth {
        Some(worth) if line.numbers.contains(&worth) => WORTH,
        Some(_) if !line.numbers.is_empty() => -WORTH,
        _ => 0,
    };
    alike + by_code + by_worth
}

/// Whether a code is another one that lost a zero at its end, as 2.10 does where it is typed as a number.
fn lost_zero(printed: &str, code: &str) -> bool {
    code.contains('.') && code.strip_suffix('0').is_some_and(|short| short == printed)
}

fn entry_gap(entry: &Entry) -> i32 {
    match (entry.meaning, entry.printed) {
        (Meaning::Row(_), _) => ROW_GAP,
        (Meaning::Listed { .. }, true) => OPTION_GAP,
        (Meaning::Listed { .. }, false) => BUILT_IN_GAP,
    }
}

fn line_gap(line: &Line) -> i32 {
    if line.beside_the_rows { EVIDENCE_GAP } else { LINE_GAP }
}

/// The best totals up to each pair, and from each pair on.
struct Totals {
    width: usize,
    from_above: Vec<i32>,
    from_below: Vec<i32>,
}

impl Totals {
    fn of(lines: &[Line], entries: &[Entry], gains: &Gains) -> Self {
        let width = entries.len() + 1;
        let size = (lines.len() + 1) * width;
        let (mut above, mut below) = (vec![0; size], vec![0; size]);
        for line in 0..=lines.len() {
            for entry in 0..=entries.len() {
                if line + entry == 0 {
                    continue;
                }
                let mut best = NONE;
                if line > 0 {
                    best = best.max(above[(line - 1) * width + entry] - line_gap(&lines[line - 1]));
                }
                if entry > 0 {
                    best = best.max(above[line * width + entry - 1] - entry_gap(&entries[entry - 1]));
                }
                if line > 0 && entry > 0 {
                    let gain = gains.gain(line - 1, entry - 1);
                    best = best.max(above[(line - 1) * width + entry - 1].saturating_add(gain));
                }
                above[line * width + entry] = best;
            }
        }
        for line in (0..=lines.len()).rev() {
            for entry in (0..=entries.len()).rev() {
                let mut best = if line == lines.len() && entry == entries.len() { 0 } else { NONE };
                if line < lines.len() {
                    best = best.max(below[(line + 1) * width + entry] - line_gap(&lines[line]));
                }
                if entry < entries.len() {
                    best = best.max(below[line * width + entry + 1] - entry_gap(&entries[entry]));
                }
                if line < lines.len() && entry < entries.len() {
                    let gain = gains.gain(line, entry);
                    best = best.max(below[(line + 1) * width + entry + 1].saturating_add(gain));
                }
                below[line * width + entry] = best;
            }
        }
        Totals { width, from_above: above, from_below: below }
    }

    /// The best total in which this line is this entry.
    fn through(&self, line: usize, entry: usize, gain: i32) -> i32 {
        let above = self.from_above[line * self.width + entry];
        let below = self.from_below[(line + 1) * self.width + entry + 1];
        above.saturating_add(gain).saturating_add(below)
    }

    /// The best total in which no line is this entry.
    fn without(&self, entry: usize, gap: i32) -> i32 {
        let lines = self.from_above.len() / self.width;
        let totals = (0..lines).map(|line| {
            let above = self.from_above[line * self.width + entry];
            above.saturating_sub(gap).saturating_add(self.from_below[line * self.width + entry + 1])
        });
        totals.max().unwrap_or(NONE)
    }
}

/// Gives the cells of a row to the one of its lines that is a row of the edition, where the one right of it is none.
pub(super) fn give_cells(lines: &mut [Line], aligned: &Alignment) {
    for at in 1..lines.len() {
        let (before, own) = (at - 1, at);
        let same = lines[before].row.row == lines[own].row.row && lines[before].without_cells;
        if same && aligned.entries[before].is_some() && aligned.entries[own].is_none() {
            lines[before].without_cells = false;
            lines[before].at.0 = lines[own].at.0;
            lines[own].without_cells = true;
        }
    }
}

/// Lays the lines of a form beside the entries of an edition.
pub(super) fn align(lines: &[Line], entries: &[Entry]) -> Alignment {
    let gains = Gains::of(lines, entries);
    let totals = Totals::of(lines, entries, &gains);
    let mut aligned =
        Alignment { entries: vec![None; lines.len()], lines: vec![None; entries.len()], doubts: Vec::new() };
    let (mut line, mut entry) = (0, 0);
    while line < lines.len() && entry < entries.len() {
        let here = totals.from_below[line * totals.width + entry];
        let gain = gains.gain(line, entry);
        let below = |line: usize, entry: usize| totals.from_below[line * totals.width + entry];
        if gain > NONE && below(line + 1, entry + 1).saturating_add(gain) == here {
            aligned.entries[line] = Some(entry);
            aligned.lines[entry] = Some(line);
            (line, entry) = (line + 1, entry + 1);
        } else if below(line, entry + 1) - entry_gap(&entries[entry]) == here {
            entry += 1;
        } else {
            line += 1;
        }
    }
    aligned.doubts = doubts(lines, entries, &gains, &totals, &aligned);
    aligned
}

fn doubts(
    lines: &[Line],
    entries: &[Entry],
    gains: &Gains,
    totals: &Totals,
    aligned: &Alignment,
) -> Vec<(usize, Option<usize>)> {
    let best = totals.from_below[0];
    let mut doubts = Vec::new();
    for (entry, at) in aligned.lines.iter().enumerate() {
        let through = |line: usize| match gains.gain(line, entry) {
            gain if gain > NONE => totals.through(line, entry, gain),
            _ => NONE,
        };
        let others = (0..lines.len()).filter(|line| Some(*line) != *at);
        let other = others.map(|line| (through(line), Some(line))).max_by_key(|(total, _)| *total);
        let left_out = at.map(|_| (totals.without(entry, entry_gap(&entries[entry])), None));
        let next = other.into_iter().chain(left_out).max_by_key(|(total, _)| *total);
        // an option that no line prints has no line to be in doubt about, and its leaf is read without it
        let is_row = matches!(entries[entry].meaning, Meaning::Row(_));
        if let Some((total, instead)) = next
            && (at.is_some() || is_row)
            && best.saturating_sub(total) < LEAST_MARGIN
        {
            doubts.push((entry, instead));
        } else if let Some(line) = *at
            && let Some(nearest) = looks_like_another(line, entry, (lines, entries), gains)
        {
            doubts.push((entry, aligned.lines[nearest]));
        }
    }
    doubts
}

/// The row of the edition that a line looks more like than like its own. Two rows that were swapped are read crosswise
/// otherwise.
fn looks_like_another(
    line: usize,
    entry: usize,
    (lines, entries): (&[Line], &[Entry]),
    gains: &Gains,
) -> Option<usize> {
    let own = gains.likeness(line, entry);
    if own == SAME || lines[line].code.is_some() && lines[line].code == entries[entry].code {
        return None;
    }
    let kin = |other: usize| other != entry && is_kin(&entries[entry], &entries[other]);
    let nearer = (0..entries.len()).filter(|other| kin(*other));
    let nearer = nearer.filter(|other| gains.likeness(line, *other) > own + TOLERANCE);
    nearer.max_by_key(|other| gains.likeness(line, *other))
}

/// Rows may be confused with rows, and options with those of their leaf.
fn is_kin(one: &Entry, other: &Entry) -> bool {
    match (one.meaning, other.meaning) {
        (Meaning::Row(_), Meaning::Row(_)) => true,
        (Meaning::Listed { row, .. }, Meaning::Listed { row: other, .. }) => row == other,
        _ => false,
    }
}
