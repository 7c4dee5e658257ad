//! `score merge`: the work of several people put together, as a table of cases.

use std::fs;

use tempfile::TempDir;

use crate::harness::merging::{EDITION, HEAD, added, merged, toml, written};

/// A name; what two versions have below `[appraisal]`; options; the lines of the result, or the entry that is open.
type Case<'c> = (&'c str, &'c str, &'c str, &'c [&'c str], Result<&'c [&'c str], &'c str>);

#[test]
fn entries_are_taken_or_open() {
    let (base, line) = (toml("\"1.1\"  = { num = 13, den = 15 }\n"), "\"1.1\"  = { num = 13, den = 15 }\n");
    let cases: &[Case<'_>] = &[
        ("only one", "\"2.1\" = 5\n", "", &[], Ok(&["\"2.1\"  = 5"])),
        ("the other", "", "\"2.1\" = 5\n", &[], Ok(&["\"2.1\"  = 5"])),
        (
            "two rows, in the order of the form",
            "\"2.10\" = [\"a\", \"b\"]\n",
            "\"2.9\" = 3\n",
            &[],
            Ok(&["\"2.9\"  = 3", "\"2.10\" = [\"a\", \"b\"]"]),
        ),
        ("equal", "\"2.1\" = 5\n", "\"2.1\" = { count = 5 }\n", &[], Ok(&["\"2.1\"  = 5"])),
        (
            "equal by value",
            "\"1.2\" = { choice = \"b\" }\n\"2.9\" = { value = 3.0 }\n",
            "\"1.2\" = \"b\"\n\"2.9\" = 3\n",
            &[],
            Ok(&["\"1.2\"  = \"b\"", "\"2.9\"  = 3"]),
        ),
        (
            "items in another order",
            "\"2.10\" = [\"b\", \"a\"]\n",
            "\"2.10\" = [\"a\", \"b\"]\n",
            &[],
            Ok(&["\"2.10\" = [\"a\", \"b\"]"]),
        ),
        ("differing", "\"2.1\" = 5\n", "\"2.1\" = 6\n", &[], Err("2.1 appraisal")),
        (
            "answers alike, notes differ",
            "\"2.1\" = { count = 5, note = \"x\" }\n",
            "\"2.1\" = { count = 5, note = \"y\" }\n",
            &[],
            Err("2.1 appraisal"),
        ),
        (
            "answers alike, replies to the unit differ",
            "\"2.1\" = { count = 5, reply = \"x\" }\n",
            "\"2.1\" = { count = 5 }\n",
            &[],
            Err("2.1 appraisal"),
        ),
        ("preferred", "\"2.1\" = 5\n", "\"2.1\" = 6\n", &["--prefer", "b"], Ok(&["\"2.1\"  = 6"])),
        ("the base preferred", "\"2.1\" = 5\n", "\"2.1\" = 6\n", &["--prefer", "base"], Ok(&[])),
        (
            "same as the unit says",
            "\"2.1\" = { same = true, note = \"ok\" }\n",
            "",
            &[],
            Ok(&["\"2.1\"  = { same = true, note = \"ok\" }"]),
        ),
        (
            "same and the same number",
            "\"2.1\" = { same = true }\n",
            "\"2.1\" = 7\n",
            &[],
            Ok(&["\"2.1\"  = { same = true }"]),
        ),
        (
            "does not apply is an answer",
            "\"2.1\" = 0\n",
            "\"2.1\" = { not_applicable = true }\n",
            &[],
            Err("2.1 appraisal"),
        ),
        (
            "a denominator that is the fact",
            "\"1.3\" = { num = 9 }\n",
            "\"1.3\" = { num = 9, den = 20 }\n",
            &[],
            Ok(&["\"1.3\"  = { num = 9 }"]),
        ),
    ];
    for (name, a, b, options, expected) in cases {
        let edition = EDITION.replace("each = 1, max = 10", "each = 1, max = 10, not_applicable = \"drop\"");
        let folder = TempDir::new().unwrap();
        let files = [
            ("base.toml", base.clone()),
            ("a.toml", toml(&format!("{line}{a}"))),
            ("b.toml", toml(&format!("{line}{b}"))),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        fs::write(folder.path().join("edition.toml"), edition.clone()).unwrap();
        let out = written(folder.path(), &files, options);
        match expected {
            Ok(lines) => {
                let text = out.out.unwrap_or_else(|| panic!("{name}: {}{}", out.run.stdout, out.run.stderr));
                assert_eq!(added(&base, &text), *lines, "{name}");
                assert_eq!(added(&text, &base), Vec::<String>::new(), "{name}");
            }
            Err(entry) => {
                assert_eq!((out.out, out.run.code), (None, 1), "{name}");
                let [code, column] = entry.split(' ').collect::<Vec<_>>()[..] else { unreachable!() };
                let said = out.run.stdout.lines().find(|line| line.starts_with(code)).unwrap_or_default();
                assert!(said.contains(column), "{name}\n{}", out.run.stdout);
                assert!(out.run.stdout.contains("1 conflict; nothing was written"), "{}", out.run.stdout);
            }
        }
    }
}

#[test]
fn an_answer_is_never_lost_in_silence() {
    let base = toml("\"2.1\"  = 5\n\"2.9\"  = 3 # a remark\n");
    let without = toml("\"2.9\"  = 3 # a remark\n");
    let noted = toml("\"2.1\"  = { note = \"?\" }\n\"2.9\"  = 3 # a remark\n");
    // the versions; options; whether 2.1 is there in the end, `None` where it is open
    for (a, b, options, expected) in [
        (&without, &base, &[][..], None),
        (&base, &without, &[], None),
        (&without, &without, &[], Some(false)),
        (&without, &base, &["--prefer", "a.toml"], Some(false)),
        (&without, &base, &["--prefer", "b.toml"], Some(true)),
        (&without, &base, &["--prefer", "base"], Some(true)),
        (&noted, &base, &[], None),
    ] {
        let out = merged(&[("base.toml", &base), ("a.toml", a), ("b.toml", b)], options);
        let has = out.out.as_ref().map(|text| text.contains("\"2.1\"  = 5"));
        assert_eq!(has, expected, "{}{}", out.run.stdout, out.run.stderr);
        if expected == Some(false) {
            assert_eq!(out.out.unwrap(), without);
        }
    }
    let out = merged(&[("base.toml", &base), ("a.toml", &without), ("b.toml", &base)], &[]);
    assert!(out.run.stdout.contains("(removed)"), "{}", out.run.stdout);
}

#[test]
fn values_are_put_in_their_place_and_nothing_else_is_touched() {
    let base = toml(
        "# who: ?\n\"1.1\"  = {}     # num = …, den = …\n\n# the rest\n  \"2.1\"  = { count = 1 }\ntotal = { score = 0 }\n",
    );
    let a = base.replace("\"1.1\"  = {}", "\"1.1\"  = { num = 1, den = 2, note = \"nửa\" }");
    let b = base.replace("{ count = 1 }", "4").replace("[appraisal]\n", "[appraisal]\n\"2.9\" = 1\n");
    let out = merged(&[("base.toml", &base), ("a.toml", &a), ("b.toml", &b)], &[]);
    let expected = a.replace("  \"2.1\"  = { count = 1 }\n", "  \"2.1\"  = 4\n\"2.9\" = 1\n");
    assert_eq!(out.out.as_deref(), Some(expected.as_str()), "{}{}", out.run.stdout, out.run.stderr);
    // line breaks of Windows, and none at the end
    let crlf = |text: &str| text.replace('\n', "\r\n").trim_end().to_owned();
    let base = toml("\"1.1\"  = { num = 1, den = 2 }\n");
    let a = toml("\"1.1\"  = { num = 1, den = 2 }\n\"2.1\"  = 3\n");
    let out = merged(&[("base.toml", &crlf(&base)), ("a.toml", &a)], &[]);
    let expected = format!("{}\r\n", crlf(&toml("\"1.1\"  = { num = 1, den = 2 }\n\"2.1\"  = 3\n")));
    assert_eq!(out.out, Some(expected), "{}{}", out.run.stdout, out.run.stderr);
}

#[test]
fn a_table_that_is_not_there_is_made() {
    let no_facts = HEAD.replace("[facts]\nstaff = 20\n\n", "").replace("num = 10 }", "num = 10, den = 20 }");
    let a = no_facts.replace("[self]", "[facts]\nrooms = 3\n\n[self]") + "\n[appraisal]\n\"2.1\" = 3\n";
    let out = merged(&[("base.toml", &no_facts), ("a.toml", &a)], &[]);
    let expected =
        no_facts.replace("[self]", "[facts]\nrooms = 3\n\n[self]") + "\n[appraisal]\n\"2.1\"  = 3\n";
    assert_eq!(out.out, Some(expected), "{}{}", out.run.stdout, out.run.stderr);
}

#[test]
fn facts_are_merged_too() {
    let base = toml("");
    let form = |facts: &str| base.replace("staff = 20\n", facts);
    for (a, b, expected) in [
        ("staff = 21\n", "staff = 20\n", Ok("staff = 21\n")),
        ("staff = 21\n", "staff = 21.0\n", Ok("staff = 21\n")),
        ("staff = 20\nrooms = 2\n", "staff = 20\n", Ok("staff = 20\nrooms = 2\n")),
        (
            "staff = { self = 20, appraisal = 19 }\n",
            "staff = 20\n",
            Ok("staff = { self = 20, appraisal = 19 }\n"),
        ),
        ("staff = 21\n", "staff = 22\n", Err("facts.staff")),
        ("staff = 21\nrooms = 3\n", "staff = 21\nrooms = 2\n", Err("facts.rooms")),
    ] {
        let out = merged(&[("base.toml", &base), ("a.toml", &form(a)), ("b.toml", &form(b))], &[]);
        match expected {
            Ok(facts) => assert_eq!(out.out, Some(form(facts)), "{}{}", out.run.stdout, out.run.stderr),
            Err(code) => {
                assert_eq!(out.out, None);
                let lines = out.run.stdout.lines().filter(|line| line.contains(code)).count();
                assert_eq!(lines, 1, "{}", out.run.stdout);
            }
        }
    }
    // a line that a template leaves to be filled in
    let base = base.replace("staff = 20\n", "staff = 20\n# rooms =      # Rooms\n");
    let out = merged(&[("base.toml", &base), ("a.toml", &form("staff = 20\nrooms = 2\n"))], &[]);
    assert_eq!(out.out, Some(base.replace("# rooms = ", "rooms = 2 ")), "{}", out.run.stdout);
}
