//! Files that cannot be read or written.

use std::path::Path;

use super::super::complaint::Complaint;
use super::super::near_files::{looks_like_code, near_file};
use super::super::system_error::SystemError;
use crate::language::{Listed, Quoted, Text};
use crate::source::{MAX_BYTES, ReadError};
use crate::text::visible;

sentence! {
    /// There is nothing of this name.
    NoFile { name: String, near: Option<NearFile> } {
        en: "{name}: there is no such file{near}",
        vi: "không tìm thấy tệp “{name}”{near}",
    }

    /// A file of a similar name.
    NearFile { name: Quoted } {
        en: "; did you mean {name}?",
        vi: ". Có phải {name}?",
    }

    /// The code of a row where the form stands.
    CodeForForm { code: String } {
        en: "{code}: there is no such file; this looks like the code of a row, and the form comes before it: score explain FILE {code}",
        vi: "không tìm thấy tệp “{code}”; đây có thể là mã tiêu chí. Đề nghị ghi tên tệp của phiếu trước mã: score explain TỆP {code}",
    }

    /// The code of a row, and no form at all.
    FormLeftOut { code: String } {
        en: "the form is missing before the code {code}: score explain FILE {code}",
        vi: "thiếu tên tệp của phiếu trước mã “{code}”. Đề nghị ghi: score explain TỆP {code}",
    }

    /// The user may not read a file.
    MayNotRead { name: String } {
        en: "{name}: you may not read this file",
        vi: "không có quyền đọc tệp “{name}”",
    }

    /// A pipe or a device.
    NotRegular { name: String } {
        en: "{name}: not a regular file; to read a pipe, give `-` and pipe into it",
        vi: "“{name}” không phải tệp thông thường. Đề nghị ghi tên tệp; nếu đọc từ một lệnh khác, ghi “-”",
    }

    /// A folder where a file is read.
    FolderForFile { name: String } {
        en: "{name}: this is a folder; give the name of a file",
        vi: "“{name}” là thư mục. Đề nghị ghi tên tệp",
    }

    /// A file above the limit.
    TooLarge { name: String, most: String } {
        en: "{name}: larger than {most} MiB, the most that one form may have",
        vi: "“{name}” lớn hơn {most} MiB, mức tối đa của một phiếu",
    }

    /// The system says no.
    NotRead { name: String, why: SystemError } {
        en: "{name}: {why}",
        vi: "không đọc được “{name}”: {why}",
    }

    /// A workbook or a document where a form is read.
    ForeignForm { name: String, what: Text, remedy: Text } {
        en: "{name}: this is {what}, and no form is read from one: {remedy}",
        vi: "“{name}” là {what}, chưa đọc được phiếu ở dạng này. Đề nghị {remedy}",
    }

    /// The same, above its remedy.
    ForeignFile { name: String, what: Text } {
        en: "{name}: this is {what}, and no form is read from one",
        vi: "“{name}” là {what}, chưa đọc được phiếu ở dạng này",
    }

    /// The ending of a file that no reader knows.
    ForeignEnding { name: String, endings: Listed<String> } {
        en: "{name}: forms are read from files that end in {endings}; save it as one of these",
        vi: "không đọc được “{name}”: phiếu là tệp có đuôi {endings}. Đề nghị lưu lại ở một trong các dạng này",
    }

    /// A folder where a form is read.
    FolderForForm { name: String, endings: Listed<String> } {
        en: "{name}: this is a folder, and a form is a file that ends in {endings}; give the name of a form, or score all forms of the folder: score batch {name}",
        vi: "“{name}” là thư mục, phiếu là tệp có đuôi {endings}. Đề nghị ghi tên tệp; nếu chấm mọi phiếu trong thư mục, dùng lệnh: score batch {name}",
    }

    /// Standard output takes no more.
    StdoutNotWritten { why: SystemError } {
        en: "the result could not be written to standard output: {why}",
        vi: "không ghi được kết quả ra đầu ra chuẩn: {why}",
    }

    /// A long result could not be finished.
    ResultNotWritten { why: SystemError } {
        en: "the result could not be written: {why}",
        vi: "không ghi được kết quả: {why}",
    }

    /// A part of a long result could not be written.
    PartNotWritten { name: String, why: SystemError } {
        en: "{name} could not be written: {why}",
        vi: "không ghi được “{name}”: {why}",
    }

    /// Where the result is.
    Written { name: String } {
        en: "wrote {name}",
        vi: "đã ghi “{name}”",
    }

    /// The same of a CSV that was written for Excel, which nobody asked for.
    WrittenForExcel { name: String } {
        en: "wrote {name} for Excel (`;` between cells, decimal commas); for programs: --csv plain",
        vi: "đã ghi “{name}” để mở bằng Excel (cột phân cách bằng “;”, dấu thập phân “,”); nếu cho chương trình khác, đề nghị thêm --csv plain",
    }

    /// A file could not be written.
    NotWritten { name: String, why: SystemError } {
        en: "{name} could not be written; nothing was changed: {why}",
        vi: "không ghi được “{name}”, chưa có gì thay đổi: {why}",
    }

    /// A result would be written over what it is made from.
    OverInput { name: String } {
        en: "{name} is one of the inputs; results are never written over them: choose another name",
        vi: "“{name}” là tệp đang đọc, kết quả không ghi đè lên tệp đó. Đề nghị chọn tên khác",
    }

    /// The file behind standard input would be written over.
    OverStandardInput {} {
        en: "standard input is one of the inputs; results are never written over them: choose another name",
        vi: "đầu vào chuẩn là tệp đang đọc, kết quả không ghi đè lên tệp đó. Đề nghị chọn tên khác",
    }

    /// A link to nothing.
    DanglingLink { name: String } {
        en: "{name} is a link to a file that does not exist; choose another name",
        vi: "“{name}” là liên kết đến một tệp không tồn tại. Đề nghị chọn tên khác",
    }

    /// A pipe or a device where a result is to go.
    NotAFile { name: String } {
        en: "{name} is not a regular file; choose another name",
        vi: "“{name}” không phải tệp thông thường. Đề nghị chọn tên khác",
    }

    /// A folder where a result is to go.
    FolderForResult { name: String } {
        en: "{name} is not a regular file; choose another name",
        vi: "“{name}” là thư mục. Đề nghị ghi thêm tên tệp",
    }

    /// The folder of a result is not there.
    NoFolder { name: String, folder: String } {
        en: "{name} cannot be written: there is no folder {folder}",
        vi: "không ghi được “{name}”: không có thư mục “{folder}”",
    }

    /// A new file is there already.
    AlreadyThere { name: String } {
        en: "{name} is there already, and is not written over: choose another name",
        vi: "đã có tệp “{name}”, không ghi đè. Đề nghị chọn tên khác",
    }
}

