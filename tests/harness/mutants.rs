//! Definitions with one mistake in them, as a person makes them while typing a form.

use super::support::Random;

/// A mistake: what was done, and the text with it.
pub struct Mutant {
    /// In words, with the line.
    pub what: String,
    /// The definition.
    pub text: String,
}

/// Makes a mistake in the lines of a definition: what was done, and the lines with it.
type Mistake = fn(&[String], &mut Random) -> Option<(String, Vec<String>)>;

/// The kinds of mistake.
const MISTAKES: [Mistake; 12] = [
    another_figure,
    another_figure,
    another_figure,
    another_comparison,
    swapped_bounds,
    swapped_points,
    dropped_entry,
    dropped_row,
    duplicated_code,
    another_word,
    dropped_setting,
    shortened_code,
];

/// Makes a mistake in a definition, not in its tests. None where the one that was drawn has nowhere to be made.
pub fn mutant(text: &str, random: &mut Random) -> Option<Mutant> {
    let end = text.find("\n[[test]]").unwrap_or(text.len());
    let (definition, tests) = text.split_at(end);
    let lines: Vec<String> = definition.lines().map(str::to_owned).collect();
    let (what, changed) = MISTAKES[random.below(MISTAKES.len())](&lines, random)?;
    Some(Mutant { what, text: format!("{}\n{tests}", changed.join("\n")) })
}

fn with(lines: &[String], line: usize, new: String) -> Vec<String> {
    let mut lines = lines.to_vec();
    lines[line] = new;
    lines
}

fn without(lines: &[String], from: usize, to: usize) -> Vec<String> {
    [&lines[..from], &lines[to..]].concat()
}

/// A line for which something holds.
fn a_line(lines: &[String], random: &mut Random, holds: impl Fn(&str) -> bool) -> Option<usize> {
    let fitting: Vec<usize> = (0..lines.len()).filter(|line| holds(&lines[*line])).collect();
    (!fitting.is_empty()).then(|| fitting[random.below(fitting.len())])
}

