//! The manual of a kind of rule: what it measures, how its points come about, how it is answered, what it may say.

use super::messages::manual::{
    ALSO_BELOW_ZERO, AnsweredWith, IDS, LOSSES, NAME, NESTS, NUMBER_OR_ALL, NUMBER_OR_SHARE, RELATIVE, RULE,
    Required, SHARE, TABLES, TABLES_OR_NAME, TEXTS, TWO_NUMBERS, TWO_NUMBERS_OR_SHARES, WholeWithin,
};
use super::{Align, Cell, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone};
use crate::language::{Joined, Listed, Sentence, Show, Text};
use crate::rule::Kind;
use crate::setting::{Needed, Setting, SettingShape};
use crate::source::kinds;

/// One kind, with its example.
pub(crate) fn kind_sheet(kind: &'static Kind, language: Language) -> Sheet {
    let columns = vec![
        GridColumn::new(language.say(Phrase::Setting), Align::Left, Room::Content),
        GridColumn::new(language.say(Phrase::Holds), Align::Left, Room::Rest),
        GridColumn::new(language.say(Phrase::Says), Align::Left, Room::Rest),
    ];
    let mut rows = Vec::new();
    add_settings(kind.settings, "", language, &mut rows);
    let sentences = [Some(kind.logic), kind.relative.then_some(RELATIVE), kind.nests.then_some(NESTS)];
    let paragraph: Vec<&str> = sentences.into_iter().flatten().map(|it| it.in_language(language)).collect();
    let heading = vec![
        Line::new(kind.name, Tone::Strong),
        Line::new(kind.summary.in_language(language), Tone::Plain),
        Line::new(paragraph.join(" "), Tone::Plain),
        Line::new(AnsweredWith { answer: kind.answer }.said(language), Tone::Plain),
    ];
    Sheet { heading, example: Some(kind.example), ..Sheet::of(Grid { columns, rows }) }
}

/// The keys of a table, and of the tables in it: `counters.judged.min`.
fn add_settings(settings: &[Setting], within: &str, language: Language, rows: &mut Vec<GridRow>) {
    for setting in settings {
        let (key, tone) = (
            format!("{within}{}", setting.key),
            if setting.needed == Needed::Required { Tone::Strong } else { Tone::Plain },
        );
        rows.push(GridRow {
            level: Level::Inner,
            cells: vec![
                Cell::new(key.clone(), tone),
                Cell::new(holds(setting).said(language), Tone::Plain),
                Cell::new(setting.meaning.in_language(language), Tone::Plain),
            ],
        });
        match &setting.shape {
            SettingShape::Table(inner) | SettingShape::List(inner) => {
                add_settings(inner, &format!("{key}."), language, rows);
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
fn holds(setting: &Setting) -> Sentence {
    let holds = in_words(&setting.shape);
    if setting.needed == Needed::Required { Required { holds }.into() } else { holds }
}

fn in_words(shape: &SettingShape) -> Sentence {
    let text = match shape {
        SettingShape::Figure => kinds::NUMBER,
        SettingShape::Signed => ALSO_BELOW_ZERO,
        SettingShape::Whole(from, to) => {
            return WholeWithin { from: from.to_string(), to: to.to_string() }.into();
        }
        SettingShape::Share => SHARE,
        SettingShape::FigureOrShare => NUMBER_OR_SHARE,
        SettingShape::Text | SettingShape::Matching(_) => kinds::TEXT,
        SettingShape::Flag => kinds::FLAG,
        SettingShape::Word(words) => return Sentence::new(Listed(words())),
        SettingShape::Name => NAME,
        SettingShape::Rule | SettingShape::NestedRule => RULE,
        SettingShape::Figures => TWO_NUMBERS,
        SettingShape::FiguresOrShares => TWO_NUMBERS_OR_SHARES,
        SettingShape::Texts => TEXTS,
        SettingShape::Ids => IDS,
        SettingShape::Losses => LOSSES,
        SettingShape::FigureOrAll => NUMBER_OR_ALL,
        SettingShape::Table(_) | SettingShape::Of(_) | SettingShape::Names(_) => kinds::TABLE,
        SettingShape::List(_) | SettingShape::AnyList => TABLES_OR_NAME,
        SettingShape::Several(_) => TABLES,
        SettingShape::Either(shapes) => {
            let by = Text { en: ", or ", vi: ", hoặc " };
            return Sentence::new(Joined { items: shapes.iter().map(in_words).collect(), by });
        }
    };
    text.into()
}
