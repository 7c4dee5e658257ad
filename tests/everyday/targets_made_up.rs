//! `score target` over made-up editions and forms: every change that it names, applied to the form, comes to what was said,
//! and one step less does not; the fewest rows are the fewest of all that can be tried.

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rust_decimal::Decimal;
use score::column::Column;
use score::evaluate::evaluate;
use score::finding::Findings;
use score::working::Recorder;
use serde_json::Value;

use crate::harness::load;
use crate::harness::made_up::{COUNTERS, ITEMS, LINES, node_of_every_kind, written};
use crate::harness::program::{Run, score};

/// No more forms are tried for one target.
const MOST_FORMS: usize = 4_000;

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str().and_then(|text| text.parse().ok())
}

/// What is to be reached.
#[derive(Clone, Debug)]
enum Target {
    Points(Decimal),
    /// By position; the best is 0.
    Band(usize),
}

/// The ids of the bands of made-up editions, best first.
const BANDS: [&str; 3] = ["good", "fair", "poor"];

impl Target {
    fn is_reached(&self, total: &Total) -> bool {
        match self {
            Target::Points(target) => total.points.is_some_and(|points| points >= *target),
            Target::Band(target) => total.band.is_some_and(|band| band <= *target),
        }
    }

    fn typed(&self) -> String {
        match self {
            Target::Points(target) => target.to_string(),
            Target::Band(target) => BANDS[*target].to_owned(),
        }
    }
}

/// What a form comes to.
#[derive(Clone, Copy, Debug)]
struct Total {
    points: Option<Decimal>,
    band: Option<usize>,
    /// Findings that no changed answer may add: errors but those of rows that are not there, and items that exclude each other.
    errors: usize,
}

