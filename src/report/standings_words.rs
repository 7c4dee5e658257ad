//! The words of rankings and their summaries, in both languages.

use super::Language;
use crate::column::Column;

/// What a ranking says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Heading of ranks.
    Rank,
    /// Heading of names.
    Name,
    /// Heading of the totals of the self column.
    Own,
    /// Heading of the totals of the appraisal.
    Appraisal,
    /// Heading of rows with a wrong figure.
    WrongRows,
    /// Heading of cohorts.
    Cohort,
    /// A unit that could not be scored.
    Failed,
    /// Legend of bad units.
    LegendBad,
    /// Legend of ranks that only rounding gives.
    LegendByRounding,
    /// That the ranking lacks units.
    Incomplete,
    /// Heading of group statistics.
    Mean,
    /// Heading of group statistics.
    Least,
    /// Heading of group statistics.
    Greatest,
    /// What the quartiles are of.
    Quartiles,
    /// What the losses are.
    Losses,
    /// What the counts of codes are.
    Findings,
    /// A unit without an id.
    NoUnit,
}

impl Language {
    /// What rankings say.
    pub fn said(self, said: Said) -> &'static str {
        let (english, vietnamese) = match said {
            Said::Rank => ("Rank", "Hạng"),
            Said::Name => ("Name", "Tên"),
            Said::Own => ("Self", "Tự chấm"),
            Said::Appraisal => ("Appraisal", "Thẩm định"),
            Said::WrongRows => ("Wrong rows", "Tiêu chí lệch"),
            Said::Cohort => ("Cohort", "Nhóm"),
            Said::Failed => ("failed", "không chấm được"),
            Said::LegendBad => (
                "✗ not ranked: something is wrong with the form, see the findings",
                "✗ không xếp hạng: phiếu có lỗi, xem chi tiết",
            ),
            Said::LegendByRounding => {
                ("≈ the rank hangs on the rounding alone", "≈ hạng chỉ khác do làm tròn")
            }
            Said::Incomplete => ("the ranking is incomplete", "bảng xếp hạng chưa đầy đủ"),
            Said::Mean => ("mean", "trung bình"),
            Said::Least => ("least", "thấp nhất"),
            Said::Greatest => ("greatest", "cao nhất"),
            Said::Quartiles => (
                "Totals: least, quartiles (nearest rank), greatest",
                "Tổng điểm: thấp nhất, các tứ phân vị (theo thứ hạng gần nhất), cao nhất",
            ),
            Said::Losses => ("Where most points were lost", "Mất điểm nhiều nhất"),
            Said::Findings => ("Findings", "Nội dung cần xem"),
            Said::NoUnit => ("(no unit)", "(không rõ đơn vị)"),
        };
        match self {
            Language::English => english,
            Language::Vietnamese => vietnamese,
        }
    }

    /// What ranks: `by the appraisal`.
    pub fn ranked_by(self, column: Column) -> &'static str {
        match (self, column) {
            (Language::English, Column::Own) => "ranked by the self column",
            (Language::English, Column::Appraisal) => "ranked by the appraisal",
            (Language::Vietnamese, Column::Own) => "xếp hạng theo điểm tự chấm",
            (Language::Vietnamese, Column::Appraisal) => "xếp hạng theo điểm thẩm định",
        }
    }

    /// What became of the units.
    pub fn units(self, read: usize, scored: usize, failed: usize, without: usize) -> String {
        let mut parts = match self {
            Language::English => vec![
                format!("{read} {} read", if read == 1 { "unit" } else { "units" }),
                format!("{scored} scored"),
            ],
            Language::Vietnamese => vec![format!("đọc {read} đơn vị"), format!("chấm được {scored}")],
        };
        match self {
            Language::English => {
                parts
                    .extend((failed > 0).then(|| format!("{failed} not ranked for what is wrong with them")));
                parts.extend((without > 0).then(|| format!("{without} without a score")));
            }
            Language::Vietnamese => {
                parts.extend((failed > 0).then(|| format!("{failed} không xếp hạng do có lỗi")));
                parts.extend((without > 0).then(|| format!("{without} không có điểm")));
            }
        }
        parts.join(", ")
    }

    /// That more units are ranked than are shown.
    pub fn not_shown(self, units: usize) -> String {
        match self {
            Language::English => format!("… and {units} more"),
            Language::Vietnamese => format!("… và {units} đơn vị nữa"),
        }
    }
}
