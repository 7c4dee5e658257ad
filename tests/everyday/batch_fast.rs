//! Plain units are scored by a table of whole numbers; each must come to what the general engine makes of it, whatever
//! the rounding.

use crate::harness::program;
use std::fs;

use crate::harness::batch_units::{folder, write};
use crate::harness::program::{in_package, score};
use score::batch::FastPath;
use score::criteria::{Criteria, decode};
use score::finding::Findings;
use score::source::{SourceText, Sources};

const PLAIN: &str = "tests/batch_units/plain.toml";
/// Each leaf, and the cells that may answer it: numerator, denominator, answer.
const LEAVES: [(&str, &[Cells]); 15] = [
    ("1.1", RATIO),
    ("1.2", RATIO),
    ("1.3", RATIO),
    ("1.4", RATIO),
    ("1.5", &[Cells::Ratio, Cells::Ratio, Cells::NumAlone]),
    ("2.1.1", &[Cells::Option(&["a", "b", "yes", "no"])]),
    (
        "2.1.2",
        &[Cells::Option(&["third", "less", "d", "third", "less", "d", "2"]), Cells::OptionWithRatio("ratio")],
    ),
    ("2.2", &[Cells::Ratio, Cells::Ratio, Cells::Option(&["a", "b", "c"]), Cells::OptionWithRatio("b")]),
    ("2.3", &[Cells::NumAlone, Cells::NumAlone, Cells::Option(&["a", "b", "c"])]),
    ("3.1", &[Cells::Figure(90)]),
    ("3.2", &[Cells::Figure(9)]),
    ("3.3", RATIO),
    ("4", RATIO),
    ("5.1", &[Cells::Figure(9)]),
    ("5.2", RATIO),
];
const RATIO: &[Cells] = &[Cells::Ratio];
const GROUPS: [&str; 5] = ["1", "2", "2.1", "3", "5"];

#[derive(Clone, Copy)]
enum Cells {
    Ratio,
    NumAlone,
    Option(&'static [&'static str]),
    OptionWithRatio(&'static str),
    Figure(usize),
}

/// What an edition may have beside plain rows: more of it, and the leaves that this adds.
struct Beside {
    toml: &'static str,
    leaves: &'static [(&'static str, &'static [Cells])],
    class: bool,
}

const BESIDE: [Beside; 6] = [
    Beside { toml: "", leaves: &[], class: false },
    Beside {
        toml: r#"
[[criterion]]
code  = "6"
title = "Losses"
role  = "penalty"
max   = 3
[[criterion]]
code  = "6.1"
title = "Late"
role  = "penalty"
rule  = "count"
max   = 4
each  = 0.375
[[criterion]]
code  = "7"
title = "A group with a floor"
max   = 6
floor = 1.5
[[criterion]]
code  = "7.1"
title = "A row with a floor"
rule  = "ratio"
max   = 3
floor = 0.25
[[criterion]]
code  = "7.2"
title = "May be below zero"
rule  = "choice"
max   = 3
options = [ { points = 3 }, { points = -2.5 } ]
"#,
        leaves: &[("6.1", &[Cells::Figure(12)]), ("7.1", RATIO), ("7.2", &[Cells::Option(&["a", "b"])])],
        class: false,
    },
    Beside {
        toml: r#"
[total]
base  = 5
floor = 12.5
index = { scale = 100, of = "max", decimals = 1, mode = "half-up" }
bands = [
  { id = "good", ge = { by = "class", I = 40, II = "60%" } },
  { id = "fair", ge = 20, lt = { by = "class", I = 40, II = "60%" } },
  { id = "poor", lt = 20 },
]
"#,
        leaves: &[],
        class: true,
    },
    Beside {
        toml: "[ranking]\nby = \"total\"\ncompare = \"exact\"\nthen = [\"2.1\", \"1.1\"]\ncohort = \"class\"\n",
        leaves: &[],
        class: true,
    },
    Beside { toml: "[total]\ncombine = \"mean\"\n", leaves: &[], class: false },
    Beside { toml: "[total]\ndirection = \"down\"\n", leaves: &[], class: false },
];