/// The total of the appraisal with what is set.
fn total_with(folder: &Path, set: &[String]) -> Total {
    let paths = ["form.toml", "edition.toml"].map(|name| folder.join(name).to_str().unwrap().to_owned());
    let mut arguments = vec!["evaluate", &paths[0], "--criteria", &paths[1], "--format", "json"];
    for set in set {
        arguments.extend(["--set", set]);
    }
    let Run { stdout, stderr, .. } = score(&arguments);
    let json: Value =
        serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{error}: {set:?}\n{stderr}"));
    let total = &json["total"]["appraisal"];
    let band = total["band"].as_str().and_then(|band| BANDS.iter().position(|id| *id == band));
    let is_wrong = |it: &&Value| {
        let is_error = it["severity"] == "error" && it["code"] != "row-missing";
        is_error || it["code"] == "choices-contradict"
    };
    let errors = json["findings"].as_array().unwrap().iter().filter(is_wrong).count();
    Total { points: decimal(&total["points"]), band, errors }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// What is set, one step nearer to what the form says; `None` where it is no figure.
fn one_less(set: &[String], now: &Value) -> Option<Vec<String>> {
    let [set] = set else { return None };
    let (path, value) = set.split_once('=')?;
    let now = now.as_str()?.rsplit(' ').next()?.to_owned();
    let figure = |text: &str| text.split('/').next().and_then(|figure| figure.parse::<Decimal>().ok());
    let option = value.rsplit_once(' ').map(|(option, _)| option);
    let (to, from) = (figure(value.rsplit(' ').next()?)?, figure(&now)?);
    let unit = Decimal::new(1, from.normalize().scale());
    let nearer = if to > from { to - unit } else { to + unit };
    if nearer == from || option.is_some() {
        return None;
    }
    let den = value.split_once('/').map(|(_, den)| format!("/{den}")).unwrap_or_default();
    Some(vec![format!("{path}={nearer}{den}")])
}

/// Every answer that is tried of a row by hand, by what its rule is.
fn answers(rule: &str, answer: Option<&str>) -> Vec<String> {
    let given = answer.unwrap_or("{}");
    if given.contains("not_applicable") {
        return Vec::new();
    }
    let part = |key: &str| {
        let rest = &given[given.find(&format!("{key} = "))? + key.len() + 3..];
        Some(rest.split([',', ' ', '}']).next().unwrap().to_owned())
    };
    if rule.contains("rule = \"norm\"") {
        return Vec::new();
    }
    if rule.contains(ITEMS[0]) {
        let subset = |bits: u32| {
            let parts = ["a = true", "b = true", "c = true", "d = 3", "d = 0.5"];
            let ticked = parts.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            format!("{{ choices = {{ {} }} }}", ticked.map(|(_, part)| *part).collect::<Vec<_>>().join(", "))
        };
        return (0..32).filter(|bits| bits >> 3 != 3).map(subset).collect();
    }
    if rule.contains("rule = \"checklist\"") {
        let fits = |bits: &u32| {
            let excludes: &[u32] = if rule.contains(ITEMS[1]) {
                &[3]
            } else if rule.contains(ITEMS[3]) {
                &[3, 5]
            } else {
                &[]
            };
            excludes.iter().all(|both| bits & both != *both)
        };
        let subset = |bits: u32| {
            let ticked = ["\"a\"", "\"b\"", "\"c\""];
            let ticked = ticked.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            format!("{{ choices = [{}] }}", ticked.map(|(_, part)| *part).collect::<Vec<_>>().join(", "))
        };
        return (0..8).filter(fits).map(subset).collect();
    }
    if rule.contains(COUNTERS) {
        return ["a = 0, b = 0, c = 0", "a = 0, b = 2, c = 0", "a = 9, b = 9, c = 0"]
            .map(|counts| format!("{{ counts = {{ {counts} }} }}"))
            .into();
    }
    if rule.contains(LINES[1].1) || rule.contains(LINES[2].1) {
        return ["0", "2", "7", "12.5", "30"].map(|value| format!("{{ value = {value} }}")).into();
    }
    if rule.contains("rule = \"choice\"") && rule.contains("yes-no") {
        return vec!["{ choice = \"a\" }".into(), "{ choice = \"b\" }".into()];
    }
    if rule.contains("rule = \"choice\"") {
        let mut all: Vec<String> =
            ["a", "b", "e"].map(|option| format!("{{ choice = \"{option}\" }}")).into();
        all.push(format!(
            "{{ choice = \"c\", num = {0}, den = {0} }}",
            part("den").filter(|den| den != "0").unwrap_or("1".into())
        ));
        all.extend((0..20).map(|count| format!("{{ choice = \"d\", count = {count} }}")));
        return all;
    }
    if rule.contains("measure = \"value\"") && part("value").is_none() && part("choice").is_some() {
        return ["a", "b", "c"].map(|tier| format!("{{ choice = \"{tier}\" }}")).into();
    }
    if rule.contains("rule = \"tiers\"")
        && rule.contains("\"ratio\"")
        && part("num").is_none()
        && part("choice").is_some()
    {
        return ["a", "b", "c"].map(|tier| format!("{{ choice = \"{tier}\" }}")).into();
    }
    if rule.contains("\"ratio\"") {
        let den = part("den").unwrap_or("1".into());
        if den.parse::<Decimal>().unwrap().is_zero() {
            return Vec::new();
        }
        let numbers =
            [den.clone(), "0".into()].into_iter().map(|num| format!("{{ num = {num}, den = {den} }}"));
        return numbers.collect();
    }
    if rule.contains("rule = \"count\"") {
        return ["0", "40", "1000"].map(|count| format!("{{ count = {count} }}")).into();
    }
    // measured or judged
    let most: Vec<String> =
        rule.lines().filter_map(|line| line.strip_prefix("max = ")).map(str::to_owned).collect();
    [most, vec!["20".into(), "0.5".into()]]
        .concat()
        .iter()
        .map(|value| format!("{{ value = {value} }}"))
        .collect()
}

/// What trying every answer of every row comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ByHand {
    /// There are too many.
    NotTried,
    /// None reaches the target.
    OutOfReach,
    /// The least number of rows.
    Fewest(usize),
}

