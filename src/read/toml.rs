//! TOML submissions: `[unit]`, `[facts]`, `[printed_max]`, `[self]` and `[appraisal]`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::messages::csv::{EmptyFile, NoFinalNewline};
use super::messages::toml::{
    AnswerInPieces, CodeInHeader, EditionNotForm, FactEmpty, FactWithoutValue, LooksGrouped,
    PrintedMaxNotNumber, SUBMISSION, UnitNotText, UnquotedInPieces,
};
use super::own_result::result_or_edition;
use super::toml_keys::{
    self, APPRAISAL, CRITERIA, FACT_NOTE, FACT_OF_APPRAISAL, FACT_OF_SELF, FACTS, PER_COLUMN, PRINTED_MAX,
    SELF, UNIT_TABLE,
};
use super::toml_values::part_name;
use super::{ReadOptions, Reader, Reading, open_text};
use crate::answer::{AnswerField, BESIDE_ANSWERS};
use crate::column::PerColumn;
use crate::finding::{Finding, Findings, Located, Place, Severity, SourceId};
use crate::number::{Mark, looks_grouped};
use crate::source::toml::{Table, Value, parse_document, unquoted_code};
use crate::source::{
    Keys, MAX_ENTRIES, Notation, RawFact, RawField, RawHead, RawRow, RawSubmission, RawValue, Shape,
    SourceText, Subject, nouns, too_many_entries,
};
use crate::text::shortened;

/// The registry entry.
pub(super) static READER: Reader = Reader {
    name: "toml",
    extensions: &["toml"],
    recognizes: |_| false,
    open: open_text,
    read: Reading::Rows(read),
    not_a_form: result_or_edition,
    units: None,
};

fn read(
    id: SourceId,
    source: &SourceText,
    _options: ReadOptions,
    findings: &mut Findings,
) -> Option<RawSubmission> {
    if source.text.trim().is_empty() {
        findings.push(Finding::from(EmptyFile {}).at(&Place::new(id, 0..0)));
        return None;
    }
    let mut syntax = Findings::default();
    let document = parse_document(id, source, &mut syntax);
    if !source.text.ends_with('\n') && !syntax.has_errors() {
        let end = source.text.trim_end().len();
        let last = source.text[..end].rfind('\n').map_or(0, |at| at + 1);
        findings.push(Finding::from(NoFinalNewline {}).at(&Place::new(id, last..end)));
    }
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let mut broken: BTreeSet<usize> =
        syntax.iter().filter(is_error).filter_map(|it| line_of(source, it.place.as_ref()?)).collect();
    below_broken_headers(source, &mut broken);
    findings.extend(syntax);
    let keys = Keys::new(&document, Place::new(id, 0..0), SUBMISSION);
    if document.contains_key("criterion") {
        let finding = EditionNotForm { file: source.name.clone() };
        findings.push(Finding::from(finding).at(&Place::new(id, 0..0)));
        return None;
    }
    let mut found = Findings::default();
    let mut read = Toml { id, source }.document(keys, &mut found);
    // what a line with a syntax error seems to say is no second mistake
    let sound = |place: &Place| {
        broken.is_empty() || line_of(source, place).is_none_or(|line| !broken.contains(&line))
    };
    found.retain(|finding| finding.place.as_ref().is_none_or(sound));
    findings.extend(found);
    for fact in read.head.facts.iter_mut().filter(|fact| !sound(&fact.name.place)) {
        *fact = RawFact { values: PerColumn::default(), note: None, broken: true, name: fact.name.clone() };
    }
    for rows in [&mut read.columns.own, &mut read.columns.appraisal].into_iter().flatten() {
        rows.retain(|row| sound(&row.code.place) && sound(&row.place));
    }
    Some(read)
}

/// The rows of one column, where a column stands inside another document.
pub(crate) fn read_rows(
    id: SourceId,
    source: &SourceText,
    (table, place): (&Table<'_>, Place),
    findings: &mut Findings,
) -> Vec<RawRow> {
    Toml { id, source }.rows(table, place, findings)
}

/// `facts = { … }` of such a document.
pub(crate) fn read_facts(
    id: SourceId,
    source: &SourceText,
    keys: &mut Keys<'_, '_>,
    findings: &mut Findings,
) -> Vec<RawFact> {
    Toml { id, source }.facts(keys, findings)
}

/// Adds the lines below a header that cannot be read: nobody knows what they belong to.
fn below_broken_headers(source: &SourceText, broken: &mut BTreeSet<usize>) {
    let mut below = false;
    for (line, text) in
        (1..).zip(source.text.lines()).skip(broken.first().map_or(usize::MAX, |line| line - 1))
    {
        if text.trim_start().starts_with('[') {
            below = broken.contains(&line);
        } else if below {
            broken.insert(line);
        }
    }
}

fn line_of(source: &SourceText, place: &Place) -> Option<usize> {
    (place.span.end > 0).then(|| source.line(place.span.start))
}

pub(super) struct Toml<'s> {
    pub(super) id: SourceId,
    pub(super) source: &'s SourceText,
}

