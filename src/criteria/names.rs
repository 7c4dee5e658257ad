//! What an edition names: facts, quantities and attributes.

use super::condition_keys::ROW_TESTS;
use super::messages::edition::{
    AtMostItself, AttributeNameTaken, BadFactOption, BadTerm, FactAndQuantity, InvisibleInName, NameHint,
    NamedNotATable, UnknownFigure,
};
use super::settings::Attribute;
use super::{Fact, Quantity};
use crate::answer::{AnswerField, BESIDE_ANSWERS};
use crate::finding::{Finding, Findings, Located};
use crate::language::Text;
use crate::rule::Named;
use crate::setting::{Key, Setting, SettingShape, shape};
use crate::source::toml::{Table, Value};
use crate::source::{Keys, MAX_ENTRIES, Subject, nouns, too_many_entries};
use crate::text::{invisible_in, is_invisible, spelled};

pub(super) const FACTS: Key<shape::Any> = Key::of(Setting::optional(
    "facts",
    SettingShape::Names(&FACT_TABLE),
    Text {
        en: "what each unit states once, by name", vi: "thông tin mỗi đơn vị ghi một lần, theo tên"
    },
));
pub(super) const QUANTITIES: Key<shape::Any> = Key::of(Setting::optional(
    "quantities",
    SettingShape::Names(&QUANTITY_TABLE),
    Text {
        en: "what several rows quote and must quote alike, by name",
        vi: "số liệu nhiều mục cùng dùng và phải ghi giống nhau, theo tên",
    },
));
pub(super) const ATTRIBUTES: Key<shape::Any> = Key::of(Setting::optional(
    "attributes",
    SettingShape::Names(&ATTRIBUTE_TABLE),
    Text {
        en: "yes or no questions that any answer may carry beside its own, by name",
        vi: "câu hỏi có hoặc không đi kèm số liệu của bất kỳ mục nào, theo tên",
    },
));

