//! Numbers that can be printed.

use serde::{Deserialize, Serialize};

/// A number that is neither infinite nor "not a number", so that it can always be printed and written to a file.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Finite(f64);

impl Finite {
    /// The number, if it is finite. Minus zero becomes zero, so that "-0" is never printed.
    pub fn new(value: f64) -> Option<Finite> {
        value.is_finite().then_some(Finite(value + 0.0))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Finite {
    type Error = &'static str;

    fn try_from(value: f64) -> Result<Finite, &'static str> {
        Finite::new(value).ok_or("the number is not finite")
    }
}

impl From<Finite> for f64 {
    fn from(value: Finite) -> f64 {
        value.0
    }
}

/// A number with so many decimals and commas between thousands: `grouped(1658.04, 1)` is "1,658.0". A hyphen-minus is
/// printed as a true minus sign. Halves go away from zero, as people round.
pub fn grouped(value: f64, decimals: u8) -> String {
    let decimals = usize::from(decimals.min(12));
    // Shortest decimal form first: 2.675 prints as 2.68 although its binary form is a hair below it.
    let exact = format!("{}", value.abs());
    let digits = match exact.split_once('.') {
        Some((whole, part)) if part.len() > decimals => round_half_up(whole, part, decimals),
        Some((whole, part)) => format!("{whole}.{part:0<decimals$}"),
        None if decimals > 0 => format!("{exact}.{:0<decimals$}", ""),
        None => exact,
    };
    let (whole, part) = digits.split_once('.').map_or((digits.as_str(), None), |(w, p)| (w, Some(p)));
    let mut out = String::new();
    if value < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// Decimal digits `whole.part` rounded to `decimals` places, halves up.
fn round_half_up(whole: &str, part: &str, decimals: usize) -> String {
    let mut digits: Vec<u8> = whole.bytes().chain(part.bytes().take(decimals)).map(|b| b - b'0').collect();
    let up = part.as_bytes().get(decimals).is_some_and(|&b| b >= b'5');
    let mut carry = u8::from(up);
    for digit in digits.iter_mut().rev() {
        *digit += carry;
        carry = *digit / 10;
        *digit %= 10;
    }
    if carry > 0 {
        digits.insert(0, carry);
    }
    let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
    let (whole, part) = text.split_at(text.len() - decimals);
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_people_write_them() {
        for (value, decimals, want) in [
            (0.0, 0, "0"),
            (655.0, 0, "655"),
            (1658.0, 0, "1,658"),
            (1234567.891, 2, "1,234,567.89"),
            (2.675, 2, "2.68"),
            (94.96, 1, "95.0"),
            (99.95, 1, "100.0"),
            (999.5, 0, "1,000"),
            (-3.0, 0, "\u{2212}3"),
            (-0.04, 1, "0.0"),
            (115.7, 2, "115.70"),
            (1e21, 0, "1,000,000,000,000,000,000,000"),
        ] {
            assert_eq!(grouped(value, decimals), want, "{value} to {decimals}");
        }
    }

    #[test]
    fn what_is_not_finite_is_no_number() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Finite::new(value), None);
        }
        assert_eq!(Finite::new(-0.0).map(|n| n.get().is_sign_negative()), Some(false));
    }
}
