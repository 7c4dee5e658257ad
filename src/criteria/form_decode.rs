//! `[form]`: how the printed form of an edition is laid out, where words and contents alone do not tell.

use crate::finding::Findings;
use crate::language::Text;
use crate::setting::{Key, Keyword, Setting, SettingShape, shape};
use crate::source::Keys;

/// How the printed form of an edition is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormLayout {
    /// The sheet that is the form.
    pub sheet: Option<String>,
    /// Printed headings, each with the name of what stands below it: `self.points`.
    pub headings: Vec<(&'static str, String)>,
    /// Where options stand, where that is said.
    pub options: Option<OptionsStand>,
    /// What ticks look like, beside those that are known.
    pub ticks: Vec<String>,
    /// The label of the line of the total.
    pub total: Vec<String>,
}

/// Where the options of a leaf stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsStand {
    /// In rows below it.
    InRows,
    /// In columns.
    InColumns,
}

impl Keyword for OptionsStand {
    const WORDS: &'static [(&'static str, Self)] =
        &[("rows", OptionsStand::InRows), ("columns", OptionsStand::InColumns)];
}

/// The layout of the form, under its key.
pub(super) const FORM_TABLE: Key<shape::Any> = Key::of(Setting::optional(
    "form",
    SettingShape::Table(FORM),
    Text {
        en: "how the printed form is laid out: the heading of each column as printed, where words alone do not tell",
        vi: "bố cục của biểu mẫu in sẵn: tiêu đề từng cột như in, khi chương trình không tự nhận được",
    },
));
const SHEET: Key<shape::Text> =
    Key::optional("sheet", Text { en: "the sheet that is the form", vi: "trang tính là phiếu" });
const OPTIONS: Key<shape::Word<OptionsStand>> = Key::optional(
    "options",
    Text {
        en: "where the options of a row stand", vi: "phương án của một mục nằm ở dòng hay ở cột"
    },
);
const TICKS: Key<shape::Ids> = Key::optional(
    "ticks",
    Text { en: "what a tick looks like, beside x and ✓", vi: "dấu đánh, ngoài x và ✓" },
);
const TOTAL: Key<shape::Ids> =
    Key::optional("total", Text { en: "the label of the total", vi: "tên dòng tổng cộng" });
const CODE: Key<shape::Ids> = Key::optional(
    "code",
    Text { en: "codes, or groups beside their first row", vi: "mã, hoặc nhóm ghi cạnh mục đầu" },
);
const TITLE: Key<shape::Ids> = Key::optional("title", Text { en: "titles", vi: "tên các tiêu chí" });
const CALC: Key<shape::Ids> =
    Key::optional("calc", Text { en: "how a row is scored, in words", vi: "cách tính điểm, bằng chữ" });
const MAX: Key<shape::Ids> = Key::optional("max", Text { en: "maxima", vi: "điểm tối đa" });
const NOTE: Key<shape::Ids> = Key::optional("note", Text { en: "notes", vi: "ghi chú" });
const OWN: Key<shape::Any> = Key::of(Setting::optional(
    "self",
    SettingShape::Table(COLUMN),
    Text { en: "the unit's own columns", vi: "các cột tự chấm" },
));
const APPRAISAL: Key<shape::Any> = Key::of(Setting::optional(
    "appraisal",
    SettingShape::Table(COLUMN),
    Text { en: "the appraiser's columns", vi: "các cột thẩm định" },
));
const NUM: Key<shape::Ids> =
    Key::optional("num", Text { en: "numerators, or the one figure", vi: "tử số, hoặc số liệu duy nhất" });
const DEN: Key<shape::Ids> = Key::optional("den", Text { en: "denominators", vi: "mẫu số" });
const ANSWER: Key<shape::Ids> = Key::optional(
    "answer",
    Text {
        en: "answers in words, ticks or percentages", vi: "trả lời bằng chữ, dấu đánh, tỷ lệ phần trăm"
    },
);
const POINTS: Key<shape::Ids> = Key::optional("points", Text { en: "points", vi: "điểm" });

static COLUMN: &[Setting] = &[NUM.setting, DEN.setting, ANSWER.setting, POINTS.setting];
static FORM: &[Setting] = &[
    SHEET.setting,
    CODE.setting,
    TITLE.setting,
    CALC.setting,
    MAX.setting,
    OWN.setting,
    APPRAISAL.setting,
    NOTE.setting,
    OPTIONS.setting,
    TICKS.setting,
    TOTAL.setting,
];

/// Reads `[form]`.
pub(super) fn decode_form(keys: &mut Keys<'_, '_>, findings: &mut Findings) -> FormLayout {
    let Some(mut inner) = keys.inside(&FORM_TABLE, "[form]", findings) else { return FormLayout::default() };
    let mut layout = FormLayout {
        sheet: inner.get(&SHEET, findings).map(|sheet| sheet.value),
        options: inner.get(&OPTIONS, findings),
        ..FormLayout::default()
    };
    let texts = |keys: &mut Keys<'_, '_>, key: &Key<shape::Ids>, findings: &mut Findings| {
        let found = keys.get(key, findings).unwrap_or_default();
        found.into_iter().map(|text| text.value).collect::<Vec<String>>()
    };
    layout.ticks = texts(&mut inner, &TICKS, findings);
    layout.total = texts(&mut inner, &TOTAL, findings);
    for (key, name) in [(&CODE, "code"), (&TITLE, "title"), (&CALC, "calc"), (&MAX, "max"), (&NOTE, "note")] {
        layout.headings.extend(texts(&mut inner, key, findings).into_iter().map(|text| (name, text)));
    }
    let columns = [
        (&OWN, ["self.num", "self.den", "self.answer", "self.points"]),
        (&APPRAISAL, ["appraisal.num", "appraisal.den", "appraisal.answer", "appraisal.points"]),
    ];
    for (table, names) in columns {
        let Some(mut column) = inner.inside(table, "[form]", findings) else { continue };
        for (key, name) in [&NUM, &DEN, &ANSWER, &POINTS].into_iter().zip(names) {
            layout.headings.extend(texts(&mut column, key, findings).into_iter().map(|text| (name, text)));
        }
        column.finish(findings);
    }
    inner.finish(findings);
    layout
}
