//! A title that says another thing than its bounds: "Từ 98% trở lên" over `gt = "98%"` leaves 98 % itself out.
//!
//! Only the words right beside a figure are looked at, and only where the bounds have that figure: "từ", "đến", "không
//! quá", "trở lên" take it in; "trên", "dưới" leave it out.

use crate::criteria::{Criteria, Level, Limits, TOTAL};
use crate::finding::{Finding, Findings, Place, code};
use crate::number::{Exact, parse_signed_share};

/// Words before a figure, longer ones first, and whether they take it in.
const BEFORE: [(&str, bool); 16] = [
    ("không dưới", true),
    ("không quá", true),
    ("không trên", true),
    ("tối thiểu", true),
    ("tối đa", true),
    ("ít nhất", true),
    ("at least", true),
    ("at most", true),
    ("trên", false),
    ("dưới", false),
    ("above", false),
    ("below", false),
    ("từ", true),
    ("đến", true),
    ("from", true),
    ("up to", true),
];
/// Words after a figure; all take it in.
const AFTER: [&str; 3] = ["trở lên", "trở xuống", "or more"];

/// Looks at tiers and bands.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for (_, row) in criteria.leaves() {
        let Some(rule) = row.rule.as_ref().filter(|rule| rule.kind().name == "tiers") else { continue };
        for listed in rule.list() {
            let sides = written_sides(&listed.bounds);
            let what = format!("tier {} of {}", listed.id, row.code);
            let place = listed.place.as_ref().unwrap_or(&row.place);
            findings.extend(contradiction(&what, &listed.title, &sides, place, &row.code));
        }
    }
    for (owner, bands) in criteria.all_bands() {
        let code = owner.map_or(TOTAL, |row| criteria.rows[row].code.as_str());
        for band in &bands.list {
            let sides = sides(&band.limits);
            let what = format!("band {} of {}", band.id, if code == TOTAL { "the total" } else { code });
            for title in [&band.printed, &band.title].into_iter().flatten() {
                findings.extend(contradiction(&what, title, &sides, &band.place, code));
            }
        }
    }
}

/// The bounds of a tier as they are shown: `≥ 70%, < 80%`.
fn written_sides(bounds: &str) -> Vec<(Exact, bool)> {
    bounds
        .split(", ")
        .filter_map(|bound| {
            let (sign, figure) = bound.split_once(' ')?;
            Some((parse_signed_share(figure)?, ["≥", "≤"].contains(&sign)))
        })
        .collect()
}

/// The bounds of a band, where they do not differ by type of unit.
fn sides(limits: &Limits) -> Vec<(Exact, bool)> {
    let each = [&limits.lower, &limits.upper].into_iter().flatten();
    each.filter_map(|limit| match &limit.level {
        Level::Points(at) | Level::Share(at) => Some((at.clone(), limit.inclusive)),
        Level::ByFact { .. } => None,
    })
    .collect()
}

fn contradiction(what: &str, title: &str, sides: &[(Exact, bool)], place: &Place, code: &str) -> Findings {
    let mut findings = Findings::default();
    for (figure, taken_in, words) in said(title) {
        let here: Vec<bool> =
            sides.iter().filter(|(at, _)| *at == figure).map(|(_, inclusive)| *inclusive).collect();
        if !here.is_empty() && !here.contains(&taken_in) {
            let (says, has) = if taken_in { ("takes", "leave") } else { ("leaves", "take") };
            let (into, out) = if taken_in { ("in", "out") } else { ("out", "in") };
            let message = format!(
                "the title of {what} says \u{201c}{words}\u{201d}, which {says} the figure {into}, and its bounds {has} it {out}"
            );
            let help = "gt and lt leave the bound out, ge and le take it in: write what the form prints";
            findings.push(Finding::new(&code::TITLE_CONTRADICTS, message, help).at(place).about(code, None));
        }
    }
    findings
}

/// The figures of a title that a word beside them takes in or leaves out, with that word.
fn said(title: &str) -> Vec<(Exact, bool, String)> {
    let title = title.to_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = title[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let length = title[start..].find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
        let mut end = length.map_or(title.len(), |length| start + length);
        let digits = title[start..end].trim_end_matches([',', '.']).replace(',', ".");
        let gap = title[end..].len() - title[end..].trim_start().len();
        let share = title[end + gap..].starts_with('%');
        if share {
            end += gap + 1;
        }
        let figure = parse_signed_share(&format!("{digits}{}", if share { "%" } else { "" }));
        let before = title[..start].trim_end();
        let word = BEFORE.into_iter().find(|(word, _)| before.ends_with(word));
        let after = AFTER.into_iter().find(|word| title[end..].trim_start().starts_with(word));
        match (figure, word, after) {
            (Some(figure), _, Some(after)) => {
                let words = format!("{} {after}", &title[start..end]);
                found.push((figure, true, words));
            }
            (Some(figure), Some((word, taken_in)), None) => {
                found.push((figure, taken_in, format!("{word} {}", &title[start..end])));
            }
            (_, _, _) => {}
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_figures_by_table() {
        for (title, expected) in [
            ("Thực hiện trên 80% kế hoạch", &[("4/5", false)][..]),
            ("Thực hiện từ 70% đến 80% kế hoạch", &[("7/10", true), ("4/5", true)]),
            ("Từ 50% đến dưới 70%", &[("1/2", true), ("7/10", false)]),
            ("Từ 98 % trở lên", &[("49/50", true)]),
            ("Số tin, bài cập nhật >= 20 tin, bài/tháng", &[]),
            ("Không dưới 12,5 điểm", &[("25/2", true)]),
            ("80 - 100", &[]),
        ] {
            let found: Vec<(String, bool)> =
                said(title).into_iter().map(|(figure, taken_in, _)| (figure.to_string(), taken_in)).collect();
            let expected: Vec<(String, bool)> = expected
                .iter()
                .map(|(share, taken_in)| (parse_signed_share(share).unwrap().to_string(), *taken_in))
                .collect();
            assert_eq!(found, expected, "{title}");
        }
    }
}
