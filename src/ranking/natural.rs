//! The order of ids as people list them: 2 before 10, and letters as the Vietnamese alphabet has them, Đ after D.

use std::cmp::Ordering;

use unicode_normalization::char::decompose_canonical;

/// Compares ids: by numbers and letters, then by tones, then by their bytes, so that only the same id is equal.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    by_letters(a, b).then_with(|| tones(a).cmp(tones(b))).then_with(|| a.cmp(b))
}

fn by_letters(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (Some(one), Some(two)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len());
        };
        let found = if one.is_ascii_digit() && two.is_ascii_digit() {
            let (left, right) = (digits(&mut a), digits(&mut b));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            a = &a[one.len_utf8()..];
            b = &b[two.len_utf8()..];
            letter(one).cmp(&letter(two))
        };
        if found.is_ne() {
            return found;
        }
    }
}

/// Takes a number off the front: its digits without leading zeros.
fn digits<'t>(text: &mut &'t str) -> &'t str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    *text = rest;
    number.trim_start_matches('0')
}

/// A letter without case and tone, after it which of the letters made from it: ă after a, â after ă.
fn letter(c: char) -> (char, u8) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), 0);
    }
    if matches!(c, 'đ' | 'Đ') {
        return ('d', 1);
    }
    let (mut base, mut made) = (c, 0);
    decompose_canonical(c, |part| match part {
        '\u{306}' => made = 1,
        '\u{302}' => made = 2,
        '\u{31b}' => made = 3,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {}
        other => base = other,
    });
    (base.to_lowercase().next().unwrap_or(base), made)
}

/// The tones of a text in their order: none, huyền, hỏi, ngã, sắc, nặng.
fn tones(text: &str) -> impl Iterator<Item = u8> {
    text.chars().map(|c| {
        let mut tone = 0;
        if !c.is_ascii() {
            decompose_canonical(c, |part| match part {
                '\u{300}' => tone = 1,
                '\u{309}' => tone = 2,
                '\u{303}' => tone = 3,
                '\u{301}' => tone = 4,
                '\u{323}' => tone = 5,
                _ => {}
            });
        }
        tone
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_are_listed_as_people_do() {
        for listed in [
            &["u1", "u2", "u10", "u11", "u100"][..],
            &["xã 2", "xã 02", "xã 10"],
            &["An", "Ân", "Bình", "Dương", "Đông", "Đức", "Em", "Zơ"],
            &["ma", "mà", "mả", "mã", "má", "mạ", "mb"],
            &["a", "a1", "a1b", "ab"],
            &["o", "ô", "ơ", "p"],
            &["huyen-a", "huyen-b", "thi-xa-d"],
        ] {
            let mut sorted: Vec<&str> = listed.to_vec();
            sorted.reverse();
            sorted.sort_by(|a, b| natural(a, b));
            assert_eq!(sorted, listed);
        }
    }

    proptest! {
        #[test]
        fn it_is_an_order(a in "[aàđD0-9 ]{0,6}", b in "[aàđD0-9 ]{0,6}", c in "[aàđD0-9 ]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b).is_eq(), a == b);
            if natural(&a, &b).is_le() && natural(&b, &c).is_le() {
                prop_assert!(natural(&a, &c).is_le());
            }
        }
    }
}
