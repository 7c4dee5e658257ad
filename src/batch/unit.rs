//! One unit of a batch, from its text to what is kept of it.

use std::borrow::Cow;
use std::sync::Arc;

use super::kept::EvaluatedUnit;
use super::messages::{BrokeDown, NoEdition, NoFormInside, NotRead, OtherEdition, TooManyLines};
use super::{Batch, BatchResults};
use crate::catch_panic::catch_panic;
use crate::criteria::TOTAL;
use crate::evaluate::Evaluation;
use crate::finding::{Diagnostic, Finding, Findings, Place as TextPlace, SourceId};
use crate::form::{FormUnit, Overrides, read_prepared};
use crate::language::{Grouped, Language, Sentence};
use crate::ranking::{Origin, RenderedFinding, Standing, Tally, prevents_ranking};
use crate::read::{Foreign, LongCsv, MAX_UNIT_LINES, Reader, UnitRows, has_too_many_lines, read_unit};
use crate::source::{Position, RawSubmission, SourceText, Sources};
use crate::submission::{Submission, bind, unit_key};

/// A unit's form is the first of its texts, the common facts are the second.
pub(super) const FORM: SourceId = SourceId(0);

/// The file that is being worked on.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// Position among all files.
    pub file: u32,
    /// Its name as the user knows it.
    pub name: &'p str,
    /// What a form without an id is called.
    pub stem: &'p str,
    /// The ending of its name.
    pub ending: Option<&'p str>,
    /// What is kept beside it of its layout, with what holds of the whole batch.
    pub(crate) layout: Option<&'p Overrides>,
}

/// A unit that can be evaluated.
#[derive(Debug)]
pub struct BoundUnit {
    /// Its answers.
    pub submission: Submission,
    origin: Origin,
    /// Where its rows begin in the text.
    first: usize,
    sources: Arc<Sources>,
    findings: Findings,
}

impl BoundUnit {
    /// The unit without any points.
    pub(super) fn unscored(&self) -> Standing {
        let unit = &self.submission.unit;
        let standing = Standing::failed(&unit.id, self.origin, Vec::new());
        Standing { name: unit.name.as_deref().map(Into::into), ..standing }
    }
}

impl RenderedFinding {
    /// A finding in words, with the place that they are about.
    pub fn of(finding: &Finding, sources: &Sources, language: Language) -> Self {
        let place = finding.place.as_ref().map(|place| {
            let (file, position) = sources.locate(place);
            (file.into(), position)
        });
        RenderedFinding {
            code: finding.code.name.into(),
            severity: finding.severity.word().into(),
            message: finding.message(language).into(),
            help: finding.help(language).into(),
            place,
        }
    }
}

impl Batch {
    /// Scores a form of one unit.
    pub(super) fn form(
        &self,
        place: &Place<'_>,
        reader: &Reader,
        text: SourceText,
        results: &mut BatchResults,
    ) {
        let origin = Origin { file: place.file, line: 1 };
        if has_too_many_lines(text.text.as_bytes()) {
            return self.failed(place.stem, origin, &text_alone(text), &[with_too_many_lines()], results);
        }
        if let Some(workbook) = text.workbook_shown() {
            let mut shared = Findings::default();
            let units = read_prepared(
                (&self.criteria, &self.printed),
                (FORM, workbook),
                place.layout.unwrap_or(&self.layout),
                &mut shared,
            );
            return self.printed(place, text, (units, shared), results);
        }
        let options = self.read;
        let read = |sources: &Sources, findings: &mut Findings| {
            reader.read.rows(FORM, sources.get(FORM), options, findings)
        };
        self.unit(origin, place.stem, (text, 0), read, results);
    }

    /// Scores the forms that were found in a workbook or a document.
    fn printed(
        &self,
        place: &Place<'_>,
        text: SourceText,
        (units, mut shared): (Vec<FormUnit>, Findings),
        results: &mut BatchResults,
    ) {
        let origin = Origin { file: place.file, line: 1 };
        if units.is_empty() {
            return self.failed(place.stem, origin, &text_alone(text), &shared.sorted(), results);
        }
        for FormUnit { raw, findings: own } in units {
            let mut found = std::mem::take(&mut shared);
            found.extend(own);
            let read = |_: &Sources, findings: &mut Findings| {
                findings.extend(found.clone());
                Some(raw.clone())
            };
            self.unit(origin, place.stem, (text.clone(), 0), read, results);
        }
    }

