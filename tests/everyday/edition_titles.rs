//! Titles and printed bounds of tiers and bands, whose numbers `score criteria check` compares with the bounds.

use crate::edition_remarks::{said_of, tiers, with_total};

#[test]
fn numbers_of_a_title_are_those_of_its_bounds() {
    let tier = |bounds: &str, title: &str| {
        tiers(
            "measure = \"ratio\"",
            &format!("{{ {bounds}, points = 10, title = \"{title}\" }}, {{ points = 0 }}"),
        )
    };
    let band = |bounds: &str, printed: &str| {
        with_total(&format!("{{ bands = [ {{ {bounds}, printed = \"{printed}\" }}, {{ }} ] }}"))
    };
    let tier_says = |numbers: &str, bounds: &str| {
        format!("warning[title-contradicts]: the title of tier a of 1 names {numbers}, and {bounds}")
    };
    let band_says = |numbers: &str, bounds: &str| {
        format!("warning[title-contradicts]: the title of band a of the total names {numbers}, and {bounds}")
    };
    for (edition, expected) in [
        (
            tier(r#"ge = "60%", lt = "95%""#, "From 40% to below 70%"),
            Some(tier_says("40% and 70%", "its bounds are ≥ 60% and < 95%")),
        ),
        (
            tier(r#"ge = "70%", lt = "99%""#, "Từ 70% đến dưới 90%"),
            Some(tier_says("70% and 90%", "its bounds are ≥ 70% and < 99%")),
        ),
        (tier(r#"ge = "62.5%""#, "Từ 62,5% trở lên"), None),
        (tier(r#"ge = "65%""#, "Từ 62,5% trở lên"), Some(tier_says("62,5%", "its bound is ≥ 65%"))),
        (tier(r#"ge = "7%", le = "10%""#, "từ 10 - 7%"), None),
        (tier(r#"ge = "2/3""#, "Từ 2/3 số xã"), None),
        (tier(r#"ge = "80%""#, "Hạng 2 (năm 2025)"), None),
        (tier(r#"ge = "80%""#, "Mức 3: từ 80% số xã, theo TT 01/2018/TT-BTP"), None),
        (band("lt = 6", "dưới 5 điểm"), Some(band_says("5", "its bound is < 6"))),
        (band("ge = 8", "0 - 3"), Some(band_says("0 and 3", "its bound is ≥ 8"))),
        (band("lt = 9", "8 - 10"), Some(band_says("8 and 10", "its bound is < 9"))),
        (band("ge = 8", "8 - 10"), None),
        (band("ge = 8", "8–10 điểm"), None),
        (band("ge = 6, lt = 8", "6 - 7"), None),
        (band("ge = 6, lt = 8", "6 - 6,9"), Some(band_says("6 and 6,9", "its bounds are ≥ 6 and < 8"))),
        (band("ge = 6, lt = 8", "6 – dưới 7"), Some(band_says("6 and 7", "its bounds are ≥ 6 and < 8"))),
        (band("ge = 6, lt = 8", "6 điểm đến dưới 8 điểm"), None),
        (band("ge = 6, lt = 8", "từ 6 đến dưới 8 điểm"), None),
        (band("ge = \"80%\"", "≥ 80"), None),
        (band("ge = \"80%\"", "từ 8 điểm"), None),
        (band("ge = 8", "5 sao, xếp hạng 1"), None),
    ] {
        let said = said_of(&edition).into_iter().filter(|said| said.contains("title-contradicts"));
        assert_eq!(said.collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>(), "{edition}");
    }
}

#[test]
fn a_printed_hole_may_be_closed_by_the_bound_of_its_neighbour() {
    let faults = r#"criterion = [ { code = "1", title = "A", rule = "manual", max = 50, step = 5 } ]
criteria = { id = "x", title = "X", max = 50 }
total = { direction = "down", bands = [ { le = 15, printed = "0 - 15" }, { gt = 15, le = 30, printed = "20 - 30" }, { gt = 30, printed = "35 - 50" } ] }
"#;
    assert_eq!(said_of(faults), [""; 0]);
    let wrong = faults.replace("20 - 30", "20 - 25");
    assert_eq!(
        said_of(&wrong),
        [
            "warning[title-contradicts]: the title of band b of the total names 20 and 25, and its bounds are > 15 and ≤ 30",
            "warning[title-contradicts]: the title of band c of the total names 35 and 50, and its bound is > 30"
        ]
    );
}
