//! `choice`: one of the options that the form prints, each with its points.
//!
//! An option may have a rule of its own (row 3.2.3: "Tỷ lệ: Số cấp xã có tổ chức …", or "Không tổ chức"); its answer
//! then stands beside `choice`. Trap: an option that scores 0 is an answer, a row without a tick is blank.

use super::{Kind, Listed, Named, Rule, RuleContext, Score, Scoring, Unfit, kind_named};
use crate::answer::{Given, Word};
use crate::finding::{Finding, Findings, code};
use crate::number::Exact;
use crate::source::Keys;
use crate::text::suggestion;
use crate::working::Step;

/// The registry entry.
pub static KIND: Kind = Kind {
    name: "choice",
    summary: "One of the options, each with its points or a rule of its own.",
    answer: "{ choice = \"a\" }, or \"a\"; with an option that has a rule: { choice = \"a\", num = 3, den = 9 }",
    decode,
};

/// The parameters of one row.
#[derive(Debug)]
pub struct Choice {
    options: Vec<Worth>,
    list: Vec<Listed>,
    words: Vec<Word>,
}

#[derive(Debug)]
enum Worth {
    Points(Exact),
    Rule(Box<dyn Rule>),
}

fn decode(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Box<dyn Rule>> {
    let built_in = keys.take("options").and_then(|value| value.get_ref().as_str());
    let (options, list) = match built_in {
        Some("yes-no") => yes_no(&context.required_max(keys, findings)?),
        Some(other) => {
            let value = keys.take("options")?;
            findings.push(
                Finding::new(
                    &code::UNKNOWN_WORD,
                    format!("{} names options `{other}`, and there is no such list", keys.subject()),
                    suggestion(other, ["yes-no"]),
                )
                .at(&keys.place_of(value)),
            );
            return None;
        }
        None => decode_options(keys, context, findings)?,
    };
    let mut words = vec![Word::Choice];
    for option in &options {
        if let Worth::Rule(rule) = option {
            words.extend(
                rule.words().iter().filter(|word| !words.contains(word)).copied().collect::<Vec<_>>(),
            );
        }
    }
    Some(Box::new(Choice { options, list, words }))
}

fn yes_no(max: &Exact) -> (Vec<Worth>, Vec<Listed>) {
    let listed = |id: &str, title: &str, worth: String| Listed {
        id: id.into(),
        title: title.into(),
        bounds: String::new(),
        worth,
    };
    (
        vec![Worth::Points(max.clone()), Worth::Points(Exact::ZERO)],
        vec![listed("a", "Có", max.to_string()), listed("b", "Không", "0".into())],
    )
}

fn decode_options(
    keys: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<(Vec<Worth>, Vec<Listed>)> {
    if !keys.has("options") {
        findings.push(
            Finding::new(
                &code::MISSING_KEY,
                format!("{} is a choice and has no `options`", keys.subject()),
                "add options = [ { points = 5, title = \"…\" }, … ], or options = \"yes-no\"",
            )
            .at(keys.place()),
        );
    }
    let tables = keys.tables("options", findings)?;
    let (mut options, mut list) = (Vec::new(), Vec::new());
    for (position, (table, place)) in tables.into_iter().enumerate() {
        let mut option = Keys::new(table, place, format!("option {} of {}", position + 1, keys.subject()));
        let id = item_id(position, &mut option, &list, findings);
        let title = option.text("title", findings).map(|title| title.value).unwrap_or_default();
        if let Some(worth) = decode_worth(&mut option, context, findings) {
            let shown = match &worth {
                Worth::Points(points) => points.to_string(),
                Worth::Rule(rule) => rule.summary(),
            };
            list.push(Listed { id, title, bounds: String::new(), worth: shown });
            options.push(worth);
        }
        option.finish(findings);
    }
    if list.is_empty() && !findings.has_errors() {
        let finding = Finding::new(
            &code::MISSING_KEY,
            format!("`options` of {} is empty", keys.subject()),
            "list the options",
        );
        findings.push(finding.at(keys.place()));
    }
    (!options.is_empty()).then_some((options, list))
}

fn decode_worth(
    option: &mut Keys<'_, '_>,
    context: &RuleContext<'_>,
    findings: &mut Findings,
) -> Option<Worth> {
    let Some(name) = option.text("rule", findings) else {
        return option
            .required_figure("points", findings)
            .map(|points| Worth::Points(Exact::from(points.value)));
    };
    let Some(kind) = kind_named(&name.value) else {
        findings.push(super::unknown_kind(&name));
        return None;
    };
    (kind.decode)(option, context, findings).map(Worth::Rule)
}

/// The id of an entry in a list: given, or a, b, c … by position.
pub fn item_id(position: usize, keys: &mut Keys<'_, '_>, list: &[Listed], findings: &mut Findings) -> String {
    let by_position = || {
        let letter = u8::try_from(position).ok().and_then(|position| b'a'.checked_add(position));
        match letter {
            Some(letter) if letter <= b'z' => char::from(letter).to_string(),
            Some(_) | None => format!("item{}", position + 1),
        }
    };
    let Some(given) = keys.text("id", findings) else { return by_position() };
    let valid = !given.value.is_empty()
        && given
            .value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    if !valid {
        findings.push(
            Finding::new(
                &code::BAD_ID,
                format!("`{}` is no id", given.value),
                "write a short word of a-z, 0-9 and `-`; the title carries the language",
            )
            .at(&given.place),
        );
    } else if list.iter().any(|item| item.id == given.value) {
        findings.push(
            Finding::new(
                &code::DUPLICATE_ID,
                format!("the id `{}` stands twice in {}", given.value, keys.subject()),
                "give each its own id",
            )
            .at(&given.place),
        );
    }
    given.value
}

impl Rule for Choice {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn words(&self) -> &[Word] {
        &self.words
    }

    fn list(&self) -> &[Listed] {
        &self.list
    }

    fn quotes(&self, word: Word, given: &Given) -> Option<Named> {
        match self.options.get(given.choice?)? {
            Worth::Rule(rule) => rule.quotes(word, given),
            Worth::Points(_) => None,
        }
    }

    fn fit(&self, given: &Given) -> Result<(), Unfit> {
        let Some(choice) = given.choice else { return Err(Unfit::Missing(vec![Word::Choice])) };
        match &self.options[choice] {
            Worth::Rule(rule) => rule.fit(given),
            Worth::Points(_) => {
                let other = Word::ALL.into_iter().find(|word| *word != Word::Choice && given.has(*word));
                other.map_or(Ok(()), |word| Err(Unfit::Superfluous(word)))
            }
        }
    }

    fn score(&self, given: &Given, scoring: &mut Scoring<'_>) -> Score {
        let Some(option) = given.choice else { unreachable!("a choice was bound without its option") };
        match &self.options[option] {
            Worth::Points(points) => {
                scoring.recorder.step(|| Step::Chosen { option, points: Some(points.clone()) });
                Score::Points(points.clone())
            }
            Worth::Rule(rule) => {
                scoring.recorder.step(|| Step::Chosen { option, points: None });
                rule.score(given, scoring)
            }
        }
    }

    fn best(&self) -> Exact {
        let worth = |option: &Worth| match option {
            Worth::Points(points) => points.clone(),
            Worth::Rule(rule) => rule.best(),
        };
        self.options.iter().map(worth).max().unwrap_or(Exact::ZERO)
    }

    fn summary(&self) -> String {
        "one of the options".to_owned()
    }
}
