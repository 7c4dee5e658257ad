//! The numbers that a title or the printed bounds of an entry name, as people write them: "từ 62,5% đến dưới 70%", "8 – 10",
//! "≥ 80", "1.000 hồ sơ trở lên".
//!
//! A number counts only beside a word or a sign that makes a bound of it; "Hạng 2", years, dates and the numbers of decrees
//! do not. Where digits can be read in two ways, both readings are kept.

use crate::number::Exact;

/// Words before a number, and whether the number is within the bound. The longest that fits is taken.
const BEFORE: [(&str, bool); 49] = [
    ("từ", true),
    ("đến", true),
    ("tới", true),
    ("không dưới", true),
    ("không quá", true),
    ("không trên", true),
    ("không vượt quá", true),
    ("tối thiểu", true),
    ("tối đa", true),
    ("ít nhất", true),
    ("nhiều nhất", true),
    ("lớn hơn hoặc bằng", true),
    ("nhỏ hơn hoặc bằng", true),
    ("trên", false),
    ("dưới", false),
    ("hơn", false),
    ("lớn hơn", false),
    ("nhỏ hơn", false),
    ("cao hơn", false),
    ("thấp hơn", false),
    ("vượt quá", false),
    ("from", true),
    ("to", true),
    ("up to", true),
    ("at least", true),
    ("at most", true),
    ("no more than", true),
    ("not more than", true),
    ("no less than", true),
    ("not less than", true),
    ("not below", true),
    ("not above", true),
    ("above", false),
    ("below", false),
    ("over", false),
    ("under", false),
    ("more than", false),
    ("less than", false),
    ("fewer than", false),
    ("≥", true),
    ("≤", true),
    ("⩾", true),
    ("⩽", true),
    (">=", true),
    ("<=", true),
    (">", false),
    ("<", false),
    ("&gt;", false),
    ("&lt;", false),
];
/// Words after a number, also after the unit of points; all take it in.
const AFTER: [&str; 12] = [
    "trở lên",
    "trở xuống",
    "or more",
    "or less",
    "or fewer",
    "or above",
    "or below",
    "or higher",
    "or lower",
    "and above",
    "and below",
    "and over",
];
/// Units that may stand between a number and the word after it.
const UNITS: [&str; 3] = ["điểm", "points", "point"];
/// Words after a number that multiply it.
const FACTORS: [(&str, i64); 9] = [
    ("nghìn", 1_000),
    ("ngàn", 1_000),
    ("triệu", 1_000_000),
    ("tỷ", 1_000_000_000),
    ("tỉ", 1_000_000_000),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];
/// Words that say that a number is a fall.
const FALLS: [&str; 4] = ["giảm", "âm", "decrease", "minus"];
const DASHES: [char; 5] = ['-', '–', '—', '−', '~'];

/// A number of a title.
#[derive(Clone, Debug)]
pub(super) struct TitleNumber {
    /// What it may stand for.
    pub readings: Vec<Exact>,
    /// What one more in its last digit is.
    pub unit: Exact,
    /// Whether a word beside it takes it in, or leaves it out; neither in "8 - 10".
    pub taken_in: Option<bool>,
    /// As written, with that word.
    pub written: String,
    /// As written, alone.
    pub digits: String,
    /// Whether a word, a sign or a dash makes a bound of it.
    pub is_bound: bool,
}

/// A number where it stands in a text.
struct Spot {
    start: usize,
    end: usize,
    readings: Vec<Exact>,
    decimals: u32,
    is_share: bool,
}

/// All numbers of a text. `printed`: the text is nothing but bounds, so that a dash or a lone number is one too.
pub(super) fn title_numbers(text: &str, printed: bool) -> Vec<TitleNumber> {
    let text = text.to_lowercase();
    let mut spots = spots(&text);
    share_sign_of_ranges(&text, &mut spots);
    let lone = printed && spots.len() == 1 && text.split_whitespace().count() <= 2;
    let falls = FALLS.iter().any(|word| text.contains(word));
    let ranges: Vec<bool> =
        spots.windows(2).map(|pair| is_range(&text[pair[0].end..pair[1].start])).collect();
    let mut numbers = Vec::new();
    for (position, spot) in spots.iter().enumerate() {
        let (before, after) = (&text[..spot.start], &text[spot.end..]);
        let word = word_before(before);
        let follows = word_after(after);
        let opens = |first: &Spot| {
            let before = text[..first.start].trim_end();
            printed
                || before.is_empty()
                || before.ends_with(['(', ':', '[', ','])
                || word_before(before).is_some()
        };
        let in_range = (position > 0 && ranges[position - 1] && opens(&spots[position - 1]))
            || (ranges.get(position) == Some(&true) && opens(spot));
        let digits = text[spot.start..spot.end].to_owned();
        let (taken_in, written) = match (follows, word) {
            (Some(after), _) => (Some(true), format!("{digits} {after}")),
            (None, Some((word, taken_in))) => (Some(taken_in), format!("{word} {digits}")),
            (None, None) => (None, digits.clone()),
        };
        let scale = if spot.is_share { 2 } else { 0 } + spot.decimals;
        let power = (0..scale).fold(Exact::ONE, |power, _| &power * &Exact::from(10));
        let mut readings = spot.readings.clone();
        if falls {
            readings.extend(spot.readings.iter().map(|reading| -reading));
        }
        numbers.push(TitleNumber {
            readings,
            unit: Exact::ONE.over(&power).unwrap_or(Exact::ONE),
            is_bound: taken_in.is_some() || in_range || lone,
            taken_in,
            written,
            digits,
        });
    }
    numbers
}

