//! The form as a workbook.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::Template;
use super::heights::height;
use super::layout::{FormColumn, Input, Kind, Line, Value, columns, head, sheet_name, table};
use super::styles::{self, Holds};
use super::values::shown;
use super::words::{self, refusals};
use crate::column::Column;
use crate::form::Role;
use crate::form::ids::{self, ColumnId};
use crate::language::{Language, Text};
use crate::number::{Decimal, plain};
use crate::source::CellAddress;
use crate::write::workbook_number;

/// The version of the ids.
const SCHEMA: &str = "1";
/// The sheet of the drop-down lists.
const LISTS: &str = "_score_lists";
/// Beyond so many rows above the table, these are not kept in sight: they would leave no room for it.
const MOST_FROZEN: u32 = 12;
/// Paper of the size A4.
const A4: u8 = 9;

/// The form as a workbook: the same bytes for the same form.
///
/// # Errors
/// Where a sheet cannot be written, as with a text that is longer than a cell takes.
pub fn workbook(template: &Template<'_>) -> Result<Vec<u8>, XlsxError> {
    let language = template.language();
    let mut book = Workbook::new();
    // a date of its own would make each file another one
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(&template.criteria.title).set_creation_datetime(&created);
    book.set_properties(&properties);
    let mut form = FormSheet {
        sheet: Worksheet::new(),
        columns: columns(template),
        language,
        lists: Vec::new(),
        row: 0,
    };
    // a difference is computed by whoever opens the form: until then the cell is blank
    form.sheet.set_name(sheet_name(language))?.set_formula_result_default("");
    let table = form.fill(template)?;
    let FormSheet { sheet, lists, .. } = form;
    book.push_worksheet(sheet);
    book.push_worksheet(list_sheet(&lists)?);
    book.push_worksheet(origin_sheet(template)?);
    book.define_name(ids::FORM_NAME, &format!("='{}'!{table}", sheet_name(language)))?;
    book.define_name(ids::ID_NAME, &format!("={}!$B$2", ids::SHEET))?;
    for (list, (column, entries)) in
        lists.iter().zip(0..).map(|(entries, column)| (column, (column, entries)))
    {
        let letter = letters(column);
        let range = format!("={LISTS}!${letter}$1:${letter}${}", entries.len());
        book.define_name(list_name(usize::from(list)), &range)?;
    }
    book.save_to_buffer()
}

fn list_name(list: usize) -> String {
    format!("_score_list_{}", list + 1)
}

fn letters(column: u16) -> String {
    CellAddress { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}

/// The lists, a column each.
fn list_sheet(lists: &[Vec<String>]) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(LISTS)?.set_very_hidden(true);
    for (column, entries) in (0..).zip(lists) {
        for (row, entry) in (0..).zip(entries) {
            sheet.write_string(row, column, entry)?;
        }
    }
    Ok(sheet)
}

/// Which edition the form is made for.
fn origin_sheet(template: &Template<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(ids::SHEET)?.set_very_hidden(true);
    let criteria = template.criteria;
    let said = [(ids::SCHEMA, SCHEMA), (ids::CRITERIA, &criteria.id), (ids::SHA256, &criteria.sha256)];
    for (row, (key, value)) in (0..).zip(said) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, value)?;
    }
    Ok(sheet)
}

/// The sheet that is filled in.
struct FormSheet {
    sheet: Worksheet,
    columns: Vec<FormColumn>,
    language: Language,
    /// The drop-down lists, each once.
    lists: Vec<Vec<String>>,
    /// The next row.
    row: u32,
}

impl FormSheet {
    /// Writes all of it, and says where the table stands.
    fn fill(&mut self, template: &Template<'_>) -> Result<String, XlsxError> {
        self.sheet.write_string_with_format(0, 0, &template.criteria.title, &styles::title())?;
        self.sheet.set_row_height(0, 21)?;
        let how_to = words::HOW_TO.in_language(self.language);
        self.sheet.write_string_with_format(1, 0, how_to, &styles::remark())?;
        self.sheet.set_row_height(1, 18)?;
        self.row = 2;
        let head = head(template);
        let mut is_captioned = false;
        for line in &head {
            if line.kind == Kind::Fact && !is_captioned {
                is_captioned = true;
                self.caption_of_facts(template)?;
            }
            self.head_line(line)?;
        }
        self.row += 1;
        let heading = self.heading()?;
        let table = table(template);
        for line in &table {
            self.line(line)?;
        }
        self.page(heading)?;
        let last = self.row;
        let id_column = self.id_column();
        Ok(format!("$A${}:${}${last}", heading, letters(id_column)))
    }

