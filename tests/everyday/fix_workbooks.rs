//! `score check --fix` of a workbook: a copy in which the cells of wrong figures have other values, and every other byte
//! is as it was.

use std::fs;
use std::path::Path;

use crate::harness::office_files::{docx, docx_row, docx_table};
use crate::harness::printed::{EDITION, Sheet, copied, with, workbook};
use crate::harness::program::{Run, finished, in_package, program};
use crate::harness::wrong_workbooks::{PartBytes, ods, part, parts, wrong, xlsm};

fn check(folder: &Path, name: &str, options: &[&str]) -> Run {
    let mut command = program();
    command.current_dir(folder).args(["check", name, "--criteria"]).arg(in_package(EDITION));
    finished(command.args(options))
}

/// Every part but one is the same to the byte, and of that one this is what changed.
fn only_changed(before: &[u8], after: &[u8], changed: &str, replaced: &[(&str, &str)]) {
    let (old, new) = (parts(before), parts(after));
    let names = |parts: &[PartBytes]| parts.iter().map(|(name, ..)| name.clone()).collect::<Vec<String>>();
    assert_eq!(names(&old), names(&new));
    for ((name, bytes, entry), (_, now, listed)) in old.iter().zip(&new) {
        assert_eq!(name == changed, bytes != now, "{name}");
        assert!(name == changed || entry == listed, "{name}");
    }
    let mut expected = part(before, changed);
    for (old, new) in replaced {
        assert_eq!(expected.matches(old).count(), 1, "{old} in {expected}");
        expected = expected.replace(old, new);
    }
    assert_eq!(part(after, changed), expected);
}

/// The numbers of the strings that cells have, by address.
fn shared(sheet: &str, at: &str) -> String {
    let tag = format!("<x:c t=\"s\" s=\"2\" r=\"{at}\"><x:v>");
    let start = sheet.find(&tag).unwrap() + tag.len();
    sheet[start..].split('<').next().unwrap().to_owned()
}

#[test]
fn of_a_workbook_with_macros_only_the_values_of_wrong_cells_change() {
    let folder = tempfile::tempdir().unwrap();
    let before = xlsm();
    fs::write(folder.path().join("f.xlsm"), &before).unwrap();
    let run = check(folder.path(), "f.xlsm", &["--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    for line in [
        "f.fixed.xlsm, Phiếu!G6: 1 self: 15,0 → 14\n",
        "f.fixed.xlsm, Phiếu!J7: 1.1 appraisal: 4 → 5\n",
        "f.fixed.xlsm, Phiếu!G8: 1.2 self: 5 → 4\n",
        "f.fixed.xlsm, Phiếu!J19: 2.3 appraisal: 5 → 4\n",
        "f.fixed.xlsm, Phiếu!G23: total self: 32,00 → 31\n",
        "f.fixed.xlsm: changed 3 figures of rows and 2 of sums\n",
        "f.xlsm stays as it is; the copy is f.fixed.xlsm\n",
    ] {
        assert!(run.stdout.contains(line), "{line} in\n{}", run.stdout);
    }
    assert_eq!(fs::read(folder.path().join("f.xlsm")).unwrap(), before);
    let after = fs::read(folder.path().join("f.fixed.xlsm")).unwrap();
    let sheet = part(&before, "xl/worksheets/sheet1.xml");
    let [glued, total] =
        ["J19", "G23"].map(|at| format!("<x:c t=\"s\" s=\"2\" r=\"{at}\"><x:v>{}</x:v>", shared(&sheet, at)));
    let own = |at: &str, text: &str| {
        format!("<x:c t=\"inlineStr\" s=\"2\" r=\"{at}\"><x:is><x:t>{text}</x:t></x:is>")
    };
    only_changed(
        &before,
        &after,
        "xl/worksheets/sheet1.xml",
        &[
            ("<x:is><x:r><x:t>15,0</x:t></x:r></x:is>", "<x:is><x:t>14</x:t></x:is>"),
            ("r=\"J7\" s=\"1\"><x:v>4</x:v>", "r=\"J7\" s=\"1\"><x:v>5</x:v>"),
            ("r='G8'><x:v><![CDATA[5]]></x:v>", "r='G8'><x:v>4</x:v>"),
            (&glued, &own("J19", "4 Thống nhất")),
            (&total, &own("G23", "31")),
        ],
    );
    let again = check(folder.path(), "f.fixed.xlsm", &[]);
    assert!(again.stdout.contains(": 0 errors, "), "{}", again.stdout);
}

#[test]
fn a_copy_that_was_changed_since_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("f.xlsm"), xlsm()).unwrap();
    assert_eq!(check(folder.path(), "f.xlsm", &["--fix"]).code, 0);
    assert_eq!(check(folder.path(), "f.xlsm", &["--fix"]).code, 0, "the same copy once more");
    fs::write(folder.path().join("f.fixed.xlsm"), "other").unwrap();
    let run = check(folder.path(), "f.xlsm", &["--fix"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("f.fixed.xlsm is there already"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("f.fixed.xlsm")).unwrap(), "other");
}

