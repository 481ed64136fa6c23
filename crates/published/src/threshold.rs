//! Thresholds as they are printed, and the bands they mean.

use records::governance::{Band, Limit};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Better {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Within a range, or neither.
    Within,
}

/// The bands of one indicator. One that is not printed is missing: nothing is guessed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bands {
    pub(crate) red: Option<Band>,
    pub(crate) amber: Option<Band>,
    pub(crate) green: Option<Band>,
}

/// One threshold as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Printed {
    /// `<90%`: below.
    Below(f64),
    /// `95%+`: from here up.
    From(f64),
    /// `90%>`: from here up, as far as the next band.
    Up(f64),
    /// `13%<`: from here down, as far as the next band.
    Down(f64),
    /// `14-20`: both ends inside.
    Range(f64, f64),
    /// `1% above range`: that share of the upper end of the green range beyond it.
    AboveRange(f64),
    /// `over 1% above range`: more than that.
    OverAboveRange(f64),
    /// `99.1`: the number and nothing else.
    Bare(f64),
}

/// The bands that red, amber and green as printed mean, percentages as plain numbers. `Err` is the place, from 0, of one
/// that cannot be read.
pub(crate) fn bands(printed: [&str; 3], better: Better) -> Result<Bands, usize> {
    let mut read = [None; 3];
    for (nth, text) in printed.iter().enumerate() {
        if !crate::cells::is_missing(text) {
            read[nth] = Some(parse(text).ok_or(nth)?);
        }
    }
    let [red, amber, green] = read;
    let range = match green {
        Some(Printed::Range(low, high)) => Some((low, high)),
        _ => None,
    };
    let red = red.map(|red| band(red, better, range).ok_or(0usize)).transpose()?;
    let green = green.map(|green| band(green, better, range).ok_or(2usize)).transpose()?;
    let amber = amber.map(|amber| between(amber, red, green, better, range).ok_or(1usize)).transpose()?;
    Ok(Bands { red, amber, green })
}

/// A band that its own threshold bounds.
fn band(printed: Printed, better: Better, range: Option<(f64, f64)>) -> Option<Band> {
    let low = |value, inside| Some(Band { low: Some(Limit { value, inside }), high: None });
    let high = |value, inside| Some(Band { low: None, high: Some(Limit { value, inside }) });
    match (printed, better) {
        // `10.8%<` as the green end of what should be low is read as below 10.8.
        (Printed::Below(value) | Printed::Down(value), _) => high(value, false),
        (Printed::From(value) | Printed::Up(value), _) => low(value, true),
        (Printed::Range(from, to), _) => Some(Band {
            low: Some(Limit { value: from, inside: true }),
            high: Some(Limit { value: to, inside: true }),
        }),
        (Printed::OverAboveRange(share), _) => low(range?.1 * (1.0 + share / 100.0), false),
        (Printed::AboveRange(share), _) => Some(Band {
            low: Some(Limit { value: range?.1, inside: false }),
            high: Some(Limit { value: range?.1 * (1.0 + share / 100.0), inside: true }),
        }),
        (Printed::Bare(value), Better::High) => low(value, true),
        (Printed::Bare(value), Better::Low) => high(value, true),
        (Printed::Bare(_), Better::Within) => None,
    }
}

/// The amber band: from its own threshold to where green begins. Its threshold is inside, unless red begins there.
fn between(
    amber: Printed,
    red: Option<Band>,
    green: Option<Band>,
    better: Better,
    range: Option<(f64, f64)>,
) -> Option<Band> {
    let outside = |limit: Limit| Limit { inside: !limit.inside, ..limit };
    match amber {
        Printed::Up(value) => {
            let red_ends = red.and_then(|red| red.high);
            let inside = red_ends.is_none_or(|end| !(end.value == value && end.inside));
            let high = green.and_then(|green| green.low).map(outside);
            Some(Band { low: Some(Limit { value, inside }), high })
        }
        Printed::Down(value) => {
            let red_begins = red.and_then(|red| red.low);
            let inside = red_begins.is_none_or(|end| !(end.value == value && end.inside));
            let low = green.and_then(|green| green.high).map(outside);
            Some(Band { low, high: Some(Limit { value, inside }) })
        }
        other => band(other, better, range),
    }
}

