//! What the unit objects to the appraisal, with the replies.

use super::ledger::title_in_short;
use super::messages::labels;
use super::scorecard::points;
use super::{
    Align, Cell, Content, Grid, GridColumn, GridRow, Language, Level, Line, Phrase, Room, Sheet, Tone,
};
use crate::column::Column;
use crate::criteria::{Criteria, Node};
use crate::evaluate::Evaluation;
use crate::language::{NodeCode, Show, SomeRows, Text};
use crate::submission::Submission;

/// In place of a reply.
const NO_REPLY: Text = Text { en: "(no reply yet)", vi: "(chưa trả lời)" };
/// The heading.
pub(super) const OBJECTIONS: Text =
    Text { en: "Objections of the unit", vi: "Kiến nghị của đơn vị" };

sentence! {
    /// The rows whose objections nobody answered.
    StillOpen { objections: usize, rows: SomeRows } {
        en: "objections without a reply ({objections}): {rows}",
        vi: "kiến nghị chưa trả lời ({objections}): {rows}",
    }
}

/// The line of a scorecard: which objections are open.
pub(super) fn open_objections(
    criteria: &Criteria,
    submission: &Submission,
    language: Language,
) -> Option<Line> {
    let open = submission.objections().filter(|(_, _, reply)| reply.is_none());
    let rows: Vec<String> =
        open.map(|(node, ..)| NodeCode(criteria.code_of(node).to_owned()).said(language)).collect();
    let said = StillOpen { objections: rows.len(), rows: SomeRows(rows) };
    (said.objections > 0).then(|| Line::new(said.said(language), Tone::Caution))
}

/// All of them as a table; `None` where the unit objects to nothing.
pub(crate) fn objections(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Grid> {
    let text = |title: &str, room| GridColumn::new(title, Align::Left, room);
    let figure = |phrase| GridColumn::new(language.say(phrase), Align::Right, Room::Content);
    let columns = vec![
        text(language.say(Phrase::Code), Room::Content),
        text(language.say(Phrase::Criterion), Room::Rest),
        figure(Phrase::SelfAnswer),
        figure(Phrase::AppraisalAnswer),
        text(labels::OBJECTION.in_language(language), Room::Rest),
        text(labels::REPLY.in_language(language), Room::Rest),
    ];
    let row = |(node, objection, reply): (
        Node,
        &crate::finding::Located<String>,
        Option<&crate::finding::Located<String>>,
    )| {
        let (code, title) = match node {
            Node::Row(row) => (criteria.rows[row].code.clone(), title_in_short(criteria, row, language)),
            Node::Total => (String::new(), language.say(Phrase::Total).to_owned()),
        };
        let shown = |column| {
            let outcome = evaluation.outcome(node, column);
            outcome
                .map_or_else(|| Cell::plain(Content::Empty), |outcome| points(criteria, outcome, Tone::Plain))
        };
        let reply = match reply {
            Some(reply) => Cell::plain(reply.value.as_str()),
            None => Cell::new(NO_REPLY.in_language(language), Tone::Caution),
        };
        let cells = vec![
            Cell::code(&code, Tone::Plain),
            Cell::plain(title),
            shown(Column::Own),
            shown(Column::Appraisal),
            Cell::plain(objection.value.as_str()),
            reply,
        ];
        GridRow { level: Level::Inner, cells }
    };
    let rows: Vec<GridRow> = submission.objections().map(row).collect();
    (!rows.is_empty()).then_some(Grid { columns, rows })
}

/// The same with its heading.
pub(crate) fn objections_sheet(
    criteria: &Criteria,
    submission: &Submission,
    evaluation: &Evaluation,
    language: Language,
) -> Option<Sheet> {
    let grid = objections(criteria, submission, evaluation, language)?;
    let heading = vec![Line::new(OBJECTIONS.in_language(language), Tone::Strong)];
    Some(Sheet { heading, ..Sheet::of(grid) })
}
