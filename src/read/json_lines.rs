//! Lines of JSON that an earlier batch wrote, read again to be ranked together.

use serde::Deserialize;

use crate::column::PerColumn;
use crate::number::{Decimal, Exact, Mark, Marks, parse};
use crate::ranking::{Fate, Key, LineShape, More, Origin, Standing, Told};

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
    #[serde(rename = "self")]
    own: Option<String>,
    appraisal: Option<String>,
    difference: Option<String>,
    wrong_rows: Option<u32>,
    criteria: Option<String>,
    index: Option<Both<String>>,
    band: Option<Both<String>>,
    #[serde(default)]
    groups: Vec<Group>,
    cohort: Option<String>,
    compared_by: Option<Both<Vec<String>>>,
    set_against: Option<usize>,
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
struct Finding {
    code: String,
    severity: String,
    message: String,
    help: String,
    file: Option<String>,
    line: Option<usize>,
    col: Option<usize>,
}

/// Reads a line back, with what it has in common with the other lines of its batch.
///
/// # Errors
/// A sentence that says why it is no line of a batch.
pub fn read_standing(line: &str, origin: Origin) -> Result<(Standing, LineShape), String> {
    let line: Line = serde_json::from_str(line).map_err(|error| format!("no line of a batch: {error}"))?;
    if line.schema != 1 {
        return Err(format!("a line of schema {}, and this program knows schema 1", line.schema));
    }
    if line.set_against.is_some() {
        return Err(format!(
            "`{}` was scored against the other units of its run, so that points of several runs cannot be compared: \
             score all units in one run",
            line.unit
        ));
    }
    let fate = Fate::named(&line.status).ok_or_else(|| format!("`{}` is no status", line.status))?;
    let points = PerColumn { own: figure(line.own)?, appraisal: figure(line.appraisal)? };
    let difference = figure(line.difference)?;
    let Some(criteria) = line.criteria else {
        return Err(format!(
            "the line of `{}` does not say by which criteria it was scored: score the unit again",
            line.unit
        ));
    };
    let codes = line.groups.iter().map(|group| group.code.clone()).collect();
    let shape = LineShape { criteria, groups: codes, compares_keys: line.compared_by.is_some() };
    let groups = line
        .groups
        .into_iter()
        .map(|group| Ok(PerColumn { own: figure(group.own)?, appraisal: figure(group.appraisal)? }));
    let index = line.index.map_or((None, None), |index| (index.own, index.appraisal));
    let band = line.band.map_or((None, None), |band| (band.own, band.appraisal));
    let keys = line.compared_by.map_or((None, None), |keys| (keys.own, keys.appraisal));
    let more = More {
        index: PerColumn { own: figure(index.0)?, appraisal: figure(index.1)? },
        band: PerColumn { own: band.0.map(Into::into), appraisal: band.1.map(Into::into) },
        groups: groups.collect::<Result<_, String>>()?,
        keys: PerColumn { own: key(keys.0)?, appraisal: key(keys.1)? },
        cohort: line.cohort.map(Into::into),
        set_against: None,
    };
    let standing = Standing {
        id: line.unit.into(),
        name: line.name.map(Into::into),
        origin,
        fate,
        points,
        wrong_rows: line.wrong_rows,
        unrounded: None,
        more: (more != More::default()).then(|| Box::new(more)),
        trouble: line.findings.into_iter().map(told).collect(),
    };
    if standing.difference() != difference {
        return Err(format!("the difference of `{}` is not that of its totals", standing.id));
    }
    Ok((standing, shape))
}

fn figure(text: Option<String>) -> Result<Option<Decimal>, String> {
    let Some(text) = text else { return Ok(None) };
    let magnitude = text.strip_prefix('-');
    let parsed = parse(magnitude.unwrap_or(&text), Marks::Stated(Mark::Dot));
    let figure = parsed.map_err(|_| format!("`{text}` is no figure"))?;
    Ok(Some(if magnitude.is_some() { -figure } else { figure }))
}

fn key(figures: Option<Vec<String>>) -> Result<Option<Key>, String> {
    let Some(figures) = figures else { return Ok(None) };
    let exact = |text: &String| Exact::from_fraction(text).ok_or_else(|| format!("`{text}` is no fraction"));
    let mut exact = figures.iter().map(exact).collect::<Result<Vec<_>, String>>()?.into_iter();
    Ok(exact.next().map(|first| Key::new(first, exact)))
}

fn told(finding: Finding) -> Told {
    let place = finding.file.zip(finding.line).zip(finding.col);
    Told {
        code: finding.code.into(),
        severity: finding.severity.into(),
        message: finding.message.into(),
        help: finding.help.into(),
        place: place.map(|((file, line), column)| (file.into(), line, column)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"schema":1,"unit":"u","name":null,"status":"scored","rank":3,"self":"464.06","appraisal":"430.92","difference":"-33.14","wrong_rows":2,"criteria":"x@0123456789abcdef"}"#;
    const ORIGIN: Origin = Origin { file: 0, line: 1 };

    #[test]
    fn a_line_is_read_back() {
        let (standing, _) = read_standing(LINE, ORIGIN).unwrap();
        assert_eq!(standing.difference().map(|points| points.to_string()).as_deref(), Some("-33.14"));
        assert_eq!((standing.wrong_rows, standing.fate.word()), (Some(2), "scored"));
    }

    #[test]
    fn a_line_that_is_not_whole_or_was_changed_is_refused() {
        for (from, to, told) in [
            ("-33.14", "-33.15", "the difference of `u` is not that of its totals"),
            ("464.06", "464,06", "`464,06` is no figure"),
            ("scored", "good", "`good` is no status"),
            ("\"schema\":1", "\"schema\":2", "a line of schema 2, and this program knows schema 1"),
            ("}", ",\"set_against\":4}", "was scored against the other units"),
            ("}", ",\"x\":1}", "no line of a batch: unknown field `x`"),
        ] {
            let error = read_standing(&LINE.replace(from, to), ORIGIN).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }
}
