//! The corporate parenting panel report, from figures to pages.
//!
//! A shelf: one report a folder, one part of it a file. Pure: people and settings in, a `press` document out, the same
//! bytes each time. Nothing is counted here that an indicator counts; a report chooses, compares and says in words.

pub mod corporate_parenting;
