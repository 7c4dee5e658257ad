//! A long CSV is read in portions: wherever one ends, the units are those of the whole text.

use crate::harness::batch_units::{SMALL, folder, lines, long_csv, unit_name, unit_rows, write};
use crate::harness::program::{score, score_reading};
use score::read::{LongCsv, Portion, Portions, ReadOptions};

/// A unit as it was found: its key, its rows and the line where they begin.
type Found = (String, String, usize);

fn found(long: &LongCsv, portion: &Portion) -> Vec<Found> {
    let text = |span: std::ops::Range<usize>| String::from_utf8(portion.bytes[span].to_vec()).unwrap();
    long.units(portion).map(|unit| (unit.id.clone(), text(unit.span), unit.first_line)).collect()
}

fn whole(text: &str) -> Vec<Found> {
    let long = LongCsv::of(text.as_bytes(), ReadOptions::default()).unwrap();
    let bytes = text.trim_start_matches('\u{feff}').as_bytes()[long.header.len()..].to_vec();
    let first_line = long.lines;
    found(&long, &Portion { bytes, first_line })
}

fn in_portions(text: &str, size: usize, beginning: usize) -> Vec<Found> {
    let long = LongCsv::of(text.as_bytes(), ReadOptions::default()).unwrap();
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (beginning, rest) = text.as_bytes().split_at(text.len().min(mark + long.header.len() + beginning));
    let mut portions = Portions::new(long.clone(), beginning, rest, size);
    let mut units = Vec::new();
    while let Some(portion) = portions.next_portion().unwrap() {
        units.extend(found(&long, &portion));
    }
    units
}

/// Rows of units of which some have empty lines, no id, cells in quotes, too few cells, or an id in another spelling.
const ROWS: [(&str, &str, &str); 17] = [
    ("a", "1", "x"),
    ("a", "2", ""),
    ("a\u{a0}", "3", "x"),
    ("", "4", "x"),
    ("b", "1", "\"q\""),
    ("b ", "2", "\"a\"\"b\""),
    ("EMPTY", "", ""),
    ("b", "3", "\"two\nlines\""),
    ("\"c\"\"d\"", "1", "x"),
    ("\"c\"\"d\"", "2", "x"),
    ("SHORT", "", ""),
    ("EMPTY", "", ""),
    ("EMPTY", "", ""),
    ("huye\u{323}\u{302}n", "1", "x"),
    ("huyện", "2", "x"),
    ("e\u{ad}", "1", "x"),
    ("e", "2", "x"),
];

/// The rows as one text, with the column of units at a position.
fn text(ends: &[&str], quotes: bool, mark: bool, column: usize, last_break: bool) -> String {
    let row = |unit: &str, code: &str, answer: &str| {
        let mut cells = vec![code, answer];
        cells.insert(column, unit);
        cells.join(",")
    };
    let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
    let mut lines = vec![row("unit", "code", "self_answer")];
    for (unit, code, answer) in ROWS {
        match unit {
            "EMPTY" => lines.push(String::new()),
            "SHORT" => lines.push("5".to_owned()),
            _ if !quotes && (unit.contains('"') || answer.contains('"')) => {
                lines.push(row(&unit.replace('"', ""), code, "x"));
            }
            _ => lines.push(row(unit, code, answer)),
        }
    }
    for (number, line) in lines.iter().enumerate() {
        text.push_str(line);
        text.push_str(ends[number % ends.len()]);
    }
    if !last_break {
        let length = text.trim_end_matches(['\r', '\n']).len();
        text.truncate(length);
    }
    text
}

#[test]
fn the_units_are_the_same_wherever_a_portion_ends() {
    let ends: [&[&str]; 6] = [
        &["\n"],
        &["\r\n"],
        &["\r"],
        &["\n", "\r\n", "\r"],
        &["\r\n", "\n", "\r\n\r\n", "\n\n", "\r"],
        &["\r", "\r\n", "\n\r"],
    ];
    let mut compared = 0;
    for (ends, quotes, mark) in
        ends.iter().flat_map(|ends| [(*ends, false, false), (*ends, true, false), (*ends, true, true)])
    {
        for (column, last_break) in [(0, true), (1, true), (2, true), (2, false), (0, false)] {
            let text = text(ends, quotes, mark, column, last_break);
            let expected = whole(&text);
            let ids: Vec<&str> = expected.iter().map(|(id, _, _)| id.as_str()).collect();
            let quoted_id = if quotes { "c\"d" } else { "cd" };
            // a row of one cell names its unit if that column is the first
            let expected_ids = ["a", "b", quoted_id, "5", "huyện", "e"];
            let expected_ids = expected_ids.into_iter().filter(|id| *id != "5" || column == 0);
            assert_eq!(ids, expected_ids.collect::<Vec<_>>(), "{text:?}");
            for size in 1..=text.len() + 1 {
                let units = in_portions(&text, size, size / 3);
                assert_eq!(units, expected, "portions of {size} bytes of {text:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 10_000, "{compared}");
}

#[test]
fn a_quote_that_is_never_closed_ends_with_its_line_wherever_a_portion_ends() {
    // no cell may be longer than four times 32,767 bytes: after so many the quote is known not to be closed
    let row = |unit: usize| format!("u{unit:06},1,x\n");
    let before: String = (0..40).map(row).collect();
    let after: String = (50..9500).map(row).collect();
    let text = format!("unit,code,self_answer\n{before}u000045,1,\"x\nu000045,2,x\n{after}");
    let expected = whole(&text);
    assert_eq!(expected.len(), 40 + 1 + 9450);
    let open = text.find('"').unwrap() - "unit,code,self_answer\n".len();
    for size in [1000, open + 2, open + 4 * 32_767 - 20, open + 4 * 32_767, open + 4 * 32_767 + 30, 200_000] {
        let units = in_portions(&text, size, 10);
        assert!(units == expected, "portions of {size} bytes: {} units", units.len());
    }
}

#[test]
fn standard_input_in_portions_comes_to_what_the_file_comes_to() {
    let folder = folder();
    let units: Vec<(String, String)> = (0..1700).map(|unit| (unit_name(unit), unit_rows(unit))).collect();
    // an empty line within each unit, and between units, as a sheet of Windows has them
    let text = long_csv(&units).replace(",1.4,", ",\u{1}1.4,").replace('\n', "\r\n");
    let text: String = text
        .split_inclusive("\r\n")
        .map(|line| {
            if line.contains('\u{1}') {
                format!("\r\n{}", line.replace('\u{1}', ""))
            } else {
                line.to_owned()
            }
        })
        .collect();
    assert!((550_000..1 << 20).contains(&text.len()), "{}", text.len());
    for shift in 0..6 {
        // the boundary moves by some bytes each time
        let text = text.replacen(&unit_name(0), &format!("{}{}", " ".repeat(shift * 7), unit_name(0)), 1);
        let file = write(&folder, "f.csv", &text);
        let arguments = ["batch", "--no-rank", "--criteria", SMALL];
        let of_file = score(&[&arguments[..], &[&file]].concat());
        let of_stdin = score_reading(&[&arguments[..], &["-"]].concat(), text.as_bytes());
        assert_eq!(lines(&of_file.stdout).len(), 1700);
        assert!(of_file.stdout == of_stdin.stdout, "shifted by {}", shift * 7);
    }
}
