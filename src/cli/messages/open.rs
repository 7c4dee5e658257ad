//! Pages that are shown in the browser, and windows that wait.

use super::super::system_error::SystemError;

sentence! {
    /// `--open` with a format that is not a page.
    OpenIsPage { format: &'static str } {
        en: "--open shows a page, and this result is {format}: give -o FILE.html, or leave the format out",
        vi: "--open hiện trang báo cáo, kết quả này ở dạng {format}. Đề nghị ghi -o TỆP.html hoặc bỏ dạng đó",
    }

    /// No temporary file can be made.
    NoRoomForPage { why: SystemError } {
        en: "there is no room for a temporary file: {why}; give -o FILE.html",
        vi: "không tạo được tệp tạm: {why}. Đề nghị ghi -o TỆP.html",
    }

    /// The browser does not start.
    PageNotShown { name: String, why: SystemError } {
        en: "the browser could not be started: {why}; open the page by hand: {name}",
        vi: "không mở được trình duyệt: {why}. Đề nghị tự mở trang “{name}”",
    }

    /// The window of a program that was started by a click.
    WaitsForKey {} {
        en: "press Enter to close this window",
        vi: "nhấn Enter để đóng cửa sổ này",
    }
}
