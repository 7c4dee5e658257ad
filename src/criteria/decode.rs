//! A criteria file to [`Criteria`]. All problems of the file are reported in one run.

use sha2::{Digest, Sha256};

use super::row::{RowDefaults, decode_row};
use super::{Criteria, Criterion, Fact, Quantity, Role, tree};
use crate::finding::{Finding, Findings, Located, Place, SourceId, code};
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode};
use crate::rule::{Named, Over, ZeroOverZero};
use crate::source::toml::{Table, Value, parse_document};
use crate::source::{Keys, SourceText};
use crate::text::suggestion;

/// The most rows that a form may have.
const MAX_ROWS: usize = 5_000;

/// Reads an edition. `None` where a finding of error severity says why.
pub fn decode(id: SourceId, source: &SourceText, findings: &mut Findings) -> Option<Criteria> {
    let mut own = Findings::default();
    let document = parse_document(id, source, &mut own);
    let criteria = if own.has_errors() {
        None
    } else {
        let keys = Keys::new(document.get_ref(), Place::new(id, 0..0), "the criteria file");
        decode_document(keys, &source.text, &mut own)
    };
    let broken = own.has_errors();
    findings.extend(own);
    criteria.filter(|_| !broken)
}

struct Header {
    id: Located<String>,
    title: Located<String>,
    year: Option<Decimal>,
    language: Option<String>,
    max: Option<Located<Decimal>>,
}

fn decode_document(mut keys: Keys<'_, '_>, text: &str, findings: &mut Findings) -> Option<Criteria> {
    let header = decode_header(&mut keys, findings);
    let rounding = decode_rounding(&mut keys, findings);
    let defaults = decode_defaults(&mut keys, findings);
    let names = decode_names(&mut keys, findings);
    let resolve = |name: &Located<String>, findings: &mut Findings| names.resolve(name, findings);
    let mut rows: Vec<Criterion> = Vec::new();
    let mut stated = Vec::new();
    let tables = keys.tables("criterion", findings).unwrap_or_default();
    if tables.is_empty() || tables.len() > MAX_ROWS {
        let message = format!("the criteria file has {} [[criterion]] tables", tables.len());
        let help = format!("write one for each row of the form, at most {MAX_ROWS}");
        findings.push(Finding::new(&code::NO_ROWS, message, help).at(keys.place()));
        return None;
    }
    let mut complete = true;
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let row = Keys::new(table, place, format!("[[criterion]] number {}", position + 1));
        match decode_row(row, &defaults, &resolve, findings) {
            Some((row, given)) => {
                rows.push(row);
                stated.push(given);
            }
            None => complete = false,
        }
    }
    let (top, upward) =
        if complete { tree::link(&mut rows, &stated, findings) } else { (Vec::new(), Vec::new()) };
    keys.finish(findings);
    let (header, rounding) = (header?, rounding?);
    if !complete || findings.has_errors() {
        return None;
    }
    let criteria = Criteria {
        id: header.id.value,
        title: header.title.value,
        year: header.year,
        language: header.language,
        max: header.max.as_ref().map(|max| max.value),
        rounding,
        facts: names.facts,
        quantities: names.quantities,
        rows,
        top,
        upward,
        sha256: Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    report_decimals(&criteria, findings);
    report_maxima(&criteria, header.max.as_ref(), findings);
    Some(criteria)
}

