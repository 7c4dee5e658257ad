//! Damage to the cells of a printed form: how numbers are written, and where columns stand.

use score::column::Column;

use super::printed_damage::{BELOW, is_figure, is_free, of, rows};
use super::printed_edition::{CALC, Cell, Form, Kind, MAX, NOTE, Printed, TITLE, figures};
use super::support::Random;

pub(super) fn as_text(form: &mut Form, written: impl Fn(&str) -> String) {
    for line in rows(form) {
        for cell in line.cells[2..].iter_mut().filter(|cell| cell.number().is_some()) {
            cell.text = written(&cell.text);
            cell.is_text = true;
            line.touched = true;
        }
    }
}

pub(super) fn thousands(form: &mut Form, _: &Printed, random: &mut Random) {
    let mark = [".", " ", "\u{a0}"][random.below(3)];
    as_text(form, |text| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let cut = whole.len().saturating_sub(3);
        let whole =
            if cut == 0 { whole.to_owned() } else { format!("{}{mark}{}", &whole[..cut], &whole[cut..]) };
        if fraction.is_empty() { whole } else { format!("{whole},{fraction}") }
    });
}

pub(super) fn pair_in_one_cell(form: &mut Form, _: &Printed, random: &mut Random) {
    for line in rows(form) {
        for column in Column::BOTH {
            let [num, den, _] = figures(column);
            let is_pair =
                line.cells.len() > den && is_figure(&line.cells[num]) && is_figure(&line.cells[den]);
            if is_pair && random.below(3) == 0 {
                let other = std::mem::take(&mut line.cells[den]);
                line.cells[num].text = format!("{}/{}", line.cells[num].text, other.text);
                line.cells[num].gives.extend(other.gives);
                line.touched = true;
            }
        }
    }
}

pub(super) fn glue_notes(form: &mut Form, _: &Printed, random: &mut Random) {
    let at = figures(Column::Appraisal)[2];
    for line in rows(form).filter(|line| line.kind == Kind::Leaf) {
        if is_figure(&line.cells[at]) && line.cells[NOTE].gives.is_empty() && random.below(2) == 0 {
            let note = std::mem::take(&mut line.cells[NOTE]).text;
            let note = if note.is_empty() { "Thống nhất" } else { &note };
            line.cells[at].text = format!("{} {note}", line.cells[at].text);
            line.touched = true;
        }
    }
}

pub(super) fn swap_columns(form: &mut Form, _: &Printed, random: &mut Random) {
    let single = [CALC, MAX, figures(Column::Own)[2], figures(Column::Appraisal)[2]];
    let (one, other) = (single[random.below(4)], single[random.below(4)]);
    form.lines.iter_mut().for_each(|line| line.cells.swap(one, other));
}

pub(super) fn other_headings(form: &mut Form, _: &Printed, random: &mut Random) {
    let heading = form.heading();
    let words: [&[&str]; 11] = [
        &["STT", "TT", "Mã số"],
        &["Nội dung", "Nội dung đánh giá", "TIÊU CHÍ ĐÁNH GIÁ"],
        &["Số liệu tự đánh giá", "Số liệu đơn vị tự chấm"],
        &[""],
        &["Cách chấm", "Hướng dẫn"],
        &["Điểm chuẩn", "Thang điểm", "ĐIỂM TỐI ĐA"],
        &["Tự chấm", "Điểm tự đánh giá", "Đơn vị tự chấm"],
        &["Số liệu đoàn chấm", "Số liệu Hội đồng thẩm định"],
        &[""],
        &["Đoàn chấm", "Hội đồng chấm", "Điểm của tổ thẩm định"],
        &["Lý do", "Nhận xét", "Giải trình"],
    ];
    for (cell, words) in form.lines[heading].cells.iter_mut().zip(words) {
        words[random.below(words.len())].clone_into(&mut cell.text);
    }
}

pub(super) fn empty_column(form: &mut Form, _: &Printed, random: &mut Random) {
    let at = random.below(NOTE + 1);
    for line in form.lines.iter_mut().filter(|line| line.kind != Kind::Above) {
        line.cells.insert(at, Cell::default());
    }
}

pub(super) fn remark(form: &mut Form, _: &Printed, random: &mut Random) {
    let texts = [
        "Lưu ý: số liệu tính đến ngày 31 tháng 12",
        "(Kèm theo tài liệu kiểm chứng)",
        "Phần này do huyện chấm",
    ];
    for _ in 0..3 {
        let at = form.heading() + 1 + random.below(form.lines.len() - form.heading() - 1);
        let mut line = form.lines[at].clone();
        line.cells.iter_mut().for_each(|cell| *cell = Cell::default());
        (line.kind, line.row) = (Kind::Evidence, String::new());
        texts[random.below(texts.len())].clone_into(&mut line.cells[TITLE].text);
        form.lines.insert(at, line);
    }
}

/// A merged cell keeps what stood in its first cell.
pub(super) fn merge(form: &mut Form, _: &Printed, random: &mut Random) {
    let below = of(form, &BELOW);
    for _ in 0..4 {
        let line = &mut form.lines[below[random.below(below.len())]];
        let at = 2 + random.below(line.cells.len() - 3);
        if !is_free(line, at) && !is_free(line, at + 1) {
            line.cells[at + 1] = Cell::default();
            line.touched = true;
        }
    }
}
