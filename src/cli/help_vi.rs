//! Help in Vietnamese: one table of what commands, arguments and values are for, by their ids. What the ids mean in
//! English stands where they are declared; `command_vi.rs` puts the two together.

/// A command.
pub(super) struct CommandHelp {
    /// Its words, without the program's name.
    pub path: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What stands below its options.
    pub after: Option<&'static str>,
}

const fn command(path: &'static str, about: &'static str) -> CommandHelp {
    CommandHelp { path, about, after: None }
}

/// All commands.
pub(super) const COMMANDS: &[CommandHelp] = &[
    CommandHelp {
        path: "",
        about: "Chấm điểm chính xác các phiếu đánh giá, diễn giải được từng số",
        after: Some(
            "Chỉ gõ “score TỆP” thì hiện bảng điểm của phiếu và mọi nội dung mà “check” tìm thấy.\n\n\
             Mã kết thúc: 0 không có gì nặng hơn cảnh báo; 1 có kết quả, phiếu có lỗi; 2 không có kết quả (cách dùng \
             lệnh, hoặc tệp không đọc được).",
        ),
    },
    command("evaluate", "Chấm một phiếu: cột tự chấm bên cột thẩm định"),
    command("check", "Tìm từng ô điểm lệch đến tận nguyên nhân, và những chỗ mâu thuẫn"),
    command("losses", "Mất điểm ở đâu: từng nhóm, từng mục, vì sao, và bước tiếp theo được thêm bao nhiêu"),
    command("target", "Cần làm gì để đạt mục tiêu: thay đổi nhỏ nhất của từng mục, và ít mục nhất"),
    command("explain", "Diễn giải một số điểm ở cả hai cột"),
    CommandHelp {
        path: "batch",
        about: "Chấm và xếp hạng nhiều phiếu: tệp, thư mục, một CSV có nhiều đơn vị",
        after: Some(
            "CSV có nhiều đơn vị thì có cột “unit”; các dòng của một đơn vị nằm liền nhau. Đơn vị không chấm được hoặc \
             có hai phiếu đứng đầu danh sách, kèm lý do, không xếp hạng.",
        ),
    },
    command(
        "compare",
        "So sánh hai phiếu hoặc hai thư mục: chỗ nào thay đổi, mỗi thay đổi làm tổng điểm tăng giảm bao nhiêu",
    ),
    command(
        "merge",
        "Ghép phần việc của nhiều người, mỗi người điền một phần vào bản sao của cùng một phiếu",
    ),
    command("import", "Đọc phiếu ở mọi dạng, ghi lại nội dung thành tệp TOML"),
    command("criteria", "Bộ tiêu chí: liệt kê, hiện, soạn, kiểm tra, kiểm thử; hướng dẫn các cách tính"),
    command("criteria list", "Các bộ tiêu chí có sẵn"),
    command(
        "criteria kinds",
        "Các cách tính: đo gì, ghi số liệu thế nào; nêu tên một cách tính thì hiện mọi khóa của cách tính đó",
    ),
    command("criteria new", "Khung có chú thích để soạn một bộ tiêu chí"),
    command("criteria check", "Kiểm tra bộ tiêu chí: điểm tối đa, mức, xếp loại, điều kiện, tên"),
    command(
        "criteria test",
        "Chạy các trường hợp kiểm thử trong bộ tiêu chí, nêu những gì chưa được kiểm thử",
    ),
    command("criteria show", "Hiện một bộ tiêu chí theo dạng biểu mẫu: cách tính, điểm, các mức"),
    command("receipt", "Ghi bản xác nhận: phiếu đọc từ tệp nào, ra những số nào, để đối chiếu về sau"),
    command("verify", "Đối chiếu: các tệp của bản xác nhận có còn cho đúng những số đó không"),
    command("template", "Biểu mẫu để ghi số liệu: bảng tính có danh sách chọn, CSV hoặc TOML"),
    command("schema", "JSON Schema của một loại tệp, để trình soạn thảo kiểm tra ngay khi nhập"),
    command("help", "Hiện hướng dẫn này, hoặc hướng dẫn của lệnh được nêu"),
];

/// An argument or an option.
pub(super) struct ArgumentHelp {
    /// Its command; `*` means every command that has one of this id without a line of its own.
    pub command: &'static str,
    /// Its id.
    pub id: &'static str,
    /// What it is for.
    pub help: &'static str,
}

const fn argument(command: &'static str, id: &'static str, help: &'static str) -> ArgumentHelp {
    ArgumentHelp { command, id, help }
}

