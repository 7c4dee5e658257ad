//! Versions of a form, merged: what is open, what was taken from whom, and the resulting totals.

use super::ledger::title_under;
use super::merging_words::{column_words, entry_name, words};
use super::messages::comparison::{APPRAISAL, SELF};
use super::messages::merging::{
    BASE, BY_DECISIONS, BY_PREFERENCE, CHANGED, CONFLICTS, ENTRIES, HowToSettle, IN_CONFLICT, Lost, MERGED,
    NotWritten, NothingDiffers, NothingDiffersWritten, Open, OtherMaxima, OtherSums, OtherUnit, POINTS, ROWS,
    SAYS, SETTLED, SettledBy, SumsNotMerged, TAKEN, TOTALS, Unanswered, VERSION, VERSIONS, Written,
};
use super::scorecard::points;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, LeftOut, Level, Line, Phrase, Room, Sheet,
    Tone,
};
use crate::answer::Answer;
use crate::column::Column;
use crate::compare::Side;
use crate::criteria::{Criteria, Node};
use crate::evaluate::{Outcome, Status};
use crate::language::{Computed, Counted, Listed, Show, Text};
use crate::merge::{Change, Choice, Kept, Names, SettledBy as By, Spot, Verdict};

/// Columns are left out rather than that a text has fewer letters.
const LEAST: usize = 11;

/// What a merge is reported from.
#[derive(Clone, Copy)]
pub(crate) struct MergeRequest<'m> {
    /// The edition.
    pub criteria: &'m Criteria,
    /// The form that the versions began from.
    pub base: Side<'m>,
    /// The versions.
    pub versions: &'m [Side<'m>],
    /// What they are called.
    pub names: &'m Names,
    /// Everything that a version says otherwise than the base.
    pub changes: &'m [Change],
    /// What is not merged.
    pub kept: &'m Kept,
    /// The result; `None` while something is open.
    pub merged: Option<Side<'m>>,
    /// The file that it was written into.
    pub written: Option<&'m str>,
    /// How the sums of the result are put right, where it can have any.
    pub fix_command: Option<&'m str>,
    /// The language.
    pub language: Language,
}

