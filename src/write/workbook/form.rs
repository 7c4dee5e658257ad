//! One form as a workbook: the form with live points, what was found, what changed, and a summary.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::book::{Names, begun};
use super::findings::{self, OnSheet};
use super::results::{FormResults, line_of};
use super::summary::Summary;
use super::tables::shown;
use super::{styles, tables, words};
use crate::column::Column;
use crate::form::Role;
use crate::form::ids::{ColumnId, FORM_NAME, LineId};
use crate::language::Language;
use crate::report::{Tone, in_progress, ledger};
use crate::template::{Lists, Plan, Template, finish, form_sheet, sheet_name};
use crate::write::Scorecard;

/// The template of a form that is filled in.
pub(super) fn template<'t>(card: &Scorecard<'t>) -> Template<'t> {
    let (criteria, submission) = (card.request.criteria, card.request.submission);
    Template { criteria, appraisal: submission.present.appraisal, filled: submission, computed: true }
}

/// The workbook of a form.
pub(super) fn write(card: &Scorecard<'_>, language: Language) -> Result<Vec<u8>, XlsxError> {
    let request = card.request;
    let template = template(card);
    let mut book = begun(&request.criteria.title)?;
    let mut names = Names::default();
    let form = names.unique(sheet_name(template.language()));
    let plan = Plan::of(&template);
    let results = FormResults::of(request.criteria, request.submission, request.evaluation, &plan);
    let mut lists = Lists::default();
    let (mut page, table) = form_sheet(&template, &form, &plan, &mut lists, &results)?;
    let progress = request.evaluation.progress.as_ref();
    let at = plan.cell(&LineId::Unit("name".to_owned()), &ColumnId::Role(Role::Note));
    if let Some((line, at)) = in_progress(request.criteria, progress, language).zip(at) {
        page.write_string_with_format(at.row, at.column, shown(&line.text), &styles::line(line.tone))?;
    }
    book.push_worksheet(page);
    let name = names.unique(words::FINDINGS.in_language(language));
    let on_sheet = OnSheet { name: &form, plan: &plan };
    book.push_worksheet(findings::sheet(card, &on_sheet, &name, language)?);
    let name = names.unique(words::CHANGES.in_language(language));
    book.push_worksheet(changes(card, &on_sheet, &name, language)?);
    let name = names.unique(words::SUMMARY.in_language(language));
    let summary = Summary { request, results: &results, form: &form, receipt: card.receipt() };
    book.push_worksheet(summary.sheet(&name, language)?);
    finish(&mut book, &template, &lists)?;
    book.define_name(FORM_NAME, &format!("='{form}'!{table}"))?;
    book.save_to_buffer()
}

/// Every change from self-score to appraisal with its reason.
fn changes(
    card: &Scorecard<'_>,
    form: &OnSheet<'_>,
    name: &str,
    language: Language,
) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(name)?;
    let request = card.request;
    let criteria = request.criteria;
    match ledger(criteria, request.submission, request.evaluation, language) {
        Some(ledger) => {
            let links = |code: &str| {
                let line = line_of(criteria, criteria.node_called(code)?);
                Some((form.name.to_owned(), form.plan.cell(&line, &ColumnId::Computed(Column::Appraisal))?))
            };
            tables::fill(&mut page, &ledger, language, &links)?;
        }
        None => {
            let progress = request.evaluation.progress.as_ref();
            let so_far = in_progress(criteria, progress, language).map(|line| line.text);
            let nothing = so_far.unwrap_or_else(|| words::NO_CHANGES.in_language(language).to_owned());
            page.write_string_with_format(0, 0, nothing, &styles::line(Tone::Faint))?;
        }
    }
    Ok(page)
}

/// A workbook without forms: the tables of a report.
pub(super) fn of_tables(sheets: &[crate::report::Sheet], language: Language) -> Result<Vec<u8>, XlsxError> {
    let title = sheets.first().and_then(|sheet| sheet.heading.first());
    let mut book: Workbook = begun(title.map_or("score", |line| line.text.as_str()))?;
    tables::write(&mut book, sheets, language)?;
    book.save_to_buffer()
}
