//! `score merge`: the work of several people put together, as a table of cases.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::program::{Run, against_golden, finished, program, text_formats};
use score::write::Part;

const EDITION: &str = r#"
criterion = [
  { code = "1", title = "Group" },
  { code = "1.1", title = "A share", rule = "ratio", max = 5 },
  { code = "1.2", title = "An option", rule = "choice", max = 4, options = [ { points = 4 }, { points = 1 } ] },
  { code = "1.3", title = "A share of the staff", rule = "ratio", max = 5, den = "staff" },
  { code = "2", title = "Another group" },
  { code = "2.1", title = "A count", rule = "count", each = 1, max = 10 },
  { code = "2.9", title = "Judged", rule = "manual", max = 4 },
  { code = "2.10", title = "Items", rule = "checklist", max = 3, items = [ { points = 1 }, { points = 1 }, { points = 1 } ] },
]
criteria = { id = "small", title = "A small form" }
rounding = { at = "leaf", mode = "truncate", decimals = 2 }
facts = { staff = { title = "Staff" }, rooms = { title = "Rooms" } }
"#;

/// The head of every form, and the unit's own answers.
const HEAD: &str = "criteria = \"small\"

[unit]
id = \"u1\" # kept

[facts]
staff = 20

[self]
\"1.1\"  = { num = 13, den = 15, score = 4.33 } # as sent in
\"1.2\"  = { choice = \"a\" }
\"1.3\"  = { num = 10 }
\"2.1\"  = 7
\"2.9\"  = { value = 2.5 }
\"2.10\" = { choices = [\"a\"] }
total  = { score = 20.33 }
";

/// A form in TOML whose appraisal has these lines.
fn toml(appraisal: &str) -> String {
    format!("{HEAD}\n[appraisal]\n{appraisal}")
}

/// What a merge came to: the run, and the form that was written.
struct Outcome {
    run: Run,
    out: Option<String>,
}

/// Merges files of these texts into `out.EXT`.
fn merged(files: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    let folder = TempDir::new().unwrap();
    written(folder.path(), files, arguments)
}

