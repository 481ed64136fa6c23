//! Adoption: each child's stage from the decision that they should be placed to the order and after, the scorecard child by
//! child, matches that are proposed with their papers, what the year will bring, and adopters on their way to approval
//! and a match.
//!
//! Stages are read from the record and add up to everybody ([`stage`]); days of the scorecard are those of the indicators,
//! so that the list and the figure cannot disagree ([`scorecard`]).

pub mod adopters;
pub mod after;
pub mod contradiction;
pub mod forecast;
pub mod proposal;
pub mod scorecard;
pub mod stage;

#[cfg(test)]
mod tests;