/// All arguments and options.
pub(super) const ARGUMENTS: &[ArgumentHelp] = &[
    argument("*", "color", "Khi nào dùng màu; có xét biến “NO_COLOR”"),
    argument(
        "*",
        "lang",
        "Ngôn ngữ của bảng và thông báo: en hoặc vi [mặc định: theo hệ thống, nếu không thì en]",
    ),
    argument("*", "quiet", "Chỉ hiện kết quả, các nguyên nhân và kết luận"),
    argument("*", "verbose", "Hiện đầy đủ từng nội dung kèm trích dẫn, nêu tên mọi tệp không đọc"),
    argument("*", "help", "Hiện hướng dẫn"),
    argument("*", "version", "Hiện phiên bản"),
    argument("*", "criteria", "Bộ tiêu chí, theo mã hoặc tệp, cho phiếu chưa ghi bộ tiêu chí"),
    argument("losses", "file", "Phiếu: .toml, .csv hoặc bảng tính, “-” là đầu vào chuẩn"),
    argument("target", "file", "Phiếu: .toml, .csv hoặc bảng tính, “-” là đầu vào chuẩn"),
    argument("target", "target", "Mục tiêu: tổng điểm, hoặc mã xếp loại"),
    argument("*", "only", "Chỉ thay đổi các mục này và các mục bên dưới: 4,3.1"),
    argument("*", "except", "Giữ nguyên các mục này và các mục bên dưới: điểm thưởng, điểm do hội đồng chấm"),
    argument(
        "*",
        "set",
        "Giả định: số liệu khác với phiếu, tệp giữ nguyên: appraisal.1.4.den=16, self.2.3=a, facts.households=1200; dùng được nhiều lần",
    ),
    argument("*", "facts", "Tệp TOML có [unit] và [facts], cho phiếu chưa có"),
    argument(
        "*",
        "is_final",
        "Coi thẩm định là đã xong: tiêu chí chưa thẩm định là bỏ sót, tính 0 điểm và được nêu từng mục",
    ),
    argument(
        "*",
        "decimal_mark",
        "Dấu thập phân của CSV [mặc định: “,” nếu dấu phân cách cột là “;”, “.” nếu là “,”; cả hai nếu là tab]",
    ),
    argument(
        "import",
        "files",
        "Các phiếu: bảng tính, văn bản, bảng đã chép, .csv; thư mục chứa phiếu, mẫu tên",
    ),
    argument(
        "import",
        "output",
        "Ghi vào tệp; nếu có nhiều phiếu thì ghi vào thư mục, mỗi phiếu một tệp cùng tên",
    ),
    argument(
        "import",
        "settle",
        "Giữ nội dung của --sheet, --column, --row trong tệp cạnh phiếu, dùng cho mọi lần đọc sau",
    ),
    argument("import", "learn", "Ghi bố cục của phiếu vào bộ tiêu chí, dùng cho mọi phiếu cùng bộ"),
    argument("*", "sheet", "Trang tính là phiếu [mặc định: tự nhận]"),
    argument("*", "column", "Nội dung của một cột trên phiếu: appraisal.points=J [mặc định: tự nhận]"),
    argument("*", "row", "Số liệu của mục chưa rõ trên phiếu: 4.12.4=180, self.1.4=13/15"),
    argument("*", "delimiter", "Dấu phân cách cột của CSV: một ký tự, hoặc “tab” [mặc định: tự nhận]"),
    argument("*", "encoding", "Bảng mã của tệp: utf-8, utf-16le, windows-1258 … [mặc định: tự nhận]"),
    argument("*", "format", "Dạng của kết quả: {formats} [mặc định: theo đuôi của -o, nếu không thì table]"),
    argument(
        "*",
        "dialect",
        "Ghi CSV cho Excel hoặc cho chương trình [mặc định: excel khi ghi vào tệp bằng tiếng Việt, nếu không thì plain]",
    ),
    argument(
        "*",
        "open",
        "Ghi kết quả thành trang báo cáo và mở bằng trình duyệt; không có -o thì ghi vào tệp tạm",
    ),
    argument("*", "output", "Ghi kết quả vào tệp, trọn vẹn hoặc không ghi gì"),
    argument("evaluate", "file", "Phiếu: .toml hoặc .csv, “-” là đầu vào chuẩn"),
    argument("", "files", "Các phiếu: .toml hoặc .csv, thư mục có phiếu, mẫu tên tệp; “-” là đầu vào chuẩn"),
    argument("evaluate", "depth", "Chỉ hiện các mục đến cấp này: 1 là các nhóm lớn"),
    argument(
        "check",
        "files",
        "Các phiếu: .toml hoặc .csv, thư mục có phiếu, mẫu tên tệp; “-” là đầu vào chuẩn",
    ),
    argument("check", "statistics", STATISTICS),
    argument("criteria check", "statistics", STATISTICS),
    argument(
        "check",
        "fix",
        "Ghi số điểm tính lại vào tệp, với tệp bảng tính thì vào bản sao bên cạnh (TÊN.fixed.xlsx); số liệu và điểm tối đa in trên phiếu giữ nguyên",
    ),
    argument("*", "watch", "Chạy lại mỗi khi một tệp đã đọc thay đổi, nêu những gì thay đổi; Ctrl-C để dừng"),
    argument("check", "diff", "Hiện những gì --fix sẽ sửa, không sửa tệp"),
    argument("check", "ledger", "Hiện bảng thay đổi điểm: từ tự chấm đến thẩm định, kèm lý do"),
    argument(
        "check",
        "minutes",
        "Lập biên bản thẩm định để hai bên ký: tổng điểm bằng số và bằng chữ, các thay đổi kèm lý do, nội dung còn phải xem xét; ghi thành văn bản (.md, .html)",
    ),
    argument("check", "format", FINDINGS_FORMAT),
    argument("check", "output", FINDINGS_OUTPUT),
    argument("check", "explain", EXPLAIN_CODE),
    argument("check", "deny", DENY),
    argument("check", "warn", WARN),
    argument("check", "allow", ALLOW),
    argument(
        "explain",
        "file",
        "Phiếu: .toml hoặc .csv, thư mục có phiếu, mẫu tên tệp; “-” là đầu vào chuẩn",
    ),
    argument("explain", "codes", "Các mục: mã trên phiếu, hoặc “total”"),
    argument("explain", "format", "Dạng của phần diễn giải [mặc định: theo đuôi của -o, nếu không thì text]"),
    argument("explain", "output", "Ghi phần diễn giải vào tệp, trọn vẹn hoặc không ghi gì"),
    argument(
        "batch",
        "paths",
        "Phiếu (.toml, .csv), thư mục có phiếu, mẫu tên tệp, CSV có nhiều đơn vị; “-” là đầu vào chuẩn",
    ),
    argument(
        "batch",
        "column",
        "Cột dùng để xếp hạng: self hoặc appraisal [mặc định: cột thẩm định, nếu có đơn vị đã thẩm định]; hoặc nội dung của một cột trên phiếu: appraisal.points=J",
    ),
    argument(
        "compare",
        "before",
        "Phiếu trước: .toml hoặc .csv; hoặc nhiều đơn vị: thư mục, mẫu tên tệp, CSV; “-” là đầu vào chuẩn",
    ),
    argument("merge", "base", "Phiếu mà mọi người cùng bắt đầu từ đó, ở mọi dạng; “-” là đầu vào chuẩn"),
    argument("merge", "versions", "Các bản sao đã điền, ở mọi dạng"),
    argument(
        "merge",
        "output",
        "Ghi phiếu đã ghép vào tệp, ở dạng của bản gốc (nếu bản gốc là tệp bảng tính hoặc văn bản thì ghi mới: .toml, .xlsx); nếu không có thì chỉ cho biết kết quả ghép",
    ),
    argument(
        "merge",
        "prefer",
        "Mục chưa thống nhất thì lấy theo bản này nếu bản này đã sửa mục đó; “base” là giữ theo bản gốc",
    ),
    argument("merge", "decisions", "Chọn từng mục chưa thống nhất: CSV có các cột code, column, take"),
    argument(
        "merge",
        "conflicts",
        "Ghi các mục chưa thống nhất vào CSV dùng cho --decisions, cột take để trống",
    ),
    argument("merge", "format", "Dạng của báo cáo: {formats} [mặc định: table]"),
    argument("compare", "after", "Phiếu sau, hoặc nhiều đơn vị"),
    argument(
        "compare",
        "criteria_before",
        "Bộ tiêu chí của bản TRƯỚC, nếu là bộ khác mà bản TRƯỚC không ghi",
    ),
    argument(
        "compare",
        "column",
        "Cột được so sánh, hoặc dùng để xếp hạng: self hoặc appraisal [mặc định: cả hai; với nhiều đơn vị là cột thẩm định, nếu có đơn vị đã thẩm định]; hoặc nội dung của một cột trên phiếu: appraisal.points=J",
    ),
    argument(
        "batch",
        "sort",
        "Sắp xếp theo: rank (hạng), unit (đơn vị), self (tự chấm), appraisal (thẩm định), difference (chênh lệch) hoặc wrong-rows (số mục lệch)",
    ),
    argument("batch", "top", "Chỉ hiện bấy nhiêu đơn vị; đơn vị không chấm được luôn được nêu"),
    argument("batch", "groups", "Hiện thêm điểm của các nhóm lớn"),
    argument(
        "batch",
        "no_rank",
        "Chấm xong đơn vị nào ghi ngay một dòng JSON, theo thứ tự đọc, không xếp hạng",
    ),
    argument("batch", "no_fast_path", "Chấm mọi đơn vị bằng cách chấm chung: kết quả như nhau, chỉ chậm hơn"),
    argument(
        "batch",
        "sheets",
        "Mỗi đơn vị có một trang tính riêng trong tệp bảng tính, nhiều nhất 100 đơn vị",
    ),
    argument(
        "batch",
        "each",
        "Ghi thêm kết quả của mỗi đơn vị vào một tệp trong thư mục này: cùng dạng với -o nếu dạng đó có cả phiếu, nếu không thì tệp bảng tính",
    ),
    argument("batch", "merge", "Xếp hạng các dòng JSON của những lần chấm trước, thay cho phiếu"),
    argument("batch", "jobs", "Số luồng [mặc định: bằng số nhân của máy]; kết quả như nhau với mọi số luồng"),
    argument("batch", "profile", "Cho biết thời gian của từng khâu, ở đầu ra lỗi chuẩn"),
    argument("criteria list", "format", SHEET_FORMAT),
    argument("criteria list", "output", SHEET_OUTPUT),
    argument("criteria kinds", "kind", "Một cách tính, kèm các khóa và ví dụ"),
    argument("criteria kinds", "format", SHEET_FORMAT),
    argument("criteria kinds", "output", SHEET_OUTPUT),
    argument("criteria new", "id", "Mã bộ tiêu chí mà phiếu sẽ ghi: a-z, 0-9 và “-”"),
    argument("criteria new", "title", "Tên bộ tiêu chí, như in trên biểu mẫu"),
    argument("criteria new", "year", "Năm được đánh giá"),
    argument("criteria new", "output", "Ghi vào một tệp chưa có"),
    argument("criteria check", "criteria", "Tệp bộ tiêu chí, hoặc mã trong danh sách"),
    argument("criteria check", "format", FINDINGS_FORMAT),
    argument("criteria check", "output", FINDINGS_OUTPUT),
    argument("criteria check", "explain", EXPLAIN_CODE),
    argument("criteria check", "deny", DENY),
    argument("criteria check", "warn", WARN),
    argument("criteria check", "allow", ALLOW),
    argument("criteria test", "criteria", "Mã trong danh sách, hoặc tệp bộ tiêu chí"),
    argument(
        "criteria test",
        "format",
        "Dạng của báo cáo: {formats} [mặc định: theo đuôi của -o, nếu không thì table]",
    ),
    argument("criteria test", "output", "Ghi báo cáo vào tệp, trọn vẹn hoặc không ghi gì"),
    argument("criteria show", "criteria", "Mã trong danh sách, hoặc tệp bộ tiêu chí"),
    argument("criteria show", "format", SHEET_FORMAT),
    argument("criteria show", "output", SHEET_OUTPUT),
    argument("receipt", "file", "Phiếu: .toml, .csv, tệp bảng tính; “-” là đầu vào chuẩn"),
    argument("receipt", "output", "Ghi bản xác nhận vào tệp có đuôi .json, trọn vẹn hoặc không ghi gì"),
    argument("verify", "receipt", "Bản xác nhận; “-” là đầu vào chuẩn"),
    argument(
        "verify",
        "files",
        "Phiếu, tệp bộ tiêu chí, tệp thông tin chung; nhận theo nội dung hoặc tên tệp, nếu không thì theo thứ tự này \
         [mặc định: các tệp ghi trong bản xác nhận]",
    ),
    argument("template", "criteria", "Bộ tiêu chí: mã trong danh sách, hoặc tệp bộ tiêu chí"),
    argument("template", "columns", "Các cột của biểu mẫu"),
    argument("template", "unit", "Tên đơn vị ghi sẵn trên biểu mẫu"),
    argument("template", "facts", "Tệp TOML có [unit] và [facts], ghi sẵn trên biểu mẫu"),
    argument(
        "template",
        "from",
        "Phiếu năm trước: chuyển thông tin chung và số liệu tự chấm sang biểu mẫu mới, không chuyển số liệu thẩm định",
    ),
    argument(
        "template",
        "from_criteria",
        "Bộ tiêu chí của phiếu năm trước, nếu phiếu không ghi bộ tiêu chí có sẵn",
    ),
    argument("template", "notation", "Dạng của biểu mẫu [mặc định: theo đuôi của -o, nếu không thì xlsx]"),
    argument("template", "output", "Ghi vào tệp, trọn vẹn hoặc không ghi gì; bảng tính chỉ ghi vào tệp"),
    argument("schema", "file", "Loại tệp"),
    argument("schema", "output", "Ghi vào tệp, trọn vẹn hoặc không ghi gì"),
];

