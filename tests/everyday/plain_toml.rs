//! What the one-pass reader of plain TOML reads is what the `toml` crate reads, place by place; it never reads more.

use std::fs;
use std::path::{Path, PathBuf};

use score::source::Data;
use score::source::plain_toml;
use score::source::toml::{Table, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// All TOML files of the project, also the broken ones.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

fn texts() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["criteria", "examples", "tests"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found.sort();
    found.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn same_table(ours: &Table<'_>, theirs: &DeTable<'_>) -> bool {
    let same = |(key, value): (&Spanned<_>, &Spanned<_>), (own, own_value): (_, _)| {
        let own: &score::source::toml::Key<'_> = own;
        own.text == *key.get_ref() && own.span == key.span() && same_value(own_value, value)
    };
    ours.len() == theirs.len() && theirs.iter().zip(ours.iter()).all(|(theirs, ours)| same(theirs, ours))
}

fn same_value(ours: &Value<'_>, theirs: &Spanned<DeValue<'_>>) -> bool {
    let same = match (ours.get_ref(), theirs.get_ref()) {
        (Data::String(own), DeValue::String(text)) => own == text,
        (Data::Integer(own), DeValue::Integer(number)) => own == number.as_str() && number.radix() == 10,
        (Data::Float(own), DeValue::Float(number)) => own == number.as_str(),
        (Data::Boolean(own), DeValue::Boolean(flag)) => own == flag,
        (Data::Array(own), DeValue::Array(list)) => {
            own.len() == list.len() && own.iter().zip(list.iter()).all(|(own, item)| same_value(own, item))
        }
        (Data::Table(own), DeValue::Table(table)) => same_table(own, table),
        _ => false,
    };
    same && ours.span() == theirs.span()
}

/// Whether the text is plain; where it is, both readers must agree on it.
fn agreed(text: &str) -> bool {
    let Some(ours) = plain_toml::parse(text) else { return false };
    let theirs = DeTable::parse(text);
    let theirs = theirs.unwrap_or_else(|error| panic!("plain, and no TOML: {error}\n{text}"));
    assert!(same_table(&ours, theirs.get_ref()), "read differently:\n{text}\n{ours:#?}\n{theirs:#?}");
    true
}

#[test]
fn every_file_is_read_alike_and_most_are_plain() {
    let texts = texts();
    let plain = texts.iter().filter(|text| agreed(text)).count();
    assert!(plain * 10 > texts.len() * 8, "{plain} of {} are plain", texts.len());
    assert!(agreed(include_str!("../../criteria/binh-thuan-huyen-2022.toml")));
    assert!(agreed(include_str!("../../examples/la-gi-2022.toml")));
}

#[test]
fn small_things_are_read_alike() {
    for text in [
        "",
        "\n",
        "\r\n",
        "#",
        "a = 1",
        "a = 1 # b",
        "a=-1.50\r\n",
        "\"a b\" = \"\"\n",
        "a-b_1 = [ ]",
        "a = []",
        "a = { }",
        "a = {}",
        "a = [1, 2, # c\n 3,\n]",
        "[a]",
        "[a]\n[a.b]\nc = true",
        "[[a]]\n[a.b]\n[[a]]\n[a.b]",
        "[[a]]\nb = { c = [ { d = \"ệ\" } ] }\t# ệ\n",
        "a = 0",
        "a = -0",
        "a = -0.0",
        "[a]\n[a.\"b.c\"]",
    ] {
        assert!(agreed(text), "not plain: {text:?}");
    }
}

#[test]
fn what_is_not_plain_is_left_alone() {
    for text in [
        "a = 01",
        "a = 1_000",
        "a = +1",
        "a = 1e3",
        "a = 0x1f",
        "a = inf",
        "a = 1.",
        "a = .5",
        "a = 2022-01-01",
        "a = \"\"\"b\"\"\"",
        "a = 'b'",
        "a = \"\\n\"",
        "a = \"\u{7f}\"",
        "a = \"\u{1}\"",
        "a.b = 1",
        "1.4 = 2",
        "a = 1\na = 2",
        "[a]\n[a]",
        "[a]\n[[a]]",
        "[[a]]\n[a]",
        "a = 1\n[a]",
        "a = 1\n[a.b]",
        "a = []\n[[a]]",
        "a = {}\n[a.b]",
        "[a.b]\n[a]",
        "[a.b]",
        "[[a.b]]",
        "[a.b.c]",
        "[a]\nb = 1\n[a.b]",
        "a = { b = 1, b = 2 }",
        "a = { b = 1, }",
        "a = {\nb = 1 }",
        "a",
        "a =",
        "= 1",
        "a = 1 b = 2",
        "a = [1 2]",
        "a = [,]",
        "a = 1\rb = 2",
        "# \u{1}",
        "[ a ]",
        "[a] b",
        "a = truex",
        "a = \"b\"c",
        "ệ = 1",
        "\u{feff}a = 1",
    ] {
        assert!(plain_toml::parse(text).is_none(), "plain: {text:?}");
    }
    let deep = format!("a = {}{}", "[".repeat(20), "]".repeat(20));
    assert!(plain_toml::parse(&deep).is_none());
}

/// Files with a byte left out, doubled or replaced are read alike, or not at all.
#[test]
fn damaged_files_are_read_alike() {
    let mut seed = 20_220_719_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    let strange =
        ["", "\"", "[", "]", "{", "}", "=", ",", ".", "#", "\n", "\r", "\\", "'", " ", "-", "0", "a", "_"];
    let mut plain = 0;
    for text in texts().iter().filter(|text| (1..4000).contains(&text.len())) {
        for _ in 0..if crate::SHARE == 1 { 120 } else { 24 } {
            let mut at = random(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let after =
                if random(2) == 0 { at } else { at + text[at..].chars().next().map_or(0, char::len_utf8) };
            let damaged = format!("{}{}{}", &text[..at], strange[random(strange.len())], &text[after..]);
            plain += usize::from(agreed(&damaged));
        }
    }
    assert!(plain > 500, "{plain} of the damaged files are plain");
}
