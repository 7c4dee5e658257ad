//! Plain units are reckoned by whole numbers; each must come to what the engine makes of it, whatever the rounding.

mod batch_units;
mod program;

use std::fs;

use batch_units::{HEADER, folder, path, write};
use program::{in_package, score};
use score::criteria::{Criteria, decode};
use score::evaluate::Tariff;
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
    ("2.1.2", &[Cells::Option(&["third", "less", "d"]), Cells::OptionWithRatio("ratio")]),
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

    fn unit(&mut self, unit: usize) -> String {
        let mut rows = String::new();
        let mut line = |cells: &[String]| rows.push_str(&format!("U{unit:05},{}\n", cells.join(",")));
        let of_staff = 1 + self.below(40);
        line(&format!("facts.staff,,,{of_staff},,,,,,").split(',').map(str::to_owned).collect::<Vec<_>>());
        for (code, may_be) in LEAVES {
            let (own, appraisal) = (self.answer(may_be), self.answer(may_be));
            let (declared, held) = (self.declared(), self.declared());
            let cells = [vec![code.to_owned()], own.to_vec(), vec![declared], appraisal.to_vec(), vec![held]];
            line(&[cells.concat(), vec![String::new()]].concat());
        }
        for code in GROUPS.into_iter().chain(["total"]) {
            if self.one_in(3) {
                let (own, held) = (self.declared(), self.declared());
                line(
                    &format!("{code},,,,{own},,,,{held},").split(',').map(str::to_owned).collect::<Vec<_>>(),
                );
            }
        }
        rows
    }
}

fn criteria(text: &str) -> Criteria {
    let mut sources = Sources::default();
    let id = sources.add(SourceText::new("edition", text));
    let mut findings = Findings::default();
    decode(id, sources.get(id), &mut findings).unwrap_or_else(|| panic!("{:?}", findings.sorted()))
}

fn with_rounding(mode: &str, decimals: &str) -> String {
    let plain = fs::read_to_string(in_package(PLAIN)).unwrap();
    plain
        .replace("\"truncate\"", &format!("\"{mode}\""))
        .replace("decimals = 2", &format!("decimals = {decimals}"))
}

#[test]
fn a_unit_comes_to_the_same_by_whole_numbers_and_by_the_engine() {
    let mut draw = Draw(0x2545_f491_4f6c_dd1d);
    let folder = folder();
    for mode in ["truncate", "half-up", "half-even", "up"] {
        for decimals in ["2", "3", "5", "6"] {
            let edition = with_rounding(mode, decimals);
            assert!(Tariff::of(&criteria(&edition)).is_some(), "{mode} {decimals}");
            let edition = write(&folder, "plain.toml", &edition);
            let rows: String = (0..400).map(|unit| draw.unit(unit)).collect();
            // a column of evidence, though empty, is not for the quick reader
            let slow: String = rows.lines().map(|row| format!("{row},\n")).collect();
            write(&folder, "quick.csv", &format!("{HEADER}\n{rows}"));
            write(&folder, "slow.csv", &format!("{HEADER},self_evidence\n{slow}"));
            for options in [
                &["--format", "json"][..],
                &["--no-rank", "--groups"],
                &["--format", "json", "--column", "self"],
            ] {
                let run = |name: &str| {
                    let file = path(&folder, name);
                    let run = score(&[&["batch", "--criteria", &edition, &file], options].concat());
                    run.transcript().replace(name, "units.csv")
                };
                let (quick, slow) = (run("quick.csv"), run("slow.csv"));
                let scored = quick.matches("\"status\":\"scored\"").count();
                assert!(
                    (100..400).contains(&scored),
                    "{scored} of 400 units are scored, and some are broken"
                );
                assert!(
                    quick == slow,
                    "{mode} {decimals} {options:?}\n{}",
                    program::difference(&slow, &quick)
                );
            }
        }
    }
}

#[test]
fn an_edition_has_a_tariff_where_rows_hang_on_nothing_but_their_answers() {
    let plain = fs::read_to_string(in_package(PLAIN)).unwrap();
    let row = "[[criterion]]\ncode  = \"6\"\ntitle = \"One more\"\nrule  = \"manual\"\nmax   = 2\n";
    for (change, plain) in [
        (
            "[rounding]\nat = \"total\"".to_owned(),
            plain.replace("at       = \"leaf\"", "at       = \"total\""),
        ),
        ("a floor".to_owned(), format!("{plain}\n{row}floor = 1\n")),
        ("a penalty".to_owned(), format!("{plain}\n{row}role = \"penalty\"\n")),
        ("evidence".to_owned(), format!("{plain}\n{row}evidence = {{ else = \"zero\" }}\n")),
        (
            "a condition".to_owned(),
            format!("{plain}\n{row}asked_if = [{{ criterion = \"2.1.1\", is = \"a\" }}]\n"),
        ),
        ("a mean".to_owned(), plain.replace("max   = 20\n", "max   = 20\ncombine = \"mean\"\n")),
        ("a base".to_owned(), format!("{plain}\n{row}[total]\nbase = 1\n")),
    ] {
        let criteria = criteria(&plain);
        assert!(Tariff::of(&criteria).is_none(), "{change}");
    }
}
