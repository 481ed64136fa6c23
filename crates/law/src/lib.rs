//! Instruments, citations, and values of law that hold from a day.
//!
//! Nothing here is an authority's own standard: what an authority has set for itself is a setting, a dated fact of its own,
//! and is never called law. What several authorities are known to set is cited as [`instruments::LOCAL_STANDARD`].

mod cite;
mod dated;
mod history;
mod instrument;
pub mod instruments;

pub use cite::{Cite, Provision};
pub use dated::{Dated, Evidence, NOT_STATED, Status};
pub use history::{Fault, History};
pub use instrument::{Instrument, Series};
