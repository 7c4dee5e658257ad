//! How several figures become one: the rows of a group, the items of a checklist.

use std::fmt;

use crate::language::{Language, Show};
use crate::number::Exact;

/// How figures are combined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Combine {
    /// Added up.
    #[default]
    Sum,
    /// Their mean.
    Mean,
    /// Their mean by weight.
    WeightedMean,
    /// The best one: alternatives, "hoặc".
    Max,
    /// The weakest one.
    Min,
}

impl Combine {
    /// All, by the word that a criteria file uses.
    pub const WORDS: [(&'static str, Combine); 5] = [
        ("sum", Combine::Sum),
        ("mean", Combine::Mean),
        ("weighted-mean", Combine::WeightedMean),
        ("max", Combine::Max),
        ("min", Combine::Min),
    ];

    /// The word that a criteria file uses.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, combine)| *combine == self).map_or("", |(word, _)| word)
    }

    /// Whether it divides, so that the result may have to be rounded.
    pub fn is_mean(self) -> bool {
        matches!(self, Combine::Mean | Combine::WeightedMean)
    }

    /// Which of several results a best-of or a minimum takes: the first where several are equal; `None` where all count.
    pub fn taken<T>(self, figures: impl Iterator<Item = (T, Exact)>) -> Option<T> {
        let better = |new: &Exact, old: &Exact| match self {
            Combine::Max => new > old,
            Combine::Min => new < old,
            Combine::Sum | Combine::Mean | Combine::WeightedMean => false,
        };
        if !matches!(self, Combine::Max | Combine::Min) {
            return None;
        }
        let first = |old: (T, Exact), new: (T, Exact)| if better(&new.1, &old.1) { new } else { old };
        figures.reduce(first).map(|(taken, _)| taken)
    }

    /// What the figures come to, each with its weight; nothing comes to 0.
    pub fn of(self, figures: &[(Exact, Exact)]) -> Exact {
        self.of_each(figures.iter().map(|(weight, points)| (weight, points.clone())))
    }

    /// The same of figures that stand in no list.
    pub fn of_each<'f>(self, figures: impl Iterator<Item = (&'f Exact, Exact)>) -> Exact {
        let mean = |sum: Exact, of: Exact| sum.over(&of).unwrap_or(Exact::ZERO);
        match self {
            Combine::Sum => Exact::sum(figures.map(|(_, points)| points)),
            Combine::Mean => {
                let mut ones = 0;
                let all = Exact::sum(figures.inspect(|_| ones += 1).map(|(_, points)| points));
                mean(all, Exact::from(ones))
            }
            Combine::WeightedMean => {
                let mut weights = Exact::ZERO;
                let weighted = |(weight, points): (&'f Exact, Exact)| {
                    weights = &weights + weight;
                    weight * &points
                };
                let all = Exact::sum(figures.map(weighted));
                mean(all, weights)
            }
            Combine::Max => figures.map(|(_, points)| points).max().unwrap_or(Exact::ZERO),
            Combine::Min => figures.map(|(_, points)| points).min().unwrap_or(Exact::ZERO),
        }
    }
}

impl Show for Combine {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (language, self) {
            (Language::English, combine) => combine.word(),
            (Language::Vietnamese, Combine::Sum) => "tổng",
            (Language::Vietnamese, Combine::Mean) => "trung bình",
            (Language::Vietnamese, Combine::WeightedMean) => "trung bình theo trọng số",
            (Language::Vietnamese, Combine::Max) => "cao nhất",
            (Language::Vietnamese, Combine::Min) => "thấp nhất",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_by_table() {
        let figures: Vec<(Exact, Exact)> = [(2, 5), (1, 3), (1, 2)]
            .map(|(weight, points)| (Exact::from(weight), Exact::from(points)))
            .into();
        for (word, expected) in
            [("sum", "10"), ("mean", "10/3"), ("weighted-mean", "3.75"), ("max", "5"), ("min", "2")]
        {
            let combine = Combine::WORDS.iter().find(|(known, _)| *known == word).unwrap().1;
            assert_eq!(combine.of(&figures).to_string(), expected, "{word}");
            assert_eq!(combine.of(&[]), Exact::ZERO, "{word} of nothing");
        }
    }
}