fn decode_header(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Header> {
    let (table, place) = required_table("criteria", keys, "id and title of the edition", findings)?;
    let mut header = Keys::new(table, place, "[criteria]");
    let id = header.required_text("id", findings);
    let title = header.required_text("title", findings);
    let year = header.figure("year", findings).map(|year| year.value);
    let language = header.text("language", findings).map(|language| language.value);
    let max = header.figure("max", findings);
    header.finish(findings);
    let (id, title) = (id?, title?);
    let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if id.value.is_empty() || id.value.len() > 100 || !id.value.bytes().all(slug) {
        let message = format!("`{}` is no id for an edition", id.value);
        let help = "write a word of a-z, 0-9 and `-`: \"binh-thuan-huyen-2022\"";
        findings.push(Finding::new(&code::BAD_ID, message, help).at(&id.place));
        return None;
    }
    Some(Header { id, title, year, language, max })
}

fn required_table<'a, 't>(
    key: &'static str,
    keys: &mut Keys<'a, 't>,
    content: &str,
    findings: &mut Findings,
) -> Option<(&'a Table<'t>, Place)> {
    if !keys.has(key) {
        let message = format!("{} has no [{key}]", keys.subject());
        findings.push(
            Finding::new(&code::MISSING_KEY, message, format!("add [{key}]: {content}")).at(keys.place()),
        );
    }
    keys.table(key, findings)
}

fn decode_rounding(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Rounding> {
    let content = "at, mode and decimals; rounding is part of the rules and is never assumed";
    let (table, place) = required_table("rounding", keys, content, findings)?;
    let mut rounding = Keys::new(table, place, "[rounding]");
    let at = rounding.required_word("at", &RoundAt::WORDS, findings);
    let mode = rounding.required_word("mode", &RoundingMode::WORDS, findings);
    let decimals = rounding.required_figure("decimals", findings);
    rounding.finish(findings);
    let decimals = decimals?;
    let whole = (0..=Rounding::MAX_DECIMALS).find(|whole| Decimal::from(*whole) == decimals.value);
    if whole.is_none() {
        let message = format!("{} decimals cannot be kept", decimals.value);
        let help = format!("give a whole number from 0 to {}", Rounding::MAX_DECIMALS);
        findings.push(Finding::new(&code::BAD_RANGE, message, help).at(&decimals.place));
    }
    Some(Rounding { at: at?, mode: mode?, decimals: whole? })
}

fn decode_defaults(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> RowDefaults {
    let mut read = RowDefaults { over: Over::Cap, zero_over_zero: ZeroOverZero::Error };
    if let Some((table, place)) = keys.table("defaults", findings) {
        let mut defaults = Keys::new(table, place, "[defaults]");
        read.over = defaults.word("over", &Over::WORDS, findings).unwrap_or(read.over);
        read.zero_over_zero =
            defaults.word("zero_over_zero", &ZeroOverZero::WORDS, findings).unwrap_or(read.zero_over_zero);
        defaults.finish(findings);
    }
    read
}

/// Facts and quantities, by name.
struct Names {
    facts: Vec<Fact>,
    quantities: Vec<Quantity>,
}

impl Names {
    fn resolve(&self, name: &Located<String>, findings: &mut Findings) -> Option<Named> {
        let fact = self.facts.iter().position(|fact| fact.name == name.value).map(Named::Fact);
        let quantity =
            || self.quantities.iter().position(|quantity| quantity.name == name.value).map(Named::Quantity);
        let found = fact.or_else(quantity);
        if found.is_none() {
            let facts: Vec<&str> = self.facts.iter().map(|fact| fact.name.as_str()).collect();
            let known =
                facts.into_iter().chain(self.quantities.iter().map(|quantity| quantity.name.as_str()));
            let message = format!("there is no fact or quantity `{}`", name.value);
            let help = suggestion(&name.value, known.collect::<Vec<_>>());
            findings.push(Finding::new(&code::UNKNOWN_NAME, message, help).at(&name.place));
        }
        found
    }
}

/// The tables of a table of names: `[facts]`, `[quantities]`.
fn named_tables<'a, 't>(
    key: &'static str,
    keys: &mut Keys<'a, 't>,
    findings: &mut Findings,
) -> Vec<(Located<String>, &'a Table<'t>)> {
    let Some((table, place)) = keys.table(key, findings) else { return Vec::new() };
    let entries = Keys::new(table, place, key).entries();
    let mut tables = Vec::new();
    for (name, value) in entries {
        let value: &Value<'_> = value;
        match value.get_ref().as_table() {
            Some(table) => tables.push((name, table)),
            None => findings.push(
                Finding::new(
                    &code::WRONG_TYPE,
                    format!("`{}` in [{key}] is not a table", name.value),
                    format!("write {} = {{ title = \"…\" }}", name.value),
                )
                .at(&name.place),
            ),
        }
    }
    tables
}

fn decode_names(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Names {
    let mut names = Names { facts: Vec::new(), quantities: Vec::new() };
    let mut sums = Vec::new();
    for (name, table) in named_tables("facts", keys, findings) {
        let mut fact = Keys::new(table, name.place.clone(), format!("the fact `{}`", name.value));
        let title = fact.required_text("title", findings).map(|title| title.value).unwrap_or_default();
        sums.push(fact.texts("sum", findings).unwrap_or_default());
        fact.finish(findings);
        names.facts.push(Fact { name: name.value, title, sum: Vec::new() });
    }
    for (index, sum) in sums.into_iter().enumerate() {
        for term in sum {
            match names.resolve(&term, findings) {
                Some(Named::Fact(fact)) if names.facts[fact].sum.is_empty() && fact != index => {
                    names.facts[index].sum.push(fact);
                }
                Some(_) => findings.push(
                    Finding::new(
                        &code::UNKNOWN_NAME,
                        format!("`{}` cannot be a term of a sum", term.value),
                        "name facts that units state themselves",
                    )
                    .at(&term.place),
                ),
                None => {}
            }
        }
    }
    let mut limits = Vec::new();
    for (name, table) in named_tables("quantities", keys, findings) {
        let mut quantity = Keys::new(table, name.place.clone(), format!("the quantity `{}`", name.value));
        let title = quantity.required_text("title", findings).map(|title| title.value).unwrap_or_default();
        limits.push(quantity.text("at_most", findings));
        quantity.finish(findings);
        if names.facts.iter().any(|fact| fact.name == name.value) {
            let message = format!("`{}` is a fact and a quantity", name.value);
            findings
                .push(Finding::new(&code::DUPLICATE_KEY, message, "rename one of the two").at(&name.place));
        }
        names.quantities.push(Quantity { name: name.value, title, at_most: None });
    }
    for (index, limit) in limits.into_iter().enumerate() {
        let Some(limit) = limit else { continue };
        let named = names.resolve(&limit, findings);
        if named == Some(Named::Quantity(index)) {
            let message = format!("`{}` is at most itself, which says nothing", limit.value);
            findings
                .push(Finding::new(&code::BAD_RANGE, message, "name what it cannot exceed").at(&limit.place));
        }
        names.quantities[index].at_most = named;
    }
    names
}

/// A max with more decimals than points have could not be shown where it cuts them off.
fn report_decimals(criteria: &Criteria, findings: &mut Findings) {
    let decimals = criteria.rounding.decimals;
    if criteria.rounding.at == RoundAt::Total {
        return;
    }
    for row in &criteria.rows {
        let Some(max) = row.max.filter(|max| max.normalize().scale() > decimals) else { continue };
        let message = format!("the max of {} is {max}, and points have {decimals} decimals", row.code);
        let help = "give it as many decimals as [rounding] has, or more decimals to [rounding]";
        findings.push(Finding::new(&code::BAD_RANGE, message, help).at(&row.place).about(&row.code, None));
    }
}

/// Maxima that do not add up: the cap holds, but somebody should look.
fn report_maxima(criteria: &Criteria, printed: Option<&Located<Decimal>>, findings: &mut Findings) {
    for row in criteria.rows.iter().filter(|row| row.is_group()) {
        let children = criteria.worth_of_children(&row.children, row.role);
        if let Some(max) = row.max.filter(|max| Exact::from(*max) != children) {
            findings.push(maximum_differs(&row.code, max, &children, &row.place));
        }
    }
    let top = criteria.worth_of_children(&criteria.top, Role::Normal);
    if let Some(max) = printed.filter(|max| Exact::from(max.value) != top) {
        findings.push(maximum_differs("total", max.value, &top, &max.place));
    }
}

fn maximum_differs(code: &str, max: Decimal, children: &Exact, place: &Place) -> Finding {
    Finding::new(
        &code::MAX_DIFFERS,
        format!("the max of {code} is {max}, and the rows below it come to {children}"),
        "correct the one that is wrong; points are cut to the max as it stands",
    )
    .at(place)
    .about(code, None)
}
