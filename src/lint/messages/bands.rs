//! Of bands and their bounds.

use crate::language::{Computed, Joined, NodeCode, RowName, Text};
use crate::rule::Stretch;

/// Beside the band that takes points which two bands hold.
pub(crate) const FIRST_BAND: Text =
    Text { en: "the first band that holds it", vi: "mức xếp loại đầu tiên có số điểm này" };

sentence! {
    /// The option of a fact.
    FactIs { fact: String, option: String } {
        en: "{fact} is {option}",
        vi: "{fact} là {option}",
    }

    /// The types of unit for which something holds.
    ForType { facts: Joined<FactIs> } {
        en: " if {facts}",
        vi: " nếu {facts}",
    }

    /// Why points that no band holds are only a remark.
    AnswersGiveMore { least: Computed } {
        en: "answers give {least} or more; a form that leaves rows blank can have less, and then has no band",
        vi: "ghi đủ số liệu thì được từ {least} điểm trở lên; phiếu để trống một số mục có thể ít hơn, khi đó không có mức xếp loại",
    }
}

diagnostic! {
    /// Bands that are listed worst first, where more points are better.
    UpsideDownUp(BANDS_UPSIDE_DOWN) { node: RowName, first: String, last: String } {
        en: "the bands of {node} are listed worst first, from {first} to {last}: more points are better",
        vi: "các mức xếp loại của {node} ghi mức thấp nhất trước, từ {first} đến {last}: điểm càng cao càng tốt",
        help en: "bands are listed best first: reverse the list, or, if fewer points are better, say direction = \"down\"",
        help vi: "mức cao nhất ghi trước: đảo lại danh sách, hoặc nếu điểm càng thấp càng tốt thì ghi direction = \"down\"",
    }

    /// Bands that are listed worst first, where fewer points are better.
    UpsideDownDown(BANDS_UPSIDE_DOWN) { node: RowName, first: String, last: String } {
        en: "the bands of {node} are listed worst first, from {first} to {last}: fewer points are better",
        vi: "các mức xếp loại của {node} ghi mức thấp nhất trước, từ {first} đến {last}: điểm càng thấp càng tốt",
        help en: "bands are listed best first: reverse the list, or take direction = \"down\" out",
        help vi: "mức cao nhất ghi trước: đảo lại danh sách, hoặc bỏ direction = \"down\"",
    }

    /// A band that nobody is ever in.
    BandUnreachable(BAND_UNREACHABLE) { band: String, node: NodeCode } {
        en: "band {band} of {node} holds no points that are left for it",
        vi: "không còn số điểm nào cho mức xếp loại {band} của {node}, các mức trước đã lấy hết",
        help en: "correct its bounds, or put it before the bands that hold the same",
        help vi: "sửa giới hạn của mức này, hoặc đặt lên trước các mức ứng với cùng số điểm",
    }

    /// Points that two bands hold, though one of them is written otherwise.
    BandsOverlap(BOUNDS_OVERLAP) { first: String, second: String, node: NodeCode, stretch: Stretch, units: Option<ForType> } {
        en: "bands {first} and {second} of {node} both hold {stretch} points{units}",
        vi: "mức {first} và mức {second} của {node} cùng ứng với số điểm {stretch}{units}",
        help en: "the first, {first}, takes it: correct one of the bounds against the form",
        help vi: "sửa giới hạn của một trong hai mức theo biểu mẫu; hiện tính theo mức đứng trước, {first}",
    }

    /// A bound that two bands hold.
    BandsShareBound(BOUND_SHARED) { first: String, second: String, node: NodeCode, at: Computed, units: Option<ForType> } {
        en: "bands {first} and {second} of {node} both hold {at} points{units}",
        vi: "mức {first} và mức {second} của {node} cùng ứng với {at} điểm{units}",
        help en: "nothing to do where the form prints it so: the first, {first}, takes it",
        help vi: "nếu biểu mẫu in như vậy thì không phải làm gì: tính theo mức đứng trước, {first}",
    }

    /// Points that no band holds, which only a form with blank rows has.
    GapBelowAnswers(BANDS_GAP) { node: NodeCode, gap: Stretch, units: Option<ForType> } {
        en: "no band of {node} holds {gap} points{units}",
        vi: "không mức xếp loại nào của {node} ứng với số điểm {gap}{units}",
        help en: "nothing to do if the form prints it so",
        help vi: "nếu biểu mẫu in như vậy thì không phải làm gì",
    }

    /// Points that no band holds.
    BandsGap(BANDS_GAP) { node: NodeCode, gap: Stretch, units: Option<ForType>, range: Stretch } {
        en: "no band of {node} holds {gap} points{units}",
        vi: "không mức xếp loại nào của {node} ứng với số điểm {gap}{units}",
        help en: "let the bands meet as the form means them; the points lie {range}",
        help vi: "ghi các mức liền nhau theo đúng biểu mẫu; điểm có thể có: {range}",
    }

    /// A last band that asks for more than points.
    LastBandRequires(LAST_BAND_REQUIRES) { node: NodeCode, band: String } {
        en: "the last band of {node}, {band}, has conditions: a unit that fails them has no band",
        vi: "mức xếp loại cuối của {node}, {band}, có điều kiện: đơn vị không đạt điều kiện thì không có mức xếp loại",
        help en: "take them out, or add a band below it",
        help vi: "bỏ các điều kiện, hoặc ghi thêm một mức bên dưới",
    }
}
