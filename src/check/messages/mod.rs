//! What the checks say, in both languages.

pub(super) mod declared;
pub(super) mod policy;
pub(super) mod slip;

use crate::column::Column;
use crate::language::{Computed, Counted, Joined, Listed, Noun, Quoted, RowName, Sentence, Text};
use crate::number::Decimal;

diagnostic! {
    /// A quantity is above its limit, which is a fact that the unit states.
    AboveFact(AT_MOST_BROKEN) { row: RowName, column: Column, value: Decimal, title: String, limit: Decimal, limit_title: String } {
        en: "{row} gives {value} in the {column} column ({title}), and the unit states only {limit} ({limit_title})",
        vi: "{row} cột {column} ghi {value} ({title}), lớn hơn {limit} ở phần thông tin chung ({limit_title})",
        help en: "the first cannot be more than the second: correct one of the two",
        help vi: "số thứ nhất không thể lớn hơn số thứ hai: sửa một trong hai",
    }

    /// A quantity is above its limit, which another row gives.
    AboveRow(AT_MOST_BROKEN) { row: RowName, column: Column, value: Decimal, title: String, other: RowName, limit: Decimal, limit_title: String } {
        en: "{row} gives {value} in the {column} column ({title}), and {other} gives only {limit} ({limit_title})",
        vi: "{row} cột {column} ghi {value} ({title}), lớn hơn {limit} ở {other} ({limit_title})",
        help en: "the first cannot be more than the second: correct one of the two",
        help vi: "số thứ nhất không thể lớn hơn số thứ hai: sửa một trong hai",
    }

    /// Two rows quote one quantity with different figures.
    QuantityDiffers(QUANTITY_DIFFERS) { row: RowName, column: Column, value: Decimal, other: RowName, other_value: Decimal, title: String } {
        en: "{row} gives {value} in the {column} column, and {other} gives {other_value}, for the same thing: {title}",
        vi: "{row} cột {column} ghi {value}, {other} ghi {other_value} cho cùng một số liệu: {title}",
        help en: "it cannot be both: correct one of the two, and what was counted from it",
        help vi: "sửa một trong hai, và các số tính từ số đó",
    }

    /// A max is printed on the form otherwise than the edition has it.
    PrintedMaxDiffers(PRINTED_MAX_DIFFERS) { row: RowName, printed: Decimal, max: Computed } {
        en: "the max of {row} is printed as {printed}, and the criteria have {max}",
        vi: "điểm tối đa của {row} in trên phiếu là {printed}, bộ tiêu chí quy định {max}",
        help en: "points are judged by the criteria; ask for a corrected form",
        help vi: "chấm theo bộ tiêu chí; yêu cầu gửi lại phiếu đúng mẫu",
    }

    /// Points are claimed, and no document is named.
    EvidenceMissing(EVIDENCE_MISSING) { row: RowName, column: Column, how: Text } {
        en: "{row} asks for evidence, and the {column} column gives none",
        vi: "{row} cột {column} chưa nêu tài liệu kiểm chứng",
        help en: "{how}",
        help vi: "{how}",
    }

    /// The appraisal gives more than the unit gave itself.
    ScoreRaised(SCORE_RAISED) { row: RowName, from: Computed, to: Computed, before: Sentence, after: Sentence, without: Option<Text> } {
        en: "{row} was raised from {from} to {to} ({before} → {after}){without}",
        vi: "{row} tăng từ {from} lên {to} ({before} → {after}){without}",
        help en: "nothing to do where that is meant; a note would say why",
        help vi: "nếu đúng ý thì không phải làm gì; nên ghi lý do vào ghi chú",
    }

    /// An objection that nobody answered.
    ObjectionOpen(OBJECTION_OPEN) { row: RowName, objection: Quoted, how: Text } {
        en: "the unit objects to {row}, and there is no reply: {objection}",
        vi: "đơn vị kiến nghị về {row}, chưa có trả lời: {objection}",
        help en: "{how}",
        help vi: "{how}",
    }

    /// A reply to nothing.
    ReplyAlone(REPLY_WITHOUT_OBJECTION) { row: RowName } {
        en: "{row} has a reply, and the unit objects to nothing there",
        vi: "{row} có phần trả lời, đơn vị không kiến nghị về mục này",
        help en: "move the reply to the row that the unit objects to, or take it out; a reason of a change is a note",
        help vi: "ghi phần trả lời vào mục có kiến nghị, hoặc bỏ đi; lý do thay đổi thì ghi vào ghi chú",
    }

    /// A row that the unit answered, and nobody appraised.
    NotAppraised(ROW_NOT_APPRAISED) { row: RowName, how: Text } {
        en: "{row} is answered by the unit, and not appraised: it counts 0 in the appraisal",
        vi: "{row} đã tự chấm, chưa thẩm định: tính 0 điểm",
        help en: "{how}",
        help vi: "{how}",
        several(count, examples) of row counts "tiêu chí" {
            en: "{count} rows are answered by the unit, and not appraised: {examples}; they count 0 in the appraisal",
            vi: "{count} tiêu chí đã tự chấm, chưa thẩm định: {examples}; tính 0 điểm",
            help en: "{how}; -v shows all",
            help vi: "{how}; -v nêu từng tiêu chí",
        }
    }

    /// Fewer points, and nobody says why.
    Lowered(CHANGED_WITHOUT_NOTE) { row: RowName, from: Computed, to: Computed, before: Sentence, after: Sentence, how: Text } {
        en: "{row} was lowered from {from} to {to} ({before} → {after}), and no note says why",
        vi: "{row} giảm từ {from} xuống {to} ({before} → {after}), chưa ghi lý do",
        help en: "{how}",
        help vi: "{how}",
    }

    /// Another value of a fact, and nobody says why. Values are spelled as the file has them.
    FactChanged(CHANGED_WITHOUT_NOTE) { fact: String, title: String, from: String, to: String, how: Sentence } {
        en: "the fact `{fact}` ({title}) was changed from {from} to {to}, and no note says why",
        vi: "thông tin chung “{fact}” ({title}) đổi từ {from} thành {to}, chưa ghi lý do",
        help en: "{how}",
        help vi: "{how}",
    }

    /// The same points from other figures.
    FiguresChanged(FIGURES_CHANGED) { row: RowName, before: Sentence, after: Sentence } {
        en: "{row} has the same points from other figures: {before} → {after}, without a note",
        vi: "{row} cùng số điểm, số liệu khác: {before} → {after}, không có ghi chú",
        help en: "nothing to do where the new figures are the right ones; a note would say so",
        help vi: "nếu số liệu mới là đúng thì không phải làm gì; nên ghi rõ vào ghi chú",
    }

    /// A row quotes a fact otherwise than the form states it.
    FactDiffers(FACT_DIFFERS) { row: RowName, column: Column, value: Computed, stated: Computed, title: String } {
        en: "{row} gives {value} in the {column} column, and the unit states {stated}: {title}",
        vi: "{row} cột {column} dùng {value}, thông tin chung ghi {stated}: {title}",
        help en: "one of the two is wrong, or they were counted on different days: correct it, or say why in a note",
        help vi: "sửa một trong hai; nếu hai số lấy ở thời điểm khác nhau thì ghi rõ vào ghi chú",
    }

    /// A fact that is the sum of others.
    FactSumDiffers(FACT_SUM_DIFFERS) { title: String, stated: Computed, terms: Joined<String>, sum: Computed } {
        en: "{title} is stated as {stated}, and {terms} come to {sum}",
        vi: "{title} ghi {stated}, {terms} cộng lại được {sum}",
        help en: "correct the figure that is wrong",
        help vi: "kiểm tra, sửa số chưa khớp",
    }

    /// Comparisons that cannot be made.
    ChecksNeedFacts(CHECKS_NEED_FACTS) { checks: Counted, facts: Listed<String>, more: Option<Text>, how: Text } {
        en: "{checks} facts that the unit does not state: {facts}{more}",
        vi: "{checks} cần thông tin chung mà đơn vị chưa ghi: {facts}{more}",
        help en: "{how}",
        help vi: "{how}",
    }
}

