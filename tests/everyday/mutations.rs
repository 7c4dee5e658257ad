//! A mistake in a definition is noticed: of a thousand seeded ones in each edition that carries tests, those that change
//! a score are reported by `score criteria check` or by `score criteria test`. How a score changes is found out with
//! forms that neither of the two knows.

use std::collections::BTreeSet;

use crate::harness::mutants::mutant;
use crate::harness::support::{Random, file};
use score::answer::AnswerField;
use score::cases::{decode_cases, run_cases};
use score::column::Column;
use score::criteria::{Criteria, Node, decode};
use score::evaluate::evaluate;
use score::finding::{Findings, SourceId};
use score::lint::lint;
use score::read::{ReadOptions, reader_for};
use score::rule::Rule;
use score::source::{SourceText, Sources};
use score::submission::{Stage, bind};
use score::working::Recorder;

/// So many forms show whether a mistake changes a score.
const PROBES: usize = 60;

/// What is told of a definition, and what its tests say.
struct Told {
    criteria: Option<Criteria>,
    findings: BTreeSet<String>,
    tests_pass: bool,
}

fn told(text: &str) -> Told {
    let mut sources = Sources::default();
    let id = sources.add(SourceText::new("criteria.toml", text));
    let mut findings = Findings::default();
    let criteria = decode(id, sources.get(id), &mut findings);
    let mut tests_pass = true;
    if let Some(criteria) = &criteria {
        let cases = decode_cases(id, sources.get(id), &mut findings);
        lint(criteria, &mut findings);
        let (results, _) = run_cases(criteria, id, &cases);
        tests_pass = results.iter().all(|result| result.failures.is_empty());
    }
    let name = |finding: &score::finding::Finding| {
        format!("{}: {}", finding.code.name, finding.message(score::language::Language::English))
    };
    let findings = findings.iter().map(name).collect();
    Told { criteria, findings, tests_pass }
}

/// What a form comes to under a definition: every row and the total; none where it does not even bind.
fn comes_to(criteria: &Criteria, form: &str) -> Option<Vec<String>> {
    let mut findings = Findings::default();
    let source = SourceText::new("form.toml", form);
    let reader = reader_for("toml").unwrap();
    let raw = reader.read.rows(SourceId(0), &source, ReadOptions::default(), &mut findings)?;
    let submission = bind(criteria, &raw, ("form", Stage::Final), &mut findings)?;
    let evaluation = evaluate(criteria, &submission, &Recorder::discarding(), &mut findings);
    let of = |row: Node| {
        let code = criteria.code_of(row);
        let outcome = evaluation.outcome(row, Column::Own).unwrap();
        format!("{code} {:?} {:?} {:?} {:?}", outcome.status, outcome.points, outcome.band, outcome.index)
    };
    Some(criteria.nodes().map(of).collect())
}

/// An answer to a rule, as TOML.
fn answer(rule: &dyn Rule, random: &mut Random) -> String {
    let mut parts: Vec<String> = Vec::new();
    let figures =
        ["0", "1", "2", "3", "5", "7", "9", "10", "14", "15", "19", "20", "50", "62", "80", "99", "100"];
    let figure = |random: &mut Random| figures[random.below(figures.len())];
    let id = |entry: usize| rule.list()[entry].id.clone();
    let words = rule.answer_fields();
    let chosen = words.contains(&AnswerField::Choice).then(|| random.below(rule.list().len()));
    let measures = words.contains(&AnswerField::Num) || words.contains(&AnswerField::Value);
    match chosen {
        Some(entry)
            if !measures || rule.rule_of(entry).is_some() || words.first() != Some(&AnswerField::Choice) =>
        {
            parts.push(format!("choice = \"{}\"", id(entry)));
            if let Some(own) = rule.rule_of(entry) {
                parts.extend(inner(&answer(own, random)));
            }
        }
        // a choice of which some options have a rule: this one has none
        Some(entry) if rule.kind().name == "choice" => parts.push(format!("choice = \"{}\"", id(entry))),
        Some(_) | None => {
            for word in words.iter().filter(|word| **word != AnswerField::Choice) {
                match word {
                    AnswerField::Num | AnswerField::Den => {}
                    AnswerField::Choices => {
                        let mut ticked = Vec::new();
                        for entry in 0..rule.list().len() {
                            if random.below(2) == 0 {
                                let own = rule.rule_of(entry).map(|own| answer(own, random));
                                let said = own.unwrap_or_else(|| "true".to_owned());
                                ticked.push(format!("{} = {said}", id(entry)));
                            }
                        }
                        parts.push(format!("choices = {{ {} }}", ticked.join(", ")));
                    }
                    AnswerField::Counts => {
                        let counts: Vec<String> = (0..rule.list().len())
                            .map(|entry| format!("{} = {}", id(entry), random.below(5)))
                            .collect();
                        parts.push(format!("counts = {{ {} }}", counts.join(", ")));
                    }
                    AnswerField::Value | AnswerField::Previous | AnswerField::Count | AnswerField::Choice => {
                        parts.push(format!("{} = {}", word.key(), figure(random)));
                    }
                }
            }
            if words.contains(&AnswerField::Num) {
                let den = [1, 2, 3, 7, 8, 9, 20, 100, 184][random.below(9)];
                parts.push(format!("num = {}, den = {den}", random.below(den + 2)));
            }
        }
    }
    format!("{{ {} }}", parts.join(", "))
}

