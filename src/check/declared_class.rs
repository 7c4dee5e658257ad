//! `declared-band-differs` and `declared-index-differs`: what the form declares of its place in a classification.

use super::messages::declared::{
    AS_NO_SCORE, BandDiffers, BandTitle, BandWithoutBand, IndexDiffers, IndexWithoutIndex, NamedBand,
    ShouldBe, ShouldBeBand,
};
use super::{Check, Examined, Form};
use crate::column::Column;
use crate::criteria::Node;
use crate::evaluate::Outcome;
use crate::finding::{Finding, Findings, Place, code};
use crate::language::{Computed, RowName, Text};
use crate::number::{Decimal, plain};

/// The entry.
pub(super) static CHECK: Check = Check {
    code: &code::DECLARED_BAND_DIFFERS,
    explanation: Text {
        en: "The form declares a band (a class), and the points, the side conditions and the events of the \
            criteria give another one, or none. Correct the answers if they are wrong, else the band.",
        vi: "Phiếu ghi một xếp loại; điểm, các điều kiện và các sự kiện của bộ tiêu chí cho xếp loại khác, hoặc \
            không cho xếp loại nào. Đề nghị sửa số liệu nếu số liệu chưa đúng, nếu không thì sửa xếp loại.",
    },
    run: check,
};

/// The check.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let form = examined.form();
    for (node, column) in form.nodes().flat_map(|node| Column::BOTH.map(|column| (node, column))) {
        let Some(outcome) = form.evaluation.outcome(node, column) else { continue };
        // a row that says `same` has nothing of its own that could be wrong
        if column == Column::Appraisal && form.taken_over(node) {
            continue;
        }
        let stated = form.submission.row(node, column);
        let of_same = stated.place.as_ref().filter(|_| stated.same);
        let told = Told { form, node, column, outcome };
        if let Some(band) = stated.declared_band() {
            told.band(band.value, of_same.unwrap_or(&band.place))
                .into_iter()
                .for_each(|it| findings.push(it));
        }
        if let Some(index) = stated.declared_index() {
            told.index(index.value, of_same.unwrap_or(&index.place))
                .into_iter()
                .for_each(|it| findings.push(it));
        }
    }
}

struct Told<'t> {
    form: Form<'t>,
    node: Node,
    column: Column,
    outcome: &'t Outcome,
}

impl Told<'_> {
    fn band(&self, declared: usize, place: &Place) -> Option<Finding> {
        let criteria = self.form.criteria;
        let list = &criteria.settings(self.node).bands.as_ref()?.list;
        let named = |band: usize| {
            let title = list[band].title.clone().map(|title| BandTitle { title });
            NamedBand { id: list[band].id.clone(), title }
        };
        (self.outcome.band_agreement(declared).is_wrong()).then_some(())?;
        let (row, column) = (self.name(), self.column);
        let declared = named(declared);
        Some(match self.outcome.band.and_then(|banded| banded.band) {
            Some(band) => {
                let id = list[band].id.clone();
                let what = BandDiffers { row, declared, column, band: named(band), id: id.clone() };
                self.finding(what.into(), place).label(ShouldBeBand { band: id })
            }
            None => {
                let why = self.without_score();
                self.finding(BandWithoutBand { row, declared, column, why }.into(), place)
            }
        })
    }

    fn index(&self, declared: Decimal, place: &Place) -> Option<Finding> {
        (self.outcome.index_agreement(declared).is_wrong()).then_some(())?;
        let (row, column) = (self.name(), self.column);
        let declared = Computed(plain(declared));
        Some(match self.outcome.index {
            Some(index) => {
                let figure = self.form.typed(index);
                let index = Computed(plain(index));
                let what = IndexDiffers { row, declared, column, index: index.clone(), figure };
                self.finding(what.into(), place).label(ShouldBe { computed: index })
            }
            None => {
                let why = self.without_score();
                self.finding(IndexWithoutIndex { row, declared, column, why }.into(), place)
            }
        })
    }

    fn name(&self) -> RowName {
        RowName(self.form.code(self.node).to_owned())
    }

    fn without_score(&self) -> Option<Text> {
        self.outcome.points.is_none().then_some(AS_NO_SCORE)
    }

    fn finding(&self, finding: Finding, place: &Place) -> Finding {
        finding.at(place).about(self.form.code(self.node), Some(self.column))
    }
}
