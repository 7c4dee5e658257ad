//! Plain rows that are none of the criteria: the total, and what a unit says of itself.

use std::ops::Range;

use super::cells::Line;
use super::reader::{FastCsvReader, UnitState, decimal};
use crate::column::{Column, PerColumn};
use crate::criteria::{Node, TOTAL};
use crate::finding::{Findings, Located, Place};
use crate::read::MetadataRow;
use crate::source::{MAX_ENTRIES, MAX_TEXT, RawFact, RawValue};
use crate::submission::{bind_fact_options, bind_facts};
use crate::text::composed;

/// What more a unit says of itself is not read quickly.
const MOST_OTHERS: usize = 100;

impl FastCsvReader<'_> {
    /// A row that is none of the criteria: the total, or what holds for all rows.
    pub(super) fn other_row<'l>(
        &mut self,
        line: &Line<'l>,
        code: &'l [u8],
        place: Range<usize>,
        state: &mut UnitState<'l>,
    ) -> Option<()> {
        if code == TOTAL.as_bytes() {
            let blank = Column::BOTH.into_iter().flat_map(|column| self.layout.answers(column));
            (!state.total && blank.into_iter().all(|cell| line.get(cell).is_empty())).then_some(())?;
            state.total = true;
            let place = Place::new(self.submission.source, place);
            let mut digits = PerColumn::default();
            for column in Column::BOTH {
                let declared = self.declared(line, column, state).ok()?;
                *digits.get_mut(column) = declared;
                let row = self.submission.total.get_mut(column);
                row.declared = declared.map(|figure| Located::new(decimal(figure), place.clone()));
                row.place = Some(place.clone());
            }
            self.scores.declared.push((Node::Total, digits));
            return self.beside(line);
        }
        self.layout.is_plain_head(line).then_some(())?;
        let cell = line.said(self.layout.own.answer)?;
        let said = cell.text;
        let text =
            std::str::from_utf8(said).ok().filter(|text| !text.is_empty() && text.len() <= MAX_TEXT)?;
        (text.trim_matches([' ', '\t']) == text).then_some(())?;
        match MetadataRow::of(std::str::from_utf8(code).ok()?)? {
            MetadataRow::Criteria => {
                let own = text == self.batch.criteria.id;
                (own && !state.criteria && !self.criteria_above).then_some(())?;
                state.criteria = true;
            }
            MetadataRow::Unit("name") => {
                // letters may have been lost
                let plain = state.name.is_none() && !text.contains(['?', '\u{fffd}']);
                plain.then(|| state.name = Some(composed(text).into_owned()))?;
            }
            MetadataRow::Unit("id") => {
                // in a file of many units the column says it
                (self.layout.unit.is_none() && state.id.is_none()).then_some(())?;
                state.id = Some(said);
            }
            MetadataRow::Unit(_) => {
                let twice = state.others.contains(&code);
                (!twice && code.is_ascii() && state.others.len() < MOST_OTHERS)
                    .then(|| state.others.push(code))?;
            }
            MetadataRow::Fact(name) => {
                let twice = state.facts.iter().any(|fact| fact.name.value == name);
                (!twice && !state.bound && state.facts.len() < MAX_ENTRIES).then_some(())?;
                let place = Place::new(self.submission.source, place);
                let value = if said.iter().any(|byte| byte.is_ascii_digit() || *byte == b'%') {
                    RawValue::Cell { text: text.to_owned(), figure: Ok(cell.figure(self.marks)?) }
                } else {
                    RawValue::Text(text.is_ascii().then(|| text.to_owned())?)
                };
                let value = Some(Located::new(value, place.clone()));
                let values = PerColumn { own: value.clone(), appraisal: value };
                let name = Located::new(name.to_owned(), place);
                state.facts.push(RawFact { name, values, note: None, broken: false });
            }
        }
        Some(())
    }

    /// Binds the facts as for every form.
    pub(super) fn bind_facts(&mut self, state: &mut UnitState<'_>) -> Option<()> {
        let criteria = &self.batch.criteria;
        state.bound = true;
        for common in self.batch.facts.iter().flat_map(|common| &common.facts) {
            if !state.facts.iter().any(|own| own.name.value == common.name.value) {
                state.facts.push(common.clone());
            }
        }
        if state.facts.is_empty() && self.submission.facts.own.len() == criteria.facts.len() {
            self.submission.facts.own.iter_mut().for_each(|fact| *fact = None);
            self.submission.facts.appraisal.iter_mut().for_each(|fact| *fact = None);
            self.submission.fact_options.own.iter_mut().for_each(|fact| *fact = None);
            self.submission.fact_options.appraisal.iter_mut().for_each(|fact| *fact = None);
            return Some(());
        }
        let mut findings = Findings::default();
        self.submission.facts = bind_facts(criteria, &state.facts, self.submission.notation, &mut findings);
        self.submission.fact_options = bind_fact_options(criteria, &state.facts, &mut findings);
        findings.is_empty().then_some(())
    }
}
