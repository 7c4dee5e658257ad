//! Bands: points that none of them holds, bands that none reach, and a last band that asks for more than points.

use super::range;
use crate::criteria::{Band, Bands, Criteria, Level, Limit, Limits, TOTAL};
use crate::finding::{Finding, Findings, code};
use crate::language::Language;
use crate::number::{Exact, RoundAt};
use crate::rule::{Bound, Bounds, Domain, Interval, along, examine};

/// Looks at every list of bands, for each type of unit that its bounds differ by.
pub fn check(criteria: &Criteria, findings: &mut Findings) {
    for (owner, bands) in criteria.all_bands().filter(|(_, bands)| bands.least_of.is_none()) {
        let code = owner.map_or(TOTAL, |row| criteria.rows[row].code.as_str());
        let node = Banded { criteria, owner, bands, code };
        let mut told: Vec<Finding> = Vec::new();
        for (of, fact) in node.types() {
            for finding in node.examined(&of, fact) {
                if !told.iter().any(|other| says_the_same(other, &finding)) {
                    told.push(finding);
                }
            }
        }
        told.into_iter().chain(node.last_requires()).for_each(|finding| findings.push(finding));
    }
}

/// Two types of unit can have the same gap.
fn says_the_same(one: &Finding, other: &Finding) -> bool {
    let message = |finding: &Finding| finding.message(Language::English);
    one.code == other.code && one.place == other.place && message(one) == message(other)
}

struct Banded<'b> {
    criteria: &'b Criteria,
    owner: Option<usize>,
    bands: &'b Bands,
    code: &'b str,
}

impl Banded<'_> {
    /// The options of the fact that bounds differ by, each with how it is told; one of nothing where they do not.
    fn types(&self) -> Vec<(String, Option<(usize, usize)>)> {
        let fact = self.bands.list.iter().find_map(|band| band.limits.facts().next());
        let Some(fact) = fact else { return vec![(String::new(), None)] };
        let options = self.criteria.facts[fact].options.iter().enumerate();
        let name = &self.criteria.facts[fact].name;
        options.map(|(option, called)| (format!(" where {name} is {called}"), Some((fact, option)))).collect()
    }

    fn examined(&self, of: &str, option: Option<(usize, usize)>) -> Vec<Finding> {
        let chosen = |fact: usize| option.filter(|(asked, _)| *asked == fact).map(|(_, option)| option);
        let max = self.max();
        let bounds = self.bands.list.iter().map(|band| bounds(&band.limits, &max, &chosen));
        // bounds that differ by two facts are left to the tests
        let Some(bounds) = bounds.collect::<Option<Vec<Bounds>>>() else { return Vec::new() };
        let domain = match self.owner {
            Some(row) => range::of_row(self.criteria, row),
            None => range::of_total(self.criteria),
        };
        let order = along(&bounds, &domain);
        if order.len() > 1 && order.windows(2).all(|pair| pair[0] < pair[1]) {
            return vec![self.upside_down()];
        }
        let found = examine(&bounds, &domain);
        found.iter().filter_map(|interval| self.told(interval, of, &domain)).collect()
    }

    fn upside_down(&self) -> Finding {
        let list = &self.bands.list;
        let (first, last) =
            (list.first().map_or("", |band| &band.id), list.last().map_or("", |band| &band.id));
        let node = if self.code == TOTAL { "the total" } else { self.code };
        let message = format!("the bands of {node} stand worst first, from {first} to {last}");
        let help = "turn the list round: bands are listed best first";
        Finding::new(&code::BANDS_UPSIDE_DOWN, message, help).at(&self.bands.place).about(self.code, None)
    }

    fn told(&self, interval: &Interval, of: &str, domain: &Domain) -> Option<Finding> {
        let (list, code) = (&self.bands.list, self.code);
        let finding = match interval {
            Interval::Gap(gap) => {
                if !self.can_be_had(gap) {
                    return None;
                }
                let message = format!("no band of {code} holds {} points{of}", gap.describe(false));
                let range = domain.describe(false);
                let help = format!("let the bands meet as the form means them; the points lie {range}");
                Finding::new(&code::BANDS_GAP, message, help).at(&self.bands.place)
            }
            Interval::Shared { at, first, second } => {
                let (first, second) = (&list[*first], &list[*second]);
                let message =
                    format!("bands {} and {} of {code} both hold {at} points{of}", first.id, second.id);
                let help =
                    format!("nothing to do where the form prints it so: the first, {}, takes it", first.id);
                Finding::new(&code::BOUND_SHARED, message, help)
                    .at(&second.place)
                    .related(&first.place, "the first band that holds it")
            }
            Interval::Unreachable(band) => {
                let band: &Band = &list[*band];
                let message = format!("band {} of {code} holds no points that are left for it{of}", band.id);
                let help = "correct its bounds, or put it before the bands that hold the same";
                Finding::new(&code::BAND_UNREACHABLE, message, help).at(&band.place)
            }
        };
        Some(finding.about(code, None))
    }

    /// Whether points with the decimals of the criteria lie in a gap: between 79 and 80 there are none without decimals.
    fn can_be_had(&self, gap: &Bounds) -> bool {
        let rounding = self.criteria.rounding;
        if rounding.at == RoundAt::Never {
            return true;
        }
        let Some(Bound { at, inclusive }) = &gap.lower else { return true };
        let ten = (0..rounding.decimals).fold(Exact::ONE, |power, _| &power * &Exact::from(10));
        let scaled = at * &ten;
        let next = if *inclusive { scaled.ceil() } else { &scaled.floor() + &Exact::ONE };
        next.over(&ten).is_some_and(|least| gap.holds(&least))
    }

    fn max(&self) -> Exact {
        match self.owner {
            Some(row) => self.criteria.worth(row),
            None => self.criteria.max.map_or_else(|| self.criteria.worth_of_total(), Exact::from),
        }
    }

    fn last_requires(&self) -> Option<Finding> {
        let last = self.bands.list.last().filter(|last| !last.requires.is_empty())?;
        let message = format!(
            "the last band of {}, {}, has conditions: a unit that fails them has no band",
            self.code, last.id
        );
        let help = "take them out, or add a band below it";
        Some(Finding::new(&code::LAST_BAND_REQUIRES, message, help).at(&last.place).about(self.code, None))
    }
}

/// Limits as bounds in points; `None` where a fact decides that is not chosen.
fn bounds(limits: &Limits, max: &Exact, chosen: &dyn Fn(usize) -> Option<usize>) -> Option<Bounds> {
    let side = |limit: &Option<Limit>| match limit {
        None => Some(None),
        Some(Limit { level, inclusive }) => {
            let level: &Level = level;
            Some(Some(Bound { at: level.points(max, chosen)?, inclusive: *inclusive }))
        }
    };
    Some(Bounds { lower: side(&limits.lower)?, upper: side(&limits.upper)? })
}
