//! What the council pack prints (its summary page, its tables of ages and legal status, its month pages), and what each
//! figure is of.

/// What a published figure is of: that alone says how much of it is chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chance {
    /// A percentage of so many.
    ShareOf(u32),
    /// A count of what comes one by one.
    Count,
    /// A mean of so many children, who differ by this standard deviation.
    MeanOf(u32, f64),
}

impl Chance {
    /// One standard error of a figure.
    pub fn spread(self, figure: f64) -> f64 {
        match self {
            Chance::ShareOf(children) => (figure * (100.0 - figure) / f64::from(children)).sqrt(),
            Chance::Count => figure.sqrt(),
            Chance::MeanOf(children, deviation) => deviation / f64::from(children).sqrt(),
        }
    }

    /// In words, for the page.
    pub(super) fn words(self) -> String {
        match self {
            Chance::ShareOf(children) => format!("of {children}"),
            Chance::Count => "count".to_owned(),
            Chance::MeanOf(1, _) => "one month".to_owned(),
            Chance::MeanOf(children, _) => format!("mean of {children}"),
        }
    }
}

use Chance::{Count, MeanOf, ShareOf};

/// What is compared, what was published, and what that is of.
///
/// Where the pack prints no denominator it is the one that its other tables imply: 658 looked after, 655 in the bands of
/// age, 632 not admitted in the month, 141 who ceased in the year to date. The days of an adoption differ between children
/// by 220 (10.4) and 205 (10.5), as its running averages from April to October imply; the largest caseload by 2.5 between
/// the ten months that it prints. 6.7 is what its months give (12 of 141), not the 10.5 printed, which they contradict.
pub(super) const PUBLISHED: &[(&str, f64, Chance)] = &[
    ("6.1 looked after", 658.0, Count),
    ("aged under 1, %", 8.4, ShareOf(655)),
    ("aged 1 to 4, %", 15.0, ShareOf(655)),
    ("aged 5 to 9, %", 21.4, ShareOf(655)),
    ("aged 10 to 15, %", 38.2, ShareOf(655)),
    ("aged 16 and over, %", 17.1, ShareOf(655)),
    ("full care order, %", 51.0, ShareOf(658)),
    ("interim care order, %", 32.0, ShareOf(658)),
    ("placement order, %", 11.0, ShareOf(658)),
    ("section 20, %", 5.0, ShareOf(658)),
    ("6.3 admissions, year to date", 170.0, Count),
    ("6.4 ceased, year to date", 141.0, Count),
    ("6.5 ceased to permanence, year to date, %", 23.4, ShareOf(141)),
    ("6.7 ceased to special guardianship, year to date, %", 8.5, ShareOf(141)),
    ("6.9 ceased to adoption, year to date, %", 9.9, ShareOf(141)),
    ("6.8 reviews in time, year to date, %", 86.4, ShareOf(1055)),
    ("6.10 health assessment up to date, %", 86.6, ShareOf(632)),
    ("6.11 dental check up to date, %", 67.2, ShareOf(632)),
    ("6.12 initial health assessment in time, year to date, %", 43.9, ShareOf(155)),
    ("6.13 personal education plan, %", 92.2, ShareOf(515)),
    ("6.14 personal education plan this term, summer, %", 97.4, ShareOf(493)),
    ("6.16 visits up to date, %", 95.0, ShareOf(655)),
    ("7.1 care leavers, March 2018", 256.0, Count),
    ("7.4 suitable accommodation, March 2018, %", 96.1, ShareOf(256)),
    ("7.5 education, employment or training, March 2018, %", 64.1, ShareOf(256)),
    ("8.1 long-term stability, %", 69.2, ShareOf(146)),
    ("8.1 children it is about", 146.0, Count),
    ("8.2 three or more placements, %", 12.1, ShareOf(651)),
    ("8.3 family-based, %", 82.7, ShareOf(658)),
    ("8.4 with parents, %", 5.8, ShareOf(658)),
    ("8.5 commissioned, %", 52.0, ShareOf(658)),
    ("9.2 fostered, relatives and friends apart, %", 67.3, ShareOf(658)),
    ("9.3 carer households", 149.0, Count),
    ("9.4 households approved, year to date", 7.0, Count),
    ("9.5 households that left, year to date", 16.0, Count),
    ("10.1 adoptions, year to date", 14.0, Count),
    ("10.4 days from care to adopters, year to date", 351.4, MeanOf(14, 220.0)),
    ("10.5 days from order to match, year to date", 185.7, MeanOf(14, 205.0)),
    ("11.4 largest caseload", 23.0, MeanOf(1, 2.5)),
    ("came with a brother or sister, 12 months, %", 61.5, ShareOf(26)),
];
