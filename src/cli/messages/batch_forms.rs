//! The forms of a batch beside its ranking.

sentence! {
    /// Forms that are to be read twice.
    StdinTwice {} {
        en: "--sheets and --each read every form once more, which standard input cannot be: give files",
        vi: "--sheets và --each phải đọc lại các phiếu, đầu vào chuẩn không đọc lại được. Đề nghị ghi tên tệp",
    }

    /// Sheets in what has none.
    SheetsElsewhere { format: &'static str } {
        en: "--sheets is for workbooks, and this result is {format}: give -o ranking.xlsx",
        vi: "--sheets chỉ dùng cho tệp bảng tính, kết quả này ở dạng {format}. Đề nghị ghi -o xep-hang.xlsx",
    }

    /// More units than sheets.
    TooManySheets { units: usize, most: usize } {
        en: "--sheets is for {most} units at most, and there are {units}: write a file each with --each FOLDER",
        vi: "--sheets dùng cho nhiều nhất {most} đơn vị, ở đây có {units} đơn vị. Đề nghị ghi mỗi đơn vị một tệp bằng --each THƯ-MỤC",
    }

    /// How many files were written.
    FilesWritten { written: usize, name: String } {
        en: "{name}: {written} files written",
        vi: "đã ghi {written} tệp vào “{name}”",
    }
}