/// The parts of an answer without its braces.
fn inner(answer: &str) -> Option<String> {
    let parts = answer.strip_prefix('{')?.strip_suffix('}')?.trim();
    (!parts.is_empty()).then(|| parts.to_owned())
}

/// A form with random answers to the rows of a definition.
fn form(criteria: &Criteria, random: &mut Random) -> String {
    let mut text = format!("criteria = \"{}\"\n[facts]\n", criteria.id);
    for fact in criteria.facts.iter().filter(|fact| fact.sum.is_empty()) {
        let value = match fact.options.len() {
            0 => (1 + random.below(40)).to_string(),
            options => format!("\"{}\"", fact.options[random.below(options)]),
        };
        text.push_str(&format!("{} = {value}\n", fact.name));
    }
    text.push_str("[self]\n");
    for (_, row) in criteria.leaves() {
        let answer = match random.below(12) {
            0 => "{}".to_owned(),
            _ => answer(row.rule.as_deref().unwrap(), random),
        };
        let mut flags: Vec<String> = Vec::new();
        for attribute in &criteria.attributes {
            flags.push(format!("{} = {}", attribute.name, random.below(2) == 0));
        }
        if random.below(2) == 0 {
            flags.push("evidence = [\"1\"]".to_owned());
        }
        let parts = inner(&answer).into_iter().chain(flags).collect::<Vec<_>>();
        text.push_str(&format!("\"{}\" = {{ {} }}\n", row.code, parts.join(", ")));
    }
    text
}

/// What became of the mistakes in one edition.
#[derive(Default)]
struct Tally {
    made: usize,
    harmless: usize,
    by_check: usize,
    by_test: usize,
    slipped: Vec<String>,
}

fn try_edition(path: &str, mistakes: usize) -> Tally {
    let text = file(path);
    let before = told(&text);
    assert!(before.tests_pass, "the tests of {path} pass");
    let criteria = before.criteria.as_ref().expect("an edition that is valid");
    let mut random = Random::new(2022);
    let forms: Vec<String> = (0..PROBES).map(|_| form(criteria, &mut random)).collect();
    let results: Vec<Option<Vec<String>>> = forms.iter().map(|form| comes_to(criteria, form)).collect();
    assert!(results.iter().all(Option::is_some), "the forms for {path} bind");
    let mut tally = Tally::default();
    while tally.made < mistakes {
        let Some(mutant) = mutant(&text, &mut random) else { continue };
        tally.made += 1;
        let after = told(&mutant.text);
        let Some(changed) = &after.criteria else {
            tally.by_check += 1;
            continue;
        };
        let same = forms.iter().zip(&results).all(|(form, result)| comes_to(changed, form) == *result);
        let is_new = after.findings.difference(&before.findings).next().is_some();
        match (same, is_new, after.tests_pass) {
            (true, _, _) => tally.harmless += 1,
            (false, true, _) => tally.by_check += 1,
            (false, false, false) => tally.by_test += 1,
            (false, false, true) => tally.slipped.push(mutant.what),
        }
    }
    tally
}

/// Editions that carry tests, and how many mistakes of those that change a score may slip through.
const EDITIONS: [(&str, usize); 4] = [
    ("criteria/binh-thuan-huyen-2022.toml", 0),
    ("examples/tutorial/xa-2025.toml", 0),
    ("examples/tutorial/ky-cuong-2025.toml", 0),
    ("examples/tutorial/muc-do-2025.toml", 0),
];

#[test]
fn mistakes_that_change_a_score_are_reported() {
    let mut failures = Vec::new();
    for (path, allowed) in EDITIONS {
        let tally = try_edition(path, 1_000 / crate::SHARE);
        let Tally { made, harmless, by_check, by_test, slipped } = &tally;
        println!(
            "{path}: {made} mistakes, {harmless} change no score, {by_check} told by check, {by_test} by its tests \
             alone, {} slip through",
            slipped.len()
        );
        if slipped.len() > allowed {
            failures.push(format!("{path}: slipped through:\n{}", slipped.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
