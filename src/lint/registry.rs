//! The list of lints, each with the paragraph that `score check --explain` prints.

use super::{bands, conditions, idle, mandatory, maxima, orphans, rules, titles, unused};
use crate::criteria::Criteria;
use crate::finding::{Code, Findings, code};
use crate::language::Text;

/// A lint.
pub struct Lint {
    /// What it finds.
    pub code: &'static Code,
    /// What that means, why it matters and what to do: one paragraph.
    pub explanation: Text,
    /// Looks for it. None where decoding or another entry's function finds it.
    pub run: Option<fn(&Criteria, &mut Findings)>,
}

/// All lints, by code.
pub static LINTS: &[Lint] = &[
    Lint {
        code: &code::ALLOW_UNUSED,
        explanation: Text {
            en: "`allow` of a row, of [total] or of [criteria] names a remark that is not made there, an error, or \
                nothing that is known. Warnings and notes about the definition can be accepted, by their codes, if the form \
                means it so; an acceptance that nothing needs would hide the next mistake.",
            vi: "“allow” của một mục, của [total] hoặc của [criteria] ghi một lưu ý không có ở đó, một lỗi, hoặc \
                một mã không có. Cảnh báo và lưu ý về bộ tiêu chí được chấp nhận theo mã nếu biểu mẫu có ý như \
                vậy; chấp nhận khi không cần sẽ che mất chỗ nhầm sau này.",
        },
        run: None,
    },
    Lint {
        code: &code::BAND_UNREACHABLE,
        explanation: Text {
            en: "The bands before it hold everything that a band holds, so no unit is ever in it: two bounds \
                were swapped, or the bands are not listed best first. A band with side conditions takes nothing from the one \
                after it.",
            vi: "Các mức xếp loại trước đã bao hết mức này nên không đơn vị nào thuộc mức này: hai giới hạn bị đảo, \
                hoặc các mức không xếp từ tốt nhất. Mức có điều kiện kèm theo thì không chiếm phần của mức sau.",
        },
        run: None,
    },
    Lint {
        code: &code::BANDS_GAP,
        explanation: Text {
            en: "Some points that the node can have lie in no band: between 79 and 80, say, where points have \
                decimals. A unit that comes to them would have no band, so this is an error. Let the bands meet (ge = 80, \
                then lt = 80), as the form means it; `printed` keeps the form's own words. Points that only a form with blank rows \
                has are a remark.",
            vi: "Có số điểm có thể đạt mà không thuộc mức xếp loại nào: ví dụ giữa 79 và 80 khi điểm có chữ số thập \
                phân. Đơn vị được số điểm đó sẽ không có xếp loại, nên đây là lỗi. Đề nghị ghi các mức liền nhau \
                (ge = 80, rồi lt = 80) theo ý của biểu mẫu; “printed” giữ nguyên lời của biểu mẫu. Số điểm mà chỉ \
                phiếu có mục để trống mới được thì là lưu ý.",
        },
        run: Some(bands::check),
    },
    Lint {
        code: &code::BANDS_UPSIDE_DOWN,
        explanation: Text {
            en: "The bands stand worst first: the first one holds the fewest points. Bands are listed best first, \
                since a band whose side conditions fail gives way to the next one down, and events shift and limit it by its \
                place in the list; upside down, all of that goes the wrong way. Turn the list round.",
            vi: "Các mức xếp loại liệt kê từ kém nhất: mức đầu có ít điểm nhất. Cần liệt kê từ tốt nhất, vì mức \
                không đạt điều kiện thì chuyển xuống mức kế tiếp, và các sự kiện nâng, hạ, giới hạn mức theo vị \
                trí trong danh sách; liệt kê ngược thì mọi việc đó đi ngược. Đề nghị đảo lại danh sách.",
        },
        run: None,
    },
    Lint {
        code: &code::BOUND_SHARED,
        explanation: Text {
            en: "Two neighbouring tiers or bands both hold a bound, as forms print it: \"từ 10% - 7%\" after \
                \"15% - 10%\". The first takes it. This is a remark: somebody should know which one the issuer meant.",
            vi: "Hai mức liền nhau cùng nhận một giới hạn, như biểu mẫu in: “từ 10% - 7%” sau “15% - 10%”. Tính mức \
                đứng trước. Đây là lưu ý: nên hỏi cơ quan ban hành ý là mức nào.",
        },
        run: None,
    },
    Lint {
        code: &code::BOUNDS_OVERLAP,
        explanation: Text {
            en: "A written bound of a tier or band lies inside of what an earlier one holds: `{ ge = 60, lt = 95 }` after \
                `{ ge = 80 }`. The first takes the stretch from 80, so the second is not what it says: one of the bounds is \
                mistyped. Lists that leave the upper sides open have no overlap.",
            vi: "Giới hạn đã ghi của một mức nằm trong khoảng của mức đứng trước: “{ ge = 60, lt = 95 }” sau \
                “{ ge = 80 }”. Mức trước nhận phần từ 80 trở lên, nên mức sau không còn như đã ghi: một trong các giới \
                hạn gõ nhầm. Danh sách để ngỏ giới hạn trên thì không chồng nhau.",
        },
        run: None,
    },
    Lint {
        code: &code::CONDITION_DECIDED,
        explanation: Text {
            en: "A condition asks for something that always holds, or never does, whatever a unit answers: more \
                points than the row has, more rows than there are. A bound is wrong, or names another row.",
            vi: "Điều kiện luôn đạt hoặc không bao giờ đạt, đơn vị ghi gì cũng vậy: đòi nhiều điểm hơn mục đó có, \
                hay nhiều mục hơn số mục hiện có. Giới hạn cần xem lại, hoặc ghi nhầm mục.",
        },
        run: Some(conditions::check),
    },
    Lint {
        code: &code::DOUBTFUL_PERCENT,
        explanation: Text {
            en: "A bound of a ratio is a bare number above 1: 80 would be 8000 %. Write \"80%\". Or a bound of a \
                value has a percent sign, and is then compared as a fraction.",
            vi: "Giới hạn của tỷ lệ là số lớn hơn 1 không có dấu %: 80 sẽ là 8000%. Đề nghị ghi \"80%\". Hoặc giới \
                hạn của giá trị có dấu %, khi đó được so sánh như phân số.",
        },
        run: None,
    },
    Lint {
        code: &code::IDLE_SETTING,
        explanation: Text {
            en: "A setting changes nothing where it stands: a weight in a sum, a cap above everything, an event \
                that leaves the band as it is. It was meant to do something, so either it or what it hangs on is wrong.",
            vi: "Thiết lập không thay đổi gì ở chỗ này: trọng số trong phép cộng, mức trần cao hơn mọi số điểm, sự \
                kiện giữ nguyên xếp loại. Thiết lập hẳn có mục đích, nên chính nó hoặc điều nó phụ thuộc vào cần \
                xem lại.",
        },
        run: Some(idle::check),
    },
    Lint {
        code: &code::LAST_BAND_REQUIRES,
        explanation: Text {
            en: "The last band has side conditions. Where a band's conditions fail the next one down is taken, and \
                below the last one there is none: such a unit has no band.",
            vi: "Mức xếp loại cuối có điều kiện. Mức không đạt điều kiện thì chuyển xuống mức kế tiếp, mà sau mức \
                cuối không còn mức nào: đơn vị đó không có xếp loại.",
        },
        run: None,
    },
    Lint {
        code: &code::LAST_TIER_NOT_ZERO,
        explanation: Text {
            en: "The last tier of a row gives points, and none of its tiers gives 0, as most forms have it. Nothing to do \
                if the form prints it so.",
            vi: "Mức cuối của tiêu chí có điểm và không mức nào được 0 điểm, trong khi phần lớn biểu mẫu có mức 0. \
                Nếu biểu mẫu in như vậy thì không phải làm gì.",
        },
        run: None,
    },
    Lint {
        code: &code::LINE_NOT_MONOTONIC,
        explanation: Text {
            en: "Points along a line rise and fall more than once, or the losses of a table fall: more faults lose \
                less. Two numbers were swapped, or one was mistyped.",
            vi: "Điểm nội suy tăng và giảm hơn một lần, hoặc phần bị trừ theo bảng giảm đi: nhiều trường hợp hơn mà \
                bị trừ ít hơn. Hai số bị đảo, hoặc một số gõ nhầm.",
        },
        run: None,
    },
    Lint {
        code: &code::MANDATORY_UNUSED,
        explanation: Text {
            en: "A mandatory row gives no points, so all it can do is be asked for by a condition, and none asks: \
                a unit may fail it without consequence. Say what follows in `requires` or in an event.",
            vi: "Tiêu chí bắt buộc không cho điểm nên chỉ có ý nghĩa khi một điều kiện xét đến, và không điều kiện \
                nào xét: đơn vị không đạt cũng không có hệ quả. Đề nghị ghi hệ quả ở “requires” hoặc ở một sự \
                kiện.",
        },
        run: Some(mandatory::check),
    },
    Lint {
        code: &code::MAX_DIFFERS,
        explanation: Text {
            en: "The max of a group, or of the whole form, is not what the rows below it come to, by the way they \
                are combined; bonus, penalty, information and mandatory rows are left out. The printed max caps the \
                points, so one of the figures is wrong. Where the form really prints it so, `attainable` says what the \
                rows come to, and is checked instead.",
            vi: "Điểm tối đa của nhóm hoặc của cả phiếu lệch với các mục bên dưới gộp lại theo cách của nhóm; không \
                kể điểm thưởng, điểm trừ, mục thông tin và tiêu chí bắt buộc. Điểm tối đa in trên biểu mẫu là mức \
                trần, nên một trong các số cần xem lại. Nếu biểu mẫu in như vậy thật thì ghi ở “attainable” số mà \
                các mục gộp lại được; số này được kiểm tra thay.",
        },
        run: None,
    },
    Lint {
        code: &code::MAX_UNREACHED,
        explanation: Text {
            en: "No answer gives the max of a row: its best option or tier is worth less. One of the two is \
                mistyped; where the form means it so, `attainable` says what the best answer gives.",
            vi: "Không câu trả lời nào được điểm tối đa của tiêu chí: phương án hoặc mức tốt nhất ít điểm hơn. Một \
                trong hai số gõ nhầm; nếu biểu mẫu có ý như vậy thì ghi ở “attainable” số điểm tốt nhất có thể \
                được.",
        },
        run: Some(maxima::check),
    },
    Lint {
        code: &code::ORPHAN_CODE,
        explanation: Text {
            en: "A code has no group of its own: 3.10.2 without a row 3.10 counts in 3. Usually the group was \
                forgotten, or the code is mistyped (Excel turns 3.10 into 3.1). If all rows beside it name the same missing \
                group, the form is numbered by chapter, and nothing is reported.",
            vi: "Mã không có nhóm của nó: 3.10.2 mà không có 3.10 thì cộng vào 3. Thường là quên ghi nhóm, hoặc mã \
                gõ nhầm (Excel đổi 3.10 thành 3.1). Nếu mọi mục bên cạnh đều thuộc cùng nhóm không có đó thì biểu \
                mẫu đánh số theo chương, và không nêu.",
        },
        run: Some(orphans::check),
    },
    Lint {
        code: &code::STEP_MISSES_MAX,
        explanation: Text {
            en: "The steps of a judged score, counted from its min, do not lead to its max: with min 0 and step \
                0.4 a max of 1 is never given.",
            vi: "Các bước của điểm do người chấm cho, tính từ điểm thấp nhất, không đến đúng điểm tối đa: thấp nhất \
                0, mỗi bước 0,4 thì không bao giờ cho được 1.",
        },
        run: None,
    },
    Lint {
        code: &code::TIER_UNREACHABLE,
        explanation: Text {
            en: "The tiers before it hold everything that a tier holds, so it never counts: bounds were swapped, \
                or the tiers do not stand in the form's order.",
            vi: "Các mức trước đã bao hết mức này nên mức này không bao giờ được tính: giới hạn bị đảo, hoặc các \
                mức không theo thứ tự của biểu mẫu.",
        },
        run: None,
    },
    Lint {
        code: &code::TIERS_GAP,
        explanation: Text {
            en: "Something that can be measured lies in no tier: 89.5 between \"…89\" and \"90…\". A unit that \
                comes to it could not be scored, so this is an error. Let the tiers meet as the form means them; where \
                nothing can be measured there, `domain` says so.",
            vi: "Có giá trị không thuộc mức nào: 89,5 giữa “…89” và “90…”. Đơn vị có giá trị đó không chấm được, \
                nên đây là lỗi. Đề nghị ghi các mức liền nhau theo ý của biểu mẫu; nếu không thể có giá trị ở đó \
                thì ghi “domain”.",
        },
        run: Some(rules::check),
    },
    Lint {
        code: &code::TIERS_NOT_MONOTONIC,
        explanation: Text {
            en: "The points of the tiers rise and fall more than once along the measure: points of two tiers were \
                swapped, or mistyped. Check them against the form. A single turn is not reported: points of ages rise and fall \
                once, and so do those of tables with two sides.",
            vi: "Điểm của các mức tăng và giảm hơn một lần theo số liệu: điểm của hai mức bị đảo hoặc gõ nhầm. Đề \
                nghị đối chiếu với biểu mẫu. Đổi chiều một lần thì không nêu: điểm theo độ tuổi tăng rồi giảm, các \
                bảng có hai phía cũng vậy.",
        },
        run: None,
    },
    Lint {
        code: &code::TITLE_CONTRADICTS,
        explanation: Text {
            en: "The title or `printed` of a tier or band names other numbers than its bounds have (\"dưới 5 điểm\" over \
                lt = 6), or says that a number is in (\"từ 98%\", \"98% trở lên\") or out (\"trên 98%\", \"dưới 98%\") where the \
                bounds say the other. Numbers are compared if there are as many of them as bounds; a bound that leaves itself \
                out may be printed as the next number (\"80 - 89\" for lt = 90). Write ge and le if the number is in, gt and lt \
                if it is out.",
            vi: "Tên hoặc “printed” của mức ghi số khác với giới hạn (“dưới 5 điểm” mà lt = 6), hoặc gồm cả một số \
                (“từ 98%”, “98% trở lên”), loại ra một số (“trên 98%”, “dưới 98%”) trong khi giới hạn ghi ngược \
                lại. Các số được so sánh khi có bằng số giới hạn; giới hạn không gồm chính nó có thể in thành số \
                kế tiếp (“80 - 89” với lt = 90). Đề nghị ghi ge và le nếu gồm cả số đó, gt và lt nếu không.",
        },
        run: Some(titles::check),
    },
    Lint {
        code: &code::UNTESTED,
        explanation: Text {
            en: "The edition carries no [[test]]: nobody can tell whether its rules come to what the form means. \
                Write down a few units whose points you know; `score criteria test` runs them and says what they do not \
                reach.",
            vi: "Bộ tiêu chí chưa có [[test]]: chưa có căn cứ để biết quy định có đúng ý của biểu mẫu không. Đề \
                nghị ghi vài đơn vị đã biết điểm; “score criteria test” chạy các trường hợp đó và nêu phần chưa \
                được kiểm thử.",
        },
        run: None,
    },
    Lint {
        code: &code::UNUSED_NAME,
        explanation: Text {
            en: "A fact, quantity, attribute or list is declared, and no row, condition or bound uses it. Either it \
                is left over, or a row forgot to name it, and a check of the forms is lost.",
            vi: "Thông tin chung, số liệu dùng chung, thuộc tính hoặc danh sách đã khai báo mà không mục, điều kiện \
                hay giới hạn nào dùng. Hoặc là thừa, hoặc một mục quên ghi tên đó, và một phép kiểm tra phiếu bị \
                mất.",
        },
        run: Some(unused::check),
    },
    Lint {
        code: &code::WORTH_ABOVE_MAX,
        explanation: Text {
            en: "An option, item or tier is worth more than the max of its row, which cuts it: nobody ever gets \
                these points. One of the two figures is wrong.",
            vi: "Phương án, nội dung hoặc mức có điểm cao hơn điểm tối đa của tiêu chí nên bị cắt: không ai được số \
                điểm đó. Một trong hai số cần xem lại.",
        },
        run: None,
    },
    Lint {
        code: &code::WORTH_NOTHING,
        explanation: Text {
            en: "Something is counted and gives or takes no points, however many there are.",
            vi: "Số được đếm không cộng cũng không trừ điểm nào, dù nhiều hay ít.",
        },
        run: None,
    },
];

/// What a code of a lint means: the code, and its paragraph.
pub fn explanation(name: &str) -> Option<(&'static Code, Text)> {
    LINTS.iter().find(|lint| lint.code.name == name).map(|lint| (lint.code, lint.explanation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_are_sorted_unique_and_explained() {
        assert!(LINTS.windows(2).all(|pair| pair[0].code.name < pair[1].code.name));
        let is_sentence = |text: &str| text.ends_with('.');
        assert!(
            LINTS.iter().all(|lint| is_sentence(lint.explanation.en) && is_sentence(lint.explanation.vi))
        );
    }
}
