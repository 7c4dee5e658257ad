//! `[[test]]` tables to cases. `like` takes another test over and replaces whole rows.

use super::keys::{
    APPRAISAL, FINDINGS, LIKE, NAME, SELF, TEST, TESTS, TESTS_KEY, UNIT, UNIT_ID, UNITS, status_words,
};
use super::messages::failure::{FIRST_HERE, NotANumber, NotAText, TestTwice, UnknownModel, UnknownStatus};
use super::{Case, CaseUnit, Expected, What};
use crate::column::{Column, PerColumn};
use crate::criteria::TOTAL;
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::read::{read_facts, read_rows};
use crate::source::toml::{Table, parse_document};
use crate::source::{Keys, RawField, RawRow, RawValue, SourceText, Subject, nouns};

/// The row that answers every leaf that is not named.
const REST: &str = "rest";

/// Reads the tests of a criteria file, whose definition was read before.
pub fn decode_cases(id: SourceId, source: &SourceText, findings: &mut Findings) -> Vec<Case> {
    let mut syntax = Findings::default();
    let document = parse_document(id, source, &mut syntax);
    let mut keys = Keys::new(&document, Place::new(id, 0..0), Subject::CRITERIA_FILE);
    keys.declare(TESTS);
    let tables = keys.tables_at(&TESTS_KEY, findings).unwrap_or_default();
    let mut cases: Vec<Case> = Vec::new();
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let subject = Subject::Numbered { what: nouns::TEST_TABLE, number: position + 1, of: None };
        let mut keys = Keys::new(table, place, subject);
        keys.declare_form(&TEST);
        let reader = Reader { id, source };
        if let Some(case) = reader.case(keys, &cases, findings) {
            cases.push(case);
        }
    }
    cases
}

struct Reader<'r> {
    id: SourceId,
    source: &'r SourceText,
}

