//! Every threshold from both sides.

use super::align::{self, align};
use super::entries::{Entry, Meaning};
use super::figures::Figure;
use super::header::{Columns, Role};
use super::lines::Line;
use super::sheets::Fit;
use super::shifts::{self, Expected, Kind, decide};
use crate::column::{Column, PerColumn};
use crate::number::Decimal;
use crate::source::workbook::SheetRow;
use crate::title::{ALIKE, Title};

fn entry(index: usize, code: &str, title: &str) -> Entry {
    Entry {
        meaning: Meaning::Row(index),
        code: Some(code.to_owned()),
        title: Title::new(title),
        worth: None,
        printed: true,
        group: false,
        by_rule: false,
        one_figure: false,
    }
}

fn line<'s>(row: &'s SheetRow, code: Option<&str>, title: &str) -> Line<'s> {
    Line::of_title(row, code, title)
}

/// Which entry each line is, and which entries are in doubt.
fn aligned(lines: &[(Option<&str>, &str)], entries: &[Entry]) -> (Vec<Option<usize>>, Vec<usize>) {
    let row = SheetRow::default();
    let lines: Vec<Line<'_>> = lines.iter().map(|(code, title)| line(&row, *code, title)).collect();
    let aligned = align(&lines, entries);
    (aligned.entries, aligned.doubts.into_iter().map(|(entry, _)| entry).collect())
}

#[test]
fn below_alike_two_titles_are_never_one_row() {
    let title = "Kế hoạch ứng dụng công nghệ";
    let entries = [entry(0, "1.1", title)];
    let near = "Kế hoạch ứng dụng hàng năm";
    let far = "Kế hoạch phòng chống lũ lụt";
    assert!(Title::new(near).likeness(&entries[0].title) >= ALIKE);
    assert!(Title::new(far).likeness(&entries[0].title) < ALIKE);
    assert_eq!(aligned(&[(None, near)], &entries).0, [Some(0)]);
    assert_eq!(aligned(&[(None, far)], &entries), (vec![None], vec![]));
    // with the printed code a title may be further off
    assert_eq!(aligned(&[(Some("1.1"), "Kế hoạch ứng phó")], &entries).0, [Some(0)]);
}

#[test]
fn a_row_that_another_line_may_be_nearly_as_well_is_in_doubt() {
    let title = "Dịch vụ công trực tuyến mức độ 3";
    let entries = [entry(0, "1.1", title)];
    let alike = |text: &str| Title::new(text).likeness(&entries[0].title);
    let (near, far) = ("Dịch vụ côn trực tuyến mức độ 3", "Dịch vụ công trực tuyến mức độ 4");
    // the margin is what one line gains above the other
    assert!(alike(title) - alike(near) < align::LEAST_MARGIN);
    assert!(alike(title) - alike(far) >= align::LEAST_MARGIN);
    assert_eq!(aligned(&[(None, title), (None, near)], &entries), (vec![Some(0), None], vec![0]));
    assert_eq!(aligned(&[(None, title), (None, far)], &entries), (vec![Some(0), None], vec![]));
}

#[test]
fn a_line_may_look_hardly_more_like_another_row_than_like_its_own() {
    let (district, commune) = ("Số máy tính ở cấp Huyện", "Số máy tính ở cấp xã");
    let entries = [entry(0, "1.1", district), entry(1, "1.2", commune)];
    // two rows that were swapped look more like each other's
    let swapped = aligned(&[(None, commune), (None, district)], &entries);
    assert_eq!(swapped.1, [0, 1], "{swapped:?}");
    assert_eq!(aligned(&[(None, district), (None, commune)], &entries), (vec![Some(0), Some(1)], vec![]));
}

/// A line of maximum, own points and appraised points, in columns 2, 3 and 4.
fn columns() -> Columns {
    let points = [Column::Own, Column::Appraisal].map(Role::Points);
    let roles = vec![(1, Role::Title), (2, Role::Max), (3, points[0]), (4, points[1])];
    Columns { roles, titles: vec![1], ..Columns::default() }
}

fn expected(scored: bool) -> Expected {
    Expected {
        kind: Kind::Leaf,
        worth: Some(Decimal::from(5)),
        prints_max: true,
        scored: PerColumn::from_fn(|_| scored),
        one_figure: false,
        by_rule: false,
        ticked_by_figure: PerColumn::default(),
        page_break: false,
    }
}

fn decided(cells: &[(u16, i64)], scored: bool) -> shifts::Decided {
    let cells = cells.iter().map(|(at, number)| (*at, Figure::Number(Decimal::from(*number)))).collect();
    decide(&columns(), &[(cells, expected(scored))]).remove(0)
}

#[test]
fn a_line_that_costs_as_much_as_the_most_is_in_doubt() {
    assert!(!decided(&[(2, 5), (3, 4), (4, 3)], true).bad);
    // another maximum costs the most, and a score above it less
    assert!(decided(&[(2, 6), (3, 4), (4, 3)], true).bad);
    let above = decided(&[(2, 5), (3, 6), (4, 3)], true);
    assert!(!above.bad && shifts::MOST_COST > 800);
    assert!(decided(&[(2, 5), (3, 6), (4, 6)], true).bad);
}

#[test]
fn a_reading_that_another_nearly_equals_is_in_doubt() {
    let sure = decided(&[(2, 5), (3, 4), (4, 3)], true);
    assert!(sure.instead.is_none(), "{sure:?}");
    // one that slid costs 100 for the shift: missing and beside it costs 800 and 500 more
    let slid = decided(&[(2, 5), (3, 4), (5, 3)], true);
    assert_eq!((slid.instead.is_none(), slid.reading.points.appraisal), (true, Some(2)), "{slid:?}");
    // where rows have no score of their own, only the 500 are left
    let unscored = decided(&[(2, 5), (3, 4), (5, 3)], false);
    assert!(unscored.instead.is_none() && 500 - 100 >= shifts::LEAST_MARGIN, "{unscored:?}");
    // one score of two, in a form that prints no maxima: two shifts cost 250
    let cells = vec![(4, Figure::Number(Decimal::from(3)))];
    let line = Expected { prints_max: false, ..expected(false) };
    let either = decide(&columns(), &[(cells, line)]).remove(0);
    assert!(either.instead.is_some() && 250 < shifts::LEAST_MARGIN, "{either:?}");
}

#[test]
fn nine_leaves_in_ten_make_a_form() {
    for (placed, leaves, is_one) in [(9, 10, true), (89, 100, false), (90, 100, true), (0, 0, false)] {
        assert_eq!(Fit { placed, leaves }.is_nearly_all(), is_one, "{placed} of {leaves}");
    }
}
