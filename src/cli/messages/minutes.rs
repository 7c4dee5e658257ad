//! Why there are no minutes.

use crate::evaluate::AppraisedSoFar;
use crate::language::Or;

sentence! {
    /// `--minutes` with a format other than Markdown or HTML.
    NoMinutesIn { format: &'static str, others: Or<&'static str> } {
        en: "minutes are a document and are not written as {format}: give {others}, or a file of theirs with -o",
        vi: "biên bản là văn bản, không ghi được ở dạng {format}. Đề nghị dùng {others}, hoặc ghi vào tệp bằng -o",
    }

    /// Minutes of several forms.
    OneFormForMinutes { forms: usize } {
        en: "minutes are of one form, and {forms} are given: give one",
        vi: "mỗi biên bản chỉ cho một phiếu, đang có {forms} phiếu. Đề nghị ghi một phiếu",
    }

    /// Minutes of an appraisal that is being worked on.
    NotFinished { name: String, so_far: AppraisedSoFar } {
        en: "{name}: there are no minutes of an unfinished appraisal: {so_far}. Appraise them, or give --final",
        vi: "“{name}” đang thẩm định, chưa lập được biên bản: {so_far}. Đề nghị thẩm định xong, hoặc dùng --final",
    }

    /// Minutes of a form without an appraisal, or without a total.
    NotAppraised { name: String } {
        en: "{name}: there are no minutes without a total of both columns; score check says what is missing",
        vi: "“{name}” chưa có tổng điểm ở cả hai cột, chưa lập được biên bản. Đề nghị xem nội dung còn thiếu bằng score check",
    }
}
