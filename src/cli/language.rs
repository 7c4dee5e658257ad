//! Which language: `--lang`, then `SCORE_LANG` (both through clap), then the system's, else English.

use anyhow::bail;

use crate::report::Language;
use crate::text::visible;

/// The language to use.
///
/// # Errors
/// A language that there is none for.
pub fn chosen(asked: Option<&str>) -> anyhow::Result<Language> {
    let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
        return Ok(sys_locale::get_locale().and_then(|locale| of_tag(&locale)).unwrap_or(Language::English));
    };
    match of_tag(asked) {
        Some(language) => Ok(language),
        None => bail!("there is no language `{}`: give en or vi", visible(asked)),
    }
}

/// Only the language counts, not the country: `vi_VN.UTF-8`.
fn of_tag(tag: &str) -> Option<Language> {
    let subtag = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
    Language::WORDS.iter().find(|(word, _)| *word == subtag).map(|(_, language)| *language)
}
