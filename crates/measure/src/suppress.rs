//! Figures for those who may not learn of a child from them: small numbers are not shown, nor what would give them away.

use std::collections::BTreeSet;

use calendar::{Month, Period};

use crate::{Figure, Kind, MonthFigures, Origin};

/// Counts up to this are small: they are hidden, 0 is not.
pub const SMALL: i64 = 5;

/// Why a figure is hidden, in the words that stand in its place.
pub const HIDDEN: &str = "1 to 5, or hidden so that such a number cannot be worked out";

/// Who came and who left: with the children of two month ends one tells the other.
const FLOW: [&str; 2] = ["6.3", "6.4"];

/// What is hidden of figures, found over all the months that a reader has before them at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Figures of a month: indicator, sort of days, month.
    figures: BTreeSet<(&'static str, &'static str, Month)>,
    /// Years to date and whole years of an indicator, by the year in which they end.
    years: BTreeSet<(&'static str, i32)>,
}

impl Hidden {
    /// What must be hidden of these months, oldest first.
    ///
    /// Hidden first is what is small itself: a numerator of 1 to 5, the rest of a denominator of 1 to 5, a denominator of 1 to 5.
    /// Then what gives it away: the other half of who came and who left, because the children of two month ends tell the
    /// difference; and every year to date of a financial year in which a month is hidden, because two of them less the months
    /// that are shown tell the month. Figures that a council has published stand as they were published.
    pub fn of(months: &[MonthFigures]) -> Hidden {
        let mut hidden = Hidden::default();
        for month in months {
            for figure in month.figures.iter().filter(|figure| is_small(figure)) {
                hidden.figures.insert((figure.id, figure.kind.word(), month.month));
            }
        }
        for (id, kind, month) in hidden.figures.clone() {
            if let Some(at) = FLOW.iter().position(|flow| *flow == id) {
                hidden.figures.insert((FLOW[1 - at], kind, month));
            }
        }
        for (id, kind, month) in &hidden.figures {
            if *kind == Kind::Month.word() || *kind == Kind::YearToDate.word() {
                hidden.years.insert((*id, year_of(*month)));
            }
        }
        hidden
    }

    /// Whether a figure is hidden, in a table of any month or year.
    pub fn hides(&self, figure: &Figure) -> bool {
        let month = Month::of(figure.to);
        is_small(figure)
            || self.figures.contains(&(figure.id, figure.kind.word(), month))
            || (figure.kind == Kind::YearToDate
                && figure.source == Origin::Record
                && self.years.contains(&(figure.id, year_of(month))))
    }

    /// The figures without what is hidden.
    pub fn suppress(&self, figures: &mut [Figure]) {
        for figure in figures {
            let before = Month::of(figure.to).plus(-1);
            if self.figures.contains(&(figure.id, figure.kind.word(), before))
                || (figure.kind == Kind::YearToDate && self.years.contains(&(figure.id, year_of(before))))
            {
                figure.previous = None;
                figure.direction = None;
            }
            if self.hides(figure) {
                hide(figure);
            }
        }
    }
}

/// The months without what is small and what would give it away.
pub fn suppressed(mut months: Vec<MonthFigures>) -> Vec<MonthFigures> {
    let hidden = Hidden::of(&months);
    for month in &mut months {
        hidden.suppress(&mut month.figures);
    }
    months
}

fn year_of(month: Month) -> i32 {
    Period::financial_year_of(month.last()).to.year()
}

fn is_small(figure: &Figure) -> bool {
    if figure.source != Origin::Record {
        return false;
    }
    let small = |count: i64| (1..=SMALL).contains(&count);
    let rest = figure.denominator.zip(figure.numerator).map(|(all, some)| all - some);
    [figure.numerator, figure.denominator, rest].into_iter().flatten().any(small)
}

fn hide(figure: &mut Figure) {
    figure.value = None;
    figure.display = "-".to_owned();
    figure.numerator = None;
    figure.denominator = None;
    figure.rag = None;
    figure.direction = None;
    figure.previous = None;
    figure.not_known = Some(HIDDEN.to_owned());
    figure.flags.clear();
}

#[cfg(test)]
mod tests {
    use calendar::Day;
    use indicators::{Polarity, Unit};

