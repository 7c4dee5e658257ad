//! What formats see of a report.

use super::{RenderOptions, json, write_table};
use crate::finding::Finding;
use crate::ranking::Origin;
use crate::receipt::{InputBytes, Receipt};
use crate::report::{
    Grid, Minutes, RankingRequest, ScorecardRequest, Sheet, ranking, ranking_flat, scorecard, scorecard_flat,
};
use crate::source::Sources;

/// What a report is about, for formats that show more of it than tables.
pub enum Subject<'v> {
    /// Nothing but its tables.
    Tables,
    /// Forms, one or several: whatever is asked of them, they can be shown whole.
    Forms(Vec<Scorecard<'v>>),
    /// Minutes of an appraisal.
    Minutes(&'v Minutes),
    /// A ranking.
    Ranking(&'v RankingRequest<'v>),
}

/// The form of a unit of a ranking.
pub struct UnitForm<'v> {
    /// Where the unit stands among those of the ranking.
    pub origin: Origin,
    /// The form, with what was found in it.
    pub card: Scorecard<'v>,
}

/// A ranking with the forms of its units.
pub struct RankingWithForms<'v> {
    /// The ranking.
    pub request: RankingRequest<'v>,
    /// The forms.
    pub forms: Vec<UnitForm<'v>>,
}

impl View for RankingWithForms<'_> {
    fn subject(&self) -> Subject<'_> {
        Subject::Ranking(&self.request)
    }

    fn unit_forms(&self) -> &[UnitForm<'_>] {
        &self.forms
    }

    fn sheets(&self) -> Vec<Sheet> {
        self.request.sheets()
    }

    fn grids(&self) -> Vec<Grid> {
        self.request.grids()
    }
}

/// A report, as formats see it.
pub trait View {
    /// What it is about.
    fn subject(&self) -> Subject<'_> {
        Subject::Tables
    }

    /// The forms of the units of a ranking, where they are shown beside it.
    fn unit_forms(&self) -> &[UnitForm<'_>] {
        &[]
    }

    /// For people: tables as a terminal or a page shows them, with what stands above and below.
    fn sheets(&self) -> Vec<Sheet>;

    /// For spreadsheets: flat tables alone, with a column for everything that a row is about, the file first where there may
    /// be several.
    fn grids(&self) -> Vec<Grid> {
        self.sheets().into_iter().map(|sheet| sheet.grid).collect()
    }

    /// On a terminal; `short` where each thing that is said has one line.
    fn text(&self, options: &RenderOptions, _short: bool) -> String {
        let tables: Vec<String> = self.sheets().iter().map(|sheet| write_table(sheet, options)).collect();
        tables.join("\n")
    }

    /// For programs, where the report has a shape of its own.
    fn json(&self) -> Option<String> {
        None
    }
}

/// A report that is nothing but a sheet: editions, and the manual of the kinds of rule.
impl View for Sheet {
    fn sheets(&self) -> Vec<Sheet> {
        vec![self.clone()]
    }
}

/// Minutes are a document: its tables alone say nothing.
impl View for Minutes {
    fn subject(&self) -> Subject<'_> {
        Subject::Minutes(self)
    }

    fn sheets(&self) -> Vec<Sheet> {
        Minutes::sheets(self)
    }
}

/// A scorecard with what was found.
#[derive(Clone, Copy)]
pub struct Scorecard<'s> {
    /// What it is made from.
    pub request: ScorecardRequest<'s>,
    /// What was found.
    pub findings: &'s [Finding],
    /// The texts that this is about.
    pub sources: &'s Sources,
    /// What the form was read from, by which paper names its receipt; `None` where that is not known.
    pub input: Option<&'s InputBytes>,
}

impl Scorecard<'_> {
    /// The beginning of the hash of the form's receipt.
    pub(super) fn receipt(&self) -> Option<String> {
        let ScorecardRequest { criteria, submission, evaluation, .. } = self.request;
        // an appraisal that is being worked on has none
        if evaluation.progress.is_some() {
            return None;
        }
        let receipt = Receipt::new(criteria, submission, evaluation, self.input?);
        Some(receipt.short_hash().to_owned())
    }
}

impl View for Scorecard<'_> {
    fn subject(&self) -> Subject<'_> {
        Subject::Forms(vec![*self])
    }

    fn sheets(&self) -> Vec<Sheet> {
        let ScorecardRequest { criteria, submission, evaluation, language, what_if, .. } = self.request;
        let assumed = what_if.map(|what_if| what_if.sheet(criteria, (submission, evaluation), language));
        std::iter::once(scorecard(&self.request)).chain(assumed).collect()
    }

    fn grids(&self) -> Vec<Grid> {
        vec![scorecard_flat(&self.request)]
    }

    fn json(&self) -> Option<String> {
        Some(json::evaluation(&self.request, self.findings, self.sources))
    }
}

/// Its JSON has a line for each unit: see [`Format::line`](super::Format::line).
impl View for RankingRequest<'_> {
    fn subject(&self) -> Subject<'_> {
        Subject::Ranking(self)
    }

    fn sheets(&self) -> Vec<Sheet> {
        ranking(self)
    }

    fn grids(&self) -> Vec<Grid> {
        vec![ranking_flat(self)]
    }
}
