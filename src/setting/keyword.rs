//! Types whose values are the words of a fixed set.

use crate::column::Column;
use crate::combine::Combine;
use crate::number::{RoundAt, RoundingMode};

/// A type that is one of a fixed set of words.
pub(crate) trait Keyword: Copy + 'static {
    /// All, by the word that a criteria file uses.
    const WORDS: &'static [(&'static str, Self)];
}

/// The words of a set, without what they mean.
pub(crate) fn words_of<T: Copy>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

impl Keyword for Column {
    const WORDS: &'static [(&'static str, Self)] =
        &[(Column::Own.word(), Column::Own), (Column::Appraisal.word(), Column::Appraisal)];
}

impl Keyword for Combine {
    const WORDS: &'static [(&'static str, Self)] = &Combine::WORDS;
}

impl Keyword for RoundAt {
    const WORDS: &'static [(&'static str, Self)] = &RoundAt::WORDS;
}

impl Keyword for RoundingMode {
    const WORDS: &'static [(&'static str, Self)] = &RoundingMode::WORDS;
}

/// The words of a type, and one word for none of its values.
pub(crate) const fn or_none<T: Copy, const N: usize, const M: usize>(
    words: &[(&'static str, T); N],
    none: &'static str,
) -> [(&'static str, Option<T>); M] {
    assert!(M == N + 1, "one word more");
    let mut all = [(none, None); M];
    let mut next = 0;
    while next < N {
        all[next] = (words[next].0, Some(words[next].1));
        next += 1;
    }
    all
}
