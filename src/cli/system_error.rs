//! Errors of the system: in English its own text, in Vietnamese the words of one table.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::language::{Language, Show};

/// An error of the system.
#[derive(Clone, Debug)]
pub(crate) struct SystemError {
    kind: ErrorKind,
    /// Whether another program holds the file.
    held: bool,
    text: String,
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        let held = cfg!(windows) && error.raw_os_error().is_some_and(|code| HELD_ON_WINDOWS.contains(&code));
        SystemError { kind: error.kind(), held, text: error.to_string() }
    }
}

impl From<io::Error> for SystemError {
    fn from(error: io::Error) -> Self {
        SystemError::from(&error)
    }
}

/// Sharing and lock violations: Excel keeps the files for itself that it has open.
const HELD_ON_WINDOWS: [i32; 2] = [32, 33];

const HELD: &str = "tệp đang mở. Đề nghị đóng Excel hoặc chương trình đang mở tệp, chạy lại";

/// What is said of a kind of error.
const WORDS: [(ErrorKind, &str); 28] = [
    (ErrorKind::NotFound, "không tìm thấy tệp hoặc thư mục"),
    (ErrorKind::PermissionDenied, "không có quyền"),
    (ErrorKind::AlreadyExists, "đã có tệp cùng tên"),
    (ErrorKind::IsADirectory, "đây là thư mục"),
    (ErrorKind::NotADirectory, "một phần của đường dẫn không phải thư mục"),
    (ErrorKind::DirectoryNotEmpty, "thư mục còn tệp"),
    (ErrorKind::InvalidFilename, "tên tệp không dùng được trên hệ thống này"),
    (ErrorKind::StorageFull, "ổ đĩa đã đầy"),
    (ErrorKind::QuotaExceeded, "đã dùng hết dung lượng được cấp"),
    (ErrorKind::FileTooLarge, "tệp quá lớn"),
    (ErrorKind::ReadOnlyFilesystem, "ổ đĩa chỉ cho đọc"),
    (ErrorKind::ResourceBusy, HELD),
    (ErrorKind::ExecutableFileBusy, HELD),
    (ErrorKind::Deadlock, HELD),
    (ErrorKind::CrossesDevices, "tệp nằm trên hai ổ đĩa khác nhau"),
    (ErrorKind::TooManyLinks, "tệp có quá nhiều liên kết"),
    (ErrorKind::NotSeekable, "không đọc được từ giữa tệp"),
    (ErrorKind::StaleNetworkFileHandle, "tệp trên mạng không còn ở đó"),
    (ErrorKind::HostUnreachable, "không kết nối được máy chủ"),
    (ErrorKind::NetworkUnreachable, "không kết nối được mạng"),
    (ErrorKind::NetworkDown, "mạng không hoạt động"),
    (ErrorKind::TimedOut, "hết thời gian chờ"),
    (ErrorKind::BrokenPipe, "bên nhận đã đóng"),
    (ErrorKind::InvalidInput, "hệ thống không nhận tên này"),
    (ErrorKind::InvalidData, "dữ liệu không phải UTF-8"),
    (ErrorKind::UnexpectedEof, "dữ liệu kết thúc giữa chừng"),
    (ErrorKind::WriteZero, "không ghi thêm được"),
    (ErrorKind::OutOfMemory, "không đủ bộ nhớ"),
];

impl Show for SystemError {
    fn show(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = WORDS.iter().find(|(kind, _)| *kind == self.kind);
        match (language, words) {
            (Language::English, _) => f.write_str(&self.text),
            (Language::Vietnamese, _) if self.held => f.write_str(HELD),
            (Language::Vietnamese, Some((_, words))) => f.write_str(words),
            (Language::Vietnamese, None) => write!(f, "hệ thống báo “{}”", self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_the_systems_text_and_vietnamese_the_words_of_its_kind() {
        let full = SystemError::from(io::Error::from(ErrorKind::StorageFull));
        assert_eq!(full.said(Language::English), io::Error::from(ErrorKind::StorageFull).to_string());
        assert_eq!(full.said(Language::Vietnamese), "ổ đĩa đã đầy");
        let odd = SystemError::from(io::Error::other("odd"));
        assert_eq!(odd.said(Language::Vietnamese), "hệ thống báo “odd”");
    }
}