/// The least number of rows that reach the target, over every answer of every row.
fn fewest_by_hand(edition: &str, form: &str, target: &Target) -> ByHand {
    let criteria = load::criteria(edition);
    let (own, appraisal) = form.split_once("\n[appraisal]\n").unwrap();
    let stated: Vec<(&str, &str)> = appraisal
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(code, answer)| (code.trim_matches('"'), answer))
        .collect();
    let rules = edition.split("[[criterion]]").skip(1).filter(|row| row.contains("rule = "));
    let rows: Vec<(String, Vec<Option<String>>)> = rules
        .map(|row| {
            let code = row
                .lines()
                .find_map(|line| line.strip_prefix("code = "))
                .unwrap()
                .trim_matches('"')
                .to_owned();
            let now = stated.iter().find(|(of, _)| *of == code).map(|(_, answer)| *answer);
            let others = answers(row, now).into_iter().map(Some);
            (code, [None].into_iter().chain(others).collect())
        })
        .collect();
    if rows
        .iter()
        .map(|(_, answers)| answers.len())
        .try_fold(1, usize::checked_mul)
        .is_none_or(|all| all > MOST_FORMS)
    {
        return ByHand::NotTried;
    }
    let mut least = None;
    let mut at = vec![0; rows.len()];
    loop {
        let changed = at.iter().filter(|at| **at > 0).count();
        if least.is_none_or(|least| changed < least) {
            let line = |((code, answers), at): (&(String, Vec<Option<String>>), &usize)| {
                let now = stated.iter().find(|(of, _)| of == code).map(|(_, answer)| (*answer).to_owned());
                answers[*at].clone().or(now).map(|answer| format!("\"{code}\" = {answer}\n"))
            };
            let lines: String = rows.iter().zip(&at).filter_map(line).collect();
            let submission = load::submission(&criteria, &format!("{own}\n[appraisal]\n{lines}"));
            let evaluation =
                evaluate(&criteria, &submission, &Recorder::discarding(), &mut Findings::default());
            let total = evaluation.total.get(Column::Appraisal).as_ref().map(|total| Total {
                points: total.shown,
                band: total.band.and_then(|band| band.band),
                errors: 0,
            });
            if total.is_some_and(|total| target.is_reached(&total)) {
                least = Some(changed);
            }
        }
        let Some(next) = (0..at.len()).find(|row| at[*row] + 1 < rows[*row].1.len()) else { break };
        at[..next].fill(0);
        at[next] += 1;
    }
    least.map_or(ByHand::OutOfReach, ByHand::Fewest)
}

/// What was tried, so that nothing is claimed of what was not.
#[derive(Default)]
struct Tried {
    rows: usize,
    less: usize,
    sets: usize,
    minimal: usize,
    compared: usize,
    short: usize,
    bands: usize,
}

/// What is wanted of a form.
enum Wanted {
    /// So many points more.
    More(Decimal),
    /// A band.
    Band(usize),
}

fn follows(edition: &str, form: &str, target: &Wanted, tried: &mut Tried) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("edition.toml"), edition).unwrap();
    std::fs::write(folder.path().join("form.toml"), form).unwrap();
    let about = || format!("{edition}\n{form}");
    // an edition whose max is none that its rows can have is refused
    let paths =
        ["form.toml", "edition.toml"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    if score(&["evaluate", &paths[0], "--criteria", &paths[1], "--format", "json"]).stdout.is_empty() {
        return;
    }
    let before = total_with(folder.path(), &[]);
    let Some(base) = before.points else { return };
    let target = match target {
        Wanted::More(more) => Target::Points(base + more),
        Wanted::Band(band) => Target::Band(*band),
    };
    let run = score(&["target", &paths[0], &target.typed(), "--criteria", &paths[1], "--format", "json"]);
    let json: Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stderr, about()));
    for row in json["rows"].as_array().unwrap() {
        for one in [row, &row["most"]] {
            let set = texts(&one["set"]);
            let total = total_with(folder.path(), &set);
            let points = total.points;
            assert_eq!(points, decimal(&one["total"]), "{set:?}\n{}", about());
            assert_eq!(points.map(|points| points - base), decimal(&one["gain"]), "{set:?}\n{}", about());
            assert_eq!(target.is_reached(&total), one["enough"] == true, "{set:?}\n{}", about());
            assert!(total.errors <= before.errors, "{set:?} is reported\n{}", about());
        }
        tried.rows += 1;
        if let Some(less) = one_less(&texts(&row["set"]), &row["now"]) {
            let total = total_with(folder.path(), &less);
            let gains = total.points.is_some_and(|points| points > base)
                || (target.is_reached(&total) && !target.is_reached(&before));
            assert!(!gains, "{less:?} gains too\n{}", about());
            tried.less += 1;
        }
    }
    let by_hand = fewest_by_hand(edition, form, &target);
    if let Some(fewest) = json["fewest"].as_object() {
        let rows = fewest["rows"].as_array().unwrap();
        let set: Vec<String> = rows.iter().flat_map(|row| texts(&row["set"])).collect();
        let total = total_with(folder.path(), &set);
        assert!(target.is_reached(&total), "{set:?} comes to {total:?}\n{}", about());
        assert!(total.errors <= before.errors, "{set:?} is reported\n{}", about());
        assert_eq!(total.points, decimal(&rows.last().unwrap()["total"]), "{}", about());
        tried.sets += 1;
        tried.bands += usize::from(matches!(target, Target::Band(_)));
        tried.minimal += usize::from(fewest["proven"] == true);
        if by_hand != ByHand::NotTried {
            let least = if let ByHand::Fewest(least) = by_hand { least } else { usize::MAX };
            let found = rows.len();
            assert!(found <= least, "{found} rows: {set:?}, by hand {least}, to {target:?}\n{}", about());
            tried.compared += 1;
        }
    } else if by_hand != ByHand::NotTried && !json["at_most"].is_null() {
        let most = &json["at_most"];
        assert_eq!(by_hand, ByHand::OutOfReach, "out of reach of {target:?}, at most {most:?}\n{}", about());
        tried.short += 1;
    }
}

