//! The page of indicators: what each counts, of whom, and why.

use indicators::{INDICATORS, Indicator, Part, Polarity, Section, Status, Told, Unit};

use super::markdown::{Markdown, count, link};

/// The page.
pub(super) fn page() -> String {
    let mut page = Markdown::page("Indicators");
    page.say(&format!(
        "{}, as the corporate parenting report numbers them. A figure keeps the version of the definition it was counted \
         by; figures of different versions are not one series.",
        count(INDICATORS.len(), "indicator", "indicators")
    ));
    for section in Section::ALL {
        let rows: Vec<Vec<String>> = of(*section)
            .map(|indicator| {
                let title = link(indicator.title, &heading(indicator));
                vec![
                    indicator.id.to_owned(),
                    title,
                    unit(indicator.unit),
                    good(indicator.polarity).to_owned(),
                ]
            })
            .collect();
        page.heading(2, section.title());
        page.table(&["number", "indicator", "unit", "good is"], &rows);
        for indicator in of(*section) {
            one(&mut page, indicator);
        }
    }
    page.done()
}

fn of(section: Section) -> impl Iterator<Item = &'static Indicator> {
    INDICATORS.iter().copied().filter(move |indicator| indicator.section == section)
}

fn heading(indicator: &Indicator) -> String {
    format!("{} {}", indicator.id, indicator.title)
}

fn one(page: &mut Markdown, indicator: &Indicator) {
    page.heading(3, &heading(indicator));
    page.item(&format!("Unit: {}", unit(indicator.unit)));
    page.item(&format!("Good is: {}", good(indicator.polarity)));
    page.item(&format!("Period: {}", period(indicator.told)));
    page.item(&format!("Version: {}", indicator.version));
    page.item(&format!("Definition: {}", founded(indicator.status)));
    for part in Part::ALL {
        page.heading(4, part.heading());
        for paragraph in indicator.part(*part).lines() {
            page.say(paragraph);
        }
    }
}

fn unit(unit: Unit) -> String {
    match unit.decimals() {
        0 => unit.word().to_owned(),
        decimals => format!("{}, to {}", unit.word(), count(decimals.into(), "decimal", "decimals")),
    }
}

fn good(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::High => "high",
        Polarity::Low => "low",
        Polarity::Info => "neither: it informs",
        Polarity::WithinRange => "within a range",
    }
}

fn period(told: Told) -> &'static str {
    match told {
        Told::Snapshot => "as at the last day of the month",
        Told::MonthAndYearToDate => "the month, and the year to date from 1 April",
        Told::YearToDateOnly => "the year to date from 1 April",
        Told::RollingYear => "the twelve months to the last day of the month",
        Told::TermEnd => "as at the end of a school term",
    }
}

fn founded(status: Status) -> &'static str {
    match status {
        Status::Verified => "the source named was read",
        Status::Knowledge => "not yet checked against a source",
    }
}
