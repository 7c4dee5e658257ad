//! What was found, a row each, with links to the cells of the form.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{MOST_LINKS, landscape, url_of};
use super::tables::shown;
use super::{styles, words};
use crate::column::Column;
use crate::finding::Finding;
use crate::form::Role;
use crate::form::ids::{ColumnId, LineId};
use crate::language::{Language, Text};
use crate::report::Tone;
use crate::source::Sources;
use crate::template::{Plan, height, workbook_number};
use crate::write::Scorecard;

/// The columns, with their widths in letters.
const COLUMNS: [(Text, u16); 10] = [
    (words::SEVERITY, 12),
    (words::ROW, 10),
    (words::COLUMN, 11),
    (words::FINDING, 56),
    (words::REMEDY, 40),
    (words::DETAIL, 36),
    (words::DECLARED, 10),
    (words::COMPUTED, 10),
    (words::CODE, 24),
    (words::PLACE, 22),
];

/// The form that findings are about, as a sheet.
pub(super) struct OnSheet<'o> {
    pub(super) name: &'o str,
    pub(super) plan: &'o Plan,
}

/// The sheet of all findings of a form.
pub(super) fn sheet(
    card: &Scorecard<'_>,
    form: &OnSheet<'_>,
    name: &str,
    language: Language,
) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(name)?;
    for (at, (title, width)) in (0..).zip(COLUMNS) {
        page.write_string_with_format(0, at, title.in_language(language), &styles::heading())?;
        page.set_column_width(at, width)?;
    }
    page.set_row_height(0, 32)?;
    for (row, finding) in (1..).zip(card.findings) {
        fill(&mut page, row, finding, (card.sources, form), language)?;
    }
    if card.findings.is_empty() {
        let nothing = words::NO_FINDINGS.in_language(language);
        page.write_string_with_format(1, 0, nothing, &styles::line(Tone::Good))?;
    } else {
        let last = u32::try_from(card.findings.len()).unwrap_or(u32::MAX);
        page.autofilter(0, 0, last, 9)?;
    }
    page.set_freeze_panes(1, 2)?;
    landscape(&mut page, Some(0), language)?;
    Ok(page)
}

fn fill(
    page: &mut Worksheet,
    row: u32,
    finding: &Finding,
    (sources, form): (&Sources, &OnSheet<'_>),
    language: Language,
) -> Result<(), XlsxError> {
    let (sign, format) = styles::severity(finding.severity);
    let severity = format!("{sign} {}", finding.severity.name().in_language(language));
    page.write_string_with_format(row, 0, severity, &format)?;
    let plain = styles::text(Tone::Plain);
    let about = match finding.criterion.as_deref() {
        Some(crate::criteria::TOTAL) => words::TOTAL.in_language(language).to_owned(),
        Some(code) => code.to_owned(),
        None => String::new(),
    };
    let target = target(finding, form.plan).filter(|_| (row as usize) < MOST_LINKS);
    match target {
        Some(cell) => {
            let (url, format) = (url_of(form.name, cell), styles::link(plain.clone()));
            page.write_url_with_options(row, 1, url.as_str(), shown(&about), "", Some(&format))?;
        }
        None => drop(page.write_string_with_format(row, 1, shown(&about), &plain)?),
    }
    let column = match finding.column {
        Some(Column::Own) => words::SELF.in_language(language),
        Some(Column::Appraisal) => words::APPRAISAL.in_language(language),
        None => "",
    };
    page.write_string_with_format(row, 2, column, &plain)?;
    let (message, help) = (shown(&finding.message(language)), shown(&finding.help(language)));
    let notes: Vec<String> = finding.notes.iter().map(|note| shown(&note.said(language))).collect();
    let notes = notes.join("\n");
    let place = finding.place.as_ref().map(|place| {
        let (file, position) = sources.locate(place);
        position.of_file(file)
    });
    let place = shown(&place.unwrap_or_default());
    for (at, text) in
        [(3, &message), (4, &help), (5, &notes), (8, &finding.code.name.to_owned()), (9, &place)]
    {
        page.write_string_with_format(row, at, text, &plain)?;
    }
    let figures = finding.figure.as_ref().map(|figure| [Some(figure.declared), figure.computed]);
    for (at, figure) in (6..).zip(figures.unwrap_or_default()) {
        match figure {
            Some(figure) => {
                let format = styles::cell(Tone::Plain).set_num_format(styles::decimals(figure.scale()));
                page.write_number_with_format(row, at, workbook_number(figure), &format)?;
            }
            None => drop(page.write_blank(row, at, &plain)?),
        }
    }
    let texts = [(&message, 3), (&help, 4), (&notes, 5), (&place, 9)];
    let texts = texts.map(|(text, at): (&String, usize)| (text.as_str(), COLUMNS[at].1 - 2));
    page.set_row_height(row, height(texts))?;
    Ok(())
}

/// The cell of the form that a finding is about.
fn target(finding: &Finding, plan: &Plan) -> Option<crate::source::CellAddress> {
    let line = match finding.criterion.as_deref()? {
        crate::criteria::TOTAL => LineId::Total,
        code => LineId::Row(code.to_owned()),
    };
    let column = finding.column.unwrap_or(Column::Own);
    let roles: &[Role] = if finding.figure.is_some() {
        &[Role::Points(column)]
    } else {
        &[Role::Num(column), Role::Answer(column), Role::Points(column)]
    };
    let cell = roles.iter().find_map(|role| plan.input(&line, &ColumnId::Role(*role)));
    cell.or_else(|| plan.cell(&line, &ColumnId::Role(Role::Title)))
}