fn written(folder: &Path, files: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    fs::write(folder.join("edition.toml"), EDITION).unwrap();
    for (name, text) in files {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    let ending = Path::new(files[0].0).extension().unwrap().to_str().unwrap();
    let out = format!("out.{ending}");
    let versions: Vec<&str> = files.iter().map(|(name, _)| *name).filter(|name| *name != "d.csv").collect();
    let mut command = program();
    command.current_dir(folder).env("COLUMNS", "1000");
    command.args(["merge", "--criteria", "edition.toml", "-o", &out]);
    let run = finished(command.args(versions).args(arguments));
    Outcome { run, out: fs::read_to_string(folder.join(out)).ok() }
}

/// The lines of a text that another one does not have.
fn added(before: &str, after: &str) -> Vec<String> {
    let mut left: Vec<&str> = before.lines().collect();
    let mut added = Vec::new();
    for line in after.lines() {
        match left.iter().position(|known| *known == line) {
            Some(at) => drop(left.remove(at)),
            None => added.push(line.to_owned()),
        }
    }
    added
}

#[test]
fn entries_are_taken_or_open() {
    let (base, line) = (toml("\"1.1\"  = { num = 13, den = 15 }\n"), "\"1.1\"  = { num = 13, den = 15 }\n");
    // what the two versions have below [appraisal]; options; the lines of the result, or what is said of a conflict
    let cases: &[(&str, &str, &str, &[&str], Result<&[&str], &str>)] = &[
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

/// A row that the base has and a version has not.
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

const CSV: &str = "code,self_num,self_den,self_answer,self_score,appraisal_num,appraisal_den,appraisal_answer,appraisal_score,note
criteria,,,small,,,,,,
unit.id,,,u1,,,,,,
facts.staff,,,20,,,,,,
1.1,13,15,,4.33,,,,,
1.2,,,a,,,,,,
1.3,10,,,,,,,,
2.1,,,7,,,,,,
2.9,,,2.5,,,,,,
2.10,,,a,,,,,,
total,,,,20.33,,,,,
";

#[test]
fn a_csv_keeps_its_delimiter_its_decimal_mark_and_its_quotes() {
    let excel = CSV.replace(',', ";").replace("4.33", "4,33").replace("2.5", "2,5").replace("20.33", "20,33");
    let excel = excel.replace('\n', "\r\n").replace("2.1;;;7", "\"2.1\";;;\"7\"");
    let a = toml(
        "\"1.1\" = { num = 12, den = 15, score = 4, note = \"thiếu; xem lại\" }\n\"2.9\" = { value = 1.5 }\n",
    );
    let b = toml(
        "\"2.1\" = { same = true }\n\"2.10\" = [\"a\", \"c\"]\n\"1.2\" = { choice = \"b\", note = \"= 1\" }\n",
    );
    let plain = CSV
        .replace("1.1,13,15,,4.33,,,,,", "1.1,13,15,,4.33,12,15,,4,thiếu; xem lại")
        .replace("1.2,,,a,,,,,,", "1.2,,,a,,,,b,,\" = 1\"")
        .replace("2.1,,,7,,,,,,", "2.1,,,7,,,,7,,")
        .replace("2.9,,,2.5,,,,,,", "2.9,,,2.5,,,,1.5,,")
        .replace("2.10,,,a,,,,,,", "2.10,,,a,,,,a;c,,");
    let semicolons = excel
        .replace("1.1;13;15;;4,33;;;;;", "1.1;13;15;;4,33;12;15;;4;\"thiếu; xem lại\"")
        .replace("1.2;;;a;;;;;;", "1.2;;;a;;;;b;;\" = 1\"")
        .replace("\"2.1\";;;\"7\";;;;;;", "\"2.1\";;;\"7\";;;;7;;")
        .replace("2.9;;;2,5;;;;;;", "2.9;;;2,5;;;;1,5;;")
        .replace("2.10;;;a;;;;;;", "2.10;;;a;;;;\"a;c\";;");
    for (base, expected) in [(CSV, &plain), (&excel, &semicolons)] {
        let out = merged(&[("base.csv", base), ("a.toml", &a), ("b.toml", &b)], &[]);
        assert_eq!(out.out.as_ref(), Some(expected), "{}{}", out.run.stdout, out.run.stderr);
        // and the other way round
        let again = merged(&[("base.toml", &toml("")), ("a.csv", expected)], &[]);
        assert!(again.out.unwrap().contains("\"2.10\" = { choices = [\"a\", \"c\"] }"));
    }
}

#[test]
fn a_csv_in_an_old_encoding_keeps_it() {
    let folder = TempDir::new().unwrap();
    let a = toml("\"2.1\" = { count = 3, note = \"Thống nhất ở mức thấp\" }\n");
    fs::write(folder.path().join("edition.toml"), EDITION).unwrap();
    fs::write(folder.path().join("a.toml"), &a).unwrap();
    let merged = |base: &[u8], options: &[&str]| {
        fs::write(folder.path().join("base.csv"), base).unwrap();
        let mut command = program();
        command.current_dir(folder.path()).args([
            "merge",
            "--criteria",
            "edition.toml",
            "base.csv",
            "a.toml",
            "-o",
            "out.csv",
        ]);
        let run = finished(command.args(options));
        assert!(run.stderr.is_empty() || run.code < 2, "{}", run.stderr);
        fs::read(folder.path().join("out.csv")).unwrap()
    };
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(CSV.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let out = merged(&utf16, &[]);
    let text: Vec<u16> = out[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    assert!(out.starts_with(&[0xff, 0xfe]));
    let text = String::from_utf16(&text).unwrap();
    assert_eq!(text, CSV.replace("2.1,,,7,,,,,,", "2.1,,,7,,,,3,,Thống nhất ở mức thấp"));
    let out = merged(CSV.as_bytes(), &["--encoding", "windows-1258"]);
    let (text, _, broken) = encoding_rs::WINDOWS_1258.decode(&out);
    assert!(!broken && text.contains("2.1,,,7,,,,3,,Th"), "{text}");
    assert!(String::from_utf8(out).is_err());
}

#[test]
fn what_a_csv_has_no_column_for_is_said_and_nothing_is_written() {
    let narrow = "code,self_answer,appraisal_answer\ncriteria,small,\nunit.id,u1,\n1.2,a,\n2.1,7,\n";
    let a = toml("\"1.1\" = { num = 1, den = 2, score = 2.5 }\n\"2.1\" = { count = 3, note = \"x\" }\n");
    let out = merged(&[("base.csv", narrow), ("a.toml", &a)], &[]);
    assert_eq!((out.out, out.run.code), (None, 2));
    for said in
        ["1.1 appraisal: add the column appraisal_score", "2.1 appraisal: add the column appraisal_note"]
    {
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
    }
}

#[test]
fn rows_that_a_csv_lacks_are_put_in_order() {
    let short = CSV.replace("2.9,,,2.5,,,,,,\n", "").replace("facts.staff,,,20,,,,,,\n", "");
    let a = CSV.replace("2.9,,,2.5,,,,,,", "2.9,,,2.5,,,,1,,");
    let short = short.replace("1.3,10,", "1.3,10,20");
    let a = a.replace("1.3,10,", "1.3,10,20");
    let out = merged(&[("base.csv", &short), ("a.csv", &a)], &[]);
    assert_eq!(out.out, Some(a), "{}{}", out.run.stdout, out.run.stderr);
}

#[test]
fn conflicts_are_decided_one_by_one() {
    let base = toml("");
    let a = toml("\"1.1\" = { num = 1, den = 2 }\n\"2.1\" = 5\n\"2.10\" = [\"a\"]\n");
    let b = toml("\"1.1\" = { num = 1, den = 4 }\n\"2.1\" = 6\n\"2.10\" = [\"b\"]\n");
    let files = |decisions: &str| {
        let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b), ("d.csv", decisions)];
        let folder = TempDir::new().unwrap();
        let out = written(folder.path(), &files, &["--decisions", "d.csv"]);
        (out.run, out.out)
    };
    let head = "code,column,take\n";
    let (_, out) = files(&format!("{head}1.1,appraisal,a.toml\n2.1,appraisal,b\n2.10,,base\n"));
    assert_eq!(added(&base, &out.unwrap()), ["\"1.1\"  = { num = 1, den = 2 }", "\"2.1\"  = 6"]);
    // as Excel saves it, under Vietnamese
    let (_, out) = files(
        "\u{feff}code;column;take\r\n1.1;thẩm định;a\r\n2.1;appraisal;b\r\n=\"2.10\";self;\r\n'2.10;appraisal;a\r\n",
    );
    assert_eq!(added(&base, &out.unwrap()).len(), 3);
    // what is left open stays open
    let (run, out) = files(&format!("{head}1.1,appraisal,a\n2.1,appraisal,\n"));
    assert_eq!((out, run.code), (None, 1));
    assert!(run.stdout.contains("2 conflicts; nothing was written"), "{}", run.stdout);
    for (line, said) in [
        (
            "1.2,appraisal,a\n",
            "1.2 appraisal is no conflict, so there is nothing to decide; open are: 1.1 appraisal, 2.1 appraisal, 2.10 appraisal",
        ),
        ("1.1,self,a\n", "1.1 self is no conflict"),
        ("1.11,appraisal,a\n", "no entry has the code `1.11`; did you mean `1.1`?"),
        ("1.1,appraisal,c\n", "no version is called `c`"),
        ("1.1,appraiser,a\n", "`appraiser` is not a column"),
        ("1.1,appraisal,a\n1.1,appraisal,b\n", "1.1 appraisal is decided twice, and not alike"),
    ] {
        let (run, out) = files(&format!("{head}{line}"));
        assert_eq!((out, run.code), (None, 2), "{line}");
        assert!(run.stderr.contains(said) && run.stderr.contains("bad-decision"), "{line}{}", run.stderr);
        assert_eq!(run.stdout, "", "{line}");
    }
    let (run, _) = files("code,column\n1.1,appraisal\n");
    assert!(run.stderr.contains("lacks the names of columns: take"), "{}", run.stderr);
}

#[test]
fn conflicts_are_listed_to_be_decided_and_read_back() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = 5\n\"2.10\" = [\"a\"]\n"), toml("\"2.1\" = 6\n\"2.10\" = [\"b\"]\n"));
    let folder = TempDir::new().unwrap();
    let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b)];
    let out = written(folder.path(), &files, &["--conflicts", "list.csv"]);
    assert_eq!(out.run.code, 1);
    let path = folder.path().join("list.csv");
    let list = fs::read_to_string(&path).unwrap();
    assert!(list.starts_with("code,column,take,title,base,a.toml,b.toml\n2.1,appraisal,,"), "{list}");
    // the list is not written over once somebody may have worked on it
    let filled = list
        .replace("2.1,appraisal,,", "2.1,appraisal,b.toml,")
        .replace("2.10,appraisal,,", "2.10,appraisal,a.toml,");
    fs::write(&path, &filled).unwrap();
    let again = written(folder.path(), &files, &["--conflicts", "list.csv"]);
    assert_eq!(again.run.code, 2);
    assert!(again.run.stderr.contains("is there already"), "{}", again.run.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), filled);
    let decided = written(folder.path(), &files, &["--decisions", "list.csv"]);
    assert_eq!(added(&base, &decided.out.unwrap()), ["\"2.1\"  = 6", "\"2.10\" = [\"a\"]"]);
    assert!(decided.run.stdout.contains("1 conflict settled by --decisions, b.toml taken: 2.1 appraisal"));
}