struct Draw(u64);

impl Draw {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A figure, mostly small and whole, now and then with decimals or very large.
    fn figure(&mut self, below: usize) -> String {
        match self.below(40) {
            0 => format!("{}.{}", self.below(below), self.below(1000)),
            1 => format!("{}", 1 + self.below(900_000_000_000)),
            _ => format!("{}", self.below(below)),
        }
    }

    fn ratio(&mut self) -> (String, String) {
        if self.one_in(20) {
            return (self.figure(3), "0".to_owned());
        }
        let den = 1 + self.below(60);
        let num = if self.one_in(15) { den + self.below(4) } else { self.below(den + 1) };
        if self.one_in(25) { (self.figure(50), self.figure(50)) } else { (num.to_string(), den.to_string()) }
    }

    fn answer(&mut self, may_be: &[Cells]) -> [String; 3] {
        let nothing = String::new;
        if self.one_in(12) {
            return [nothing(), nothing(), nothing()];
        }
        match may_be[self.below(may_be.len())] {
            Cells::Ratio => {
                let (num, den) = self.ratio();
                [num, den, nothing()]
            }
            Cells::NumAlone => [self.figure(30), nothing(), nothing()],
            Cells::Option(options) => [nothing(), nothing(), options[self.below(options.len())].to_owned()],
            Cells::OptionWithRatio(option) => {
                let (num, den) = self.ratio();
                [num, den, option.to_owned()]
            }
            Cells::Figure(below) => [nothing(), nothing(), self.figure(below)],
        }
    }

    fn declared(&mut self) -> String {
        match self.below(8) {
            0 => String::new(),
            1 => format!("{}.{:02}", self.below(6), self.below(100)),
            2 => format!("{}.5", self.below(6)),
            3 => format!("{}.123456", self.below(6)),
            _ => self.below(6).to_string(),
        }
    }

    /// A remark: nothing, or a text as people and spreadsheets write it.
    fn remark(&mut self) -> String {
        const REMARKS: [&str; 8] =
            ["đủ", "có, một phần", "hai\ndòng", "nói \"có\"", "\"", ";", "CV 12/UBND; QĐ 3", "x\r\ny"];
        if self.one_in(4) { REMARKS[self.below(REMARKS.len())].to_owned() } else { String::new() }
    }

    /// The rows of a unit, each with the cells of [`COLUMNS`].
    fn unit(&mut self, unit: usize, beside: &Beside) -> Vec<Vec<String>> {
        let id = format!("U{unit:05}");
        let row = |said: [String; 13]| [vec![id.clone()], said.to_vec()].concat();
        let staff = (1 + self.below(40)).to_string();
        let head = |code: &str, said: String| {
            let mut cells: [String; 13] = std::array::from_fn(|_| String::new());
            (cells[0], cells[3]) = (code.to_owned(), said);
            row(cells)
        };
        let mut rows = vec![head("facts.staff", staff)];
        if self.one_in(5) {
            rows.push(head("unit.name", format!("Xã \"{unit}\", huyện")));
        }
        if beside.class && !self.one_in(9) {
            rows.push(head("facts.class", ["I", "II"][self.below(2)].to_owned()));
        }
        for (code, may_be) in LEAVES.iter().chain(beside.leaves) {
            let (own, appraised) = (self.answer(may_be), self.answer(may_be));
            let (declared, held) = (self.declared(), self.declared());
            let (note, evidence) = (self.remark(), self.remark());
            let max = if self.one_in(9) { self.declared() } else { String::new() };
            let row = [vec![id.clone(), (*code).to_owned()], own.to_vec(), vec![declared, evidence]].concat();
            let rest = [appraised.to_vec(), vec![held, note, String::new(), max]].concat();
            rows.push([row, rest].concat());
        }
        for code in GROUPS.into_iter().chain(["total"]) {
            if self.one_in(3) {
                let mut cells: [String; 13] = std::array::from_fn(|_| String::new());
                (cells[0], cells[4], cells[9]) = (code.to_owned(), self.declared(), self.declared());
                rows.push(row(cells));
            }
        }
        rows
    }
}

