//! `formula-differs`: a formula whose numbers are not those of the rule that is printed beside it: "/ 57" over `/39`.
//!
//! A rule is a text of the same row with operators and numbers between words. It is about the formula where its
//! operators, and all its numbers but one, are found there in the same order.

use std::collections::BTreeMap;

use super::messages::{FormulaAgainstRule, PRINTED_RULE};
use super::source::{Source, is_shown, place};
use crate::finding::{Finding, Findings, Place};
use crate::formula::expression::{Expression, Operator};
use crate::formula::formulas::{Formula, Formulas};
use crate::language::{Computed, Quoted};
use crate::number::{Exact, Mark, Marks, parse_share};
use crate::source::workbook::{CellValue, SheetRow};

/// A rule has so many operators; fewer would be found by chance.
const LEAST_OPERATORS: usize = 2;
/// The longest text, and the longest formula, that is looked at, in bytes.
const MOST_BYTES: usize = 500;
/// So many rules of a row are held against its formulas.
const MOST_RULES: usize = 8;

/// Numbers and words with operators between them, from the left; brackets are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sequence {
    /// The number; `None` is a word, or a cell.
    operands: Vec<Option<Exact>>,
    /// One fewer than operands.
    operators: Vec<Operator>,
}

/// Reports each formula that has another number than the rule beside it.
pub(super) fn check(formulas: &Formulas<'_>, source: Source, findings: &mut Findings) {
    let mut rules: BTreeMap<(usize, u32), Vec<Rule<'_>>> = BTreeMap::new();
    for formula in formulas.list.iter().filter(|formula| is_shown(formulas, formula)) {
        let (Ok(tree), number) = (&formula.tree, (formula.sheet, formula.at.row)) else { continue };
        let row = formulas.workbook.sheets[formula.sheet].row(formula.at.row);
        let beside = rules.entry(number).or_insert_with(|| row.map(rules_of).unwrap_or_default());
        if beside.is_empty() || formula.text().len() > MOST_BYTES {
            continue;
        }
        let sequences = sequences_of(tree);
        for rule in beside.iter() {
            if let Some((own, printed)) = rule.contradiction(&sequences) {
                report(formula, rule, own, printed, source, findings);
                break;
            }
        }
    }
}

/// A printed rule.
struct Rule<'w> {
    text: &'w str,
    span: std::ops::Range<usize>,
    sequences: Vec<Sequence>,
}

fn rules_of(row: &SheetRow) -> Vec<Rule<'_>> {
    let texts = row.cells.iter().filter_map(|cell| match &cell.content.value {
        CellValue::Text(text) if cell.content.formula.is_none() && text.len() <= MOST_BYTES => {
            Some(Rule { text, span: cell.span.clone(), sequences: printed_sequences(text) })
        }
        _ => None,
    });
    texts.filter(|rule| !rule.sequences.is_empty()).take(MOST_RULES).collect()
}

impl Rule<'_> {
    /// The number of a formula and the one that is printed in its place, where everything else is the same.
    fn contradiction<'s>(&'s self, formula: &'s [Sequence]) -> Option<(&'s Exact, &'s Exact)> {
        let mut found = None;
        for printed in &self.sequences {
            let count = printed.operators.len();
            for own in formula {
                for start in 0..=own.operators.len().saturating_sub(count) {
                    if own.operators.get(start..start + count) != Some(&printed.operators[..]) {
                        continue;
                    }
                    let Some(differences) =
                        differences(&own.operands[start..=start + count], &printed.operands)
                    else {
                        continue;
                    };
                    match differences[..] {
                        // the rule as it is printed
                        [] => return None,
                        [pair] => found = found.or(Some(pair)),
                        _ => {}
                    }
                }
            }
        }
        found
    }
}

/// The numbers that differ; `None` where a number stands against a word, no number is the same, or there is no word.
fn differences<'s>(
    own: &'s [Option<Exact>],
    printed: &'s [Option<Exact>],
) -> Option<Vec<(&'s Exact, &'s Exact)>> {
    let (mut different, mut same, mut words) = (Vec::new(), 0, 0);
    for pair in own.iter().zip(printed) {
        match pair {
            (Some(own), Some(printed)) if own == printed => same += 1,
            (Some(own), Some(printed)) => different.push((own, printed)),
            (None, None) => words += 1,
            (Some(_), None) | (None, Some(_)) => return None,
        }
    }
    (same > 0 && words > 0).then_some(different)
}

/// The sequences of a formula: one of its outermost operators, and one of each argument of a function.
fn sequences_of(tree: &Expression) -> Vec<Sequence> {
    let mut done = Vec::new();
    let mut outer = Sequence::default();
    flatten(tree, &mut outer, &mut done);
    done.push(outer);
    done
}

fn flatten(part: &Expression, sequence: &mut Sequence, done: &mut Vec<Sequence>) {
    match part {
        Expression::Number(number) => sequence.operands.push(Some(number.clone())),
        Expression::Percent(inner) => match &**inner {
            Expression::Number(number) => sequence.operands.push(number.over(&Exact::from(100))),
            other => flatten(other, sequence, done),
        },
        Expression::Chain(first, rest) => {
            flatten(first, sequence, done);
            for (operator, part) in rest {
                sequence.operators.push(*operator);
                flatten(part, sequence, done);
            }
        }
        other => {
            sequence.operands.push(None);
            for argument in other.parts() {
                done.extend(sequences_of(argument));
            }
        }
    }
}

