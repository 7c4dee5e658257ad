//! What is said of a kind of rule, and the settings that several kinds have. Help, the manual and the schema are made from it.

use super::{Rule, RuleContext};
use crate::finding::Findings;
use crate::language::Text;
pub(crate) use crate::setting::{Key, Keyword, Setting, SettingShape, shape};
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

impl Kind {
    /// Reads the parameters of a row, or of an entry, by the settings that are declared.
    pub fn read(
        &self,
        keys: &mut Keys<'_, '_>,
        context: &RuleContext<'_>,
        findings: &mut Findings,
    ) -> Option<Box<dyn Rule>> {
        keys.declare(self.settings);
        (self.decode)(keys, context, findings)
    }
}

/// What the `max` of an option or item with a rule says.
pub(super) const OWN_MAX: Text = Text {
    en: "the most that its own rule gives; without it a ratio or a judged score has the row's max, and a count or a line is cut only with the row",
    vi: "điểm tối đa của cách tính riêng; không ghi thì tỷ lệ và điểm do người chấm cho lấy điểm tối đa của mục, số lượng và nội suy chỉ bị giới hạn cùng với mục",
};

/// The id of an entry, for every list.
pub(crate) const ID: Key<shape::Text> = Key::of(Setting::optional(
    "id",
    SettingShape::Matching("^[a-z0-9_-]+$"),
    Text {
        en: "what answers call it: a-z, 0-9 and `-`; without it a, b, c … by position",
        vi: "mã dùng trong số liệu: a-z, 0-9 và “-”; không ghi thì a, b, c … theo thứ tự",
    },
));

/// The title of an entry, for every list.
pub(crate) const TITLE: Key<shape::Text> = Key::optional(
    "title",
    Text {
        en: "as the form prints it; none without it", vi: "như in trên biểu mẫu; không ghi thì không có"
    },
);

#[cfg(test)]
mod tests {
    use super::super::KINDS;
    use super::super::sample::{asked, flaws, read, rule};
    use super::*;
    use crate::setting::Needed;
    use crate::source::about;

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

    /// Reads a row in which a key of a list, or of a table of its entries, has a value.
    fn is_unknown(kind: &Kind, list: &str, entry: &str, key: &str) -> bool {
        let (_, findings) = read(&format!("rule = \"{}\"\n{list} = [ {entry} ]", kind.name));
        findings.iter().any(|finding| about::is(finding, "unknown-key", key))
    }

    #[test]
    fn settings_are_read_and_what_is_read_is_a_setting() {
        for kind in KINDS {
            // a setting that nobody declares is refused when it is read
            assert_eq!(asked(&format!("rule = \"{}\"", kind.name)), stated(kind.settings), "{}", kind.name);
            for setting in kind.settings {
                assert!(
                    [setting.meaning.en, setting.meaning.vi]
                        .iter()
                        .all(|it| !it.is_empty() && !it.ends_with('.')),
                    "{}",
                    setting.key
                );
                let SettingShape::List(inner) = &setting.shape else { continue };
                for Setting { key, shape, needed, .. } in *inner {
                    let beside = match needed {
                        Needed::Beside("rule") => "rule = \"ratio\", ".to_owned(),
                        Needed::Beside(other) => format!("{other} = 1, "),
                        _ => String::new(),
                    };
                    let entry = format!("{{ {beside}{key} = 1 }}");
                    assert!(!is_unknown(kind, setting.key, &entry, key), "{}.{key}", setting.key);
                    let SettingShape::Table(keys) = shape else { continue };
                    for Setting { key: inner, .. } in *keys {
                        let entry = format!("{{ {key} = {{ {inner} = 1 }} }}");
                        assert!(!is_unknown(kind, setting.key, &entry, inner), "{key}.{inner}");
                    }
                }
            }
        }
    }

    #[test]
    fn required_settings_are_missed_and_optional_ones_are_not() {
        for kind in KINDS {
            let (_, findings) = read(&format!("rule = \"{}\"\nmax = 5", kind.name));
            for setting in kind.settings {
                let missed = findings.iter().any(|found| about::is(found, "missing-key", setting.key));
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
