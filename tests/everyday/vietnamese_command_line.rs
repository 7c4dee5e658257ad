//! The command line in Vietnamese: help, mistakes of usage, and errors of the system; and what the system's language
//! does not change.

use score::write::Part;

use crate::harness::program::{LA_GI, Run, against_golden, finished, formats, program, score};

/// A form with four slips.
const SLIPS: &str = "examples/la-gi-2022-slips.toml";

/// Runs the program in Vietnamese at 80 columns.
fn vietnamese(arguments: &[&str]) -> Run {
    finished(program().args(arguments).args(["--lang", "vi"]).env_remove("SCORE_LANG").env("COLUMNS", "80"))
}

/// What is typed, and its golden file.
const GOLDENS: [(&str, &[&str]); 7] = [
    ("vietnamese-help", &["--help"]),
    ("vietnamese-help-evaluate", &["evaluate", "--help"]),
    ("vietnamese-usage-command", &["evalute", LA_GI]),
    ("vietnamese-usage-option", &["evaluate", "--dept", "2", LA_GI]),
    ("vietnamese-usage-missing", &["explain", LA_GI]),
    ("vietnamese-usage-value", &["explain", LA_GI, "1.1", "--format", "xml"]),
    ("vietnamese-usage-conflict", &["check", LA_GI, "--fix", "--diff"]),
];

#[test]
fn help_and_mistakes_of_usage_are_vietnamese() {
    let told = |(name, typed): (&str, &[&str])| {
        against_golden(&format!("tests/goldens/{name}.txt"), &vietnamese(typed).transcript()).err()
    };
    let wrong: Vec<String> = GOLDENS.into_iter().filter_map(told).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_line_of_help_is_wider_than_80_columns() {
    use unicode_width::UnicodeWidthStr;
    for typed in [
        "--help",
        "-h",
        "evaluate -h",
        "check -h",
        "explain -h",
        "batch -h",
        "batch --help",
        "criteria -h",
        "criteria new --help",
        "criteria test -h",
        "schema --help",
    ] {
        let typed: Vec<&str> = typed.split(' ').collect();
        for line in vietnamese(&typed).stdout.lines() {
            assert!(line.width() <= 80, "{typed:?}: {line}");
        }
    }
}

#[test]
fn errors_are_whole_sentences_in_vietnamese() {
    let mut ledgers: Vec<String> = formats(&[Part::Text, Part::Lines]).map(str::to_owned).collect();
    let last = ledgers.split_off(ledgers.len() - 2).join(" hoặc ");
    ledgers.push(last);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (absent, inside) = (path("a.toml"), path("none/a.csv"));
    let here = path("");
    let here = here.trim_end_matches(['/', '\\']);
    for (typed, said) in [
        (&["evaluate", &absent][..], format!("lỗi: không tìm thấy tệp “{absent}”\n")),
        (
            &["evaluate", here],
            format!(
                "lỗi: “{here}” là thư mục, phiếu là tệp có đuôi .csv, .tsv, .txt, .toml, .xlsx, .xlsm, .xlsb, .xls, .ods, .docx. Đề nghị ghi tên tệp; nếu chấm mọi phiếu trong thư mục, dùng lệnh: score batch {here}\n"
            ),
        ),
        (
            &["criteria", "show", "binh-thuan-huyen-2022", "-o", &inside],
            format!("lỗi: không ghi được “{inside}”: không có thư mục “{}”\n", path("none")),
        ),
        (
            &["criteria", "show", "binh-thuan-huyen-2022", "-o", here],
            format!("lỗi: “{here}” là thư mục. Đề nghị ghi thêm tên tệp\n"),
        ),
        (
            &["criteria", "new", "-o", LA_GI],
            format!("lỗi: đã có tệp “{LA_GI}”, không ghi đè. Đề nghị chọn tên khác\n"),
        ),
        (
            &["explain", LA_GI, "1,1"],
            "lỗi: bộ tiêu chí không có mã “1,1”. Có phải “1.1”?\n".to_owned(),
        ),
        (
            &["evaluate", LA_GI, "--criteria", "binh-thuan-huyen-2023"],
            "lỗi: --criteria: chương trình không có bộ tiêu chí “binh-thuan-huyen-2023”, cũng không có tệp nào tên này. Có phải “binh-thuan-huyen-2022”?\n"
                .to_owned(),
        ),
        (
            &["check", "--explain", "row-blan"],
            "lỗi: không có mã “row-blan”. Có phải “row-blank”?\n".to_owned(),
        ),
        (
            &["check", "--explain", "3.2.2"],
            "lỗi: không có mã “3.2.2”. Nếu là mã tiêu chí, đề nghị chạy: score explain TỆP 3.2.2\n".to_owned(),
        ),
        (
            &["check", LA_GI, "--ledger", "-o", "x.json"],
            format!("lỗi: --ledger không ghi được ở dạng json. Đề nghị dùng {}\n", ledgers.join(", ")),
        ),
        (
            &[LA_GI, "--explain", "3.2.2"],
            "lỗi: không có tùy chọn “--explain”\n\nCách dùng: score [TÙY CHỌN] <TỆP>...\n\nĐề nghị xem hướng dẫn: --help\n"
                .to_owned(),
        ),
        (
            &["check", LA_GI, "--deny", "warning"],
            "lỗi: --deny “warning”: không có mã “warning”. Có phải “warnings”?\n\nĐề nghị xem hướng dẫn: --help\n"
                .to_owned(),
        ),
    ] {
        let run = vietnamese(typed);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr), (2, "", said), "{typed:?}");
    }
}

