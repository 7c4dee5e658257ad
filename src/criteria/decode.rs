//! A criteria file to [`Criteria`]. All problems of the file are reported in one run.

use std::cell::Cell;
use std::rc::Rc;

use super::allowance::{accept, allowances, decode_allow};
use super::band_decode::{BANDS, link_least_of};
use super::condition::{Condition, Tests};
use super::condition_decode::Scope;
use super::condition_keys::ROW_TESTS;
use super::document_keys::{
    ALLOW, DEFAULTS, DOCUMENT, HEADER_TABLE, ID, LANGUAGE, LISTS, OVER, PRINTED_MAX, PRINTED_MIN, ROWS,
    TITLE, YEAR, ZERO_OVER_ZERO,
};
use super::form_decode::{FormLayout, decode_form};
use super::gate_decode::REQUIRES;
use super::messages::edition::{AttributeAsksAttribute, BadId, FormNotEdition, HeaderMissing, NoRows};
use super::messages::total::{
    BandsWithoutSum, EffectsWithoutSum, MaxWithoutSum, RankingWithoutIndex, RankingWithoutSum,
};
use super::names::{ASKED_IF as ATTRIBUTE_ASKED_IF, decode_attributes, decode_names};
use super::node_decode::{NODE, decode_row_conditions};
use super::order::evaluation_order;
use super::ranking_decode::{RANKING_TABLE, decode_ranking};
use super::rounding_decode::decode_rounding;
use super::row::{Roles, RowDefaults, decode_row};
use super::row_keys::{ASKED_IF, ROW};
use super::settings::{Attribute, Bands, Event, Gate, RankBy, Ranking, Total};
use super::total_decode::{TOTAL_TABLE, decode_total};
use super::{Criteria, Criterion, Derived, TOTAL, maxima, tree};
use crate::column::Column;
use crate::finding::{Finding, Findings, Located, Place, Severity, SourceId};
use crate::hash::sha256;
use crate::language::Language;
use crate::number::Decimal;
use crate::rule::{Over, ZeroOverZero};
use crate::source::toml::{Table, parse_document};
use crate::source::{Keys, Lists, MAX_ROWS, SourceText, Subject, nouns};

