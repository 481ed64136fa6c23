//! A child's reviews as one thread: what each step of a review asks, what is done and what is missing; the checklist before it
//! as the record fills it in; the minutes; what the child said.
//!
//! Pure: functions of a timeline and of the duties that clocks make of it.

pub mod checklist;
pub mod late;
pub mod minutes;
pub mod open;
pub mod thread;
pub mod voice;
