//! A printed form out of an edition and its answers: rows and options in lines, both columns, facts above, the total
//! below. Each cell knows which parts of which answers it gives, so that the truth of a form is known however its cells
//! are moved.

use std::collections::BTreeMap;

use score::answer::Answer;
use score::column::Column;
use score::criteria::{Criteria, Node};
use score::evaluate::{Evaluation, Outcome, Status, evaluate};
use score::finding::Findings;
use score::language::{Language, Show};
use score::number::{Decimal, Exact};
use score::rule::Rule;
use score::submission::Submission;
use score::working::Recorder;

use super::load;
use super::printed_answers::Answered;
use super::support::file;

/// The columns of the form, from the left.
pub const CODE: usize = 0;
pub const TITLE: usize = 1;
pub const CALC: usize = 4;
pub const MAX: usize = 5;
pub const NOTE: usize = 10;
pub const WIDTH: usize = 11;

/// Numerator, denominator and points of a column.
pub fn figures(column: Column) -> [usize; 3] {
    match column {
        Column::Own => [2, 3, 6],
        Column::Appraisal => [7, 8, 9],
    }
}

const HEADING: [&str; WIDTH] = [
    "Nhóm",
    "Tiêu chí",
    "Số liệu (tử/mẫu) tự chấm",
    "",
    "Cách tính điểm",
    "Điểm tối đa",
    "Điểm tự chấm",
    "Số liệu (tử/mẫu) thẩm định",
    "",
    "Điểm thẩm định",
    "Ghi chú",
];

/// A part of an answer: the row and its column, the key, and the value. `count` and lists have a part for each entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub row: String,
    pub column: Column,
    pub key: &'static str,
    pub value: String,
}

/// A cell: what it shows, and what it gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub gives: Vec<Part>,
    /// Whether it is a text though it looks like a number.
    pub is_text: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Above,
    Heading,
    Group,
    Leaf,
    Option,
    Evidence,
    Total,
}

/// A line of the form.
#[derive(Clone, Debug)]
pub struct Line {
    pub kind: Kind,
    /// The code of its row.
    pub row: String,
    pub cells: Vec<Cell>,
    pub page_break: bool,
    pub hidden: bool,
    /// Whether it was damaged.
    pub touched: bool,
}

/// The parts of every answer, by row and column, each list in order.
pub type Truth = BTreeMap<(String, Column), BTreeMap<&'static str, Vec<String>>>;

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    pub lines: Vec<Line>,
}

impl Form {
    /// What its cells give.
    pub fn truth(&self) -> Truth {
        let mut truth = Truth::new();
        for part in self.lines.iter().flat_map(|line| &line.cells).flat_map(|cell| &cell.gives) {
            let row = truth.entry((part.row.clone(), part.column)).or_default();
            row.entry(part.key).or_default().push(part.value.clone());
        }
        for row in truth.values_mut() {
            for values in row.values_mut() {
                values.sort();
            }
            if let Some(counted) = row.get_mut("counted").map(|counted| counted.len()) {
                row.remove("counted");
                row.insert("count", vec![counted.to_string()]);
            }
        }
        truth
    }

    /// The line of the heading.
    pub fn heading(&self) -> usize {
        self.lines.iter().position(|line| line.kind == Kind::Heading).expect("a form has a heading")
    }

    /// The same with one column alone.
    #[must_use]
    pub fn without_appraisal(mut self) -> Self {
        for line in self.lines.iter_mut().filter(|line| line.kind != Kind::Above) {
            line.cells.truncate(NOTE);
            line.cells.truncate(figures(Column::Appraisal)[0]);
        }
        self
    }
}

/// An edition, the form that answers it, and how deep its printed codes go.
pub struct Printed {
    pub criteria: Criteria,
    pub submission: Submission,
    evaluation: Evaluation,
    codes_to: usize,
}

/// The forms of the tests: the edition, the answers, and how many parts the printed codes have at most.
pub const FORMS: [(&str, &str, usize); 3] = [
    ("criteria/binh-thuan-huyen-2022.toml", "examples/la-gi-2022.toml", 2),
    ("examples/tutorial/xa-2025.toml", "examples/tutorial/tan-hoa.toml", 9),
    ("tests/forms/edition.toml", "tests/forms/tan-hai.toml", 9),
];

impl Printed {
    /// The form of [`FORMS`] at a position.
    pub fn of((criteria, submission, codes_to): (&str, &str, usize)) -> Self {
        let criteria = load::criteria(&file(criteria));
        let submission = load::submission(&criteria, &file(submission));
        let evaluation = evaluate(&criteria, &submission, &Recorder::discarding(), &mut Findings::default());
        Printed { criteria, submission, evaluation, codes_to }
    }

    /// Each figure that the form declares of a group or of the whole, by code and column.
    pub fn sums(&self) -> Vec<(String, Column)> {
        let is_sum = |node: &Node| node.row().is_none_or(|row| self.criteria.rows[row].is_group());
        let nodes = self.criteria.nodes().filter(is_sum);
        nodes.flat_map(|node| Column::BOTH.map(|c| (self.criteria.code_of(node).to_owned(), c))).collect()
    }

    /// Each fact that is a number, as the form prints it.
    pub fn facts(&self) -> Vec<(String, String)> {
        let facts = self.criteria.facts.iter().enumerate();
        let printed = facts.filter_map(|(index, fact)| {
            let figure = self.submission.fact_figure(index, Column::Own)?;
            Some((fact.name.clone(), plain(figure)))
        });
        printed.collect()
    }