sentence! {
    /// How a reason is given beside a fact of TOML.
    FactNoteInToml { fact: String } {
        en: "add the reason: {fact} = {{ self = …, appraisal = …, note = \"…\" }}",
        vi: "ghi lý do: {fact} = {{ self = …, appraisal = …, note = \"…\" }}",
    }

    /// Beside the other row that quotes a quantity.
    ValueIn { value: Decimal, row: RowName } {
        en: "{value} in {row}",
        vi: "{row} ghi {value}",
    }
}

/// Beside what limits a figure.
pub(super) const THE_LIMIT: Text = Text { en: "the limit", vi: "mức không được vượt" };
/// Beside a row of the edition.
pub(super) const ROW_IN_CRITERIA: Text =
    Text { en: "the row in the criteria", vi: "mục này trong bộ tiêu chí" };
/// Beside the unit's own answer.
pub(super) const SELF_COLUMN: Text = Text { en: "the self column", vi: "cột tự chấm" };
/// How evidence is named in a form of TOML.
pub(super) const NAME_EVIDENCE_IN_TOML: Text = Text {
    en: "name it: evidence = [\"number, date and title of the document\"]",
    vi: "ghi evidence = [\"số, ngày, trích yếu văn bản\"]",
};
/// How evidence is named in a form of CSV.
pub(super) const NAME_EVIDENCE_IN_CSV: Text = Text {
    en: "name number, date and title of the document in the column self_evidence",
    vi: "ghi số, ngày, trích yếu văn bản vào cột self_evidence",
};
/// How evidence is named in a printed form.
pub(super) const NAME_EVIDENCE_IN_FORM: Text = Text {
    en: "name number, date and title of the document in the form, as notes of the row",
    vi: "ghi số, ngày, trích yếu văn bản vào phiếu, ở ghi chú của mục",
};
/// After a change that nobody explains.
pub(super) const WITHOUT_NOTE: Text = Text { en: ", without a note", vi: ", không có ghi chú" };
/// How a row is appraised in a form of TOML.
pub(super) const APPRAISE_IN_TOML: Text = Text {
    en: "appraise it; where the unit's answer holds, write { same = true }",
    vi: "thẩm định mục này; nếu giữ nguyên như tự chấm thì ghi { same = true }",
};
/// How a row is appraised in a form of CSV.
pub(super) const APPRAISE_IN_CSV: Text = Text {
    en: "appraise it; where the unit's answer holds, repeat it in the appraisal_ columns",
    vi: "thẩm định mục này; nếu giữ nguyên như tự chấm thì ghi lại vào các cột appraisal_",
};
/// How a row is appraised in a printed form.
pub(super) const APPRAISE_IN_FORM: Text = Text {
    en: "appraise it; where the unit's answer holds, repeat it in the columns of the appraisal",
    vi: "thẩm định mục này; nếu giữ nguyên như tự chấm thì ghi lại vào các cột thẩm định",
};
/// How a reason is given in a form of TOML.
pub(super) const NOTE_IN_TOML: Text = Text {
    en: "add the reason to the appraisal row: note = \"…\"",
    vi: "ghi lý do vào mục thẩm định: note = \"…\"",
};
/// How a reason is given in a form of CSV.
pub(super) const NOTE_IN_CSV: Text = Text {
    en: "write the reason into the column appraisal_note",
    vi: "ghi lý do vào cột appraisal_note",
};
/// How a reason is given in a printed form.
pub(super) const NOTE_IN_FORM: Text =
    Text { en: "write the reason into the column of notes", vi: "ghi lý do vào cột ghi chú" };
