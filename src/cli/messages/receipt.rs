//! What is said of receipts that are written or verified.

use super::super::complaint::Reason;
use crate::evaluate::AppraisedSoFar;
use crate::language::{Listed, Quoted, Sentence, Text};
use crate::receipt::Input;

sentence! {
    /// A receipt was written.
    ReceiptWritten { name: String, hash: String } {
        en: "wrote the receipt {name}: {hash}",
        vi: "đã ghi bản xác nhận “{name}”, mã đối chiếu {hash}",
    }

    /// A receipt of an appraisal that is being worked on.
    NotFinished { name: String, so_far: AppraisedSoFar } {
        en: "{name}: there is no receipt of an unfinished appraisal: {so_far}. Appraise them, or give --final",
        vi: "“{name}” đang thẩm định, chưa lập được bản xác nhận: {so_far}. Đề nghị thẩm định xong, hoặc dùng --final",
    }

    /// A receipt into a file that is not JSON.
    ReceiptIsJson { name: String } {
        en: "{name}: a receipt is JSON: give -o a name that ends in .json",
        vi: "“{name}”: bản xác nhận là tệp JSON. Đề nghị ghi -o với tên có đuôi .json",
    }

    /// A file that is not a receipt.
    NotAReceipt { name: String, why: Sentence } {
        en: "{name} is not a receipt: {why}; score receipt writes one",
        vi: "“{name}” không phải bản xác nhận: {why}. Đề nghị ghi bản xác nhận bằng score receipt",
    }

    /// A file that is not JSON, from this place on.
    NotJson { line: usize, column: usize } {
        en: "no JSON at line {line}, column {column}",
        vi: "dòng {line}, cột {column} không phải JSON",
    }

    /// JSON that is not that of a receipt.
    OtherShape { line: usize, column: usize, key: Option<InBrackets> } {
        en: "at line {line}, column {column} a key or a value is none of a receipt{key}",
        vi: "dòng {line}, cột {column} có khóa hoặc giá trị khác với bản xác nhận{key}",
    }

    /// The key.
    InBrackets { key: Quoted } {
        en: " ({key})",
        vi: " ({key})",
    }

    /// A receipt of a shape that this version does not know.
    OtherSchema { name: String, schema: usize, known: usize } {
        en: "{name}: receipts of shape {schema} are not read, only of shape {known}: verify it with the version that wrote it",
        vi: "“{name}”: chưa đọc được bản xác nhận dạng {schema}, chỉ đọc được dạng {known}. Đề nghị đối chiếu bằng phiên bản đã ghi",
    }

    /// A receipt with an option that cannot be typed.
    BadOptions { name: String, why: Reason } {
        en: "{name}: an option in it cannot be read: {why}",
        vi: "“{name}”: có tùy chọn không đọc được: {why}",
    }

    /// The form of a receipt that came from standard input.
    FormNotNamed { name: String } {
        en: "{name} is about a form from standard input: give it as FILE",
        vi: "“{name}” là của phiếu từ đầu vào chuẩn. Đề nghị ghi phiếu ở tham số TỆP",
    }

    /// A file of a receipt that is nowhere.
    FileNotFound { what: Text, name: Quoted } {
        en: "the {what} {name} is neither beside the receipt nor here: give it as FILE",
        vi: "không thấy {what} {name} cạnh bản xác nhận hay ở thư mục này. Đề nghị ghi ở tham số TỆP",
    }

    /// The shipped edition of a receipt that this version does not have.
    EditionNotShipped { id: Quoted } {
        en: "this version does not ship the criteria {id}: give their file as FILE",
        vi: "phiên bản này không có bộ tiêu chí {id}. Đề nghị ghi tệp bộ tiêu chí ở tham số TỆP",
    }

    /// More files than a receipt is about.
    TooManyFiles { name: String, known: Listed<Text>, given: usize } {
        en: "{name} is about {known}, and {given} files are given",
        vi: "“{name}” gồm {known}, đang có {given} tệp",
    }

    /// A form that cannot be read now.
    CannotVerify { hash: String, changed: Option<HasChanged> } {
        en: "the receipt {hash} cannot be verified: the form gives no numbers now{changed}",
        vi: "chưa đối chiếu được bản xác nhận {hash}: phiếu hiện không tính được điểm{changed}",
    }

    /// What changed since a receipt was written.
    HasChanged { what: Listed<Text> } {
        en: "; changed since: {what}",
        vi: "; đã thay đổi: {what}",
    }
}

/// What an input is called.
pub(crate) fn input(input: Input) -> Text {
    match input {
        Input::Form => Text { en: "form", vi: "phiếu" },
        Input::Edition => Text { en: "criteria file", vi: "tệp bộ tiêu chí" },
        Input::Facts => Text { en: "file of facts", vi: "tệp thông tin chung" },
        Input::Layout => Text { en: "settled layout", vi: "cách đọc đã chọn" },
        Input::Options => Text { en: "options", vi: "tùy chọn" },
    }
}
