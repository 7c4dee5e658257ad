//! The tutorial: its editions check clean, pass their own tests and reach all of themselves, its forms come out right in both
//! notations, and `criteria show` leaves out nothing of what the editions say.

use crate::harness::program::{against_golden, score, text_of};

/// Each edition, and its form.
const EDITIONS: [(&str, &str); 3] = [
    ("examples/tutorial/xa-2025.toml", "examples/tutorial/tan-hoa.toml"),
    ("examples/tutorial/ky-cuong-2025.toml", "examples/tutorial/phong-noi-vu.toml"),
    ("examples/tutorial/muc-do-2025.toml", "examples/tutorial/tan-hoa-muc-do.toml"),
];

#[test]
fn every_edition_checks_clean_passes_its_tests_and_reaches_all_of_itself() {
    for (edition, _) in EDITIONS {
        let run = score(&["criteria", "check", "--format", "json", edition]);
        assert_eq!(run.json()["findings"].as_array().map(Vec::len), Some(0), "{edition}\n{}", run.stdout);
        let run = score(&["criteria", "test", "--format", "json", edition]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{edition}");
        for share in run.json()["editions"][0]["coverage"].as_array().unwrap() {
            assert_eq!(share["missed"].as_array().unwrap().len(), 0, "{edition}: {share}");
        }
    }
}

#[test]
fn every_form_agrees_with_what_it_declares() {
    for (edition, form) in EDITIONS {
        let run = score(&["evaluate", "--criteria", edition, form]);
        assert_eq!(run.code, 0, "{form}\n{}", run.stderr);
        assert!(run.stdout.contains("✓ all"), "{form}\n{}", run.stdout);
    }
}

#[test]
fn the_form_in_csv_is_the_form_in_toml() {
    let (edition, form) = EDITIONS[0];
    let rows = |form: &str| {
        let json = score(&["evaluate", "--criteria", edition, "--format", "json", form]).json();
        (json["unit"].clone(), json["rows"].clone(), json["total"].clone())
    };
    assert_eq!(rows(form), rows("examples/tutorial/tan-hoa.csv"));
}

#[test]
fn an_edition_is_shown_as_its_golden_has_it() {
    let mut failures = Vec::new();
    for (edition, _) in EDITIONS {
        let name = edition.rsplit('/').next().unwrap().trim_end_matches(".toml");
        for (format, ending) in [("table", "txt"), ("markdown", "md")] {
            let run = score(&["criteria", "show", "--format", format, edition]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{edition}");
            failures
                .extend(against_golden(&format!("tests/goldens/show-{name}.{ending}"), &run.stdout).err());
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What a file says in its definition: the texts in quotes, and the figures, of all lines but comments and tests.
fn said(edition: &str) -> Vec<String> {
    let text = text_of(edition);
    let definition = text.split("\n[[test]]").next().unwrap();
    let mut said = Vec::new();
    for line in definition.lines() {
        let mut rest = line;
        while let Some(start) = rest.find(['"', '#']) {
            let Some(after) = rest[start..].strip_prefix('"') else { break };
            let end = after.find('"').expect("texts end on their line");
            said.push(after[..end].to_owned());
            rest = &after[end + 1..];
        }
    }
    said
}

#[test]
fn no_title_note_or_message_is_left_out() {
    for (edition, _) in EDITIONS {
        let document = score(&["criteria", "show", "--format", "csv", edition]).stdout
            + &score(&["criteria", "show", "--format", "markdown", edition]).stdout;
        // words of the language are shown in words of the reader; what people wrote has blanks in it
        let left_out: Vec<String> = said(edition)
            .into_iter()
            .filter(|text| text.contains(' ') && !document.contains(&text.replace('~', "\\~")))
            .collect();
        assert!(left_out.is_empty(), "{edition} is shown without {left_out:#?}");
    }
}

/// One setting of each sort, otherwise than the first edition has it.
const CHANGES: [(&str, &str); 58] = [
    ("year     = 2025", "year     = 2026"),
    ("language = \"vi\"", "language = \"en\""),
    ("mode     = \"half-up\"", "mode     = \"up\""),
    ("decimals = 2\n", "decimals = 3\n"),
    ("over           = \"cap\"", "over           = \"error\""),
    ("zero_over_zero = \"zero\"", "zero_over_zero = \"full\""),
    ("sum = [\"civil\", \"part_time\"]", "sum = [\"civil\"]"),
    ("options = [\"none\", \"province\", \"state\"]", "options = [\"province\", \"state\"]"),
    ("at_most = \"dossiers\"", "at_most = \"population\""),
    ("asked_if = { met = true }", "asked_if = { met = false }"),
    ("gt = \"80%\", ", "ge = \"80%\", "),
    ("bands = \"levels\"", ""),
    ("lose = 1.5", "lose = 2"),
    ("not = \"none\", else = \"zero\"", "is = \"none\", else = \"zero\""),
    ("step = 1, title = \"Tổ", "step = 2, title = \"Tổ"),
    ("ge = \"50%\", else = { cap = 2 }", "gt = \"50%\", else = { cap = 2 }"),
    ("else = { cap = 2 }", "else = { cap = 1 }"),
    ("evidence = { else = \"warn\" }", ""),
    ("num = \"on_time\"", ""),
    ("over = \"error\"", ""),
    ("zero_over_zero = \"full\"", ""),
    ("zero_below = \"50%\"", "zero_below = \"40%\""),
    ("direction = \"down\"                  # the less", "# "),
    ("not_applicable = \"drop\"", "not_applicable = \"full\""),
    ("combine = \"all\"", "combine = \"all\"\nattainable = 3"),
    ("domain = [\"0%\", \"300%\"]", "domain = [\"0%\", \"200%\"]"),
    ("measure = \"growth\"", "measure = \"ratio\""),
    ("{ at = \"80%\", points = 2 }", "{ at = \"80%\", points = 1 }"),
    ("rescale_over = \"total\"", "rescale_over = \"group\""),
    ("combine = \"max\"                     # the best of", "combine = \"min\" # "),
    ("each = 2\n", "each = 1\n"),
    ("message = \"Xã loại III", "message = \"Xã loại IV"),
    ("scale = [1, 3]", "scale = [2, 3]"),
    ("alone = \"provisional\"", "alone = \"zero\""),
    ("method = \"best\"                     # in", "method = \"min-max\" # "),
    ("direction = \"down\"                  # the least", "# "),
    ("answered = true, ge = 3", "answered = true, ge = 2"),
    ("each = 0.5", "each = 0.25"),
    ("excludes = \"website\"", "excludes = \"zalo\""),
    ("max = 2, den = \"villages\"", "max = 1, den = \"villages\""),
    ("column = \"appraisal\"", "column = \"self\""),
    ("source = \"Điều tra", "source = \"Khảo sát"),
    ("above_max = true", "above_max = false"),
    ("asked_if = { fact = \"portal\", is = \"yes\" }", ""),
    ("weight = 2", "weight = 3"),
    ("attainable = 11", "attainable = 12"),
    ("floor = 1  ", "floor = 2  "),
    ("per = 0.5, max = 2", "per = 0.5, max = 3"),
    ("table = [0, 0, 2, \"all\"]", "table = [0, 1, 2, \"all\"]"),
    ("judged = { min = 1", "judged = { min = 2"),
    ("has = \"published\"", "has = \"evidence\""),
    ("role = \"info\"", "role = \"mandatory\""),
    ("of = \"applicable\"", "of = \"max\""),
    ("ge = { by = \"class\", I = 92", "ge = { by = \"class\", I = 93"),
    ("shift = -1", "shift = -2"),
    ("unless = {", "when = {"),
    ("compare = \"printed\"", "compare = \"exact\""),
    ("cohort = \"class\"", ""),
];

#[test]
fn a_setting_that_is_changed_is_shown_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("edition.toml");
    let shown = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let run = score(&["criteria", "show", "--format", "markdown", file.to_str().unwrap()]);
        assert_ne!(run.code, 2, "{}", run.stderr);
        run.stdout
    };
    let text = text_of(EDITIONS[0].0);
    let as_it_is = shown(&text);
    for (from, to) in CHANGES {
        assert!(text.contains(from), "{from}");
        assert_ne!(shown(&text.replacen(from, to, 1)), as_it_is, "{from} → {to} is not seen");
    }
}
