//! Pages: what a form, a ranking and every other report look like to somebody who opens, prints or signs them.

use std::collections::BTreeSet;
use std::fs;

use crate::harness::markup::{Tag, tags};
use crate::harness::program::{finished, program};

const FORM: &str = "examples/la-gi-2022.toml";
const SLIPS: &str = "examples/la-gi-2022-slips.toml";
const PROVINCE: [&str; 4] = ["batch", "examples/province.csv", "--criteria", "binh-thuan-huyen-2022"];

/// The page that a command writes.
fn page(language: &str, typed: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let run = finished(program().env("SCORE_LANG", language).args(typed).arg("-o").arg(&file));
    fs::read_to_string(&file).unwrap_or_else(|_| panic!("{typed:?}: {}", run.stderr))
}

/// The commands that write a report of each kind.
fn reports() -> Vec<Vec<&'static str>> {
    vec![
        vec!["evaluate", FORM],
        vec!["evaluate", FORM, "--depth", "1"],
        vec!["check", FORM],
        vec!["check", SLIPS],
        vec!["check", FORM, SLIPS],
        vec!["check", FORM, "--ledger"],
        vec!["check", FORM, "--minutes"],
        vec!["check", SLIPS, "--minutes"],
        vec!["explain", FORM, "1.4", "total"],
        vec!["losses", FORM],
        vec!["target", FORM, "470"],
        vec!["evaluate", FORM, "--set", "appraisal.1.4.den=16"],
        vec!["compare", "examples/la-gi-2022-monday.toml", FORM],
        PROVINCE.to_vec(),
        vec!["criteria", "show", "binh-thuan-huyen-2022"],
        vec!["criteria", "list"],
        vec!["criteria", "kinds"],
        vec!["criteria", "kinds", "tiers"],
        vec!["criteria", "test", "binh-thuan-huyen-2022"],
    ]
}

fn with<'t>(tags: &'t [Tag], name: &'t str) -> impl Iterator<Item = &'t Tag> {
    tags.iter().filter(move |tag| tag.name == name)
}

#[test]
fn every_report_is_a_page_that_needs_nothing_else_and_runs_nothing() {
    for typed in reports() {
        for language in ["en", "vi"] {
            let page = page(language, &typed);
            let (tags, _) = tags(&page);
            assert_eq!(with(&tags, "html").next().unwrap().attribute("lang"), language);
            let policy =
                with(&tags, "meta").find(|tag| tag.attribute("http-equiv") == "Content-Security-Policy");
            let policy = policy.expect("there is a policy").attribute("content");
            assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
            let is_ranking = typed[0] == "batch";
            assert_eq!(with(&tags, "script").count(), usize::from(is_ranking), "{typed:?}");
            assert_eq!(policy.contains("script-src"), is_ranking);
            assert_eq!(with(&tags, "h1").count(), 1, "{typed:?}");
            for tag in &tags {
                assert!(
                    !["img", "link", "iframe", "object", "form", "base"].contains(&tag.name.as_str()),
                    "{tag:?}"
                );
                for (name, value) in &tag.attributes {
                    assert!(
                        !name.starts_with("on") && !["style", "src", "srcset"].contains(&name.as_str()),
                        "{tag:?}"
                    );
                    assert!(name != "href" || value.starts_with('#'), "{tag:?}");
                }
            }
            // each link leads to a place of the page, and each place has its name alone
            let mut ids = BTreeSet::new();
            for tag in tags.iter().filter(|tag| tag.attributes.contains_key("id")) {
                assert!(
                    ids.insert(tag.attribute("id").to_owned()),
                    "{typed:?}: {} stands twice",
                    tag.attribute("id")
                );
            }
            for tag in with(&tags, "a") {
                let target = &tag.attribute("href")[1..];
                assert!(ids.contains(target), "{typed:?}: nothing is called {target}");
            }
            for tag in &tags {
                let names = tag.attribute("aria-labelledby");
                assert!(names.is_empty() || ids.contains(names), "{typed:?}: {names}");
            }
        }
    }
}

