//! The pages through the whole stack: one program of tests, so that it is linked once.

// Helpers of a test fail as the test does.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

mod advocacy;
mod approvals;
mod asked_outside;
mod at_entry;
mod audits;
mod carers;
mod check_a_return;
mod complaints;
mod documents;
mod escalation;
mod files;
mod futures;
mod home_records;
mod homes;
mod invented;
mod lead;
mod leaving_care;
mod lists;
mod merge;
mod need_to_know;
mod newer;
mod people;
mod placements;
mod registers;
mod reviews;
/// Requests to see a record and to put it right, erasure by two people, retention.
mod rights;
mod security;
mod settings;
mod sign_in;
mod standing_in;
mod supervision;
mod voice;
mod weights;
mod what_breaks;
mod who_may;
mod worked;
mod working_day;