const COLUMNS: [&str; 14] = [
    "unit",
    "code",
    "self_num",
    "self_den",
    "self_answer",
    "self_score",
    "self_evidence",
    "appraisal_num",
    "appraisal_den",
    "appraisal_answer",
    "appraisal_score",
    "note",
    "appraisal_previous",
    "printed_max",
];

/// How a program writes a CSV.
#[derive(Clone, Copy)]
struct Manner {
    delimiter: &'static str,
    mark: &'static str,
    end: &'static str,
    before: &'static str,
    options: &'static [&'static str],
}

const MANNERS: [Manner; 3] = [
    Manner { delimiter: ",", mark: ".", end: "\n", before: "", options: &[] },
    Manner { delimiter: ";", mark: ",", end: "\r\n", before: "\u{feff}", options: &[] }, // Excel in Vietnam
    Manner { delimiter: ",", mark: ",", end: "\r\n", before: "\u{feff}", options: &["--decimal-mark", ","] },
];

impl Manner {
    fn cell(self, text: &str, is_code: bool) -> String {
        let figure = !is_code && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let text = if figure { text.replace('.', self.mark) } else { text.to_owned() };
        if text.contains(['"', '\n', '\r']) || text.contains(self.delimiter) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    }

    /// The file; two columns more have no name, and are always empty.
    fn file(self, rows: &[Vec<String>]) -> String {
        let more = self.delimiter.repeat(2);
        let line = |cells: &[String]| {
            let cells: Vec<String> =
                cells.iter().enumerate().map(|(at, cell)| self.cell(cell, COLUMNS[at] == "code")).collect();
            format!("{}{more}{}", cells.join(self.delimiter), self.end)
        };
        let header = line(&COLUMNS.map(str::to_owned));
        format!("{}{header}{}", self.before, rows.iter().map(|row| line(row)).collect::<String>())
    }
}

pub fn criteria(text: &str) -> Criteria {
    let mut sources = Sources::default();
    let id = sources.add(SourceText::new("edition", text));
    let mut findings = Findings::default();
    decode(id, sources.get(id), &mut findings).unwrap_or_else(|| panic!("{:?}", findings.sorted()))
}

fn edition(beside: &Beside, mode: &str, decimals: &str) -> String {
    let plain = fs::read_to_string(in_package(PLAIN)).unwrap() + beside.toml;
    let facts = "[facts]\nclass = { title = \"Class\", options = [\"I\", \"II\"] }";
    let plain = if beside.class { plain.replace("[facts]", facts) } else { plain };
    plain
        .replace("\"truncate\"", &format!("\"{mode}\""))
        .replace("decimals = 2", &format!("decimals = {decimals}"))
}

pub fn has_table(criteria: &Criteria) -> bool {
    FastPath::new(criteria, false).has_table()
}

/// The same edition without a table: a row hangs on another one, by a gate that changes nothing.
fn without_table(edition: &str) -> String {
    let row = "max   = 2.35\n";
    assert_eq!(edition.matches(row).count(), 1);
    let gate = r#"requires = [{ criterion = "1.1", answered = true, else = { cap = 2.35 } }]"#;
    edition.replace(row, &format!("{row}{gate}\n"))
}

