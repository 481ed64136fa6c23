//! What is done with arbitrary bytes to find a reader or a rule that breaks: one target a file.
//!
//! A target is a function of bytes that panics where Kith is at fault, and does nothing else. `fuzz/` runs each under
//! libFuzzer (`make fuzz`); the tests run each on the inputs that are kept (`fuzz/corpus`, and `fuzz/found` for every
//! input that once broke something), so that a fault that was mended stays mended. See `docs/reliability.md`.

// To panic is how a target says what it found.
#![allow(clippy::panic, clippy::expect_used)]

mod mixed;
mod parts;
mod targets;

pub use targets::{TARGETS, Target, target};
