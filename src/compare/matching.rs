//! Which row of one edition is which row of another: by what the newer one says (`was`), then by code where the titles are
//! alike, then by title. A code alone proves nothing: editions use it again for another row.

use crate::criteria::{Criteria, Criterion, Node};
use crate::title::{ALIKE, Title};

/// By what two rows are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchedBy {
    /// Both forms answer the same edition.
    Edition,
    /// The edition says so.
    Was,
    /// Their code, under titles that are alike.
    Code,
    /// Their title.
    Title,
}

impl MatchedBy {
    /// The word of JSON.
    pub fn word(self) -> &'static str {
        match self {
            MatchedBy::Edition => "edition",
            MatchedBy::Was => "was",
            MatchedBy::Code => "code",
            MatchedBy::Title => "title",
        }
    }
}

/// A row of both editions, or of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// Of both, by index.
    Both {
        /// In the edition before.
        before: usize,
        /// In the edition after.
        after: usize,
        /// By what they are one.
        by: MatchedBy,
    },
    /// Of the edition before alone.
    Before(usize),
    /// Of the edition after alone.
    After(usize),
}

impl Pair {
    /// The row in the edition before.
    pub fn before(self) -> Option<usize> {
        match self {
            Pair::Both { before, .. } | Pair::Before(before) => Some(before),
            Pair::After(_) => None,
        }
    }

    /// The row in the edition after.
    pub fn after(self) -> Option<usize> {
        match self {
            Pair::Both { after, .. } | Pair::After(after) => Some(after),
            Pair::Before(_) => None,
        }
    }
}

/// A row, by its pair, or the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// Position among the pairs.
    Row(usize),
    /// The total.
    Total,
}

/// All rows of two editions.
#[derive(Clone, Debug)]
pub struct Matching {
    /// The rows after, in the order of their form; then those that are only before, in the order of theirs.
    pub pairs: Vec<Pair>,
    /// Codes that are given by `was`, and that no row before has, or only a row of another sort.
    pub unknown: Vec<(usize, String)>,
    /// Position of the pair of each row before.
    of_before: Vec<usize>,
    /// Position of the pair of each row after.
    of_after: Vec<usize>,
}

impl Matching {
    /// Where a node before stands.
    pub fn at_before(&self, node: Node) -> At {
        node.row().map_or(At::Total, |row| At::Row(self.of_before[row]))
    }

    /// Where a node after stands.
    pub fn at_after(&self, node: Node) -> At {
        node.row().map_or(At::Total, |row| At::Row(self.of_after[row]))
    }

    /// The rows that are only before, and those that are only after.
    pub fn unmatched(&self) -> (Vec<usize>, Vec<usize>) {
        let before = |pair: &Pair| pair.before().filter(|_| pair.after().is_none());
        let after = |pair: &Pair| pair.after().filter(|_| pair.before().is_none());
        (self.pairs.iter().filter_map(before).collect(), self.pairs.iter().filter_map(after).collect())
    }
}

/// What is known while rows are matched.
struct Search<'s> {
    before: &'s Criteria,
    after: &'s Criteria,
    titles_before: Vec<Title>,
    titles_after: Vec<Title>,
    /// Of each row after, the one before.
    found: Vec<Option<(usize, MatchedBy)>>,
    /// Of each row before, the one after.
    taken: Vec<Option<usize>>,
}