const FINDINGS_FORMAT: &str = "Dạng của danh sách [mặc định: theo đuôi của -o, nếu không thì text]";
const FINDINGS_OUTPUT: &str = "Ghi danh sách vào tệp, trọn vẹn hoặc không ghi gì";
const EXPLAIN_CODE: &str = "Giải thích một mã";
const DENY: &str = "Coi một mã, hoặc mọi cảnh báo (“warnings”), là lỗi";
const STATISTICS: &str = "Đếm số nội dung theo từng mã";
const WARN: &str = "Coi một mã là cảnh báo; mã nghĩa là thiếu kết quả thì không hạ được";
const ALLOW: &str =
    "Không nêu một mã, hoặc mọi cảnh báo (“warnings”); mã nghĩa là thiếu kết quả thì luôn được nêu";
const SHEET_FORMAT: &str = "Dạng của bảng: {formats} [mặc định: theo đuôi của -o, nếu không thì table]";
const SHEET_OUTPUT: &str = "Ghi vào tệp, trọn vẹn hoặc không ghi gì";

/// Command, id of an argument, one of its values, and what the value means. Formats and dialects of CSV say so themselves.
pub(super) const VALUES: &[(&str, &str, &str, &str)] = &[
    ("*", "color", "auto", "khi màn hình nhận màu"),
    ("*", "color", "always", "luôn luôn"),
    ("*", "color", "never", "không bao giờ"),
    ("template", "columns", "self", "chỉ cột tự chấm"),
    ("template", "columns", "both", "cả cột thẩm định"),
    ("template", "notation", "xlsx", "bảng tính"),
    ("template", "notation", "csv", "CSV"),
    ("template", "notation", "toml", "TOML, có chú thích"),
    ("schema", "file", "criteria", "một bộ tiêu chí: các mục, cách tính, cách cộng"),
    ("schema", "file", "submission", "số liệu của một đơn vị, cột tự chấm và cột thẩm định"),
];

