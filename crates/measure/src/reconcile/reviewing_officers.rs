//! What was published of reviewing officers adds up, and agrees with the figure of reviews.

use std::collections::BTreeMap;

use calendar::{Month, Period};
use timeline::strands_of::governance::PublishedCount;
use timeline::{PublishedPeriod, Stranded};

use super::scene::words;
use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "reviewing-officers",
    title: "What is published of reviewing officers adds up, and agrees with the figure of reviews",
    check,
};

/// The figure of reviews held in time: its denominator counts reviews too.
const REVIEWS: &str = "6.8";

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let all: Vec<&PublishedCount> =
        scene.cohort.authority.strand::<PublishedCount>().map(|said| said.record).collect();
    if all.is_empty() {
        return;
    }
    let month = PublishedPeriod::Month(scene.month);
    of_month(&all, month, scene, findings);
    if let Some(year) = scene.closing_year() {
        totals(&all, year, findings);
        reviews(&all, year, scene, findings);
    }
}

/// What a month has of a measure.
fn value(all: &[&PublishedCount], measure: &str, period: PublishedPeriod) -> Option<f64> {
    all.iter().find(|count| count.measure == measure && count.period == period)?.value
}

fn of_month(all: &[&PublishedCount], month: PublishedPeriod, scene: &Scene<'_>, findings: &mut Findings) {
    // Grades add up to the checklists of the month.
    let graded =
        all.iter().copied().filter(|count| count.period == month && count.table.contains("checklist"));
    let (total, grades): (Vec<&PublishedCount>, Vec<&PublishedCount>) =
        graded.partition(|count| count.measure == "total");
    let sum: f64 = grades.iter().filter_map(|count| count.value).sum();
    for total in total {
        if let Some(printed) = total.value.filter(|printed| *printed != sum) {
            let sentence = format!(
                "checklists of {}: the grades add up to {sum}, and {printed} is printed ({})",
                words(month),
                total.run
            );
            findings.add(Severity::Blocks, &[REVIEWS], sentence);
        }
    }
    for no in all.iter().filter(|count| count.period == month && count.value.is_none()) {
        let sentence = format!(
            "“{}” is printed for {} in {}: it is no number, and the printed total holds only where it is 0 ({})",
            no.printed,
            no.measure.replace('_', " "),
            words(month),
            no.run
        );
        findings.add(Severity::Warns, &[REVIEWS], sentence);
    }
    // Reviews of the same month in two tables.
    let held = value(all, "lac_reviews", month);
    let figure = scene.published(REVIEWS, month).into_iter().find_map(|figure| figure.denominator);
    if let (Some(held), Some(figure)) = (held, figure)
        && held != figure
    {
        let sentence = format!(
            "{held} reviews in {} in the reviewing officers’ table, {figure} in the denominator of {REVIEWS}",
            words(month)
        );
        findings.add(Severity::Warns, &[REVIEWS], sentence);
    }
}

/// The months of a year against the total that was printed.
fn totals(all: &[&PublishedCount], year: u16, findings: &mut Findings) {
    let days = Period::financial_year(i32::from(year));
    let mut sums: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for count in all {
        if let PublishedPeriod::Month(month) = count.period
            && days.contains(month.last())
        {
            *sums.entry((&count.table, &count.measure)).or_default() += count.value.unwrap_or_default();
        }
    }
    for total in all.iter().filter(|count| count.period == PublishedPeriod::FinancialYear(year)) {
        let sum = sums.get(&(total.table.as_str(), total.measure.as_str())).copied();
        if let (Some(sum), Some(printed)) = (sum, total.value)
            && sum != printed
        {
            let sentence = format!(
                "{}, {} in {}: the months add up to {sum}, and {printed} is printed ({})",
                total.table,
                total.measure.replace('_', " "),
                words(total.period),
                total.run
            );
            findings.add(Severity::Blocks, &[REVIEWS], sentence);
        }
    }
}