/// Matches the rows of two editions; the text of one edition is matched row by row.
pub fn matching(before: &Criteria, after: &Criteria) -> Matching {
    if before.sha256 == after.sha256 {
        let pair = |row| Pair::Both { before: row, after: row, by: MatchedBy::Edition };
        let rows: Vec<usize> = (0..after.rows.len()).collect();
        return Matching {
            pairs: rows.iter().copied().map(pair).collect(),
            unknown: Vec::new(),
            of_before: rows.clone(),
            of_after: rows,
        };
    }
    let titles = |criteria: &Criteria| criteria.rows.iter().map(|row| Title::new(&row.title)).collect();
    let mut search = Search {
        before,
        after,
        titles_before: titles(before),
        titles_after: titles(after),
        found: vec![None; after.rows.len()],
        taken: vec![None; before.rows.len()],
    };
    let unknown = search.by_was();
    search.by_code();
    // rows under one group first: *Năm 2022* stands in several
    search.by_title(true);
    search.by_title(false);
    let mut pairs: Vec<Pair> = Vec::new();
    for (row, found) in search.found.iter().enumerate() {
        pairs.push(match found {
            Some((before, by)) => Pair::Both { before: *before, after: row, by: *by },
            None => Pair::After(row),
        });
    }
    let alone = search.taken.iter().enumerate().filter(|(_, taken)| taken.is_none());
    pairs.extend(alone.map(|(row, _)| Pair::Before(row)));
    let mut of_before = vec![0; before.rows.len()];
    for (at, pair) in pairs.iter().enumerate() {
        if let Some(row) = pair.before() {
            of_before[row] = at;
        }
    }
    Matching { pairs, unknown, of_before, of_after: (0..after.rows.len()).collect() }
}

impl Search<'_> {
    fn free(&self, before: usize, after: usize) -> bool {
        let same_sort = self.before.rows[before].is_group() == self.after.rows[after].is_group();
        same_sort && self.taken[before].is_none() && self.found[after].is_none()
    }

    fn take(&mut self, before: usize, after: usize, by: MatchedBy) {
        self.found[after] = Some((before, by));
        self.taken[before] = Some(after);
    }

    /// What either edition says of the codes of the other; the newer one is the one that says it.
    fn by_was(&mut self) -> Vec<(usize, String)> {
        let says = |criteria: &Criteria| criteria.rows.iter().any(|row| row.was.is_some());
        let mut unknown = Vec::new();
        if says(self.after) {
            let said = |(row, criterion): (usize, &Criterion)| Some((row, criterion.was.clone()?));
            let said: Vec<(usize, String)> = self.after.rows.iter().enumerate().filter_map(said).collect();
            for (after, was) in said {
                match self.before.find(&was).filter(|before| self.free(*before, after)) {
                    Some(before) => self.take(before, after, MatchedBy::Was),
                    None => unknown.push((after, was)),
                }
            }
        } else if says(self.before) {
            // the newer form was given first
            for before in 0..self.before.rows.len() {
                let was = self.before.rows[before].was.as_deref();
                let after = was.and_then(|was| self.after.find(was));
                if let Some(after) = after.filter(|after| self.free(before, *after)) {
                    self.take(before, after, MatchedBy::Was);
                }
            }
        }
        unknown
    }

    fn by_code(&mut self) {
        for after in 0..self.after.rows.len() {
            let Some(before) = self.before.find(&self.after.rows[after].code) else { continue };
            let alike = self.titles_before[before].likeness(&self.titles_after[after]) >= ALIKE;
            if alike && self.free(before, after) {
                self.take(before, after, MatchedBy::Code);
            }
        }
    }

    /// Rows whose title is the same, and stands once among those that are left: in groups that are one, or anywhere.
    fn by_title(&mut self, in_groups: bool) {
        for after in 0..self.after.rows.len() {
            let title = &self.titles_after[after];
            if self.found[after].is_some() || title.is_empty() {
                continue;
            }
            let fits = |before: usize, of: usize| {
                let same_group = || self.parent_matched(before, of);
                self.titles_before[before].folded == title.folded
                    && self.free(before, of)
                    && (!in_groups || same_group())
            };
            let mut before = (0..self.before.rows.len()).filter(|before| fits(*before, after));
            let (Some(first), None) = (before.next(), before.next()) else { continue };
            let rivals = (0..self.after.rows.len())
                .filter(|other| self.titles_after[*other].folded == title.folded && fits(first, *other));
            if rivals.count() == 1 {
                self.take(first, after, MatchedBy::Title);
            }
        }
    }

    /// Whether both stand in groups that are one, or at the top.
    fn parent_matched(&self, before: usize, after: usize) -> bool {
        match (self.before.rows[before].parent, self.after.rows[after].parent) {
            (Some(before), Some(after)) => self.taken[before] == Some(after),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}