#[test]
fn a_unit_comes_to_the_same_by_whole_numbers_and_by_the_engine() {
    let mut draw = Draw(0x2545_f491_4f6c_dd1d);
    let folder = folder();
    let roundings = ["truncate", "half-up", "half-even", "up"]
        .into_iter()
        .flat_map(|mode| ["2", "3", "6"].map(|decimals| (mode, decimals)));
    let all = roundings.flat_map(|rounding| BESIDE.iter().map(move |beside| (rounding, beside)));
    // every day, a step by which each of the six editions has its turn, each with another rounding
    let (step, units) = if crate::SHARE == 1 { (1, 150) } else { (13, 30) };
    for ((mode, decimals), beside) in all.step_by(step) {
        let edition = edition(beside, mode, decimals);
        let gated = without_table(&edition);
        let [plain, engine] = [&edition, &gated].map(|text| criteria(text));
        assert!(has_table(&plain), "{mode} {decimals} {}", beside.toml);
        assert!(!has_table(&engine), "{mode} {decimals} {}", beside.toml);
        let edition = write(&folder, "plain.toml", &edition);
        let gated = write(&folder, "gated.toml", &gated);
        let rows: Vec<Vec<String>> = (0..units).flat_map(|unit| draw.unit(unit, beside)).collect();
        let manner = MANNERS[draw.below(MANNERS.len())];
        let file = write(&folder, "units.csv", &manner.file(&rows));
        for options in [
            &["--format", "json"][..],
            &["--no-rank", "--groups", "--final"],
            &["--format", "csv", "--column", "self"],
            &["--format", "markdown", "--groups", "--final"],
        ] {
            let run = |edition: &str, way: &[&str]| {
                let arguments = ["batch", "--criteria", edition, &file];
                let run = score(&[&arguments, options, manner.options, way].concat());
                run.transcript().replace(&engine.sha256[..16], &plain.sha256[..16])
            };
            let (fast, general) = (run(&edition, &[]), run(&edition, &["--no-fast-path"]));
            // read quickly, and scored by the engine
            let without_table = run(&gated, &[]);
            let scored = fast.matches("\"status\":\"scored\"").count();
            let lines = fast.contains("\"schema\":1");
            assert!(!lines || (units / 5..units).contains(&scored), "{scored} of {units} units are scored");
            // in an appraisal that is being worked on, what hangs on an open row by a gate is open too
            let is_same_edition = |way: &str| way == "fast" || options.contains(&"--final");
            let ways = [(&fast, "fast"), (&without_table, "without a table")];
            for (other, way) in ways.into_iter().filter(|(_, way)| is_same_edition(way)) {
                assert!(
                    other == &general,
                    "{way}: {mode} {decimals} {}\n{options:?}\n{}",
                    beside.toml,
                    program::difference(&general, other)
                );
            }
        }
    }
}

#[test]
fn an_edition_has_a_table_where_rows_hang_on_nothing_but_their_answers() {
    let plain = fs::read_to_string(in_package(PLAIN)).unwrap();
    let row = "[[criterion]]\ncode  = \"6\"\ntitle = \"One more\"\nrule  = \"manual\"\nmax   = 2\n";
    for (change, plain) in [
        (
            "[rounding]\nat = \"total\"".to_owned(),
            plain.replace("at       = \"leaf\"", "at       = \"total\""),
        ),
        ("a condition for points".to_owned(), format!("{plain}\n{row}evidence = {{ else = \"zero\" }}\n")),
        (
            "a row that is not always asked".to_owned(),
            format!("{plain}\n{row}asked_if = [{{ criterion = \"2.1.1\", is = \"a\" }}]\n"),
        ),
        (
            "a gate".to_owned(),
            format!("{plain}\n{row}requires = [{{ criterion = \"2.1.1\", is = \"a\" }}]\n"),
        ),
        ("a mean".to_owned(), plain.replace("max   = 20\n", "max   = 20\ncombine = \"mean\"\n")),
        (
            "an event".to_owned(),
            format!(
                "{plain}\n[total]\nevents = [ {{ when = {{ criterion = \"2.1.1\", is = \"b\" }}, points = -1 }} ]\n"
            ),
        ),
    ] {
        let criteria = criteria(&plain);
        assert!(!has_table(&criteria), "{change}");
    }
}
