//! The verification of a receipt as formats see it, and its JSON.

use super::View;
use super::json::SCHEMA;
use super::json_writer::Json;
use crate::column::Column;
use crate::receipt::{Input, InputChange, Measure, NumberChange, Why};
use crate::report::{Cell, Grid, Sheet, Verification};

/// The word of an input, the same in every language.
fn input_word(input: Input) -> &'static str {
    match input {
        Input::Form => "form",
        Input::Edition => "criteria",
        Input::Facts => "facts",
        Input::Layout => "layout",
        Input::Options => "options",
    }
}

/// The word of a number, the same in every language: the key of a receipt.
fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Points => "points",
        Measure::Status => "status",
        Measure::Answer => "answer",
        Measure::Max => "max",
        Measure::ApplicableMax => "applicable_max",
        Measure::Declared => "declared",
        Measure::Band => "band",
        Measure::DeclaredBand => "declared_band",
        Measure::Index => "index",
        Measure::DeclaredIndex => "declared_index",
        Measure::Row => "row",
        Measure::Fact => "fact",
        Measure::Unit => "unit",
        Measure::UnitName => "unit_name",
    }
}

impl View for Verification<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        Verification::sheets(self)
    }

    fn grids(&self) -> Vec<Grid> {
        let cell = |text: Option<&String>| Cell::plain(text.map(String::as_str));
        let inputs = self.comparison.inputs.iter().map(|change| {
            let InputChange { input, before, now } = change;
            let why = if change.is_changed() { "changed" } else { "same" };
            vec![
                Cell::plain(input_word(*input)),
                Cell::plain(""),
                Cell::plain(""),
                cell(before.as_ref()),
                cell(now.as_ref()),
                Cell::plain(why),
            ]
        });
        let numbers = self.comparison.numbers.iter().map(|change| {
            let NumberChange { row, column, measure, before, now, why } = change;
            vec![
                Cell::plain(measure_word(*measure)),
                Cell::code(row, crate::report::Tone::Plain),
                Cell::plain(column.map(Column::word)),
                cell(before.as_ref()),
                cell(now.as_ref()),
                Cell::plain(self.why(why)),
            ]
        });
        vec![Grid::flat(["what", "criterion", "column", "receipt", "now", "why"], inputs.chain(numbers))]
    }

    fn json(&self) -> Option<String> {
        Some(Json::document(|json| {
            json.put("schema", SCHEMA);
            json.put("matches", self.comparison.is_match());
            json.put("edited", self.comparison.edited);
            json.object("receipt", |json| {
                json.put("hash", &self.receipt.hash);
                json.put("program", &self.receipt.program);
            });
            json.object("now", |json| {
                json.put("hash", &self.now.hash);
                json.put("program", &self.now.program);
            });
            json.objects("inputs", &self.comparison.inputs, |json, change| {
                json.put("input", input_word(change.input));
                json.put("file", self.name(change.input));
                json.put("changed", change.is_changed());
                json.put("receipt", change.before.as_ref());
                json.put("now", change.now.as_ref());
            });
            json.objects("numbers", &self.comparison.numbers, |json, change| {
                json.put("criterion", Some(&change.row).filter(|row| !row.is_empty()));
                json.put("column", change.column.map(Column::word));
                json.put("number", measure_word(change.measure));
                json.put("receipt", change.before.as_ref());
                json.put("now", change.now.as_ref());
                put_why(json, &change.why);
            });
        }))
    }
}

/// Why a number differs: a word, and what it is about.
fn put_why(json: &mut Json, why: &Why) {
    json.object("why", |json| match why {
        Why::Answer { before, now } => {
            json.put("reason", "answer");
            json.put("receipt", before.as_ref());
            json.put("now", now.as_ref());
        }
        Why::Rows(rows) => {
            json.put("reason", "rows");
            json.texts("rows", rows);
        }
        Why::Inputs(inputs) => {
            json.put("reason", "inputs");
            let inputs: Vec<String> = inputs.iter().map(|input| input_word(*input).to_owned()).collect();
            json.texts("inputs", &inputs);
        }
        Why::Edited => json.put("reason", "edited"),
        Why::Program => json.put("reason", "program"),
    });
}