/// The numbers after a key, `points = 5` or `ge = "80%"`: from where to where.
fn figures(line: &str) -> Vec<(usize, usize)> {
    let code = line.split(" #").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("= ") {
        let start = at + 2 + usize::from(code[at + 2..].starts_with('"'));
        let length = code[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
        if length > 0 && !code.trim_start().starts_with("code") && !code.trim_start().starts_with("id") {
            found.push((start, start + length));
        }
    }
    found
}

fn another_figure(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let line = a_line(lines, random, |line| !figures(line).is_empty() && !line.starts_with("year"))?;
    let places = figures(&lines[line]);
    let (start, end) = places[random.below(places.len())];
    let old = &lines[line][start..end];
    let new = match random.below(4) {
        0 => format!("{old}0"),
        1 if old.len() > 1 => old[..old.len() - 1].to_owned(),
        2 => format!("1{old}"),
        _ => old.parse::<u64>().map_or(format!("{old}1"), |old| (old + 1).to_string()),
    };
    let text = format!("{}{new}{}", &lines[line][..start], &lines[line][end..]);
    Some((format!("line {}: {old} became {new}: {}", line + 1, lines[line].trim()), with(lines, line, text)))
}

fn another_comparison(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let pairs =
        [("gt = ", "ge = "), ("ge = ", "gt = "), ("lt = ", "le = "), ("le = ", "lt = "), ("ge = ", "le = ")];
    let (old, new) = pairs[random.below(pairs.len())];
    let line = a_line(lines, random, |line| line.contains(old))?;
    let text = lines[line].replacen(old, new, 1);
    Some((format!("line {}: {old}became {new}: {}", line + 1, lines[line].trim()), with(lines, line, text)))
}

/// A value of two neighbouring lines changes places.
fn swapped(lines: &[String], random: &mut Random, keys: &[&str]) -> Option<(String, Vec<String>)> {
    let key = keys[random.below(keys.len())];
    let value = |line: &str| {
        let start = line.find(key)? + key.len();
        let end = start + line[start..].find([',', ' ', '}'])?;
        Some((start, end))
    };
    let pairs: Vec<usize> = (1..lines.len())
        .filter(|line| {
            let (Some(a), Some(b)) = (value(&lines[line - 1]), value(&lines[*line])) else { return false };
            lines[line - 1][a.0..a.1] != lines[*line][b.0..b.1]
        })
        .collect();
    let line = *pairs.get(random.below(pairs.len().max(1)))?;
    let ((a, b), (c, d)) = (value(&lines[line - 1])?, value(&lines[line])?);
    let (above, below) = (&lines[line - 1], &lines[line]);
    let mut changed = lines.to_vec();
    changed[line - 1] = format!("{}{}{}", &above[..a], &below[c..d], &above[b..]);
    changed[line] = format!("{}{}{}", &below[..c], &above[a..b], &below[d..]);
    Some((format!("lines {line} and {}: {key}swapped: {}", line + 1, below.trim()), changed))
}

fn swapped_bounds(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    swapped(lines, random, &["gt = ", "ge = ", "lt = ", "le = "])
}

fn swapped_points(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    swapped(lines, random, &["points = ", "each = ", "per = ", "max = "])
}

fn dropped_entry(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let line = a_line(lines, random, |line| line.starts_with("  {"))?;
    Some((format!("line {} dropped: {}", line + 1, lines[line].trim()), without(lines, line, line + 1)))
}

fn dropped_row(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let line = a_line(lines, random, |line| line == "[[criterion]]")?;
    let rest = lines[line + 1..].iter().position(|line| line.starts_with('['));
    let end = rest.map_or(lines.len(), |rest| line + 1 + rest);
    Some((format!("row at line {} dropped: {}", line + 1, lines[line + 1]), without(lines, line, end)))
}

fn is_code(line: &str) -> bool {
    line.starts_with("code")
}

fn duplicated_code(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let (from, to) = (a_line(lines, random, is_code)?, a_line(lines, random, is_code)?);
    (from != to)
        .then(|| (format!("line {} repeats {}", to + 1, lines[from]), with(lines, to, lines[from].clone())))
}

/// As Excel does it: 2.10 becomes 2.1.
fn shortened_code(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let line = a_line(lines, random, |line| is_code(line) && line.contains('.'))?;
    let at = lines[line].rfind('.')?;
    let text = format!(
        "{}{}",
        &lines[line][..at],
        lines[line][at + 1..].trim_start_matches(|c: char| c.is_ascii_digit())
    );
    Some((format!("line {}: {} became {text}", line + 1, lines[line]), with(lines, line, text)))
}

fn another_word(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let words = [
        ("\"truncate\"", "\"half-up\""),
        ("at = \"leaf\"", "at = \"total\""),
        ("\"cap\"", "\"error\""),
        ("rule = \"ratio\"", "rule = \"manual\"\nmin = 0"),
        ("above_max = true", "above_max = false"),
        ("above_max = false", "above_max = true"),
        ("\"bonus\"", "\"normal\""),
        ("\"penalty\"", "\"normal\""),
        ("\"drop\"", "\"zero\""),
        ("\"rescale\"", "\"drop\""),
        ("\"full\"", "\"zero\""),
        ("\"max\"", "\"sum\""),
        ("\"mean\"", "\"sum\""),
        ("\"min\"", "\"max\""),
        ("\"weighted-mean\"", "\"mean\""),
        ("\"up\"", "\"down\""),
        ("\"staff_district\"", "\"staff_commune\""),
        ("\"departments\"", "\"communes\""),
        ("\"zero\"", "{ cap = 1 }"),
        ("met = true", "met = false"),
        ("unless = ", "when = "),
        ("is = \"", "not = \""),
    ];
    let there: Vec<&(&str, &str)> =
        words.iter().filter(|(old, _)| lines.iter().any(|line| line.contains(old))).collect();
    let (old, new) = there[random.below(there.len())];
    let line = a_line(lines, random, |line| line.contains(old))?;
    let text = lines[line].replacen(old, new, 1);
    Some((format!("line {}: {old} became {new}: {}", line + 1, lines[line].trim()), with(lines, line, text)))
}

fn dropped_setting(lines: &[String], random: &mut Random) -> Option<(String, Vec<String>)> {
    let line = a_line(lines, random, |line| {
        line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(" = ") && !line.ends_with('[')
    })?;
    Some((format!("line {} dropped: {}", line + 1, lines[line]), without(lines, line, line + 1)))
}