    use super::*;

    fn figure(id: &'static str, kind: Kind, month: &str, numerator: i64, denominator: Option<i64>) -> Figure {
        let month: Month = month.parse().unwrap();
        let to: Day = month.last();
        Figure {
            id,
            title: "",
            kind,
            from: to,
            to,
            value: Some(numerator as f64),
            display: numerator.to_string(),
            numerator: Some(numerator),
            denominator,
            unit: Unit::Count,
            polarity: Polarity::Info,
            rag: None,
            direction: None,
            previous: Some(1.0),
            source: Origin::Record,
            definition_version: 1,
            not_known: None,
            flags: Vec::new(),
        }
    }

    fn months(figures: Vec<Figure>) -> Vec<MonthFigures> {
        let mut by_month: Vec<MonthFigures> = Vec::new();
        for figure in figures {
            let month = Month::of(figure.to);
            match by_month.iter_mut().find(|known| known.month == month) {
                Some(known) => known.figures.push(figure),
                None => by_month.push(MonthFigures {
                    authority: "Z99".to_owned(),
                    month,
                    as_at: month.last(),
                    known_at: None,
                    figures: vec![figure],
                }),
            }
        }
        by_month
    }

    fn shown(months: Vec<MonthFigures>) -> String {
        let figures = suppressed(months).into_iter().flat_map(|month| month.figures);
        let told = figures.map(|figure| {
            assert_eq!(figure.value.is_some(), figure.numerator.is_some());
            figure.numerator.map_or("*".to_owned(), |numerator| numerator.to_string())
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_small_is_hidden_and_nobody_is_not() {
        let snapshot =
            |numerator, denominator| figure("8.2", Kind::Snapshot, "2018-10", numerator, denominator);
        for (numerator, denominator, expected) in [
            (0, None, "0"),
            (1, None, "*"),
            (5, None, "*"),
            (6, None, "6"),
            (0, Some(40), "0"),
            (40, Some(40), "40"),
            (3, Some(40), "*"),
            (38, Some(40), "*"), // the two who are not among them
            (34, Some(40), "34"),
            (0, Some(4), "*"),
        ] {
            assert_eq!(
                shown(months(vec![snapshot(numerator, denominator)])),
                expected,
                "{numerator} of {denominator:?}"
            );
        }
        let mut published = snapshot(3, Some(40));
        published.source = Origin::Published;
        assert_eq!(shown(months(vec![published])), "3", "what a council published is published");
    }

    #[test]
    fn the_year_to_date_does_not_give_a_month_away() {
        let month = |of: &str, count| figure("6.2", Kind::Month, of, count, None);
        let year = |of: &str, count| figure("6.2", Kind::YearToDate, of, count, None);
        let told = shown(months(vec![
            month("2018-03", 30),
            year("2018-03", 300),
            month("2018-04", 20),
            year("2018-04", 20),
            month("2018-05", 3),
            year("2018-05", 23),
            month("2018-06", 10),
            year("2018-06", 33),
        ]));
        // 33 less 10 less 20 would be 3; the year before knows nothing of it.
        assert_eq!(told, "30 300 20 * * * 10 *");
    }

    #[test]
    fn who_left_does_not_tell_who_came() {
        let told = shown(months(vec![
            figure("6.1", Kind::Snapshot, "2018-09", 600, None),
            figure("6.3", Kind::Month, "2018-09", 12, None),
            figure("6.4", Kind::Month, "2018-09", 9, None),
            figure("6.1", Kind::Snapshot, "2018-10", 603, None),
            figure("6.3", Kind::Month, "2018-10", 12, None),
            figure("6.4", Kind::Month, "2018-10", 4, None),
        ]));
        assert_eq!(told, "600 12 9 603 * *");
    }

    #[test]
    fn the_month_after_does_not_tell_the_month_before() {
        let mut after = figure("8.2", Kind::Snapshot, "2018-11", 60, None);
        after.previous = Some(3.0);
        let hidden = suppressed(months(vec![figure("8.2", Kind::Snapshot, "2018-10", 3, None), after]));
        let after = &hidden[1].figures[0];
        assert_eq!((after.numerator, after.previous, after.direction), (Some(60), None, None));
    }
}
