//! What versions are called: the shortest ends of their paths that tell them apart.

use std::path::{Path, PathBuf};

use super::Choice;
use crate::suggestion::Suggestion;
use crate::text::visible;

/// The word for the form that the versions began from.
pub(crate) const BASE: &str = "base";

/// The names of the base and of the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    /// Of the base.
    pub base: String,
    /// Of each version.
    pub versions: Vec<String>,
}

/// Why no version is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoSuchVersion {
    /// None is called so.
    Unknown(Suggestion),
    /// Several are.
    Several(Vec<String>),
}

impl Names {
    /// By their paths.
    pub(crate) fn of(base: &Path, versions: &[PathBuf]) -> Self {
        let parts: Vec<Vec<String>> = std::iter::once(base)
            .chain(versions.iter().map(PathBuf::as_path))
            .map(|path| path.components().map(|part| visible(&part.as_os_str().to_string_lossy())).collect())
            .collect();
        let end = |parts: &[String], count: usize| {
            parts[parts.len().saturating_sub(count)..].join("/").replacen("//", "/", 1)
        };
        let mut names: Vec<String> = Vec::new();
        for (at, own) in parts.iter().enumerate() {
            let is_alone = |count: &usize| {
                let alike = |(other, parts): (usize, &Vec<String>)| {
                    other != at && end(parts, *count) == end(own, *count)
                };
                !parts.iter().enumerate().any(alike)
            };
            let count = (1..=own.len().max(1)).find(is_alone).unwrap_or(own.len());
            let name = end(own, count);
            // one file that is given twice
            let before = names.iter().filter(|known| **known == name).count();
            names.push(if before == 0 { name } else { format!("{name} ({})", before + 1) });
        }
        let versions = names.split_off(1);
        Names { base: names.pop().unwrap_or_default(), versions }
    }

    /// The name of a choice.
    pub(crate) fn of_choice(&self, choice: Choice) -> &str {
        match choice {
            Choice::Base => BASE,
            Choice::Version(version) => &self.versions[version],
        }
    }

    /// The version of a name, of a file name, or of one without its ending; or the base.
    pub(crate) fn find(&self, typed: &str) -> Result<Choice, NoSuchVersion> {
        let typed = typed.trim().replace('\\', "/");
        if typed == BASE {
            return Ok(Choice::Base);
        }
        let all = || {
            let versions = self.versions.iter().enumerate();
            let versions = versions.map(|(at, name)| (Choice::Version(at), name));
            versions.chain([(Choice::Base, &self.base)])
        };
        let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let stem = |name: &str| file(name).rsplit_once('.').map_or(file(name), |(stem, _)| stem.to_owned());
        let ends = |name: &str| name.ends_with(&format!("/{typed}")) || typed.ends_with(&format!("/{name}"));
        let ways: [&dyn Fn(&str) -> bool; 4] =
            [&|name| name == typed, &|name| ends(name), &|name| file(name) == typed, &|name| {
                stem(name) == typed || name.eq_ignore_ascii_case(&typed)
            }];
        for way in ways {
            let meant: Vec<(Choice, &String)> = all().filter(|(_, name)| way(name)).collect();
            match meant.as_slice() {
                [] => {}
                [(choice, _)] => return Ok(*choice),
                several => {
                    let several = several.iter().map(|(_, name)| (*name).clone()).collect();
                    return Err(NoSuchVersion::Several(several));
                }
            }
        }
        let known = self.versions.iter().map(String::as_str).chain([BASE]);
        Err(NoSuchVersion::Unknown(Suggestion::new(&typed, known)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(base: &str, versions: &[&str]) -> Names {
        Names::of(Path::new(base), &versions.iter().map(PathBuf::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_shortest_ends_of_paths_that_differ_are_the_names() {
        for (base, versions, expected) in [
            ("base.toml", &["an.toml", "binh.csv"][..], &["base.toml", "an.toml", "binh.csv"][..]),
            (
                "form.toml",
                &["an/form.toml", "binh/form.toml"],
                &["form.toml", "an/form.toml", "binh/form.toml"],
            ),
            (
                "x.toml",
                &["a/b/f.toml", "a/c/f.toml", "d/f.csv"],
                &["x.toml", "b/f.toml", "c/f.toml", "f.csv"],
            ),
            ("x.toml", &["an.toml", "an.toml"], &["x.toml", "an.toml", "an.toml (2)"]),
            ("/a/x.toml", &["/b/x.toml", "/x.toml"], &["a/x.toml", "b/x.toml", "/x.toml"]),
        ] {
            let names = names(base, versions);
            let all: Vec<&str> = std::iter::once(names.base.as_str())
                .chain(names.versions.iter().map(String::as_str))
                .collect();
            assert_eq!(all, expected);
        }
    }

    #[test]
    fn a_version_is_found_by_its_name_its_file_or_its_stem() {
        let names = names("base.toml", &["an/form.toml", "binh/form.toml", "chi.csv"]);
        for (typed, found) in [
            ("base", Some(Choice::Base)),
            ("base.toml", Some(Choice::Base)),
            ("an/form.toml", Some(Choice::Version(0))),
            ("./x/binh/form.toml", Some(Choice::Version(1))),
            ("chi", Some(Choice::Version(2))),
            ("CHI.csv", Some(Choice::Version(2))),
            ("form.toml", None),
            ("dung", None),
        ] {
            assert_eq!(names.find(typed).ok(), found, "{typed}");
        }
    }
}
