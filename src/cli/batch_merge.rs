//! `score batch --merge`: lines of JSON that several runs wrote, ranked together.

use anyhow::{Context, bail};

use super::Exit;
use super::batch::BatchArguments;
use super::batch_profile::Profile;
use super::batch_ranked::Ranked;
use super::output::{Screen, tell};
use crate::ranking::{Fate, Origin, Standings, Tally, ranked_column};
use crate::read::read_standing;
use crate::text::visible;

/// Ranks lines of JSON.
///
/// # Errors
/// Where a line is none of a batch, or the result cannot be written.
pub fn merge(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let profile = Profile::start();
    let (mut units, mut names, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    let mut groups: Option<Vec<String>> = None;
    let mut paths = arguments.paths.clone();
    paths.sort_unstable();
    paths.dedup();
    for path in &paths {
        let name = visible(&path.to_string_lossy());
        let stdin = path.as_os_str() == "-";
        let text = if stdin {
            std::io::read_to_string(std::io::stdin()).context("<stdin>")?
        } else {
            inputs.push(path.clone());
            std::fs::read_to_string(path).with_context(|| name.clone())?
        };
        let file = u32::try_from(names.len()).unwrap_or(u32::MAX);
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let origin = Origin { file, line: u32::try_from(number + 1).unwrap_or(u32::MAX) };
            let read = profile.reading(|| read_standing(line, origin));
            let (unit, codes) = match read {
                Ok(read) => read,
                Err(why) => bail!("{name}:{}: {}", number + 1, visible(&why)),
            };
            if unit.fate != Fate::Failed {
                let known = groups.get_or_insert_with(|| codes.clone());
                if *known != codes {
                    bail!("{name}:{}: this line has other groups than the lines before it", number + 1);
                }
            }
            units.push(unit);
        }
        names.push(if stdin { "<stdin>".to_owned() } else { name });
    }
    let column = arguments.column.unwrap_or_else(|| ranked_column(&units));
    let standings = profile.ranking(|| Standings::new(units, column, arguments.sort, &names));
    let tally = Tally::default();
    let groups = groups.unwrap_or_default();
    let ranked = Ranked { criteria: None, groups, standings: &standings, tally: &tally, inputs: &inputs };
    let exit = profile.writing(|| ranked.show(arguments, screen))?;
    if arguments.profile {
        tell(&profile.text(standings.units.len(), 1, screen.language));
    }
    Ok(exit)
}
