//! `objection-open` and `reply-without-objection`: what the unit objects to, and what was answered.

use super::messages::{ObjectionOpen, REPLY_IN_CSV, REPLY_IN_FORM, REPLY_IN_TOML, ReplyAlone};
use super::{Check, Examined};
use crate::column::Column;
use crate::finding::{Finding, Findings, code};
use crate::language::{Quoted, RowName, Text};
use crate::source::Shape;
use crate::text::spelled;

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::OBJECTION_OPEN,
    explanation: Text {
        en: "The unit objects to the appraisal of a row, and nobody has answered. It is listed as open, in the minutes too, \
            until the appraisal row has a reply. A reply changes no points: where the unit is right, the answer of the \
            appraisal is changed as well.",
        vi: "Đơn vị kiến nghị về điểm thẩm định của một mục và chưa được trả lời. Kiến nghị được nêu là còn lại, kể cả \
            trong biên bản, cho đến khi mục thẩm định có phần trả lời. Phần trả lời không làm đổi điểm: nếu chấp nhận \
            kiến nghị thì sửa cả số liệu thẩm định.",
    },
    run: check,
};

/// So many letters of an objection are quoted.
const QUOTED: usize = 120;

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let row = |node| RowName(examined.criteria.code_of(node).to_owned());
    for (node, objection, _) in examined.submission.objections().filter(|(_, _, reply)| reply.is_none()) {
        let open = ObjectionOpen {
            row: row(node),
            objection: Quoted(spelled(&objection.value, QUOTED)),
            how: match examined.submission.shape() {
                Shape::Toml => REPLY_IN_TOML,
                Shape::Csv => REPLY_IN_CSV,
                Shape::Form => REPLY_IN_FORM,
            },
        };
        let code = examined.criteria.code_of(node);
        findings.push(Finding::from(open).at(&objection.place).about(code, Some(Column::Appraisal)));
    }
    for node in examined.criteria.nodes() {
        let own = examined.submission.row(node, Column::Own);
        let reply = examined.submission.row(node, Column::Appraisal).reply.as_ref();
        if let Some(reply) = reply.filter(|_| own.objection.is_none()) {
            let code = examined.criteria.code_of(node);
            let alone = Finding::from(ReplyAlone { row: row(node) });
            findings.push(alone.at(&reply.place).about(code, Some(Column::Appraisal)));
        }
    }
}
