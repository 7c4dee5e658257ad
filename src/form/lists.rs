//! Answers of several figures or ticks: what is counted, and which items hold.

use super::answers::{Leaf, LeafAnswer, Part, unread};
use super::doubt::Doubt;
use super::figures::Figure;
use super::messages::why;
use super::ticks::{Ticks, ticks};
use crate::number::Decimal;
use crate::rule::Rule;

impl Leaf<'_> {
    pub(super) fn count(&self, answer: &mut LeafAnswer) {
        self.measured(answer, "count");
        if !answer.parts.is_empty() || !answer.doubts.is_empty() {
            return;
        }
        // what is counted stands below, a line each, with points
        let lines = self.placed.evidence(self.row);
        let mut counted = 0_u32;
        for line in &lines {
            let read = &self.placed.read[*line];
            if let Some(at) = read.reading().points.get(self.column) {
                let (figure, span) = read.at(*at);
                match figure {
                    Figure::Number(points) if !points.is_zero() => counted += 1,
                    Figure::Tick => counted += 1,
                    Figure::Number(_) | Figure::Blank => {}
                    other => answer.doubts.push(unread(other, span)),
                }
            }
        }
        let points = self.points().and_then(|(figure, span)| Some((figure.number()?, span)));
        if counted == 0
            && !lines.is_empty()
            && let Some((_, span)) = points.filter(|(points, _)| !points.is_zero())
        {
            answer.doubts.push(Doubt::new(why::NOTHING_COUNTED, Vec::new(), span));
        }
        if counted > 0 {
            let span = self.placed.lines[self.line].at.1.clone();
            answer.parts.push(Part::Figure("count", Decimal::from(counted), span));
        }
    }

    pub(super) fn counts(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        let (printed, complete) = self.placed.options(self.row, self.column);
        self.report_missing((complete, printed.is_empty()), rule, answer);
        let mut counts = Vec::new();
        for option in printed {
            let cells = option.cells.into_iter().filter(|(figure, _)| !figure.is_blank());
            for (at, (figure, span)) in cells.enumerate() {
                match figure {
                    Figure::Blank => {}
                    Figure::Number(_) if at > 0 => {
                        answer.doubts.push(Doubt::new(why::SHIFTED, Vec::new(), span));
                    }
                    Figure::Number(number) => {
                        counts.push((rule.list()[option.entry].id.clone(), number, span));
                    }
                    other => answer.doubts.push(unread(&other, span)),
                }
            }
        }
        if !counts.is_empty() {
            answer.parts.push(Part::Counts(counts));
        }
    }

    pub(super) fn items(&self, rule: &dyn Rule, answer: &mut LeafAnswer) {
        let (printed, complete) = self.placed.options(self.row, self.column);
        self.report_missing((complete, printed.is_empty()), rule, answer);
        match ticks(&printed) {
            Ticks::None => {}
            Ticks::These(these) => {
                // as an answer without figures it would stop the whole form, and it is a matter of its row
                if let Some((_, span)) = these.iter().find(|(entry, _)| rule.rule_of(*entry).is_some()) {
                    answer.doubts.push(Doubt::new(why::ITEM_TICKED, Vec::new(), span.clone()));
                }
                let items = these.into_iter().map(|(entry, span)| (rule.list()[entry].id.clone(), span));
                answer.parts.push(Part::Choices(items.collect()));
            }
            Ticks::Unclear(span) => answer.doubts.push(Doubt::new(why::TICK, Vec::new(), span)),
        }
        // the figures of an item are not read: without a doubt it would be as if it did not hold
        if let Some((_, span)) = self.measured_option(rule) {
            answer.doubts.push(Doubt::new(why::ITEM_MEASURED, Vec::new(), span));
        }
    }

    /// What stands on a line that was not found is missing from a list, and nobody sees it. A list without any line is
    /// missed where there are points.
    fn report_missing(&self, (complete, empty): (bool, bool), rule: &dyn Rule, answer: &mut LeafAnswer) {
        let has_points = || {
            let points = self.points().and_then(|(figure, _)| figure.number());
            points.is_some_and(|points| !points.is_zero())
        };
        let is_missing = if empty { has_points() && self.lacks_options(rule) } else { !complete };
        if is_missing {
            let span = self.placed.lines[self.line].at.1.clone();
            answer.doubts.push(Doubt::new(why::NO_ENTRY, Vec::new(), span));
        }
    }
}
