//! What stands below a scorecard: legends of the marks that are in it, bands and the index, and whether the declared figures agree.

use super::objections::open_objections;
use super::progress::in_progress;
use super::scorecard::shown_columns;
use super::{Cell, GridRow, Line, Mark, Phrase, ScorecardRequest, Tone};
use crate::account::Accounts;
use crate::column::Column;
use crate::criteria::{Bands, Effect, Event, Node, Role};
use crate::evaluate::{Banded, Known, MovedBy, Outcome, Status};
use crate::language::Show;
use crate::number::{Decimal, with_decimals};

impl ScorecardRequest<'_> {
    /// The rows below one that are not shown, and whose declared points differ.
    pub(super) fn wrong_below(&self, node: Node, column: Column) -> Vec<usize> {
        let Some(row) = node.row().filter(|row| self.criteria.rows[*row].depth == self.depth) else {
            return Vec::new();
        };
        let is_below = |other: &usize| self.criteria.above(*other).any(|above| above == row);
        let rows = (0..self.criteria.rows.len()).filter(is_below);
        rows.filter(|row| self.differs(Node::Row(*row), column)).collect()
    }

    /// Whether the declared points of a row differ.
    fn differs(&self, node: Node, column: Column) -> bool {
        let declared = self.submission.row(node, column).declared.as_ref();
        let outcome = self.evaluation.outcome(node, column);
        declared.zip(outcome).is_some_and(|(declared, outcome)| outcome.agreement(declared.value).is_wrong())
    }

    /// The legend of rows that are not shown, by their codes.
    fn legend_below(&self) -> Option<String> {
        let mut codes: Vec<&str> = Vec::new();
        let shown = shown_columns(self.submission);
        for row in 0..self.criteria.rows.len() {
            let below = shown.iter().flat_map(|column| self.wrong_below(Node::Row(row), *column));
            codes.extend(below.map(|row| self.criteria.rows[row].code.as_str()));
        }
        codes.sort_unstable_by_key(|code| self.criteria.find(code));
        codes.dedup();
        (!codes.is_empty()).then(|| self.language.differs_below(&codes))
    }

    pub(super) fn notes(&self, shown: &[GridRow]) -> Vec<Line> {
        // what is not shown needs no legend
        let rows = self.criteria.rows.iter().enumerate().filter(|(_, row)| row.depth <= self.depth);
        let rows: Vec<Node> = rows.map(|(index, _)| Node::Row(index)).chain([Node::Total]).collect();
        let all = || {
            let outcomes = rows.iter().flat_map(|row| Column::BOTH.map(|column| (*row, column)));
            outcomes.filter_map(|(row, column)| self.evaluation.outcome(row, column))
        };
        let has = |status: Status| all().any(|outcome| outcome.status == status);
        let standings = self.standings();
        let mut cells = shown.iter().flat_map(|row| row.cells.iter().flat_map(Cell::each));
        let differs = cells.any(|cell| cell.mark == Some(Mark::Differs))
            || standings.iter().any(|line| line.text.contains(Mark::Differs.sign()));
        let mut legend = Vec::new();
        if differs {
            legend.push(Phrase::LegendDiffers);
        }
        if self.what_if.is_some() {
            legend.push(Phrase::LegendAssumed);
        }
        if has(Status::Blank) {
            legend.push(Phrase::LegendBlank);
        }
        if has(Status::NotApplicable) {
            legend.push(Phrase::LegendNotApplicable);
        }
        for (status, phrase) in [
            (Status::NotAsked, Phrase::LegendNotAsked),
            (Status::Provisional, Phrase::LegendProvisional),
            (Status::NoScore, Phrase::LegendNoScore),
            (Status::InProgress, Phrase::LegendOpen),
            (Status::Error, Phrase::LegendError),
        ] {
            if has(status) {
                legend.push(phrase);
            }
        }
        // hard blanks: an entry is not broken between lines
        let legend: Vec<String> =
            legend.into_iter().map(|phrase| self.language.say(phrase).replace(' ', "\u{a0}")).collect();
        let mut notes = Vec::new();
        if !legend.is_empty() {
            notes.push(Line::new(legend.join("   "), Tone::Faint));
        }
        notes.extend(self.legend_below().map(|legend| Line::new(legend, Tone::Faint)));
        notes.extend(self.not_counted().map(|line| Line::new(line, Tone::Faint)));
        notes.extend(standings);
        notes.extend(in_progress(self.criteria, self.evaluation.progress.as_ref(), self.language));
        notes.extend(open_objections(self.criteria, self.submission, self.language));
        let (compared, differing) = (self.declared.compared, self.declared.differing());
        let verdict = self.language.verdict(compared, differing, self.check_command);
        let waiting = self.language.waiting(self.declared.not_yet);
        let verdict = format!("{verdict}{waiting}");
        let holes = self.holes();
        let is_whole = holes.is_empty() && self.evaluation.progress.is_none();
        notes.extend(holes);
        notes.push(match (compared, differing) {
            (0, _) => Line::new(verdict, Tone::Faint),
            (_, 0) if !is_whole => Line::new(verdict, Tone::Faint),
            (_, 0) => Line::new(format!("✓ {verdict}"), Tone::Good),
            (_, _) => Line::new(format!("✗ {verdict}"), Tone::Bad),
        });
        notes
    }
}

