//! A comparison for spreadsheets: one row for each thing that differs.

use super::comparison::{ComparisonRequest, signed};
use super::messages::comparison as words;
use super::messages::labels;
use super::{Content, Grid};
use crate::column::Column;
use crate::compare::{At, Class, FactSaid, Pair, Sides, What};
use crate::criteria::{Band, Node, TOTAL};
use crate::language::Sentence;
use crate::number::{Decimal, Exact};

impl FactSaid {
    /// As a cell has it.
    pub(super) fn content(&self) -> Content {
        match self {
            FactSaid::Figure(figure) => Content::Number(*figure),
            FactSaid::Option(option) => option.as_str().into(),
        }
    }
}

impl What {
    /// As people say it.
    pub(super) fn sentence(&self) -> Sentence {
        match self {
            What::Declared => words::DECLARED.into(),
            What::Band => words::DECLARED_BAND.into(),
            What::Index => words::DECLARED_INDEX.into(),
            What::Note => words::NOTE.into(),
            What::Objection => labels::OBJECTION.into(),
            What::Reply => labels::REPLY.into(),
            What::Evidence => words::EVIDENCE.into(),
            What::PrintedMax => words::PRINTED_MAX.into(),
            What::Attribute(title) => Sentence::new(title.clone()),
        }
    }

    /// The word of JSON.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            What::Declared => "declared",
            What::Band => "declared_band",
            What::Index => "declared_index",
            What::Note => "note",
            What::Objection => "objection",
            What::Reply => "reply",
            What::Evidence => "evidence",
            What::Attribute(_) => "attribute",
            What::PrintedMax => "printed_max",
        }
    }
}

const NAMES: [&str; 11] = [
    "column",
    "what",
    "code",
    "code_before",
    "title",
    "before",
    "after",
    "points_before",
    "points_after",
    "difference",
    "on_total",
];

/// What a line has beside its column, its word and its code.
#[derive(Default)]
struct Rest {
    code_before: Content,
    title: Content,
    texts: [Content; 2],
    points: [Content; 2],
    difference: Content,
    on_total: Content,
}

