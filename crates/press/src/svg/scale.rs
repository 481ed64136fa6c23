//! The y axis: where it starts and ends, and the round numbers marked on it.

use crate::model::{Chart, Unit, grouped};

/// A value axis between two round numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    step: f64,
    steps: u32,
}

impl Scale {
    /// An axis for bars: it always holds zero, because the length of a bar is its number.
    pub(super) fn from_zero(low: f64, high: f64) -> Scale {
        Scale::round(low.min(0.0), high.max(0.0), 4.0)
    }

    /// An axis for lines: it starts near the lowest number, or at zero if that is close by. It spans at least five
    /// percentage points, or a twentieth of the highest number, so that a ripple does not look like a wave. Percentages
    /// stay within 0 and 100 unless the numbers do not.
    pub(super) fn around(low: f64, high: f64, percent: bool) -> Scale {
        let least = if percent { 5.0 } else { high.abs().max(low.abs()) * 0.05 };
        let spread = (high - low).max(least);
        let top = high + spread * 0.1;
        let top = if percent && high <= 100.0 { top.min(100.0) } else { top };
        let top = if high <= 0.0 && low < 0.0 { top.min(0.0) } else { top };
        let near_zero = low >= 0.0 && low <= high - low;
        let bottom = if near_zero { 0.0 } else { (low - spread * 0.15).min(top - spread) };
        let bottom = if low >= 0.0 { bottom.max(0.0) } else { bottom };
        Scale::round(bottom, top, 4.0)
    }

    /// The axis between round numbers around `low` and `high` in about `parts` steps.
    fn round(low: f64, high: f64, parts: f64) -> Scale {
        let range = if high - low > 1e-9 { high - low } else { 1.0 };
        let rough = range / parts;
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|nice| nice * power >= rough * 0.999).unwrap_or(10.0)
                * power;
        // A little slack, so that 0.30000000000000004 does not ask for a step more.
        let bottom = (low / step + 1e-9).floor();
        let top = ((low + range).max(high) / step - 1e-9).ceil().max(bottom + 1.0);
        // At most parts + 2 steps by construction.
        Scale { low: bottom * step, step, steps: (top - bottom) as u32 }
    }

    /// The lowest number on the axis.
    pub(super) fn low(&self) -> f64 {
        self.low
    }

    /// Where a number lies: 0 at the lowest and 1 at the highest end of the axis.
    pub(super) fn place(&self, value: f64) -> f64 {
        (value - self.low) / (self.step * f64::from(self.steps))
    }

    /// The round numbers marked on the axis, lowest first.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, step) = (self.low, self.step);
        (0..=self.steps)
            .map(move |n| low + step * f64::from(n))
            .map(move |v| if v.abs() < step * 1e-6 { 0.0 } else { v })
    }

    /// A mark's number as printed.
    pub(super) fn print(&self, chart: &Chart, tick: f64) -> String {
        let decimals = (0..6).find(|d| {
            let shifted = self.step * 10_f64.powi(*d);
            (shifted - shifted.round()).abs() < 1e-6 * shifted.max(1.0)
        });
        let number = grouped(tick, decimals.unwrap_or(6) as u8);
        if chart.unit == Unit::Percent { number + "%" } else { number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(scale: Scale) -> Vec<f64> {
        scale.ticks().map(|tick| (tick * 1e6).round() / 1e6).collect()
    }

    #[test]
    fn axes_start_and_end_at_round_numbers() {
        for (scale, want) in [
            (Scale::from_zero(12.0, 26.0), vec![0.0, 10.0, 20.0, 30.0]),
            (Scale::from_zero(-4.0, 3.0), vec![-4.0, -2.0, 0.0, 2.0, 4.0]),
            (Scale::from_zero(0.0, 0.0), vec![0.0, 0.25, 0.5, 0.75, 1.0]),
            (Scale::around(94.2, 98.2, true), vec![92.0, 94.0, 96.0, 98.0, 100.0]),
            (Scale::around(605.0, 658.0, false), vec![580.0, 600.0, 620.0, 640.0, 660.0, 680.0]),
            (Scale::around(5.0, 16.0, false), vec![0.0, 5.0, 10.0, 15.0, 20.0]),
            (Scale::around(100.0, 100.0, true), vec![94.0, 96.0, 98.0, 100.0]),
        ] {
            assert_eq!(ticks(scale), want, "{scale:?}");
        }
    }

    #[test]
    fn every_number_lies_on_its_axis() {
        for (low, high) in
            [(0.0, 1e14), (-1e14, 1e14), (1e-7, 2e-7), (3.0, 3.0), (-7.0, -7.0), (99.99, 100.0)]
        {
            for scale in
                [Scale::from_zero(low, high), Scale::around(low, high, true), Scale::around(low, high, false)]
            {
                for value in [low, high] {
                    let place = scale.place(value);
                    assert!((-0.001..=1.001).contains(&place), "{value} at {place} of {scale:?}");
                }
                assert!(scale.ticks().count() < 12, "{scale:?}");
            }
        }
    }
}