impl Toml<'_> {
    fn document(&self, mut keys: Keys<'_, '_>, findings: &mut Findings) -> RawSubmission {
        keys.declare(toml_keys::SUBMISSION);
        let head = RawHead {
            criteria: keys.get(&CRITERIA, findings),
            unit: self.unit(&mut keys, findings),
            facts: self.facts(&mut keys, findings),
            printed_max: self.printed_max(&mut keys, findings),
        };
        let columns = PerColumn { own: &SELF, appraisal: &APPRAISAL }
            .map(|key| keys.table_at(key, findings).map(|(table, place)| self.rows(table, place, findings)));
        keys.finish(findings);
        let notation = Notation { mark: Some(Mark::Dot), stated: true, delimiter: None };
        RawSubmission {
            source: self.id,
            shape: Shape::Toml,
            notation,
            head,
            others: Vec::new(),
            known: Vec::new(),
            columns,
        }
    }

    pub(super) fn place(&self, value: &Value<'_>) -> Place {
        Place::new(self.id, value.span())
    }

    fn unit(
        &self,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Vec<(Located<String>, Located<String>)> {
        let Some((table, place)) = keys.table_at(&UNIT_TABLE, findings) else { return Vec::new() };
        let mut unit = Vec::new();
        if table.len() > MAX_ENTRIES {
            findings.push(too_many_entries("[unit]").at(&place));
            return unit;
        }
        for (name, value) in Keys::new(table, place, "[unit]").entries() {
            match self.value(&name.value, value, findings).map(|raw| (raw.place.clone(), raw.value)) {
                Some((place, RawValue::Text(text))) => unit.push((name, Located::new(text, place))),
                Some((place, other)) => {
                    let finding = UnitNotText { name: name.value, kind: other.kind() };
                    findings.push(Finding::from(finding).at(&place));
                }
                None => {}
            }
        }
        unit
    }

    fn facts(&self, keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Vec<RawFact> {
        let Some((table, place)) = keys.table_at(&FACTS, findings) else { return Vec::new() };
        let mut facts = Vec::new();
        if table.len() > MAX_ENTRIES {
            findings.push(too_many_entries("[facts]").at(&place));
            return facts;
        }
        for (name, value) in Keys::new(table, place, "[facts]").entries() {
            let mut note = None;
            let values = if let Some(table) = value.get_ref().as_table() {
                let subject = Subject::named(nouns::FACT, &name.value);
                let mut each = Keys::new(table, self.place(value), subject);
                each.declare(PER_COLUMN);
                let values = PerColumn { own: &FACT_OF_SELF, appraisal: &FACT_OF_APPRAISAL }
                    .map(|key| each.value(key).and_then(|value| self.measured(&name.value, value, findings)));
                note = each.get(&FACT_NOTE, findings).filter(|note| !note.value.trim().is_empty());
                each.finish(findings);
                if [&FACT_OF_SELF, &FACT_OF_APPRAISAL].iter().all(|key| table.get(key.key).is_none()) {
                    let name = name.value.clone();
                    let finding: Finding = if table.is_empty() {
                        FactEmpty { name }.into()
                    } else {
                        FactWithoutValue { name }.into()
                    };
                    findings.push(finding.at(&self.place(value)));
                }
                values
            } else {
                let both = self.measured(&name.value, value, findings);
                PerColumn { own: both.clone(), appraisal: both }
            };
            facts.push(RawFact { name, values, note, broken: false });
        }
        facts
    }

    fn printed_max(
        &self,
        keys: &mut Keys<'_, '_>,
        findings: &mut Findings,
    ) -> Vec<(Located<String>, Located<crate::number::Decimal>)> {
        let Some((table, place)) = keys.table_at(&PRINTED_MAX, findings) else { return Vec::new() };
        let mut printed = Vec::new();
        for (code, value) in Keys::new(table, place, "[printed_max]").entries() {
            match self.value(&code.value, value, findings).map(|raw| (raw.place.clone(), raw.value)) {
                Some((place, RawValue::Number(max))) => printed.push((code, Located::new(max, place))),
                Some((place, other)) => {
                    let finding = PrintedMaxNotNumber { code: code.value, kind: other.kind() };
                    findings.push(Finding::from(finding).at(&place));
                }
                None => {}
            }
        }
        printed
    }

    fn rows(&self, table: &Table<'_>, place: Place, findings: &mut Findings) -> Vec<RawRow> {
        let mut rows = Vec::new();
        for (code, value) in Keys::new(table, place, "[self]").entries() {
            rows.extend(self.row(code, value, findings));
        }
        rows
    }

    /// A value that may be a count: one that looks grouped is told.
    fn measured(&self, name: &str, value: &Value<'_>, findings: &mut Findings) -> Option<Located<RawValue>> {
        let raw = self.signed(name, value, findings)?;
        let written = self.source.text.get(value.span()).unwrap_or_default();
        if matches!(raw.value, RawValue::Number(_)) && looks_grouped(written) {
            findings.push(grouped_warning(written).at(&raw.place));
        }
        Some(raw)
    }

    fn row(&self, code: Located<String>, value: &Value<'_>, findings: &mut Findings) -> Option<RawRow> {
        let place = Place::new(self.id, code.place.span.start..value.span().end.max(code.place.span.end));
        let mut row = RawRow { code, place, bare: None, fields: Vec::new(), broken: false, doubt: false };
        let Some(table) = value.get_ref().as_table() else {
            row.bare = self.measured(&row.code.value, value, findings);
            row.broken = row.bare.is_none();
            return Some(row);
        };
        row.fields.reserve_exact(table.len());
        let mut nested = Vec::new();
        for (name, value) in Keys::new(table, self.place(value), nouns::ANSWER).in_order() {
            if self.follows_a_point(&name.place) {
                nested.push((name.map(Cow::into_owned), value));
                continue;
            }
            let read = match &*name.value {
                "score" | "index" => self.signed(&name.value, value, findings),
                _ => self.measured(&name.value, value, findings),
            };
            match read {
                Some(value) => row.fields.push(RawField { name: name.map(part_name), value }),
                None => row.broken = true,
            }
        }
        match self.in_pieces(&nested) {
            Some(finding) => findings.push(finding),
            None => nested.iter().for_each(|(name, value)| self.unquoted(name, value, findings)),
        }
        nested.is_empty().then_some(row)
    }

    /// Whether a key is the second part of one with a point.
    fn follows_a_point(&self, place: &Place) -> bool {
        self.source.text[..place.span.start].trim_end_matches([' ', '\t']).ends_with('.')
    }

    /// `1.4 = …` and everything below it: each line names its code before the `=`.
    fn unquoted(&self, name: &Located<String>, value: &Value<'_>, findings: &mut Findings) {
        let below: Vec<_> = match value.get_ref().as_table() {
            Some(table) => Keys::new(table, self.place(value), nouns::ANSWER).entries(),
            None => Vec::new(),
        };
        let deeper: Vec<_> =
            below.into_iter().filter(|(name, _)| self.follows_a_point(&name.place)).collect();
        if let Some(finding) = self.in_pieces(&deeper) {
            findings.push(finding);
            return;
        }
        for (name, value) in &deeper {
            self.unquoted(name, value, findings);
        }
        let (line, text, within) = self.source.excerpt(&name.place.span);
        let key = text.split('=').next().unwrap_or_default();
        let own = !deeper.iter().any(|(below, _)| self.source.line(below.place.span.start) == line);
        if own {
            let (start, key) = (key.len() - key.trim_start().len(), key.trim());
            let at = name.place.span.start - within.start + start;
            let place = Place::new(self.id, at..at + key.len());
            let header = key.strip_prefix('[').and_then(|key| key.strip_suffix(']')?.split_once('.'));
            let finding: Finding = match header {
                Some((column, code)) => {
                    let (code, column) = (shortened(code, 40), shortened(column, 20));
                    let table = value.get_ref().as_table();
                    let parts =
                        table.map(|table| Keys::new(table, self.place(value), nouns::ANSWER).entries());
                    let line = self.answer_line(&code, &parts.unwrap_or_default());
                    CodeInHeader { code, column, line }.into()
                }
                None => unquoted_code(&shortened(key, 40)),
            };
            findings.push(finding.at(&place));
        }
    }

    /// `1.4.num = 13`, `"1.4".num = 13`: the parts of one answer, each on a line of its own.
    fn in_pieces(&self, parts: &[(Located<String>, &Value<'_>)]) -> Option<Finding> {
        let is_part = |name: &str| {
            AnswerField::ALL.iter().any(|word| word.key() == name) || BESIDE_ANSWERS.contains(&name)
        };
        let (first, _) = parts.first()?;
        if !parts.iter().all(|(name, _)| is_part(&name.value)) {
            return None;
        }
        let (_, text, within) = self.source.excerpt(&first.place.span);
        let key = text[..within.start].trim_end().trim_end_matches('.');
        let start = first.place.span.start - within.start + (key.len() - key.trim_start().len());
        let place = Place::new(
            self.id,
            start..start + text[start + within.start - first.place.span.start..within.end].len(),
        );
        let key = key.trim();
        let code = shortened(key.trim_matches(['"', '\'']), 40);
        let line = self.answer_line(&code, parts);
        let is_quoted = key.starts_with(['"', '\'']);
        let finding: Finding = if is_quoted {
            AnswerInPieces { code, line }.into()
        } else {
            UnquotedInPieces { code, line }.into()
        };
        Some(finding.at(&place))
    }

    /// An answer as it is written on one line.
    fn answer_line(&self, code: &str, parts: &[(Located<String>, &Value<'_>)]) -> String {
        let written = |value: &Value<'_>| self.source.text.get(value.span()).unwrap_or_default();
        let parts = parts.iter().map(|(name, value)| format!("{} = {}", name.value, written(value)));
        let parts: Vec<String> = parts.collect();
        shortened(&format!("\"{code}\" = {{ {} }}", parts.join(", ")), 120)
    }
}

fn grouped_warning(written: &str) -> Finding {
    let meant = written.replace('.', "");
    LooksGrouped { written: written.to_owned(), meant }.into()
}