/// What stands for the values of arguments.
pub(super) const PLACEHOLDERS: &[(&str, &str)] = &[
    ("AFTER", "SAU"),
    ("BASE", "GỐC"),
    ("BEFORE", "TRƯỚC"),
    ("BY", "CÁCH"),
    ("CHAR", "KÝ-TỰ"),
    ("CODE", "MÃ"),
    ("CODE=ANSWER", "MÃ=SỐ-LIỆU"),
    ("COLUMN", "CỘT"),
    ("COLUMNS", "CÁC-CỘT"),
    ("DIALECT", "KIỂU"),
    ("FILE", "TỆP"),
    ("FILE|ID", "TỆP|MÃ"),
    ("FOLDER", "THƯ-MỤC"),
    ("FORMAT", "DẠNG"),
    ("ID", "MÃ"),
    ("ID|FILE", "MÃ|TỆP"),
    ("KIND", "LOẠI"),
    ("LANG", "NGÔN-NGỮ"),
    ("MARK", "DẤU"),
    ("N", "SỐ"),
    ("NAME", "TÊN"),
    ("PATH", "ĐƯỜNG-DẪN"),
    ("RECEIPT", "BẢN-XÁC-NHẬN"),
    ("CODES", "CÁC-MÃ"),
    ("PATH=VALUE", "ĐƯỜNG-DẪN=GIÁ-TRỊ"),
    ("POINTS|BAND", "ĐIỂM|LOẠI"),
    ("ROLE=COLUMN", "NỘI-DUNG=CỘT"),
    ("TEXT", "CHỮ"),
    ("VERSION", "BẢN"),
    ("WHEN", "KHI"),
    ("YEAR", "NĂM"),
];
