//! What stands around a ranking: by what it ranks, and the summary below it. Every number is of the units that are ranked,
//! or says of how many.

use super::standings::{RankingRequest, shown};
use super::standings_words::Said;
use super::{Line, Phrase, Tone};
use crate::column::Column;
use crate::criteria::{Criteria, RankBy};
use crate::evaluate::Status;
use crate::finding::{CODES, code};
use crate::language::Show;
use crate::number::{Decimal, Exact, RoundAt, Rounding, RoundingMode, fixed, plain};
use crate::ranking::{Fate, Loss, Spread, Standing, Unranked, ranking_of};
use crate::rule::Direction;

/// So many units without a rank are named.
const NAMED: usize = 8;
/// A mean has so many decimals at most where the criteria round nothing.
const DECIMALS: u32 = 2;

impl RankingRequest<'_> {
    /// By what units are ranked.
    pub(super) fn by(&self) -> String {
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
        let row = match ranking.by {
            RankBy::Row(row) => Some(row),
            RankBy::Total | RankBy::Index => None,
        };
        if criteria.direction(row) == Direction::Down {
            by.push_str(&format!("; {}", self.language.said(Said::FewerIsBetter)));
        }
        by
    }

    /// The row that ranks, where one does.
    pub(super) fn ranking_row(&self) -> Option<&str> {
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
            Unranked::Bad | Unranked::NoColumn | Unranked::NoScore | Unranked::NoKey => self.ranking_row(),
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
            [Unranked::NoColumn, Unranked::NoKey, Unranked::NoCohort]
                .into_iter()
                .filter_map(|why| self.unranked(why)),
        );
        let units = self.language.units(summary);
        notes.push(if self.standings.incomplete {
            Line::new(format!("✗ {units}: {}", say(Said::Incomplete)), Tone::Bad)
        } else {
            Line::new(format!("✓ {units}"), Tone::Good)
        });
        notes.extend(self.findings());
        notes.extend(self.quartiles());
        notes.extend(self.criteria.into_iter().flat_map(|criteria| self.spreads(criteria)));
        notes.extend(self.criteria.into_iter().flat_map(|criteria| self.losses(criteria)));
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
        if has(Status::NoScore) {
            legend.push(Line::new(self.language.say(Phrase::LegendNoScore), Tone::Caution));
        }
        legend
    }

    /// The units that have no rank for this reason.
    fn unranked(&self, why: Unranked) -> Option<Line> {
        let column: Column = self.standings.column;
        let units = self.standings.order.iter().map(|place| self.standings.unit(place));
        let ids: Vec<&str> =
            units.filter(|unit| unit.unranked(column) == Some(why)).map(|unit| &*unit.id).collect();
        if ids.is_empty() {
            return None;
        }
        let more = if ids.len() > NAMED { " …" } else { "" };
        let named = ids[..ids.len().min(NAMED)].join(", ");
        let reason = self.language.why_unranked(why, column, self.deciding(why));
        let text = format!("– {}: {named}{more} ({reason})", self.language.said(Said::NoRank));
        Some(Line::new(text, Tone::Caution))
    }

    fn findings(&self) -> Option<Line> {
        let mut counts = self.tally.findings.clone();
        // that a unit is given twice is known only once all units are
        let twice = self.standings.given_twice().count();
        if twice > 0 {
            counts.insert(code::UNIT_TWICE.name, twice);
        }
        let each: Vec<String> =
            counts.iter().map(|(code, count)| format!("{} {count}", self.code(code))).collect();
        let text = format!("{}: {}", self.language.said(Said::Findings), each.join(", "));
        (!each.is_empty()).then(|| Line::new(text, Tone::Plain))
    }

    /// A code as a summary has it.
    fn code(&self, name: &str) -> String {
        let code = CODES.iter().find(|code| code.name == name);
        code.map_or_else(|| name.to_owned(), |code| code.said(self.language))
    }

    fn quartiles(&self) -> Option<Line> {
        let quartiles = self.summary.quartiles.as_ref()?;
        let each: Vec<String> = quartiles.iter().map(|it| self.language.figure(&shown(Some(*it)))).collect();
        let unformed = self.criteria.is_some_and(|criteria| criteria.total.unformed);
        let of = match self.ranking_row().filter(|_| unformed) {
            Some(row) => row.to_owned(),
            None => self.language.said(Said::Totals).to_owned(),
        };
        let (mark, quartiles) = (self.mark(), self.language.said(Said::Quartiles));
        let text = format!("{mark}{of}: {quartiles}: {}", each.join(" · "));
        Some(Line::new(text, Tone::Plain))
    }

    /// The mark of numbers that are made from totals of which some may still change.
    fn mark(&self) -> &'static str {
        if self.summary.provisional > 0 { "~ " } else { "" }
    }

    /// How many units a number is of, where that is not all that are ranked.
    fn of_units(&self, units: usize) -> String {
        if units == self.summary.ranked {
            return String::new();
        }
        format!(" ({})", self.language.so_many_units(units))
    }

    /// A line for each group at the top.
    fn spreads(&self, criteria: &Criteria) -> Vec<Line> {
        let spreads = self.tally.groups.get(self.standings.column);
        let line = |(row, spread): (usize, &Spread)| {
            let criterion = &criteria.rows[row];
            let mean = self.exact(criteria, &spread.mean()?);
            let figure = |figure: Option<Decimal>| self.language.figure(&shown(figure));
            let say = |said| self.language.said(said);
            let text = format!(
                "{}{}  {}: {} {mean}, {} {}, {} {}{}",
                self.mark(),
                criterion.code,
                criterion.title,
                say(Said::Mean),
                say(Said::Least),
                figure(spread.least),
                say(Said::Greatest),
                figure(spread.greatest),
                self.of_units(spread.units)
            );
            Some(Line::new(text, Tone::Plain))
        };
        criteria.top_with_points().zip(spreads).filter_map(line).collect()
    }

    /// The rows that cost the most points, with what they cost a unit on average.
    fn losses(&self, criteria: &Criteria) -> Vec<Line> {
        let counted = *self.tally.counted.get(self.standings.column);
        let units = Exact::from(i64::try_from(counted).unwrap_or(i64::MAX));
        let line = |loss: &Loss| {
            let criterion = &criteria.rows[loss.row];
            let mean = self.exact(criteria, &loss.points.over(&units)?);
            let all = self.exact(criteria, &loss.points);
            let text = format!(
                "{all} ({} {mean})  {}  {}",
                self.language.said(Said::Mean),
                criterion.code,
                criterion.title
            );
            Some(Line::new(text, Tone::Plain))
        };
        let lines: Vec<Line> = self.summary.losses.iter().filter_map(line).collect();
        let said = match criteria.direction(None) {
            Direction::Up => Said::Losses,
            Direction::Down => Said::LossesDown,
        };
        let heading = format!("{}{}{}:", self.mark(), self.language.said(said), self.of_units(counted));
        if lines.is_empty() { lines } else { [vec![Line::new(heading, Tone::Strong)], lines].concat() }
    }

    /// A figure that nobody declared: cut after the criteria's decimals, and `…` where something is cut.
    fn exact(&self, criteria: &Criteria, exact: &Exact) -> String {
        let exactly = criteria.rounding.at == RoundAt::Never;
        let decimals = if exactly { DECIMALS } else { criteria.rounding.decimals };
        let cut = Rounding { at: RoundAt::Leaf, mode: RoundingMode::Truncate, decimals };
        let Ok(figure) = cut.apply(exact) else { return exact.to_string() };
        let rest = if Exact::from(figure) == *exact { "" } else { "…" };
        let text = if exactly { plain(figure) } else { fixed(figure, decimals) };
        format!("{}{rest}", self.language.figure(&text))
    }
}