impl ScorecardRequest<'_> {
    /// The rows whose points go into no sum, if there is a total that they might be thought to be in.
    fn not_counted(&self) -> Option<String> {
        let outer = [Role::Mandatory, Role::Info].into_iter().flat_map(|role| self.criteria.outer_rows(role));
        let mut rows: Vec<usize> = outer.filter(|row| self.criteria.rows[*row].depth <= self.depth).collect();
        rows.sort_unstable();
        let codes: Vec<&str> = rows.iter().map(|row| self.criteria.rows[*row].code.as_str()).collect();
        (!codes.is_empty() && self.criteria.forms_total()).then(|| self.language.not_counted(&codes))
    }

    /// What keeps a column from being judged whole: rows that cannot be computed, rows that are not there.
    fn holes(&self) -> Vec<Line> {
        let codes = |rows: Vec<usize>| -> Vec<&str> {
            rows.into_iter().map(|row| self.criteria.rows[row].code.as_str()).collect()
        };
        let mut lines = Vec::new();
        for column in shown_columns(self.submission) {
            let outcome = |node| self.evaluation.outcome(node, column);
            let fails = |row: &usize| outcome(Node::Row(*row)).is_some_and(|row| row.status == Status::Error);
            if outcome(Node::Total).is_some_and(|total| total.status == Status::Error) {
                let failing = self.criteria.leaves().map(|(row, _)| row).filter(fails).collect();
                lines.push(self.language.uncomputed(column, &codes(failing)));
            }
            let missing = self.evaluation.missing_below(self.criteria, self.submission, Node::Total, column);
            if !missing.is_empty() {
                lines.push(self.language.missing(column, &codes(missing)));
            }
        }
        lines.into_iter().map(|line| Line::new(format!("✗ {line}"), Tone::Bad)).collect()
    }

    /// Index and bands, and why there is no score.
    pub(super) fn standings(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut told = |what: &str, of: &dyn Fn(&Outcome, Column) -> Option<String>, node: Node| {
            let each: Vec<String> = shown_columns(self.submission)
                .into_iter()
                .filter_map(|column| {
                    let text = of(self.evaluation.outcome(node, column)?, column)?;
                    let name = match column {
                        Column::Own => Phrase::SelfAnswer,
                        Column::Appraisal => Phrase::AppraisalAnswer,
                    };
                    Some(format!("{} {text}", self.language.say(name)))
                })
                .collect();
            if !each.is_empty() {
                lines.push(Line::new(format!("{what}: {}", each.join(" · ")), Tone::Strong));
            }
        };
        let decimals = self.criteria.total.index.as_ref().map_or(0, |index| index.decimals);
        let shown = |index: Decimal| with_decimals(index, decimals.max(index.scale())).said(self.language);
        let index = |outcome: &Outcome, column: Column| {
            let stated = self.submission.row(Node::Total, column);
            let declared = stated.declared_index().map(|declared| declared.value);
            let wrong = declared.filter(|it| outcome.index_agreement(*it).is_wrong());
            let text = outcome.index.map(shown);
            marked(text, wrong.map(shown))
        };
        told(self.language.say(Phrase::Index), &index, Node::Total);
        for node in self.criteria.nodes() {
            let Some(bands) = &self.criteria.settings(node).bands else { continue };
            let name = match node {
                Node::Row(row) => self.criteria.rows[row].code.as_str(),
                Node::Total => self.language.say(Phrase::Total),
            };
            let band = |outcome: &Outcome, column: Column| {
                let stated = self.submission.row(node, column);
                let declared = stated.declared_band().map(|declared| declared.value);
                let wrong = declared.filter(|it| outcome.band_agreement(*it).is_wrong());
                let wrong = wrong.map(|band| bands.list[band].name().to_owned());
                marked(self.band(node, bands, outcome, column), wrong)
            };
            told(&format!("{} {name}", self.language.say(Phrase::Band)), &band, node);
        }
        let gates = &self.criteria.total.node.gates;
        let no_score = |outcome: &Outcome, column: Column| {
            let is_none = |gate: &&usize| gates[**gate].effect == Effect::NoScore;
            let gate = outcome.failed().iter().filter(|_| outcome.status == Status::NoScore).find(is_none)?;
            let ScorecardRequest { criteria, submission, evaluation, .. } = *self;
            let accounts = Accounts { criteria, submission, evaluation, column };
            Some(
                gates[*gate]
                    .message
                    .clone()
                    .unwrap_or_else(|| accounts.gate(Node::Total, *gate).said(self.language)),
            )
        };
        told(self.language.say(Phrase::NoScore), &no_score, Node::Total);
        lines
    }

    /// A band, and what the points alone give where that is another one, with what decided.
    fn band(&self, node: Node, bands: &Bands, outcome: &Outcome, column: Column) -> Option<String> {
        let banded: Banded = outcome.band?;
        let name = |band: Option<usize>| match band.map(|band| &bands.list[band]) {
            Some(band) => band.name().to_owned(),
            None => "–".to_owned(),
        };
        let mut text = name(banded.band);
        if banded.by_points != banded.band {
            let by_points = format!("{}: {}", self.language.say(Phrase::ByPoints), name(banded.by_points));
            let why = self.band_moved(node, bands, outcome, column);
            let said: Vec<String> = std::iter::once(by_points).chain(why).collect();
            text.push_str(&format!(" ({})", said.join("; ")));
        }
        if banded.provisional {
            text.push_str(&format!(" ({})", self.language.say(Phrase::ForNow)));
        }
        Some(text)
    }

    /// The conditions and the events that moved a band.
    fn band_moved(&self, node: Node, bands: &Bands, outcome: &Outcome, column: Column) -> Vec<String> {
        let ScorecardRequest { criteria, submission, evaluation, language, .. } = *self;
        let accounts = Accounts { criteria, submission, evaluation, column };
        let events: &[Event] = if node == Node::Total { &criteria.total.events } else { &[] };
        let event = |event: &usize| accounts.event_name(*event).said(language);
        let moves = Known::of(criteria, submission, evaluation, column).band_moves(bands, events, outcome);
        let each = moves.iter().flat_map(|moved| match &moved.by {
            MovedBy::Conditions(tried) => {
                let unmet = |band: &usize| accounts.unmet(node, &bands.list[*band].requires).said(language);
                tried.iter().map(unmet).collect()
            }
            MovedBy::Points(events) | MovedBy::Shift(events) => events.iter().map(event).collect::<Vec<_>>(),
            MovedBy::AtLeast(of) | MovedBy::AtMost(of) => vec![event(of)],
        });
        each.collect()
    }
}

/// A computed word with the declared one that differs from it; `None` if there is neither.
fn marked(computed: Option<String>, wrong: Option<String>) -> Option<String> {
    match (computed, wrong) {
        (computed, None) => computed,
        (computed, Some(wrong)) => {
            Some(format!("{} (≠ {wrong})", computed.unwrap_or_else(|| "–".to_owned())))
        }
    }
}
