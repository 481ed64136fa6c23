//! Rounding: once, when a value is shown, half up, from exact integers wherever there are any.

use indicators::Unit;

/// The text of `numerator * scale / denominator` with so many decimals, half up (away from zero). `None` for no denominator.
pub(crate) fn ratio(numerator: i64, denominator: i64, scale: i64, decimals: u8) -> Option<String> {
    if denominator <= 0 {
        return None;
    }
    let tens = 10_i128.pow(u32::from(decimals));
    let (top, bottom) = (i128::from(numerator) * i128::from(scale) * tens, i128::from(denominator));
    let rounded = (top.abs() * 2 + bottom) / (bottom * 2);
    Some(shown(top < 0 && rounded != 0, &rounded.to_string(), decimals))
}

/// A number that stands as decimal digits already (a published figure), rounded half up on those digits.
pub(crate) fn of_digits(value: f64, decimals: u8) -> String {
    let text = format!("{:.9}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    // Nine decimals take away what a binary number cannot hold, so that 92.45 is 92.45 and not 92.4499…
    let digits: i128 = format!("{whole}{fraction}").parse().unwrap_or(0);
    let drop = 10_i128.pow(9 - u32::from(decimals.min(9)));
    let rounded = (digits * 2 + drop) / (drop * 2);
    shown(value < 0.0 && rounded != 0, &rounded.to_string(), decimals)
}

fn shown(negative: bool, digits: &str, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if negative { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A value as people read it: `12.1%`, `658`, `116.3`; `-` where there is none.
pub fn display(value: Option<f64>, unit: Unit) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) => with_sign(of_digits(value, unit.decimals()), unit),
    }
}

/// With the sign of its unit.
pub(crate) fn with_sign(number: String, unit: Unit) -> String {
    if matches!(unit, Unit::Percent { .. }) { number + "%" } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_once_half_up() {
        for (numerator, denominator, shown) in [
            (133, 148, "89.9"),
            (911, 1055, "86.4"),
            (1502, 1658, "90.6"),
            (11, 19, "57.9"),
            (68, 155, "43.9"),
            (132, 237, "55.7"),
            (475, 515, "92.2"),
            (622, 655, "95.0"),
            (101, 146, "69.2"),
            (79, 651, "12.1"),
            (342, 658, "52.0"),
            (443, 658, "67.3"),
            (33, 141, "23.4"),
            (14, 141, "9.9"),
            (5, 14, "35.7"),
            (16, 27, "59.3"),
            (1, 2000, "0.1"), // 0.05
            (0, 5, "0.0"),
            (5, 5, "100.0"),
        ] {
            assert_eq!(ratio(numerator, denominator, 100, 1).unwrap(), shown, "{numerator}/{denominator}");
        }
        assert_eq!(ratio(0, 0, 100, 1), None);
        assert_eq!(ratio(-1, 3, 1, 1).unwrap(), "-0.3");
        assert_eq!(ratio(-1, 300, 1, 1).unwrap(), "0.0");
    }

    #[test]
    fn digits_that_stand_are_kept() {
        for (value, decimals, shown) in
            [(92.45, 1, "92.5"), (351.4, 1, "351.4"), (658.0, 0, "658"), (0.25, 1, "0.3"), (14.95, 1, "15.0")]
        {
            assert_eq!(of_digits(value, decimals), shown, "{value}");
        }
        assert_eq!(display(Some(89.9), Unit::Percent { decimals: 1 }), "89.9%");
        assert_eq!(display(None, Unit::Count), "-");
    }

    /// 6.2: the populations that give every rate the council pack printed for January to October 2018.
    #[test]
    fn the_population_behind_the_rates() {
        let months = [
            (607, "107.3"),
            (610, "107.8"),
            (627, "110.8"),
            (621, "109.7"),
            (637, "112.6"),
            (643, "113.6"),
            (651, "115.0"),
            (655, "115.7"),
            (651, "115.0"),
            (658, "116.3"),
        ];
        let fits = |people: i64| {
            months.iter().all(|(children, rate)| ratio(*children, people, 10_000, 1).as_deref() == Some(rate))
        };
        let all: Vec<i64> = (56_000..57_500).filter(|people| fits(*people)).collect();
        assert_eq!((all.first(), all.last()), (Some(&56_588), Some(&56_596)));
    }
}
