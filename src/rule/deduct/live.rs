//! Losses as a formula.

use num_integer::Integer;

use super::super::counter::Counter;
use super::Deduct;
use crate::live::{Cells, Figure, Points, Whole};
use crate::number::Exact;

/// More entries of a table are not listed in a formula.
const MOST_ENTRIES: usize = 60;

/// What one counter adds to the formula.
struct Lost {
    loss: Whole,
    valid: String,
    /// That everything is lost.
    everything: Option<String>,
}

impl Deduct {
    /// What the cells of the counters come to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let mut parts = 1;
        for number in [&self.max, &self.floor].into_iter().chain(self.counters.iter().flat_map(numbers)) {
            parts = Whole::parts(number)?.1.known?.lcm(&parts);
        }
        let figures: Option<Vec<&Figure>> = cells.entries.iter().map(|entry| entry.first.as_ref()).collect();
        let figures = figures?;
        let judged = self.counters.iter().zip(&figures).filter(|(counter, _)| is_judged(counter));
        for (_, figure) in judged {
            parts = Whole::known(&figure.unit())?.known?.lcm(&parts);
        }
        let scale = Exact::from(parts);
        let (mut losses, mut valid, mut everything) = (Whole::known(&Exact::ZERO)?, Vec::new(), Vec::new());
        for (counter, figure) in self.counters.iter().zip(figures) {
            let lost = lost(counter, figure, &scale, cells.most)?;
            losses = losses.plus(&lost.loss)?;
            valid.push(lost.valid);
            everything.extend(lost.everything);
        }
        let [max, floor] = [&self.max, &self.floor].map(|bound| Whole::known(&(bound * &scale)));
        let (max, floor) = (max?, floor?);
        let mut left = max.minus(&losses, true)?.greatest(&floor);
        left.signed = floor.signed;
        let mut points = Points::over(left, &scale)?;
        if !everything.is_empty() {
            let all = format!("OR({})", everything.join(","));
            points = Points::when(all, Points::Known(self.floor.clone()), points);
        }
        Some(Points::where_valid(&valid, points))
    }
}

fn is_judged(counter: &Counter) -> bool {
    matches!(counter, Counter::Judged { .. })
}

/// The numbers that a counter states.
fn numbers(counter: &Counter) -> Vec<&Exact> {
    match counter {
        Counter::Per { each, most } => [Some(each), most.as_ref()].into_iter().flatten().collect(),
        Counter::Table(losses) => losses.iter().flatten().collect(),
        Counter::Judged { least, most } => vec![least, most],
    }
}

fn lost(counter: &Counter, figure: &Figure, scale: &Exact, most: i64) -> Option<Lost> {
    let counted = if is_judged(counter) { figure.clone() } else { figure.counted() };
    let cell = &counted.cell;
    let whole = counted.whole(most, false);
    let mut valid = vec![counted.valid(most, false)];
    let mut everything = None;
    let loss = match counter {
        Counter::Per { each, most } => {
            let loss = whole.by(&(each * scale))?;
            match most {
                Some(most) => loss.least(&Whole::known(&(most * scale))?),
                None => loss,
            }
        }
        Counter::Table(losses) => {
            let last = losses.len().checked_sub(1).filter(|last| *last < MOST_ENTRIES)?;
            let mut texts = Vec::new();
            let (mut all, mut largest) = (Vec::new(), 0);
            for (at, loss) in losses.iter().enumerate() {
                let listed = Whole::known(&(loss.as_ref().unwrap_or(&Exact::ZERO) * scale))?;
                largest = listed.most.max(largest);
                texts.push(listed.text);
                if loss.is_none() {
                    all.push(format!("{cell}{}{at}", if at == last { ">=" } else { "=" }));
                }
            }
            if !all.is_empty() {
                everything = Some(format!("AND({cell}<>\"\",OR({}))", all.join(",")));
            }
            let text = format!("IF({cell}=\"\",0,CHOOSE(MIN({cell},{last})+1,{}))", texts.join(","));
            Whole::held(text, largest, false)
        }
        Counter::Judged { least, most } => {
            let loss = whole.by(&scale.over(&counted.unit())?)?;
            let [least, most] = [least, most].map(|bound| Whole::known(&(bound * scale)));
            let (least, most) = (least?.text, most?.text);
            valid.push(format!("OR({cell}=0,AND({}>={least},{}<={most}))", loss.text, loss.text));
            loss
        }
    };
    let valid = format!("OR({cell}=\"\",AND({}))", valid.join(","));
    Some(Lost { loss, valid, everything })
}