/// Whether what lies between two numbers makes a range of them: a dash or "to", after the unit of the first and before a
/// word of the second perhaps.
fn is_range(between: &str) -> bool {
    let between = between.trim();
    let between = UNITS.iter().find_map(|unit| between.strip_prefix(unit)).unwrap_or(between).trim();
    let joint = ["đến", "tới", "to"].iter().find_map(|word| between.strip_prefix(word));
    let rest = joint.or_else(|| between.strip_prefix(DASHES)).map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || BEFORE.iter().any(|(word, _)| *word == rest))
}

fn word_before(before: &str) -> Option<(&'static str, bool)> {
    let before = before.trim_end();
    let fits = |word: &str| {
        let rest = before.strip_suffix(word)?;
        let is_sign = !word.starts_with(char::is_alphabetic);
        (is_sign || !rest.ends_with(char::is_alphanumeric)).then_some(())
    };
    BEFORE.into_iter().filter(|(word, _)| fits(word).is_some()).max_by_key(|(word, _)| word.len())
}

fn word_after(after: &str) -> Option<&'static str> {
    let after = after.trim_start();
    let after = UNITS.iter().find_map(|unit| after.strip_prefix(unit)).unwrap_or(after).trim_start();
    AFTER.into_iter().find(|word| after.starts_with(word))
}

/// "từ 10 - 7%": the sign of the second number is that of the first too.
fn share_sign_of_ranges(text: &str, spots: &mut [Spot]) {
    for position in (1..spots.len()).rev() {
        let (before, after) = spots.split_at_mut(position);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        if second.is_share && !first.is_share && is_range(&text[first.end..second.start]) {
            first.is_share = true;
            first.readings = shares(&first.readings);
        }
    }
}

/// A percentage as a share, and as the number that it is written with.
fn shares(readings: &[Exact]) -> Vec<Exact> {
    let hundred = Exact::from(100);
    let each = readings.iter().flat_map(|reading| [reading.over(&hundred), Some(reading.clone())]);
    each.flatten().collect()
}

/// The numbers of a text, in order. Dates, numbers of decrees, times and years are none.
fn spots(text: &str) -> Vec<Spot> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let length =
            text[start..].find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '/' | ':')));
        let whole = length.map_or(&text[start..], |length| &text[start..start + length]);
        let digits = whole.trim_end_matches([',', '.', '/', ':']);
        let mut end = start + digits.len();
        at = start + whole.len().max(1);
        if text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/') {
            continue; // a part of a code: A1, TT/2018
        }
        let Some((mut readings, decimals)) = readings(digits) else { continue };
        let mut start = start;
        if let Some(before) = text[..start].strip_suffix(DASHES) {
            // a minus stands at its number, and a dash between two numbers
            let opens = before.is_empty() || before.ends_with([' ', '(', '=', '≥', '≤', '>', '<']);
            if opens && !before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%') {
                readings = readings.iter().map(|reading| -reading).collect();
                start = before.len();
            }
        }
        let rest = &text[end..];
        let blank = rest.len() - rest.trim_start().len();
        let signs = ["%", "phần trăm", "percent", "per cent"];
        let sign = signs.iter().find(|sign| rest.trim_start().starts_with(**sign));
        if let Some(sign) = sign {
            end += blank + sign.len();
            readings = shares(&readings);
        }
        let factor = FACTORS.iter().find(|(word, _)| rest.trim_start().starts_with(word));
        if let Some((_, factor)) = factor {
            readings.extend(readings.clone().iter().map(|reading| reading * &Exact::from(*factor)));
        }
        let is_year = digits.len() == 4 && sign.is_none() && ["19", "20"].contains(&&digits[..2]);
        if !is_year {
            found.push(Spot { start, end, readings, decimals, is_share: sign.is_some() });
        }
    }
    found
}

