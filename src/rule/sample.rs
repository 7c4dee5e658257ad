//! Rules from a few lines of TOML, and answers from a few words, for the tests of the kinds.

use super::entries::Listed;
use super::kind::{Key, Setting, shape};
use super::row_keys::{FLOOR, MAX};
use super::{Named, Over, Remark, RowUse, Rule, RuleContext, Score, Scoring, ZeroOverZero, kind_named};
use crate::answer::{AnswerError, AnswerField, PartialAnswer, PartialItem};
use crate::finding::{Finding, Findings, Located, Place, SourceId};
use crate::language::{Language, Text};
use crate::number::{Decimal, Exact, parse_signed_share};
use crate::source::toml::{Table, parse_document};
use crate::source::{Keys, Lists, SourceText};
use crate::working::{Recorder, Step};

/// Reads a row, and all there is to say about it.
pub fn read(toml: &str) -> (Option<Box<dyn Rule>>, Vec<Finding>) {
    let (rule, findings, _) = read_asking(toml);
    (rule, findings)
}

/// The keys that a kind asks for, beside those of every row, sorted.
pub fn asked(toml: &str) -> Vec<String> {
    let (_, _, mut keys) = read_asking(toml);
    keys.retain(|key| !OF_EVERY_ROW.contains(key));
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(str::to_owned).collect()
}

fn read_asking(toml: &str) -> (Option<Box<dyn Rule>>, Vec<Finding>, Vec<&'static str>) {
    let source = SourceText::new("sample", toml);
    let mut findings = Findings::default();
    let document = parse_document(SourceId(0), &source, &mut findings);
    let empty = Table::default();
    let lists = document.get("lists").and_then(|lists| lists.get_ref().as_table()).unwrap_or(&empty);
    let keys = Keys::new(&document, Place::new(SourceId(0), 0..toml.len()), "row 1");
    let mut keys = keys.with_lists(Lists::new(lists).into());
    for key in OF_EVERY_ROW {
        keys.know(key);
    }
    keys.declare(LOOKED_AT);
    let resolve = |name: &Located<String>, _: &mut Findings| Some(Named::Fact(name.value.len()));
    let context = RuleContext {
        row_use: RowUse::Points,
        max: keys.get(&MAX, &mut findings).map(|max| Exact::from(max.value)),
        over: Over::Cap,
        zero_over_zero: ZeroOverZero::Error,
        titles: Language::Vietnamese,
        resolve: &resolve,
    };
    let name = keys.get(&RULE, &mut findings).expect("a sample has a rule");
    let kind = kind_named(&name.value).expect("the rule of a sample exists");
    let rule = kind.read(&mut keys, &context, &mut findings);
    let asked = keys.asked().to_vec();
    keys.finish(&mut findings);
    (rule, findings.sorted(), asked)
}

const RULE: Key<shape::Text> = Key::required("rule", Text { en: "its kind", vi: "cách tính" });

/// The keys of every row that a rule looks at.
static LOOKED_AT: &[Setting] = &[MAX.setting, FLOOR.setting, RULE.setting];

/// What a row may say whatever its rule is.
pub const OF_EVERY_ROW: [&str; 6] = ["lists", "code", "title", "floor", "max", "rule"];

/// Reads a row; each finding as `code: message`.
pub fn decoded(toml: &str) -> Result<Box<dyn Rule>, Vec<String>> {
    match read(toml) {
        (Some(rule), findings) if findings.is_empty() => Ok(rule),
        (_, findings) => Err(told(findings)),
    }
}

/// A row that is as it should be.
pub fn rule(toml: &str) -> Box<dyn Rule> {
    decoded(toml).unwrap_or_else(|findings| panic!("{toml}\n{findings:#?}"))
}

/// What a row is refused for.
pub fn refused(toml: &str) -> Vec<String> {
    let findings = decoded(toml).err().unwrap_or_default();
    assert!(!findings.is_empty(), "nothing is said about\n{toml}");
    findings
}

/// What is remarkable about a row, and stands where: `code "text there": message`.
pub fn flaws(toml: &str) -> Vec<String> {
    let flaws = rule(toml).lint();
    assert!(flaws.iter().all(|flaw| flaw.place.is_some() && !flaw.help(Language::English).is_empty()));
    told(flaws)
}

fn told(findings: Vec<Finding>) -> Vec<String> {
    findings
        .into_iter()
        .map(|finding| format!("{}: {}", finding.code.name, finding.message(Language::English)))
        .collect()
}

