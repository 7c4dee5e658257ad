//! The form as a workbook.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::Template;
use super::book::{Computed, Lists, NoResults, Results, finish, letters, list_name};
use super::heights::height;
use super::layout::{Input, Kind, Line, Value, sheet_name};
use super::number::{for_cell, workbook_number};
use super::plan::Plan;
use super::styles::{self, Holds};
use super::values::shown;
use super::words::{self, refusals};
use crate::column::Column;
use crate::form::Role;
use crate::form::ids::{self, ColumnId};
use crate::language::{Language, Text};
use crate::number::{Decimal, plain};
use crate::source::CellAddress;

/// Beyond so many rows above the table, these are not kept in sight: they would leave no room for it.
const MOST_FROZEN: u32 = 12;
/// Paper of the size A4.
const A4: u8 = 9;

/// The form as a workbook: the same bytes for the same form.
///
/// # Errors
/// Where a sheet cannot be written, as with a text that is longer than a cell takes.
pub fn workbook(template: &Template<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // a date of its own would make each file another one
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = for_cell(&template.criteria.title);
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&created);
    book.set_properties(&properties);
    let mut lists = Lists::default();
    let name = sheet_name(template.language());
    let (sheet, table) = form_sheet(template, name, &Plan::of(template), &mut lists, &NoResults)?;
    book.push_worksheet(sheet);
    finish(&mut book, template, &lists)?;
    book.define_name(ids::FORM_NAME, &format!("='{name}'!{table}"))?;
    book.save_to_buffer()
}

/// A form as a sheet, and where its table stands in it.
pub(crate) fn form_sheet(
    template: &Template<'_>,
    name: &str,
    plan: &Plan,
    lists: &mut Lists,
    results: &dyn Results,
) -> Result<(Worksheet, String), XlsxError> {
    let language = template.language();
    let mut form = FormSheet { sheet: Worksheet::new(), plan, language, lists, results };
    // a difference is computed by whoever opens the form: until then the cell is blank
    form.sheet.set_name(name)?.set_formula_result_default("");
    let table = form.fill(template)?;
    Ok((form.sheet, table))
}

/// The sheet that is filled in.
struct FormSheet<'f> {
    sheet: Worksheet,
    plan: &'f Plan,
    language: Language,
    lists: &'f mut Lists,
    results: &'f dyn Results,
}

