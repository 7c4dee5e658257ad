//! Number formats of spreadsheets: which are dates, and how the number of a date reads.

/// The code of a format that every program knows by its number; `None` for "General" and what has no code.
pub(super) fn known_format(number: u32) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "mm-dd-yy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 33 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yy h:mm",
        27..=31 | 34..=36 | 50..=58 => "yyyy/m/d",
        37 | 38 => "#,##0 ;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// What a format shows of the number of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFormat {
    /// A day.
    Day,
    /// A time of a day, or a duration.
    Time,
    /// Both.
    DayAndTime,
}

impl DateFormat {
    /// What a format shows; `None` if it is not that of a date.
    pub fn of(code: &str) -> Option<Self> {
        let (mut day, mut month, mut time) = (false, false, false);
        let mut letters = code.split(';').next().unwrap_or_default().chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => drop(letters.by_ref().find(|c| *c == '"')),
                '\\' | '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                    let elapsed = |unit| !inside.is_empty() && inside.chars().all(|c| c == unit);
                    time |= ['h', 'm', 's', 'H', 'M', 'S'].into_iter().any(elapsed);
                }
                'd' | 'D' | 'y' | 'Y' => day = true,
                'm' | 'M' => month = true,
                'h' | 'H' | 's' | 'S' => time = true,
                // "General", in which letters are no parts of a date, and digits, of which dates have only seconds
                'G' | 'g' | 'E' | '#' | '?' | '@' | '%' => return None,
                _ => {}
            }
        }
        match (day || (month && !time), time) {
            (true, true) => Some(DateFormat::DayAndTime),
            (true, false) => Some(DateFormat::Day),
            (false, true) => Some(DateFormat::Time),
            (false, false) => None,
        }
    }
}

/// The first day of a workbook's calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Epoch {
    /// The first of January 1900 is 1, and that year is taken for a leap year.
    #[default]
    Of1900,
    /// The first of January 1904 is 0.
    Of1904,
}

/// The number of a date as a person reads it: `05/02/2023`, `05/02/2023 14:30`, `14:30`. `None` if no spreadsheet shows
/// it as a date.
pub(super) fn date_shown(number: &str, format: DateFormat, epoch: Epoch) -> Option<Box<str>> {
    let (days, fraction) = number.split_once('.').unwrap_or((number, ""));
    let days: i64 =
        days.parse().ok().filter(|days| (0..=2_958_465).contains(days) && !number.starts_with('-'))?;
    let seconds = seconds_of(fraction)?;
    let (days, seconds) = (days + seconds / 86_400, seconds % 86_400);
    let day = || {
        let base = match epoch {
            Epoch::Of1904 => -24_107,
            // the day that 1900 did not have is the 60th
            Epoch::Of1900 if days < 60 => -25_568,
            Epoch::Of1900 => -25_569,
        };
        let (year, month, day) = civil(days + base);
        format!("{day:02}/{month:02}/{year}")
    };
    let time = |hours: i64| match seconds % 60 {
        0 => format!("{hours:02}:{:02}", seconds / 60 % 60),
        rest => format!("{hours:02}:{:02}:{rest:02}", seconds / 60 % 60),
    };
    Some(match format {
        DateFormat::Day => day().into(),
        DateFormat::Time => time(days * 24 + seconds / 3600).into(),
        DateFormat::DayAndTime if seconds == 0 => day().into(),
        DateFormat::DayAndTime => format!("{} {}", day(), time(seconds / 3600)).into(),
    })
}

/// A part of a day, as the digits after the point, in seconds.
fn seconds_of(fraction: &str) -> Option<i64> {
    let digits = &fraction[..fraction.len().min(15)];
    if digits.is_empty() {
        return Some(0);
    }
    let parts: i128 = digits.parse().ok()?;
    let whole = 10_i128.pow(u32::try_from(digits.len()).ok()?);
    i64::try_from((parts * 86_400 * 2 + whole) / (whole * 2)).ok()
}

/// Year, month and day of a number of days since the first of January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    // eras of 400 years that begin in March, so that a leap day is the last of a year
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

