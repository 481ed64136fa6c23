//! What the journal promises, from outside. One test program; the modules say what belongs where.

mod support;

/// Adding: revisions, conflicts, refusals, stamps.
mod append;
/// Reading: in order, by subject, by load, as known at a moment.
mod read;
/// Finding the first entry that is not what was written.
mod verify;
