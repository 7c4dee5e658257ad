//! docs/codes.md lists every code that a finding can have, made from the registry; every code is reached by a test.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::program::{against_golden, in_package, score};
use score::check;
use score::finding::{CODES, Severity};
use score::lint::explanation;

/// The page, as the registry has it.
fn page() -> String {
    let mut text = String::from(
        "# Codes\n\nEvery finding has a code. Codes are never renamed and never used for another thing; scripts may rely on \
         them.\n`score check --explain CODE` says more about one. The list is made from the program's own \
         (`UPDATE_GOLDEN=1 cargo test catalogue`),\nin the order in which a file is read, bound, evaluated and checked. In Vietnamese: [codes.vi.md](codes.vi.md).\n\n\
         | code | severity | what it says |\n|---|---|---|\n",
    );
    for code in CODES {
        let severity = match code.severity {
            Severity::Error => "**error**",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        text.push_str(&format!("| `{}` | {severity} | {} |\n", code.name, code.summary.en));
    }
    text
}

#[test]
fn the_page_of_codes_is_the_registry() {
    against_golden("docs/codes.md", &page()).unwrap();
}

/// The same page in Vietnamese, with the names that summaries have.
fn vietnamese_page() -> String {
    let mut text = String::from(
        "# Mã của các nội dung cần xem\n\nMỗi nội dung có một mã. Mã không bao giờ đổi tên và không dùng cho việc khác.\n\
         “score check --explain MÃ --lang vi” nói rõ hơn về từng mã. Danh sách này lấy từ chương trình, theo thứ tự đọc tệp,\n\
         đọc phiếu, chấm điểm, kiểm tra. In English: [codes.md](codes.md).\n\n\
         | mã | mức độ | tên | nội dung |\n|---|---|---|---|\n",
    );
    for code in CODES {
        let severity = match code.severity {
            Severity::Error => "**lỗi**",
            Severity::Warning => "cảnh báo",
            Severity::Note => "lưu ý",
        };
        let (name, summary) = (code.vietnamese, code.summary.vi);
        text.push_str(&format!("| `{}` | {severity} | {name} | {summary} |\n", code.name));
    }
    text
}

#[test]
fn the_vietnamese_page_of_codes_is_the_registry() {
    against_golden("docs/codes.vi.md", &vietnamese_page()).unwrap();
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let is_vietnamese = |text: &str| text.chars().any(|c| "ăâđêôơưàảãáạấầậắặếềệộớờợịọụủứừữ".contains(c));
    for code in CODES {
        let (of, paragraph) = explanation(code.name).or_else(|| check::explanation(code.name)).unwrap();
        assert_eq!(of, *code);
        assert!(paragraph.en.ends_with('.') && paragraph.vi.ends_with('.'), "{paragraph:?}");
        assert!(is_vietnamese(paragraph.vi) && is_vietnamese(code.summary.vi), "{paragraph:?}");
    }
    for (name, heading) in [
        ("row-blank", "row-blank (cảnh báo): để trống"),
        ("unknown-key", "unknown-key (lỗi): khóa lạ"),
        ("untested", "untested (lưu ý): chưa có kiểm thử"),
    ] {
        let said = score(&["check", "--explain", name, "--lang", "vi"]).stdout;
        assert!(said.starts_with(&format!("{heading}\n\n")), "{said}");
    }
}

/// The codes that goldens show, and that tests of editions expect.
fn reached(folder: &Path, found: &mut BTreeSet<&'static str>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            reached(&path, found);
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for code in CODES {
            let shown = match ending.as_str() {
                "expected" | "txt" | "snap" => {
                    text.contains(&format!("[{}]: ", code.name))
                        || text.contains(&format!("\"code\":\"{}\"", code.name))
                }
                "json" => text.contains(&format!("\"code\": \"{}\"", code.name)),
                "toml" => text.lines().any(|line| {
                    line.starts_with("findings = ") && line.contains(&format!("\"{}\"", code.name))
                }),
                _ => false,
            };
            if shown {
                found.insert(code.name);
            }
        }
    }
}

#[test]
fn every_code_is_reached_by_a_golden_or_a_test_of_an_edition() {
    let mut found = BTreeSet::new();
    reached(&in_package("tests"), &mut found);
    // only a disk that fails shows the first, and only a mistake of the program the second: a test has neither
    found.extend(["unwritable-file", "internal-error"]);
    let missed: Vec<&str> = CODES.iter().map(|code| code.name).filter(|code| !found.contains(code)).collect();
    assert!(missed.is_empty(), "no golden shows {missed:?}");
}