/// Reads an edition. `None` where a finding of error severity says why.
pub fn decode(id: SourceId, source: &SourceText, findings: &mut Findings) -> Option<Criteria> {
    let mut own = Findings::default();
    let document = parse_document(id, source, &mut own);
    let criteria = if own.has_errors() {
        None
    } else {
        let keys = Keys::new(&document, Place::new(id, 0..0), Subject::CRITERIA_FILE);
        let has_column = Column::BOTH.iter().any(|column| document.contains_key(column.word()));
        if !keys.contains(&ROWS) && has_column {
            findings.push(Finding::from(FormNotEdition { file: source.name.clone() }).at(keys.place()));
            return None;
        }
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
    min: Option<Located<Decimal>>,
    allow: Vec<Located<String>>,
}

/// The language of titles, by its tag; forms are Vietnamese where nothing is said.
fn language_of(tag: Option<&str>) -> Language {
    let is_english = |tag: &str| tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
    if tag.is_some_and(is_english) { Language::English } else { Language::Vietnamese }
}

/// The layout of the form; what is read elsewhere, or cannot be read before the rows are right, is known all the same.
fn rest_of_document(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> FormLayout {
    for key in [TOTAL_TABLE.key, RANKING_TABLE.key, "test"] {
        keys.know(key);
    }
    decode_form(keys, findings)
}

fn decode_document(keys: Keys<'_, '_>, text: &str, findings: &mut Findings) -> Option<Criteria> {
    let mut keys = keys;
    keys.declare_all(DOCUMENT);
    let lists =
        keys.table_at(&LISTS, findings).map(|(table, place)| (Rc::new(Lists::new(table)), table, place));
    if let Some((lists, _, _)) = &lists {
        keys = keys.with_lists(Rc::clone(lists));
    }
    let header = decode_header(&mut keys, findings);
    let rounding = decode_rounding(&mut keys, findings);
    let defaults = decode_defaults(&mut keys, findings);
    let names = decode_names(&mut keys, findings);
    let (mut attributes, attribute_keys): (Vec<Attribute>, Vec<Keys<'_, '_>>) =
        decode_attributes(&mut keys, findings).into_iter().unzip();
    let resolve = |name: &Located<String>, findings: &mut Findings| names.resolve(name, findings);
    let tables = row_tables(&mut keys, findings)?;
    let roles = Roles::of(&tables);
    let titles = language_of(header.as_ref().and_then(|header| header.language.as_deref()));
    let mut row_keys = tables;
    let mut rows = Vec::with_capacity(row_keys.len());
    for row in &mut row_keys {
        rows.extend(decode_row(row, &defaults, &roles, titles, &resolve, findings));
    }
    let complete = rows.len() == row_keys.len();
    if !complete {
        rows.clear();
    }
    let top = tree::link(&mut rows, findings);
    let known_attributes = attributes.clone();
    let ranged = Cell::new(0);
    let scope = Scope {
        rows: &rows,
        top: &top,
        facts: &names.facts,
        attributes: &known_attributes,
        owner: None,
        ranged: &ranged,
    };
    for (attribute, mut keys) in attributes.iter_mut().zip(attribute_keys) {
        attribute.asked_if = decode_asked_of(&scope, &mut keys, findings);
        keys.finish(findings);
    }
    let conditions = decode_conditions(&scope, row_keys, complete, findings);
    for (row, (asked_if, gates, bands)) in rows.iter_mut().zip(conditions) {
        row.asked_if = asked_if;
        row.node.gates = gates;
        row.node.bands = bands;
    }
    link_bands(&mut rows, findings);
    let scope = Scope {
        rows: &rows,
        top: &top,
        facts: &names.facts,
        attributes: &known_attributes,
        owner: None,
        ranged: &ranged,
    };
    let (mut total, mut ranking) = (Total::default(), None);
    if complete {
        total = decode_total(&scope, &mut keys, findings);
        ranking = decode_ranking(&scope, &mut keys, findings);
    }
    let form = rest_of_document(&mut keys, findings);
    keys.finish(findings);
    let (header, rounding) = (header?, rounding?);
    if !complete || findings.has_errors() {
        return None;
    }
    let order = evaluation_order(&rows, findings);
    report_total(&header, &total, ranking.as_ref(), findings);
    let mut criteria = Criteria {
        id: header.id.value,
        title: header.title.value,
        year: header.year,
        language: header.language,
        max: header.max.as_ref().map(|max| max.value),
        min: header.min.as_ref().map(|min| min.value),
        defaults,
        rounding,
        facts: names.facts,
        quantities: names.quantities,
        attributes,
        rows,
        top,
        order,
        total,
        ranking,
        form,
        allowances: Vec::new(),
        unused_lists: unused_lists(lists),
        sha256: sha256(text.as_bytes()),
        derived: Derived::default(),
    };
    criteria.derived = Derived::of(&criteria);
    maxima::report(&criteria, findings, header.max.as_ref().map(|max| &max.place), header.min.as_ref());
    let mut accepted = allowances(&criteria, header.allow);
    accept(&mut accepted, findings);
    criteria.allowances = accepted;
    Some(criteria)
}

/// What a row carries that hangs on others: when it is asked, its gates, its bands.
type RowConditions = (Vec<Condition>, Vec<Gate>, Option<Bands>);

/// Conditions speak of rows, so they are read once all rows are known.
fn decode_conditions(
    scope: &Scope<'_>,
    rows: Vec<Keys<'_, '_>>,
    complete: bool,
    findings: &mut Findings,
) -> Vec<RowConditions> {
    let mut conditions = Vec::new();
    for (row, mut keys) in rows.into_iter().enumerate() {
        if complete {
            let scope = Scope { owner: Some(row), ..*scope };
            conditions.push(decode_row_conditions(&scope, row, &mut keys, findings));
        }
        for key in [ASKED_IF.key, REQUIRES.key, BANDS.key] {
            keys.know(key);
        }
        keys.finish(findings);
    }
    conditions
}

/// The tables of all rows.
fn row_tables<'a, 't>(keys: &mut Keys<'a, 't>, findings: &mut Findings) -> Option<Vec<Keys<'a, 't>>> {
    let told = findings.count(Severity::Error);
    let tables = keys.tables_at(&ROWS, findings).unwrap_or_default();
    if tables.is_empty() && findings.count(Severity::Error) > told {
        return None; // something stands there, and is not read
    }
    if tables.is_empty() {
        let finding = NoRows { rows: tables.len(), most: MAX_ROWS };
        findings.push(Finding::from(finding).at(keys.place()));
        return None;
    }
    let numbered = tables.into_iter().enumerate().map(|(position, (table, place))| {
        let subject = Subject::Numbered { what: nouns::CRITERION_TABLE, number: position + 1, of: None };
        let mut row = keys.below(table, place, subject);
        row.declare_all(ROW);
        row.declare_all(NODE);
        row
    });
    Some(numbered.collect())
}

/// Of which rows an attribute is asked: by what the row itself comes to.
fn decode_asked_of(scope: &Scope<'_>, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Tests> {
    let (table, place) = keys.table_at(&ATTRIBUTE_ASKED_IF, findings)?;
    let subject = keys.subject().key(ATTRIBUTE_ASKED_IF.key);
    let mut inner = keys.below(table, place, subject.clone());
    inner.declare_form(&ROW_TESTS);
    let tests = scope.tests(&mut inner, &[], false, findings);
    inner.finish(findings);
    if tests.as_ref().is_some_and(|tests| !tests.has.is_empty()) {
        findings.push(Finding::from(AttributeAsksAttribute { subject }).at(keys.place()));
    }
    tests
}

fn unused_lists(lists: Option<(Rc<Lists<'_, '_>>, &Table<'_>, Place)>) -> Vec<Located<String>> {
    let Some((lists, table, place)) = lists else { return Vec::new() };
    let names = Keys::new(table, place, "[lists]").entries().into_iter().map(|(name, _)| name);
    names.filter(|name| !lists.is_used(&name.value)).collect()
}

/// The least band over rows takes its list from them.
fn link_bands(rows: &mut [Criterion], findings: &mut Findings) {
    for row in 0..rows.len() {
        if let Some(mut bands) = rows[row].node.bands.clone().filter(|bands| bands.least_of.is_some()) {
            let subject = rows[row].code.clone();
            link_least_of(&mut bands, rows, &subject, findings);
            rows[row].node.bands = Some(bands);
        }
    }
}

/// What cannot stand together at the total.
fn report_total(header: &Header, total: &Total, ranking: Option<&Ranking>, findings: &mut Findings) {
    let mut wrong = |finding: Finding| findings.push(finding.at(&header.id.place).about(TOTAL, None));
    if total.unformed {
        if header.max.is_some() {
            wrong(MaxWithoutSum {}.into());
        }
        if total.index.is_some() || total.base.is_some() || total.events.iter().any(takes_points) {
            wrong(EffectsWithoutSum {}.into());
        }
        if total.node.bands.as_ref().is_some_and(|bands| bands.least_of.is_none()) {
            wrong(BandsWithoutSum {}.into());
        }
        if ranking.is_some_and(|ranking| !matches!(ranking.by, RankBy::Row(_))) {
            wrong(RankingWithoutSum {}.into());
        }
    }
    if ranking.is_some_and(|ranking| ranking.by == RankBy::Index) && total.index.is_none() {
        wrong(RankingWithoutIndex {}.into());
    }
}

fn takes_points(event: &Event) -> bool {
    event.points.is_some() || !event.points_by_band.is_empty()
}

fn decode_header(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Option<Header> {
    if keys.value(&HEADER_TABLE).is_none() {
        let finding = HeaderMissing { subject: keys.subject().clone() };
        findings.push(Finding::from(finding).at(keys.place()));
    }
    let mut header = keys.inside(&HEADER_TABLE, "[criteria]", findings)?;
    let id = header.get(&ID, findings);
    let title = header.get(&TITLE, findings);
    let year = header.get(&YEAR, findings).map(|year| year.value);
    let language = header.get(&LANGUAGE, findings).map(|language| language.value);
    let max = header.get(&PRINTED_MAX, findings);
    let min = header.get(&PRINTED_MIN, findings);
    let allow = decode_allow(&ALLOW, &mut header, findings);
    header.finish(findings);
    let (id, title) = (id?, title?);
    let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if id.value.is_empty() || id.value.len() > 100 || !id.value.bytes().all(slug) {
        findings.push(Finding::from(BadId { id: id.value }).at(&id.place));
        return None;
    }
    Some(Header { id, title, year, language, max, min, allow })
}

fn decode_defaults(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> RowDefaults {
    let mut read = RowDefaults { over: Over::Cap, zero_over_zero: ZeroOverZero::Error };
    if let Some(mut defaults) = keys.inside(&DEFAULTS, "[defaults]", findings) {
        read.over = defaults.get(&OVER, findings).unwrap_or(read.over);
        read.zero_over_zero = defaults.get(&ZERO_OVER_ZERO, findings).unwrap_or(read.zero_over_zero);
        defaults.finish(findings);
    }
    read
}