impl FormSheet<'_> {
    /// Writes all of it, and says where the table stands.
    fn fill(&mut self, template: &Template<'_>) -> Result<String, XlsxError> {
        let title = for_cell(&template.criteria.title);
        self.sheet.write_string_with_format(0, 0, title, &styles::title())?;
        self.sheet.set_row_height(0, 21)?;
        let how_to = if template.computed { words::RESULT } else { words::HOW_TO };
        self.sheet.write_string_with_format(1, 0, how_to.in_language(self.language), &styles::remark())?;
        self.sheet.set_row_height(1, 18)?;
        if let Some(row) = self.plan.caption {
            self.caption_of_facts(row, template)?;
        }
        for (row, line) in &self.plan.head {
            self.head_line(*row, line)?;
        }
        self.heading()?;
        for (row, line) in &self.plan.table {
            self.line(*row, line)?;
        }
        self.page()?;
        let last = self.plan.table_rows().1 + 1;
        Ok(format!("$A${}:${}${last}", self.plan.heading(), letters(self.plan.id_column())))
    }

    fn column(&self, id: &ColumnId) -> Option<u16> {
        self.plan.column(id)
    }

    fn caption_of_facts(&mut self, row: u32, template: &Template<'_>) -> Result<(), XlsxError> {
        let said = |text: Text| text.in_language(self.language);
        let (facts, own, appraisal) = (said(words::FACTS), said(words::OF_SELF), said(words::OF_APPRAISAL));
        self.sheet.write_string_with_format(row, 1, facts, &styles::caption())?;
        let plain = styles::caption().unset_text_wrap();
        if let Some(column) = self.column(&ColumnId::Role(Role::Num(Column::Own))) {
            self.sheet.write_string_with_format(row, column, own, &plain)?;
        }
        let column = self.column(&ColumnId::Role(Role::Num(Column::Appraisal)));
        if let Some(column) = column.filter(|_| template.appraisal) {
            self.sheet.write_string_with_format(row, column, appraisal, &plain)?;
        }
        for of in Column::BOTH {
            if let Some(column) = self.column(&ColumnId::Computed(of)) {
                let used = styles::caption().set_align(FormatAlign::Right);
                self.sheet.write_string_with_format(row, column, said(words::USED), &used)?;
            }
        }
        let column = self.column(&ColumnId::Role(Role::Note));
        if let Some(column) = column.filter(|_| template.appraisal) {
            self.sheet.write_string_with_format(row, column, said(words::NOTE), &plain)?;
        }
        Ok(())
    }

    /// The unit, or a fact.
    fn head_line(&mut self, row: u32, line: &Line) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, 1, for_cell(&line.title), &styles::label())?;
        if line.kind == Kind::Unit {
            let end = self.column(&ColumnId::Role(Role::Points(Column::Own))).unwrap_or(3);
            let text = line.values.first().map(|(_, value)| shown(value)).unwrap_or_default();
            let format = styles::cell(line.kind, Holds::Text, true);
            self.sheet.merge_range(row, 3, row, end, &for_cell(&text), &format)?;
        } else {
            self.inputs(row, line)?;
            self.computed(row, line)?;
        }
        let width = self.plan.columns.get(1).map_or(1, |title| title.width);
        self.sheet.set_row_height(row, height([(line.title.as_str(), width)]))?;
        self.id_of_row(row, &line.id.to_string())
    }

    fn id_of_row(&mut self, row: u32, id: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, self.plan.id_column(), id, &styles::id())?;
        Ok(())
    }

    /// The hidden row of ids, and the heading below it.
    fn heading(&mut self) -> Result<(), XlsxError> {
        let (ids, heading) = (self.plan.ids, self.plan.heading());
        let mut texts = Vec::new();
        for (at, column) in (0..).zip(&self.plan.columns) {
            self.sheet.write_string_with_format(ids, at, column.id.to_string(), &styles::id())?;
            let whose = match column.id {
                ColumnId::Computed(of) => Some(of),
                _ => column.id.column(),
            };
            let format = styles::heading(whose);
            self.sheet.write_string_with_format(heading, at, for_cell(&column.heading), &format)?;
            self.sheet.set_column_width(at, column.width)?;
            if column.id == ColumnId::Same {
                self.sheet.set_column_hidden(at)?;
            }
            texts.push((column.heading.clone(), column.width));
        }
        self.sheet.set_row_hidden(ids)?;
        self.id_of_row(ids, ids::CROSSING)?;
        let texts = texts.iter().map(|(text, width)| (text.as_str(), width.saturating_sub(2)));
        self.sheet.set_row_height(heading, height(texts) + 6)?;
        self.sheet.set_column_hidden(self.plan.id_column())?;
        Ok(())
    }

    /// A row of the table.
    fn line(&mut self, row: u32, line: &Line) -> Result<(), XlsxError> {
        let columns = &self.plan.columns;
        for (at, column) in (0..).zip(columns) {
            match &column.id {
                ColumnId::Role(Role::Code) => {
                    let format = styles::cell(line.kind, Holds::Code, false);
                    self.sheet.write_string_with_format(row, at, &line.code, &format)?;
                }
                ColumnId::Role(Role::Title) => {
                    let format = styles::cell(line.kind, Holds::Title(line.indent), false);
                    self.sheet.write_string_with_format(row, at, for_cell(&line.title), &format)?;
                }
                ColumnId::Role(Role::Max) => {
                    let format = styles::cell(line.kind, Holds::Value, false);
                    self.value(row, at, line.max.map(Value::Number).as_ref(), &format)?;
                }
                ColumnId::Difference if line.kind != Kind::Item => self.difference(line, row, at)?,
                _ => {
                    self.sheet.write_blank(row, at, &styles::cell(line.kind, Holds::Value, false))?;
                }
            }
        }
        self.inputs(row, line)?;
        self.computed(row, line)?;
        let width = |at: usize| columns.get(at).map_or(1, |column| column.width);
        // set in, a title has less room; bold letters are wider
        let bold = u16::from(matches!(line.kind, Kind::Group | Kind::Total)) * 4;
        let room = width(1).saturating_sub(u16::from(line.indent) * 2 + bold);
        let filled = line.values.iter().filter_map(|(id, value)| match value {
            Value::Text(text) => {
                Some((text.as_str(), width(usize::from(self.column(id)?)).saturating_sub(1)))
            }
            Value::Number(_) => None,
        });
        let offered = line.inputs.iter().filter_map(|(id, input)| match input {
            Input::Entries(entries) => {
                let width = width(usize::from(self.column(id)?)).saturating_sub(1);
                Some(entries.iter().map(move |entry| (entry.as_str(), width)))
            }
            _ => None,
        });
        let texts = filled.chain(offered.flatten()).chain([(line.title.as_str(), room)]);
        let height = height(texts);
        self.sheet.set_row_height(row, height)?;
        self.id_of_row(row, &line.id.to_string())
    }

    fn difference(&mut self, line: &Line, row: u32, at: u16) -> Result<(), XlsxError> {
        let points = |of: Column| {
            let computed = self.column(&ColumnId::Computed(of));
            computed.or_else(|| self.column(&ColumnId::Role(Role::Points(of))))
        };
        let (Some(own), Some(appraisal)) = (points(Column::Own), points(Column::Appraisal)) else {
            return Ok(());
        };
        let [own, appraisal] = [own, appraisal].map(|column| CellAddress { row, column }.to_string());
        let formula =
            format!("=IF(AND(ISNUMBER({own}),ISNUMBER({appraisal})),ROUND({appraisal}-{own},6),\"\")");
        let format = styles::cell(line.kind, Holds::Value, false);
        let (mut formula, mut format) = (Formula::new(formula), format);
        if let Some(difference) = self.results.difference(&line.id) {
            formula = formula.set_result(plain(difference));
            format = format.set_num_format(styles::signed(self.results.decimals()));
        }
        self.sheet.write_formula_with_format(row, at, formula, &format)?;
        Ok(())
    }

    /// The computed points of a row, and those that the form declares in red where they are others.
    fn computed(&mut self, row: u32, line: &Line) -> Result<(), XlsxError> {
        let same = line.values.iter().find(|(id, _)| *id == ColumnId::Same);
        if let Some((at, (_, Value::Text(mark)))) = self.column(&ColumnId::Same).zip(same) {
            self.sheet.write_string_with_format(row, at, mark, &styles::id())?;
        }
        for of in Column::BOTH {
            let Some(at) = self.column(&ColumnId::Computed(of)) else { continue };
            let Some(computed) = self.results.computed(&line.id, of) else { continue };
            let is_live = matches!(computed, Computed::Live(..) | Computed::LiveText(..));
            let format = styles::computed(line.kind, is_live, self.results.decimals());
            match computed {
                Computed::Live(formula, number) => {
                    let formula = Formula::new(formula).set_result(plain(number));
                    self.sheet.write_formula_with_format(row, at, formula, &format)?;
                }
                Computed::LiveText(formula, text) => {
                    let formula = Formula::new(formula).set_result(text);
                    self.sheet.write_formula_with_format(row, at, formula, &format)?;
                }
                Computed::Number(number) => {
                    self.sheet.write_number_with_format(row, at, workbook_number(number), &format)?;
                }
                Computed::Text(text) => {
                    self.sheet.write_string_with_format(row, at, text, &format)?;
                }
            }
            let declared = self.column(&ColumnId::Role(Role::Points(of)));
            if let Some(declared) = declared.filter(|_| line.kind != Kind::Fact) {
                let [declared_at, at] =
                    [declared, at].map(|column| format!("${}{}", letters(column), row + 1));
                // a row that left the sum adds nothing to it
                let agrees = format!("AND({at}=\"\",{declared_at}=0)");
                let rule = format!("=AND(ISNUMBER({declared_at}),{declared_at}<>{at},NOT({agrees}))");
                let red =
                    ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(styles::wrong());
                self.sheet.add_conditional_format(row, declared, row, declared, &red)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, row: u32, at: u16, value: Option<&Value>, format: &Format) -> Result<(), XlsxError> {
        match value {
            None => self.sheet.write_blank(row, at, format)?,
            Some(Value::Number(number)) => {
                self.sheet.write_number_with_format(row, at, workbook_number(*number), format)?
            }
            Some(Value::Text(text)) => {
                self.sheet.write_string_with_format(row, at, for_cell(text), format)?
            }
        };
        Ok(())
    }

    /// The cells of a row that a person fills in.
    fn inputs(&mut self, row: u32, line: &Line) -> Result<(), XlsxError> {
        for (id, input) in &line.inputs {
            let Some(at) = self.column(id) else { continue };
            let holds = if *input == Input::Text { Holds::Text } else { Holds::Value };
            let format = styles::cell(line.kind, holds, true);
            let value = line.values.iter().find(|(known, _)| known == id).map(|(_, value)| value);
            self.value(row, at, value, &format)?;
            if let Some(validation) = self.validation(input)? {
                self.sheet.add_data_validation(row, at, row, at, &validation)?;
            }
        }
        for of in Column::BOTH.into_iter().filter(|_| line.is_ratio) {
            let cells = [Role::Num(of), Role::Den(of)].map(|role| self.column(&ColumnId::Role(role)));
            let [Some(num), Some(den)] = cells else { continue };
            let [first, second] = [num, den].map(|column| format!("${}{}", letters(column), row + 1));
            let rule = format!("=AND(ISNUMBER({first}),ISNUMBER({second}),{first}>{second})");
            let red =
                ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(styles::wrong());
            self.sheet.add_conditional_format(row, num, row, den, &red)?;
        }
        Ok(())
    }

    /// What a cell takes.
    fn validation(&mut self, input: &Input) -> Result<Option<DataValidation>, XlsxError> {
        let number = |figure: Decimal| Formula::new(format!("={}", plain(figure)));
        let (validation, refusal, style) = match input {
            Input::Text => return Ok(None),
            Input::Whole => {
                let rule = DataValidationRule::GreaterThanOrEqualTo(0);
                // areas and amounts of money may have decimals all the same: a person may say so
                let validation = DataValidation::new().allow_whole_number(rule);
                (validation, refusals::WHOLE, DataValidationErrorStyle::Warning)
            }
            Input::Figure | Input::Points => {
                let bound = Decimal::from(1_000_000_000_000_u64);
                let rule = DataValidationRule::Between(number(-bound), number(bound));
                let validation = DataValidation::new().allow_decimal_number_formula(rule);
                (validation, refusals::FIGURE, DataValidationErrorStyle::Stop)
            }
            Input::Judged(least, most) => {
                let rule = DataValidationRule::Between(number(*least), number(*most));
                let validation = DataValidation::new().allow_decimal_number_formula(rule);
                (validation, refusals::JUDGED, DataValidationErrorStyle::Stop)
            }
            Input::Entries(entries) => {
                let list = Formula::new(format!("={}", list_name(self.lists.number(entries))));
                let validation = DataValidation::new().allow_list_formula(list);
                (validation, refusals::LIST, DataValidationErrorStyle::Stop)
            }
        };
        let validation = validation.set_error_style(style);
        let validation = validation.set_error_title(refusals::TITLE.in_language(self.language))?;
        Ok(Some(validation.set_error_message(refusal.in_language(self.language))?))
    }

    /// How it is seen, printed and protected.
    fn page(&mut self) -> Result<(), XlsxError> {
        let heading = self.plan.heading();
        let frozen = if heading <= MOST_FROZEN { heading + 1 } else { 0 };
        let last_column = self.plan.id_column().saturating_sub(1);
        let last_row = self.plan.table_rows().1;
        let sheet = &mut self.sheet;
        sheet.set_freeze_panes(frozen, 2)?;
        sheet.set_repeat_rows(heading, heading)?;
        sheet.set_print_area(0, 0, last_row, last_column)?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        sheet.set_footer(format!("&C{}", words::PAGE.in_language(self.language)));
        // a column may be made wider and a row taller, and nothing that is read goes away by it
        let allowed =
            ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
        sheet.protect_with_options(&allowed);
        Ok(())
    }
}
