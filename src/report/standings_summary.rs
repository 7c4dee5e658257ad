//! What stands around a ranking: by what it ranks, the legends of its marks, and what became of the units.

use super::standings::RankingRequest;
use super::standings_words::Said;
use super::{Line, Phrase, Tone};
use crate::column::Column;
use crate::criteria::{Node, RankBy};
use crate::evaluate::Status;
use crate::ranking::{Fate, Standing, Unranked, ranking_of};
use crate::rule::Direction;

/// So many units without a rank are named.
const NAMED: usize = 8;
impl RankingRequest<'_> {
    /// By what units are ranked.
    pub(crate) fn by(&self) -> String {
        let mut by = self.language.ranked_by(self.standings.column).to_owned();
        let Some(criteria) = self.criteria else { return by };
        let ranking = ranking_of(criteria);
        let name = |row: usize| format!("{} {}", criteria.rows[row].code, criteria.rows[row].title);
        match ranking.by {
            RankBy::Total => {}
            RankBy::Index => by.push_str(&format!(": {}", self.language.say(Phrase::Index))),
            RankBy::Row(row) => by.push_str(&format!(": {}", name(row))),
        }
        for row in &ranking.then {
            by.push_str(&format!(", {} {}", self.language.said(Said::Then), criteria.rows[*row].code));
        }
        let node = match ranking.by {
            RankBy::Row(row) => Node::Row(row),
            RankBy::Total | RankBy::Index => Node::Total,
        };
        if criteria.direction(node) == Direction::Down {
            by.push_str(&format!("; {}", self.language.said(Said::FewerIsBetter)));
        }
        by
    }

    /// The row that ranks, where one does.
    pub(crate) fn ranking_row(&self) -> Option<&str> {
        let criteria = self.criteria?;
        match ranking_of(criteria).by {
            RankBy::Row(row) => Some(criteria.rows[row].code.as_str()),
            RankBy::Total | RankBy::Index => None,
        }
    }

    /// The row that ranks, or the fact by which cohorts are ranked apart, as a reason names it.
    pub(super) fn deciding(&self, why: Unranked) -> Option<&str> {
        match why {
            Unranked::NoCohort => {
                let criteria = self.criteria?;
                ranking_of(criteria).cohort.map(|fact| criteria.facts[fact].name.as_str())
            }
            Unranked::Bad
            | Unranked::NoColumn
            | Unranked::NoScore
            | Unranked::NoKey
            | Unranked::InProgress => self.ranking_row(),
        }
    }

    pub(super) fn notes(&self, listed: usize) -> Vec<Line> {
        let (say, summary) = (|said| self.language.said(said), self.summary);
        let mut notes = Vec::new();
        let hidden = self.standings.order.len() - listed;
        notes.extend((hidden > 0).then(|| Line::new(self.language.not_shown(hidden), Tone::Faint)));
        notes.extend((summary.failed > 0).then(|| Line::new(say(Said::LegendBad), Tone::Bad)));
        let marked = summary.by_rounding > 0;
        notes.extend(marked.then(|| Line::new(say(Said::LegendByRounding), Tone::Caution)));
        notes.extend(self.legend_of_statuses());
        notes.extend(
            [Unranked::InProgress, Unranked::NoColumn, Unranked::NoKey, Unranked::NoCohort]
                .into_iter()
                .filter_map(|why| self.unranked(why)),
        );
        let units = self.language.units(summary);
        notes.push(if self.standings.incomplete {
            Line::new(format!("✗ {units}: {}", say(Said::Incomplete)), Tone::Bad)
        } else {
            Line::new(format!("✓ {units}"), Tone::Good)
        });
        notes
    }

    /// The marks of totals and bands that are not final.
    fn legend_of_statuses(&self) -> Vec<Line> {
        let listed = || self.standings.listed(self.top).map(|place| self.standings.unit(place));
        let scored = || listed().filter(|unit| unit.fate != Fate::Failed);
        let has = |status| scored().any(|unit| unit.statuses.each().any(|(_, own)| *own == Some(status)));
        let column = self.standings.column;
        let for_now = |unit: &Standing| unit.more.as_ref().is_some_and(|more| *more.band_for_now.get(column));
        let mut legend = Vec::new();
        if has(Status::Provisional) || scored().any(for_now) {
            legend.push(Line::new(self.language.say(Phrase::LegendProvisional), Tone::Caution));
        }
        if has(Status::InProgress) {
            legend.push(Line::new(self.language.say(Phrase::LegendOpen), Tone::Caution));
        }
        if has(Status::NoScore) {
            legend.push(Line::new(self.language.say(Phrase::LegendNoScore), Tone::Caution));
        }
        legend
    }

    /// The units that have no rank for this reason.
    fn unranked(&self, why: Unranked) -> Option<Line> {
        let column: Column = self.standings.column;
        let units = self.standings.order.iter().map(|place| self.standings.unit(place));
        let ids: Vec<String> =
            units.filter(|unit| unit.unranked(column) == Some(why)).map(Standing::with_progress).collect();
        if ids.is_empty() {
            return None;
        }
        let more = if ids.len() > NAMED { " …" } else { "" };
        let named = ids[..ids.len().min(NAMED)].join(", ");
        let reason = self.language.why_unranked(why, column, self.deciding(why));
        let text = format!("– {}: {named}{more} ({reason})", self.language.said(Said::NoRank));
        Some(Line::new(text, Tone::Caution))
    }

    /// The mark of numbers that are made from totals of which some may still change.
    pub(super) fn mark(&self) -> &'static str {
        if self.summary.provisional > 0 { "~ " } else { "" }
    }
}