    /// Scores the rows of one unit of a long CSV.
    pub(super) fn rows(
        &self,
        place: &Place<'_>,
        long: &LongCsv,
        bytes: &[u8],
        rows: &UnitRows,
        results: &mut BatchResults,
    ) {
        let line = u32::try_from(rows.first_line + 1).unwrap_or(u32::MAX);
        let origin = Origin { file: place.file, line };
        let id = rows.id.as_str();
        let whole = [long.header.as_bytes(), &bytes[rows.span.clone()]].concat();
        let left_out = rows.first_line.saturating_sub(long.lines);
        let text = match crate::source::decode::decode(place.name, &whole, None, FORM) {
            Ok(text) => text.without(long.lines, left_out),
            Err(failed) => {
                let (text, finding) = *failed;
                let text = text.without(long.lines, left_out);
                return self.failed(id, origin, &text_alone(text), &[finding], results);
            }
        };
        if has_too_many_lines(&bytes[rows.span.clone()]) {
            return self.failed(id, origin, &text_alone(text), &[with_too_many_lines()], results);
        }
        let read = |sources: &Sources, findings: &mut Findings| {
            read_unit(FORM, sources.get(FORM), self.read, findings)
        };
        self.unit(origin, id, (text, long.header.len()), read, results);
    }

    /// Reports a file whose bytes are no text.
    pub(super) fn unreadable(
        &self,
        place: &Place<'_>,
        text: SourceText,
        finding: Finding,
        results: &mut BatchResults,
    ) {
        let origin = Origin { file: place.file, line: 1 };
        self.failed(place.stem, origin, &text_alone(text), &[finding], results);
    }

    /// Reports a file that the system does not give out.
    pub fn not_read(&self, place: &Place<'_>, why: Sentence, results: &mut BatchResults) {
        self.unread(place, &NotRead { why }, results);
    }

    /// Reports a workbook or a document, in which there may be a form.
    pub fn foreign(&self, place: &Place<'_>, kind: &Foreign, results: &mut BatchResults) {
        self.unread(place, &NoFormInside { what: kind.what, remedy: kind.remedy }, results);
    }

    /// A unit of a file that is not read.
    fn unread(&self, place: &Place<'_>, what: &dyn Diagnostic, results: &mut BatchResults) {
        *results.tally.findings.entry(what.code().name).or_default() += 1;
        let finding = RenderedFinding::new(
            what,
            Some((place.name, Position::Text { line: 1, column: 1 })),
            self.options.language,
        );
        let origin = Origin { file: place.file, line: 1 };
        results.units.push(Standing::failed(place.stem, origin, vec![finding]));
    }

    fn failed(
        &self,
        id: &str,
        origin: Origin,
        sources: &Sources,
        found: &[Finding],
        results: &mut BatchResults,
    ) {
        count(found.iter(), &mut results.tally);
        let blocking = found.iter().filter(|finding| prevents_ranking(finding));
        let blocking =
            blocking.map(|finding| RenderedFinding::of(finding, sources, self.options.language)).collect();
        results.units.push(Standing::failed(id, origin, blocking));
    }

    fn unit(
        &self,
        origin: Origin,
        stem: &str,
        (text, first): (SourceText, usize),
        read: impl Fn(&Sources, &mut Findings) -> Option<RawSubmission>,
        results: &mut BatchResults,
    ) {
        let mut sources = text_alone(text);
        if let Some(facts) = &self.facts {
            sources.add(facts.source.clone());
        }
        let sources = Arc::new(sources);
        let worked = catch_panic(|| {
            let mut part = BatchResults::default();
            let mut findings = Findings::default();
            let raw = read(&sources, &mut findings).map(|raw| self.with_facts(raw));
            let id = raw.as_ref().and_then(|raw| stated(raw, "id")).map(|id| unit_key(&id).into_owned());
            let id = id.filter(|id| !id.is_empty()).map_or(Cow::Borrowed(stem), Cow::Owned);
            let name = raw.as_ref().and_then(|raw| stated(raw, "name")).map(String::into_boxed_str);
            let same = raw.as_ref().is_some_and(|raw| self.answers_this_edition(raw, &mut findings));
            let submission = raw
                .filter(|_| same)
                .and_then(|raw| bind(&self.criteria, &raw, (stem, self.options.stage), &mut findings));
            at_first_line(&mut findings, first);
            match submission {
                Some(submission) => {
                    let sources = Arc::clone(&sources);
                    self.score(BoundUnit { submission, origin, first, sources, findings }, &mut part);
                }
                None => {
                    self.failed(&id, origin, &sources, &findings.sorted(), &mut part);
                    part.units.iter_mut().for_each(|unit| unit.name.clone_from(&name));
                }
            }
            part
        });
        match worked {
            Ok(part) => results.add(part),
            Err(message) => self.failed(stem, origin, &sources, &[broke_down(message)], results),
        }
    }