impl<'m> MergeRequest<'m> {
    /// The conflicts that nobody settled.
    pub(crate) fn open(&self) -> impl Iterator<Item = &'m Change> {
        self.changes.iter().filter(|change| change.verdict == Verdict::Open)
    }

    /// The title of an entry, under that of the row above it.
    pub(crate) fn title(&self, spot: Spot) -> String {
        match spot {
            Spot::Fact(fact, _) => self.criteria.facts[fact].title.clone(),
            Spot::Row(Node::Row(row), _) => title_under(self.criteria, row, self.language),
            Spot::Row(Node::Total, _) => self.language.say(Phrase::Total).to_owned(),
        }
    }

    /// What somebody says of an entry, in words.
    pub(crate) fn words(&self, change: &Change, choice: Choice) -> String {
        words(self.criteria, change, change.said(choice), self.language)
    }

    /// The points of an entry in one person's form; `None` where it has no points of its own.
    pub(crate) fn outcome(&self, spot: Spot, choice: Choice) -> Option<&'m Outcome> {
        let side = match choice {
            Choice::Base => self.base,
            Choice::Version(version) => self.versions[version],
        };
        match spot {
            Spot::Row(node @ Node::Row(_), column) => side.evaluation.outcome(node, column),
            Spot::Row(Node::Total, _) | Spot::Fact(..) => None,
        }
    }

    /// Everybody whose words of an entry are shown: the base, and the versions that say something else; of what some
    /// versions lack those too that still have it.
    pub(crate) fn parties(change: &Change) -> Vec<Choice> {
        let all = || (0..change.versions.len()).map(Choice::Version);
        let said = |choice: &Choice| match choice {
            Choice::Base => true,
            Choice::Version(version) => change.by.contains(version) || change.is_removal,
        };
        std::iter::once(Choice::Base).chain(all().filter(said)).collect()
    }

    /// How many entries a version says otherwise than the base, how many of those the result has, and how many of them are
    /// in conflict.
    pub(crate) fn counts(&self, version: usize) -> [usize; 3] {
        let of = || self.changes.iter().filter(move |change| change.by.contains(&version));
        let is_taken = |change: &&Change| {
            let said = &change.versions[version];
            change.taken().is_some_and(|taken| taken.says_same(said))
        };
        [of().count(), of().filter(is_taken).count(), of().filter(|change| change.is_conflict()).count()]
    }

    /// How many entries the result has of versions.
    pub(crate) fn taken(&self) -> usize {
        let is_taken = |change: &&Change| match change.verdict.choice() {
            Some(Choice::Version(version)) => change.by.contains(&version),
            Some(Choice::Base) | None => false,
        };
        self.changes.iter().filter(is_taken).count()
    }

    /// The entries whose answer the base has, and no version any more.
    fn lost(&self) -> impl Iterator<Item = &'m Change> {
        let is_lost = |change: &&Change| match change.verdict {
            Verdict::Agreed(choice) => change.said(choice).loses(&change.base),
            Verdict::Open | Verdict::Settled(..) => false,
        };
        self.changes.iter().filter(is_lost)
    }

    /// The leaves that a column of the result asks for, and that nobody answered.
    pub(crate) fn unanswered(&self, column: Column) -> Vec<&'m str> {
        let Some(merged) = self.merged.filter(|merged| *merged.submission.present.get(column)) else {
            return Vec::new();
        };
        let is_open = |row: usize| {
            let is_asked = |outcome: &Outcome| outcome.status != Status::NotAsked;
            merged.submission.rows[row].get(column).answer == Answer::Blank
                && merged.evaluation.outcome(Node::Row(row), column).is_some_and(is_asked)
        };
        let leaves = self.criteria.leaves().filter(|(row, _)| is_open(*row));
        leaves.map(|(_, criterion)| criterion.code.as_str()).collect()
    }

    /// The tables.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let unit = &self.base.submission.unit;
        let unit = format!("{} · {}", unit.name.as_deref().unwrap_or(&unit.id), self.criteria.id);
        let heading = vec![
            Line::new(self.criteria.title.clone(), Tone::Strong),
            Line::new(unit, Tone::Faint),
            self.verdict(),
        ];
        let mut sheets = Vec::new();
        if self.open().next().is_some() {
            sheets.push(self.conflicts());
        }
        sheets.push(self.by_version());
        sheets.extend(self.merged.map(|merged| self.totals(merged)));
        if let Some(first) = sheets.first_mut() {
            first.heading.splice(0..0, heading);
        }
        sheets
    }

    fn verdict(&self) -> Line {
        let open = self.open().count();
        let (entries, versions) = (Counted(self.taken(), ENTRIES), Counted(self.versions.len(), VERSIONS));
        if self.changes.is_empty() {
            let said = match self.written.map(str::to_owned) {
                Some(name) => NothingDiffersWritten { versions, name }.said(self.language),
                None => NothingDiffers { versions }.said(self.language),
            };
            return Line::new(said, Tone::Good);
        }
        match (open, self.written) {
            (0, Some(name)) => {
                let name = name.to_owned();
                Line::new(Written { entries, versions, name }.said(self.language), Tone::Good)
            }
            (0, None) => Line::new(NotWritten { entries, versions }.said(self.language), Tone::Good),
            _ => Line::new(Open { conflicts: Counted(open, CONFLICTS) }.said(self.language), Tone::Bad),
        }
    }

    fn column(&self, title: Text, align: Align, room: Room) -> GridColumn {
        GridColumn::new(title.in_language(self.language), align, room)
    }

    fn conflicts(&self) -> Sheet {
        let say = |phrase: Phrase, room| GridColumn::new(self.language.say(phrase), Align::Left, room);
        let columns = vec![
            say(Phrase::Code, Room::Content),
            say(Phrase::Criterion, Room::RestShort).giving_way(2, LEAST, LeftOut::Columns),
            say(Phrase::Column, Room::Content).giving_way(1, LEAST, LeftOut::Columns),
            self.column(VERSION, Align::Left, Room::Content),
            self.column(SAYS, Align::Left, Room::Rest),
            self.column(POINTS, Align::Right, Room::Content),
        ];
        let rows = self.open().flat_map(|change| {
            let parties = Self::parties(change);
            parties.into_iter().enumerate().map(move |(at, choice)| {
                let first = at == 0;
                let code = Cell::code(&change.spot.code(self.criteria), Tone::Strong);
                let only_first = |cell: Cell| if first { cell } else { Cell::plain(Content::Empty) };
                GridRow {
                    level: if first { Level::Top } else { Level::Inner },
                    cells: vec![
                        only_first(code),
                        only_first(Cell::plain(self.title(change.spot))),
                        only_first(Cell::plain(column_words(change.spot))),
                        Cell::new(
                            self.names.of_choice(choice),
                            if first { Tone::Faint } else { Tone::Plain },
                        ),
                        Cell::plain(self.words(change, choice)),
                        self.points(change.spot, choice),
                    ],
                }
            })
        });
        let rows = rows.collect();
        let names = Listed(self.names.versions.clone());
        let notes = vec![Line::new(HowToSettle { names }.said(self.language), Tone::Plain)];
        Sheet { notes, ..Sheet::of(Grid { columns, rows }) }
    }

    fn points(&self, spot: Spot, choice: Choice) -> Cell {
        self.outcome(spot, choice)
            .map_or_else(|| Cell::plain(Content::Empty), |it| points(self.criteria, it, Tone::Plain))
    }

    fn by_version(&self) -> Sheet {
        let is_settled = self.open().next().is_none() && self.changes.iter().any(Change::is_conflict);
        let columns = vec![
            self.column(VERSION, Align::Left, Room::Content),
            self.column(CHANGED, Align::Right, Room::Content),
            self.column(TAKEN, Align::Right, Room::Content),
            self.column(if is_settled { SETTLED } else { IN_CONFLICT }, Align::Right, Room::Content),
        ];
        let row = |(version, name): (usize, &String)| {
            let mut cells = vec![Cell::plain(name.as_str())];
            cells.extend(self.counts(version).map(Cell::plain));
            GridRow { level: Level::Inner, cells }
        };
        let rows = self.names.versions.iter().enumerate().map(row).collect();
        Sheet { notes: self.notes(), ..Sheet::of(Grid { columns, rows }) }
    }

    fn notes(&self) -> Vec<Line> {
        let language = self.language;
        let mut notes: Vec<Line> = self.settled().into_iter().map(|it| Line::new(it, Tone::Plain)).collect();
        let lost: Vec<String> =
            self.lost().map(|change| entry_name(self.criteria, change.spot).said(language)).collect();
        if !lost.is_empty() {
            let lost: Vec<&str> = lost.iter().map(String::as_str).collect();
            let said = Lost { entries: Counted(lost.len(), ENTRIES), rows: language.listed(&lost) };
            notes.push(Line::new(said.said(language), Tone::Caution));
        }
        for column in Column::BOTH {
            let codes = self.unanswered(column);
            if !codes.is_empty() {
                let rows = Counted(codes.len(), ROWS);
                let said = Unanswered { rows, column, codes: language.listed(&codes) };
                notes.push(Line::new(said.said(language), Tone::Plain));
            }
        }
        for (name, codes) in &self.kept.sums {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            let (name, codes) = (name.clone(), language.listed(&codes));
            let said = match self.fix_command.map(str::to_owned) {
                Some(command) => OtherSums { name, codes, command }.said(language),
                None => SumsNotMerged { name, codes }.said(language),
            };
            notes.push(Line::new(said, Tone::Caution));
        }
        for (name, key, said, kept) in &self.kept.unit {
            let (name, key, said) = (name.clone(), key.clone(), said.clone());
            let kept = kept.clone().unwrap_or_else(|| "–".to_owned());
            notes.push(Line::new(OtherUnit { name, key, said, kept }.said(language), Tone::Caution));
        }
        for name in &self.kept.printed {
            notes.push(Line::new(OtherMaxima { name: name.clone() }.said(language), Tone::Caution));
        }
        notes
    }

    /// By what conflicts were settled, and in whose favour.
    fn settled(&self) -> Vec<String> {
        let mut settled: Vec<(Choice, By, Vec<String>)> = Vec::new();
        for change in self.changes {
            let Verdict::Settled(choice, by) = change.verdict else { continue };
            let name = entry_name(self.criteria, change.spot).said(self.language);
            match settled.iter_mut().find(|(of, how, _)| (*of, *how) == (choice, by)) {
                Some((_, _, rows)) => rows.push(name),
                None => settled.push((choice, by, vec![name])),
            }
        }
        let said = settled.into_iter().map(|(choice, by, rows)| {
            let by = if by == By::Preference { BY_PREFERENCE } else { BY_DECISIONS };
            let conflicts = Counted(rows.len(), CONFLICTS);
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let (name, rows) = (self.names.of_choice(choice).to_owned(), self.language.listed(&rows));
            SettledBy { conflicts, by, name, rows }.said(self.language)
        });
        said.collect()
    }

    fn totals(&self, merged: Side<'_>) -> Sheet {
        let sides = [(BASE, self.base), (MERGED, merged)];
        let present = |column: &Column| sides.iter().any(|(_, side)| *side.submission.present.get(*column));
        let shown: Vec<Column> = Column::BOTH.into_iter().filter(present).collect();
        let title = |column: &Column| {
            let title = if *column == Column::Own { SELF } else { APPRAISAL };
            self.column(title, Align::Right, Room::Content)
        };
        let columns = std::iter::once(self.column(TOTALS, Align::Left, Room::Content));
        let columns = columns.chain(shown.iter().map(title)).collect();
        let row = |(name, side): (Text, Side<'_>)| {
            let total = |column: &Column| {
                let outcome = side.evaluation.outcome(Node::Total, *column);
                outcome.map_or_else(
                    || Cell::plain(Content::Empty),
                    |outcome| points(self.criteria, outcome, Tone::Plain),
                )
            };
            let cells = std::iter::once(Cell::plain(name.in_language(self.language)));
            GridRow { level: Level::Inner, cells: cells.chain(shown.iter().map(total)).collect() }
        };
        let rows = sides.into_iter().map(row).collect();
        Sheet::of(Grid { columns, rows })
    }

    /// For spreadsheets: what everybody says of every entry that anybody changed.
    pub(crate) fn flat(&self) -> Grid {
        let names = ["code", "title", "column", "state", "version", "says", "points", "taken"];
        let rows = self.changes.iter().flat_map(|change| {
            Self::parties(change).into_iter().map(move |choice| {
                let points = self.outcome(change.spot, choice).and_then(|outcome| outcome.shown);
                let is_taken = change.taken().is_some_and(|taken| taken.says_same(change.said(choice)));
                vec![
                    Cell::code(&change.spot.code(self.criteria), Tone::Plain),
                    Cell::plain(self.title(change.spot)),
                    Cell::plain(change.spot.column().map(Column::word)),
                    Cell::plain(state(change)),
                    Cell::plain(self.names.of_choice(choice)),
                    Cell::plain(self.words(change, choice)),
                    Cell::plain(points),
                    Cell::plain(if is_taken { "yes" } else { "" }),
                ]
            })
        });
        Grid::flat(names, rows)
    }

    /// The open conflicts, to be decided one by one: the columns that are read back, then what helps to decide.
    pub(crate) fn decisions(&self) -> Grid {
        let versions = self.names.versions.iter().map(String::as_str);
        let names: Vec<&str> =
            ["code", "column", "take", "title", "base"].into_iter().chain(versions).collect();
        let rows = self.open().map(|change| {
            let said = |choice: Choice| {
                let points = self.outcome(change.spot, choice).and_then(|outcome| outcome.shown);
                let shown = |points| Computed(self.criteria.rounding.show(points)).said(self.language);
                let points = points.map(|points| format!(" = {}", shown(points)));
                format!("{}{}", self.words(change, choice), points.unwrap_or_default())
            };
            let versions = (0..self.versions.len()).map(|at| Cell::plain(said(Choice::Version(at))));
            let mut cells = vec![
                Cell::code(&change.spot.code(self.criteria), Tone::Plain),
                Cell::plain(change.spot.column().map(Column::word)),
                Cell::plain(Content::Empty),
                Cell::plain(self.title(change.spot)),
                Cell::plain(said(Choice::Base)),
            ];
            cells.extend(versions);
            cells
        });
        Grid::flat(names, rows)
    }
}

/// The word of an entry's verdict for programs.
pub(crate) fn state(change: &Change) -> &'static str {
    match change.verdict {
        Verdict::Agreed(_) => "taken",
        Verdict::Open => "conflict",
        Verdict::Settled(..) => "settled",
    }
}
