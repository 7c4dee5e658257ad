//! What is said of a form that cannot be read, in both languages: the cause, and what to do about it. Each case is the
//! smallest input; what is said of it is a golden, both sentences one below the other.

use std::fmt::Write as _;

use tempfile::TempDir;

use crate::harness::program::{Run, against_golden, finished, program, score};
use crate::harness::vietnamese::{Spoken, english_words, spoken};

const EDITION: &str = "tests/editions/every-reading.toml";

/// A form of that edition that is whole and right.
const WHOLE: &str = "\
code,self_num,self_den,self_answer,self_score,self_note
criteria,,,faults,,
facts.staff,,,24,,
facts.leak,,,no,,
1.1,,,yes,10,
1.2,19,,,7.92,
1.3,,,3,6,
1.4,33,40,,5,
2.1,,,8,8,
2.2.1,,,yes,10,
2.2.2,,,4,4,
3,,,1,-1,
total,,,,45.92,
";

/// The whole form with these rows in the place of those of the same codes; others stand before the total.
fn whole_with(rows: &[&str]) -> String {
    let code = |row: &str| row.split(',').next().unwrap_or_default().to_owned();
    let mut lines: Vec<String> = WHOLE.lines().map(str::to_owned).collect();
    for row in rows {
        match lines.iter().position(|line| code(line) == code(row)) {
            Some(at) => (*row).clone_into(&mut lines[at]),
            None => lines.insert(lines.len() - 1, (*row).to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// A form in a file of its own.
struct Form {
    folder: TempDir,
    ending: &'static str,
}

impl Form {
    fn new(ending: &'static str, text: impl AsRef<[u8]>) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join(format!("form.{ending}")), text).unwrap();
        Form { folder, ending }
    }

    fn run(&self, language: &str, command: &str, more: &[&str]) -> Run {
        let path = self.folder.path().join(format!("form.{}", self.ending));
        let arguments = ["--lang", language, command, "--criteria", EDITION, path.to_str().unwrap()];
        // sentences that are wrapped are not told apart
        finished(program().env("COLUMNS", "1000").args(arguments).args(more))
    }

    /// The errors and warnings that a check tells.
    fn told(&self, language: &str) -> Vec<Spoken> {
        let Run { stdout, stderr, .. } = self.run(language, "check", &[]);
        let found = spoken(&format!("{stdout}\n{stderr}"));
        let remarks = ["not-appraised", "total-not-declared", "row-missing", "fact-missing"];
        found.into_iter().filter(|finding| !remarks.contains(&finding.code.as_str())).collect()
    }
}

/// What is said of a case, as the golden has it. Every command says it, and a batch as well.
fn case(name: &str, form: &Form) -> String {
    let (english, vietnamese) = (form.told("en"), form.told("vi"));
    let mut text = format!("{}\n", name.escape_debug());
    if english.is_empty() {
        text.push_str("  nothing\n");
    }
    for (english, vietnamese) in english.iter().zip(&vietnamese) {
        assert_eq!(english.code, vietnamese.code, "{name}");
        for (at, (en, vi)) in english.sentences.iter().zip(&vietnamese.sentences).enumerate() {
            let words = english_words(vi);
            assert!(words.is_empty(), "{name}: {words:?} in {vi}");
            let code = if at == 0 { format!("[{}]: ", english.code) } else { "  ".to_owned() };
            let _ = write!(text, "  {code}{en}\n    {vi}\n");
        }
        for (command, more) in [("evaluate", &[][..]), ("explain", &["total"])] {
            let run = form.run("en", command, more);
            // what is no error need not be told by a command that shows something else
            let is_remark = ["lines-above-header", "header-again", "lost-letters", "column-not-read"]
                .contains(&english.code.as_str());
            assert!(is_remark || run.stderr.contains(&english.sentences[0]), "{name}: {}", run.stderr);
        }
        let batch = form.run("vi", "batch", &[]);
        let batch = batch.stdout + &batch.stderr;
        assert!(batch.contains(&english.code), "{name}: {batch}");
    }
    assert_eq!(english.len(), vietnamese.len(), "{name}");
    text
}

fn hold(golden: &str, cases: impl Iterator<Item = (String, Form)>) {
    let told: Vec<String> = cases.map(|(name, form)| case(&name, &form)).collect();
    against_golden(&format!("tests/goldens/{golden}.txt"), &told.concat()).unwrap();
}

#[test]
fn what_excel_and_people_make_of_a_cell_is_told_with_its_cause() {
    let cells = CELLS.iter().map(|rows| (rows.join(" | "), Form::new("csv", whole_with(rows))));
    hold("messages-of-cells", cells);
}

/// Rows of the whole form.
const CELLS: &[&[&str]] = &[
    &["1.2,19,24,,7.91666666666667,"],
    &["05-Thg2,,,3,,"],
    &["45901,,,3,,"],
    &["5.2.2026,,,3,,"],
    &["'1.3,,,3,,"],
    &[r#"="1.3",,,3,,"#],
    &["01.3,,,3,,"],
    &["1.3 Meetings held,,,3,,"],
    &["Mục 1.3,,,3,,"],
    &["1．3,,,3,,"],
    &["1.3.,,,3,,"],
    &["1 .3,,,3,,"],
    &["TOTAL,,,,45.92,"],
    &["1.2999999999999998,,,3,,"],
    &["####,,,3,,"],
    &["rest,,,3,,"],
    &["2.1,,,87%,,"],
    &["2.1,,,3 %,,"],
    &["2.1,,,8,87%,"],
    &["1.2,87%,,,,"],
    &["1.4,,,82%,5,"],
    &["2.1,,,####,,"],
    &["1.2,####,,,7.92,"],
    &["2.1,,,#REF!,8,"],
    &["facts.leak,,,####,,"],
    &[r#"1.1,,, "yes",,"#],
    &[r#"1.1,,,"yes" ,,"#],
    &["1.1,,,'yes,,"],
    &["facts.staff,,,2 4,,"],
    &["1.3,,,1\u{ad}026,6,"],
    &["2.1,,,1\u{2007}0,8,"],
    &["\u{200f}1.4,33,40,,5,"],
    &["1.1,,,ye\u{200b}s,,"],
    &[r#""1,4",33,40,,5,"#, r#""2,1",,,8,8,"#],
    &["'1.3,,,3,6,", "'2.1,,,8,8,"],
    &["05-Thg2,,,3,,", "06-Thg2,,,3,,"],
    &[r#"1.1,,,yes,"10,5","#, r#"2.1,,,8,"8,5","#],
    &["2.1,,,1.234,,", "2.2.2,,,2.345,,"],
    &["2.1,,,8,8,,x", "1.3,,,3,6,,y"],
    &["1.3,,,3", "2.1,,,8"],
    &["2.1,,,7.91666666666667,,", "2.2.2,,,3.91666666666667,,"],
    &[r#"1.1,,,"yes" ,,"#, r#"2.2.1,,,"yes" ,,"#],
    &[",,,3,,"],
    &["1.1,,,YES,10,"],
    &["1.4,33/40,,,5,"],
    &["facts.leak,,,NO,,"],
    &["1.1,,,yes,10,,,", "1.3,,,3,6,,,"],
];

#[test]
fn what_is_written_as_another_notation_has_it_is_told_so() {
    let form = |table: &str, line: &str| format!("criteria = \"faults\"\n[{table}]\n{line}\n");
    let lines = LINES.iter().map(|(table, line)| {
        let form = Form::new("toml", form(table, line));
        // one slip is one finding
        let told = form.told("en");
        assert_eq!(told.len(), 1, "{line}: {:?}", told.iter().map(|it| &it.sentences).collect::<Vec<_>>());
        (format!("[{table}] {line}"), form)
    });
    hold("messages-of-toml", lines);
}

/// A table, and a line below it.
const LINES: &[(&str, &str)] = &[
    ("self", "\u{a0}\"1.3\" = 3"),
    ("self", "\"1.3\"\u{a0}= 3"),
    ("self", "\"1.3\" =\u{a0}3"),
    ("facts", "staff: 24"),
    ("self", r#""1.2" = { num: 7 }"#),
    ("self", r#""1.3" - 3"#),
    ("self", r#""1.3" == 3"#),
    ("unit", r#"name = "a "b"""#),
    ("self", r#""1.2" = [num = 7]"#),
    ("self", r#""1.2" = (num = 7)"#),
    ("facts", "staff = 24 // all"),
    ("facts", "staff = 24 -- all"),
    ("facts", "staff = 24 people"),
    ("self", r#""1.2" = { num = 19, score = 7.92 % }"#),
    ("facts", "staff = 1 234"),
    ("unit", r#"name = """a"#),
    ("unit", "name = '''a"),
    ("facts", r#"staff = 24; leak = "no""#),
    ("facts", "leak = true"),
    ("self", "1.3 = 3\n2.1 = 4"),
    ("self", "\"2.1\" = 4,5\n\"1.3\" = 3,5"),
    ("self", "\"2.1\": 4\n\"1.3\": 3"),
    ("self", r#""2.1" = 87%"#),
    ("self", "“2.1” = 4\n“1.3” = 3"),
    ("self", r#""rest" = "yes""#),
    ("self", r#""1.4" = { num = "86%", den = 40 }"#),
    ("self", r#""1.4" = { num = 33, den = 40, score = "86%" }"#),
    ("self", r#""1.4" = "86%""#),
    ("self", "1.4.num = 33\n1.4.den = 40"),
    ("self", "1.4.num = 33\n1.4.den = 40\n1.2.num = 19"),
    ("self", "\"1.4\".num = 33\n\"1.4\".den = 40"),
    ("self.1.4", "num = 33\nden = 40"),
    ("self", r#""1.4" = { num = 33, den = 40, diem = 5 }"#),
    ("self", r#""1.4" = { tử số = 33, den = 40 }"#),
    ("tham-dinh", r#""2.1" = 8"#),
    ("thẩm định", r#""2.1" = 8"#),
    ("thông tin chung", "staff = 24"),
];

#[test]
fn files_that_are_no_forms_as_expected_are_told_what_they_are() {
    let title = |above: &str| format!("{above}\n{WHOLE}");
    let vietnamese = "Mã,Điểm tự chấm,Ghi chú\ncriteria,,\n1.1,10,\n";
    let gzip = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48".to_vec();
    let zip = b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xf6\xf6form.csv\xff".to_vec();
    let workbook = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xf6\xf6xl/workbook.xml\xff".to_vec();
    let word = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xf6\xf6word/document.xml\xff".to_vec();
    let picture = b"\x89PNG\r\n\x1a\n\x00\x00\xff".to_vec();
    let header = |name: &str, other: &str| WHOLE.replacen(name, other, 1);
    let units = |name: &str| {
        let rows: String = ["a", "b"]
            .iter()
            .flat_map(|unit| WHOLE.lines().skip(1).map(move |row| format!("{unit},{row}\n")))
            .collect();
        format!("{name},{}\n{rows}", WHOLE.lines().next().unwrap())
    };
    let titles = WHOLE.replacen("code,", "STT,Nội dung,code,", 1).replace('\n', "\n1,x,");
    let titles = titles.trim_end_matches("1,x,").to_owned();
    let cases = [
        ("gzip", Form::new("csv", gzip)),
        ("zip", Form::new("csv", zip)),
        ("workbook", Form::new("csv", workbook)),
        ("word", Form::new("csv", word)),
        ("picture", Form::new("csv", picture)),
        ("pdf", Form::new("csv", b"%PDF-1.4\n\xff")),
        ("a title above the header", Form::new("csv", title("PHIẾU ĐÁNH GIÁ,,,,,"))),
        ("no header", Form::new("csv", "PHIẾU ĐÁNH GIÁ\n1.1,10\n")),
        ("the header in Vietnamese", Form::new("csv", vietnamese)),
        ("the end of a file of DOS", Form::new("csv", format!("{WHOLE}\u{1a}"))),
        ("lost letters in a name", Form::new("csv", whole_with(&["unit.name,,,Th? x\u{e3} La Gi,,"]))),
        ("lost letters in a note", Form::new("csv", whole_with(&["1.3,,,3,6,Ph?ng h?p"]))),
        ("a question", Form::new("csv", whole_with(&["1.3,,,3,6,Đủ chưa? Rồi"]))),
        ("a line sep= that lies", Form::new("csv", format!("sep=;\n{WHOLE}"))),
        ("a misspelt column of answers", Form::new("csv", header("self_answer", "self_anwser"))),
        ("a misspelt column of denominators", Form::new("csv", header("self_den", "self_dne"))),
        ("a misspelt column of codes", Form::new("csv", header("code", "cod"))),
        ("a column that says not whose", Form::new("csv", header("self_num", "num"))),
        ("a misspelt column of units", Form::new("csv", units("unti"))),
        ("a column of units in Vietnamese", Form::new("csv", units("Đơn vị"))),
        ("titles beside the codes", Form::new("csv", titles)),
        ("the header again", Form::new("csv", format!("{WHOLE}{}\n", WHOLE.lines().next().unwrap()))),
    ];
    hold("messages-of-files", cases.into_iter().map(|(name, form)| (name.to_owned(), form)));
}

#[test]
fn what_has_one_reading_is_read() {
    let codes = whole_with(&[]).replace("1.4,33,40,,5,", "\"1,4\",33,40,,5,");
    let whole = codes.replace("7.92", "\"7,92\"").replace("45.92", "\"45,92\"");
    let run = Form::new("csv", whole).run("en", "check", &["--decimal-mark", ","]);
    assert!(run.stdout.contains("all 9 declared figures agree"), "{}{}", run.stdout, run.stderr);
    for rows in [&["1.1,,,YES,10,"][..], &["1.4,33/40,,,5,"], &["facts.leak,,,No,,"], &["1.1,,,yes,10,,,"]] {
        let run = Form::new("csv", whole_with(rows)).run("en", "check", &[]);
        assert!(run.stdout.contains("all 9 declared figures agree"), "{rows:?}{}{}", run.stdout, run.stderr);
    }
}

/// What a command says of an edition and a form in files of their own.
fn run_with(command: &[&str], edition: &str, ending: &str, form: &[u8]) -> Run {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (edition_path, form_path) = (path("e.toml"), path(&format!("f.{ending}")));
    std::fs::write(&edition_path, edition).unwrap();
    std::fs::write(&form_path, form).unwrap();
    score(&[command, &["--criteria", &edition_path, &form_path]].concat())
}

const ONE: &str = "criterion = [ { code = \"1\", title = \"A\", rule = \"manual\", max = 10 } ]
criteria = { id = \"x\", title = \"X\", max = 10 }
rounding = { mode = \"exact\" }
facts = { kind = { title = \"Kind\", options = [\"class-2\", \"01\", \"2\", \"other\"] } }
";

#[test]
fn an_option_of_a_fact_may_have_digits_in_a_csv() {
    for (option, read) in [("class-2", true), ("01", true), ("2", true), ("CLASS-2", true), ("1", false)] {
        let form = format!("code,self_answer\ncriteria,x\nfacts.kind,{option}\n1,3\n");
        let run = run_with(&["check"], ONE, "csv", form.as_bytes());
        assert_eq!(!run.stderr.contains("error["), read, "{option}: {}", run.stderr);
        let many = format!("unit,code,self_answer\n,criteria,x\na,facts.kind,{option}\na,1,3\n");
        let run = run_with(&["batch"], ONE, "csv", many.as_bytes());
        assert_eq!(run.code == 0, read, "{option}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn joined_files_are_read_and_told() {
    let joined = "unit,code,self_answer\n,criteria,x\na,1,3\nunit,code,self_answer\n\u{feff}b,unit.name,Office\nb,1,4\n";
    let run = run_with(&["batch"], ONE, "csv", joined.as_bytes());
    assert!(run.stdout.contains("✓ 2 units read, 2 scored"), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("header-again") && run.stdout.contains("Office"), "{}", run.stdout);
    let other = joined.replace("\nunit,code,self_answer\n", "\nunit,self_answer,code\n");
    let run = run_with(&["batch"], ONE, "csv", other.as_bytes());
    assert_eq!(run.code, 1, "{}", run.stdout);
    // what is said of all of a unit stands at its first line
    let empty = "unit,code,self_answer\n,criteria,x\na,1,3\nb,unit.name,Office\n";
    let run = run_with(&["batch"], ONE, "csv", empty.as_bytes());
    assert!(
        run.stdout.contains("f.csv:4:1") || run.stderr.contains("f.csv:4:1"),
        "{}{}",
        run.stdout,
        run.stderr
    );
}

#[test]
fn an_answer_may_hold_while_its_score_does_not() {
    let form = "criteria = \"x\"\nfacts = { kind = \"other\" }\nself = { \"1\" = { value = 8, score = 9 } }\n\
                appraisal = { \"1\" = { same = true, score = 8 } }\n";
    let run = run_with(&["check"], ONE, "toml", form.as_bytes());
    let told = run.stdout + &run.stderr;
    assert!(!told.contains("same-and-answer"), "{told}");
    assert!(told.contains("declares 9") && !told.contains("declares 8"), "{told}");
}

#[test]
fn the_list_of_a_cell_may_end_with_its_separator() {
    let edition = ONE.replace(
        "rule = \"manual\", max = 10",
        "rule = \"checklist\", max = 10, items = [ { id = \"a\", points = 5 }, { id = \"b\", points = 5 } ]",
    );
    let form = "code,self_answer\ncriteria,x\nfacts.kind,other\n1,a;b;\n";
    let run = run_with(&["evaluate"], &edition, "csv", form.as_bytes());
    assert!(run.stdout.contains("10"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn merged_lines_may_be_written_by_a_windows_shell() {
    let folder = TempDir::new().unwrap();
    let form = folder.path().join("a.csv");
    std::fs::write(&form, WHOLE).unwrap();
    let lines = score(&["batch", "--format", "json", "--criteria", EDITION, form.to_str().unwrap()]).stdout;
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(lines.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = format!("\u{feff}{lines}").into_bytes();
    for bytes in [utf16, marked] {
        let path = folder.path().join("lines.jsonl");
        std::fs::write(&path, bytes).unwrap();
        let run = score(&["batch", "--merge", path.to_str().unwrap()]);
        assert!(run.stdout.contains("45.92"), "{}{}", run.stdout, run.stderr);
    }
}
