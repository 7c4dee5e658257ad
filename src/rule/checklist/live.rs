//! Items as a formula.

use num_integer::Integer;

use super::{Checklist, Entry as Item, Together, Worth};
use crate::live::{Cells, Entry, NO_ITEM, Points, Whole};
use crate::number::Exact;

impl Checklist {
    /// What the cells of the items come to. That no item holds is an answer of 0 points, as a blank one has.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let holding: Option<Vec<String>> =
            self.items.iter().zip(&cells.entries).map(|(item, entry)| holds(item, entry)).collect();
        let holding = holding?;
        let ticks = self.items.iter().zip(&cells.entries).filter(|(item, _)| item.rule().is_none());
        let ticks = ticks.filter_map(|(_, entry)| entry.tick.as_ref());
        let mut valid: Vec<String> = ticks.map(|tick| format!("OR({tick}=\"\",{tick}=\"x\")")).collect();
        if let Some(answer) = &cells.answer {
            let none = format!("AND({},NOT(OR({})))", cells.chosen(NO_ITEM)?, holding.join(","));
            valid.push(format!("OR({answer}=\"\",{none})"));
        }
        let points = match self.together {
            Together::All => {
                let full = Points::Known(self.origin.max.clone()?);
                Points::when(format!("AND({})", holding.join(",")), full, Points::Known(Exact::ZERO))
            }
            Together::Sum | Together::Max => self.together(&holding, cells)?,
        };
        Some(Points::where_valid(&valid, points))
    }

    fn together(&self, holding: &[String], cells: &Cells<'_>) -> Option<Points> {
        let is_best = matches!(self.together, Together::Max);
        if is_best && self.items.iter().any(|item| item.min_points().is_negative()) {
            return None; // what does not hold would count as 0
        }
        let each: Option<Vec<Points>> =
            self.items.iter().zip(&cells.entries).map(|(item, entry)| worth(item, entry, cells)).collect();
        let each = each?;
        let parts = each.iter().try_fold(1, |parts, points| Some(points.parts()?.lcm(&parts)))?;
        let mut terms = Vec::new();
        for (points, holds) in each.iter().zip(holding) {
            let points = points.in_parts(parts)?;
            let text = format!("IF({holds},{},0)", points.text);
            terms.push(Whole::held(text, points.most, points.signed));
        }
        let zero = Whole::known(&Exact::ZERO)?;
        let points = if is_best {
            let texts: Vec<&str> = terms.iter().map(|term| term.text.as_str()).collect();
            let most = terms.iter().map(|term| term.most).max()?;
            Whole::held(format!("MAX({})", texts.join(",")), most, false)
        } else {
            terms.iter().try_fold(zero, |sum, term| sum.plus(term))?
        };
        Points::over(points, &Exact::from(parts))
    }
}

/// That an item holds: it is ticked, or its own rule is answered.
fn holds(item: &Item, entry: &Entry) -> Option<String> {
    match &item.worth {
        Worth::Points(_) => Some(format!("{}=\"x\"", entry.tick.as_ref()?)),
        Worth::Rule(_) => {
            let blank = Cells::all_blank([&entry.first, &entry.second].into_iter().flatten())?;
            Some(format!("NOT({blank})"))
        }
    }
}

fn worth(item: &Item, entry: &Entry, cells: &Cells<'_>) -> Option<Points> {
    let rule = match &item.worth {
        Worth::Points(points) => return Some(Points::Known(points.clone())),
        Worth::Rule(rule) => rule,
    };
    let (first, second) = (entry.first.clone(), entry.second.clone());
    let own = Cells { answer: None, first, second, entries: Vec::new(), most: cells.most, fact: cells.fact };
    item.cap.iter().try_fold(rule.live(&own)?, Points::capped)
}