#[test]
fn forms_that_do_not_belong_together_are_refused() {
    let base = toml("");
    for (version, said) in [
        (
            base.replace("\"u1\"", "\"u2\""),
            "this version is the form of unit u2, and base.toml is that of u1",
        ),
        (base.replace("\"small\"", "\"large\""), "this version answers another edition than base.toml"),
        (base.replace("\"1.1\"", "\"1.7\""), "1.7"),
    ] {
        let out = merged(&[("base.toml", &base), ("a.toml", &version)], &[]);
        assert_eq!((out.out, out.run.code), (None, 2));
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
        assert_eq!(out.run.stdout, "");
    }
    // a form that names no unit is of any
    let nameless = base.replace("id = \"u1\" # kept\n", "");
    let out = merged(&[("base.toml", &base), ("a.toml", &nameless)], &[]);
    assert_eq!(out.out, Some(base.clone()));
}

#[test]
fn what_is_not_merged_is_said() {
    let base = toml("\"1\" = { score = 3 }\n").replace("# kept\n", "# kept\nphone = \"1\"\n");
    let a = base
        .replace("\"1\" = { score = 3 }", "\"1\" = { score = 4 }")
        .replace("phone = \"1\"", "phone = \"2\"");
    let out = merged(&[("base.toml", &base), ("a.toml", &a)], &[]);
    assert_eq!(out.out.as_ref(), Some(&base));
    for said in [
        "a.toml declares other sums (1); sums are not merged, the base's stay: score check out.toml",
        "a.toml says phone = 2; the base's stays: 1",
    ] {
        assert!(out.run.stdout.replace('\u{a0}', " ").contains(said), "{}", out.run.stdout);
    }
}

