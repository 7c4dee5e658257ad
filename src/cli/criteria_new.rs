//! `score criteria new`: a skeleton to write an edition from. It is an edition itself: it shows, tests and evaluates.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::Value;

use super::Exit;
use super::complaint::Complaint;
use super::messages::files::AlreadyThere;
use super::messages::options::{GiveId, GiveTitle, Most, OptionLeftOut};
use super::options::{OutputOptions, whole_number};
use super::output::Screen;
use crate::language::{Language, Quoted, Text};
use crate::text::visible;

/// The skeleton, with marks where the head of the edition goes; its comments are in the language of the user.
const SKELETON: Text =
    Text { en: include_str!("criteria_new.toml"), vi: include_str!("criteria_new.vi.toml") };

/// What was typed.
#[derive(Args, Debug)]
pub(super) struct NewArguments {
    /// What submissions call the edition: a-z, 0-9 and `-`
    #[arg(long, value_name = "ID", default_value = "mau-2025", value_parser = parse_id)]
    id: String,

    /// Its title, as printed
    #[arg(long, value_name = "TEXT", default_value = "Phiếu chấm điểm", value_parser = parse_title)]
    title: String,

    /// The year that is judged
    #[arg(long, value_name = "YEAR", default_value_t = 2025, value_parser = parse_year)]
    year: u16,

    /// Write it into a file, which must not be there yet
    #[arg(short, long, value_name = "FILE", value_parser = super::options::output_file(&[]))]
    output: Option<PathBuf>,
}

/// What is said of a line that names the new edition, its title or its file without the option.
pub(super) fn option_left_out(error: &clap::Error) -> Option<Complaint> {
    let typed: Vec<String> =
        std::env::args_os().skip(1).filter_map(|typed| typed.into_string().ok()).collect();
    let is_new = typed.windows(2).any(|pair| pair == ["criteria", "new"]);
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidArg) else { return None };
    if !is_new || error.kind() != ErrorKind::UnknownArgument || word.starts_with('-') {
        return None;
    }
    let option = match () {
        () if word.contains(['.', '/', '\\']) => "-o",
        () if parse_id(word).is_ok() => "--id",
        () => "--title",
    };
    let quotes = if word.contains(' ') { "\"" } else { "" };
    let value = format!("{quotes}{}{quotes}", visible(word));
    Some(Complaint::new(OptionLeftOut { word: Quoted(visible(word)), option, value }))
}

fn parse_id(text: &str) -> Result<String, Complaint> {
    let slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let fine = !text.is_empty() && text.len() <= 100 && text.bytes().all(slug);
    fine.then(|| text.to_owned()).ok_or_else(|| Complaint::new(GiveId {}))
}

fn parse_title(text: &str) -> Result<String, Complaint> {
    let fine = !text.trim().is_empty() && text.len() <= 1000 && !text.chars().any(char::is_control);
    fine.then(|| text.to_owned()).ok_or_else(|| Complaint::new(GiveTitle {}))
}

fn parse_year(text: &str) -> Result<u16, Complaint> {
    whole_number(text, 1900, Most::Meant(2999))
}

/// Runs the command.
///
/// # Errors
/// Where the file is there already, or cannot be written.
pub(super) fn run(arguments: &NewArguments, screen: &Screen) -> anyhow::Result<Exit> {
    if let Some(path) = arguments.output.as_ref().filter(|path| path.exists()) {
        bail!(Complaint::new(AlreadyThere { name: visible(&path.to_string_lossy()) }));
    }
    let output = OutputOptions::to(arguments.output.clone());
    let skeleton = skeleton(screen.language, &arguments.id, &arguments.title, arguments.year);
    screen.deliver(skeleton.as_bytes(), &output, &[])?;
    Ok(Exit::Clean)
}

/// The skeleton with this head; a text is written in JSON as in TOML.
fn skeleton(language: Language, id: &str, title: &str, year: u16) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let marks = [("@ID@", quoted(id)), ("@TITLE@", quoted(title)), ("@YEAR@", year.to_string())];
    let lines = SKELETON.in_language(language).lines().map(|line| {
        let mark = marks.iter().find(|(mark, _)| line.contains(mark));
        mark.map_or_else(|| line.to_owned(), |(mark, text)| line.replacen(mark, text, 1))
    });
    lines.map(|line| line + "\n").collect()
}
