//! What somebody is shown of their record and what is left out of it, for how long a record is kept, and what may be erased.
//!
//! ```text
//! People::of(child, others)         → whose names a rule leaves out
//! entries(facts, names)             → every entry of a record, in words
//! Bundle::of(entries, people, marks) → each entry shown, shown in part, withheld, or waiting for somebody to decide
//! bundle.document(…)                → what is handed over: what is left out is not in it
//! retention::kept(child, …)         → until when a record has to be kept, by which provision
//! erasure::may(ground, kept, …)     → whether a duty to keep it stands in the way
//! ```
//!
//! Pure: it reads nothing and does not know what day it is. What a person decides ([`records::complaints::RedactionMark`])
//! wins over every rule. Decisions 0048 and 0049 say why it is as it is.

mod bundle;
pub mod erasure;
mod letter;
mod people;
mod redact;
pub mod retention;
mod said;

pub use bundle::{Bundle, Entry, Gathered, Left, Shown, State, entries, held_back};
pub use letter::{Asked, care_letter, document, glossary};
pub use people::{Known, People, Sort};
pub use redact::{LEFT_OUT, Mark, Span, apply, spans};
pub use said::words;
