//! The cells that an answer stands in.

use super::Whole;
use crate::number::Exact;

/// What stands between the id of an option and its title in a drop-down list.
pub const AFTER_ID: &str = " – ";
/// The entry of such a list that says that no item holds.
pub const NO_ITEM: &str = "0";
/// The entry that says that the row does not apply to the unit.
pub const NOT_APPLICABLE: &str = "n/a";

/// A cell with a figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its address, or a formula that gives the cell that counts.
    pub cell: String,
    /// So many decimals are reckoned with; a figure with more is refused.
    pub decimals: u32,
}

/// The cells of an entry of the rule's list: a row of its own.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Where it is ticked.
    pub tick: Option<String>,
    /// Its figure, or how many there are.
    pub first: Option<Figure>,
    /// The figure beside it.
    pub second: Option<Figure>,
}

/// The cells of an answer.
pub struct Cells<'c> {
    /// The option.
    pub answer: Option<String>,
    /// The figure, or the numerator.
    pub first: Option<Figure>,
    /// The denominator, or the figure of the period before.
    pub second: Option<Figure>,
    /// The rows of the rule's list, where each has its own.
    pub entries: Vec<Entry>,
    /// Figures reach this at most once their decimals are taken away; the formula refuses others.
    pub most: i64,
    /// The cell of a fact.
    pub fact: &'c dyn Fn(usize) -> Option<String>,
}

impl Figure {
    /// The figure as a whole number: 12.5 with one decimal is 125.
    pub fn whole(&self, most: i64, signed: bool) -> Whole {
        let text = match self.decimals {
            0 => self.cell.clone(),
            decimals => format!("ROUND({}*1{},0)", self.cell, "0".repeat(decimals as usize)),
        };
        Whole::held(text, u128::from(most.unsigned_abs()), signed)
    }

    /// What the whole number is divided by.
    pub fn unit(&self) -> Exact {
        Exact::from(10_i64.pow(self.decimals.min(12)))
    }

    /// That the cell holds a figure that the proof covers.
    pub fn valid(&self, most: i64, signed: bool) -> String {
        let cell = &self.cell;
        let most = super::literal(&Exact::from(most).over(&self.unit()).unwrap_or(Exact::ZERO));
        let most = most.unwrap_or_else(|| "0".to_owned());
        let least = if signed { format!("-{most}") } else { "0".to_owned() };
        let round = match self.decimals {
            0 => format!("INT({cell})={cell}"),
            decimals => format!("ROUND({cell},{decimals})={cell}"),
        };
        format!("ISNUMBER({cell}),{cell}>={least},{cell}<={most},{round}")
    }

    /// The same figure of which only whole numbers are valid.
    #[must_use]
    pub fn counted(&self) -> Self {
        Figure { cell: self.cell.clone(), decimals: 0 }
    }
}

impl Cells<'_> {
    /// That the option is the one of this id.
    pub fn chosen(&self, id: &str) -> Option<String> {
        let cell = self.answer.as_ref()?;
        let wanted = format!("{id}{AFTER_ID}");
        Some(format!("LEFT({cell}&\"{AFTER_ID}\",{})=\"{wanted}\"", wanted.chars().count()))
    }

    /// The denominator, where an answer may leave it to a fact.
    pub fn second_or(&self, fact: Option<usize>) -> Option<Figure> {
        let own = self.second.clone()?;
        let Some(fact) = fact.and_then(|fact| (self.fact)(fact)) else { return Some(own) };
        Some(Figure { cell: format!("IF({}=\"\",{fact},{})", own.cell, own.cell), decimals: own.decimals })
    }

    /// That none of these cells says anything.
    pub fn all_blank<'f>(figures: impl IntoIterator<Item = &'f Figure>) -> Option<String> {
        let blank: Vec<String> = figures.into_iter().map(|figure| format!("{}=\"\"", figure.cell)).collect();
        match &blank[..] {
            [] => None,
            [one] => Some(one.clone()),
            _ => Some(format!("AND({})", blank.join(","))),
        }
    }

    /// Every cell of the answer.
    pub fn each(&self) -> Vec<&str> {
        let of_entries = self.entries.iter().flat_map(|entry| {
            let figures = [&entry.first, &entry.second].into_iter().flatten();
            entry.tick.as_deref().into_iter().chain(figures.map(|figure| figure.cell.as_str()))
        });
        let own = [&self.first, &self.second].into_iter().flatten().map(|figure| figure.cell.as_str());
        self.answer.as_deref().into_iter().chain(own).chain(of_entries).collect()
    }
}
