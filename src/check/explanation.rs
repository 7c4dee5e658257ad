//! What a code means, in a paragraph, for codes that the engine finds, or another check does.

use super::CHECKS;
use crate::finding::{CODES, Code, code};
use crate::language::Text;

/// Codes without a check of their own, each with its paragraph.
static OTHERS: &[(&Code, Text)] = &[
    (
        &code::APPRAISAL_IN_PROGRESS,
        Text {
            en: "Some rows that the unit answered have neither an answer nor points in the appraisal: it is being \
                worked on. The sums over them are what is appraised so far; they are marked, not held against \
                declared figures, and not ranked. With `--final` the appraisal is taken as finished, and each such row \
                is reported as missing or blank.",
            vi: "Còn tiêu chí đơn vị đã ghi mà cột thẩm định chưa ghi số liệu, chưa ghi điểm: đang thẩm định. Các tổng \
                liên quan là tạm tính, có đánh dấu, chưa đối chiếu với điểm ghi trên phiếu, chưa xếp hạng. Với \
                “--final”, phiếu được kiểm tra như đã thẩm định xong, từng tiêu chí như vậy được nêu là thiếu hoặc để \
                trống.",
        },
    ),
    (
        &code::DECLARED_INDEX_DIFFERS,
        Text {
            en: "The form declares an index, and the total over the max gives another one, or there is none. \
                Correct the answers if they are wrong, else the index.",
            vi: "Phiếu ghi một chỉ số; tổng điểm chia cho điểm tối đa được chỉ số khác, hoặc không có chỉ số. Đề \
                nghị sửa số liệu nếu số liệu chưa đúng, nếu không thì sửa chỉ số.",
        },
    ),
    (
        &code::DIVIDED_BY_ZERO,
        Text {
            en: "A ratio has the denominator 0, and the criteria do not say what that comes to. The row has no \
                points, nor has any sum above it: a total that hides a hole is worse than none.",
            vi: "Tỷ lệ có mẫu số bằng 0, bộ tiêu chí không quy định cách tính. Mục này không có điểm, các tổng liên \
                quan cũng vậy: tổng điểm che mất chỗ trống thì kém hơn không có tổng điểm.",
        },
    ),
    (
        &code::FIGURES_CHANGED,
        Text {
            en: "The appraisal has the same points as the self column, from other figures, without a note. That \
                is often right (a recount that changes nothing); it is told so that it is not overlooked.",
            vi: "Điểm thẩm định bằng điểm tự chấm nhưng từ số liệu khác, không có ghi chú. Thường là đúng (đếm lại \
                mà điểm không đổi); nêu ra để không bỏ sót.",
        },
    ),
    (
        &code::NUM_ABOVE_DEN,
        Text {
            en: "A numerator exceeds its denominator: more was counted than there is. A ratio then counts as 1; \
                in tiers it is judged as it stands. One of the figures is wrong, or they are of different years.",
            vi: "Tử số lớn hơn mẫu số: đếm được nhiều hơn toàn bộ. Tỷ lệ tính là 100%; ở tiêu chí theo mức thì xét \
                đúng tỷ lệ đó. Một trong hai số cần xem lại, hoặc hai số thuộc hai năm khác nhau.",
        },
    ),
    (
        &code::REPLY_WITHOUT_OBJECTION,
        Text {
            en: "An appraisal row has a reply, and the self column of the row no objection. The reply may stand beside the \
                wrong row; the reason of a change is a note.",
            vi: "Mục thẩm định có phần trả lời, cột tự chấm của mục không có kiến nghị. Có thể phần trả lời ghi nhầm mục; \
                lý do thay đổi thì ghi vào ghi chú.",
        },
    ),
    (
        &code::ROUNDING_POLICY_UNDETERMINED,
        Text {
            en: "Another rounding than the criteria's explains more rows of a column, but too few rows decide. \
                The rows that the criteria's rounding does not explain are listed one by one.",
            vi: "Một cách làm tròn khác khớp nhiều tiêu chí của cột hơn, nhưng số tiêu chí còn quá ít để kết luận. \
                Các tiêu chí không khớp cách làm tròn của bộ tiêu chí được nêu từng mục.",
        },
    ),
    (
        &code::ROW_BLANK,
        Text {
            en: "A row is not answered. It counts 0, also where points are declared: blank is not an answer, and \
                not the same as 0.",
            vi: "Tiêu chí để trống. Tính 0 điểm, cả khi có ghi điểm: để trống không phải là trả lời, và khác với 0.",
        },
    ),
    (
        &code::TICK_CONTRADICTS,
        Text {
            en: "A tier is ticked, and the figure beside it is in another one. The figure computes; correct the \
                tick, or the figure.",
            vi: "Mức được chọn khác mức của số liệu ghi bên cạnh. Điểm tính theo số liệu. Đề nghị sửa mức hoặc sửa \
                số liệu.",
        },
    ),
];

/// Every code that `check` is about, by name, each with its paragraph.
pub fn explained() -> Vec<(&'static Code, Text)> {
    let of_checks = CHECKS.iter().map(|check| (check.code, check.explanation));
    let mut all: Vec<_> = of_checks.chain(OTHERS.iter().copied()).collect();
    all.sort_by_key(|(code, _)| code.name);
    all
}

/// What a code means: the paragraph of its check, or the sentence of the code.
pub fn explanation(name: &str) -> Option<(&'static Code, Text)> {
    let code = CODES.iter().copied().find(|code| code.name == name)?;
    let paragraph = explained().into_iter().find(|(explained, _)| *explained == code);
    Some((code, paragraph.map_or(code.summary, |(_, paragraph)| paragraph)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_sentences_and_each_code_has_one() {
        for pair in CHECKS.windows(2) {
            let (one, next) = (pair[0].code.name, pair[1].code.name);
            assert!(one < next, "CHECKS is in the order of codes: {next} comes before {one}");
        }
        let all = explained();
        assert!(all.windows(2).all(|pair| pair[0].0.name < pair[1].0.name));
        for (code, paragraph) in all {
            assert!([paragraph.en, paragraph.vi].iter().all(|text| text.ends_with('.')), "{}", code.name);
        }
    }
}