/// What digits can stand for, with how many of them stand behind the decimal mark: "1.000" is 1 and 1000, "2/3" a fraction.
fn readings(digits: &str) -> Option<(Vec<Exact>, u32)> {
    if digits.contains(':') {
        return None;
    }
    if let Some((num, den)) = digits.split_once('/') {
        let part = |text: &str| text.parse::<i64>().ok().map(Exact::from);
        return Some((vec![part(num)?.over(&part(den)?)?], 0));
    }
    let whole = |text: &str| text.parse::<i64>().ok().map(Exact::from);
    let marks = digits.matches([',', '.']).count();
    let Some(last) = digits.rfind([',', '.']) else { return Some((vec![whole(digits)?], 0)) };
    let ungrouped = |text: &str| text.replace([',', '.'], "");
    let groups_of_three = digits.split([',', '.']).skip(1).all(|group| group.len() == 3);
    let is_mixed = digits.contains(',') && digits.contains('.');
    let mut read = Vec::new();
    let decimals = u32::try_from(digits.len() - last - 1).ok()?;
    if marks == 1 || is_mixed {
        let power = (0..decimals).fold(Exact::ONE, |power, _| &power * &Exact::from(10));
        read.extend(whole(&ungrouped(digits)).and_then(|all| all.over(&power)));
    }
    if groups_of_three && !is_mixed {
        read.extend(whole(&ungrouped(digits)));
    }
    (!read.is_empty()).then_some((read, if groups_of_three { 0 } else { decimals }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str, printed: bool) -> String {
        let numbers = title_numbers(text, printed).into_iter().filter(|number| number.is_bound);
        let shown = |number: TitleNumber| {
            let readings: Vec<String> = number.readings.iter().map(Exact::to_string).collect();
            let side = match number.taken_in {
                Some(true) => " in",
                Some(false) => " out",
                None => "",
            };
            readings.join("|") + side
        };
        numbers.map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn numbers_that_are_bounds_by_table() {
        for (title, expected) in [
            ("Thực hiện trên 80% kế hoạch", "0.8|80 out"),
            ("Thực hiện từ 70% đến 80% kế hoạch", "0.7|70 in; 0.8|80 in"),
            ("Từ 50% đến dưới 70%", "0.5|50 in; 0.7|70 out"),
            ("Từ 98 % trở lên", "0.98|98 in"),
            ("Từ 62,5% đến dưới 70,25%", "0.625|62.5 in; 0.7025|70.25 out"),
            ("từ 10 - 7%", "0.1|10 in; 0.07|7"),
            ("Không dưới 12,5 điểm", "12.5 in"),
            ("80 - 100", "80; 100"),
            ("8–10", "8; 10"),
            ("60% đến dưới 80%", "0.6|60; 0.8|80 out"),
            ("6,25 – dưới 9", "6.25; 9 out"),
            ("60 to below 80 points", "60; 80 out"),
            ("≥ 80", "80 in"),
            ("Số tin, bài cập nhật >= 20 tin, bài/tháng", "20 in"),
            ("90 điểm trở lên", "90 in"),
            ("Từ 1.000 hồ sơ", "1|1000 in"),
            ("Trên 2 triệu đồng", "2|2000000 out"),
            ("Giảm từ 5% trở lên", "0.05|5|-0.05|-5 in"),
            ("Từ -5 đến 5", "-5 in; 5 in"),
            ("Từ 2/3 số xã trở lên", "2/3 in"),
            // no bounds
            ("Hạng 2", ""),
            ("Hạng 2 - 3", ""),
            ("Hạng 2 đến 3", "3 in"),
            ("5 sao", ""),
            ("5 - Very good", ""),
            ("Từ 2020 đến 2025", ""),
            ("Theo TT 01/2018/TT-BTP", ""),
            ("Trước 31/12/2025", ""),
            ("Từ 7:30", ""),
            ("từ quý 3", ""),
        ] {
            assert_eq!(bounds(title, false), expected, "{title}");
        }
    }

    #[test]
    fn printed_bounds_may_be_a_number_alone() {
        for (printed, expected) in [
            ("20", "20"),
            ("0 điểm", "0"),
            ("Loại 70 - 80", "70; 80"),
            ("3 in any single parameter", ""),
            ("dưới 5 điểm", "5 out"),
        ] {
            assert_eq!(bounds(printed, true), expected, "{printed}");
        }
    }
}