#[test]
fn the_language_of_a_mistake_is_that_of_the_whole_program() {
    // --lang, SCORE_LANG, the system's locale, and how the mistake begins
    for (option, variable, locale, begins) in [
        (Some("--lang=vi"), None, "C", "lỗi: không có lệnh"),
        (None, Some("vi"), "C", "lỗi: không có lệnh"),
        (None, None, "vi_VN.UTF-8", "lỗi: không có lệnh"),
        (None, None, "C", "error: unrecognized"),
        (Some("--lang=en"), Some("vi"), "vi_VN.UTF-8", "error: unrecognized"),
        (None, Some("en"), "vi_VN.UTF-8", "error: unrecognized"),
    ] {
        let mut program = program();
        program.arg("evalute").args(option).env_remove("SCORE_LANG").env_remove("LANGUAGE");
        program.env("LC_ALL", locale).envs(variable.map(|language| ("SCORE_LANG", language)));
        let run = finished(&mut program);
        assert!(run.stderr.starts_with(begins), "{option:?} {variable:?} {locale}: {}", run.stderr);
    }
}

#[test]
fn the_last_line_of_a_check_counts_with_vietnamese_nouns() {
    let run = vietnamese(&["check", LA_GI]);
    let last = run.stdout.lines().last().unwrap();
    assert!(last.starts_with("examples/la-gi-2022.toml: 0 lỗi, "), "{last}");
    assert!(last.ends_with(" lưu ý; cả 228 ô điểm khớp"), "{last}");
}

