//! A fostering service on a day: who asks to foster and how far they are, what enquiries come to, which households have
//! room, whose checks run out, who left and why. Households are counted as households, whatever the number of carers.
//!
//! What nobody recorded is told as such, never as none.

mod checks;
pub mod dataset;
mod leavers;
mod messages;
mod people;
mod pipeline;
mod register;
#[cfg(test)]
mod tests;

pub use checks::{Expiring, Learnt, expiring, learnt};
pub use leavers::{Leaver, leavers};
pub use messages::messages;
pub use people::{AGE_BANDS, Ages, ages};
pub use pipeline::{
    Applicant, Dropped, Forecast, Funnel, Sourced, Stage, StageForecast, dropped, forecast, pipeline, sources,
};
pub use register::{Counted, Vacancy, counted, over_terms, vacancies};