fn parse(text: &str) -> Option<Printed> {
    let number = |text: &str| {
        let text = text.trim();
        let value = text.strip_suffix('%').unwrap_or(text).trim().parse::<f64>().ok()?;
        value.is_finite().then_some(value)
    };
    if let Some(share) = text.strip_suffix("above range") {
        return match share.trim().strip_prefix("over ") {
            Some(share) => Some(Printed::OverAboveRange(number(share)?)),
            None => Some(Printed::AboveRange(number(share)?)),
        };
    }
    if let Some(rest) = text.strip_prefix('<') {
        return Some(Printed::Below(number(rest)?));
    }
    if let Some(rest) = text.strip_suffix('+') {
        return Some(Printed::From(number(rest)?));
    }
    if let Some(rest) = text.strip_suffix('>') {
        return Some(Printed::Up(number(rest)?));
    }
    if let Some(rest) = text.strip_suffix('<') {
        return Some(Printed::Down(number(rest)?));
    }
    match text.split_once('-') {
        Some((from, to)) => {
            Some(Printed::Range(number(from)?, number(to)?)).filter(|_| number(from) <= number(to))
        }
        None => Some(Printed::Bare(number(text)?)),
    }
}

impl Bands {
    /// The values that are in no band, in words: where all three are printed, what lies between two of them or beyond
    /// the last.
    pub(crate) fn gaps(&self) -> Vec<String> {
        let (Some(red), Some(amber), Some(green)) = (self.red, self.amber, self.green) else {
            return Vec::new();
        };
        let mut bands = [red, amber, green];
        let from = |band: &Band| band.low.map_or(f64::NEG_INFINITY, |low| low.value);
        bands.sort_by(|a, b| from(a).total_cmp(&from(b)));
        let mut gaps = Vec::new();
        if let Some(low) = bands[0].low {
            gaps.push(format!("everything below {}", low.value));
        }
        for pair in bands.windows(2) {
            if let (Some(end), Some(begin)) = (pair[0].high, pair[1].low) {
                if end.value < begin.value {
                    gaps.push(format!("{} to {}", end.value, begin.value));
                } else if end.value == begin.value && !end.inside && !begin.inside {
                    gaps.push(format!("exactly {}", end.value));
                }
            }
        }
        if let Some(high) = bands[2].high {
            gaps.push(format!("everything above {}", high.value));
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A band in the mathematician's notation: `[90, 95)`.
    fn shown(band: Option<Band>) -> String {
        let Some(band) = band else { return "none".to_owned() };
        let low = band
            .low
            .map_or("(".to_owned(), |low| format!("{}{}", if low.inside { '[' } else { '(' }, low.value));
        let high = band
            .high
            .map_or(")".to_owned(), |high| format!("{}{}", high.value, if high.inside { ']' } else { ')' }));
        format!("{low}, {high}")
    }

    #[test]
    fn as_the_pack_prints_them() {
        use Better::{High, Low, Within};
        #[rustfmt::skip]
        let table = [
            (["<90%", "90%>", "95%+"], High, ["(, 90)", "[90, 95)", "[95, )"], vec![]),
            (["<20%", "20%>", "22.7%+"], High, ["(, 20)", "[20, 22.7)", "[22.7, )"], vec![]),
            (["13%+", "13%<", "10.8%<"], Low, ["[13, )", "[10.8, 13)", "(, 10.8)"], vec![]),
            (["511+", "511<", "487<"], Low, ["[511, )", "[487, 511)", "(, 487)"], vec![]),
            (["21+", "20<", "18<"], Low, ["[21, )", "[18, 20]", "(, 18)"], vec!["20 to 21"]),
            (
                ["over 1% above range", "1% above range", "14-20"],
                Within,
                ["(20.2, )", "(20, 20.2]", "[14, 20]"],
                vec!["everything below 14"],
            ),
            (["", "", "99.1"], Low, ["none", "none", "(, 99.1]"], vec![]),
            (["", "", "85%>"], High, ["none", "none", "[85, )"], vec![]),
        ];
        for (printed, better, expected, gaps) in table {
            let bands = bands(printed, better).unwrap();
            assert_eq!([bands.red, bands.amber, bands.green].map(shown), expected, "{printed:?}");
            assert_eq!(bands.gaps(), gaps, "{printed:?}");
        }
    }

    #[test]
    fn what_is_not_a_threshold_is_named() {
        let table = [
            (["below ninety", "90%>", "95%+"], 0),
            (["<90%", "ninety", "95%+"], 1),
            (["<90%", "90%>", "<>"], 2),
            (["", "1% above range", "95%+"], 1), // above which range?
            (["", "", "20-14"], 2),
            (["", "", "1e999"], 2),
        ];
        for (printed, nth) in table {
            assert_eq!(bands(printed, Better::High), Err(nth), "{printed:?}");
        }
    }
}