/// The messages of a check as JSON.
fn messages(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn json_and_csv_follow_the_users_word_and_never_the_systems_locale() {
    for typed in [&["check", LA_GI][..], &["evaluate", LA_GI]] {
        let english = score(&[typed, &["--format", "json"]].concat());
        let mut by_locale = program();
        by_locale
            .args(typed)
            .args(["--format", "json"])
            .env_remove("SCORE_LANG")
            .env("LC_ALL", "vi_VN.UTF-8");
        assert_eq!(finished(by_locale.env("LANGUAGE", "vi")).stdout, english.stdout, "{typed:?}");
        let asked = vietnamese(&[typed, &["--format", "json"]].concat());
        let (english, asked) = (messages(&english), messages(&asked));
        assert_eq!(english.len(), asked.len());
        let printed = "điểm tối đa của mục 6 in trên phiếu là 0, bộ tiêu chí quy định 2";
        if typed[0] == "check" {
            assert_eq!(asked[0], printed);
        }
        assert_ne!(english, asked, "{typed:?}");
    }
    let english = score(&["check", LA_GI, "--format", "csv"]);
    let mut by_locale = program();
    by_locale.args(["check", LA_GI, "--format", "csv"]).env_remove("SCORE_LANG").env("LC_ALL", "vi_VN.UTF-8");
    assert_eq!(finished(by_locale.env("LANGUAGE", "vi")).stdout, english.stdout);
}

#[test]
fn what_a_batch_finds_is_vietnamese_where_the_output_is() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).unwrap();
    let form = std::fs::read(LA_GI).unwrap();
    write("a.toml", &form);
    write("b.toml", &form);
    write("c.docx", b"x");
    write("d.png", b"x");
    write("e.toml", b"criteria = \"x\"\nunit = { id = \"e\" }\n");
    let here = folder.path().to_str().unwrap();
    let command = ["batch", here, "--criteria", "binh-thuan-huyen-2022"];
    let table = vietnamese(&command);
    for said in [
        "không đọc 1 tệp khác:\n",
        "đây là tệp chữ thuần, không phải bảng tính hay văn bản như tên tệp ghi\n",
        "đơn vị “la-gi” có hai phiếu: tại đây và tại ",
        "phiếu thuộc bộ tiêu chí “x”, lệnh này chấm theo “binh-thuan-huyen-2022”\n",
    ] {
        assert!(table.stderr.contains(said), "{said}: {}", table.stderr);
    }
    assert!(table.stderr.contains("c.docx: lỗi[foreign-file]: "), "{}", table.stderr);
    let lines = vietnamese(&[&command[..], &["--format", "json"]].concat()).stdout;
    assert!(lines.contains("\"message\":\"đơn vị “la-gi” có hai phiếu: tại đây và tại "), "{lines}");
    // the language of the system changes nothing in JSON
    let lines =
        finished(program().args(command).args(["--format", "json"]).env("LC_ALL", "vi_VN.UTF-8")).stdout;
    assert!(lines.contains("\"message\":\"the unit `la-gi` is given twice: here and at "), "{lines}");
}

#[test]
fn a_line_of_a_finding_is_vietnamese_and_calls_a_consequence_one_once() {
    let lines = vietnamese(&["check", SLIPS, "--format", "short"]).stdout;
    let total =
        "lỗi[declared-score-differs]: tổng điểm cột tự chấm ghi 463,79; sửa 3.2.2 thì được 464,06 (hệ quả)\n";
    assert!(lines.contains(total), "{lines}");
    assert!(lines.contains(": cảnh báo[row-blank]: "), "{lines}");
}

#[test]
fn rows_that_fix_writes_have_their_vietnamese_names() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("a.toml");
    std::fs::copy(SLIPS, &form).unwrap();
    let fixed = vietnamese(&["check", form.to_str().unwrap(), "--fix", "-q"]);
    for said in [
        ": mục 3 cột tự chấm: 44.58 → 44.85\n",
        ": 3.2.2 cột tự chấm: 4.58 → 4.85\n",
        ": tổng điểm cột thẩm định: 440.92 → 430.92\n",
    ] {
        assert!(fixed.stdout.contains(said), "{said}: {}{}", fixed.stdout, fixed.stderr);
    }
}

#[test]
fn what_is_no_form_is_told_with_the_way_to_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["a.xlsx", "b.jpg"] {
        std::fs::write(path(name), b"x").unwrap();
    }
    for (name, said) in [
        ("a.xlsx", "đây là tệp chữ thuần, không phải bảng tính hay văn bản như"),
        ("b.jpg", " = đề nghị: ghi tên tệp của phiếu: .csv, .tsv, .txt, .toml, .xlsx hoặc .docx\n"),
        ("c.jpg", " = đề nghị: kiểm tra tên tệp và thư mục\n"),
    ] {
        let run = vietnamese(&["check", &path(name)]);
        assert!(run.code == 2 && run.stderr.contains(said), "{name}: {}", run.stderr);
    }
}