#[test]
fn every_change_comes_to_what_was_said() {
    let usual = if crate::SHARE == 1 { 1_500 } else { 30 };
    let config = Config {
        cases: std::env::var("SCORE_TARGETS").map_or(usual, |cases| cases.parse().unwrap()),
        rng_seed: RngSeed::Fixed(27),
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    };
    let combine = prop::sample::select(&["sum", "sum", "sum", "mean", "max", "min"][..]);
    let gate = prop::sample::select(&["", "", "", "zero", "cap = 3"][..]);
    let max = prop_oneof![Just(None), Just(None), (1..60_u32).prop_map(Some)];
    let wanted = (1..1200_i64, prop_oneof![2 => Just(None), 1 => (0..2_usize, 1..60_u32).prop_map(Some)]);
    let form = (prop::collection::vec(node_of_every_kind(), 1..4), combine, gate, max, wanted);
    let tried = std::cell::RefCell::new(Tried::default());
    let outcome = TestRunner::new(config).run(&form, |(nodes, combine, gate, max, (hundredths, band))| {
        let mut head = format!(
            "[rounding]\nat = \"leaf\"\nmode = \"truncate\"\ndecimals = 2\n[total]\ncombine = \"{combine}\"\n"
        );
        if !gate.is_empty() {
            let effect = if gate == "zero" { "\"zero\"".to_owned() } else { format!("{{ {gate} }}") };
            head += &format!("requires = {{ criterion = \"1\", ge = \"50%\", else = {effect} }}\n");
        }
        let wanted = match band {
            None => Wanted::More(Decimal::new(hundredths, 2)),
            Some((band, from)) => {
                head += &format!(
                    "bands = [ {{ id = \"good\", title = \"Good\", ge = {}, requires = {{ criterion = \"1\", ge = \"30%\" }} }}, \
                     {{ id = \"fair\", title = \"Fair\", ge = {from}, lt = {} }}, {{ id = \"poor\", title = \"Poor\", lt = {from} }} ]\n",
                    from + 5,
                    from + 5,
                );
                Wanted::Band(band)
            }
        };
        let (edition, form) = written(&nodes, &head, max.filter(|_| combine == "sum"));
        follows(&edition, &form, &wanted, &mut tried.borrow_mut());
        Ok(())
    });
    outcome.unwrap();
    let Tried { rows, less, sets, minimal, compared, short, bands } = tried.into_inner();
    println!(
        "{rows} changes, {less} with one step less, {sets} sets of rows ({bands} to a band, {minimal} proven minimal, \
         {compared} compared with every other), {short} targets out of reach by hand too"
    );
    assert!(rows > 0 && less > 0 && sets > 0 && compared > 0);
}
