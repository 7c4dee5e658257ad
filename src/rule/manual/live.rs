//! Points that a person awards, as a formula: the figure itself, where it is one that can be awarded.

use num_integer::Integer;

use super::Manual;
use crate::live::{Cells, Points, Whole};
use crate::number::Exact;

impl Manual {
    /// What the cell of the award comes to.
    pub(super) fn points_live(&self, cells: &Cells<'_>) -> Option<Points> {
        let (most, signed) = (cells.most, self.min.is_negative());
        let award = cells.first.as_ref()?;
        let mut parts = Whole::known(&award.unit())?.known?;
        let step = self.step.as_ref().map(|step| &step.value);
        for number in [&self.min, &self.max].into_iter().chain(step) {
            parts = Whole::parts(number)?.1.known?.lcm(&parts);
        }
        let scale = Exact::from(parts);
        let points = award.whole(most, signed).by(&scale.over(&award.unit())?)?;
        let [min, max] = [&self.min, &self.max].map(|bound| Whole::known(&(bound * &scale)));
        let min = min?;
        let mut valid = vec![
            award.valid(most, signed),
            format!("{}>={}", points.text, min.text),
            format!("{}<={}", points.text, max?.text),
        ];
        if let Some(step) = step {
            let (above, step) = (points.minus(&min, false)?, Whole::known(&(step * &scale))?);
            let back = Whole::held(format!("INT({}/{})", above.factor(), step.text), above.most, false);
            valid.push(format!("{}={}", back.times(&step)?.text, above.text));
        }
        Some(Points::where_valid(&valid, Points::over(points, &scale)?))
    }
}