#[test]
fn names_tell_versions_apart() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = 5\n"), toml("\"2.1\" = 6\n"));
    let files = [("base.toml", base.as_str()), ("an/form.toml", &a), ("binh/form.toml", &b)];
    let out = merged(&files, &[]);
    assert!(out.run.stdout.contains("an/form.toml") && out.run.stdout.contains("binh/form.toml"));
    let out = merged(&files, &["--prefer", "binh/form.toml"]);
    assert_eq!(added(&base, &out.out.unwrap()), ["\"2.1\"  = 6"]);
    for (typed, said) in [
        ("form.toml", "several versions are called `form.toml`: an/form.toml, binh/form.toml"),
        ("chi", "no version is called `chi`"),
    ] {
        let out = merged(&files, &["--prefer", typed]);
        assert_eq!(out.run.code, 2);
        assert!(out.run.stderr.contains(said), "{}", out.run.stderr);
    }
}

#[test]
fn results_never_take_the_place_of_inputs() {
    let base = toml("");
    let a = toml("\"2.1\" = 5\n");
    for arguments in
        [&["-o", "a.toml"][..], &["-o", "base.toml"], &["-o", "x.csv"], &["--conflicts", "a.toml"]]
    {
        let folder = TempDir::new().unwrap();
        for (name, text) in [("edition.toml", EDITION), ("base.toml", &base), ("a.toml", &a)] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut command = program();
        command.current_dir(folder.path()).args([
            "merge",
            "--criteria",
            "edition.toml",
            "base.toml",
            "a.toml",
        ]);
        let run = finished(command.args(arguments));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(fs::read_to_string(folder.path().join("a.toml")).unwrap(), a);
        assert!(!folder.path().join("x.csv").exists());
    }
}