    /// The printed form.
    pub fn form(&self) -> Form {
        let mut lines = self.above();
        lines.push(printed_line(Kind::Heading, "", HEADING));
        for row in 0..self.criteria.rows.len() {
            self.row(row, &mut lines);
        }
        let total = &self.criteria.max.map_or(String::new(), plain);
        let mut line =
            printed_line(Kind::Total, "total", ["", "TỔNG CỘNG", "", "", "", total, "", "", "", "", ""]);
        self.points(Node::Total, &mut line);
        lines.push(line);
        for (at, line) in lines.iter_mut().enumerate() {
            line.page_break = line.kind != Kind::Above && at % 23 == 22;
        }
        Form { lines }
    }

    fn above(&self) -> Vec<Line> {
        let name = self.submission.unit.name.as_deref().unwrap_or("UBND xã");
        let mut texts = vec![self.criteria.title.clone(), format!("1. Tên cơ quan: {name}")];
        for (index, fact) in self.criteria.facts.iter().enumerate() {
            if let Some(figure) = self.submission.fact_figure(index, Column::Own) {
                let what = if fact.title.contains("Tổng số") { "" } else { " người" };
                texts.push(format!("{}: {}{what}", fact.title, plain(figure)));
            }
        }
        let line = |text: &String| {
            let mut line = printed_line(Kind::Above, "", [""; WIDTH]);
            line.cells[0].text.clone_from(text);
            line
        };
        texts.iter().map(line).collect()
    }

    fn points_of(&self, node: Node, column: Column) -> Option<String> {
        let declared = self.submission.row(node, column).declared.as_ref().map(|figure| figure.value);
        let scored = |outcome: &&Outcome| {
            matches!(outcome.status, Status::Scored | Status::Provisional) && outcome.max != Some(Exact::ZERO)
        };
        let shown = || self.evaluation.outcome(node, column).filter(scored).and_then(|outcome| outcome.shown);
        declared.or_else(shown).map(plain)
    }

    fn points(&self, node: Node, line: &mut Line) {
        let row = self.criteria.code_of(node).to_owned();
        for column in Column::BOTH {
            if let Some(points) = self.points_of(node, column) {
                put(line, figures(column)[2], points, (&row, column, "score"));
            }
        }
    }

    fn row(&self, index: usize, lines: &mut Vec<Line>) {
        let criterion = &self.criteria.rows[index];
        let code = &criterion.code;
        let max = criterion.max.filter(|max| !max.is_zero()).map_or(String::new(), plain);
        let printed = if code.split('.').count() <= self.codes_to { code.as_str() } else { "" };
        let kind = if criterion.is_group() { Kind::Group } else { Kind::Leaf };
        let mut line =
            printed_line(kind, code, [printed, &criterion.title, "", "", "", &max, "", "", "", "", ""]);
        self.points(Node::Row(index), &mut line);
        let note = self.submission.rows[index].appraisal.note.as_ref();
        line.cells[NOTE].text = note.map_or(String::new(), |note| note.value.clone());
        let Some(rule) = criterion.rule.as_deref() else { return lines.push(line) };
        let mut below: Vec<Line> = Vec::new();
        for (entry, listed) in rule.list().iter().enumerate().filter(|(_, listed)| listed.place.is_some()) {
            let worth = worth(rule, entry);
            below.push(printed_line(
                Kind::Option,
                code,
                ["", &listed.title, "", "", "", &worth, "", "", "", "", ""],
            ));
        }
        let evidence = self.evidence(index);
        for text in &evidence {
            below.push(printed_line(Kind::Evidence, code, ["", text, "", "", "", "0", "", "", "", "", ""]));
        }
        for column in Column::BOTH {
            let Answer::Given(given) = &self.submission.rows[index].get(column).answer else { continue };
            let answered = Answered { rule, code, column, row: &self.submission.rows[index].own };
            answered.print(given, &mut line, &mut below);
        }
        if rule.kind().name == "ratio" && !line.cells[2].text.is_empty() {
            line.cells[CALC].text = format!("Tỷ lệ x {max}");
        }
        lines.push(line);
        lines.extend(below);
    }

    /// What is listed below a count: as much as either column counts.
    fn evidence(&self, index: usize) -> Vec<String> {
        let rows = &self.submission.rows[index];
        if self.criteria.rows[index].kind() != "count" || rows.own.evidence.is_empty() {
            return Vec::new();
        }
        let texts = rows.own.evidence.iter().enumerate();
        texts.map(|(at, text)| format!("{}. {}", at + 1, text.value)).collect()
    }
}

fn printed_line(kind: Kind, row: &str, cells: [&str; WIDTH]) -> Line {
    let cell = |text: &str| Cell { text: text.to_owned(), ..Cell::default() };
    let cells = cells.into_iter().map(cell).collect();
    Line { kind, row: row.to_owned(), cells, page_break: false, hidden: false, touched: false }
}

/// Writes a figure that gives itself.
pub(super) fn put(
    line: &mut Line,
    at: usize,
    text: String,
    (row, column, key): (&str, Column, &'static str),
) {
    let value = text.clone();
    line.cells[at].gives.push(Part { row: row.to_owned(), column, key, value });
    line.cells[at].text = text;
}

/// A number as forms print it.
pub fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// What a tick gives, as printed; nothing where it depends on more.
fn worth(rule: &dyn Rule, entry: usize) -> String {
    match rule.rule_of(entry) {
        Some(own) => own.max_points().to_decimal().map_or(String::new(), plain),
        None => {
            let worth = rule.list()[entry].worth.said(Language::English);
            if worth.parse::<f64>().is_ok() { worth } else { String::new() }
        }
    }
}
