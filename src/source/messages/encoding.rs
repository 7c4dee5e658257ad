//! Of bytes that are no text.

diagnostic! {
    /// An encoding that nobody uses for forms.
    Utf32(BAD_ENCODING) {} {
        en: "this file is UTF-32",
        vi: "tệp dùng bảng mã UTF-32",
        help en: "save it as UTF-8",
        help vi: "lưu lại dạng UTF-8",
    }

    /// A byte that no text has.
    Nul(BAD_ENCODING) { byte: usize } {
        en: "byte {byte} is NUL, which no text has",
        vi: "byte thứ {byte} là NUL, tệp văn bản không có byte này",
        help en: "the file is damaged, or no text at all: get it again, whole",
        help vi: "tệp bị hỏng, hoặc không phải văn bản: lấy lại bản đầy đủ",
    }

    /// Bytes that are no characters of an encoding that was asked for, or that the file says it is in.
    NotWhole(BAD_ENCODING) { encoding: &'static str } {
        en: "this file is not whole in {encoding}: some bytes are no characters of it",
        vi: "tệp không trọn vẹn trong bảng mã {encoding}: có byte không phải là ký tự",
        help en: "save the file again as UTF-8, or check that it was not cut off",
        help vi: "lưu lại tệp dạng UTF-8, hoặc kiểm tra tệp có bị cắt cụt không",
    }

    /// A workbook under another name.
    Workbook(BAD_ENCODING) {} {
        en: "this is a workbook of Excel, whatever the file is called",
        vi: "đây là tệp bảng tính Excel, dù tên tệp ghi đuôi khác",
        help en: "a form may be a workbook; here a text is needed, such as .toml",
        help vi: "phiếu có thể là tệp bảng tính; ở đây cần tệp chữ, như .toml",
    }

    /// A document under another name.
    Document(BAD_ENCODING) {} {
        en: "this is a document of a word processor, whatever the file is called",
        vi: "đây là tệp Word, dù tên tệp ghi đuôi khác",
        help en: "a form may be a .docx; here a text is needed, such as .toml",
        help vi: "phiếu có thể là tệp .docx; ở đây cần tệp chữ, như .toml",
    }

    /// Files that were packed.
    Archive(BAD_ENCODING) { kind: &'static str } {
        en: "this is an archive ({kind}), whatever the file is called",
        vi: "đây là tệp nén ({kind}), dù tên tệp ghi đuôi khác",
        help en: "unpack it, and give the forms that are in it",
        help vi: "giải nén, rồi dùng các phiếu bên trong",
    }

    /// A photograph or a scan.
    Picture(BAD_ENCODING) {} {
        en: "this is a picture, whatever the file is called",
        vi: "đây là tệp ảnh, dù tên tệp ghi đuôi khác",
        help en: "type its numbers into a form, or ask for the file that it was made from",
        help vi: "ghi số liệu vào phiếu, hoặc đề nghị đơn vị gửi tệp gốc",
    }

    /// A print under another name.
    Pdf(BAD_ENCODING) {} {
        en: "this is a PDF, whatever the file is called",
        vi: "đây là tệp PDF, dù tên tệp ghi đuôi khác",
        help en: "open it in Word, and save it as .docx",
        help vi: "mở bằng Word, lưu thành .docx",
    }

    /// A file that ends too early.
    CutInCharacter(BAD_ENCODING) { byte: usize } {
        en: "the file ends in the middle of a character, at byte {byte}: it was cut off",
        vi: "tệp kết thúc giữa một ký tự, ở byte thứ {byte}: tệp bị cắt cụt",
        help en: "get it again, whole",
        help vi: "lấy lại bản đầy đủ",
    }

    /// The encoding of old Vietnamese fonts.
    Tcvn3(BAD_ENCODING) { byte: usize } {
        en: "this file is not UTF-8: byte {byte} is no character; it looks like TCVN3 (a .VnTime font)",
        vi: "tệp không phải UTF-8: byte thứ {byte} không phải là ký tự; nhiều khả năng là TCVN3 (phông .VnTime)",
        help en: "convert it to Unicode first (Unikey's clipboard tool does), then save it as UTF-8",
        help vi: "chuyển sang Unicode bằng công cụ chuyển mã của Unikey, rồi lưu dạng UTF-8",
    }

    /// The encoding of an old Windows.
    Windows1258(BAD_ENCODING) { byte: usize } {
        en: "this file is not UTF-8: byte {byte} is no character; it looks like windows-1258",
        vi: "tệp không phải UTF-8: byte thứ {byte} không phải là ký tự; nhiều khả năng là windows-1258",
        help en: "save it as UTF-8 (in Excel: \"CSV UTF-8\"), or name its encoding, --encoding windows-1258, and look whether the names come out right",
        help vi: "lưu lại trong Excel: Save As → CSV UTF-8; hoặc ghi bảng mã: --encoding windows-1258, rồi kiểm tra các tên đọc có đúng không",
    }

    /// Some other encoding.
    NotUtf8(BAD_ENCODING) { byte: usize } {
        en: "this file is not UTF-8: byte {byte} is no character",
        vi: "tệp không phải UTF-8: byte thứ {byte} không phải là ký tự",
        help en: "save it as UTF-8",
        help vi: "lưu lại dạng UTF-8",
    }
}
