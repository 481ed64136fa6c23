//! The corporate parenting panel report, the report of the reviewing officers, the annual reports of the advocacy and of the
//! fostering service, from figures to pages.
//!
//! A shelf: one report a folder, one part of it a file. Pure: people and settings in, a `press` document out, the same
//! bytes each time. Nothing is counted here that an indicator counts; a report chooses, compares and says in words.

pub mod advocacy_year;
pub mod corporate_parenting;
pub mod fostering_year;
pub mod leaving_care;
pub mod reviewing_officers;
