//! What is expected of the cells of a line: by what it is, and by how the other lines of its kind are filled in.

use super::header::Role;
use super::read::Placed;
use super::shifts::{Expected, Kind, Said};
use crate::column::PerColumn;

impl Placed<'_> {
    /// The cells of each line, with what is expected of them.
    pub(super) fn expected(&self) -> Vec<(Vec<Said>, Expected)> {
        let kinds: Vec<Kind> = (0..self.lines.len()).map(|line| self.kind(line)).collect();
        let heading = |line: usize| &self.headings[self.lines[line].columns];
        let number_at = |line: usize, role: Role| {
            let column = heading(line).column(role)?;
            let cell = self.read[line].cells.iter().find(|(at, _)| *at == column)?;
            cell.1.number()
        };
        let share = |kind: Kind, holds: &dyn Fn(usize) -> bool| {
            let of_kind: Vec<usize> = (0..kinds.len()).filter(|line| kinds[*line] == kind).collect();
            let count = of_kind.iter().filter(|line| holds(**line)).count();
            (count, of_kind.len())
        };
        let prints_max = |kind: Kind| {
            let holds = |line: usize| {
                let worth = self.worth(line);
                worth.is_some() && number_at(line, Role::Max).is_some_and(|number| Some(number) == worth)
            };
            let (count, all) = share(kind, &holds);
            count * 2 >= all.max(1)
        };
        let scored = |kind: Kind| {
            PerColumn::from_fn(|column| {
                let holds = |line: usize| number_at(line, Role::Points(column)).is_some();
                let (count, all) = share(kind, &holds);
                count * 2 >= all.max(1)
            })
        };
        let by_kind =
            [Kind::Group, Kind::Leaf, Kind::Option].map(|kind| (kind, prints_max(kind), scored(kind)));
        // ticks stand among the points unless more of them stand where figures do
        let filled = |role: Role| {
            let is_filled = |line: usize| {
                heading(line).column(role).is_some_and(|column| {
                    self.read[line].cells.iter().any(|(at, figure)| *at == column && !figure.is_blank())
                })
            };
            share(Kind::Option, &is_filled).0
        };
        let ticked_by_figure =
            PerColumn::from_fn(|column| filled(Role::Num(column)) > filled(Role::Points(column)));
        let mut all: Vec<(Vec<Said>, Expected)> = Vec::with_capacity(self.lines.len());
        for (line, kind) in kinds.iter().enumerate() {
            let alike = if *kind == Kind::Total { Kind::Group } else { *kind };
            let known = by_kind.iter().find(|(of, ..)| *of == alike);
            let own = self.aligned.entries[line].map(|entry| &self.entries[entry]);
            let expected = Expected {
                kind: *kind,
                worth: self.worth(line),
                prints_max: known.is_some_and(|(_, prints, _)| *prints),
                scored: known.map_or(PerColumn::default(), |(_, _, scored)| *scored),
                one_figure: own.is_some_and(|entry| entry.one_figure),
                by_rule: own.is_some_and(|entry| entry.by_rule),
                ticked_by_figure,
                page_break: self.lines[line].row.page_break,
            };
            all.push((self.read[line].cells.clone(), expected));
        }
        all
    }
}
