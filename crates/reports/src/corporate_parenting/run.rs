//! One run of the report: the figures of thirteen months and four years, worked out once.

use std::sync::OnceLock;

use calendar::{Moment, Month};
use indicators::Indicator;
use measure::reconcile::{Finding, RULES};
use measure::{Figure, Hidden, Kind, MonthFigures};
use press::{Document, Href, Section};
use timeline::Cohort;

use super::years::Year;
use super::{Page, years};

/// Months in a trend: the month of the report and the twelve before it.
const TREND: i32 = 13;

/// What may differ between two reports of the same figures.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Counts of 1 to 5 are not shown, nor what would give them away: in figures ([`measure::suppressed`]), in the tables that
    /// split a total, and of children left out of a figure. For a report that leaves the council.
    pub suppress_small: bool,
    /// Where a figure, as known at a moment, leads on the web: [`drill_down`]. `None` in a file.
    pub links: Option<fn(&Figure, Moment) -> String>,
}

/// The address of the children behind a figure: `/figures/8.2?month=2018-10&period=snapshot`, with the day as known where the
/// report is not as known now.
pub fn drill_down(figure: &Figure, known: Moment) -> String {
    let period = figure.kind.word().replace(' ', "-");
    let known = if known == Moment::END_OF_TIME { String::new() } else { format!("&known={}", known.day()) };
    format!("/figures/{}?month={}{known}&period={period}", figure.id, Month::of(figure.to))
}

/// One run of the report. Each page of it is a pure function of this.
#[derive(Debug)]
pub struct Run<'a> {
    /// Whom the figures are about.
    pub(crate) cohort: &'a Cohort,
    /// The month of the report.
    pub(crate) month: Month,
    /// What was asked for.
    pub(crate) options: Options,
    months: Vec<MonthFigures>,
    /// What is hidden of the months, where small numbers are.
    hidden: Option<Hidden>,
    years: OnceLock<Vec<Year>>,
    findings: OnceLock<Vec<Finding>>,
}

impl<'a> Run<'a> {
    /// Works out the figures.
    pub fn new(cohort: &'a Cohort, month: Month, options: Options) -> Run<'a> {
        let months = measure::series(cohort, month.plus(1 - TREND), month);
        Run::of(cohort, month, options, months)
    }

    /// With figures that were worked out before; months that are not among them are shown as not known.
    pub fn of(cohort: &'a Cohort, month: Month, options: Options, months: Vec<MonthFigures>) -> Run<'a> {
        let hidden = options.suppress_small.then(|| Hidden::of(&months));
        let mut months = months;
        if let Some(hidden) = &hidden {
            months.iter_mut().for_each(|month| hidden.suppress(&mut month.figures));
        }
        Run { cohort, month, options, months, hidden, years: OnceLock::new(), findings: OnceLock::new() }
    }

    /// The whole report.
    pub fn document(&self) -> Document {
        Document {
            look: press::Look::Report,
            title: "Corporate parenting performance report".to_owned(),
            authority: self.authority(),
            dates: vec![format!("Month ending {}", self.month.last().to_words())],
            notice: Some(self.as_known()),
            dated: (self.cohort.known != Moment::END_OF_TIME).then(|| self.cohort.known.day()),
            sections: Page::ALL.iter().map(|page| self.section(*page)).collect(),
        }
    }

    /// One page of it.
    pub fn section(&self, page: Page) -> Section {
        page.section(self)
    }

    /// The authority's name, or its code where no name is known.
    pub(crate) fn authority(&self) -> String {
        let authority = &self.cohort.authority;
        match (&authority.name, authority.code.is_empty()) {
            (Some(name), _) => name.to_string(),
            (None, false) => format!("Authority {}", authority.code),
            (None, true) => "This authority".to_owned(),
        }
    }

    /// As known when.
    pub(crate) fn as_known(&self) -> String {
        if self.cohort.known == Moment::END_OF_TIME {
            "As known now: with everything that is recorded so far.".to_owned()
        } else {
            let known = self.cohort.known;
            let whole_day = known == Moment::end_of(known.day());
            let when = if whole_day { format!("the end of {}", known.day().to_words()) } else { at(known) };
            format!("As known at {when}. What was recorded later is not in these figures.")
        }
    }

    /// The months of the trend, oldest first.
    pub(crate) fn trend(&self) -> impl DoubleEndedIterator<Item = Month> + Clone + use<> {
        let last = self.month;
        (1 - TREND..=0).map(move |months| last.plus(months))
    }

    /// The last three months, oldest first.
    pub(crate) fn last_three(&self) -> [Month; 3] {
        [self.month.plus(-2), self.month.plus(-1), self.month]
    }

    /// The figure of an indicator over one kind of days of a month.
    pub(crate) fn figure(&self, indicator: &Indicator, kind: Kind, month: Month) -> Option<&Figure> {
        self.months.iter().find(|figures| figures.month == month)?.of(indicator.id, kind)
    }

    /// The four financial years before, oldest first.
    pub(crate) fn years(&self) -> &[Year] {
        self.years.get_or_init(|| {
            let mut years = years::before(self.cohort, self.month);
            if let Some(hidden) = &self.hidden {
                years.iter_mut().for_each(|year| year.suppress(hidden));
            }
            years
        })
    }

    /// What does not add up in the month.
    pub(crate) fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| {
            let mut findings = measure::reconcile(self.cohort, self.month);
            if self.hidden.is_some() {
                // The sentences hold the numbers that do not agree: the rule that does not hold is told in their place.
                for finding in &mut findings {
                    let rule = RULES.iter().find(|rule| rule.id == finding.rule);
                    finding.sentence = format!("this does not hold: {}", rule.map_or("", |rule| rule.title));
                    finding.children.clear();
                }
            }
            findings
        })
    }

    /// Where a figure leads, where figures lead anywhere.
    pub(crate) fn href(&self, figure: &Figure) -> Option<Href> {
        Href::parse(&self.options.links?(figure, self.cohort.known)).ok()
    }
}

/// A moment to the minute, in UTC as the record keeps it.
fn at(moment: Moment) -> String {
    let text = moment.to_string();
    let time = text.get(11..16).unwrap_or_default();
    let day: Option<calendar::Day> = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or(text.clone(), |day| format!("{}, {time} UTC", day.to_words()))
}
