//! The corporate parenting panel's monthly report: what changed, every indicator on a page, a page for each theme, what does
//! not add up, definitions and notes.

mod breakdown;
mod cells;
mod chart;
mod commentary;
mod comparison;
mod counts;
mod definitions;
mod headline;
mod known_faults;
mod notes;
mod page;
mod reconciliation;
mod run;
mod small_numbers;
mod standing;
mod summary;
mod target;
mod theme;
mod theme_page;
mod words;
mod years;

#[cfg(test)]
mod tests;

pub use page::Page;
pub use run::{Options, Run, drill_down};
pub use theme::Theme;

use calendar::Month;
use press::{Document, Section};
use timeline::Cohort;

/// The whole report of a month, as known when the cohort is known.
pub fn document(cohort: &Cohort, month: Month, options: Options) -> Document {
    Run::new(cohort, month, options).document()
}

/// One page of the report, for the web.
pub fn section(cohort: &Cohort, month: Month, page: Page, options: Options) -> Section {
    Run::new(cohort, month, options).section(page)
}