impl ComparisonRequest<'_> {
    /// One flat table.
    pub(crate) fn grids(&self) -> Vec<Grid> {
        let mut rows: Vec<Vec<Content>> = Vec::new();
        let mut push = |column: Option<Column>, what: &str, code: &str, rest: Rest| {
            let Rest { code_before, title, texts: [before, after], points: [old, new], difference, on_total } =
                rest;
            let column = column.map(Column::word).into();
            let code = Content::Code(code.to_owned());
            rows.push(vec![
                column,
                what.into(),
                code,
                code_before,
                title,
                before,
                after,
                old,
                new,
                difference,
                on_total,
            ]);
        };
        for (column, it) in self.comparison.columns.each() {
            let Some(it) = it else { continue };
            let total = |effects: &[(At, Exact)]| {
                effects.iter().find(|(at, _)| *at == At::Total).map(|(_, points)| self.flat(points)).into()
            };
            for row in &it.rows {
                let pair = self.comparison.rows.pairs[row.pair];
                let (code, rest) = self.flat_row(column, pair);
                let difference = row.difference.as_ref().map(|difference| self.flat(difference)).into();
                push(
                    Some(column),
                    row.reason.word(),
                    &code,
                    Rest { difference, on_total: total(&row.effects), ..rest },
                );
            }
            for sum in it.sums.iter().filter(|sum| sum.at != At::Total) {
                let At::Row(pair) = sum.at else { continue };
                let (code, rest) = self.flat_row(column, self.comparison.rows.pairs[pair]);
                let difference = sum.difference().map(|difference| self.flat(&difference)).into();
                push(Some(column), "sum", &code, Rest { difference, ..rest });
            }
            for beside in &it.beside {
                let (code, said) = self.cause(beside);
                let own = beside.effects.iter().find(|(at, _)| *at == beside.at);
                let difference = own.map(|(_, points)| self.flat(points)).into();
                let rest = Rest {
                    title: said.into(),
                    difference,
                    on_total: total(&beside.effects),
                    ..Rest::default()
                };
                push(Some(column), beside.cause.word(), &code, rest);
            }
            let sides = self.comparison.sides;
            let shown = |figure: Option<Decimal>| figure.into();
            let points = [shown(sides.before.total(column)), shown(sides.after.total(column))];
            let difference: Content = it.total.difference().map(|difference| self.flat(&difference)).into();
            let on_total = difference.clone();
            push(Some(column), TOTAL, TOTAL, Rest { points, difference, on_total, ..Rest::default() });
        }
        for change in &self.comparison.classes {
            let code = self.comparison.sides.after.criteria.code_of(change.nodes.after);
            let (what, texts) = match &change.class {
                Class::Band(bands) => {
                    let id = |band: Option<&Band>| Content::from(band.map(|band| band.id.as_str()));
                    ("band", [id(bands.before), id(bands.after)])
                }
                Class::Index(indexes) => ("index", [indexes.before.into(), indexes.after.into()]),
            };
            push(Some(change.column), what, code, Rest { texts, ..Rest::default() });
        }
        for fact in &self.comparison.facts {
            let text = |said: &Option<FactSaid>| said.as_ref().map_or(Content::Empty, FactSaid::content);
            let texts = [text(&fact.values.before), text(&fact.values.after)];
            let rest = Rest { title: fact.title.as_str().into(), texts, ..Rest::default() };
            push(Some(fact.column), "fact_stated", &fact.name, rest);
        }
        for stated in &self.comparison.stated {
            let Sides { before, after } = self.comparison.sides;
            let code = stated.rows.after.map(|node| after.criteria.code_of(node));
            let code = code.or_else(|| stated.rows.before.map(|node| before.criteria.code_of(node)));
            let texts = [stated.texts.before.as_deref().into(), stated.texts.after.as_deref().into()];
            let rest = Rest { texts, ..Rest::default() };
            push(stated.column, stated.what.word(), code.unwrap_or_default(), rest);
        }
        vec![Grid::flat(NAMES, rows)]
    }

    /// A difference for programs: a fraction where it has no end.
    fn flat(&self, exact: &Exact) -> Content {
        match exact.to_decimal() {
            Some(_) => signed(self.comparison.sides.after, exact),
            None => exact.fraction().into(),
        }
    }

    fn flat_row(&self, column: Column, pair: Pair) -> (String, Rest) {
        let Sides { before, after } = self.comparison.sides;
        let criterion = pair.after().map(|row| &after.criteria.rows[row]);
        let old = pair.before().map(|row| &before.criteria.rows[row]);
        let of = |row: Option<usize>, side: crate::compare::Side<'_>| {
            let Some(row) = row else { return [Content::Empty, Content::Empty] };
            let (node, criterion) = (Node::Row(row), &side.criteria.rows[row]);
            let said = match &side.stated(node, column).answer {
                crate::answer::Answer::Given(given) => criterion.answer_text(given).into(),
                crate::answer::Answer::NotApplicable => "n/a".into(),
                crate::answer::Answer::Blank => Content::Empty,
            };
            let shown = side.outcome(node, column).and_then(|outcome| outcome.shown);
            [said, shown.map(|shown| side.criteria.rounding.printed(shown)).into()]
        };
        let ([text_before, points_before], [text_after, points_after]) =
            (of(pair.before(), before), of(pair.after(), after));
        let shown = criterion.or(old).expect("a pair has a row in one of the two editions");
        let rest = Rest {
            code_before: old.map(|old| Content::Code(old.code.clone())).into(),
            title: shown.title.as_str().into(),
            texts: [text_before, text_after],
            points: [points_before, points_after],
            ..Rest::default()
        };
        (shown.code.clone(), rest)
    }
}
