//! The list of checks, each with the paragraph that `score check --explain` prints.

use super::{
    Examined, appraised, at_most, changed, declared, declared_class, declared_without_score, evidence,
    fact_differs, fact_sum, facts_missing, policy, printed_max, quantity_differs, raised,
};
use crate::finding::{CODES, Code, Findings, code};
use crate::language::Text;

/// A check.
pub struct Check {
    /// What it finds.
    pub code: &'static Code,
    /// What that means, why it matters and what to do: one paragraph.
    pub explanation: Text,
    /// Looks for it. None where the engine finds it, or another entry's function does.
    pub run: Option<fn(&Examined<'_>, &mut Findings)>,
}

/// All checks, by code.
pub static CHECKS: &[Check] = &[
    Check {
        code: &code::AT_MOST_BROKEN,
        explanation: Text {
            en: "The criteria say that one quantity cannot exceed another: users of mailboxes the mailboxes \
                issued, documents processed the documents entered. On the form the first is greater than the second, so \
                one of the two numbers is wrong, and points depend on it. Points are computed from the numbers as given; find out which one is \
                right.",
            vi: "Bộ tiêu chí quy định một số liệu không được vượt số liệu khác: số người dùng thư không vượt số hộp \
                thư được cấp, số văn bản xử lý không vượt số văn bản đến. Trên phiếu, số thứ nhất lớn hơn số \
                thứ hai, nên một trong hai số cần xem lại, và điểm phụ thuộc vào đó. Điểm vẫn tính theo số đã ghi. \
                Đề nghị xác định số nào đúng.",
        },
        run: Some(at_most::check),
    },
    Check {
        code: &code::CHANGED_WITHOUT_NOTE,
        explanation: Text {
            en: "The appraiser gave a row fewer points than the unit gave itself, or changed a fact, and wrote no \
                reason. When the unit objects, nobody can say why. Write the reason into the note of the appraisal row or \
                of the fact.",
            vi: "Người thẩm định cho mục ít điểm hơn đơn vị tự chấm, hoặc đổi một thông tin chung, mà chưa ghi lý \
                do. Khi đơn vị kiến nghị thì không có căn cứ trả lời. Đề nghị ghi lý do vào ghi chú của mục thẩm \
                định hoặc của thông tin chung.",
        },
        run: Some(changed::check),
    },
    Check {
        code: &code::CHECKS_NEED_FACTS,
        explanation: Text {
            en: "The criteria name facts that rows and other facts are compared with, and the unit does not state \
                them. So many comparisons were not made; nothing is known to be wrong. State the facts to have them made.",
            vi: "Bộ tiêu chí có những thông tin chung để so sánh với các mục và với nhau, đơn vị chưa ghi các thông \
                tin đó. Các phép so sánh này chưa thực hiện được; chưa rõ có chỗ nào lệch hay không. Đề nghị ghi \
                các thông tin chung đó.",
        },
        run: Some(facts_missing::check),
    },
    Check {
        code: &code::DECLARED_BAND_DIFFERS,
        explanation: Text {
            en: "The form declares a band (a class), and the points, the side conditions and the events of the \
                criteria give another one, or none. Correct the answers if they are wrong, else the band.",
            vi: "Phiếu ghi một xếp loại; điểm, các điều kiện và các sự kiện của bộ tiêu chí cho xếp loại khác, hoặc \
                không cho xếp loại nào. Đề nghị sửa số liệu nếu số liệu chưa đúng, nếu không thì sửa xếp loại.",
        },
        run: Some(declared_class::check),
    },
    Check {
        code: &code::DECLARED_INDEX_DIFFERS,
        explanation: Text {
            en: "The form declares an index, and the total over the max gives another one, or there is none. \
                Correct the answers if they are wrong, else the index.",
            vi: "Phiếu ghi một chỉ số; tổng điểm chia cho điểm tối đa được chỉ số khác, hoặc không có chỉ số. Đề \
                nghị sửa số liệu nếu số liệu chưa đúng, nếu không thì sửa chỉ số.",
        },
        run: None,
    },
    Check {
        code: &code::DECLARED_SCORE_DIFFERS,
        explanation: Text {
            en: "A figure that the form declares is not what its answers and the criteria come to. Causes and \
                consequences are told apart: a wrong row is a cause; a wrong sum is a consequence where it is what its \
                declared rows add up to, and is listed under its cause; else it is a cause of its own. Correct the causes, \
                add up again, and every figure agrees; `--fix` does that for figures, never for answers.",
            vi: "Điểm ghi trên phiếu lệch với điểm tính lại theo số liệu và bộ tiêu chí. Nguyên nhân và hệ quả được \
                tách riêng: tiêu chí lệch là nguyên nhân; tổng lệch là hệ quả nếu đúng bằng các mục đã ghi cộng \
                lại, và được nêu dưới nguyên nhân của nó; nếu không thì chính tổng đó là nguyên nhân. Sửa các \
                nguyên nhân rồi cộng lại thì mọi ô điểm khớp; “--fix” làm việc này với điểm ghi, không bao giờ với \
                số liệu.",
        },
        run: Some(declared::check),
    },
    Check {
        code: &code::DECLARED_WITHOUT_SCORE,
        explanation: Text {
            en: "A row or the total declares points, and there is no score to compare them with: a condition \
                fails without which there is none, a row below cannot be computed, or the criteria add nothing up. A \
                declared figure is never passed over; leave it out, or correct what takes the score away.",
            vi: "Mục hoặc tổng điểm có ghi điểm, không có điểm tính lại để so sánh: không đạt một điều kiện cần để \
                có điểm, một mục bên dưới không tính được, hoặc bộ tiêu chí không cộng tổng. Điểm ghi trên phiếu \
                không bao giờ bị bỏ qua. Đề nghị để trống điểm đó, hoặc sửa nội dung làm mất điểm.",
        },
        run: Some(declared_without_score::check),
    },
    Check {
        code: &code::DIVIDED_BY_ZERO,
        explanation: Text {
            en: "A ratio has the denominator 0, and the criteria do not say what that comes to. The row has no \
                points, nor has any sum above it: a total that hides a hole is worse than none.",
            vi: "Tỷ lệ có mẫu số bằng 0, bộ tiêu chí không quy định cách tính. Mục này không có điểm, các tổng liên \
                quan cũng vậy: tổng điểm che mất chỗ trống thì kém hơn không có tổng điểm.",
        },
        run: None,
    },
    Check {
        code: &code::EVIDENCE_MISSING,
        explanation: Text {
            en: "The criteria ask for evidence on this row; points are claimed and no document is named.",
            vi: "Bộ tiêu chí yêu cầu tài liệu kiểm chứng; mục này có ghi điểm mà chưa nêu tài liệu nào.",
        },
        run: Some(evidence::check),
    },
    Check {
        code: &code::FACT_DIFFERS,
        explanation: Text {
            en: "A row quotes a fact, such as the number of staff, with another figure than the head of the form \
                states. The row's own figure computes; somebody must find out which one is right.",
            vi: "Tiêu chí dùng số liệu khác phần thông tin chung, ví dụ tổng số cán bộ. Điểm tính theo số của tiêu \
                chí. Đề nghị xác định số nào đúng.",
        },
        run: Some(fact_differs::check),
    },
    Check {
        code: &code::FACT_SUM_DIFFERS,
        explanation: Text {
            en: "A fact is the sum of others (staff = district + commune), and is stated otherwise. One of the \
                figures is wrong, and rows may have used it.",
            vi: "Thông tin chung này là tổng của các số khác (tổng số = cấp huyện + cấp xã), nhưng ghi khác tổng \
                đó. Một trong các số cần xem lại, và có tiêu chí có thể đã dùng số đó.",
        },
        run: Some(fact_sum::check),
    },
    Check {
        code: &code::FIGURES_CHANGED,
        explanation: Text {
            en: "The appraisal has the same points as the self column, from other figures, without a note. That \
                is often right (a recount that changes nothing); it is told so that it is not overlooked.",
            vi: "Điểm thẩm định bằng điểm tự chấm nhưng từ số liệu khác, không có ghi chú. Thường là đúng (đếm lại \
                mà điểm không đổi); nêu ra để không bỏ sót.",
        },
        run: None,
    },
    Check {
        code: &code::NUM_ABOVE_DEN,
        explanation: Text {
            en: "A numerator exceeds its denominator: more was counted than there is. A ratio then counts as 1; \
                in tiers it is judged as it stands. One of the figures is wrong, or they are of different years.",
            vi: "Tử số lớn hơn mẫu số: đếm được nhiều hơn toàn bộ. Tỷ lệ tính là 100%; ở tiêu chí theo mức thì xét \
                đúng tỷ lệ đó. Một trong hai số cần xem lại, hoặc hai số thuộc hai năm khác nhau.",
        },
        run: None,
    },
    Check {
        code: &code::PRINTED_MAX_DIFFERS,
        explanation: Text {
            en: "The form prints another maximum than the criteria have, often 0 where a formula was lost. Points \
                are judged by the criteria.",
            vi: "Điểm tối đa in trên phiếu khác bộ tiêu chí, thường là 0 do mất công thức. Điểm chấm theo bộ tiêu \
                chí.",
        },
        run: Some(printed_max::check),
    },
    Check {
        code: &code::QUANTITY_DIFFERS,
        explanation: Text {
            en: "Two rows of one column give different figures for the same thing, such as the mailboxes issued: \
                the numerator of one row, the denominator of another. It cannot be both.",
            vi: "Hai tiêu chí của một cột ghi hai số khác nhau cho cùng một số liệu, ví dụ số hộp thư được cấp: tử \
                số của tiêu chí này, mẫu số của tiêu chí kia. Không thể cả hai cùng đúng.",
        },
        run: Some(quantity_differs::check),
    },
    Check {
        code: &code::ROUNDING_POLICY_DIFFERS,
        explanation: Text {
            en: "The declared rows of a column show by which rounding it was filled in, and it is not the \
                criteria's. This is said once, with every rounding that explains the rows equally well, instead of one \
                accusation a row. The figures are wrong all the same: rankings are made from the criteria's.",
            vi: "Các điểm ghi của một cột cho thấy cột này làm tròn theo cách khác bộ tiêu chí. Nội dung này chỉ \
                nêu một lần, kèm mọi cách làm tròn khớp như nhau, thay vì nêu ở từng tiêu chí. Các điểm đó vẫn \
                lệch: bảng xếp hạng tính theo bộ tiêu chí.",
        },
        run: Some(policy::check),
    },
    Check {
        code: &code::ROUNDING_POLICY_UNDETERMINED,
        explanation: Text {
            en: "Another rounding than the criteria's explains more rows of a column, but too few rows decide. \
                The rows that the criteria's rounding does not explain are listed one by one.",
            vi: "Một cách làm tròn khác khớp nhiều tiêu chí của cột hơn, nhưng số tiêu chí còn quá ít để kết luận. \
                Các tiêu chí không khớp cách làm tròn của bộ tiêu chí được nêu từng mục.",
        },
        run: None,
    },
    Check {
        code: &code::ROW_BLANK,
        explanation: Text {
            en: "A row is not answered. It counts 0, also where points are declared: blank is not an answer, and \
                not the same as 0.",
            vi: "Tiêu chí để trống. Tính 0 điểm, cả khi có ghi điểm: để trống không phải là trả lời, và khác với 0.",
        },
        run: None,
    },
    Check {
        code: &code::ROW_NOT_APPRAISED,
        explanation: Text {
            en: "The unit answered a row, and the appraisal leaves it blank. It counts 0 in the appraisal, which \
                is never the self-score by default.",
            vi: "Đơn vị đã ghi, cột thẩm định để trống. Mục này tính 0 điểm thẩm định; điểm thẩm định không bao giờ \
                mặc định bằng điểm tự chấm.",
        },
        run: Some(appraised::check),
    },
    Check {
        code: &code::SCORE_RAISED,
        explanation: Text {
            en: "The appraiser gave more than the unit gave itself. That is legitimate; it is told so that it is \
                meant.",
            vi: "Người thẩm định cho nhiều điểm hơn đơn vị tự chấm. Điều này được phép; nêu ra để chắc là có chủ ý.",
        },
        run: Some(raised::check),
    },
    Check {
        code: &code::TICK_CONTRADICTS,
        explanation: Text {
            en: "A tier is ticked, and the figure beside it is in another one. The figure computes; correct the \
                tick, or the figure.",
            vi: "Mức được chọn khác mức của số liệu ghi bên cạnh. Điểm tính theo số liệu. Đề nghị sửa mức hoặc sửa \
                số liệu.",
        },
        run: None,
    },
];

/// What a code means: the paragraph of its check, or the sentence of the code.
pub fn explanation(name: &str) -> Option<(&'static Code, Text)> {
    let code = CODES.iter().copied().find(|code| code.name == name)?;
    let check = CHECKS.iter().find(|check| check.code.name == name);
    Some((code, check.map_or(code.summary, |check| check.explanation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_sorted_unique_and_explained() {
        assert!(CHECKS.windows(2).all(|pair| pair[0].code.name < pair[1].code.name));
        let is_sentence = |text: &str| text.ends_with('.');
        assert!(
            CHECKS.iter().all(|check| is_sentence(check.explanation.en) && is_sentence(check.explanation.vi))
        );
    }
}
