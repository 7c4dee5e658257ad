//! What every bad input is answered in Vietnamese: held against goldens, and searched for English.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::bad_input::{Case, criteria, forms, generated};
use crate::harness::program::against_golden;
use crate::harness::vietnamese::{Spoken, english_words, spoken};

/// The findings of a case, as a golden has them: the code, then each sentence on a line.
fn told(case: &Case) -> Vec<Spoken> {
    let said = case.run("vi");
    spoken(&String::from_utf8_lossy(&said.stderr))
}

fn golden(cases: &[(String, Vec<Spoken>)]) -> String {
    let mut text = String::new();
    for (name, findings) in cases {
        let _ = writeln!(text, "{name}");
        for Spoken { code, sentences } in findings {
            let _ = writeln!(text, "  {code}");
            for sentence in sentences {
                let _ = writeln!(text, "    {}", shortened(sentence));
            }
        }
    }
    text
}

/// A sentence that names something long is told by its beginning and its end.
fn shortened(sentence: &str) -> String {
    let length = sentence.chars().count();
    if length <= 400 {
        return sentence.to_owned();
    }
    let (start, end): (String, String) =
        (sentence.chars().take(200).collect(), sentence.chars().skip(length - 100).collect());
    format!("{start} […] {end}")
}

#[test]
fn every_bad_file_is_answered_in_vietnamese() {
    let folder = tempfile::tempdir().unwrap();
    let groups = [
        ("forms", forms().collect::<Vec<_>>()),
        ("editions", criteria().collect()),
        ("generated", generated(folder.path())),
    ];
    let (mut wrong, mut english) = (Vec::new(), BTreeMap::<String, BTreeSet<String>>::new());
    for (group, cases) in groups {
        let told: Vec<(String, Vec<Spoken>)> =
            cases.iter().map(|case| (case.name().to_owned(), told(case))).collect();
        for (name, findings) in &told {
            if findings.is_empty() {
                wrong.push(format!("{name}: nothing is said"));
            }
            for finding in findings {
                for sentence in finding.sentences.iter().filter(|it| !english_words(it).is_empty()) {
                    let words = english_words(sentence).join(" ");
                    english
                        .entry(finding.code.clone())
                        .or_default()
                        .insert(format!("{name}: {} ({words})", shortened(sentence)));
                }
            }
        }
        let path = format!("tests/goldens/vietnamese-bad-{group}.txt");
        wrong.extend(against_golden(&path, &golden(&told)).err());
    }
    for (code, sentences) in english {
        let sentences: Vec<String> = sentences.into_iter().collect();
        wrong.push(format!("{code} has English words:\n  {}", sentences.join("\n  ")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
