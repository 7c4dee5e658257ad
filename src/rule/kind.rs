//! What is said of a kind of rule, and the settings that several kinds have. Help, the manual and the schema are made from it.

use super::{Rule, RuleContext};
use crate::finding::Findings;
use crate::language::Text;
pub use crate::setting::{Setting, SettingShape, words_of};
use crate::source::Keys;

/// A kind of rule.
#[derive(Debug)]
pub struct Kind {
    /// The word after `rule =`.
    pub name: &'static str,
    /// What it measures, in one sentence.
    pub summary: Text,
    /// How its points come about, in a few sentences.
    pub logic: Text,
    /// How it is answered.
    pub answer: Text,
    /// Its settings, beside those of every row.
    pub settings: &'static [Setting],
    /// A row of it, as TOML.
    pub example: &'static str,
    /// Whether its points depend on the other units of a batch.
    pub relative: bool,
    /// Whether an option or an item may have it for a rule of its own.
    pub nests: bool,
    /// Reads its parameters from a row.
    pub decode: fn(&mut Keys<'_, '_>, &RuleContext<'_>, &mut Findings) -> Option<Box<dyn Rule>>,
}

/// What the `max` of an option or item with a rule says.
pub const OWN_MAX: Text = Text {
    en: "the most that its own rule gives; without it a ratio or a judged score has the row's max, and a count or a line is cut only with the row",
    vi: "điểm tối đa của cách tính riêng; không ghi thì tỷ lệ và điểm do người chấm cho lấy điểm tối đa của mục, số lượng và nội suy chỉ bị giới hạn cùng với mục",
};

/// The id of an entry, for every list.
pub const ID: Setting = Setting::optional(
    "id",
    SettingShape::Matching("^[a-z0-9_-]+$"),
    Text {
        en: "what answers call it: a-z, 0-9 and `-`; without it a, b, c … by position",
        vi: "mã dùng trong số liệu: a-z, 0-9 và “-”; không ghi thì a, b, c … theo thứ tự",
    },
);

/// The title of an entry, for every list.
pub const TITLE: Setting = Setting::optional(
    "title",
    SettingShape::Text,
    Text {
        en: "as the form prints it; none without it", vi: "như in trên biểu mẫu; không ghi thì không có"
    },
);

#[cfg(test)]
mod tests {
    use super::super::KINDS;
    use super::super::sample::{OF_EVERY_ROW, flaws, read, rule};
    use super::*;
    use crate::setting::Needed;

    /// A key that is like no other, so that all keys are named that there are.
    const STRANGE: &str = "xxxxxxxxxxxxxxxx";

    /// The keys that decoding knows, from what is said about one that it does not know.
    fn known(toml: &str) -> Vec<String> {
        let (_, findings) = read(toml);
        let about = |message: &str| message.ends_with(&format!("has no key `{STRANGE}`"));
        let told = findings
            .iter()
            .find(|finding| about(&finding.message(crate::language::Language::English)))
            .expect("it is strange");
        let help = told.help(crate::language::Language::English);
        let quoted = help.split('`').skip(1).step_by(2);
        let mut keys: Vec<String> = quoted
            .filter(|key| {
                !OF_EVERY_ROW.contains(key)
                    || told.message(crate::language::Language::English).contains(" of ")
            })
            .map(str::to_owned)
            .collect();
        keys.sort();
        keys
    }

    fn stated(settings: &[Setting]) -> Vec<String> {
        let mut keys: Vec<String> = settings.iter().map(|setting| setting.key.to_owned()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn kinds_are_sorted_unique_and_documented() {
        assert!(KINDS.windows(2).all(|pair| pair[0].name < pair[1].name));
        for kind in KINDS {
            let name = kind.name;
            assert!(
                [kind.summary.en, kind.summary.vi, kind.logic.en, kind.logic.vi]
                    .iter()
                    .all(|it| it.ends_with('.')),
                "{name}"
            );
            assert!(!kind.answer.en.is_empty() && !kind.answer.vi.is_empty(), "{name}");
            assert!(
                (2..=5).contains(&kind.logic.en.matches(". ").count().saturating_add(1)),
                "{name}: {}",
                kind.logic.en
            );
        }
    }

    #[test]
    fn examples_are_rows_without_a_flaw() {
        for kind in KINDS {
            let row = kind.example.strip_prefix("[[criterion]]\n").expect("an example is one row");
            assert!(row.contains("\ncode = ") || row.starts_with("code = "), "{}", kind.name);
            assert!(row.contains(&format!("\nrule = \"{}\"\n", kind.name)), "{}", kind.name);
            assert_eq!(rule(row).kind().name, kind.name);
            assert_eq!(flaws(row), [""; 0], "{}", kind.name);
        }
    }

    #[test]
    fn settings_are_the_keys_that_are_read() {
        for kind in KINDS {
            let row = format!("rule = \"{}\"\n", kind.name);
            assert_eq!(known(&format!("{row}{STRANGE} = 1")), stated(kind.settings), "{}", kind.name);
            for setting in kind.settings {
                assert!(
                    [setting.meaning.en, setting.meaning.vi]
                        .iter()
                        .all(|it| !it.is_empty() && !it.ends_with('.')),
                    "{}",
                    setting.key
                );
                let SettingShape::List(inner) = &setting.shape else { continue };
                let entry = format!("{row}{} = [ {{ {STRANGE} = 1 }} ]", setting.key);
                let nested = inner.iter().any(|setting| matches!(setting.shape, SettingShape::NestedRule));
                // the max of an entry belongs to its own rule, and is known beside one
                let expected = stated(inner).into_iter().filter(|key| !nested || key != "max");
                assert_eq!(known(&entry), expected.collect::<Vec<_>>(), "{}.{}", kind.name, setting.key);
                for inner in *inner {
                    let SettingShape::Table(keys) = &inner.shape else { continue };
                    let entry =
                        format!("{row}{} = [ {{ {} = {{ {STRANGE} = 1 }} }} ]", setting.key, inner.key);
                    assert_eq!(known(&entry), stated(keys), "{}.{}", setting.key, inner.key);
                }
            }
        }
    }

    #[test]
    fn required_settings_are_missed_and_optional_ones_are_not() {
        for kind in KINDS {
            let (_, findings) = read(&format!("rule = \"{}\"\nmax = 5", kind.name));
            for setting in kind.settings {
                let missed = findings.iter().any(|found| {
                    found.message(crate::language::Language::English)
                        == format!("row 1 has no `{}`", setting.key)
                });
                // a count has `each` or `rates`, and the shorter one is asked for
                let asked = match setting.needed {
                    Needed::Required => true,
                    Needed::OneOf => setting.key == "each",
                    Needed::Optional | Needed::SomeOf | Needed::AtMostOne | Needed::Beside(_) => false,
                };
                assert_eq!(missed, asked, "{}.{}", kind.name, setting.key);
            }
        }
    }
}
