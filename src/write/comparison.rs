//! Comparisons as formats see them.

use super::json_comparison;
use super::view::View;
use crate::compare::Sides;
use crate::finding::Finding;
use crate::report::{ComparisonRequest, Grid, MovementsRequest, Sheet};
use crate::source::Sources;

/// Two forms, with what was found in each.
pub struct ComparisonView<'c> {
    /// What differs.
    pub request: ComparisonRequest<'c>,
    /// What was found.
    pub findings: Sides<(&'c [Finding], &'c Sources)>,
}

impl View for ComparisonView<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        self.request.sheets()
    }

    fn grids(&self) -> Vec<Grid> {
        self.request.grids()
    }

    fn json(&self) -> Option<String> {
        Some(json_comparison::comparison(&self.request, self.findings))
    }
}

impl View for MovementsRequest<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        MovementsRequest::sheets(self)
    }

    fn grids(&self) -> Vec<Grid> {
        MovementsRequest::grids(self)
    }

    fn json(&self) -> Option<String> {
        Some(json_comparison::movements(self))
    }
}
