//! What is said while forms are imported, and of what was settled of them.

sentence! {
    /// A submission that was written.
    Imported { name: String, doubts: usize } {
        en: "{name} is written; rows in doubt: {doubts}",
        vi: "đã ghi {name}; số mục chưa rõ: {doubts}",
    }

    /// What was settled of a form.
    Kept { name: String } {
        en: "{name} is written; every later reading of the form uses it",
        vi: "đã ghi {name}; mọi lần đọc phiếu sau đều dùng",
    }

    /// Several forms for one file.
    IntoFolder { forms: usize } {
        en: "{forms} forms are several submissions; give a folder: -o FOLDER",
        vi: "{forms} phiếu là nhiều tệp kết quả; ghi một thư mục: -o THƯ-MỤC",
    }

    /// A layout for an edition that is no file.
    LearnNeedsFile {} {
        en: "--learn writes into the file of an edition; name it: --criteria FILE",
        vi: "--learn ghi vào tệp của bộ tiêu chí; ghi tên tệp: --criteria TỆP",
    }

    /// An edition that says how its form is laid out.
    FormIsThere { name: String } {
        en: "{name} has [form] already; change it there",
        vi: "{name} đã có [form]; sửa tại đó",
    }

    /// A column without a heading.
    NoHeading { role: &'static str } {
        en: "the column of {role} has no heading by which other forms would be read; keep it for this form with --settle",
        vi: "cột {role} không có tiêu đề để đọc các phiếu khác; giữ cho riêng phiếu này bằng --settle",
    }

    /// Nothing was said that could be kept.
    NothingToKeep {} {
        en: "--settle keeps what --sheet, --column and --row say, and none of them is there",
        vi: "--settle giữ nội dung của --sheet, --column, --row; lệnh chưa ghi tùy chọn nào trong số đó",
    }

    /// A file of decisions that is none.
    NotSettled { name: String } {
        en: "{name} does not say what was settled of its form: it has sheet = \"…\", [column] and [row], as `score import --settle` writes them",
        vi: "{name} không đúng dạng: tệp chỉ có sheet = \"…\", [column], [row] như lệnh “score import --settle” ghi",
    }
}
