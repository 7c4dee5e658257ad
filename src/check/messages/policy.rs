//! Of the rounding of a column.

use std::fmt;

use crate::column::Column;
use crate::language::{Argument, Computed, In, Language, Listed, RowName, Sentence, Show};
use crate::number::Rounding;

diagnostic! {
    /// Another rounding explains a column.
    RoundedOtherwise(ROUNDING_POLICY_DIFFERS) { column: Column, candidates: Candidates, by_best: usize, leaves: usize, own: Sentence, by_criteria: usize } {
        en: "the {column} column was rounded otherwise: {candidates} {by_best} of its {leaves} leaves; the criteria say “{own}”, which explains {by_criteria}",
        vi: "cột {column} làm tròn theo cách khác: {candidates} khớp {by_best}/{leaves} tiêu chí thành phần; bộ tiêu chí quy định “{own}”, khớp {by_criteria}",
        help en: "round as the criteria say; the rows that only this explains are not listed one by one",
        help vi: "làm tròn theo bộ tiêu chí; các mục chỉ lệch do làm tròn không liệt kê riêng",
    }

    /// Too few rows decide.
    RoundingUndetermined(ROUNDING_POLICY_UNDETERMINED) { column: Column, candidates: Candidates, by_best: usize, leaves: usize, by_criteria: usize } {
        en: "how the {column} column was rounded is undetermined: {candidates} {by_best} of its {leaves} leaves, the criteria's rounding {by_criteria}, and too few rows decide",
        vi: "chưa rõ cột {column} làm tròn theo cách nào: {candidates} khớp {by_best}/{leaves} tiêu chí thành phần, cách của bộ tiêu chí khớp {by_criteria}, quá ít mục để kết luận",
        help en: "the rows that differ are listed one by one; look whether they are slips, or the whole column was rounded so",
        help vi: "các mục lệch được liệt kê từng mục; xem đó là nhầm lẫn hay cả cột làm tròn như vậy",
    }
}

sentence! {
    /// A rounding of the ratio before that of the product.
    AfterTheRatio { rounding: Rounding, decimals: Computed, of_percentage: Computed } {
        en: "{rounding} after the ratio to {decimals} (a percentage to {of_percentage})",
        vi: "{rounding}, tỷ lệ lấy trước {decimals} chữ số thập phân (phần trăm lấy {of_percentage})",
    }

    /// How much is wrong through the rounding alone.
    ThroughIt { leaves: usize, rows: Listed<RowName>, sums: usize, total: Option<TotalShouldBe> } {
        en: "through it {leaves} of the rows ({rows}) and {sums} of the sums differ{total}; --fix writes the right figures",
        vi: "do đó lệch {leaves} tiêu chí thành phần ({rows}) và {sums} tổng{total}; --fix ghi lại các số này",
    }

    /// The right total.
    TotalShouldBe { total: Computed } { en: "; the total should be {total}", vi: "; tổng điểm phải là {total}" }
}

/// Roundings that explain a column: a few, and how many more. In English with their verb.
#[derive(Clone, Debug)]
pub(crate) struct Candidates(pub Vec<Sentence>);

impl Show for Candidates {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 4;
        let names: Vec<String> =
            self.0.iter().take(SHOWN).map(|name| format!("“{}”", In(language, name))).collect();
        let more = self.0.len().saturating_sub(SHOWN);
        match (language, more) {
            (Language::English, 0) => f.write_str(&names.join(" or "))?,
            (Language::English, _) => write!(f, "{} or {more} more", names.join(", "))?,
            (Language::Vietnamese, 0) => f.write_str(&names.join(" hoặc "))?,
            (Language::Vietnamese, _) => write!(f, "{} hoặc {more} cách nữa", names.join(", "))?,
        }
        match (language, self.0.len()) {
            (Language::English, 1) => f.write_str(" explains"),
            (Language::English, _) => f.write_str(" explain"),
            (Language::Vietnamese, _) => Ok(()),
        }
    }

    fn argument(&self) -> Argument {
        Argument::List(self.0.iter().map(ToString::to_string).collect())
    }
}