    fn id_column(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    fn column(&self, id: &ColumnId) -> Option<u16> {
        let at = self.columns.iter().position(|column| column.id == *id)?;
        u16::try_from(at).ok()
    }

    fn caption_of_facts(&mut self, template: &Template<'_>) -> Result<(), XlsxError> {
        let said = |text: Text| text.in_language(self.language);
        let (facts, own, appraisal) = (said(words::FACTS), said(words::OF_SELF), said(words::OF_APPRAISAL));
        self.sheet.write_string_with_format(self.row, 1, facts, &styles::caption())?;
        let plain = styles::caption().unset_text_wrap();
        if let Some(column) = self.column(&ColumnId::Role(Role::Num(Column::Own))) {
            self.sheet.write_string_with_format(self.row, column, own, &plain)?;
        }
        let column = self.column(&ColumnId::Role(Role::Num(Column::Appraisal)));
        if let Some(column) = column.filter(|_| template.appraisal) {
            self.sheet.write_string_with_format(self.row, column, appraisal, &plain)?;
        }
        let column = self.column(&ColumnId::Role(Role::Note));
        if let Some(column) = column.filter(|_| template.appraisal) {
            self.sheet.write_string_with_format(self.row, column, said(words::NOTE), &plain)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The unit, or a fact.
    fn head_line(&mut self, line: &Line) -> Result<(), XlsxError> {
        let row = self.row;
        self.sheet.write_string_with_format(row, 1, &line.title, &styles::label())?;
        if line.kind == Kind::Unit {
            let end = self.column(&ColumnId::Role(Role::Points(Column::Own))).unwrap_or(3);
            let text = line.values.first().map(|(_, value)| shown(value)).unwrap_or_default();
            let format = styles::cell(line.kind, Holds::Text, true);
            self.sheet.merge_range(row, 3, row, end, &text, &format)?;
        } else {
            self.inputs(line)?;
        }
        let width = self.columns.get(1).map_or(1, |title| title.width);
        self.sheet.set_row_height(row, height([(line.title.as_str(), width)]))?;
        self.end_of_row(&line.id.to_string())
    }

    /// Writes the id of the row, and goes to the next one.
    fn end_of_row(&mut self, id: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, self.id_column(), id, &styles::id())?;
        self.row += 1;
        Ok(())
    }

    /// The hidden row of ids, and the heading below it, whose row is returned.
    fn heading(&mut self) -> Result<u32, XlsxError> {
        let (ids, heading) = (self.row, self.row + 1);
        let mut texts = Vec::new();
        for (at, column) in (0..).zip(&self.columns) {
            self.sheet.write_string_with_format(ids, at, column.id.to_string(), &styles::id())?;
            let format = styles::heading(column.id.column());
            self.sheet.write_string_with_format(heading, at, &column.heading, &format)?;
            self.sheet.set_column_width(at, column.width)?;
            texts.push((column.heading.clone(), column.width));
        }
        self.sheet.set_row_hidden(ids)?;
        self.end_of_row(ids::CROSSING)?;
        let texts = texts.iter().map(|(text, width)| (text.as_str(), width.saturating_sub(2)));
        self.sheet.set_row_height(heading, height(texts) + 6)?;
        self.row += 1;
        self.sheet.set_column_hidden(self.id_column())?;
        Ok(heading)
    }

    /// A row of the table.
    fn line(&mut self, line: &Line) -> Result<(), XlsxError> {
        let row = self.row;
        let columns = self.columns.clone();
        for (at, column) in (0..).zip(&columns) {
            match &column.id {
                ColumnId::Role(Role::Code) => {
                    let format = styles::cell(line.kind, Holds::Code, false);
                    self.sheet.write_string_with_format(row, at, &line.code, &format)?;
                }
                ColumnId::Role(Role::Title) => {
                    let format = styles::cell(line.kind, Holds::Title(line.indent), false);
                    self.sheet.write_string_with_format(row, at, &line.title, &format)?;
                }
                ColumnId::Role(Role::Max) => {
                    let format = styles::cell(line.kind, Holds::Value, false);
                    self.value(row, at, line.max.map(Value::Number).as_ref(), &format)?;
                }
                ColumnId::Difference if line.kind != Kind::Item => self.difference(line.kind, row, at)?,
                _ => {
                    self.sheet.write_blank(row, at, &styles::cell(line.kind, Holds::Value, false))?;
                }
            }
        }
        self.inputs(line)?;
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
        self.end_of_row(&line.id.to_string())
    }

    fn difference(&mut self, kind: Kind, row: u32, at: u16) -> Result<(), XlsxError> {
        let points = |of: Column| self.column(&ColumnId::Role(Role::Points(of)));
        let (Some(own), Some(appraisal)) = (points(Column::Own), points(Column::Appraisal)) else {
            return Ok(());
        };
        let [own, appraisal] = [own, appraisal].map(|column| CellAddress { row, column }.to_string());
        let formula =
            format!("=IF(AND(ISNUMBER({own}),ISNUMBER({appraisal})),ROUND({appraisal}-{own},6),\"\")");
        let format = styles::cell(kind, Holds::Value, false);
        self.sheet.write_formula_with_format(row, at, formula.as_str(), &format)?;
        Ok(())
    }

    fn value(&mut self, row: u32, at: u16, value: Option<&Value>, format: &Format) -> Result<(), XlsxError> {
        match value {
            None => self.sheet.write_blank(row, at, format)?,
            Some(Value::Number(number)) => {
                self.sheet.write_number_with_format(row, at, workbook_number(*number), format)?
            }
            Some(Value::Text(text)) => self.sheet.write_string_with_format(row, at, text, format)?,
        };
        Ok(())
    }

    /// The cells of a row that a person fills in.
    fn inputs(&mut self, line: &Line) -> Result<(), XlsxError> {
        let row = self.row;
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
                let list = Formula::new(format!("={}", list_name(self.list(entries))));
                let validation = DataValidation::new().allow_list_formula(list);
                (validation, refusals::LIST, DataValidationErrorStyle::Stop)
            }
        };
        let validation = validation.set_error_style(style);
        let validation = validation.set_error_title(refusals::TITLE.in_language(self.language))?;
        Ok(Some(validation.set_error_message(refusal.in_language(self.language))?))
    }

    /// The number of a list.
    fn list(&mut self, entries: &[String]) -> usize {
        let known = self.lists.iter().position(|list| list == entries);
        known.unwrap_or_else(|| {
            self.lists.push(entries.to_vec());
            self.lists.len() - 1
        })
    }

    /// How it is seen, printed and protected.
    fn page(&mut self, heading: u32) -> Result<(), XlsxError> {
        let frozen = if heading <= MOST_FROZEN { heading + 1 } else { 0 };
        let last_column = self.id_column().saturating_sub(1);
        let last_row = self.row.saturating_sub(1);
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