impl Reader<'_> {
    fn case(&self, mut keys: Keys<'_, '_>, known: &[Case], findings: &mut Findings) -> Option<Case> {
        let name = keys.get(&NAME, findings)?;
        keys.set_subject(Subject::named(nouns::TEST, &name.value));
        if let Some(first) = known.iter().find(|case| case.name.value == name.value) {
            let finding = Finding::from(TestTwice { name: name.value.clone() });
            findings.push(finding.at(&name.place).related(&first.name.place, FIRST_HERE));
        }
        let like = keys.get(&LIKE, findings);
        let model = match &like {
            None => None,
            Some(like) => {
                let model = known.iter().find(|case| case.name.value == like.value);
                if model.is_none() {
                    let names = known.iter().map(|case| case.name.value.as_str()).collect::<Vec<_>>();
                    let suggestion = findings.suggestion(&like.value, names);
                    let finding = UnknownModel { name: like.value.clone(), suggestion };
                    findings.push(Finding::from(finding).at(&like.place));
                }
                Some(model?)
            }
        };
        let stated = keys.get(&FINDINGS, findings);
        let place = keys.value(&FINDINGS).map(|value| keys.place_of(value));
        let stated = stated.zip(place).map(|(codes, place)| {
            Located::new(codes.into_iter().map(|code| code.value).collect::<Vec<_>>(), place)
        });
        let units = keys.tables_at(&UNITS, findings);
        let units = match (units, model) {
            (None, model) => {
                let unit = model.map_or_else(CaseUnit::default, |model| model.units[0].clone());
                vec![self.unit(unit, &mut keys, findings)]
            }
            (Some(tables), _) => {
                let each = tables.into_iter().enumerate().map(|(position, (table, place))| {
                    let subject = keys.subject().numbered(nouns::UNIT, position + 1);
                    let mut inner = Keys::new(table, place, subject);
                    inner.declare_form(&UNIT);
                    inner.value(&UNIT_ID);
                    let unit = self.unit(CaseUnit::default(), &mut inner, findings);
                    inner.finish(findings);
                    unit
                });
                each.collect()
            }
        };
        keys.finish(findings);
        let stated = stated.or_else(|| model.and_then(|model| model.findings.clone()));
        Some(Case { name, units, findings: stated })
    }

    fn unit(&self, model: CaseUnit, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> CaseUnit {
        let mut unit = model;
        let inherited = std::mem::take(&mut unit.expected);
        let mut replaced: Vec<(Column, String)> = Vec::new();
        for fact in read_facts(self.id, self.source, keys, findings) {
            unit.facts.retain(|known| known.name.value != fact.name.value);
            unit.facts.push(fact);
        }
        let tables = PerColumn { own: &SELF, appraisal: &APPRAISAL }.map(|key| keys.table_at(key, findings));
        for column in Column::BOTH {
            if let Some((table, place)) = tables.get(column) {
                self.column(&mut unit, column, (table, place.clone()), &mut replaced, findings);
            }
        }
        // what is said here about a row comes before what the test said that is taken over
        let is_said = |known: &Expected| {
            unit.expected.iter().any(|own| own.column == known.column && own.code.value == known.code.value)
        };
        let is_stale =
            |known: &Expected| replaced.iter().any(|(column, code)| unit.changes(*column, code, known));
        let kept: Vec<Expected> =
            inherited.into_iter().filter(|known| !is_said(known) && !is_stale(known)).collect();
        unit.expected.splice(0..0, kept);
        unit
    }

    fn column(
        &self,
        unit: &mut CaseUnit,
        column: Column,
        (table, place): (&Table<'_>, Place),
        replaced: &mut Vec<(Column, String)>,
        findings: &mut Findings,
    ) {
        let answers = unit.answers.get_mut(column).get_or_insert_with(Vec::new);
        for mut row in read_rows(self.id, self.source, (table, place), findings) {
            let written = row.code.value.trim().to_owned();
            let expected = expectations(&mut row, column, findings);
            let is_answer = |row: &RawRow| row.bare.is_some() || !row.fields.is_empty();
            let had_answer = answers.iter().any(|known| known.code.value == written && is_answer(known));
            if is_answer(&row) || had_answer || expected.is_empty() {
                replaced.push((column, written.clone()));
            }
            unit.expected.extend(expected);
            answers.retain(|known| known.code.value != written);
            if written == REST {
                *unit.rest.get_mut(column) = Some(row);
            } else {
                answers.push(row);
            }
        }
    }
}

impl CaseUnit {
    /// Whether what a row must come to may change where another row is answered anew: it is the row, a sum above it, or the
    /// appraisal of it that says `same`.
    fn changes(&self, column: Column, replaced: &str, known: &Expected) -> bool {
        let code = known.code.value.as_str();
        let follows = column == Column::Own && known.column == Column::Appraisal && self.is_same(replaced);
        if known.column != column && !follows {
            return false;
        }
        let answered = |code: &str| {
            let rows = self.answers.get(known.column).iter().flatten();
            rows.filter(|row| row.code.value == code).any(|row| row.bare.is_some() || !row.fields.is_empty())
        };
        let is_above = || replaced.strip_prefix(code).is_some_and(|rest| rest.starts_with('.'));
        code == TOTAL || code == replaced || is_above() || (replaced == REST && !answered(code))
    }

    /// Whether the appraisal of a row takes the self column's answer over.
    fn is_same(&self, code: &str) -> bool {
        let named = self.answers.get(Column::Appraisal).iter().flatten().find(|row| row.code.value == code);
        let row = named.or(self.rest.get(Column::Appraisal).as_ref());
        row.is_some_and(|row| row.fields.iter().any(|field| field.name.value == "same"))
    }
}

/// Takes what a row must come to out of it; what is left answers it.
fn expectations(row: &mut RawRow, column: Column, findings: &mut Findings) -> Vec<Expected> {
    let mut expected = Vec::new();
    let mut answers = Vec::new();
    for field in std::mem::take(&mut row.fields) {
        let what = match &*field.name.value {
            "score" => figure(&field, findings).map(What::Score),
            "index" => figure(&field, findings).map(What::Index),
            "rank" => figure(&field, findings).map(What::Rank),
            "status" => {
                word(&field, findings).filter(|word| is_status(word, &field, findings)).map(What::Status)
            }
            "band" => word(&field, findings).map(What::Band),
            "band_by_points" => word(&field, findings).map(What::BandByPoints),
            _ => {
                answers.push(field);
                continue;
            }
        };
        let code = row.code.with(row.code.value.trim().to_owned());
        expected.extend(what.map(|what| Expected { code, column, what, place: field.value.place }));
    }
    row.fields = answers;
    expected
}

fn figure(field: &RawField, findings: &mut Findings) -> Option<crate::number::Decimal> {
    if let RawValue::Number(figure) = field.value.value {
        return Some(figure);
    }
    let finding = NotANumber { name: field.name.value.to_string(), kind: field.value.value.kind() };
    findings.push(Finding::from(finding).at(&field.value.place));
    None
}

fn word(field: &RawField, findings: &mut Findings) -> Option<String> {
    if let RawValue::Text(text) = &field.value.value {
        return Some(text.clone());
    }
    let finding = NotAText { name: field.name.value.to_string(), kind: field.value.value.kind() };
    findings.push(Finding::from(finding).at(&field.value.place));
    None
}

fn is_status(word: &str, field: &RawField, findings: &mut Findings) -> bool {
    let words = status_words();
    let known = words.contains(&word);
    if !known {
        let finding = UnknownStatus { word: word.to_owned(), suggestion: findings.suggestion(word, words) };
        findings.push(Finding::from(finding).at(&field.value.place));
    }
    known
}
