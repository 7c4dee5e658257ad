//! What a batch takes as units: ids that look alike are one unit wherever they are written.

use crate::harness::batch_units::{lines, write};
use crate::harness::one_row::{batch, form, forms, merge, units};

/// Ids that look like `la-gi` or `xã`, and are written with other characters.
const LOOKALIKES: [(&str, &str); 14] = [
    ("la-gi", "la-gi "),
    ("la-gi", "la-gi\u{a0}"),
    ("la-gi", "\u{2007}la-gi"),
    ("la-gi", "la-gi\u{202f}"),
    ("la-gi", "\u{3000}la-gi"),
    ("la-gi", "la-gi\u{1680}"),
    ("la-gi", "la-gi\u{ad}"),
    ("la-gi", "la\u{200b}-gi"),
    ("la-gi", "\u{feff}la-gi"),
    ("la-gi", "la-gi\u{fe0f}"),
    ("la-gi", "la-gi\u{3164}"),
    ("la gi", "la\u{a0}gi"),
    ("xã", "xa\u{303}"),
    ("xã", "xa\u{34f}\u{303}"),
];

#[test]
fn the_rows_of_one_unit_stay_together_in_any_spelling_of_its_id() {
    for (id, other) in LOOKALIKES {
        let folder = forms();
        for way in [&[][..], &["--no-fast-path"]] {
            let row = |unit: &str, code: &str, answer: &str| format!("{unit},{code},{answer}\n");
            let text = [
                row("unit", "code", "self_answer"),
                row("", "criteria", "x"),
                row(id, "unit.name", "Office"),
                row(other, "1", "5"),
                row("z", "1", "3"),
            ];
            write(&folder, "f.csv", &text.concat());
            let run = batch(&folder, &[&["--format", "json", "f.csv"], way].concat());
            let expected = [(id, "scored"), ("z", "scored")];
            let expected = expected.map(|(unit, status)| (unit.to_owned(), status.to_owned()));
            assert_eq!(units(&run), expected, "{other:?}: {}", run.stdout);
            assert_eq!(lines(&run.stdout)[0]["name"], "Office");
        }
    }
}

#[test]
fn ids_that_look_alike_are_one_unit_wherever_they_are_written() {
    for (id, other) in LOOKALIKES {
        let ways: [(&str, String); 4] = [
            // a row of the unit
            ("b.csv", format!("code,self_answer\ncriteria,x\nunit.id,{other}\n1,5\n")),
            ("b.toml", format!("criteria = \"x\"\nunit = {{ id = \"{other}\" }}\nself = {{ \"1\" = 5 }}\n")),
            ("b.tsv", format!("unit\tcode\tself_answer\n{other}\tcriteria\tx\n{other}\t1\t5\n")),
            // a file's name
            (&format!("{other}.txt"), form(5)),
        ];
        for (name, text) in ways {
            let folder = forms();
            write(&folder, "in/a.csv", &format!("code,self_answer\ncriteria,x\nunit.id,{id}\n1,4\n"));
            write(&folder, &format!("in/{name}"), &text);
            let run = batch(&folder, &["--format", "json", "in"]);
            assert_eq!(run.stdout.matches("unit-twice").count(), 2, "{other:?} in {name:?}: {}", run.stdout);
            assert_eq!(run.code, 1);
            let streamed = batch(&folder, &["--no-rank", "in"]);
            assert_eq!(streamed.stdout.matches("unit-twice").count(), 1, "{other:?} in {name:?}");
            assert!(units(&streamed).iter().all(|(unit, _)| unit == id), "{}", streamed.stdout);
        }
        // a line that another tool wrote
        let folder = forms();
        write(&folder, "f.csv", &format!("unit,code,self_answer\n,criteria,x\n{id},1,5\n"));
        let line = batch(&folder, &["--no-rank", "f.csv"]).stdout;
        write(&folder, "2.jsonl", &line.replace(&format!("\"{id}\""), &format!("\"{other}\"")));
        write(&folder, "1.jsonl", &line);
        let run = merge(&folder, &["--format", "json", "1.jsonl", "2.jsonl"]);
        assert_eq!(run.stdout.matches("unit-twice").count(), 2, "{other:?}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_unit_may_have_twenty_thousand_lines_in_plain_and_in_quoted_cells() {
    let folder = forms();
    // empty lines, and lines of empty cells, are none
    let blank = |lines: usize| ["\n", ",,\n"].map(|line| line.repeat(lines / 2)).concat();
    for end in ["\n", "\r\n"] {
        let text = |quoted: bool, rows: usize| {
            let cell = |text: &str| if quoted { format!("\"{text}\"") } else { text.to_owned() };
            let unit = |id: &str, rows: usize| {
                let wrong = format!("{},9,1\n", cell(id)).repeat(rows);
                format!("{0},criteria,x\n{1}{0},1,5\n{wrong}", cell(id), blank(50_000))
            };
            let text =
                format!("unit,code,self_answer\n{}{}\n{}", unit("a", 0), unit("b", rows), unit("c", 0));
            text.replace('\n', end)
        };
        for quoted in [false, true] {
            for (rows, says) in
                [(19_998, "have no row `9`"), (19_999, "this unit has more than 20,000 lines")]
            {
                write(&folder, "f.csv", &text(quoted, rows));
                let run = batch(&folder, &["--no-rank", "f.csv"]);
                let expected = [("a", "scored"), ("b", "failed"), ("c", "scored")];
                assert_eq!(units(&run), expected.map(|(a, b)| (a.to_owned(), b.to_owned())), "{rows}");
                assert!(run.stdout.contains(says), "{rows}: {:.600}", run.stdout);
            }
        }
    }
}