/// Reviews of a year: in two tables, and against the checklists that each should have.
fn reviews(all: &[&PublishedCount], year: u16, scene: &Scene<'_>, findings: &mut Findings) {
    let of_year = PublishedPeriod::FinancialYear(year);
    let Some(held) = value(all, "lac_reviews", of_year) else { return };
    let to_march = PublishedPeriod::YearToDate(Month::of(Period::financial_year(i32::from(year)).to));
    let figure = [of_year, to_march]
        .into_iter()
        .flat_map(|period| scene.published(REVIEWS, period))
        .find_map(|figure| figure.denominator);
    if let Some(figure) = figure.filter(|figure| *figure != held) {
        let sentence = format!(
            "{held} reviews in {} in the reviewing officers’ table, {figure} in the denominator of {REVIEWS}",
            words(of_year)
        );
        findings.add(Severity::Warns, &[REVIEWS], sentence);
    }
    let Some(lists) = value(all, "total", of_year) else { return };
    if lists < held {
        let sentence = format!(
            "{lists} checklists and {held} reviews in {}: {} reviews without one, or their reason",
            words(of_year),
            held - lists
        );
        findings.add(Severity::Warns, &[REVIEWS], sentence);
    }
    if let Some(none) = value(all, "grading_not_recorded", of_year).filter(|none| *none > 0.0) {
        let sentence = format!("{none} of {lists} checklists in {} have no grade recorded", words(of_year));
        findings.add(Severity::Warns, &[REVIEWS], sentence);
    }
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;
    use timeline::{Authority, Cohort};

    use super::*;
    use crate::reconcile::reconcile;

    fn told(counts: &[(&str, &str, PublishedPeriod, Option<f64>)], month: &str) -> Vec<String> {
        let facts: Vec<Fact> = counts
            .iter()
            .enumerate()
            .map(|(nth, (table, measure, period, value))| {
                let said = PublishedCount {
                    table: (*table).to_owned(),
                    measure: (*measure).to_owned(),
                    period: *period,
                    value: *value,
                    printed: value.map_or("Month00".to_owned(), |value| value.to_string()),
                    run: "pack".to_owned(),
                };
                Fact::said(&nth.to_string(), Moment::from_micros(0), said)
            })
            .collect();
        let authority = Authority::of("372", &facts, Moment::END_OF_TIME);
        let cohort = Cohort::new(Moment::END_OF_TIME, authority, Vec::new(), Vec::new());
        let found = reconcile(&cohort, month.parse().unwrap());
        found.into_iter().filter(|finding| finding.rule == RULE.id).map(|finding| finding.sentence).collect()
    }

    #[test]
    fn what_does_not_add_up_is_said() {
        let month = |text: &str| PublishedPeriod::Month(text.parse().unwrap());
        let year = PublishedPeriod::FinancialYear(2018);
        let (one, lists) = ("footprint", "checklists by grade");
        let good = [
            (one, "lac_reviews", month("2018-02"), Some(2.0)),
            (one, "lac_reviews", month("2018-03"), Some(3.0)),
            (one, "lac_reviews", year, Some(5.0)),
            (lists, "good", month("2018-03"), Some(4.0)),
            (lists, "total", month("2018-03"), Some(4.0)),
        ];
        assert!(told(&good, "2018-03").is_empty(), "{:?}", told(&good, "2018-03"));
        let mut wrong = good;
        (wrong[2].3, wrong[4].3) = (Some(6.0), Some(5.0));
        let found = told(&wrong, "2018-03");
        assert!(found.iter().any(|says| says.contains("months add up to 5, and 6 is printed")), "{found:?}");
        assert!(found.iter().any(|says| says.contains("grades add up to 4, and 5 is printed")), "{found:?}");
        let no_number = [(one, "midway_reviews", month("2017-07"), None)];
        assert!(told(&no_number, "2017-07")[0].contains("Month00"));
        let few = [
            (one, "lac_reviews", year, Some(9.0)),
            (lists, "total", year, Some(7.0)),
            (lists, "grading_not_recorded", year, Some(1.0)),
        ];
        let found = told(&few, "2018-03");
        assert!(found[0].contains("2 reviews without one") && found[1].contains("1 of 7"), "{found:?}");
    }
}
