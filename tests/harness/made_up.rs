//! Small editions of every kind of rule, cap and role, with forms that answer them.

use proptest::prelude::*;

/// A leaf of a made-up form: the keys of its row, and its answers in both columns (`None`: the row is absent).
#[derive(Clone, Debug)]
pub struct Leaf {
    rule: String,
    answers: [Option<String>; 2],
}

/// Rows of a made-up form, from the top down.
#[derive(Clone, Debug)]
pub enum Node {
    /// A row with a rule.
    Leaf(Leaf),
    Group {
        max: Option<u32>,
        role: Option<&'static str>,
        children: Vec<Node>,
    },
}

fn small() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (0..30_u32).prop_map(|n| n.to_string()),
        1 => (0..3000_u32).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
    ]
}

fn fraction() -> impl Strategy<Value = String> {
    let nothing = Just(("0".to_owned(), "0".to_owned()));
    let pair = prop_oneof![12 => (small(), small()), 1 => nothing];
    pair.prop_map(|(num, den)| format!("num = {num}, den = {den}"))
}

/// Two answers from a strategy; now and then blank, not applicable or absent.
fn answers(given: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = [Option<String>; 2]> {
    let given = given.boxed();
    let one = prop_oneof![
        12 => given.prop_map(|given| Some(format!("{{ {given} }}"))),
        1 => Just(Some("{}".to_owned())),
        1 => Just(Some("{ not_applicable = true }".to_owned())),
        1 => Just(None),
    ];
    [one.clone(), one]
}

const ZERO_OVER_ZERO: [&str; 4] = ["error", "zero", "full", "not-applicable"];

fn leaf() -> impl Strategy<Value = Leaf> {
    let over = || prop::sample::select(&["cap", "cap", "cap", "error"][..]);
    let ratio = (over(), prop::sample::select(&ZERO_OVER_ZERO[..]))
        .prop_map(|(over, zero)| format!("rule = \"ratio\"\nover = \"{over}\"\nzero_over_zero = \"{zero}\""));
    let ratio = (ratio, answers(fraction()));
    let choice = Just(
        "rule = \"choice\"\noptions = [ { points = 4 }, { points = 2.5 }, { rule = \"ratio\" }, \
         { rule = \"count\", each = 0.75 }, { points = 0 } ]"
            .to_owned(),
    );
    let chosen = prop_oneof![
        prop::sample::select(&["choice = \"a\"", "choice = \"b\"", "choice = \"e\""][..])
            .prop_map(str::to_owned),
        fraction().prop_map(|fraction| format!("choice = \"c\", {fraction}")),
        (0..9_u32).prop_map(|count| format!("choice = \"d\", count = {count}")),
    ];
    let choice = (choice, answers(chosen));
    let yes_no = Just("rule = \"choice\"\noptions = \"yes-no\"".to_owned());
    let yes_no = (
        yes_no,
        answers(prop::sample::select(&["choice = \"a\"", "choice = \"b\""][..]).prop_map(str::to_owned)),
    );
    let share_tiers = "rule = \"tiers\"\nmeasure = \"ratio\"\ntiers = [ { gt = \"80%\", points = 5 }, \
         { ge = \"1/3\", le = \"80%\", points = 2.25 }, { ge = \"10%\", lt = \"1/3\", points = 1 } ]";
    let ticked = prop::sample::select(&["a", "b", "c"][..]).prop_map(|tier| format!("choice = \"{tier}\""));
    let measured = prop_oneof![
        ticked.clone(),
        fraction(),
        (ticked.clone(), fraction()).prop_map(|(tick, fraction)| format!("{tick}, {fraction}")),
    ];
    let share_tiers = (Just(share_tiers.to_owned()), answers(measured));
    let value_tiers = "rule = \"tiers\"\nmeasure = \"value\"\ntiers = [ { ge = 20, points = 9 }, \
         { ge = 7.5, lt = 20, points = 3.5 }, { lt = 7.5, points = 0 } ]";
    let valued = prop_oneof![ticked, small().prop_map(|value| format!("value = {value}"))];
    let value_tiers = (Just(value_tiers.to_owned()), answers(valued));
    let count = prop::sample::select(&["2", "0.333333", "1.5"][..])
        .prop_map(|each| format!("rule = \"count\"\neach = {each}"));
    let counted = prop_oneof![9 => (0..40_u32).prop_map(|n| format!("count = {n}")), 1 => Just("count = 1.5".to_owned())];
    let count = (count, answers(counted));
    let manual = prop::sample::select(&["", "\nmin = 0.5\nstep = 0.25"][..])
        .prop_map(|range| format!("rule = \"manual\"{range}"));
    let awarded =
        (0..20_u32).prop_map(|quarters| format!("value = {}.{:02}", quarters / 4, quarters % 4 * 25));
    let manual = (manual, answers(awarded));
    with_max(prop_oneof![ratio, choice, yes_no, share_tiers, value_tiers, count, manual])
}

/// A rule with the answers to it, as a row of some max.
fn with_max(rule: impl Strategy<Value = (String, [Option<String>; 2])>) -> impl Strategy<Value = Leaf> {
    let max = prop::sample::select(&["1", "3", "4.5", "7", "10", "15"][..]);
    let not_applicable = prop::sample::select(&["forbid", "drop", "full", "zero"][..]);
    (rule, max, not_applicable).prop_map(|((rule, answers), max, not_applicable)| Leaf {
        rule: format!("{rule}\nmax = {max}\nnot_applicable = \"{not_applicable}\""),
        answers,
    })
}

/// The items of a made-up checklist; the first two of the second and of the last exclude each other.
pub const ITEMS: [&str; 4] = [
    "items = [ { points = 2 }, { points = 1.5 }, { points = -1 }, { rule = \"manual\", min = 0, max = 3, step = 0.5 } ]",
    "combine = \"max\"\nitems = [ { points = 4, excludes = \"b\" }, { points = 2.5 }, { points = 3 } ]",
    "combine = \"all\"\nitems = [ { title = \"A\" }, { title = \"B\" }, { title = \"C\" } ]",
    "items = [ { points = 3, excludes = [\"b\", \"c\"] }, { points = 2 }, { points = 2 } ]",
];

/// The counters of a made-up deduction.
pub const COUNTERS: &str = "counters = [ { per = 0.5, max = 2 }, { table = [0, 0, 2, 5, \"all\"] }, { judged = { min = 1, max = \"all\" } } ]";

/// The given points of made-up lines; the last one rises and falls again.
pub const LINES: [(&str, &str); 3] = [
    (
        "ratio",
        "[ { at = \"50%\", points = 0 }, { at = \"80%\", points = 1 }, { at = \"100%\", points = 2 } ]",
    ),
    ("value", "[ { at = 2, points = 0.5 }, { at = 12.5, points = 4 } ]"),
    ("value", "[ { at = 0, points = 0 }, { at = 7, points = 5 }, { at = 30, points = 1 } ]"),
];

/// Rows of the kinds that [`leaf`] has not: items, deductions, lines, and what is set against other units.
fn other_leaf() -> impl Strategy<Value = Leaf> {
    let items = prop_oneof![
        prop::sample::subsequence(vec!["a = true", "b = true", "c = true", "d = 1.5"], 0..4)
            .prop_map(|items| (ITEMS[0], format!("choices = {{ {} }}", items.join(", ")))),
        prop::sample::select(&["", "\"a\"", "\"b\"", "\"c\"", "\"b\", \"c\""][..])
            .prop_map(|items| (ITEMS[1], format!("choices = [{items}]"))),
        prop::sample::subsequence(vec!["\"a\"", "\"b\"", "\"c\""], 0..4)
            .prop_map(|items| (ITEMS[2], format!("choices = [{}]", items.join(", ")))),
        prop::sample::select(&["", "\"a\"", "\"b\"", "\"b\", \"c\""][..])
            .prop_map(|items| (ITEMS[3], format!("choices = [{items}]"))),
    ];
    let of_items = |(items, answer): (&str, String)| {
        answers(Just(answer)).prop_map({
            let rule = format!("rule = \"checklist\"\n{items}");
            move |answers| (rule.clone(), answers)
        })
    };
    let checklist = items.prop_flat_map(of_items).boxed();
    let judged = prop_oneof![Just(0), 4..16_u32].prop_map(quarters_of);
    let counts = (0..8_u32, 0..6_u32, judged)
        .prop_map(|(a, b, c)| format!("counts = {{ a = {a}, b = {b}, c = {c} }}"));
    let deduct = (Just(format!("rule = \"deduct\"\n{COUNTERS}")), answers(counts)).boxed();
    let line = |(measure, points): (&str, &str)| {
        format!("rule = \"piecewise\"\nmeasure = \"{measure}\"\npoints = {points}")
    };
    let of_share = (Just(line(LINES[0])), answers(fraction())).boxed();
    let value = || small().prop_map(|value| format!("value = {value}"));
    let of_value = (Just(line(LINES[1])), answers(value())).boxed();
    let of_peak = (Just(line(LINES[2])), answers(value())).boxed();
    let alone = prop::sample::select(&["provisional", "full", "zero"][..]).prop_map(|alone| {
        format!("rule = \"norm\"\nmeasure = \"value\"\nmethod = \"best\"\nalone = \"{alone}\"")
    });
    let norm = (alone, answers(value())).boxed();
    let rule =
        prop_oneof![3 => checklist, 3 => deduct, 2 => of_share, 2 => of_value, 2 => of_peak, 1 => norm];
    with_max(rule)
}

/// So many quarters as a figure.
fn quarters_of(quarters: u32) -> String {
    format!("{}.{:02}", quarters / 4, quarters % 4 * 25)
}

/// Any row with all below it, of any kind.
pub fn node_of_every_kind() -> impl Strategy<Value = Node> {
    above(prop_oneof![leaf().boxed(), other_leaf().boxed()])
}

/// Any row with all below it.
pub fn node() -> impl Strategy<Value = Node> {
    above(leaf())
}

fn above(leaf: impl Strategy<Value = Leaf> + 'static) -> impl Strategy<Value = Node> {
    leaf.prop_map(Node::Leaf).prop_recursive(3, 12, 4, |inner| {
        let max = prop_oneof![Just(None), (1..40_u32).prop_map(Some)];
        let role = prop::sample::select(&[None, None, None, Some("bonus")][..]);
        (max, role, prop::collection::vec(inner, 1..4)).prop_map(|(max, role, children)| Node::Group {
            max,
            role,
            children,
        })
    })
}

/// The texts of an edition and of a form that answers it.
pub fn written(nodes: &[Node], head: &str, max: Option<u32>) -> (String, String) {
    let mut edition = "[criteria]\nid = \"made-up\"\ntitle = \"Made up\"\n".to_owned();
    edition += &max.map_or(String::new(), |max| format!("max = {max}\n"));
    edition += head;
    let mut columns = [String::new(), String::new()];
    for (index, node) in nodes.iter().enumerate() {
        write_node(node, &(index + 1).to_string(), index, &mut edition, &mut columns);
    }
    let [own, appraisal] = columns;
    (edition, format!("[self]\n{own}\n[appraisal]\n{appraisal}"))
}

fn write_node(node: &Node, code: &str, index: usize, edition: &mut String, columns: &mut [String; 2]) {
    *edition += &format!("\n[[criterion]]\ncode = \"{code}\"\ntitle = \"Row {code}\"\n");
    match node {
        Node::Leaf(leaf) => {
            *edition += &format!("{}\n", leaf.rule);
            for (column, answer) in columns.iter_mut().zip(&leaf.answers) {
                *column +=
                    &answer.as_ref().map_or(String::new(), |answer| format!("\"{code}\" = {answer}\n"));
            }
        }
        Node::Group { max, role, children } => {
            *edition += &max.map_or(String::new(), |max| format!("max = {max}\n"));
            *edition += &role.map_or(String::new(), |role| {
                format!("role = \"{role}\"\nabove_max = {}\n", index.is_multiple_of(2))
            });
            for (index, child) in children.iter().enumerate() {
                write_node(child, &format!("{code}.{}", index + 1), index, edition, columns);
            }
        }
    }
}
