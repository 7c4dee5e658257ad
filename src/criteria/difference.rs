//! Where an edition of the user's differs from a shipped one of the same id.
//!
//! What is compared is what the files say: comments, line ends, the order of keys and how a number is written make no difference.
//! Notes, articles, accepted remarks and tests are left out, which no number follows from; titles are not, since printed forms are
//! read by them.

use std::ops::Range;

use crate::finding::{Findings, SourceId};
use crate::source::SourceText;
use crate::source::toml::{Table, Value, parse_document, signed_figure};

/// Keys that no number follows from, wherever they are.
const SAYS_NOTHING: [&str; 4] = ["note", "basis", "allow", "test"];
/// The list of rows.
const ROWS: &str = "criterion";

/// Where two editions differ first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The code of the row; `None` outside of rows.
    pub row: Option<String>,
    /// The key, with those around it: `rounding.mode`.
    pub key: String,
    /// Where in the text of the user's edition.
    pub span: Range<usize>,
}

/// Where an edition first says something else than another one; `None` where both say the same.
pub(crate) fn first_difference(own: &SourceText, other: &SourceText) -> Option<Difference> {
    let mut ignored = Findings::default();
    let (one, two) = (SourceId(0), SourceId(1));
    let own = parse_document(one, own, &mut ignored);
    let other = parse_document(two, other, &mut ignored);
    in_tables(&own, &other, &Path::default(), 0..0)
}

/// The keys on the way to a value.
#[derive(Clone, Debug, Default)]
struct Path {
    row: Option<String>,
    keys: Vec<String>,
}

impl Path {
    fn below(&self, key: &str) -> Self {
        let mut path = self.clone();
        path.keys.push(key.to_owned());
        path
    }

    /// The row of the list of rows that a table is; other lists are named by their key.
    fn item(&self, table: Option<&Table<'_>>) -> Self {
        let code = table.and_then(|table| table.get("code")).and_then(|code| code.get_ref().as_str());
        match code.filter(|_| self.row.is_none() && self.keys == [ROWS]) {
            Some(code) => Path { row: Some(code.to_owned()), keys: Vec::new() },
            None => self.clone(),
        }
    }

    fn differs(&self, span: Range<usize>) -> Difference {
        Difference { row: self.row.clone(), key: self.keys.join("."), span }
    }
}

/// The first of some differences, in the order of the text.
fn first(found: impl Iterator<Item = Difference>) -> Option<Difference> {
    found.min_by_key(|difference| difference.span.start)
}

fn in_tables(own: &Table<'_>, other: &Table<'_>, path: &Path, whole: Range<usize>) -> Option<Difference> {
    let says = |key: &str| !SAYS_NOTHING.contains(&key);
    let here = own.iter().filter(|(key, _)| says(&key.text)).filter_map(|(key, value)| {
        let below = path.below(&key.text);
        match other.get(&key.text) {
            Some(other) => in_values(value, other, &below),
            None => Some(below.differs(key.span.clone())),
        }
    });
    let missing = other.keys().filter(|key| says(&key.text) && !own.contains_key(&key.text));
    let missing = missing.map(|key| path.below(&key.text).differs(whole.clone()));
    first(here.chain(missing))
}

fn in_values(own: &Value<'_>, other: &Value<'_>, path: &Path) -> Option<Difference> {
    let (one, two) = (own.get_ref(), other.get_ref());
    if let (Some(one), Some(two)) = (one.as_table(), two.as_table()) {
        return in_tables(one, two, path, own.span());
    }
    if let (Some(one), Some(two)) = (one.as_array(), two.as_array()) {
        let items = one.iter().zip(two);
        let found = first(
            items.filter_map(|(own, other)| in_values(own, other, &path.item(own.get_ref().as_table()))),
        );
        let longer = one.get(two.len()).map(|item| path.item(item.get_ref().as_table()).differs(item.span()));
        let shorter = (one.len() < two.len()).then(|| path.differs(own.span()));
        return found.or(longer).or(shorter);
    }
    let is_same = match (one.as_str(), two.as_str()) {
        (Some(one), Some(two)) => one.replace("\r\n", "\n") == two.replace("\r\n", "\n"),
        _ => match (signed_figure(one), signed_figure(two)) {
            (Some(Ok(one)), Some(Ok(two))) => one == two,
            _ => one == two,
        },
    };
    (!is_same).then(|| path.differs(own.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDITION: &str = "[criteria]\nid = \"x\"\ntitle = \"X\"\nmax = 10\n\n[rounding]\nmode = \"exact\"\n\n\
                           [[criterion]]\ncode = \"1\"\ntitle = \"A\"\nmax = 5\nrule = \"manual\"\n\n\
                           [[criterion]]\ncode = \"2\"\ntitle = \"B\"\nmax = 5\nrule = \"tiers\"\n\
                           tiers = [ { ge = \"10%\", points = 5 }, { lt = \"10%\", points = 0 } ]\n";

    #[test]
    fn what_no_number_follows_from_makes_no_difference() {
        let shipped = SourceText::new("", EDITION);
        for own in [
            EDITION.to_owned(),
            EDITION.replace('\n', "\r\n"),
            EDITION.replace("max = 10", "max = 10.0 # as printed"),
            EDITION.replace("id = \"x\"\ntitle = \"X\"", "title = \"X\"\nid = 'x'"),
            EDITION.replace("rule = \"manual\"", "rule = \"manual\"\nnote = \"Look twice.\""),
            format!("{EDITION}\n[[test]]\nname = \"A\"\n"),
        ] {
            assert_eq!(first_difference(&SourceText::new("", own.clone()), &shipped), None, "{own}");
        }
    }

    #[test]
    fn the_first_difference_is_named_by_its_row_and_key() {
        let shipped = SourceText::new("", EDITION);
        for (from, to, row, key) in [
            ("max = 10", "max = 11", None, "criteria.max"),
            ("mode = \"exact\"", "mode = \"exact\"\ndecimals = 2", None, "rounding.decimals"),
            ("max = 5\nrule = \"manual\"", "max = 6\nrule = \"manual\"", Some("1"), "max"),
            ("rule = \"manual\"\n", "", Some("1"), "rule"),
            ("ge = \"10%\"", "gt = \"10%\"", Some("2"), "tiers.ge"),
            ("{ lt = \"10%\", points = 0 }", "", Some("2"), "tiers"),
            ("title = \"B\"", "title = \"C\"", Some("2"), "title"),
        ] {
            let own = SourceText::new("", EDITION.replacen(from, to, 1));
            let found = first_difference(&own, &shipped).expect(from);
            assert_eq!((found.row.as_deref(), found.key.as_str()), (row, key), "{from} → {to}");
        }
        let own = SourceText::new("", format!("{EDITION}\n[[criterion]]\ncode = \"3\"\ntitle = \"D\"\n"));
        assert_eq!(first_difference(&own, &shipped).and_then(|found| found.row).as_deref(), Some("3"));
    }
}