    fn with_facts(&self, mut raw: RawSubmission) -> RawSubmission {
        for fact in self.facts.iter().flat_map(|common| &common.facts) {
            if !raw.head.facts.iter().any(|own| own.name.value == fact.name.value) {
                raw.head.facts.push(fact.clone());
            }
        }
        raw
    }

    /// Whether a form answers the edition that this batch is scored by.
    fn answers_this_edition(&self, raw: &RawSubmission, findings: &mut Findings) -> bool {
        let own = &self.criteria.id;
        let finding = match &raw.head.criteria {
            Some(named) if named.value == *own => return true,
            Some(named) => {
                let what = OtherEdition { form: named.value.clone(), batch: own.clone() };
                Finding::from(what).at(&named.place)
            }
            None if self.named_by_user => return true,
            None => Finding::from(NoEdition {}).at(&TextPlace::new(FORM, 0..0)),
        };
        findings.push(finding);
        false
    }

    /// What is kept of a unit that was evaluated, with what was found on the way.
    pub(super) fn standing_with_findings(
        &self,
        bound: BoundUnit,
        evaluation: &Evaluation,
        unrounded: Option<&Evaluation>,
        found: Findings,
        tally: &mut Tally,
    ) -> Standing {
        let BoundUnit { submission, origin, first, sources, mut findings } = bound;
        findings.extend(found);
        self.keep_form((&submission, evaluation), (origin, first), &findings, &sources);
        let blocking = self.blocking_findings(findings, first, &sources, tally);
        let unit = EvaluatedUnit { submission: &submission, origin, blocking };
        self.evaluated_standing(unit, evaluation, unrounded, tally)
    }

    /// The same by the fast path; `None` where the engine has to evaluate the unit.
    pub(super) fn fast_standing(&self, bound: &mut BoundUnit, tally: &mut Tally) -> Option<Standing> {
        let fast = self.quick()?;
        let BoundUnit { submission, origin, first, sources, findings } = bound;
        let blocking =
            |tally: &mut Tally| self.blocking_findings(std::mem::take(findings), *first, sources, tally);
        fast.standing(self, (submission, *origin), blocking, tally)
    }

    /// Counts what was found about a unit, and tells what is an error.
    fn blocking_findings(
        &self,
        mut findings: Findings,
        first: usize,
        sources: &Sources,
        tally: &mut Tally,
    ) -> Vec<RenderedFinding> {
        at_first_line(&mut findings, first);
        let findings = findings.sorted();
        count(findings.iter(), tally);
        let blocking = findings.iter().filter(|finding| prevents_ranking(finding));
        blocking.map(|finding| RenderedFinding::of(finding, sources, self.options.language)).collect()
    }
}

/// What is said of all of a form stands at its first line.
pub(super) fn at_first_line(findings: &mut Findings, first: usize) {
    let whole = |place: &&mut TextPlace| place.source == FORM && place.span == (0..0);
    for place in findings.iter_mut().filter_map(|finding| finding.place.as_mut()).filter(whole) {
        place.span = first..first;
    }
}

fn text_alone(text: SourceText) -> Sources {
    let mut sources = Sources::default();
    sources.add(text);
    sources
}

/// What a form says of its unit: `id`, `name`.
fn stated(raw: &RawSubmission, what: &str) -> Option<String> {
    let said = raw.head.unit.iter().find(|(name, _)| name.value == what);
    said.map(|(_, text)| text.value.trim().to_owned()).filter(|text| !text.is_empty())
}

pub(super) fn count<'f>(findings: impl Iterator<Item = &'f Finding>, tally: &mut Tally) {
    for finding in findings {
        *tally.findings.entry(finding.code.name).or_default() += finding.count;
    }
}

fn with_too_many_lines() -> Finding {
    Finding::from(TooManyLines { most: Grouped(MAX_UNIT_LINES) }).at(&TextPlace::new(FORM, 0..0))
}

fn broke_down(message: String) -> Finding {
    Finding::from(BrokeDown { why: message }).at(&TextPlace::new(FORM, 0..0)).about(TOTAL, None)
}