/// An ISO date, with a time or without one, as a person reads it: `2026-04-03` as `03/04/2026`.
pub(super) fn iso_date_shown(iso: &str) -> Option<Box<str>> {
    let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let time = time.trim_end_matches('Z').split('.').next().unwrap_or_default();
    let time = time.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(time);
    Some(match time {
        "" | "00:00" => format!("{day:0>2}/{month:0>2}/{year}").into(),
        time => format!("{day:0>2}/{month:0>2}/{year} {time}").into(),
    })
}

/// An ISO duration of hours, minutes and seconds: `PT10H20M00S` as `10:20`.
pub(super) fn iso_time_shown(iso: &str) -> Option<Box<str>> {
    let mut rest = iso.strip_prefix("PT")?;
    let mut part = |unit: char| {
        let Some((number, after)) = rest.split_once(unit) else { return Some(0) };
        rest = after;
        number.split(['.', ',']).next()?.parse::<u32>().ok()
    };
    let (hours, minutes, seconds) = (part('H')?, part('M')?, part('S')?);
    Some(match seconds {
        0 => format!("{hours:02}:{minutes:02}").into(),
        seconds => format!("{hours:02}:{minutes:02}:{seconds:02}").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_those_of_numbers() {
        for (code, format) in [
            ("dd/mm/yyyy", Some(DateFormat::Day)),
            ("[$-42A]d mmmm yyyy;@", Some(DateFormat::Day)),
            ("\"ngày\" dd \"tháng\" mm", Some(DateFormat::Day)),
            ("mmm", Some(DateFormat::Day)),
            ("h:mm", Some(DateFormat::Time)),
            ("[h]:mm:ss", Some(DateFormat::Time)),
            ("mmss.0", Some(DateFormat::Time)),
            ("m/d/yy h:mm", Some(DateFormat::DayAndTime)),
            ("0.00", None),
            ("General", None),
            ("0.00\"đ\"", None),
            ("#,##0\\ \"điểm\"", None),
            ("0.00E+00", None),
            ("@", None),
            ("0%", None),
            ("[Red]0;[Blue]-0", None),
            ("_-* #,##0_d", None),
        ] {
            assert_eq!(DateFormat::of(code), format, "{code}");
        }
    }

    #[test]
    fn the_number_of_a_date_reads_as_a_date() {
        for (number, format, shown) in [
            ("46115", DateFormat::Day, "03/04/2026"),
            ("44962", DateFormat::Day, "05/02/2023"),
            ("1", DateFormat::Day, "01/01/1900"),
            ("59", DateFormat::Day, "28/02/1900"),
            ("61", DateFormat::Day, "01/03/1900"),
            ("2958465", DateFormat::Day, "31/12/9999"),
            ("44962.604166666666", DateFormat::DayAndTime, "05/02/2023 14:30"),
            ("0.5", DateFormat::Time, "12:00"),
            ("0.999999999999", DateFormat::Time, "24:00"),
            ("1.25", DateFormat::Time, "30:00"),
        ] {
            let of_1900 = date_shown(number, format, Epoch::Of1900);
            assert_eq!(of_1900.as_deref(), Some(shown), "{number}");
        }
        assert_eq!(date_shown("0", DateFormat::Day, Epoch::Of1904).as_deref(), Some("01/01/1904"));
        for no_date in ["-1", "-0.5", "2958466", "99999999999999999999"] {
            assert_eq!(date_shown(no_date, DateFormat::Day, Epoch::Of1900), None, "{no_date}");
        }
    }

    #[test]
    fn iso_dates_read_as_dates() {
        assert_eq!(iso_date_shown("2026-04-03").as_deref(), Some("03/04/2026"));
        assert_eq!(iso_date_shown("2026-04-03T14:30:00").as_deref(), Some("03/04/2026 14:30"));
        assert_eq!(iso_date_shown("2026-04-03T00:00:00Z").as_deref(), Some("03/04/2026"));
        assert_eq!(iso_time_shown("PT10H20M00S").as_deref(), Some("10:20"));
        assert_eq!(iso_time_shown("PT10H20M05.5S").as_deref(), Some("10:20:05"));
        assert_eq!((iso_date_shown("soon"), iso_time_shown("10:20")), (None, None));
    }
}
