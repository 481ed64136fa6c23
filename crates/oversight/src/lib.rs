//! What a manager must see before it is late: how heavy each caseload is, where a child's plan stands still, and who is about to
//! miss something; and a child's reviews as one thread.
//!
//! A shelf of signs ([`drift`]) and two small reckonings beside it ([`caseload`], [`near`]), and the
//! thread of reviews with its checklist ([`review`]). All are functions of a timeline and
//! of the duties that clocks make of it; nothing here is law, and nothing here is counted against anybody: it is where to look
//! first. Pure: today is an argument.

pub mod caseload;
pub mod drift;
pub mod near;
pub mod review;
