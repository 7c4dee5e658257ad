//! Printed forms that can be read in two ways: what is in doubt has no points, and both readings are said.

use crate::harness::printed::{EDITION, OUT, copied, with};
use crate::harness::program::against_golden;
use crate::printed_forms::{checked_by, found, points_by};

/// The points of a form, and what is in doubt of it.
fn what_is_said(edition: &str, what: &str, form: &str) -> String {
    let bytes = copied(form).into_bytes();
    let (run, json) = checked_by(edition, "f.txt", &bytes, &[]);
    let mut said = format!("{what}\n  {}\n", points_by(edition, "f.txt", &bytes, &[]));
    for line in found(&json) {
        said.push_str(&format!("  {line}\n"));
    }
    for line in run.stdout.lines().chain(run.stderr.lines()) {
        if ["import-doubt", "row-unknown"].iter().any(|code| line.contains(&format!("[{code}]: "))) {
            said.push_str(&format!("    {line}\n"));
        }
    }
    said
}

/// Points beside options that have no line: they may be those of the ones that are gone.
fn where_options_have_no_line() -> [(&'static str, String); 3] {
    [
        (
            "no option of a row has a line",
            with(&[
                ("|Có tường lửa chuyên dụng", OUT),
                ("|Có tường lửa tích hợp", OUT),
                ("|Không có tường lửa", OUT),
            ]),
        ),
        (
            "the option that was ticked has no line, and the last one has a 0",
            with(&[
                ("|Có tường lửa chuyên dụng", OUT),
                ("|Không có tường lửa", "|Không có tường lửa||||0|0||||"),
            ]),
        ),
        (
            "no option of a row has its title",
            with(&[
                ("|Từ 50%", "|Năm mươi trở lên||||6|6|||6|"),
                ("|Từ 20%", "|Hai mươi đến năm mươi||||3|||||"),
                ("|Dưới", "|Ít hơn hai mươi||||0|||||"),
            ]),
        ),
    ]
}

/// What is in doubt, and the rows that have no points for it.
#[test]
fn what_can_be_read_in_two_ways_has_no_points_and_says_both() {
    let mut transcript = String::new();
    for (what, form) in [
        ("two options are ticked", with(&[("|Có tường lửa tích hợp", "|Có tường lửa tích hợp||||3|3|||3|")])),
        (
            "no option is ticked",
            with(&[("|Có tường lửa chuyên dụng", "|Có tường lửa chuyên dụng||||5|||||")]),
        ),
        (
            "other points stand on an option",
            with(&[("|Có tường lửa chuyên dụng", "|Có tường lửa chuyên dụng||||5|4||||")]),
        ),
        (
            "a dot may group thousands",
            with(&[(
                "1.1",
                "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|1.250|20|Tỷ lệ x 5|5|5|20|20|5|",
            )]),
        ),
        (
            "a percentage stands for two counts",
            with(&[(
                "1.1",
                "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|100%||Tỷ lệ x 5|5|5|20|20|5|",
            )]),
        ),
        (
            "one of two counts is blank",
            with(&[("1.1", "1.1|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ||20|Tỷ lệ x 5|5|5|20|20|5|")]),
        ),
        ("a row is missing", with(&[("1.2", OUT)])),
        (
            "two rows changed places",
            with(&[
                ("1.1", "|Tỷ lệ thôn có kết nối Internet/Tổng số thôn|4|5|Tỷ lệ x 5|5|4|3|5|3|"),
                ("1.2", "|Tỷ lệ cán bộ được trang bị máy tính/Tổng số cán bộ|20|20|Tỷ lệ x 5|5|5|20|20|5|"),
            ]),
        ),
        ("a figure stands in no column", with(&[("2.2", "2.2|Có trang thông tin điện tử|||7|4|4|||4|")])),
        ("the score of a group stands among the figures", with(&[("2|", "2|ỨNG DỤNG||||21||17||17|")])),
        (
            "a line that is counted slid to the notes",
            with(&[("|1. Phần mềm", "|1. Phần mềm kế toán|||||2||||2")]),
        ),
        (
            "a score that is judged stands among the figures",
            with(&[("2.10", "2.10|Sáng kiến được Hội đồng công nhận||||5||3||3|")]),
        ),
        (
            "the score of a count stands among the figures",
            with(&[("2.3", "2.3|Phần mềm chuyên ngành đang sử dụng||||6||4||4|")]),
        ),
        (
            "no line that is counted has points",
            with(&[
                ("|1. Phần mềm", "|1. Phần mềm kế toán||||2|0|||2|"),
                ("|2. Phần mềm", "|2. Phần mềm hộ tịch||||2|0|||2|"),
            ]),
        ),
        (
            "the 0 that ticks an option stands among the figures",
            with(&[
                ("1.3", "1.3|Trang bị thiết bị tường lửa||||5|5|||0|"),
                ("|Có tường lửa tích hợp", "|Có tường lửa tích hợp||||3|||||"),
                ("|Không có tường lửa", "|Không có tường lửa||||0|||0||"),
            ]),
        ),
        (
            "a word stands where a denominator belongs",
            with(&[("2.2", "2.2|Có trang thông tin điện tử||Có||4||||4|")]),
        ),
        (
            "headings stand over each other's columns",
            with(&[(
                "Nhóm",
                "Nhóm|Tiêu chí|Số liệu (tử/mẫu) tự chấm||Cách tính|Điểm tự chấm|Điểm tối đa|Số liệu (tử/mẫu) thẩm định||\
                 Điểm thẩm định|Ghi chú",
            )]),
        ),
        ("a line is no row of the edition", with(&[("2.3", "2.4|Cổng dịch vụ công của xã||||3|3|||3|")])),
    ]
    .into_iter()
    .chain(where_options_have_no_line())
    {
        transcript.push_str(&what_is_said(EDITION, what, &form));
    }
    against_golden("tests/goldens/printed-doubts.txt", &transcript).unwrap();
}

/// A form of rows that are answered on the lines below them, or by one figure.
const LISTS: &str = "\
Nhóm|Tiêu chí|Số liệu (tử/mẫu) tự chấm||Cách tính|Điểm tối đa|Điểm tự chấm|Số liệu (tử/mẫu) thẩm định||Điểm thẩm định|Ghi chú
1|Tổ chức tập huấn trong năm||||5|4|||3|
|Tỷ lệ: Số thôn có tập huấn/Tổng số thôn|4|5||5|4|3|5|3|
|Không tổ chức||||0|||||
2|Bộ phận Một cửa bảo đảm đủ các điều kiện||||3|3|||3|
|Diện tích và trang thiết bị theo quy định|||||x|||x|
|Bố trí đủ công chức|||||x|||x|
3|Số sản phẩm OCOP được công nhận|1|||4|2|1||2|
4|Đã gửi báo cáo tự đánh giá|Có|||||Có|||
5|Kênh tương tác với người dân||||3|1|||1|
|Tài khoản Zalo chính thức||||1|x|||x|
|Tỷ lệ thôn có nhóm Zalo||||2|||||
|TỔNG CỘNG||||15|10|||9|
";

#[test]
fn what_slid_away_from_a_line_below_a_row_is_a_doubt() {
    let edition = "tests/forms/lists.toml";
    assert_eq!(
        points_by(edition, "f.txt", copied(LISTS).as_bytes(), &[]),
        "4.00/3.00 3.00/3.00 2.00/2.00 0.00/0.00 1.00/1.00 10.00/9.00"
    );
    let mut transcript = String::new();
    for (what, from, to) in [
        (
            "an option is measured, and none has points",
            "||||5|4|||3|\n|Tỷ lệ: Số thôn có tập huấn/Tổng số thôn|4|5||5|4|",
            "||||5||||3|\n|Tỷ lệ: Số thôn có tập huấn/Tổng số thôn|4|5||5||",
        ),
        (
            "an option is measured, and another one is ticked",
            "|4|5||5|4|3|5|3|\n|Không tổ chức||||0||||",
            "|4|5||5||3|5|3|\n|Không tổ chức||||0|0|||",
        ),
        ("a tick of an item slid to the calculation", "công chức|||||x|", "công chức|||x|||"),
        (
            "no item has a line",
            "|Diện tích và trang thiết bị theo quy định|||||x|||x|\n|Bố trí đủ công chức|||||x|||x|\n",
            "",
        ),
        ("a count slid two to the right", "nhận|1|||4|2|1||2|", "nhận|1|||4|2|||1|2"),
        ("a word slid among the denominators", "giá|Có|||||Có|||", "giá|Có||||||Có||"),
        ("a word slid to the calculation", "giá|Có|||||Có|||", "giá|||Có|||Có|||"),
        ("a tick slid among the measures of an item", "Zalo||||2|||||", "Zalo||||2||x|||"),
        ("an item is measured", "Zalo||||2|||||", "Zalo|4|4||2|||||"),
        ("an item is ticked, and not measured", "Zalo||||2|||||", "Zalo||||2|x||||"),
    ] {
        assert!(LISTS.contains(from), "{what}");
        transcript.push_str(&what_is_said(edition, what, &LISTS.replace(from, to)));
    }
    against_golden("tests/goldens/printed-lists.txt", &transcript).unwrap();
}

/// Values and those of the period before, beside a ratio: the column of denominators holds them.
const GROWTH: &str = "\
STT|Tiêu chí|Tự chấm: tử số, số liệu kỳ này|Tự chấm: mẫu số, số liệu kỳ trước|Điểm tối đa|Điểm tự chấm
1|Tỷ lệ thôn có kết nối Internet|4|5|5|4
2|Tốc độ tăng thu ngân sách trên địa bàn|110|100|5|5
|Từ 10% trở lên|||5|5
|Từ 0% đến dưới 10%|||3|
|Giảm so với năm trước|||0|
3|Tốc độ tăng số doanh nghiệp thành lập mới|56|50|5|3
|TỔNG CỘNG|||15|12
";

#[test]
fn the_value_of_the_period_before_stands_where_a_denominator_does() {
    let edition = "tests/forms/growth.toml";
    let of = |form: &str| points_by(edition, "f.txt", copied(form).as_bytes(), &[]);
    assert_eq!(of(GROWTH), "4.00/– 5.00/– 3.00/– 12.00/–");
    // a heading each, without a word of counts
    let own = GROWTH.replace("tử số, ", "").replace("mẫu số, ", "");
    assert_eq!(of(&own), "4.00/– 5.00/– 3.00/– 12.00/–");
    let mut transcript = String::new();
    for (what, from, to) in [
        ("the value before is blank", "|110|100|", "|110||"),
        ("the value of this period is blank", "|56|50|", "||50|"),
        ("a tier is ticked, and nothing is measured", "|110|100|", "|||"),
        ("words stand for the value before", "|110|100|", "|110|chưa có|"),
        ("both stand in one cell", "|56|50|", "|56/50||"),
    ] {
        assert!(GROWTH.contains(from), "{what}");
        transcript.push_str(&what_is_said(edition, what, &GROWTH.replace(from, to)));
    }
    against_golden("tests/goldens/printed-growth.txt", &transcript).unwrap();
}
