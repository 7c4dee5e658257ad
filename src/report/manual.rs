//! The manual of a kind of rule: what it measures, how its points come about, how it is answered, what it may say.

use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::rule::Kind;
use crate::setting::{Needed, Setting, SettingShape};

/// One kind. Its example is a text of its own: it is to be copied, and no cell.
pub fn kind_sheet(kind: &Kind, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Setting), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Holds), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Says), Align::Left, Room::Rest),
    ];
    let mut rows = Vec::new();
    add_settings(kind.settings, "", &mut rows);
    let relative = kind.relative.then_some("Its points depend on the other units of a batch.");
    let nests = kind.nests.then_some("An option or an item may have it for a rule of its own.");
    let paragraph: Vec<&str> = [Some(kind.logic), relative, nests].into_iter().flatten().collect();
    let heading = vec![
        Line::new(kind.name, Tone::Strong),
        Line::new(kind.summary, Tone::Plain),
        Line::new(paragraph.join(" "), Tone::Plain),
        Line::new(format!("{}: {}", language.say(Phrase::Answer), kind.answer), Tone::Plain),
    ];
    Sheet { heading, grid: Grid { columns, rows }, notes: Vec::new() }
}

/// The keys of a table, and of the tables in it: `counters.judged.min`.
fn add_settings(settings: &[Setting], within: &str, rows: &mut Vec<GridRow>) {
    for setting in settings {
        let (key, tone) = (
            format!("{within}{}", setting.key),
            if setting.needed == Needed::Required { Tone::Strong } else { Tone::Plain },
        );
        rows.push(GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::new(key.clone(), tone),
                Cell::new(holds(setting), Tone::Plain),
                Cell::new(setting.meaning, Tone::Plain),
            ],
        });
        match &setting.shape {
            SettingShape::Table(inner) | SettingShape::List(inner) => {
                add_settings(inner, &format!("{key}."), rows);
            }
            SettingShape::Figure
            | SettingShape::Signed
            | SettingShape::Whole(..)
            | SettingShape::Share
            | SettingShape::FigureOrShare
            | SettingShape::Text
            | SettingShape::Matching(_)
            | SettingShape::Flag
            | SettingShape::Word(_)
            | SettingShape::Name
            | SettingShape::Rule
            | SettingShape::NestedRule
            | SettingShape::Figures
            | SettingShape::FiguresOrShares
            | SettingShape::Texts
            | SettingShape::Ids
            | SettingShape::Losses
            | SettingShape::AnyList
            | SettingShape::Of(_)
            | SettingShape::Several(_)
            | SettingShape::Names(_)
            | SettingShape::Either(_)
            | SettingShape::FigureOrAll => {}
        }
    }
}

/// What a key may hold, in words.
fn holds(setting: &Setting) -> String {
    let needed = if setting.needed == Needed::Required { "needed: " } else { "" };
    format!("{needed}{}", in_words(&setting.shape))
}

fn in_words(shape: &SettingShape) -> String {
    match shape {
        SettingShape::Figure => "a number",
        SettingShape::Signed => "a number, also below zero",
        SettingShape::Whole(from, to) => return format!("a whole number from {from} to {to}"),
        SettingShape::Share => "a share: \"50%\", \"1/2\"",
        SettingShape::FigureOrShare => "a number, or a share: \"50%\"",
        SettingShape::Text | SettingShape::Matching(_) => "a text",
        SettingShape::Flag => "true or false",
        SettingShape::Word(words) => return words().join(", "),
        SettingShape::Name => "the name of a fact or a quantity",
        SettingShape::Rule | SettingShape::NestedRule => "the name of a kind of rule",
        SettingShape::Figures => "two numbers",
        SettingShape::FiguresOrShares => "two numbers, or two shares",
        SettingShape::Texts => "a list of texts",
        SettingShape::Ids => "an id, or a list of ids",
        SettingShape::Losses => "a list of numbers, or \"all\"",
        SettingShape::FigureOrAll => "a number, or \"all\"",
        SettingShape::Table(_) | SettingShape::Of(_) | SettingShape::Names(_) => "a table",
        SettingShape::List(_) | SettingShape::AnyList => "a list of tables, or the name of one under [lists]",
        SettingShape::Several(_) => "a list of tables",
        SettingShape::Either(shapes) => {
            return shapes.iter().map(in_words).collect::<Vec<_>>().join(", or ");
        }
    }
    .to_owned()
}