/// Why a file was not read.
pub(crate) fn unread(path: &Path, error: ReadError) -> Complaint {
    let name = if path.as_os_str() == "-" { "<stdin>".to_owned() } else { visible(&path.to_string_lossy()) };
    match error {
        ReadError::System(error) => match error.kind() {
            std::io::ErrorKind::NotFound => no_file(path),
            std::io::ErrorKind::PermissionDenied => Complaint::new(MayNotRead { name }),
            _ => Complaint::new(NotRead { name, why: error.into() }),
        },
        ReadError::NotRegular if path.is_dir() => Complaint::new(FolderForFile { name }),
        ReadError::NotRegular => Complaint::new(NotRegular { name }),
        ReadError::TooLarge => Complaint::new(TooLarge { name, most: (MAX_BYTES >> 20).to_string() }),
    }
}

impl NearFile {
    /// Of this name.
    pub(crate) fn of(path: &Path) -> Self {
        NearFile { name: Quoted(visible(&path.to_string_lossy())) }
    }
}

/// There is no such file, and what was probably meant.
pub(crate) fn no_file(path: &Path) -> Complaint {
    let name = visible(&path.to_string_lossy());
    if looks_like_code(&name) {
        return Complaint::new(CodeForForm { code: name });
    }
    let near = near_file(path).as_deref().map(NearFile::of);
    Complaint::new(NoFile { name, near })
}