/// The sequences of a text that are long enough to be rules.
fn printed_sequences(text: &str) -> Vec<Sequence> {
    let mut sequences = vec![Sequence::default()];
    // whether the last thing was an operand
    let mut after_operand = false;
    for token in tokens(text) {
        let Some(sequence) = sequences.last_mut() else { continue };
        match token {
            Token::Word if after_operand && sequence.operands.last() == Some(&None) => {}
            Token::Operator(operator) if after_operand => {
                sequence.operators.push(operator);
                after_operand = false;
            }
            Token::Word | Token::Number(_) if !after_operand => {
                sequence.operands.push(if let Token::Number(number) = token { Some(number) } else { None });
                after_operand = true;
            }
            // the rule ends here, and another may begin
            Token::Word | Token::Number(_) | Token::Operator(_) | Token::End => {
                let mut next = Sequence::default();
                after_operand = matches!(token, Token::Word | Token::Number(_));
                if after_operand {
                    next.operands.push(if let Token::Number(number) = token { Some(number) } else { None });
                }
                sequences.push(next);
            }
        }
    }
    for sequence in &mut sequences {
        // an operator without a number behind it
        sequence.operators.truncate(sequence.operands.len().saturating_sub(1));
    }
    sequences.retain(|sequence| sequence.operators.len() >= LEAST_OPERATORS);
    sequences
}

/// A part of a printed rule.
enum Token {
    Word,
    Number(Exact),
    Operator(Operator),
    End,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let is_number = c.is_ascii_digit();
        let is_part = |c: char| c.is_alphanumeric() || (is_number && matches!(c, '.' | ',' | '%'));
        let length =
            if c.is_alphanumeric() { rest.find(|c| !is_part(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let (taken, behind) = rest.split_at(length);
        let next = behind.chars().next().unwrap_or(' ');
        let stands_alone = before.is_whitespace() && next.is_whitespace();
        let beside_digits = (before.is_whitespace() || before.is_ascii_digit() || before == ')')
            && (next.is_whitespace() || next.is_ascii_digit() || next == '(');
        tokens.extend(match c {
            '+' => Some(Token::Operator(Operator::Plus)),
            '-' | '−' | '–' if beside_digits => Some(Token::Operator(Operator::Minus)),
            '*' | '×' | '·' | '∙' => Some(Token::Operator(Operator::Times)),
            'x' | 'X' if taken.len() == 1 && stands_alone => Some(Token::Operator(Operator::Times)),
            '/' | '÷' => Some(Token::Operator(Operator::Over)),
            ':' if stands_alone => Some(Token::Operator(Operator::Over)),
            '(' | ')' | '[' | ']' | '-' | '_' | '\'' | '"' => None,
            c if c.is_whitespace() => None,
            c if c.is_alphanumeric() => Some(number(taken).map_or(Token::Word, Token::Number)),
            _ => Some(Token::End),
        });
        before = taken.chars().next_back().unwrap_or(' ');
        rest = behind;
    }
    tokens
}

/// A number as a person writes it in a rule, with a point or a comma.
fn number(text: &str) -> Option<Exact> {
    let text = text.trim_end_matches(['.', ',']);
    if text.ends_with('%') {
        return parse_share(&text.replace(',', ".")).ok();
    }
    let marks = [Mark::Dot, Mark::Comma].map(Marks::Stated);
    marks.into_iter().find_map(|marks| crate::number::parse(text, marks).ok()).map(Exact::from)
}

fn report(
    formula: &Formula<'_>,
    rule: &Rule<'_>,
    own: &Exact,
    printed: &Exact,
    source: Source,
    findings: &mut Findings,
) {
    let what = FormulaAgainstRule {
        cell: formula.at.to_string(),
        formula: Quoted(formula.text().to_owned()),
        own: Computed(own.to_string()),
        rule: Quoted(rule.text.trim().to_owned()),
        printed: Computed(printed.to_string()),
    };
    let of_rule = Place::new(source.id, rule.span.clone());
    findings.push(Finding::from(what).at(&place(source, formula)).related(&of_rule, PRINTED_RULE));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse::parse;

    /// The number of the formula and the printed one, where they contradict each other.
    fn contradiction(formula: &str, text: &str) -> Option<(String, String)> {
        let rule = Rule { text, span: 0..0, sequences: printed_sequences(text) };
        let sequences = sequences_of(&parse(formula).unwrap());
        rule.contradiction(&sequences).map(|(own, printed)| (own.to_string(), printed.to_string()))
    }

    #[test]
    fn a_rule_with_one_other_number_contradicts_the_formula() {
        for (formula, text, own, printed) in [
            ("ROUND((E80/39*5+1)*10,0)/10", "erreichte Punkte / 57* 5+1", "39", "57"),
            ("E9/39*5+1", "Note = (Punkte : 57) × 5 + 1", "39", "57"),
            ("A1*100/60.6", "Điểm quy đổi: điểm đạt x 100 / 60,5", "60.6", "60.5"),
            ("A1*50%+B1*60%", "tự chấm*50% + thẩm định*50%", "0.6", "0.5"),
        ] {
            assert_eq!(contradiction(formula, text), Some((own.to_owned(), printed.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_texts_say_nothing_about_a_formula() {
        for (formula, text) in [
            // as the formula has it
            ("E80/57*5+1", "erreichte Punkte / 57* 5+1"),
            // other operators
            ("E80/39*5+1", "Punkte * 57 / 5 + 1"),
            // two other numbers
            ("E80/39*6+1", "Punkte / 57 * 5 + 1"),
            // a number for a cell
            ("E80/B2*5+1", "Punkte / 57 * 5 + 1"),
            // one operator
            ("E80/39", "Punkte / 57"),
            // a date, and a text with strokes
            ("A1/2/2023", "5/2/2022"),
            ("A1/2/3", "và/hoặc/2"),
            ("A1*2-1", "1.2 Tỷ lệ hồ sơ đúng hạn (đạt từ 95% trở lên: 5 điểm)"),
        ] {
            assert_eq!(contradiction(formula, text), None, "{text}");
        }
    }
}
