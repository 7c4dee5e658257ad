//! Lines of JSON that an earlier batch wrote, read again to be ranked together.

use serde::Deserialize;
use serde_json::error::Category;

use super::messages::json_lines::{
    A_NUMBER, A_TOTAL, BrokenJson, CutOff, KeyMissing, KeyTwice, KeysTooLong, NO_FIRST_KEY, NO_NUMBER,
    NO_TOTAL, NO_UNIT, NoCode, NoCriteria, NoFate, NoFraction, NoNumber, NoSeverity, NoStatus, NotJson,
    OtherDifference, OtherSchema, OtherThanStatus, OtherType, SetAgainstOthers, StrangeKey, TextTooLong,
};
use crate::column::PerColumn;
use crate::evaluate::Status;
use crate::finding::Severity;
use crate::language::{Quoted, Sentence};
use crate::number::{Decimal, Exact, fixed};
use crate::ranking::{Appraised, Fate, Key, LineShape, More, Origin, RenderedFinding, Standing, Unranked};
use crate::source::{CellAddress, MAX_TEXT, Position, is_too_long};
use crate::submission::unit_key;
use crate::text::shortened;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    schema: u32,
    unit: String,
    name: Option<String>,
    status: String,
    // found anew
    #[serde(rename = "rank")]
    _rank: Option<usize>,
    no_rank: Option<String>,
    #[serde(rename = "self")]
    own: Option<String>,
    appraisal: Option<String>,
    difference: Option<String>,
    wrong_rows: Option<u32>,
    criteria: Option<String>,
    index: Option<Both<String>>,
    band: Option<Both<String>>,
    band_provisional: Option<Both<bool>>,
    statuses: Option<Both<String>>,
    #[serde(default)]
    groups: Vec<Group>,
    cohort: Option<String>,
    compared_by: Option<Both<Vec<Option<String>>>>,
    set_against: Option<usize>,
    progress: Option<Progress>,
    #[serde(default)]
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both<T> {
    #[serde(rename = "self")]
    own: Option<T>,
    appraisal: Option<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    code: String,
    #[serde(rename = "self")]
    own: Option<String>,
    appraisal: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Progress {
    appraised: usize,
    of: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    code: String,
    severity: String,
    message: String,
    help: String,
    file: Option<String>,
    line: Option<usize>,
    col: Option<usize>,
    sheet: Option<String>,
    cell: Option<String>,
}

/// The longest fraction that is read, and all those of a line together, in characters: the exact total of a form with a
/// hundred ratios has about two thousand.
const MOST_FRACTION: usize = 8 << 10;
const MOST_FRACTIONS: usize = 64 << 10;

/// Reads a line back, with what it has in common with the other lines of its batch.
///
/// # Errors
/// A sentence that says why it is no line of a batch.
pub(crate) fn read_standing(line: &str, origin: Origin) -> Result<(Standing, LineShape), Sentence> {
    let line: Line = serde_json::from_str(line).map_err(|error| not_a_line(line, &error))?;
    if line.schema != 1 {
        return Err(OtherSchema { schema: line.schema as usize }.into());
    }
    line.check_texts()?;
    let unit = unit_key(&line.unit).into_owned();
    if line.set_against.is_some() {
        return Err(SetAgainstOthers { unit }.into());
    }
    let fate = Fate::named(&line.status).ok_or_else(|| NoFate { word: line.status.clone() })?;
    let points = PerColumn { own: figure(line.own)?, appraisal: figure(line.appraisal)? };
    let difference = figure(line.difference)?;
    let Some(criteria) = line.criteria else {
        return Err(NoCriteria { unit }.into());
    };
    let codes = line.groups.iter().map(|group| group.code.clone()).collect();
    let shape = LineShape { criteria, groups: codes, compares_keys: line.compared_by.is_some() };
    let groups = line
        .groups
        .into_iter()
        .map(|group| Ok(PerColumn { own: figure(group.own)?, appraisal: figure(group.appraisal)? }));
    let index = line.index.map_or((None, None), |index| (index.own, index.appraisal));
    let band = line.band.map_or((None, None), |band| (band.own, band.appraisal));
    let keys = match line.compared_by {
        Some(keys) => Some(PerColumn { own: key(keys.own)?, appraisal: key(keys.appraisal)? }),
        None => None,
    };
    let for_now = line.band_provisional.map_or((None, None), |both| (both.own, both.appraisal));
    let statuses = match line.statuses {
        Some(both) => PerColumn { own: status(both.own)?, appraisal: status(both.appraisal)? },
        None => Standing::usual_statuses(fate, &points),
    };
    let more = More {
        index: PerColumn { own: figure(index.0)?, appraisal: figure(index.1)? },
        band: PerColumn { own: band.0.map(Into::into), appraisal: band.1.map(Into::into) },
        groups: groups.collect::<Result<_, Sentence>>()?,
        band_for_now: PerColumn { own: for_now.0 == Some(true), appraisal: for_now.1 == Some(true) },
        keys,
        ranking_row: PerColumn::default(),
        no_cohort: line.cohort.is_none() && line.no_rank.as_deref() == Unranked::NoCohort.word(),
        cohort: line.cohort.map(Into::into),
        set_against: None,
        progress: line.progress.map(|Progress { appraised, of }| Appraised { leaves: appraised, of }),
    };
    let standing = Standing {
        id: unit.into(),
        name: line.name.map(Into::into),
        origin,
        fate,
        statuses,
        points,
        difference,
        wrong_rows: line.wrong_rows,
        unrounded: None,
        more: (more != More::default()).then(|| Box::new(more)),
        trouble: line.findings.into_iter().map(told).collect::<Result<_, Sentence>>()?,
    };
    let subtracted = points.appraisal.zip(points.own).map(|(appraisal, own)| appraisal.checked_sub(own));
    // an appraisal that is being worked on has none
    let expected = subtracted.flatten().filter(|_| standing.statuses.appraisal != Some(Status::InProgress));
    if expected != difference {
        return Err(OtherDifference { unit: standing.id.into() }.into());
    }
    check_status(&standing)?;
    Ok((standing, shape))
}

impl Line {
    /// No text is longer than a cell may be, and a unit that was scored has an id.
    fn check_texts(&self) -> Result<(), Sentence> {
        let bands = self.band.iter().flat_map(|band| [&band.own, &band.appraisal]);
        let texts = [&self.name, &self.criteria, &self.cohort].into_iter().chain(bands).flatten();
        let groups = self.groups.iter().map(|group| &group.code);
        let findings = self.findings.iter().flat_map(|finding| {
            [&finding.code, &finding.severity, &finding.message, &finding.help]
                .into_iter()
                .chain(&finding.file)
        });
        let mut all = texts.chain(groups).chain(findings).chain([&self.unit, &self.status]);
        if all.any(|text| is_too_long(text)) {
            return Err(TextTooLong { most: MAX_TEXT }.into());
        }
        if unit_key(&self.unit).is_empty() && self.status != Fate::Failed.word() {
            return Err(NO_UNIT.into());
        }
        Ok(())
    }
}

/// Why a text is no line, in words of this program: what the library says is in English.
fn not_a_line(line: &str, error: &serde_json::Error) -> Sentence {
    let before = line.as_bytes().get(..error.column()).unwrap_or(line.as_bytes());
    let at = String::from_utf8_lossy(before).chars().count();
    match error.classify() {
        Category::Eof => CutOff { at }.into(),
        Category::Data => {
            let said = error.to_string();
            let key = said.split('`').nth(1).map(|key| Quoted(shortened(key, 40)));
            match (key, said.split(' ').next()) {
                (Some(key), Some("unknown")) => StrangeKey { key }.into(),
                (Some(key), Some("missing")) => KeyMissing { key }.into(),
                (Some(key), Some("duplicate")) => KeyTwice { key }.into(),
                _ => OtherType { at }.into(),
            }
        }
        Category::Syntax | Category::Io if line.starts_with('{') => BrokenJson { at }.into(),
        Category::Syntax | Category::Io => NotJson { begin: Quoted(shortened(line, 40)) }.into(),
    }
}

/// Whether a unit has what its status says.
fn check_status(unit: &Standing) -> Result<(), Sentence> {
    let scored =
        [Status::Scored, Status::Provisional, Status::InProgress].map(Fate::Reached).contains(&unit.fate);
    let has_points = unit.points.each().any(|(_, points)| points.is_some());
    let failed = unit.fate == Fate::Failed;
    if (scored && !has_points) || (failed && has_points) || (failed == unit.wrong_rows.is_some()) {
        let total = if has_points { A_TOTAL } else { NO_TOTAL };
        let rows = if unit.wrong_rows.is_some() { A_NUMBER } else { NO_NUMBER };
        let (id, status) = (unit.id.clone().into(), unit.fate.word().to_owned());
        return Err(OtherThanStatus { unit: id, status, total, rows }.into());
    }
    Ok(())
}

/// A number as this program writes it, and no other spelling of it.
#[expect(clippy::disallowed_methods, reason = "what is not written the same again is refused")]
fn figure(text: Option<String>) -> Result<Option<Decimal>, Sentence> {
    let Some(text) = text else { return Ok(None) };
    let parsed = Decimal::from_str_exact(&text).ok().filter(|number| fixed(*number, number.scale()) == text);
    parsed.map(Some).ok_or_else(|| NoNumber { text: shortened(&text, 40) }.into())
}

fn key(numbers: Option<Vec<Option<String>>>) -> Result<Option<Key>, Sentence> {
    let Some(numbers) = numbers else { return Ok(None) };
    let length: usize = numbers.iter().flatten().map(String::len).sum();
    if length > MOST_FRACTIONS {
        return Err(KeysTooLong { length, most: MOST_FRACTIONS }.into());
    }
    let exact = |text: &Option<String>| {
        let Some(text) = text else { return Ok(None) };
        let short = text.len() <= MOST_FRACTION;
        let read = if short { Exact::from_fraction(text) } else { None };
        let read = read.filter(|number| number.fraction() == *text);
        read.map(Some).ok_or_else(|| NoFraction { text: shortened(text, 40) }.into())
    };
    let mut exact = numbers.iter().map(exact).collect::<Result<Vec<_>, Sentence>>()?.into_iter();
    match exact.next() {
        Some(Some(first)) => Ok(Some(Key::new(first, exact))),
        Some(None) | None => Err(NO_FIRST_KEY.into()),
    }
}

fn status(word: Option<String>) -> Result<Option<Status>, Sentence> {
    let Some(word) = word else { return Ok(None) };
    let known = Status::ALL.into_iter().find(|status| status.word() == word);
    known.map(Some).ok_or_else(|| NoStatus { word: shortened(&word, 40) }.into())
}

fn told(finding: Finding) -> Result<RenderedFinding, Sentence> {
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if finding.code.is_empty() || !finding.code.chars().all(is_code) {
        return Err(NoCode { text: shortened(&finding.code, 40) }.into());
    }
    if ![Severity::Error, Severity::Warning, Severity::Note].iter().any(|it| it.word() == finding.severity) {
        return Err(NoSeverity { text: shortened(&finding.severity, 40) }.into());
    }
    let in_text = finding.line.zip(finding.col).map(|(line, column)| Position::Text { line, column });
    let in_sheet = || {
        let (sheet, cell) = finding.sheet.as_deref().zip(finding.cell.as_deref())?;
        Some(Position::Cell { sheet: sheet.into(), cell: CellAddress::parse(cell)? })
    };
    let position = in_text.or_else(in_sheet).unwrap_or(Position::File);
    let place = finding.file.map(|file| (file.into(), position));
    Ok(RenderedFinding {
        code: finding.code.into(),
        severity: finding.severity.into(),
        message: finding.message.into(),
        help: finding.help.into(),
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"schema":1,"unit":"u","name":null,"status":"scored","rank":3,"self":"464.06","appraisal":"430.92","difference":"-33.14","wrong_rows":2,"criteria":"x@0123456789abcdef"}"#;
    const ORIGIN: Origin = Origin { file: 0, line: 1 };

    #[test]
    fn a_line_is_read_back() {
        let (standing, _) = read_standing(LINE, ORIGIN).unwrap();
        assert_eq!(standing.difference.map(|points| points.to_string()).as_deref(), Some("-33.14"));
        assert_eq!((standing.wrong_rows, standing.fate.word()), (Some(2), "scored"));
    }

    #[test]
    fn a_line_that_is_not_whole_or_was_changed_is_refused() {
        let long = "x".repeat(40_000);
        let compared =
            |figures: &str| format!(",\"compared_by\":{{\"self\":[{figures}],\"appraisal\":null}}}}");
        let finding = |code: &str, severity: &str| {
            format!(
                ",\"findings\":[{{\"code\":\"{code}\",\"severity\":\"{severity}\",\"message\":\"\",\"help\":\"\",\
                 \"file\":null,\"line\":null,\"col\":null}}]}}"
            )
        };
        for (from, to, told) in [
            ("-33.14", "-33.15", "the difference of `u` is not that of its totals"),
            ("464.06", "464,06", "`464,06` is not a number of a line"),
            ("464.06", "- 464.06", "`- 464.06` is not a number of a line"),
            ("464.06", "+464.06", "`+464.06` is not a number of a line"),
            ("464.06", "0464.06", "`0464.06` is not a number of a line"),
            ("464.06", " 464.06", "` 464.06` is not a number of a line"),
            ("464.06", "46406e-2", "is not a number of a line"),
            ("464.06", &"1".repeat(400_000), "is not a number of a line"),
            ("scored", "good", "`good` is no status"),
            ("scored", "failed", "`u` is `failed`, and has a total and a number of wrong rows"),
            ("\"wrong_rows\":2", "\"wrong_rows\":null", "has a total and no number of wrong rows"),
            ("\"schema\":1", "\"schema\":2", "a line of schema 2, and this program knows schema 1"),
            (
                "\"unit\":\"u\"",
                &format!("\"unit\":\"{long}\""),
                "a text of this line is longer than 32767 characters",
            ),
            (
                "\"name\":null",
                &format!("\"name\":\"{long}\""),
                "a text of this line is longer than 32767 characters",
            ),
            ("\"unit\":\"u\"", "\"unit\":\" \u{200b}\"", "this line names no unit"),
            (",\"criteria\":\"x@0123456789abcdef\"", "", "does not say by which criteria it was scored"),
            ("}", ",\"set_against\":4}", "was scored against the other units"),
            ("}", ",\"x\":1}", "no line of a batch: no line has the key `x`"),
            ("\"unit\":\"u\",", "", "no line of a batch: the key `unit` is missing"),
            ("\"rank\":3", "\"rank\":3,\"rank\":3", "no line of a batch: the key `rank` stands twice"),
            ("\"rank\":3", "\"rank\":\"3\"", "the value before character 63 is of another type"),
            ("}", "", "no line of a batch: it ends in the middle, at character"),
            ("\"rank\":3", "\"rank\" 3", "it is not JSON any more at character 61"),
            ("{\"schema\"", "code;\"schema\"", "is not JSON; --merge reads what"),
            ("}", &compared("\"2/4\""), "`2/4` is not a fraction of a line"),
            ("}", &compared("\"- 1\""), "`- 1` is not a fraction of a line"),
            ("}", &compared(&format!("\"{}\"", "7".repeat(400_000))), "`compared_by` has 400000 characters"),
            ("}", &compared(&format!("\"{}\"", "7".repeat(9000))), "is not a fraction of a line"),
            ("}", &compared(""), "`compared_by` does not begin with the number that ranks"),
            ("}", &compared("null,\"1\""), "`compared_by` does not begin with the number that ranks"),
            ("}", ",\"statuses\":{\"self\":\"good\",\"appraisal\":null}}", "`good` is not a status"),
            ("}", &finding("a\\u001b", "error"), "is not the code of a finding"),
            ("}", &finding("a", "error\\n"), "is not a severity"),
        ] {
            let error = read_standing(&LINE.replace(from, to), ORIGIN).unwrap_err().to_string();
            assert!(error.contains(told) && error.len() < 400, "{told}: {error}");
        }
    }
}