/// An answer in words: `3/5`, `value=-2 previous=4`, `choice=b num=3 den=5`, `count=7`, `counts=a:1,b:0`,
/// `choices=a,jury:3,held:3/5`, `choices=`.
pub fn given(rule: &dyn Rule, words: &str) -> PartialAnswer {
    let mut given = PartialAnswer::default();
    for word in words.split_whitespace() {
        let Some((name, value)) = word.split_once('=') else {
            put(&mut given, rule, word);
            continue;
        };
        match AnswerField::ALL.into_iter().find(|word| word.key() == name).expect("an answer has known words")
        {
            AnswerField::Choice => given.choice = Some(position(rule.list(), value)),
            AnswerField::Choices => {
                given.choices = Some(parts(value).map(|part| ticked(rule, part)).collect());
            }
            AnswerField::Counts => {
                let count = |part: &str| {
                    let (id, count) = part.split_once(':').expect("a count has an id");
                    (position(rule.list(), id), decimal(count))
                };
                given.counts = Some(parts(value).map(count).collect());
            }
            figure => *given.number_mut(figure).expect("the rest are figures") = Some(decimal(value)),
        }
    }
    given
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|part| !part.is_empty())
}

fn ticked(rule: &dyn Rule, part: &str) -> PartialItem {
    let (id, answer) = part.split_once(':').unwrap_or((part, ""));
    let item = position(rule.list(), id);
    let mut given = PartialAnswer::default();
    if let (false, Some(own)) = (answer.is_empty(), rule.rule_of(item)) {
        put(&mut given, own, answer);
    }
    PartialItem { item, answer: given }
}

/// A bare figure or fraction.
fn put(given: &mut PartialAnswer, rule: &dyn Rule, written: &str) {
    if let Some((num, den)) = written.split_once('/') {
        (given.num, given.den) = (Some(decimal(num)), Some(decimal(den)));
    } else {
        let word = rule.default_number_field().expect("the rule takes a bare figure");
        *given.number_mut(word).expect("a bare figure is one") = Some(decimal(written));
    }
}

fn position(list: &[Listed], id: &str) -> usize {
    list.iter().position(|listed| listed.is_called(id)).unwrap_or_else(|| panic!("no entry is called {id}"))
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is no figure"))
}

/// What an answer comes to.
pub struct Scored {
    /// `5`, `provisional 0`, `impossible`, `not applicable`, or what the answer lacks: `num is missing`.
    pub score: String,
    /// What was remarked.
    pub remarks: Vec<Remark>,
    /// How it came about.
    pub steps: Vec<Step>,
}

/// Scores an answer, in the company of other measures.
pub fn scored_among(rule: &dyn Rule, words: &str, pool: &[&str]) -> Scored {
    let given = given(rule, words);
    let (mut recorder, mut remarks) = (Recorder::keeping(), Vec::new());
    let pool: Vec<Exact> = pool
        .iter()
        .map(|text| parse_signed_share(text).expect("a measure is a number or fraction"))
        .collect();
    let names = |words: &[AnswerField]| words.iter().map(|word| word.key()).collect::<Vec<_>>().join(" and ");
    let score = match rule.validate(&given) {
        Err(AnswerError::Missing(words)) => format!("{} is missing", names(&words)),
        Err(AnswerError::Superfluous(word)) => format!("{} is too much", word.key()),
        Ok(given) => {
            let mut scoring = Scoring { recorder: &mut recorder, remarks: &mut remarks, pool: &pool };
            match rule.score(&given, &mut scoring).expect("the rule validated it") {
                Score::Points(points) => {
                    assert!(points >= rule.min_points(), "{words} comes to {points}, below the least");
                    points.to_string()
                }
                Score::Provisional(points) => format!("provisional {points}"),
                Score::NotApplicable => "not applicable".to_owned(),
                Score::Impossible => "impossible".to_owned(),
            }
        }
    };
    let steps = recorder.into_steps();
    if let (Ok(points), Some(last)) = (score.parse::<Decimal>(), steps.iter().rev().find_map(Step::points)) {
        assert_eq!(*last, Exact::from(points), "the last step of {words} says something else");
    }
    Scored { score, remarks, steps }
}

/// Scores an answer.
pub fn scored(rule: &dyn Rule, words: &str) -> Scored {
    scored_among(rule, words, &[])
}

/// Checks a table of answers and what each comes to.
pub fn check(rule: &dyn Rule, table: &[(&str, &str)]) {
    for (words, expected) in table {
        assert_eq!(scored(rule, words).score, *expected, "{words}");
    }
}
