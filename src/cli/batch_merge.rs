//! `score batch --merge`: lines of JSON that several runs wrote, ranked together.

use anyhow::{Context, bail};

use super::Exit;
use super::batch::BatchArguments;
use super::batch_profile::Profile;
use super::batch_ranked::Ranked;
use super::output::{Screen, tell};
use crate::ranking::{Fate, LineShape, Origin, Standings, Tally, ranked_column};
use crate::read::read_standing;
use crate::text::visible;

/// Ranks lines of JSON.
///
/// # Errors
/// Where a line is none of a batch, or the result cannot be written.
pub fn merge(arguments: &BatchArguments, screen: &Screen) -> anyhow::Result<Exit> {
    let profile = Profile::start();
    let (mut units, mut names, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    let mut shape: Option<Common> = None;
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
            let (unit, own) = match read {
                Ok(read) => read,
                Err(why) => bail!("{name}:{}: {}", number + 1, visible(&why)),
            };
            let known = shape.get_or_insert_with(|| Common { shape: own.clone(), scored: false });
            if let Err(why) = known.add(own, unit.fate) {
                bail!("{name}:{}: {}", number + 1, visible(&why));
            }
            units.push(unit);
        }
        names.push(if stdin { "<stdin>".to_owned() } else { name });
    }
    let column = arguments.column.unwrap_or_else(|| ranked_column(&units));
    let standings = profile.ranking(|| Standings::new(units, column, arguments.sort, &names));
    let tally = Tally::default();
    let Some(Common { shape, .. }) = shape else { bail!("there is no line of a batch in these files") };
    let ranked = Ranked { criteria: None, shape, standings: &standings, tally: &tally, inputs: &inputs };
    let exit = profile.writing(|| ranked.show(arguments, screen))?;
    if arguments.profile {
        tell(&profile.text(standings.units.len(), 1));
    }
    Ok(exit)
}

/// What the lines that were read have in common.
struct Common {
    shape: LineShape,
    /// Whether a unit was scored: failed units have neither groups nor anything that they are compared by.
    scored: bool,
}

impl Common {
    /// Adds the shape of a line.
    ///
    /// # Errors
    /// A sentence that says why it does not belong to the lines before it.
    fn add(&mut self, line: LineShape, fate: Fate) -> Result<(), String> {
        if line.criteria != self.shape.criteria {
            return Err(format!(
                "this unit was scored by `{}`, and those before it by `{}`: lines of different rules are not ranked together",
                line.criteria, self.shape.criteria
            ));
        }
        if fate == Fate::Failed {
            return Ok(());
        }
        if !self.scored {
            (self.shape, self.scored) = (line, true);
        } else if line.groups != self.shape.groups {
            return Err("this line has other groups than the lines before it".to_owned());
        } else if line.compares_keys != self.shape.compares_keys {
            return Err(
                "only some of the lines have `compared_by`: this one was changed, or those before it"
                    .to_owned(),
            );
        }
        Ok(())
    }
}