#[test]
fn the_page_of_the_reference_form_has_every_row_with_its_points_and_how_they_came_about() {
    let form = page("vi", &["check", FORM]);
    let table = finished(program().args(["evaluate", FORM, "--format", "csv"])).stdout;
    let (tags, text) = tags(&form);
    let mut rows = 0;
    for record in csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap) {
        let code = &record[0];
        let Some(start) = form.find(&format!(" id=\"r-{code}\"")) else {
            assert_eq!(code, "total");
            continue;
        };
        rows += 1;
        let row = &form[start..];
        let is_group = !code.contains('.');
        let row =
            &row[..row.find(if is_group { "</summary>" } else { "<tr class=\"i" }).unwrap_or(row.len())];
        for points in ["430.92", "464.06"] {
            assert!(text.contains(&points.replace('.', ",")));
        }
        // the flat table has the points behind the answers
        for field in [9, 15].map(|column| &record[column]) {
            let shown = field.replace('.', ",");
            assert!(row.contains(&shown), "{code} has {field}:\n{row}");
        }
    }
    assert_eq!(rows, 82 + 31, "all questions and groups");
    let workings = tags.iter().filter(|tag| tag.attribute("class") == "working").count();
    assert_eq!(workings, rows + 1, "each row and the total");
    for said in ["Kết quả thẩm định", "UBND Thị xã La Gi", "−33,14", "13 × 5 ÷ 15", "ĐẠI DIỆN TỔ THẨM ĐỊNH"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn findings_and_rows_are_linked_both_ways() {
    let (tags, _) = tags(&page("vi", &["check", SLIPS]));
    let links: BTreeSet<&str> = with(&tags, "a").map(|tag| tag.attribute("href")).collect();
    let findings = with(&tags, "li").filter(|tag| tag.attribute("id").starts_with("f-")).count();
    assert!(findings > 40, "{findings}");
    assert!(
        links.iter().any(|link| link.starts_with("#f-")) && links.iter().any(|link| link.starts_with("#r-"))
    );
}

#[test]
fn the_same_form_gives_the_same_page() {
    assert_eq!(page("vi", &["check", FORM]), page("vi", &["check", FORM]));
}

#[test]
fn units_without_a_rank_stand_last_and_say_why() {
    let page = page("vi", &PROVINCE);
    let (last, bad) = (page.find("UBND Thành phố E").unwrap(), page.rfind("UBND Huyện F").unwrap());
    assert!(last < bad);
    assert!(page[bad..].contains("có hai cách đọc"));
}

/// Texts that a page would act upon, if it took them for anything but texts.
const PAYLOADS: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)\u{202e}&lt;b&gt;",
];

#[test]
fn no_text_of_a_form_is_markup() {
    for payload in PAYLOADS {
        let folder = tempfile::tempdir().unwrap();
        let text = |of: &str| toml_text(&format!("{of}{payload}"));
        let edition = format!(
            "criteria = {{ id = \"x\", title = {}, max = 10 }}\nrounding = {{ mode = \"exact\" }}\n\
             facts = {{ f = {{ title = {} }} }}\n\
             criterion = [ {{ code = \"1\", title = {} }}, {{ code = \"1.1\", title = {}, rule = \"choice\", max = 10, \
             options = [ {{ id = \"a\", title = {}, points = 10 }}, {{ id = \"b\", title = \"b\", points = 0 }} ] }} ]\n",
            text("e"),
            text("f"),
            text("g"),
            text("r"),
            text("o"),
        );
        let form = format!(
            "criteria = \"x\"\nunit = {{ id = {}, name = {} }}\n[facts]\nf = 3\n[self]\n\"1.1\" = {{ choice = \"a\", \
             score = 9, note = {} }}\n[appraisal]\n\"1.1\" = {{ choice = \"b\", note = {} }}\n",
            text("u"),
            text("n"),
            text("s"),
            text("t"),
        );
        fs::write(folder.path().join("edition.toml"), edition).unwrap();
        fs::write(folder.path().join("form.toml"), form).unwrap();
        for typed in [
            &["check", "form.toml"][..],
            &["check", "form.toml", "--ledger"],
            &["check", "form.toml", "--minutes"],
            &["explain", "form.toml", "1.1", "total"],
            &["losses", "form.toml"],
            &["target", "form.toml", "9.5"],
            &["compare", "form.toml", "form.toml"],
            &["batch", "form.toml"],
        ] {
            let mut command = program();
            command.current_dir(&folder).args(typed).args(["--criteria", "edition.toml", "-o", "page.html"]);
            let run = finished(&mut command);
            let page = fs::read_to_string(folder.path().join("page.html")).expect(&run.stderr);
            let (tags, _) = tags(&page);
            let allowed = usize::from(typed[0] == "batch");
            assert_eq!(with(&tags, "script").count(), allowed, "{payload} in {typed:?}");
            for tag in &tags {
                assert!(
                    tag.name != "img" && !tag.attributes.keys().any(|name| name.starts_with("on")),
                    "{tag:?}"
                );
            }
            assert!(!page.contains('\u{202e}'), "{payload} in {typed:?}");
        }
    }
}

/// A text as TOML has it.
fn toml_text(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\u{202e}', "\\u202e");
    format!("\"{escaped}\"")
}
