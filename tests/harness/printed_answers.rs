//! How a printed form shows the answer of one column: figures, ticks, words and notes.

use score::answer::{Answer, AnswerField, Given};
use score::column::Column;
use score::rule::Rule;
use score::submission::Row;

use super::printed_edition::{Line, MAX, NOTE, Part, figures, plain, put};

/// An answer of one column.
pub(super) struct Answered<'a> {
    pub(super) rule: &'a dyn Rule,
    pub(super) code: &'a str,
    pub(super) column: Column,
    /// What the unit itself says of the row.
    pub(super) row: &'a Row,
}

impl Answered<'_> {
    fn put(&self, line: &mut Line, at: usize, text: String, key: &'static str) {
        put(line, at, text, (self.code, self.column, key));
    }

    fn tick(&self, line: &mut Line, entry: usize, points: &str, key: &'static str) {
        let at = figures(self.column)[2];
        let value = self.rule.list()[entry].id.clone();
        points.clone_into(&mut line.cells[at].text);
        line.cells[at].gives.push(Part { row: self.code.to_owned(), column: self.column, key, value });
    }

    pub(super) fn print(&self, given: &Given, line: &mut Line, below: &mut [Line]) {
        let [num, _, points] = figures(self.column);
        match given {
            Given::Value(value) if self.rule.kind().name == "manual" => {
                line.cells[points].gives.push(self.part("value", plain(*value)));
            }
            Given::Ratio { .. } | Given::Value(_) | Given::Growth { .. } => self.measure(given, line),
            Given::Count(count) if below.is_empty() => self.put(line, num, plain(*count), "count"),
            Given::Count(_) => {
                for line in below.iter_mut() {
                    "2".clone_into(&mut line.cells[points].text);
                    line.cells[points].gives.push(self.part("counted", String::new()));
                }
            }
            Given::Counts(counts) => {
                for (entry, count) in counts {
                    let value = format!("{}={}", self.rule.list()[*entry].id, plain(*count));
                    below[*entry].cells[num].text = plain(*count);
                    below[*entry].cells[num].gives.push(self.part("counts", value));
                }
            }
            Given::Items(items) => {
                // those with a rule of their own are a doubt wherever they are ticked
                for ticked in items.iter().filter(|ticked| self.rule.rule_of(ticked.item).is_none()) {
                    self.tick(&mut below[ticked.item], ticked.item, "x", "choices");
                }
            }
            Given::Choice { option, beside } => self.choice(*option, beside.as_deref(), line, below),
        }
        // a tier that only follows from what was measured is ticked all the same
        let mut tiers = 0..self.rule.list().len();
        if self.rule.kind().name == "tiers"
            && given.choice().is_none()
            && let Some(tier) = tiers.find(|tier| self.rule.matches(given, *tier))
        {
            self.choice(tier, None, line, below);
        }
    }

    fn part(&self, key: &'static str, value: String) -> Part {
        Part { row: self.code.to_owned(), column: self.column, key, value }
    }

    fn measure(&self, given: &Given, line: &mut Line) {
        let [num, den, _] = figures(self.column);
        let [first, second] = [(num, AnswerField::Num), (den, AnswerField::Den)];
        for (at, field) in [first, second, (num, AnswerField::Value), (den, AnswerField::Previous)] {
            if let Some(figure) = given.number(field) {
                self.put(line, at, plain(figure), field.key());
            }
        }
    }

    fn choice(&self, option: usize, beside: Option<&Given>, line: &mut Line, below: &mut [Line]) {
        let points = figures(self.column)[2];
        let Some(own) = below.get_mut(option) else {
            // options that are not printed follow from the points
            let listed = &self.rule.list()[option];
            if line.cells[MAX].text.is_empty() {
                // without points it is a word
                line.cells[figures(self.column)[0]].text.clone_from(&listed.title);
                line.cells[figures(self.column)[0]].gives.push(self.part("choice", listed.id.clone()));
            } else {
                line.cells[points].gives.push(self.part("choice", listed.id.clone()));
            }
            return;
        };
        let printed = match self.rule.rule_of(option) {
            Some(_) => line.cells[points].text.clone(),
            None => own.cells[MAX].text.clone(),
        };
        self.tick(own, option, &printed, "choice");
        let Some(beside) = beside else { return };
        if self.rule.rule_of(option).is_some() {
            return self.measure(beside, own);
        }
        let measured_by_unit =
            matches!(&self.row.answer, Answer::Given(Given::Choice { beside: Some(_), .. }));
        if measured_by_unit {
            return self.measure(beside, line);
        }
        // the appraiser alone measured it: a note beside the tick
        let note = match beside.ratio() {
            Some((num, den)) => {
                own.cells[NOTE].gives.push(self.part("num", plain(num)));
                own.cells[NOTE].gives.push(self.part("den", plain(den)));
                format!("{}/{}", plain(num), plain(den))
            }
            None => {
                let value = beside.number(AnswerField::Value).map_or(String::new(), plain);
                own.cells[NOTE].gives.push(self.part("value", value.clone()));
                value
            }
        };
        own.cells[NOTE].text = note;
    }
}
