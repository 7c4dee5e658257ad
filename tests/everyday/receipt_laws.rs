//! A receipt never verifies after a byte of form or edition was changed that changes a number: over random editions and forms,
//! also if the hashes of both files are left out of account.

use std::cell::Cell;
use std::sync::Arc;

use crate::harness::made_up::{node, written};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use score::column::Column;
use score::criteria::{Criteria, decode};
use score::evaluate::{Evaluation, evaluate};
use score::finding::{Findings, SourceId};
use score::read::{ReadOptions, reader_for};
use score::receipt::{Comparison, InputBytes, Receipt};
use score::source::SourceText;
use score::submission::{Stage, bind};
use score::working::Recorder;

const CASES: u32 = if crate::SHARE == 1 { 20_000 } else { 400 };

/// What an edition and a form give: the receipt, and every number by another way; `None` if one of them cannot be read.
fn given(edition: &str, form: &str) -> Option<(Receipt, Vec<String>)> {
    let mut findings = Findings::default();
    let criteria = decode(SourceId(0), &SourceText::new("edition.toml", edition), &mut findings)?;
    let source = SourceText::new("form.toml", form);
    let raw =
        reader_for("toml").unwrap().read.rows(SourceId(1), &source, ReadOptions::default(), &mut findings)?;
    let submission = bind(&criteria, &raw, ("form", Stage::Final), &mut findings)?;
    let evaluation = evaluate(&criteria, &submission, &Recorder::discarding(), &mut findings);
    let input = InputBytes { form: Arc::new(form.as_bytes().to_vec()), ..InputBytes::default() };
    let receipt = Receipt::new(&criteria, &submission, &evaluation, &input);
    Some((receipt, numbers(&criteria, &evaluation)))
}

fn numbers(criteria: &Criteria, evaluation: &Evaluation) -> Vec<String> {
    let each = criteria.nodes().flat_map(|node| Column::BOTH.map(|column| (node, column)));
    let number = |(node, column)| match evaluation.outcome(node, column) {
        Some(outcome) => {
            let (status, points, shown) = (outcome.status, &outcome.points, outcome.shown);
            format!(
                "{} {status:?} {points:?} {shown:?} {:?} {:?}",
                criteria.code_of(node),
                outcome.index,
                outcome.band
            )
        }
        None => "absent".to_owned(),
    };
    each.map(number).collect()
}

/// A text with one byte replaced by a digit or another letter; `None` if that is no text any more, or the same one.
fn mutated(text: &str, at: usize, byte: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let at = at % bytes.len();
    if bytes[at] == byte {
        return None;
    }
    // digits are where numbers come from: half of the mutations look for one
    let digit = bytes[at..].iter().position(u8::is_ascii_digit).map_or(at, |digit| at + digit);
    let at = if byte.is_ascii_digit() { digit } else { at };
    bytes[at] = byte;
    String::from_utf8(bytes).ok().filter(|mutated| mutated != text)
}

#[test]
fn a_receipt_never_verifies_after_a_byte_of_its_claims_changed() {
    let form = crate::harness::program::text_of(crate::harness::program::LA_GI);
    let edition = crate::harness::program::text_of("criteria/binh-thuan-huyen-2022.toml");
    let (receipt, _) = given(&edition, &form).unwrap();
    let text = serde_json::to_string(&receipt).unwrap();
    let start = text.find("\"content\"").unwrap();
    let (mut read, mut broken) = (0, 0);
    for at in (start..text.len()).step_by(if crate::SHARE == 1 { 1 } else { 17 }) {
        let bytes = text.as_bytes();
        let other = if bytes[at].is_ascii_digit() { b'0' + (bytes[at] - b'0' + 1) % 10 } else { b'x' };
        let mut bytes = bytes.to_vec();
        if std::mem::replace(&mut bytes[at], other) == other {
            continue;
        }
        let Ok(changed) = serde_json::from_slice::<Receipt>(&bytes) else {
            broken += 1;
            continue;
        };
        read += 1;
        let comparison = Comparison::new(&changed, &receipt);
        assert!(comparison.edited && !comparison.is_match(), "{at}: {}", &text[at.saturating_sub(40)..at]);
    }
    assert!(read > 200 && broken > 200, "{read} {broken}");
}

#[test]
fn a_receipt_never_verifies_after_a_byte_changed_that_changes_a_number() {
    let config =
        Config { cases: CASES, rng_seed: RngSeed::Fixed(17), failure_persistence: None, ..Config::default() };
    let bytes = prop_oneof![4 => b'0'..=b'9', 1 => prop::sample::select(&b" \n.,#abe\"=-"[..])];
    let mutation = (any::<bool>(), any::<usize>(), bytes);
    let head = "[rounding]\nat = \"leaf\"\nmode = \"truncate\"\ndecimals = 2\n";
    let (changed, same, unread) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let nodes = prop::collection::vec(node(), 1..4);
    let outcome =
        TestRunner::new(config).run(&(nodes, prop::collection::vec(mutation, 8)), |(nodes, mutations)| {
            let (edition, form) = written(&nodes, head, None);
            let Some((receipt, before)) = given(&edition, &form) else { return Ok(()) };
            let (again, _) = given(&edition, &form).expect("it was read before");
            prop_assert!(Comparison::new(&receipt, &again).is_match());
            prop_assert_eq!(&receipt, &again);
            for (of_edition, at, byte) in mutations {
                let text = if of_edition { &edition } else { &form };
                let Some(text) = mutated(text, at, byte) else { continue };
                let now = if of_edition { given(&text, &form) } else { given(&edition, &text) };
                let Some((now, after)) = now else {
                    unread.set(unread.get() + 1);
                    continue;
                };
                let comparison = Comparison::new(&receipt, &now);
                prop_assert!(!comparison.is_match(), "another file matches:\n{}", text);
                prop_assert_ne!(&receipt.hash, &now.hash);
                if before == after {
                    same.set(same.get() + 1);
                    continue;
                }
                changed.set(changed.get() + 1);
                prop_assert!(!comparison.numbers.is_empty(), "a number changed and none is named:\n{}", text);
                // the numbers alone tell it, as if the hashes of the files were the same
                let mut forged = now.clone();
                forged.content.form_sha256.clone_from(&receipt.content.form_sha256);
                forged.content.criteria_sha256.clone_from(&receipt.content.criteria_sha256);
                forged.hash = forged.content.hash();
                prop_assert_ne!(&receipt.hash, &forged.hash);
                prop_assert!(!Comparison::new(&receipt, &forged).is_match());
            }
            Ok(())
        });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let (changed, same, unread) = (changed.get(), same.get(), unread.get());
    println!("{changed} mutations changed a number, {same} did not, {unread} could not be read");
    assert!(changed > CASES / 3 && same > CASES / 3, "{changed} {same} {unread}");
}
