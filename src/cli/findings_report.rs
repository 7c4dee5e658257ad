//! Findings as a report: drawn for people, one table of all files for spreadsheets and documents.

use super::causes::causes_text;
use super::findings_output::{FileFindings, FindingsOptions, counts};
use super::messages::results::{AllFiles, FILES_HAVE, FineFiles, Verdict};
use super::output::Screen;
use crate::finding::Finding;
use crate::language::{Counted, Language, Show};
use crate::report::{Grid, Line, Sheet, Tone, findings_grid, ledger_flat, statistics};
use crate::source::Sources;
use crate::write::json::{self, Summary};
use crate::write::{RenderOptions, Subject, View, write_table};

/// The findings of all files.
pub(super) struct FindingsReport<'f> {
    /// What was asked for.
    pub asked: &'f FindingsOptions,
    /// What was found.
    pub files: &'f [FileFindings],
    /// Where it is shown.
    pub screen: &'f Screen,
    /// The language of its sentences.
    pub language: Language,
}

impl FindingsReport<'_> {
    fn each(&self) -> Vec<(&Finding, &Sources)> {
        let of = self.files.iter().map(|file| file.findings.iter().map(|finding| (finding, &file.sources)));
        of.flatten().collect()
    }

    fn every(&self) -> Vec<Finding> {
        self.each().into_iter().map(|(finding, _)| finding.clone()).collect()
    }

    /// How often each code was found, where that is asked for.
    fn counted(&self, findings: &[Finding], options: &RenderOptions) -> String {
        let sheet = if self.asked.statistics { statistics(findings.iter(), options.language) } else { None };
        sheet.map_or_else(String::new, |sheet| write_table(&sheet, options) + "\n")
    }

    /// What a person is told of a file: everything, and last the causes and the verdict; or only these.
    fn told(&self, file: &FileFindings, options: &RenderOptions, short: bool) -> String {
        let quiet = self.screen.quiet;
        let drawing = self.screen.drawing(&self.asked.output_options());
        let mut text = match (quiet, short) {
            (true, _) => String::new(),
            (false, true) => drawing.short(&file.findings, &file.sources),
            (false, false) => drawing.findings(&file.findings, &file.sources),
        };
        for sheet in file.ledger.iter().chain(&file.objections) {
            text.push_str(&format!("{}\n", write_table(sheet, options)));
        }
        text.push_str(&file.appendix);
        text.push_str(&self.counted(&file.findings, options));
        let is_form = !matches!(file.verdict, Some(Verdict::Edition(_)) | None);
        if quiet || (is_form && !short) {
            let figures = file.causes.as_ref();
            text.push_str(&causes_text(figures, &file.findings, &file.sources, drawing, options));
        }
        text.push_str(&format!("{}\n", drawing.wrapped(&file.summary(options.language))));
        if !quiet && !short && !file.hint.is_empty() {
            // hard blanks kept the command together until here
            text.push_str(&format!("{}\n", drawing.wrapped(&file.hint).replace('\u{a0}', " ")));
        }
        text
    }
}

impl View for FindingsReport<'_> {
    fn subject(&self) -> Subject<'_> {
        let forms: Vec<_> = self.files.iter().filter_map(|file| file.scorecard(self.language)).collect();
        if forms.is_empty() { Subject::Tables } else { Subject::Forms(forms) }
    }

    fn sheets(&self) -> Vec<Sheet> {
        vec![Sheet::of(findings_grid(&self.each(), self.language))]
    }

    fn text(&self, options: &RenderOptions, short: bool) -> String {
        // of many files those that are fine are only counted
        let files = self.files;
        let is_named = |file: &&FileFindings| files.len() == 1 || self.screen.verbose || !file.is_fine();
        let named: Vec<&FileFindings> = files.iter().filter(is_named).collect();
        let mut text: String = named.iter().map(|file| self.told(file, options, short)).collect();
        if files.len() > 1 {
            let every = self.every();
            text.push_str(&self.counted(&every, options));
            let fine = files.len() - named.len();
            let fine = (fine > 0).then_some(FineFiles { fine: Counted(fine, FILES_HAVE) });
            let all = AllFiles { files: files.len(), counts: counts(Summary::of(&every)), fine };
            text.push_str(&format!("{}\n", all.said(options.language)));
        }
        text
    }

    fn json(&self) -> Option<String> {
        Some(json::check(&self.each(), Summary::of(&self.every()), self.language))
    }
}

/// The ledgers of all files, without what was found.
pub(super) struct Ledgers<'f>(pub &'f [FileFindings]);

impl Ledgers<'_> {
    fn each(&self) -> impl Iterator<Item = (&str, &Sheet)> {
        self.0.iter().filter_map(|file| Some((file.name.as_str(), file.ledger.as_ref()?)))
    }
}

impl View for Ledgers<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let of_form = |file: &FileFindings| {
            let named = |ledger: &Sheet| {
                let heading = vec![Line::new(file.name.as_str(), Tone::Strong)];
                Sheet { heading, ..ledger.clone() }
            };
            file.ledger.as_ref().map(named).into_iter().chain(file.objections.clone()).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of_form).collect()
    }

    fn grids(&self) -> Vec<Grid> {
        vec![ledger_flat(self.each())]
    }
}
