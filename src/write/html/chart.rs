//! Geometry of the small pictures: exact figures to thousandths of a length. A picture is never the only place where a
//! figure stands.

use maud::{Markup, html};

use crate::number::Decimal;

/// A length in thousandths of the whole: cut to it on both sides; nothing where there is no whole.
pub(super) fn thousandths(part: Decimal, whole: Decimal) -> i64 {
    if whole <= Decimal::ZERO {
        return 0;
    }
    let share = part.clamp(Decimal::ZERO, whole).checked_mul(Decimal::from(1000));
    let share = share.and_then(|share| share.checked_div(whole)).unwrap_or_default();
    i64::try_from(share.round()).unwrap_or(0)
}

/// Self-score as a wide bar, the appraisal as a thin one in it, on a track as long as the max.
pub(super) fn bars(own: Option<i64>, appraisal: Option<i64>) -> Markup {
    html! {
        svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" {
            rect.track x="0" y="0" width="1000" height="14" {}
            @if let Some(own) = own { rect.s-self x="0" y="0" width=(own) height="14" {} }
            @if let Some(appraisal) = appraisal { rect.s-appraisal x="0" y="5" width=(appraisal) height="4" {} }
        }
    }
}

/// A change as a bar beside an axis: to the left where points were taken.
pub(super) fn change(of: i64, is_lowered: bool) -> Markup {
    let length = of * 40 / 1000;
    html! {
        svg width="84" height="7" viewBox="0 0 84 7" aria-hidden="true" {
            line.axis x1="42" y1="0" x2="42" y2="7" {}
            @if is_lowered {
                rect.s-lowered x=(42 - length.max(1)) y="1.5" width=(length.max(1)) height="4" {}
            } @else {
                rect.s-raised x="42" y="1.5" width=(length.max(1)) height="4" {}
            }
        }
    }
}

/// Self-score and appraisal as two joined dots on one line.
pub(super) fn dots(own: Option<i64>, appraisal: Option<i64>) -> Markup {
    let way = match own.zip(appraisal) {
        Some((own, appraisal)) if appraisal < own => "way lowered",
        Some((own, appraisal)) if appraisal > own => "way raised",
        _ => "way",
    };
    // room for the dots at both ends; no distortion: they stay round
    let at = |of: i64| 8 + of * 240 / 1000;
    html! {
        svg viewBox="0 0 256 16" aria-hidden="true" {
            line.track x1="8" y1="8" x2="248" y2="8" stroke="currentColor" stroke-opacity=".18" {}
            @if let Some((own, appraisal)) = own.zip(appraisal) {
                line class=(way) x1=(at(own)) y1="8" x2=(at(appraisal)) y2="8" {}
            }
            @if let Some(own) = own { circle.dot-self cx=(at(own)) cy="8" r="4.5" {} }
            @if let Some(appraisal) = appraisal { circle.dot-appraisal cx=(at(appraisal)) cy="8" r="4.5" {} }
        }
    }
}

/// What was lost of a row, as a bar: first what the appraisal took, then what the self-score lacked already.
pub(super) fn lost(taken: i64, lacked: i64) -> Markup {
    html! {
        svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" {
            @if taken > 0 { rect.s-lowered x="0" y="0" width=(taken) height="14" {} }
            @if lacked > 0 { rect.s-lost x=(taken) y="0" width=(lacked) height="14" {} }
        }
    }
}

/// The key of a picture: a sign and what it stands for.
pub(super) fn legend(entries: &[(Key, &str)]) -> Markup {
    html! {
        ul.legend {
            @for (key, said) in entries { li { (key.drawn()) (said) } }
        }
    }
}

/// A sign in a key.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// A wide bar.
    SelfBar,
    /// A thin bar.
    AppraisalBar,
    /// The track.
    Track,
    /// A ring.
    SelfDot,
    /// A dot.
    AppraisalDot,
    /// What was taken.
    Taken,
}

impl Key {
    fn drawn(self) -> Markup {
        html! {
            svg width="18" height="10" viewBox="0 0 18 10" aria-hidden="true" {
                @match self {
                    Key::SelfBar => rect.s-self x="0" y="1" width="18" height="9" {},
                    Key::AppraisalBar => rect.s-appraisal x="0" y="4" width="18" height="3.5" {},
                    Key::Track => rect.track x="0" y="1" width="18" height="9" {},
                    Key::SelfDot => circle.dot-self cx="9" cy="5.5" r="4" {},
                    Key::AppraisalDot => circle.dot-appraisal cx="9" cy="5.5" r="4" {},
                    Key::Taken => rect.s-lowered x="0" y="1" width="18" height="9" {},
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_cut_to_the_whole() {
        for (part, whole, length) in
            [(0, 5, 0), (1, 3, 333), (2, 3, 667), (3, 3, 1000), (4, 3, 1000), (-1, 3, 0), (1, 0, 0)]
        {
            assert_eq!(thousandths(Decimal::from(part), Decimal::from(whole)), length, "{part}/{whole}");
        }
    }
}