/// How an objection is answered in a form of TOML.
pub(super) const REPLY_IN_TOML: Text = Text {
    en: "answer it in the appraisal row: reply = \"…\"",
    vi: "ghi trả lời vào mục thẩm định: reply = \"…\"",
};
/// How an objection is answered in a form of CSV.
pub(super) const REPLY_IN_CSV: Text =
    Text { en: "write the answer into the column reply", vi: "ghi trả lời vào cột reply" };
/// How an objection is answered in a workbook.
pub(super) const REPLY_IN_FORM: Text =
    Text { en: "write the answer into the column of replies", vi: "ghi trả lời vào cột trả lời" };
/// An answer that is none.
pub(super) const BLANK: Text = Text { en: "blank", vi: "để trống" };
/// An answer that is none.
pub(super) const NOT_APPLICABLE: Text = Text { en: "not applicable", vi: "không áp dụng" };
/// Checks, with their verb in English.
pub(super) const CHECK_NEEDS: Noun = Noun { one: "check needs", many: "checks need", vi: "phép kiểm tra" };
/// After a few names of many.
pub(super) const AND_MORE: Text = Text { en: " …", vi: " …" };
/// How facts are stated in a form of TOML.
pub(super) const STATE_FACTS_IN_TOML: Text = Text {
    en: "state them under [facts]; without them nothing is compared with them",
    vi: "ghi các thông tin này ở [facts]; nếu không ghi thì không có gì để so sánh",
};
/// How facts are stated in a form of CSV.
pub(super) const STATE_FACTS_IN_CSV: Text = Text {
    en: "add the rows facts.NAME; without them nothing is compared with them",
    vi: "thêm các dòng facts.NAME; nếu không ghi thì không có gì để so sánh",
};
/// How facts are stated in a printed form.
pub(super) const STATE_FACTS_IN_FORM: Text = Text {
    en: "state them above the table, a line each, or in a file of facts with --facts; without them nothing is compared with them",
    vi: "ghi các số này phía trên bảng, mỗi số một dòng, hoặc ghi vào tệp rồi dùng --facts; nếu không ghi thì không có gì để so sánh",
};
/// Beside a fact.
pub(super) const STATED_HERE: Text = Text { en: "stated here", vi: "ghi tại đây" };
/// Beside a term of a sum.
pub(super) const A_PART: Text = Text { en: "a part of it", vi: "một phần của số này" };
