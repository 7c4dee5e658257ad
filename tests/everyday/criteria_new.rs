//! The skeleton that `score criteria new` writes is an edition: it shows, tests and scores without a finding.

use crate::harness::program::score;

#[test]
fn the_skeleton_shows_tests_and_scores_clean() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (edition, form) = (path("edition.toml"), path("form.toml"));
    let title = "Phiếu \"mẫu\" \\ # {year} @ID@";
    let new = score(&[
        "criteria",
        "new",
        "--id",
        "mau-xa-2026",
        "--title",
        title,
        "--year",
        "2026",
        "-o",
        &edition,
    ]);
    let wrote = format!("wrote {edition}\n");
    assert_eq!((new.code, new.stdout.as_str(), new.stderr.as_str()), (0, "", wrote.as_str()));

    let shown = score(&["criteria", "show", &edition]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert!(
        shown.stdout.starts_with(title) && shown.stdout.contains("mau-xa-2026 · 2026"),
        "{}",
        shown.stdout
    );

    let checked = score(&["criteria", "check", "--format", "json", &edition]);
    assert_eq!(checked.json()["findings"].as_array().map(Vec::len), Some(0), "{}", checked.stdout);

    let tested = score(&["criteria", "test", "--format", "json", &edition]);
    assert_eq!((tested.code, tested.stderr.as_str()), (0, ""));
    for share in tested.json()["editions"][0]["coverage"].as_array().unwrap() {
        assert_eq!(share["missed"].as_array().unwrap().len(), 0, "{share}");
    }

    let answers = r#"
        criteria = "mau-xa-2026"
        facts = { villages = 9, accident = "no" }
        [self]
        "1.1" = "late"
        "1.2" = { num = 9 }
        "1.3" = "9/10"
        "2.1" = 1
        "2.2" = 4
        "3"   = "no"
        total = { score = 14 }
    "#;
    std::fs::write(&form, answers).unwrap();
    let scored = score(&["evaluate", "--criteria", &edition, &form]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    assert!(scored.stdout.contains("14.00") && scored.stdout.contains("Khá"), "{}", scored.stdout);
}

#[test]
fn its_comments_are_in_the_language_of_the_user_and_nothing_else() {
    let written = |language: &str| score(&["--lang", language, "criteria", "new"]).stdout;
    let (english, vietnamese) = (written("en"), written("vi"));
    let names = [
        ("a good year", "một năm tốt"),
        ("an accident", "có sự cố"),
        ("a middling year", "một năm khá"),
        ("a year without a plan", "một năm không có kế hoạch"),
    ];
    // no text of the skeleton has a `#`
    let rules = |text: &str| {
        let lines = text.lines().map(|line| line.split('#').next().unwrap().trim_end().to_owned());
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let translated = names.iter().fold(rules(&english), |text, (en, vi)| text.replace(en, vi));
    assert_eq!(rules(&vietnamese), translated);
    assert!(
        vietnamese.contains("Bộ tiêu chí của một biểu mẫu") && !vietnamese.contains(" the "),
        "{vietnamese}"
    );
    let folder = tempfile::tempdir().unwrap();
    let edition = folder.path().join("edition.toml");
    std::fs::write(&edition, vietnamese).unwrap();
    let tested = score(&["criteria", "test", edition.to_str().unwrap()]);
    assert_eq!((tested.code, tested.stderr.as_str()), (0, ""), "{}", tested.stdout);
}

#[test]
fn it_is_written_to_standard_output_and_never_over_a_file() {
    let piped = score(&["criteria", "new"]);
    assert_eq!((piped.code, piped.stderr.as_str()), (0, ""));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("edition.toml");
    let name = file.to_str().unwrap();
    assert_eq!(score(&["criteria", "new", "-o", name]).code, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), piped.stdout);
    std::fs::write(&file, "mine").unwrap();
    let refused = score(&["criteria", "new", "-o", name]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("is there already"), "{}", refused.stderr);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn what_cannot_be_the_head_of_an_edition_is_refused() {
    for typed in [
        ["--id", "Mẫu 2025"],
        ["--id", ""],
        ["--title", "two\nlines"],
        ["--title", " "],
        ["--year", "25"],
        ["--format", "csv"],
        ["--output", "edition.xlsx"],
    ] {
        let run = score(&["criteria", "new", typed[0], typed[1]]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{typed:?}");
        assert!(!run.stderr.is_empty(), "{typed:?}");
    }
}
