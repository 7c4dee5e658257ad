//! The words of rankings and their summaries, in both languages.

use super::Language;
use crate::column::Column;
use crate::ranking::{Summary, Unranked};

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
    /// What the numbers are of, where that is no row.
    Totals,
    /// What the rows are.
    Groups,
    /// Heading of statistics.
    FirstQuartile,
    /// Heading of statistics.
    Median,
    /// Heading of statistics.
    ThirdQuartile,
    /// Heading of how many units a number is of.
    Units,
    /// Heading of counts.
    Count,
    /// Heading of points.
    Points,
    /// What the losses are.
    Losses,
    /// What they are where fewer points are better.
    LossesDown,
    /// Before a row that decides between equals.
    Then,
    /// That fewer points are better.
    FewerIsBetter,
    /// Before units that have no rank.
    NoRank,
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
            Said::Mean => ("Mean", "Trung bình"),
            Said::Least => ("Least", "Thấp nhất"),
            Said::Greatest => ("Greatest", "Cao nhất"),
            Said::Totals => ("Totals", "Tổng điểm"),
            Said::Groups => ("Groups", "Nhóm tiêu chí"),
            Said::FirstQuartile => ("1st quartile", "Tứ phân vị 1"),
            Said::Median => ("Median", "Trung vị"),
            Said::ThirdQuartile => ("3rd quartile", "Tứ phân vị 3"),
            Said::Units => ("Units", "Số đơn vị"),
            Said::Count => ("Count", "Số lần"),
            Said::Points => ("Points", "Điểm"),
            Said::Losses => ("Where most points were lost", "Mất điểm nhiều nhất"),
            Said::LossesDown => {
                ("Where most points were given, above the fewest possible", "Bị tính nhiều điểm nhất")
            }
            Said::Then => ("then", "rồi"),
            Said::FewerIsBetter => ("fewer points are better", "điểm càng thấp càng tốt"),
            Said::NoRank => ("no rank", "không xếp hạng"),
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
    pub fn units(self, summary: &Summary) -> String {
        let Summary {
            read,
            ranked,
            failed,
            without_column,
            without_score,
            without_key,
            in_progress,
            provisional,
            ..
        } = summary;
        let scored = ranked + without_key;
        let mut parts = Vec::new();
        let mut tell = |count: usize, english: String, vietnamese: String| {
            let text = match self {
                Language::English => english,
                Language::Vietnamese => vietnamese,
            };
            parts.extend((count > 0).then_some(text));
        };
        let units = if *read == 1 { "unit" } else { "units" };
        tell(1, format!("{read} {units} read"), format!("đọc {read} đơn vị"));
        tell(1, format!("{scored} scored"), format!("chấm được {scored}"));
        tell(
            *provisional,
            format!("{provisional} of them provisional"),
            format!("trong đó {provisional} tạm tính"),
        );
        tell(
            *without_key,
            format!("{without_key} of them without a rank"),
            format!("trong đó {without_key} không xếp hạng"),
        );
        tell(
            *in_progress,
            format!("{in_progress} with the appraisal in progress"),
            format!("{in_progress} đang thẩm định"),
        );
        tell(
            *failed,
            format!("{failed} not ranked for what is wrong with them"),
            format!("{failed} không xếp hạng do có lỗi"),
        );
        tell(
            *without_column,
            format!("{without_column} without the column that ranks"),
            format!("{without_column} không có cột điểm dùng để xếp hạng"),
        );
        tell(
            *without_score,
            format!("{without_score} without a score"),
            format!("{without_score} không có điểm"),
        );
        parts.join(", ")
    }

    /// Why a unit that is not bad has no rank, given the code of the row that ranks, or the name of the fact that says among
    /// which units it is ranked.
    pub fn why_unranked(self, why: Unranked, column: Column, row: Option<&str>) -> String {
        match (self, why, column) {
            (Language::English, Unranked::NoCohort, _) => match row {
                Some(fact) => format!("the fact {fact} is not stated"),
                None => "its cohort is not stated".to_owned(),
            },
            (Language::Vietnamese, Unranked::NoCohort, _) => match row {
                Some(fact) => format!("chưa khai {fact}"),
                None => "chưa khai nhóm xếp hạng".to_owned(),
            },
            (Language::English, Unranked::InProgress, _) => "the appraisal is in progress".to_owned(),
            (Language::Vietnamese, Unranked::InProgress, _) => "đang thẩm định".to_owned(),
            (Language::English, Unranked::NoColumn, Column::Own) => "no self column".to_owned(),
            (Language::English, Unranked::NoColumn, Column::Appraisal) => "no appraisal".to_owned(),
            (Language::Vietnamese, Unranked::NoColumn, Column::Own) => "chưa tự chấm".to_owned(),
            (Language::Vietnamese, Unranked::NoColumn, Column::Appraisal) => "chưa thẩm định".to_owned(),
            (Language::English, _, _) => row
                .map_or("the number that ranks is missing".to_owned(), |row| format!("{row} has no points")),
            (Language::Vietnamese, _, _) => row
                .map_or("thiếu số liệu dùng để xếp hạng".to_owned(), |row| {
                    format!("{row} không có điểm")
                }),
        }
    }

    /// So many units.
    pub fn so_many_units(self, units: usize) -> String {
        match self {
            Language::English if units == 1 => "1 unit".to_owned(),
            Language::English => format!("{units} units"),
            Language::Vietnamese => format!("{units} đơn vị"),
        }
    }

    /// That more units are ranked than are shown.
    pub fn not_shown(self, units: usize) -> String {
        match self {
            Language::English => format!("… and {units} more"),
            Language::Vietnamese => format!("… và {units} đơn vị nữa"),
        }
    }
}