#[test]
fn of_an_open_workbook_value_and_shown_text_change_and_cells_that_are_alike_are_taken_apart() {
    let folder = tempfile::tempdir().unwrap();
    let before = ods(&wrong());
    fs::write(folder.path().join("f.ods"), &before).unwrap();
    let run = check(folder.path(), "f.ods", &["--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let after = fs::read(folder.path().join("f.fixed.ods")).unwrap();
    let cell = |repeated: &str, value: &str| {
        format!(
            "<table:table-cell table:style-name=\"ce1\"{repeated} office:value-type=\"float\" office:value=\"{value}\">\
             <text:p>{value},00</text:p></table:table-cell>"
        )
    };
    let twice = |value: &str| cell(" table:number-columns-repeated=\"2\"", value);
    let neighbour = "<text:p>Tỷ lệ x 5</text:p></table:table-cell>";
    let one = |value: &str| cell("", value);
    only_changed(
        &before,
        &after,
        "content.xml",
        &[
            ("<text:p>15,0</text:p>", "<text:p>14</text:p>"),
            (&(twice("20") + &one("4")), &(twice("20") + &one("5"))),
            (
                &format!("{neighbour}{}{}", twice("5"), one("3")),
                &[neighbour, &one("5"), &one("4"), &one("3")].concat(),
            ),
            ("5 Thống nhất", "4 Thống nhất"),
            ("<text:p>32,00</text:p>", "<text:p>31</text:p>"),
        ],
    );
    assert!(check(folder.path(), "f.fixed.ods", &[]).stdout.contains(": 0 errors, "));
}

/// Formulas: one whose saved value follows, and one that is wrong itself.
#[test]
fn a_formula_is_kept_and_its_saved_value_follows_if_it_gives_the_right_figure() {
    let group = "1|HẠ TẦNG KỸ THUẬT||||15|=SUM(G7:G9)→15|||11|";
    let wrong_one =
        "1.2|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|5|3|5|3|Một thôn mất kết nối";
    let form = |total: &str| with(&[("1|", group), ("1.2", wrong_one), ("|TỔNG", total)]);
    let folder = tempfile::tempdir().unwrap();
    let right = workbook(&[Sheet::of("Phiếu", &form("|TỔNG CỘNG||||36|=G6+G13→32|||28|"))]);
    fs::write(folder.path().join("f.xlsx"), &right).unwrap();
    let run = check(folder.path(), "f.xlsx", &["--fix"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let after = fs::read(folder.path().join("f.fixed.xlsx")).unwrap();
    let sheet = "xl/worksheets/sheet1.xml";
    only_changed(
        &right,
        &after,
        sheet,
        &[
            ("<f>SUM(G7:G9)</f><v>15</v>", "<f>SUM(G7:G9)</f><v>14</v>"),
            ("<f>G6+G13</f><v>32</v>", "<f>G6+G13</f><v>31</v>"),
            ("<c r=\"G8\"><v>5</v></c>", "<c r=\"G8\"><v>4</v></c>"),
        ],
    );
    let wrong = workbook(&[Sheet::of("Phiếu", &form("|TỔNG CỘNG||||36|=G6+G13+1→33|||28|"))]);
    fs::write(folder.path().join("g.xlsx"), &wrong).unwrap();
    let run = check(folder.path(), "g.xlsx", &["--fix"]);
    let told =
        "  Phiếu!G23 (total self): 33 → 31; the cell has a formula, which is what has to be corrected\n";
    assert!(run.stdout.contains(told), "{}", run.stdout);
    assert_eq!(run.code, 1, "the total is still wrong");
    let after = fs::read(folder.path().join("g.fixed.xlsx")).unwrap();
    assert!(part(&after, sheet).contains("<f>G6+G13+1</f><v>33</v>"));
}

#[test]
fn of_files_that_are_not_written_the_cells_to_change_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let form = wrong();
    let rows: Vec<String> =
        form.lines().skip(4).map(|line| docx_row(&line.split('|').collect::<Vec<_>>())).collect();
    let document = docx(&docx_table(11, &rows.concat()));
    for (name, bytes, cells) in [
        ("f.docx", document, ["G2", "J3", "G4", "J14", "G18"]),
        ("f.txt", copied(&form).into_bytes(), ["G6", "J7", "G8", "J19", "G23"]),
    ] {
        fs::write(folder.path().join(name), &bytes).unwrap();
        let run = check(folder.path(), name, &["--fix"]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{name} {}", run.stdout);
        assert!(run.stdout.contains(&format!("{name}: nothing was written, ")), "{}", run.stdout);
        let rows = ["1 self): 15,0 → 14", "1.1 appraisal): 4 → 5", "1.2 self): 5 → 4"];
        for (cell, row) in cells.iter().zip(rows) {
            assert!(run.stdout.contains(&format!("!{cell} ({row}\n")), "{cell} {row} {}", run.stdout);
        }
        assert!(!run.stdout.contains(" --fix"), "{}", run.stdout);
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing was written");
    fs::write(folder.path().join("f.xlsm"), xlsm()).unwrap();
    let run = check(folder.path(), "f.txt", &["--fix", "--lang", "vi"]);
    assert!(run.stdout.contains("G8 (1.2 cột tự chấm): 5 → 4\n"), "{}", run.stdout);
    let run = check(folder.path(), "f.xlsm", &["--fix", "--lang", "vi"]);
    assert!(
        run.stdout.contains("“f.xlsm” giữ nguyên; đã ghi bản sửa vào “f.fixed.xlsm”\n"),
        "{}",
        run.stdout
    );
}