const FACT_TITLE: Key<shape::Text> =
    Key::required("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
const SUM: Key<shape::Texts> = Key::optional(
    "sum",
    Text {
        en: "the facts whose sum it is, where a unit does not state it",
        vi: "các thông tin chung cộng lại thành số này, nếu đơn vị không ghi",
    },
);
const OPTIONS: Key<shape::Texts> = Key::optional(
    "options",
    Text {
        en: "what it may be, where it is no number; for conditions, bounds and cohorts",
        vi: "các phương án có thể ghi, nếu không phải là số; dùng cho điều kiện, giới hạn và nhóm xếp hạng",
    },
);

/// The keys of a fact.
static FACT_TABLE: SettingShape = SettingShape::Table(FACT);
static FACT: &[Setting] = &[FACT_TITLE.setting, SUM.setting, OPTIONS.setting];

const QUANTITY_TITLE: Key<shape::Text> =
    Key::required("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
const AT_MOST: Key<shape::Name> = Key::optional(
    "at_most",
    Text {
        en: "the fact or quantity that it cannot exceed",
        vi: "thông tin chung hoặc số liệu dùng chung mà số này không được vượt",
    },
);

/// The keys of a quantity.
static QUANTITY_TABLE: SettingShape = SettingShape::Table(QUANTITY);
static QUANTITY: &[Setting] = &[QUANTITY_TITLE.setting, AT_MOST.setting];

const ATTRIBUTE_TITLE: Key<shape::Text> =
    Key::required("title", Text { en: "as the form prints it", vi: "như in trên biểu mẫu" });
pub(super) const ASKED_IF: Key<shape::Any> = Key::of(Setting::optional(
    "asked_if",
    SettingShape::Of(&ROW_TESTS),
    Text {
        en: "of which rows it is asked, by what they come to; of all without it",
        vi: "hỏi ở những mục nào, theo kết quả của mục; không ghi thì hỏi ở mọi mục",
    },
));

/// The keys of an attribute.
static ATTRIBUTE_TABLE: SettingShape = SettingShape::Table(ATTRIBUTE);
static ATTRIBUTE: &[Setting] = &[ATTRIBUTE_TITLE.setting, ASKED_IF.setting];

/// Facts and quantities, by name.
pub(super) struct Names {
    pub facts: Vec<Fact>,
    pub quantities: Vec<Quantity>,
}

impl Names {
    /// The fact or quantity of a name.
    pub(super) fn resolve(&self, name: &Located<String>, findings: &mut Findings) -> Option<Named> {
        let fact = self.facts.iter().position(|fact| fact.name == name.value).map(Named::Fact);
        let quantity =
            || self.quantities.iter().position(|quantity| quantity.name == name.value).map(Named::Quantity);
        let found = fact.or_else(quantity);
        if found.is_none() {
            let facts = self.facts.iter().map(|fact| fact.name.as_str());
            let known = facts.chain(self.quantities.iter().map(|quantity| quantity.name.as_str()));
            let suggestion = findings.suggestion(&name.value, known);
            let finding = UnknownFigure {
                name: name.value.clone(),
                suggestion: NameHint::new(&name.value, suggestion),
            };
            findings.push(Finding::from(finding).at(&name.place));
        }
        found
    }
}

/// `options = ["I", "II"]`: what a fact that is a choice may be.
fn decode_options(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Vec<String> {
    let options = keys.get(&OPTIONS, findings).unwrap_or_default();
    let mut known: Vec<String> = Vec::new();
    for option in options {
        let fine = !option.value.is_empty()
            && option.value != "by"
            && !option.value.contains(is_invisible)
            && !known.contains(&option.value);
        if fine {
            known.push(option.value);
        } else {
            let finding =
                BadFactOption { option: spelled(&option.value, 60), subject: keys.subject().clone() };
            findings.push(Finding::from(finding).at(&option.place));
        }
    }
    known
}

/// Reads `[attributes]`; when each is asked is read with the conditions.
pub(super) fn decode_attributes<'a, 't>(
    keys: &mut Keys<'a, 't>,
    findings: &mut Findings,
) -> Vec<(Attribute, Keys<'a, 't>)> {
    let mut attributes = Vec::new();
    for (name, table) in named_tables((&ATTRIBUTES, "[attributes]"), keys, findings) {
        let mut inner = keys.below(table, name.place.clone(), Subject::named(nouns::ATTRIBUTE, &name.value));
        inner.declare_all(ATTRIBUTE);
        let title = inner.get(&ATTRIBUTE_TITLE, findings).map(|title| title.value).unwrap_or_default();
        let taken = BESIDE_ANSWERS.contains(&name.value.as_str())
            || AnswerField::ALL.iter().any(|word| word.key() == name.value);
        if taken {
            let finding = AttributeNameTaken { name: name.value.clone() };
            findings.push(Finding::from(finding).at(&name.place));
        }
        attributes.push((Attribute { name: name.value, title, asked_if: None, place: name.place }, inner));
    }
    attributes
}

/// The tables of a table of names: `[facts]`, `[quantities]`.
fn named_tables<'a, 't>(
    (key, header): (&Setting, &'static str),
    keys: &mut Keys<'a, 't>,
    findings: &mut Findings,
) -> Vec<(Located<String>, &'a Table<'t>)> {
    let Some((table, place)) = keys.table_at(key, findings) else { return Vec::new() };
    if table.len() > MAX_ENTRIES {
        findings.push(too_many_entries(header).at(&place));
        return Vec::new();
    }
    let entries = Keys::new(table, place, key.key).entries();
    let mut tables = Vec::new();
    for (name, value) in entries {
        let value: &Value<'_> = value;
        if let Some(invisible) = invisible_in(&name.value) {
            let finding = InvisibleInName { name: spelled(&name.value, 60), table: key.key, invisible };
            findings.push(Finding::from(finding).at(&name.place));
            continue;
        }
        match value.get_ref().as_table() {
            Some(table) => tables.push((name, table)),
            None => {
                let finding = NamedNotATable { name: name.value, table: key.key };
                findings.push(Finding::from(finding).at(&name.place));
            }
        }
    }
    tables
}

/// Reads `[facts]` and `[quantities]`.
pub(super) fn decode_names(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> Names {
    let mut names = Names { facts: Vec::new(), quantities: Vec::new() };
    let mut sums = Vec::new();
    for (name, table) in named_tables((&FACTS, "[facts]"), keys, findings) {
        let mut fact = Keys::new(table, name.place.clone(), Subject::named(nouns::FACT, &name.value));
        fact.declare_all(FACT);
        let title = fact.get(&FACT_TITLE, findings).map(|title| title.value).unwrap_or_default();
        sums.push(fact.get(&SUM, findings).unwrap_or_default());
        let options = decode_options(&mut fact, findings);
        fact.finish(findings);
        names.facts.push(Fact { name: name.value, title, sum: Vec::new(), options, place: name.place });
    }
    for (index, sum) in sums.into_iter().enumerate() {
        for term in sum {
            match names.resolve(&term, findings) {
                Some(Named::Fact(fact))
                    if names.facts[fact].sum.is_empty()
                        && names.facts[fact].options.is_empty()
                        && fact != index =>
                {
                    names.facts[index].sum.push(fact);
                }
                Some(_) => findings.push(Finding::from(BadTerm { name: term.value }).at(&term.place)),
                None => {}
            }
        }
    }
    let mut limits = Vec::new();
    for (name, table) in named_tables((&QUANTITIES, "[quantities]"), keys, findings) {
        let mut quantity = Keys::new(table, name.place.clone(), Subject::named(nouns::QUANTITY, &name.value));
        quantity.declare_all(QUANTITY);
        let title = quantity.get(&QUANTITY_TITLE, findings).map(|title| title.value).unwrap_or_default();
        limits.push(quantity.get(&AT_MOST, findings));
        quantity.finish(findings);
        if names.facts.iter().any(|fact| fact.name == name.value) {
            let finding = FactAndQuantity { name: name.value.clone() };
            findings.push(Finding::from(finding).at(&name.place));
        }
        names.quantities.push(Quantity { name: name.value, title, at_most: None, place: name.place });
    }
    for (index, limit) in limits.into_iter().enumerate() {
        let Some(limit) = limit else { continue };
        let named = names.resolve(&limit, findings);
        if named == Some(Named::Quantity(index)) {
            findings.push(Finding::from(AtMostItself { name: limit.value }).at(&limit.place));
        }
        names.quantities[index].at_most = named;
    }
    names
}
