//! What the journal promises, from outside. One test program; the modules say what belongs where.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

/// Who may sign in: what is taken or gone changes nothing, what was done is kept.
mod accounts;
/// Adding: revisions, conflicts, refusals, stamps.
mod append;
/// Beside the facts: who looked, and what people are still writing.
mod asides;
/// Backups: what is restored is what was recorded, damage is found, a moment is restored, kills in the middle.
mod backup;
/// Processes that are killed, and processes side by side.
mod crash;
/// Content of documents: kept in parts, judged by a scanner, handed over as it was.
mod documents;
/// Erasure: what goes, what stays, two people, backups.
mod erase;
/// Faults of the machine: power, disk, bytes.
mod faults;
/// Saved lists, digests that are wanted, mail that waits.
mod lists;
/// What only PostgreSQL can do wrong: authorities side by side, connections that are cut, a server that is killed.
mod postgres;
/// Who writes to PostgreSQL: an answer that was lost, and two in turn.
mod postgres_writers;
/// Reading: in order, by subject, by load, as known at a moment.
mod read;
/// Files that are no journal, journals opened again, history that SQL cannot rewrite.
mod schema;
/// Sealed payloads: keys, what moved or changed, sealing what stands, a change of key.
mod seal;
/// What copies of the program that serve one journal share.
mod shared;
/// Finding the first entry that is not what was written, whoever changed it.
mod tamper;
/// What programs use in place of a password, and what they are told.
mod tokens;
/// What a head noted elsewhere adds.
mod verify;
