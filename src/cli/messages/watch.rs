//! Messages shown while files are watched.

use crate::language::{Listed, Text};

/// How it ends.
pub(crate) const CTRL_C: Text = Text { en: "Ctrl-C ends", vi: "Ctrl-C để dừng" };

sentence! {
    /// Standard input cannot be read again.
    StdinNotWatched {} {
        en: "--watch: standard input cannot be read again; give the name of a file",
        vi: "--watch: không đọc lại được đầu vào chuẩn. Đề nghị ghi tên tệp",
    }

    /// How often the command ran.
    RunNumber { run: usize } {
        en: "run {run}",
        vi: "lần {run}",
    }

    /// The files because of which it ran again.
    Changed { names: Listed<String> } {
        en: "{names} changed",
        vi: "{names} đã thay đổi",
    }

    /// The same, with how long ago that was.
    ChangedAgo { names: Listed<String>, minutes: usize } {
        en: "{names} changed {minutes} min ago",
        vi: "{names} đã thay đổi {minutes} phút trước",
    }

    /// The files that are looked at.
    Watching { names: Listed<String> } {
        en: "watching {names}",
        vi: "đang theo dõi {names}",
    }

    /// The same of many files.
    WatchingMany { files: usize } {
        en: "watching {files} files",
        vi: "đang theo dõi {files} tệp",
    }

    /// A file that is gone, and will probably be back.
    WaitingFor { names: Listed<String> } {
        en: "waiting for {names}: the file is not there at the moment",
        vi: "đang chờ {names}: hiện không thấy tệp",
    }

    /// Deeper rows have no room on the screen.
    DepthThatFits { depth: usize } {
        en: "rows to depth {depth}, to fit the screen (--depth shows more)",
        vi: "hiện đến cấp {depth} cho vừa màn hình (xem thêm: --depth)",
    }
}