#[test]
fn the_report_is_written_in_every_format() {
    let base = toml("");
    let (a, b) = (toml("\"2.1\" = { count = 5, note = \"<b>=1</b>\" }\n"), toml("\"2.1\" = 6\n"));
    let files = [("base.toml", base.as_str()), ("a.toml", &a), ("b.toml", &b)];
    for format in text_formats(&[Part::Table, Part::Json]) {
        let out = merged(&files, &["--format", format]);
        assert_eq!(out.run.code, 1, "{format}: {}", out.run.stderr);
        for said in ["2.1", "a.toml", "b.toml"] {
            assert!(out.run.stdout.contains(said), "{format}: {said}\n{}", out.run.stdout);
        }
        let is_page = format == "html";
        assert!(!is_page || !out.run.stdout.contains("<b>=1"), "{}", out.run.stdout);
    }
    let out = merged(&files, &["--format", "csv"]);
    assert!(
        out.run.stdout.contains("\n2.1,A count,appraisal,conflict,b.toml,6,6.00,\n"),
        "{}",
        out.run.stdout
    );
}

#[test]
fn the_report_is_the_golden_in_both_languages() {
    let base = toml("");
    let a = toml(
        "\"1.1\" = { num = 1, den = 2 }\n\"2.1\" = { count = 5, note = \"đếm lại\" }\n\"1.2\" = \"a\"\n",
    );
    let b = toml("\"2.1\" = { count = 6 }\n\"2.10\" = [\"b\"]\n");
    let files = [
        ("base.toml", base.as_str()),
        ("a.toml", &a),
        ("b.toml", &b),
        ("d.csv", "code,column,take\n1.2,appraisal,a\n2.1,appraisal,q\n"),
    ];
    let mut failures = Vec::new();
    for language in ["en", "vi"] {
        let mut all = String::new();
        for options in [&[][..], &["--prefer", "a"], &["--decisions", "d.csv"], &["--format", "json"]] {
            let out = merged(&files, &[options, &["--lang", language]].concat());
            all += &format!("$ score merge {}\n{}\n", options.join(" "), out.run.transcript());
        }
        let other = base.replace("\"u1\"", "\"u2\"");
        let out = merged(&[("base.toml", base.as_str()), ("a.toml", &other)], &["--lang", language]);
        all += &out.run.transcript();
        failures.extend(against_golden(&format!("tests/goldens/merge-{language}.txt"), &all).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
